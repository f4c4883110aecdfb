"""A citation as text."""

import re
from collections.abc import Callable, Iterable
from typing import Final

from reader.citing.record import Citation
from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.dates import DateParts
from reader.model.document import chinese_issue
from reader.model.script import Script
from reader.text.conversion import Conversions

_NUMBERED: Final = re.compile(
    r"""第[〇一二三四五六七八九十百0-9]+[編篇章節款部]         # 第三章 多邊貿易
      | [壹貳參肆伍陸柒捌玖拾一二三四五六七八九十]+、           # 二、日本近年
      | [（(][〇一二三四五六七八九十0-9]{1,3}[)）]             # （一）亞洲能源轉型倡議
      | [0-9]+(?:\.[0-9]+)*[.、]?(?=\s|[\u3400-\u9fff])        # 2.1 Scope
      | [IVX]+\.(?=\s)                                         # IV. Conclusion
    """,
    re.VERBOSE,
)
_ENGLISH_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def format_citation(
    citation: Citation, style: str = "zh", script: Script = Script.SOURCE, conversions: Conversions | None = None
) -> str:
    """`citation` in a style of STYLES, as plain text, in `script`, with a reader's own choices of terms.

    zh: 吳雨陽，〈篇名〉，《刊名》，第 819 期，2024 年 4 月 26 日，二、（一），註 3，頁 5。
    chicago: as a note.  apa: as in a reference list, with the locator behind.  Raises UsageError for another style.
    """
    try:
        write = STYLES[style]
    except KeyError:
        known = "、".join(STYLES)
        raise UsageError(
            _("沒有「{style}」這種引註格式；可用的有 {known}。").format(style=style, known=known)
        ) from None
    return in_script(write(citation), script, conversions)


def in_script(text: str, script: Script, conversions: Conversions | None = None) -> str:
    """A title, name or citation in `script`."""
    return (conversions or Conversions()).convert(text, script).text


def section_path(section: Iterable[str]) -> tuple[str, ...]:
    """Each heading as its number where it has one, else whole: ("二、日本近年", "（一）亞洲") -> ("二、", "（一）")."""
    numbers = ((_NUMBERED.match(heading.strip()), heading.strip()) for heading in section)
    return tuple(number[0].strip() if number else heading for number, heading in numbers)


def _chinese(citation: Citation) -> str:
    marks = "〈{}〉" if citation.container else "《{}》"
    parts = [
        "、".join(citation.authors),
        marks.format(citation.title),
        f"《{citation.container}》" if citation.container else "",
        chinese_issue(citation.volume, citation.number),
        citation.publisher if not citation.container else "",
        _chinese_date(citation.date),
        _section(citation.section, "「{}」"),
        f"註 {citation.note}" if citation.note is not None else "",
        f"頁 {citation.page}" if citation.page else "",
        citation.url,
    ]
    return "，".join(part for part in parts if part) + "。"


def _section(section: tuple[str, ...], marks: str) -> str:
    """二、（一）; a heading without a number within `marks`."""
    path = zip(section, section_path(section), strict=True)
    return "".join(marks.format(short) if short == full.strip() else short for full, short in path).rstrip("、.．")


def _chicago(citation: Citation) -> str:
    day = _english_date(citation.date)
    if citation.container:
        volume = f" {citation.volume}" if citation.volume is not None else ""
        number = f", no. {citation.number}" if citation.number is not None else ""
        work = f"“{citation.title},” {citation.container}{volume}{number}" + (f" ({day})" if day else "")
    else:
        imprint = ", ".join(part for part in (citation.publisher, day) if part)
        work = citation.title + (f" ({imprint})" if imprint else "")
    note = f"n. {citation.note}" if citation.note is not None else ""
    parts = [_joined(citation.authors, "and"), work, _english_section(citation), note, citation.page, citation.url]
    return ", ".join(part for part in parts if part) + "."


def _apa(citation: Citation) -> str:
    day = citation.date
    when = f"{day[0]}{f', {_english_day(day)}' if len(day) > 1 else ''}" if day else "n.d."
    volume = "" if citation.volume is None else str(citation.volume)
    number = "" if citation.number is None else f"({citation.number})"
    issue = f", {volume}{number}" if volume or number else ""
    container = citation.container + issue if citation.container else citation.publisher
    note = f"n. {citation.note}" if citation.note is not None else ""
    page = f"p{'p' if '-' in citation.page else ''}. {citation.page.replace('-', '–')}" if citation.page else ""
    locator = ", ".join(part for part in (_english_section(citation), note, page) if part)
    # Without an author the title stands in its place.
    authors = _joined(citation.authors, "&")
    lead = f"{authors} ({when}). {citation.title}" if authors else f"{citation.title} ({when})"
    return ". ".join(part for part in (lead, ", ".join(p for p in (container, locator) if p)) if part) + "."


def _english_section(citation: Citation) -> str:
    return f"sec. {_section(citation.section, '“{}”')}" if citation.section else ""


def _joined(authors: tuple[str, ...], conjunction: str) -> str:
    if len(authors) < 2:
        return "".join(authors)
    if len(authors) == 2:
        return f"{authors[0]} {conjunction} {authors[1]}"
    return f"{', '.join(authors[:-1])}, {conjunction} {authors[-1]}"


def _chinese_date(parts: DateParts) -> str:
    return " ".join(f"{part} {unit}" for part, unit in zip(parts, "年月日", strict=False))


def _english_date(parts: DateParts) -> str:
    """April 26, 2024; April 2024; 2024."""
    between = ", " if len(parts) > 2 else " "
    return between.join(part for part in (_english_day(parts), *map(str, parts[:1])) if part)


def _english_day(parts: DateParts) -> str:
    """The month, and the day in it: April 26."""
    month = [_ENGLISH_MONTHS[month - 1] for month in parts[1:2]]
    return " ".join((*month, *map(str, parts[2:])))


STYLES: Final[dict[str, Callable[[Citation], str]]] = {"zh": _chinese, "chicago": _chicago, "apa": _apa}
