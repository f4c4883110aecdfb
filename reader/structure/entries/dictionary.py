"""Entries of dictionaries: terms that sections of periodicals explain."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from reader.model.document import Block, DictionaryEntry
from reader.structure.characters import CJK
from reader.structure.kinds import CAPTION, FURNITURE, HEADING, PARAGRAPH, TABLE
from reader.structure.numbering import numbered, without_sign
from reader.structure.rules import Rule, rule
from reader.structure.words.phrases import DICTIONARY, OF_WORDS, TERM

LED_TERM: Final = rule(
    "term in brackets and in English that leads its paragraph",
    r"[【〔「](?P<zh>[^】〕」]{2,30})[】〕」]\s?[（(]"
    r"(?P<en>[A-Za-z][A-Za-z’' /&-]{2,80}?)(?:[,，]\s?(?P<abbr>[A-Z][A-Za-z&/-]{1,9}))?[）)]",
    ("【落日複查】（Sunset Review）依協定", "【較低稅率原則】（Lesser Duty Rule, LDR）指"),
    ("【亞太】日本", "落日複查（Sunset Review）"),
)
_CODE: Final = "[A-Z][A-Za-z]{0,2}[A-Z&/0-9-]{1,8}s?"
ENTRY: Final = rule(
    "dictionary entry",
    rf"(?P<zh>.*[\u3005-\u3007\u3400-\u9fff」』》])\s*+[（(／/｜|：:—–-]?\s*+(?P<en>[A-Za-z][^（(]*?)?"
    rf"(?:(?:[,，]\s*+|\s*+[（(]\s*+)(?P<listed>{_CODE}(?:\s[A-Z][a-z]+)?)|\s*+(?P<abbr>{_CODE}))?\s*+[）)]{{0,2}}$",
    (
        "特別三〇一條款 Special 301",
        "北美自由貿易協定 North American Free Trade Agreement（NAFTA）",
        "北美自由貿易協定（North American Free Trade Agreement, NAFTA）",
        "雙邊累積／Bilateral Cumulation（BiC）",
        "兩段計費／Split Tolling",
        "標準必要專利（Standard Essential Patents, SEPs）",
        "太平洋協定加強版（Pacific Agreement on Closer Relations Plus, PACER Plus）",
    ),
    ("Special 301",),
)
LATIN_ENTRY: Final = rule(
    "dictionary entry, in English first",
    rf"(?P<en>(?=[^（(]*[a-z]{{2}})[A-Za-z][A-Za-z0-9’',&./ -]*?)(?:[,，]\s*(?P<listed>{_CODE}))?"
    rf"\s*(?:[（(／｜|：:—–]\s*|(?<=[A-Za-z)）])\s(?=[^\s]{{3}}))(?P<zh>[{CJK}「」《》、]{{2,30}})\s*[）)]?$",
    (
        "Rules of Origin, RoO（原產地規則）",
        "Carbon Leakage（碳洩漏）",
        "Split Tolling／兩段計費",
        "Injury Margin: 損害差率",
        "Injury Margin 損害差率",
    ),
    ("Special 301 條款", "WTO 爭端解決", "特別三〇一條款 Special 301", "De minimis 微量 De Minimis"),
)
RULES: Final[tuple[Rule, ...]] = (LED_TERM, ENTRY, LATIN_ENTRY)

_LONGEST_TERM: Final = 100
_MEANS: Final = re.compile("指|係|謂|乃|稱為|是一種|定義")
_NEAR: Final = 40  # characters of a paragraph


def is_term_in_both(text: str) -> bool:
    """Whether `text` is a term and the same in Latin letters."""
    found = ENTRY.match(text) if "。" not in text else None
    return found is not None and found["en"] is not None


def entries(blocks: Sequence[Block]) -> Iterator[DictionaryEntry]:
    """The entries of the sections of terms among `blocks`, in order."""
    known = _dictionaries(blocks)
    if not known:
        return
    section: int | None = None
    open_entry: DictionaryEntry | None = None
    for index, block in enumerate(blocks):
        if block.kind is HEADING:
            if open_entry:
                yield open_entry
                open_entry = None
            if index in known:
                section = block.level or 1
            elif section is not None and (block.level or 1) <= section:
                section = None
            elif section is not None and block.level == section + 1:
                open_entry = _entry(block.text, index)
        elif section is not None and (led := _led_entry(block, index)):
            if open_entry:
                yield open_entry
            open_entry = led
        elif block.kind is TABLE and open_entry and open_entry.last_block == open_entry.first_block:
            open_entry = None  # a heading above a table is no term
        elif open_entry and block.kind is not CAPTION and block.kind is not FURNITURE:
            open_entry = replace(open_entry, last_block=index)
    if open_entry:
        yield open_entry


def _dictionaries(blocks: Sequence[Block]) -> set[int]:
    """The indexes of the headings of sections whose parts are terms: by their names, or by what stands below them."""
    headings = [index for index, block in enumerate(blocks) if block.kind is HEADING]
    return {
        index
        for place, index in enumerate(headings)
        if DICTIONARY.match(blocks[index].text) or _holds_terms(blocks, headings, place)
    }


def _holds_terms(blocks: Sequence[Block], headings: Sequence[int], place: int) -> bool:
    """Whether the headings below that at `headings[place]` are terms in both languages, and its name or theirs says so.

    headings: the indexes of all headings.
    """
    heading = blocks[headings[place]]
    level = heading.level or 1
    terms: list[int] = []
    for behind in range(place + 1, len(headings)):
        at = headings[behind]
        if (blocks[at].level or 1) <= level:
            break
        if not _is_term(blocks, at, level + 1):
            return False
        terms.append(at)
    if not terms:
        return False
    named = OF_WORDS.match(heading.text) is not None
    return named or (len(terms) > 1 and all(_is_explained(blocks, at) for at in terms))


def _is_term(blocks: Sequence[Block], index: int, level: int) -> bool:
    """Whether a heading of `level` right above a paragraph is a term in both languages."""
    block = blocks[index]
    if block.level != level or index + 1 == len(blocks) or blocks[index + 1].kind is not PARAGRAPH:
        return False
    text = _bare(block.text)
    return (TERM.match(text) or LATIN_ENTRY.match(text)) is not None


def _is_explained(blocks: Sequence[Block], index: int) -> bool:
    """Whether the paragraph below a term says what it means."""
    return _MEANS.search(blocks[index + 1].text[:_NEAR]) is not None


def _led_entry(block: Block, index: int) -> DictionaryEntry | None:
    """The entry of a paragraph that its term leads: 損害差率（Injury Margin）：係指…"""
    if block.kind is PARAGRAPH and (told := LED_TERM.match(block.text)):
        return DictionaryEntry(told["zh"].strip(), told["en"].strip(), told["abbr"], index, index)
    term, colon, _ = block.text.partition("：")
    if block.kind is not PARAGRAPH or not colon or len(term) > _LONGEST_TERM:
        return None
    entry = _entry(term, index)
    return entry if entry.english else None


def _bare(text: str) -> str:
    """`text` without the sign or number before it."""
    text = without_sign(text)
    marker = numbered(text)
    return text[marker.end :] if marker else text


def _entry(text: str, index: int) -> DictionaryEntry:
    text = _bare(text)
    if found := LATIN_ENTRY.match(text):
        return DictionaryEntry(found["zh"], found["en"].strip(), found["listed"], index, index)
    found = ENTRY.match(text)
    if found is None:
        return DictionaryEntry(text, None, None, index, index)
    english = (found["en"] or "").strip(" ,，") or None
    return DictionaryEntry(found["zh"].strip(), english, found["listed"] or found["abbr"], index, index)
