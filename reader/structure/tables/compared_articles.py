"""Tables that set the articles of a law beside one another: as amended, as in force, and why."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from reader.structure import certainty
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.numbering import numbered
from reader.structure.rules import Rule, rule
from reader.structure.words.table_heads import Table, ends_table

_VERSION: Final = "(?:修正草案|建議修正|修正後|修正前|修正|增訂|建議|現行|草案|原|新|舊|本)(?:條文|規定)"
COMPARED: Final = rule(
    "head of a table of articles",
    rf"{_VERSION}(?:[\s　]+{_VERSION}){{1,2}}(?:[\s　]+(?P<why>說明|理由|修正說明|修正理由|備註))?$",
    ("建議條文 現行條文 說明", "修正條文 現行條文", "修正規定　現行規定　修正說明"),
    ("修正條文說明", "條文 說明", "現行條文"),
)
ARTICLE_CELL: Final = rule(
    "cell of a table of articles",
    r"第\s?[\d一二三四五六七八九十百]{1,6}(?:[-－]\d+)?\s?[條點](?:之\s?[\d一二三四五六七八九十]+)?(?:[\s　]|$)"
    r"|（(?:無|刪除|新增|本[條點](?:新增|刪除))）$|本[條點]新增。?$|無$",
    ("第二十條　船東申請泊位，", "第 5 條之1 機關應", "（無）", "本條新增"),
    ("第二十條規定之機關", "無論如何", "第五章"),
)
RULES: Final[tuple[Rule, ...]] = (COMPARED, ARTICLE_CELL)

VERSIONS: Final = ("修正", "建議", "增訂", "現行", "草案", "原", "新", "舊", "本")
"""With which the head of such a table begins."""
_PARTED: Final = re.compile(r"(?<=[。）]) (?=第\s?[\d一二三四五六七八九十百]{1,6}\s?[條點][\s　])")
_WHY: Final = re.compile(r"(?<=[。）]) (?=\S)")
_STOPS: Final = "。）；，："  # with which paragraphs of articles end
_ALIKE: Final = 0.5  # how much a paragraph of an article is like one of the same article beside it


def compared_articles(lines: Sequence[Line], start: int, stop: int) -> Table | None:
    """The table of articles whose head is the line `start`; None where no article follows."""
    told = COMPARED.match(lines[start].text)
    if told is None:
        return None
    head = lines[start].text.split()
    explains = len(head) - bool(told["why"])  # the column that does, if one does
    rows: list[list[list[str]]] = []
    end = start + 1
    for text, behind in _paragraphs(lines, start + 1, stop):
        if _ends(lines[end], text, rows, explains, len(head)):
            break
        for piece in _pieces(text, explains < len(head)):
            _put(rows, piece, explains, len(head))
        end = behind
    if not rows or any(len(row) < explains for row in rows):
        return None
    cells = [["\n".join(cell) for cell in row] for row in rows]
    return Table(None, [head, *cells], end, confidence=certainty.FITTED_CELLS)


def _paragraphs(lines: Sequence[Line], start: int, stop: int) -> Iterator[tuple[str, int]]:
    begin = start
    for index in range(start, stop):
        if lines[index].closes is not False or index + 1 == stop:
            yield text_of(lines[begin : index + 1]), index + 1
            begin = index + 1


def _ends(line: Line, text: str, rows: Sequence[list[list[str]]], explains: int, width: int) -> bool:
    """Whether what stands behind the first row is none of the table: a caption, or behind a whole row a title, or what
    is no paragraph of its articles."""
    if not rows or ARTICLE_CELL.match(text):
        return not rows and not ARTICLE_CELL.match(text)
    if ends_table(line):
        return True
    if len(rows[-1]) < width:
        return False
    return text[-1] not in _STOPS or (explains == width and not _is_of(text, rows[-1]))


def _pieces(text: str, explained: bool) -> list[str]:
    """The cells of a row that stands on one line."""
    pieces = _PARTED.split(text)
    if len(pieces) > 1 and explained:
        return [*pieces[:-1], *_WHY.split(pieces[-1], maxsplit=1)]
    return pieces


def _put(rows: list[list[list[str]]], text: str, explains: int, width: int) -> None:
    """Put a paragraph into the cell that it begins or goes on with."""
    row = rows[-1] if rows else None
    if ARTICLE_CELL.match(text):
        if row is None or len(row) >= explains:
            rows.append([[text]])
        else:
            row.append([text])
    elif row is not None and len(row) == explains < width and not _is_of(text, row):
        row.append([text])
    elif row is not None:
        row[-1].append(text)


def _is_of(text: str, row: Sequence[Sequence[str]]) -> bool:
    """Whether a paragraph behind the last article of a row stands in the one beside it too, with its number if it has
    one."""
    marker = numbered(text)
    beside = (other for other in row[0] if marker is None or other.startswith(marker.text))
    return any(SequenceMatcher(None, text, other).ratio() >= _ALIKE for other in beside)
