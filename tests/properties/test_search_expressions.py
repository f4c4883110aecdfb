"""Whatever an expression asks for, the index answers what the definition says of each document."""

import math
import random
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from itertools import product

import numpy as np
import pytest
from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from reader.model.annotation import Span
from reader.model.query import (
    BLOCK_FIELDS,
    And,
    Expression,
    Field,
    Leaf,
    Near,
    Not,
    Or,
    Phrase,
    Range,
    Reading,
    Regex,
    Run,
    Section,
    Wildcard,
    as_phrase,
    escaped,
)
from reader.model.search import Facet, Query, SearchResults, Sort
from reader.search import Index, IndexedDocument, PlacedNote, fragments, leaves, proof, ranking, regexes, writer
from reader.search.asking import asked
from reader.search.evaluation import Evaluation
from reader.search.fields import BODY, TITLE
from reader.search.matches import NOTHING, Matches
from reader.search.meaning import FoldedDocument, hits, holds, notes_sought, resolved, spans_in, together
from reader.search.ranking import Ranking
from reader.search.scoring import REACH, Scores, nearer, score
from reader.text.folding import fold, fold_text
from tests.properties.test_search import ALPHABET, CHUNKS, RESCRIPT, new_index, unhurried

Library = dict[int, IndexedDocument]
Place = tuple[int, int, int, int]

SECTIONS = (Section.BODY, Section.BODY, Section.HEADING, Section.FOOTNOTE, Section.TABLE, Section.CAPTION)
DAYS = (None, date(2020, 1, 1), date(2020, 12, 31), date(2023, 5, 6))
NOTED = (-1, 0)  # stands for the place of a note, which ends where no other one does
PAGE = ("……",)  # a block after those that are indexed, with room for two notes

QUERIES = 10  # for each library; 100 libraries are made up in a test run

FIELDS = (*(Field.TEXT,) * 12, *sorted(BLOCK_FIELDS), Field.TITLE, Field.AUTHOR, Field.SERIES, Field.NOTE, Field.TAG)
SHAPES: tuple[Callable[[str, str], str], ...] = (
    lambda a, b: f"{a}.{{0,3}}{b}",
    lambda a, b: f"{a}|{b}",
    lambda a, b: f"{a}.?{b}|{b}{a}|{b}{b}",
    lambda a, b: f"{a}[(|]|[)]?{b}",
    lambda a, b: f"[{a}]+{b}",
    lambda a, b: f"{a}?{b}",
    lambda a, b: f"^{a}",
    lambda a, b: f"{a}$",
    lambda a, b: f"(?:{a}|{b})+",
    lambda a, b: f"(?i)(?:{a}|{b}){a}",
    lambda a, b: f"[{a}]{b}|(?:{b}){{0,1}}{a}",
    lambda a, b: f"(?<!{a}){b}",
    lambda a, b: rf"{a}\w*",
    lambda a, b: f"[^{a}]{b}",
    lambda a, b: rf"\b{a}\b",
    lambda a, b: f"{a} {b}",
    lambda a, b: rf"{a}\s+{b}",
    lambda a, b: "".join(rf"\U{ord(char):08x}" for char in a) + b,
)


class Asker:
    """Makes up documents, and what to ask of them, mostly of what they say.  One seed, one library and its queries."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._said = ["貿"]

    def text(self) -> str:
        pieces = ALPHABET if self._random.random() < 0.8 else CHUNKS
        return "".join(self._random.choice(pieces) for _ in range(self._random.randrange(24)))

    def _texts(self, most: int) -> tuple[str, ...]:
        return tuple(self.text() for _ in range(self._random.randrange(most + 1)))

    def document(self, number: int) -> IndexedDocument:
        blocks = self._texts(5)
        made = IndexedDocument(
            number,
            self.text(),
            blocks,
            sections=tuple(self._random.choice(SECTIONS) for _ in blocks),
            notes=self._texts(2),
            tags=self._texts(2),
            authors=self._texts(2),
            series=self._random.choice((None, self.text())),
            date=self._random.choice(DAYS),
            number=self._random.choice((None, 1, 7, 320)),
        )
        self._said += [*blocks, *blocks, made.title, *made.notes, *made.tags, *made.authors, made.series or ""]
        return made

    def library(self) -> Library:
        return {number: self.document(number) for number in range(1, self._random.randint(2, 9))}

    def query(self) -> Query:
        only = self._random.choice((None, None, None, 1))
        return Query("", 0, document=only, expression=self.expression(), sort=self._random.choice(tuple(Sort)))

    def words(self, most: int = 6) -> str:
        block = self._random.choice(self._said)
        if not block or self._random.random() < 0.15:
            cut = self.text()
        else:
            start = self._random.randrange(len(block))
            cut = block[start : start + self._random.randint(1, most)]
        cut = cut.translate(RESCRIPT) if self._random.random() < 0.5 else cut
        return cut if fold_text(cut).strip() else "貿"

    def phrase(self, field: Field) -> Phrase:
        return Phrase(self.words(), field, self._random.random() < 0.4)

    def wildcard(self, field: Field) -> Wildcard:
        said = self.words(6)
        if len(said) > 2 and self._random.random() < 0.5:
            at = self._random.randrange(1, len(said) - 1)
            return Wildcard(escaped(said[:at]) + self._random.choice("?*") + escaped(said[at + 1 :]), field)
        opened = ("", "?", "*", "*?", "??")
        pieces = [escaped(self.words(3)) for _ in range(self._random.randint(1, 3))]
        inner = "".join(piece + self._random.choice(opened) for piece in pieces)
        return Wildcard(self._random.choice(opened) + inner, field)

    def regex(self, field: Field) -> Regex:
        one, other = re.escape(self.words(2)), re.escape(self.words(2))
        pattern = self._random.choice(SHAPES)(one, other)
        try:
            regexes.compiled(pattern)
        except regexes.error:
            return Regex(one + other, field)
        return Regex(pattern, field)

    def leaf(self, field: Field) -> Leaf:
        kind = self._random.randrange(4)
        return self.regex(field) if kind == 3 else self.wildcard(field) if kind == 2 else self.phrase(field)

    def side(self, depth: int) -> Expression:
        field = self._random.choice((Field.TEXT, Field.TEXT, *sorted(BLOCK_FIELDS)))
        kind = self._random.randrange(5 if depth else 4)
        if kind == 3:
            return Or((self.leaf(field), self.leaf(field)))
        return self.near(depth - 1) if kind == 4 else self.leaf(field)

    def near(self, depth: int) -> Near:
        return Near(self.side(depth), self.side(depth), self._random.choice((0, 1, 5, 20)))

    def range(self) -> Range:
        if self._random.random() < 0.5:
            days = (None, date(2020, 1, 1), date(2023, 5, 6))
            return Range(Field.DATE, self._random.choice(days), self._random.choice(days))
        return Range(Field.NUMBER, self._random.choice((None, 1, 7)), self._random.choice((None, 7, 320)))

    def run(self) -> Run:
        field = self._random.choice(FIELDS)
        one, other = self.phrase(field), self.wildcard(field)
        if self._random.random() < 0.3:
            return Run((one, self.phrase(field)), ((self.phrase(field), self.phrase(field)), ()))
        return Run((one, other) if self._random.random() < 0.3 else (one, self.phrase(field)))

    def expression(self, depth: int = 2) -> Expression:
        kinds = ("leaf", "leaf", "near", "range", "run", *(("and", "and", "or", "or", "not") if depth else ()))
        match self._random.choice(kinds):
            case "leaf":
                return self.leaf(self._random.choice(FIELDS))
            case "near":
                return self.near(1)
            case "range":
                return self.range()
            case "run":
                return self.run()
            case "not":
                return And((self.expression(depth - 1), Not(self.expression(depth - 1))))
            case kind:
                parts = tuple(self.expression(depth - 1) for _ in range(self._random.randint(2, 3)))
                return And(parts) if kind == "and" else Or(parts)


def folded(document: IndexedDocument) -> FoldedDocument:
    known = {
        Field.TITLE: (document.title,),
        Field.AUTHOR: document.authors,
        Field.SERIES: (document.series,) if document.series else (),
        Field.NOTE: document.notes,
        Field.TAG: document.tags,
    }
    return FoldedDocument(
        [fold_text(block) for block in document.blocks],
        document.sections,
        {field: [fold_text(text) for text in written] for field, written in known.items()},
        {Field.DATE: document.date, Field.NUMBER: document.number},
    )


def plain_scan(library: Library, query: Query) -> tuple[set[int], set[Place]]:
    """The documents of which it is true and the places in their sources."""
    assert query.expression is not None
    told = {number: folded(document) for number, document in library.items()}

    def reading(run: Run) -> Reading:
        return Reading.PHRASE if any(holds(as_phrase(run), each) for each in told.values()) else Reading.WORDS

    expression = resolved(query.expression, reading)
    in_notes = list(notes_sought(expression))
    found = {
        number: places
        for number, document in told.items()
        if query.document in (None, number) and (places := hits(expression, document)) is not None
    }
    noted = {
        (number, *NOTED, at)
        for number in found
        for at, note in enumerate(library[number].notes, 1)
        if any(spans_in(leaf, fold_text(note)) for leaf in in_notes)
    }
    maps = {number: [fold(block).map for block in library[number].blocks] for number in found}
    return set(found), noted | {
        (number, block, *maps[number][block].to_source(start, end))
        for number, places in found.items()
        for block, start, end in places
    }


def search(index: Index, library: Library, query: Query, count: bool = True) -> SearchResults:
    return index.search(
        query,
        lambda number: (library[number].title, "", (*library[number].blocks, *PAGE)),
        count,
        lambda number: [
            PlacedNote(note, Span.within(len(library[number].blocks), 0, at))
            for at, note in enumerate(library[number].notes, 1)
        ],
    )


def index_finds(index: Index, library: Library, query: Query) -> tuple[set[int], set[Place]]:
    results = search(index, library, query)
    places = [
        (hit.document, *(NOTED if hit.section is Section.NOTE else (hit.block, hit.start)), hit.end)
        for hit in results.hits
    ]
    documents = [group.document for group in results.groups]
    assert len(set(places)) == len(places) == results.total == sum(group.total for group in results.groups)
    assert len(set(documents)) == len(documents) == results.documents
    assert index.counts(query).places == {group.document: group.total for group in results.groups}
    assert results.incomplete == 0
    in_sections = {(hit.document, hit.section) for hit in results.hits if hit.section is not Section.NOTE}
    told = {each.value: each.documents for each in index.count(query).facets if each.facet is Facet.SECTION}
    assert told == Counter(section.value for _number, section in in_sections)
    few = replace(query, limit=3)
    assert search(index, library, few, count=False).groups == search(index, library, few).groups
    return set(documents), set(places)


@settings(unhurried, phases=(Phase.explicit, Phase.generate))  # a smaller seed is no simpler case
@given(st.integers(0, 2**32))
def test_an_expression_finds_what_its_definition_finds(seed: int) -> None:
    asker = Asker(seed)
    library = asker.library()
    documents = list(library.values())
    half = len(documents) // 2
    with new_index() as index, pytest.MonkeyPatch.context() as patch:
        # So that small libraries too are asked for more, and side by side.
        patch.setattr(fragments, "MANY", seed % 2 * fragments.MANY)
        patch.setattr(proof, "FEW", seed // 2 % 2 * proof.FEW)
        index.update(documents[:half], sequence=1)
        index.update(documents[half:], sequence=2)
        for _ in range(QUERIES):
            query = asker.query()
            expected = plain_scan(library, query)
            event("places" if expected[1] else "only documents" if expected[0] else "nothing there")
            assert index_finds(index, library, query) == expected, query.expression


# How near to each other words stand


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


# In which order


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
    every = [matches for matches in asked(searcher, query).matches if len(matches.docs)]
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
