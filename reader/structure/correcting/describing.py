"""Metadata as the reader says they are."""

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from reader.model.corrections import Describe, MetadataField
from reader.model.dates import Precision, first_day, parts_from_iso, precision_of
from reader.model.document import IssueNumber, Metadata


def described(metadata: Metadata, act: Describe) -> Metadata | None:
    """`metadata` with one field set; None for a number or date that is none."""
    try:
        return _SETTERS[act.field](metadata, act.value.strip())
    except ValueError:
        return None


def _authors(metadata: Metadata, value: str) -> Metadata:
    named = (line.strip() for line in value.splitlines())
    return replace(metadata, authors=tuple(dict.fromkeys(name for name in named if name)))


def _series(metadata: Metadata, value: str) -> Metadata:
    issue = metadata.issue
    if issue is not None:
        issue = replace(issue, series=value) if value or _is_counted(issue) else None
    return replace(metadata, series=value or None, issue=issue)


def _is_counted(issue: IssueNumber) -> bool:
    return issue.number is not None or issue.volume is not None


def _volume(metadata: Metadata, value: str) -> Metadata:
    issue = _issue(metadata, value)
    return replace(metadata, issue=replace(issue, volume=_count(value)) if issue else None)


def _number(metadata: Metadata, value: str) -> Metadata:
    issue = _issue(metadata, value)
    return replace(metadata, issue=replace(issue, number=_count(value)) if issue else None)


def _issue(metadata: Metadata, count: str) -> IssueNumber | None:
    """The issue whose `count` is to be said; made where there was none to be counted."""
    return metadata.issue or (IssueNumber(metadata.series or "", None, metadata.date) if count else None)


def _count(value: str) -> int | None:
    if value and not int(value) >= 0:
        raise ValueError(value)
    return int(value) if value else None


def _date(metadata: Metadata, value: str) -> Metadata:
    parts = parts_from_iso(value) if value else ()
    day = first_day(parts) if parts and precision_of(parts) is Precision.DAY else None
    issue = metadata.issue
    appeared = () if day else parts
    return replace(metadata, date=day, appeared=appeared, issue=replace(issue, date=day) if issue else None)


_SETTERS: Final[dict[MetadataField, Callable[[Metadata, str], Metadata]]] = {
    MetadataField.TITLE: lambda metadata, value: replace(metadata, title=value),
    MetadataField.AUTHORS: _authors,
    MetadataField.AFFILIATION: lambda metadata, value: replace(metadata, affiliation=value or None),
    MetadataField.SERIES: _series,
    MetadataField.VOLUME: _volume,
    MetadataField.NUMBER: _number,
    MetadataField.DATE: _date,
    MetadataField.PUBLISHER: lambda metadata, value: replace(metadata, publisher=value or None),
}
