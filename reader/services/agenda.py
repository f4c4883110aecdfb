"""What the documents of the library announce, put together: an agenda, candidates for the glossary, publications."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from typing import Generic, TypeVar

from reader.model.document import DocumentSummary, Publication
from reader.model.notices import (
    AgendaEntry,
    HarvestedTerm,
    ListedPublication,
    Notice,
    Notices,
    Place,
)
from reader.storage import Library
from reader.structure.entries.notices import folded_letters, notice_key

T = TypeVar("T")


class AgendaService:
    """Lists over all documents.  They are read again only when a document has come, changed or gone."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._sequence = -1
        self._notices: tuple[tuple[DocumentSummary, Notices], ...] = ()
        self._entries: tuple[AgendaEntry, ...] | None = None
        self._publications: tuple[ListedPublication, ...] | None = None

    def entries(self) -> tuple[AgendaEntry, ...]:
        """By day, those without one last.  What several issues announce is one entry."""
        found = self._current()
        if self._entries is None:
            merged: _Merged[Notice] = _Merged(notice_key)
            for row, notices in found:
                for notice in notices.agenda:
                    merged.add(notice, _place(row, notice.block, notice.offset))
            entries = (AgendaEntry(_fullest(notices), places) for notices, places in merged.groups())
            self._entries = tuple(sorted(entries, key=_by_day))
        return self._entries

    def harvested(self) -> Iterator[HarvestedTerm]:
        """The dictionary entries of every document, the latest document first; each as often as it is defined."""
        for row, notices in sorted(self._current(), key=lambda item: _latest_first(item[0])):
            for term in notices.terms:
                yield HarvestedTerm(term, _place(row, term.block, 0))

    def publications(self) -> tuple[ListedPublication, ...]:
        """New books and articles, those announced last first."""
        found = self._current()
        if self._publications is None:
            merged: _Merged[Publication] = _Merged(lambda each: (each.is_article, folded_letters(each.title)))
            for row, notices in sorted(found, key=lambda item: _latest_first(item[0])):
                for publication in notices.publications:
                    merged.add(publication, _place(row, publication.first_block, 0))
            self._publications = tuple(ListedPublication(each[0], places) for each, places in merged.groups())
        return self._publications

    def _current(self) -> tuple[tuple[DocumentSummary, Notices], ...]:
        last = self._library.last_sequence()
        changed = self._sequence < 0 or any(
            entry.kind.startswith("document-") for entry in self._library.log_since(self._sequence)
        )
        # A library put back from a backup is behind what was read before.
        if changed or last < self._sequence:
            self._notices, self._entries, self._publications = self._library.notices(), None, None
        self._sequence = last
        return self._notices


def between(entries: Iterable[AgendaEntry], first: date | None, last: date | None) -> Iterator[AgendaEntry]:
    """Those that lie, with any of their days, between two days; either may be open.  With a bound, none without day."""
    for entry in entries:
        day, end = entry.notice.day, entry.notice.end or entry.notice.day
        if day is None or end is None:
            if first is None and last is None:
                yield entry
        elif (first is None or end >= first) and (last is None or day <= last):
            yield entry


class _Merged(Generic[T]):
    """Values with their places, those of one key together, in the order in which the keys came."""

    def __init__(self, key: Callable[[T], tuple[object, ...]]) -> None:
        self._key = key
        self._found: dict[tuple[object, ...], tuple[list[T], list[Place]]] = {}

    def add(self, value: T, place: Place) -> None:
        """Put a value that stands at `place` to those of its key."""
        values, places = self._found.setdefault(self._key(value), ([], []))
        values.append(value)
        places.append(place)

    def groups(self) -> Iterator[tuple[list[T], tuple[Place, ...]]]:
        """The values of each key, and where they stand, the latest place first."""
        for values, places in self._found.values():
            yield values, tuple(sorted(places, key=lambda place: _recent(place.day), reverse=True))


def _fullest(notices: Sequence[Notice]) -> Notice:
    """The one that says most: with an address, a group, a deadline."""
    return max(notices, key=lambda notice: (bool(notice.url), bool(notice.deadline), bool(notice.group)))


def _place(row: DocumentSummary, block: int, offset: int) -> Place:
    return Place(row.id, row.title, row.series, row.number, row.date, block, offset, row.volume, row.precision)


def _by_day(entry: AgendaEntry) -> tuple[date, date, str]:
    day = entry.notice.day or date.max
    return day, entry.notice.end or day, entry.notice.title


def _recent(day: date | None) -> date:
    return day or date.min


def _latest_first(row: DocumentSummary) -> tuple[int, int]:
    return -_recent(row.date).toordinal(), row.id
