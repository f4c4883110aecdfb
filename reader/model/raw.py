"""What an importer hands to `structure`: text as it lies in the file, with positions where the format has them."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A run of characters of one font and size on one baseline of a PDF page.

    Lengths are PDF points, the origin is the lower left corner of the page.  `weight` is 100..900, 0 if unknown.
    """

    text: str
    left: float
    bottom: float
    right: float
    top: float
    size: float
    weight: int = 0
    baseline: float = 0.0


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
class RawPage:
    """One page: its lines of text as extracted and, from a PDF, its runs in reading order and its ruled lines.

    `label` is the page's printed label, where the file gives one.
    """

    lines: tuple[str, ...]
    runs: tuple[Glyphs, ...] = ()
    width: float = 0.0
    height: float = 0.0
    label: str | None = None
    rules: tuple[RuledLine, ...] = ()


@dataclass(frozen=True, slots=True)
class RawMetadata:
    """What the file says of itself."""

    title: str = ""
    author: str = ""
    created: str = ""


@dataclass(frozen=True, slots=True)
class RawText:
    """A file's text.  `pages` has one page where the format knows none and `paged` is False."""

    source: Path
    pages: tuple[RawPage, ...]
    paged: bool
    metadata: RawMetadata = RawMetadata()
    encoding: str | None = None

    @property
    def lines(self) -> list[str]:
        return [line for page in self.pages for line in page.lines]
