"""Raw text to structure: pages, lines, furniture, blocks, footnotes, tables, records.  Pure; never raises.

`restoration` goes the whole way; each package knows those below it only:

    headings         what each paragraph is, `provenance` where the document comes from, `entries` what others use of it
    set_pages        lines of pages with positions
    footnotes        which lines are footnotes, and the marks that refer to them
    tables           rows and columns of texts without positions
    breaks           whether a line goes on with the one before
    page_furniture   what pages carry beside the text
    words            what lines say, by rules

The modules beside them are what all of these are made of: lines, drafts of blocks, numbers, characters.
"""

from reader.model.document import Structure
from reader.model.raw import RawText

__all__ = ["restore"]


def restore(raw: RawText) -> Structure:
    """The structure of `raw`.  Its rules are loaded here: who shows a document needs only the dates of this package."""
    from reader.structure import restoration

    return restoration.restore(raw)
