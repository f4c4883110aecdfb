"""Whatever an expression asks for, the index answers what the definition says of each document."""

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import Phase, event, given, settings
from hypothesis import strategies as st

from reader.model.annotation import Span
from reader.model.query import (
    Reading,
    Run,
    Section,
    as_phrase,
)
from reader.model.search import Facet, Query, SearchResults
from reader.search import Index, PlacedNote, fragments, proof
from reader.search.meaning import hits, holds, notes_sought, resolved, spans_in
from reader.text.folding import fold, fold_text
from tests.properties.made_up import QUERIES, Asker, Library, folded
from tests.properties.test_search import new_index, unhurried

Place = tuple[int, int, int, int]
NOTED = (-1, 0)  # stands for the place of a note, which ends where no other one does
PAGE = ("……",)  # a block after those that are indexed, with room for two notes


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
    first = search(index, library, few, count=False).groups
    assert first == search(index, library, few).groups
    whole = {group.document: group for group in results.groups}
    for group in first:
        assert (group.total, group.hits) == (
            whole[group.document].total,
            whole[group.document].hits[: len(group.hits)],
        )
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
        patch.setattr(proof, "BRIEF", seed // 4 % 2 * proof.BRIEF)
        index.update(documents[:half], sequence=1)
        index.update(documents[half:], sequence=2)
        for _ in range(QUERIES):
            query = asker.query()
            expected = plain_scan(library, query)
            event("places" if expected[1] else "only documents" if expected[0] else "nothing there")
            assert index_finds(index, library, query) == expected, query.expression
