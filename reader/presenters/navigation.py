"""Back and forward through the places the reader has been."""

from dataclasses import dataclass

from reader.anchoring import Landmark
from reader.model.annotation import Position
from reader.model.document import Document


@dataclass(frozen=True, slots=True)
class Place:
    """A position in a document of the library, as it was in one of its editions."""

    document: int
    edition: int
    mark: Landmark

    @classmethod
    def at(cls, document: Document, position: Position) -> "Place":
        """A position in the edition that `document` is."""
        return cls(document.id, document.edition, Landmark.at(document.blocks, position))

    def position(self, document: Document) -> Position:
        """Where the place is in an edition of its document."""
        return self.mark.span.start if document.edition == self.edition else self.mark.found(document.blocks)


class History:
    """Places in the order of visiting; going somewhere new forgets what lay ahead."""

    def __init__(self, limit: int = 200) -> None:
        self._past: list[Place] = []
        self._future: list[Place] = []
        self._limit = limit

    @property
    def can_go_back(self) -> bool:
        return bool(self._past)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._future)

    def leave(self, place: Place) -> None:
        """Remember the place that a jump is about to leave."""
        if not self._past or self._past[-1] != place:
            self._past.append(place)
        del self._past[: -self._limit]
        self._future.clear()

    def back(self, here: Place) -> Place | None:
        """Where to go when going back from `here`; None at the beginning."""
        if not self._past:
            return None
        self._future.append(here)
        return self._past.pop()

    def forward(self, here: Place) -> Place | None:
        """Where to go when going forward from `here`; None at the end."""
        if not self._future:
            return None
        self._past.append(here)
        return self._future.pop()

    def keep(self, documents: frozenset[int]) -> None:
        """Drop places in documents that are not among these: they are gone."""
        self._past = [place for place in self._past if place.document in documents]
        self._future = [place for place in self._future if place.document in documents]
