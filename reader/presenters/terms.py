"""A glossary entry as it is shown and copied: in the reader's script, with where the library says it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from html import escape

from reader.i18n import format_count, format_date, format_month
from reader.i18n import gettext as _
from reader.model.glossary import Occurrences, Term
from reader.model.script import Script

Shown = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link of an entry leads: term:ID, find:, first:, edit:, copy:."""

    href: str
    words: str

    def html(self) -> str:
        return f'<a href="{escape(self.href)}">{escape(self.words)}</a>'


def headword(term: Term, script: Script, shown: Shown) -> str:
    """What the term is called where the script is at home; `shown` converts Chinese to it."""
    if script is Script.CN_TERMS and term.mainland:
        return term.mainland
    if script is Script.HK and term.hong_kong:
        return term.hong_kong
    return shown(term.traditional)


def period(term: Term) -> str:
    """Since when and until when, in the words of the interface; empty where neither is known."""
    since, until = _day_told(term.since), _day_told(term.until)
    if since and until:
        return _("{since} 至 {until}").format(since=since, until=until)
    if since:
        return _("{since} 起").format(since=since)
    return _("至 {until} 止").format(until=until) if until else ""


def _day_told(day: str) -> str:
    """A year, a month or a day in words; what is none of these as it stands."""
    if day.isdecimal():
        return _("{year} 年").format(year=day)
    try:
        return (
            format_date(date.fromisoformat(day))
            if day.count("-") > 1
            else format_month(date.fromisoformat(f"{day}-01"))
        )
    except ValueError:
        return day


def other_names(term: Term) -> list[str]:
    """A line for each of what the term is called elsewhere."""
    told = []
    if term.mainland:
        told.append(_("中國大陸用語：{term}").format(term=term.mainland))
    if term.hong_kong:
        told.append(_("香港用語：{term}").format(term=term.hong_kong))
    if term.variants:
        told.append(_("又作：{forms}").format(forms=_("、").join(term.variants)))
    return told


def said_in_library(found: Occurrences) -> str:
    """How often the library says a term, in how many documents."""
    if not found.total:
        return _("文件庫裡沒有這個術語。")
    told = _("文件庫：{total} 處，{documents} 份文件")
    return told.format(total=format_count(found.total), documents=format_count(found.documents))


def years_told(found: Occurrences) -> str:
    """The places of each year in words, for those who do not see the bars."""
    return _("、").join(_("{year} 年 {count} 處").format(year=year, count=count) for year, count in found.years)


def with_source(term: Term, script: Script, shown: Shown) -> str:
    """The entry as plain text to be quoted: the term, what it means, where the facts are from."""
    english = term.english + (f", {term.abbreviation}" if term.abbreviation else "")
    lines = [headword(term, script, shown) + (f"（{english}）" if english else "")]
    lines += [shown(term.definition)] if term.definition else []
    lines += [term.gloss] if term.gloss and not term.definition else []
    sources = "；".join(f"{source.title}，{source.url}".strip("，") for source in term.sources)
    lines += [_("出處：{sources}").format(sources=sources)] if sources else []
    return "\n".join(lines)
