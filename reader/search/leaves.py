"""The leaves of an expression in one segment: which documents may hold each, how often they do, and where."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain, compress
from typing import Final, Protocol

import numpy as np
from numpy.typing import NDArray

from reader.errors import Cancelled
from reader.i18n import gettext as _
from reader.model.progress import IsCancelled, never
from reader.model.query import BLOCK_FIELDS, Field, Leaf, Phrase, Regex, Section, Wildcard
from reader.search import candidates, fields, fragments, opened, proof, regexes, wildcards
from reader.search.candidates import ANY, Counts, Documents
from reader.search.documents import TextReader
from reader.search.facts import SECTIONS
from reader.search.meaning import section_of
from reader.search.occurrences import Span
from reader.search.placing import blocks_with, in_bytes
from reader.search.plans import PhrasePlan, plan_of
from reader.search.required import AllOf, always, required
from reader.search.segments import SegmentView
from reader.search.terms import FieldTerms, Postings
from reader.text.folding import is_word

UNKNOWN: Final = -1
"""The count of a document that there was no time to look at."""

STORED: Final = {
    Field.TITLE: fields.TITLE,
    Field.AUTHOR: fields.AUTHOR,
    Field.SERIES: fields.SERIES,
    Field.NOTE: fields.NOTE,
    Field.TAG: fields.TAG,
}

# To find so many places takes as long as to count them.
_FEW_PLACES: Final = 200


@dataclass(slots=True)
class Budget:
    """The time that all regular expressions of a query have together.  unseen: the numbers of the documents that were
    not looked at.  cancelled: whether anybody waits for the query at all."""

    seconds: float
    cancelled: IsCancelled = never
    unseen: set[int] = field(default_factory=set)

    def go_on(self) -> None:
        """Raises Cancelled where nobody waits any more."""
        if self.cancelled():
            raise Cancelled(_("已停止搜尋。"))


class LeafReader(Protocol):
    """A leaf in one segment."""

    possible: NDArray[np.bool_] | None
    """Of each document of the segment whether it may hold it; None = any."""

    def holders(self) -> int:
        """How many documents of the segment hold it at most, by its rarest gram or word alone."""

    def most(self, docs: Documents) -> Counts:
        """How often each of the documents holds it at most."""

    def held(self, docs: Documents) -> Counts:
        """Of each of the documents whether it holds it: 0, another number, or UNKNOWN."""

    def starts(self, docs: Documents) -> NDArray[np.int64] | None:
        """Where it begins in any of the documents, in bytes of the map, ascending; None where that is not known."""

    def counts(self, docs: Documents) -> Counts:
        """How often each of the documents holds it, or UNKNOWN."""

    def spans(self, docnum: int, limit: int | None = None) -> list[Span]:
        """Where a document holds it, in bytes of the map, ascending: the first `limit` places at least, None = all."""


def leaf_reader(segment: SegmentView, leaf: Leaf, budget: Budget) -> LeafReader:
    """What answers for a leaf."""
    name = fields.BODY if leaf.field in BLOCK_FIELDS else STORED[leaf.field]
    terms, text = segment.terms.fields.get(name), segment.documents.texts[name]
    if terms is None:
        return _Nowhere(len(segment.alive))
    if isinstance(leaf, Phrase):
        plan = plan_of(leaf.text, leaf.prefix)
        found: LeafReader = _PhraseReader(terms, text, plan) if plan else _Nowhere(len(text.ends))
    elif isinstance(leaf, Wildcard):
        sought = wildcards.pattern(leaf.text)
        found = _WildcardReader(terms, text, sought, budget) if sought else _Nowhere(len(text.ends))
    else:
        found = _RegexReader(terms, text, leaf, segment.documents.numbers, budget)
    section = section_of(leaf.field)
    return _SectionReader(segment, found, section) if section else found


class _Bounded:
    """What the postings say of a leaf; None = nothing."""

    def __init__(self, postings: Postings | None, documents: int) -> None:
        """documents: how many there are in the segment."""
        self._frequencies = None if postings is None else candidates.spread(postings, documents)
        self.possible: NDArray[np.bool_] | None = None if self._frequencies is None else self._frequencies > 0

    def most(self, docs: Documents) -> Counts:
        if self._frequencies is None:
            return np.full(len(docs), ANY, np.int64)
        return candidates.bounds(self._frequencies.take(docs))

    def starts(self, docs: Documents) -> NDArray[np.int64] | None:
        return None


def counted(docs: Documents, spans: Callable[[int], Sequence[Span]]) -> Counts:
    """How many places each of the documents has; UNKNOWN where `spans` raises TimeoutError."""
    counts = np.full(len(docs), UNKNOWN, np.int64)
    for at, docnum in enumerate(docs.tolist()):
        with suppress(TimeoutError):
            counts[at] = len(spans(docnum))
    return counts


class _Nowhere(_Bounded):
    """A leaf in a field that no document of the segment has."""

    def __init__(self, documents: int) -> None:
        super().__init__(np.zeros(0, np.uint32), documents)

    def holders(self) -> int:
        return 0

    def counts(self, docs: Documents) -> Counts:
        return np.zeros(len(docs), np.int64)

    held = counts

    def spans(self, docnum: int, limit: int | None = None) -> list[Span]:
        return []


class _PhraseReader(_Bounded):
    """Where few documents are looked at, what was found there is kept: they may be asked about again, for how near
    other words stand and to be shown."""

    def __init__(self, terms: FieldTerms, text: TextReader, sought: PhrasePlan) -> None:
        super().__init__(candidates.holders(terms, sought, len(text.ends)), len(text.ends))
        self._terms = terms
        self._text = text
        self._plan = sought
        # Of each of the documents that were looked at where it stands there.
        self._seen: dict[int, list[Span]] = {}

    def holders(self) -> int:
        return candidates.most_holders(self._terms, self._plan, len(self._text.ends))

    def counts(self, docs: Documents) -> Counts:
        counts = self.most(docs)
        unproven = np.flatnonzero((counts == ANY) if self._plan.exact else counts)
        asked, most = docs[unproven], counts[unproven]
        if _are_few(most):
            counts[unproven] = list(map(len, self._spans_in(asked, most)))
        else:
            counts[unproven] = proof.count_in(self._terms, self._text, asked, self._plan, most)
        return counts

    def held(self, docs: Documents) -> Counts:
        held = self.most(docs)
        if not self._plan.exact:
            may = np.flatnonzero(held)
            held[may] = proof.held_in(self._terms, self._text, docs[may], self._plan)
        return held

    def starts(self, docs: Documents) -> NDArray[np.int64] | None:
        most = self.most(docs)
        docs, most = docs[most > 0], most[most > 0]
        if _are_few(most):
            spans = chain.from_iterable(self._spans_in(docs, most))
            return np.array([start for start, _end in spans], np.int64)
        return proof.places_in(self._text, docs, self._plan)

    def _spans_in(self, docs: Documents, most: Counts) -> list[list[Span]]:
        """Where each of the documents holds it, ascending as these are; most: as of `most`."""
        new = np.array([docnum not in self._seen for docnum in docs.tolist()], bool)
        if new.any():
            found = proof.occurrences_in_each(self._terms, self._text, docs[new], self._plan, most[new])
            self._seen.update(zip(docs[new].tolist(), found, strict=True))
        return [self._seen[docnum] for docnum in docs.tolist()]

    def spans(self, docnum: int, limit: int | None = None) -> list[Span]:
        seen = self._seen.get(docnum)
        return proof.occurrences_in(self._text, docnum, self._plan, limit) if seen is None else seen[:limit]


def _are_few(most: Counts) -> bool:
    """Whether documents with so many places at most are looked at as soon as these are counted."""
    return len(most) <= proof.FEW and int(most.sum()) <= _FEW_PLACES


class _WildcardReader(_Bounded):
    def __init__(self, terms: FieldTerms, text: TextReader, sought: wildcards.Pattern, budget: Budget) -> None:
        of_pieces = fragments.holders_of_pieces(terms, sought, len(text.ends))
        found, told = fragments.holders_of_all(terms, sought, of_pieces, len(text.ends))
        super().__init__(found, len(text.ends))
        self._terms, self._of_pieces = terms, of_pieces
        self._told = min(told, key=lambda each: len(each[1].docs), default=None)
        self._text = text
        self._sought = sought
        self._budget = budget
        self._seen: list[opened.Spans] = []
        # Of each document the last of these that tell of it.
        self._seen_in = np.full(len(text.ends), -1, np.int32)

    def holders(self) -> int:
        return fragments.most_holders(self._terms, AllOf(self._sought.literals), len(self._text.ends))

    def counts(self, docs: Documents) -> Counts:
        return self._text.count_in(docs, self.starts(docs))

    def held(self, docs: Documents) -> Counts:
        held = self.most(docs)
        may = np.flatnonzero(held)
        docs = docs[may]
        if self._told:
            found, left = opened.held_between(self._text, docs, self._sought, *self._told, self._budget.go_on)
            found[left] = self._text.count_in(docs[left], self._spans(docs[left])[0]) > 0
        else:
            found = opened.held_in(self._text, docs, *self._asked(docs))
        held[may] = found
        return held

    def starts(self, docs: Documents) -> NDArray[np.int64]:
        docs = docs[self.most(docs) > 0]
        found = self._spans(docs)
        self._seen_in[docs] = len(self._seen)
        self._seen.append(found)
        return found[0]

    def spans(self, docnum: int, limit: int | None = None) -> list[Span]:
        starts, ends = self._spans_of(docnum)
        return list(zip(starts[:limit].tolist(), ends[:limit].tolist(), strict=True))

    def _spans_of(self, docnum: int) -> opened.Spans:
        if self._seen_in[docnum] < 0:
            return self._spans(np.array([docnum], np.uint32))
        starts, ends = self._seen[self._seen_in[docnum]]
        first, last = np.searchsorted(starts, (self._text.starts[docnum], self._text.ends[docnum]))
        return starts[first:last], ends[first:last]

    def _spans(self, docs: Documents) -> opened.Spans:
        if not self._told:
            return opened.spans_in(self._text, docs, *self._asked(docs))
        piece, told = self._told
        are_open = told.has_open[docs]
        known = opened.spans_between(self._text, docs[~are_open], self._sought, piece, told, self._budget.go_on)
        if not are_open.any():
            return known
        others = docs[are_open]
        return opened.together(known, opened.spans_in(self._text, others, *self._asked(others)))

    def _asked(self, docs: Documents) -> tuple[wildcards.Pattern, int, Counts, opened.GoOn]:
        return self._sought, self._anchor, self._of_anchor.most(docs), self._budget.go_on

    @cached_property
    def _anchor(self) -> int:
        return fragments.rarest_piece(self._terms, self._sought, self._of_pieces)

    @cached_property
    def _of_anchor(self) -> _Bounded:
        anchor = self._sought.literals[self._anchor]
        # What begins or ends with a letter stands in longer words too.
        inside = is_word(anchor[0]) or is_word(anchor[-1])
        return _Bounded(None if inside else self._of_pieces[self._anchor], len(self._text.ends))


class _RegexReader(_Bounded):
    """It is looked for in one document after the other."""

    def __init__(
        self, terms: FieldTerms, text: TextReader, leaf: Regex, numbers: NDArray[np.int64], budget: Budget
    ) -> None:
        need, documents = required(leaf.pattern), len(text.ends)
        super().__init__(fragments.holders_of_need(terms, need, documents), documents)
        self._terms, self._need, self._text = terms, need, text
        # To look for the blocks of each choice takes longer than to look at all of them.
        self._literals = [text.encode("utf-8", "surrogatepass") for text in always(need)]
        self._expression = regexes.compiled(leaf.pattern)
        self._numbers = numbers
        self._budget = budget
        self._known: dict[int, list[Span]] = {}

    def holders(self) -> int:
        return fragments.most_holders(self._terms, self._need, len(self._text.ends))

    def counts(self, docs: Documents) -> Counts:
        counts = np.zeros(len(docs), np.int64)
        may = np.flatnonzero(self.most(docs))
        counts[may] = counted(docs[may], self.spans)
        return counts

    held = counts

    def spans(self, docnum: int, limit: int | None = None) -> list[Span]:
        """Raises TimeoutError when the time of the query is over, but never for a document that was looked at."""
        if docnum not in self._known:
            began = time.monotonic()
            try:
                self._known[docnum] = list(self._found(docnum, began + self._budget.seconds))
            except TimeoutError:
                self._budget.unseen.add(int(self._numbers[docnum]))
                raise
            finally:
                self._budget.seconds -= time.monotonic() - began
        return self._known[docnum]

    def _found(self, docnum: int, deadline: float) -> Iterator[Span]:
        for begin, block in blocks_with(self._text, docnum, self._literals):
            self._budget.go_on()
            left = deadline - time.monotonic()
            if left <= 0:
                raise TimeoutError
            yield from in_bytes(begin, block, regexes.occurrences(block, self._expression, left))


class _SectionReader:
    """A leaf that is looked for in the blocks of one section only."""

    def __init__(self, segment: SegmentView, whole: LeafReader, section: Section) -> None:
        self._whole = whole
        self._text = segment.text
        self._facts = segment.documents.facts
        self._code = SECTIONS.index(section)
        self.possible = whole.possible

    def holders(self) -> int:
        return self._whole.holders()

    def most(self, docs: Documents) -> Counts:
        return self._whole.most(docs)

    def starts(self, docs: Documents) -> NDArray[np.int64] | None:
        found = self._whole.starts(docs)
        if found is None:
            return None
        inside: NDArray[np.int64] = found[self._are_inside(found)]
        return inside

    def _are_inside(self, starts: NDArray[np.int64]) -> NDArray[np.bool_]:
        """Of places, in bytes of the map, whether they are in the section."""
        are: NDArray[np.bool_] = self._facts.all_sections[self._text.blocks_at(starts)] == self._code
        return are

    def counts(self, docs: Documents) -> Counts:
        starts = self.starts(docs)
        if starts is not None:
            return self._text.count_in(docs, starts)
        counts = self._whole.counts(docs)
        some = np.flatnonzero(counts > 0)
        counts[some] = counted(docs[some], self.spans)
        return counts

    held = counts

    def spans(self, docnum: int, limit: int | None = None) -> list[Span]:
        spans = self._whole.spans(docnum)
        inside = self._are_inside(np.array([start for start, _end in spans], np.int64))
        return list(compress(spans, inside))
