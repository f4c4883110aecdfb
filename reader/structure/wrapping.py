"""Whether and how a text's lines were wrapped, judged from a sample of them."""

from bisect import bisect_left, bisect_right
from itertools import chain, compress, islice, pairwise
from typing import Final

from reader.model.raw import RawText
from reader.structure.characters import BLANKS, TERMINAL, ends_sentence, is_wide, width
from reader.structure.flow import is_entry, starts_block
from reader.structure.lines import Wrapping, spacing

_SAMPLE: Final = 3000
_FEW: Final = 4
_LONG: Final = 240  # columns; nobody wraps later than this
_NARROW: Final = 48  # columns; a line that breaks off before is a title or a cell
_RAGGED: Final = 7  # columns between the widths of lines that break off, letters and closing marks being in the way
_HANGING: Final = 4  # columns by which marks may hang out
_OFTEN: Final = 0.35
_CLOSE: Final = 0.6
_MOSTLY: Final = 0.6  # of the lines that end with a blank: then no other sign is needed
_SIGNED: Final = 0.9  # of the sentences that end a line, how many have a blank behind them


def wrapping(raw: RawText) -> Wrapping:
    """How the lines of `raw` lie."""
    if any(page.runs for page in raw.pages):
        return Wrapping.SET
    lines = list(islice(chain.from_iterable(page.lines for page in raw.pages), _SAMPLE))
    bare = [line.strip(BLANKS) for line in lines]
    filled, texts = list(compress(lines, bare)), list(filter(None, bare))
    if len(filled) < _FEW or max(map(len, filled)) > 4 * _LONG:
        return Wrapping.CLEAN
    if _is_spaced(lines, filled, texts):
        return Wrapping.SPACED
    broken = _broken_off(filled, texts) if spacing(lines) else _broken_off(lines, bare)
    if _is_signed(filled, broken):
        return Wrapping.SIGNED
    if _is_wrapped(filled, texts, raw.paged) or _is_set_to_one_width(texts, broken) or _breaks_off_often(texts, broken):
        return Wrapping.WRAPPED
    return Wrapping.CLEAN


def _is_spaced(lines: list[str], filled: list[str], texts: list[str]) -> bool:
    """Most lines have an empty line behind them, and blanks stand at the ends of some but not of all.

    filled: the lines that are not blank.  texts: the same without the blanks at their edges.
    """
    ended = len([line for line, text in zip(filled, texts, strict=True) if line[-1] in BLANKS and is_wide(text[-1])])
    if ended < 0.08 * len(filled):
        return False
    followed = len([line for line, after in pairwise(lines) if not after.strip() and line.strip(BLANKS)])
    open_ended = len([line for line in filled if line[-1] not in BLANKS])
    mixed = open_ended >= 0.1 * len(filled) or (open_ended and ended >= _MOSTLY * len(filled))
    return followed >= 0.5 * len(filled) and bool(mixed)


def _is_wrapped(filled: list[str], texts: list[str], paged: bool) -> bool:
    """Many lines are as wide as one another, hardly any wider, and break off in the middle of a sentence."""
    # Footnotes in Latin are set in a measure of their own.
    chinese = [(line, text) for line, text in zip(filled, texts, strict=True) if not text.isascii()]
    # Blanks before a line take room too.
    widths = sorted([width(text if line[0] == text[0] else line.rstrip(BLANKS)) for line, text in chinese])
    usual = max(
        (columns for columns in set(widths) if 24 <= columns <= _LONG),
        key=lambda columns: (_within(widths, columns), columns),
        default=0,
    )
    full = [text for _, text in chinese if usual - 6 <= width(text) <= usual + 2]
    over = len(widths) - bisect_right(widths, usual + 6)
    broken = len([text for text in full if text[-1] not in TERMINAL])
    needed = max(2 if paged else _FEW, 0.15 * len(chinese))
    return broken >= needed and over <= (0.15 if paged else 0.05) * len(chinese)


def _broken_off(lines: list[str], texts: list[str]) -> list[str]:
    """The lines that break off in the middle of a sentence, which the next line ends or takes further.

    texts: the lines without the blanks at their edges.
    """
    long = [index for index, text in enumerate(texts[:-1]) if len(text) >= _NARROW // 2 and text[-1] not in TERMINAL]
    return [lines[index] for index in long if _breaks_off(texts[index], texts[index + 1])]


def _breaks_off(text: str, behind: str) -> bool:
    """Whether a line that does not end with a stop breaks off before `behind`."""
    return (
        behind != ""
        and is_wide(text[-1])
        and width(text) >= _NARROW
        and not ends_sentence(text)
        and not is_entry(text)
        and (width(behind) >= 0.9 * width(text) or ends_sentence(behind))
        and not starts_block(behind)
    )


def _is_signed(filled: list[str], broken: list[str]) -> bool:
    """Blanks stand behind the lines that end a paragraph, and behind none of those that break off."""
    open_ended = [line for line in broken if line[-1] not in BLANKS]
    if not open_ended:
        return False
    unsigned = [line for line in filled if line[-1] not in BLANKS]
    if len(unsigned) == len(filled):
        return False
    wide = max(width(line) for line in open_ended)
    ends = [line for line in filled if ends_sentence(line) and not wide - _RAGGED <= width(line) <= wide]
    if len(ends) < 3 or sum(1 for line in ends if line[-1] in BLANKS) < _SIGNED * len(ends):
        return False
    narrow = sum(1 for line in unsigned if width(line) < 0.8 * wide)
    return narrow <= 0.1 * len(unsigned) and 2 * len(open_ended) >= len(unsigned)


def _breaks_off_often(texts: list[str], broken: list[str]) -> bool:
    """Many of the wide lines break off, most of these at about one width, whatever else is wider: footnotes are."""
    if len(broken) < _FEW:
        return False
    wide = len([text for text in texts if width(text) >= _NARROW and not text.isascii()])
    widths = sorted([width(line.strip(BLANKS)) for line in broken])
    near = max((_within(widths, columns) for columns in set(widths)), default=0)
    return len(broken) >= _OFTEN * wide and near >= _CLOSE * len(broken)


def _is_set_to_one_width(texts: list[str], broken: list[str]) -> bool:
    """Few lines break off, most at one width, and no line of the text is wider: a short text that was wrapped."""
    widths = [width(line.strip(BLANKS)) for line in broken]
    wide = max(widths, default=0)
    near = sum(1 for columns in widths if columns >= wide - _RAGGED)
    if not widths or near < 0.6 * len(widths) or wide > _LONG // 2:
        return False
    others = [text for text in texts if not text.isascii() and not is_entry(text)]
    over = sum(1 for text in others if width(text) > wide + _HANGING)
    full = sum(1 for text in others if width(text) >= wide - _RAGGED)
    return over == 0 and near >= max(2, 0.4 * full)


def _within(widths: list[int], columns: int) -> int:
    """How many of the widths, in order, are about `columns`, or a little less."""
    return bisect_right(widths, columns + 2) - bisect_left(widths, columns - 4)
