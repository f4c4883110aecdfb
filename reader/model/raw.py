"""What an importer hands to `structure`: text as it lies in the file, with positions where the format has them, or
blocks where the file itself says what its parts are.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

from reader.model.document import BlockKind, Link


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of characters of one font and size on one baseline of a PDF page.

    Lengths are PDF points, the origin is the lower left corner of the page as it is shown and, where it is `turned`,
    turned so that its lines run to the right.  `weight` is 100..900, 0 if unknown; `colour` is 0xRRGGBB, black where
    the characters differ in it.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    weight: int = 0
    baseline: float = 0.0
    colour: int = 0


@dataclass(frozen=True, slots=True)
class RuledLine:
    """A straight line drawn on a PDF page, upright or level, as the thin box that it takes, in points."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def is_upright(self) -> bool:
        return self.top - self.bottom > self.right - self.left


@dataclass(frozen=True, slots=True)
class RawLink:
    """An address that lies over `text`, words of one line; `before` are the words in front of it on the page."""

    url: str
    text: str
    before: str = ""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """An entry of the outline in a PDF.  level: 1 = outermost.  page: from 0, None if it leads nowhere."""

    title: str
    level: int
    page: int | None


@dataclass(frozen=True, slots=True)
class Area:
    """A box on a page, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


VERTICAL: Final = 3
"""Quarter turns clockwise after which columns written downwards run to the right, the first of them on top."""


@dataclass(frozen=True, slots=True)
class RawPage:
    """One page: its lines of text as extracted and, from a PDF, its runs in reading order and its ruled lines.

    label: the page's printed label, where the file gives one.  turned: how many quarter turns clockwise `runs` and
    `rules` are turned against the page as it is shown, 3 for vertical writing; width and height are those of the turned
    page.  is_picture: what the page says is drawn on it, not written.
    """

    lines: tuple[str, ...]
    runs: tuple[Glyphs, ...] = ()
    width: float = 0.0
    height: float = 0.0
    label: str | None = None
    rules: tuple[RuledLine, ...] = ()
    turned: int = 0
    links: tuple[RawLink, ...] = ()
    is_picture: bool = False

    def as_shown(self, left: float, bottom: float, right: float, top: float) -> Area:
        """A box among the runs, on the page as it is shown."""
        if self.turned == 1:
            return Area(self.height - top, left, self.height - bottom, right)
        if self.turned == 2:
            return Area(self.width - right, self.height - top, self.width - left, self.height - bottom)
        if self.turned == VERTICAL:
            return Area(bottom, self.width - right, top, self.width - left)
        return Area(left, bottom, right, top)


@dataclass(frozen=True, slots=True)
class NoteMark:
    """A reference mark before the character at `offset`, no part of the text.  note: the key of its footnote."""

    offset: int
    note: str


@dataclass(frozen=True, slots=True)
class Marked:
    """Text with its marks and links, both in order of their places; offsets count code points."""

    text: str
    marks: tuple[NoteMark, ...] = ()
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block that its file marks as one, in logical order.

    kind: heading, paragraph, list_item, footnote, table, caption or toc_entry.  role: editor_note (paragraph), else
    None.  level: of a heading or list item; of
    headings only the order counts (0 for a title above all of them).  marker: of a list item, as printed, no part of
    `text`.  note: key of a footnote, to which marks refer.  number: of a footnote, None where the file leaves it to
    the order of the marks.  rows: of a table, all of the same length; its `text` is empty.
    """

    kind: BlockKind
    text: Marked
    role: str | None = None
    level: int | None = None
    marker: str | None = None
    note: str | None = None
    number: int | None = None
    rows: tuple[tuple[Marked, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class RawMetadata:
    """What the file says of itself.

    created: a date, or text with one in it.  stated: whether the author has written it for readers, as in a book, so
    that it goes before what the text shows; else it may be left over from a template.
    """

    title: str = ""
    author: str = ""
    created: str = ""
    stated: bool = False


@dataclass(frozen=True, slots=True)
class RawText:
    """A file's text.  `pages` has one page where the format knows none and `paged` is False.

    A format that marks its parts gives `blocks` and no pages.
    """

    source: Path
    pages: tuple[RawPage, ...]
    paged: bool
    metadata: RawMetadata = RawMetadata()
    encoding: str | None = None
    blocks: tuple[RawBlock, ...] = ()
    bookmarks: tuple[Bookmark, ...] = ()

    @property
    def lines(self) -> list[str]:
        return [line for page in self.pages for line in page.lines]
