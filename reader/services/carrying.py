"""Annotations follow their document into a new edition."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from reader import anchoring
from reader.errors import NotFoundError
from reader.model.annotation import Ambiguous, AnchorState, Annotation, Resolution, Resolved, Span, TextQuoteSelector
from reader.model.changes import AnnotationChange, ChangeSet
from reader.model.document import Block
from reader.services.reports import Carried

# The blocks of (document, edition).
Former = Callable[[int, int], Sequence[Block]]


class Carrier:
    """Finds annotations in the blocks of an edition.  What it has found once it need not look for again: the search
    is done before the write transaction, and asked for again within it."""

    def __init__(self, blocks: Sequence[Block], edition: int, former: Former) -> None:
        self._blocks = tuple(blocks)
        self._edition = edition
        self._former = former
        self._found: dict[tuple[int, TextQuoteSelector, Span | None], Resolution] = {}
        self._known: tuple[tuple[int, int], tuple[Block, ...]] | None = None

    def carry(self, annotation: Annotation) -> Annotation:
        """`annotation` as it stands in this edition.  Its quote stays what it was, so that nothing drifts.

        A place that was a guess says nothing of where it belongs, however well the words fit there.
        """
        span = annotation.span if annotation.state is AnchorState.RESOLVED else None
        key = (annotation.edition, annotation.quote, span)
        if key not in self._found:
            self._found[key] = self._search(annotation, span)
        return placed(annotation, self._found[key], self._edition)

    def _search(self, annotation: Annotation, span: Span | None) -> Resolution:
        def before() -> Sequence[Block]:
            return self._blocks_of(annotation.document, annotation.edition)

        try:
            return anchoring.follow(before, self._blocks, annotation.quote, span)
        except NotFoundError:
            # A corrected edition is gone once another has taken its place.
            return anchoring.resolve(self._blocks, annotation.quote, None)

    def _blocks_of(self, document: int, edition: int) -> tuple[Block, ...]:
        if self._known is None or self._known[0] != (document, edition):
            self._known = ((document, edition), tuple(self._former(document, edition)))
        return self._known[1]

    def at(self, edition: int) -> "Carrier":
        """The same carrier for another number of the edition: a second process may have stored one meanwhile."""
        self._edition = edition
        return self

    def changes(self, annotations: Iterable[Annotation]) -> ChangeSet:
        """What carries them all into this edition."""
        return ChangeSet(tuple(AnnotationChange(each, self.carry(each)) for each in annotations))


def placed(annotation: Annotation, resolution: Resolution, edition: int) -> Annotation:
    """`annotation` where `resolution` puts it; one that is uncertain stands at its best place."""
    if isinstance(resolution, Resolved):
        span, state = resolution.span, AnchorState.RESOLVED
    elif isinstance(resolution, Ambiguous):
        span, state = resolution.candidates[0], AnchorState.AMBIGUOUS
    else:
        span, state = None, AnchorState.ORPHANED
    return replace(annotation, span=span, state=state, edition=edition)


def tally(changes: ChangeSet) -> Carried:
    """How many of the annotations that were moved have their place, are uncertain of it, or have lost it."""
    states = [change.after.state for change in changes.annotations if change.after]
    return Carried(
        states.count(AnchorState.RESOLVED), states.count(AnchorState.AMBIGUOUS), states.count(AnchorState.ORPHANED)
    )
