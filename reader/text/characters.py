"""Kinds of characters, by code point."""

import unicodedata
from functools import lru_cache
from typing import Final

# As the inside of a regular expression's class.
IDEOGRAPHS: Final = (
    "\u2e80-\u2fd5"  # radicals, which PDFs hold in place of characters
    "\u3005-\u3007\u3021-\u3029\u3038-\u303b"  # 々〆〇〡
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff"
)
PHONETIC: Final = "\u3040-\u30ff\u3105-\u312f\u31a0-\u31bf\u31f0-\u31ff\uff66-\uff9f"  # kana, bopomofo
# Marks that only Chinese and Japanese set.  “ ” ‘ ’ … — · serve Latin text too and are left out.
CJK_PUNCTUATION: Final = (
    "\u3001-\u3004\u3008-\u3020\u302a-\u3037\u303c-\u303f"  # 、。〈〉《》「」『』【】〔〕
    "\ufe10-\ufe1f\ufe30-\ufe4f\ufe50-\ufe6b"  # vertical and small forms
    "\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\uffe0-\uffe6"  # ，：；（）％ but not Ａ or ０
)
CJK: Final = IDEOGRAPHS + PHONETIC + CJK_PUNCTUATION

_UNSPACED: Final = ((0x2E80, 0x3400), (0x3400, 0xA000), (0xAC00, 0xD7B0), (0xF900, 0xFB00), (0x20000, 0x40000))

WORD: Final = "[^\\W_" + "".join(f"{chr(start)}-{chr(end - 1)}" for start, end in _UNSPACED) + "\uff66-\uffdc]"
"""A regular expression for one character of which `is_word` is true."""


@lru_cache(maxsize=4096)
def is_word(char: str) -> bool:
    """Whether `char`, one code point, belongs into a word: a letter, digit or combining mark of a script other than
    Chinese, Japanese and Korean, of any width (é, ß, ơ, д, ５, Ａ; not 國, か, 한, _ or a hyphen)."""
    code = ord(char)
    if code < 0x80:
        return char.isalnum()
    if 0xFF66 <= code <= 0xFFDC or any(start <= code < end for start, end in _UNSPACED):
        return False
    return char.isalnum() or unicodedata.category(char) in ("Mn", "Mc")
