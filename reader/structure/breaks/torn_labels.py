"""Labels that an extractor tore off and put on a line of their own: 表 1 above its caption, which stands apart, 時
above 間： of a known label, who reported above the source in the same brackets."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import IDEOGRAPH, ends_sentence, has_chinese
from reader.structure.lines import Line, capacity
from reader.structure.numbering import numbered
from reader.structure.words.columns import value_of
from reader.structure.words.phrases import FIELD
from reader.structure.words.section_names import is_section
from reader.structure.words.starts import starts_block

_LONGEST: Final = 4  # characters of a label
_BEGINS: Final = frozenset("附表圖")
_LABEL: Final = re.compile(r"附?[表圖](?:\s?[\d一二三四五六七八九十]{1,3}(?:[-－.]\d{1,2})?)?$")
_REST_OF_FIELD: Final = re.compile(f"(?P<rest>{IDEOGRAPH})[：:]")
_PRESENT: Final = frozenset({"出席", "列席", "紀錄", "記錄"})  # labels of minutes that are no fields
_CREDIT: Final = re.compile(r"[（(][^（()）：:。]{2,12}[／/：:][^（()）。]{1,24}$")
_REST_OF_CREDIT: Final = re.compile(r"[^（()）：:。]{2,8}[：:／/][^（()）]{1,120}[）)]$")
_BLOCKS: Final = 3  # below a label, of which one is its caption
_SHORTEST: Final = 4  # characters of a caption
_FULL: Final = 0.9  # of the capacity: what is as wide may go on below
_CELL: Final = 12  # columns of a cell right below a caption


def with_labels_before(lines: Sequence[Line]) -> list[Line]:
    """The same lines, labels that stand alone before what they label."""
    result = list(lines)
    full = _FULL * capacity(lines)
    for index in range(len(lines) - 2, -1, -1):
        line = result[index]
        if len(line.text) <= _LONGEST and line.text[0] in _BEGINS and _LABEL.match(line.text):
            _put_before_caption(result, index, full)
        elif _goes_on(result, index, full):
            _join(result, index, index + 1)
    return result


def _goes_on(lines: Sequence[Line], index: int, full: float) -> bool:
    """Whether the line below is the rest of a known label whose characters stand far apart, or of a credit in
    brackets."""
    text, after = lines[index].text, lines[index + 1].text
    if len(text) == 1:
        rest = _REST_OF_FIELD.match(after)
        is_known = rest is not None and (text + rest["rest"] in _PRESENT or FIELD.match(text + after) is not None)
        return is_known and not _belongs_above(lines, index, full)
    return text[0] in "（(" and _CREDIT.match(text) is not None and _REST_OF_CREDIT.match(after) is not None


def _belongs_above(lines: Sequence[Line], index: int, full: float) -> bool:
    """Whether the line at `index` is the end of what a full line above it says, or the value of a label there."""
    above = lines[index - 1] if index and not lines[index].empty_before else None
    return above is not None and (above.width >= full or above.text[-1] in "：:")


def _put_before_caption(lines: list[Line], index: int, full: float) -> None:
    """Put the label at `index` before its caption, which stands next, or among the first cells above any heading."""
    blocks: list[int] = []
    for at in range(index + 1, len(lines)):
        if lines[at].page != lines[index].page or len(blocks) == _BLOCKS or _begins_text(lines, index, at, full):
            break
        if lines[at].empty_before:
            blocks.append(at)
    told = [at for at in blocks if _may_be_caption(lines[at].text)]
    if not told:
        return
    is_next = told[0] == index + 1
    caption = told[0] if is_next else max(told, key=lambda at: lines[at].width)
    _join(lines, index, caption)
    if index + 1 < len(lines):
        lines[index + 1] = lines[index + 1].changed(opens=True)


def _may_be_caption(text: str) -> bool:
    return len(text) >= _SHORTEST and has_chinese(text) and not ends_sentence(text) and value_of(text) is None


def _begins_text(lines: Sequence[Line], index: int, at: int, full: float) -> bool:
    """Whether a heading or prose that goes on begins at `at`, below the label at `index`: a section may be called as a
    caption right below it is."""
    text = lines[at].text
    if numbered(text) is not None or (at > index + 1 and is_section(text)):
        return True
    return lines[at].empty_before > 0 and lines[at].width >= full and _goes_on_below(lines, at)


def _goes_on_below(lines: Sequence[Line], at: int) -> bool:
    """Whether a line that may be the next of a paragraph lies right below the one at `at`: no cell nor source."""
    if at + 1 == len(lines) or lines[at + 1].page != lines[at].page or lines[at + 1].empty_before:
        return False
    below = lines[at + 1]
    is_cell = below.width <= _CELL and not ends_sentence(below.text)
    return not is_cell and not starts_block(below.text)


def _join(lines: list[Line], index: int, other: int) -> None:
    """Put the line at `other` behind the text of that at `index`."""
    lines[index] = lines[index].with_text(f"{lines[index].text}\u3000{lines[other].text}", opens=True)
    del lines[other]
