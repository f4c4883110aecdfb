"""What the reader asks now: the words, where they are looked for, and everything that was switched on or off."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from reader.errors import QueryError, ReaderError
from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.annotation import Colour
from reader.model.query import Reading, Section
from reader.model.search import Facet, FacetCount, Filter, Query, SearchResults, Sort
from reader.model.searches import USUAL, Asked, Widening, Wording
from reader.presenters.colours import colour_name
from reader.services.asking import Question

Ask = Callable[[Asked, int | None, int, bool], Question]
_FORMS_NAMED = 2
_SCOPE, _WIDENING, _WORD, _FILTER = "scope", "widening", "word", "filter"


def sort_names() -> dict[Sort, str]:
    return {
        Sort.RELEVANCE: _("依相關程度"),
        Sort.DATE_NEWEST: _("由新到舊"),
        Sort.DATE_OLDEST: _("由舊到新"),
        Sort.TITLE: _("依標題"),
        Sort.HITS: _("依處數"),
    }


def facet_names() -> dict[Facet, str]:
    return {
        Facet.SERIES: _("系列"),
        Facet.YEAR: _("年份"),
        Facet.AUTHOR: _("作者"),
        Facet.SECTION: _("部分"),
        Facet.TAG: _("標籤"),
        Facet.COLOUR: _("標註顏色"),
    }


def section_name(section: Section) -> str:
    """What a part of a document is called; empty for its body, of which most is."""
    names = {
        Section.HEADING: _("章節標題"),
        Section.FOOTNOTE: _("腳註"),
        Section.TABLE: _("表格"),
        Section.CAPTION: _("圖說"),
        Section.OTHER: _("其他"),
        Section.NOTE: _("筆記"),
    }
    return names.get(section, "")


def value_name(facet: Facet, value: str) -> str:
    """A facet's value as a reader calls it."""
    if facet is Facet.SECTION:
        return section_name(Section(value)) or _("內文")
    if facet is Facet.COLOUR:
        return colour_name(Colour(value))
    return value


def filter_told(chosen: Filter, show: Callable[[str], str]) -> str:
    """A filter in words; `show` gives words in the script of the view."""
    value = show(value_name(chosen.facet, chosen.value))
    return _("{facet}：{value}").format(facet=facet_names()[chosen.facet], value=value)


@dataclass(frozen=True, slots=True)
class Chip:
    """Something about how a search was understood that can be switched by its `key`; `on`: it is in force."""

    key: str
    text: str
    on: bool
    told: str = ""


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a query makes no sense, and where in what was typed, in code points; None = nowhere in particular."""

    sentence: str
    position: int | None


class Inquiry:
    """`ask` understands what is asked, of one document where its number is given."""

    def __init__(self, ask: Ask) -> None:
        self._ask = ask
        self._typing = False
        self.asked = Asked("")
        self.within = False
        self.document: int | None = None
        self.forms: Mapping[Widening, Sequence[str]] = {}
        self.word_forms: Mapping[Wording, Sequence[str]] = {}
        self.fault: Fault | None = None

    def type(self, text: str) -> None:
        """Other words are asked for from now on.  What was chosen for the former alone is forgotten."""
        if text.strip() == self.asked.text.strip():
            return
        usual = tuple(each for each in self.asked.widenings if each in USUAL)
        filters = self.asked.filters if text.strip() else ()
        self.asked = replace(self.asked, text=text, reading=None, widenings=usual, filters=filters, turned=())

    def widen(self) -> None:
        """Ask for every form of a term, too."""
        self.asked = replace(self.asked, widenings=(*USUAL, Widening.TERM))

    def resume(self, asked: Asked) -> None:
        """Ask what was kept."""
        self.asked, self.within = asked, False

    def forget(self) -> None:
        """Nothing is asked any more."""
        self.type("")
        self.within, self.forms, self.word_forms, self.fault = False, {}, {}, None

    def question(self, limit: int, typing: bool = False) -> Query | None:
        """What to ask the library, for `limit` hits; None if that makes no sense, for which there is a `fault` then."""
        self._typing = typing
        try:
            question = self._ask(self.asked, self._scope(), limit, typing)
        except ReaderError as error:
            self.fault = Fault(str(error), error.position if isinstance(error, QueryError) else None)
            self.forms, self.word_forms = {}, {}
            return None
        self.forms, self.word_forms, self.fault = question.forms, question.word_forms, None
        return question.query

    def narrower(self) -> Query | None:
        """What was asked without any other way to say it; None where none is in force."""
        if not any(kind in self.asked.widenings for kind in self.forms) and not any(
            map(self.asked.wants, self.word_forms)
        ):
            return None
        return self._ask(replace(self.asked, widenings=(), turned=()), self._scope(), 1, self._typing).query

    def _scope(self) -> int | None:
        return self.document if self.within else None

    def sort(self, sort: Sort) -> None:
        self.asked = replace(self.asked, sort=sort)

    def filter(self, chosen: Filter, wanted: bool) -> None:
        """Ask only for documents with that value from now on, or no longer."""
        others = tuple(each for each in self.asked.filters if each != chosen)
        self.asked = replace(self.asked, filters=(*others, chosen) if wanted else others)

    def chips(self, results: SearchResults | None, others: int, show: Callable[[str], str]) -> tuple[Chip, ...]:
        """How the search was understood.  `others` places are there by other ways to say it only; `show` gives words
        in the script of the view."""
        chips: list[Chip] = []
        if self.document is not None:
            chips.append(Chip(_SCOPE, _("只在本文件"), self.within, _("只在開啟的文件裡找，或在整個文件庫找")))
        if results is not None and results.reading is not None:
            chips.append(_reading_chip(results.reading))
        for kind, forms in self.forms.items():
            on = kind in self.asked.widenings
            chips.append(_widening_chip(kind, [show(form) for form in forms], on, others if on else 0))
        if results is not None and results.reading is Reading.WORDS:
            chips += [self._word_chip(wording, show) for wording in self.word_forms]
        for each in self.asked.filters:
            text = filter_told(each, show)
            chips.append(Chip(f"{_FILTER}:{each.facet}:{each.value}", text, True, _("按一下取消這個條件")))
        return tuple(chips)

    def _word_chip(self, wording: Wording, show: Callable[[str], str]) -> Chip:
        forms = [show(form) for form in self.word_forms[wording]]
        text = _("「{word}」也找：{forms}").format(word=show(wording.word), forms=_named(forms))
        told = _("其他寫法：{forms}").format(forms=_("、").join(forms))
        return Chip(f"{_WORD}:{wording.kind}:{wording.word}", text, self.asked.wants(wording), told)

    def switch(self, key: str) -> None:
        """Switch what the chip with that key stands for.  Raises ValueError for a key that is none."""
        name, _colon, rest = key.partition(":")
        match name:
            case "scope":
                self.within = not self.within
            case "phrase" | "words":
                self.asked = replace(self.asked, reading=Reading.WORDS if name == "phrase" else Reading.PHRASE)
            case "widening":
                self._switch_widening(Widening(rest))
            case "word":
                kind, _colon, word = rest.partition(":")
                self._turn(Wording(Widening(kind), word))
            case "filter":
                facet, _colon, value = rest.partition(":")
                self.filter(Filter(Facet(facet), value), False)
            case _:
                raise ValueError(key)

    def _turn(self, wording: Wording) -> None:
        turned = self.asked.turned
        others = tuple(each for each in turned if each != wording)
        self.asked = replace(self.asked, turned=others if wording in turned else (*others, wording))

    def _switch_widening(self, kind: Widening) -> None:
        wanted = self.asked.widenings
        others = tuple(each for each in wanted if each is not kind)
        self.asked = replace(self.asked, widenings=others if kind in wanted else (*others, kind))


def _reading_chip(reading: Reading) -> Chip:
    if reading is Reading.PHRASE:
        return Chip("phrase", _("整句連著"), True, _("按一下改成：各詞都要有，但不必連著"))
    return Chip("words", _("各詞都要有"), True, _("按一下改成：整句連著才算"))


def _widening_chip(kind: Widening, forms: Sequence[str], on: bool, places: int) -> Chip:
    text = _("也找：{forms}").format(forms=_named(forms))
    if places:
        text = _("{chip}（{count} 處）").format(chip=text, count=format_count(places))
    return Chip(f"{_WIDENING}:{kind}", text, on, _("其他寫法：{forms}").format(forms=_("、").join(forms)))


def _named(forms: Sequence[str]) -> str:
    """The first of them, for all."""
    named = _("、").join(forms[:_FORMS_NAMED])
    return _("{forms}等").format(forms=named) if len(forms) > _FORMS_NAMED else named


def facet_groups(counts: Sequence[FacetCount]) -> list[tuple[Facet, list[FacetCount]]]:
    """The facets by which what was found can be told apart, in a steady order."""
    return [(facet, found) for facet in Facet if (found := [each for each in counts if each.facet is facet])]
