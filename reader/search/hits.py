"""From places in the stored folded text to hits in the source text."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import numpy as np

from reader.model.query import Section
from reader.model.search import DocumentHits, Hit
from reader.search.documents import TextReader
from reader.search.folded_block import FoldedBlock
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
    text, docnum, total = found.segment.text, found.docnum, found.count
    located = list(_locate(text, docnum, places(text, docnum, plans, limit)))
    wanted = {block for block, _start, _end in located}
    folded = {block: FoldedBlock(blocks[block]) for block in wanted if block < len(blocks)}
    if any(block not in folded or folded[block].text != _stored(text, docnum, block) for block in wanted):
        # The document changed since it was indexed, and the index has still to catch up.
        fresh = _scan(blocks, plans, prefix)
        total, located = len(fresh), fresh[:limit] if limit else fresh
        folded = {block: FoldedBlock(blocks[block]) for block, _start, _end in located}
    facts = found.segment.documents.facts
    hits = tuple(
        _hit(found.number, block, facts.section(docnum, block), blocks[block], folded[block].to_source(start, end))
        for block, start, end in located
    )
    return DocumentHits(found.number, title, str(path), total, hits)


def _locate(text: TextReader, docnum: int, spans: Sequence[Span]) -> Iterator[Place]:
    """Places in bytes of the map, ascending, as places in the document's blocks."""
    starts = text.block_starts(docnum).astype(np.int64) + int(text.starts[docnum])
    at_block, at_byte, at = -1, 0, 0
    for start, end in spans:
        block = int(np.searchsorted(starts, start, "right")) - 1
        if block != at_block:
            at_block, at_byte, at = block, int(starts[block]), 0
        first = at + len(text.map[at_byte:start].decode("utf-8", "surrogatepass"))
        at_byte, at = start, first
        yield block, first, first + len(text.map[start:end].decode("utf-8", "surrogatepass"))


def _stored(text: TextReader, docnum: int, block: int) -> str:
    """A block's folded text as the index has it."""
    starts = text.block_starts(docnum)
    begin = int(text.starts[docnum])
    end = begin + int(starts[block + 1]) - 1 if block + 1 < len(starts) else int(text.ends[docnum])
    return text.map[begin + int(starts[block]) : end].decode("utf-8", "surrogatepass")


def _scan(blocks: Sequence[str], plans: Sequence[PhrasePlan], prefix: bool) -> list[Place]:
    phrases = [plan.literal.decode("utf-8", "surrogatepass") for plan in plans]
    return [
        (number, start, end)
        for number, block in enumerate(blocks)
        for start, end in block_occurrences(folding.fold_text(block), phrases, prefix)
    ]


def _hit(document: int, block: int, section: Section, text: str, span: Span) -> Hit:
    start, end = span
    around = snippet(text, start, end)
    return Hit(document, block, start, end, text[start:end], around.text, around.start, around.end, section)
