"""A citation in Latin script taken apart: by what stands in its middle (42 FORDHAM L.J. 1450), else by its commas."""

import re
from dataclasses import dataclass, replace
from typing import Final

from reader.citing.anchors import ANCHORS, DOCKET
from reader.citing.dates import FoundDate, find_date
from reader.citing.people import authors_at
from reader.citing.shapes import (
    ACCESSED,
    BOOK,
    CASE_NAME,
    CHAPTER,
    DATED,
    GENRE,
    HEREINAFTER,
    NEWSPAPER,
    QUOTED,
    SERIES,
    TREATY,
)
from reader.model.bibliography import Work, WorkKind

_URL: Final = re.compile(r"https?://[^\s，。；、「」《》（）\u3400-\u9fff]+")
_REVERSED: Final = re.compile(r"([A-Z][\w’'-]+), ((?:[A-Z]\. ?(?:-[A-Z]\.)?)+)(?:,? ?&? |,|$)")
_PLACE: Final = re.compile(r",? (?=\b(?:arts?|paras?|pp?|secs?|annex|recitals?)\b\.? ?[\dIVXivx]|[¶§]|at \d)")
_YEAR: Final = re.compile(r"\s*\([^()]*(?:19|20)\d\d\)\s*$")
_EDGES: Final = " ,;:，"
_NO_CAPITALS: Final = re.compile(r"[a-z]{2}")
_SMALL: Final = frozenset({"of", "the", "to", "in", "for", "and", "on"})
_ABBREVIATED: Final = re.compile(r"\b(?:Inc|Co|Corp|Ltd|S\.A|U\.S|U\.K|Bros)\.$")
_JUDGMENT: Final = re.compile(r", (?:Judgment|Opinion|Order|Award)(?: of .*)?$")
_REMARK: Final = re.compile(r"(?:, ?|（)(?=[\u3400-\u9fff]).*$")
_ASIDE: Final = re.compile(r"(?<=\)) ?\((?![^()]*(?:19|20)\d\d\))[^()]*\)$")  # (2022) (draft on file with author)
_SERIES_OF_COURT: Final = re.compile(r", (?:19|20)\d\d (?:O\.J\.|E\.C\.R\.).*$")
_PAGE: Final = re.compile(r",? at \d[\d–, -]*$")
_QUOTED_TITLE: Final = re.compile(r"“(?P<title>[^“”]+)”,? (?P<site>[A-Z][^“”]{2,60})")
_CALLED: Final = re.compile(r"(?:[Pp]ress|[Mm]edia|[Nn]ews) [Rr]elease|[Ff]act [Ss]heet")
_SITE_WORDS: Final = 4


@dataclass(frozen=True, slots=True)
class _Stripped:
    """A citation without address, day of access and short name, which stand for themselves."""

    text: str
    url: str
    short_names: tuple[str, ...]


def parse_latin(text: str) -> Work:
    """The work of a full citation; of kind TEXT where it cannot be taken apart."""
    bare = _strip(text)
    genre = GENRE.match(bare.text)
    body = bare.text[genre.end() :] if genre else bare.text
    work = _anchored(body) or _shaped(body) or _by_commas(body, bare.url, genre["genre"] if genre else "")
    if work is None:
        return Work(WorkKind.TEXT, text, url=bare.url, short_names=bare.short_names)
    named = genre["genre"] if genre else work.genre
    return replace(work, raw=text, url=bare.url, short_names=bare.short_names, genre=named)


def _strip(text: str) -> _Stripped:
    names = tuple(found["name"].strip() for found in HEREINAFTER.pattern.finditer(text))
    if names:
        text = HEREINAFTER.pattern.sub("", text)
    address = _URL.search(text) if "http" in text else None
    url = address[0].rstrip(".,;)") if address else ""
    text = text[: address.start()] if address else text
    text = _REMARK.sub("", ACCESSED.pattern.sub("", text)).strip(_EDGES + ".")
    return _Stripped(_ASIDE.sub("", text), url, names)


def _anchored(body: str) -> Work | None:
    best: tuple[WorkKind, re.Match[str]] | None = None
    for kind, signs, anchor in ANCHORS:
        found = anchor.search(body) if any(sign in body for sign in signs) else None
        if found and (best is None or found.start() < best[1].start()):
            best = kind, found
    # A docket is a number besides the one that counts, if there is another.
    if best is None and (docket := DOCKET.search(body)):
        best = WorkKind.DOCUMENT, docket
    if best is None:
        return None
    kind, found = best
    head, tail = body[: found.start()].strip(_EDGES), body[found.end() :]
    if kind is WorkKind.ARTICLE and "," not in head:
        return None
    groups = found.groupdict()
    dated = find_date(tail) or find_date(head)
    made = _headed(kind, head, dated, body, found)
    return replace(
        made,
        container=(groups.get("container") or "").strip(" ,"),
        volume=groups.get("volume") or "",
        issue=groups.get("issue") or "",
        pages=groups.get("page") or "",
        number=groups.get("number") or "",
        date=_year(groups.get("date"), dated),
    )


def _year(year: str | None, dated: FoundDate | None) -> tuple[int, ...]:
    if dated:
        return dated.parts
    return (int(year),) if year else ()


def _headed(kind: WorkKind, head: str, dated: FoundDate | None, body: str, found: re.Match[str]) -> Work:
    """What the words before the anchor say: authors and title, of a treaty, law or case the title alone."""
    title = _without_place(head)
    if TREATY.search(title) and kind in (WorkKind.LEGISLATION, WorkKind.TREATY):
        return Work(WorkKind.TREATY, "", _title(_before_date(title)))
    if kind is WorkKind.LEGISLATION and not title:
        return Work(kind, "", _title(found[0] + _YEAR.sub("", _without_place(body[found.end() :]))))
    if kind in (WorkKind.LEGISLATION, WorkKind.DECISION):
        lead = title or _before_date(body[found.end() :]).strip(_EDGES) or found[0]
        return Work(kind, "", _title(_before_date(lead)))
    authors, rest = authors_at(title)
    return Work(kind, "", _title(_before_date(rest) or found[0]), authors)


def _without_place(head: str) -> str:
    place = _PLACE.search(head)
    return head[: place.start()].strip(_EDGES) if place else head


def _before_date(text: str) -> str:
    dated = find_date(text)
    if not dated:
        return text
    before = text[: dated.start].rstrip(" ,(（")
    # A decision of a day is named by it.
    named = text[: dated.end] if before.endswith((" of", " dated")) else before
    return named if len(before) > 3 else text


def _title(text: str) -> str:
    text = text.strip(_EDGES)
    text = text if _ABBREVIATED.search(text) else text.strip(_EDGES + ".")
    if text.startswith(("“", '"')) and text.endswith(("”", '"')) and not re.search(r"[“”\"]", text[1:-1]):
        text = text[1:-1].strip(_EDGES)
    return _SERIES_OF_COURT.sub("", _JUDGMENT.sub("", text))


def _shaped(body: str) -> Work | None:
    for shape in (QUOTED, DATED):
        if found := shape.match(body):
            return _article(found)
    authors, rest = authors_at(body)
    if not authors:
        return None
    if found := CHAPTER.match(rest):
        return _book(WorkKind.CHAPTER, authors, found)
    if (found := BOOK.match(rest)) and not find_date(rest[: found.start("date") - 1]):
        return _book(WorkKind.BOOK, authors, found)
    return None


def _article(found: re.Match[str]) -> Work:
    groups = found.groupdict()
    is_article = bool(groups["volume"])
    container = found["container"].strip(_EDGES)
    return Work(
        WorkKind.ARTICLE if is_article else WorkKind.BOOK,
        "",
        _title(found["title"]),
        _people(found["authors"].strip(" ,")),
        container=container if is_article else "",
        publisher="" if is_article else container,
        volume=groups["volume"] or "",
        issue=groups["issue"] or groups.get("issue_in_brackets") or "",
        pages=groups["page"] or "",
        date=(int(groups["date"]),),
    )


def _people(names: str) -> tuple[str, ...]:
    """Ash, A., & Birch, B. as well as Ann Ash & Bo Birch."""
    if reversed_ := _REVERSED.findall(names):
        return tuple(f"{given.strip()} {family}" for family, given in reversed_)
    return authors_at(names + ", ")[0] or ((names,) if names else ())


def _book(kind: WorkKind, authors: tuple[str, ...], found: re.Match[str]) -> Work:
    groups = found.groupdict()
    return Work(
        kind,
        "",
        _title(found["title"]),
        authors,
        editors=_people(groups["editors"]) if groups.get("editors") else (),
        container=(groups.get("container") or "").strip(_EDGES),
        pages=groups.get("page") or "",
        date=(int(found["date"]),),
        publisher=(groups.get("publisher") or "").strip(_EDGES),
        edition=groups.get("edition") or "",
    )


def _by_commas(body: str, url: str, genre: str) -> Work | None:
    """A treaty or a dispute by its name; else author, title, site and date, the date wherever it stands."""
    title = _without_place(body)
    dated = find_date(body)
    date = dated.parts if dated else ()
    if not url and (title != body or dated) and TREATY.match(_before_date(title)) and not authors_at(title)[0]:
        return Work(WorkKind.TREATY, "", _title(_before_date(title)), date=date)
    if not url and (title != body or "Report" in genre) and (named := CASE_NAME.match(body)):
        return Work(WorkKind.DECISION, "", _title(named[0]), date=date)
    if not (url or dated):
        return None
    authors, rest, site = _parted(body, dated, url)
    if not rest or not (url or authors or genre):
        return None
    news = NEWSPAPER.search(site) or any(NEWSPAPER.search(author) for author in authors)
    kind = WorkKind.NEWS if news else WorkKind.WEB if url else WorkKind.DOCUMENT
    called = _CALLED.fullmatch(site)
    series = SERIES.search(rest)
    return Work(
        kind,
        "",
        _title(rest[: series.start()] if series else rest),
        authors,
        container="" if called else site,
        genre=site if called else "",
        number=series["number"] if series else "",
        date=date,
    )


def _parted(body: str, dated: FoundDate | None, url: str) -> tuple[tuple[str, ...], str, str]:
    """(authors, title, site)."""
    before = body[: dated.start].rstrip(" ,(（") if dated else body
    after = body[dated.end :].lstrip(" ,.)）") if dated else ""
    if len(re.findall(r"[A-Za-z]{2}", after)) > 3 and "," not in before[60:]:
        return (before,), _without_page(after), ""
    authors, rest = authors_at(before)
    rest, site = _site(_without_page(rest), bool(authors), before.isupper())
    if not authors and url and rest.count(", ") and len(rest.partition(", ")[0].split()) <= _SITE_WORDS:
        lead, _comma, rest = rest.partition(", ")
        authors = (lead,)
    return authors, rest, site


def _without_page(text: str) -> str:
    return _PAGE.sub("", text)


def _site(rest: str, has_author: bool, all_capitals: bool) -> tuple[str, str]:
    """(title, site): the last part in capitals, or of a few words where title and author stand before it."""
    if quoted := _QUOTED_TITLE.fullmatch(rest):
        return quoted["title"].strip(_EDGES), quoted["site"]
    title, _comma, last = rest.rpartition(", ")
    words = [word for word in re.sub(r"\[.*?\]", "", last).split() if word not in _SMALL]
    capitals = not all_capitals and not any(_NO_CAPITALS.search(word) for word in words)
    if title and last and (capitals or (has_author and len(words) <= _SITE_WORDS and last[:1].isupper())):
        return title, last
    return rest, ""
