"""An expression over one segment: which documents it is true of, and where its places are.

The same as `meaning` says for each document, reached by postings: first what documents may come into question, then
the parts of the expression on as few of these as possible.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import lru_cache, partial, reduce
from itertools import chain, pairwise
from typing import Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.model.query import (
    And,
    Expression,
    Field,
    Leaf,
    Near,
    Not,
    Or,
    Phrase,
    Range,
    Regex,
    Run,
    Wildcard,
    parts,
)
from reader.search import nearness, proof
from reader.search.boundaries import Places
from reader.search.candidates import Counts, Documents
from reader.search.facts import NO_ISSUE, day_number
from reader.search.fields import NOTE
from reader.search.leaves import Budget, LeafReader, counted, leaf_reader
from reader.search.lookup import isin
from reader.search.meaning import Place, Source, near, notes_sought, sources, together
from reader.search.occurrences import Span, merged
from reader.search.overlaps import can_overlap, can_overlap_itself, may_overlap
from reader.search.placing import located
from reader.search.plans import plan_of
from reader.search.scoring import REACH
from reader.search.segments import SegmentView
from reader.search.wildcards import leaves_open
from reader.text.folding import fold_text

_Found = Callable[[Expression, Documents], Counts]
_May = NDArray[np.bool_]
_Counted = TypeVar("_Counted", bound=Expression)

# So many documents are looked at before all others where one is enough.
_FIRST: Final = 64
# So many bytes of documents are looked at within some hundredths of a second, whatever is looked for, and in so many to
# begin anew with the next ones costs next to nothing.
_PORTION: Final = 1 << 20
# Of what is found much sooner, since all that it says stands at known distances, so many times as many.
_OF_KNOWN_DISTANCES: Final = 8
# Stands for the count of a document that was not counted as yet.
_UNCOUNTED: Final = -2


class Evaluation:
    """A resolved expression over a segment."""

    def __init__(self, segment: SegmentView, expression: Expression, budget: Budget) -> None:
        self._segment = segment
        self._expression = expression
        self._budget = budget
        self.sources, self._in_notes, self._together = _sought(expression)
        self._readers: dict[Leaf, LeafReader] = {}
        self._known: dict[Expression, _May | None] = {}
        self._counted: dict[Expression, Counts] = {}

    def matches(self, within: Documents) -> tuple[Documents, Counts, Counts]:
        """Those of the documents `within`, ascending and possible, of which the expression is true, how often they hold
        each of the sources (a row a source), and how many places that are."""
        docs = self._true_of(self._expression, within, self._counts, False)
        rows = np.array([np.maximum(self._counts(source, docs), 0) for source in self.sources], np.int64)
        rows = rows.reshape(len(self.sources), len(docs))
        return docs, rows, self._totals(docs, rows)

    def most(self, docs: Documents) -> Counts:
        """How often each of the documents holds each of the sources at most, a row a source."""
        rows = np.array([self._most(source, docs) for source in self.sources], np.int64)
        return rows.reshape(len(self.sources), len(docs))

    def _most(self, part: Expression, docs: Documents) -> Counts:
        if isinstance(part, Leaf):
            return self._reader(part).most(docs)
        found: Counts = np.sum([self._most(each, docs) for each in parts(part)], axis=0)
        return found

    def holders(self, part: Expression) -> int:
        """How many documents of the segment hold a part with places at most, by its rarest grams and words alone."""
        if isinstance(part, Leaf):
            return self._reader(part).holders()
        each = list(map(self.holders, parts(part)))
        return min(each) if isinstance(part, Near) else min(sum(each), len(self._segment.alive))

    @property
    def has_words_together(self) -> bool:
        """Whether there are several words whose nearness counts."""
        return bool(self._together)

    def gaps(self, docs: Documents) -> NDArray[np.float64]:
        """How far from each other these words stand in each of the documents, ascending, as `scoring.nearer` says."""
        often = [sum(int(self._reader(form).most(docs).sum()) for form in forms) for forms in self._together]
        at = often.index(min(often))
        rarest, others = self._together[at], self._together[:at] + self._together[at + 1 :]
        sizes = [min(map(_size, forms)) for forms in (rarest, *others)]
        text, places = self._segment.text, np.sort(np.concatenate([self._beginnings(form, docs) for form in rarest]))
        each = [self._beside(forms, docs, places, REACH + sum(sizes)) for forms in others]
        found: NDArray[np.float64] = nearness.least(text, docs, places, nearness.gaps(each, sizes))
        return found

    def _beside(self, forms: Sequence[Phrase], docs: Documents, places: Places, reach: int) -> nearness.Distances:
        """How near to the places the nearest of any of the forms is."""
        found = [self._beside_form(form, docs, places, reach) for form in forms]
        before, after = (reduce(np.minimum, (distances[side] for distances in found)) for side in (0, 1))
        return before, after

    def _beside_form(self, form: Phrase, docs: Documents, places: Places, reach: int) -> nearness.Distances:
        sought = plan_of(form.text, form.prefix)
        if sought and form.field is Field.TEXT and proof.is_plain(sought) and not can_overlap_itself(sought.literal):
            return nearness.beside_literal(self._segment.text, places, sought.literal, reach)
        return nearness.beside(self._segment.text, places, self._beginnings(form, docs), reach)

    def _beginnings(self, phrase: Phrase, docs: Documents) -> Places:
        starts = self._reader(phrase).starts(docs)
        return np.zeros(0, np.int64) if starts is None else starts

    @property
    def in_notes(self) -> bool:
        """Whether notes are hits too, which no source counts."""
        return bool(self._in_notes)

    def spans(self, docnum: int, limit: int | None = None) -> list[Span]:
        """Where a document that matches says it, the first `limit` places (None = all), in bytes of the map,
        ascending."""
        held = self._holding(self.sources, docnum)
        if len(held) == 1 and isinstance(held[0], Leaf):
            return self._spans(held[0], docnum, limit)[:limit]  # of which none overlap
        # Where some may overlap, which of them stay is known of all together.
        each = None if may_overlap(self.sources) else limit
        return self._merged(chain.from_iterable(self._spans(source, docnum, each) for source in held))[:limit]

    def _merged(self, found: Iterable[Span]) -> list[Span]:
        """The spans of one document that stay of these, ascending, as `occurrences.merged` says."""
        spans = sorted(set(found))
        if all(one[1] <= other[0] for one, other in pairwise(spans)):
            return spans
        data = self._segment.text.map
        return merged((len(data[start:end].decode("utf-8", "surrogatepass")), (start, end)) for start, end in spans)

    def noted(self, docnum: int) -> list[Leaf]:
        """Those of the leaves that are sought in notes that a document has there."""
        return self._holding(self._in_notes, docnum)

    def _holding(self, sources: Sequence[_Counted], docnum: int) -> list[_Counted]:
        """Those that a document was found to hold; at others there may have been no time to look."""
        return [source for source in sources if self._holds(source, docnum)]

    def _holds(self, source: Expression, docnum: int) -> bool:
        counted = self._counted.get(source)
        if counted is None or counted[docnum] == _UNCOUNTED:
            counted = self._counts(source, np.array([docnum], np.uint32))
            return bool(counted[0] > 0)
        return bool(counted[docnum] > 0)

    def blocks(self, source: Source, docs: Documents) -> NDArray[np.intp]:
        """The blocks, counted through all documents, in which documents have a source, as all of `docs` do."""
        starts = [self._all_starts(source, portion) for portion in self._portions(source, docs)]
        return self._segment.text.blocks_at(np.concatenate(starts))

    def _all_starts(self, source: Source, docs: Documents) -> NDArray[np.int64]:
        """Where a source begins in any of the documents, in bytes of the map."""
        starts = self._starts(source, docs)
        if starts is not None:
            return starts
        return np.array([start for docnum in docs.tolist() for start, _end in self._spans(source, docnum)], np.int64)

    def possible(self, wanted: NDArray[np.bool_] | None = None) -> Documents:
        """The documents, ascending, of which the expression may be true; of those `wanted`, or all."""
        asked = self._segment.alive if wanted is None else wanted
        possible = self._possible(self._expression)
        return np.flatnonzero(asked if possible is None else asked & possible).astype(np.uint32)

    def holds_anywhere(self) -> bool:
        """Whether the expression is true of any document."""
        docs = self.possible()
        return any(len(self.true(part)) for part in (docs[:_FIRST], docs[_FIRST:]))

    def true(self, within: Documents) -> Documents:
        """Those of the documents `within`, ascending and possible, of which the expression is true: sooner known than
        `matches`."""
        return self._true_of(self._expression, within, self._held, False)

    # Documents

    def _possible(self, part: Expression) -> _May | None:
        """Of each document of the segment whether a part may be true of it; None = any."""
        if part not in self._known:
            self._known[part] = self._possible_by_parts(part)
        return self._known[part]

    def _possible_by_parts(self, part: Expression) -> _May | None:
        match part:
            case And(inner) | Or(inner):
                each_may = [self._possible(each) for each in inner]
            case Near(left, right):
                each_may = [self._possible(left), self._possible(right)]
            case Not() | Range():
                return None
            case Phrase() | Wildcard() | Regex():
                return self._reader(part).possible
            case Run():
                raise TypeError(f"not resolved: {part}")
        known = [may for may in each_may if may is not None]
        if isinstance(part, Or):
            return np.logical_or.reduce(known) if len(known) == len(each_may) else None
        return np.logical_and.reduce(known) if known else None

    def _true_of(self, part: Expression, within: Documents, found: _Found, doubted: bool) -> Documents:
        """Those of the documents `within` of which a part is true; with `doubted` those too that there was no time to
        look at.  found: what tells of each whether it holds something that has places."""
        match part:
            case And(inner):
                for each in sorted(inner, key=self._effort):
                    within = self._true_of(each, within, found, doubted)
                return within
            case Or(inner):
                return _united([self._true_of(each, within, found, doubted) for each in inner])
            case Not(inner_part):
                return within[~isin(within, self._true_of(inner_part, within, found, not doubted))]
            case Range():
                return within[self._in_range(part, within)]
        told = found(part, within)
        true = told != 0 if doubted else told > 0
        return within[true]

    def _held(self, source: Expression, docs: Documents) -> Counts:
        """Of each of the documents whether it holds a source: 0, another number, or UNKNOWN."""
        if not isinstance(source, Leaf):
            return self._counts(source, docs)
        return np.concatenate([self._reader(source).held(portion) for portion in self._portions(source, docs)])

    def _effort(self, part: Expression) -> int:
        """What is to be looked at first: the less it takes and the fewer documents it leaves, the lower."""
        if isinstance(part, Range):
            return 0
        possible = self._possible(part)
        documents = len(self._segment.alive) if possible is None else int(np.count_nonzero(possible))
        return documents if isinstance(part, Phrase) else documents + len(self._segment.alive)

    def _in_range(self, wanted: Range, docs: Documents) -> NDArray[np.bool_]:
        facts = self._segment.documents.facts
        if wanted.field is Field.DATE:
            values, unknown = facts.dates[docs].astype(np.int64), 0
        else:
            values, unknown = facts.issues[docs], NO_ISSUE
        found: NDArray[np.bool_] = values != unknown
        if wanted.low is not None:
            found &= values >= _as_stored(wanted.low)
        if wanted.high is not None:
            found &= values <= _as_stored(wanted.high)
        return found

    # Places

    def _reader(self, leaf: Leaf) -> LeafReader:
        if leaf not in self._readers:
            self._readers[leaf] = leaf_reader(self._segment, leaf, self._budget)
        return self._readers[leaf]

    def _counts(self, source: Expression, docs: Documents) -> Counts:
        """How often each of the documents holds a source; what was counted before is not looked at again."""
        if source not in self._counted:
            self._counted[source] = np.full(len(self._segment.alive), _UNCOUNTED, np.int64)
        counted = self._counted[source]
        new = docs[counted[docs] == _UNCOUNTED]
        if len(new):
            counted[new] = self._count(source, new)
        return counted[docs]

    def _count(self, source: Expression, docs: Documents) -> Counts:
        possible = self._possible(source)
        kept = np.arange(len(docs)) if possible is None else np.flatnonzero(possible[docs])
        counts = np.zeros(len(docs), np.int64)
        counts[kept] = np.concatenate(
            [self._count_in(source, portion) for portion in self._portions(source, docs[kept])]
        )
        return counts

    def _count_in(self, source: Expression, docs: Documents) -> Counts:
        if isinstance(source, Leaf):
            return self._reader(source).counts(docs)
        assert isinstance(source, Near), source
        starts = self._near_at_once(source, docs)
        return (
            counted(docs, partial(self._near, source)) if starts is None else self._segment.text.count_in(docs, starts)
        )

    def _portions(self, source: Expression, docs: Documents) -> Iterator[Documents]:
        """The documents, ascending, in portions, one at least, in which to look for a source: before each of them it
        may turn out that nobody waits any more."""
        is_known = isinstance(source, Phrase) or (isinstance(source, Wildcard) and not leaves_open(source.text))
        size = _PORTION * (_OF_KNOWN_DISTANCES if is_known else 1)
        begins, ends = self._segment.text.bounds(docs)
        cuts = np.flatnonzero(np.diff((ends - begins).cumsum() // size)) + 1
        for first, last in pairwise([0, *cuts.tolist(), len(docs)]):
            self._budget.go_on()
            yield docs[first:last]

    def _near(self, source: Near, docnum: int) -> list[Span]:
        return self._merged(self._spans(source, docnum))

    def _starts(self, source: Source, docs: Documents) -> NDArray[np.int64] | None:
        """Where a source begins in any of the documents, in bytes of the map; None where that is not known at once."""
        return self._near_at_once(source, docs) if isinstance(source, Near) else self._reader(source).starts(docs)

    def _near_at_once(self, sought: Near, docs: Documents) -> NDArray[np.int64] | None:
        """As `_starts`, of two phrases that cannot overlap; None for others."""
        left, right = sought.left, sought.right
        if not (isinstance(left, Phrase) and isinstance(right, Phrase)):
            return None
        if sought.distance > nearness.FARTHEST or can_overlap(left, right):
            return None
        starts = self._reader(left).starts(docs), self._reader(right).starts(docs)
        if starts[0] is None or starts[1] is None:
            return None
        sizes = _size(left), _size(right)
        return nearness.near_places(self._segment.text, starts[0], starts[1], sizes, sought.distance)

    def _spans(self, part: Expression, docnum: int, limit: int | None = None) -> list[Span]:
        """Where a part with places stands in a document, the first `limit` at least; those of several words may
        overlap."""
        self._budget.go_on()
        if isinstance(part, Leaf):
            return self._reader(part).spans(docnum, limit)
        if isinstance(part, Near):
            left, right = self._by_place(part.left, docnum), self._by_place(part.right, docnum)
            known = left | right
            self._budget.go_on()
            return [known[place] for place in near([*left], [*right], part.distance)]
        return sorted({span for each in parts(part) for span in self._spans(each, docnum)})

    def _by_place(self, part: Expression, docnum: int) -> dict[Place, Span]:
        """The same, by its places in the document's blocks."""
        spans = self._spans(part, docnum)
        return dict(zip(located(self._segment.text, docnum, spans), spans, strict=True))

    def _totals(self, docs: Documents, rows: NDArray[np.int64]) -> Counts:
        """The places in each document, and the notes; only places of different sources can overlap."""
        totals: Counts = rows.sum(axis=0)
        if may_overlap(self.sources):
            for at in np.flatnonzero((rows > 0).sum(axis=0) > 1).tolist():
                totals[at] = len(self.spans(int(docs[at])))
        if self._in_notes:
            noted = np.sum([self._counts(leaf, docs) > 0 for leaf in self._in_notes], axis=0) > 0
            for at in np.flatnonzero(noted).tolist():
                totals[at] += len(self._notes(int(docs[at])))
        return totals

    def _notes(self, docnum: int) -> set[int]:
        """The notes of a document that hold what is sought in notes, by their numbers among all."""
        found = [start for leaf in self.noted(docnum) for start, _end in self._reader(leaf).spans(docnum)]
        return set(self._segment.documents.texts[NOTE].blocks_at(np.array(found, np.int64)).tolist())


def _size(phrase: Phrase) -> int:
    """In bytes of folded text."""
    return len(fold_text(phrase.text).encode("utf-8", "surrogatepass"))


def _as_stored(end: date | int) -> int:
    return day_number(end) if isinstance(end, date) else end


def _united(lists: Sequence[Documents]) -> Documents:
    return np.unique(np.concatenate(lists))


@lru_cache(maxsize=64)
def _sought(expression: Expression) -> tuple[tuple[Source, ...], tuple[Leaf, ...], tuple[tuple[Phrase, ...], ...]]:
    """What has places in the text, what is looked for in notes, and what should stand together, for all segments."""
    in_text, in_notes = dict.fromkeys(sources(expression)), dict.fromkeys(notes_sought(expression))
    return tuple(in_text), tuple(in_notes), together(expression)
