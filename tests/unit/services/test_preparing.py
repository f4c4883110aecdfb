"""Files prepared in processes beside this one come out as they do here."""

import os
import signal
from pathlib import Path

import pytest

from reader import importers
from reader.bootstrap import Reader
from reader.services import preparing
from reader.services.preparing import Alone, Helpers, Prepared, Preparer, helpers_for, preparer
from reader.services.reports import Failure
from tests.unit.importers.test_pdf import pdf


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    folder = tmp_path / "files"
    folder.mkdir()
    for number in range(80):
        text = "" if number == 50 else f"第{number}份文件的標題\n\n談世界貿易組織的第{number}段文字。\n" * 30
        (folder / f"{number:02}.txt").write_text(text, encoding="utf-8")
    return sorted(folder.iterdir())


def _outcomes(prepare: Preparer, files: list[Path]) -> list[Prepared | Failure]:
    try:
        for file in files:
            prepare.give(file, importers.digest(file))
        return [prepare.take() for _ in files]
    finally:
        prepare.close()


def test_helpers_give_what_is_given_alone_in_the_same_order(files: list[Path]) -> None:
    assert _outcomes(Helpers(2), files) == _outcomes(Alone(), files)


def test_a_helper_that_dies_costs_one_file(files: list[Path]) -> None:
    helpers = Helpers(2)
    os.kill(helpers._helpers[0].process.pid or 0, signal.SIGKILL)
    outcomes = _outcomes(helpers, files)

    assert [outcome.path for outcome in outcomes] == files
    failed = [outcome for outcome in outcomes if isinstance(outcome, Failure)]
    assert {failure.path.name for failure in failed} >= {"50.txt"}
    assert len(failed) <= 2
    assert all("無法解析" in failure.error or "空" in failure.error for failure in failed)


def _over_several(helpers: Helpers) -> int:
    """The process of a helper that is at several files, 0 where there is none; others are given it meanwhile."""
    at_hand = [(helper.process.pid or 0, helper.parcels.copy()) for helper in helpers._helpers]
    return next((process for process, parcels in at_hand if parcels and len(parcels[0]) > 1), 0)


def test_a_helper_that_dies_over_several_files_costs_none_of_them(files: list[Path]) -> None:
    helpers = Helpers(2)
    try:
        for file in files:
            helpers.give(file, importers.digest(file))
        outcomes = []
        while not (killed := _over_several(helpers)):
            outcomes.append(helpers.take())
        os.kill(killed, signal.SIGKILL)
        outcomes += [helpers.take() for _ in files[len(outcomes) :]]
    finally:
        helpers.close()

    assert outcomes == _outcomes(Alone(), files)


def test_a_pdf_that_brings_its_reader_down_is_named_and_the_rest_goes_on(files: list[Path], tmp_path: Path) -> None:
    document = tmp_path / "報告.pdf"
    document.write_bytes(pdf("BT /F1 12 Tf 72 700 Td (Safeguards) Tj ET"))
    alone = Alone()
    try:
        first = _taken(alone, document)
        beside = alone._beside
        assert beside is not None
        os.kill(beside._helpers[0].process.pid or 0, signal.SIGKILL)
        fallen, text, again = (_taken(alone, path) for path in (document, files[0], document))
    finally:
        alone.close()
    assert isinstance(first, Prepared)
    assert isinstance(fallen, Failure)
    assert (fallen.path, "無法解析" in fallen.error) == (document, True)
    assert isinstance(text, Prepared)
    assert again == first


def _taken(preparing: Preparer, path: Path) -> Prepared | Failure:
    preparing.give(path, importers.digest(path))
    return preparing.take()


def test_few_files_are_done_here(files: list[Path]) -> None:
    assert isinstance(preparer(files), Alone)


@pytest.mark.parametrize(("files", "processors", "count"), [(1000, 2, 2), (1000, 4, 4), (3, 16, 3), (1000, 16, 8)])
def test_there_are_as_many_helpers_as_processors(files: int, processors: int, count: int) -> None:
    assert helpers_for(files, processors) == count


def test_an_import_with_helpers(reader: Reader, files: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(preparing, "_WORTHWHILE_BYTES", 1)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    report = reader.library_service.import_paths([files[0].parent, files[0].parent])

    assert [reader.library_service.document(each).source for each in report.added] == files[:50] + files[51:]
    assert [failure.path for failure in report.failed] == [files[50]]
    asked = iter(range(1000))
    for file in files:
        file.write_text(file.read_text("utf-8") + "新增。", encoding="utf-8")
    stopped = reader.library_service.import_paths(files, cancelled=lambda: next(asked) == 60)
    assert stopped.cancelled
    assert len(stopped.updated) < 60
    assert reader.library.check() == []
