"""How footnotes begin: numbers in all their dress, stars of authors' notes, and the words of citations."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from reader.model.document import NOTE_SIGNS, NoteNumber, count_of
from reader.structure.characters import CJK
from reader.structure.lines import Line
from reader.structure.numbering import value_of
from reader.structure.numerals import CIRCLED, SUPERSCRIPTS, plain_figures
from reader.structure.rules import Rule, rule

_NUMERALS: Final = "一二三四五六七八九十"
NOTE: Final = rule(
    "footnote",
    rf"(?:[\[〔【（(]?[註注]\s?(?P<chinese>[{_NUMERALS}]{{1,3}})[\]〕】）)]?[.．、:：]?"
    rf"|(?P<small>[{SUPERSCRIPTS}]{{1,3}}|[{CIRCLED}])"
    r"|[（(]\s?(?:[註注]\s?)?(?P<round>[1-9]\d{0,2})\s?[）)][.．、:：]?"
    r"|(?!\d{1,3}\.(?:html?|pdf|aspx?|php|jsp|docx?)\b)[\[〔【]?[註注]?\s?(?P<number>[1-9]\d{0,2})\s?[\]〕】]?[.．、:：]?)(?:\s+|(?=[^\s\d.,/%\-–:])(?:(?<=\D)|(?![年月號條項款]|日(?![本圓商]))))(?=[^\s，。、；：」』）)\]〕】|｜])",
    (
        "1 WTO JurisPrudence",
        "12 Id. at 1470.",
        "9 中華經濟研究院",
        "[3] Ministry",
        "註5：參見",
        "7. See Lester",
        "註一：參見",
        "（1）參見",
        "¹² 王大同，〈出口管制〉",
        "①王大同，〈出口管制〉",
        "⑫ Id. at 3.",
        "4 日月光公司",
        "註1：日本關稅學會",
        "（2）年鑑各卷",
        "[3]月刊第 4 期",
    ),
    (
        "2023",
        "5日公布",
        "18, 2023",
        "5/7 5/10",
        "301",
        "7.146, 8.3",
        "3 月"[:1],
        "2｜www.a.example",
        "01（最後瀏覽日）",
        "2.html",
    ),
)
BARE_NOTE: Final = rule(
    "footnote in text without signs",
    rf"(?:[\[〔【（(]?[註注]\s?(?:(?P<chinese>[{_NUMERALS}]{{1,3}})|(?P<round>[1-9]\d{{0,2}}))[\]〕】）)]?[.．、:：]?\s*"
    rf"|(?P<small>[{SUPERSCRIPTS}]{{1,3}}|[{CIRCLED}])\s*"
    r"|[\[〔]\s?(?P<bracketed>[1-9]\d{0,2})\s?[\]〕]\s+|(?P<number>[1-9]\d{0,2})\s+(?![年月]|日(?![本圓商])))(?=[^\s\d%])",
    (
        *("1 WTO JurisPrudence", "³參見", "[3] Ministry", "9 中華經濟研究院", "註一：參見", "註5 參見"),
        *("註2：日本關稅學會", "（註三）年鑑各卷", "6 日本關稅學會"),
    ),
    ("4. 程序的七個步驟", "1、關稅", "3 月", "2024 年", "註定失敗", "6 日公布"),
)
COUNTED: Final = rule(
    "figures at the begin of a line and what they count, behind the last character of the line above",
    r"(?:[年度]\n\d{1,2}\s*月|月\n\d{1,2}\s*日|[第條項款]\n\d{1,3}\s*[條項款號]|[國元近去來滿]\n\d{1,3}\s*年"
    r"|[，、及至或與和於自～~\-–—]\n\d{1,3}\s*[年月日條項款號])",
    ("年\n3 月表示，供應鏈", "月\n12 日公布", "第\n9 條規定", "國\n8 年施行", "至\n5 年間"),
    ("頁\n4 日月光公司", "。\n1 年金改革", "3\n9 條約法公約", "年\n4 日月光公司"),
)
STAR: Final = rule(
    "author's note",
    rf"(?P<sign>(?P<one>[{NOTE_SIGNS}])(?P=one){{0,2}})\s*(?=[^\s\d{NOTE_SIGNS}])",
    ("* 國立中正大學法學博士", "** 本文", "†Professor", "∗∗∗ 本文"),
    ("*", "****", "* 5", "*†本文"),
)
CITED: Final = rule(
    "footnote that cites",
    r"[\[〔【（(]?[註注]?\s?\d{1,3}[\]〕】）)]?[.．、:：]?\s*(?:Id\b|Ibid\b|Supra\b|Infra\b|[Ss]ee\b|Cf\.|同前?註|同上註|同註|前揭註?|前引註?|前註"
    r"|參見|詳見|參閱|參照|另見)|.*\b(?:supra|infra) note\b"
    r"|\d{1,3}\s+[^\d\s].{0,160}?(?:[》〉].{0,40}頁\s?\d|，同?前[揭引]註\s?\d"
    r"|\((?:[A-Z][a-z]{2,8}\.? \d{1,2}, )?(?:19|20)\d\d\)\.?$)",
    (
        "2 Id. at 131.",
        "27Id. ¶ 5.94.",
        "6 同前註5，頁34。",
        "24 UNCTAD，前揭註5，前言第5段。",
        "11 See GATS, supra note 7",
        "3. 參見王大明",
        "10 USTR, supra note 4",
        "1 王大同，《戰略貿易》，頁 13（2020）。",
        "2 BIS, Export Controls Rule, 88 Fed. Reg. 84 (2015).",
    ),
    ("12 中正法學集刊", "Id. at 131.", "2 Identity", "12 《貿易法評論》第 3 期"),
)
ENDNOTES: Final = rule(
    "title of endnotes",
    r"[【〔\[（(]?(?:註\s?釋|注\s?釋|註\s?解|附\s?註|尾\s?註|文末註|章節附註|(?:End)?[Nn]otes|NOTES|ENDNOTES)[】〕\]）)]?[：:]?$",
    ("註釋", "【附註】", "附　註", "Notes", "註解："),
    ("註釋一覽表", "參考文獻", "Notes on Trade"),
)
RULES: Final[tuple[Rule, ...]] = (NOTE, BARE_NOTE, COUNTED, STAR, CITED, ENDNOTES)

OFF: Final = rf" (?<=[{CJK}」』）》)] )(?<![第頁約共計達逾表圖] )(?<![前同揭引上見參][註注] )(\d{{1,3}}) ?"
"""A figure between blanks behind text, which no word before it counts, as an expression."""
STOPS: Final = r"[，。；：、）;]|,(?!\d)"
"""What ends a sentence or a part of it, as an expression."""
SET_OFF: Final = re.compile(f"{OFF}(?={STOPS})")
"""The mark of a footnote between blanks before a stop."""
SET_OFF_OR_LAST: Final = re.compile(f"{OFF}(?={STOPS}|$)")
"""The same in a whole paragraph, which it may end."""
APART: Final = "\0"
"""Between lines that are looked through at once: neither a blank nor anything that marks stand by."""
SET_APART: Final = rf" (?<=[。，；！？」』）] )(\d{{1,3}})(?: (?![年月日號條項款個次名件％%])|{APART}|$)"
"""The mark of a footnote between blanks behind a stop, as an expression: 三十年。 12 各國。"""
BEHIND_STOP: Final = r"(?:(?<=[a-z]{4}[.,;]\d)(?<!para.\d)|(?<=[a-z][”’)][.,;]\d))"
"""Behind the first figure of a mark that a Latin sentence or word ends before, as an expression: tariffs.12 The."""

_CITATION: Final = re.compile(r"[A-Za-z]{2}|[§¶]|[《〈]|註|[參詳]見|頁|https?:")
_FIRST: Final = f"[〔【（(註注{NOTE_SIGNS}{SUPERSCRIPTS}{CIRCLED}"
_BEGINS: Final = re.compile(rf"[{re.escape(_FIRST)}\d]")
_STAR_SIGNS: Final = re.compile(f"[{NOTE_SIGNS}]")
STAR_ALONE: Final = re.compile(rf"[{NOTE_SIGNS}]{{1,3}}$")
"""The sign of an author's note alone on a line."""


class Head(NamedTuple):
    """end: where the footnote's text begins."""

    number: NoteNumber
    end: int

    @property
    def counted(self) -> int:
        """The number, 0 for a sign."""
        return count_of(self.number)


def may_begin(lines: Sequence[Line]) -> Iterator[int]:
    """The places of the lines that begin with a sign of footnotes, as those do alone of which `head_of` tells any."""
    return (found.start() for found in _BEGINS.finditer("".join([line.text[0] for line in lines])))


def head_of(line: Line) -> Head | None:
    """The number or star that the line begins with as a footnote does."""
    if line.text[0] not in _FIRST and not line.text[0].isdecimal():
        return None
    if line.text[0] in NOTE_SIGNS:
        signed = STAR.match(line.text)
        return Head(signed["sign"], signed.end()) if signed else None
    plain = line.measures is None and line.blank is None
    return _numbered(BARE_NOTE if plain else NOTE, line)


def counts_on(before: Line, line: Line) -> bool:
    """Whether the figures that `line` begins with go on with the text of the line above it, as those of a torn date."""
    return before.closes is not True and COUNTED.match(f"{before.text[-1]}\n{line.text}") is not None


def cites(text: str) -> bool:
    """Whether `text` is a footnote that cites: CITED, not tried where it would look through prose in vain."""
    may_cite = text[0].isdecimal() or text[0] in "[〔【（(註注" or " note" in text
    return may_cite and CITED.match(text) is not None


def endnote_of(line: Line) -> Head | None:
    """The number that the line begins with as a note below a title of notes does."""
    return _numbered(NOTE, line)


def _numbered(pattern: Rule, line: Line) -> Head | None:
    found = pattern.match(line.text)
    if found is None or found.lastgroup is None:
        return None
    figures = plain_figures(found["small"]) if found.lastgroup == "small" else found[found.lastgroup]
    number = value_of(figures) if found.lastgroup == "chinese" else int(figures)
    return Head(number, found.end()) if number is not None else None


def reads_as_note(text: str) -> bool:
    """Whether `text` has what citations have: titles, pages, Latin words, references to other notes."""
    return _CITATION.search(text) is not None


def has_star(text: str) -> bool:
    """Whether a mark of an author's note stands in `text`."""
    return _STAR_SIGNS.search(text) is not None
