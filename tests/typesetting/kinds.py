"""Five kinds of documents that readers get from word processors and browsers, composed of words.py as sources.

Besides what composing.py adds to the format of corpus/README.md:

    %set pull               the paragraph is a pull quote; one sentence of the text, printed twice
    %set box                the element belongs to a box beside the text; its neighbours of this setting share the box
    %head 2                 the first two rows of the table are its head
    %merge 1 3 1 2          the cell in row 1, column 3 of the table reaches over one row and two columns
    @picture bars 80        a chart, 80 % of the line, drawn by charts.py
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from random import Random
from typing import Final, Literal, get_args

from tests.typesetting import words
from tests.typesetting.composing import Author
from tests.typesetting.looks import Genre, draw

Kind = Literal["brief", "newsletter", "law", "trip", "paper"]
Producer = Literal["writer", "browser"]
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

_GENRES: Final[dict[Kind, Genre]] = {
    "brief": "commentary",
    "newsletter": "newsletter",
    "law": "article",
    "trip": "report",
    "paper": "study",
}
_SCHEMES: Final[dict[Kind, tuple[str, str, str]]] = {
    "brief": ("none", "none", "none"),
    "newsletter": ("none", "chinese", "bracketed"),
    "law": ("formal", "chinese", "bracketed"),
    "trip": ("chinese", "bracketed", "figures"),
    "paper": ("figures", "dotted", "dotted"),
}
_BOXES: Final = ("重點摘要", "名詞小辭典", "編輯室手記", "延伸閱讀")


def compose_kind(kind: Kind, producer: Producer) -> str:
    """The text of a source.  The same kind and producer give the same text."""
    return "\n\n".join(_Writer(kind, producer).document()) + "\n"


class _Writer(Author):
    """Writes one document: of a browser with notes at its end, since browsers have no footnotes."""

    def __init__(self, kind: Kind, producer: Producer) -> None:
        genre = _GENRES[kind]
        look = replace(
            draw(0, genre),
            scheme=_SCHEMES[kind],
            head="alternate",
            notes="end" if producer == "browser" else "page",
            caption_above=True,
        )
        super().__init__(Random(f"text {kind} {producer}"), genre, look)
        self._kind, self._producer = kind, producer
        self._figure = 0
        if kind == "law":
            self._noted = 0.6
        elif (kind, producer) == ("newsletter", "writer"):
            self._noted = 0.0  # LibreOffice leaves pages empty where a section in columns ends with a footnote

    def document(self) -> Iterator[str]:
        title, names = self._topic() + self._pick(words.ASPECTS), self._names()
        front = self._front(title, names)
        yield front
        match self._kind:
            case "brief":
                yield from self._brief(title, names)
            case "newsletter":
                yield from self._issue(front.partition("title: ")[2].partition("\n")[0])
            case "law":
                yield from self._law(title, names)
            case "trip":
                yield from self._trip(title)
            case "paper":
                yield from self._working_paper(title, names)

    # Documents

    def _brief(self, title: str, names: str) -> Iterator[str]:
        yield from self._opening(title, names)
        yield self._paragraph(4)
        yield from self._points_box(2)
        yield from (self._paragraph(4) for _ in range(2))
        yield from self._chapter(2, self._title(), paragraphs=2)
        yield from self._pull()
        yield from (self._paragraph(4) for _ in range(2))
        yield from self._chart()
        yield from self._chapter(2, self._title(), paragraphs=2)
        yield from self._grid("各國主要產品之進出口", countries=7)
        yield from self._chapter(3, self._title(), paragraphs=2)
        yield from self._box(4)
        yield from (self._paragraph(4) for _ in range(3))
        yield from self._chapter(2, "政策建議", paragraphs=1)
        yield from self._list()
        yield self._paragraph(3)
        yield from self._footnotes()

    def _issue(self, name: str) -> Iterator[str]:
        focus, reviews, dictionary, events = words.SECTIONS
        yield f"@masthead {name}"
        yield f"# {focus}"
        for number in range(5):
            yield from self._news()
            if number == 2:
                yield from self._pull()
        yield f"# {reviews}"
        yield from self._signed_title()
        yield from (self._paragraph(4) for _ in range(2))
        for number in range(3):
            yield from self._chapter(3, self._title(), paragraphs=2)
            if number == 1:
                yield from self._box(4)
                yield self._paragraph(4)
        yield from self._footnotes()
        yield f"# {dictionary}"
        for term in self._dice.sample(words.TERMS, 2):
            yield from self._entry(*term)
        yield f"# {events}"
        yield self._events()
        yield "## 國際經貿行事曆"
        yield self._months()

    def _law(self, title: str, names: str) -> Iterator[str]:
        yield from self._opening(title, names)
        yield from self._abstracts()
        yield from self._chapter(2, "前言", paragraphs=3)
        for number in range(3):
            yield from self._chapter(2, self._title(), paragraphs=2)
            for _ in range(2):
                yield from self._chapter(3, self._title(), paragraphs=2)
                if number == 1:
                    yield from self._quote()
                    yield self._paragraph(3)
            if number == 2:
                yield from self._chapter(4, self._title(), paragraphs=2)
                yield from self._captioned("各國立法例之比較", self._laws())
        yield from self._chapter(2, "結論", paragraphs=3)
        yield from self._footnotes()

    def _trip(self, title: str) -> Iterator[str]:
        yield from self._cover(title)
        chapters = list(self._trip_chapters())
        if self._producer == "writer":
            yield from self._contents(chapters)
        yield "==="
        yield from chapters
        yield from self._footnotes()

    def _trip_chapters(self) -> Iterator[str]:
        yield from self._chapter(2, "目的", paragraphs=2)
        yield from self._list()
        yield from self._chapter(2, "行程", paragraphs=2)
        yield from self._captioned("考察行程", self._journey())
        yield from self._chapter(2, "過程", paragraphs=1)
        for number in range(4):
            yield from self._chapter(3, self._title(), paragraphs=2)
            if number == 1:
                yield from self._chart()
                yield self._paragraph(3)
            elif number == 2:
                yield from self._points_box(4)
                yield from (self._paragraph(4) for _ in range(2))
        yield from self._chapter(2, "心得與建議", paragraphs=2)
        yield from self._list()

    def _working_paper(self, title: str, names: str) -> Iterator[str]:
        yield from self._opening(title, names)
        yield from self._abstracts()
        yield from self._chapter(2, "前言", paragraphs=3)
        yield from self._chapter(2, "文獻回顧", paragraphs=1)
        for _ in range(2):
            yield from self._chapter(3, self._title(), paragraphs=2)
        yield from self._chapter(2, "資料與方法", paragraphs=2)
        yield from self._chart()
        yield self._paragraph(3)
        yield from self._chapter(2, "實證結果", paragraphs=2)
        yield from self._grid("各國各類產品之進出口", countries=10)
        yield self._paragraph(3)
        yield from self._chapter(3, self._title(), paragraphs=2)
        yield from self._list()
        yield from self._chapter(2, "結論", paragraphs=2)
        references = ["## 參考文獻", *(self._reference() for _ in range(6))]
        if self._producer == "writer":  # whose notes stand on their pages and so belong to all of the article
            yield from references
        yield from self._footnotes()
        if self._producer == "browser":
            yield from references

    # Pieces of documents

    def _pull(self) -> Iterator[str]:
        """A paragraph, before it one of its sentences in large letters."""
        sentences = [self._sentence(False, index) for index in range(3)]
        yield f"{self._dice.choice(sentences)}\n%set pull"
        yield "".join(sentences)

    def _box(self, level: int) -> Iterator[str]:
        """A box with a paragraph, its title one level below the heading that it stands under."""
        yield f"{'#' * level} {self._pick(_BOXES[1:])}\n%set box"
        yield f"{self._paragraph(2, noted=False)}\n%set box"

    def _points_box(self, level: int) -> Iterator[str]:
        yield f"{'#' * level} {_BOXES[0]}\n%set box"
        yield from (f"- ● {self._point()}\n%set box" for _ in range(3))

    def _chart(self) -> Iterator[str]:
        self._figure += 1
        yield "@picture bars 80"
        yield f"@caption 圖 {self._figure}：{self._topic()}案件之變動"
        yield f"@caption 資料來源：{self._pick(words.INSTITUTES)}整理。"

    def _grid(self, title: str, countries: int) -> Iterator[str]:
        """A table with two rows of heads and, of each country, three goods."""
        yield from self._captioned(title, "\n".join(self._grid_rows(countries)))
        yield f"@caption 資料來源：{self._pick(words.INSTITUTES)}整理。"

    def _grid_rows(self, countries: int) -> Iterable[str]:
        yield "@table data 14 20 18 15 18 15"
        yield "| 國家 | 產品 | 出口 | | 進口 | |"
        yield "| | | 金額 | 占比 | 金額 | 占比 |"
        for country in self._dice.sample(words.COUNTRIES, countries):
            for number, good in enumerate(self._dice.sample(words.GOODS, 3)):
                figures = [
                    figure
                    for _ in range(2)
                    for figure in (f"{self._dice.randint(100, 9999):,}", f"{self._dice.uniform(1, 30):.1f}%")
                ]
                yield f"| {'' if number else country} | {good} | {' | '.join(figures)} |"
        yield "%head 2\n%merge 1 1 2 1\n%merge 1 2 2 1\n%merge 1 3 1 2\n%merge 1 5 1 2"
        yield from (f"%merge {3 + 3 * place} 1 3 1" for place in range(countries))

    def _laws(self) -> str:
        rows, merges = [], []
        for number, country in enumerate(self._dice.sample(words.COUNTRIES, 6)):
            for place in range(2):
                day = f"{self._dice.randint(2015, 2024)}/{self._dice.randint(1, 12)}/1"
                rows.append(f"| {'' if place else country} | {day} | {self._point()} |")
            merges.append(f"%merge {2 + 2 * number} 1 2 1")
        return "\n".join(["@table data 18 22 60", "| 國家 | 生效日期 | 主要內容 |", *rows, *merges])

    def _journey(self) -> str:
        """Days with a morning and an afternoon each."""
        rows, merges = [], []
        first, *others, last = words.DUTIES
        duties = [first, *(self._pick(others) for _ in range(14)), last]
        for day in range(8):
            city = self._pick(words.CITIES)
            rows.append(f"| 9/{10 + day} | 上午 | {city} | {duties[2 * day]} |")
            rows.append(f"| | 下午 | {city} | {duties[2 * day + 1]} |")
            merges.append(f"%merge {2 + 2 * day} 1 2 1")
        return "\n".join(["@table schedule 14 14 18 54", "| 日期 | 時間 | 地點 | 工作內容 |", *rows, *merges])

    def _months(self) -> str:
        rows = []
        for month, group in ((4, "WTO"), (5, "APEC 及其他國際組織")):
            rows.append(f"| {group} |")
            for day in sorted(self._dice.sample(range(1, 28), 5)):
                weekday = "一二三四五六日"[(day + (0 if month == 4 else 2) - 1) % 7]
                rows.append(f"| {month}/{day} | {weekday} | ● {self._pick(words.MEETINGS)} |")
        return "\n".join(["@table calendar 18 12 70", "| 日期 | 星期 | 會議 |", *rows])

    def _reference(self) -> str:
        year = self._dice.randint(1998, 2023)
        if self._dice.random() < 0.5:
            return f"{self._name()}（{year}），〈{self._title()}〉，《{self._pick(words.JOURNALS)}》，{year % 30} 期。"
        volume = self._dice.randint(3, 60)
        return f"{self._pick(words.LATIN_NAMES)} ({year}). {self._pick(words.LATIN_WORKS)}. World Trade Rev., {volume}."
