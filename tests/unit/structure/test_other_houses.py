"""Weeklies with dated sources behind labels, collections of questions and answers, titles that head their pages."""

from datetime import date

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role, structure_of, texts
from tests.unit.structure.raw import raw_text, spaced
from tests.unit.structure.typeset import column, typeset

WEEKLY = (
    "東岸財經週報 ",
    "East Coast Weekly　第 212 期 ",
    "112 年 3 月 3 日　每週五發行 ",
    "本週要點 ",
    "● 越南二月出口回升，電子業訂單增加。 ",
    "● 印度延長鋼品保障措施，為期一年。 ",
    "目　次 ",
    "一、專題 ................ 1 ",
    "二、各國動態 ................ 2 ",
    "三、下週行事 ................ 3 ",
    "一、專題 ",
    "鋼品保障措施之後：三種可能之發展 ",
    "沐以晴　副研究員 ",
    *BODY,
    "措施之內容 ",
    *BODY,
    "二、各國動態 ",
    "（一）東南亞 ",
    "◆ 越南二月出口回升 ",
    *BODY,
    "{opens}資料來源：越南海關總署，112.3.1；The Hindu，112.3.2{closes} ",
    "（二）南亞 ",
    "◆ 印度延長鋼品保障措施 ",
    *BODY,
    "{opens}資料來源：印度商工部，112.2.28{closes} ",
    "三、下週行事 ",
    "日期 國家 指標 ",
    "3/6 美國 2 月非農就業 ",
    "3/7 日本 1 月經常帳 ",
    "3/8 臺灣 2 月進出口統計 ",
    "發 行 人：沐以晴　總編輯：拓跋衡 ",
    "所址：臺北市松山區 1 號　電話：(02)2345-6789 ",
    "版權所有，轉載請註明出處 ",
)


def _weekly(brackets: str) -> tuple[str, ...]:
    return tuple(line.format(opens=brackets[0], closes=brackets[1]) for line in WEEKLY)


@pytest.mark.parametrize("brackets", ["【】", "〔〕", "（）"])
def test_reports_end_with_their_sources_and_days(brackets: str) -> None:
    items = structure_of(*_weekly(brackets)).records.news_items
    assert [(item.title, item.reporter, item.sources) for item in items] == [
        ("越南二月出口回升", None, ("越南海關總署", "The Hindu")),
        ("印度延長鋼品保障措施", None, ("印度商工部",)),
    ]
    assert items[0].source_dates == ((date(2023, 3, 1),), (date(2023, 3, 2),))


def test_masthead_and_imprint_of_a_weekly_are_set_apart_and_its_sections_stand_highest() -> None:
    structure = structure_of(*_weekly("【】"))
    assert of_role(structure.blocks, "masthead") == [line.strip() for line in (*WEEKLY[:3], *WEEKLY[-3:])]
    assert headings(structure.blocks) == [
        (1, "本週要點"),
        (1, "目　次"),
        (1, "一、專題"),
        (2, "鋼品保障措施之後：三種可能之發展"),
        (3, "措施之內容"),
        (1, "二、各國動態"),
        (2, "（一）東南亞"),
        (3, "◆ 越南二月出口回升"),
        (2, "（二）南亞"),
        (3, "◆ 印度延長鋼品保障措施"),
        (1, "三、下週行事"),
    ]
    assert structure.metadata.authors == ("沐以晴",)
    assert structure.metadata.issue is not None
    assert structure.metadata.issue.date == date(2023, 3, 3)


def test_a_source_with_its_day_right_below_a_table_is_its_caption() -> None:
    table = ("國家 稅率 配額 ", "日本 10% 300 ", "韓國 15% 250 ", "泰國 20% 120 ")
    blocks = blocks_of("鋼品配額 ", *BODY, "表 1　各國配額 ", *table, "（資料來源：海關統計，112.3.1） ", *BODY)
    assert texts(blocks, BlockKind.CAPTION) == ["表 1　各國配額", "（資料來源：海關統計，112.3.1）"]


ANSWERS = (
    " \n",
    "北濱港務說明會 ",
    "問答紀要（113 年上半年） ",
    " \n",
    "北濱港務管理局　編 ",
    "民國 113 年 7 月 5 日 ",
    "\n",
    "目　錄 ",
    "編者說明 ................ 2 ",
    "第一場　費率 ................ 2 ",
    "附表　發布一覽 ................ 4 ",
    "編者說明 ",
    *BODY,
    "{first}　費率調整 ",
    "時　間：113 年 3 月 5 日上午 ",
    "地　點：港務大樓二樓 ",
    "主持人：局長 沐以晴 ",
    "列　席：業務組組長 拓跋衡、倉儲公會理事 池若水 ",
    "一、說明 ",
    *BODY,
    "二、問答 ",
    *BODY,
    "{second}　夜間作業 ",
    "時　間：113 年 5 月 7 日下午 ",
    "地　點：貨櫃場簡報室 ",
    "主持人：副局長 單于庭 ",
    "一、說明 ",
    *BODY,
    "附表　發布一覽 ",
    "日期 單位 標題 ",
    "113.03.05 港務局 費率調整說明 ",
    "113.05.07 港務局 夜間作業試辦 ",
    "發 行 人：池若水 ",
    "電　話：(02)2345-6789 ",
    "電子郵件：a@b.example ",
)


@pytest.mark.parametrize("counter", ["第{}場", "第{}單元", "第{}議題", "第{}講"])
def test_the_meetings_of_a_collection_hold_fields_and_numbered_parts(counter: str) -> None:
    named = {"first": counter.format("一"), "second": counter.format("二")}
    blocks = blocks_of(*(line.format(**named) for line in ANSWERS))
    assert headings(blocks) == [
        (1, "北濱港務說明會問答紀要（113 年上半年）"),
        (2, "目　錄"),
        (2, "編者說明"),
        (2, f"{named['first']}　費率調整"),
        (3, "一、說明"),
        (3, "二、問答"),
        (2, f"{named['second']}　夜間作業"),
        (3, "一、說明"),
        (2, "附表　發布一覽"),
    ]
    assert [block.label for block in blocks if block.role == "field"] == [
        *("時間", "地點", "主持人", "列席"),
        *("時間", "地點", "主持人"),
    ]
    assert of_role(blocks, "masthead") == [
        *("北濱港務管理局　編", "民國 113 年 7 月 5 日"),
        *("發 行 人：池若水", "電　話：(02)2345-6789", "電子郵件：a@b.example"),
    ]


NARROW = (
    "Since the twelfth package of measures, ",
    "exporters must prohibit by contract the ",
    "sale of certain goods to third parties. The ",
    "clause turns a public duty into one of the ",
    "Parties, and this paper asks what becomes ",
    "of it. ",
)


def test_latin_words_in_a_narrow_column_are_one_paragraph() -> None:
    blocks = blocks_of("論轉售禁止條款 ", "林佳穎 ", "Abstract ", *NARROW, "壹、前言 ", *BODY, *BODY)
    assert of_role(blocks, "abstract") == ["".join(NARROW).strip()]


def _paged(*pages: tuple[str, ...]) -> tuple[Block, ...]:
    return restore(raw_text("\n\n\n".join(spaced(*page) for page in pages))).blocks


def test_a_title_above_its_author_stays_though_it_heads_the_further_pages() -> None:
    title = "論反規避調查之要件"
    head = ("On the Elements of Circumvention: A ", "Comparative Study ", "林佳穎* ")
    body = ("壹、前言 ", *BODY, *BODY)
    blocks = _paged(
        (f" {title} ", *head, *body),
        (title + " ", *BODY, *BODY),
        (title + " ", "各國之立法例不一，要件亦有寬嚴之別。 ", *BODY),
    )
    assert headings(blocks)[0] == (1, title)
    assert of_role(blocks, "header") == [title, title]


def test_a_stop_that_a_raised_mark_parted_from_its_sentence_ends_it() -> None:
    blocks = blocks_of("前言 ", BODY[0], BODY[1].rstrip("。 ") + " ", "。 ", *BODY)
    assert "".join(BODY).strip() in texts(blocks, BlockKind.PARAGRAPH)
    assert not [block for block in blocks if block.text.startswith("。")]


def test_an_address_cut_at_the_end_of_a_page_goes_on_in_the_footnotes_of_the_next() -> None:
    prose = spaced(*BODY * 3, "該規則於 2021 年施行1。 ")
    note = " \n1 See Rules on Duties, https://\n\nhttps://a.example/documents/rules-to-improve-\n"
    further = "\n\n" + spaced(*BODY * 2) + " \nenforcement-of-duties. \n2 Id. at 3. \n"
    blocks = restore(raw_text(" 論反規避 \n\n壹、前言 \n\n" + prose + note + further)).blocks
    assert not [block for block in blocks if block.role in ("link_target", "link_duplicate")]


@pytest.mark.parametrize(
    ("above", "series"),
    [
        (("政策簡報", "Policy Brief", "2024-08"), "政策簡報"),
        (
            ("亞太貿易情報", "Asia-Pacific Trade Intelligence", "2024 年 6 月號", "編輯：北濱經貿研究中心"),
            "亞太貿易情報",
        ),
        (
            ("貿易法學季刊，第 12 卷第 3 期，2024 年 9 月，頁 1-40", "DOI: 10.12345/TLQ.202409_12(3).0001"),
            "貿易法學季刊",
        ),
    ],
)
def test_mastheads_that_number_an_issue_by_its_month_its_year_or_its_pages(above: tuple[str, ...], series: str) -> None:
    lines = (*(f"{line} " for line in above), "半導體出口管制新制 ", "沐以晴／北濱經貿研究中心研究員 ", "重點摘要 ")
    structure = structure_of(*lines, *BODY, "壹、背景 ", *BODY, *BODY)
    assert of_role(structure.blocks, "masthead") == list(above)
    assert structure.metadata.title == "半導體出口管制新制"
    assert structure.metadata.authors == ("沐以晴",)
    assert structure.metadata.issue is not None
    assert structure.metadata.issue.series == series


def test_who_publishes_stands_below_a_title_and_who_helped_below_a_text() -> None:
    team = ("計畫主持人：沐以晴", "研究助理：李小美、王大同", "訂閱：news@a.example")
    lines = ("進出口統計 ", "113 年 5 月 ", "財政統計處 編製 ", "壹、摘要 ", *BODY, "貳、說明 ", *BODY)
    blocks = blocks_of(*lines, "研究團隊 ", *(f"{line} " for line in team), *BODY)
    assert of_role(blocks, "masthead") == ["113 年 5 月", "財政統計處 編製"]
    assert [text for _, text in headings(blocks)] == ["進出口統計", "壹、摘要", "貳、說明", "研究團隊"]


def test_a_title_above_the_first_number_stays_and_no_figure_of_a_question_is_a_mark() -> None:
    title = "碳邊境調整機制問答集"
    said = [
        f"{place}之申報門檻不一，業者應先確認產品之分類，並保存往來文件以備查核。 "
        for place in ("日本", "印度", "越南", "泰國")
    ]
    first = (f" {title} ", "一、概說 ", "Q1：何時開始申報？ ", *BODY, "Q11：如何申報？ ", *BODY, said[0])
    last = (title + " ", said[1], *BODY, "附錄：相關法規 ", "1. Regulation (EU) 2023/956 ", "2. 貿易法第十三條 ")
    blocks = _paged(first, (title + " ", said[2], *BODY), (title + " ", said[3], *BODY), last)
    assert headings(blocks) == [(1, title), (2, "一、概說"), (2, "附錄：相關法規")]
    assert texts(blocks, BlockKind.LIST_ITEM) == ["Regulation (EU) 2023/956", "貿易法第十三條"]
    assert "Q11：如何申報？" in texts(blocks, BlockKind.PARAGRAPH)


def test_footnotes_to_one_book_at_the_feet_of_pages_are_no_running_feet() -> None:
    pages = [
        "\n\n".join((*BODY * 2, f"{place}之門檻亦已下修{number}。 "))
        + f"\n\n \n{number} 王大同，《戰略貿易》，頁 {number * 31}（2020）。 \n"
        for number, place in enumerate(("日本", "荷蘭", "韓國", "德國"), start=1)
    ]
    blocks = restore(raw_text(" 論出口管制 \n\n壹、前言 \n\n" + "\n\n\n".join(pages))).blocks
    assert [block.number for block in blocks if block.kind is BlockKind.FOOTNOTE] == [1, 2, 3, 4]
    assert not [block for block in blocks if block.kind is BlockKind.FURNITURE]


def test_the_unit_below_a_caption_and_the_number_of_an_issue_stand_alone_on_set_pages() -> None:
    masthead = [(70.0, 780.0, 12.0, "Asia-Pacific Trade Intelligence"), (70.0, 762.0, 12.0, "2024 年 6 月號")]
    captions = [(70.0, 480.0, 12.0, "表 1　主要國家出口值"), (70.0, 462.0, 12.0, "單位：億美元；%")]
    prose = "".join(BODY).strip()
    blocks = restore(typeset([*masthead, *column(prose * 3, 720), *captions, *column(prose * 3, 420)])).blocks
    told = [block.text for block in blocks]
    for _, _, _, line in (*masthead, *captions):
        assert line in told


def test_the_number_and_the_series_of_a_paper_stand_above_a_title_on_two_lines() -> None:
    head = (
        "編號：1874 ",
        " ",
        " ",
        "北濱議會法制處專題研究報告 ",
        " ",
        " ",
        "港埠規費減收制度與船員訓練 ",
        "補助辦法之檢討 ",
        " ",
    )
    rest = (
        "撰稿人：王大同（助理研究員） ",
        "完成日期：112 年 9 月 8 日 ",
        " ",
        "提　要 ",
        *BODY,
        "【建議重點】 ",
        *BODY,
    )
    blocks = blocks_of(*head, *rest, "壹、前言 ", *BODY)
    assert of_role(blocks, "masthead") == ["編號：1874", "北濱議會法制處專題研究報告"]
    assert headings(blocks) == [
        (1, "港埠規費減收制度與船員訓練補助辦法之檢討"),
        (2, "提　要"),
        (2, "【建議重點】"),
        (2, "壹、前言"),
    ]


def test_a_title_below_the_heads_of_its_page_may_stand_once_more_in_latin_letters() -> None:
    title, second = "拖船費率之國民待遇", "──以港埠特許為中心"
    latin = ("Tug Rates and Equal Access to Berths under ", "Concessions: Lessons from the Northern Bay ")
    heads = (f"{title}　127 ", "北濱法學　第八卷第二期（2031 年 6 月） ")
    first = (*heads, " ", f"{title} ", f"{second} ", *latin, " ", "林佳穎* ", " ", "【摘要】 ", *BODY)
    pages = [spaced(*first), spaced(f"128　{title} ", *BODY), spaced(f"{title}　129 ", *BODY)]
    blocks = restore(raw_text("\f".join(pages))).blocks
    assert headings(blocks)[0] == (1, f"{title}{second}")


def test_works_below_the_title_of_a_bibliography_begin_anew_behind_a_full_stop() -> None:
    works = (
        "Lindholm, Mary & Peter Ashdown (2018), “The Price of Pilotage in Narrow ",
        "Waters,” Journal of Ports, 6(3), 9-31. ",
        "Reed, Sarah Anne, “A Pilot’s Winter on the Northern Bay”, Harbour Notes, May 9, ",
        "2021. ",
        "IMO (2016), “Guidelines on Pilotage,” MSC/77. ",
    )
    blocks = blocks_of("港口之費率 ", *BODY, "參考文獻 ", *works)
    assert [block.text[:8] for block in blocks[-3:]] == ["Lindholm", "Reed, Sa", "IMO (201"]
