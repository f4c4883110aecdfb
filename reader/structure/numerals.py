"""Numbers in Arabic or Chinese figures."""

from typing import Final

DIGITS: Final = "〇○零一二三四五六七八九"
SUPERSCRIPTS: Final = "⁰¹²³⁴⁵⁶⁷⁸⁹"
CIRCLED: Final = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㉑㉒㉓㉔㉕㉖㉗㉘㉙㉚㉛㉜㉝㉞㉟㊱㊲㊳㊴㊵㊶㊷㊸㊹㊺㊻㊼㊽㊾㊿"
_VALUES: Final = {
    **dict(zip("一二三四五六七八九", range(1, 10), strict=True)),
    **dict.fromkeys("〇○零", 0),
    "元": 1,
    "廿": 20,
    "卅": 30,
}

_ROMAN: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def plain_figures(small: str) -> str:
    """Small figures, or one in a circle, as those they stand for: ¹² and ⑫ as 12."""
    if small in CIRCLED:
        return str(CIRCLED.index(small) + 1)
    return "".join(str(SUPERSCRIPTS.index(figure)) for figure in small)


def roman(letters: str) -> int:
    """The number that Roman figures write: iv is 4.  Raises KeyError for letters that are none."""
    values = [_ROMAN[letter] for letter in letters.lower()]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def number(figures: str) -> int:
    """110, １１０, 一一〇 and 一百一十 are 110; 元 is 1.  Raises ValueError or KeyError for what is no number."""
    if figures.isdecimal():
        return int(figures)
    if "十" not in figures and "百" not in figures and not {"廿", "卅"} & set(figures):
        return int("".join(str(_VALUES[figure]) for figure in figures))
    total, unit = 0, 0
    for figure in figures:
        if figure in "十百":
            # 十二 and 百十 leave the one out.
            total += (unit or 1) * (10 if figure == "十" else 100)
            unit = 0
        else:
            unit += _VALUES[figure]
    return total + unit
