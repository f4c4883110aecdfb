"""Tables of courses whose cells an extractor strewed: what a course is called, who holds it, and the items of what it
is about, which are counted or have bullets."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.structure.characters import IDEOGRAPH
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.names import WHOLE_NAME
from reader.structure.numbering import bulleted, numbered, value_of
from reader.structure.posts import TITLE_OF_PERSON
from reader.structure.rules import Rule, rule

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


@dataclass(slots=True)
class _Told:
    """What the lines hold: the lines of names of courses, who holds these, and the items, by their numbers."""

    courses: list[list[Line]] = field(default_factory=list)
    lecturers: list[str] = field(default_factory=list)
    items: list[tuple[int | None, str]] = field(default_factory=list)


def strewn_courses(lines: Sequence[Line], start: int, stop: int, head: Sequence[str]) -> list[list[str]] | None:
    """The rows that the lines from `start` to `stop` make below a head of three cells, if these are a course, who holds
    it and its items; else None."""
    if len(head) != _COLUMNS or lines[start].blank is not None or not _are_of_courses(head):
        return None
    told = _told(lines, start, stop)
    height = len(told.lecturers)
    outlines = _outlines(told.items, height)
    if not outlines or not told.courses:
        return None
    names = [[line for part in told.courses for line in part]] if height == 1 else told.courses
    if len(names) != height:
        return None
    return [
        [text_of(name), lecturer, outline]
        for name, lecturer, outline in zip(names, told.lecturers, outlines, strict=True)
    ]


def _are_of_courses(head: Sequence[str]) -> bool:
    course, lecturer, outline = head
    return "課程" in course and "講" in lecturer and ("大綱" in outline or "內容" in outline)


def _told(lines: Sequence[Line], start: int, stop: int) -> _Told:
    told = _Told()
    for line in lines[start:stop]:
        marker = numbered(line.text) if line.text[0].isdecimal() else bulleted(line.text)
        if marker is not None and not LECTURER.match(line.text):
            told.items.append((value_of(marker.text) if line.text[0].isdecimal() else None, line.text))
        elif found := LECTURER.match(line.text):
            told.lecturers.append(found["lecturer"])
            if found["course"]:
                told.courses.append([line.with_text(found["course"])])
        else:
            told.courses.append([line])
    return told


def _outlines(items: Sequence[tuple[int | None, str]], height: int) -> list[str]:
    """The items of each of `height` courses: counted ones in their order, each number once; none where they are not."""
    if height == 1:
        return ["\n".join(text for _, text in sorted(items, key=lambda item: item[0] or 0))] if items else []
    outlines: list[dict[int, str]] = [{} for _ in range(height)]
    for number, text in items:
        outline = next((one for one in outlines if number is not None and number not in one), None)
        if outline is None or number is None:
            return []
        outline[number] = text
    return ["\n".join(outline[number] for number in sorted(outline)) for outline in outlines]
