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
    simplified characters.  variants: every other form it takes in texts.  definition: Chinese; gloss: one sentence in
    English.  see_also: ids of other terms.  exceptions: strings in which a form stands by accident (股東協議 is no
    東協).
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

    @property
    def forms(self) -> tuple[str, ...]:
        """Every form to look for, headword first, without repetition."""
        named = (self.traditional, self.mainland, self.english, self.abbreviation, *self.variants)
        return tuple(dict.fromkeys(form for form in named if form))


@dataclass(frozen=True, slots=True)
class TermMatch:
    """A term over text[start:end] of a block, in code points.  `shorter` are the terms that the match hides."""

    start: int
    end: int
    term: Term
    shorter: tuple[Term, ...] = ()
