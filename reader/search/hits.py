"""From places in the stored folded text to hits in the source text."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Final, NamedTuple

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


class Asked(NamedTuple):
    """A document of which the first `limit` hits are shown."""

    found: RankedDocument
    source: Source
    limit: int


HitsOf = Callable[[Sequence[Asked]], list[DocumentHits | None]]
"""The hits of some documents; None for one that has none any more."""

_Folded = FoldedBlocks[tuple[int, int]]

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
        hits += (group.total if group else 0) - found.count
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
) -> Iterator[tuple[RankedDocument, Asked | None, DocumentHits | None]]:
    """Documents with their hits, `room` together if each has as many as the index knows; without where the library
    does not know them any more."""
    known: list[Asked] = []
    for found in some:
        with suppress(NotFoundError):
            known.append(Asked(found, text_of(found.number), room))
        room = max(room - max(found.count, 1), 1)
    shown = {asked.found.number: (asked, group) for asked, group in zip(known, hits_of(known), strict=True)}
    return ((found, *shown.get(found.number, (None, None))) for found in some)


def _said_so(typed: FormsPlan, group: DocumentHits, source: Source) -> bool:
    """Whether a document says it as it was typed: in one of the hits that are shown, or anywhere else."""
    shown = any(folding.in_own_script(hit.text) == typed.own for hit in group.hits)
    return shown or (group.total > len(group.hits) and typed.is_in(map(folding.in_own_script, source[2])))


def phrase_hits(asked: Sequence[Asked], plans: Sequence[PhrasePlan], prefix: bool) -> list[DocumentHits | None]:
    """The hits of any of the phrases in documents, in the order of each text."""

    def wanted(found: RankedDocument, limit: int) -> list[Place]:
        text = found.segment.text
        return list(located(text, found.docnum, places(text, found.docnum, plans, limit)))

    return documents_hits(
        [Wanted(each, wanted(each.found, each.limit), lambda blocks: _scan(blocks, plans, prefix)) for each in asked]
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is shown of a document.  places: the first so many as are asked for, ascending, as the index knows them.
    anew: finds all of them in a text that has changed."""

    asked: Asked
    places: Sequence[Place]
    anew: Anew


def documents_hits(wanted: Sequence[Wanted]) -> list[DocumentHits | None]:
    """The hits at some places of documents, all in one go."""
    folded = _folded([(each.asked.source[2], each.places) for each in wanted])
    if folded is not None and [*folded.texts.values()] == list(_as_indexed(wanted, folded.texts)):
        return _groups(folded, [(each.asked, each.asked.found.count, each.places) for each in wanted])
    if len(wanted) > 1:
        return [group for each in wanted for group in documents_hits([each])]
    # The document changed since it was indexed, and the index has still to catch up.
    asked = wanted[0].asked
    fresh = wanted[0].anew(asked.source[2])
    shown = fresh[: asked.limit] if fresh else []
    folded = _folded([(asked.source[2], shown)])
    return [None] if fresh is None or folded is None else _groups(folded, [(asked, len(fresh), shown)])


def _folded(shown: Sequence[tuple[Sequence[str], Sequence[Place]]]) -> _Folded | None:
    """The blocks of places in the blocks of documents, by the numbers of both; None if any is not there."""
    if any(place[0] >= len(blocks) for blocks, places in shown for place in places):
        return None
    return FoldedBlocks(
        {(number, block): blocks[block] for number, (blocks, places) in enumerate(shown) for block, _, _ in places}
    )


def _as_indexed(wanted: Sequence[Wanted], blocks: Iterable[tuple[int, int]]) -> Iterator[str]:
    """The folded texts of the same blocks as the index has them."""
    for number, of_one in groupby(blocks, itemgetter(0)):
        found = wanted[number].asked.found
        yield from some_blocks(found.segment.text, found.docnum, (block for _number, block in of_one))


def _groups(folded: _Folded, shown: Sequence[tuple[Asked, int, Sequence[Place]]]) -> list[DocumentHits | None]:
    """The hits at places of documents that have so many hits."""
    spans = iter(
        folded.to_source(
            [
                ((number, block), start, end)
                for number, (_asked, _total, places) in enumerate(shown)
                for block, start, end in places
            ]
        )
    )
    return [_group(asked, total, places, spans) for asked, total, places in shown]


def _group(asked: Asked, total: int, places: Sequence[Place], spans: Iterator[Span]) -> DocumentHits:
    found, (title, path, blocks), _limit = asked
    sections = found.segment.documents.facts.sections_of(found.docnum, [block for block, _start, _end in places])
    hits = tuple(
        _hit(found.number, block, section, blocks[block], next(spans))
        for (block, _start, _end), section in zip(places, sections, strict=True)
    )
    return DocumentHits(found.number, title, str(path), total, hits)


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
