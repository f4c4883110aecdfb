"""Documents set right, and what marks on them hold, as the tests of corrections ask it."""

from reader.bootstrap import Reader
from reader.model.annotation import AnchorState, Annotation
from reader.model.changes import ChangeSet
from reader.model.document import Document


def document_of(reader: Reader, number: int) -> Document:
    """The newest edition of a document."""
    return reader.library_service.document(number)


def words_of(reader: Reader, annotation: Annotation) -> str:
    """What a mark that has its place stands on, a line break between two blocks."""
    assert annotation.span is not None
    assert annotation.state is AnchorState.RESOLVED
    blocks = document_of(reader, annotation.document).blocks
    start, end = annotation.span.start, annotation.span.end
    if start.block == end.block:
        return blocks[start.block].text[start.offset : end.offset]
    return blocks[start.block].text[start.offset :] + "\n" + blocks[end.block].text[: end.offset]


def join(reader: Reader, number: int, block: int) -> ChangeSet:
    """Join a block of the newest edition with the one above it."""
    return reader.corrections.join(number, document_of(reader, number).edition, block)
