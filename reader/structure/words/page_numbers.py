"""The number of a page, alone on a line: whether a text is one, and which."""

import re
from typing import Final

from reader.structure.numerals import number, roman
from reader.structure.rules import Rule, rule

_DRESS: Final = r"[^\w\s，。；：、？！%％+−$€£¥.．\[\]〔〕（(）)【】〈〉《》「」]"
PAGE_NUMBER: Final = rule(
    "page number",
    rf"(?:{_DRESS}{{1,3}}\s*|．\s*)?(?:\d{{1,4}}|[ivxlc]{{1,6}}|[IVXLC]{{1,6}}"
    r"|第\s*[\d一二三四五六七八九十百]+\s*頁(?:[，,／/\s]*共\s*\d+\s*頁)?|頁\s*[次碼]?\s?[:：]?\s*\d+"
    rf"|[Pp](?:age|g?\.)\s*\d+(?:\s*(?:of|/)\s*\d+)?|\d+\s*(?:[/／]|of)\s*\d+|\d{{1,3}}[-–]\d{{1,3}})(?:\s*{_DRESS}{{1,3}}|\s*．)?$"
    r"|[（(]\s*\d{1,3}\s*[）)]$|【\s*\d{1,3}\s*】$|[〈《]\s*\d{1,3}\s*[〉》]$",
    (
        "5",
        "- 12 -",
        "～3～",
        "iv",
        "第 3 頁",
        "第 3 頁，共 10 頁",
        "Page 3 of 10",
        "3 / 10",
        "3／7",
        "—— 7 ——",
        "【8】",
        "9 ｜",
        "頁 4",
        "38-2",
    ),
    ("5/7 一", "第 3 章", "1 Ministry", "2024 年", "[3]", "（一）", "-3.5%", "I 型", "1947)", "(1996)", "52."),
)
RULES: Final[tuple[Rule, ...]] = (PAGE_NUMBER,)

_DIGITS: Final = re.compile(r"\d+")
_OF_VOLUME: Final = re.compile(r"\d{1,3}[-–](\d{1,3})$")
_ROMAN: Final = re.compile("[ivxlcIVXLC]+")
_CHINESE: Final = re.compile("[一二三四五六七八九十百]+")


def is_page_number(text: str) -> bool:
    """Whether `text` is PAGE_NUMBER, which is not tried where it begins or ends with another letter."""
    return (
        (not text[0].isalpha() or text[0] in "第頁PpivxlcIVXLC")
        and (not text[-1].isalpha() or text[-1] in "頁ivxlcIVXLC")
        and PAGE_NUMBER.match(text) is not None
    )


def page_number(text: str) -> int:
    """The number that a text which is PAGE_NUMBER tells: in Arabic, Roman or Chinese figures."""
    if of_volume := _OF_VOLUME.match(text):
        return int(of_volume[1])
    if digits := _DIGITS.search(text):
        return int(digits[0])
    if letters := _ROMAN.search(text):
        return roman(letters[0])
    return number("".join(_CHINESE.findall(text)))
