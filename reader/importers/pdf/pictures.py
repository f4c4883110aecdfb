"""Pages of a PDF as pictures, the way they are printed."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2

from reader.errors import ImportFailure
from reader.i18n import gettext as _

_MOST_PIXELS: Final = 12_000_000


@dataclass(frozen=True, slots=True)
class Picture:
    """A page as rows of pixels, four bytes each: blue, green, red and one that means nothing.

    width, height: pixels.  stride: bytes from row to row.  points: width and height of the page.  pages: how many the
    file has.
    """

    pixels: bytes
    width: int
    height: int
    stride: int
    points: tuple[float, float]
    pages: int


class Pictures:
    """Draws pages.  Keeps the file open that was drawn last; for one thread only, as all of pdfium is."""

    def __init__(self) -> None:
        self._path: Path | None = None
        self._document: pypdfium2.PdfDocument | None = None

    def picture(self, path: Path, page: int, width: int) -> Picture:
        """Page `page` of the file, from 1, `width` pixels wide.  Raises ImportFailure where it cannot be drawn."""
        try:
            document = self._opened(path)
            with closing(document[min(max(page, 1), len(document)) - 1]) as drawn:
                return _picture(drawn, max(16, width), len(document))
        except (pypdfium2.PdfiumError, OSError, ValueError, MemoryError) as error:
            told = _("畫不出「{name}」的第 {page} 頁；請用其他 PDF 程式開啟原檔。")
            raise ImportFailure(path, told.format(name=path.name, page=page)) from error

    def _opened(self, path: Path) -> pypdfium2.PdfDocument:
        if self._document is None or path != self._path:
            self.close()
            self._document, self._path = pypdfium2.PdfDocument(path), path
        return self._document

    def close(self) -> None:
        if self._document is not None:
            self._document.close()
            self._document = None


def _picture(page: pypdfium2.PdfPage, width: int, pages: int) -> Picture:
    across, up = page.get_size()
    scale = width / max(across, 1.0)
    scale = min(scale, (_MOST_PIXELS / max(across * up, 1.0)) ** 0.5)
    with closing(page.render(scale=scale, prefer_bgrx=True)) as bitmap:
        return Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, (across, up), pages)
