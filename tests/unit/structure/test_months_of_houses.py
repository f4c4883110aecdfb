"""Monthlies, letters and reports of houses: whose they are, what numbers their pages, their notes and forms."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import LONG, headings, of_role, texts, wrapped
from tests.unit.structure.raw import raw_text


def _turned(turn: int, width: int = 30) -> str:
    return wrapped(LONG[turn:] + LONG[:turn], width)


@pytest.mark.parametrize(
    ("lines", "series", "number"),
    [
        (
            ("HENG YUE Attorneys-at-Law", "國際漁業法規月報 Fishery Law Monthly", "2031 年 8 月號 Vol. 47"),
            "國際漁業法規月報",
            47,
        ),
        (("社團法人遠洋漁業協進會　會訊", "第 213 期　中華民國 120 年 11 月 20 日"), "遠洋漁業協進會會訊", 213),
        (
            ("遠洋漁業瞭望雙週報", "第 58 期｜民國 120 年 9 月 16 日出刊｜每月 1 日、16 日發行"),
            "遠洋漁業瞭望雙週報",
            58,
        ),
    ],
)
def test_a_masthead_names_the_series_and_not_its_house(lines: tuple[str, ...], series: str, number: int) -> None:
    structure = restore(raw_text("\n".join((*lines, "", "本期要點", "", _turned(0), "", _turned(9)))))
    issue = structure.metadata.issue
    assert issue is not None
    assert (issue.series, issue.number) == (series, number)
    assert [text for _, text in headings(structure.blocks)] == ["本期要點"]


def test_feet_of_two_lines_that_count_pages_part_no_paragraph_though_the_last_page_is_short() -> None:
    title, foot = "深海的帳單：拖船費率何以停在最後一哩", "遠洋評析 No. 112 | 2031.03.18　"
    pages = [line for page in (1, 2) for line in (_turned(8 * page, 7), title, f"{foot}{page + 1}")]
    end = (
        "的討論。",
        "作者簡介：溫采薇，北濱大學法學博士。",
        "本文言論不代表本院立場。轉載請註明出處。",
        title,
        f"{foot}4",
    )
    blocks = restore(raw_text("\n".join((title, "溫采薇", *pages, *end)))).blocks
    assert of_role(blocks, "footer") == [title, f"{foot}2", title, f"{foot}3", title, f"{foot}4"]
    assert of_role(blocks, "editor_note") == ["本文言論不代表本院立場。轉載請註明出處。"]
    assert of_role(blocks, "field") == ["作者簡介：溫采薇，北濱大學法學博士。"]


def test_an_explanation_is_a_footnote_above_one_that_cites() -> None:
    def page(number: int, *lines: str) -> tuple[str, ...]:
        return (*lines, "", f"{number} ", "", "\f遠洋漁業瞭望　第 58 期 ", "")

    first = (f"{_turned(3)}的義務1。業者應儘早因應2。 ", "", "1 Council of the Harbour, Rules on Pilotage, 2031. ", "")
    second = (
        f"{_turned(12)}的義務3。主管機關得合併計算4。 ",
        "",
        "3 依執委會說明文件，門檻以淨重計算，且每年檢討一次，以確保涵蓋。 ",
        "",
    )
    lines = (
        *page(1, *first, "2 Harbour Commission, Cuts to Red Tape, Feb. 26, 2031. "),
        *page(2, *second, "4 Council of the Harbour, supra note 1. "),
    )
    blocks = restore(raw_text("\n".join((*lines, f"{_turned(20)} ")))).blocks
    assert [block.number for block in blocks if block.kind is BlockKind.FOOTNOTE] == [1, 2, 3, 4]


def test_a_form_whose_labels_and_values_lie_in_boxes_is_a_table() -> None:
    pairs = (
        ("報告名稱", "參加 2031 年引水便捷化研習會報告"),
        ("主辦機關", "海洋部港埠便捷署"),
        ("聯絡人／電話", "汪廷安／(02) 2550-0000"),
        ("關鍵詞", "引水便捷化、單一窗口"),
    )
    boxes = "\n\n".join(f"{label} \n\n{value} " for label, value in pairs)
    structure = restore(
        raw_text(
            f"出國報告（出國類別：其他） \n\n參加引水便捷化研習會報告 \n\n出國報告提要 \n\n{boxes}\n\n{_turned(5)} "
        )
    )
    table = next(block for block in structure.blocks if block.kind is BlockKind.TABLE)
    assert [tuple(row) for row in table.cell_texts()] == list(pairs)
    assert "主辦機關" not in structure.metadata.authors


def test_an_author_may_have_two_signs_of_notes() -> None:
    notes = ("* 北濱大學法學院助理教授。", "** 作者感謝審查人之意見。")
    lines = (
        "北濱法學評論 第 58 期",
        "",
        "引水管制措施之合法性：",
        "以費率原則為中心",
        "",
        "沈柏睿*、**",
        "",
        "壹、前言",
        "",
        _turned(4),
    )
    structure = restore(raw_text("\n".join((*lines, "", *notes))))
    assert structure.metadata.authors == ("沈柏睿",)
    assert "沈柏睿*、**" in texts(structure.blocks, BlockKind.BYLINE)


def test_sections_of_a_monthly_stand_beside_the_words_of_its_editor_and_titles_below_them() -> None:
    heads = ("遠洋漁業法規月報", "2031 年 8 月號 Vol. 47", "", "編者的話", "", _turned(2), "")
    sections = (
        "壹、爭端解決",
        "",
        "一、東岸規費案",
        "",
        _turned(5),
        "",
        "貳、自由港協定",
        "",
        "北濱協定之原產地規則",
        "",
        _turned(8),
    )
    blocks = restore(raw_text("\n".join((*heads, *sections, "", "參、實務提醒", "", _turned(11))))).blocks
    assert headings(blocks) == [
        (1, "編者的話"),
        (1, "壹、爭端解決"),
        (2, "一、東岸規費案"),
        (1, "貳、自由港協定"),
        (2, "北濱協定之原產地規則"),
        (1, "參、實務提醒"),
    ]


def test_who_signed_a_letter_with_honours_wrote_it() -> None:
    letter = (
        "壹、理事長的話",
        "",
        _turned(0),
        "",
        "                    理事長　蕭永昌　敬上",
        "",
        "貳、政策專文",
        "",
        _turned(9),
    )
    lines = ("社團法人遠洋漁業協進會　會訊", "第 213 期　中華民國 120 年 11 月 20 日", "", *letter)
    structure = restore(raw_text("\n".join(lines)))
    assert structure.metadata.authors == ("蕭永昌",)
    assert "貳、政策專文" in [text for _, text in headings(structure.blocks)]


def test_abbreviations_in_boxes_are_a_table_below_their_title() -> None:
    terms = (
        ("ACDD", "ASEAN Customs Declaration Document", "東協海關申報文件"),
        ("AEO", "Authorized Economic Operator", "優質企業"),
        ("TFA", "Trade Facilitation Agreement", "貿易便捷化協定"),
    )
    boxes = "\n\n".join(text for term in terms for text in term)
    blocks = restore(raw_text(f"參加引水年會報告\n\n壹、目的\n\n{_turned(0)}\n\n附錄　縮寫對照\n\n{boxes}\n")).blocks
    table = next(block for block in blocks if block.kind is BlockKind.TABLE)
    assert [tuple(row) for row in table.cell_texts()] == list(terms)
    assert headings(blocks)[-1][1] == "附錄　縮寫對照"
