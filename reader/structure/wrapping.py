"""Whether and how a text's lines were wrapped, judged from a sample of them."""

from collections import Counter
from itertools import islice, pairwise
from typing import Final

from reader.model.raw import RawText
from reader.structure.characters import BLANKS, TERMINAL, ends_chinese, width
from reader.structure.lines import Wrapping

_SAMPLE: Final = 3000
_FEW: Final = 4
_LONG: Final = 240  # columns; nobody wraps later than this


def wrapping(raw: RawText) -> Wrapping:
    """How the lines of `raw` lie."""
    if any(page.runs for page in raw.pages):
        return Wrapping.SET
    lines = list(islice((line for page in raw.pages for line in page.lines), _SAMPLE))
    filled = [line for line in lines if line.strip(BLANKS)]
    if len(filled) < _FEW or max(map(len, filled)) > 4 * _LONG:
        return Wrapping.CLEAN
    if _is_spaced(lines, filled):
        return Wrapping.SPACED
    return Wrapping.WRAPPED if _is_wrapped(filled) else Wrapping.CLEAN


def _is_spaced(lines: list[str], filled: list[str]) -> bool:
    """Most lines have an empty line behind them, and blanks stand at the ends of some but not of all."""
    followed = sum(1 for line, after in pairwise(lines) if line.strip(BLANKS) and not after.strip())
    ended = sum(1 for line in filled if line[-1] in BLANKS and ends_chinese(line.rstrip(BLANKS)))
    open_ended = sum(1 for line in filled if line[-1] not in BLANKS)
    return followed >= 0.5 * len(filled) and ended >= 0.08 * len(filled) and open_ended >= 0.1 * len(filled)


def _is_wrapped(filled: list[str]) -> bool:
    """Many lines are as wide as the widest usual one and break off in the middle of a sentence."""
    texts = [line.strip(BLANKS) for line in filled]
    widths = [width(line.rstrip(BLANKS)) for line in filled]
    counted = Counter(columns for columns in widths if columns >= 24)
    if not counted:
        return False
    usual = max(columns for columns, times in counted.items() if times >= 0.5 * max(counted.values()))
    if usual > _LONG:
        return False
    full = [text for text, columns in zip(texts, widths, strict=True) if usual - 4 <= columns <= usual + 2]
    over = sum(1 for columns in widths if columns > usual + 6)
    broken = sum(1 for text in full if text[-1] not in TERMINAL)
    return broken >= max(_FEW, 0.15 * len(texts)) and over <= 0.05 * len(texts)
