"""A cited work as a CSL-JSON item: https://docs.citationstyles.org/en/stable/specification.html"""

import re
from collections.abc import Sequence
from typing import Final
from unicodedata import normalize

from reader.citing.people import name_parts
from reader.model.bibliography import Work, WorkKind

Item = dict[str, object]

_TYPES: Final = {
    WorkKind.ARTICLE: "article-journal",
    WorkKind.BOOK: "book",
    WorkKind.CHAPTER: "chapter",
    WorkKind.THESIS: "thesis",
    WorkKind.DECISION: "legal_case",
    WorkKind.LEGISLATION: "legislation",
    WorkKind.TREATY: "treaty",
    WorkKind.DOCUMENT: "report",
    WorkKind.NEWS: "article-newspaper",
    WorkKind.WEB: "webpage",
    WorkKind.TEXT: "document",
}
_SMALL_WORDS: Final = frozenset({"the", "a", "an", "of", "on", "in", "for", "and"})
_LETTERS: Final = re.compile(r"[A-Za-z]+")


def csl_item(work: Work, id: str) -> Item:
    """The item.  A work that could not be taken apart has its own words as its title."""
    item: Item = {"id": id, "type": _TYPES[work.kind], "title": work.title or work.raw}
    for variable, names in (("author", work.authors), ("editor", work.editors)):
        if names:
            item[variable] = [name_parts(name) for name in names]
    if work.date:
        item["issued"] = {"date-parts": [list(work.date)]}
    optional = {
        "container-title": work.container,
        "volume": work.volume,
        "issue": work.issue,
        "page": work.pages.replace("–", "-"),
        "publisher": work.publisher,
        "edition": work.edition,
        "number": work.number,
        "genre": work.genre,
        "title-short": work.short_names[0] if work.short_names else "",
        "URL": work.url,
    }
    return item | {key: value for key, value in optional.items() if value}


def keys(works: Sequence[Work]) -> tuple[str, ...]:
    """A key for each work, of ASCII letters and figures, each another: lester2019, lester2019b, work2012."""
    taken: dict[str, int] = {}
    made = []
    for work in works:
        stem = _stem(work) + (str(work.date[0]) if work.date else "")
        taken[stem] = count = taken.get(stem, 0) + 1
        made.append(stem if count == 1 else f"{stem}{_suffix(count)}")
    return tuple(made)


def _stem(work: Work) -> str:
    author = name_parts(work.authors[0]) if work.authors else {}
    for text in (author.get("family") or author.get("literal", ""), work.title):
        words = _LETTERS.findall(normalize("NFKD", text).encode("ascii", "ignore").decode())
        first = next((word.lower() for word in words if word.lower() not in _SMALL_WORDS and len(word) > 1), "")
        if first:
            return first
    return "work"


def _suffix(count: int) -> str:
    """b for the second, z for the 26th, then in figures."""
    return chr(ord("a") + count - 1) if count <= 26 else f"-{count}"
