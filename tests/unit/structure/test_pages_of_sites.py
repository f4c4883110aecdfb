"""Habits of pages of sites and of text libraries: menus, stray blanks, agencies' reports, mastheads of journals."""

import datetime

import pytest

from reader.model.document import BlockKind, IssueNumber
from reader.structure import restore
from tests.unit.structure.blocks import LONG, WRAPPED, blocks_of, of_role, structure_of, texts
from tests.unit.structure.raw import raw_text


def test_a_few_stray_blanks_do_not_make_one_paragraph_of_a_page() -> None:
    lines = ("漁港論壇   ", "線上拍賣的第一年", "拍賣會場一隅", LONG, "盤商的算盤  ", LONG, LONG, "漁民的期待", LONG)
    structure = structure_of(*lines)
    assert texts(structure.blocks, BlockKind.PARAGRAPH) == [LONG] * 4
    assert "盤商的算盤" in texts(structure.blocks, BlockKind.HEADING)


def test_menus_and_buttons_of_a_page_are_no_titles() -> None:
    above = ("跳到主要內容區塊", ":::", "簡訊| 漁市| 氣象| 讀者投書| 手機版", "友善列印　轉寄友人")
    structure = structure_of(*above, "線上拍賣的第一年", LONG, "盤商的算盤", LONG, "點閱次數：3,071", "回上一頁")
    assert (structure.metadata.title, structure.metadata.series) == ("線上拍賣的第一年", None)
    assert texts(structure.blocks, BlockKind.HEADING) == ["線上拍賣的第一年", "盤商的算盤"]
    assert texts(structure.blocks, BlockKind.PARAGRAPH) == [LONG, LONG]


@pytest.mark.parametrize(
    "rows",
    [
        ("船期 | 週一 | 週二 | 週三 | 週四", "清晨 | 南灣 | 北濱 | 東岸 | 南灣", "黃昏 | 東岸 | 南灣 | 北濱 | 東岸"),
        ("| 漁港 | 春 | 夏 | 秋 | 冬 |", "| --- | --- | --- | --- | --- |", "| 南灣 | 11 | 12 | 13 | 14 |"),
        ("船名 | 船籍 | 會員編號 | 聯絡電話 | 備註",),
    ],
    ids=["of words", "of Markdown", "of words as in menus"],
)
def test_rows_between_bars_are_no_menus(rows: tuple[str, ...]) -> None:
    for paragraphs in (("漁港一覽", *rows, LONG), ("漁港一覽", LONG, *rows)):
        assert texts(blocks_of(*paragraphs), BlockKind.FURNITURE) == []


def test_where_an_agency_sent_its_report_from_stands_within_the_text() -> None:
    lead = "【漁港日報9月2日報導】（海港社記者魚樂潮南灣2日電）南灣漁會今日與三家盤商達成協議，明年起試辦線上拍賣。"
    structure = structure_of("漁會與盤商 試辦線上拍賣", lead, LONG, "相關新聞", "盤商抗議抽成", "漁市休市三日")
    assert structure.metadata.title == "漁會與盤商 試辦線上拍賣"
    assert not [block for block in structure.blocks if block.role == "reporter"]
    assert texts(structure.blocks, BlockKind.PARAGRAPH)[0] == lead


def test_a_journal_names_its_volume_its_pages_and_its_season() -> None:
    journal = "海洋治理學刊 第 4 卷 第 2 期 頁 55-90 2031 年/夏季號"
    latin = "Journal of Ocean Governance Studies, Vol. 4, No. 2, pp. 55-90"
    title = ("從遠洋漁業補貼的改革談判", "看沿岸國許可制度的未來")
    head = (journal, latin, *title, "李小美 東岸大學海洋法律學系教授", "摘 要", WRAPPED)
    structure = restore(raw_text("\n".join((*head, "壹、前言", WRAPPED, WRAPPED))))
    assert structure.metadata.title == "".join(title)
    assert structure.metadata.issue == IssueNumber("海洋治理學刊", 2, None, 4)
    assert of_role(structure.blocks, "masthead") == [journal, latin]


def test_a_long_title_above_the_first_number_stands_on_two_lines() -> None:
    title = "在開放與保護之間取捨：從漁會的立場檢視沿岸國許可制度與國際漁業協定之相容性（下）"
    lines = (title[:32], title[32:], "一、前言", WRAPPED, "二、許可制度的由來", WRAPPED, WRAPPED)
    structure = restore(raw_text("\n".join(lines)))
    assert structure.metadata.title == title
    assert texts(structure.blocks, BlockKind.HEADING) == [title, "一、前言", "二、許可制度的由來"]


def test_a_numbered_word_with_a_colon_heads_a_whole_paragraph() -> None:
    blocks = blocks_of("線上拍賣的第一年", "一、前言：", LONG, "二、問題：", LONG)
    assert texts(blocks, BlockKind.HEADING) == ["線上拍賣的第一年", "一、前言：", "二、問題："]


def test_a_numbered_word_with_a_colon_leads_items_in() -> None:
    lists = ("一、資格：", "（一）領有執照之漁船。", "（二）未受處分者。", "二、期限：", "自公告日起三個月。")
    blocks = blocks_of("線上拍賣的第一年", *lists)
    assert texts(blocks, BlockKind.HEADING) == ["線上拍賣的第一年"]


def test_figures_that_count_within_a_sentence_mark_no_notes() -> None:
    lead = "工作內容有二：1.輔導漁會辦理線上拍賣；2.維護交易資料庫。詳列如下："
    items = ("1.持續更新交易資料庫，按月公布。", "2.訪問盤商三十家。")
    blocks = blocks_of("線上拍賣輔導計畫", lead, "（一）輔導漁會", LONG, "（二）維護資料庫", *items)
    assert texts(blocks, BlockKind.FOOTNOTE) == []


def test_a_page_on_a_work_names_who_wrote_it_and_its_day() -> None:
    fields = ("類別：研究報告", "報告名稱：線上拍賣之成效評估", "作者：王大同", "出版日期：2031/06/03")
    metadata = structure_of("線上拍賣之成效評估", *fields, LONG, LONG).metadata
    assert (metadata.authors, metadata.date) == (("王大同",), datetime.date(2031, 6, 3))


def test_the_day_below_a_house_dates_the_text() -> None:
    structure = structure_of("線上拍賣法制研析", "南灣漁業研究所", "2031年06月03日", LONG, "壹、事件摘要", LONG)
    assert structure.metadata.date == datetime.date(2031, 6, 3)


def test_a_correspondent_and_a_reporter_signed_together() -> None:
    structure = structure_of("漁市明年改採線上拍賣", "漁港報／ 南灣特派員李小美、記者王大同／綜合報導", LONG, LONG)
    assert structure.metadata.authors == ("李小美", "王大同")


def test_pictures_above_the_author_have_their_credit_behind_strokes() -> None:
    picture = "▲漁市清晨的拍賣。（示意圖／海港影像／北濱社）"
    structure = structure_of("線上拍賣的第一年", picture, "●王大同／東岸大學漁業系教授", LONG, LONG)
    assert texts(structure.blocks, BlockKind.CAPTION) == [picture]
    assert structure.metadata.authors == ("王大同",)


def test_a_page_names_its_title_twice_and_the_day_between_title_and_house() -> None:
    title = "漁業研究所舉辦 2031 年度第一次「漁港獎助金」學人研究成果發表會－以「線上拍賣」為主題"
    structure = structure_of(":::", title, "date:2031/06/03", title, LONG, LONG)
    assert (structure.metadata.title, structure.metadata.date) == (title, datetime.date(2031, 6, 3))
    assert texts(structure.blocks, BlockKind.HEADING) == [title]
    dated = structure_of("線上拍賣研討會重點紀實", "已更新：2031年6月3日", "漁業研究中心編輯組", LONG, LONG)
    assert [block.text for block in dated.blocks if block.role == "affiliation"] == ["漁業研究中心編輯組"]


def test_the_first_page_of_a_journal_has_its_title_with_the_page_above_it() -> None:
    title = "漁業協定與沿岸國的許可制度：從「雙邊換文」到「區域公約」"
    abstract = LONG.replace("，", "")[:78]
    narrow = "\n".join(abstract[at : at + 26] for at in range(0, len(abstract), 26))
    head = (f"{title} 117", title, "李小美", "（東岸大學法律學系副教授）", "摘 要", narrow)
    structure = structure_of(*head, "壹、前言", WRAPPED, WRAPPED, "＊ ＊ ＊", "貳、換文", WRAPPED)
    assert structure.metadata.title == title
    assert of_role(structure.blocks, "header") == [f"{title} 117"]
    assert of_role(structure.blocks, "abstract") == [abstract]
    assert of_role(structure.blocks, "separator") == ["＊ ＊ ＊"]


def test_where_a_text_appeared_first_is_its_source() -> None:
    structure = structure_of(
        "線上拍賣的第一年", "摘自：漁港日報 第兩千零七十一期 1/02/2031", LONG, LONG, "bottom of page"
    )
    assert of_role(structure.blocks, "source") == ["摘自：漁港日報 第兩千零七十一期 1/02/2031"]
    assert texts(structure.blocks, BlockKind.HEADING) == ["線上拍賣的第一年"]


def test_who_took_a_picture_stands_at_the_end_of_its_caption() -> None:
    pictures = ("（座談會各發表人與工作人員合影/本中心攝影組）", "【李小美主任與各港代表會前合影/攝影組】")
    blocks = blocks_of("線上拍賣研討會", LONG, pictures[0], LONG, pictures[1], LONG)
    assert texts(blocks, BlockKind.CAPTION) == list(pictures)


def test_a_title_on_two_lines_needs_neither_author_nor_number_below_it() -> None:
    title = "漁會與盤商達成協議，南灣、北濱與東岸三處漁港自明年起分三階段試辦線上拍賣"
    structure = restore(raw_text("\n".join((title[:32], title[32:], WRAPPED, "盤商的算盤", WRAPPED, WRAPPED))))
    assert structure.metadata.title == title
    assert texts(structure.blocks, BlockKind.HEADING)[0] == title


@pytest.mark.parametrize("beside", ["瀏覽人次：87", "點閱次數：10,287"])
def test_the_day_of_a_page_stands_beside_counters(beside: str) -> None:
    structure = structure_of("線上拍賣的第一年", f"2031-04-09　{beside}", LONG, LONG)
    assert structure.metadata.date == datetime.date(2031, 4, 9)


def test_how_many_read_in_a_library_is_a_figure_of_its_report() -> None:
    blocks = blocks_of("港區書房年報", LONG, LONG, "閱讀人數：2,318 人")
    assert (blocks[-1].kind, blocks[-1].text) == (BlockKind.PARAGRAPH, "閱讀人數：2,318 人")
