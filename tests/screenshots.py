"""`python -m tests.screenshots [FOLDER]`: the pictures of the README, from the program as it is."""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from reader.bootstrap import open_reader
from reader.datafiles import bundled_corpus
from reader.i18n import set_language
from reader.model.annotation import Colour, Span, Style
from reader.model.document import Document
from reader.presenters import settings as declared
from reader.services.session import Reader
from reader.ui.application import Application
from reader.ui.window import MainWindow

DEFAULT = Path(__file__).resolve().parents[1] / "packaging" / "screenshots"
SIZE = (1480, 900)
LINES_SIZE = (1280, 720)


def settle(milliseconds: int = 250) -> None:
    """Let the event loop run: layouts, timers and animations come to rest.  Unlike QTest.qWait, it lets other threads
    go on."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


@contextmanager
def bundled_library() -> Iterator[Reader]:
    with tempfile.TemporaryDirectory() as folder:
        reader = open_reader(Path(folder) / "library")
        reader.library_service.import_paths([bundled_corpus()])
        reader.library.set_setting("bundled-imported", True)
        reader.finding.catch_up()
        yield reader
        reader.close()


def span_of(document: Document, words: str) -> Span:
    """The first place of `words`, in the body of the text."""
    for number, block in enumerate(document.blocks):
        if words in block.text and len(block.text) > 2 * len(words):
            return Span.within(number, block.text.index(words), block.text.index(words) + len(words))
    raise LookupError(words)


class Photographer:
    """Arranges the window for each picture and takes it."""

    def __init__(self, reader: Reader, folder: Path) -> None:
        self.reader = reader
        self.folder = folder
        self.application = Application(reader)
        self.window: MainWindow = self.application.window
        self.window.resize(*SIZE)
        self.window.show()
        newsletters = [row for row in reader.library_service.documents() if "特別三○一" in self._text(row.id)]
        self.newsletter = reader.library_service.document(newsletters[0].id)

    def _text(self, document: int) -> str:
        return "\n".join(block.text for block in self.reader.library_service.document(document).blocks)

    def take(self, name: str) -> None:
        settle()
        self.window.grab().save(str(self.folder / f"{name}.png"))
        print(self.folder / f"{name}.png")

    def annotate(self) -> None:
        """Marks of several kinds on the newsletter's commentary."""
        paragraphs = [
            (number, block)
            for number, block in enumerate(self.newsletter.blocks)
            if block.kind.value == "paragraph" and len(block.text) > 120
        ]
        notes = (
            (Colour.YELLOW, Style.HIGHLIGHT, "**論點**：與前期評析對照。", ("待查",)),
            (Colour.GREEN, Style.HIGHLIGHT, "", ()),
            (Colour.RED, Style.UNDERLINE, "數字出處？查原始文件。", ("數據", "待查")),
            (Colour.BLUE, Style.HIGHLIGHT, "可引用於第二章。", ("引用",)),
        )
        for (number, block), (colour, style, note, tags) in zip(paragraphs, notes, strict=False):
            end = block.text.find("，", 18) if "，" in block.text[18:] else 30
            span = Span.within(number, 0, max(12, end))
            self.reader.annotations.add(self.newsletter.id, span, colour=colour, style=style, note=note, tags=tags)

    def all(self) -> None:
        window = self.window
        window.navigator.open(self.newsletter.id)
        window.docks.left.setCurrentWidget(window.library)
        self.take("library")
        self.annotate()
        window.desk.refresh_annotations()
        window.marks.show()
        window.docks.right.setCurrentWidget(window.marks.panel)
        window.docks.left.setCurrentWidget(window.outline)
        first = self.reader.annotations.of(self.newsletter.id)[0].span
        assert first is not None
        window.desk.view.go_to(first.start, flash=False)
        self.take("annotations")
        self.popup()
        window.desk.dismiss()
        window.bar.search.setText("特别301条款")
        window.finder.search("特别301条款", jump=True)
        self._until(lambda: not window.finder.searching)
        self.take("search")
        self.lines()
        window.settings[declared.SCRIPT] = "cn-terms"
        self.take("simplified")
        window.settings[declared.SCRIPT] = "source"
        window.settings[declared.THEME] = "dark"
        window.docks.right.setCurrentWidget(window.marks.panel)
        window.desk.view.go_to(first.start, flash=False)
        self.take("dark")
        window.settings[declared.THEME] = "light"
        window.close()

    def lines(self) -> None:
        """Every place of a word as a line, and the words that keep it company."""
        self.window.analyses.show("關稅")
        made = self.window.analyses.made
        assert made is not None and made.window is not None
        shown = made.window
        # Whatever the screen has room for.
        shown.resize(*LINES_SIZE)
        shown.go.click()
        self._until(lambda: shown.lines.table.model().rowCount() > 0)
        shown.lines.count.click()
        self._until(lambda: shown.lines.companions.table.model().rowCount() > 0)
        settle()
        shown.grab().save(str(self.folder / "lines.png"))
        print(self.folder / "lines.png")
        shown.close()

    def _until(self, there: Callable[[], bool]) -> None:
        deadline = QDeadlineTimer(30_000)
        while not there() and not deadline.hasExpired():
            settle()

    def popup(self) -> None:
        window, span = self.window, span_of(self.newsletter, "特別三○一條款")
        window.desk.view.go_to(span.start, flash=False)
        settle()
        term = self.reader.glossary.lookup("特別三○一條款")[0]
        rect = window.desk.view.span_rects(span)[0]
        top_left = window.desk.view.viewport().mapTo(window.desk, rect.topLeft())
        window.desk.popups.term.explain(term, (), rect.translated(top_left - rect.topLeft()))
        self.take("popup")


def main(arguments: list[str]) -> None:
    folder = Path(arguments[0]) if arguments else DEFAULT
    folder.mkdir(parents=True, exist_ok=True)
    qt = QApplication(sys.argv[:1])
    set_language("zh_TW")
    with bundled_library() as reader:
        Photographer(reader, folder).all()
    qt.quit()


if __name__ == "__main__":
    main(sys.argv[1:])
