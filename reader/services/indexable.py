"""Documents of the library as the search index takes them in, read a portion at a time."""

from collections.abc import Iterator, Sequence
from typing import Final

from reader.model.annotation import Annotation
from reader.model.document import BlockKind, DocumentSummary
from reader.model.query import Section
from reader.search import IndexedDocument
from reader.storage import Library

# Documents and code points that are read at once to be indexed.
_PORTION: Final = 100
_PORTION_CHARACTERS: Final = 500_000
# A look into a dict costs a third of what asking the class does, for each block of a library.
_SECTION_OF: Final = {kind: Section.of(kind) for kind in BlockKind}
# Above this the annotations of all documents are read at once.
_FEW: Final = 20


def indexed_documents(library: Library, wanted: Sequence[DocumentSummary]) -> Iterator[IndexedDocument]:
    """Those of the documents `wanted` that are still there, with what was written on them."""
    marks = _marks(library, wanted)
    for portion in _portions(wanted):
        found = library.indexable([row.id for row in portion])
        for row in portion:
            if row.id in found:  # Else removed meanwhile: its entry in the log is still to come.
                yield _indexed(row, *found.pop(row.id), marks.get(row.id, ()))


def _marks(library: Library, wanted: Sequence[DocumentSummary]) -> dict[int, Sequence[Annotation]]:
    """The annotations of each document that has any."""
    annotated = [row.id for row in wanted if row.annotations]
    if len(annotated) <= _FEW:
        return {document: library.annotations(document) for document in annotated}
    marks: dict[int, list[Annotation]] = {document: [] for document in annotated}
    for mark in library.annotations():
        marks.get(mark.document, []).append(mark)
    return dict(marks)


def _portions(wanted: Sequence[DocumentSummary]) -> Iterator[list[DocumentSummary]]:
    """The documents in portions that are asked for at once: few, but for brief ones."""
    portion: list[DocumentSummary] = []
    size = 0
    for row in wanted:
        portion.append(row)
        size += row.characters
        if size >= _PORTION_CHARACTERS or len(portion) == _PORTION:
            yield portion
            portion, size = [], 0
    yield portion


def _indexed(
    row: DocumentSummary, texts: tuple[str, ...], kinds: Sequence[BlockKind], marks: Sequence[Annotation]
) -> IndexedDocument:
    return IndexedDocument(
        row.id,
        row.title,
        texts,
        sections=tuple(map(_SECTION_OF.__getitem__, kinds)),
        notes=tuple(mark.note for mark in marks if mark.note),
        tags=tuple(dict.fromkeys(tag for mark in marks for tag in mark.tags)),
        colours=tuple(dict.fromkeys(mark.colour.value for mark in marks)),
        authors=row.authors,
        series=row.series,
        date=row.date,
        number=row.number,
    )
