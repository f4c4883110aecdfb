"""Numbers as lists print them: 3, iii, c, 三, 參, 丙, ③."""

from collections.abc import Callable
from typing import Final

_CHINESE: Final = "〇一二三四五六七八九"
_FORMAL: Final = "零壹貳參肆伍陸柒捌玖"
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_ROMAN: Final = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
    (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def roman(number: int) -> str:
    """Lower-case Roman figures; 0 and more than 3,999 in Arabic ones."""
    if not 0 < number < 4000:
        return str(number)
    figures = ""
    for value, letters in _ROMAN:
        figures += letters * (number // value)
        number %= value
    return figures


def letters(number: int) -> str:
    """a … z, aa, bb, as word processors count on."""
    if not 0 < number <= 26 * 10:
        return str(number)
    return chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)


def _counted(number: int, digits: str, tens: str, hundreds: str) -> str:
    if not 0 < number < 1000:
        return str(number)
    text = ""
    if number >= 100:
        text = digits[number // 100] + hundreds
        if number % 100 and number % 100 < 10:
            text += "零"
    if number % 100 >= 10:
        ten = number // 10 % 10
        text += ("" if ten == 1 and number < 20 else digits[ten]) + tens
    return text + (digits[number % 10] if number % 10 else "")


def chinese(number: int) -> str:
    """一 … 十、十一 … 二十、一百零一."""
    return _counted(number, _CHINESE, "十", "百")


def formal(number: int) -> str:
    """壹 … 拾、拾壹."""
    return _counted(number, _FORMAL, "拾", "佰")


def _of(series: str) -> Callable[[int], str]:
    return lambda number: series[number - 1] if 0 < number <= len(series) else str(number)


STYLES: Final[dict[str, Callable[[int], str]]] = {
    "decimal": str,
    "decimal-zero": lambda number: f"{number:02}",
    "full-width": lambda number: str(number).translate({ord("0") + i: ord("０") + i for i in range(10)}),
    "lower-roman": roman,
    "upper-roman": lambda number: roman(number).upper(),
    "lower-letter": letters,
    "upper-letter": lambda number: letters(number).upper(),
    "chinese": chinese,
    "chinese-digits": lambda number: "".join(_CHINESE[int(digit)] for digit in str(abs(number))),
    "formal": formal,
    "stems": _of(_STEMS),
    "branches": _of(_BRANCHES),
    "circled": _of(_CIRCLED),
}


def written(number: int, style: str) -> str:
    """`number` in one of STYLES; in Arabic figures where the style is unknown or does not reach so far."""
    return STYLES.get(style, str)(number)
