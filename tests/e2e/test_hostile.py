"""What the program must withstand, as real processes: each ends with a sentence, and the rest goes on."""

import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Program

SENTENCE = "關稅與貿易總協定之談判進程，涉及各會員之權利義務。"
MEGABYTES = 50


def test_fifty_megabytes_in_one_line_are_imported_found_and_shown(program: Program, tmp_path: Path) -> None:
    path = tmp_path / "one-line.txt"
    copies = MEGABYTES * 1_000_000 // len(SENTENCE.encode())
    path.write_text(SENTENCE * copies + "最後的暗號", encoding="utf-8")
    assert len(program.json("import", path, "--json")["added"]) == 1
    (hit,) = program.json("search", "最后的暗号", "--json")["hits"]
    assert hit["start"] == len(SENTENCE) * copies
    assert program.json("search", "谈判进程", "--limit", "1", "--json")["total"] == copies


def test_a_folder_of_many_files_with_one_that_cannot_be_read(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(2_000):
        (folder / f"{number:05}.txt").write_text(f"第{number}號\n\n談第{number}號關稅。\n", encoding="utf-8")
    (folder / "00500-broken.txt").symlink_to(tmp_path / "nowhere.txt")
    done = program.run("import", folder, "--json")
    assert done.returncode == 1
    outcome = json.loads(done.stdout)
    assert len(outcome["added"]) == 2_000
    assert [Path(row["path"]).name for row in outcome["failed"]] == ["00500-broken.txt"]
    assert "00500-broken.txt" in done.stderr.decode()
    assert program.json("search", "第1999號關稅", "--json")["total"] == 1
    again = program.json("list", "--json")
    assert len(again["documents"]) == 2_000


@pytest.mark.parametrize("name", ["library.db", "index"])
def test_a_library_that_is_no_library_is_said_to_be_so(program: Program, newsletter: Path, name: str) -> None:
    program.text("import", newsletter)
    target = program.folder / name
    if target.is_dir():
        for file in target.iterdir():
            file.write_bytes(b"\0" * 100)
        assert program.json("search", "數位貿易", "--json")["total"] == 1, "the index is disposable"
        return
    for file in program.folder.glob("library.db*"):
        file.unlink()
    target.write_bytes(b"this is no database" * 1000)
    done = program.run("list")
    assert done.returncode == 1
    assert done.stderr.decode().strip().endswith("。")
    assert b"Traceback" not in done.stderr
    assert target.read_bytes().startswith(b"this is no database"), "what is there stays as it is"


def test_a_folder_that_cannot_be_made_is_said_to_be_so(tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("in the way")
    done = Program(file / "library").run("list")
    assert done.returncode == 1
    assert done.stderr.decode().strip().endswith("。")
