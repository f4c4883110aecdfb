"""Markers at the start of headings and list items: 壹、一、（一）1. (1) ▲ ⚫ and the parts of laws."""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from reader.structure.characters import CJK, IDEOGRAPH
from reader.structure.numerals import roman
from reader.structure.rules import Rule, first_of, number_of, rule

_NUMERALS: Final = "一二三四五六七八九十百〇零"
_DECIMAL: Final = r"\.[1-9]\d?"
_BEHIND_DECIMAL: Final = r"\s+(?=[^\s\d%a-z])"
_ROMAN_SIGNS: Final = "Ⅰ-Ⅻⅰ-ⅻ"
_CIRCLED: Final = "①-⑳⑴-⒇❶-❿㈠-㈩"

# Outermost first: in a document the kinds that occur take the levels from the top down.
NUMBERED: Final[tuple[Rule, ...]] = (
    rule(
        "part",
        rf"(?P<marker>第\s?[{_NUMERALS}\d]{{1,4}}\s?(?:部分?|場次?|單元|議題|[編篇章講課輯案])(?:之[{_NUMERALS}\d]+)?)(?:[\s、：]+(?=\S)|$)",
        ("第一章 總則", "第 二 章　附則", "第三篇、結論", "第二部分：影響", "第一場　原產地查核", "第二單元：演練"),
        ("第一章節所述之內容", "第1條", "第一部分國家", "第二場記者會", "第三案例"),
    ),
    rule(
        "chapter",
        rf"(?P<marker>(?:Chapter|CHAPTER|Part|PART)\s?(?:\d{{1,2}}|[IVX]{{1,5}}))(?:\s?[：:]\s*(?=[^\sa-z])|\s+(?=[{CJK}「《]))",
        ("Chapter 2　費率之計算", "PART IV: Pilotage", "Chapter 11 協定文本"),
        ("Chapter 11 of the Agreement", "Chapter 7", "Part II Pilotage", "Parties 2：3"),
    ),
    rule(
        "section of a part",
        rf"(?P<marker>第\s?[{_NUMERALS}\d]{{1,4}}\s?節(?:之[{_NUMERALS}\d]+)?)(?:[\s、：]+(?=\S)|$)",
        ("第一節 產品結構", "第 2 節　申請"),
        ("第一節所述之內容", "第一節課"),
    ),
    rule(
        "item of a section",
        rf"(?P<marker>第[{_NUMERALS}]{{1,3}}[項款目])[ 　]+(?=[^\s，。；：、及或])",
        ("第一項　沿革", "第二款 構成要件"),
        ("第一項所稱規費", "第一項、第二項", "第一款 及第二款", "第 1 項 沿革"),
    ),
    rule(
        "step",
        rf"(?P<marker>(?:Step|STEP)\s?\d{{1,2}}|步驟\s?[{_NUMERALS}\d]{{1,2}})(?:\s+|\s?[：:.、]\s*(?=[^，。；]{{1,24}}$))(?=\S)",
        ("Step 1　填寫申請書", "STEP 2: 繳費", "步驟三：領取證明"),
        ("Step by step", "步驟如下：", "步驟一所填之", "步驟二：查核帳簿，並抽驗單據。"),
    ),
    rule(
        "article",
        rf"(?P<marker>第\s?[{_NUMERALS}\d]{{1,5}}(?:[-－]\d+)?\s?條(?:之\s?[{_NUMERALS}\d]+)?"
        rf"(?:[至、～~]第\s?[{_NUMERALS}\d]{{1,5}}\s?條(?:之\s?[{_NUMERALS}\d]+)?)?)\s?(?=[（(][^（()）]{{1,40}}[）)]$|$)",
        ("第 5 條（特定國家或地區之貿易管制）", "第 6 條至第 13 條（輸入證明文件）", "第 15 條之 1（內部管控出口人）"),
        ("第 1 條將 TPP", "第21條國家安全例外條款（Article XXI）作出"),
    ),
    rule(
        "roman",
        rf"(?P<marker>(?:[IVX]{{1,5}}|[{_ROMAN_SIGNS}])(?:[.．](?!\s?[A-Z]\.)|、))\s*(?=\S)",
        ("I. 前言", "Ⅳ、結語", "III. Market Access"),
        ("IV 類", "I.M.F. 報告", "V. K. Lindholm", "WIV. 前言"),
    ),
    rule(
        "formal",
        r"(?P<marker>[壹貳叁參肆伍陸柒捌玖拾]{1,3})(?:[、．.]\s*|\u3000+)(?=\S)",
        ("壹、國家安全例外條款", "拾壹、結語", "貳　制度沿革"),
        ("壹佰元整", "參考資料", "參與者、觀察員", "參 加"),
    ),
    rule(
        "chinese",
        rf"(?P<marker>[{_NUMERALS}]{{1,3}})(?:[、．.]\s*|\u3000+(?![⚫●•]))(?=\S)",
        ("一、前言", "十二、AZEC 重要合作進展", "二　制度沿革"),
        ("一方面、另一方面", "三國高峰會", "一", "二　⚫ APEC"),
    ),
    rule(
        "chinese in brackets",
        rf"(?P<marker>[（(〔]\s?[{_NUMERALS}]{{1,3}}\s?[）)〕])[、．.]?\s*(?=\S)",
        ("（一）亞洲能源轉型倡議", "(十二) 結語", "〔二〕配套措施"),
        ("（一方面", "（一）", "（三國）高峰會"),
    ),
    rule(
        "arabic",
        r"(?P<marker>\d{1,2}[.．、](?!\d)|0[1-9](?=\s+[^\s\d年月日]))\s*(?=\S)",
        ("1. 加強合作", "12、推動談判", "3.加強", "２．簡化程序", "03 市場進入"),
        ("1.5 倍", "2024. 5", "7.5%提高", "18, 2023", "03 月", "3 市場"),
    ),
    rule(
        "decimal",
        rf"(?P<marker>\d{{1,2}}{_DECIMAL}){_BEHIND_DECIMAL}",
        ("3.1 執行委員會的基準", "2.1 Market access"),
        ("3.4 億星幣"[:3], "2.0）3", "7.5%提高", "3.5 percent", "2.0 版的系統", "2.1.3 Market access"),
    ),
    rule(
        "decimal of three",
        rf"(?P<marker>\d{{1,2}}(?:{_DECIMAL}){{2}}){_BEHIND_DECIMAL}",
        ("2.1.3 Market access", "3.1.2 執行委員會的基準"),
        ("2.1 Market access", "113.5.6", "3.1.2.4 基準"),
    ),
    rule(
        "decimal of four",
        rf"(?P<marker>\d{{1,2}}(?:{_DECIMAL}){{3}}){_BEHIND_DECIMAL}",
        ("3.1.2.4 執行委員會的基準",),
        ("2.1.3 Market access",),
    ),
    rule(
        "arabic in brackets",
        r"(?P<marker>[（(]\s?(?!0\d\s?[）)]\s?\d{3})\d{1,2}\s?[）)])[、．.]?\s*(?=\S)",
        ("(1) 加強合作", "（12）推動", "(01) 通則"),
        ("（2024）年", "(1", "（1）", "(02)2356-0000"),
    ),
    rule(
        "arabic before a bracket",
        r"(?P<marker>\d{1,2}[)）])\s*(?=[^\s，。；：、」』）)])",
        ("1) 加強合作", "１２）推動談判", "3)簡化"),
        ("（1）加強", "2023) 公布", "2)，並", "12)"),
    ),
    rule(
        "formal in circles",
        rf"(?P<marker>[{_CIRCLED}])\s*(?=\S)",
        ("① 關稅", "㈠總論"),
        ("1 關稅",),
    ),
    rule(
        "stem",
        r"(?P<marker>[甲乙丙丁戊己庚辛壬癸])、\s*(?=\S)",
        ("甲、關鍵礦物", "乙、 電池零組件"),
        ("甲方同意", "乙、"),
    ),
    rule(
        "capital letter",
        rf"(?P<marker>(?:(?!P\.\s?\d)[A-Z][.)、]|[（(](?:[A-Z]|[IVX]{{2,5}})[）)])(?=\s|{IDEOGRAPH})|（(?:[A-Z]|[IVX]{{2,5}})）)\s*(?=\S)",
        ("C、原產地", "A) market access", "（IV）結語", "B. 關稅"),
        ("U.S. Trade", "A 關稅", "P. 22.", "E.g., Panel", "(II", "b. 關稅"),
    ),
    rule(
        "letter",
        rf"(?P<marker>(?:(?!p\.\s?\d)[a-z][.)、]|[（(](?:[a-z]|[ivx]{{2,5}})[）)])(?=\s|{IDEOGRAPH})|（(?:[a-z]|[ivx]{{2,5}})）)\s*(?=\S)",
        ("a. 關稅", "(b) 配額", "(a)說明其規則", "（b）承諾開放", "(iii) 補貼"),
        ("a 關稅", "p. 22.", "(vice versa) 關稅", "(ii", "B. 關稅"),
    ),
    rule(
        "letter and decimal",
        r"(?P<marker>[A-Z](?:\.\d{1,2}){1,3})\s+(?=[^\s\d%a-z])",
        ("B.1 美國", "C.2.1 Market access"),
        ("U.S. Trade", "A.1", "B.1 percent"),
    ),
)

DECIMALS: Final = ("decimal", "decimal of three", "decimal of four")
"""The kinds of number that tell the heading which they lie in."""

HEADING_KINDS: Final = ("part", "chapter", "article", "formal", "chinese", "chinese in brackets")
"""The kinds of number that headings have rather than items."""

DRAWN: Final = (
    "\u2190-\u21ff\u2299\u258c-\u258e\u25a0-\u25b1\u25b4-\u25bb\u25be-\u25e3\u25e5-\u2775\u2794-\u27bf\u2900-\u297f\u2b00-\u2bff"
    "\ue000-\uf8ff"
)
"""What is drawn rather than written, as the inside of a class of a regular expression: arrows, squares, circles, stars,
the private characters of fonts of such signs; not those of ITEM_TITLE, nor numbers in circles."""

BULLET: Final = rule(
    "bullet",
    rf"(?P<marker>[{DRAWN}‧·•√]|[-–—－*＊](?=\s))\s*(?=[^\s·‧])",
    ("⚫ 歐盟碳關稅", "•配額", "- 關稅", "→ 簡化程序", "❖市場進入", "\uf06c 加強合作"),
    ("-5%", "──尤其是美國", "*", "※歡迎", "·····", "‧ ‧ ‧ 3", "▲美國", "❶ 關稅"),
)

ITEM_TITLE: Final = rule(
    "item title",
    r"(?P<marker>▲|△|▼|◤)\s*(?=\S)",
    ("▲美國宣布成立氣候與貿易小組",),
    ("※歡迎進入線上學習平台", "▲"),
)

SIGNS: Final = "◆◇◎⊙●■□★☆○▪▶►◉▌▍▎"
"""Bullets that some periodicals set before the titles of their items."""

TITLE_SIGN: Final = rule(
    "sign before a title",
    rf"[▲△▼◤※{SIGNS}]\s*(?=\S)",
    ("▲美國宣布成立氣候與貿易小組", "◆日本與歐盟同意推動倡議"),
    ("日本與歐盟", "◆"),
)

LED_TITLE: Final = rule(
    "place or topic in brackets before a title",
    r"[【〔［][^】〕］。，；：]{1,8}[】〕］]\s?(?=[^\s（(【〔])",
    ("【越南】前十月進出口創新高", "〔關稅〕日本檢討出口管制清單"),
    ("【亞太】", "【落日複查】（Sunset Review）", "【由王大同報導，取材自路透社】"),
)


def leads_title(text: str) -> bool:
    """Whether a sign stands before a title, or a place or topic in brackets."""
    return not text[:1].isalnum() and (TITLE_SIGN.match(text) or LED_TITLE.match(text)) is not None


def without_sign(title: str) -> str:
    """`title` without TITLE_SIGN before it."""
    found = TITLE_SIGN.match(title)
    return title[found.end() :] if found else title


ARTICLE: Final = rule(
    "article",
    rf"第\s?[{_NUMERALS}\d]{{1,5}}(?:[-－]\d+)?\s?條(?:之\s?[{_NUMERALS}\d]+)?(?:\s*[（(][^（()）]{{1,40}}[）)])?$",
    ("第 1 條", "第十二條", "第 3-1 條", "第 5 條之一", "第十條（罰則）"),
    ("第 1 條第二項規定", "第21條國家安全例外"),
)

DIVISIONS: Final = "編篇章節款目"
DIVISION: Final = rule(
    "division of a law",
    rf"第\s?[{_NUMERALS}\d]{{1,4}}\s?(?P<kind>[{DIVISIONS}])(?:\s?之\s?[{_NUMERALS}\d]{{1,3}})?(?:[\s　]+\S.*)?$",
    ("第 一 章 總則", "第二節　申請", "第 三 章", "第 二 節 之 一 特別程序"),
    ("第一章所定之事項，應於三十日內", "第 1 條", "第一款規定"),
)

RULES: Final = (*NUMBERED, BULLET, ITEM_TITLE, TITLE_SIGN, LED_TITLE, ARTICLE, DIVISION)


class Marker(NamedTuple):
    """kind: the rule's name.  rank: 0 for the outermost of NUMBERED.  text: as in the source.  end: where the marked
    text begins."""

    kind: str
    rank: int
    text: str
    end: int


_SERIES: Final = (
    "一二三四五六七八九十",
    "壹貳參肆伍陸柒捌玖拾",
    "壹貳叁肆伍陸柒捌玖拾",
    "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
    "ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹⅺⅻ",
    "甲乙丙丁戊己庚辛壬癸",
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳",
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩",
    "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "❶❷❸❹❺❻❼❽❾❿",
)
_VALUES: Final = {char: value for series in _SERIES for value, char in enumerate(series, start=1)}


COUNTED: Final = re.compile(r"[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)]")
"""A number in brackets, wherever it stands."""
_LONGEST_NUMBER: Final = 4  # characters without a word
_AROUND: Final = "（）()〔〕." + "．、 \u3000"
_DIVIDED: Final = "第部分場次單元議題編篇章講課輯案節條步驟 "
_LATIN_DIVISION: Final = re.compile("(?:chapter|part|step) ?", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)
def value_of(marker: str) -> int | None:
    """The number that a marker counts: 十二、 is 12, (b) is 2, IV. is 4, 第三節 is 3; None if it is none."""
    bare = marker.strip(_AROUND)
    if bare.startswith(("第", "步驟")):
        bare = bare.strip(_DIVIDED)
    elif len(bare) > _LONGEST_NUMBER:
        bare = _LATIN_DIVISION.sub("", bare)
    if bare.isdecimal():
        return int(bare)
    if bare and not bare.lower().strip("ivx"):
        return roman(bare)
    if len(bare) == 1 and bare.isascii() and bare.isalpha():
        return ord(bare.lower()) - ord("a") + 1
    values = [_VALUES.get(char) for char in bare]
    if not values or None in values:
        return None
    known = [value for value in values if value is not None]
    if len(known) == 1:
        return known[0]
    tens = known[0] if known[1] == 10 else 1
    return tens * 10 + (known[-1] if known[-1] != 10 else 0)


def begins_sections(marker: Marker) -> bool:
    """Whether a number is the first of those that count sections."""
    return marker.kind in HEADING_KINDS and value_of(marker.text) == 1


@lru_cache(maxsize=1 << 15)  # asked by most rules
def numbered(text: str) -> Marker | None:
    """The number that `text` begins with."""
    found = _ANY_NUMBER.match(text) if text[:1] in BEGINS_NUMBER else None
    if found is None:
        return None
    rank = number_of(found)
    return Marker(NUMBERED[rank].name, rank, found[0].strip(), found.end())


def counts_within(text: str) -> bool:
    """Whether a text that begins with （一） goes on with （二） within its sentence: then neither begins an item."""
    found = COUNTED.match(text) if text[:1] in "（(" else None
    if found is None or value_of(found[0]) != 1:
        return False
    behind = next(COUNTED.finditer(text, found.end()), None)
    return behind is not None and value_of(behind[0]) == 2 and "。" not in text[: behind.start()]


def tears_mainland(before: str, after: str) -> bool:
    """Whether a line break tears 大陸, the rest of which reads as the number six: 中國大 and 陸、日本."""
    return after[0] == "陸" and before[-1] == "大"


def bulleted(text: str) -> Marker | None:
    """The bullet that `text` begins with."""
    found = None if text[:1].isalnum() else BULLET.match(text)
    return Marker(BULLET.name, len(NUMBERED), found["marker"], found.end()) if found else None


_ANY_NUMBER: Final = first_of(NUMBERED)
BEGINS_NUMBER: Final = frozenset(_VALUES).union(
    f"第步{_NUMERALS}（(〔0123456789０１２３４５６７８９abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
)
"""With which any number begins."""
