"""Tables of courses whose cells an extractor strewed: what a course is called, who holds it, and the items of what it
is about, which are counted or have bullets, and of which the first may stand behind the others."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, TypeVar

from reader.structure.characters import IDEOGRAPH
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.numbering import bulleted, numbered, value_of
from reader.structure.rules import Rule, rule
from reader.structure.words.names import WHOLE_NAME
from reader.structure.words.posts import TITLE_OF_PERSON

LECTURER: Final = rule(
    "who holds a course, behind its name or alone",
    rf"(?:(?P<course>\S.{{3,60}}?)[ \u3000])?"
    rf"(?P<lecturer>{WHOLE_NAME}(?:[、 ]{WHOLE_NAME})*(?:[ \u3000]{IDEOGRAPH}{{2,6}})?"
    rf"|{IDEOGRAPH}{{2,4}}[ \u3000](?:{TITLE_OF_PERSON}))$",
    ("王大同", "沐以晴 律師", "引水實務－夜航之安全 沐以晴 律師", "王大同、李小美"),
    ("引水實務", "夜航之安全 須知", "1. 引水費率"),
)
RULES: Final[tuple[Rule, ...]] = (LECTURER,)

_COLUMNS: Final = 3
_BEFORE_ITEM: Final = re.compile(r" (?=[⚫●•] )")
_T = TypeVar("_T")


@dataclass(slots=True)
class _Told:
    """What the lines hold: the lines of names of courses, who holds these, and the items, by their numbers.

    begins: how many lines of names stand before each that begins behind something else, and items likewise.
    """

    courses: list[Line] = field(default_factory=list)
    lecturers: list[str] = field(default_factory=list)
    items: list[tuple[int | None, str]] = field(default_factory=list)
    course_begins: list[int] = field(default_factory=list)
    item_begins: list[int] = field(default_factory=list)

    def names(self) -> list[str]:
        """The names of as many courses as there are lecturers: on a line each, or on lines that lie together."""
        height = len(self.lecturers)
        parts = _parts(self.courses, self.course_begins)
        if height == 1:
            parts = [self.courses]
        elif len(self.courses) == height:
            parts = [[line] for line in self.courses]
        return [text_of(part) for part in parts] if len(parts) == height else []


def strewn_courses(lines: Sequence[Line], start: int, stop: int, head: Sequence[str]) -> list[list[str]] | None:
    """The rows that the lines from `start` to `stop` make below a head of three cells, if these are a course, who holds
    it and its items; else None."""
    if len(head) != _COLUMNS or lines[start].blank is not None or not _are_of_courses(head):
        return None
    told = _told(lines, start, stop)
    outlines = _outlines(told)
    if not outlines or not told.courses or not (names := told.names()):
        return None
    return [list(row) for row in zip(names, told.lecturers, outlines, strict=True)]


def _are_of_courses(head: Sequence[str]) -> bool:
    course, lecturer, outline = head
    return "課程" in course and "講" in lecturer and ("大綱" in outline or "內容" in outline)


def _told(lines: Sequence[Line], start: int, stop: int) -> _Told:
    told = _Told()
    kind = ""  # of the part before
    for line in lines[start:stop]:
        for part in _BEFORE_ITEM.split(line.text, maxsplit=1):
            before, kind = kind, _put(told, line.with_text(part))
            if kind in ("course", "whole") and before != "course":
                told.course_begins.append(len(told.courses) - 1)
            elif kind == "item" and before != "item":
                told.item_begins.append(len(told.items) - 1)
    return told


def _put(told: _Told, line: Line) -> str:
    """Put what a line holds to what is told; what this is: a course, a lecturer, an item, or "whole", a lecturer behind
    the name of the course or its end."""
    marker = numbered(line.text) if line.text[0].isdecimal() else bulleted(line.text)
    found = LECTURER.match(line.text)
    if marker is not None and not found:
        told.items.append((value_of(marker.text) if line.text[0].isdecimal() else None, line.text))
        return "item"
    if found is None:
        told.courses.append(line)
        return "course"
    told.lecturers.append(found["lecturer"])
    if found["course"]:
        told.courses.append(line.with_text(found["course"]))
        return "whole"
    return "lecturer"


def _outlines(told: _Told) -> list[str]:
    """The items of each course: counted ones in their order, each number once, else what lies together; none where they
    are not."""
    items, height = told.items, len(told.lecturers)
    if height == 1:
        return ["\n".join(text for _, text in sorted(items, key=lambda item: item[0] or 0))] if items else []
    if not any(number for number, _ in items):
        parts = _parts(items, told.item_begins)
        return ["\n".join(text for _, text in part) for part in parts] if len(parts) == height else []
    outlines: list[dict[int, str]] = [{} for _ in range(height)]
    for number, text in items:
        outline = next((one for one in outlines if number is not None and number not in one), None)
        if outline is None or number is None:
            return []
        outline[number] = text
    return ["\n".join(outline[number] for number in sorted(outline)) for outline in outlines]


def _parts(told: Sequence[_T], begins: Sequence[int]) -> list[Sequence[_T]]:
    return [told[begin:end] for begin, end in pairwise([*begins, len(told)])]
