"""Paragraphs that a table or figure interrupts, set where it found room: they go on below it."""

from collections.abc import Sequence
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.drafts import Draft
from reader.structure.kinds import CAPTION, FURNITURE, LIST_ITEM, PARAGRAPH, TABLE
from reader.structure.rules import Rule, rule
from reader.structure.words.starts import starts_block

ANNOUNCES: Final = rule(
    "paragraph that announces what stands below",
    r"(?:.*?)(?:[如詳見於]?[下附上][表圖](?:所示|所列)?|如下(?:所示|所列)?|如[表圖]\s?[\d一二三四五六七八九十-]{1,4}(?:所示|所列)?|[（(](?:[如詳參見]{0,2})[表圖]\s?[\d一二三四五六七八九十-]{1,4}[）)])$",
    ("各國費率如下表", "其內容詳如附表所示", "各港差距甚大（表 3）", "調整幅度如表二所列", "歷年之變動如下"),
    ("各國費率依下表之", "調整幅度如表", "因此受影響之航商（如表列者"),
)
RULES: Final[tuple[Rule, ...]] = (ANNOUNCES,)
_TAIL: Final = 16  # characters
_FIGURES: Final = (CAPTION, TABLE)  # what stands in the way
_FULL: Final = 4  # columns by which a full line may be shorter than the longest
_AT_EDGE: Final = 1.0  # points
_LEAST: Final = 2  # lines


def join(drafts: list[Draft]) -> None:
    """Put together what stands above and below tables and captions, these behind it."""
    index = 0
    while index < len(drafts):
        behind = _behind_figures(drafts, index)
        if behind is not None and _breaks_off(drafts[index]) and _goes_on(drafts[behind]):
            drafts[index].append(drafts.pop(behind))
        else:
            index += 1


def _behind_figures(drafts: Sequence[Draft], index: int) -> int | None:
    """The next draft of text, if only tables and captions stand before it, one at least, and furniture."""
    if drafts[index].kind not in (PARAGRAPH, LIST_ITEM) or drafts[index].role is not None:
        return None
    figures = 0
    for place in range(index + 1, len(drafts)):
        kind = drafts[place].kind
        if kind not in (*_FIGURES, FURNITURE):
            return place if figures and kind is PARAGRAPH and drafts[place].role is None else None
        figures += kind in _FIGURES
    return None


def _breaks_off(made: Draft) -> bool:
    """Whether a block ends within a sentence, with a full line."""
    if len(made.lines) < _LEAST or made.lines[-1].closes or ends_sentence(made.text):
        return False
    if ANNOUNCES.match(made.text[-_TAIL:]):
        return False
    return made.lines[-1].width >= max(line.width for line in made.lines) - _FULL


def _goes_on(made: Draft) -> bool:
    """Whether a block begins as no paragraph does: with words, not set in."""
    first = made.lines[0]
    if starts_block(made.text):
        return False
    if first.measures is None:
        return not first.indented
    below = made.lines[-1].measures
    return below is not None and first.measures.left - below.left <= _AT_EDGE
