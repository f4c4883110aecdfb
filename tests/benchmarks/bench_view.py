"""The reading view on 10 MB of Chinese in paragraphs, and on 50 MB in one; QTextBrowser does the first in the same run.

Milliseconds of the processor, which is what the machine takes when it has nothing else to do; each in a process of its
own, in the program's own look.  Needs no display.
"""

import multiprocessing
import os
import random
import resource
import time
from collections.abc import Callable
from multiprocessing.queues import SimpleQueue
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from tests.benchmarks.laws import LAWS, laws

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

BYTES = 10_000_000
FRAMES = 400
HIGHLIGHTS = 10_000

Figures: TypeAlias = dict[str, float]


def texts(size: int = BYTES) -> list[str]:
    """Paragraphs of `size` bytes of UTF-8: laws, or sentences of our own where the corpus is not here."""
    found: list[str] = []
    for law in laws() if LAWS.is_file() else ():
        found += [line.strip() for line in law.splitlines() if line.strip()]
        if sum(map(len, found)) * 3 > size:
            return found
    return found or ["會員依世界貿易組織（WTO）的規定，得就國家安全例外條款的援引提出說明。" * 2] * (size // 220)


def milliseconds(work: Callable[[], object]) -> float:
    started = time.process_time()
    work()
    return (time.process_time() - started) * 1000


def dress(application: "QApplication") -> None:
    """As the program is: without a style sheet a scroll bar takes longer to paint than the page."""
    from reader.ui.fonts import load_fonts
    from reader.ui.themes import LIGHT, palette, stylesheet

    load_fonts()
    application.setPalette(palette(LIGHT))
    application.setStyleSheet(stylesheet(LIGHT))


def memory() -> float:
    """MB now in use."""
    pages = int(Path("/proc/self/statm").read_text().split()[1]) if Path("/proc/self/statm").exists() else 0
    return pages * resource.getpagesize() / 1e6


def read_paragraphs() -> Figures:
    from PySide6.QtWidgets import QApplication

    from reader.datafiles import resource as data_file
    from reader.glossary import load
    from reader.model.annotation import Annotation, Colour, Position, Span, TextQuoteSelector
    from reader.model.document import Block, BlockKind, Document, Metadata, Structure
    from reader.model.script import Script
    from reader.presenters.reading import ReadingPresenter
    from reader.services.reading import ReadingService
    from reader.ui.reading import ReadingView, Typography

    application = QApplication([])
    dress(application)
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts())
    document = Document(1, 1, Path("laws"), "", Structure(Metadata(title="laws"), blocks))
    service = ReadingService(load(data_file("glossary")))
    service.terms(blocks[0])
    service.displayed(blocks[0], Script.CN)
    view = ReadingView(ReadingPresenter(service))
    view.resize(1100, 900)
    view.show()
    application.processEvents()
    used = memory()
    figures: Figures = {"paragraphs": len(blocks), "characters": sum(len(block.text) for block in blocks)}

    def after(change: Callable[[], object]) -> float:
        return milliseconds(lambda: (change(), view.viewport().repaint()))

    figures["first paint"] = after(lambda: view.set_document(document))
    figures["memory, MB"] = memory() - used
    frames = sorted(after(lambda: view.scroll_by(120)) for _ in range(FRAMES))
    figures["scroll frame, median"] = frames[FRAMES // 2]
    figures["scroll frame, p95"] = frames[FRAMES * 95 // 100]
    view.go_to(Position(len(blocks) // 2, 0), flash=False)
    view.viewport().repaint()
    figures["jump to the end"] = after(lambda: view.go_to(Position(len(blocks) - 1, 0), flash=False))
    figures["script toggle"] = after(lambda: view.set_script(Script.CN))
    figures["font change"] = after(lambda: view.set_typography(Typography(size=23)))
    chance = random.Random(7)
    marks = []
    for number in range(HIGHLIGHTS):
        block = chance.randrange(len(blocks))
        span = Span.within(block, 0, max(1, len(blocks[block].text) // 2))
        marks.append(Annotation(str(number), 1, 1, span, TextQuoteSelector(""), Colour.GREEN))
    figures["10,000 highlights"] = after(lambda: view.set_annotations(marks))
    frames = sorted(after(lambda: view.scroll_by(-120)) for _ in range(FRAMES))
    figures["scroll frame with them, p95"] = frames[FRAMES * 95 // 100]
    return figures


def read_one_block() -> Figures:
    from PySide6.QtWidgets import QApplication

    from reader.datafiles import resource as data_file
    from reader.glossary import load
    from reader.model.annotation import Position
    from reader.model.document import Block, BlockKind, Document, Metadata, Structure
    from reader.model.script import Script
    from reader.presenters.reading import ReadingPresenter
    from reader.services.reading import ReadingService
    from reader.ui.reading import ReadingView

    application = QApplication([])
    dress(application)
    service = ReadingService(load(data_file("glossary")))
    text = "".join(texts())
    text = (text * (16_700_000 // len(text) + 1))[:16_700_000]
    document = Document(1, 1, Path("line"), "", Structure(Metadata(title="line"), (Block(BlockKind.PARAGRAPH, text),)))
    view = ReadingView(ReadingPresenter(service))
    view.resize(1100, 900)
    view.show()
    application.processEvents()

    def after(change: Callable[[], object]) -> float:
        return milliseconds(lambda: (change(), view.viewport().repaint()))

    figures: Figures = {"bytes": len(text.encode())}
    figures["first paint"] = after(lambda: view.set_document(document))
    figures["jump to the middle"] = after(lambda: view.go_to(Position(0, len(text) // 2), flash=False))
    frames = sorted(after(lambda: view.scroll_by(120)) for _ in range(FRAMES))
    figures["scroll frame, median"] = frames[FRAMES // 2]
    figures["scroll frame, p95"] = frames[FRAMES * 95 // 100]
    figures["script toggle"] = after(lambda: view.set_script(Script.CN))
    return figures


def browse_paragraphs() -> Figures:
    from PySide6.QtWidgets import QApplication, QTextBrowser

    from reader.ui.fonts import SERIF, chinese_font

    application = QApplication([])
    dress(application)
    text = "\n".join(texts())
    view = QTextBrowser()
    view.setFont(chinese_font(SERIF, 19))
    view.resize(1100, 900)
    view.show()
    application.processEvents()
    used = memory()

    def after(change: Callable[[], object]) -> float:
        return milliseconds(lambda: (change(), view.viewport().repaint()))

    figures: Figures = {"first paint": after(lambda: view.setPlainText(text))}
    figures["the same, settled"] = figures["first paint"] + milliseconds(application.processEvents)
    figures["memory, MB"] = memory() - used
    bar = view.verticalScrollBar()
    frames = sorted(after(lambda: bar.setValue(bar.value() + 120)) for _ in range(FRAMES))
    figures["scroll frame, p95"] = frames[FRAMES * 95 // 100]
    figures["font change"] = after(lambda: view.setFont(chinese_font(SERIF, 23)))
    return figures


def _measure(work: Callable[[], Figures], results: "SimpleQueue[Figures]") -> None:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    results.put(work())


def main() -> None:
    context = multiprocessing.get_context("spawn")
    for title, work in (
        ("reading view, 10 MB in paragraphs", read_paragraphs),
        ("reading view, 50 MB in one block", read_one_block),
        ("QTextBrowser, the same 10 MB", browse_paragraphs),
    ):
        results: SimpleQueue[Figures] = context.SimpleQueue()
        process = context.Process(target=_measure, args=(work, results))
        process.start()
        print(title, flush=True)
        for name, value in results.get().items():
            print(f"  {name:<30}{value:>14,.0f}" if value >= 100 else f"  {name:<30}{value:>14.1f}", flush=True)
        process.join()


if __name__ == "__main__":
    main()
