"""The kept original of a document, page by page, drawn in a process beside this one.

pdfium serves one thread only, takes its time over a page, and a damaged file may bring it down: the window must feel
none of it.
"""

from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

from reader.errors import ImportFailure
from reader.i18n import gettext as _
from reader.i18n import language, set_language
from reader.importers.pdf.pictures import Picture, picture
from reader.services.beside import Beside


@dataclass(frozen=True, slots=True)
class PageAsked:
    """A page of a file, from 1, and how many pixels wide it is wanted."""

    path: Path
    page: int
    width: int


@dataclass(frozen=True, slots=True)
class PageDrawn:
    """What became of what was asked: the picture, or a sentence that says why there is none."""

    asked: PageAsked
    picture: Picture | None
    refusal: str = ""


class PageImages:
    """Draws one page after the other; of several that wait, only the one asked for last."""

    def __init__(self) -> None:
        self._beside: Beside | None = None
        self._wanted: PageAsked | None = None

    @property
    def waiting(self) -> bool:
        """Whether a page is still to come."""
        return self._wanted is not None

    def ask(self, asked: PageAsked) -> None:
        """Have a page drawn; `poll` gives it.  What was asked before and is not there yet is dropped."""
        self._wanted = asked
        with suppress(OSError):  # One that died shows when its answer is awaited.
            self._line().send(asked)

    def forget(self) -> None:
        """What is still to come is wanted no more."""
        self._wanted = None

    def poll(self, timeout: float = 0.0) -> PageDrawn | None:
        """The page asked for last, once it is there; waits up to `timeout` seconds for it."""
        while self._wanted is not None and self._beside is not None and self._beside.pipe.poll(timeout):
            drawn = self._receive(self._beside.pipe, self._wanted)
            if drawn.asked == self._wanted:
                self._wanted = None
                return drawn
        return None

    def _line(self) -> Connection:
        if self._beside is None:
            self._beside = Beside("reader-page-images", _serve, language())
        return self._beside.pipe

    def _receive(self, pipe: Connection, wanted: PageAsked) -> PageDrawn:
        try:
            drawn: PageDrawn = pipe.recv()
        except (EOFError, OSError):
            self._let_go()
            told = _("「{name}」的第 {page} 頁讓繪圖程式中斷了；請用其他 PDF 程式開啟原檔。")
            return PageDrawn(wanted, None, told.format(name=wanted.path.name, page=wanted.page))
        return drawn

    def _let_go(self) -> None:
        if self._beside is not None:
            self._beside.close()
            self._beside = None

    def close(self) -> None:
        """End the process beside this one, whatever it draws."""
        self._wanted = None
        self._let_go()


def _serve(pipe: Connection, spoken: str) -> None:
    """What the process does until nobody is at the other end."""
    set_language(spoken)
    with suppress(EOFError, OSError, KeyboardInterrupt):
        while True:
            asked: PageAsked = pipe.recv()
            while pipe.poll():
                asked = pipe.recv()
            try:
                drawn = PageDrawn(asked, picture(asked.path, asked.page, asked.width))
            except ImportFailure as error:
                drawn = PageDrawn(asked, None, str(error))
            pipe.send(drawn)
