"""How sure a structure is of each of its blocks: what does not agree with what stands around it is doubtful."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from reader.model.document import Block, BlockKind, Structure, count_of
from reader.structure.brackets import CHINESE_PAIRS
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
_BRACKET: Final = re.compile(f"[{''.join(CHINESE_PAIRS)}]")
_STOPS: Final = frozenset("。；：")  # with which nearly all texts end; ENDED tells of the others
_LIST: Final = 3  # titles one after the other that are rather the cells of a table
_MARKED: Final = (PARAGRAPH, LIST_ITEM, HEADING)  # where a mark whose footnote is lost raises a doubt
_LOST_NOTE: Final = 0.6
_FLOWING: Final = (PARAGRAPH, LIST_ITEM)
_FIGURES: Final = re.compile(r"[\d\s]+")
_EDGES: Final = ("header", "footer")

Doubts = Iterator[tuple[int, float]]
"""Which blocks are doubtful, and how sure they still are."""


class _Blocks:
    """The blocks and, by their kinds, where they stand; `above` has of each the one that is read before it."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self.blocks = blocks
        self.above: list[Block | None] = []
        self._places: defaultdict[BlockKind, list[tuple[int, Block]]] = defaultdict(list)
        last = None
        for place in enumerate(blocks):
            _, block = place
            self._places[block.kind].append(place)
            self.above.append(last)
            last = last if block.kind is FURNITURE else block

    def of(self, *kinds: BlockKind) -> Iterator[tuple[int, Block]]:
        """The blocks of these kinds and where they stand."""
        return chain.from_iterable([self._places[kind] for kind in kinds])


def weighed(structure: Structure) -> Structure:
    """`structure` with the confidence of each block; 1.0 where nothing speaks against it."""
    around = _Blocks(structure.blocks)
    found: dict[int, float] = {}
    for doubt in _DOUBTS:
        for index, sure in doubt(around):
            found[index] = min(sure, found.get(index, 1.0))
    if not found:
        return structure
    blocks = list(structure.blocks)
    for index, sure in found.items():
        if sure < blocks[index].confidence:
            blocks[index] = replace(blocks[index], confidence=sure)
    return replace(structure, blocks=tuple(blocks))


def _going_on(around: _Blocks) -> Doubts:
    """Paragraphs that may be parts of those above them."""
    for index, _ in around.of(PARAGRAPH):
        above = around.above[index]
        if above is None or above.kind not in _FLOWING or above.role or len(above.text) < _WHOLE_LINE:
            continue
        if above.text[-1] not in _STOPS and not ENDED.match(above.text[-40:]):
            yield index, 0.5


def _beginning_oddly(around: _Blocks) -> Doubts:
    """Paragraphs that are parts of sentences, figures or footnotes: none begins with a letter or an ideograph."""
    for index, block in around.of(PARAGRAPH):
        text = block.text
        if text[:1].isalpha():
            continue
        if STRAY.match(text):
            yield index, 0.3
        elif NOTE_LIKE.match(text) or (FIGURES.match(text) and not block.label):
            yield index, 0.4


def _unclosed(around: _Blocks) -> Doubts:
    """A bracket opens that nothing closes, or the other way round: it was cut out of something."""
    for index, block in around.of(PARAGRAPH, HEADING):
        text = block.text
        for opening, closing in CHINESE_PAIRS if _BRACKET.search(text) else ():
            if (opening in text or closing in text) and text.count(opening) != text.count(closing):
                yield index, 0.5
                break


def _in_rows(around: _Blocks) -> Doubts:
    """Several titles without numbers, of one level, with nothing between them."""
    for row in _rows([block for block in enumerate(around.blocks) if block[1].kind is not FURNITURE]):
        for index, block in row if len(row) >= _LIST else ():
            if not numbered(block.text):
                yield index, 0.5


def _rows(blocks: Iterable[tuple[int, Block]]) -> Iterator[list[tuple[int, Block]]]:
    """The titles of one level that follow on one another."""
    row: list[tuple[int, Block]] = []
    for index, block in blocks:
        is_title = block.kind is HEADING
        if row and not (is_title and block.level == row[0][1].level):
            yield row
            row = []
        if is_title:
            row.append((index, block))
    yield row


def _misses_note(around: _Blocks) -> Doubts:
    """The footnote of a mark is lost."""
    for index, block in around.of(*_MARKED):
        if block.inlines and any(ref.target is None for ref in block.footnote_refs):
            yield index, _LOST_NOTE


def _bad_title(around: _Blocks) -> Doubts:
    """Titles that begin or end as none does, or are long."""
    for index, block in around.of(HEADING):
        text = block.text
        last = text[-1:]
        is_odd = not text[:1].isalpha() and (STRAY.match(text) or FIGURES.match(text))
        may_go_on = not last.isalnum() or last.isdecimal()  # BROKEN_TITLE, LEADER end so, and look through all the text
        if is_odd or (may_go_on and (BROKEN_TITLE.match(text) or LEADER.match(text))):
            yield index, 0.5
        elif len(text) > _LONG_TITLE:
            yield index, 0.6


def _unmeant(around: _Blocks) -> Doubts:
    """Footnotes that nothing refers to, where anything refers to any."""
    notes = list(around.of(FOOTNOTE))
    refs = [ref for block in around.blocks if block.inlines for ref in block.footnote_refs] if notes else []
    meant = {ref.target for ref in refs}
    yield from ((index, 0.6) for index, _ in notes if refs and index not in meant)


def _out_of_order(around: _Blocks) -> Doubts:
    """Footnotes and items whose number does not follow on that of the one above."""
    for index, block in around.of(FOOTNOTE, LIST_ITEM):
        above = around.above[index]
        if above is None or above.kind is not block.kind:
            continue
        before: int | None
        here: int | None
        if block.kind is FOOTNOTE:
            before, here = count_of(above.number), count_of(block.number)
        elif above.level == block.level:
            before, here = value_of(above.marker or ""), value_of(block.marker or "")
        else:
            continue
        if before and here and here not in (1, before + 1):
            yield index, 0.6


def _uneven(around: _Blocks) -> Doubts:
    """Tables whose rows differ in the number of cells, titles across them aside."""
    for index, block in around.of(TABLE):
        widths = {len(row) for row in block.rows if len(row) > 1}
        if len(block.rows) < 2 or len(widths) > 1:
            yield index, 0.5


def _odd_furniture(around: _Blocks) -> Doubts:
    """Running heads that are on no other page."""
    heads = {index: block.text for index, block in around.of(FURNITURE) if block.role in _EDGES}
    bare = {text: _FIGURES.sub("", text) for text in set(heads.values())}
    repeated = Counter([bare[text] for text in heads.values()])
    yield from ((index, 0.5) for index, text in heads.items() if repeated[bare[text]] == 1)


_DOUBTS: Final[tuple[Callable[[_Blocks], Doubts], ...]] = (
    _going_on,
    _beginning_oddly,
    _unclosed,
    _in_rows,
    _misses_note,
    _bad_title,
    _unmeant,
    _out_of_order,
    _uneven,
    _odd_furniture,
)
