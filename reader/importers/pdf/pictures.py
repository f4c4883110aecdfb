"""Pages of a PDF as pictures, the way they are printed."""

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import pypdfium2

from reader.errors import ImportFailure
from reader.i18n import gettext as _
from reader.importers.pdf import fallback_font

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


def picture(path: Path, page: int, width: int) -> Picture:
    """Page `page` of the file, from 1, `width` pixels wide; the file is closed again, so that it can be deleted.

    For one thread only, as all of pdfium is.  Raises ImportFailure where the page cannot be drawn.
    """
    fallback_font.provide()
    try:
        with (
            closing(pypdfium2.PdfDocument(path)) as document,
            closing(document[min(max(page, 1), len(document)) - 1]) as drawn,
        ):
            return _picture(drawn, max(16, width), len(document))
    except (pypdfium2.PdfiumError, OSError, ValueError, MemoryError) as error:
        told = _("畫不出「{name}」的第 {page} 頁；請用其他 PDF 程式開啟原檔。")
        raise ImportFailure(path, told.format(name=path.name, page=page)) from error


def _picture(page: pypdfium2.PdfPage, width: int, pages: int) -> Picture:
    across, up = page.get_size()
    scale = width / max(across, 1.0)
    scale = min(scale, (_MOST_PIXELS / max(across * up, 1.0)) ** 0.5)
    with closing(page.render(scale=scale, prefer_bgrx=True)) as bitmap:
        return Picture(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, (across, up), pages)
