"""Sources in the format of corpus/README.md, composed of the words of words.py by a drawn number.

Besides what that format has: `%set quote` under a paragraph says that it is set in on both sides.
"""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Final, TypeVar

from tests.typesetting import words
from tests.typesetting.looks import NUMBERINGS, Genre, Look

_NOTED: Final = {
    "article": 0.5,
    "commentary": 0.2,
    "report": 0.12,
    "proceedings": 0.25,
    "study": 0.2,
    "newsletter": 0.1,
}
_NOTES_TITLES: Final = ("註釋", "附註", "註解", "")

_T = TypeVar("_T")


def compose(number: int, genre: Genre, look: Look) -> str:
    """The text of a source.  The same number, genre and look give the same text."""
    return "\n\n".join(Author(Random(f"text {number} {genre}"), genre, look).document()) + "\n"


class Author:
    """Writes one document.  `_pending` are the footnotes that its article still has to print."""

    def __init__(self, dice: Random, genre: Genre, look: Look) -> None:
        self._dice, self._genre, self._look = dice, genre, look
        self._noted = _NOTED.get(genre, 0.0)
        self._pending: list[str] = []
        self._counts = [0, 0, 0, 0, 0]
        self._table = 0

    def document(self) -> Iterator[str]:
        title = self._topic() + self._pick(words.ASPECTS)
        if self._dice.random() < 0.3:
            title += "：從" + self._topic() + "談起"
        names = self._names()
        yield self._front(title, names)
        match self._genre:
            case "newsletter":
                yield from self._newsletter()
            case "report":
                yield from self._report(title)
            case "commentary":
                yield from self._commentary(title, names)
            case _:
                yield from self._paper(title, names)

    def _front(self, title: str, names: str) -> str:
        journal = self._pick(words.JOURNALS)
        front = {"title": title, "authors": names, "layout": "journal", "date": "2024-03-15"}
        if self._genre == "newsletter":
            front |= {"title": f"{journal} 第 88 期", "series": journal, "number": "88"}
            del front["authors"]
        if self._look.head != "none":
            head = f"{journal} 第 88 期（2024.3.15）" if self._genre == "newsletter" else f"{journal} 第 12 期"
            front |= {"head_left": head, "head_right": head if self._genre == "newsletter" else title}
        return "---\n" + "\n".join(f"{key}: {value}" for key, value in front.items()) + "\n---"

    # Documents

    def _paper(self, title: str, names: str) -> Iterator[str]:
        yield from self._opening(title, names)
        yield from self._abstracts()
        yield from self._chapter(2, "前言", paragraphs=2)
        chapters = self._dice.randint(2, 3)
        for chapter in range(chapters):
            yield from self._chapter(2, self._title(), paragraphs=1)
            for _ in range(self._dice.choice((0, 2, 2, 3))):
                yield from self._chapter(3, self._title(), paragraphs=self._dice.randint(1, 2))
                yield from self._extra(chapter)
        yield from self._chapter(2, "結論與建議", paragraphs=2)
        yield from self._footnotes()

    def _abstracts(self) -> Iterator[str]:
        yield "## 摘要"
        yield f"@abstract {self._paragraph(3, noted=False)}"
        yield "@field 關鍵詞：" + "、".join(self._dice.sample(words.KEYWORDS, 4))
        if self._genre != "study" and self._dice.random() < 0.6:
            yield "## Abstract"
            picked = self._dice.sample(words.ENGLISH, 4)
            topic = self._pick(words.ENGLISH_TOPICS)
            yield "@abstract " + " ".join(picked).format(topic)

    def _report(self, title: str) -> Iterator[str]:
        yield from self._cover(title)
        chapters = list(self._report_chapters())
        yield from self._contents(chapters)
        yield "==="
        yield from chapters
        yield from self._footnotes()

    def _report_chapters(self) -> Iterator[str]:
        yield from self._chapter(2, "目的", paragraphs=1)
        yield from self._list()
        yield from self._chapter(2, "行程", paragraphs=1)
        yield from self._captioned("行程表", self._schedule())
        yield from self._chapter(2, "過程", paragraphs=1)
        for _ in range(3):
            yield from self._chapter(3, self._title(), paragraphs=self._dice.randint(1, 2))
            yield from self._extra(self._dice.randint(0, 2))
        yield from self._chapter(2, "心得與建議", paragraphs=1)
        yield from self._list()

    def _commentary(self, title: str, names: str) -> Iterator[str]:
        if self._dice.random() < 0.5:
            yield f"@masthead {self._pick(words.JOURNALS)}"
        yield from self._opening(title, names)
        yield from (self._paragraph(3) for _ in range(2))
        for chapter in range(3):
            yield from self._chapter(2, self._title(), paragraphs=self._dice.randint(2, 3))
            if chapter == 1:
                yield from self._quote()
        yield from self._footnotes()

    def _newsletter(self) -> Iterator[str]:
        focus, reviews, dictionary, events = words.SECTIONS
        yield f"# {reviews}"
        yield from self._signed_title()
        yield self._paragraph(2)
        for _ in range(2):
            yield from self._chapter(3, self._title(), paragraphs=2)
        yield from self._footnotes()
        yield f"===\n\n# {focus}"
        for _ in range(3):
            yield from self._news()
        yield f"===\n\n# {dictionary}"
        for term in self._dice.sample(words.TERMS, 2):
            yield from self._entry(*term)
        yield f"===\n\n# {events}"
        yield self._events()
        yield "## 國際經貿行事曆"
        yield self._calendar()

    # Pieces of documents

    def _opening(self, title: str, names: str) -> Iterator[str]:
        yield f"# {title}"
        yield f"@author {names}"
        yield f"@affiliation {self._pick(words.INSTITUTES)}{self._pick(words.POSTS)}"

    def _signed_title(self) -> Iterator[str]:
        yield f"## {self._topic()}{self._pick(words.ASPECTS)}"
        yield f"@author {self._pick(words.INSTITUTES)} {self._name()} {self._pick(words.POSTS)}"

    def _cover(self, title: str) -> Iterator[str]:
        yield f"# {title}出國報告"
        yield f"@field 服務機關：{self._pick(words.INSTITUTES)}"
        yield f"@field 姓名職稱：{self._name()}{self._pick(words.POSTS)}"
        yield "@field 出國期間：112 年 9 月 10 日至 9 月 17 日"
        yield "@field 報告日期：112 年 12 月 8 日"

    def _contents(self, chapters: Sequence[str]) -> Iterator[str]:
        """A table of contents on a page of its own; titles of boxes are none of it."""
        yield "===\n\n## 目次"
        for chapter in chapters:
            hashes, _, title = chapter.partition(" ")
            if hashes in ("##", "###") and "%set" not in title:
                yield f"@toc {title} | 1"

    def _chapter(self, level: int, title: str, paragraphs: int) -> Iterator[str]:
        yield f"{'#' * level} {self._numbered(level, title)}"
        yield from (self._paragraph(self._dice.randint(2, 4)) for _ in range(paragraphs))

    def _numbered(self, level: int, title: str) -> str:
        self._counts[level] += 1
        self._counts[level + 1 :] = [0] * (len(self._counts) - level - 1)
        signs, form = NUMBERINGS[self._look.scheme[level - 2]]
        if not signs:
            return title
        parent = ".".join(str(count) for count in self._counts[2:level]) + "."
        number = form.format(signs[self._counts[level] - 1], parent=parent)
        return f"{number} {title}" if number[-1].isascii() else number + title

    def _extra(self, which: int) -> Iterator[str]:
        match which:
            case 0:
                yield from self._captioned(f"主要{self._pick(('出口', '進口'))}產品之變動", self._data())
                yield self._paragraph(2)
            case 1:
                yield from self._list()
            case _ if self._dice.random() < 0.5:
                yield from self._quote()
                yield self._paragraph(2)
            case _:
                yield from self._captioned("各國規定之比較", self._comparison())

    def _quote(self) -> Iterator[str]:
        yield f"{self._paragraph(2, noted=False)}\n%set quote"

    def _list(self) -> Iterator[str]:
        markers = self._pick(
            (("1.", "2.", "3."), ("（一）", "（二）", "（三）"), ("●", "●", "●"), ("(1)", "(2)", "(3)"))
        )
        nested = markers[0] == "（一）" and self._dice.random() < 0.6
        for marker in markers:
            yield f"- {marker} {self._point()}"
            if nested and marker == markers[1]:
                yield from (f"  - {inner} {self._point()}" for inner in ("1.", "2."))

    def _point(self) -> str:
        return self._pick(words.POINTS).format(self._topic()) + "。"

    def _captioned(self, title: str, table: str) -> Iterator[str]:
        self._table += 1
        sign = self._dice.choice(("：", " "))
        caption = f"@caption 表 {self._table}{sign}{title}"
        yield from (caption, table) if self._look.caption_above else (table, caption)

    def _schedule(self) -> str:
        rows = [f"| 9/{10 + day} | {self._pick(words.CITIES)} | {self._pick(words.DUTIES)} |" for day in range(7)]
        return "\n".join(["@table schedule 16 20 64", "| 日期 | 地點 | 工作內容 |", *rows])

    def _data(self) -> str:
        rows = []
        for good in self._dice.sample(words.GOODS, self._dice.randint(4, 8)):
            share, change = self._dice.uniform(1, 30), self._dice.uniform(-9, 9)
            rows.append(f"| {good} | {self._dice.randint(100, 9999):,} | {share:.1f}% | {change:+.1f}% |")
        return "\n".join(["@table data 34 26 20 20", "| 產品 | 金額（百萬美元） | 占比 | 成長率 |", *rows])

    def _comparison(self) -> str:
        rows = [
            f"| {country} | {self._dice.randint(2015, 2024)}/{self._dice.randint(1, 12)}/1 | {self._point()} |"
            for country in self._dice.sample(words.COUNTRIES, self._dice.randint(4, 10))
        ]
        return "\n".join(["@table data 18 22 60", "| 國家 | 生效日期 | 主要內容 |", *rows])

    def _news(self) -> Iterator[str]:
        who, what = self._pick(words.ACTORS).partition("（")[0], self._topic()
        yield f"## ▲{who}就{what}提出新方案"
        yield from (self._paragraph(3, noted=False) for _ in range(2))
        name, press = self._name(), self._pick(words.PRESS)
        month, day = self._dice.randint(1, 3), self._dice.randint(1, 28)
        yield (
            f"@reporter 【由{name}綜合報導，取材自 {press}，2024 年 {month} 月 {day} 日】\n"
            f"%news {name} | {press} @ 2024-{month:02}-{day:02}"
        )

    def _entry(self, chinese: str, english: str, short: str) -> Iterator[str]:
        heading = f"## {chinese} {english}" + (f" ({short})" if short else "")
        yield f"{heading}\n%glossary {chinese} | {english} | {short}"
        yield from (self._paragraph(3, noted=False) for _ in range(2))

    def _events(self) -> str:
        rows = [
            f"| {self._pick(words.INSTITUTES)} | 逕自洽詢 | 4/{self._dice.randint(1, 28)} | {name} | https://example.org/{name_}"
            " |"
            for name, name_ in zip(self._dice.sample(words.EVENTS, 3), ("a1", "b2", "c3"), strict=True)
        ]
        return "\n".join(
            ["@table events 24 14 12 26 24", "| 主辦/執行單位 | 報名截止日期 | 活動日期 | 活動名稱 | 活動網址 |", *rows]
        )

    def _calendar(self) -> str:
        days = sorted(self._dice.sample(range(1, 28), 4))
        rows = [f"| 4/{day} | {'一二三四五'[day % 5]} | ● {self._pick(words.MEETINGS)} |" for day in days]
        return "\n".join(["@table calendar 18 12 70", "| 日期 | 星期 | 會議 |", "| WTO |", *rows])

    # Words

    def _paragraph(self, sentences: int, noted: bool = True) -> str:
        made = [self._sentence(noted, index) for index in range(sentences)]
        return "".join(made)

    def _sentence(self, noted: bool, index: int) -> str:
        opener = self._pick(words.OPENERS) if index == 0 or self._dice.random() < 0.3 else self._pick(words.REMARKS)
        topics = [self._topic(), self._topic()]
        claim = self._pick(words.CLAIMS).format(*topics, n=self._dice.randint(2, 60))
        tail = self._pick(words.TAILS).format(self._topic(), n=self._dice.randint(2, 400))
        text = f"{opener}{self._pick(words.ACTORS)}{claim}"
        if not noted or self._dice.random() > self._noted:
            return f"{text}{tail}。"
        return f"{text}{tail}{self._note()}。" if self._dice.random() < 0.8 else f"{text}{self._note()}{tail}。"

    def _note(self) -> str:
        number = len(self._pending) + 1
        self._pending.append(f"[^{number}]: {self._citation(number)}")
        return f"[^{number}]"

    def _citation(self, number: int) -> str:
        dice = self._dice
        year, page = dice.randint(1998, 2023), dice.randint(2, 480)
        match dice.randint(0, 7):
            case 0 if number > 1:
                return self._pick((f"Id. at {page}.", "Id.", "同前註。", f"同前註，頁 {page}。"))
            case 1 if number > 2:
                surname = self._pick(words.LATIN_NAMES).split()[-1]
                return f"{surname}, supra note {dice.randint(1, number - 1)}, at {page}."
            case 2 | 3:
                journal = self._pick(words.JOURNALS)
                article = f"{self._name()}，〈{self._topic()}{self._pick(words.ASPECTS)}〉"
                return f"{article}，《{journal}》，第 {year % 40} 期，頁 {page}，{year} 年。"
            case 4:
                agency, day = self._pick(words.AGENCIES), dice.randint(1, 28)
                return f"{agency}, Press Release, Mar. {day}, {year}, {self._pick(words.ADDRESSES)}"
            case 5:
                return f"{self._sentence(False, 0)}另參 {self._work()} {page} ({year})."
            case 6:
                volume, journal = dice.randint(3, 60), self._pick(words.LATIN_JOURNALS)
                return f"{self._work()}, {volume} {journal} {page}, {page + 9} ({year})."
            case _:
                return f"{self._work().upper()} {page} ({year})."

    def _work(self) -> str:
        return f"{self._pick(words.LATIN_NAMES)}, {self._pick(words.LATIN_WORKS)}"

    def _footnotes(self) -> Iterator[str]:
        title = self._pick(_NOTES_TITLES)
        if self._look.notes == "end" and self._pending and title and self._genre != "newsletter":
            yield f"## {title}"
        yield from self._pending
        self._pending = []

    def _title(self) -> str:
        return self._topic() + self._pick(words.ASPECTS + words.QUESTIONS)

    def _topic(self) -> str:
        return self._pick(words.TOPICS)

    def _name(self) -> str:
        return self._pick(words.SURNAMES) + self._pick(words.GIVEN)

    def _names(self) -> str:
        return "、".join({self._name(): None for _ in range(self._dice.choice((1, 1, 2)))})

    def _pick(self, choices: Sequence[_T]) -> _T:
        return self._dice.choice(choices)
