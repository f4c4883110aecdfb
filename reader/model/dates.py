"""Dates as they stand in a text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Precision(StrEnum):
    """The smallest unit that a date names."""

    YEAR = "year"
    MONTH = "month"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date over text[start:end] of a block, in code points.

    first, last: its first and last day, the same for a single one; a year or a month has all of its days.  republic:
    the year of the Republic that is written there, None where there is none.  sure: whether its year is written too,
    and not concluded from the day of the issue or from a date before it.
    """

    start: int
    end: int
    first: date
    last: date
    precision: Precision
    republic: int | None = None
    sure: bool = True
