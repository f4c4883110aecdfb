"""A concordance is what searching finds, line by line, however it is sorted."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.bootstrap import Reader, open_reader
from reader.model.concordance import Side, Sorting, Unit, Window
from reader.model.search import Query
from reader.search import block_occurrences, occurrences
from reader.search.language import parse
from reader.services.concordance import zones
from reader.text.folding import fold_text
from reader.text.outward import sort_key

SENTENCES = (
    "主管機關應依關稅法公告出口管制清單，AI 與 USTR 之規定亦同。",
    "主管机关应依关税法公告；台灣、臺灣與Taiwan不同，關稅關稅。",
    "關稅　關稅 關稅，第 301 條與2301條。",
    "清單",
    "USTR公告：the ustr AI清單，關稅\t減讓。",
)
WORDS = ("關稅", "关税", "稅", "清單", "ustr", "AI", "301", "台灣", "主管機關", "，", "關稅關稅", "公告", "沒有")


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Reader]:
    folder = tmp_path_factory.mktemp("concordance")
    files = []
    for number in range(12):
        file = folder / f"{2015 + number % 5}-0{1 + number % 9}-11_{number}.txt"
        chosen = [SENTENCES[(number * step) % len(SENTENCES)] for step in (1, 2, 3, 5)]
        file.write_text("\n\n".join(["標題", *chosen]), encoding="utf-8")
        files.append(file)
    reader = open_reader(folder / "library")
    reader.library_service.import_paths(files)
    reader.finding.catch_up()
    yield reader
    reader.close()


ASKED = (
    "關稅 AND 清單",
    "ustr OR 台灣",
    "關稅 NEAR/5 公告",
    "關稅 -清單",
    "關?法",
    "/第 ?\\d+ ?條/",
    "日期:2016.. 關稅",
    "關稅 ustr",
)


def queries() -> st.SearchStrategy[Query]:
    documents = st.one_of(st.none(), st.integers(1, 12))
    limits = st.sampled_from((0, 3, 50))
    return st.one_of(
        st.builds(Query, st.sampled_from(WORDS), limit=limits, document=documents),
        st.builds(
            lambda typed, limit, document: Query(typed, limit=limit, document=document, expression=parse(typed)),
            st.sampled_from(ASKED),
            limits,
            documents,
        ),
    )


def sortings() -> st.SearchStrategy[Sorting]:
    return st.builds(Sorting, st.sampled_from(Side), st.integers(1, 4), st.sampled_from(Unit))


@given(query=queries(), sorting=st.one_of(st.none(), sortings()))
def test_the_lines_are_the_hits_of_the_search(library: Reader, query: Query, sorting: Sorting | None) -> None:
    found = library.analysis.concordances.concordance(query, sorting)
    results = library.finding.search(query)
    hits = [line.hit for line in found.lines]
    assert (found.total, found.documents) == (results.total, results.documents)
    if sorting is None:
        assert hits == list(results.hits)
    else:
        # The first lines of all, not the first places sorted.
        every = library.analysis.concordances.concordance(replace(query, limit=0), sorting)
        assert found.lines == every.lines[: query.limit or None]
        assert len(hits) == len(results.hits)
        assert {line.hit for line in every.lines} == set(library.finding.search(replace(query, limit=0)).hits)
        keys = [sort_key(line.before, line.after, sorting) for line in every.lines]
        assert keys == sorted(keys)


@given(word=st.sampled_from(WORDS))
def test_the_lines_are_all_places_of_a_plain_scan(library: Reader, word: str) -> None:
    found = library.analysis.concordances.concordance(Query(word, limit=0))
    scanned = 0
    for row in library.library_service.documents():
        _title, _source, texts = library.library.texts(row.id)
        scanned += sum(len(block_occurrences(fold_text(text), [fold_text(word)])) for text in texts)
    assert len(found.lines) == found.total == scanned
    for line in found.lines:
        _title, _source, texts = library.library.texts(line.hit.document)
        around = texts[line.hit.block].replace("\t", " ")
        assert f"{line.before}{line.hit.text}{line.after}".strip("…").replace("\t", " ") in around


@given(
    word=st.sampled_from(WORDS[:-1]),
    left=st.integers(0, 6),
    right=st.integers(1, 6),
    unit=st.sampled_from(Unit),
)
def test_companions_are_what_a_plain_scan_of_the_windows_counts(
    library: Reader, word: str, left: int, right: int, unit: Unit
) -> None:
    window = Window(left, right, unit, 1)
    found = library.analysis.concordances.collocates(Query(word), window)
    beside: list[str] = []
    every: list[str] = []
    for row in library.library_service.documents():
        _title, _source, texts = library.library.texts(row.id)
        every += map(fold_text, texts)
        for block, text in enumerate(texts):
            hits = library.finding.search(Query(word, limit=0, document=row.id)).hits
            places = [(hit.start, hit.end) for hit in hits if hit.block == block]
            if places:
                beside += [fold_text(zone) for _side, zone in zones(text, places, window)]
    for row_ in found.rows:
        folded = fold_text(row_.text)
        assert row_.count == sum(len(occurrences(zone, folded)) for zone in beside) == row_.left + row_.right
        # Those inside the places themselves are in neither.
        assert row_.count + row_.elsewhere <= sum(len(occurrences(text, folded)) for text in every)
