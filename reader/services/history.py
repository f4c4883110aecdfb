"""What can be taken back and done again, whatever it was, in the order in which it was done."""

from collections import deque
from collections.abc import Callable
from dataclasses import replace
from threading import Lock
from typing import Final

from reader.model.annotation import Annotation
from reader.model.changes import AnnotationChange, ChangeSet

_STEPS: Final = 500


class History:
    """Two stacks of change sets, for everything that is done to one library by one reader."""

    def __init__(self) -> None:
        self.undo: deque[ChangeSet] = deque(maxlen=_STEPS)
        self.redo: deque[ChangeSet] = deque(maxlen=_STEPS)
        # What takes long is done in a thread of its own, and the reader goes on marking meanwhile.
        self._changing = Lock()

    def done(self, changes: ChangeSet) -> ChangeSet:
        """Remember what was just done; nothing is left to do again then."""
        if changes:
            with self._changing:
                self.undo.append(changes)
                self.redo.clear()
        return changes

    def last(self, stack: deque[ChangeSet]) -> ChangeSet | None:
        """The step that is to be taken back, or done again, next; None if there is none."""
        with self._changing:
            return stack[-1] if stack else None

    def move(self, step: ChangeSet, source: deque[ChangeSet], target: deque[ChangeSet], opposite: ChangeSet) -> None:
        """`step` was reversed: it leaves `source`, whatever was done above it meanwhile, and `opposite`, unless it is
        empty, is the last of `target`."""
        with self._changing:
            place = next((number for number, each in enumerate(source) if each is step), None)
            if place is not None:
                del source[place]
            if opposite:
                target.append(opposite)

    def carry(self, document: int, edition: int, follow: Callable[[Annotation], Annotation]) -> None:
        """Have the steps speak of the edition that took the place of `edition`: `follow` knows where words went."""

        def carried(annotation: Annotation | None) -> Annotation | None:
            concerned = annotation is not None and (annotation.document, annotation.edition) == (document, edition)
            return follow(annotation) if annotation is not None and concerned else annotation

        with self._changing:
            for stack in (self.undo, self.redo):
                for number, step in enumerate(stack):
                    if not step.corrections:
                        changes = tuple(AnnotationChange(carried(c.before), carried(c.after)) for c in step.annotations)
                        stack[number] = replace(step, annotations=changes)
