"""One search in a state of the index: what matches, in which order, where it stands, and how it divides."""

from abc import ABC, abstractmethod
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.query import Reading, Section
from reader.model.search import DocumentHits, FacetCount, Query, Tally
from reader.search import facets, proof
from reader.search.forms import FormsPlan, forms_plan
from reader.search.hits import Asked, phrase_hits
from reader.search.matches import Matches, PhraseMatches
from reader.search.plans import PhrasePlan, plan_of
from reader.search.ranking import Ranking
from reader.search.searcher import Searcher
from reader.search.segments import SegmentView


class Search(ABC):
    """reading, incomplete: as in SearchResults.  typed: how the phrase was typed that is to come first, None if it does
    not matter.  portion: how many documents are looked at before what is found by then is told of, None where all is
    found at once."""

    reading: Reading | None = None
    typed: FormsPlan | None = None
    portion: int | None = None

    def __init__(self, searcher: Searcher, query: Query) -> None:
        self._searcher = searcher
        self._query = query

    @property
    def incomplete(self) -> int:
        return 0

    @cached_property
    def matches(self) -> list[Matches]:
        """Of each segment."""
        return [self._matches(segment) for segment in self._searcher.segments]

    @abstractmethod
    def _matches(self, segment: SegmentView) -> Matches:
        """What matches, or may, in one segment; what is not sure is unproven."""

    @abstractmethod
    def hits(self, asked: Sequence[Asked]) -> list[DocumentHits | None]:
        """The hits in documents that match; None for one that does so no more."""

    @abstractmethod
    def _blocks(self, matches: Matches) -> Iterator[NDArray[np.intp]]:
        """The blocks, counted through all documents of a segment, in which there are hits; the matches are proven."""

    def documents(self) -> int:
        """How many documents match: sooner known than a ranking has all of them proven."""
        return sum(matches.documents() for matches in self.matches)

    def tally(self, divide: bool) -> Tally:
        """All that matches, and with `divide` how it divides by the facets."""
        total = documents = 0
        for matches in self.matches:
            matches.prove(np.flatnonzero(~matches.proven))
            found = matches.totals[matches.totals >= 0]
            total, documents = total + int(found.sum()), documents + len(found)
        return Tally(total, documents, self._facets() if divide else (), self.incomplete)

    def ranking(self) -> Ranking:
        return Ranking(self.matches, self._searcher.scoring, self._query.sort, self.portion)

    def _facets(self) -> tuple[FacetCount, ...]:
        """How the documents divide; the matches are proven."""
        found = [(each.segment.documents.facts, each.docs[each.totals >= 0]) for each in self.matches]
        sections: Counter[Section] = Counter()
        for matches in self.matches:
            blocks = np.concatenate([np.zeros(0, np.intp), *self._blocks(matches)])
            sections += matches.segment.documents.facts.documents_by_section(blocks)
        return facets.counts(found, sections)


class PhraseSearch(Search):
    """For any of the phrases of a query that has no expression.  Raises UsageError if there is none."""

    def __init__(self, searcher: Searcher, query: Query, reading: Reading | None = None) -> None:
        super().__init__(searcher, query)
        self.reading = reading
        self._plans = phrase_plans(query)
        self.typed = forms_plan(query.phrase, query.prefix) if query.phrase.strip() else None

    def _matches(self, segment: SegmentView) -> Matches:
        wanted = self._searcher.wanted(segment, self._query)
        return PhraseMatches(segment, self._plans, self.typed, wanted, self._searcher.scoring)

    def hits(self, asked: Sequence[Asked]) -> list[DocumentHits | None]:
        return phrase_hits(asked, self._plans, self._query.prefix)

    def _blocks(self, matches: Matches) -> Iterator[NDArray[np.intp]]:
        text = matches.segment.text
        for row, each in zip(matches.counts, self._plans, strict=True):
            yield text.blocks_at(proof.places_in(text, matches.docs[row > 0], each))


def phrase_plans(query: Query) -> list[PhrasePlan]:
    """A plan for each different phrase of the query.  Raises UsageError if there is none."""
    plans = dict.fromkeys(plan_of(phrase, query.prefix) for phrase in (query.phrase, *query.anyof))
    known = [plan for plan in plans if plan is not None]
    if not known:
        raise UsageError(_("沒有可以尋找的字；請輸入要找的詞句。"))
    return known
