"""What a reader adds to a document, and how it is tied to the words it stands on.

Terms follow the W3C Web Annotation model: https://www.w3.org/TR/annotation-model/
"""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a document: a block's index and a count of code points in its source text."""

    block: int
    offset: int


@dataclass(frozen=True, slots=True)
class Span:
    """The text from `start` up to `end`, within one block or across several.  Raises ValueError if end < start."""

    start: Position
    end: Position

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"span ends before it starts: {self}")

    @classmethod
    def within(cls, block: int, start: int, end: int) -> "Span":
        return cls(Position(block, start), Position(block, end))

    def part(self, block: int, length: int) -> tuple[int, int] | None:
        """The offsets (start, end) covered in `block`, whose text has `length` code points; None if none are."""
        if not self.start.block <= block <= self.end.block:
            return None
        start = self.start.offset if block == self.start.block else 0
        end = self.end.offset if block == self.end.block else length
        return (start, min(end, length)) if start < min(end, length) else None


@dataclass(frozen=True, slots=True)
class TextQuoteSelector:
    """The words themselves, with up to 32 code points before and after.

    `exact` of a span over several blocks holds a line feed between them; prefix and suffix stay in the block.
    """

    exact: str
    prefix: str = ""
    suffix: str = ""


class Colour(StrEnum):
    """Zotero's eight, in the order of the keys 1 to 8."""

    YELLOW = "yellow"
    RED = "red"
    GREEN = "green"
    BLUE = "blue"
    PURPLE = "purple"
    MAGENTA = "magenta"
    ORANGE = "orange"
    GREY = "grey"

    @property
    def light(self) -> str:
        """#rrggbb, as in Zotero."""
        return _LIGHT[self]

    @property
    def dark(self) -> str:
        """#rrggbb, its counterpart on a dark page."""
        return _DARK[self]


_LIGHT = {
    Colour.YELLOW: "#ffd400",
    Colour.RED: "#ff6666",
    Colour.GREEN: "#5fb236",
    Colour.BLUE: "#2ea8e5",
    Colour.PURPLE: "#a28ae5",
    Colour.MAGENTA: "#e56eee",
    Colour.ORANGE: "#f19837",
    Colour.GREY: "#aaaaaa",
}
_DARK = {
    Colour.YELLOW: "#8a7300",
    Colour.RED: "#8f3434",
    Colour.GREEN: "#3a6e21",
    Colour.BLUE: "#1d678d",
    Colour.PURPLE: "#5b4a94",
    Colour.MAGENTA: "#85388c",
    Colour.ORANGE: "#8c551a",
    Colour.GREY: "#606060",
}


class Style(StrEnum):
    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"


class AnchorState(StrEnum):
    """How an annotation holds on to the present edition."""

    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    ORPHANED = "orphaned"


@dataclass(frozen=True, slots=True)
class Annotation:
    """A mark on a document, perhaps with a note.

    id: a UUID as a string.  span: where it stands in the present edition; for an orphan, None.  quote: the words it
    was made on, kept whatever becomes of the document.  note: Markdown.  created, modified: ISO 8601, UTC.
    """

    id: str
    document: int
    edition: int
    span: Span | None
    quote: TextQuoteSelector
    colour: Colour = Colour.YELLOW
    style: Style = Style.HIGHLIGHT
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""
    state: AnchorState = AnchorState.RESOLVED


@dataclass(frozen=True, slots=True)
class Resolved:
    """The quote stands at `span`; `score` is 1.0 where it does so to the letter."""

    span: Span
    score: float = 1.0


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Several places fit alike, best first."""

    candidates: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Orphaned:
    """No place fits."""


Resolution = Resolved | Ambiguous | Orphaned
