"""The program as a real process, on a library of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Write = Callable[[str, bytes], Path]

NEWSLETTER = """\
經貿前線

特別三○一條款 Special 301

美國 1988 年綜合貿易暨競爭力法修正一八二條款，俗稱特別三○一條款。特別 301 條款規定美國貿易代表署（USTR）每年應提出報告。

歐盟執委會指出，智慧財產權保護與數位貿易息息相關，程式設計師亦關注此事。
"""


class Program:
    """Runs `trade-reader` on one library folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(self, *arguments: str | Path, input: bytes | None = None) -> subprocess.CompletedProcess[bytes]:
        environment = {**os.environ, "TRADE_READER_LANGUAGE": "zh_TW", "XDG_STATE_HOME": str(self.folder.parent)}
        command = [sys.executable, "-m", "reader", "--library", str(self.folder), *map(str, arguments)]
        return subprocess.run(command, input=input, capture_output=True, env=environment, timeout=120, check=False)

    def text(self, *arguments: str | Path) -> str:
        """Standard output of a call that must succeed."""
        done = self.run(*arguments)
        assert done.returncode == 0, done.stderr.decode()
        return done.stdout.decode()

    def json(self, *arguments: str | Path) -> Any:
        return json.loads(self.text(*arguments))


@pytest.fixture
def program(tmp_path: Path) -> Program:
    return Program(tmp_path / "library")


@pytest.fixture
def newsletter(tmp_path: Path) -> Path:
    path = tmp_path / "newsletter.txt"
    path.write_text(NEWSLETTER, encoding="utf-8")
    return path


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Writes a file into a folder of its own."""

    def write_file(name: str, data: bytes) -> Path:
        path = tmp_path / "files" / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        return path

    return write_file
