"""Tables that go on below a caption which says so, at the top of a further page: 表 2（續）."""

from typing import Final

from reader.structure.drafts import Draft
from reader.structure.joining import START
from reader.structure.kinds import FURNITURE, PARAGRAPH, TABLE
from reader.structure.words.captions import CONTINUED, is_unit

_PARTS: Final = 2  # of a table, at least


def join(drafts: list[Draft]) -> None:
    """Make each such table one with that above it; its caption and the head printed again are furniture."""
    if [made.kind for made in drafts].count(TABLE) < _PARTS:
        return
    for index in reversed(range(1, len(drafts) - 1)):
        made = drafts[index]
        if made.kind is not PARAGRAPH or not CONTINUED.match(made.text):
            continue
        unit = index + 1 if is_unit(drafts[index + 1].text) else index
        table = next((other for other in reversed(drafts[:index]) if other.kind is not FURNITURE), made)
        place = next((at for at in range(unit + 1, len(drafts)) if drafts[at].kind is not FURNITURE), index)
        if _is_one(table, drafts[place]):
            for other in drafts[index : unit + 1]:
                other.kind, other.role = FURNITURE, "header"
            drafts[place : place + 1] = _appended(table, drafts[place])


def _is_one(table: Draft, rest: Draft) -> bool:
    """Whether both are tables with as many columns."""
    if table.kind is not TABLE or rest.kind is not TABLE or not table.cells or not rest.cells:
        return False
    return len(table.cells[0]) == len(rest.cells[0])


def _appended(table: Draft, rest: Draft) -> list[Draft]:
    """Put the rows of `rest` below those of `table`; what is left of it is its head, if that is printed again."""
    above, below = table.cells or [], rest.cells or []
    again = below[0] == above[0]
    table.cells, table.lines = above + below[again:], table.lines + rest.lines
    table.doubt(rest.confidence)
    return [Draft(FURNITURE, rest.lines[:1], " ".join(below[0]), START, role="header")] if again else []
