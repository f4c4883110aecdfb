"""Terms of the field, and where they stand in a text."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Source:
    """Where the facts of a definition come from."""

    title: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Term:
    """A glossary entry.

    id: short ASCII slug, stable.  traditional: the headword in Taiwan's use.  mainland: the term of the mainland, in
    Simplified characters; hong_kong: that of Hong Kong where it is another, in Traditional ones.  variants: every other
    form it takes in texts.  part_of_speech: noun, verb or adjective, only where the form leaves it open.  definition:
    Chinese; gloss: one sentence in English.  since, until: when it came into force and when it ended, as YYYY, YYYY-MM
    or YYYY-MM-DD.  replaced_by: ids of what took its place; see_also: ids of other terms.  exceptions: strings in which
    a form stands by accident (股東協議 is no 東協).
    """

    id: str
    traditional: str
    mainland: str
    english: str
    abbreviation: str = ""
    variants: tuple[str, ...] = ()
    definition: str = ""
    gloss: str = ""
    domain: str = ""
    see_also: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()
    exceptions: tuple[str, ...] = ()
    hong_kong: str = ""
    part_of_speech: str = ""
    since: str = ""
    until: str = ""
    replaced_by: tuple[str, ...] = ()

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form to look for, headword first, without repetition."""
        named = (
            self.traditional,
            self.mainland,
            self.hong_kong,
            self.english,
            self.abbreviation,
            *self.variants,
        )
        return tuple(dict.fromkeys(form for form in named if form))


@dataclass(frozen=True, slots=True)
class OwnGlossary:
    """A glossary of the reader's.  place: where it stands beside the one that comes with the program, whose place is 0:
    negative before it, positive behind it; of two terms for the same words that of the former is shown first."""

    id: int
    name: str
    place: int
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class OwnTerm:
    """A term in one of the reader's glossaries; its id is unique there."""

    glossary: int
    term: Term


@dataclass(frozen=True, slots=True)
class Occurrences:
    """Where a library says a term, in any of its forms.

    total: places.  documents: how many hold any.  years: (year, places) of those documents that have a date, ascending.
    first: the document, block and source offsets of the earliest place by date; None where there is none.
    """

    total: int
    documents: int
    years: tuple[tuple[int, int], ...] = ()
    first: tuple[int, int, int, int] | None = None


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term over text[start:end] of a block, in code points.  `shorter` are the terms that the match hides: those of
    other glossaries for the same words first, then those for some of them."""

    start: int
    end: int
    term: Term
    shorter: tuple[Term, ...] = ()
