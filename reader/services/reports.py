"""What an import tells of."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or folder that could not be imported, and a sentence that says why."""

    path: Path
    error: str


@dataclass(frozen=True, slots=True)
class Carried:
    """How many annotations have their place in the new edition, are uncertain of it, or have lost it."""

    resolved: int = 0
    ambiguous: int = 0
    orphaned: int = 0

    def __add__(self, other: "Carried") -> "Carried":
        return Carried(self.resolved + other.resolved, self.ambiguous + other.ambiguous, self.orphaned + other.orphaned)


NOTHING_CARRIED: Final = Carried()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the files, in their order.

    added, unchanged, updated: ids of documents, each once though several files were the same.  carried: what became of
    the annotations on those updated.  cancelled: whether it was stopped before the last file; what is told of here
    stands.  unapplied: how many of the reader's corrections no longer fit the documents updated; they are kept.
    """

    added: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    failed: tuple[Failure, ...] = ()
    carried: Carried = NOTHING_CARRIED
    cancelled: bool = False
    unapplied: int = 0
