"""What a reader sets right in a document's structure and metadata, and how it is tied to the words it is about."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.annotation import Position
from reader.model.document import BlockKind, NoteNumber


@dataclass(frozen=True, slots=True)
class Place:
    """A point between words, as a TextPositionSelector with the quotes before and after it.

    position: where it was when the correction was made.  before, after: up to 32 code points on either side, of the
    flow of the text with the markers and numbers of list items and footnotes, without blanks and with a line feed
    between blocks; they find the point again in a structure that has changed.
    """

    position: Position
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Join:
    """The block that begins at `place` goes on from the one above it."""

    place: Place


@dataclass(frozen=True, slots=True)
class Split:
    """A block of its own begins at `place`."""

    place: Place


@dataclass(frozen=True, slots=True)
class Recast:
    """The block that begins at `place` is of this kind; role and level as in `Block`."""

    place: Place
    kind: BlockKind
    level: int | None = None
    role: str | None = None


@dataclass(frozen=True, slots=True)
class Refer:
    """The figures or the sign at `place` mark a footnote; where not `marks`, what was taken for a mark is text."""

    place: Place
    number: NoteNumber
    marks: bool = True


class MetadataField(StrEnum):
    TITLE = "title"
    AUTHORS = "authors"
    AFFILIATION = "affiliation"
    SERIES = "series"
    VOLUME = "volume"
    NUMBER = "number"
    DATE = "date"
    PUBLISHER = "publisher"


@dataclass(frozen=True, slots=True)
class Describe:
    """What the metadata say.  value: as typed; of authors one a line, of a date ISO 8601, "" for nothing."""

    field: MetadataField
    value: str


Act = Join | Split | Recast | Refer | Describe


@dataclass(frozen=True, slots=True)
class Correction:
    """One act of the reader on a document.

    id: a UUID as a string.  ordinal: corrections are made in its order, each on what those before it have left.
    created: ISO 8601, UTC.
    """

    id: str
    document: int
    ordinal: int
    act: Act
    created: str = ""
