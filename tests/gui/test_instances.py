"""A file opened while a window is open on the library comes to that window, from another process."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from reader.ui.instances import PrimaryInstance, pass_files

PROGRAM = """
import sys
from pathlib import Path
from reader.ui.instances import {names}
folder, *files = map(Path, sys.argv[1:])
"""
PASSES = PROGRAM.format(names="pass_files") + "sys.exit(not pass_files(folder, files))"
IS_KILLED = PROGRAM.format(names="PrimaryInstance") + (
    "import os, signal\n"
    "from PySide6.QtCore import QCoreApplication\n"
    "running = QCoreApplication([])\n"
    "instance = PrimaryInstance(folder, bool)\n"
    "os.kill(os.getpid(), signal.SIGKILL)"
)


@pytest.fixture(autouse=True)
def cache(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The sockets of these tests lie in a folder of their own, whose path is as short as theirs must be."""
    with TemporaryDirectory(prefix="tr-") as folder:
        monkeypatch.setenv("XDG_CACHE_HOME", folder)
        yield Path(folder)


def may() -> bool:
    return True


def passed_to(instance: PrimaryInstance, qtbot: QtBot, folder: Path, files: list[Path]) -> list[Path]:
    """What comes to `instance` of the files that another process passes to the window on the library in `folder`."""
    process = QProcess()
    with qtbot.waitSignal(process.finished, timeout=20_000), qtbot.waitSignal(instance.filesPassed) as told:
        process.start(sys.executable, ["-c", PASSES, str(folder), *map(str, files)])
    assert process.exitCode() == 0
    assert told.args is not None
    found: list[Path] = told.args[0]
    return found


def test_files_of_a_later_start_come_to_the_first_window(qtbot: QtBot, tmp_path: Path) -> None:
    files = [tmp_path / "經貿 週報.txt", tmp_path / "b.pdf"]
    assert passed_to(PrimaryInstance(tmp_path, may), qtbot, tmp_path, files) == files


def test_without_a_window_on_that_library_nobody_takes_them(qtbot: QtBot, tmp_path: Path) -> None:
    other = PrimaryInstance(tmp_path / "other", may)
    with qtbot.assertNotEmitted(other.filesPassed):
        assert not pass_files(tmp_path / "mine", [tmp_path / "a.txt"])


def test_the_second_window_leaves_the_files_to_the_first(qtbot: QtBot, tmp_path: Path) -> None:
    first, second = PrimaryInstance(tmp_path, may), PrimaryInstance(tmp_path, may)
    with qtbot.assertNotEmitted(second.filesPassed):
        assert passed_to(first, qtbot, tmp_path, [tmp_path / "a.txt"]) == [tmp_path / "a.txt"]


def test_a_program_that_was_killed_does_not_keep_the_place(qtbot: QtBot, tmp_path: Path) -> None:
    subprocess.run([sys.executable, "-c", IS_KILLED, str(tmp_path)], check=False, timeout=60)
    assert passed_to(PrimaryInstance(tmp_path, may), qtbot, tmp_path, [tmp_path / "a.txt"]) == [tmp_path / "a.txt"]


def test_a_window_that_asks_something_takes_nothing(qtbot: QtBot, tmp_path: Path) -> None:
    instance = PrimaryInstance(tmp_path, lambda: False)
    process = QProcess()
    with qtbot.assertNotEmitted(instance.filesPassed), qtbot.waitSignal(process.finished, timeout=20_000):
        process.start(sys.executable, ["-c", PASSES, str(tmp_path), str(tmp_path / "a.txt")])
    assert process.exitCode() == 1


def test_files_whose_sender_gave_up_are_not_opened_twice(qtbot: QtBot, tmp_path: Path) -> None:
    instance = PrimaryInstance(tmp_path, may)
    assert not pass_files(tmp_path, [tmp_path / "a.txt"])  # nobody answers while this thread waits
    with qtbot.assertNotEmitted(instance.filesPassed, wait=200):
        pass


def test_the_socket_lies_where_no_other_user_may_write(tmp_path: Path, cache: Path) -> None:
    instance = PrimaryInstance(tmp_path, may)
    (socket,) = (cache / "trade-reader").iterdir()
    assert socket.parent.stat().st_mode & 0o077 == 0
    instance.close()
    assert not socket.exists()
