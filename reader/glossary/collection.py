"""All terms together, and finding one by what someone typed."""

from collections.abc import Iterable
from operator import ne

from reader.errors import GlossaryError
from reader.glossary.forms import expanded, folded
from reader.i18n import gettext as _
from reader.model.glossary import Term
from reader.text.folding import fold_text


class Glossary:
    """Terms whose ids are unique, whose cross-references lead somewhere, and none of whose forms names two of them.

    Raises GlossaryError where that is not so.
    """

    def __init__(self, terms: Iterable[Term]) -> None:
        self.terms: tuple[Term, ...] = tuple(terms)
        self._by_id: dict[str, Term] = {}
        self._owner: dict[str, int] = {}
        self._origins: dict[str, int] = {}
        for term in self.terms:
            if term.id in self._by_id:
                raise GlossaryError(_("詞彙表中有兩個詞條都叫「{id}」，請改其中一個的 id。").format(id=term.id))
            self._by_id[term.id] = term
        self._check_references()
        self._claim_forms()

    @classmethod
    def merged(cls, parts: Iterable[tuple[int, Iterable[Term]]]) -> "Glossary":
        """Several glossaries as one, each with the number it is known by.

        Of terms with the same id the first counts: a reader's own version hides the one that comes with the program.
        Forms may name several terms and references lead nowhere; what a form names is the first term that has it.
        """
        together = cls(())
        for origin, terms in parts:
            for term in terms:
                if together._by_id.setdefault(term.id, term) is term:
                    together._origins[term.id] = origin
        together.terms = tuple(together._by_id.values())
        claims = [(form, number) for number, term in enumerate(together.terms) for form in term.forms]
        for (_form, number), key in zip(claims, folded([form for form, _number in claims]), strict=True):
            together._owner.setdefault(key, number)
        return together

    def origin(self, id: str) -> int:
        """The number of the glossary from which a term was merged; 0 where nothing was merged."""
        return self._origins.get(id, 0)

    def related(self, term: Term) -> tuple[Term, ...]:
        """What took the term's place and what it refers to, as far as it is here."""
        ids = dict.fromkeys((*term.replaced_by, *term.see_also))
        return tuple(self._by_id[id] for id in ids if id in self._by_id)

    def find(self, id: str) -> Term | None:
        """The term with this id."""
        return self._by_id.get(id)

    def lookup(self, text: str) -> tuple[Term, ...]:
        """The terms that `text` names, in either script, any width and case: those with just that form, then those
        with a form that begins with it, then those with a form that contains it; shorter forms first."""
        sought = fold_text(text.strip())
        if not sought:
            return ()
        owners = {
            number: 0 for form in expanded(text.strip()) if (number := self._owner.get(fold_text(form))) is not None
        }
        places = ((form.find(sought), len(form), number) for form, number in self._owner.items())
        found = sorted((place > 0, length, number) for place, length, number in places if place >= 0)
        return tuple(self.terms[number] for number in dict.fromkeys([*owners, *(number for *_rank, number in found)]))

    def named(self, text: str) -> Term | None:
        """The term of which `text` is a form, in either script, any width and case."""
        keys = (fold_text(form) for form in expanded(text.strip()) if form)
        return next((self.terms[self._owner[key]] for key in keys if key in self._owner), None)

    def almost(self, text: str) -> tuple[str, ...]:
        """The forms, folded, of which one character only is another in `text`."""
        wanted = fold_text(text)
        alike = (form for form in self._owner if len(form) == len(wanted) > 1)
        return tuple(form for form in alike if sum(map(ne, form, wanted)) == 1)

    def _check_references(self) -> None:
        for term in self.terms:
            for field in ("see_also", "replaced_by"):
                for id in getattr(term, field):
                    if id not in self._by_id:
                        told = _("詞條「{term}」的 {field} 提到「{id}」，但沒有這個詞條。")
                        raise GlossaryError(told.format(term=term.id, field=field, id=id))

    def _claim_forms(self) -> None:
        claims = [(form, number) for number, term in enumerate(self.terms) for form in term.forms]
        for (form, number), key in zip(claims, folded([form for form, _number in claims]), strict=True):
            owner = self._owner.setdefault(key, number)
            if owner != number:
                raise GlossaryError(
                    _("「{form}」同時屬於詞條「{one}」與「{other}」，請從其中一個刪去。").format(
                        form=form, one=self.terms[owner].id, other=self.terms[number].id
                    )
                )
