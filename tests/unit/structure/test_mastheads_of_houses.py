"""What stands around the text of commentaries and issues: who made them, whose they are, and what they hold."""

import pytest

from reader.model.document import BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.blocks import BODY, LONG, WRAPPED, blocks_of, headings, of_role, structure_of, texts, wrapped
from tests.unit.structure.raw import raw_text, spaced

APART = "\n \n"
"""An empty paragraph, below lines that are set apart."""
NEWS = ("漁價上漲 ", *BODY, "運價持平 ", *BODY)
TOLD = "（編譯：王大同；資料來源：Harbour Post，2021/5/3） "


def _issue(*lines: str) -> Structure:
    return structure_of("東岸經貿月報 ", "第 8 期　2021 年 5 月 3 日 ", *lines)


@pytest.mark.parametrize("author", ["作者：林佳穎（東岸經貿中心助研究員）", "林佳穎／東岸經貿中心研究員"])
def test_who_works_for_the_house_is_no_running_head(author: str) -> None:
    page = APART.join(
        [spaced("東岸經貿中心 ", "短評 第 12 號（2021/5/3） "), spaced("誰來查核？ "), spaced(f"{author} ")]
    )
    blocks = restore(raw_text(APART.join([page, spaced(*BODY, "一、問題何在 ", *BODY)]))).blocks
    assert of_role(blocks, "author") == [author]
    assert headings(blocks) == [(1, "誰來查核？"), (2, "一、問題何在")]


def test_a_running_head_may_name_the_house_that_stands_below_the_title_too() -> None:
    def head(number: int) -> tuple[str, str]:
        return f"東岸經貿中心 {number}", "經貿月報 第 8 期（2021.5）"

    article = ("港務評析", "漁業補貼與遠洋船隊", "東岸經貿中心", "", "林佳穎 副研究員")
    pages = [
        "\n".join((*spaced(*head(number)).splitlines(), *lines, "".join(BODY)))
        for number, lines in enumerate((("本期快報",), article, (), ()), start=1)
    ]
    heads = of_role(restore(raw_text("\f".join(pages))).blocks, "header")
    assert heads == [text for number in (1, 2, 3, 4) for text in head(number)]


def test_the_name_of_a_series_may_stand_once_more_in_capitals_below_a_running_head() -> None:
    series, picture = "東岸觀點 HARBOUR PERSPECTIVES", "港口一景。（圖片來源：https://images.example/1.jpg）"
    heads = [f"東岸戰略研究基金會　www.harbour.example　{number} / 3 " for number in (1, 2, 3)]
    first = (f"{series} ", "", f"{picture} ", "", "誰來查核拖船的費率 ", "林佳穎 ", "東岸戰略研究基金會研究員 ", *BODY)
    pages = [spaced(head, *lines, *BODY, *BODY) for head, lines in zip(heads, (first, (), ()), strict=True)]
    blocks = restore(raw_text(APART.join(pages))).blocks
    assert headings(blocks) == [(1, "誰來查核拖船的費率")]
    assert series in of_role(blocks, "masthead")


def test_the_day_below_who_wrote_it_is_a_line_of_its_own() -> None:
    post = "東岸戰略研究基金會資深研究員、海港大學兼任助理教授"
    text = "\n".join(("誰來查核拖船的費率", "林佳穎", post, "2031 年 6 月 12 日", WRAPPED, WRAPPED, WRAPPED))
    assert of_role(restore(raw_text(text)).blocks, "affiliation") == [post]


def test_the_day_below_a_long_post_is_a_line_of_its_own() -> None:
    post = "東岸漁業政策研究基金會資深研究員、北濱海事大學遠洋戰略學系兼任助理教授"
    blocks = blocks_of("漁港的算盤 ", "戚語晨 ", f"{post} ", "2031 年 4 月 9 日 ", *BODY, *BODY)
    assert of_role(blocks, "affiliation") == [post]
    assert of_role(blocks, "source") == ["2031 年 4 月 9 日"]


def test_the_month_of_a_brief_may_stand_beside_those_who_made_it() -> None:
    masthead = ("漁政快訊 Policy Brief No. 57", "2031 年 1 月｜漁業研究群")
    structure = structure_of(*(f"{line} " for line in masthead), "漁港的合規缺口與對策 ", "重點摘要 ", *BODY)
    assert structure.metadata.title == "漁港的合規缺口與對策"
    assert of_role(structure.blocks, "masthead") == list(masthead)


@pytest.mark.parametrize("rest", ["說明與問答", "說帖", "常見問答"])
def test_what_is_told_of_the_name_in_a_title_is_part_of_it(rest: str) -> None:
    assert (
        structure_of("「遠洋漁業合作協定」 ", f"{rest} ", *BODY, *BODY).metadata.title == f"「遠洋漁業合作協定」{rest}"
    )


def test_the_latin_name_of_a_periodical_may_stand_beside_its_number() -> None:
    issue = "Harbour & Trade Outlook｜月刊｜第 73 期（2031.9.30）｜https://www.harbour.example/outlook"
    blocks = structure_of("關貿瞭望 ", f"{issue} ", "卷首語 ", *BODY, "國際焦點 ", *BODY, TOLD, *BODY, TOLD).blocks
    assert of_role(blocks, "masthead")[:2] == ["關貿瞭望", issue]


def test_fields_below_the_title_are_none_of_the_masthead() -> None:
    head = ("北濱基金會　政策報告 No. 7 ", "May 2021 ", "漁業補貼與遠洋船隊 ", "林佳穎　基金會副研究員 ")
    lines = (*head, "Maria Lindqvist　Visiting Fellow, Harbour Institute ", "摘　要 ", "關鍵詞：漁業、補貼 ", *BODY)
    structure = structure_of(*lines)
    assert of_role(structure.blocks, "masthead") == ["北濱基金會　政策報告 No. 7", "May 2021"]
    assert headings(structure.blocks) == [(1, "漁業補貼與遠洋船隊"), (2, "摘　要")]
    assert structure.metadata.authors == ("林佳穎", "Maria Lindqvist")


@pytest.mark.parametrize("below", ["壹、國際動態", "國際動態", "本期目錄"])
def test_the_house_may_stand_below_the_number_of_its_issue(below: str) -> None:
    news = ("◆ 漁價上漲 ", *BODY, TOLD, "◆ 運價持平 ", *BODY, TOLD)
    blocks = _issue("東岸大學海洋法研究所 ", f"{below} ", *news, "貳、活動預告 ", "東岸漁展 ", *BODY).blocks
    assert of_role(blocks, "masthead")[-1] == "東岸大學海洋法研究所"
    assert headings(blocks)[0][1] == below


def test_the_number_of_a_library_is_no_name() -> None:
    structure = structure_of("ISSN 2222-1234 ", "東岸通訊 ", "第 8 期　半月刊 ", "國際要聞 ", *NEWS)
    assert structure.metadata.series == "東岸通訊"


def test_what_the_contents_list_with_a_sign_are_sections() -> None:
    contents = ("目錄 ", "◆ 編輯手記…………1 ", "◆ 遠洋一瞥…………2 ")
    regions = ("［智利］ ", "漁港擴建延後 ", *BODY, TOLD, "［秘魯］ ", "鯷魚配額調升 ", *BODY, TOLD)
    blocks = _issue(*contents, "◆ 編輯手記 ", *BODY, "主編　李小美 ", "◆ 遠洋一瞥 ", *regions).blocks
    assert [text for level, text in headings(blocks) if level == 1] == ["目錄", "◆ 編輯手記", "◆ 遠洋一瞥"]
    assert "主編　李小美" not in [text for _, text in headings(blocks)]


def test_strokes_of_blocks_stand_before_sections() -> None:
    contents = ("▍本期內容 ", "國際要聞 ", "小字典 ")
    items = ("▶ 漁港擴建 ", *BODY, TOLD, "▶ 鯷魚配額 ", *BODY, TOLD)
    blocks = _issue(*contents, "▍國際要聞 ", *items, "▍小字典 ", "滯期費（Demurrage） ", *BODY).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == ["國際要聞", "小字典"]
    assert [text for level, text in headings(blocks) if level == 1] == ["▍本期內容", "▍國際要聞", "▍小字典"]


def test_whose_the_rights_are_begins_the_imprint_at_the_end() -> None:
    last = ("© 2021 北濱港埠協會　地址：北濱市港務路 1 號 ", "若無法閱讀，請點選線上版。 ")
    blocks = blocks_of("國際要聞 ", *NEWS, "編輯：推廣組　電話：02-2700-1234 ", *last)
    assert of_role(blocks, "masthead") == ["編輯：推廣組　電話：02-2700-1234", *(line.strip() for line in last)]


@pytest.mark.parametrize("line", ["《專欄文章不代表本社立場》", "本專欄觀點不代表本社立場"])
def test_whose_opinion_it_is_not_is_no_heading(line: str) -> None:
    blocks = blocks_of("漁價之起伏 ", "林佳穎 ", *BODY, "結論 ", *BODY, f"{line} ", "延伸閱讀： ", *BODY)
    assert line not in [text for _, text in headings(blocks)]


def test_entries_with_day_and_hour_are_no_headings() -> None:
    entries = ("12/8（五）14:00　漁業座談會　東岸大學 ", "12/15（五）10:00-12:00　漁港工作坊　線上 ")
    blocks = _issue("國際要聞 ", *NEWS, "活動預告 ", *entries).blocks
    assert texts(blocks, BlockKind.PARAGRAPH)[-2:] == [entry.strip() for entry in entries]


def test_sources_in_brackets_may_stand_before_who_compiled_them() -> None:
    lines = ("〔Harbour Weekly 5/3，李小美編譯〕 ", "（東岸日報，2021/5/3；共同社，2021/5/4／王大同 整理） ")
    news = [(f"▲{place}調整進口稅 ", *BODY, line) for place, line in zip(("印度", "日本"), lines, strict=True)]
    items = _issue("國際要聞 ", *(each for piece in news for each in piece)).records.news_items
    assert [(item.reporter, item.sources) for item in items] == [
        ("李小美", ("Harbour Weekly",)),
        ("王大同", ("東岸日報", "共同社")),
    ]


def test_sources_behind_a_label_in_brackets_end_pieces_of_news() -> None:
    news = [(f"{place}調整進口稅 ", *BODY, "【資料來源】Harbour Post（2021/5/3） ") for place in ("印度", "日本")]
    items = _issue("國際要聞 ", *(each for piece in news for each in piece)).records.news_items
    assert [item.sources for item in items] == [("Harbour Post",)] * 2


def test_columns_in_brackets_are_no_series() -> None:
    news = [line for name in ("本週頭條", "會議直擊", "爭端快遞") for line in (f"【{name}】 ", "漁價上漲 ", *BODY)]
    blocks = _issue(*news).blocks
    assert [text for _, text in headings(blocks) if text[0] == "【"] == ["【本週頭條】", "【會議直擊】", "【爭端快遞】"]


@pytest.mark.parametrize("issue", ["MAY 2021 ISSUE 41", "VOL. 4 NO. 2 / MAY 2021"])
def test_issues_may_be_numbered_in_capitals(issue: str) -> None:
    blocks = blocks_of("東岸月訊 ", f"{issue} ", "國際要聞 ", *NEWS)
    assert of_role(blocks, "masthead") == ["東岸月訊", issue]


def test_who_wrote_a_piece_signs_below_it() -> None:
    blocks = _issue(
        "國際要聞 ", "漁價上漲 ", *BODY, "文：林佳穎 ", "活動訊息 ", "東岸漁展 ", *BODY, "社長 王大同 敬上 "
    ).blocks
    assert of_role(blocks, "author")[0] == "文：林佳穎"
    assert not {"文：林佳穎", "社長 王大同 敬上"} & {text for _, text in headings(blocks)}


@pytest.mark.parametrize("byline", ["2021-05-03　林佳穎　北濱智庫研究員", "110 年 5 月 3 日 林佳穎"])
def test_the_day_stands_before_who_wrote_it(byline: str) -> None:
    structure = structure_of("漁價談判的看點 ", f"{byline} ", *BODY, "結論 ", *BODY)
    assert of_role(structure.blocks, "author") == [byline]
    assert structure.metadata.authors == ("林佳穎",)


def test_a_stroke_of_a_block_heads_its_box() -> None:
    blocks = blocks_of("漁價談判 ", "林佳穎 ", *BODY, "▍小辭典：滯期費 ", *BODY, "結論 ", *BODY)
    assert "▍小辭典：滯期費" in [text for _, text in headings(blocks)]


@pytest.mark.parametrize(
    ("head", "is_above"), [("東岸航運簡訊 2021 年 5 月號 ", True), ("東岸航運簡訊 110 年 5 月號 ", False)]
)
def test_the_name_of_a_series_may_stand_below_a_running_head_and_the_number_of_the_page(
    head: str, is_above: bool
) -> None:
    first = ("裁判譯介 ", "海上拖救契約之效力： ", "報酬與過失 ", "編譯／林佳穎 ", *BODY)
    pages = [
        spaced(*((head, f"{number} ") if is_above else (f"{number} ", head)), *lines)
        for number, lines in enumerate((first, BODY, BODY * 2, BODY), start=32)
    ]
    structure = restore(raw_text("\f".join(pages)))
    assert headings(structure.blocks) == [(1, "海上拖救契約之效力：報酬與過失")]
    assert "裁判譯介" in of_role(structure.blocks, "masthead")


def test_the_title_as_a_running_head_with_the_number_of_the_page_may_stand_above_the_title() -> None:
    title = "拖救契約中過失責任之分配"
    pages = [
        spaced(f"{title}　41 ", f"{title} ", "林佳穎 ", "壹、前言 ", *BODY, *BODY),
        spaced("42　東岸海事評論第七期 ", *BODY, *BODY),
        spaced(f"{title}　43 ", *BODY, *BODY),
        spaced("44　東岸海事評論第七期 ", *BODY, *BODY),
        spaced(f"{title}　45 ", *BODY, *BODY),
    ]
    structure = restore(raw_text("\f".join(pages)))
    assert headings(structure.blocks) == [(1, title), (2, "壹、前言")]
    assert structure.metadata.title == title


def test_a_title_that_heads_further_pages_may_have_a_line_behind_a_dash_and_one_in_latin_letters_below() -> None:
    title = "拖船費率之域外適用"
    latin = ("Extraterritorial Towage Tariffs and the ", "Principle of Comity: The Harbour Rule ", "Revisited ")
    pages = [
        spaced(
            f" {title} ",
            "──以北濱港為中心 ",
            *latin,
            "林佳穎 ",
            "海港大學法學院副教授 ",
            "摘要 ",
            *BODY,
            "壹、前言 ",
            *BODY,
        ),
        *(spaced(f"{title}　{number} ", *BODY, *BODY) for number in (41, 43, 45)),
    ]
    structure = restore(raw_text("\n\n\n".join(pages)))
    assert headings(structure.blocks)[0] == (1, f"{title}──以北濱港為中心")


def test_the_title_of_a_report_may_break_before_what_it_is_called() -> None:
    lines = ("2021年北濱、南灣拖船產業市場 ", "開拓訪問團返國報告 ", "中華民國 110 年 5 月 3 日 ")
    structure = structure_of("東岸拖船產業協會 ", *lines, "壹、緣起 ", *BODY, "貳、行程 ", *BODY)
    assert headings(structure.blocks)[0] == (1, "2021年北濱、南灣拖船產業市場開拓訪問團返國報告")


def test_a_line_that_calls_a_paper_a_report_is_none_of_its_title() -> None:
    structure = restore(
        raw_text(spaced("拖船與領港 ", "海港大學航運學系委託研究計畫報告 ", "一、緣起 ", *BODY, "二、行程 ", *BODY))
    )
    assert headings(structure.blocks)[0][1] == "拖船與領港"


@pytest.mark.parametrize("title", ["開港舞會", "水手同學會", "碼頭小吃部", "最後一座漁業署"])
def test_no_house_is_a_gathering_a_shop_or_what_a_text_is_about(title: str) -> None:
    text = "".join(line.strip() for line in BODY) * 3 + "。"
    structure = structure_of(title, "2031年5月3日", "那一夜燈塔下的煙火", text, text)
    assert (structure.metadata.title, structure.metadata.publisher) == (title, None)


def test_how_often_an_issue_appears_is_of_its_masthead_on_a_line_of_its_own() -> None:
    lines = ["北濱漁業週報", "南灣漁業協會", "第1372期", "2031年10月13日", "每週一出刊", "本期焦點", "漁港拍賣改為線上"]
    blocks = blocks_of("\n\n".join([*lines, wrapped(LONG, 32)]))
    assert {"第1372期", "2031年10月13日", "每週一出刊"} <= set(texts(blocks, BlockKind.FURNITURE))
    assert [title for _, title in headings(blocks)][-2:] == ["本期焦點", "漁港拍賣改為線上"]
