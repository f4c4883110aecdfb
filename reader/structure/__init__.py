"""Raw text to structure: pages, lines, furniture, blocks, footnotes, tables, records.  Pure; never raises."""

from reader.model.document import Structure
from reader.model.raw import RawText

__all__ = ["restore"]


def restore(raw: RawText) -> Structure:
    """The structure of `raw`.  Its rules are loaded here: who shows a document needs only the dates of this package."""
    from reader.structure import restoration

    return restoration.restore(raw)
