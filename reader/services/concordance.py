"""Every place of a query as a line, and the words that keep company with it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby, islice
from typing import Final

import numpy as np

from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.concordance import Collocate, Collocates, Concordance, KwicLine, Side, Sorting, Unit, Window
from reader.model.dates import iso_of
from reader.model.progress import Progress, Report, no_report
from reader.model.query import Section
from reader.model.search import Hit, Query
from reader.search import occurrences
from reader.services.finding import SearchService
from reader.storage import Library
from reader.text.association import log_likelihood, mutual_information
from reader.text.characters import is_word
from reader.text.folding import fold_text
from reader.text.outward import sort_key, units

# Companions for which the whole library is asked; the rest are rarer than all of these.
_ASKED: Final = 600
_WIDEST: Final = 200


class ConcordanceService:
    """Answers from what is indexed, as searching does."""

    def __init__(self, library: Library, finding: SearchService) -> None:
        self._library = library
        self._finding = finding

    def concordance(self, query: Query, sorting: Sorting | None = None) -> Concordance:
        """The first `query.limit` places as lines, by document in the order of the text, or of all when sorted.

        Raises UsageError for a query that makes no sense.
        """
        found = self._finding.search(replace(query, limit=0) if sorting is not None else query)
        days = {row.id: iso_of(row.date_parts) for row in self._library.documents()}
        lines = [KwicLine(hit, group.title, days.get(hit.document, "")) for group in found.groups for hit in group.hits]
        if sorting is not None:
            if sorting.nth < 1:
                raise UsageError(_("排序的位置從 1 算起。"))
            lines.sort(key=lambda line: sort_key(line.before, line.after, sorting))
            lines = lines[: query.limit or None]
        told = (found.total, found.documents, found.pending, found.reading, found.incomplete)
        return Concordance(query, tuple(lines), *told)

    def collocates(self, query: Query, window: Window, report: Report = no_report) -> Collocates:
        """What stands near any of the places of `query`; its limit does not count.

        All that is counted is occurrences as searching finds them, a window's text by itself: so the figures can be
        checked by searching.  Raises UsageError for a query or a window that makes no sense.
        """
        if not (0 <= window.left <= _WIDEST and 0 <= window.right <= _WIDEST and window.left + window.right):
            raise UsageError(_("前後的範圍要在 0 到 {most} 字之間，而且不能都是 0。").format(most=_WIDEST))
        # A note has no surroundings in the text.
        found = self._finding.search(replace(query, limit=0))
        hits = [hit for hit in found.hits if hit.section is not Section.NOTE]
        beside = Surroundings(self._zones(hits, window), [hit.text for hit in hits])
        wanted = beside.companions(window)
        rows = self._finding.about(query)
        told = []
        for done, word in enumerate(wanted):
            report(Progress("collocates", done, len(wanted), word))
            counts = self._finding.counts(Query(word, document=query.document)).places
            told.append(beside.counted(word, sum(counts.get(row.id, 0) for row in rows)))
        characters = max(sum(row.characters for row in rows) - beside.inside, beside.size)
        scored = _scored(told, beside.size, characters)
        how = (found.pending, found.reading, found.incomplete)
        return Collocates(query, window, scored, len(hits), beside.size, characters, *how)

    def _zones(self, hits: Iterable[Hit], window: Window) -> Iterator[tuple[Side, str]]:
        """The text beside the places, none of it twice: what is between two of them is at the right of the first."""
        for document, held in groupby(hits, key=lambda hit: hit.document):
            _title, _source, texts = self._library.texts(document)
            for block, places in groupby(held, key=lambda hit: hit.block):
                yield from zones(texts[block], [(hit.start, hit.end) for hit in places], window)


def _scored(found: Sequence[Collocate], beside: int, characters: int) -> tuple[Collocate, ...]:
    """Companions with their scores, the most surprising first; beside, characters: as in Collocates."""
    counts = np.array([(each.count, each.count + each.elsewhere) for each in found], np.int64).reshape(-1, 2)
    together, every = counts[:, 0], counts[:, 1]
    likelihood = log_likelihood(together, beside, every, characters)
    information = mutual_information(together, beside, every, characters)
    scored = [
        replace(each, likelihood=float(score), information=float(bits))
        for each, score, bits in zip(found, likelihood, information, strict=True)
    ]
    return tuple(sorted(scored, key=lambda each: (-each.likelihood, -each.count, each.text)))


def zones(text: str, places: Sequence[tuple[int, int]], window: Window) -> Iterator[tuple[Side, str]]:
    """The text beside `places`, ascending, of one block: to the left of each as far as nothing has it, and right."""
    free = 0
    for (start, end), following in zip(places, [*(start for start, _end in places[1:]), len(text)], strict=True):
        first = max(start - window.left, free)
        if first < start:
            yield Side.LEFT, _whole(text[first:start], text[first - 1 : first], "")
        free = min(end + window.right, following)
        if free > end:
            yield Side.RIGHT, _whole(text[end:free], "", text[free : free + 1])


def _whole(zone: str, before: str, after: str) -> str:
    """`zone` without what is only a part of a word that goes on in the character before or after it."""
    first, last = 0, len(zone)
    if before and is_word(before):
        while first < last and is_word(zone[first]):
            first += 1
    if after and is_word(after):
        while last > first and is_word(zone[last - 1]):
            last -= 1
    return zone[first:last]


class Surroundings:
    """The windows around the places of a query.  size: their code points; inside: those of the places."""

    def __init__(self, zones: Iterable[tuple[Side, str]], nodes: Sequence[str]) -> None:
        self._zones: dict[Side, list[str]] = {Side.LEFT: [], Side.RIGHT: []}
        for side, zone in zones:
            self._zones[side].append(zone)
        self.size = sum(len(zone) for texts in self._zones.values() for zone in texts)
        self.inside = sum(map(len, nodes))
        # A line feed is an edge for searching, so that no word is found across two windows.
        self._folded = {side: fold_text("\n".join(texts)) for side, texts in self._zones.items()}
        self._nodes = fold_text("\n".join(nodes))

    def companions(self, window: Window) -> list[str]:
        """The units that are near the places often enough, the most frequent first, as they are mostly written."""
        forms: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for zone in (zone for texts in self._zones.values() for zone in texts):
            for unit in units(zone, window.unit):
                if _may_be_companion(unit, window.unit):
                    forms[fold_text(unit)][unit] += 1
        frequent = sorted(forms, key=lambda folded: (-forms[folded].total(), folded))
        found = (folded for folded in frequent if sum(self._counts(folded)) >= window.least)
        return [min(forms[folded], key=lambda form: (-forms[folded][form], form)) for folded in islice(found, _ASKED)]

    def _counts(self, folded: str) -> list[int]:
        """How often a word is at the left and at the right."""
        return [len(occurrences(self._folded[side], folded)) for side in (Side.LEFT, Side.RIGHT)]

    def counted(self, word: str, every: int) -> Collocate:
        """A companion of which the text compared with has `every` occurrences, not scored yet."""
        folded = fold_text(word)
        left, right = self._counts(folded)
        outside = every - len(occurrences(self._nodes, folded)) - left - right
        return Collocate(word, left + right, left, right, max(outside, 0), 0.0, 0.0)


def _may_be_companion(unit: str, counted: Unit) -> bool:
    """Marks are none; where words are counted, neither are single Chinese characters nor bare numbers."""
    if not unit[0].isalnum():
        return False
    return counted is Unit.CHARACTER or (len(unit) > 1 and not unit.isdecimal())
