"""Cited works in RIS, which every reference manager reads."""

from collections.abc import Sequence
from typing import Final

import rispy

from reader.citing.items import keys
from reader.citing.people import name_parts
from reader.i18n import gettext as _
from reader.model.bibliography import Work, WorkKind

_TYPES: Final = {
    WorkKind.ARTICLE: "JOUR",
    WorkKind.BOOK: "BOOK",
    WorkKind.CHAPTER: "CHAP",
    WorkKind.THESIS: "THES",
    WorkKind.DECISION: "CASE",
    WorkKind.LEGISLATION: "STAT",
    WorkKind.TREATY: "LEGAL",
    WorkKind.DOCUMENT: "RPRT",
    WorkKind.NEWS: "NEWS",
    WorkKind.WEB: "ELEC",
    WorkKind.TEXT: "GEN",
}


class _Writer(rispy.RisWriter):  # type: ignore[misc]
    """The format knows no numbers before its records, which the library's own writer puts there."""

    def set_header(self, count: int) -> str:
        return ""


def write(works: Sequence[Work]) -> bytes:
    """The records in UTF-8."""
    records = [_record(work, key) for work, key in zip(works, keys(works), strict=True)]
    return str(rispy.dumps(records, implementation=_Writer)).encode()


def _record(work: Work, key: str) -> dict[str, object]:
    first, _dash, last = work.pages.replace("–", "-").partition("-")
    fields: dict[str, object] = {
        "type_of_reference": _TYPES[work.kind],
        "id": key,
        "authors": [_name(author) for author in work.authors],
        "secondary_authors": [_name(editor) for editor in work.editors],
        "title": _line(work.title or work.raw),
        "secondary_title": work.container,
        "short_title": work.short_names[0] if work.short_names else "",
        "volume": work.volume,
        "number": work.issue,
        "start_page": first,
        "end_page": last,
        "year": str(work.date[0]) if work.date else "",
        "date": _date(work.date),
        "publisher": work.publisher,
        "edition": work.edition,
        "note": work.number,
        "type_of_work": work.genre,
        "urls": [work.url] if work.url else [],
        "notes": [] if work.is_parsed else [_("未能拆解，照錄原文")],
    }
    return {name: value for name, value in fields.items() if value}


def _line(text: str) -> str:
    """A field is one line."""
    return " ".join(text.split())


def _date(parts: tuple[int, ...]) -> str:
    """YYYY/MM/DD/, what is not known left empty."""
    if not parts:
        return ""
    year, month, day = (*parts, 0, 0)[:3]
    return f"{year}/{f'{month:02}' if month else ''}/{f'{day:02}' if day else ''}/"


def _name(author: str) -> str:
    parts = name_parts(author)
    return parts.get("literal") or f"{parts['family']}, {parts['given']}"
