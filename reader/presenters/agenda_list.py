"""What the agenda panel lists: what is to come month by month, then what has no day, then what is over."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from reader.i18n import format_month
from reader.i18n import gettext as _
from reader.model.notices import AgendaEntry, ListedPublication, NoticeKind
from reader.text.folding import fold_text


@dataclass(frozen=True, slots=True)
class Heading:
    """A month, or what stands for one; a line of the list that cannot be chosen."""

    text: str


@dataclass(frozen=True, slots=True)
class Line:
    """An entry of the list.  is_now: whether today is one of its days."""

    entry: AgendaEntry
    is_now: bool
    is_over: bool


@dataclass(frozen=True, slots=True)
class AgendaFilter:
    """Of `kind` (any when None), holding every word of `words`, in either script, in title, group or source."""

    kind: NoticeKind | None = None
    words: str = ""

    def accepts(self, entry: AgendaEntry) -> bool:
        if self.kind is not None and entry.notice.kind is not self.kind:
            return False
        names = [name for place in entry.places for name in (place.title, place.series or "")]
        return _holds(self.words, entry.notice.title, entry.notice.group, entry.notice.words, *names)


def agenda_rows(entries: Iterable[AgendaEntry], wanted: AgendaFilter, today: date) -> list[Heading | Line]:
    """Headings and lines.  `entries` are in the order of their days, those without one last."""
    kept = [entry for entry in entries if wanted.accepts(entry)]
    dated = [(entry, entry.notice.day) for entry in kept if entry.notice.day is not None]
    coming = [(entry, day) for entry, day in dated if (entry.notice.end or day) >= today]
    over = [(entry, day) for entry, day in reversed(dated) if (entry.notice.end or day) < today]
    undated = [entry for entry in kept if entry.notice.day is None]
    rows: list[Heading | Line] = [*_months(coming, today, "{month}")]
    if undated:
        rows += [Heading(_("日期未定")), *(Line(entry, False, False) for entry in undated)]
    return [*rows, *_months(over, today, _("已過：{month}"))]


def _months(dated: Iterable[tuple[AgendaEntry, date]], today: date, title: str) -> Iterator[Heading | Line]:
    for month, group in groupby(dated, key=lambda pair: pair[1].replace(day=1)):
        yield Heading(title.format(month=format_month(month)))
        for entry, day in group:
            last = entry.notice.end or day
            yield Line(entry, day <= today <= last, last < today)


def accepted_publications(listed: Iterable[ListedPublication], words: str) -> list[ListedPublication]:
    """Those that hold every word, in either script, in title, authors, source or abstract."""
    return [
        each
        for each in listed
        if _holds(words, *(getattr(each.publication, name) for name in ("title", "authors", "source", "abstract")))
    ]


def _holds(words: str, *texts: str) -> bool:
    haystack = fold_text("\n".join(texts))
    return all(fold_text(word) in haystack for word in words.split())
