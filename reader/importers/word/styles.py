"""What the styles of a Word document make of a paragraph: heading, caption, entry of contents; and its list."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from reader.importers.markup import Element, attribute, child, children
from reader.model.document import BlockKind
from reader.structure.rules import Rule, rule

HEADING: Final = rule(
    "name of a heading's style",
    r"(?:heading|標題|标题|見出し)\s?(?P<level>[1-9])(?:\s*(?:字元|char))?$",
    ("heading 1", "標題 1", "标题2"),
    ("heading", "標題", "toc heading", "標題 10"),
)
TITLE: Final = rule(
    "name of a title's style", r"(?:title|標題|标题|文件標題|篇名)$", ("title", "標題"), ("subtitle", "副標題")
)
CAPTION: Final = rule(
    "name of a caption's style",
    r"(?:caption|標號|圖表標號|圖說|表說|圖標題|表標題|题注|題注)$",
    ("caption", "標號"),
    ("caption text box",),
)
CONTENTS: Final = rule(
    "name of a style of contents",
    r"(?:toc|目錄|目录)\s?(?P<level>[1-9])$|(?:table of figures|圖表目錄|图表目录)$",
    ("toc 1", "目錄 2"),
    ("toc heading", "目錄標題"),
)
RULES: Final[tuple[Rule, ...]] = (HEADING, TITLE, CAPTION, CONTENTS)

_DEEPEST: Final = 12  # styles based on one another
_BODY_LEVEL: Final = 9
_FIGURES: Final = re.compile(r"-?\d{1,9}$")


@dataclass(frozen=True, slots=True)
class Style:
    """kind: heading, caption, toc_entry or paragraph.  level: of a heading, 0 for a title.  list_: number of the list
    whose items have this style, with the level if the style names one."""

    kind: BlockKind = BlockKind.PARAGRAPH
    level: int | None = None
    list_: tuple[str, int | None] | None = None


class Styles:
    """The paragraph styles by their ids."""

    def __init__(self, root: Element | None) -> None:
        self._elements: dict[str, Element] = {}
        self._default = ""
        for each in children(root, "style") if root is not None else ():
            if attribute(each, "type") != "paragraph":
                continue
            self._elements[attribute(each, "styleId")] = each
            if attribute(each, "default") in ("1", "true", "on"):
                self._default = attribute(each, "styleId")
        self._known: dict[str, Style] = {}

    def of(self, properties: Element | None) -> tuple[str, Style]:
        """The id and the style of a paragraph with these properties, its own outline level taken into account."""
        identity = value(child(properties, "pstyle")) or self._default
        if identity not in self._known:
            self._known[identity] = self._resolved(identity)
        style = self._known[identity]
        own = number(child(properties, "outlinelvl"))
        if own is None or style.level == 0:
            return identity, style
        if 0 <= own < _BODY_LEVEL:
            return identity, Style(BlockKind.HEADING, own + 1, style.list_)
        plain = style.kind is BlockKind.HEADING
        return identity, Style(list_=style.list_) if plain else style

    def _chain(self, identity: str) -> Iterator[Element]:
        """A style and those it is based on."""
        for _ in range(_DEEPEST):
            element = self._elements.get(identity)
            if element is None:
                return
            yield element
            identity = value(child(element, "basedon"))

    def _resolved(self, identity: str) -> Style:
        kind, level = BlockKind.PARAGRAPH, None
        list_: tuple[str, int | None] | None = None
        is_told = False
        for element in self._chain(identity):
            properties = child(element, "ppr")
            if list_ is None:
                list_ = list_of(properties)
            if is_told:
                continue
            if named := _named(value(child(element, "name"))):
                (kind, level), is_told = named, True
            elif (outline := number(child(properties, "outlinelvl"))) is not None:
                is_told = True
                if 0 <= outline < _BODY_LEVEL:
                    kind, level = BlockKind.HEADING, outline + 1
        return Style(kind, level, list_)


def _named(name: str) -> tuple[BlockKind, int | None] | None:
    """What a style is by its name."""
    bare = name.strip().lower()
    if found := HEADING.match(bare):
        return BlockKind.HEADING, int(found["level"])
    if TITLE.match(bare):
        return BlockKind.HEADING, 0
    if CAPTION.match(bare):
        return BlockKind.CAPTION, None
    return (BlockKind.TOC_ENTRY, None) if CONTENTS.match(bare) else None


def list_of(properties: Element | None) -> tuple[str, int | None] | None:
    """The list that paragraph properties name, and the level in it if they name one."""
    found = child(properties, "numpr")
    identity = value(child(found, "numid"))
    return (identity, number(child(found, "ilvl"))) if identity else None


def value(element: Element | None) -> str:
    """The value that an element of properties has; "" where there is no such element."""
    return attribute(element, "val") if element is not None else ""


def number(element: Element | None) -> int | None:
    """The same as a number."""
    text = value(element)
    return int(text) if _FIGURES.match(text) else None


def is_on(element: Element | None) -> bool:
    """Whether a property that is on or off is on."""
    return element is not None and value(element).lower() not in ("0", "false", "off", "none")
