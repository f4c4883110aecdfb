"""The way from raw text to a structure."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from reader.collector import without_collection
from reader.model.document import (
    Block,
    BlockKind,
    Box,
    Cell,
    FootnoteRef,
    Link,
    Metadata,
    PageFacts,
    Structure,
    count_of,
    place_of,
)
from reader.model.raw import VERTICAL, RawPage, RawText
from reader.structure import certainty, clean, doubts, marked
from reader.structure.addresses import address_spans
from reader.structure.assembly import assemble
from reader.structure.breaks.narrow_abstracts import with_full_lines
from reader.structure.breaks.side_by_side import unfolded
from reader.structure.breaks.signed_lines import signed_lines, spaced_lines
from reader.structure.breaks.unwrapped import without_breaks
from reader.structure.breaks.wrapping import wrapping
from reader.structure.drafts import Draft, draft, ranges
from reader.structure.entries import links, records
from reader.structure.footnotes import marks, notes
from reader.structure.footnotes.note_labels import unsigned_lines
from reader.structure.footnotes.placing import Article, articles, place
from reader.structure.headings import axes, bookmarks, outline
from reader.structure.headings.sections import is_periodical
from reader.structure.lines import (
    Line,
    Wrapping,
    capacity,
    clean_lines,
    with_page_starts,
    with_text_starts,
    with_whole_pages,
)
from reader.structure.note import Note
from reader.structure.page_furniture import furniture, lone_heads, pages
from reader.structure.provenance import file_names, origin
from reader.structure.set_pages.layout import Layout, laid_out
from reader.structure.tables import parted_tables
from reader.structure.words import contents_lines

_READERS: Final = {Wrapping.SPACED: spaced_lines, Wrapping.SIGNED: signed_lines, Wrapping.WRAPPED: unsigned_lines}
_FULL: Final = 84  # columns: what counts as a full line where each line is a paragraph


def restore(raw: RawText) -> Structure:
    """The structure of `raw`, and how sure each block of it is.  Deterministic; never raises, whatever the text."""
    with without_collection():
        return marked.structured(raw) if raw.blocks else doubts.weighed(_restored(raw))


def _restored(raw: RawText) -> Structure:
    if any(page.runs for page in raw.pages):
        return _from_layout(raw)
    if columns := unfolded(raw):
        return columns.numbered(_by_lines(columns.raw))
    return _by_lines(raw)


def _by_lines(raw: RawText) -> Structure:
    kind = wrapping(raw)
    if kind is Wrapping.CLEAN:
        rows = clean.rows_of(raw)
        return _clean(raw, rows) if clean.is_simple(rows) else _from_paragraphs(raw)
    lines = _READERS[kind](raw)
    return _from_lines(raw, with_full_lines(lines) if kind is Wrapping.WRAPPED else lines)


def _clean(raw: RawText, rows: list[clean.Row]) -> Structure:
    blocks = clean.blocks(rows, raw.paged)
    title = next((block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1), "")
    linked = _linked(blocks)
    told = file_names.completed(Metadata(title=title or origin.said_title(raw.metadata)), raw.source.stem, False)
    return Structure(told, linked, records.records(linked, told.date))


def _from_paragraphs(raw: RawText) -> Structure:
    """From lines that are paragraphs: no footnotes stand between them, but notes may stand at the end."""
    lines, roles, unsure = _with_pages(without_breaks(clean_lines(raw)), raw.paged)
    return _finished(raw, Layout(lines, roles, notes.at_end_of(lines, roles), None, 0.0, unsure), _FULL)


def _from_lines(raw: RawText, lines: list[Line]) -> Structure:
    lines, roles, unsure = _with_pages(lines, raw.paged)
    entries = (at for at in contents_lines.below_titles(lines) if lines[at].text[-1].isdecimal())
    footnotes = notes.find(lines, {**dict.fromkeys(entries, "contents"), **roles})
    return _finished(raw, Layout(lines, roles, footnotes, None, 0.0, unsure))


def _with_pages(lines: list[Line], paged: bool) -> tuple[list[Line], dict[int, str], frozenset[int]]:
    """The lines with their pages, which of them are furniture, and which of these may be none.

    paged: whether the pages are known.
    """
    counted = pages.numbers(lines) or pages.counting_heads(lines)
    lines = pages.paginated(lines, counted)
    found = furniture.find(lines)
    lines, roles = found.lines, {**counted, **found.roles}
    lone = lone_heads.find(lines, roles)
    roles = {**lone.roles, **roles}
    lines = with_page_starts(lines, set(lone.starts))
    lines = with_text_starts(lines if paged else with_whole_pages(lines, roles), roles)
    return lines, roles, frozenset(lone.roles)


def _from_layout(raw: RawText) -> Structure:
    return _finished(raw, laid_out(raw))


def _finished(raw: RawText, laid: Layout, full: int | None = None) -> Structure:
    """full: columns of a full line, where the lines do not tell."""
    lines = laid.lines
    noted = {index for note in laid.footnotes for index in note.indexes}
    room = full or capacity(
        [line for index, line in enumerate(lines) if index not in noted and index not in laid.furniture]
    )
    titles = bookmarks.titles(lines, {*noted, *laid.furniture}, raw.bookmarks)
    drafts = assemble(titles.lines, laid.furniture, noted, room, laid.tables, laid.unsure)
    parted_tables.join(drafts)
    is_extract = not laid.body_size
    if is_extract:
        axes.set_apart(drafts)
    periodical = outline.classify(drafts, room, laid.body_size, is_extract=is_extract)
    if raw.bookmarks:
        bookmarks.decide(drafts, titles.depths)
        periodical = is_periodical(drafts)
    drafts = _with_notes(drafts, laid.footnotes, periodical)
    paged = raw.paged or any(line.page for line in lines[-1:])
    blocks = _blocks(drafts, raw, paged, noted=bool(laid.footnotes))
    told = file_names.completed(origin.metadata(blocks, raw.metadata, periodical), raw.source.stem, periodical)
    starts = [line.number for line in lines[:1]]
    if lines and lines[-1].page:
        starts += [line.number for before, line in pairwise(lines) if before.page != line.page]
    found = records.records(blocks, origin.day(told, blocks))
    return Structure(told, blocks, links.with_targets(found, raw, blocks), tuple(starts), _facts(raw))


def _facts(raw: RawText) -> PageFacts:
    """What the file tells of its pages."""
    counted = [str(number) for number in range(1, len(raw.pages) + 1)]
    labels = [page.label or number for page, number in zip(raw.pages, counted, strict=True)]
    return PageFacts(
        tuple(labels) if labels != counted else (),
        tuple(number for number, page in enumerate(raw.pages, start=1) if page.is_picture),
        tuple(number for number, page in enumerate(raw.pages, start=1) if page.turned == VERTICAL),
    )


def _with_notes(drafts: list[Draft], footnotes: Sequence[Note], periodical: bool) -> list[Draft]:
    """The drafts with the footnotes at the end of their articles, and the marks taken out of the text."""
    made = [_note_draft(note) for note in footnotes]
    found = articles(drafts, made, periodical)
    raised = bool(found) and any(text.raised for text in drafts)
    for article in found:
        wanted = {count: note.page for note in article.notes if (count := count_of(note.number))}
        if raised:
            marks.accept_raised(article.texts, wanted, restarts=len(found) > 1)
        else:
            marks.find_and_take_out(article.texts, wanted)
        marks.take_out_signs(article.texts, article.notes)
        _aim(article)
        _doubt_unmarked(article)
    for text in (*drafts, *made):
        if text.raised:
            marks.put_back_raised(text)
    return place(drafts, found) if found else drafts


def _aim(article: Article) -> None:
    """Tell the texts of an article which footnotes their marks mean."""
    numbered = {note.number: note for note in article.notes if count_of(note.number)}
    for text in article.texts:
        for _, number in text.note_refs:
            if number in numbered:
                text.targets.setdefault(number, numbered[number])


def _doubt_unmarked(article: Article) -> None:
    """Notes that no mark refers to may be none."""
    meant = {id(note) for text in article.texts for note in text.targets.values()}
    for note in article.notes:
        if id(note) not in meant:
            note.doubt(certainty.UNMARKED_NOTE)


def _note_draft(note: Note) -> Draft:
    made = draft(BlockKind.FOOTNOTE, note.lines)
    made.doubt(certainty.sureness(note.lines))
    made.number = note.number
    return made


def _blocks(drafts: Sequence[Draft], raw: RawText, paged: bool, noted: bool) -> tuple[Block, ...]:
    """paged: whether the pages are known.  noted: whether there are footnotes."""
    places = {id(made): index for index, made in enumerate(drafts)} if noted else {}
    shown = raw.pages if any(page.runs for page in raw.pages) else ()
    blocks = [_block(made, places, shown, paged) for made in drafts]
    return links.with_links(_linked(blocks), raw)


def _block(made: Draft, places: dict[int, int], shown: Sequence[RawPage], paged: bool) -> Block:
    """places: where the footnotes stand, by their identities.  shown: the pages if they tell where lines stand."""
    text, rows = _tabled(made.cells) if made.cells is not None else (made.text, ())
    return Block(
        made.kind,
        text,
        made.role,
        made.label,
        made.level,
        made.marker,
        made.number,
        _refs(made, places) if made.note_refs else (),
        rows,
        ranges(made.lines),
        made.lines[0].page + 1 if paged else None,
        _boxes(made.lines, shown) if shown else (),
        made.confidence,
    )


def _refs(made: Draft, places: dict[int, int]) -> tuple[FootnoteRef, ...]:
    targets = {number: places[id(note)] for number, note in made.targets.items()}
    return tuple(FootnoteRef(offset, number, targets.get(number)) for offset, number in made.note_refs)


def _boxes(lines: Sequence[Line], raw_pages: Sequence[RawPage]) -> tuple[Box, ...]:
    """Where the lines stand on the pages as they are shown: one box a page."""
    boxes: dict[int, Box] = {}
    for line in lines:
        if (measures := line.measures) is None:
            continue
        at = raw_pages[line.page].as_shown(measures.left, measures.bottom, measures.right, measures.top)
        box = Box(line.page + 1, at.left, at.bottom, at.right, at.top)
        boxes[line.page] = boxes[line.page].around(box) if line.page in boxes else box
    return tuple(boxes.values())


def _tabled(cells: Sequence[Sequence[str]]) -> tuple[str, tuple[tuple[Cell, ...], ...]]:
    """A table's text, cells joined by tabs and rows by line feeds, and where each cell stands in it."""
    rows: list[tuple[Cell, ...]] = []
    pieces: list[str] = []
    offset = 0
    for row in cells:
        places = []
        for cell in row:
            places.append(Cell(offset, offset + len(cell)))
            offset += len(cell) + 1
        rows.append(tuple(places))
        pieces.append("\t".join(row))
        if not row:
            offset += 1
    return "\n".join(pieces), tuple(rows)


def _linked(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those that are read with a link over each address."""
    return tuple([_with_addresses(block) if "://" in block.text else block for block in blocks])


def _with_addresses(block: Block) -> Block:
    if block.kind is BlockKind.FURNITURE:
        return block
    spans = address_spans(block.text)
    fresh = [Link(start, end, block.text[start:end]) for start, end in spans]
    return replace(block, inlines=tuple(sorted([*block.inlines, *fresh], key=place_of)))
