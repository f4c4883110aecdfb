"""Sources as flat OpenDocument texts, set as at a word processor: with styles, footnotes and page numbers."""

import base64
import re
from collections.abc import Iterator, Sequence
from typing import Final
from xml.sax.saxutils import escape

from corpus.build import inline, structure
from corpus.build.source import Element, Source, SourceError
from tests.typesetting.arrangement import GridCell, grid, groups, head_rows, setting
from tests.typesetting.charts import bars
from tests.typesetting.document_styles import LISTS, SANS, SERIF, Manner, automatic, face, master, styles

_SPACES: Final = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{value}:1.0"'
    for name, value in {
        **{name: name for name in ("office", "style", "text", "table")},
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
    }.items()
)
_NUMERAL: Final = re.compile("[1-9一二三四五六七八九]")


def open_document(source: Source, manner: Manner) -> str:
    """The text as one XML file.  Raises SourceError if a box has no paragraph after it that it could stand beside."""
    body = "\n".join(_Setter(source, manner).blocks())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document {_SPACES} xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"
 office:version="1.2" office:mimetype="application/vnd.oasis.opendocument.text">
<office:meta><dc:title>{escape(source.title)}</dc:title></office:meta>
<office:font-face-decls>{"".join(map(face, (SERIF, SANS)))}</office:font-face-decls>
<office:styles>{"".join(styles(manner))}</office:styles>
<office:automatic-styles>{"".join(automatic(source, manner))}</office:automatic-styles>
<office:master-styles>{master(source, manner)}</office:master-styles>
<office:body><office:text>{body}</office:text></office:body></office:document>
"""


class _Setter:
    """Sets elements in turn; a box waits for the paragraph that it stands beside."""

    def __init__(self, source: Source, manner: Manner) -> None:
        self._source, self._manner = source, manner
        self._notes = {element.number: element.text for element in source.elements if element.kind == "footnote"}
        self._frame = ""
        self._breaks = False
        self._list = ""

    def blocks(self) -> Iterator[str]:
        """The blocks as XML, what stands in columns in sections."""
        is_open, count = False, 0
        for kind, elements in groups([each for each in self._source.elements if each.kind != "footnote"]):
            first = elements[0]
            wide = self._manner.columns == 1 or self._is_wide(kind, first)
            if first.kind != "page_break" and kind != "box" and is_open == wide:
                count += 1
                yield "</text:section>" if is_open else f'<text:section text:name="s{count}" text:style-name="columns">'
                is_open = not is_open
            yield from self._group(kind, elements)
        if is_open:
            yield "</text:section>"
        if self._frame:
            raise SourceError(f"{self._source.path.name}: no paragraph stands after the last box")

    def _is_wide(self, kind: str, first: Element) -> bool:
        return kind == "figure" or first.kind in ("table", "masthead") or first.level == 1

    def _group(self, kind: str, elements: Sequence[Element]) -> Iterator[str]:
        first, *captions = elements
        if kind == "box":
            self._frame += self._box(elements)
        elif kind == "figure":
            yield self._picture(first)
            yield from (self._paragraph("caption", caption.text) for caption in captions)
        elif first.kind == "page_break":
            self._breaks = True
        elif setting(first) == "pull":
            self._frame += self._framed("pulled", first.line, self._paragraph("pull", first.text))
        elif first.kind == "table":
            yield self._table(first)
        elif first.kind == "list_item":
            yield self._item(first)
        elif first.kind == "toc_entry":
            words = escape(structure.toc_leader(first.text))
            yield f'<text:p text:style-name="contents">{words}<text:tab/>{first.page}</text:p>'
        elif first.kind == "heading":
            yield self._paragraph(f"h{first.level}", first.text, first.level)
        else:
            name = setting(first) or (first.kind if first.kind in ("caption", "masthead") else first.role) or "text"
            yield self._paragraph({"abstract": "text", "reporter": "author"}.get(name, name), first.text)

    def _paragraph(self, style: str, words: str, level: int | None = None) -> str:
        name = f"{style}-new" if self._breaks else style
        self._breaks = False
        frame = ""
        if style == "text":
            frame, self._frame = self._frame, ""
        inner = f"{frame}{self._line(words)}"
        if level:
            return f'<text:h text:style-name="{name}" text:outline-level="{level}">{inner}</text:h>'
        return f'<text:p text:style-name="{name}">{inner}</text:p>'

    def _line(self, line: str) -> str:
        return "".join(self._piece(piece) for piece in inline.pieces(line))

    def _piece(self, piece: inline.Piece) -> str:
        if piece.kind == "note":
            words = self._line(self._notes[int(piece.text)])
            return (
                f'<text:note text:note-class="footnote" text:id="n{piece.text}"><text:note-citation>{piece.text}'
                f'</text:note-citation><text:note-body><text:p text:style-name="Footnote">{words}</text:p>'
                "</text:note-body></text:note>"
            )
        if piece.kind in ("link", "url"):
            return f'<text:a xlink:type="simple" xlink:href="{escape(piece.target)}">{escape(piece.text)}</text:a>'
        return escape(piece.text)

    def _item(self, item: Element, style: str = "item") -> str:
        words = f'<text:p text:style-name="{style}">{self._line(item.text)}</text:p>'
        begin = f' text:start-value="{_count(item.marker or "")}"' if item.marker != "●" else ""
        made = f"<text:list-item{begin}>{words}</text:list-item>"
        if item.level == 2:
            made = f"<text:list-item><text:list>{made}</text:list></text:list-item>"
        else:
            self._list = _list_style(item.marker or "")
        return f'<text:list text:style-name="{self._list}">{made}</text:list>'

    def _box(self, elements: Sequence[Element]) -> str:
        inner = "".join(
            self._item(element, "boxed")
            if element.kind == "list_item"
            else self._paragraph("box-title" if element.kind == "heading" else "boxed", element.text)
            for element in elements
        )
        return self._framed("box", elements[0].line, inner)

    def _framed(self, style: str, number: int, inner: str) -> str:
        across = self._manner.page[0] - self._manner.margins[1] - self._manner.margins[3]
        width = across * (0.4 if self._manner.columns == 1 else 0.47)
        return (
            f'<draw:frame draw:style-name="{style}" draw:name="f{number}" text:anchor-type="paragraph" '
            f'svg:width="{width:.0f}mm"><draw:text-box fo:min-height="10mm">{inner}</draw:text-box></draw:frame>'
        )

    def _picture(self, picture: Element) -> str:
        name, share = picture.text.split()
        across = self._manner.page[0] - self._manner.margins[1] - self._manner.margins[3]
        width = across * int(share) / 100
        data = base64.b64encode(bars(f"{name} {picture.line}", SANS).encode()).decode()
        return (
            f'<text:p text:style-name="caption"><draw:frame draw:name="p{picture.line}" text:anchor-type="as-char" '
            f'svg:width="{width:.0f}mm" svg:height="{width / 2:.0f}mm"><draw:image draw:mime-type="image/svg+xml">'
            f"<office:binary-data>{data}</office:binary-data></draw:image></draw:frame></text:p>"
        )

    def _table(self, table: Element) -> str:
        name, heads = f"t{table.line}", head_rows(table)
        columns = "".join(f'<table:table-column table:style-name="{name}.{at}"/>' for at in range(len(table.widths)))
        rows = [self._row(row, number < heads) for number, row in enumerate(grid(table))]
        return (
            f'<table:table table:name="{name}" table:style-name="{name}">{columns}<table:table-header-rows>'
            f"{''.join(rows[:heads])}</table:table-header-rows>{''.join(rows[heads:])}</table:table>"
        )

    def _row(self, row: Sequence[GridCell], is_head: bool) -> str:
        return f"<table:table-row>{''.join(self._cell(cell, is_head) for cell in row)}</table:table-row>"

    def _cell(self, cell: GridCell, is_head: bool) -> str:
        if cell.covered:
            return "<table:covered-table-cell/>"
        style, letters = ("top", "head") if is_head else ("body", "cell")
        lines = "".join(self._paragraph(letters, part.strip()) for part in cell.text.split("<br>"))
        return (
            f'<table:table-cell table:style-name="{style}" table:number-rows-spanned="{cell.down}" '
            f'table:number-columns-spanned="{cell.across}">{lines}</table:table-cell>'
        )


def _list_style(marker: str) -> str:
    """The style of a list by the marker of one of its items: （三） has that of （一）."""
    first = _NUMERAL.sub(lambda found: "1" if found[0].isdigit() else "一", marker)
    return f"list{[*LISTS, '●'].index(first)}"


def _count(marker: str) -> int:
    """The number in a marker such as （三）."""
    found = _NUMERAL.search(marker)
    return "123456789一二三四五六七八九".index(found[0]) % 9 + 1 if found else 1
