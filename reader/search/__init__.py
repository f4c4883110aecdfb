"""Full-text search: exact phrases in either script, over everything in the library."""

from reader.search.index import Index, IndexedDocument, open_index
from reader.search.occurrences import block_occurrences, occurrences

__all__ = ["Index", "IndexedDocument", "block_occurrences", "occurrences", "open_index"]
