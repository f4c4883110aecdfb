"""How a footnote points to a work cited before: Id., supra note 6, 同前註, 前揭註 6."""

import re
from dataclasses import dataclass
from typing import Final

from reader.text.rules import Rule, rule

_NUMBER: Final = r"(?P<number>\d{1,3}|[一二三四五六七八九十]{1,3})"
IDEM: Final = rule(
    "the work just cited",
    r"(?:[Ii]d\.?|[Ii]bid(?:em)?\.?)(?=[\s,;.¶§）)]|$)",
    ("Id.", "id. at 1473", "Ibid., p. 5", "Id. ¶¶ 7.53-7.56"),
    ("Idaho v. Horiuchi", "Identity, 3 L. REV. 5 (2001)", "Ideas"),
)
SUPRA: Final = rule(
    "supra note",
    r"(?P<direction>[Ss]upra|[Ii]nfra) (?:notes?|nn?\.|fns?\.?|footnotes?) ?(?P<number>\d{1,3})"
    r"(?:\s?(?:&|and|,|-|–|—)\s?(?P<last>\d{1,3})(?!\d|[.:]\d))?",
    ("Lester & Zhu, supra note 6, at 1471", "GATT, supra note 1, art. XXI", "supra notes 5 & 7", "Infra note 12"),
    ("supra Part II.A", "supra text accompanying note 5", "Suprathel note 3"),
)
SUPRA_BY_NAME: Final = rule(
    "supra without a number",
    r"(?<=, )supra(?=$|,)",
    ("Lester & Zhu, supra", "Hahn, supra, at 560"),
    ("supra note 5", "supra Part II"),
)
SAME: Final = rule(
    "the note before",
    r"(?:同?前揭?|同上|同前揭|同)(?:[註注](?:[釋释解脚腳]?))(?!\s?[\d一二三四五六七八九十])|(?:同上|同前)(?=$"
    r"|[，,。（(第頁页])|(?<![\u3400-\u9fff])前[註注](?=$|[，,。])",
    ("同前註", "同前註，頁 34", "同上註", "同上", "同前注，第 5 页", "前註，頁 3"),
    ("同前註 5", "前揭註 6", "同上級機關", "前注 3"),
)
NUMBERED: Final = rule(
    "the note numbered so",
    r"(?P<direction>同前揭|同前|前揭|前引|上揭|後揭|后揭|參前|参前|同|見|见|參|参|前|上|後|后)?"
    rf"(?P<word>[註注](?:[釋释解脚腳])?|註腳|脚注)\s?{_NUMBER}(?!\s?[年月日條]|\d)(?:\s?(?:所?引?(?:書|文|书|著|文獻))(?![\u3400-\u9fff]))?",
    ("前揭註 6", "前引註6", "同註 6", "見註 6", "參前註 12，頁 3", "註 6 書，頁 12", "前揭注 6", "同前註5，頁34"),
    ("備註", "註冊號 5"[:2], "註定", "注意"),
)
NAMED: Final = rule(
    "the work of the author named",
    r"(?:前揭|前引|上揭|同前|同上)(?:書|文|书|著|論文|论文|文章)(?=$|[，,。（(第頁页])",
    ("王大明，前揭書，頁 12", "前引文，頁 3", "李小華，同前書"),
    ("前揭書面意見", "前揭註 5"),
)
ELSEWHERE: Final = rule(
    "a place, not a work",
    r"(?:[Ss]upra|[Ii]nfra|[Ss]ee) (?:Part|Section|[Tt]ext|Chapter|Table|Figure)|text accompanying|本文[註注第]|"
    r"(?:上|下|前|後)(?:文|述)",
    ("supra Part II", "supra text accompanying note 5", "參見本文第三節"[2:], "下文"),
    ("supra note 5", "本文獻"),
)
LOCATOR: Final = rule(
    "place in a work",
    r"(?:\bat (?=[\dn])|(?=[¶§])|(?=\b(?:arts?|paras?|pp?|secs?|chs?|nn?|Annex|Article|Section|Chapter"
    r"|[Rr]ecitals?)\b\.? ?[\dIVXivx])"
    r"|(?=頁\s?\d)|(?=页\s?\d)|(?=第\s?[\d.－-]+\s?[頁页段條条節节章點点])|(?=段\s?\d))(?P<place>[^;。\[（]+?)(?=$"
    r"| ?[（\[]|[,，]? \(|[。;]|\.$|\. (?:[A-Z][a-z]{2}|[\u3400-\u9fff])|，(?!頁|页|第|段|註)|, (?:[A-Z][A-Za-z]"
    r"|adopted|circulated|(?:19|20)\d\d [A-Z]))",
    ("at 1473", "¶¶ 7.53-7.56", "art. XXI(b)(i)-(iii)", "頁 34", "第 5 頁", "paras. 7.146, 8.3"),
    ("that", "2019", "articles of faith"),
)
RULES: Final[tuple[Rule, ...]] = (IDEM, SUPRA, SUPRA_BY_NAME, SAME, NUMBERED, NAMED, ELSEWHERE, LOCATOR)

_NUMERALS: Final = "〇一二三四五六七八九十"
_PAGES: Final = re.compile(r"^,\s*(?P<place>\d[\d,–\- ]*)")


@dataclass(frozen=True, slots=True)
class ShortForm:
    """What a short form says.  notes: the numbers of the footnotes it names, none for the work just cited or named.
    by_name: only `lead`, what stands before it, tells the work."""

    lead: str
    notes: tuple[int, ...]
    locator: str
    by_name: bool = False


def short_form(text: str) -> ShortForm | None:
    """The short form in a piece of a footnote, its signal taken away; None where there is none."""
    if "upra" in text or "nfra" in text:
        return _latin_note(text)
    if found := IDEM.match(text):
        return ShortForm("", (), locator(text[found.end() :]))
    if not re.search(r"[註注前同]", text):
        return None
    return _chinese(text)


def _latin_note(text: str) -> ShortForm | None:
    found = SUPRA.search(text)
    if found and not ELSEWHERE.search(text[: found.end()]):
        first, last = int(found["number"]), int(found["last"] or found["number"])
        between = re.search(r"[-–—]", found[0])
        notes = tuple(range(first, last + 1)) if between and first < last < first + 20 else (first, last)
        return ShortForm(_lead(text, found), tuple(dict.fromkeys(notes)), locator(text[found.end() :]))
    if named := SUPRA_BY_NAME.search(text):
        return ShortForm(_lead(text, named), (), locator(text[named.end() :]), by_name=True)
    return None


def _chinese(text: str) -> ShortForm | None:
    if (found := NUMBERED.search(text)) and (
        found["direction"] or not text[: found.start()].strip() or text[: found.start()].rstrip().endswith(("，", ","))
    ):
        return ShortForm(_lead(text, found), (_value(found["number"]),), locator(text[found.end() :]))
    if found := SAME.search(text):
        return ShortForm(_lead(text, found), (), locator(text[found.end() :]))
    if found := NAMED.search(text):
        lead = _lead(text, found)
        return ShortForm(lead, (), locator(text[found.end() :]), by_name=bool(lead))
    return None


def _lead(text: str, found: re.Match[str]) -> str:
    return text[: found.start()].strip(" ,，、：:")


def _value(number: str) -> int:
    """6, 六, 十二, 二十一."""
    if number.isdecimal():
        return int(number)
    tens, ten, ones = number.rpartition("十")
    high = (_NUMERALS.index(tens[-1]) if tens else 1) if ten else 0
    return 10 * high + (_NUMERALS.index(ones[-1]) if ones else 0)


def locator(rest: str) -> str:
    """The place in the work that the words after a citation name, as it is written: "1473", "¶¶ 7.53-7.56", 頁 34."""
    if place := place_in(rest):
        return place
    plain = _PAGES.match(rest)
    return plain["place"].strip(" ,.") if plain else ""


def place_in(text: str) -> str:
    """The first place in a work that `text` names by a word or sign: at 5, art. 5, § 5."""
    found = LOCATOR.search(text)
    return found["place"].strip(" ,.，") if found else ""
