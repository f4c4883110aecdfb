"""From places in the stored folded text to hits in the source text."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

import numpy as np

from reader.errors import NotFoundError
from reader.model.query import Section
from reader.model.search import DocumentHits, Hit
from reader.search.folded_block import FoldedBlocks
from reader.search.forms import FormsPlan
from reader.search.matches import places
from reader.search.meaning import Place
from reader.search.occurrences import Span, block_occurrences
from reader.search.placing import located_together
from reader.search.plans import PhrasePlan
from reader.search.ranking import RankedDocument, Ranking
from reader.search.segments import SegmentView
from reader.search.snippets import snippet
from reader.text import folding

Source = tuple[str, str | Path, Sequence[str]]
"""Title, path and the source texts of the blocks of a document."""

TextOf = Callable[[int], Source]


class Asked(NamedTuple):
    """A document of which the first `limit` hits are shown."""

    found: RankedDocument
    source: Source
    limit: int


Anew = Callable[[Asked], list[Place] | None]
"""All places in the source texts of a document that has changed; None if it is not found any more."""

HitsOf = Callable[[Sequence[Asked]], list[DocumentHits | None]]
"""The hits of some documents; None for one that has none any more."""

# So many documents at most are shown together.
_TOGETHER: Final = 32


@dataclass(frozen=True, slots=True)
class Collected:
    """groups: of the first hits.  hits, documents: how many more or less there are than the index knows."""

    groups: tuple[DocumentHits, ...]
    hits: int
    documents: int


def collected(
    ranking: Ranking,
    limit: int,
    text_of: TextOf,
    hits_of: HitsOf,
    typed: FormsPlan | None,
    tell: Callable[[Collected], object] | None = None,
) -> Collected:
    """The groups of the first `limit` hits (0 = all), those that say it as it was `typed` first.

    A document without hits, found by what is known of it, counts as one hit.  tell: called after each group.
    """
    groups: list[DocumentHits] = []
    hits, documents = 0, 0
    for found, group in _in_turn(ranking, limit, text_of, hits_of, typed):
        hits += (group.total if group else 0) - found.total
        documents -= group is None
        if group is not None:
            groups.append(group)
            if tell is not None:
                tell(Collected(tuple(groups), hits, documents))
    return Collected(tuple(groups), hits, documents)


def _in_turn(
    ranking: Ranking, limit: int, text_of: TextOf, hits_of: HitsOf, typed: FormsPlan | None
) -> Iterator[tuple[RankedDocument, DocumentHits | None]]:
    """Documents until there are enough hits, best first; None for what is not found any more."""
    room = limit or sys.maxsize
    while room > 0 and (some := ranking.take(room, _TOGETHER)):
        for found, asked, group in _shown(some, room, text_of, hits_of):
            if asked and group and len(group.hits) < min(group.total, room):
                # Those before it have fewer than was thought.
                [group] = hits_of([asked._replace(limit=room)])
            if asked and group and found.said_so and typed and not _said_so(typed, group, asked.source):
                ranking.put_back(found)
                continue
            if group:
                group = replace(group, hits=group.hits[:room]) if len(group.hits) > room else group
                room -= max(len(group.hits), 1)
            yield found, group
            if room <= 0:
                break


def _shown(
    some: Sequence[RankedDocument], room: int, text_of: TextOf, hits_of: HitsOf
) -> list[tuple[RankedDocument, Asked | None, DocumentHits | None]]:
    """Documents with their hits, `room` together if each has as many as the index knows; without where the library
    does not know them any more."""
    known: list[Asked] = []
    for found in some:
        limit, room = room, max(room - max(found.total, 1), 1)
        try:
            known.append(Asked(found, text_of(found.number), limit))
        except NotFoundError:
            continue
    shown = {asked.found.number: (asked, group) for asked, group in zip(known, hits_of(known), strict=True)}
    return [(found, *shown.get(found.number, (None, None))) for found in some]


def _said_so(typed: FormsPlan, group: DocumentHits, source: Source) -> bool:
    """Whether a document says it as it was typed: in one of the hits that are shown, or anywhere else, if only within
    two hits side by side: however many are shown, the answer is the same."""
    shown = any(folding.in_own_script(hit.text) == typed.own for hit in group.hits)
    return shown or typed.is_in(map(folding.in_own_script, source[2]))


def phrase_hits(asked: Sequence[Asked], plans: Sequence[PhrasePlan], prefix: bool) -> list[DocumentHits | None]:
    """The hits of any of the phrases in documents, in the order of each text."""
    wanted = [
        Wanted(
            each,
            each.found.total,
            places(each.found.segment.text, each.found.docnum, plans, min(each.limit, each.found.total)),
        )
        for each in asked
    ]
    return documents_hits(wanted, lambda asked: _scan(asked.source[2], plans, prefix))


class Wanted(NamedTuple):
    """What is shown of a document.  total: how many places it has, as the index knows it.  spans: the first so many as
    are asked for, in bytes of the map, ascending."""

    asked: Asked
    total: int
    spans: Sequence[Span]


class _Shown(NamedTuple):
    """Places of documents.  blocks: those in which they are, each by its number in its document.  sections, sources: of
    each of these.  owners: of each place, which of these it is in.  spans: of each place, in code points of its
    source."""

    blocks: Sequence[int]
    sections: Sequence[Section]
    sources: Sequence[str]
    owners: Sequence[int]
    spans: Sequence[Span]


def documents_hits(wanted: Sequence[Wanted], anew: Anew) -> list[DocumentHits | None]:
    """The hits at some places of documents, those of each segment in one go."""
    groups: dict[int, DocumentHits | None] = {}
    for segment in dict.fromkeys(each.asked.found.segment for each in wanted):
        some = [each for each in wanted if each.asked.found.segment is segment]
        numbers = [each.asked.found.number for each in some]
        groups.update(zip(numbers, _of_segment(segment, some, anew), strict=True))
    return [groups[each.asked.found.number] for each in wanted]


def _of_segment(segment: SegmentView, wanted: Sequence[Wanted], anew: Anew) -> list[DocumentHits | None]:
    shown = _as_indexed(segment, wanted)
    if shown is not None:
        return _groups(shown, [(each.asked, each.total, len(each.spans)) for each in wanted])
    if len(wanted) > 1:
        return [group for each in wanted for group in _of_segment(segment, [each], anew)]
    return [_changed(segment, wanted[0].asked, anew(wanted[0].asked))]


def _as_indexed(segment: SegmentView, wanted: Sequence[Wanted]) -> _Shown | None:
    """The places as the index knows them; None if any of their blocks is not the one that was indexed."""
    found = located_together(segment.text, [span for each in wanted for span in each.spans])
    owners, numbers = (each.tolist() for each in segment.text.numbered(found.blocks))
    blocks_of = {each.asked.found.docnum: each.asked.source[2] for each in wanted}
    if any(number >= len(blocks_of[docnum]) for docnum, number in zip(owners, numbers, strict=True)):
        return None
    sources = [blocks_of[docnum][number] for docnum, number in zip(owners, numbers, strict=True)]
    folded = FoldedBlocks(sources)
    if folded.text != found.text or (folded.begins != found.begins).any():
        return None
    spans = folded.to_source(found.owners, found.starts, found.ends)
    sections = segment.documents.facts.sections_at(found.blocks)
    return _Shown(numbers, sections, sources, found.owners.tolist(), spans)


def _changed(segment: SegmentView, asked: Asked, every: Sequence[Place] | None) -> DocumentHits | None:
    """The hits at the places of a document that changed since it was indexed: the index has still to catch up."""
    found, (_title, _path, texts), limit = asked
    if every is None:
        return None
    places = every[:limit]
    numbers = sorted({block for block, _start, _end in places})
    sources = [texts[number] for number in numbers]
    folded = FoldedBlocks(sources)
    owners = np.searchsorted(numbers, [block for block, _start, _end in places])
    edges = np.array([place[1:] for place in places], np.intp).reshape(-1, 2).T + folded.begins[owners]
    sections = segment.documents.facts.sections_of(found.docnum, numbers)
    shown = _Shown(numbers, sections, sources, owners.tolist(), folded.to_source(owners, *edges))
    return _groups(shown, [(asked, len(every), len(places))])[0]


def _groups(shown: _Shown, sizes: Iterable[tuple[Asked, int, int]]) -> list[DocumentHits | None]:
    """The hits of documents that have so many, and of which so many are shown."""
    places = zip(shown.owners, shown.spans, strict=True)
    return [_group(asked, total, shown, islice(places, size)) for asked, total, size in sizes]


def _group(asked: Asked, total: int, shown: _Shown, places: Iterable[tuple[int, Span]]) -> DocumentHits:
    number, (title, path, _blocks) = asked.found.number, asked.source
    hits = tuple(
        _hit(number, shown.blocks[block], shown.sections[block], shown.sources[block], span) for block, span in places
    )
    return DocumentHits(number, title, str(path), total, hits)


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
