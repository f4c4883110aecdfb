"""What the window of lines, trends and key terms shows: in words, in the script of the view, and which lines."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from reader.i18n import format_count, format_month
from reader.i18n import gettext as _
from reader.model.concordance import (
    Against,
    Collocates,
    Concordance,
    KeyTerms,
    KwicLine,
    Side,
    Sorting,
    Step,
    Timeline,
    Unit,
)
from reader.model.document import DocumentSummary
from reader.model.query import Reading
from reader.model.search import Filter, Query
from reader.model.searches import Asked, Widening
from reader.presenters.asking import filter_told
from reader.presenters.searching import Shown, snippet_in
from reader.text.folding import fold_text
from reader.text.outward import unit_spans

_NEAREST = 5
_OFFERED = 500
# What separates the queries of a comparison; a comma may belong to one.
_SEPARATORS = str.maketrans("；;\n", ";;;")


class Scope(StrEnum):
    """Where the window looks: in the whole library, in the open document, in what the search panel is filtered to."""

    LIBRARY = "library"
    DOCUMENT = "document"
    FILTERED = "filtered"


@dataclass(frozen=True, slots=True)
class Sought:
    """What was searched for when the window was called.  reading: how its runs of words were to be taken."""

    text: str = ""
    reading: Reading | None = None
    filters: tuple[Filter, ...] = ()

    @classmethod
    def of(cls, query: Query | None) -> "Sought":
        return cls(query.text, query.reading, query.filters) if query else cls()

    def asked(self, text: str, widenings: tuple[Widening, ...], scope: Scope) -> Asked:
        """What `text` asks now: the same words are taken in the same way."""
        reading = self.reading if text.strip() == self.text.strip() else None
        return Asked(text, reading, widenings, filters=self.filters if scope is Scope.FILTERED else ())

    def told(self, show: Callable[[str], str]) -> str:
        """The filters in words; empty where there are none."""
        return _("、").join(filter_told(each, show) for each in self.filters)


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line in the script of the view."""

    before: str
    words: str
    after: str
    title: str
    day: str


def shown_line(show: Shown, line: KwicLine) -> ShownLine:
    """The line as `show` turns it into the script of the view, as one text, so that words are converted whole."""
    snippet = snippet_in(show, line.hit)
    text = snippet.text
    words = " ".join(text[snippet.start : snippet.end].split())
    return ShownLine(text[: snippet.start], words, text[snippet.end :], show(line.title).text, line.day)


def sortings() -> list[tuple[str, Side | None, int]]:
    """The ways to sort lines: what each is called, the side and which unit from the place."""
    left, right = _("左邊第 {number} 個"), _("右邊第 {number} 個")
    return [
        (_("文件的順序"), None, 0),
        *((left.format(number=nth), Side.LEFT, nth) for nth in range(1, _NEAREST + 1)),
        *((right.format(number=nth), Side.RIGHT, nth) for nth in range(1, _NEAREST + 1)),
    ]


def unit_name(unit: Unit) -> str:
    return {Unit.CHARACTER: _("字"), Unit.WORD: _("詞")}[unit]


def sorted_span(text: str, side: Side, sorting: Sorting | None) -> tuple[int, int]:
    """Where in the text on one `side` of a place the unit stands by which lines are sorted; (0, 0) for none."""
    if sorting is None or sorting.side is not side:
        return 0, 0
    spans = [span for span in unit_spans(text, sorting.unit) if text[slice(*span)] != "…"]
    if len(spans) < sorting.nth:
        return 0, 0
    return spans[-sorting.nth] if side is Side.LEFT else spans[sorting.nth - 1]


def lines_with(lines: Iterable[KwicLine], word: str, left: int, right: int) -> list[KwicLine]:
    """Those that have `word`, in either script, as near as that."""
    wanted = fold_text(word)
    return [
        line
        for line in lines
        if wanted in fold_text(line.before[-left:] if left else "") or wanted in fold_text(line.after[:right])
    ]


def queries_in(text: str) -> list[str]:
    """The queries of a comparison, each once."""
    parts = (" ".join(part.split()) for part in text.translate(_SEPARATORS).split(";"))
    return list(dict.fromkeys(part for part in parts if part))


def query_within(text: str, first: date, step: Step) -> str:
    """The query `text` in the documents of one month or year, as it would be typed."""
    day = f"{first.year:04}" if step is Step.YEAR else f"{first.year:04}-{first.month:02}"
    return _("({query}) 日期:{period}").format(query=text, period=day)


def lines_told(found: Concordance) -> str:
    """How much there is, in one line."""
    if not found.documents:
        return _("找不到「{phrase}」。").format(phrase=found.query.text)
    told = _("{documents} 份文件，共 {total} 處").format(
        documents=format_count(found.documents), total=format_count(found.total)
    )
    if len(found.lines) < found.total:
        told += _("（列出最相關文件的前 {shown} 處）").format(shown=format_count(len(found.lines)))
    if found.reading is Reading.WORDS:
        told += _("；這些詞沒有連在一起，列出的是各詞的出現處")
    return told + _missed_told(found.incomplete, found.pending)


def _missed_told(incomplete: int, pending: int) -> str:
    """What an answer did not come to, as clauses at the end of a sentence."""
    told = ""
    if incomplete:
        told += _("；正規表示式太費時，有 {count} 份文件沒有看").format(count=format_count(incomplete))
    if pending:
        told += _("；另有 {count} 份文件尚待索引").format(count=format_count(pending))
    return told


def filtered_told(word: str, count: int) -> str:
    return _("附近有「{word}」的 {count} 處").format(word=word, count=format_count(count))


def collocates_told(found: Collocates) -> str:
    told = _("{places} 處前後共 {beside} 字，與全部 {characters} 字比較").format(
        places=format_count(found.places),
        beside=format_count(found.beside),
        characters=format_count(found.characters),
    )
    if found.reading is Reading.WORDS:
        told += _("；這些詞沒有連在一起，看的是各詞的前後")
    return told + _missed_told(found.incomplete, found.pending)


def period_told(first: date, step: Step) -> str:
    """A month or a year in words."""
    return format_month(first) if step is Step.MONTH else _("{year} 年").format(year=first.year)


def timeline_told(found: Timeline) -> str:
    if not found.periods:
        return _("文件庫裡沒有一份文件有日期；文件的日期可在「文件資訊」裡更正。")
    first, last = (period_told(found.periods[at].first, found.step) for at in (0, -1))
    told = _("{first} 至 {last}").format(first=first, last=last) if first != last else first
    if found.undated:
        told += "　" + _("有 {count} 份文件沒有日期，不在圖表裡。").format(count=format_count(found.undated))
    apart = _("、").join(each.text for each in found.series if each.reading is Reading.WORDS and each.total)
    if apart:
        told += "　" + _("「{queries}」沒有連在一起的，各詞分開算。").format(queries=apart)
    incomplete = max((each.incomplete for each in found.series), default=0)
    return told.rstrip("。") + _missed_told(incomplete, found.pending) if incomplete or found.pending else told


def rate_told(rate: float | None) -> str:
    """Places per 10,000 characters."""
    return "" if rate is None else f"{rate:.2f}"


def moment_told(found: Timeline, number: int) -> str:
    """What one period has of each series, a line each."""
    period = found.periods[number]
    head = _("{period}：{documents} 份文件，{characters} 字").format(
        period=period_told(period.first, found.step),
        documents=format_count(period.documents),
        characters=format_count(period.characters),
    )
    told = _("{query}：{count} 處，每萬字 {rate}")
    lines = [
        told.format(query=each.text, count=format_count(each.counts[number]), rate=rate_told(found.rates(each)[number]))
        for each in found.series
        if period.characters
    ]
    return "\n".join([head, *lines])


@dataclass(frozen=True, slots=True)
class Target:
    """A document or a year whose terms can be asked for."""

    name: str
    document: int | None = None
    year: int | None = None


def targets(rows: Sequence[DocumentSummary], current: int | None, show: Shown) -> list[Target]:
    """The open document first, then the years of the library, the latest first, then other documents, as many as one
    looks through."""
    offered = [row for row in rows if row.id == current] + [row for row in rows if row.id != current][:_OFFERED]
    named = {row.id: Target(show(row.title).text, document=row.id) for row in offered}
    years = sorted({row.date.year for row in rows if row.date is not None}, reverse=True)
    first = [named.pop(current)] if current is not None and current in named else []
    return [*first, *(Target(_("{year} 年").format(year=year), year=year) for year in years), *named.values()]


def against_name(against: Against) -> str:
    return {Against.REST: _("其餘的文件"), Against.EARLIER: _("更早的文件")}[against]


def terms_told(found: KeyTerms) -> str:
    told = _("{documents} 份文件（{characters} 字）與 {others} 份（{other_characters} 字）比較，列出 {count} 個詞")
    listed = told.format(
        documents=format_count(found.documents),
        characters=format_count(found.characters),
        others=format_count(found.others),
        other_characters=format_count(found.other_characters),
        count=format_count(len(found.rows)),
    )
    return listed + _missed_told(0, found.pending)
