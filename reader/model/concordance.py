"""What the words around the places of a query show: lines, companions, change over time, words that are typical."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.model.query import Reading
from reader.model.search import Hit, Query


class Unit(StrEnum):
    """In what the text beside a place is counted.  A Latin word or a number is one in either."""

    CHARACTER = "character"
    WORD = "word"


class Side(StrEnum):
    LEFT = "left"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Sorting:
    """Lines by what stands on one side of the place: its `nth` unit, from 1, then those farther out."""

    side: Side
    nth: int = 1
    unit: Unit = Unit.CHARACTER


@dataclass(frozen=True, slots=True)
class KwicLine:
    """A place on one line.  title, day: of its document, ISO 8601 as far as it is known."""

    hit: Hit
    title: str
    day: str

    @property
    def before(self) -> str:
        return self.hit.before

    @property
    def words(self) -> str:
        return self.hit.words

    @property
    def after(self) -> str:
        return self.hit.after


@dataclass(frozen=True, slots=True)
class Concordance:
    """The places of a query as lines.  The rest is as in SearchResults: `total` and `documents` count all places,
    listed or not."""

    query: Query
    lines: tuple[KwicLine, ...]
    total: int
    documents: int
    pending: int = 0
    reading: Reading | None = None
    incomplete: int = 0


@dataclass(frozen=True, slots=True)
class Window:
    """How many code points of a block's text beside a place are looked at for companions.

    A letter or digit at its outer edge that is a part of a longer word is left out.  least: how often a companion has
    to be there.
    """

    left: int = 10
    right: int = 10
    unit: Unit = Unit.WORD
    least: int = 2


@dataclass(frozen=True, slots=True)
class Collocate:
    """A companion of a query's words.

    count: its occurrences in the windows around them; left and right: those on each side.  elsewhere: the
    others.  likelihood: log-likelihood (G²), negative where it is there more seldom than chance would have it; from
    10.83 on it is chance once in a thousand times.  information: mutual information in bits.
    """

    text: str
    count: int
    left: int
    right: int
    elsewhere: int
    likelihood: float
    information: float


@dataclass(frozen=True, slots=True)
class Collocates:
    """The companions of a query's words, the most surprising first.

    places: those whose surroundings were looked at.  beside: code points of all windows; characters: of the text they
    are compared with, both without the places themselves.  The rest is as in SearchResults.
    """

    query: Query
    window: Window
    rows: tuple[Collocate, ...]
    places: int
    beside: int
    characters: int
    pending: int = 0
    reading: Reading | None = None
    incomplete: int = 0


class Step(StrEnum):
    """How long a period is."""

    MONTH = "month"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class Period:
    """A month or a year from its `first` day on, with what the library has of it; code points without furniture."""

    first: date
    documents: int
    characters: int


@dataclass(frozen=True, slots=True)
class Series:
    """How often each period says something.  undated: the places in documents without a date.  The rest is as in
    SearchResults."""

    text: str
    counts: tuple[int, ...]
    undated: int = 0
    reading: Reading | None = None
    incomplete: int = 0

    @property
    def total(self) -> int:
        return sum(self.counts) + self.undated


@dataclass(frozen=True, slots=True)
class Timeline:
    """Several series over the same periods, ascending and without gaps.  undated: documents without a date.
    pending: as in SearchResults."""

    step: Step
    periods: tuple[Period, ...]
    series: tuple[Series, ...]
    undated: int = 0
    pending: int = 0

    def rates(self, series: Series) -> tuple[float | None, ...]:
        """Places per 10,000 code points; None for a period of which the library has nothing."""
        return tuple(
            count * 10_000 / period.characters if period.characters else None
            for period, count in zip(self.periods, series.counts, strict=True)
        )


class Against(StrEnum):
    """What a document or a year is compared with: everything else, or only what is earlier."""

    REST = "rest"
    EARLIER = "earlier"


@dataclass(frozen=True, slots=True)
class TermQuestion:
    """What is typical of a document, or of all documents of a year; one of the two is given."""

    document: int | None = None
    year: int | None = None
    against: Against = Against.REST
    limit: int = 200


@dataclass(frozen=True, slots=True)
class KeyTerm:
    """Words that are typical of some documents.

    text: as they are mostly written there.  count, documents: occurrences in these documents, and in how many of them;
    elsewhere, others: in the text they are compared with.  likelihood: log-likelihood (G²).  The first occurrence is
    in the document `first` at text[start:end] of a block's source text.
    """

    text: str
    count: int
    documents: int
    elsewhere: int
    others: int
    likelihood: float
    first: int
    block: int
    start: int
    end: int

    @property
    def is_new(self) -> bool:
        """Whether the text compared with does not have it at all."""
        return self.elsewhere == 0


@dataclass(frozen=True, slots=True)
class KeyTerms:
    """The most typical first.  characters: of the documents asked about, and of those they are compared with.
    pending: as in SearchResults."""

    question: TermQuestion
    rows: tuple[KeyTerm, ...]
    documents: int
    characters: int
    others: int
    other_characters: int
    pending: int = 0
