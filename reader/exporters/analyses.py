"""Concordances, companions, frequencies over time and key terms as JSON and CSV.

CSV is UTF-8 with a byte-order mark, so that spreadsheets read it as such; figures are plain, so that they compute.
Offsets count the text with its footnote marks, as all that the command line prints.
"""

import csv
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from io import StringIO

from reader.exporters.forms import BlockOf, MarkedText, marked_texts, understood_form
from reader.model.concordance import Collocates, Concordance, KeyTerm, KeyTerms, KwicLine, Step, Timeline
from reader.model.query import Section

Form = dict[str, object]
Row = Sequence[object]

_DIGITS = 4


def concordance_form(found: Concordance, block_of: BlockOf) -> Form:
    """What `concordance --json` prints; section, start and end as in `search --json`."""
    marked = _marked(found.lines, block_of)
    return {
        "query": found.query.text,
        "total": found.total,
        "documents": found.documents,
        "lines": [_line_form(line, marked[line.hit.document, line.hit.block]) for line in found.lines],
        **understood_form(found.reading, found.incomplete, found.pending),
    }


def _marked(lines: Iterable[KwicLine], block_of: BlockOf) -> dict[tuple[int, int], MarkedText]:
    return marked_texts(((line.hit.document, line.hit.block) for line in lines), block_of)


def _line_form(line: KwicLine, marked: MarkedText) -> Form:
    start, end = marked.to_marked(line.hit.start, line.hit.end)
    return {
        "document": line.hit.document,
        "title": line.title,
        "date": line.day or None,
        "block": line.hit.block,
        "section": line.hit.section.value,
        "start": start,
        "end": end,
        "before": line.before,
        "text": line.words if line.hit.section is Section.NOTE else marked.text[start:end],
        "after": line.after,
    }


def collocates_form(found: Collocates) -> Form:
    """What `concordance --collocates --json` prints."""
    return {
        "query": found.query.text,
        "places": found.places,
        "window": {
            "left": found.window.left,
            "right": found.window.right,
            "unit": found.window.unit.value,
            "characters": found.beside,
        },
        "characters": found.characters,
        "collocates": [
            {
                "text": row.text,
                "count": row.count,
                "left": row.left,
                "right": row.right,
                "elsewhere": row.elsewhere,
                "log_likelihood": round(row.likelihood, _DIGITS),
                "mutual_information": round(row.information, _DIGITS),
            }
            for row in found.rows
        ],
        **understood_form(found.reading, found.incomplete, found.pending),
    }


def timeline_form(found: Timeline) -> Form:
    """What `timeline --json` prints; "per_10000" is null where the library has nothing of a period."""
    return {
        "by": found.step.value,
        "periods": [
            {
                "period": period_name(period.first, found.step),
                "documents": period.documents,
                "characters": period.characters,
            }
            for period in found.periods
        ],
        "undated_documents": found.undated,
        "series": [
            {
                "query": series.text,
                "counts": list(series.counts),
                "per_10000": [None if rate is None else round(rate, _DIGITS) for rate in found.rates(series)],
                "undated": series.undated,
                **understood_form(series.reading, series.incomplete),
            }
            for series in found.series
        ],
        **understood_form(None, 0, found.pending),
    }


def period_name(first: date, step: Step) -> str:
    """YYYY or YYYY-MM."""
    return f"{first.year:04}" if step is Step.YEAR else f"{first.year:04}-{first.month:02}"


def terms_form(found: KeyTerms, block_of: BlockOf) -> Form:
    """What `terms --json` prints; start and end as in `search --json`."""
    marked = marked_texts(((row.first, row.block) for row in found.rows), block_of)
    return {
        "documents": found.documents,
        "characters": found.characters,
        "compared_documents": found.others,
        "compared_characters": found.other_characters,
        "terms": [_term_form(row, marked[row.first, row.block]) for row in found.rows],
        **understood_form(None, 0, found.pending),
    }


def _term_form(row: KeyTerm, marked: MarkedText) -> Form:
    start, end = marked.to_marked(row.start, row.end)
    return {
        "text": row.text,
        "count": row.count,
        "documents": row.documents,
        "elsewhere": row.elsewhere,
        "documents_elsewhere": row.others,
        "new": row.is_new,
        "log_likelihood": round(row.likelihood, _DIGITS),
        "document": row.first,
        "block": row.block,
        "start": start,
        "end": end,
    }


def _table(columns: Row, rows: Iterable[Row]) -> bytes:
    file = StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(columns)
    writer.writerows(rows)
    return file.getvalue().encode("utf-8-sig")


def concordance_csv(lines: Sequence[KwicLine], block_of: BlockOf) -> bytes:
    """A row a line; section, start and end as in `search --json`."""
    columns = ("Before", "Text", "After", "Title", "Date", "Document", "Block", "Start", "End", "Section")
    marked = _marked(lines, block_of)
    return _table(columns, (_line_row(line, marked[line.hit.document, line.hit.block]) for line in lines))


def _line_row(line: KwicLine, marked: MarkedText) -> Row:
    hit = line.hit
    # A place over several cells of a table has line feeds; a line is one.
    text = " ".join(line.words.split())
    where = (hit.document, hit.block, *marked.to_marked(hit.start, hit.end), hit.section.value)
    return line.before, text, line.after, line.title, line.day, *where


def collocates_csv(found: Collocates) -> bytes:
    columns = ("Text", "Count", "Left", "Right", "Elsewhere", "Log-likelihood", "Mutual information")
    rows = (
        (row.text, row.count, row.left, row.right, row.elsewhere, _figure(row.likelihood), _figure(row.information))
        for row in found.rows
    )
    return _table(columns, rows)


def timeline_csv(found: Timeline) -> bytes:
    """A row a period; of each series the places and those per 10,000 characters, empty where there is no text."""
    columns = ["Period", "Documents", "Characters"]
    for series in found.series:
        columns += [series.text, f"{series.text} / 10,000"]
    return _table(columns, _timeline_rows(found))


def _timeline_rows(found: Timeline) -> Iterator[Row]:
    rates = [found.rates(series) for series in found.series]
    for number, period in enumerate(found.periods):
        row: list[object] = [period_name(period.first, found.step), period.documents, period.characters]
        for series, rate in zip(found.series, rates, strict=True):
            share = rate[number]
            row += [series.counts[number], "" if share is None else _figure(share)]
        yield row


def terms_csv(found: KeyTerms) -> bytes:
    columns = ("Term", "Count", "Documents", "Elsewhere", "Documents elsewhere", "New", "Log-likelihood", "First in")
    rows = (
        (
            row.text,
            row.count,
            row.documents,
            row.elsewhere,
            row.others,
            "yes" if row.is_new else "",
            _figure(row.likelihood),
            row.first,
        )
        for row in found.rows
    )
    return _table(columns, rows)


def _figure(value: float) -> str:
    return f"{value:.{_DIGITS}f}"
