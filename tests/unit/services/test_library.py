"""Bringing files into the library and naming what is there."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from reader.bootstrap import Reader, open_reader
from reader.errors import AmbiguousError, NotFoundError, UsageError
from reader.model.annotation import AnchorState, Position, Span
from reader.model.progress import Progress
from reader.services.reports import ImportReport
from tests.marking import mark_words
from tests.unit.importers.written_pdf import Sheet, show, written
from tests.unit.services.conftest import ARTICLE
from tests.unit.storage.samples import full_disk

Write = Callable[[str, str], Path]


def test_a_folder_comes_in_with_what_can_be_read(reader: Reader, write: Write, tmp_path: Path) -> None:
    write("b/two.txt", "第二份文件的內容。")
    write("a/one.TXT", "第一份文件的內容。")
    write(".hidden/secret.txt", "隱藏")
    write(".secret.txt", "隱藏")
    write("picture.png", "不是文字")
    write("empty.txt", "")
    (tmp_path / "files" / "loop").symlink_to(tmp_path / "files")
    os.mkfifo(tmp_path / "files" / "pipe.txt")

    report = reader.library_service.import_paths([tmp_path / "files"])

    assert [reader.library_service.document(each).source.name for each in report.added] == ["one.TXT", "two.txt"]
    assert [failure.path.name for failure in report.failed] == ["empty.txt"]
    assert "空" in report.failed[0].error


def test_a_file_that_is_named_is_taken_whatever_its_name(reader: Reader, write: Write) -> None:
    report = reader.library_service.import_paths([write("README", "沒有副檔名的文字檔。")])

    assert len(report.added) == 1


def test_what_is_not_there_fails_and_the_rest_comes_in(reader: Reader, write: Write, tmp_path: Path) -> None:
    report = reader.library_service.import_paths([tmp_path / "nowhere.txt", write("a.txt", "文字內容。")])

    assert len(report.added) == 1
    assert [failure.path.name for failure in report.failed] == ["nowhere.txt"]
    assert "找不到檔案" in report.failed[0].error


def test_the_library_does_not_swallow_itself(reader: Reader, tmp_path: Path, write: Write) -> None:
    write("a.txt", "文字內容。")
    reader.library_service.import_paths([tmp_path])

    assert reader.library_service.import_paths([tmp_path]).added == ()
    assert len(reader.library_service.documents()) == 1


def test_the_same_file_twice_is_one_document(reader: Reader, write: Write, article: int) -> None:
    twin = write("copy.txt", ARTICLE)
    first = reader.library_service.import_paths([twin, twin.parent])
    new = [write(f"{name}.txt", "全新的內容。") for name in "xyz"]
    second = reader.library_service.import_paths(new)

    assert first.added == ()
    assert first.unchanged == (article,)
    assert (len(second.added), second.unchanged) == (1, second.added)


def test_a_changed_file_is_a_new_edition_and_annotations_follow(reader: Reader, write: Write, article: int) -> None:
    for quote in ("執法成效獲得肯定", "列出觀察名單", "智慧財產權之保護情形"):
        mark_words(reader, article, quote, note=quote)
    changed = ARTICLE.replace("我國近年", "新增的一段。\n\n我國近年").replace("並依特別三○一條款列出觀察名單", "")

    report = reader.library_service.import_paths([write("article.txt", changed)])

    assert report.updated == (article,)
    assert reader.library_service.document(article).edition == 2
    states = {each.note: each.state for each in reader.annotations.of(article)}
    assert states == {
        "執法成效獲得肯定": AnchorState.RESOLVED,
        "智慧財產權之保護情形": AnchorState.RESOLVED,
        "列出觀察名單": AnchorState.ORPHANED,
    }
    assert (report.carried.resolved, report.carried.ambiguous, report.carried.orphaned) == (2, 0, 1)
    assert reader.library.check() == []

    # The words come back, and so does the place.
    back = reader.library_service.import_paths([write("article.txt", ARTICLE)])
    assert (back.updated, back.carried.resolved) == ((article,), 3)


def test_words_that_stand_there_twice_keep_their_place_or_say_it_is_a_guess(reader: Reader, write: Write) -> None:
    verse = "各會員應依本協定之規定，確保其法規符合附件之義務。"
    first, added = f"{verse}\n\n{verse}\n\n末段。", "另起一段，序號不同。"
    (document,) = reader.library_service.import_paths([write("a.txt", first)]).added
    reader.annotations.add(document, Span.within(1, 4, 12))

    # As many as before, one paragraph further on: it is still the second.
    reader.library_service.import_paths([write("a.txt", f"{added}\n\n{first}")])
    (mark,) = reader.annotations.of(document)
    assert (mark.state, mark.span) == (AnchorState.RESOLVED, Span.within(2, 4, 12))

    # One more: which of them it was cannot be told, then or later.
    for text in (f"{verse}\n\n{first}", f"{added}\n\n{verse}\n\n{first}"):
        assert reader.library_service.import_paths([write("a.txt", text)]).carried.ambiguous == 1
        assert [each.state for each in reader.annotations.of(document)] == [AnchorState.AMBIGUOUS]


def test_a_file_that_moved_is_followed(reader: Reader, write: Write, article: int, tmp_path: Path) -> None:
    moved = tmp_path / "files" / "renamed.txt"
    (tmp_path / "files" / "article.txt").rename(moved)

    assert reader.library_service.import_paths([moved]).unchanged == (article,)
    assert reader.library_service.document(article).source == moved


def test_two_files_that_moved_from_one_place_leave_it_to_the_first(
    reader: Reader, write: Write, article: int, tmp_path: Path
) -> None:
    gone = tmp_path / "files" / "article.txt"
    text = gone.read_text("utf-8")
    gone.unlink()
    first, second = write("moved.txt", text), write("copy.txt", text)

    assert reader.library_service.import_paths([first, second]).unchanged == (article,)
    assert reader.library_service.document(article).source == first


def test_progress_counts_what_is_durable_and_ends_at_the_end(reader: Reader, write: Write) -> None:
    files = [write(f"{number}.txt", f"第{number}份文件。" * 50) for number in range(30)]
    told: list[Progress] = []
    reader.library_service.import_paths(files, told.append)

    assert told[-1] == Progress("import", 30, 30)
    assert [each.done for each in told] == sorted(each.done for each in told)


def test_a_cancelled_import_keeps_what_it_tells_of(reader: Reader, write: Write) -> None:
    files = [write(f"{number}.txt", f"第{number}份文件。") for number in range(10)]
    asked = iter(range(100))
    report = reader.library_service.import_paths(files, cancelled=lambda: next(asked) == 4)

    assert report.cancelled
    assert len(report.added) == 4
    assert [row.id for row in reader.library_service.documents()] == list(report.added)
    assert reader.library_service.import_paths(files).unchanged == report.added


def test_a_full_disk_names_what_is_not_in_the_library_and_loses_nothing(reader: Reader, write: Write) -> None:
    first = reader.library_service.import_paths([write("first.txt", ARTICLE)]).added
    files = [write(f"{number}.txt", ARTICLE * (number + 50)) for number in range(3)]
    with full_disk(1000):
        report = reader.library_service.import_paths(files)

    assert report.added == ()
    assert [failure.path for failure in report.failed] == files
    assert "磁碟空間不足" in report.failed[0].error
    assert reader.library.check() == []
    assert [row.id for row in reader.library_service.documents()] == list(first)
    assert len(reader.library_service.import_paths(files).added) == 3


def _importing_while(reader: Reader, paths: list[Path], act: Callable[[], object]) -> ImportReport:
    """Import `paths`; `act` is done once, when the first of them is looked at and nothing is read yet."""
    seen: list[Progress] = []

    def told(progress: Progress) -> None:
        seen.append(progress)
        if len(seen) == 2:  # It is told of when it is looked at, and again when it is read.
            act()

    return reader.library_service.import_paths(paths, told)


def test_a_file_that_changes_meanwhile_does_not_take_its_twins_with_it(reader: Reader, write: Write) -> None:
    files = [write(name, "第一章　總則。") for name in ("a.txt", "b.txt", "c.txt")]
    report = _importing_while(reader, files, lambda: write("a.txt", "改了。"))

    assert [reader.library.source(each) for each in report.added] == [files[1]]
    assert report.unchanged == report.added
    (failure,) = report.failed
    assert failure.path == files[0]
    assert str(files[0]) in failure.error
    assert "更動" in failure.error


def test_of_twins_that_cannot_be_read_each_is_told_by_its_own_name(reader: Reader, write: Write) -> None:
    files = [write(name, "%PDF-1.4 只有開頭") for name in ("a.pdf", "b.pdf", "c.pdf")]
    report = reader.library_service.import_paths([*files, write("d.txt", "可讀的文字。")])

    assert len(report.added) == 1
    assert [failure.path for failure in report.failed] == files
    assert all(failure.path.name in failure.error for failure in report.failed)


def test_text_that_moved_between_two_known_paths_stays_in_the_library(reader: Reader, write: Write) -> None:
    for before, after in (("a.txt", "b.txt"), ("y.txt", "x.txt")):  # The changed file comes first, then second.
        moving = f"{before}的總則說的是關稅。"
        (document,) = reader.library_service.import_paths([write(before, moving)]).added
        changed, copy = write(before, f"{before}改說出口管制。"), write(after, moving)
        report = reader.library_service.import_paths(sorted([changed, copy]))

        assert report.updated == (document,)
        assert report.unchanged == ()
        assert [reader.library.source(each) for each in report.added] == [copy]
        assert [block.text for block in reader.library_service.document(report.added[0]).blocks] == [moving]
        assert reader.library_service.import_paths(sorted([changed, copy])).failed == ()


def test_a_fault_of_ours_in_one_file_is_told_and_keeps_no_other_out(
    reader: Reader, write: Write, caplog: pytest.LogCaptureFixture
) -> None:
    files = [write(f"{number}.txt", f"第{number}份文件。") for number in range(5)]
    with closing(sqlite3.connect(reader.library.folder / "library.db")) as database:
        database.execute(
            "CREATE TRIGGER fault BEFORE INSERT ON documents WHEN new.title = '3' "
            "BEGIN SELECT json_extract('no json', '$'); END"
        )
        database.commit()
    report = reader.library_service.import_paths(files)

    assert [reader.library.source(each).name for each in report.added] == ["0.txt", "1.txt", "2.txt", "4.txt"]
    assert [failure.path for failure in report.failed] == [files[3]]
    assert str(files[3]) in report.failed[0].error
    assert "could not store" in caplog.text


def test_of_two_imports_of_the_same_files_the_second_adds_nothing(reader: Reader, write: Write) -> None:
    files = [write(f"{number}.txt", f"第{number}份文件。") for number in range(4)]
    files.append(write("twin.txt", "第3份文件。"))
    with closing(open_reader(reader.library.folder)) as other:
        earlier: list[ImportReport] = []
        report = _importing_while(reader, files, lambda: earlier.append(other.library_service.import_paths(files)))

    assert len(earlier[0].added) == 4
    assert (report.added, report.updated, report.failed) == ((), (), ())
    assert report.unchanged == earlier[0].added
    assert [reader.library.editions(each) for each in report.unchanged] == [(1,)] * 4


def test_what_a_full_disk_kept_out_leaves_no_original(reader: Reader, write: Write) -> None:
    first = reader.library_service.import_paths([write("first.txt", ARTICLE)]).added
    files = [write(f"{number}.txt", f"第{number}份文件。") for number in range(3)]
    with full_disk(1000):  # which takes the originals, but no page of the database
        report = reader.library_service.import_paths(files)

    assert [failure.path for failure in report.failed] == files
    kept = [file for file in reader.library.originals.rglob("*") if file.is_file()]
    assert kept == [reader.library.original(each) for each in first]


def test_a_document_goes_by_number_title_or_path_in_either_script(
    reader: Reader, write: Write, article: int, tmp_path: Path
) -> None:
    (other,) = reader.library_service.import_paths([write("條款.txt", "另一份文件，談的是另一件事。")]).added
    resolve = reader.library_service.resolve

    assert resolve(str(article)) == resolve("article.txt") == resolve("特别三○一") == article
    assert resolve(str(tmp_path / "files" / "條款.txt")) == resolve("条款.txt") == resolve("條款") == other
    with pytest.raises(NotFoundError, match="不存在的"):
        resolve("不存在的")
    with pytest.raises(AmbiguousError, match="2 份"):
        resolve("條")
    with pytest.raises(UsageError):
        resolve(" ")


def test_removing_is_all_or_nothing(reader: Reader, article: int) -> None:
    with pytest.raises(NotFoundError):
        reader.library_service.remove([article, 99])
    assert reader.library_service.document(article)

    assert reader.library_service.remove([article]).documents == {article}
    assert reader.library_service.documents() == ()


def test_a_reading_position_is_remembered(reader: Reader, article: int) -> None:
    assert reader.library_service.position(article) is None
    seen = reader.library_service.document(article)
    reader.library_service.set_position(seen, Position(1, 5))
    reader.library_service.set_position(seen, Position(2, 7))

    assert reader.library_service.position(article) == Position(2, 7)


def test_pages_that_are_only_pictures_are_told_of(reader: Reader, tmp_path: Path) -> None:
    picture = "q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"
    sheets = [
        Sheet(show("有文字的一頁。", 70, 700)),
        *[Sheet(picture)] * 2,
        Sheet(show("又一頁。", 70, 700)),
        Sheet(picture),
    ]
    path = tmp_path / "會議紀錄.pdf"
    path.write_bytes(written(*sheets))
    report = reader.library_service.import_paths([path])
    (notice,) = report.notices
    assert notice.path == path
    assert "「會議紀錄.pdf」第 2–3、5 頁只有圖像" in notice.text
    assert reader.library_service.document(report.added[0]).structure.pages.pictured == (2, 3, 5)
    assert not reader.library_service.import_paths([path]).notices
