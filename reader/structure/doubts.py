"""How sure a structure is of each of its blocks: what does not agree with what stands around it is doubtful."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from reader.model.document import Block, BlockKind, Structure, count_of
from reader.structure.kinds import FOOTNOTE, FURNITURE, HEADING, LIST_ITEM, PARAGRAPH, TABLE
from reader.structure.numbering import numbered, value_of
from reader.structure.rules import Rule, rule

ENDED: Final = rule(
    "end of a sentence or of a line that leads to others",
    r".*[。！？!?；;：:…」』）)”’》〉】\].](?:\d{1,3})?$",
    ("各國致力於降低關稅。", "其要點如下：", "（詳見附表）", "See Annual Report.", "他說：「好。」"),
    ("各國致力於降低", "，", "關稅與"),
)
STRAY: Final = rule(
    "beginning that belongs to a sentence before",
    r"[，。、；：！？」』）》〉】”’](?!$)",
    ("，並簡化程序。", "」一語，出自"),
    ("「美國優先」", "（一）", "一、前言"),
)
NOTE_LIKE: Final = rule(
    "text of a footnote",
    r"(?P<number>[1-9]\d{0,2})[.．、]?\s*(?:See |Id\.|Ibid|supra |Supra |同前註|同註|參見|參閱|前揭註|見前揭|請參)",
    ("12 See Lester, 2020", "3 同前註，頁 5。", "7. 參見林昱衡"),
    ("12 國達成協議", "See Lester", "2024 See"),
)
BROKEN_TITLE: Final = rule(
    "title that goes on or is a sentence",
    r".*[，、；,;。]$",
    ("關於漁業補貼，", "各國應降低關稅。"),
    ("一、前言", "WTO 改革？"),
)
FIGURES: Final = rule(
    "figures alone, a cell or a mark that has lost its place",
    r"[-+＋－▲△]?[\[（(]?\d[\d,.:/％%～~-]{0,14}[\]）)]?(?:元|年|月|日|頁)?$",
    ("8,460", "-2.0%", "[11]", "4/15", "2017/1/1", "8", "09:00-10:00"),
    ("2024 年報", "第 3 條", "1. 前言", "3.1 Market access"),
)
LEADER: Final = rule(
    "line of a table of contents",
    r".*(?:[.．·‧…]{5,}|(?:[.．·‧] ){4,})\s*\d{0,4}$",
    ("第四章 心得與建議···························", "一、前言 ......... 3"),
    ("一、前言", "結語……"),
)
RULES: Final[tuple[Rule, ...]] = (ENDED, STRAY, NOTE_LIKE, BROKEN_TITLE, FIGURES, LEADER)

_LONG_TITLE: Final = 60
_WHOLE_LINE: Final = 20
_PAIRS: Final = ("「」", "『』", "《》", "〈〉", "（）", "【】")
_BRACKET: Final = re.compile(f"[{''.join(_PAIRS)}]")
_STOPS: Final = "。；："  # with which nearly all texts end; ENDED tells of the others
_LIST: Final = 3  # titles one after the other that are rather the cells of a table
_MARKED: Final = (PARAGRAPH, LIST_ITEM, HEADING)  # where a mark whose footnote is lost raises a doubt
_LOST_NOTE: Final = 0.6
_FLOWING: Final = (PARAGRAPH, LIST_ITEM)
_FIGURES: Final = re.compile(r"[\d\s]+")
_EDGES: Final = ("header", "footer")

Doubt = Callable[["_Blocks", int, Block], float | None]


class _Blocks:
    """The blocks with what the doubts look up."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        reading = [i for i, block in enumerate(blocks) if block.kind is not FURNITURE]
        self.above = _above(blocks)
        refs = [ref for block in blocks if block.inlines for ref in block.footnote_refs]
        self.meant = {ref.target for ref in refs}
        self.refers = bool(refs)
        self.rows = set(_rows(blocks, reading))
        heads = {i: block.text for i, block in enumerate(blocks) if block.kind is FURNITURE and block.role in _EDGES}
        bare = {text: _FIGURES.sub("", text) for text in set(heads.values())}
        self.heads = {index: bare[text] for index, text in heads.items()}
        self.repeated = Counter(self.heads.values())


def _above(blocks: Sequence[Block]) -> list[Block | None]:
    """For each block the one that is read before it."""
    found: list[Block | None] = []
    last: Block | None = None
    for block in blocks:
        found.append(last)
        if block.kind is not FURNITURE:
            last = block
    return found


def _rows(blocks: Sequence[Block], reading: Sequence[int]) -> Iterator[int]:
    """The titles that stand in a row of several of one level."""
    row: list[int] = []
    for index in reading:
        is_title = blocks[index].kind is HEADING
        if row and not (is_title and blocks[index].level == blocks[row[0]].level):
            yield from row if len(row) >= _LIST else ()
            row = []
        if is_title:
            row.append(index)
    yield from row if len(row) >= _LIST else ()


def weighed(structure: Structure) -> Structure:
    """`structure` with the confidence of each block; 1.0 where nothing speaks against it."""
    around = _Blocks(structure.blocks)
    blocks = list(structure.blocks)
    for index, block in enumerate(structure.blocks):
        kind, sure = block.kind, block.confidence
        for doubt in _DOUBTS.get(kind, ()):
            found = doubt(around, index, block)
            if found is not None and found < sure:
                sure = found
        if block.inlines and kind in _MARKED and sure > _LOST_NOTE and _misses_note(block):
            sure = _LOST_NOTE
        if sure < block.confidence:
            blocks[index] = replace(block, confidence=sure)
    return replace(structure, blocks=tuple(blocks))


def _goes_on(around: _Blocks, index: int, block: Block) -> float | None:
    """It may be a part of the paragraph above."""
    above = around.above[index]
    if above is None or above.kind not in _FLOWING or above.role or len(above.text) < _WHOLE_LINE:
        return None
    return None if above.text[-1] in _STOPS or ENDED.match(above.text[-40:]) else 0.5


def _begins_oddly(_around: _Blocks, _index: int, block: Block) -> float | None:
    """A part of a sentence, figures or a footnote: none of them begins with a letter or an ideograph."""
    text = block.text
    if text[:1].isalpha():
        return None
    if STRAY.match(text):
        return 0.3
    return 0.4 if NOTE_LIKE.match(text) or (FIGURES.match(text) and not block.label) else None


def _unclosed(_around: _Blocks, _index: int, block: Block) -> float | None:
    """A bracket opens that nothing closes, or the other way round: it was cut out of something."""
    found = _BRACKET.findall(block.text)
    if found and "".join(found) not in _PAIRS:  # mostly there is one pair or none
        for opening, closing in _PAIRS:
            if found.count(opening) != found.count(closing):
                return 0.5
    return None


def _in_a_row(around: _Blocks, index: int, block: Block) -> float | None:
    """One of several titles without numbers, with nothing between them."""
    return 0.5 if index in around.rows and not numbered(block.text) else None


def _misses_note(block: Block) -> bool:
    return any(ref.target is None for ref in block.footnote_refs)


def _bad_title(_around: _Blocks, _index: int, block: Block) -> float | None:
    text = block.text
    last = text[-1:]
    is_odd = not text[:1].isalpha() and (STRAY.match(text) or FIGURES.match(text))
    may_go_on = not last.isalnum() or last.isdecimal()  # BROKEN_TITLE and LEADER end so, and look through all the text
    if is_odd or (may_go_on and (BROKEN_TITLE.match(text) or LEADER.match(text))):
        return 0.5
    return 0.6 if len(text) > _LONG_TITLE else None


def _unmeant(around: _Blocks, index: int, block: Block) -> float | None:
    return 0.6 if around.refers and index not in around.meant else None


def _out_of_order(around: _Blocks, index: int, block: Block) -> float | None:
    above = around.above[index]
    if above is None or above.kind is not block.kind:
        return None
    before: int | None
    here: int | None
    if block.kind is FOOTNOTE:
        before, here = count_of(above.number), count_of(block.number)
    elif above.level == block.level:
        before, here = value_of(above.marker or ""), value_of(block.marker or "")
    else:
        return None
    follows = not before or not here or here in (1, before + 1)
    return None if follows else 0.6


def _uneven(_around: _Blocks, _index: int, block: Block) -> float | None:
    """A table whose rows differ in the number of cells, titles across it aside."""
    widths = {len(row) for row in block.rows if len(row) > 1}
    return 0.5 if len(block.rows) < 2 or len(widths) > 1 else None


def _odd_furniture(around: _Blocks, index: int, _block: Block) -> float | None:
    """A running head that is on no other page."""
    return 0.5 if index in around.heads and around.repeated[around.heads[index]] == 1 else None


_DOUBTS: Final[dict[BlockKind, tuple[Doubt, ...]]] = {
    PARAGRAPH: (_begins_oddly, _goes_on, _unclosed),
    LIST_ITEM: (_out_of_order,),
    HEADING: (_bad_title, _in_a_row, _unclosed),
    FOOTNOTE: (_unmeant, _out_of_order),
    TABLE: (_uneven,),
    FURNITURE: (_odd_furniture,),
}
