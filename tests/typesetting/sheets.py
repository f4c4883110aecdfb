"""A composed source, set in a look: its PDF and its true structure."""

import html
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from corpus.build import fonts, inline, structure
from corpus.build.source import Element, Source
from tests.typesetting.arrangement import GridCell, grid, head_rows, setting
from tests.typesetting.looks import MARKS, Look
from tests.typesetting.styles import style

_LATIN_QUOTES: Final = re.compile("(?<=[A-Za-z.,!?])[’”]|[‘“](?=[A-Za-z])")
_FACES: Final = ("Sans", "Serif", "Bold")
_ROUNDS: Final = 4
_CLASSES: Final = {"abstract": "abstract", "editor_note": "note", "field": "field"}
_WORDS: Final = 8  # characters: cells with more hold words, no figures


class UnsettledError(ValueError):
    """Page numbers and footnote numbers that depend on each other did not come to rest."""


def typeset(source: Source, look: Look) -> tuple[bytes, dict[str, Any]]:
    """The PDF and the structure.  The same source, look and libraries give the same bytes.  Raises UnsettledError."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    from weasyprint import HTML

    with TemporaryDirectory() as folder:
        letters = source.path.read_text("utf-8") + "0123456789…·. -—/第頁Pageof註〔〕[]（）：ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        for name in _FACES:
            (Path(folder) / f"{name}.otf").write_bytes(fonts.cut(name, letters))
        for _ in range(_ROUNDS):
            markup = _page(source, look, Path(folder))
            document = HTML(string=markup, base_url=folder).render(optimize_images=True)
            settled = _settled(source, look, [set(sheet.anchors) for sheet in document.pages])
            if settled.elements == source.elements:
                written = document.write_pdf(pdf_identifier=source.name.encode())
                return bytes(written or b""), _truth(source, look)
            source = settled
    raise UnsettledError(source.name)


def _settled(source: Source, look: Look, anchors: Sequence[set[str]]) -> Source:
    """The source with the page numbers and the footnote numbers that the pages give it."""
    pages = {anchor: number for number, names in enumerate(anchors, 1) for anchor in names}
    headings = {element.text: pages.get(f"b{index}") for index, element in enumerate(source.elements)}
    elements = [
        replace(element, page=headings[element.text]) if element.kind == "toc_entry" else element
        for element in source.elements
    ]
    if look.notes == "restart":
        elements = _renumbered(elements, pages)
    return replace(source, elements=tuple(elements))


def _renumbered(elements: Sequence[Element], pages: dict[str, int]) -> list[Element]:
    """The elements, their footnotes counted anew on each page."""
    numbers: list[int] = []
    before = 0
    for place in range(sum(1 for element in elements if element.kind == "footnote")):
        page = pages[f"n{place}"]
        numbers.append(numbers[-1] + 1 if numbers and page == before else 1)
        before = page
    calls, notes = iter(numbers), iter(numbers)
    return [
        replace(element, number=next(notes))
        if element.kind == "footnote"
        else replace(element, text=re.sub(r"\[\^\d+\]", lambda _: f"[^{next(calls)}]", element.text))
        for element in elements
    ]


# The structure


def _truth(source: Source, look: Look) -> dict[str, Any]:
    made = structure.structure(source)
    entries = (_toc_text(element, look) for element in source.elements if element.kind == "toc_entry")
    for block in made["blocks"]:
        if block["type"] == "toc_entry":
            block["text"] = next(entries)
    return made


def _toc_text(element: Element, look: Look) -> str:
    return f"{_leader(element.text, look)} {element.page}"


def _leader(title: str, look: Look) -> str:
    """The title followed by leaders up to near the right margin."""
    _, right, _, left = look.margins
    width = {"A4": 210, "letter": 216}.get(look.page) or int(look.page.split("mm")[0])
    ems = (width - left - right) * 2.83 / look.size - 4
    taken = sum(0.55 if ord(char) < 0x2000 else 1.0 for char in title)
    return title + look.leader * max(4, int((ems - taken) * (2.8 if look.leader == "." else 1)))


# The page


def _page(source: Source, look: Look, folder: Path) -> str:
    faces = "".join(
        f'@font-face {{ font-family: "Trade Reader {name}"; src: url("{(folder / f"{name}.otf").as_uri()}") }}\n'
        for name in _FACES
    )
    heads = (source.typesetting.get("head_left", ""), source.typesetting.get("head_right", ""))
    author = "、".join(source.authors)
    return f"""<!DOCTYPE html>
<html lang="zh-Hant-TW"><head><meta charset="utf-8"><title>{html.escape(source.title)}</title>
<meta name="author" content="{html.escape(author)}">
<style>{faces}{style(look, heads)}</style></head><body>
{chr(10).join(_body(source, look))}
</body></html>"""


def _body(source: Source, look: Look) -> Iterator[str]:
    setter = Setter(source, look)
    breaks = False
    for index, element in enumerate(source.elements):
        if element.kind == "page_break":
            breaks = True
            continue
        if made := setter.block(element, f"b{index}", ' style="break-before: page"' if breaks else ""):
            breaks = False
            yield made


class Setter:
    """Sets elements in turn; counts the footnotes as their marks come."""

    def __init__(self, source: Source, look: Look) -> None:
        self._look = look
        self._waiting = [element for element in source.elements if element.kind == "footnote"]
        self._count = 0

    def block(self, element: Element, anchor: str, breaks: str) -> str:
        """The element as HTML, empty where it is set with its mark."""
        words = "" if element.kind == "footnote" else self._line(element.text)
        match element.kind:
            case "picture":
                return ""
            case "heading":
                return f'<h{element.level} id="{anchor}"{breaks}>{words}</h{element.level}>'
            case "list_item":
                marker = element.marker or ""
                blank = "" if marker[-1] in "、）" else " "
                return f'<p class="item level{element.level}"{breaks}>{_escape(marker)}{blank}{words}</p>'
            case "toc_entry":
                leader = _escape(_leader(element.text, self._look))
                return f'<p class="toc"{breaks}><span>{leader}</span><span> {element.page}</span></p>'
            case "table":
                return self._table(element, breaks)
            case "footnote":
                return self._endnote(element) if self._look.notes == "end" else ""
            case "byline" | "masthead":
                return f'<p class="{element.role or element.kind}"{breaks}>{words}</p>'
            case "caption":
                return f'<p class="caption{" above" if self._look.caption_above else ""}"{breaks}>{words}</p>'
            case _:
                name = setting(element) or _CLASSES.get(element.role or "", "text")
                return f'<p class="{name}"{breaks}>{words}</p>'

    def _table(self, element: Element, breaks: str) -> str:
        columns = "".join(f'<col style="width: {width}%">' for width in element.widths)
        heads = head_rows(element)
        rows = [self._row(row, number, "th" if number < heads else "td") for number, row in enumerate(grid(element))]
        top = "".join(rows[:heads])
        if self._look.repeats_head:
            top = f"<thead>{top}</thead>"
        kind = element.role or "data"
        return f'<table class="{kind}"{breaks}><colgroup>{columns}</colgroup>{top}{"".join(rows[heads:])}</table>'

    def _row(self, row: Sequence[GridCell], number: int, tag: str) -> str:
        cells = "".join(
            f"<{tag}{_spans(cell)}{' class=words' if len(cell.text) > _WORDS else ''}>"
            f"{'<br>'.join(self._line(part.strip()) for part in cell.text.split('<br>'))}</{tag}>"
            for cell in row
            if not cell.covered
        )
        return f"<tr{'' if number % 2 else ' class=even'}>{cells}</tr>"

    def _endnote(self, element: Element) -> str:
        before, _, after = MARKS[self._look.mark][1].partition("{}")
        head = f'<span class="marker">{before}{element.number}{after}</span>'
        return f'<div class="endnote">{head}{_inner(element.text)}</div>'

    def _line(self, line: str) -> str:
        return "".join(
            self._mark(piece.text) if piece.kind == "note" else _piece(piece) for piece in inline.pieces(line)
        )

    def _mark(self, number: str) -> str:
        place, self._count = self._count, self._count + 1
        if self._look.notes == "end":
            before, _, after = MARKS[self._look.mark][0].partition("{}")
            return f"<sup>{before}{number}{after}</sup>"
        text = _inner(self._waiting[place].text)
        return f'<span id="n{place}"></span><span class="footnote" data-number="{number}">{text}</span>'


def _spans(cell: GridCell) -> str:
    across = f' colspan="{cell.across}"' if cell.across > 1 else ""
    return across + (f' rowspan="{cell.down}"' if cell.down > 1 else "")


def _inner(line: str) -> str:
    return "".join(map(_piece, inline.pieces(line)))


def _piece(piece: inline.Piece) -> str:
    if piece.kind in ("link", "url"):
        return f'<a href="{html.escape(piece.target)}">{_escape(piece.text)}</a>'
    return _escape(piece.text)


def _escape(text: str) -> str:
    return _LATIN_QUOTES.sub(r'<span class="latin">\g<0></span>', html.escape(text))
