"""The rows of schedules and agendas, which begin with days or times."""

from collections.abc import Sequence
from typing import Final

from reader.structure.lines import Line
from reader.structure.numbering import HEADING_KINDS, numbered
from reader.structure.rules import Expression
from reader.structure.words import columns
from reader.structure.words.table_heads import head_at

DAY: Final = (
    r"(?:\d{4}[/.]|\d{2,4}\s?年\s?)?\d{1,2}\s?(?:/\s?\d{1,2}(?:日(?!\s?[~～]))?|月\s?\d{1,2}(?:\s?日(?!\s?[~～]))?)"
    r"(?:\s?[-–—~～至]\s?(?:\d{1,2}\s?(?:/\s?|月\s?))?\d{1,2}(?:\s?日(?!\s?[~～]\s?[一二三四五六]))?)?"
)
WEEKDAY: Final = r"[（(]?(?:星期|週)?[一二三四五六日](?:\s?[~～\-–—至、]\s?(?:星期|週)?[一二三四五六日])?[）)]?"
TIME: Final = r"\d{1,2}\s?[:：]\s?\d{2}(?:\s?[-–—~～至]\s?\d{1,2}\s?[:：]\s?\d{2})?|上午|下午|晚上|全天|全日|中午"
_ROW_LINES: Final = 14
_IN_BRACKETS: Final = r"[（(](?:星期|週)?[一二三四五六日][）)]"
# No rule, since any line matches: it is a row of a schedule if it begins with a day or a time.
_SCHEDULE_ROW: Final = Expression(
    rf"(?:(?P<day>{DAY}\s?(?:{WEEKDAY}(?=\s|$)|{_IN_BRACKETS})?|[Dd]ay\s?\d{{1,2}}|第\s?[一二三四五六七八九十\d]{{1,2}}\s?[天日])(?=\s|$|(?<=[）)])))?\s*"
    rf"(?P<time>(?:{TIME})(?=\s|$))?\s*(?P<rest>.*)$"
)


def ends_schedule(lines: Sequence[Line], index: int, stop: int) -> bool:
    """Whether a heading stands behind the last row: one of numbered lines of a cell has further rows below, and no
    other table."""
    marker = numbered(lines[index].text)
    if marker is None or marker.kind not in HEADING_KINDS:
        return False
    if index + 1 < stop and head_at(lines, index + 1, stop) is not None:
        return True
    return not any(is_timed(line.text) for line in lines[index : min(stop, index + _ROW_LINES)])


def is_timed(text: str) -> bool:
    """Whether `text` begins with a day or a time."""
    found = _SCHEDULE_ROW.match(text)
    return bool(found and (found["day"] or found["time"]))


def scheduled(text: str, head: list[str]) -> list[str]:
    """The cells of a row: its day and time, and what follows in the other columns, the last one taking the rest."""
    found = _SCHEDULE_ROW.match(text)
    if found is None:
        return [text]
    cells = [cell.strip() for cell in (found["day"], found["time"]) if cell]
    rest = found["rest"].split()
    wanted = max(1, len(head) - len(cells))
    if len(rest) > wanted:
        fitting = columns.parted(rest, columns.kinds(head, [])[-wanted:])
        rest = fitting or [*rest[: wanted - 1], " ".join(rest[wanted - 1 :])]
    return [*cells, *rest]
