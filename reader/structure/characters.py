"""Kinds of characters, and how wide a text is set."""

import re
from functools import cache
from typing import Final

_COMMON: Final = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3105-\u312f\u3400-\u9fff\uf900-\ufaff"
CJK: Final = _COMMON + "\U00020000-\U0003ffff"
"""Ideographs, kana and bopomofo, as the inside of a class of a regular expression."""
IDEOGRAPH: Final = r"[^\W\0-\u052f０-ｚ]"
"""A letter of CJK as an expression: any but Latin, Greek, Cyrillic and full-width ones.  By itself it is compiled in a
fifteenth of the time, since `re` counts out the ranges of a class one by one."""
_WIDE_PUNCTUATION: Final = "\u2014\u2018-\u201d\u2026\u3000-\u3004\u3008-\u3020\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffee"
WIDE: Final = CJK + _WIDE_PUNCTUATION
"""What belongs to Chinese setting, as the inside of a class of a regular expression."""
_SIGNS: Final = "\u3000-\u303f\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffee\u2500-\u257f\u25a0-\u25ff"
_FULL: Final = re.compile(f"[{CJK}{_SIGNS}]+")
_ODD: Final = re.compile(f"[^\0-\x7f{_COMMON}{_SIGNS}]")  # by its bytes, not as wide as it is set
_CHINESE_END: Final = re.compile(f"[{WIDE}]$")
_CHINESE: Final = re.compile(f"[{CJK}]")
_PARTING: Final = re.compile(rf"[{CJK}]\s[{CJK}]|[!-~]\s[!-~]|\s\s")
_LONG: Final = 14  # characters: more than cells have that none but such blanks part
BLANKS: Final = " \t\u3000\u00a0\v\u2002\u2003\u2009"
SPACES: Final = frozenset(
    " \t\n\v\f\r\x1c\x1d\x1e\x1f\x85\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a"
    "\u2028\u2029\u202f\u205f\u3000"
)
"""All that is blank to a regular expression."""
TERMINAL: Final = "。！？!?；;：:…"
OPENING: Final = "「『（(【〈《“‘〔［["
CLOSING: Final = "」』）)】〉》”’〕］]"
DASHES: Final = ("——", "──", "－－", "―", "—", "─")
"""With which the second line of a title begins."""
_BEHIND_END: Final = CLOSING + BLANKS


@cache
def is_chinese(char: str) -> bool:
    """Whether `char` is an ideograph, kana or bopomofo (no punctuation)."""
    return bool(_CHINESE.match(char))


@cache
def is_wide(char: str) -> bool:
    """Whether `char` belongs to Chinese setting: ideographs and full-width punctuation."""
    return bool(_CHINESE_END.match(char))


def ends_chinese(text: str) -> bool:
    """Whether the last character of `text` belongs to Chinese setting."""
    return text != "" and is_wide(text[-1])


def has_chinese(text: str) -> bool:
    """Whether any character of `text` is an ideograph."""
    return bool(_CHINESE.search(text))


def is_unparted(text: str) -> bool:
    """Whether a long line has no other blanks than those that setting puts between Chinese and Latin letters or
    figures."""
    return len(text) >= _LONG and not _PARTING.search(text)


def width(text: str) -> int:
    """The width as set, in half-width columns."""
    if _ODD.search(text):
        return 2 * len(text) - len(_FULL.sub("", text))
    # Letters of one byte are half as wide as those of three: to count bytes takes a third of the time.
    return (len(text.encode()) + len(text)) // 2


def ends_sentence(text: str) -> bool:
    """Whether `text` ends as a sentence does, closing quotes and brackets aside."""
    last = text[-1:]
    if last.isalnum() or not last:
        return False
    if last in TERMINAL:
        return True
    bare = text.rstrip(_BEHIND_END)
    return bool(bare) and (bare[-1] in TERMINAL or (bare[-1] == "." and not has_chinese(bare[-8:])))
