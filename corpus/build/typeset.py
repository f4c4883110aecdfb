"""A source as HTML, and the HTML as a PDF.  The only module that needs WeasyPrint."""

import html
import json
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from corpus.build import fonts, inline, structure
from corpus.build.source import Element, Source, SourceError

CORPUS: Final = Path(__file__).resolve().parents[1]
LAYOUTS: Final = Path(__file__).with_name("layouts")
_LATIN_QUOTES: Final = re.compile("(?<=[A-Za-z.,!?])[’”]|[‘“](?=[A-Za-z])")
_TAGS: Final = {"abstract": "abstract", "editor_note": "note", "field": "field"}


def pdf(source: Source) -> bytes:
    """The typeset document.  The same source and libraries give the same bytes.  Raises SourceError."""
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    from weasyprint import HTML

    with TemporaryDirectory() as folder:
        markup = page(source, Path(folder))
        letters = source.path.read_text("utf-8") + _layout(source) + "0123456789…"
        for name in fonts.NAMES:
            (Path(folder) / f"{name}.otf").write_bytes(_font(source, name, letters))
        document = HTML(string=markup, base_url=CORPUS.as_uri() + "/").render(optimize_images=True)
        _check_toc(source, [set(sheet.anchors) for sheet in document.pages])
        written = document.write_pdf(pdf_identifier=source.name.encode())
    if written is None:
        raise SourceError(f"{source.path.name}: nothing was typeset")
    return bytes(written)


def _font(source: Source, name: str, letters: str) -> bytes:
    try:
        return fonts.cut(name, letters)
    except ValueError as error:
        raise SourceError(f"{source.path.name}: {error}") from error


def page(source: Source, fonts_in: Path) -> str:
    """The whole document as HTML, its fonts in the folder `fonts_in`."""
    day = source.date.isoformat() if source.date else "2024-01-01"
    body = "\n".join(_body(source))
    return f"""<!DOCTYPE html>
<html lang="zh-Hant-TW"><head><meta charset="utf-8"><title>{html.escape(source.title)}</title>
<meta name="author" content="{html.escape("、".join(source.authors) or source.publisher or "")}">
<meta name="dcterms.created" content="{day}T00:00:00Z"><meta name="dcterms.modified" content="{day}T00:00:00Z">
<style>{_style(source, fonts_in)}</style></head><body>
{body}
</body></html>"""


def _style(source: Source, fonts_in: Path) -> str:
    faces = "".join(
        f'@font-face {{ font-family: "Trade Reader {name}"; src: url("{(fonts_in / f"{name}.otf").as_uri()}") }}\n'
        for name in fonts.NAMES
    )
    heads = {key: _content(source.typesetting.get(key, "")) for key in ("head_left", "head_right", "foot")}
    style = _layout(source)
    for key, content in heads.items():
        style = style.replace(f"var(--{key})", content)
    return faces + style


def _layout(source: Source) -> str:
    """The style sheets of the source's layout."""
    return "".join((LAYOUTS / f"{name}.css").read_text("utf-8") for name in ("base", source.typesetting["layout"]))


def _content(template: str) -> str:
    """A running head as the value of the CSS property `content`."""
    if not template:
        return "none"
    quoted = json.dumps(template, ensure_ascii=False)
    return quoted.replace("{pages}", '" counter(pages) "').replace("{page}", '" counter(page) "')


def _body(source: Source) -> Iterator[str]:
    footnotes = _bound_footnotes(source.elements)
    previous: Element | None = None
    for index, element in enumerate(source.elements):
        if element.kind == "footnote":
            continue
        breaks = previous is not None and previous.kind == "page_break"
        yield _block(element, footnotes.get(index, {}), breaks, f"b{index}")
        previous = element


def _bound_footnotes(elements: Sequence[Element]) -> dict[int, dict[int, str]]:
    """For each element that refers to footnotes: their texts by number.  Numbers may begin anew with each article."""
    waiting = [element for element in elements if element.kind == "footnote"]
    bound: dict[int, dict[int, str]] = {}
    for index, element in enumerate(elements):
        lines = [element.text, *(cell for row in element.rows for cell in row)]
        for piece in (piece for line in lines for piece in inline.pieces(line)):
            if piece.kind == "note" and element.kind != "footnote":
                bound.setdefault(index, {})[int(piece.text)] = waiting.pop(0).text
    return bound


def _block(element: Element, notes: dict[int, str], breaks: bool, anchor: str) -> str:
    words = _line(element.text, notes)
    style = ' style="break-before: page"' if breaks else ""
    match element.kind:
        case "heading":
            return f'<h{element.level} id="{anchor}"{style}>{words}</h{element.level}>'
        case "list_item":
            marker = element.marker or ""
            blank = "" if marker[-1] in "、）" else " "
            return f'<p class="item level{element.level}"{style}>{_escape(marker)}{blank}{words}</p>'
        case "toc_entry":
            leader = structure.toc_leader(element.text)
            return f'<p class="toc"{style}><span>{_escape(leader)}</span><span> {element.page}</span></p>'
        case "table":
            return _table(element, notes, style)
        case "picture":
            name, _, width = element.text.partition(" ")
            return f'<p class="picture"{style}><img src="sources/pictures/{name}" style="width: {width or 100}%"></p>'
        case "page_break":
            return ""
        case "byline" | "caption" | "masthead":
            return f'<p class="{element.role or element.kind}"{style}>{words}</p>'
        case _:
            return f'<p class="{_TAGS.get(element.role or "", "text")}"{style}>{words}</p>'


def _table(element: Element, notes: dict[int, str], style: str) -> str:
    columns = "".join(f'<col style="width: {width}%">' for width in element.widths)
    rows = []
    for number, row in enumerate(element.rows):
        tag = "td" if number else "th"
        span = f' colspan="{len(element.widths)}" class="group"' if len(row) == 1 and len(element.widths) > 1 else ""
        cells = "".join(
            f"<{tag}{span}>{'<br>'.join(_line(part.strip(), notes) for part in cell.split('<br>'))}</{tag}>"
            for cell in row
        )
        rows.append(f"<tr>{cells}</tr>")
    # No <thead>: a head repeated on the next page would be printed twice and stand once in the structure.
    kind = element.role or "data"
    return f'<table class="{kind}"{style}><colgroup>{columns}</colgroup><tbody>{"".join(rows)}</tbody></table>'


def _line(line: str, notes: dict[int, str]) -> str:
    return "".join(_piece(piece, notes) for piece in inline.pieces(line))


def _piece(piece: inline.Piece, notes: dict[int, str]) -> str:
    match piece.kind:
        case "note":
            text = _line(notes[int(piece.text)], {})
            return f'<span class="footnote" data-number="{piece.text}">{text}</span>'
        case "italic":
            return f"<i>{_escape(piece.text)}</i>"
        case "link" | "url":
            return f'<a class="{piece.kind}" href="{html.escape(piece.target)}">{_escape(piece.text)}</a>'
        case _:
            return _escape(piece.text)


def _escape(text: str) -> str:
    """`text` as HTML; quotation marks beside Latin letters get the narrow shapes that these have in Latin text."""
    return _LATIN_QUOTES.sub(r'<span class="latin">\g<0></span>', html.escape(text))


def _check_toc(source: Source, anchors: Sequence[set[str]]) -> None:
    """Each entry of the table of contents names the page on which its heading stands."""
    pages = {anchor: number for number, names in enumerate(anchors, 1) for anchor in names}
    headings = {
        inline.printed(element.text): pages.get(f"b{index}")
        for index, element in enumerate(source.elements)
        if element.kind == "heading"
    }
    wrong = [
        f"{element.text} is on page {headings.get(element.text)}, the source says {element.page}"
        for element in source.elements
        if element.kind == "toc_entry" and headings.get(element.text) != element.page
    ]
    if wrong:
        raise SourceError(f"{source.path.name}: " + "; ".join(wrong))
