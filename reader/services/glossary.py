"""The reader's glossaries beside the one that comes with the program: made, edited, ordered, exchanged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from reader.errors import NotFoundError, UsageError
from reader.glossary import Glossary, checked
from reader.glossary.interchange import read, write
from reader.i18n import gettext as _
from reader.model.changes import ChangeSet, GlossaryChange, TermChange
from reader.model.glossary import OwnGlossary, OwnTerm, Term
from reader.services.history import History
from reader.storage import Library

# The number of the glossary that comes with the program.
BUNDLED: Final = 0


@dataclass(frozen=True, slots=True)
class TermImport:
    """What became of a glossary's file: terms that were new, that took the place of others, and that were there
    already; a sentence for each entry that could not be used."""

    changes: ChangeSet
    added: int
    replaced: int
    unchanged: int
    refused: tuple[str, ...] = ()


class GlossaryService:
    """Every change is durable when it is returned, and can be undone through the history that it is given."""

    def __init__(self, library: Library, bundled: Glossary, history: History) -> None:
        self._library = library
        self._bundled = bundled
        self._history = history
        self._merged = bundled
        self._version = 0

    @property
    def current(self) -> Glossary:
        """All glossaries that are enabled as one, in their order, whoever changed them last."""
        version = self._library.glossary_version()
        if version != self._version:
            self._merged, self._version = self._merge(), version
        return self._merged

    def _merge(self) -> Glossary:
        held: dict[int, list[Term]] = {}
        for own in self._library.own_terms():
            held.setdefault(own.glossary, []).append(own.term)
        mine = [each for each in self._library.glossaries() if each.enabled]
        before = [(each.id, held.get(each.id, [])) for each in mine if each.place < 0]
        behind = [(each.id, held.get(each.id, [])) for each in mine if each.place >= 0]
        return Glossary.merged([*before, (BUNDLED, self._bundled.terms), *behind])

    def glossaries(self) -> tuple[OwnGlossary, ...]:
        """The reader's own, in their order."""
        return self._library.glossaries()

    def terms(self, glossary: int) -> tuple[Term, ...]:
        """Those of one glossary, BUNDLED for that of the program."""
        if glossary == BUNDLED:
            return self._bundled.terms
        return tuple(own.term for own in self._library.own_terms(glossary))

    # Glossaries

    def create(self, name: str) -> ChangeSet:
        """A glossary before all others.  Raises UsageError for a name that is empty or there already."""
        with self._library.batch():
            return self._do(ChangeSet(glossaries=(GlossaryChange(None, self._new(name)),)))

    def _new(self, name: str) -> OwnGlossary:
        name = self._fit_name(name)
        first = min((each.place for each in self.glossaries()), default=0)
        return OwnGlossary(self._library.new_glossary_id(), name, min(first, 0) - 1)

    def rename(self, glossary: int, name: str) -> ChangeSet:
        """Raises NotFoundError, UsageError."""
        before = self._glossary(glossary)
        if before.name == " ".join(name.split()):
            return ChangeSet()
        return self._do(ChangeSet(glossaries=(GlossaryChange(before, replace(before, name=self._fit_name(name))),)))

    def enable(self, glossary: int, enabled: bool) -> ChangeSet:
        """Have its terms explained, or not.  Raises NotFoundError."""
        before = self._glossary(glossary)
        return self._do(ChangeSet(glossaries=(GlossaryChange(before, replace(before, enabled=enabled)),)))

    def order(self, glossaries: Sequence[int]) -> ChangeSet:
        """Put them into this order, BUNDLED among them.  Raises NotFoundError."""
        middle = glossaries.index(BUNDLED)
        places = {glossary: place - middle for place, glossary in enumerate(glossaries) if glossary != BUNDLED}
        moved = [(self._glossary(glossary), place) for glossary, place in places.items()]
        changes = tuple(GlossaryChange(before, replace(before, place=place)) for before, place in moved)
        return self._do(ChangeSet(glossaries=changes))

    def remove(self, glossary: int) -> ChangeSet:
        """Delete a glossary with its terms.  Raises NotFoundError."""
        with self._library.batch():
            before = self._glossary(glossary)
            gone = tuple(TermChange(own, None) for own in self._library.own_terms(glossary))
            return self._do(ChangeSet(glossaries=(GlossaryChange(before, None),), terms=gone))

    # Terms

    def save(self, term: Term, glossary: int | None = None) -> ChangeSet:
        """Add a term or change the one with its id, in the first glossary where None; one is made where there is none.

        A term of the program's glossary that is changed becomes the reader's own, which hides it.  Raises UsageError
        for one without a headword or with forms too short to look for, NotFoundError.
        """
        return self.save_all([term], glossary)

    def save_all(self, terms: Iterable[Term], glossary: int | None = None, name: str | None = None) -> ChangeSet:
        """The same for several at once; `name` is that of the glossary if one has to be made."""
        for term in (terms := tuple(terms)):
            checked(term)
        with self._library.batch():
            goal, made = self._goal(glossary, name)
            held = {own.term.id: own for own in self._library.own_terms(goal)}
            changes = tuple(TermChange(held.get(term.id), OwnTerm(goal, term)) for term in terms)
            return self._do(ChangeSet(glossaries=made, terms=changes))

    def _goal(self, glossary: int | None, name: str | None) -> tuple[int, tuple[GlossaryChange, ...]]:
        if glossary is not None:
            return self._glossary(glossary).id, ()
        mine = self.glossaries()
        if mine and name is None:
            return mine[0].id, ()
        new = self._new(name or _("我的術語"))
        return new.id, (GlossaryChange(None, new),)

    def delete(self, glossary: int, ids: Iterable[str]) -> ChangeSet:
        """Delete terms of one of the reader's glossaries.  Raises NotFoundError."""
        wanted = set(ids)
        with self._library.batch():
            gone = [own for own in self._library.own_terms(self._glossary(glossary).id) if own.term.id in wanted]
            return self._do(ChangeSet(terms=tuple(TermChange(own, None) for own in gone)))

    # Exchange

    def import_terms(self, data: bytes, form: str, glossary: int | None = None, name: str | None = None) -> TermImport:
        """The terms of a file of `form`, a key of interchange.FORMATS, into one glossary.

        A term whose id is there takes the place of the one that has it.  Raises GlossaryError, NotFoundError,
        UsageError.
        """
        reading = read(data, form)
        if not reading.terms:
            return TermImport(ChangeSet(), 0, 0, 0, reading.refused)
        changes = self.save_all(reading.terms, glossary, name)
        replaced = sum(change.before is not None for change in changes.terms)
        return TermImport(
            changes,
            len(changes.terms) - replaced,
            replaced,
            len(reading.terms) - len(changes.terms),
            reading.refused,
        )

    def export(self, form: str, glossaries: Sequence[int] | None = None) -> bytes:
        """Glossaries as a file of `form`, a key of interchange.FORMATS; None is all that are explained."""
        if glossaries is None:
            return write(self.current.terms, form, _("經貿術語"))
        merged = Glossary.merged((each, self.terms(each)) for each in glossaries)
        names = [self._glossary(each).name if each != BUNDLED else _("經貿術語") for each in glossaries]
        return write(merged.terms, form, _("、").join(names))

    def free_name(self, name: str) -> str:
        """`name`, with a number behind it if another glossary is called so."""
        taken = {each.name for each in self.glossaries()}
        candidates = (name if number == 1 else f"{name} {number}" for number in range(1, len(taken) + 2))
        return next(candidate for candidate in candidates if candidate not in taken)

    def _do(self, wanted: ChangeSet) -> ChangeSet:
        return self._history.done(self._library.apply_terms(wanted))

    def _glossary(self, glossary: int) -> OwnGlossary:
        for each in self.glossaries():
            if each.id == glossary:
                return each
        raise NotFoundError(_("找不到這份術語表；它可能已經刪除。"))

    def _fit_name(self, name: str) -> str:
        """`name` without needless blanks.  Raises UsageError for one that is empty or there already."""
        name = " ".join(name.split())
        if not name:
            raise UsageError(_("請為術語表取個名字。"))
        if any(each.name == name for each in self.glossaries()):
            raise UsageError(_("已經有一份叫「{name}」的術語表；請換個名字。").format(name=name))
        return name
