"""What a mutation did: enough to refresh every screen, and to undo it."""

from dataclasses import dataclass

from reader.model.annotation import Annotation


@dataclass(frozen=True, slots=True)
class AnnotationChange:
    """An annotation before and after; None before = made, None after = deleted."""

    before: Annotation | None
    after: Annotation | None

    @property
    def annotation(self) -> Annotation:
        """The annotation concerned, as it now stands or last stood."""
        changed = self.after or self.before
        if changed is None:
            raise ValueError("a change without an annotation")
        return changed

    def inverse(self) -> "AnnotationChange":
        return AnnotationChange(self.after, self.before)


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one action changed.  `documents` are ids of documents imported, restructured, edited or removed."""

    annotations: tuple[AnnotationChange, ...] = ()
    documents: frozenset[int] = frozenset()

    def inverse(self) -> "ChangeSet":
        """The change set that undoes this one's annotation changes."""
        return ChangeSet(tuple(change.inverse() for change in reversed(self.annotations)), self.documents)

    def __bool__(self) -> bool:
        return bool(self.annotations or self.documents)
