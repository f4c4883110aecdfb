"""A document as its author wrote it: metadata, blocks in logical order, and what was recognised in them."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Final

from reader.model.dates import DateParts, Precision, first_day, parts_of

# In a class that has a field named date, the name no longer means the type.
Day = date

_MID_YEAR: Final = 7  # from which each month of the year is nearer than the same in another


class BlockKind(StrEnum):
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    FOOTNOTE = "footnote"
    TABLE = "table"
    CAPTION = "caption"
    BYLINE = "byline"
    TOC_ENTRY = "toc_entry"
    FURNITURE = "page_furniture"


NoteNumber = int | str
"""What a footnote is known by: its number, or the sign that an author's note has for one, as printed: * ＊ ** †."""
NOTE_SIGNS: Final = "*＊†‡✽∗"


def count_of(number: NoteNumber | None) -> int:
    """The number of a footnote; 0 for a sign, which counts nothing, and for none."""
    return number if isinstance(number, int) else 0


UNSURE: Final = 0.75
"""A block whose confidence is less is shown to the reader as one to look at."""


@dataclass(frozen=True, slots=True)
class FootnoteRef:
    """A reference mark.  It stands *before* the character at `offset` and is no character of the text itself.

    `target` is the index of the footnote's block, None where the footnote is missing from the source.
    """

    offset: int
    number: NoteNumber
    target: int | None = None


@dataclass(frozen=True, slots=True)
class Link:
    """An address over text[start:end]."""

    start: int
    end: int
    url: str


Inline = FootnoteRef | Link


def place_of(inline: Inline) -> int:
    """The character of its block's text that it stands before, or begins with."""
    return inline.offset if isinstance(inline, FootnoteRef) else inline.start


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell: text[start:end] of its block."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Box:
    """Where on a page, in PDF points from the lower left corner; `page` counts from 1."""

    page: int
    left: float
    bottom: float
    right: float
    top: float

    def around(self, other: "Box") -> "Box":
        """The least box that holds this one and `other`, on the same page."""
        return Box(
            self.page,
            min(self.left, other.left),
            min(self.bottom, other.bottom),
            max(self.right, other.right),
            max(self.top, other.top),
        )


@dataclass(slots=True, unsafe_hash=True)
class Block:
    """One paragraph, heading, list item, footnote, table, caption, byline, table-of-contents entry or furniture.

    `text` is the reading text and the source text: hard wraps joined, no footnote marks, every other character as in
    the file.  All offsets of the program count its code points.

    role: abstract, field, editor_note (paragraph); author, affiliation, source, reporter (byline); courses, events,
    calendar, schedule (table); header, footer, page_number, link_duplicate, link_target, masthead, separator,
    axis (page_furniture).  label: of a field, without the colon.  level: of a heading or list item, 1 = outermost.
    marker: of a list item, no part of `text`.  number: of a footnote.  rows: of a table; its text is the cells of a
    row joined by a tab, the rows by a line feed.  lines: [first, last] line numbers in the source, from 1.
    page: from 1, None in a text without pages.  confidence: 0..1, how sure the structure is of this block.

    No block changes: its fields are final instead of the class frozen, with which each took five times as long to make,
    and most texts have as many blocks as lines.
    """

    kind: Final[BlockKind]
    text: Final[str]
    role: Final[str | None] = None
    label: Final[str | None] = None
    level: Final[int | None] = None
    marker: Final[str | None] = None
    number: Final[NoteNumber | None] = None
    inlines: Final[tuple[Inline, ...]] = ()
    rows: Final[tuple[tuple[Cell, ...], ...]] = ()
    lines: Final[tuple[tuple[int, int], ...]] = ()
    page: Final[int | None] = None
    boxes: Final[tuple[Box, ...]] = ()
    confidence: Final[float] = 1.0

    @property
    def is_unsure(self) -> bool:
        return self.confidence < UNSURE

    @property
    def footnote_refs(self) -> tuple[FootnoteRef, ...]:
        return tuple(inline for inline in self.inlines if isinstance(inline, FootnoteRef))

    @property
    def links(self) -> tuple[Link, ...]:
        return tuple(inline for inline in self.inlines if isinstance(inline, Link))

    def cell_texts(self) -> list[list[str]]:
        """The text of each cell, row by row."""
        return [[self.text[cell.start : cell.end] for cell in row] for row in self.rows]


@dataclass(frozen=True, slots=True)
class IssueNumber:
    """Which number of a periodical.  volume: that whose number it is, where numbers are counted in volumes."""

    series: str
    number: int | None = None
    date: Day | None = None
    volume: int | None = None


def chinese_issue(volume: int | None, number: int | None) -> str:
    """第 12 卷第 3 期, as far as either is known; empty for neither."""
    return "".join(f"第 {count} {name}" for count, name in ((volume, "卷"), (number, "期")) if count is not None)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a document's origin.  An empty title is allowed here; `Document.title` never is.

    appeared: the year, or year and month, where no day is told.
    """

    title: str = ""
    authors: tuple[str, ...] = ()
    affiliation: str | None = None
    date: Day | None = None
    issue: IssueNumber | None = None
    series: str | None = None
    publisher: str | None = None
    appeared: DateParts = ()

    @property
    def issued(self) -> Day | None:
        """The day of the document, else of the issue in which it stands."""
        return self.date or (self.issue.date if self.issue else None)

    @property
    def date_parts(self) -> DateParts:
        """The day, or where none is told the month or year in which it appeared."""
        return parts_of(self.issued) or self.appeared

    @property
    def reference_day(self) -> Day | None:
        """By which dates without a year are understood: the day, or the first of the month; in the middle of a year."""
        parts = self.date_parts
        return first_day(parts if len(parts) > 1 else (*parts, _MID_YEAR)) if parts else None


@dataclass(frozen=True, slots=True)
class NewsItem:
    title: str
    reporter: str | None
    sources: tuple[str, ...]
    source_dates: tuple[tuple[date, ...], ...]
    first_block: int
    last_block: int


@dataclass(frozen=True, slots=True)
class DictionaryEntry:
    """An entry of a dictionary section, a candidate for the glossary."""

    chinese: str
    english: str | None
    abbreviation: str | None
    first_block: int
    last_block: int


@dataclass(frozen=True, slots=True)
class Event:
    """A row of an events table.  `deadline` is a date or, where it is none, the words of the source."""

    organiser: str
    deadline: date | str | None
    day: date | str | None
    end: date | None
    name: str
    url: str | None
    block: int


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    day: date
    end: date | None
    group: str
    title: str


@dataclass(frozen=True, slots=True)
class Publication:
    """A new book, or where `is_article` an article, as its labelled fields tell of it: 書名：, 作者：, 摘要：."""

    title: str
    is_article: bool
    authors: str
    source: str
    url: str | None
    abstract: str
    first_block: int
    last_block: int


@dataclass(frozen=True, slots=True)
class Records:
    """What was recognised in the blocks.  Block numbers count from 0."""

    news_items: tuple[NewsItem, ...] = ()
    dictionary: tuple[DictionaryEntry, ...] = ()
    events: tuple[Event, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    minguo_dates: tuple[tuple[str, int, int], ...] = ()  # (text, western year, block)
    urls: tuple[str, ...] = ()
    link_targets: tuple[str, ...] = ()
    publications: tuple[Publication, ...] = ()


@dataclass(frozen=True, slots=True)
class PageFacts:
    """What a file tells of its pages.

    labels: what each page is called, "iv", empty where all are called by their numbers.  pictured: the numbers, from 1,
    of pages that say something only in pictures, so that it is not in the blocks.  vertical: those of pages whose text
    runs downwards.
    """

    labels: tuple[str, ...] = ()
    pictured: tuple[int, ...] = ()
    vertical: tuple[int, ...] = ()

    def label(self, number: int) -> str:
        """What page `number`, from 1, is called."""
        return self.labels[number - 1] if 0 < number <= len(self.labels) else str(number)


@dataclass(frozen=True, slots=True)
class Structure:
    """What `structure` makes of a raw text: all of a document but its identity.

    `blocks` are in logical order: footnotes at the end of their article, furniture after the block it interrupts.
    """

    metadata: Metadata
    blocks: tuple[Block, ...]
    records: Records = field(default_factory=Records)
    page_starts: tuple[int, ...] = ()
    pages: PageFacts = PageFacts()


@dataclass(frozen=True, slots=True)
class Document:
    """One edition of a document of the library, immutable.

    id: the library's number for the document, the same for all its editions.  edition: from 1.  source: the path it
    was imported from.  sha256: hex digest of the original bytes.
    """

    id: int
    edition: int
    source: Path
    sha256: str
    structure: Structure

    @property
    def metadata(self) -> Metadata:
        return self.structure.metadata

    @property
    def blocks(self) -> tuple[Block, ...]:
        return self.structure.blocks

    @property
    def title(self) -> str:
        return self.metadata.title or self.source.stem


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """A row of the library list.  `blocks` counts blocks other than furniture.

    date: the day, or of a document that tells no more the first day of its month or year, as `precision` says.
    """

    id: int
    title: str
    authors: tuple[str, ...]
    date: Day | None
    series: str | None
    number: int | None
    source: Path
    edition: int
    blocks: int
    characters: int
    annotations: int
    imported: str  # ISO 8601, UTC
    volume: int | None = None
    precision: Precision = Precision.DAY

    @property
    def date_parts(self) -> DateParts:
        return parts_of(self.date, self.precision)


@dataclass(frozen=True, slots=True)
class OutlineEntry:
    """A heading in the outline."""

    block: int
    level: int
    text: str


def outline(document: Document) -> tuple[OutlineEntry, ...]:
    """The document's headings in order."""
    return tuple(
        OutlineEntry(index, block.level or 1, block.text)
        for index, block in enumerate(document.blocks)
        if block.kind is BlockKind.HEADING
    )
