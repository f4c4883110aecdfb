"""Tables of labels and values without a head, as on sheets of facts: in spaced text each row is a line, its label the
word before the first blank."""

from collections.abc import Sequence
from typing import Final

from reader.structure import certainty
from reader.structure.characters import IDEOGRAPH
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.rules import Rule, rule
from reader.structure.words.table_heads import Table, ends_table

ROW: Final = rule(
    "label and value",
    rf"(?P<label>{IDEOGRAPH}{{2,8}}) (?P<value>[^\s。][^。]{{0,120}})$",
    ("簽約日期 2031 年 6 月 12 日", "適用範圍 貨物、拖船"),
    ("一、簽約日期 2031 年", "簽約日期：2031 年", "該日期 為期一年。", "日期"),
)
NAMED_LABEL: Final = rule(
    "word that labels a fact by its end",
    rf"{IDEOGRAPH}{{0,6}}(?:日期|期限|效期|年份|範圍|對象|規則|方式|單位|機關|機構|窗口|地點|地區|面積|人口|首都|幣別|語言|稅率|費率|費用|金額|規費"
    r"|電話|網址|依據|名稱|類別|條件|標準)$",
    ("生效日期", "適用範圍", "聯絡窗口", "人口"),
    ("日期如下", "王大同", "前言"),
)
RULES: Final[tuple[Rule, ...]] = (ROW, NAMED_LABEL)
_LEAST: Final = 4  # rows
_MOSTLY: Final = 0.5  # of the labels whose ends are known


def labelled_rows(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table whose first row is the line `start`; None where no label that is known begins it or few rows follow."""
    first = ROW.match(lines[start].text)
    if first is None or not NAMED_LABEL.match(first["label"]):
        return None
    rows: list[list[str]] = []
    index = start
    while index < stop and not ends_table(lines[index]) and (index == start or not lines[index].first):
        end = index + 1
        while end < stop and lines[end - 1].closes is False and not lines[end].first:
            end += 1
        found = ROW.match(text_of(lines[index:end]))
        if found is None or any(found["label"] == label for label, _ in rows):
            break
        rows.append([found["label"], found["value"]])
        index = end
    known = sum(1 for label, _ in rows if NAMED_LABEL.match(label))
    if len(rows) < _LEAST or known < _MOSTLY * len(rows):
        return None
    return Table(None, rows, index, confidence=certainty.FITTED_CELLS)
