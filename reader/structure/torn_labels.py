"""Labels that an extractor tore off at the wide blank behind them: 表 1 from its caption, 時 from 間：, who reported
from the source beside."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import CJK, ends_sentence, has_chinese
from reader.structure.columns import value_of
from reader.structure.lines import Line
from reader.structure.numbering import numbered

_LONGEST: Final = 4  # characters of a label
_BEGINS: Final = frozenset("附表圖")
_LABEL: Final = re.compile(r"附?[表圖](?:\s?[\d一二三四五六七八九十]{1,3}(?:[-－.]\d{1,2})?)?$")
_REST_OF_FIELD: Final = re.compile(f"[{CJK}]{{1,2}}[：:]")
_CREDIT: Final = re.compile(r"[（(][^（()）：:。]{2,12}[／/：:][^（()）。]{1,24}$")
_REST_OF_CREDIT: Final = re.compile(r"[^（()）：:。]{2,8}[：:／/][^（()）]{1,120}[）)]$")
_BLOCKS: Final = 3  # below a label, of which one is its caption
_SHORTEST: Final = 4  # characters of a caption


def with_labels_before(lines: Sequence[Line]) -> list[Line]:
    """The same lines, labels that stand alone before what they label."""
    result = list(lines)
    for index in range(len(lines) - 2, -1, -1):
        text = result[index].text
        if len(text) <= _LONGEST and text[0] in _BEGINS and _LABEL.match(text):
            _put_before_caption(result, index)
        elif _goes_on(text, result[index + 1].text):
            _join(result, index, index + 1)
    return result


def _goes_on(text: str, after: str) -> bool:
    """Whether `after` is the rest of a label whose characters stand far apart, or of a credit in brackets."""
    if len(text) == 1:
        return has_chinese(text) and _REST_OF_FIELD.match(after) is not None
    return text[0] in "（(" and _CREDIT.match(text) is not None and _REST_OF_CREDIT.match(after) is not None


def _put_before_caption(lines: list[Line], index: int) -> None:
    """Put the label at `index` before its caption, which stands next and apart, or among the first cells."""
    blocks: list[int] = []
    for at in range(index + 1, len(lines)):
        if lines[at].page != lines[index].page or len(blocks) > _BLOCKS:
            break
        if lines[at].empty_before:
            blocks.append(at)
    told = [at for at in blocks[:_BLOCKS] if _may_be_caption(lines[at].text)]
    if not told:
        return
    is_next = told[0] == index + 1
    caption = told[0] if is_next else max(told, key=lambda at: lines[at].width)
    _join(lines, index, caption)
    if index + 1 < len(lines):
        lines[index + 1] = lines[index + 1].changed(opens=True)


def _may_be_caption(text: str) -> bool:
    if len(text) < _SHORTEST or not has_chinese(text) or ends_sentence(text):
        return False
    return value_of(text) is None and numbered(text) is None


def _join(lines: list[Line], index: int, other: int) -> None:
    """Put the line at `other` behind the text of that at `index`."""
    lines[index] = lines[index].with_text(f"{lines[index].text}\u3000{lines[other].text}", opens=True)
    del lines[other]
