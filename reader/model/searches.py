"""What a reader asks of the library, and the searches kept to ask them again."""

from dataclasses import dataclass
from enum import StrEnum

from reader.model.query import Reading
from reader.model.search import Filter, Sort


class Widening(StrEnum):
    """Other ways to say what was asked for.

    YEAR: a date by the other calendar.  REGION: a word as the other side of the strait has it.  TERM: every form that
    the glossary knows; asked for only where the reader wants it.
    """

    YEAR = "year"
    REGION = "region"
    TERM = "term"


USUAL = (Widening.YEAR, Widening.REGION)


@dataclass(frozen=True, slots=True)
class Wording:
    """A word of a run of them, which can be said in other ways of a `kind`."""

    kind: Widening
    word: str


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked, as the reader said it.

    text: what was typed, in the language of queries.  reading: how its runs of words are to be taken, None = as the
    library decides.  widenings: the other ways to say it that are wanted too.  turned: for which words of runs it is
    the other way round.
    """

    text: str
    reading: Reading | None = None
    widenings: tuple[Widening, ...] = USUAL
    sort: Sort = Sort.RELEVANCE
    filters: tuple[Filter, ...] = ()
    turned: tuple[Wording, ...] = ()

    def wants(self, wording: Wording) -> bool:
        """Whether the other ways to say a word of a run are wanted."""
        return (wording.kind in self.widenings) is not (wording in self.turned)


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name that no other one has."""

    id: str
    name: str
    asked: Asked
