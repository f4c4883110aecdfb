"""Blocks that their file marks as what they are, to a structure.

What is marked is kept: headings, lists, tables, footnotes, links.  What formats have no mark for is read from the words
as in any text: bylines, fields, abstracts, captions; and the headings too, where the file marks none, as most Word
files that were typed by hand do.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.model.document import Block, BlockKind, Cell, FootnoteRef, Inline, Link, Metadata, Structure
from reader.model.raw import Marked, RawBlock, RawText
from reader.structure.addresses import address_spans
from reader.structure.drafts import Draft, texts_of
from reader.structure.entries import records
from reader.structure.footnotes import marks
from reader.structure.headings import outline
from reader.structure.headings.sections import is_periodical
from reader.structure.joining import START
from reader.structure.lines import line_of
from reader.structure.numbering import BULLET, numbered
from reader.structure.provenance import file_names, origin
from reader.structure.words.calendar_days import full_date
from reader.structure.words.note_heads import STAR
from reader.structure.words.table_heads import role_of

_FULL: Final = 84  # columns: what counts as a full line where each line is a paragraph
_OUTLINED: Final = 2  # headings: a title alone is no outline
_MANY: Final = 50_000  # blocks: of a file so large what it marks must do


@dataclass(frozen=True, slots=True)
class _Anchor:
    """A place within a text that moves with it while the block is classified: a mark, or an end of a link."""

    note: str | None = None
    link: Link | None = None
    ends: bool = False


def structured(raw: RawText) -> Structure:
    """The structure of the blocks of `raw`.  Deterministic; never raises."""
    return _Marked(raw).structure()


class _Marked:
    def __init__(self, raw: RawText) -> None:
        self._raw = raw
        self._blocks = [block for block in raw.blocks if block.text.text.strip() or _has_cells(block)]
        self._anchors: list[_Anchor] = []
        self._numbers = _numbers(self._blocks)

    def structure(self) -> Structure:
        """The structure of the whole document."""
        pairs = [(self._draft(index, block), block) for index, block in enumerate(self._blocks)]
        sources = {id(made): block for made, block in pairs}
        drafts = [made for made, _ in pairs]
        marked_levels = {id(made): made.level for made in drafts if made.kind is BlockKind.LIST_ITEM}
        headings = [made for made in drafts if made.kind is BlockKind.HEADING]
        if len(headings) >= _OUTLINED or len(drafts) > _MANY:
            if len(drafts) <= _MANY:
                outline.classify_outlined(drafts)
            _levels(headings)
        else:
            outline.classify(drafts, _FULL)
        for made in drafts:
            made.level = marked_levels.get(id(made), made.level)
            if role := sources[id(made)].role:
                made.kind, made.role = BlockKind.PARAGRAPH, role
        _link_signed(drafts)
        blocks = self._finished(drafts, sources)
        periodical = is_periodical(drafts)
        told = file_names.completed(self._metadata(blocks, periodical), self._raw.source.stem, periodical)
        found = records.records(blocks, origin.day(told, blocks))
        return Structure(told, blocks, replace(found, link_targets=_hidden_targets(blocks, found.urls)))

    def _draft(self, index: int, block: RawBlock) -> Draft:
        text, marker = block.text, block.marker
        if block.kind is BlockKind.LIST_ITEM and (marker is None or BULLET.match(f"{marker} x")):
            text, marker = _own_marker(text, marker)
        line = line_of(index + 1, text.text or "\t", closes=True, opens=True)
        made = Draft(block.kind, [line], text.text, START, role=block.role)
        made.level, made.marker = block.level, marker
        made.number = self._numbers.get(block.note or "") if block.kind is BlockKind.FOOTNOTE else None
        for mark in text.marks:
            made.raised.append((mark.offset, self._anchor(_Anchor(note=mark.note))))
        for link in text.links:
            made.raised.append((link.start, self._anchor(_Anchor(link=link))))
            made.raised.append((link.end, self._anchor(_Anchor(link=link, ends=True))))
        return made

    def _anchor(self, anchor: _Anchor) -> int:
        self._anchors.append(anchor)
        return len(self._anchors) - 1

    def _finished(self, drafts: Sequence[Draft], sources: dict[int, RawBlock]) -> tuple[Block, ...]:
        places = {
            note: index
            for index, made in enumerate(drafts)
            if made.kind is BlockKind.FOOTNOTE and (note := sources[id(made)].note)
        }
        signed = {id(made): index for index, made in enumerate(drafts) if isinstance(made.number, str)}
        return tuple(self._block(made, sources[id(made)], places, signed) for made in drafts)

    def _block(self, made: Draft, source: RawBlock, places: dict[str, int], signed: dict[int, int]) -> Block:
        """places: of the notes, by their keys.  signed: of those with signs, by the identities of their drafts."""
        if made.kind is BlockKind.TABLE:
            return self._table(source, places)
        noted = [(at, anchor.note) for at, anchor in self._anchored(made) if anchor.note is not None]
        starts: dict[int, int] = {}
        links: list[Link] = []
        for at, anchor in self._anchored(made):
            if anchor.link is None:
                continue
            if not anchor.ends:
                starts[id(anchor.link)] = at
            elif starts.get(id(anchor.link), at) < at:
                links.append(Link(starts[id(anchor.link)], at, anchor.link.url))
        return Block(
            made.kind,
            made.text,
            role=made.role,
            label=made.label,
            level=made.level,
            marker=made.marker,
            number=made.number,
            inlines=_inlines(made.kind, made.text, [*self._refs(noted, places), *_signs(made, signed)], links),
            confidence=made.confidence,
        )

    def _anchored(self, made: Draft) -> Iterator[tuple[int, _Anchor]]:
        return ((at, self._anchors[index]) for at, index in made.raised)

    def _refs(self, marks: Sequence[tuple[int, str]], places: dict[str, int]) -> list[FootnoteRef]:
        return [FootnoteRef(at, self._numbers[note], places[note]) for at, note in marks if note in places]

    def _table(self, source: RawBlock, places: dict[str, int]) -> Block:
        pieces: list[str] = []
        rows: list[tuple[Cell, ...]] = []
        marks: list[tuple[int, str]] = []
        links: list[Link] = []
        offset = 0
        for row in source.rows:
            cells = []
            for cell in row:
                cells.append(Cell(offset, offset + len(cell.text)))
                marks += [(offset + mark.offset, mark.note) for mark in cell.marks]
                links += [replace(link, start=offset + link.start, end=offset + link.end) for link in cell.links]
                offset += len(cell.text) + 1
            rows.append(tuple(cells))
            pieces.append("\t".join(cell.text for cell in row))
        text = "\n".join(pieces)
        inlines = _inlines(BlockKind.TABLE, text, self._refs(marks, places), links)
        role = role_of([cell.text for cell in source.rows[0]])
        return Block(BlockKind.TABLE, text, role=role, inlines=inlines, rows=tuple(rows))

    def _metadata(self, blocks: Sequence[Block], periodical: bool) -> Metadata:
        """What the blocks say, and failing them the file; what a file states for its readers goes first."""
        said = self._raw.metadata
        told = origin.metadata(blocks, said, periodical)
        day = full_date(said.created)
        if said.stated:
            authors = tuple(part.strip() for part in said.author.split("；") if part.strip())
            return replace(told, title=said.title or told.title, authors=authors or told.authors, date=day or told.date)
        return told if told.date_parts else replace(told, date=day)


def _link_signed(drafts: Sequence[Draft]) -> None:
    """Notes that have a sign for a number, which the file leaves in the text, with the places where it stands."""
    notes = [made for made in drafts if made.role == "editor_note" and _take_sign(made)]
    if notes:
        marks.take_out_signs(texts_of(drafts), notes)


def _take_sign(made: Draft) -> bool:
    """Whether a note begins with a sign, which becomes its number then."""
    signed = STAR.match(made.text)
    if signed is None:
        return False
    end = signed.end()
    made.kind, made.role, made.number, made.text = BlockKind.FOOTNOTE, None, signed["sign"], made.text[end:]
    made.raised = [(max(0, at - end), index) for at, index in made.raised]
    return True


def _signs(made: Draft, signed: dict[int, int]) -> list[FootnoteRef]:
    """The signs that were taken out of the text; signed: as for `_block`."""
    return [FootnoteRef(at, sign, signed[id(made.targets[sign])]) for at, sign in made.note_refs]


def _has_cells(block: RawBlock) -> bool:
    return any(cell.text for row in block.rows for cell in row)


def _own_marker(text: Marked, marker: str | None) -> tuple[Marked, str | None]:
    """An item of a list without numbers may be numbered in its text: 一、"""
    found = numbered(text.text)
    if found is None or found.end >= len(text.text):
        return text, marker
    cut = found.end
    marks = tuple(replace(mark, offset=max(0, mark.offset - cut)) for mark in text.marks)
    links = tuple(
        replace(link, start=max(0, link.start - cut), end=link.end - cut) for link in text.links if link.end > cut
    )
    return Marked(text.text[cut:], marks, links), found.text


def _numbers(blocks: Sequence[RawBlock]) -> dict[str, int]:
    """The number of each footnote by its key: its own, else the next in the order of the marks."""
    notes = {block.note: block for block in blocks if block.kind is BlockKind.FOOTNOTE and block.note}
    numbers = {note: block.number for note, block in notes.items() if block.number is not None}
    marks = (mark.note for block in blocks for text in (block.text, *_cells(block)) for mark in text.marks)
    last = 0
    for note in dict.fromkeys((*marks, *notes)):
        if note in notes and note not in numbers:
            numbers[note] = last + 1
        last = numbers.get(note, last)
    return numbers


def _cells(block: RawBlock) -> Iterator[Marked]:
    return (cell for row in block.rows for cell in row)


def _levels(headings: Sequence[Draft]) -> None:
    """Levels without gaps: a document may begin with the third that its format has."""
    used = sorted({_level(made) for made in headings})
    for made in headings:
        made.level = used.index(_level(made)) + 1


def _level(made: Draft) -> int:
    return 1 if made.level is None else made.level


def _inlines(kind: BlockKind, text: str, refs: Sequence[FootnoteRef], links: Sequence[Link]) -> tuple[Inline, ...]:
    """The marks and links in order, with a link over each address that has none."""
    found = list(links)
    if "://" in text and kind is not BlockKind.FURNITURE:
        for start, end in address_spans(text):
            if not any(link.start < end and start < link.end for link in links):
                found.append(Link(start, end, text[start:end]))
    places: list[tuple[int, int, Inline]] = [(ref.offset, 0, ref) for ref in refs]
    places += [(link.start, 1, link) for link in found]
    return tuple(inline for _, _, inline in sorted(places, key=lambda place: place[:2]))


def _hidden_targets(blocks: Sequence[Block], printed: Sequence[str]) -> tuple[str, ...]:
    """The addresses of links that the text does not print."""
    seen = frozenset(printed)
    urls = (link.url for block in blocks for link in block.links)
    return tuple(url for url in dict.fromkeys(urls) if url not in seen and "://" in url)
