"""A Chinese citation taken apart: its parts, between commas, are told by what they hold, the rest by their order."""

import re
from dataclasses import dataclass, field
from typing import Final

from reader.citing.dates import find_date
from reader.citing.parts import (
    ACCESSED,
    ARTICLE_TITLE,
    DATE_PART,
    EDITION,
    JOURNAL,
    NEWS,
    NUMBER,
    PAGES,
    PROVISION,
    PUBLISHER,
    RULING,
    SHORT_NAME,
    THESIS,
    VOLUME,
    WORDS,
    WORK_TITLE,
)
from reader.citing.people import chinese_authors, is_chinese_name
from reader.model.bibliography import Work, WorkKind

_URL: Final = re.compile(r"https?://[^\s，。；、「」《》（）\u3400-\u9fff]+")
_MARKS: Final = re.compile(r"[()（）\[\]《》〈〉「」]|[，,](?=\s*\S)")
_TREATIES: Final = ("協定", "协定", "公約", "公约", "條約", "条约", "議定書", "议定书")
_COLLECTED: Final = re.compile(r"^(?:收錄?於|收录于|載於?|載於|輯於|in)[：:]?\s?|^[（(]?收錄於")
_EDITOR: Final = re.compile(r"(?P<names>[^，《]+?)(?:主編|编著|編著|主编|等編|編|编)[，,]?\s?$")
_EDGES: Final = " 　，,。;；、"
_LONGEST_AUTHOR: Final = 30


@dataclass(slots=True)
class _Parts:
    """What has been told so far; `rest` are the parts told only by their order."""

    rest: list[str] = field(default_factory=list)
    article: str = ""
    works: list[str] = field(default_factory=list)
    volume: str = ""
    issue: str = ""
    pages: str = ""
    date: tuple[int, ...] = ()
    publisher: str = ""
    edition: str = ""
    school: str = ""
    degree: str = ""
    number: str = ""
    editors: tuple[str, ...] = ()
    container: str = ""


def parse_chinese(text: str) -> Work:
    """The work of a full citation; of kind TEXT where it cannot be taken apart."""
    names = tuple(found["name"] for found in SHORT_NAME.pattern.finditer(text))
    body = SHORT_NAME.pattern.sub("", text) if names else text
    address = _URL.search(body)
    url = address[0].rstrip(".,;)") if address else ""
    if address:
        body = body[: address.start()] + "，" + body[address.end() :]
    body = ACCESSED.pattern.sub("", body).strip(_EDGES)
    work = _law(body) or _work(_told(body), url)
    if work is None:
        return Work(WorkKind.TEXT, text, url=url, short_names=names)
    fields = {name: getattr(work, name) for name in Work.__dataclass_fields__}
    return Work(**fields | {"raw": text, "url": url, "short_names": names})


def _law(body: str) -> Work | None:
    dated = find_date(body)
    date = dated.parts if dated else ()
    if found := PROVISION.match(body):
        title = found["title"].strip("《》 ")
        kind = WorkKind.TREATY if title.endswith(_TREATIES) else WorkKind.LEGISLATION
        return Work(kind, "", title, date=date)
    found = RULING.match(body)
    if found and found["title"] and "，" not in found["title"][:-1]:
        decided = re.search(r"法院|法庭|釋字|判決|判决|裁定", found["title"])
        kind = WorkKind.DECISION if decided else WorkKind.DOCUMENT
        title = found["title"].strip(_EDGES)
        return Work(kind, "", title, number=found["number"] or found["interpretation"] or "", date=date)
    return None


def _told(body: str) -> _Parts:
    parts = _Parts()
    for part in _split(body):
        if part:
            _tell(part, parts)
    return parts


def _split(body: str) -> list[str]:
    """The parts between commas outside brackets."""
    depth, begun = 0, 0
    found: list[str] = []
    for mark in _MARKS.finditer(body):
        if mark[0] in "(（[《〈「":
            depth += 1
        elif mark[0] in ")）]》〉」":
            depth = max(0, depth - 1)
        elif depth == 0:
            found.append(body[begun : mark.start()].strip(_EDGES))
            begun = mark.end()
    return [*found, body[begun:].strip(_EDGES)]


def _tell(part: str, parts: _Parts) -> None:
    """Put a part where it belongs."""
    if found := ARTICLE_TITLE.match(part):
        parts.article = parts.article or found["title"] or found["quoted"]
        _lead(found["before"] or "", parts)
    elif (found := WORK_TITLE.match(part)) and not WORDS.match(found["after"]):
        parts.works.append(found["title"])
        _lead(found["before"], parts)
        if after := found["after"].strip(_EDGES + "()（）"):
            _tell_plain(after, parts)
    else:
        _tell_plain(part, parts)


def _lead(before: str, parts: _Parts) -> None:
    """What stands right before a title: its authors, or the editors of the collection."""
    before = _COLLECTED.sub("", before).strip(_EDGES + "：:")
    if not before:
        return
    if (edited := _EDITOR.match(before)) and parts.article:
        parts.editors = chinese_authors(edited["names"])
    else:
        parts.rest.append(before)


def _tell_plain(part: str, parts: _Parts) -> None:
    numbered = VOLUME.match(part)
    if numbered and (numbered["volume"] or numbered["issue"]):
        parts.volume, parts.issue = numbered["volume"] or parts.volume, numbered["issue"] or parts.issue
        parts.container = parts.container or numbered["after"] or ""
        part = part[numbered.end() :].strip(_EDGES)
    if found := PAGES.search(part):
        parts.pages = parts.pages or next(value for value in found.groupdict().values() if value)
        part = (part[: found.start()] + part[found.end() :]).strip(_EDGES + "()（）")
    if not part:
        return
    if DATE_PART.match(part):
        dated = find_date(part) or find_date(f"({part.strip('()（）')})")
        parts.date = parts.date or (dated.parts if dated else ())
    else:
        _tell_words(part, parts)


def _tell_words(part: str, parts: _Parts) -> None:
    if EDITION.search(part) and len(part) < 12:
        parts.edition = part
    elif NUMBER.match(part):
        parts.number = part
    elif found := THESIS.match(part):
        parts.school, parts.degree = found["school"].strip(_EDGES), found["degree"]
    elif (found := PUBLISHER.match(part)) and (parts.works or parts.rest):
        parts.publisher = found["publisher"]
    elif (edited := _EDITOR.match(part)) and (parts.article or len(parts.rest) > 1):
        parts.editors = chinese_authors(_COLLECTED.sub("", edited["names"]))
    else:
        if dated := find_date(part):
            parts.date = parts.date or dated.parts
            part = part[: dated.start].strip(_EDGES + "()（）")
        if part:
            parts.rest.append(part)


def _work(parts: _Parts, url: str) -> Work | None:
    authors, title, container, publisher = _ordered(parts)
    anything = parts.date or url or parts.volume or parts.issue or publisher or parts.school
    if not title or not anything or not (authors or container or (url and parts.date)):
        return None
    kind = _kind(parts, authors, container, url)
    is_marked = bool(parts.article or parts.works)
    if not is_marked and kind is WorkKind.DOCUMENT:
        return None
    # One page is the place cited, from one to another an article extends.
    extends = kind in (WorkKind.ARTICLE, WorkKind.CHAPTER) and not parts.pages.isdecimal()
    return Work(
        kind,
        "",
        title,
        authors,
        editors=parts.editors,
        container=container,
        volume=parts.volume,
        issue=parts.issue,
        pages=parts.pages if extends else "",
        date=parts.date,
        publisher=parts.school or publisher,
        edition=parts.edition,
        genre=parts.degree,
        number=parts.number,
    )


def _ordered(parts: _Parts) -> tuple[tuple[str, ...], str, str, str]:
    """(authors, title, container, publisher), of which those without marks of their own follow in this order."""
    rest = list(parts.rest)
    marked = parts.article or (parts.works[0] if parts.works else "")
    authors: tuple[str, ...] = ()
    if rest and len(rest[0]) <= _LONGEST_AUTHOR and (marked or is_chinese_name(rest[0])):
        authors = chinese_authors(rest.pop(0))
    title = marked or (rest.pop(0) if rest else "")
    works = parts.works if parts.article else parts.works[1:]
    container = works[0] if works else parts.container
    if not container and rest and (parts.article or parts.volume or parts.issue or not parts.works):
        container = rest.pop(0)
    publisher = parts.publisher or (rest.pop(0) if rest and parts.works and not parts.article else "")
    return authors, title, container, publisher


def _kind(parts: _Parts, authors: tuple[str, ...], container: str, url: str) -> WorkKind:
    if parts.school:
        return WorkKind.THESIS
    if parts.editors and container:
        return WorkKind.CHAPTER
    if not parts.volume and not parts.issue and any(NEWS.search(name) for name in (container, *authors)):
        return WorkKind.NEWS
    if parts.volume or parts.issue or JOURNAL.search(container):
        return WorkKind.ARTICLE
    if not parts.article and (parts.publisher or parts.edition or (parts.works and not url)):
        return WorkKind.BOOK
    if parts.article and container and not url:
        return WorkKind.CHAPTER if parts.publisher else WorkKind.ARTICLE
    return WorkKind.WEB if url else WorkKind.DOCUMENT
