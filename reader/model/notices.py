"""What a document holds for lists of the whole library: events and a calendar, dictionary entries, new publications."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.model.dates import DateParts, Precision, parts_of
from reader.model.document import Publication


class NoticeKind(StrEnum):
    """An event that one can go to, an entry of a calendar of others, a day until which one can register."""

    EVENT = "event"
    CALENDAR = "calendar"
    DEADLINE = "deadline"


@dataclass(frozen=True, slots=True)
class Notice:
    """A line of the agenda, told at `offset` of a block.

    day: its first day, None where the source names none that can be understood; then `words` are those of the source.
    end: its last day, where it is another one.  group: the organiser, or whose calendar it is.
    """

    kind: NoticeKind
    title: str
    day: date | None
    end: date | None
    words: str
    group: str
    url: str | None
    deadline: date | None
    block: int
    offset: int


@dataclass(frozen=True, slots=True)
class DefinedTerm:
    """A dictionary entry with its definition, paragraphs joined by a line feed; a candidate for the glossary."""

    chinese: str
    english: str | None
    abbreviation: str | None
    definition: str
    block: int


@dataclass(frozen=True, slots=True)
class Notices:
    """All of an edition, in the order of its text."""

    agenda: tuple[Notice, ...] = ()
    terms: tuple[DefinedTerm, ...] = ()
    publications: tuple[Publication, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.agenda or self.terms or self.publications)


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is told: a document, what it is cited by, and a place in it in code points of a block."""

    document: int
    title: str
    series: str | None
    number: int | None
    day: date | None
    block: int
    offset: int
    volume: int | None = None
    precision: Precision = Precision.DAY

    @property
    def date_parts(self) -> DateParts:
        return parts_of(self.day, self.precision)


@dataclass(frozen=True, slots=True)
class AgendaEntry:
    """A notice, and every place of the library that tells it, the latest document first."""

    notice: Notice
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class HarvestedTerm:
    """A candidate for the glossary, and where it is defined."""

    term: DefinedTerm
    place: Place


@dataclass(frozen=True, slots=True)
class ListedPublication:
    """A new book or article, and every place that announces it, the latest document first."""

    publication: Publication
    places: tuple[Place, ...]
