"""A document's corrections done to it, and everything that stands on its words kept there."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from dataclasses import replace as changed
from functools import cache, partial
from uuid import uuid4

from reader.anchoring import moved
from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.annotation import AnchorState, Annotation, Position
from reader.model.changes import AnnotationChange, ChangeSet, CorrectionChange
from reader.model.corrections import Act, Correction
from reader.model.document import Document
from reader.model.progress import Progress, Report, no_report
from reader.services.carrying import Carrier
from reader.services.history import History
from reader.storage import Library, pack, utc_now
from reader.structure.correcting import Corrected, Moves, Telling, corrected


@dataclass(frozen=True, slots=True)
class Plan:
    """What a document would become.  base: as structured; held and wanted: its corrections now and then."""

    now: Document
    base: Document
    held: tuple[Correction, ...]
    wanted: tuple[Correction, ...]
    after: Corrected

    @property
    def unapplied(self) -> tuple[Correction, ...]:
        """Those of the wanted that do not fit the text."""
        return tuple(self.wanted[index] for index in self.after.unapplied)


class Renewing:
    """Plans and makes corrected editions.  Steps of `history` go along with them."""

    def __init__(self, library: Library, history: History) -> None:
        self._library = library
        self._history = history
        # What was made last, (document, edition, moves): who corrects one block goes on to the next.
        self._made: tuple[int, int, Moves] | None = None

    def plan(
        self,
        document: int,
        change: Callable[[tuple[Correction, ...]], Sequence[Correction]],
        report: Report = no_report,
    ) -> Plan:
        """The document with its corrections as `change` makes them of those it has.

        Raises NotFoundError, and what `report` raises.
        """
        held = self._library.corrections(document)
        return self._planned(document, held, sorted(change(held), key=lambda each: each.ordinal), (), report)

    def plan_more(self, document: int, acts: Sequence[Telling], report: Report = no_report) -> Plan:
        """The document with its corrections and these after them.

        Raises NotFoundError, and what the acts and `report` raise.
        """
        held = self._library.corrections(document)
        return self._planned(document, held, held, acts, report)

    def _planned(
        self,
        document: int,
        held: tuple[Correction, ...],
        kept: Sequence[Correction],
        acts: Sequence[Telling],
        report: Report,
    ) -> Plan:
        now, base = self._library.document(document), self._library.structured(document)
        after = corrected(base.structure, [each.act for each in kept], acts, report)
        further = new_corrections(document, kept, after.acts[len(kept) :])
        return Plan(now, base, held, (*kept, *further), after)

    def make(self, plan: Plan, report: Report = no_report) -> ChangeSet:
        """Store what was planned.  Raises UsageError if the document has changed since, and what `report` raises."""
        if plan.wanted == plan.held:
            return ChangeSet()
        document, marks = plan.now.id, self._library.annotations(plan.now.id)
        blocks = len(plan.after.structure.blocks)

        def tell(share: float) -> None:
            report(Progress("write", round(share * blocks), blocks))

        tell(0)
        packed = pack(plan.after.structure, tell) if plan.wanted else None
        follow = self._follower(plan)
        move = cache(partial(moved, plan.now.blocks, plan.after.structure.blocks))
        # What has to be searched for is searched for before others are kept waiting.
        self._left(document, move)
        for number, annotation in enumerate(marks, 1):
            follow(annotation, 0)
            report(Progress("correct", number, len(marks)))
        with self._library.batch():
            if (self._library.edition(document), self._library.corrections(document)) != (plan.now.edition, plan.held):
                raise UsageError(_("這份文件剛在別處更動過；請看過新的內容再更正。"))
            stale = self._library.annotations(document)
            edition = self._library.correct(document, plan.base.edition, packed, plan.wanted, plan.after.structure)
            changes = ChangeSet(tuple(AnnotationChange(each, follow(each, edition)) for each in stale))
            annotations = self._library.apply(changes).annotations
            left = self._left(document, move)
            if left is not None:
                self._library.set_position(document, left)
            # The last moment at which nothing has been done.
            tell(1)
        self._history.carry(document, plan.now.edition, lambda each: follow(each, edition))
        self._made = (document, edition, plan.after.moves)
        return ChangeSet(annotations, frozenset((document,)), _difference(plan.held, plan.wanted))

    def _left(self, document: int, move: Callable[[Position], Position]) -> Position | None:
        """Where the reader left the document, in the new edition; None if nowhere."""
        left = self._library.position(document)
        return move(left) if left is not None else None

    def _follower(self, plan: Plan) -> Callable[[Annotation, int], Annotation]:
        """Takes annotations into the new edition, whose number it is given: where the words went is known."""
        back = cache(lambda: self._moves(plan).inverse())  # Mostly nothing stands on the text.
        carrier = Carrier(plan.after.structure.blocks, 0, self._library.blocks)

        def follow(annotation: Annotation, edition: int) -> Annotation:
            known = annotation.edition == plan.now.edition and annotation.state is not AnchorState.ORPHANED
            origin = back().span(annotation.span) if known and annotation.span else None
            span = plan.after.moves.span(origin) if origin else None
            if span is None:
                return carrier.at(edition).carry(annotation)
            return changed(annotation, span=span, edition=edition)

        return follow

    def _moves(self, plan: Plan) -> Moves:
        """Where the words of the base stand in the edition that there is."""
        if self._made is not None and self._made[:2] == (plan.now.id, plan.now.edition):
            return self._made[2]
        return corrected(plan.base.structure, [each.act for each in plan.held]).moves


def new_corrections(document: int, held: Sequence[Correction], acts: Sequence[Act]) -> list[Correction]:
    """Corrections that come after those `held`."""
    last, now = max((each.ordinal for each in held), default=0), utc_now()
    return [Correction(str(uuid4()), document, ordinal, act, now) for ordinal, act in enumerate(acts, last + 1)]


def _difference(held: Sequence[Correction], wanted: Sequence[Correction]) -> tuple[CorrectionChange, ...]:
    before, after = ({each.id: each for each in corrections} for corrections in (held, wanted))
    return tuple(
        CorrectionChange(before.get(key), after.get(key))
        for key in dict.fromkeys([*before, *after])
        if before.get(key) != after.get(key)
    )


def taken_back(held: Sequence[Correction], changes: Sequence[CorrectionChange]) -> list[Correction]:
    """The corrections `held` without what `changes` did; what was changed elsewhere since stays."""
    now = {each.id: each for each in held}
    for change in changes:
        if change.after is not None:
            now.pop(change.after.id, None)
        if change.before is not None:
            now[change.before.id] = change.before
    return list(now.values())
