"""PDF files through pdfium: the text in the order of the page's content, and its runs with place, size and weight.

What is handed on is text with the characters that the fonts stand for (see `glyph_repair`): that is the source text
which the library keeps and all offsets count.  The file itself is kept beside it.
"""

from contextlib import closing
from pathlib import Path
from typing import Final

import pypdfium2
import pypdfium2.raw as pdfium

from reader.collector import without_collection
from reader.errors import ImportFailure
from reader.i18n import gettext as _
from reader.importers.glyph_repair import repaired
from reader.importers.pdf import fallback_font
from reader.importers.pdf.characters import NOTHING, TextPage
from reader.importers.pdf.drawn import is_picture, ruled_lines
from reader.importers.pdf.frames import frame_of
from reader.importers.pdf.hints import bookmarks, links
from reader.importers.pdf.runs import runs
from reader.model.raw import RawMetadata, RawPage, RawText

SUFFIXES: Final = frozenset({".pdf"})
_STRETCH: Final = 100  # pages after which the file is opened anew: pdfium keeps all that it has seen of an open one
_PASSWORD: Final = pdfium.FPDF_ERR_PASSWORD


def recognises(head: bytes) -> bool:
    """Whether a file that starts with `head` (up to 1 KiB) is a PDF."""
    return b"%PDF-" in head


def _lines(text: TextPage) -> tuple[str, ...]:
    lines = repaired(text.chars.replace(NOTHING, "")).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(lines) if any(lines) else ()


def _page(document: pypdfium2.PdfDocument, index: int) -> RawPage:
    with closing(document[index]) as page, closing(page.get_textpage()) as handle:
        text = TextPage(handle.raw, frame_of(page))
        rules = ruled_lines(page, text.frame)
        text.rule(rules)
        found = tuple(runs(text))  # first, since they put late letters into their places
        lines = _lines(text)
        width, height = text.frame.size
        return RawPage(
            lines,
            found,
            width,
            height,
            label=document.get_page_label(index) or None,
            rules=rules,
            turned=text.turn,
            links=links(document, page, text),
            is_picture=is_picture(page, text.frame, sum(len(line.strip()) for line in lines)),
        )


def _open(path: Path) -> pypdfium2.PdfDocument:
    fallback_font.provide()
    try:
        return pypdfium2.PdfDocument(path)  # From the disk: of 200 MB of pictures nothing else need be in memory.
    except pypdfium2.PdfiumError as error:
        if getattr(error, "err_code", None) == _PASSWORD or "password" in str(error).lower():
            raise ImportFailure(
                path,
                _("「{name}」有密碼保護。請用 PDF 程式開啟，另存一份沒有密碼的複本再匯入。").format(name=path.name),
            ) from error
        raise _damaged(path) from error


def _damaged(path: Path) -> ImportFailure:
    return ImportFailure(
        path, _("「{name}」已經毀損，打不開。請重新下載，或用 PDF 程式修復後另存再匯入。").format(name=path.name)
    )


def read(path: Path) -> RawText:
    """The text of each page.  Raises ImportFailure: encrypted, damaged, or pictures of pages without text."""
    pages: list[RawPage] = []
    with closing(_open(path)) as document:
        facts, outline, count = document.get_metadata_dict(skip_empty=True), bookmarks(document), len(document)
    for start in range(0, count, _STRETCH):
        with closing(_open(path)) as document, without_collection():
            try:
                pages += [_page(document, index) for index in range(start, min(count, start + _STRETCH))]
            except pypdfium2.PdfiumError as error:
                raise _damaged(path) from error
    if not any(line.strip() for page in pages for line in page.lines):
        raise ImportFailure(
            path,
            _("「{name}」只有頁面的圖像，沒有文字。請先做文字辨識（例如 ocrmypdf），再匯入產生的檔案。").format(
                name=path.name
            ),
        )
    metadata = RawMetadata(facts.get("Title", ""), facts.get("Author", ""), facts.get("CreationDate", ""))
    return RawText(path, tuple(pages), paged=True, metadata=metadata, bookmarks=outline)
