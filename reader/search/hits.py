"""From places in the stored folded text to hits in the source text."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reader.errors import NotFoundError
from reader.model.query import Section
from reader.model.search import DocumentHits, Hit
from reader.search.folded_block import FoldedBlocks
from reader.search.forms import FormsPlan
from reader.search.matches import places
from reader.search.meaning import Place
from reader.search.occurrences import Span, block_occurrences
from reader.search.placing import located, some_blocks
from reader.search.plans import PhrasePlan
from reader.search.ranking import RankedDocument, Ranking
from reader.search.snippets import snippet
from reader.text import folding

Source = tuple[str, str | Path, Sequence[str]]
"""Title, path and the source texts of the blocks of a document."""

TextOf = Callable[[int], Source]

Anew = Callable[[Sequence[str]], list[Place] | None]
"""The places in the source texts of the blocks of a document that has changed; None if it is not found any more."""


HitsOf = Callable[[RankedDocument, int, Source], DocumentHits | None]
"""The first so many hits of a document; None if it has none any more."""


@dataclass(frozen=True, slots=True)
class Collected:
    """groups: of the first hits.  hits, documents: how many more or less there are than the index knows."""

    groups: tuple[DocumentHits, ...]
    hits: int
    documents: int


def collected(ranking: Ranking, limit: int, text_of: TextOf, hits_of: HitsOf, typed: FormsPlan | None) -> Collected:
    """The groups of the first `limit` hits (0 = all), those that say it as it was `typed` first.

    A document without hits, found by what is known of it, counts as one hit.
    """
    groups: list[DocumentHits] = []
    returned, hits, documents = 0, 0, 0
    while (not limit or returned < limit) and (found := ranking.take()) is not None:
        try:
            source = text_of(found.number)
            group = hits_of(found, limit and limit - returned, source)
        except NotFoundError:
            group = None
        if group is not None and found.said_so and typed is not None and not _said_so(typed, group, source):
            ranking.put_back(found)
            continue
        hits += (group.total if group else 0) - found.count
        documents -= group is None
        if group is not None:
            groups.append(group)
            returned += max(len(group.hits), 1)
    return Collected(tuple(groups), hits, documents)


def _said_so(typed: FormsPlan, group: DocumentHits, source: Source) -> bool:
    """Whether a document says it as it was typed: in one of the hits that are shown, or anywhere else."""
    shown = any(folding.in_own_script(hit.text) == typed.own for hit in group.hits)
    return shown or (group.total > len(group.hits) and typed.is_in(map(folding.in_own_script, source[2])))


def phrase_hits(
    found: RankedDocument, plans: Sequence[PhrasePlan], prefix: bool, limit: int, source: Source
) -> DocumentHits | None:
    """The first `limit` hits (0 = all) of any of the phrases in a document, in the order of its text."""
    spans = places(found.segment.text, found.docnum, plans, limit)
    wanted = list(located(found.segment.text, found.docnum, spans))
    return document_hits(found, wanted, lambda blocks: _scan(blocks, plans, prefix), limit, source)


def document_hits(
    found: RankedDocument, wanted: Sequence[Place], anew: Anew, limit: int, source: Source
) -> DocumentHits | None:
    """The hits at the places `wanted`, of which there may be more than `limit` (0 = all), ascending."""
    title, path, blocks = source
    total, shown = found.count, wanted[:limit] if limit else wanted
    text, docnum = found.segment.text, found.docnum
    folded = _folded(blocks, shown)
    if folded is None or folded.text != "\n".join(some_blocks(text, docnum, folded.blocks)):
        # The document changed since it was indexed, and the index has still to catch up.
        fresh = anew(blocks)
        if fresh is None:
            return None
        total, shown = len(fresh), fresh[:limit] if limit else fresh
        folded = FoldedBlocks({block: blocks[block] for block, _start, _end in shown})
    sections = found.segment.documents.facts.sections_of(docnum, [block for block, _start, _end in shown])
    spans = folded.to_source(shown)
    hits = tuple(
        _hit(found.number, block, section, blocks[block], span)
        for (block, _start, _end), section, span in zip(shown, sections, spans, strict=True)
    )
    return DocumentHits(found.number, title, str(path), total, hits)


def _folded(blocks: Sequence[str], places: Sequence[Place]) -> FoldedBlocks | None:
    """The blocks of the places; None if there is no longer one for each."""
    if any(block >= len(blocks) for block, _start, _end in places):
        return None
    return FoldedBlocks({block: blocks[block] for block, _start, _end in places})


def _scan(blocks: Sequence[str], plans: Sequence[PhrasePlan], prefix: bool) -> list[Place] | None:
    phrases = [plan.literal.decode("utf-8", "surrogatepass") for plan in plans]
    found = [
        (number, start, end)
        for number, block in enumerate(blocks)
        for start, end in block_occurrences(folding.fold_text(block), phrases, prefix)
    ]
    return found or None


def _hit(document: int, block: int, section: Section, text: str, span: Span) -> Hit:
    start, end = span
    around = snippet(text, start, end)
    return Hit(document, block, start, end, text[start:end], around.text, around.start, around.end, section)
