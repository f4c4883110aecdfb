"""From what a reader asks to a query: the language of queries, and the other ways to say the same."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Final

from reader.errors import QueryError
from reader.glossary import Glossary
from reader.model.query import BLOCK_FIELDS, Expression, Field, Not, Or, Phrase, Run, Wildcard, as_phrase, with_parts
from reader.model.search import Query
from reader.model.searches import Asked, Widening, Wording
from reader.search.language import parse
from reader.services.terminology import TerminologyService
from reader.text.folding import fold_text
from reader.text.years import year_forms

# Signs that mean something between straight quotation marks, too.
_ESCAPED: Final = frozenset('"\\?*？＊＼')

Forms = Mapping[Widening, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Question:
    """A query, and the other ways to say its words that there are, sought in it or not.

    word_forms: those of the single words of its runs, which count where these are taken as words.
    """

    query: Query
    forms: Forms
    word_forms: Mapping[Wording, tuple[str, ...]] = field(default_factory=dict)


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
        widener = _Widener(asked, self._forms)
        widened = widener.widened(expression)
        query = Query(
            asked.text, limit, document=document, reading=asked.reading, sort=asked.sort, filters=asked.filters
        )
        forms = {kind: tuple(known) for kind, known in widener.forms.items()}
        return Question(_asking(query, expression, widened), forms, widener.word_forms)

    def _forms(self, words: str) -> Forms:
        """The other ways to say `words`, by the kind of what makes them others; none without forms."""
        words = words.strip()
        dates = year_forms(words)
        region = () if dates else self._terminology.forms(words)
        term = self._glossary().named(words)
        told = {fold_text(form) for form in (words, *region)}
        variants = tuple(form for form in term.forms if fold_text(form) not in told) if term else ()
        found = {Widening.YEAR: dates, Widening.REGION: region, Widening.TERM: variants}
        return {kind: forms for kind, forms in found.items() if forms}


class _Widener:
    """Puts the other ways to say words beside them that are wanted, and gathers all that there are."""

    def __init__(self, asked: Asked, forms_of: Callable[[str], Forms]) -> None:
        self._asked = asked
        self._forms_of = forms_of
        self.forms: dict[Widening, dict[str, None]] = {}
        self.word_forms: dict[Wording, tuple[str, ...]] = {}

    def widened(self, expression: Expression) -> Expression:
        """`expression` with the forms wanted beside each phrase; what is not wanted to be found is not widened."""
        match expression:
            case Not():
                return expression
            case Run():
                run, whole = self._by_word(expression), as_phrase(expression)
                return self._with_forms(run, whole) if isinstance(whole, Phrase) else run
            case Phrase():
                return self._with_forms(expression, expression)
            case _:
                return with_parts(expression, self.widened)

    def _with_forms(self, said: Phrase | Run, phrase: Phrase) -> Expression:
        parts: dict[str, Phrase] = {}
        for kind, forms in self._known(phrase).items():
            self.forms.setdefault(kind, {}).update(dict.fromkeys(forms))
            if kind in self._asked.widenings:
                parts.update((form, replace(phrase, text=form)) for form in forms)
        return Or((said, *parts.values())) if parts else said

    def _by_word(self, run: Run) -> Run:
        others = tuple(tuple(self._others(word)) for word in run.words)
        return Run(run.words, others) if any(others) else run

    def _others(self, word: Phrase | Wildcard) -> Iterator[Phrase]:
        """The further forms of a word of a run that are wanted."""
        if not isinstance(word, Phrase):
            return
        for kind, forms in self._known(word).items():
            wording = Wording(kind, word.text)
            self.word_forms[wording] = forms
            if self._asked.wants(wording):
                yield from (replace(word, text=form) for form in forms)

    def _known(self, phrase: Phrase) -> Forms:
        return {} if phrase.prefix or phrase.field not in BLOCK_FIELDS else self._forms_of(phrase.text)


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
