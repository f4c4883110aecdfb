"""The styles of an OpenDocument text: what they make of a paragraph, and how its lists and headings count."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reader.importers.markup import Element, attribute, tag
from reader.importers.numerals import written
from reader.model.document import BlockKind

_DEEPEST: Final = 12  # styles with parents
_BULLET: Final = "•"
_FORMATS: Final = {
    "1": "decimal", "a": "lower-letter", "A": "upper-letter", "i": "lower-roman", "I": "upper-roman", "一": "chinese",
    "壹": "formal", "甲": "stems", "子": "branches", "①": "circled", "１": "full-width",
}  # fmt: skip
_ESCAPED: Final = re.compile(r"_([0-9a-f]{2,5})_")
_CAPTIONS: Final = frozenset(("caption", "illustration", "table", "figure", "drawing", "標號", "圖表", "表格"))


@dataclass(frozen=True, slots=True)
class ListLevel:
    """style: of numerals, "" where nothing is printed, "bullet".  shown: how many levels are printed together."""

    style: str
    prefix: str = ""
    suffix: str = ""
    bullet: str = _BULLET
    start: int = 1
    shown: int = 1


class Styles:
    """What content and styles declare, by name."""

    def __init__(self, *roots: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self.outline: dict[int, ListLevel] = {}
        for root in roots:
            for each in root.iter() if root is not None else ():
                self._enter(each)

    def _enter(self, element: Element) -> None:
        name = tag(element)
        if name == "style":
            self._styles.setdefault(attribute(element, "name"), element)
        elif name == "list-style":
            self._lists.setdefault(attribute(element, "name"), dict(_levels(element)))
        elif name == "outline-style":
            self.outline = dict(_levels(element))

    def list_level(self, name: str, level: int) -> ListLevel:
        """How a level (from 1) of the list style `name` counts."""
        return self._lists.get(name, {}).get(level, ListLevel("bullet"))

    def _chain(self, name: str) -> Iterator[Element]:
        for _ in range(_DEEPEST):
            element = self._styles.get(name)
            if element is None:
                return
            yield element
            name = attribute(element, "parent-style-name")

    def kind(self, name: str) -> tuple[BlockKind, int | None]:
        """What a paragraph of the style `name` is, and its level."""
        if name not in self._styles and (told := _named(name)):
            return told
        for each in self._chain(name):
            if told := _named(attribute(each, "display-name") or attribute(each, "name")):
                return told
            level = integer(attribute(each, "default-outline-level"), 0)
            if level > 0:
                return BlockKind.HEADING, level
        return BlockKind.PARAGRAPH, None


def _named(name: str) -> tuple[BlockKind, int | None] | None:
    """What a style is by its name."""
    bare = _ESCAPED.sub(_unescaped, name).lower()
    if bare in ("title", "標題"):
        return BlockKind.HEADING, 0
    return (BlockKind.CAPTION, None) if bare in _CAPTIONS else None


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))


def _levels(list_style: Element) -> Iterator[tuple[int, ListLevel]]:
    for each in list_style:
        name = tag(each)
        if name.startswith(("list-level-style-", "outline-level-style")):
            yield integer(attribute(each, "level"), 1), _level(each, name)


def _level(element: Element, name: str) -> ListLevel:
    if name == "list-level-style-number" or name == "outline-level-style":
        form = attribute(element, "num-format")
        return ListLevel(
            _FORMATS.get(form[:1], "decimal") if form else "",
            attribute(element, "num-prefix")[:20],
            attribute(element, "num-suffix")[:20],
            start=min(max(integer(attribute(element, "start-value"), 1), 0), 1_000_000),
            shown=min(max(integer(attribute(element, "display-levels"), 1), 1), 10),
        )
    bullet = attribute(element, "bullet-char").strip()[:2]
    drawn = bullet if bullet and not any(0xE000 <= ord(char) <= 0xF8FF for char in bullet) else _BULLET
    return ListLevel("bullet", bullet=drawn)


def label(levels: list[ListLevel], counts: list[int]) -> str:
    """What is printed before an item: the counts of its level and those above, as many as the level shows."""
    own = levels[-1]
    if own.style == "bullet":
        return own.bullet
    shown = [
        written(count, level.style)
        for level, count in zip(levels[-own.shown :], counts[-own.shown :], strict=True)
        if level.style not in ("", "bullet")
    ]
    return f"{own.prefix}{'.'.join(shown)}{own.suffix}".strip() if own.style else ""


def integer(text: str, default: int) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else default
