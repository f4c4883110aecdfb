"""The forms in which a term is written beyond those its entry lists: numerals, hyphens, plurals.

Script, variant characters, width, case and blanks beside Chinese characters are the business of folding; nothing is
generated for them here.
"""

import re
from collections.abc import Sequence
from typing import Final

from reader.text.folding import fold_text

_DIGITS: Final = "〇一二三四五六七八九"
_UNITS: Final = ("", "十", "百", "千")
NUMERALS: Final = _DIGITS + "○零十百千"

_CHINESE = re.compile(r"[\u3400-\u9fff〇]")
_ARABIC_RUN = re.compile(r"(?<![0-9A-Za-z.])[0-9]{1,4}(?![0-9A-Za-z.])")  # 特別301條款; not the 7 of G7
_CHINESE_RUN = re.compile(rf"[{NUMERALS}]{{2,}}|(?<=第)[{NUMERALS}]")  # 三〇一條款, 二十國集團, 第五條; not 七大
_SEPARATOR = re.compile(r"[ -]")
_CONSONANT_Y = re.compile(r"[^aeiou]y$")  # duty, policy; not Norway
_SIBILANT = re.compile(r"(?:s|x|z|ch|sh)$")  # process, tax; no plain s is added


def expanded(form: str) -> tuple[str, ...]:
    """`form` first, then every other way to write it: 特別301條款 -> 特別三〇一條款, 特別三百〇一條款;
    catch-all -> catch all; FTA -> FTAs; customs duty -> customs duties."""
    written = [form]
    if _CHINESE.search(form):
        written += _numerals(form)
    elif _SEPARATOR.search(form):
        written += [_SEPARATOR.sub("-", form), _SEPARATOR.sub(" ", form)]
    written += [plural for each in written if (plural := _plural(each))]
    return tuple(dict.fromkeys(written))


def folded(forms: Sequence[str]) -> list[str]:
    """Each of `forms` folded, in order; all at once, which is many times faster than one by one."""
    return fold_text("\n".join(forms)).split("\n") if forms else []


def _numerals(form: str) -> list[str]:
    arabic = _CHINESE_RUN.sub(lambda run: _to_arabic(run[0]), form)
    return [
        arabic,
        _ARABIC_RUN.sub(lambda run: "".join(_DIGITS[int(digit)] for digit in run[0]), arabic),
        _ARABIC_RUN.sub(lambda run: _spelled(int(run[0])), arabic),
    ]


def _spelled(number: int) -> str:
    """301 -> 三百〇一, 21 -> 二十一, 10 -> 十."""
    digits = [int(digit) for digit in str(number)]
    written = "".join(
        _DIGITS[digit] + (_UNITS[power] if digit else "")
        for digit, power in zip(digits, range(len(digits) - 1, -1, -1), strict=True)
    )
    written = re.sub("〇+", "〇", written)
    written = written.rstrip("〇") if number else "〇"
    return written.removeprefix("一") if 10 <= number < 20 else written


def _to_arabic(run: str) -> str:
    """三〇一 -> 301, 三百零一 -> 301, 二十 -> 20; `run` itself where it is no number (十四五)."""
    plain = run.replace("○", "〇").replace("零", "〇")
    if not any(unit in plain for unit in "十百千"):
        return "".join(str(_DIGITS.index(digit)) for digit in plain)
    value, digit = 0, 0
    for char in plain:
        if char in _DIGITS:
            digit = _DIGITS.index(char)
        else:
            value, digit = value + (digit or 1) * 10 ** _UNITS.index(char), 0
    value += digit
    number = str(value)
    return number if plain in (_spelled(value), f"一{_spelled(value)}") else run


def _plural(form: str) -> str | None:
    """The regular English plural; None for a form that does not end in a Latin letter."""
    last = form[-1:]
    if not (last.isascii() and last.isalpha()):
        return None
    if last.islower() and _CONSONANT_Y.search(form):
        return form[:-1] + "ies"
    if last.islower() and _SIBILANT.search(form):
        return form + "es"
    return form + "s"
