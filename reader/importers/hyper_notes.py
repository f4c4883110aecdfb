"""Which links of hypertext are reference marks, and which elements the footnotes they mean.

EPUB and the accessibility vocabulary say so; elsewhere a mark is a link that reads as one, stands raised or in brackets
or is answered by a link back, and leads to an element further on that holds no heading.
"""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import Final
from urllib.parse import unquote

from reader.importers.markup import Element, attribute, tag, text_of
from reader.structure.rules import Rule, rule

MARK: Final = rule(
    "reference mark in hypertext",
    r"(?P<open>[\[（(〔【]?\s*[註注]?)\s*(?:(?P<number>\d{1,4})|(?P<other>[*＊†‡]{1,3}|[ivxl]{1,6}|[a-z]))\s*[\]）)〕】]?$",
    ("3", "[12]", "（註 3）", "*", "iv"),
    ("第 3 條", "2024 年", "下載"),
)
LABEL: Final = rule(
    "label of a footnote in hypertext",
    r"[\[（(〔【]?\s*[註注]?\s*(?P<number>\d{1,4})\s*[\]）)〕】]?\s*[.．、:：]?\s*(?=\S)",
    ("[12] 見前揭註", "3. Id.", "註 5：參見"),
    ("第 3 條",),
)
RULES: Final[tuple[Rule, ...]] = (MARK, LABEL)

_NOTE_TYPES: Final = frozenset(
    {"footnote", "endnote", "rearnote", "doc-footnote", "doc-endnote", "note", "footnote-body"}
)
_MARK_TYPES: Final = frozenset({"noteref", "doc-noteref", "footnote-ref", "footnoteref"})
_BACK_TYPES: Final = frozenset({"backlink", "doc-backlink", "footnote-backref", "footnote-back"})
_INLINE: Final = frozenset(
    ("a", "span", "sup", "sub", "b", "i", "em", "strong", "small", "cite", "font", "u", "bdi", "abbr", "mark")
)
_WHOLE: Final = frozenset(("body", "html", "main", "article", "table", "tbody", ""))
_AROUND: Final = frozenset(("div", "li", "aside", "dd"))
_HEADINGS: Final = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_LONGEST: Final = 20_000  # characters of a footnote
_NEAR: Final = 20  # elements
_STARS: Final = "*＊†‡"


@dataclass(frozen=True, slots=True)
class Page:
    """One hypertext file.  name: its place among the others, with slashes."""

    name: str
    root: Element


@dataclass(frozen=True, slots=True)
class HyperNote:
    key: str
    number: int | None


@dataclass(slots=True)
class HyperNotes:
    """marks: the keys of the footnotes that links mean; bodies: the footnotes; backs: the links back to the marks."""

    marks: dict[Element, str] = field(default_factory=dict)
    bodies: dict[Element, HyperNote] = field(default_factory=dict)
    backs: set[Element] = field(default_factory=set)


def types_of(element: Element) -> set[str]:
    """What an element is, by epub:type, role and class."""
    return {word for name in ("type", "role", "class") for word in attribute(element, name).lower().split() if word}


def find_notes(pages: Sequence[Page]) -> HyperNotes:
    return _Finder(pages).found()


@dataclass(slots=True)
class _Candidate:
    link: Element
    body: Element
    target: str
    number: int | None


class _Finder:
    def __init__(self, pages: Sequence[Page]) -> None:
        self._ids: dict[str, Element] = {}
        self._order: dict[Element, int] = {}
        self._links: list[tuple[Element, str]] = []  # each link with the address within the pages that it leads to
        self._bodies: dict[Element, bool] = {}  # whether an element may be a footnote; many links may lead to one
        self._places: dict[Element, frozenset[str]] = {}  # where the links within a footnote lead to
        for page in pages:
            for element in page.root.iter():
                self._enter(page, element)

    def _enter(self, page: Page, element: Element) -> None:
        named = attribute(element, "id") or (element.get("name") if tag(element) == "a" else None)
        href = attribute(element, "href") if tag(element) == "a" else ""
        if named or href or types_of(element) & _NOTE_TYPES:
            self._order[element] = len(self._order)
        if named:
            self._ids.setdefault(f"{page.name}#{named}", element)
        if "#" in href and "://" not in href:
            self._links.append((element, _address(page.name, href)))

    def found(self) -> HyperNotes:
        notes = HyperNotes()
        candidates = _with_further_paragraphs(
            [found for link, address in self._links if (found := self._candidate(link, address))]
        )
        claimed: dict[Element, set[str]] = {}
        for each in candidates:
            claimed.setdefault(each.body, set()).add(each.target)
        for each in candidates:
            if len(claimed[each.body]) == 1 and not self._within(each.link, notes):
                notes.marks[each.link] = each.target
                notes.bodies.setdefault(each.body, HyperNote(each.target, each.number or _label(each.body)))
        for element in self._order:
            if types_of(element) & _NOTE_TYPES and tag(element) not in (*_WHOLE, "a", "section"):
                place = f"?{self._order[element]}"
                if not self._within(element, notes):
                    notes.bodies.setdefault(element, HyperNote(place, _label(element)))
        notes.backs = {
            link for link, address in self._links if link not in notes.marks and self._leads_back(link, address, notes)
        }
        return notes

    def _within(self, element: Element, notes: HyperNotes) -> bool:
        """Whether an element is a note or lies in one."""
        return any(each in notes.bodies for each in (element, *element.iterancestors()))

    def _leads_back(self, link: Element, address: str, notes: HyperNotes) -> bool:
        target = self._ids.get(address)
        if target is None or not self._within(link, notes):
            return bool(types_of(link) & _BACK_TYPES)
        return any(each in notes.marks for each in _near(target))

    def _candidate(self, link: Element, address: str) -> _Candidate | None:
        target = self._ids.get(address)
        words = text_of(link).strip()
        mark = MARK.match(words)
        types = types_of(link)
        if target is None or types & _BACK_TYPES or (mark and mark["other"] and mark["other"][0] in _STARS):
            return None
        stated = bool(types & _MARK_TYPES)
        if not (stated or mark) or self._order[target] <= self._order[link]:
            return None
        body = _block_of(target)
        if body is not None and body not in self._bodies:
            self._bodies[body] = _may_be_body(body)
        if (
            body is None
            or not self._bodies[body]
            or body in link.iterancestors()
            or (not stated and not self._reads_as_mark(link, words, body))
        ):
            return None
        return _Candidate(link, body, address, int(mark["number"]) if mark and mark["number"] else None)

    def _reads_as_mark(self, link: Element, words: str, body: Element) -> bool:
        raised = any(tag(each) == "sup" for each in (*link.iterancestors("{*}sup", "sup"), *link.iter()))
        bracketed = words[0] in "[（(〔【註注"
        return raised or bracketed or types_of(body) & _NOTE_TYPES != set() or self._is_answered(link, body)

    def _is_answered(self, link: Element, body: Element) -> bool:
        """Whether the body links back to where the mark stands."""
        places = {attribute(each, "id") or each.get("name") for each in _near(link)} - {"", None}
        if body not in self._places:
            hrefs = (attribute(each, "href") for each in body.iter() if tag(each) == "a")
            self._places[body] = frozenset(href.rpartition("#")[2] for href in hrefs if "#" in href)
        return not places.isdisjoint(self._places[body])


def _with_further_paragraphs(candidates: Sequence[_Candidate]) -> list[_Candidate]:
    """A footnote of several paragraphs is the element around them, if this begins with it and holds no other."""
    inner: dict[Element, set[Element]] = {}
    for each in candidates:
        inner.setdefault(each.body.getparent(), set()).add(each.body)
    return [_widened(each) if len(inner[each.body.getparent()]) == 1 else each for each in candidates]


def _widened(candidate: _Candidate) -> _Candidate:
    around = candidate.body.getparent()
    if (
        tag(candidate.body) != "p"
        or tag(around) not in _AROUND
        or next(iter(around)) is not candidate.body
        or (around.text or "").strip()
        or around in candidate.link.iterancestors()
        or any(tag(each) not in ("p", "blockquote") for each in around)
    ):
        return candidate
    return replace(candidate, body=around)


def _address(page: str, href: str) -> str:
    """Page and place that a relative address means."""
    path, _, place = href.partition("#")
    folder = posixpath.dirname(page)
    name = posixpath.normpath(posixpath.join(folder, unquote(path))) if path else page
    return f"{name}#{unquote(place)}"


def _near(element: Element) -> Iterator[Element]:
    """An element, the first within it, and its inline ancestors."""
    yield from islice(element.iter(), _NEAR)
    for each in element.iterancestors():
        if tag(each) not in _INLINE:
            return
        yield each


def _block_of(target: Element) -> Element | None:
    """The element that would hold the footnote: the target, or the block that it is in."""
    body = target
    while body is not None and tag(body) in _INLINE and not types_of(body) & _NOTE_TYPES:
        body = body.getparent()
    return body.getnext() if body is not None and tag(body) == "dt" else body


def _may_be_body(body: Element) -> bool:
    """Whether a block may be a footnote: it has text, no heading, and is no part of the page's frame."""
    if tag(body) in _WHOLE or any(tag(each) in _HEADINGS for each in body.iter()):
        return False
    return 0 < len(text_of(body).strip()) <= _LONGEST


def _label(body: Element) -> int | None:
    found = LABEL.match(text_of(body).strip())
    return int(found["number"]) if found else None
