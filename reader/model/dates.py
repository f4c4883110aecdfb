"""Dates as they stand in a text."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

DateParts: TypeAlias = tuple[int, ...]
"""(year,), (year, month) or (year, month, day): as much of a date as is told, as in CSL-JSON; () for nothing."""


class Precision(StrEnum):
    """The smallest unit that a date names; in the order of its parts."""

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


def parts_of(day: date | None, precision: Precision = Precision.DAY) -> DateParts:
    """As much of `day` as `precision` tells; nothing of none."""
    if day is None:
        return ()
    return (day.year, day.month, day.day)[: list(Precision).index(precision) + 1]


def iso_of(parts: DateParts) -> str:
    """ISO 8601: 2031-09-15, 2031-09 or 2031; empty for nothing."""
    return "-".join(f"{part:0{2 if at else 4}}" for at, part in enumerate(parts))


def parts_from_iso(text: str) -> DateParts:
    """The way back.  Raises ValueError for what is no date."""
    year, *rest = (int(part) for part in text.split("-"))
    if len(rest) > 2:
        raise ValueError(text)
    first_day((year, *rest))
    return year, *rest


def first_day(parts: DateParts) -> date:
    """The first of the days that `parts` may mean.  Raises ValueError where there is none."""
    year, month, day = (*parts, 1, 1)[:3]
    return date(year, month, day)


def precision_of(parts: DateParts) -> Precision:
    return list(Precision)[len(parts) - 1]
