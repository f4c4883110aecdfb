"""Raw text to structure: pages, lines, furniture, blocks, footnotes, tables, records.  Pure; never raises."""

from reader.structure.restoration import restore

__all__ = ["restore"]
