"""A selection as it grows under the mouse or the Shift key."""

from dataclasses import dataclass
from enum import Enum

from reader.model.annotation import Position, Span


class Grain(Enum):
    """What a selection grows by: after one click, two, three."""

    CHARACTER = 1
    WORD = 2
    SENTENCE = 3


@dataclass(slots=True)
class Selecting:
    """Where a selection began (a character's edge, a word or a sentence) and the end that moves."""

    grain: Grain = Grain.CHARACTER
    origin: Span | None = None
    caret: Position | None = None

    def begin(self, place: Span, grain: Grain = Grain.CHARACTER) -> Span | None:
        """Start at `place`; what is selected by that alone."""
        self.grain, self.origin, self.caret = grain, place, place.end
        if grain is Grain.CHARACTER:
            self.caret = place.start
            return None
        return place if place.start < place.end else None

    def extend(self, place: Span) -> Span | None:
        """Take in all between the beginning and `place`; what is selected now."""
        origin = self.origin or place
        self.origin = origin
        if place.start >= origin.start:
            selected, self.caret = Span(origin.start, max(origin.end, place.end)), max(origin.end, place.end)
        else:
            selected, self.caret = Span(place.start, origin.end), place.start
        return selected if selected.start < selected.end else None

    def forget(self) -> None:
        self.grain, self.origin, self.caret = Grain.CHARACTER, None, None
