"""Brackets and quotation marks over the lines of a block: which wait for their counterparts."""

from collections.abc import Sequence
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.lines import Line

OPENERS: Final = "【（(「『《〔["
CLOSERS: Final = "】）)」』》〕]"
CHINESE_PAIRS: Final = ("（）", "「」", "『』", "《》", "〈〉", "【】")
PAIRS: Final = (*CHINESE_PAIRS, "()", "[]", "“”")
_MOST_LINES: Final = 16  # of a quotation
_NEAR: Final = 3  # lines within which a bracket is closed


def is_open(lines: Sequence[Line]) -> bool:
    """Whether a bracket that begins the block is not closed yet."""
    opener = lines[0].text[0]
    if opener not in OPENERS:
        return False
    text = "".join([line.text for line in lines])
    return text.count(opener) > text.count(CLOSERS[OPENERS.index(opener)])


def is_closed_by(lines: Sequence[Line], after: Line) -> bool:
    """Whether `after` closes the bracket that begins the block, as of a quotation of several lines that breaks off."""
    opener = lines[0].text[0]
    if opener not in OPENERS or len(lines) > _MOST_LINES or ends_sentence(lines[-1].text):
        return False
    before, closer, _ = after.text.partition(CLOSERS[OPENERS.index(opener)])
    return closer != "" and opener not in before and is_open(lines)


def is_enclosed(lines: Sequence[Line]) -> bool:
    """Whether the block stands in brackets as a whole."""
    opener, closer = lines[0].text[0], lines[-1].text[-1]
    if opener not in OPENERS or closer != CLOSERS[OPENERS.index(opener)]:
        return False
    text = "".join([line.text for line in lines])
    depth = 0
    for at, sign in enumerate(text):
        depth += (sign == opener) - (sign == closer)
        if not depth:
            return at == len(text) - 1
    return False


def is_unbalanced(lines: Sequence[Line]) -> bool:
    """Whether a bracket of the last lines waits for its counterpart."""
    text = "".join([line.text for line in lines[-_NEAR:]]) if len(lines) > 1 else lines[0].text
    return is_unclosed(text, CHINESE_PAIRS)


def is_unclosed(text: str, pairs: Sequence[str]) -> bool:
    """Whether `text` opens more brackets of one of the pairs than it closes."""
    opened = [pair for pair in pairs if pair[0] in text]
    return any(text.count(pair[0]) > text.count(pair[1]) for pair in opened) if opened else False


def is_cut_title(lines: Sequence[Line], after: Line) -> bool:
    """Whether a title was broken within brackets or quotation marks, which `after` closes."""
    closed = [pair for pair in CHINESE_PAIRS if pair[1] in after.text] if len(lines) <= 2 else []
    if not closed:
        return False
    text = "".join([line.text for line in lines])
    return "。" not in text and any(text.count(pair[0]) > text.count(pair[1]) for pair in closed)
