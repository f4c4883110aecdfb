"""What somebody meets who tries the program: nothing there yet, numbers out of all bounds, a terminal."""

import os
import subprocess
import sys
from pathlib import Path
from unicodedata import east_asian_width

import pytest

from tests.e2e.conftest import Program, Write

EMPTY = "文件庫是空的。用 trade-reader import 檔案或資料夾 匯入。\n"


@pytest.mark.parametrize("command", [("list",), ("search", "關稅"), ("concordance", "關稅"), ("timeline", "關稅")])
def test_an_empty_library_says_that_it_is_empty(program: Program, command: tuple[str, ...]) -> None:
    done = program.run(*command)
    assert (done.returncode, done.stderr.decode()) == (0, EMPTY)


def test_without_marks_there_is_nothing_to_export(program: Program, newsletter: Path) -> None:
    program.text("import", newsletter)
    for documents in ((), ("1",)):
        done = program.run("export", *documents, "--format", "markdown")
        assert (done.returncode, done.stdout.decode().strip()) == (0, "")
        assert done.stderr.decode() == "沒有標註可以匯出；請先在視窗裡標註，或用 annotate 命令加上。\n"
    program.text("annotate", "1", "--quote", "智慧財產權")
    assert program.run("export", "--format", "markdown").stderr == b""


HUGE = "9" * 30


@pytest.mark.parametrize(
    "command",
    [
        ("search", "關稅", "--limit", HUGE),
        ("concordance", "關稅", "--limit", HUGE),
        ("terms", "1", "--limit", HUGE),
        ("searches", "run", "甲", "--limit", HUGE),
    ],
)
def test_a_number_out_of_all_bounds_is_wrong_usage(program: Program, command: tuple[str, ...]) -> None:
    done = program.run(*command)
    assert (done.returncode, done.stdout) == (2, b"")
    assert "0<=x<=1000000000" in done.stderr.decode()


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
@pytest.mark.parametrize("arguments", [("export", "--format", "docx"), ("glossary", "export", "--format", "stardict")])
def test_what_is_no_text_is_not_printed_into_a_terminal(
    program: Program, newsletter: Path, arguments: tuple[str, ...]
) -> None:
    program.text("import", newsletter)
    shown, terminal = os.openpty()
    command = [sys.executable, "-m", "reader", "--library", str(program.folder), *arguments]
    done = subprocess.run(
        command,
        stdout=terminal,
        stderr=subprocess.PIPE,
        env={**os.environ, "TRADE_READER_LANGUAGE": "zh_TW"},
        check=False,
    )
    os.close(terminal)
    os.close(shown)
    assert done.returncode == 2
    assert done.stderr.decode().endswith("這種格式不能印在畫面上；請用 -o 指定要寫成哪個檔案。\n")


def _columns(text: str) -> int:
    """As a terminal counts them."""
    return sum(2 if east_asian_width(char) in "WF" else 1 for char in text)


def test_lines_stand_below_each_other_in_a_terminal(program: Program, write: Write) -> None:
    said = ("進口關稅太高。", "the “general” tariff — 關稅 — rises…", "他說：「關稅」", "…’90s é 關稅")
    for number, sentence in enumerate(said):
        text = f"第{number}份〈關於“甲”〉\n\n{sentence}\n\n這是第{number}份文件的最後一段話，還沒有說完。\n"
        program.text("import", write(f"{number}.txt", text.encode()))
    lines = program.text("concordance", "關稅").splitlines()[:-1]
    assert {_columns(line[: line.index("關稅")]) for line in lines} == {2 + 20 + 1 + 40 + 1}


def test_the_numbers_of_a_list_stand_below_each_other(program: Program, write: Write) -> None:
    files = [write(f"{number}.txt", f"第{number}份\n\n各說各話，其{number}。\n".encode()) for number in range(10)]
    program.text("import", *files)
    lines = program.text("list").splitlines()
    assert [line.partition("　")[0] for line in lines] == [f"{number:>2}" for number in range(1, 11)]


@pytest.mark.parametrize("group", [(), ("searches",), ("glossary",)])
def test_what_each_command_does_is_told_in_a_whole_sentence(program: Program, group: tuple[str, ...]) -> None:
    commands = program.text(*group, "--help").partition("Commands:\n")[2].splitlines()
    assert commands
    assert all(line.endswith(".") and not line.endswith("...") for line in commands)
