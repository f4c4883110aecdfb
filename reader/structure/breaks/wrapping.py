"""Whether and how a text's lines were wrapped, judged from a sample of them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from itertools import chain, compress, islice, pairwise
from typing import Final

from reader.model.raw import RawText
from reader.structure.characters import BLANKS, TERMINAL, ends_sentence, is_wide, width
from reader.structure.lines import Wrapping, spacing
from reader.structure.words.contents_lines import is_entry
from reader.structure.words.starts import starts_block

_SAMPLE: Final = 3000
_FEW: Final = 4
_LONG: Final = 240  # columns; nobody wraps later than this
_LONGEST: Final = 4 * _LONG  # characters of a line in text that is wrapped
_NARROWEST: Final = 24  # columns: nobody wraps earlier than this
_NARROW: Final = 48  # columns; a line that breaks off before is a title or a cell
_RAGGED: Final = 7  # columns between the widths of lines that break off, letters and closing marks being in the way
_HANGING: Final = 4  # columns by which marks may hang out
_WIDER: Final = 6  # columns by which the widths of wrapped lines differ from the usual one
_OVER: Final = 2  # columns by which they go beyond it
_MANY: Final = 0.15  # of the lines: how many break off at the usual width, and on pages are wider
_ENOUGH: Final = 20  # lines
_COLUMNS: Final = 0.3  # of the lines of narrow columns, how many go on with the next
_SEVERAL_COLUMNS: Final = 0.4  # of the lines of columns of several widths, the same
_NO_WIDER: Final = 1.2  # times the line above: what goes on with it in a column, the first one being set in
_HARDLY_ANY: Final = 0.05  # of the lines
_SOME: Final = 0.08  # of the lines: how many have a blank behind them in spaced text
_BY_CHANCE: Final = 0.1  # of the lines: what is no rarer tells something
_AS_WIDE: Final = 0.9  # of the line above: what goes on with it
_CLEARLY: Final = 0.8  # of the width of lines that break off: what is narrower was not wrapped
_OF_FULL: Final = 0.4  # of the wide lines of a short text, how many break off
_OFTEN: Final = 0.35
_CLOSE: Final = 0.6
_MOSTLY: Final = 0.6  # of the lines that end with a blank: then no other sign is needed
_NEARLY_ALL: Final = 0.9  # of the lines without a blank behind them: the widest may be an address or a row
_FULL: Final = 0.6  # of the width of those
_SIGNED: Final = 0.9  # of the sentences that end a line, how many have a blank behind them

_Told = tuple[str, str, int]
"""A line with other than ASCII characters, the same without the blanks at its edges, and how wide that is."""


def wrapping(raw: RawText) -> Wrapping:
    """How the lines of `raw` lie."""
    if any(page.runs for page in raw.pages):
        return Wrapping.SET
    lines = list(islice(chain.from_iterable(page.lines for page in raw.pages), _SAMPLE))
    bare = [line.strip(BLANKS) for line in lines]
    filled, texts = list(compress(lines, bare)), list(filter(None, bare))
    if len(filled) < _FEW or max(map(len, filled)) > _LONGEST:
        return Wrapping.CLEAN
    columns = list(map(width, bare))
    widths = list(compress(columns, bare))
    if _is_spaced(bare, filled, texts) and not _has_blanks_anyway(_broken_off(filled, texts, widths)):
        return Wrapping.SPACED
    broken = _broken_off(filled, texts, widths) if spacing(lines) else _broken_off(lines, bare, columns)
    if _is_signed(filled, broken):
        return Wrapping.SIGNED
    # Footnotes in Latin are set in a measure of their own.
    chinese = [told for told in zip(filled, texts, widths, strict=True) if not told[1].isascii()]
    if _is_wrapped(chinese, raw.paged) or _is_set_to_one_width(chinese, broken) or _breaks_off_often(chinese, broken):
        return Wrapping.WRAPPED
    return Wrapping.CLEAN


def _is_spaced(bare: list[str], filled: list[str], texts: list[str]) -> bool:
    """Most lines have an empty line behind them, and blanks stand at the ends of some but not of all.

    bare: the lines without the blanks at their edges.  filled: those that are not blank.  texts: both.
    """
    ended = len([line for line, text in zip(filled, texts, strict=True) if line[-1] in BLANKS and is_wide(text[-1])])
    if ended < _SOME * len(filled):
        return False
    followed = len([text for text, after in pairwise(bare) if text and not after.strip()])
    open_ended = [text for line, text in zip(filled, texts, strict=True) if line[-1] not in BLANKS]
    mixed = len(open_ended) >= _BY_CHANCE * len(filled) or (open_ended and ended >= _MOSTLY * len(filled))
    return followed >= 0.5 * len(filled) and bool(mixed) and _are_full(open_ended)


def _has_blanks_anyway(broken: Sequence[str]) -> bool:
    """Whether blanks stand behind lines that break off as behind those that end a paragraph, as some extractors put
    them behind each: then they tell nothing."""
    return 2 * sum(1 for line in broken if line[-1] in BLANKS) > len(broken)


def _are_full(open_ended: list[str]) -> bool:
    """Chinese lines without a blank behind them are no wider than lines are set, or most nearly as wide as the widest
    and within a sentence, as lines are that go on: a page with a few stray blanks has titles and whole paragraphs."""
    chinese = [text for text in open_ended if not text.isascii()]
    widths = list(map(width, chinese))
    wide = sorted(widths)[int(_NEARLY_ALL * len(widths))] if widths else 0
    full = compress(chinese, [columns >= _FULL * wide for columns in widths])
    going_on = [text for text in full if not ends_sentence(text)]
    return wide <= _LONG // 2 or 2 * len(going_on) > len(chinese)


def _is_wrapped(chinese: list[_Told], paged: bool) -> bool:
    """Many lines are as wide as one another, hardly any wider, and break off in the middle of a sentence, or
    go on with the next, as those of columns do below wider ones."""
    # Blanks before a line take room too.
    taken = sorted([w if line[0] == text[0] else width(line.rstrip(BLANKS)) for line, text, w in chinese])
    usual = max(
        (columns for columns in set(taken) if _NARROWEST <= columns <= _LONG),
        key=lambda columns: (_within(taken, columns), columns),
        default=0,
    )
    over = len(taken) - bisect_right(taken, usual + _WIDER)
    near = [usual - _WIDER <= w <= usual + _OVER for _, _, w in chinese]
    if over > (_MANY if paged else _HARDLY_ANY) * len(chinese):
        wider = [text for _, text, w in chinese if w > usual + _WIDER]
        return _is_in_columns(chinese, near, wider)
    broken = len([text for _, text, _ in compress(chinese, near) if text[-1] not in TERMINAL])
    return broken >= max(2 if paged else _FEW, _MANY * len(chinese))


def _is_in_columns(chinese: list[_Told], near: Sequence[bool], wider: Sequence[str]) -> bool:
    """Whether many lines of one width go on with the next, and those beside them are no whole paragraphs, as they are
    beside titles or entries of one width.

    near: which lines are about as wide as that.  wider: those that are wider.
    """
    if 2 * sum(map(ends_sentence, wider)) > len(wider):
        return False
    texts, widths = [text for _, text, _ in chinese], [columns for _, _, columns in chinese]
    of_usual = [columns if is_near else 0 for columns, is_near in zip(widths, near, strict=True)]
    if _go_on(texts, of_usual) >= max(_ENOUGH, _COLUMNS * len(chinese)):
        return True
    # Columns of several widths: what goes on with a line is no wider, as a paragraph is below its title.
    of_several = [columns if below <= _NO_WIDER * columns else 0 for columns, below in pairwise([*widths, 0])]
    return _go_on(texts, of_several) >= max(_ENOUGH, _SEVERAL_COLUMNS * len(chinese))


def _go_on(texts: Sequence[str], widths: Sequence[int]) -> int:
    """How many lines the next one takes further.  widths: of the lines, 0 = of another measure."""
    return sum(
        1
        for (text, columns), (after, below) in pairwise(zip(texts, widths, strict=True))
        if columns and _may_break_off(text) and _goes_on(after, below, columns)
    )


def _broken_off(lines: list[str], texts: list[str], widths: list[int]) -> list[str]:
    """The lines that break off in the middle of a sentence, which the next line ends or takes further.

    texts: the lines without the blanks at their edges.  widths: of these.
    """
    wide = [
        index
        for index, columns in enumerate(widths[:-1])
        if columns >= _NARROW and texts[index][-1] not in TERMINAL  # as most do
    ]
    return [
        lines[index]
        for index in wide
        if _may_break_off(texts[index]) and _goes_on(texts[index + 1], widths[index + 1], widths[index])
    ]


def _may_break_off(text: str) -> bool:
    """Whether a line without a stop at its end ends within a sentence."""
    return is_wide(text[-1]) and not ends_sentence(text) and not is_entry(text)


def _goes_on(text: str, columns: int, above: int) -> bool:
    """Whether a line of so many columns takes the sentence of the line above further, or ends it."""
    return text != "" and (columns >= _AS_WIDE * above or ends_sentence(text)) and not starts_block(text)


def _is_signed(filled: list[str], broken: list[str]) -> bool:
    """Blanks stand behind the lines that end a paragraph, and behind none of those that break off."""
    open_ended = [line for line in broken if line[-1] not in BLANKS]
    if not open_ended:
        return False
    unsigned = [line for line in filled if line[-1] not in BLANKS]
    if len(unsigned) == len(filled):
        return False
    widths = sorted(map(width, open_ended))
    wide = max(set(widths), key=lambda columns: (_within(widths, columns), columns))  # and not that of footnotes
    ends = [line for line in filled if ends_sentence(line) and width(line) < wide - _RAGGED]
    if len(ends) < 3 or sum(1 for line in ends if line[-1] in BLANKS) < _SIGNED * len(ends):
        return False
    narrow = sum(1 for line in unsigned if width(line) < _CLEARLY * wide)
    return narrow <= _BY_CHANCE * len(unsigned) and 2 * len(open_ended) >= len(unsigned)


def _breaks_off_often(chinese: list[_Told], broken: list[str]) -> bool:
    """Many of the wide lines break off, most of these at about one width, whatever else is wider: footnotes are."""
    if len(broken) < _FEW:
        return False
    wide = len([text for _, text, columns in chinese if columns >= _NARROW])
    widths = sorted([width(line.strip(BLANKS)) for line in broken])
    near = max((_within(widths, columns) for columns in set(widths)), default=0)
    return len(broken) >= _OFTEN * wide and near >= _CLOSE * len(broken)


def _is_set_to_one_width(chinese: list[_Told], broken: list[str]) -> bool:
    """Few lines break off, most at one width, and no line of the text is wider: a short text that was wrapped."""
    widths = [width(line.strip(BLANKS)) for line in broken]
    wide = max(widths, default=0)
    near = sum(1 for columns in widths if columns >= wide - _RAGGED)
    if not widths or near < _CLOSE * len(widths) or wide > _LONG // 2:
        return False
    full = [columns for _, text, columns in chinese if columns >= wide - _RAGGED and not is_entry(text)]
    over = any(columns > wide + _HANGING for columns in full)
    return not over and near >= max(2, _OF_FULL * len(full))


def _within(widths: list[int], columns: int) -> int:
    """How many of the widths, in order, are about `columns`, or a little less."""
    return bisect_right(widths, columns + _OVER) - bisect_left(widths, columns - _HANGING)
