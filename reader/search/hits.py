"""From places in the stored folded text to hits in the source text."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np

from reader.model.search import DocumentHits, Hit
from reader.search.documents import TextReader
from reader.search.occurrences import Span, block_occurrences
from reader.search.plans import PhrasePlan
from reader.search.searcher import RankedDocument, places
from reader.search.snippets import snippet
from reader.text import folding

Source = tuple[str, str | Path, Sequence[str]]
"""Title, path and the source texts of the blocks of a document."""

TextOf = Callable[[int], Source]

Place = tuple[int, int, int]
"""A block, and where in its folded text: start and end in code points."""


def document_hits(
    found: RankedDocument, plans: Sequence[PhrasePlan], prefix: bool, limit: int, source: Source
) -> DocumentHits:
    """The first `limit` hits (0 = all) of a document, in the order of its text."""
    title, path, blocks = source
    spans = places(found.segment.text, found.docnum, plans, limit)
    located = _locate(found.segment.text, found.docnum, spans)
    folded: dict[int, folding.Folded] = {}
    hits = []
    total = found.count
    if not _still_so(located, blocks, plans, folded):
        # The document changed since it was indexed, and the index has still to catch up.
        fresh = _scan(blocks, plans, prefix)
        total, located = len(fresh), [(place, "") for place in (fresh[:limit] if limit else fresh)]
    for (block, start, end), _text in located:
        hits.append(_hit(found.number, block, blocks[block], _folded(block, blocks, folded).map.to_source(start, end)))
    return DocumentHits(found.number, title, str(path), total, tuple(hits))


def _locate(text: TextReader, docnum: int, spans: Sequence[Span]) -> list[tuple[Place, str]]:
    """The places in the document's blocks, and what the index has there from the block's start to the place's end."""
    begin = int(text.starts[docnum])
    starts = text.block_starts(docnum).astype(np.int64) + begin
    found = []
    for start, end in spans:
        block = int(np.searchsorted(starts, start, "right")) - 1
        before = text.map[int(starts[block]) : start].decode("utf-8", "surrogatepass")
        itself = text.map[start:end].decode("utf-8", "surrogatepass")
        found.append(((block, len(before), len(before) + len(itself)), before + itself))
    return found


def _still_so(
    located: Sequence[tuple[Place, str]],
    blocks: Sequence[str],
    plans: Sequence[PhrasePlan],
    folded: dict[int, folding.Folded],
) -> bool:
    """Whether the library has at each place what the index has."""
    return all(
        block < len(blocks) and _folded(block, blocks, folded).text[:end] == text
        for (block, _start, end), text in located
    )


def _folded(block: int, blocks: Sequence[str], folded: dict[int, folding.Folded]) -> folding.Folded:
    if block not in folded:
        folded[block] = folding.fold(blocks[block])
    return folded[block]


def _scan(blocks: Sequence[str], plans: Sequence[PhrasePlan], prefix: bool) -> list[Place]:
    phrases = [plan.literal.decode("utf-8", "surrogatepass") for plan in plans]
    return [
        (number, start, end)
        for number, block in enumerate(blocks)
        for start, end in block_occurrences(folding.fold_text(block), phrases, prefix)
    ]


def _hit(document: int, block: int, text: str, span: Span) -> Hit:
    start, end = span
    around = snippet(text, start, end)
    return Hit(document, block, start, end, text[start:end], around.text, around.start, around.end)
