"""Hypertext to blocks: what a browser would show of it, without what surrounds the text of a page.

Left out are scripts, styles, forms, pictures, what is hidden, readings over characters (ruby), navigation, and the head
and foot of a site.  Tables that only lay out the page are read as what they hold.
"""

from collections.abc import Sequence
from typing import Final

from reader.importers.hyper_notes import LABEL, HyperNotes, Page, find_notes, types_of
from reader.importers.hyper_tables import is_layout, spread
from reader.importers.markup import MAX_DEPTH, Element, attribute, tag, text_of
from reader.importers.numerals import written
from reader.importers.passage import Passage, joined, one_line, paragraphs, sliced
from reader.model.document import BlockKind
from reader.model.raw import Marked, RawBlock

_SKIPPED: Final = frozenset((
    "head", "script", "style", "template", "noscript", "nav", "iframe", "object", "embed", "applet", "canvas",
    "audio", "video", "svg", "select", "option", "textarea", "button", "input", "label", "fieldset", "legend",
    "dialog", "map", "rt", "rp", "rtc", "title", "meta", "link", "base", "picture", "img", "source", "track",
    "annotation", "annotation-xml",
))  # fmt: skip
_BLOCKS: Final = frozenset((
    "html", "body", "div", "section", "article", "main", "header", "footer", "aside", "blockquote", "address",
    "center", "figure", "form", "details", "summary", "dl", "dt", "dd", "p", "hr", "table", "caption", "tbody",
    "thead", "tfoot", "tr", "td", "th", "hgroup", "ul", "ol", "menu", "dir", "pre", "li", "figcaption", "search",
))  # fmt: skip
_HEADINGS: Final = {f"h{level}": level for level in range(1, 7)}
_SITE: Final = frozenset(("header", "footer", "aside"))
_SITE_ROLES: Final = frozenset(("navigation", "banner", "contentinfo", "complementary", "search", "menu", "doc-toc"))
_CAPTIONS: Final = frozenset(("figcaption", "caption"))
_COUNTED: Final = {
    "a": "lower-letter", "A": "upper-letter", "i": "lower-roman", "I": "upper-roman", "1": "decimal",
    "lower-alpha": "lower-letter", "upper-alpha": "upper-letter", "lower-latin": "lower-letter",
    "upper-latin": "upper-letter", "lower-roman": "lower-roman", "upper-roman": "upper-roman",
    "cjk-ideographic": "chinese", "trad-chinese-informal": "chinese", "simp-chinese-informal": "chinese",
    "cjk-decimal": "chinese-digits", "trad-chinese-formal": "formal", "cjk-heavenly-stem": "stems",
    "cjk-earthly-branch": "branches",
}  # fmt: skip
_STOPS: Final = {"chinese": "、", "chinese-digits": "、", "formal": "、", "stems": "、", "branches": "、"}
_BULLET: Final = "•"


def blocks_of(pages: Sequence[Page]) -> list[list[RawBlock]]:
    """The blocks of each page; marks may refer to footnotes of any of them."""
    notes = find_notes(pages)
    titles = [each for page in pages for each in page.root.iter() if _is_title(each)]
    title = titles[0] if len(titles) == 1 else None
    return [Walker(notes, title).walked(_main(page.root)) for page in pages]


def _is_title(element: Element) -> bool:
    """Whether an element is the title of all, as programs that make pages of other documents write it."""
    return tag(element) in ("p", "h1") and "title" in attribute(element, "class").lower().split()


def _main(root: Element) -> Element:
    """The part of a page that is its text, where it says so and no footnote lies outside."""
    for name in ("main", "article"):
        found = [each for each in root.iter() if tag(each) == name or attribute(each, "role") == name]
        if len(found) == 1 and 2 * len(text_of(found[0])) > len(text_of(root)):
            return found[0]
    return root


def _is_hidden(element: Element) -> bool:
    style = "".join(attribute(element, "style").lower().split())
    return (
        element.get("hidden") is not None
        or attribute(element, "aria-hidden").lower() == "true"
        or "display:none" in style
        or "visibility:hidden" in style
    )


class Walker:
    """Walks a tree and gathers its blocks."""

    def __init__(self, notes: HyperNotes, title: Element | None = None) -> None:
        self._notes = notes
        self._title = title
        self._blocks: list[RawBlock] = []
        self._passage = Passage()
        self._item: tuple[int, str] | None = None  # level and marker of the list item whose text is to come
        self._lists = 0
        self._depth = 0

    def walked(self, root: Element) -> list[RawBlock]:
        self._flow(root)
        self._flush()
        return self._blocks

    def _flow(self, element: Element) -> None:
        self._depth += 1
        if self._depth > MAX_DEPTH:
            self._passage.write(text_of(element))
        else:
            self._passage.write(element.text)
            for each in element:
                self._node(each)
                self._passage.write(each.tail)
        self._depth -= 1

    def _node(self, element: Element) -> None:
        name = tag(element)
        if element in self._notes.bodies:
            self._note(element)
        elif not name or name in _SKIPPED or _is_hidden(element) or self._is_of_site(element, name):
            return
        elif name == "br":
            self._passage.break_line()
        elif name == "a":
            self._link(element)
        elif name in _HEADINGS or element is self._title:
            self._block(element, BlockKind.HEADING, 0 if element is self._title else _HEADINGS[name])
        elif name in _CAPTIONS:
            self._block(element, BlockKind.CAPTION)
        elif name in ("ul", "ol", "menu", "dir"):
            self._list(element, name == "ol")
        elif name == "table":
            self._table(element)
        elif name == "pre":
            self._flush()
            self._passage.write_verbatim(text_of(element))
            self._flush()
        elif name in _BLOCKS:
            self._flush()
            self._flow(element)
            self._flush()
        else:
            self._flow(element)

    def _is_of_site(self, element: Element, name: str) -> bool:
        """Whether it belongs to the site and not to the text: by its role, or as head, foot or side of the body."""
        if attribute(element, "role") in _SITE_ROLES or types_of(element) & {"toc", "landmarks", "page-list"}:
            return True
        if name not in _SITE or tag(element.getparent()) != "body":
            return False
        return not any(tag(each) == "h1" or each in self._notes.bodies for each in element.iter())

    def _block(self, element: Element, kind: BlockKind, level: int | None = None) -> None:
        self._flush()
        self._item = None if kind is BlockKind.HEADING else self._item
        self._flow(element)
        self._flush(kind, level)

    def _flush(self, kind: BlockKind = BlockKind.PARAGRAPH, level: int | None = None) -> None:
        """Put what was gathered among the blocks."""
        passage, self._passage = self._passage.take(), Passage()
        if kind is not BlockKind.PARAGRAPH:
            title = one_line(passage)
            if title.text:
                self._blocks.append(RawBlock(kind, title, level=level))
            return
        for part in paragraphs(passage):
            if not part.text:
                self._late_marks(part)
            elif self._item is not None:
                depth, marker = self._item
                self._item = None
                self._blocks.append(RawBlock(BlockKind.LIST_ITEM, part, level=depth, marker=marker))
            else:
                self._blocks.append(RawBlock(kind, part))

    def _late_marks(self, part: Marked) -> None:
        """Marks that stand alone between blocks belong to the end of the text before."""
        if part.marks and self._blocks and self._blocks[-1].kind is not BlockKind.TABLE:
            before = self._blocks[-1]
            self._blocks[-1] = RawBlock(
                before.kind, joined([before.text, part], ""), before.role, before.level, before.marker, before.note,
                before.number,
            )  # fmt: skip

    def _link(self, element: Element) -> None:
        if (key := self._notes.marks.get(element)) is not None:
            self._passage.mark(key)
            return
        if element in self._notes.backs:
            return
        self._passage.begin_link(attribute(element, "href"))
        self._flow(element)
        self._passage.end_link()

    def _note(self, element: Element) -> None:
        note = self._notes.bodies[element]
        self._flush()
        inner = Walker(self._notes, self._title)
        inner._depth = self._depth
        parts = [block.text for block in inner.walked(element) if block.text.text]
        text = joined(parts, "\n")
        found = LABEL.match(text.text) if note.number is not None else None
        if found and int(found["number"]) == note.number:
            text = sliced(text, found.end(), len(text.text))
        if text.text:
            self._blocks.append(RawBlock(BlockKind.FOOTNOTE, text, note=note.key, number=note.number))

    def _list(self, element: Element, numbered: bool) -> None:
        self._flush()
        self._lists += 1
        style = _style(element) if numbered else ""
        number = _integer(attribute(element, "start"), 1)
        for each in element:
            if tag(each) != "li" or each in self._notes.bodies:
                self._node(each)
                self._passage.write(each.tail)
                number += tag(each) == "li"
                continue
            number = _integer(attribute(each, "value"), number)
            marker = written(number, style) + _STOPS.get(style, ".") if numbered else _BULLET
            self._item = (self._lists, marker)
            if not _is_hidden(each):
                self._flow(each)
            self._flush()
            self._item = None
            number += 1
        self._lists -= 1

    def _table(self, element: Element) -> None:
        self._flush()
        if is_layout(element) or self._depth + 4 > MAX_DEPTH:
            self._flow(element)
            self._flush()
            return
        notes: list[RawBlock] = []
        for each in element:
            if tag(each) == "caption":
                self._node(each)
        rows = tuple(tuple(self._cell(cell, notes) for cell in row) for row in spread(element))
        if any(cell.text for row in rows for cell in row):
            self._blocks.append(RawBlock(BlockKind.TABLE, Marked(""), rows=rows))
        self._blocks += notes

    def _cell(self, element: Element | None, notes: list[RawBlock]) -> Marked:
        if element is None or _is_hidden(element):
            return Marked("")
        inner = Walker(self._notes, self._title)
        inner._depth = self._depth
        found = inner.walked(element)
        notes += [block for block in found if block.kind is BlockKind.FOOTNOTE]
        return joined([_with_marker(block) for block in found if block.kind is not BlockKind.FOOTNOTE], "\n")


def _with_marker(block: RawBlock) -> Marked:
    return joined([Marked(block.marker), block.text], " ") if block.marker else block.text


def _style(element: Element) -> str:
    """How a list counts, by its type or its style."""
    declared = "".join(attribute(element, "style").lower().split())
    _, found, rest = declared.partition("list-style-type:")
    named = rest.partition(";")[0] if found else attribute(element, "type")
    return _COUNTED.get(named, "decimal")


def _integer(text: str, default: int) -> int:
    return int(text) if text.lstrip("-").isascii() and text.lstrip("-").isdigit() and len(text) < 7 else default
