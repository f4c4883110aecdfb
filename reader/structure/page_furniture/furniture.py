"""What a page carries that is no part of the text: running heads, page numbers, addresses of links, rules."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from reader.structure.lines import Line, begins_page, with_page_starts
from reader.structure.page_furniture import browser_pages, watermarks
from reader.structure.page_furniture.running_heads import may_have_heads, running_heads
from reader.structure.rules import Rule, rule
from reader.structure.words import listed_addresses
from reader.structure.words.page_numbers import is_page_number, page_number

_STROKES: Final = "-－_─━—=＝*＊~～·．."
_WIDE_SIGNS: Final = "＊※◆●◇○★☆◎"
SIGNS: Final = f"*{_WIDE_SIGNS}"
"""Of which rows part pieces."""
_ROWS_OF_SIGNS: Final = frozenset(f"{SIGNS}＃#")
BEGINS_SEPARATOR: Final = _ROWS_OF_SIGNS | frozenset(_STROKES)
SEPARATOR: Final = rule(
    "separator",
    rf"(?:[{_STROKES}]{{4,}}|[{_WIDE_SIGNS}]{{3,}}|(?=.{{0,6}}\s)[{SIGNS}](?:\s*[{SIGNS}]){{2,5}}|[＃#](?:\s*[＃#]){{2,4}})$",
    ("--------", "＊＊＊＊", "────────", "＊ ＊ ＊", "＊ ＊＊", "◆◆◆", "◇◇◇◇◇", "＃ ＃ ＃", "###"),
    ("──尤其是", "***", "...."[:3], "◆◆", "◆ 關稅"),
)
RULES: Final[tuple[Rule, ...]] = (SEPARATOR,)

_SIGNS_APART: Final = f"{SIGNS}·．."  # a line drawn with others may stand above footnotes


@dataclass(frozen=True, slots=True)
class Furniture:
    """Which lines are furniture, and as what.  `lines`: all of them, with the pages that running heads tell."""

    roles: dict[int, str]
    lines: list[Line]


def find(lines: Sequence[Line]) -> Furniture:
    """The furniture among `lines`."""
    roles = {**listed_addresses.find(lines), **watermarks.find(lines), **browser_pages.find(lines)}
    lines = list(lines)
    tells_pages = bool(lines) and (lines[0].blank is not None or lines[-1].page > 0 or may_have_heads(lines))
    if tells_pages:
        heads, starts = running_heads(lines, roles)
        roles.update(heads)
        lines = with_page_starts(lines, starts)
        roles.update(_page_numbers(lines, roles))
    _part_at_separators(lines, roles, strokes=tells_pages)
    return Furniture(roles, lines)


def _part_at_separators(lines: list[Line], roles: dict[int, str], *, strokes: bool) -> None:
    """Say which lines are rows of signs or `strokes`, which without pages may be those of fractions; what stands below
    one begins a block."""
    begins = BEGINS_SEPARATOR if strokes else _ROWS_OF_SIGNS
    for index in [index for index, line in enumerate(lines) if line.text[0] in begins]:
        if index not in roles and SEPARATOR.match(lines[index].text):
            roles[index] = "separator"
            if index + 1 < len(lines):
                drawn = lines[index].text[0] not in _SIGNS_APART
                below = lines[index + 1]
                lines[index + 1] = below.changed(opens=True, rule_before=below.rule_before or drawn)


def _page_numbers(lines: Sequence[Line], roles: dict[int, str]) -> dict[int, str]:
    """Numbers alone at the edges of pages, where they grow from page to page."""
    candidates: list[tuple[int, int]] = []
    for index, line in enumerate(lines):
        if index in roles or not is_page_number(line.text):
            continue
        at_top = begins_page(line) or (index > 0 and index - 1 in roles and lines[index - 1].page == line.page)
        at_foot = index == len(lines) - 1 or begins_page(lines[index + 1]) or index + 1 in roles
        if at_top or at_foot:
            candidates.append((index, page_number(line.text)))
    growing = [
        index
        for place, (index, counted) in enumerate(candidates)
        if any(
            lines[index].page - lines[other].page == counted - value != 0
            for other, value in candidates[max(0, place - 3) : place + 4]
        )
        or counted == lines[index].page + 1
    ]
    return dict.fromkeys(growing, "page_number")
