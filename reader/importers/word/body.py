"""The paragraphs and tables of a Word document as blocks, its notes behind them."""

from collections.abc import Iterator
from typing import Final

from reader.importers.markup import Element, attribute, child, children, tag
from reader.importers.passage import joined, labelled, one_line, paragraphs, whole
from reader.importers.word.inline import Inline
from reader.importers.word.notes import NoteCounts
from reader.importers.word.numbering import Label, Numbering
from reader.importers.word.package import Package
from reader.importers.word.styles import Style, Styles, list_of, number, value
from reader.model.document import BlockKind
from reader.model.raw import Marked, RawBlock

_DEEPEST: Final = 40  # tables, boxes and controls within one another
_MOST_COLUMNS: Final = 200
_OUTLINED: Final = 2  # headings
_AROUND: Final = frozenset(("sdt", "sdtcontent", "customxml", "ins", "moveto"))


class Body:
    """Walks the text, then the notes that its marks mean."""

    def __init__(self, package: Package, styles: Styles, numbering: Numbering) -> None:
        self._package, self.styles, self.numbering = package, styles, numbering
        self.notes = NoteCounts()

    def blocks(self, body: Element) -> list[RawBlock]:
        """All blocks, in the order of reading."""
        self.notes.follow(body, self._package.part("settings"))
        text = _Walker(self, self._package.addresses(self._package.main))
        text.walk(body)
        found = text.finished()
        return [*_outlined(found), *self._note_blocks("footnote"), *self._note_blocks("endnote")]

    def _note_blocks(self, kind: str) -> Iterator[RawBlock]:
        """The notes of a kind that marks were found for, in the order of these."""
        root = self._package.part(f"{kind}s")
        elements = {attribute(each, "id"): each for each in children(root, kind)} if root is not None else {}
        addresses = self._package.addresses(self._package.name(f"{kind}s"))
        for identity, count in self.notes.met(kind):
            if (element := elements.get(identity)) is None:
                continue
            walker = _Walker(self, addresses)
            walker.walk(element)
            text = joined([whole(block) for block in walker.finished() if block.kind is not BlockKind.TABLE], "\n")
            if count is None:
                yield RawBlock(BlockKind.PARAGRAPH, text, role="editor_note")
            else:
                yield RawBlock(BlockKind.FOOTNOTE, text, note=f"{kind} {identity}", number=count)


class _Walker:
    """Walks one story: the text, a note."""

    def __init__(self, body: Body, addresses: dict[str, str]) -> None:
        self._body, self._addresses = body, addresses
        self._inline = Inline(addresses, body.notes.key)
        self._blocks: list[RawBlock] = []

    def finished(self) -> list[RawBlock]:
        if self._inline.passage:
            self._close(None)
        return self._blocks

    def walk(self, element: Element, depth: int = 0) -> None:
        for each in element if depth < _DEEPEST else ():
            name = tag(each)
            if name == "p":
                self._paragraph(each, depth)
            elif name == "tbl":
                self._table(each, depth)
            elif name in _AROUND:
                self.walk(each, depth + 1)
            elif name == "alternatecontent":
                for option in [option for option in each if tag(option) in ("choice", "fallback")][:1]:
                    self.walk(option, depth + 1)

    def _paragraph(self, paragraph: Element, depth: int) -> None:
        properties = child(paragraph, "ppr")
        self._inline.write(paragraph)
        marks = child(properties, "rpr")
        if child(marks, "del") is None and child(marks, "movefrom") is None:
            self._close(properties)
        if child(properties, "sectpr") is not None:
            self._body.notes.section_ends()
        boxes, self._inline.boxes = self._inline.boxes, []
        for box in boxes:
            self.walk(box, depth + 1)

    def _close(self, properties: Element | None) -> None:
        """End the paragraph with these properties."""
        passage = self._inline.take()
        identity, style = self._body.styles.of(properties)
        label = self._body.numbering.label(list_of(properties) or style.list_, identity)
        if passage.text or passage.marks:
            self._blocks += _blocks(passage, style, label)

    def _table(self, table: Element, depth: int) -> None:
        rows = [row for row in _within(table, "tr") if child(child(row, "trpr"), "del") is None]
        if max((sum(1 for _ in _within(row, "tc")) for row in rows), default=0) < 2:
            for row in rows:
                for cell in _within(row, "tc"):
                    self.walk(cell, depth + 1)
            return
        made = [self._row(row, depth) for row in rows]
        width = min(max(map(len, made), default=0), _MOST_COLUMNS)
        cells = tuple((*row[:width], *[Marked("")] * (width - len(row))) for row in made if row)
        if any(cell.text for row in cells for cell in row):
            self._blocks.append(RawBlock(BlockKind.TABLE, Marked(""), rows=cells))

    def _row(self, row: Element, depth: int) -> list[Marked]:
        """The cells of a row; merged ones leave blank ones."""
        before = number(child(child(row, "trpr"), "gridbefore")) or 0
        cells = [Marked("")] * min(max(before, 0), _MOST_COLUMNS)
        for cell in _within(row, "tc"):
            properties = child(cell, "tcpr")
            merged = child(properties, "vmerge")
            goes_on = merged is not None and value(merged) != "restart"
            across = min(max(number(child(properties, "gridspan")) or 1, 1), _MOST_COLUMNS)
            cells.append(Marked("") if goes_on else self._cell(cell, depth))
            cells += [Marked("")] * (across - 1)
        return cells[:_MOST_COLUMNS]

    def _cell(self, cell: Element, depth: int) -> Marked:
        inner = _Walker(self._body, self._addresses)
        inner.walk(cell, depth + 1)
        return joined([whole(block) for block in inner.finished()], "\n")


def _within(element: Element, name: str) -> Iterator[Element]:
    """The children called `name`, those in controls and insertions among them."""
    waiting = list(reversed(element))
    while waiting:
        each = waiting.pop()
        if tag(each) == name:
            yield each
        elif tag(each) in _AROUND:
            waiting += reversed(each)


def _blocks(passage: Marked, style: Style, label: Label | None) -> Iterator[RawBlock]:
    if style.kind is not BlockKind.PARAGRAPH:
        title = one_line(passage)
        if label and label.text and not label.bullet:
            title = labelled(title, label.text)
        yield RawBlock(style.kind, title, level=style.level)
        return
    for index, part in enumerate(paragraphs(passage)):
        if index == 0 and label and label.text:
            yield RawBlock(BlockKind.LIST_ITEM, part, level=label.level + 1, marker=label.text)
        else:
            yield RawBlock(BlockKind.PARAGRAPH, part)


def _outlined(blocks: list[RawBlock]) -> list[RawBlock]:
    """Without headings marked as such, numbered paragraphs may be headings: their numbers go back into the text, by
    which they are told."""
    if sum(block.kind is BlockKind.HEADING for block in blocks) >= _OUTLINED:
        return blocks
    return [
        RawBlock(BlockKind.PARAGRAPH, labelled(block.text, block.marker))
        if block.kind is BlockKind.LIST_ITEM and block.marker and any(map(str.isalnum, block.marker))
        else block
        for block in blocks
    ]
