"""The paragraphs, lists and tables of an OpenDocument text as blocks, its notes behind them."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from reader.importers.markup import Element, attribute, child, tag, text_of
from reader.importers.opendocument.styles import ListLevel, Styles, integer, label
from reader.importers.passage import Passage, joined, labelled, one_line, paragraphs, whole
from reader.model.document import BlockKind
from reader.model.raw import Marked, RawBlock

_DEEPEST: Final = 60  # elements within one another
_MOST_COLUMNS: Final = 200
_MOST_REPEATED: Final = 1000
_MOST_CELLS: Final = 200_000
_MOST_BLANKS: Final = 200
_OUTSIDE: Final = frozenset((
    "tracked-changes", "annotation", "annotation-end", "ruby-text", "hidden-text", "forms", "sequence-decls",
    "variable-decls", "user-field-decls", "title", "desc", "note-citation", "index-title-template", "image",
    "table-of-content-source", "illustration-index-source", "table-index-source", "alphabetical-index-source",
    "bibliography-source", "object-index-source", "user-index-source", "event-listeners", "script", "object",
    "plugin", "binary-data",
))  # fmt: skip


@dataclass(slots=True)
class _Open:
    """A list whose items are being read.  counts: of its level and of those above."""

    style: str
    counts: list[int]


@dataclass(slots=True)
class _Item:
    level: int
    marker: str


@dataclass(slots=True)
class _Shared:
    """What a text and what stands in its notes, boxes and cells have in common."""

    styles: Styles
    notes: list[RawBlock] = field(default_factory=list)
    counted: dict[str, int] = field(default_factory=dict)
    keys: int = 0
    ended: dict[str, list[int]] = field(default_factory=dict)  # the counts with which lists of a style ended
    outline: list[int] = field(default_factory=list)


class Body:
    """Walks one story: the text, a note, a cell."""

    def __init__(self, styles: Styles, shared: _Shared | None = None, depth: int = 0) -> None:
        self._shared = shared or _Shared(styles)
        self._styles = styles
        self._depth = depth
        self._blocks: list[RawBlock] = []
        self._boxes: list[Element] = []
        self._lists: list[_Open] = []
        self._item: _Item | None = None
        self._in_index = False

    def blocks(self, text: Element) -> list[RawBlock]:
        """All blocks, then the notes in the order of their marks."""
        self._walk(text)
        return [*self._blocks, *self._shared.notes]

    def _walk(self, element: Element) -> None:
        self._depth += 1
        for each in element if self._depth < _DEEPEST else ():
            name = tag(each)
            if name in ("p", "h"):
                self._paragraph(each, name == "h")
            elif name == "list":
                self._list(each)
            elif name == "table":
                self._table(each)
            elif name == "index-body":
                self._in_index = True
                self._walk(each)
                self._in_index = False
            elif name not in _OUTSIDE and attribute(each, "display") != "none":
                self._walk(each)
        self._depth -= 1

    def _paragraph(self, element: Element, heading: bool) -> None:
        passage = Passage()
        self._inline(element, passage)
        text = passage.take()
        kind, level = self._styles.kind(attribute(element, "style-name"))
        if heading:
            kind, level = BlockKind.HEADING, max(1, integer(attribute(element, "outline-level"), 1))
        if self._in_index:
            kind, level = BlockKind.TOC_ENTRY, None
        if kind is BlockKind.HEADING:
            text = self._numbered(element, one_line(text), level or 0)
        if text.text or text.marks:
            self._put(text, kind, level)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._walk(box)

    def _put(self, text: Marked, kind: BlockKind, level: int | None) -> None:
        if kind is not BlockKind.PARAGRAPH:
            self._blocks.append(RawBlock(kind, one_line(text), level=level))
            return
        for part in paragraphs(text):
            if self._item is not None and self._item.marker:
                item = RawBlock(BlockKind.LIST_ITEM, part, level=self._item.level, marker=self._item.marker)
                self._blocks.append(item)
            else:
                self._blocks.append(RawBlock(BlockKind.PARAGRAPH, part))
            self._item = None

    def _numbered(self, element: Element, text: Marked, level: int) -> Marked:
        """A heading with the number that the outline prints before it."""
        found = [self._styles.outline.get(place, ListLevel("")) for place in range(1, level + 1)]
        if level < 1 or attribute(element, "is-list-header") == "true":
            return text
        counts = self._shared.outline
        counts[level:] = []
        while len(counts) < level:
            counts.append(found[len(counts)].start - (len(counts) == level - 1))
        counts[level - 1] += 1
        printed = label(found, counts)
        return labelled(text, printed) if printed and text.text else text

    def _inline(self, element: Element, passage: Passage, depth: int = 0) -> None:
        passage.write(element.text)
        for each in element if depth < _DEEPEST else ():
            self._piece(each, tag(each), passage, depth)
            passage.write(each.tail)

    def _piece(self, element: Element, name: str, passage: Passage, depth: int) -> None:
        if name == "s":
            passage.write_verbatim(" " * min(max(1, integer(attribute(element, "c"), 1)), _MOST_BLANKS))
        elif name == "tab":
            passage.write_verbatim(" ")
        elif name == "line-break":
            passage.break_line()
        elif name == "a":
            passage.begin_link(attribute(element, "href"))
            self._inline(element, passage, depth + 1)
            passage.end_link()
        elif name == "note":
            self._note(element, passage)
        elif name in ("frame", "custom-shape", "g", "text-box"):
            self._boxes += [each for each in element.iter() if tag(each) == "text-box"] or [element]
        elif name and name not in _OUTSIDE and attribute(element, "display") != "none":
            self._inline(element, passage, depth + 1)

    def _note(self, element: Element, passage: Passage) -> None:
        citation, body = child(element, "note-citation"), child(element, "note-body")
        if body is None:
            return
        printed = text_of(citation).strip() if citation is not None else ""
        own = citation is not None and attribute(citation, "label") and not printed.isdigit()
        inner = Body(self._styles, self._shared, self._depth)
        inner._walk(body)
        text = joined([whole(block) for block in inner._blocks], "\n")
        if own:
            passage.write_verbatim(printed)
            self._shared.notes.append(
                RawBlock(BlockKind.PARAGRAPH, joined([Marked(printed), text], " "), "editor_note")
            )
            return
        kind = attribute(element, "note-class")
        count = self._shared.counted[kind] = self._shared.counted.get(kind, 0) + 1
        self._shared.keys += 1
        key = f"note {self._shared.keys}"
        passage.mark(key)
        self._shared.notes.append(RawBlock(BlockKind.FOOTNOTE, text, note=key, number=integer(printed, count) or count))

    def _list(self, element: Element) -> None:
        outer = self._lists[-1] if self._lists else None
        style = attribute(element, "style-name") or (outer.style if outer else "")
        depth = len(self._lists)
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list") != ""
        level = self._styles.list_level(style, depth + 1)
        start = level.start - 1
        if goes_on and len(self._shared.ended.get(style, ())) > depth:
            start = self._shared.ended[style][depth]
        opened = _Open(style, [*(outer.counts if outer else []), start])
        self._lists.append(opened)
        for each in element:
            if tag(each) == "list-item":
                begun = integer(attribute(each, "start-value"), -1)
                opened.counts[-1] = begun if begun >= 0 else opened.counts[-1] + 1
                self._item = _Item(depth + 1, self._label(opened))
            if tag(each) in ("list-item", "list-header"):
                self._walk(each)
                self._item = None
        self._lists.pop()
        self._shared.ended[style] = opened.counts

    def _label(self, opened: _Open) -> str:
        levels = [self._styles.list_level(opened.style, place + 1) for place in range(len(opened.counts))]
        return label(levels, opened.counts)

    def _table(self, element: Element) -> None:
        rows: list[list[Marked]] = []
        for found in _rows(element):
            row = self._row(found)
            rows += [row] * min(_repeated(found), _MOST_CELLS // max(1, len(row)) - len(rows))
        width = min(max(map(len, rows), default=0), _MOST_COLUMNS)
        while width and not any(len(row) >= width and row[width - 1].text for row in rows) and width > 1:
            width -= 1
        cells = tuple((*row[:width], *[Marked("")] * (width - len(row))) for row in rows if any(c.text for c in row))
        if width == 1:
            self._blocks += [RawBlock(BlockKind.PARAGRAPH, part) for (cell,) in cells for part in paragraphs(cell)]
        elif cells:
            self._blocks.append(RawBlock(BlockKind.TABLE, Marked(""), rows=cells))

    def _row(self, row: Element) -> list[Marked]:
        cells: list[Marked] = []
        for each in row:
            if tag(each) in ("table-cell", "covered-table-cell"):
                times = min(max(1, integer(attribute(each, "number-columns-repeated"), 1)), _MOST_COLUMNS)
                inner = Body(self._styles, self._shared, self._depth)
                if tag(each) == "table-cell":
                    inner._walk(each)
                cells += [joined([whole(block) for block in inner._blocks], "\n")] * times
        return cells[:_MOST_COLUMNS]


def _rows(element: Element, depth: int = 0) -> Iterator[Element]:
    for each in element if depth < _DEEPEST else ():
        if tag(each) == "table-row":
            yield each
        elif tag(each) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(each, depth + 1)


def _repeated(row: Element) -> int:
    return min(max(1, integer(attribute(row, "number-rows-repeated"), 1)), _MOST_REPEATED)
