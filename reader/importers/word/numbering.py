"""The numbers that Word prints before items and headings, which its files do not hold: they are counted here."""

import re
from dataclasses import dataclass
from typing import Final

from reader.importers.markup import Element, attribute, child, children
from reader.importers.numerals import written
from reader.importers.word.styles import Styles, is_on, number, value

_LEVELS: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_MOST: Final = 1_000_000
_BULLET: Final = "•"
_STYLES: Final = {
    "decimal": "decimal", "decimalzero": "decimal-zero", "decimalfullwidth": "full-width",
    "decimalfullwidth2": "full-width", "upperroman": "upper-roman", "lowerroman": "lower-roman",
    "upperletter": "upper-letter", "lowerletter": "lower-letter", "chinesecounting": "chinese",
    "chinesecountingthousand": "chinese", "taiwanesecounting": "chinese", "taiwanesecountingthousand": "chinese",
    "japanesecounting": "chinese", "taiwanesedigital": "chinese-digits", "ideographdigital": "chinese-digits",
    "japanesedigitaltenthousand": "chinese-digits", "ideographlegaltraditional": "formal",
    "chineselegalsimplified": "formal", "japaneselegal": "formal", "ideographtraditional": "stems",
    "ideographzodiac": "branches", "decimalenclosedcircle": "circled", "decimalenclosedcirclechinese": "circled",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    style: str  # "" = none, "bullet", else one of numerals.STYLES
    text: str
    restarts: bool
    legal: bool
    paragraph_style: str


@dataclass(frozen=True, slots=True)
class Label:
    """text: as printed, "" where the level has none.  level: from 0.  bullet: whether it is no number."""

    text: str
    level: int
    bullet: bool


class Numbering:
    """Counts the items of all lists; ask in the order of the text."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._abstract: dict[str, list[_Level]] = {}
        self._lists: dict[str, tuple[str, dict[int, int], dict[int, _Level]]] = {}
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        if root is not None:
            self._read(root, styles)

    def _read(self, root: Element, styles: Styles) -> None:
        linked: dict[str, str] = {}
        named: dict[str, str] = {}
        for each in children(root, "abstractnum"):
            identity = attribute(each, "abstractNumId")
            self._abstract[identity] = _levels(each)
            if name := value(child(each, "stylelink")):
                named[name] = identity
            if name := value(child(each, "numstylelink")):
                linked[identity] = name
        for each in children(root, "num"):
            identity = value(child(each, "abstractnumid"))
            identity = named.get(linked.get(identity, ""), identity)
            starts: dict[int, int] = {}
            levels: dict[int, _Level] = {}
            for override in children(each, "lvloverride"):
                place = _within(attribute(override, "ilvl"))
                if (begun := number(child(override, "startoverride"))) is not None:
                    starts[place] = begun
                if (own := child(override, "lvl")) is not None:
                    levels[place] = _level(own)
            self._lists[attribute(each, "numId")] = (identity, starts, levels)

    def label(self, list_: tuple[str, int | None] | None, style: str) -> Label | None:
        """The label of the next item of a list, None where it is none.  style: of the paragraph, by which the level
        is found where the list leaves it to that."""
        known = self._lists.get(list_[0]) if list_ else None
        if list_ is None or known is None:
            return None
        abstract, starts, own = known
        levels = [own.get(place, level) for place, level in enumerate(self._abstract.get(abstract, ()))]
        place = list_[1] if list_[1] is not None else _place_of(levels, style)
        if not 0 <= place < len(levels):
            return None
        counts = self._counts.setdefault(abstract, [None] * _LEVELS)
        self._count(counts, levels, place, starts, list_[0])
        level = levels[place]
        if level.style == "bullet":
            return Label(_bullet(level.text), place, True)
        return Label(_label(levels, counts, place), place, False)

    def _count(
        self, counts: list[int | None], levels: list[_Level], place: int, starts: dict[int, int], identity: str
    ) -> None:
        last = counts[place]
        if place in starts and (identity, place) not in self._begun:
            counts[place] = starts[place]
        else:
            counts[place] = levels[place].start if last is None else last + 1
        self._begun.add((identity, place))
        for deeper in range(place + 1, len(levels)):
            if levels[deeper].restarts:
                counts[deeper] = None


def _within(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 3 else 0


def _levels(abstract: Element) -> list[_Level]:
    found: dict[int, _Level] = {}
    for each in children(abstract, "lvl"):
        found[_within(attribute(each, "ilvl"))] = _level(each)
    plain = _Level(1, "decimal", "", True, False, "")
    return [found.get(place, plain) for place in range(min(max(found, default=-1) + 1, _LEVELS))]


def _level(element: Element) -> _Level:
    start = number(child(element, "start"))
    form = value(child(element, "numfmt")).lower()
    style = "" if form == "none" else form if form == "bullet" else _STYLES.get(form, "decimal")
    return _Level(
        min(max(0, 1 if start is None else start), _MOST),
        style,
        value(child(element, "lvltext"))[:100],
        number(child(element, "lvlrestart")) != 0,
        is_on(child(element, "islgl")),
        value(child(element, "pstyle")),
    )


def _place_of(levels: list[_Level], style: str) -> int:
    return next((place for place, level in enumerate(levels) if style and level.paragraph_style == style), 0)


def _bullet(text: str) -> str:
    """The bullet; those of symbol fonts are no characters of others."""
    bare = text.strip()
    return bare if bare and not any(0xE000 <= ord(char) <= 0xF8FF for char in bare) else _BULLET


def _label(levels: list[_Level], counts: list[int | None], place: int) -> str:
    def figure(found: re.Match[str]) -> str:
        at = int(found[1]) - 1
        if at > place or at >= len(levels):
            return ""
        count = counts[at] if counts[at] is not None else levels[at].start
        style = "decimal" if levels[place].legal else levels[at].style
        return written(count or 0, style) if style else ""

    return _PLACE.sub(figure, levels[place].text).strip()
