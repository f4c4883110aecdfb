"""How near words stand to each other, and the order of what is found, against their plain definitions."""

import math
from dataclasses import dataclass, replace
from itertools import product

import numpy as np
import pytest
from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from reader.model.query import (
    And,
    Field,
    Or,
    Phrase,
)
from reader.model.search import Query, Sort
from reader.search import Index, leaves, ranking, writer
from reader.search.asking import asked
from reader.search.evaluation import Evaluation
from reader.search.fields import BODY, TITLE
from reader.search.matches import NOTHING, Matches
from reader.search.meaning import FoldedDocument, spans_in, together
from reader.search.ranking import Ranking
from reader.search.scoring import REACH, Scores, nearer, score
from reader.text.folding import fold_text
from tests.properties.made_up import QUERIES, Asker, folded
from tests.properties.test_search import new_index, unhurried


def plain_gap(parts: tuple[tuple[Phrase, ...], ...], document: FoldedDocument) -> float:
    """As `scoring.nearer` says, by trying every choice of places."""
    sizes = [min(len(fold_text(form.text).encode()) for form in forms) for forms in parts]
    least = math.inf
    for block in document.blocks:
        places = [
            [len(block[:start].encode()) for form in forms for start, _end in spans_in(form, block)] for forms in parts
        ]
        for starts in product(*places):
            ends = [start + size for start, size in zip(starts, sizes, strict=True)]
            gap = max(ends) - min(starts) - sum(sizes)
            least = min(least, 1 if gap < 0 else gap)
    return least


@settings(unhurried, phases=(Phase.explicit, Phase.generate))
@given(st.integers(0, 2**32))
def test_words_are_as_near_as_the_nearest_choice_of_their_places(seed: int) -> None:
    asker = Asker(seed)
    library = asker.library()
    told = {number: folded(document) for number, document in library.items()}
    with new_index() as index:
        index.update(library.values(), sequence=1)
        (segment,) = index._current().searcher.segments
        for _ in range(QUERIES):
            words = [Or((asker.phrase(Field.TEXT), asker.phrase(Field.TEXT)))] if seed % 3 == 0 else []
            both = And((asker.phrase(Field.TEXT), asker.phrase(Field.TEXT), *words))
            evaluation = Evaluation(segment, both, leaves.Budget(1))
            if not evaluation.has_words_together:
                continue
            docs = evaluation.true(evaluation.possible())
            for docnum, gap in zip(docs.tolist(), evaluation.gaps(docs).tolist(), strict=True):
                plain = plain_gap(together(both), told[int(segment.documents.numbers[docnum])])
                event("side by side" if plain == 0 else "near" if plain <= REACH else "far")
                assert gap == plain or (gap > REACH and plain > REACH), both


@dataclass
class Ordered:
    """What a document comes first by, in order: the lower, the sooner."""

    first: float | bytes
    score: float
    number: int
    count: int

    def key(self) -> tuple[float | bytes, float, int]:
        return self.first, -self.score, self.number


def plain_first(sort: Sort, matches: Matches, row: int) -> float | bytes:
    docnum = int(matches.docs[row])
    match sort:
        case Sort.RELEVANCE:
            return -int(matches.said_so(np.array([row]))[0])
        case Sort.HITS:
            return -int(matches.at_most(np.array([row]))[0])
        case Sort.TITLE:
            return matches.segment.documents.texts[TITLE][docnum]
    days = int(matches.segment.documents.facts.dates[docnum])
    return -days if sort is Sort.DATE_NEWEST else days or math.inf


def plain_order(index: Index, query: Query, nearest: int) -> list[tuple[int, int]]:
    """The documents and how often each says it, by what `scoring` says of every one of them.

    nearest: in so many documents it counts how near to each other the words stand.
    """
    searcher = index._current().searcher
    every = asked(searcher, query).matches
    rarities = searcher.scoring.rarities(
        [sum(each) for each in zip(*(matches.holders() for matches in every), strict=True)]
    )

    def entry(matches: Matches, row: int, boosts: Scores, gap: float | None) -> Ordered:
        damping = searcher.scoring.damping(matches.segment, BODY, matches.docs[row : row + 1])
        said = np.minimum(matches.counts[:, row : row + 1], matches.countable) / damping + boosts[:, row : row + 1]
        scores = score(rarities, said) if gap is None else nearer(score(rarities, said), np.array([gap]))
        number = int(matches.segment.documents.numbers[matches.docs[row]])
        return Ordered(plain_first(query.sort, matches, row), float(scores[0]), number, int(matches.totals[row]))

    boosts = [matches.boosts() for matches in every]
    places = [(at, row) for at, matches in enumerate(every) for row in range(len(matches.docs))]
    by_bounds = sorted(places, key=lambda place: entry(every[place[0]], place[1], boosts[place[0]], None).key())
    near = set(by_bounds[:nearest]) if any(matches.has_words_together for matches in every) else set()
    for matches in every:
        matches.prove(np.arange(len(matches.docs)))
    found = []
    for at, row in places:
        if every[at].totals[row] != NOTHING:
            gap = float(every[at].gaps(np.array([row]))[0]) if (at, row) in near else None
            found.append(entry(every[at], row, boosts[at], gap))
    return [(each.number, each.count) for each in sorted(found, key=Ordered.key)]


def taken(ranked: Ranking, counted_after: int | None) -> list[tuple[int, int]]:
    """All documents in their turn, everything counted after so many of them; None = never."""
    found: list[tuple[int, int]] = []
    if counted_after == 0:
        ranked.prove_all()
    while some := ranked.take(9, 1):
        found += [(each.number, each.total) for each in some]
        if len(found) == counted_after:
            ranked.prove_all()
    return found


@settings(unhurried, max_examples=40, phases=(Phase.explicit, Phase.generate))
@given(st.integers(0, 2**32))
def test_the_order_is_that_of_the_scores_whenever_everything_is_counted(seed: int) -> None:
    asker = Asker(seed)
    documents = [asker.document(number) for number in range(1, 41)]
    with new_index() as index, pytest.MonkeyPatch.context() as patch:
        # So that in a small library too there are documents that are not looked at before their turn.
        patch.setattr(ranking, "_FEW", 0)
        patch.setattr(ranking, "_FIRST", 1)
        patch.setattr(ranking, "NEAREST", nearest := 1 + seed % 4)
        patch.setattr(ranking, "_SORTED", nearest + seed // 4 % 3)
        patch.setattr(writer, "_SEGMENT_SIZE", 300 if seed % 2 else writer._SEGMENT_SIZE)
        index.update(documents[:25], sequence=1)
        index.update(documents[25:], sequence=2)
        for number in range(QUERIES):
            query = replace(asker.query(), document=None)
            if number % 2:  # what many documents have, near each other or not
                query = replace(query, expression=And((Phrase(asker.words(1)), Phrase(asker.words(1)))))
            order = plain_order(index, query, nearest)
            event("many" if len(order) > 8 else "few" if order else "none")
            for counted_after in (None, 0, 3):
                ranked = asked(index._searcher(query), query).ranking()
                assert taken(ranked, counted_after) == order, (counted_after, query.sort, query.expression)
