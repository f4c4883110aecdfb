"""Import of the laws in ../shared/corpora until all is found, and indexing: MB/s, seconds of all processors for each
MB, memory, and the same work by plain means in the same run.

`--all` takes all 11,547 files (91 MB); by default the first 2,000.  `--runs` imports them several times, each into a
new library, all of which are deleted at the end: for minutes after many files were deleted a file system may look long
for room for new ones (ext4 takes no inode that was free a short while ago), and an import costs up to a third more.
"""

import argparse
import compileall
import multiprocessing
import multiprocessing.queues
import resource
import shutil
import sqlite3
import sys
import tarfile
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tests.benchmarks.laws import LAWS

SAMPLE = 2_000
CHECKOUT = Path(__file__).resolve().parents[2]


def install(folder: Path) -> None:
    """Let the processes that measure run a copy of the program in `folder`, with its bytecode, as an installed one.

    Where Python is told to keep no bytecode, as it may be in a checkout, each of them would compile it all anew, a
    tenth of the work.
    """
    shutil.copytree(CHECKOUT / "reader", folder / "reader", ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "resources").symlink_to(CHECKOUT / "resources")
    compileall.compile_dir(folder / "reader", quiet=1)
    sys.path.insert(0, str(folder))


def unpack(target: Path, limit: int) -> list[Path]:
    """The law files under `target`, at most `limit` of them (0 = all)."""
    with tarfile.open(LAWS) as archive:
        members = [member for member in archive if member.isfile()]
        members = members[:limit] if limit else members
        archive.extractall(target, members, filter="data")
    return sorted(path for path in target.rglob("*") if path.is_file())


def import_all(files: Path, library: Path) -> float:
    """Seconds to import the folder through the library's own service, until all of it is found."""
    from reader.bootstrap import open_reader

    reader = open_reader(library)
    started = time.perf_counter()
    report = reader.library_service.import_paths([files])
    reader.finding.catch_up()
    seconds = time.perf_counter() - started
    assert not report.failed, report.failed[:3]
    reader.close()
    return seconds


def index_all(_files: Path, library: Path) -> float:
    """Seconds to index the library anew."""
    from reader.bootstrap import open_reader

    reader = open_reader(library)
    started = time.perf_counter()
    reader.finding.reindex()
    seconds = time.perf_counter() - started
    reader.close()
    return seconds


def store_plainly(files: Path, library: Path) -> float:
    """The reference: read each file and put its text into SQLite, with no structure at all."""
    started = time.perf_counter()
    with sqlite3.connect(library.with_suffix(".plain")) as database:
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("CREATE TABLE texts (path TEXT, text TEXT)")
        rows = ((str(path), path.read_text("utf-8")) for path in sorted(files.rglob("*")) if path.is_file())
        database.executemany("INSERT INTO texts VALUES (?, ?)", rows)
    return time.perf_counter() - started


Work = Callable[[Path, Path], float]


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds, those of all processors with helpers, and the peak memory of the process in MB."""

    seconds: float
    processors: float
    memory: float


Results: TypeAlias = "multiprocessing.queues.SimpleQueue[Cost]"


def _measure(work: Work, files: Path, library: Path, results: Results) -> None:
    seconds = work(files, library)
    own, helpers = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    processors = own.ru_utime + own.ru_stime + helpers.ru_utime + helpers.ru_stime
    results.put(Cost(seconds, processors, own.ru_maxrss / 1024))


def measured(work: Work, files: Path, library: Path) -> Cost:
    """What `work` costs in a process of its own."""
    context = multiprocessing.get_context("spawn")
    results: Results = context.SimpleQueue()
    process = context.Process(target=_measure, args=(work, files, library, results))
    process.start()
    cost = results.get()
    process.join()
    return cost


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--runs", type=int, default=1)
    options = parser.parse_args()
    if not LAWS.is_file():
        print("skipped: ../shared/corpora is not here")
        return
    with tempfile.TemporaryDirectory() as folder:
        install(Path(folder))
        files, libraries = Path(folder) / "laws", [Path(folder) / f"library {run}" for run in range(options.runs)]
        size = sum(path.stat().st_size for path in unpack(files, 0 if options.all else SAMPLE)) / 1e6
        plain = measured(store_plainly, files, libraries[0]).seconds
        print(f"{size:.1f} MB, bytecode ready; reading and storing alone: {size / plain:.1f} MB/s")
        works = [("import until all is found", import_all, library) for library in libraries]
        for name, work, library in [*works, ("index anew", index_all, libraries[0])]:
            cost = measured(work, files, library)
            print(
                f"{name}: {size / cost.seconds:.1f} MB/s, {cost.seconds / plain:.1f} times the plain storing, "
                f"{cost.processors / size:.3f} s of processors a MB, {cost.memory:.0f} MB"
            )


if __name__ == "__main__":
    main()
