"""The last thing that was done taken back, and done again."""

from collections import deque

from reader.errors import NotFoundError
from reader.model.annotation import Annotation
from reader.model.changes import AnnotationChange, ChangeSet
from reader.model.progress import Report, no_report
from reader.services.carrying import Carrier
from reader.services.history import History
from reader.services.renewing import Renewing, taken_back
from reader.services.reverting import reverted, searches_taken_back, terms_taken_back
from reader.storage import Library


class UndoService:
    """Undoes what the services that share its history did, as long as they live."""

    def __init__(self, library: Library, history: History, renewing: Renewing) -> None:
        self._library = library
        self._history = history
        self._renewing = renewing

    @property
    def can_undo(self) -> bool:
        """Whether there is a step to take back."""
        return bool(self._history.undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is a step to do again."""
        return bool(self._history.redo)

    def undo(self, report: Report = no_report) -> ChangeSet | None:
        """Take the last change back; None if there is none.

        What was changed elsewhere since is left as it is.  Raises NotFoundError, and forgets the step, where its
        document is no longer in the library.  What `report` raises leaves the step to be taken back.
        """
        return self._revert(self._history.undo, self._history.redo, report)

    def redo(self, report: Report = no_report) -> ChangeSet | None:
        """Do again what was undone last."""
        return self._revert(self._history.redo, self._history.undo, report)

    def _revert(self, source: deque[ChangeSet], target: deque[ChangeSet], report: Report) -> ChangeSet | None:
        step = self._history.last(source)
        if step is None:
            return None
        try:
            done = self._reverse(step, report)
        except NotFoundError:
            self._history.move(step, source, target, ChangeSet())
            raise
        self._history.move(step, source, target, done)
        return done

    def _reverse(self, step: ChangeSet, report: Report) -> ChangeSet:
        if step.corrections:
            return self._corrections(step, report)
        if step.glossaries or step.terms:
            return self._library.apply_terms(terms_taken_back(step))
        if step.searches:
            return self._library.apply_searches(searches_taken_back(step))
        return self._annotations(step)

    def _corrections(self, step: ChangeSet, report: Report) -> ChangeSet:
        (document,) = step.documents
        plan = self._renewing.plan(document, lambda held: taken_back(held, step.corrections), report)
        return self._renewing.make(plan, report)

    def _annotations(self, step: ChangeSet) -> ChangeSet:
        with self._library.batch():
            changes = [self._reverted(change) for change in reversed(step.annotations)]
            return self._library.apply(ChangeSet(tuple(change for change in changes if change)))

    def _reverted(self, change: AnnotationChange) -> AnnotationChange | None:
        try:
            now: Annotation | None = self._library.annotation(change.annotation.id)
        except NotFoundError:
            now = None
        wanted = reverted(change, now)
        if wanted is None or wanted.after is None:
            return wanted
        document = wanted.after.document
        edition = self._library.edition(document)
        if wanted.after.edition == edition:
            return wanted
        carrier = Carrier(self._library.blocks(document, edition), edition, self._library.blocks)
        return AnnotationChange(wanted.before, carrier.carry(wanted.after))
