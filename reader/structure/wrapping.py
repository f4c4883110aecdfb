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
    return Wrapping.WRAPPED if _is_wrapped(filled, raw.paged) else Wrapping.CLEAN


def _is_spaced(lines: list[str], filled: list[str]) -> bool:
    """Most lines have an empty line behind them, and blanks stand at the ends of some but not of all."""
    followed = sum(1 for line, after in pairwise(lines) if line.strip(BLANKS) and not after.strip())
    ended = sum(1 for line in filled if line[-1] in BLANKS and ends_chinese(line.rstrip(BLANKS)))
    open_ended = sum(1 for line in filled if line[-1] not in BLANKS)
    return followed >= 0.5 * len(filled) and ended >= 0.08 * len(filled) and open_ended >= 0.1 * len(filled)


def _is_wrapped(filled: list[str], paged: bool) -> bool:
    """Many lines are as wide as one another, hardly any wider, and break off in the middle of a sentence."""
    chinese = [line for line in filled if not line.isascii()]  # footnotes in Latin are set in a measure of their own
    texts = [line.strip(BLANKS) for line in chinese]
    counted = Counter(width(line.rstrip(BLANKS)) for line in chinese)
    usual = max(
        (columns for columns in counted if 24 <= columns <= _LONG),
        key=lambda columns: (_within(counted, columns), columns),
        default=0,
    )
    full = [text for text in texts if usual - 6 <= width(text) <= usual + 2]
    over = sum(times for columns, times in counted.items() if columns > usual + 6)
    broken = sum(1 for text in full if text[-1] not in TERMINAL)
    needed = max(2 if paged else _FEW, 0.15 * len(texts))
    return broken >= needed and over <= (0.15 if paged else 0.05) * len(texts)


def _within(counted: Counter[int], columns: int) -> int:
    """How many lines are about that wide, or a little less."""
    return sum(counted[near] for near in range(columns - 4, columns + 3))
