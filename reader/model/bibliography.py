"""The works that a document's footnotes cite, and where they cite them."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.document import NoteNumber


class WorkKind(StrEnum):
    """What sort of work it is.  TEXT: a citation that could not be taken apart and is kept in its own words."""

    ARTICLE = "article"
    BOOK = "book"
    CHAPTER = "chapter"
    THESIS = "thesis"
    DECISION = "decision"  # of a court, panel or arbitrator
    LEGISLATION = "legislation"
    TREATY = "treaty"
    DOCUMENT = "document"  # of an authority or organisation
    NEWS = "news"
    WEB = "web"
    TEXT = "text"


class Resolution(StrEnum):
    """How a reference came to its works: FULL, it is their full citation; RESOLVED, a short form whose meaning is
    known; AMBIGUOUS, one of several is meant; UNRESOLVED, the note or work it points to is not in the document."""

    FULL = "full"
    RESOLVED = "resolved"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


@dataclass(frozen=True, slots=True)
class Work:
    """A work as the footnotes describe it.  What a citation does not say is empty.

    raw: the words of its first full citation, without signal and remarks.  date: (year, month, day), as much of it as
    is given, years of the Republic as Western ones.  container: the journal, collection or site it appeared in.
    number: of a document, decision or report.  genre: what the citation calls it, "Panel Report".  short_names: what
    the document calls it from then on (hereinafter, 以下簡稱).
    """

    kind: WorkKind
    raw: str
    title: str = ""
    authors: tuple[str, ...] = ()
    editors: tuple[str, ...] = ()
    container: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    date: tuple[int, ...] = ()
    publisher: str = ""
    edition: str = ""
    number: str = ""
    genre: str = ""
    url: str = ""
    short_names: tuple[str, ...] = ()

    @property
    def is_parsed(self) -> bool:
        return self.kind is not WorkKind.TEXT


@dataclass(frozen=True, slots=True)
class Reference:
    """A place that cites: text[start:end] of the footnote in `block`, in code points.

    works: numbers in `Bibliography.works`: those meant, or those that may be meant.  note: the number of the footnote
    it stands in.  points_to: the number of the footnote that a short form names.  signal: see, cf., 參見.  locator: the
    place in the work, as it is written.
    """

    block: int
    note: NoteNumber | None
    start: int
    end: int
    resolution: Resolution
    works: tuple[int, ...] = ()
    points_to: int | None = None
    signal: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Bibliography:
    """The works in the order in which they are first cited, and the references in the order of the text."""

    works: tuple[Work, ...] = ()
    references: tuple[Reference, ...] = ()

    def citing(self, work: int) -> tuple[Reference, ...]:
        """The places that surely cite the work numbered `work`."""
        sure = (Resolution.FULL, Resolution.RESOLVED)
        return tuple(each for each in self.references if work in each.works and each.resolution in sure)

    def described(self, work: int) -> Reference:
        """The full citation from which the work numbered `work` is known.  Raises KeyError for another number."""
        for each in self.references:
            if each.resolution is Resolution.FULL and work in each.works:
                return each
        raise KeyError(work)

    def within(self, block: int) -> tuple[Reference, ...]:
        """The references of one footnote, given by the index of its block."""
        return tuple(each for each in self.references if each.block == block)
