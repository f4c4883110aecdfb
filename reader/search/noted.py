"""Hits in the notes of annotations: they stand where the annotation does, and show the note."""

from collections.abc import Callable, Iterator, Sequence

from reader.model.query import Leaf, Section
from reader.model.search import DocumentHits, Hit
from reader.search.indexed import PlacedNote
from reader.search.meaning import spans_in
from reader.search.occurrences import Span
from reader.search.snippets import snippet
from reader.text.folding import fold

NotesOf = Callable[[int], Sequence[PlacedNote]]
"""The notes of a document as they are now."""


def no_notes(_document: int) -> tuple[PlacedNote, ...]:
    return ()


def with_notes(
    group: DocumentHits, leaves: Sequence[Leaf], notes: Sequence[PlacedNote], blocks: Sequence[str], limit: int
) -> DocumentHits:
    """The hits of a document with those in its notes among them, the first `limit` of all."""
    found = list(_hits(group.document, leaves, notes, blocks))
    hits = sorted((*group.hits, *found), key=lambda hit: (hit.block, hit.start, hit.end))
    return DocumentHits(group.document, group.title, group.source, group.total + len(found), tuple(hits[:limit]))


def _hits(document: int, leaves: Sequence[Leaf], notes: Sequence[PlacedNote], blocks: Sequence[str]) -> Iterator[Hit]:
    for note in notes:
        folded = fold(note.text)
        spans = [span for leaf in leaves for span in _spans(leaf, folded.text)]
        block = note.span.start.block if note.span else len(blocks)
        part = note.span.part(block, len(blocks[block])) if note.span and block < len(blocks) else None
        if spans and part:
            around = snippet(note.text, *folded.map.to_source(*min(spans)))
            yield Hit(
                document, block, *part, blocks[block][slice(*part)], around.text, around.start, around.end, Section.NOTE
            )


def _spans(leaf: Leaf, folded_text: str) -> list[Span]:
    """As `spans_in`; none where a note that has changed since it was indexed takes too long."""
    try:
        return spans_in(leaf, folded_text)
    except TimeoutError:
        return []
