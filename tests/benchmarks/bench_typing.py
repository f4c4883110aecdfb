"""Searching while one types, in a library of 10,000 laws: from each letter to its first results on the screen.

Milliseconds, of the clock and of the processor, which is what the machine takes when it has nothing else to do.  Needs
no display.
"""

import argparse
import multiprocessing
import os
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from tests.benchmarks.bench_import import import_all, unpack

DOCUMENTS = 10_000
TYPED = (
    "貿易法",
    "行政院經濟部",
    "因緊急危難",
    "進口貨物原產地",
    "semiconductor",
    "關稅 AND 報復",
    "公司 OR 商號",
    "「智慧財產權",
    "負責人 NEAR/20 處罰",
    "勞工保?條例",
    "標題:關稅",
)
TYPED_EARLY = ("智慧財產", "貿易救濟")
# After the window was shown, each in a window of its own: what is typed before all is loaded, and after.
OCCASIONS = (
    ("right after opening", 0, TYPED_EARLY),
    ("a second after opening", 1_000, TYPED_EARLY),
    ("later", 5_000, TYPED),
)
BETWEEN_MS = 150
TOO_LONG_MS = 5_000


Letters: TypeAlias = list[tuple[float, float, str]]


def type_all(library: Path, waited: int, phrases: Sequence[str]) -> Letters:
    """(clock, processor, what was typed so far) for each letter, `waited` milliseconds after opening."""
    from PySide6.QtCore import QEventLoop, QTimer

    from reader.bootstrap import open_reader
    from reader.ui.application import Application
    from tests.screenshots import settle

    reader = open_reader(library)
    reader.library.set_setting("bundled-imported", True)
    reader.finding.catch_up()  # where the library was indexed by another version
    window = Application(reader).window
    window.resize(1440, 900)
    window.show()
    window.navigator.open(reader.library_service.documents()[0].id)
    field, found = window.bar.search, QEventLoop()
    window.finder.found.connect(found.quit)

    settle(waited)
    field.setFocus()

    taken: Letters = []
    for words in phrases:
        field.clear()
        for end in range(1, len(words) + 1):
            started, used = time.perf_counter(), time.process_time()
            field.setText(words[:end])
            QTimer.singleShot(TOO_LONG_MS, found, found.quit)
            field.textEdited.emit(words[:end])
            if window.finder.inquiry.fault is not None:  # Nothing is asked yet: a field's name alone.
                continue
            found.exec()
            window.results.tree.viewport().repaint()
            clock, processor = time.perf_counter() - started, time.process_time() - used
            taken.append((clock * 1000, processor * 1000, words[:end]))
            settle(BETWEEN_MS)
    window.close()
    reader.close()
    return taken


def prepare(folder: Path) -> Path:
    """The library, made and indexed."""
    unpack(folder / "files", DOCUMENTS)
    import_all(folder / "files", folder / "library")
    return folder / "library"


def show(title: str, taken: Letters) -> None:
    print(title)
    for name, at in (("clock", 0), ("processor", 1)):
        figures = sorted(float(each[at]) for each in taken)
        p50, p95 = figures[len(figures) // 2], figures[len(figures) * 95 // 100]
        print(f"  {name:<12} p50 {p50:6.1f}   p95 {p95:6.1f}   worst {figures[-1]:6.1f}")
    for clock, processor, typed in sorted(taken, reverse=True)[:5]:
        print(f"    {typed:<24} {clock:8.1f} {processor:8.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--library", type=Path, help="one that is there already")
    arguments, _others = parser.parse_known_args()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    with tempfile.TemporaryDirectory() as folder:
        library = arguments.library or prepare(Path(folder))
        print(f"from a letter to its first results, {DOCUMENTS:,} documents")
        with multiprocessing.get_context("spawn").Pool(1, maxtasksperchild=1) as pool:
            for title, waited, phrases in OCCASIONS:
                show(title, pool.apply(type_all, (library, waited, phrases)))


if __name__ == "__main__":
    main()
