"""Long work in a real process."""

import os
import signal
from pathlib import Path

import pytest

from reader.bootstrap import Reader
from reader.model.progress import Progress
from reader.model.search import Query
from reader.services.jobs import Done, Failed, Worker, results
from reader.services.library import ImportReport
from tests.unit.importers.test_pdf import pdf


def _many(folder: Path, count: int) -> Path:
    folder.mkdir()
    for number in range(count):
        (folder / f"{number:04}.txt").write_text(f"第{number}份文件談世界貿易組織。\n" * 40, encoding="utf-8")
    return folder


def test_an_import_in_another_process_is_searched_in_this_one(reader: Reader, tmp_path: Path) -> None:
    worker = Worker()
    worker.start("import", reader.library.folder, [_many(tmp_path / "files", 3)])
    *progress, done = list(results(worker))

    assert isinstance(done, Done)
    assert isinstance(done.result, ImportReport)
    assert len(done.result.added) == 3
    assert {each.stage for each in progress if isinstance(each, Progress)} == {"import", "index"}
    assert reader.finding.search(Query("世界貿易組織")).total == 120


def test_work_that_is_cancelled_tells_what_it_did(reader: Reader, tmp_path: Path) -> None:
    worker = Worker()
    worker.start("import", reader.library.folder, [_many(tmp_path / "files", 1500)])
    events = []
    for event in results(worker):
        events.append(event)
        if isinstance(event, Progress):
            worker.cancel()

    done = events[-1]
    assert isinstance(done, Done)
    assert done.result.cancelled
    assert len(reader.library_service.documents()) == len(done.result.added) < 1500


def test_work_whose_process_is_killed_says_so(reader: Reader, tmp_path: Path) -> None:
    worker = Worker()
    worker.start("import", reader.library.folder, [_many(tmp_path / "files", 1500)])
    first = worker.poll(timeout=30)
    assert isinstance(first[0], Progress)
    assert worker._beside is not None
    os.kill(worker._beside.process.pid or 0, signal.SIGKILL)
    *_, last = results(worker)

    assert isinstance(last, Failed)
    assert "意外中斷" in last.sentence
    assert reader.library.check() == []


def test_work_that_cannot_begin_says_why(tmp_path: Path) -> None:
    (tmp_path / "library").write_text("a file")
    worker = Worker()
    worker.start("reindex", tmp_path / "library")
    *_, last = results(worker)

    assert isinstance(last, Failed)
    assert "沒有權限讀寫" in last.sentence


def test_only_known_work_is_begun(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no such work"):
        Worker().start("dance", tmp_path)


def test_a_pdf_is_read_beside_the_worker(reader: Reader, tmp_path: Path) -> None:
    document = tmp_path / "報告.pdf"
    document.write_bytes(pdf("BT /F1 12 Tf 72 700 Td (Safeguards) Tj ET"))
    worker = Worker()
    worker.start("import", reader.library.folder, [document])
    *_, done = list(results(worker))
    assert isinstance(done, Done)
    assert len(done.result.added) == 1
