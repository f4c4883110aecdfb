"""The index follows the library."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

import pytest

from reader.bootstrap import Reader, open_reader, restore_library
from reader.errors import Cancelled, StorageError
from reader.model.concordance import Window
from reader.model.progress import Progress, Report
from reader.model.query import Reading, Section
from reader.model.search import Facet, Filter, Query
from reader.search import IndexedDocument, open_index
from reader.search.language import parse
from reader.services import finding
from reader.services.finding import SearchService
from reader.services.index_steps import Step, plan_steps
from reader.storage import LogEntry
from tests.marking import mark_words
from tests.unit.storage.samples import full_disk

Write = Callable[[str, str], Path]


def found(reader: Reader, phrase: str) -> list[str]:
    return [f"{hit.document}:{hit.text}" for hit in reader.finding.search(Query(phrase)).hits]


def test_what_came_in_is_found_after_catching_up(reader: Reader, article: int, write: Write) -> None:
    assert reader.finding.pending() == 1
    assert reader.finding.search(Query("著作權")).pending == 1
    assert reader.finding.catch_up() == 1
    assert found(reader, "著作权法") == [f"{article}:著作權法"]
    assert reader.finding.pending() == 0
    assert reader.finding.catch_up() == 0

    reader.library_service.import_paths([write("article.txt", "新的版本談的是專利法。")])
    reader.finding.catch_up()
    assert (found(reader, "著作權法"), found(reader, "專利法")) == ([], [f"{article}:專利法"])

    reader.library_service.remove([article])
    reader.finding.catch_up()
    assert found(reader, "專利法") == []


def test_a_document_is_indexed_again_when_its_annotations_change(reader: Reader, article: int) -> None:
    def tagged() -> list[str]:
        facets = reader.finding.count(Query("著作權法")).facets
        return [count.value for count in facets if count.facet is Facet.TAG]

    reader.finding.catch_up()
    mark_words(reader, article, "執法成效", note="與第二段比較", tags=("待查", "執法"))
    assert (reader.finding.pending(), reader.finding.is_behind()) == (0, True)

    assert reader.finding.catch_up() == 1
    assert (tagged(), reader.finding.is_behind()) == (["執法", "待查"], False)
    assert reader.index.sequence == reader.library.last_sequence()

    reader.undoing.undo()
    assert reader.finding.catch_up() == 1
    assert tagged() == []


def test_a_note_is_found_where_its_annotation_stands(reader: Reader, article: int) -> None:
    mark_words(reader, article, "執法成效", note="與第二段比較，數字可疑")
    mark_words(reader, article, "著作權法", note="另查")
    reader.finding.catch_up()
    found = reader.finding.search(Query("", expression=parse("筆記:数字 AND 著作權")))
    noted = [hit for hit in found.hits if hit.section is Section.NOTE]
    assert [(hit.text, hit.snippet[hit.snippet_start : hit.snippet_end]) for hit in noted] == [("執法成效", "數字")]
    assert found.total == len(found.hits) > 1
    assert reader.finding.search(Query("", expression=parse("關稅 NOT 筆記:查"))).documents == 0


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("著昨權法", ("著作權法",)),
        ("著權作法", ("著作權法",)),
        ("著作作權法", ("著作權法",)),
        ("著作法", ("著作權法", "著作權", "著作")),
        ("商標", ()),
        ("著左", ("著作",)),
        ("「著左」", ("「著作」",)),
        ("、Tradmark", ("Trademark",)),
        ("著作權//", ("著作權", "著作")),
        ("Tradmark AND 著作權", ("Trademark AND 著作權",)),
        ("内文:着昨权法", ("内文:著作權法",)),
        ("毫無相干的話", ()),
        ("著作權法", ()),
    ],
)
def test_what_was_mistyped_is_found_among_the_librarys_own_words(
    reader: Reader, write: Write, typed: str, meant: tuple[str, ...]
) -> None:
    reader.library_service.import_paths([write("a.txt", "著作權法談著作權，Trademark 另有專法。這是一本著作。")])
    reader.finding.catch_up()
    assert reader.finding.did_you_mean(Query(typed, expression=parse(typed))) == meant


def test_what_was_meant_by_two_characters_is_rather_a_term_of_the_glossary(reader: Reader, write: Write) -> None:
    said = "補助的條件，補助的對象；補發的證件。傾斜、傾向與傾倒。關於補貼、傾銷和電子商務，另有規定。"
    reader.library_service.import_paths([write("a.txt", said)])
    reader.finding.catch_up()
    assert reader.finding.did_you_mean(Query("補帖"))[0] == "補貼"
    assert reader.finding.did_you_mean(Query("补帖"))[0] == "補貼"
    assert reader.finding.did_you_mean(Query("傾消"))[0] == "傾銷"
    assert reader.finding.did_you_mean(Query("電子商勿")) == ("電子商務",)
    assert reader.finding.did_you_mean(Query("配頟")) == ()


def test_what_may_have_been_meant_is_made_of_whole_words(reader: Reader, write: Write) -> None:
    reader.library_service.import_paths([write("a.txt", "主管機關依稅捐稽徵法辦理，稅捐稽徵機關應予配合。")])
    reader.finding.catch_up()
    assert reader.finding.did_you_mean(Query("稅捐稽徵伐")) == ("稅捐稽徵法", "稅捐稽徵")
    assert reader.finding.did_you_mean(Query("主管機官")) == ("主管機關",)


def test_what_may_have_been_meant_is_found_under_the_same_conditions(reader: Reader, write: Write) -> None:
    reader.library_service.import_paths(
        [
            write("2023-01-02_a.txt", "關稅簡訊\n\n關稅與配額的調整，另有說明。"),
            write("2024-01-02_b.txt", "關係簡訊\n\n兩岸關係的調整。"),
        ]
    )
    reader.finding.catch_up()

    def meant(typed: str, *years: str) -> tuple[str, ...]:
        filters = tuple(Filter(Facet.YEAR, year) for year in years)
        return reader.finding.did_you_mean(Query(typed, expression=parse(typed), typed=typed, filters=filters))

    assert meant("關洗") == ("關稅", "關係")
    assert meant("關洗", "2023") == ("關稅",)
    assert meant("關洗 AND 調整", "2024") == ("關係 AND 調整",)
    assert meant("關洗 AND 配額") == ("關稅 AND 配額",)
    assert meant("關洗 AND 配額", "2024") == ()
    assert meant("配額 關洗") == ("配額 關稅",)


def test_what_was_removed_counts_no_more_before_the_index_has_caught_up(reader: Reader, write: Write) -> None:
    texts = {f"{n}.txt": f"第{n}篇\n\n著作權法的修正，著作權法的施行。" for n in range(1, 6)} | {"9.txt": "商標 法制"}
    reader.library_service.import_paths([write(name, text) for name, text in texts.items()])
    reader.finding.catch_up()
    reader.library_service.remove([2, 4])
    for query in (Query("著作權法", limit=1), Query("", limit=1, expression=parse("著作權法 AND 修正"))):
        every = reader.finding.search(replace(query, limit=0))
        listed = (len(every.hits), len(every.groups))
        found, tally = reader.finding.search(query), reader.finding.count(query)
        assert (found.total, found.documents) == (tally.total, tally.documents) == (every.total, 3) == listed
    reader.library_service.remove([6])
    assert reader.finding.search(Query("", expression=parse("商標 法制"))).reading is Reading.WORDS
    beside = reader.analysis.concordances.collocates(Query("修正"), Window(left=5, right=5))
    assert [(row.count, row.elsewhere) for row in beside.rows if row.text == "著作權"] == [(6, 0)]
    assert reader.finding.pending() == 3


def test_counting_comes_after_the_first_hits(reader: Reader, article: int, write: Write) -> None:
    reader.library_service.import_paths([write(f"{n}.txt", f"第{n}篇談著作權法的修正。") for n in range(60)])
    reader.finding.catch_up()
    query = Query("著作權法", limit=3)

    assert (len(reader.finding.search(query, count=False).hits), reader.finding.count(query).total) == (3, 61)
    sections = [each for each in reader.finding.count(query).facets if each.facet is Facet.SECTION]
    assert [(each.value, each.documents) for each in sections] == [("body", 61)]


def test_an_index_of_another_library_is_built_anew(reader: Reader, article: int, tmp_path: Path, write: Write) -> None:
    reader.library.backup(tmp_path / "backup.zip")
    reader.library_service.import_paths([write("later.txt", "後來才有的文件。")])
    reader.finding.catch_up()
    index = tmp_path / "kept"
    (tmp_path / "library" / "index").rename(index)
    reader.close()
    restore_library(tmp_path / "backup.zip", tmp_path / "library")
    index.rename(tmp_path / "library" / "index")

    again = open_reader(tmp_path / "library")
    assert again.finding.pending() == 1
    again.finding.catch_up()
    assert found(again, "後來才有") == []
    assert found(again, "著作權法") == [f"{article}:著作權法"]
    again.close()


def test_reindexing_and_stopping_it(reader: Reader, article: int) -> None:
    with pytest.raises(Cancelled):
        reader.finding.reindex(cancelled=lambda: True)
    assert reader.finding.pending() == 1

    assert reader.finding.reindex() == 1
    assert found(reader, "著作權法") == [f"{article}:著作權法"]


def between_commits(act: Callable[[], object]) -> Report:
    """Acts once, after the first commit."""
    waiting = [act]

    def report(progress: Progress) -> None:
        if not progress.item and waiting:
            waiting.pop()()

    return report


@pytest.fixture
def three(reader: Reader, write: Write, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A library of three documents, each of them indexed in a commit of its own."""
    monkeypatch.setattr(finding, "_COMMIT_CHARACTERS", 1)
    reader.library_service.import_paths([write(f"{number}.txt", f"第{number}份文件談關稅。") for number in range(3)])
    return reader


def test_an_index_begun_anew_by_another_process_meanwhile_is_complete_in_the_end(three: Reader) -> None:
    other = open_index(three.library.index_folder)
    three.finding.catch_up(between_commits(other.clear))

    assert not three.finding.is_behind()
    assert three.finding.search(Query("關稅")).documents == 3


def test_an_index_taken_further_by_another_process_meanwhile_is_not_taken_back(three: Reader, write: Write) -> None:
    other = SearchService(three.library, open_index(three.library.index_folder))

    def further() -> None:
        three.library_service.import_paths([write("later.txt", "關稅的新規定。")])
        assert other.catch_up() == 3

    assert three.finding.catch_up(between_commits(further)) == 1
    assert not three.finding.is_behind()
    assert three.finding.search(Query("關稅")).documents == 4


def test_a_damaged_index_is_begun_anew(reader: Reader, article: int, tmp_path: Path) -> None:
    reader.finding.catch_up()
    reader.close()
    for file in (tmp_path / "library" / "index").iterdir():
        if file.is_file() and file.stat().st_size:
            file.write_bytes(b"damage")

    again = open_reader(tmp_path / "library")
    again.finding.prepare()  # Loads what it can, and leaves it to the first search to tell.
    assert again.finding.search(Query("著作權法")).pending == 1
    again.finding.catch_up()
    assert found(again, "著作權法") == [f"{article}:著作權法"]
    again.close()


@contextmanager
def held(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Another process is writing to the index, and is not waited for."""
    monkeypatch.setattr("reader.search.index.LOCK_TIMEOUT", 0.05)
    begun, done = threading.Event(), threading.Event()

    def documents() -> Iterator[IndexedDocument]:
        begun.set()
        done.wait()
        yield from ()
        raise Cancelled

    def write() -> None:
        with suppress(Cancelled):
            open_index(folder).update(documents())

    writer = threading.Thread(target=write)
    writer.start()
    begun.wait()
    try:
        yield
    finally:
        done.set()
        writer.join()


def test_what_was_committed_is_found_while_another_process_writes_to_the_index(
    reader: Reader, article: int, write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.finding.catch_up()
    (later,) = reader.library_service.import_paths([write("later.txt", "後來才有的著作權法。")]).added
    with held(reader.library.index_folder, monkeypatch):
        with pytest.raises(StorageError, match="另一個程式正在更新搜尋索引"):
            reader.finding.catch_up()
        assert found(reader, "著作權法") == [f"{article}:著作權法"]
        assert reader.finding.search(Query("著作權法")).pending == 1

    reader.finding.catch_up()
    assert set(found(reader, "著作權法")) == {f"{article}:著作權法", f"{later}:著作權法"}


def test_what_was_committed_is_found_when_the_disk_takes_no_more(reader: Reader, article: int, write: Write) -> None:
    reader.finding.catch_up()
    reader.library_service.import_paths([write("later.txt", "後來才有的著作權法。" * 500)])
    with full_disk(200):
        with pytest.raises(StorageError):
            reader.finding.catch_up()
        assert found(reader, "著作權法") == [f"{article}:著作權法"]
        assert reader.finding.search(Query("著作權法")).pending == 1
    assert reader.finding.catch_up() == 1


def test_a_damaged_index_that_another_process_holds_finds_nothing_and_says_so(
    reader: Reader, article: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    reader.finding.catch_up()
    with held(reader.library.index_folder, monkeypatch):
        toc = reader.library.index_folder / "TOC"
        sound = toc.read_bytes()
        toc.write_bytes(b"damage")
        results = reader.finding.search(Query("著作權法"))
        assert (results.hits, results.pending) == ((), 1)
        with pytest.raises(StorageError):
            reader.finding.catch_up()
        toc.write_bytes(sound)


def test_commits_end_where_nothing_before_is_left_out() -> None:
    log = [
        LogEntry(1, "document-added", "1", ""),
        LogEntry(2, "document-added", "2", ""),
        LogEntry(3, "document-changed", "1", ""),
        LogEntry(4, "document-removed", "3", ""),
        LogEntry(5, "annotation", "x", ""),
        LogEntry(6, "annotated", "2", ""),
    ]

    assert plan_steps(log, {1: 10, 2: 10}, 6, room=10) == [Step((1,), (), 3), Step((2,), (3,), 6), Step((), (), 6)]
    assert plan_steps(log, {1: 10, 2: 10}, 6, room=100) == [Step((1, 2), (3,), 6)]
    assert plan_steps([], {}, 0, room=1) == [Step((), (), 0)]
