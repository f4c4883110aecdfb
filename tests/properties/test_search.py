"""The index finds exactly what a plain scan of the folded text finds, after whatever was done to it."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from reader.errors import UsageError
from reader.model.search import Query
from reader.search import Index, IndexedDocument, block_occurrences, open_index
from reader.text.folding import fold, fold_text

Library = dict[int, IndexedDocument]
Place = tuple[int, int, int, int]

# Both scripts, variants, widths, Latin with and without accents, digits, blanks, punctuation, kana, private and astral
# characters; few of each, so that they meet.
ALPHABET = (
    "臺台湾灣國国際际貿贸易协協定哈哈〇零裡里"
    "aAiＡｉwtoWTO301３０１éÉßếệñ"
    "  　\t\u00a0。，、（）()「」『』“”-–%·．.＄$"
    "カなㄅ한\ue000①Ⅲ々\u0301"
    "𠀀𠀁𪚥😀𝐀𐐀"
)
CHUNKS = (
    "WTO",
    "wto協定",
    "特別301條款",
    "特别３０１条款",
    "Việt Nam",
    "straße",
    "經濟 貿易",
    "哈哈哈",
    "𠀀𠀁",
    "A.I.",
    "\n",
)
# What a reader types for what stands there: the other script, another width, blanks put in or left out.
RESCRIPT = str.maketrans("臺湾國际貿协ＷWA３é　", "台灣国際贸協wＷａ3É ")

texts = st.lists(st.sampled_from(ALPHABET) | st.sampled_from(CHUNKS), max_size=24).map("".join)
blocks = st.lists(texts, max_size=5).map(tuple)
documents = st.lists(blocks, min_size=1, max_size=10)


@st.composite
def queries(draw: st.DrawFn, library: list[tuple[str, ...]]) -> Query:
    def phrase() -> str:
        block = draw(st.sampled_from([block for document in library for block in document] or [""]))
        if not block or draw(st.integers(0, 3)) == 0:
            return draw(texts)
        start = draw(st.integers(0, len(block) - 1))
        cut = block[start : start + draw(st.integers(1, 6))]
        cut = cut.translate(RESCRIPT) if draw(st.booleans()) else cut
        return " ".join(cut) if draw(st.integers(0, 4)) == 0 else cut

    return Query(
        phrase(),
        limit=0,
        prefix=draw(st.booleans()),
        anyof=tuple(phrase() for _ in range(draw(st.sampled_from((0, 0, 0, 1, 3))))),
        document=draw(st.sampled_from((None, None, None, 1, 2))),
    )


def plain_scan(library: Library, query: Query) -> set[Place]:
    phrases = dict.fromkeys(folded for typed in (query.phrase, *query.anyof) if (folded := fold_text(typed)).strip())
    found = set()
    for document in library.values():
        if query.document not in (None, document.id):
            continue
        for number, block in enumerate(document.blocks):
            view = fold(block)
            for start, end in block_occurrences(view.text, phrases, query.prefix):
                found.add((document.id, number, *view.map.to_source(start, end)))
    return found


def index_finds(index: Index, library: Library, query: Query) -> set[Place]:
    results = index.search(query, lambda number: (library[number].title, "", library[number].blocks))
    places = [(hit.document, hit.block, hit.start, hit.end) for hit in results.hits]
    assert len(set(places)) == len(places) == results.total == sum(group.total for group in results.groups)
    assert index.documents_with(query) == results.documents == len(results.groups)
    for hit in results.hits:
        assert hit.text == library[hit.document].blocks[hit.block][hit.start : hit.end]
        assert hit.snippet[hit.snippet_start : hit.snippet_end] == hit.text.translate({9: 32, 10: 32})
    return set(places)


def agree(index: Index, library: Library, query: Query) -> None:
    if not any(fold_text(typed).strip() for typed in (query.phrase, *query.anyof)):
        with pytest.raises(UsageError):
            index_finds(index, library, query)
        return
    expected = plain_scan(library, query)
    event("found" if expected else "nothing there")
    assert index_finds(index, library, query) == expected


def library_of(contents: list[tuple[str, ...]], first: int = 1) -> Library:
    return {n: IndexedDocument(n, f"第{n}篇", document) for n, document in enumerate(contents, first)}


@contextmanager
def new_index() -> Iterator[Index]:
    with tempfile.TemporaryDirectory() as folder:
        yield open_index(Path(folder))


unhurried = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@settings(unhurried, max_examples=60)
@given(st.data(), documents)
def test_hits_are_those_of_a_plain_scan(data: st.DataObject, contents: list[tuple[str, ...]]) -> None:
    library = library_of(contents)
    with new_index() as index:
        index.update(library.values(), sequence=1)
        for _ in range(16):
            agree(index, library, data.draw(queries(contents)))


@settings(unhurried, max_examples=25)
@given(st.data(), st.lists(blocks, min_size=9, max_size=14), documents)
def test_hits_stay_exact_through_updates_removals_and_merges(
    data: st.DataObject, contents: list[tuple[str, ...]], changed: list[tuple[str, ...]]
) -> None:
    library = library_of(contents)
    with tempfile.TemporaryDirectory() as folder, new_index() as whole:
        index = open_index(Path(folder))
        for sequence, document in enumerate(library.values(), 1):  # a segment each, which makes them merge
            index.update([document], sequence=sequence)
        changes = library_of(changed, first=data.draw(st.integers(1, 12)))
        removed = data.draw(st.sets(st.sampled_from(sorted(library))))
        index.update(changes.values(), removed, 100)
        library = {n: document for n, document in library.items() if n not in removed} | changes
        index = data.draw(st.sampled_from((index, open_index(Path(folder)))))
        whole.update(library.values(), sequence=100)
        assert index.sequence == 100
        assert index.documents() == set(library)
        for _ in range(12):
            query = data.draw(queries(contents + changed))
            agree(index, library, query)
            agree(whole, library, query)
