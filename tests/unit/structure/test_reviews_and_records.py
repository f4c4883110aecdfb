"""Law reviews, reports of cases and records of meetings, as extractors give them that say nothing of how lines end."""

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import LONG, WRAPPED, headings, of_role, texts
from tests.unit.structure.raw import raw_text


def _blocks(*lines: str) -> tuple[Block, ...]:
    return restore(raw_text("\n".join(lines))).blocks


def _turned(turn: int, width: int = 32) -> str:
    """The long paragraph, begun at another of its characters, on lines of its own."""
    text = LONG[turn:]
    return "\n".join(text[at : at + width] for at in range(0, len(text), width))


@pytest.mark.parametrize("words", ["同前註 1，", "同註 1，", "前揭註 1，"])
def test_the_blank_before_the_number_of_another_note_stays(words: str) -> None:
    first, second = (_turned(turn).replace("沿用多年", f"沿用多年{number}") for turn, number in ((0, 1), (3, 2)))
    text = f"{first}\n{second}\n\n1 王大同，〈漁港〉，頁 3。\n2 {words}頁 8。\f{_turned(9)}"
    assert texts(restore(raw_text(text)).blocks, BlockKind.FOOTNOTE)[-1] == f"{words}頁 8。"


def test_the_note_of_an_author_that_is_all_below_a_page_is_a_footnote() -> None:
    head = (
        "漁港治理之檢討",
        "",
        "王大同*",
        "",
        _turned(0),
        "",
        "* 北濱大學法律學院副教授。作者感謝審查人之意見，",
        "惟文責自負。",
    )
    text = "\n".join((*head, "", "117\f118 北濱法學", "", _turned(11), "\f北濱法學 119", "", _turned(23)))
    (note,) = [block for block in restore(raw_text(text)).blocks if block.kind is BlockKind.FOOTNOTE]
    assert (note.number, note.text) == ("*", "北濱大學法律學院副教授。作者感謝審查人之意見，惟文責自負。")


def test_a_line_with_a_star_that_no_title_or_author_has_is_no_footnote() -> None:
    blocks = _blocks("漁港治理之檢討", "", "王大同", "", WRAPPED, "", "* 本表不含遠洋漁船。", "", "\f" + _turned(11))
    assert not texts(blocks, BlockKind.FOOTNOTE)


def test_the_line_that_closes_a_long_quotation_belongs_to_it() -> None:
    quoted = (
        "「本協定不得解釋為禁止任何締約國採取其認為保護重大安全利益所必要之任何行動：關於核分裂物質者；"
        "關於武器彈藥之交易，以及供應軍事設施之其他貨品者；於戰時或國際關係之其他緊急情況時所採者。」"
    )
    lines = [quoted[at : at + 22] for at in range(0, len(quoted), 22)]
    blocks = _blocks(WRAPPED, "", "該款之前言規定：", "", *lines, "", _turned(7))
    assert quoted in texts(blocks, BlockKind.PARAGRAPH)


def test_no_line_of_prose_ends_with_a_word_that_another_follows() -> None:
    cut = "（一）漁獲：大陸自給率已由 107 年之 42% 升至 112 年之\n80%，即便維持零關稅，出口亦將逐年遞減。"
    blocks = _blocks(WRAPPED, cut, "（二）養殖：出口遞減。", WRAPPED)
    (item, _) = [block for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert item.text.endswith("112 年之 80%，即便維持零關稅，出口亦將逐年遞減。")


def test_a_row_of_values_may_lack_one() -> None:
    rows = ("產業 項數 出口額（億美元） 稅率", "漁撈 37 31.4 5.9%", "養殖 48 9.7 8.6%", "合計 85 41.1 －")
    (table,) = [block for block in _blocks(WRAPPED, *rows, WRAPPED) if block.kind is BlockKind.TABLE]
    assert table.cell_texts()[-1] == ["合計", "85", "41.1", "－"]


def test_what_ends_a_meeting_counts_on_with_its_headings() -> None:
    counted = [line for sign in "壹貳參肆" for line in (f"{sign}、漁港規費之檢討", WRAPPED)]
    blocks = _blocks("漁港座談會紀錄", *counted, "伍、臨時動議：無。", "陸、散會：下午 5 時 10 分。")
    assert [text for _, text in headings(blocks)][-2:] == ["伍、臨時動議：無。", "陸、散會：下午 5 時 10 分。"]


def test_items_in_such_figures_below_no_heading_stay_items() -> None:
    items = [f"{sign}、臨時動議：無。" for sign in "壹貳參肆伍陸"]
    assert len(texts(_blocks("漁港座談會紀錄", WRAPPED, *items), BlockKind.LIST_ITEM)) == 6


def test_a_record_is_named_by_the_meeting_in_brackets_above() -> None:
    blocks = _blocks(
        "遠洋漁業學會", "「漁港規費調整後之因應」", "座談會會議紀錄", "時間：113 年 7 月 18 日", "壹、緣起", WRAPPED
    )
    assert headings(blocks)[0] == (1, "「漁港規費調整後之因應」座談會會議紀錄")


def test_a_title_that_was_broken_stands_below_the_name_of_its_series() -> None:
    title = ("《漁港治理協定》生效後之遵循問題：兼論我國遠", "洋漁業政策")
    blocks = _blocks(
        "海事與貿易論叢", "", *title, "", "王大同、李小美", "", "壹、前言", WRAPPED, "", "貳、檢討", WRAPPED
    )
    assert "".join(title) in [text for _, text in headings(blocks)]


@pytest.mark.parametrize("line", ["JEL 分類代號：F13, F18", "被控訴方：北濱、南灣"])
def test_cases_and_journals_have_fields_of_their_own(line: str) -> None:
    assert line in of_role(_blocks("漁港規費案評析", "王大同", line, "壹、前言", WRAPPED), "field")
