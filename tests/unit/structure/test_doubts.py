"""What does not agree with what stands around it says that it is unsure."""

import pytest

from reader.exporters.forms import structure_form
from reader.model.document import Block, BlockKind, FootnoteRef, Metadata, Structure
from reader.structure import restore
from reader.structure.doubts import weighed
from tests.unit.presenters.sample import table
from tests.unit.structure.raw import raw_text, spaced

WHOLE = "各國致力於降低關稅並簡化通關程序，以促進貿易自由化之發展。"
CUT = "各國致力於降低關稅並簡化通關程序，以促進貿易自由化之發"


def _unsure(*blocks: Block) -> list[int]:
    made = weighed(Structure(Metadata(), blocks))
    return [index for index, block in enumerate(made.blocks) if block.is_unsure]


def _paragraph(text: str, *refs: FootnoteRef) -> Block:
    return Block(BlockKind.PARAGRAPH, text, inlines=refs)


def _note(number: int) -> Block:
    return Block(BlockKind.FOOTNOTE, "See WTO, Annual Report.", number=number)


def _item(marker: str, level: int = 1) -> Block:
    return Block(BlockKind.LIST_ITEM, "降低關稅。", marker=marker, level=level)


def _head(text: str) -> Block:
    return Block(BlockKind.FURNITURE, text, role="header")


@pytest.mark.parametrize(
    ("blocks", "unsure"),
    [
        ((_paragraph(WHOLE), _paragraph("展望未來，仍待努力。")), []),
        ((_paragraph(CUT), _paragraph("展。")), [1]),
        ((_paragraph(CUT), _head("經貿前線 3"), _head("經貿前線 4"), _paragraph("展。")), [3]),
        ((Block(BlockKind.HEADING, "一、前言", level=1), _paragraph(WHOLE)), []),
        ((Block(BlockKind.HEADING, "一、關於漁業補貼，", level=1), _paragraph(WHOLE)), [0]),
        ((_paragraph("，並簡化程序。"),), [0]),
        ((_paragraph("12 See Lester, 2020, at 7."),), [0]),
        ((_paragraph(WHOLE, FootnoteRef(3, 1, 1)), _note(1)), []),
        ((_paragraph(WHOLE, FootnoteRef(3, 1)),), [0]),
        ((_paragraph(WHOLE, FootnoteRef(3, 1, 1)), _note(1), _note(3)), [2]),
        ((_item("1."), _item("2."), _item("(1)", 2), _item("3.")), []),
        ((_item("1."), _item("2."), _item("4.")), [2]),
        ((table([["日期", "活動"], ["世貿組織"], ["5/7", "研討會"]]),), []),
        ((table([["日期", "活動"], ["5/7", "研討會", "臺北"]]),), [0]),
        ((_head("經貿前線 3"), _head("經貿前線 4")), []),
        ((_head("經貿前線 3"), _head("關稅調降之影響")), [0, 1]),
    ],
)
def test_blocks_that_do_not_agree_are_unsure(blocks: tuple[Block, ...], unsure: list[int]) -> None:
    assert _unsure(*blocks) == unsure


def test_a_form_says_what_is_unsure_and_only_that() -> None:
    text = spaced("一、前言", WHOLE, "12 See Lester, Trade Law Review, 2020.", "二、結語", WHOLE)
    form = structure_form(restore(raw_text(text)), "a.txt")
    doubtful = {block["text"][:3]: block["confidence"] for block in form["blocks"] if "confidence" in block}
    assert doubtful == {"12 ": 0.4}
