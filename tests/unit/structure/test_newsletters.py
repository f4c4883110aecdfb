"""Newsletters without page breaks: mastheads, sections and columns by their names, and what stands under them."""

from datetime import date

import pytest

from reader.model.document import BlockKind, IssueNumber
from reader.structure import restore
from tests.unit.structure.blocks import headings, of_role, structure_of
from tests.unit.structure.raw import raw_text, spaced

SERIES = "臺灣經貿觀測雙週報"
NEWS = (
    "編輯室手札 ",
    "三月春暖花開，本期為讀者整理美國鋼鋁關稅恢復之後的各國反應，也帶您認識「碳邊境調整",
    "機制」的最新變革，敬請收看。 ",
    "國際要聞 ",
    "【亞太】 ",
    "▲ 日本與歐盟就關鍵礦產合作發布聯合聲明 ",
    "日本經濟產業大臣與歐盟執委會副主席在東京會晤，雙方同意強化關鍵礦產供應鏈之透明度",
    "，並將於年底前提出共同路線圖。 ",
    "【由陳怡君報導，取材自日經亞洲、路透社，2025年3月7-8日】 ",
    "【美洲】 ",
    "▲ 加拿大宣布對美國商品加徵報復性關稅 ",
    "加拿大財政部長表示，將對美國商品加徵關稅。 ",
    "【由李冠宇報導，取材自CBC News，2025年3月12日至3月14日】 ",
    "經貿辭典 ",
    "碳邊境調整機制（Carbon Border Adjustment Mechanism, CBAM） ",
    "係歐盟為避免碳洩漏，要求進口商購買憑證之制度。 ",
)
MASTHEADS = (
    (
        f"{SERIES} ",
        "第 58 期 ",
        "2025 年 3 月 14 日 ",
        "發行人：王志明　總編輯：林佳慧 ",
        "發行單位：國際貿易研究基金會 ",
    ),
    (f"{SERIES}　第五十八期 ", "中華民國114年3月14日 ", "發行單位：國際貿易研究基金會 "),
    (f"{SERIES} ", "2025年3月14日　第58期 ", "發行人：王志明 ", "發行單位：國際貿易研究基金會 "),
    (f"{SERIES} 第 58 期（2025.3.14） ", "發行單位：國際貿易研究基金會 "),
)


@pytest.mark.parametrize("wrapped", [True, False])
@pytest.mark.parametrize("masthead", MASTHEADS)
def test_a_masthead_names_the_issue_and_is_no_heading(masthead: tuple[str, ...], wrapped: bool) -> None:
    lines = (*masthead, *NEWS)
    text = spaced(*lines) if wrapped else "".join(line if line[-1] != " " else f"{line.strip()}\n" for line in lines)
    structure = restore(raw_text(text))
    told = structure.metadata
    assert told.issue == IssueNumber(SERIES, 58, date(2025, 3, 14))
    assert (told.series, told.date, told.publisher) == (SERIES, date(2025, 3, 14), "國際貿易研究基金會")
    assert told.title == f"{SERIES} 第 58 期"
    assert headings(structure.blocks) == [
        (1, "編輯室手札"),
        (1, "國際要聞"),
        (2, "【亞太】"),
        (3, "▲ 日本與歐盟就關鍵礦產合作發布聯合聲明"),
        (2, "【美洲】"),
        (3, "▲ 加拿大宣布對美國商品加徵報復性關稅"),
        (1, "經貿辭典"),
        (2, "碳邊境調整機制（Carbon Border Adjustment Mechanism, CBAM）"),
    ]


def test_items_have_their_sources_with_days_and_the_dictionary_its_entry() -> None:
    records = structure_of(*MASTHEADS[0], *NEWS).records
    first, second = records.news_items
    assert first.sources == ("日經亞洲", "路透社")
    assert first.source_dates == ((date(2025, 3, 7), date(2025, 3, 8)),) * 2
    assert second.sources == ("CBC News",)
    assert second.source_dates == ((date(2025, 3, 12), date(2025, 3, 14)),)
    assert [(entry.chinese, entry.abbreviation) for entry in records.dictionary] == [("碳邊境調整機制", "CBAM")]


def test_a_column_above_a_commentary_names_its_series() -> None:
    body = ("臺灣身為貿易依存度極高之經濟體，面對全球供應鏈重組之趨勢，必須持續推動出口市", "場多元化。 ")
    structure = structure_of("【國際瞭望】 ", "印太經濟布局之變局 ", "黃俊傑 ", *body, "結語 ", *body)
    assert structure.metadata.series == "國際瞭望"
    assert structure.metadata.title == "印太經濟布局之變局"


def test_the_name_of_a_form_is_not_the_title() -> None:
    lines = ("出國報告（出國類別：國際會議） ", "出席資深官員會議報告 ", "服務機關：經濟部 ", "報告日期：114年5月20日 ")
    body = ("臺灣身為貿易依存度極高之經濟體，面對全球供應鏈重組之趨勢，必須持續推動出口市", "場多元化。 ")
    told = structure_of(*lines, "壹、目的 ", *body, "貳、過程 ", *body).metadata
    assert (told.title, told.series, told.date) == ("出席資深官員會議報告", None, date(2025, 5, 20))


def test_lines_under_contents_that_come_again_are_its_entries() -> None:
    lines = (
        "東亞經貿電子報 第一〇二期 ",
        "編輯單位：東亞經貿研究中心 ",
        "◆ 本期目錄 ",
        "編輯室手札 ",
        "國際要聞 ",
        "經貿辭典 ",
    )
    structure = structure_of(*lines, *NEWS)
    entries = [block.text for block in structure.blocks if block.kind is BlockKind.TOC_ENTRY]
    assert entries == ["編輯室手札", "國際要聞", "經貿辭典"]
    assert structure.metadata.issue == IssueNumber("東亞經貿電子報", 102, None)


def test_a_short_heading_right_above_a_signed_title_is_a_section() -> None:
    lines = ("新南向經貿月報 ", "2024年12月號　總第36期 ", "財團法人亞太貿易中心 發行 ", *NEWS)
    more = ("深度觀測 ", "印度生產連結獎勵計畫還有效嗎？ ", "文／吳宗翰（新南向研究室主任） ", NEWS[1], NEWS[2])
    structure = structure_of(*lines, *more)
    assert headings(structure.blocks)[-2:] == [(1, "深度觀測"), (2, "印度生產連結獎勵計畫還有效嗎？")]
    assert (structure.metadata.authors, structure.metadata.publisher) == (("吳宗翰",), "財團法人亞太貿易中心")


def test_columns_of_events_are_told_by_their_titles() -> None:
    table = (
        "活動名稱 日期 時間 地點 主辦單位 ",
        "綠色貿易研討會 4/20 14:00-17:00 臺大霖澤館 東亞經貿研究中心 ",
        "數位貿易工作坊 4/27 09:30-12:00 線上 國際貿易署 ",
    )
    events = structure_of(*MASTHEADS[0], *NEWS, "活動預告 ", *table).records.events
    assert [(event.organiser, event.day, event.name) for event in events] == [
        ("東亞經貿研究中心", date(2025, 4, 20), "綠色貿易研討會"),
        ("國際貿易署", date(2025, 4, 27), "數位貿易工作坊"),
    ]


def test_the_imprint_under_a_running_head_is_part_of_the_masthead() -> None:
    head = f"{SERIES}　第 58 期　　2025 年 3 月 14 日 "
    imprint = (f"{SERIES} ", "發行人：王志明　總編輯：林佳慧 ", "發行單位：國際貿易研究基金會 ")
    text = spaced(head, *imprint, *NEWS) + "\n\n" + spaced(head, *NEWS[3:])
    structure = restore(raw_text(text))
    furniture = of_role(structure.blocks, "masthead")
    assert furniture == [line.strip() for line in imprint]
    assert structure.metadata.publisher == "國際貿易研究基金會"


def test_columns_stand_below_their_section_wherever_pages_begin() -> None:
    item = (NEWS[5], NEWS[6], NEWS[7], NEWS[8])
    pages = (
        (*NEWS[:3],),
        ("國際要聞 ", "亞太地區 ", *item),
        ("美洲地區 ", *NEWS[10:13]),
        ("經貿辭典 ", *NEWS[-2:]),
    )
    structure = restore(raw_text("\n".join(" " + spaced(*page).strip("\n") for page in pages)))
    assert [(level, text) for level, text in headings(structure.blocks) if text[0] != "▲"] == [
        (1, "編輯室手札"),
        (1, "國際要聞"),
        (2, "亞太地區"),
        (2, "美洲地區"),
        (1, "經貿辭典"),
        (2, "碳邊境調整機制（Carbon Border Adjustment Mechanism, CBAM）"),
    ]


def test_a_column_may_begin_a_page_though_it_is_named_as_sections_are() -> None:
    item = (NEWS[5], NEWS[6], NEWS[7], NEWS[8])
    courses = ("E-Learning 線上學習平臺 ", "課程名稱 課程大綱 ", "港埠經營入門 ⚫ 棧埠與拖船 ")
    pages = (
        (*NEWS[:3], "國際要聞 ", "區域焦點 ", *item),
        ("各國消息 ", *NEWS[10:13], "國內焦點 ", "▲ 港務機關調整裝卸規費 ", NEWS[6], NEWS[7], NEWS[8]),
        (NEWS[1], NEWS[2], "經貿辭典 ", *NEWS[-2:], *courses),
    )
    structure = restore(raw_text("\n".join(" " + spaced(*page).strip("\n") for page in pages)))
    assert [(level, text) for level, text in headings(structure.blocks) if text[0] != "▲"] == [
        (1, "編輯室手札"),
        (1, "國際要聞"),
        (2, "區域焦點"),
        (2, "各國消息"),
        (2, "國內焦點"),
        (1, "經貿辭典"),
        (2, "碳邊境調整機制（Carbon Border Adjustment Mechanism, CBAM）"),
        (1, "E-Learning 線上學習平臺"),
    ]


def test_other_signs_may_stand_before_the_titles_of_items() -> None:
    lines = tuple(line.replace("▲ ", "◆") for line in NEWS)
    items = structure_of(*MASTHEADS[0], *lines).records.news_items
    assert [item.title for item in items] == [
        "日本與歐盟就關鍵礦產合作發布聯合聲明",
        "加拿大宣布對美國商品加徵報復性關稅",
    ]


def test_a_term_may_lead_the_paragraph_that_explains_it() -> None:
    entry = "損害差率（Injury Margin）：係指消除國內產業損害所需之價格差距。 "
    lines = (*NEWS[:-3], "名詞小百科 ", entry, "落日檢討（Sunset Review, SR）：課徵屆滿五年時之檢討。 ")
    records = structure_of(*MASTHEADS[0], *lines).records
    assert [(entry.chinese, entry.english, entry.abbreviation) for entry in records.dictionary] == [
        ("損害差率", "Injury Margin", None),
        ("落日檢討", "Sunset Review", "SR"),
    ]


def test_the_news_tell_the_year_where_no_line_dates_the_issue() -> None:
    table = (
        "活動預告 ",
        "主辦單位 報名截止日期 活動日期 活動名稱 活動網址 ",
        "貿協 3/20 3/25 說明會 https://a.example/b ",
    )
    (event,) = structure_of(*NEWS, *table).records.events
    assert (event.deadline, event.day) == (date(2025, 3, 20), date(2025, 3, 25))
