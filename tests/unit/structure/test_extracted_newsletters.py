"""What newsletters print, in pages that extractors give without any sign of how lines end."""

import pytest

from reader.model.document import Block, BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.blocks import headings, texts
from tests.unit.structure.raw import raw_text

PROSE = (
    "各會員對於漁業補貼的規範仍有歧見，談判因此一再延長，其後並",
    "未在期限以前獲致共識，主管機關乃將其納入國內法規，並要求相",
    "關業者按季提出報告，以便監督其執行情形，惟各國的進度不一。",
)
HEAD = ("東岸漁業雙週報", "第 8 期　2025 年 3 月 10 日發行", "國際要聞")
DAYS = ("3/11", "3/12-13", "3/17")


def _structure(*lines: str) -> Structure:
    return restore(raw_text("\n".join((*HEAD, *PROSE, *lines))))


def _tables(structure: Structure) -> list[list[list[str]]]:
    return [[list(row) for row in made.cell_texts()] for made in structure.blocks if made.kind is BlockKind.TABLE]


def _bylines(blocks: tuple[Block, ...]) -> list[str]:
    return texts(blocks, BlockKind.BYLINE)


@pytest.mark.parametrize("body", ["組織", "單位", "主辦單位", "機構"])
def test_a_calendar_without_weekdays_has_a_column_of_who_meets(body: str) -> None:
    days = (
        "3/11（二） WTO 漁業補貼委員會例會",
        "3/12-13 太平洋漁業署 Annual Meeting of Observers",
        "3/17（一） OECD 漁業委員會",
    )
    structure = _structure("三月大事記", f"日期 {body} 議題", *days)
    (table,) = _tables(structure)
    assert table[1:] == [
        ["3/11（二）", "WTO", "漁業補貼委員會例會"],
        ["3/12-13", "太平洋漁業署", "Annual Meeting of Observers"],
        ["3/17（一）", "OECD", "漁業委員會"],
    ]
    assert [entry.group for entry in structure.records.calendar] == ["WTO", "太平洋漁業署", "OECD"]


def test_a_calendar_with_weekdays_has_none() -> None:
    days = tuple(f"{day} 二 漁業補貼委員會 第 {at} 次會議" for at, day in enumerate(DAYS, start=1))
    (table,) = _tables(_structure("三月大事記", "日期 星期 會議", *days))
    assert [row[1:] for row in table[1:]] == [["二", f"漁業補貼委員會 第 {at} 次會議"] for at in (1, 2, 3)]


@pytest.mark.parametrize("label", ["來源：", "資料來源：", "出處：", ""])
def test_the_sources_of_a_piece_stand_apart_from_the_column_below(label: str) -> None:
    source = f"（{label}共同社, 2025.3.5；Harbour Post, 2025.3.6、2025.3.7）"
    blocks = _structure(source, "美洲", "◆漁港擴建延後完工", *PROSE, source).blocks
    assert _bylines(blocks) == [source, source]
    assert "美洲" in texts(blocks, BlockKind.HEADING)


def test_a_term_stands_between_the_full_lines_of_two_others() -> None:
    terms = ("小辭典", "過漁魚群（Overfished Stock）", *PROSE, "配額交易（Quota Trading, QT）", *PROSE)
    told = headings(_structure(*terms).blocks)
    assert [title for _, title in told][-3:] == [
        "小辭典",
        "過漁魚群（Overfished Stock）",
        "配額交易（Quota Trading, QT）",
    ]


def test_the_next_section_is_no_part_of_a_table() -> None:
    rows = ("會員名稱 主要漁獲 停泊港口", "海風漁業 鮪魚 東岸", "白帆水產 秋刀魚 北濱", "長浪遠洋 魷魚 南灣")
    days = ("3/11（二） WTO 漁業補貼委員會例會", "3/17（一） OECD 漁業委員會")
    structure = _structure("會員動態", *rows, "下週行事曆", "3 月 11 日～3 月 20 日", "日期 組織 議題", *days)
    assert [len(table) for table in _tables(structure)] == [4, 3]
    assert "下週行事曆" in texts(structure.blocks, BlockKind.HEADING)
