"""What is asked of the library and what it answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from reader.model.query import Expression, Reading, Section


class Sort(StrEnum):
    """In which order documents are shown.  By day, those without one come last; equal ones by relevance."""

    RELEVANCE = "relevance"
    DATE_NEWEST = "newest"
    DATE_OLDEST = "oldest"
    TITLE = "title"
    HITS = "hits"


class Facet(StrEnum):
    """By what the documents found can be told apart and chosen from.

    Values: of YEAR four digits; of SECTION those of `Section` in which there is a hit, but for OTHER and NOTE; of
    COLOUR those of `Colour` in which there is a mark; of the others the words as they stand in the library.
    """

    SERIES = "series"
    YEAR = "year"
    AUTHOR = "author"
    SECTION = "section"
    TAG = "tag"
    COLOUR = "colour"


@dataclass(frozen=True, slots=True)
class Filter:
    """Only documents that have this value of the facet; of SECTION, only the hits there."""

    facet: Facet
    value: str


@dataclass(frozen=True, slots=True)
class FacetCount:
    """How many of the documents found have this value of the facet."""

    facet: Facet
    value: str
    documents: int


@dataclass(frozen=True, slots=True)
class Query:
    """A phrase to find.

    Phrase and text are folded alike (script, variants, width, case; blanks beside Chinese characters do not count).
    A letter or digit at an edge of the phrase begins or ends a word there; with `prefix` the last word may go on.
    `anyof` are further phrases, any of which is a hit too.  `limit` bounds the hits returned, 0 = all.

    Where an `expression` is given it is what is asked for, `phrase` is only how it was typed, and `prefix` and `anyof`
    do not count.  `reading` says how the runs of words in it are taken, None = as the library decides.

    Of `filters` with one facet a document has to pass any, of those with different facets one of each.

    typed: how it was typed, where that is not the phrase.  without: documents that are not asked about, whatever they
    say.
    """

    phrase: str
    limit: int = 20
    prefix: bool = False
    anyof: tuple[str, ...] = ()
    document: int | None = None
    expression: Expression | None = None
    reading: Reading | None = None
    sort: Sort = Sort.RELEVANCE
    filters: tuple[Filter, ...] = ()
    typed: str = ""
    without: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """What was asked, as it was typed."""
        return self.typed or self.phrase


class Hit(NamedTuple):
    """text[start:end] of a block's source text, in code points.  `snippet` is the text around it, the hit at
    snippet[snippet_start:snippet_end]."""

    document: int
    block: int
    start: int
    end: int
    text: str
    snippet: str
    snippet_start: int
    snippet_end: int
    section: Section = Section.BODY

    @property
    def before(self) -> str:
        """The snippet up to the hit."""
        return self.snippet[: self.snippet_start]

    @property
    def words(self) -> str:
        """The hit in the snippet: `text` but for its blanks, or, of a hit in a note, words of the note."""
        return self.snippet[self.snippet_start : self.snippet_end]

    @property
    def after(self) -> str:
        """The snippet from the hit on."""
        return self.snippet[self.snippet_end :]


@dataclass(frozen=True, slots=True)
class DocumentHits:
    """The hits of one document, in the order of the text.  `total` counts all of them, returned or not."""

    document: int
    title: str
    source: str
    total: int
    hits: tuple[Hit, ...]


@dataclass(frozen=True, slots=True)
class SearchResults:
    """`total` counts occurrences, `documents` the documents that hold any; both whatever the query's limit.

    `groups` are those whose hits were returned, best first.  `pending` is how many documents the index has still to
    catch up on.  `reading`: how the runs of words were taken, None if there are none; of several it is PHRASE only if
    all of them are phrases.  `incomplete`: how many documents a regular expression had no time to look at.
    Where it was not `counted`, `total` and `documents` are what was seen so far, and there may be more.
    """

    query: Query
    total: int
    groups: tuple[DocumentHits, ...]
    pending: int = 0
    documents: int = 0
    reading: Reading | None = None
    incomplete: int = 0
    counted: bool = True

    @property
    def hits(self) -> tuple[Hit, ...]:
        return tuple(hit for group in self.groups for hit in group.hits)


Tell = Callable[[SearchResults], object]
"""Takes what was found so far."""


@dataclass(frozen=True, slots=True)
class DocumentCounts:
    """How often each document says it, those that do.  reading, incomplete: as in SearchResults."""

    places: Mapping[int, int] = field(default_factory=dict)
    reading: Reading | None = None
    incomplete: int = 0


@dataclass(frozen=True, slots=True)
class Tally:
    """All that a query finds: occurrences, documents that hold any, and how these divide.

    facets: by facet, the most frequent values first; of YEAR the latest first.  incomplete: as in SearchResults.
    """

    total: int
    documents: int
    facets: tuple[FacetCount, ...] = ()
    incomplete: int = 0
