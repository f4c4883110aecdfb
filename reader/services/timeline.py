"""How often the library says something, month by month or year by year."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.concordance import Period, Series, Step, Timeline
from reader.model.dates import Precision
from reader.model.document import DocumentSummary
from reader.model.search import Query
from reader.services.finding import SearchService


class TimelineService:
    """Counts as searching does; a document belongs to the month or the year of its date."""

    def __init__(self, finding: SearchService) -> None:
        self._finding = finding

    def timeline(self, queries: Sequence[Query], step: Step) -> Timeline:
        """A series for each query, from the first to the last day of which there is a document in which the first of
        them looks: where they have filters, all have the same.

        Raises UsageError for no query, and for one that makes no sense.
        """
        if not queries:
            raise UsageError(_("沒有可以比較的詞；請至少輸入一個。"))
        rows = self._finding.about(queries[0])
        periods = periods_of(rows, step)
        days = {row.id: _date(row, step) for row in rows}
        series = tuple(self._series(query, days, periods, step) for query in queries)
        undated = sum(day is None for day in days.values())
        return Timeline(step, periods, series, undated, self._finding.pending())

    def _series(self, query: Query, days: dict[int, date | None], periods: Sequence[Period], step: Step) -> Series:
        counts: Counter[date | None] = Counter()
        found = self._finding.counts(query)
        for document, count in found.places.items():
            if document in days:
                day = days[document]
                counts[first_of(day, step) if day else None] += count
        by_period = tuple(counts[period.first] for period in periods)
        return Series(query.text, by_period, counts[None], found.reading, found.incomplete)


def _date(row: DocumentSummary, step: Step) -> date | None:
    """The date of a document; None where it does not tell in which month it appeared and that is asked for."""
    return None if step is Step.MONTH and row.precision is Precision.YEAR else row.date


def first_of(day: date, step: Step) -> date:
    """The first day of the month or the year of `day`."""
    return day.replace(day=1) if step is Step.MONTH else day.replace(month=1, day=1)


def periods_of(rows: Sequence[DocumentSummary], step: Step) -> tuple[Period, ...]:
    """Every month or year from the earliest document to the latest; none where no document has a date."""
    documents: Counter[date] = Counter()
    characters: Counter[date] = Counter()
    for row in rows:
        if day := _date(row, step):
            first = first_of(day, step)
            documents[first] += 1
            characters[first] += row.characters
    if not documents:
        return ()
    return tuple(
        Period(first, documents[first], characters[first]) for first in _stretch(min(documents), max(documents), step)
    )


def _stretch(first: date, last: date, step: Step) -> Iterator[date]:
    months = 1 if step is Step.MONTH else 12
    for month in range(first.year * 12 + first.month - 1, last.year * 12 + last.month, months):
        yield date(month // 12, month % 12 + 1, 1)
