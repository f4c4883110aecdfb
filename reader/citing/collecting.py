"""The works that footnotes cite, gathered note by note: what a short form means depends on what stands before it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Final

from reader.citing.chinese import parse_chinese
from reader.citing.english import parse_latin
from reader.citing.pieces import Piece, pieces
from reader.citing.short_forms import ShortForm, locator, place_in, short_form
from reader.model.bibliography import Bibliography, Reference, Resolution, Work, WorkKind
from reader.model.document import Block, BlockKind, Document, NoteNumber, count_of

_LETTERS: Final = re.compile(r"\w")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]")
_ADDRESS: Final = re.compile(r"https?://\S+")
_KEY: Final = re.compile(r"[\W_]+")
# What could not be taken apart is kept as a work if it says when, or where it is to be found.
_KEPT: Final = re.compile(r"https?://|[(,] ?[^()（）,]{0,60}\b(?:1[89]|20)\d\d\b|[《〈].*(?:年|頁|期)|[頁页]\s?\d")
_CHINESE_SHARE: Final = 0.25
_BOOK_PAGE: Final = re.compile(r"[^\d(]*(?P<place>\d[\d–-]*) \(")
_BEFORE_PLACE: Final = re.compile(r"\b(?:Ad )?(?:arts?|at|paras?)?\.?\s*$|\bAd$")
# How a remark begins.
_SENTENCE: Final = re.compile(
    r"(?:The|This|These|That|It|In|For|As|However|While|Although|We|Some|Many|On|At|Under|To|There|Such|Also|But|And|If)\b"
)
_LONGEST_TEXT: Final = 400


def parse(document: Document) -> Bibliography:
    """Every work that the footnotes cite, and every place that cites one.

    A newsletter's articles number their footnotes each from 1: short forms point within their article.
    """
    gathered = _Gathered()
    for run in _runs(document):
        gathered.begin_run()
        for block, note in run:
            gathered.add_note(block, note)
        gathered.resolve_ahead()
    return Bibliography(tuple(gathered.works), tuple(gathered.references))


def _runs(document: Document) -> Iterator[list[tuple[int, Block]]]:
    """The footnotes in order, a new run where the numbers begin anew."""
    run: list[tuple[int, Block]] = []
    last = 0
    for index, block in enumerate(document.blocks):
        if block.kind is BlockKind.FOOTNOTE:
            number = count_of(block.number)
            if number and number <= last:
                yield run
                run = []
            last = number or last
            run.append((index, block))
    yield run


@dataclass(slots=True)
class _Gathered:
    """What has been read so far.  `by_note`: of this run, number -> places of its references in `references`."""

    works: list[Work] = field(default_factory=list)
    references: list[Reference] = field(default_factory=list)
    by_key: dict[str, int] = field(default_factory=dict)
    by_note: dict[int, list[int]] = field(default_factory=dict)
    short_names: dict[str, int] = field(default_factory=dict)
    cited: list[int] = field(default_factory=list)
    ahead: list[tuple[int, ShortForm]] = field(default_factory=list)
    last_note: int | None = None

    def begin_run(self) -> None:
        self.by_note, self.short_names, self.cited, self.ahead = {}, {}, [], []
        self.last_note = None

    # --- reading

    def add_note(self, index: int, block: Block) -> None:
        number = count_of(block.number)
        mine = self.by_note.setdefault(number, [])
        for piece in pieces(block.text):
            reference = self._reference(piece, index, block.number)
            if reference is not None:
                mine.append(len(self.references))
                self.references.append(reference)
        self.last_note = number

    def _reference(self, piece: Piece, index: int, note: NoteNumber | None) -> Reference | None:
        blank = Reference(index, note or None, piece.start, piece.end, Resolution.FULL, signal=piece.signal)
        cites = piece.cites
        if cites and (form := short_form(piece.text)):
            return self._short(blank, form, count_of(note))
        if (named := self._by_short_name(piece.text)) is not None:
            work, place = named
            return replace(blank, resolution=Resolution.RESOLVED, works=(work,), locator=place)
        if not cites and not _is_named(piece):
            return None
        found = _parsed(piece)
        if found is None:
            return None
        return replace(blank, works=(self._add(found),), locator=_pinpoint(piece.text, found))

    def _add(self, work: Work) -> int:
        """The number of the work, a new one unless it was cited before."""
        keys = _keys(work)
        number = next((self.by_key[key] for key in keys if key in self.by_key), len(self.works))
        if number == len(self.works):
            self.works.append(work)
        else:
            self.works[number] = _together(self.works[number], work)
        for key in keys:
            self.by_key.setdefault(key, number)
        for name in work.short_names:
            self.short_names[_folded(name)] = number
        if number not in self.cited:
            self.cited.append(number)
        return number

    def _by_short_name(self, text: str) -> tuple[int, str] | None:
        """(work, locator) where a piece is nothing but a short name given before, and a place."""
        folded = _folded(text)
        if not any(folded.startswith(name) for name in self.short_names):
            return None
        place = locator(text)
        bare = text[: text.rfind(place)] if place else text
        name = _folded(_BEFORE_PLACE.sub("", bare.strip(" ,，.")))
        work = self.short_names.get(name)
        return None if work is None else (work, place)

    # --- meaning

    def _short(self, blank: Reference, form: ShortForm, note: int) -> Reference:
        pointed = form.notes[0] if form.notes else None
        made = replace(blank, points_to=pointed, locator=form.locator, resolution=Resolution.UNRESOLVED)
        if any(number > note for number in form.notes) and note:
            self.ahead.append((len(self.references), form))
            return made
        return self._meant(made, form, note)

    def resolve_ahead(self) -> None:
        """What points to notes that came later."""
        for place, form in self.ahead:
            reference = self.references[place]
            self.references[place] = self._meant(reference, form, count_of(reference.note))

    def _meant(self, made: Reference, form: ShortForm, note: int) -> Reference:
        if form.by_name:
            return _decided(made, self._named(form.lead, self.cited))
        if not form.notes:
            return self._just_cited(made, form, note)
        found = [work for number in form.notes for work in self._works_of(number)]
        chosen = self._named(form.lead, found) if form.lead else []
        if not chosen and form.lead:
            # The number may be wrong, as notes are added and taken out while a text is written; the name seldom is.
            chosen = self._named(form.lead, self.cited)
        if len(form.notes) > 1 and found and not form.lead:
            return replace(made, works=tuple(dict.fromkeys(found)), resolution=Resolution.RESOLVED)
        return _decided(made, chosen or found)

    def _just_cited(self, made: Reference, form: ShortForm, note: int) -> Reference:
        """Id. and 同前註: the work cited right before in the same note, else the only one of the note before."""
        before = self.by_note.get(note, [])
        if before and not form.lead and (last := self.references[before[-1]]).works:
            if last.resolution is Resolution.AMBIGUOUS:
                return replace(made, works=last.works, resolution=Resolution.AMBIGUOUS)
            return replace(made, works=last.works, resolution=Resolution.RESOLVED)
        if note and self.last_note is not None and self.last_note != note - 1 and note - 1 not in self.by_note:
            return made
        earlier = [number for number in self.by_note if number < note and self.by_note[number]]
        if not earlier:
            return made
        found = self._works_of(max(earlier))
        unsure = any(self.references[place].resolution is Resolution.AMBIGUOUS for place in self.by_note[max(earlier)])
        chosen = self._named(form.lead, found) if form.lead else self._placed_alike(found, max(earlier), form.locator)
        decided = _decided(made, chosen or found)
        return replace(decided, resolution=Resolution.AMBIGUOUS) if unsure and decided.works else decided

    def _placed_alike(self, works: list[int], note: int, place: str) -> list[int]:
        """Those of `works` that the note cites by page, where `place` is a page, or by paragraph where it is one."""
        sort = _sort_of_place(place)
        references = [self.references[number] for number in self.by_note[note]]
        alike = {
            work
            for each in references
            for work in each.works
            if sort and _sort_of_place(each.locator or self.works[work].pages) == sort
        }
        return [work for work in works if work in alike] or works

    def _works_of(self, note: int) -> list[int]:
        places = self.by_note.get(note, [])
        return list(dict.fromkeys(work for place in places for work in self.references[place].works))

    def _named(self, name: str, among: list[int]) -> list[int]:
        """Those of `among` that `name` may mean: by their short name, their authors, their title."""
        folded = _folded(name)
        if not folded:
            return []
        by_short = self.short_names.get(folded)
        if by_short is not None and by_short in among:
            return [by_short]
        for fits in (_has_authors, _has_title):
            found = [number for number in among if fits(self.works[number], name)]
            if found:
                return found
        return []


def _sort_of_place(place: str) -> str:
    """What a locator counts by: pages, paragraphs, articles; empty where there is none."""
    if not place:
        return ""
    return "page" if place[0].isdecimal() else place[0].casefold() if place[0] in "¶§頁页第" else place[:2].casefold()


def _decided(made: Reference, meant: list[int]) -> Reference:
    works = tuple(dict.fromkeys(meant))
    if not works:
        return made
    return replace(made, works=works, resolution=Resolution.RESOLVED if len(works) == 1 else Resolution.AMBIGUOUS)


def _parsed(piece: Piece) -> Work | None:
    """The work of a full citation; None for a remark that only looks like one."""
    text = piece.text
    if not _is_chinese(text):
        work = parse_latin(text)
        kept = _is_named(piece) or not _SENTENCE.match(text)
    else:
        work = parse_chinese(text)
        kept = _KEPT.search(text) is not None
    return work if work.is_parsed or (kept and len(text) <= _LONGEST_TEXT) else None


def _is_chinese(text: str) -> bool:
    bare = _ADDRESS.sub("", text).partition("（")[0]
    return len(_CHINESE.findall(bare)) > _CHINESE_SHARE * max(1, len(_LETTERS.findall(bare)))


def _is_named(piece: Piece) -> bool:
    """Whether the words after "See" name something: author and title, say."""
    return bool(piece.signal) and not _is_chinese(piece.text) and ", " in piece.text and piece.text[:1].isupper()


def _pinpoint(text: str, work: Work) -> str:
    """The place that a full citation names besides the work's own pages."""
    rest = _ADDRESS.sub("", text).replace(work.title or text, "")
    if work.number:
        rest = rest.replace(work.number, "")
    if work.pages and (found := re.search(rf"(?<!\d){re.escape(work.pages)}(?P<rest>, \d[^()]*)", rest)):
        return locator(found["rest"])
    if work.kind is WorkKind.BOOK and (found := _BOOK_PAGE.match(rest.replace(", ".join(work.authors), ""))):
        return found["place"]
    place = place_in(rest)
    return "" if work.pages and place.endswith(work.pages) else place


def _folded(text: str) -> str:
    return _KEY.sub("", text).casefold()


def _keys(work: Work) -> list[str]:
    """What tells that two citations are of one work."""
    if work.kind is WorkKind.TEXT:
        return [_folded(work.raw)]
    keys = []
    if work.number and work.kind is not WorkKind.LEGISLATION:
        keys.append(f"number {_folded(work.number)}")
    if work.title:
        authors = "" if work.kind in (WorkKind.LEGISLATION, WorkKind.TREATY) else _folded("".join(work.authors))
        issue = "" if work.kind in (WorkKind.LEGISLATION, WorkKind.TREATY, WorkKind.DECISION) else str(work.date[:1])
        keys.append(f"title {authors} {_folded(work.title)} {issue}")
    return keys


def _together(first: Work, again: Work) -> Work:
    """What the first citation left out is taken from a later one."""
    names = tuple(dict.fromkeys((*first.short_names, *again.short_names)))
    filled = {
        name: getattr(again, name)
        for name in ("container", "volume", "issue", "pages", "date", "publisher", "number", "url", "edition")
        if not getattr(first, name) and getattr(again, name) and first.is_parsed
    }
    return replace(first, short_names=names, **filled)


def _has_authors(work: Work, name: str) -> bool:
    """Whether every author in `name` (Lester & Zhu, 王大明、李小華) is one of the work's."""
    families = [part for part in re.split(r",? (?:&|and) |, |[、及與和]|等|\bet al\.?", name) if part.strip()]
    return bool(families and work.authors) and all(
        any(_is_family(family.strip(), author) for author in work.authors) for family in families
    )


def _is_family(family: str, author: str) -> bool:
    family, author = family.casefold(), author.casefold()
    return (
        author == family
        or author.endswith(f" {family}")
        or (bool(_CHINESE.match(family)) and author.startswith(family))
    )


def _has_title(work: Work, name: str) -> bool:
    """Whether `name` names the work by words of its title, its genre or its number, in their order."""
    said, title = _folded(name), _folded(f"{work.genre}{work.title}")
    if not said:
        return False
    words = re.findall(r"\w+", name.casefold())
    known = re.findall(r"\w+", f"{work.genre} {work.title}".casefold())
    in_order = iter(known)
    return said in title or said in _folded(work.number or work.raw) or all(word in in_order for word in words)
