"""Import and indexing of the laws in ../shared/corpora: MB/s, memory, and the same work by plain means in the same run.

`--all` takes all 11,547 files (91 MB); by default the first 2,000.
"""

import argparse
import multiprocessing
import multiprocessing.queues
import resource
import sqlite3
import tarfile
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from tests.benchmarks.laws import LAWS

SAMPLE = 2_000


def unpack(target: Path, limit: int) -> list[Path]:
    """The law files under `target`, at most `limit` of them (0 = all)."""
    with tarfile.open(LAWS) as archive:
        members = [member for member in archive if member.isfile()]
        members = members[:limit] if limit else members
        archive.extractall(target, members, filter="data")
    return sorted(path for path in target.rglob("*") if path.is_file())


def import_all(files: Path, library: Path) -> float:
    """Seconds to import the folder through the library's own service."""
    from reader.bootstrap import open_reader

    reader = open_reader(library)
    started = time.perf_counter()
    report = reader.library_service.import_paths([files])
    seconds = time.perf_counter() - started
    assert not report.failed, report.failed[:3]
    reader.close()
    return seconds


def index_all(_files: Path, library: Path) -> float:
    """Seconds to bring the index up to the library."""
    from reader.bootstrap import open_reader

    reader = open_reader(library)
    started = time.perf_counter()
    reader.finding.catch_up()
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
Results: TypeAlias = "multiprocessing.queues.SimpleQueue[tuple[float, float]]"


def _measure(work: Work, files: Path, library: Path, results: Results) -> None:
    seconds = work(files, library)
    results.put((seconds, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024))


def measured(work: Work, files: Path, library: Path) -> tuple[float, float]:
    """Seconds and peak memory in MB of `work` in a process of its own."""
    context = multiprocessing.get_context("spawn")
    results: Results = context.SimpleQueue()
    process = context.Process(target=_measure, args=(work, files, library, results))
    process.start()
    outcome = results.get()
    process.join()
    return outcome


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true")
    limit = 0 if parser.parse_args().all else SAMPLE
    if not LAWS.is_file():
        print("skipped: ../shared/corpora is not here")
        return
    with tempfile.TemporaryDirectory() as folder:
        files, library = Path(folder) / "laws", Path(folder) / "library"
        size = sum(path.stat().st_size for path in unpack(files, limit)) / 1e6
        plain, _ = measured(store_plainly, files, library)
        print(f"{size:.1f} MB; reading and storing alone: {size / plain:.1f} MB/s")
        for name, work in (("import", import_all), ("index", index_all)):
            seconds, memory = measured(work, files, library)
            print(f"{name}: {size / seconds:.1f} MB/s, {seconds / plain:.1f} times the plain storing, {memory:.0f} MB")


if __name__ == "__main__":
    main()
