"""Processes killed while they write the index: the old state or the new one, never a mixture, and work goes on."""

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.errors import StorageError
from reader.model.search import Query
from reader.search import IndexedDocument, index, open_index

DOCUMENTS = 40

# Every generation holds the same documents; each block says which generation it is of.
WRITER = f"""
import sys
from pathlib import Path
from reader.search import IndexedDocument, open_index
index = open_index(Path(sys.argv[1]))
first = index.sequence + 1
print("ready", flush=True)
for generation in range(first, first + 100_000):
    blocks = ("國際貿易" * 50, f"第{{generation}}代的內容", "經濟" * (generation % 7))
    index.update([IndexedDocument(n, "篇", blocks) for n in range({DOCUMENTS})], [10_000 + generation], generation)
    print(generation, flush=True)
"""

READER = """
import sys
from pathlib import Path
from reader.model.search import Query
from reader.search import open_index
index = open_index(Path(sys.argv[1]))
seen = set()
for _ in range(int(sys.argv[2])):
    seen.add(index.sequence)
    assert index.search(Query("國際貿易", limit=1), lambda n: ("", "", ("國際貿易" * 50,))).total == 50 * 40
print(len(seen))
"""

HOLDER = """
import sys
from pathlib import Path
from reader.search import IndexedDocument, open_index
def documents():
    print("holding", flush=True)
    sys.stdin.readline()
    yield IndexedDocument(1, "甲", ("甲",))
open_index(Path(sys.argv[1])).update(documents(), (), 1)
"""


def start(program: str, *arguments: object) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, "-c", program, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def kill_after(process: "subprocess.Popen[str]", lines: int, delay: float) -> list[str]:
    """Kill the process some ms after it printed so many lines; returns all that it printed."""
    assert process.stdout is not None
    told = [process.stdout.readline() for _ in range(lines)]
    deadline = time.perf_counter() + delay
    while time.perf_counter() < deadline:
        pass  # the moment of the kill has to fall anywhere within a commit
    process.send_signal(signal.SIGKILL)
    rest, errors = process.communicate()
    assert not errors
    return told + rest.splitlines()


def assert_whole(folder: Path, acknowledged: int) -> int:
    """Returns the generation found."""
    opened = open_index(folder)
    opened.verify()
    generation = opened.sequence
    assert generation in (acknowledged, acknowledged + 1)
    if generation:
        blocks = ("國際貿易" * 50, f"第{generation}代的內容", "經濟" * (generation % 7))
        found = opened.search(Query(f"第{generation}代的內容"), lambda n: ("篇", "", blocks))
        assert (opened.documents(), found.total) == (set(range(DOCUMENTS)), DOCUMENTS)
        others = Query(f"第{generation - 1}代", anyof=(f"第{generation + 1}代",))
        assert opened.search(others, lambda n: ("篇", "", blocks)).total == 0
    return generation


def test_a_killed_writer_leaves_the_old_state_or_the_new_one(tmp_path: Path) -> None:
    acknowledged = 0
    for attempt in range(12):
        told = kill_after(start(WRITER, tmp_path), lines=1 + attempt % 3, delay=0.0035 * attempt)
        numbers = [int(line) for line in told if line.strip().isdecimal()]
        acknowledged = assert_whole(tmp_path, max(numbers, default=acknowledged))
    leftovers = {path.name for path in tmp_path.iterdir()}
    open_index(tmp_path).update([IndexedDocument(1, "後來", ("後來的文字",))], range(DOCUMENTS), 1_000_000)
    assert open_index(tmp_path).documents() == {1}
    assert len(list(tmp_path.glob("MAIN_*.*"))) == 2, leftovers


def test_a_reader_in_another_process_sees_whole_commits_while_a_writer_works(tmp_path: Path) -> None:
    writer = start(WRITER, tmp_path)
    assert writer.stdout is not None
    writer.stdout.readline(), writer.stdout.readline()
    reader = start(READER, tmp_path, 1500)
    told, errors = reader.communicate()
    writer.kill()
    writer.communicate()
    assert (reader.returncode, errors) == (0, "")
    assert int(told) > 1


def test_a_second_writer_waits_and_then_says_who_is_in_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    holder = start(HOLDER, tmp_path)
    assert holder.stdout is not None
    holder.stdout.readline()
    monkeypatch.setattr(index, "LOCK_TIMEOUT", 0.1)
    second = open_index(tmp_path)
    with pytest.raises(StorageError, match="另一個程式"):
        second.update([IndexedDocument(2, "乙", ("乙",))], (), 2)
    holder.kill()
    holder.communicate()
    second.update([IndexedDocument(2, "乙", ("乙",))], (), 2)
    assert second.documents() == {2}
