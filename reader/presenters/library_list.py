"""The rows of the library list: filtered, sorted, with a line that tells one document from another."""

from collections.abc import Callable, Iterable
from enum import Enum

from reader.i18n import format_count, format_date_parts
from reader.i18n import gettext as _
from reader.model.dates import iso_of
from reader.model.document import DocumentSummary
from reader.text.folding import fold_text


class Order(Enum):
    TITLE = "title"
    DATE = "date"
    IMPORTED = "imported"


def order_label(order: Order) -> str:
    labels = {Order.TITLE: _("依標題"), Order.DATE: _("依日期，新的在前"), Order.IMPORTED: _("依匯入時間，新的在前")}
    return labels[order]


def _haystack(row: DocumentSummary) -> str:
    parts = (row.title, *row.authors, row.series or "", str(row.number or ""), iso_of(row.date_parts), row.source.name)
    return fold_text("\n".join(parts))


def filtered(rows: Iterable[DocumentSummary], wanted: str, order: Order) -> list[DocumentSummary]:
    """The rows that hold every word of `wanted` in title, authors, series, number, date or file name."""
    words = [fold_text(word) for word in wanted.split()]
    kept = [row for row in rows if all(word in _haystack(row) for word in words)] if words else list(rows)
    kept.sort(key=lambda row: (row.title, row.id))
    if order is Order.DATE:
        kept.sort(key=lambda row: row.date_parts, reverse=True)
    elif order is Order.IMPORTED:
        kept.sort(key=lambda row: (row.imported, row.id), reverse=True)
    return kept


def _issue(row: DocumentSummary) -> str:
    if not row.number:
        return ""
    told = _("第 {number} 期") if row.volume is None else _("第 {volume} 卷第 {number} 期")
    return told.format(volume=row.volume, number=row.number)


def describe(row: DocumentSummary, shown: Callable[[str], str]) -> tuple[str, ...]:
    """The quiet lines of a row: who wrote it and where it appeared; when, how much it is, how many marks it bears.

    `shown` gives names in the script of the view; the program's own words are in its language whatever that is.
    """
    origin = [shown("、".join(row.authors))] if row.authors else []
    if row.series and row.series not in row.title:
        origin.append(f"{shown(row.series)} {_issue(row)}".strip())
    facts = [format_date_parts(row.date_parts)] if row.date else []
    facts.append(_("{count} 字").format(count=format_count(row.characters)))
    if row.annotations:
        facts.append(_("{count} 則標註").format(count=format_count(row.annotations)))
    return tuple("　".join(parts) for parts in (origin, facts) if parts)
