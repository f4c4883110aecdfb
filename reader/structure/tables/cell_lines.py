"""What the lines of a row of a table hold: cells of several lines each, or several cells of one line."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import Final

from reader.structure.brackets import PAIRS, is_unclosed
from reader.structure.characters import has_chinese, is_wide
from reader.structure.joining import text_of
from reader.structure.lines import Line
from reader.structure.numbering import bulleted
from reader.structure.words import columns

_MONTH_OR_DAY: Final = re.compile(r"\d{1,2}(?!\d)")
_ALONE: Final = 2  # pieces of a cell's first and last line: no blank in either
_SPAN: Final = re.compile(r"\d{1,2}[-–—~～至]\d{1,2}$")
_DAY_UNIT: Final = re.compile(
    "[年月]|日(?![本圓幣方商系韓蒙英美歐澳印越泰菲星紐]|中(?!午))"
)  # 1 日本, 7 日韓協定: the first of a list, seven agreements
_MEASURE: Final = re.compile("個(?![人別案資體])")  # behind a figure: 9 個月
_COUNTED_DAY: Final = re.compile(r"(?<![/.\d])\d{1,4}$")  # 6/21 is a day without 日
_FIGURES: Final = "0123456789.,+-−–—*()"
# A day that ends with one of these has another behind it, and a code another code.
SPANS: Final = re.compile(r"(?<=[\d日月）)])[至～~–—-]$|(?<=[A-Za-z])至$")
_UNIT: Final = re.compile(r"[（(][%％‰$€¥£°]+[）)]$")
_MAY_GO_ON: Final = re.compile(
    r"[（(《「年月日第]|\d\s|\s[及與和或暨][\sA-Z]|\s至\s?\d|\s[—–]\s"
)  # where a blank may stand within a piece
_ORDINAL: Final = r"\s?(?:\d{1,12}|[IVX]{1,5})"
_ORDINAL_BEGUN: Final = re.compile(rf"第{_ORDINAL}(?:\s?[至～~]{_ORDINAL})?$")
_ORDINAL_OPEN: Final = re.compile(rf"第(?:{_ORDINAL}\s?[至～~])?$")
_ORDINAL_BEGINS: Final = re.compile(r"\d|[IVX]{1,5}$")
_CASE: Final = re.compile(r"[A-Z]{1,4}-?\d{2,6}[A-Z]?$")
_DASHES: Final = ("—", "–")  # within the name of a case
_OPEN: Final = tuple(f" {dash}" for dash in _DASHES)
_AND: Final = ("及", "與", "和", "或", "暨", "至")
_COUNTED: Final = "條項款章節期號次屆輪類頁年季至～~"  # what an ordinal counts, or as far as what


@dataclass(slots=True)
class Group:
    """Lines between two places where no empty line stands: one cell, or cells of one line each, but for one of them
    that goes on below, where others may stand beside its end."""

    lines: list[Line]

    @property
    def most(self) -> int:
        """How many cells it may be at most."""
        above, below = self._edges()
        return max(1, len(above) + len(below) - bool(below))

    @property
    def pieces(self) -> list[str]:
        """What may be its cells, as far as blanks part them."""
        above, below = self._edges()
        if not below:
            return list(above) or [self.text]
        broken = [self.lines[0].with_text(above[-1]), *self.lines[1:-1], self.lines[-1].with_text(below[0])]
        return [*above[:-1], text_of(broken), *below[1:]]

    def _edges(self) -> tuple[Sequence[str], Sequence[str]]:
        """The pieces of its first and last line, the last of the one being a cell with the first of the other; none of
        the latter where it is one line, none of either where it is one cell."""
        first, last = self.lines[0], self.lines[-1]
        if first is last:
            return pieces_of(first.text), []
        between = self.lines[1:-1]
        if first.closes is True or bulleted(first.text) or any(line.closes is True for line in between):
            return (), ()
        above, below = _broken(first.text), _broken(last.text)
        return (above, below) if len(above) + len(below) > _ALONE else ((), ())

    @property
    def text(self) -> str:
        """Paragraphs on lines of their own."""
        paragraphs: list[list[Line]] = []
        for line in self.lines:
            before = paragraphs[-1][-1] if paragraphs else None
            if before is None or (before.closes is True and not SPANS.search(before.text)) or bulleted(line.text):
                paragraphs.append([])
            paragraphs[-1].append(line)
        return "\n".join(text_of(paragraph) for paragraph in paragraphs)


@dataclass(slots=True)
class Row:
    """is_title: whether it is no more than the name of the rows below it."""

    groups: list[Group] = field(default_factory=list)
    is_title: bool = False

    def may_have(self, cells: int) -> bool:
        """Whether its lines may be so many cells."""
        return len(self.groups) <= cells <= sum(group.most for group in self.groups)

    def pieces(self, cells: int) -> list[list[str]]:
        """The pieces of each group; where they are enough for so many cells, lines below one another are one.  The last
        cell of a row that has one too few is empty."""
        whole = [group.pieces if len(group.lines) == 1 else [group.text] for group in self.groups]
        missing = [] if self.may_have(cells) else [[""]]
        if sum(map(len, whole)) + len(missing) >= cells:
            return [*whole, *missing]
        return [*(group.pieces for group in self.groups), *missing]

    @property
    def apart(self) -> int:
        """How many cells there are if no two Latin words are parted, but for the number of a case from its name."""
        return sum(1 + sum(1 for pair in pairwise(group.pieces) if _are_apart(*pair)) for group in self.groups)

    @property
    def is_line(self) -> bool:
        """Whether the row stands on one line."""
        return len(self.groups) == len(self.groups[0].lines) == 1

    def begins_with_cells(self, count: int) -> bool:
        """Whether no sentence ends within a piece of the first line, and further cells stand below it, or it is so many
        pieces, a blank between Chinese words among those that part them: no prose is."""
        first = self.groups[0]
        if len(first.lines) > 1 or "。" in first.pieces[0] or any("。" in piece[:-1] for piece in first.pieces):
            return False
        if len(self.groups) > 1:
            return True
        parted = any(is_wide(left[-1]) and is_wide(right[0]) for left, right in pairwise(first.pieces))
        return len(first.pieces) == count and parted

    @property
    def is_parted(self) -> bool:
        """Whether cells stand on lines of their own without an empty line between them, or all on one line."""
        lines = [line for group in self.groups for line in group.lines]
        return len(lines) == 1 or any(line.empty_before == 0 and not line.first for line in lines[1:])


def pieces_of(text: str) -> list[str]:
    """What blanks part in `text`, brackets, days, amounts and ordinals kept whole."""
    return list(_joined_pieces(text)) if _MAY_GO_ON.search(text) else text.split()


@lru_cache(maxsize=1 << 8)  # of a line is asked again for each of those that its row may end with
def _joined_pieces(text: str) -> tuple[str, ...]:
    pieces: list[str] = []
    parted = text.split()
    for piece, after in zip(parted, [*parted[1:], ""], strict=True):
        if pieces and _goes_on(pieces[-1], piece, after):
            pieces[-1] += " " + piece
        else:
            pieces.append(piece)
    return tuple(pieces)


@lru_cache(maxsize=1 << 10)  # of a line is asked for each that its row may end with
def _broken(text: str) -> tuple[str, ...]:
    """The pieces of a line of a cell that has several, in which blanks beside Latin words part no cells."""
    pieces: list[str] = []
    last = ""
    for piece in pieces_of(text):
        if pieces and (_is_word(piece) or _is_word(last)) and not (_is_value(piece) or _is_value(last)):
            pieces[-1] += " " + piece
        else:
            pieces.append(piece)
        last = piece
    return tuple(pieces)


def _goes_on(before: str, piece: str, after: str) -> bool:
    """Whether a blank stands within a piece: an amount, a day, an ordinal, brackets; `after` follows `piece`."""
    if before.endswith(_OPEN) or (piece in _DASHES and is_latin(before) and is_latin(after)):
        return True
    if piece in _AND or before.rsplit(" ", 1)[-1] in _AND or (piece[0] in _AND and piece[1:2].isascii()):
        return True
    if before[-1].isdecimal() and columns.value_of(f"{before} {piece}") == "amount":
        return True
    if before[-1].isdecimal() and _MEASURE.match(piece):
        return True
    if piece[0].isascii() and piece[0].isalnum() and SPANS.search(before):
        return True
    return _is_day_cut(before, piece, after) or _is_ordinal_cut(before, piece) or is_unclosed(before, PAIRS)


def _is_day_cut(before: str, piece: str, after: str) -> bool:
    """Whether a blank stands within a day, as in 3 月 5 日; `after` follows `piece`."""
    if (_DAY_UNIT.match(piece) and _COUNTED_DAY.search(before)) or (before.endswith("民國") and piece[0].isdecimal()):
        return True
    if not (before[-1] in "年月" and any(map(str.isdecimal, before)) and _MONTH_OR_DAY.match(piece)):
        return False
    if _SPAN.match(piece) and after[:1] in ("月", "日"):
        return True
    unit = "月" if before[-1] == "年" else "日"
    return piece.lstrip("0123456789").startswith(unit) or (piece.isdecimal() and after.startswith(unit))


def _is_ordinal_cut(before: str, piece: str) -> bool:
    """Whether a blank stands within an ordinal, as in 第 2 條."""
    if _ORDINAL_OPEN.search(before):
        return _ORDINAL_BEGINS.match(piece) is not None
    return piece[0] in _COUNTED and _ORDINAL_BEGUN.search(before) is not None


def _are_apart(left: str, right: str) -> bool:
    """Whether a border is between two pieces unless cells are of several words: two Latin ones, or the name of a case
    and its dash."""
    if (left in _DASHES and is_latin(right)) or (right in _DASHES and is_latin(left[-1]) and left[-1].isalpha()):
        return False
    return not (is_latin(left) and is_latin(right)) or _CASE.match(left) is not None


def is_latin(piece: str) -> bool:
    """Whether `piece` is a word or sign of Latin text, and no value."""
    return not has_chinese(piece) and not _is_value(piece)


def _is_word(piece: str) -> bool:
    """Whether `piece` is of Latin text, and no unit in brackets that ends a cell."""
    return is_latin(piece) and not _UNIT.match(piece)


def _is_value(piece: str) -> bool:
    return columns.value_of(piece) not in (None, "code") or not piece.strip(_FIGURES)
