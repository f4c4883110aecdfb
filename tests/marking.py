"""Marks on words, as tests make them."""

from collections.abc import Iterable

from reader.model.annotation import Colour, Style
from reader.model.changes import ChangeSet
from reader.services.session import Reader


def mark_words(
    reader: Reader,
    document: int,
    words: str,
    *,
    colour: Colour = Colour.YELLOW,
    style: Style = Style.HIGHLIGHT,
    note: str = "",
    tags: Iterable[str] = (),
) -> ChangeSet:
    """Mark the one place of a document that says `words`, in either script."""
    blocks = reader.library_service.document(document).blocks
    (place,) = reader.reading.find_quote(blocks, words)
    return reader.annotations.add(document, place, colour=colour, style=style, note=note, tags=tags)
