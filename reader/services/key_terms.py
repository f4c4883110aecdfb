"""What is new or typical in a document, or in a year, against the rest of the library."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from reader.errors import NotFoundError, UsageError
from reader.i18n import gettext as _
from reader.model.concordance import Against, KeyTerm, KeyTerms, TermQuestion
from reader.model.document import DocumentSummary
from reader.model.progress import Progress, Report, no_report
from reader.model.search import Query
from reader.services.finding import SearchService
from reader.storage import Library
from reader.text.association import log_likelihood
from reader.text.candidate_terms import Candidate, candidates

# Candidates for which the library is asked, the most frequent ones first.
_ASKED: Final = 2_000
_LEAST: Final = 2
# In much text what is said twice is no term yet.
_MUCH: Final = 100_000
_LEAST_IN_MUCH: Final = 4


@dataclass(frozen=True, slots=True)
class Sides:
    """The documents asked about, and those they are compared with."""

    own: tuple[DocumentSummary, ...]
    others: tuple[DocumentSummary, ...]


class KeyTermService:
    """Finds candidates in the texts asked about, and has the search index count them everywhere."""

    def __init__(self, library: Library, finding: SearchService) -> None:
        self._library = library
        self._finding = finding

    def key_terms(self, question: TermQuestion, report: Report = no_report) -> KeyTerms:
        """Raises UsageError where there is nothing to ask about or to compare with, NotFoundError."""
        sides = divided(self._library.documents(), question)
        size, other_size = (sum(row.characters for row in side) for side in (sides.own, sides.others))
        least = _LEAST if size < _MUCH else _LEAST_IN_MUCH
        found = candidates(self._texts(sides.own, report), least)[:_ASKED]
        own = frozenset(row.id for row in sides.own)
        others = frozenset(row.id for row in sides.others)
        rows = []
        for done, each in enumerate(found):
            report(Progress("terms", done, len(found), each.text))
            counts = self._finding.counts(Query(each.text)).places
            rows.append(_weighed(each, counts, own, others, size, size + other_size))
        kept = [row for row in rows if row.count >= least and row.likelihood > 0]
        kept.sort(key=lambda row: (-row.likelihood, -row.count, row.text))
        limited = tuple(kept[: question.limit] if question.limit else kept)
        return KeyTerms(question, limited, len(own), size, len(others), other_size, self._finding.pending())

    def _texts(self, rows: Sequence[DocumentSummary], report: Report) -> Iterator[tuple[int, int, str]]:
        for done, row in enumerate(rows):
            report(Progress("reading", done, len(rows), row.title))
            _title, _source, texts = self._library.texts(row.id)
            yield from ((row.id, block, text) for block, text in enumerate(texts) if text)


def divided(rows: Sequence[DocumentSummary], question: TermQuestion) -> Sides:
    """Raises UsageError, NotFoundError."""
    own = tuple(row for row in rows if _is_asked_about(row, question))
    if not own:
        raise NotFoundError(_nothing_of(question))
    days = [row.date for row in own if row.date is not None]
    if question.against is Against.EARLIER and not days:
        raise UsageError(_("「{title}」沒有日期，無法與更早的文件比較。").format(title=own[0].title))
    rest = (row for row in rows if not _is_asked_about(row, question))
    if question.against is Against.EARLIER:
        rest = (row for row in rest if row.date is not None and row.date < min(days))
    others = tuple(rest)
    if not others:
        raise UsageError(_("文件庫裡沒有可以比較的其他文件。"))
    return Sides(own, others)


def _is_asked_about(row: DocumentSummary, question: TermQuestion) -> bool:
    if question.document is not None:
        return row.id == question.document
    return row.date is not None and row.date.year == question.year


def _nothing_of(question: TermQuestion) -> str:
    if question.document is not None:
        return _("文件庫裡沒有編號 {document} 的文件。").format(document=question.document)
    return _("文件庫裡沒有 {year} 年的文件；文件的日期可在「文件資訊」裡更正。").format(year=question.year)


def _weighed(
    found: Candidate,
    counts: Mapping[int, int],
    own: frozenset[int],
    others: frozenset[int],
    size: int,
    total: int,
) -> KeyTerm:
    mine = [counts[document] for document in counts if document in own]
    theirs = [counts[document] for document in counts if document in others]
    count, elsewhere = sum(mine), sum(theirs)
    score = float(log_likelihood(count, size, count + elsewhere, total))
    place = (found.document, found.block, found.start, found.end)
    return KeyTerm(found.text, count, len(mine), elsewhere, len(theirs), score, *place)
