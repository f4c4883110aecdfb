"""How long work tells of itself and is stopped."""

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` of `total` steps (0 = unknown), now at `item`.  `stage` is import, restructure,
    index, correct, write, reading, collocates, terms or page."""

    stage: str
    done: int
    total: int
    item: str = ""


Report = Callable[[Progress], None]
IsCancelled = Callable[[], bool]


def no_report(progress: Progress) -> None:
    """For work whose progress nobody watches."""


def never() -> bool:
    """For work that nobody stops."""
    return False
