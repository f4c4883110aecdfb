"""From what a reader asks to a query: the language of queries, and the other ways to say the same."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from reader.errors import QueryError
from reader.glossary import Glossary
from reader.model.query import BLOCK_FIELDS, Expression, Field, Not, Or, Phrase, Run, as_phrase, with_parts
from reader.model.search import Query
from reader.model.searches import Asked, Widening
from reader.search.language import parse
from reader.services.terminology import TerminologyService
from reader.text.folding import fold_text
from reader.text.years import year_forms

# Signs that mean something between straight quotation marks, too.
_ESCAPED: Final = frozenset('"\\?*？＊＼')


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and the other ways to say its words that there are, sought in it or not."""

    query: Query
    forms: Mapping[Widening, tuple[str, ...]]


class AskingService:
    """Understands what is asked.  `glossary` gives the terms as they are now."""

    def __init__(self, glossary: Callable[[], Glossary], terminology: TerminologyService) -> None:
        self._glossary = glossary
        self._terminology = terminology

    def prepare(self) -> None:
        """Load what the first question needs, a quarter of a second of work; in any thread."""
        self._forms("關稅")

    def question(self, asked: Asked, document: int | None = None, limit: int = 20, typing: bool = False) -> Question:
        """What `asked` asks of the library, or of one document.

        typing: more is to come, so that the last word may go on, and it is not widened yet.  Raises QueryError.
        """
        expression = parse(asked.text, typing)
        known: dict[Widening, dict[str, None]] = {}
        widened = self._widened(expression, asked.widenings, known)
        query = Query(
            asked.text,
            limit,
            document=document,
            reading=asked.reading,
            sort=asked.sort,
            filters=asked.filters,
        )
        return Question(_asking(query, expression, widened), {kind: tuple(forms) for kind, forms in known.items()})

    def _widened(
        self, expression: Expression, wanted: tuple[Widening, ...], known: dict[Widening, dict[str, None]]
    ) -> Expression:
        """`expression` with the forms wanted beside each phrase; all forms there are go into `known`.

        What is not wanted is not widened.
        """
        match expression:
            case Not():
                return expression
            case Run():
                whole = as_phrase(expression)
                return self._with_forms(expression, whole, wanted, known) if isinstance(whole, Phrase) else expression
            case Phrase():
                return self._with_forms(expression, expression, wanted, known)
            case _:
                return with_parts(expression, partial(self._widened, wanted=wanted, known=known))

    def _with_forms(
        self,
        said: Phrase | Run,
        phrase: Phrase,
        wanted: tuple[Widening, ...],
        known: dict[Widening, dict[str, None]],
    ) -> Expression:
        if phrase.prefix or phrase.field not in BLOCK_FIELDS:
            return said
        parts: dict[str, Phrase] = {}
        for kind, forms in self._forms(phrase.text).items():
            known.setdefault(kind, {}).update(dict.fromkeys(forms))
            if kind in wanted:
                parts.update((form, replace(phrase, text=form)) for form in forms)
        return Or((said, *parts.values())) if parts else said

    def _forms(self, words: str) -> dict[Widening, tuple[str, ...]]:
        """The other ways to say `words`, by the kind of what makes them others; none without forms."""
        words = words.strip()
        dates = year_forms(words)
        region = () if dates else self._terminology.forms(words)
        term = self._glossary().named(words)
        told = {fold_text(form) for form in (words, *region)}
        variants = tuple(form for form in term.forms if fold_text(form) not in told) if term else ()
        found = {Widening.YEAR: dates, Widening.REGION: region, Widening.TERM: variants}
        return {kind: forms for kind, forms in found.items() if forms}


def quoted(words: str) -> str:
    """`words` out of a text, written so that the language of queries takes them for no more than words."""
    plain = " ".join(words.split())
    if _taken(plain) == plain:
        return plain
    return '"' + "".join(f"\\{char}" if char in _ESCAPED else char for char in plain) + '"'


def _taken(text: str) -> str | None:
    """The words that `text` is taken for; None where it is more than a run of words."""
    try:
        expression = parse(text)
    except QueryError:
        return None
    said = as_phrase(expression) if isinstance(expression, Run) else expression
    return said.text if isinstance(said, Phrase) else None


def _asking(query: Query, said: Expression, widened: Expression) -> Query:
    """`query` asking for `widened`; one phrase, with its forms, is asked for as that."""
    if not isinstance(said, Phrase) or said.field is not Field.TEXT:
        return replace(query, expression=widened)
    others = widened.parts[1:] if isinstance(widened, Or) else ()
    forms = tuple(part.text for part in others if isinstance(part, Phrase))
    typed = "" if said.text == query.phrase else query.phrase
    return replace(query, phrase=said.text, prefix=said.prefix, anyof=forms, reading=None, typed=typed)
