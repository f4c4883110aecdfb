"""What reads as a timeline, a caption, a head of a page or a row, and is none."""

import datetime

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import LONG, headings, of_role, texts
from tests.unit.structure.raw import raw_text

PROSE = "\n".join(LONG[at : at + 24] for at in range(0, len(LONG), 24))


def _rows(text: str) -> list[list[str]]:
    table = next(block for block in restore(raw_text(text)).blocks if block.kind is BlockKind.TABLE)
    return table.cell_texts()


@pytest.mark.parametrize(
    "lines",
    [
        ("國家 稅率", "美國 25%", "日本 免稅", "歐盟 10%", "韓國 3%", "瑞士 免稅", "北濱 5%"),
        ("會議 日期", "第一次會議 2031/3/5", "第二次會議 未定", "第三次會議 2031/4/5", "第四次會議 2031/5/5"),
    ],
)
def test_a_row_whose_value_is_a_word_is_a_row_of_its_own(lines: tuple[str, ...]) -> None:
    text = "\n".join(("各國一覽", "", *lines, "", "上述各國均應遵守，並公告之。", "", PROSE))
    assert _rows(text) == [line.split() for line in lines]


def test_a_timeline_ends_at_an_empty_line() -> None:
    events = (
        "2019 年 5 月",
        "北濱港開港",
        "2020 年 6 月",
        "費率第一次調整",
        "業者抗議",
        "2021 年 7 月",
        "費率第二次調整",
    )
    text = "\n".join(("北濱港之沿革", "", "大事記", "", *events, "", "參與單位", "", PROSE))
    assert "參與單位" in [title for _, title in headings(restore(raw_text(text)).blocks)]


def test_news_and_prose_below_days_are_no_timeline() -> None:
    news = [
        line
        for day, title in (("2031/4/28", "美歐展開談判"), ("2031/4/29", "日本通過法案"), ("2031/4/30", "東協完成談判"))
        for line in (day, title, "北濱執委會與會員於港都就規費配額展開談判，雙方同意提出草案。")
    ]
    blocks = restore(raw_text("\n".join(("新聞快訊", "", *news, "", "專題分析", "", PROSE)))).blocks
    assert BlockKind.TABLE not in [block.kind for block in blocks]


def test_the_plan_of_a_journey_stays_one() -> None:
    days = (
        "2031 年 5 月 6 日",
        "抵達北濱，拜會港務局。",
        "2031 年 5 月 7 日",
        "出席年會開幕式。",
        "2031 年 5 月 8 日",
        "返國。",
    )
    ends = ("肆、心得與建議", "一、費率應予檢討。", "二、應加強與港務局之交流。")
    blocks = restore(raw_text("\n".join(("參加港埠年會報告", "", "參、行程", "", *days, *ends)))).blocks
    assert [block.role for block in blocks if block.kind is BlockKind.TABLE] == ["schedule"]


def test_a_title_that_ends_as_collections_do_is_no_house() -> None:
    lines = (
        "第 12 期　2031 年 5 月 6 日",
        "",
        "國際貿易法規彙編",
        "",
        "壹、前言",
        "",
        PROSE,
        "",
        "貳、法規",
        "",
        PROSE,
    )
    metadata = restore(raw_text("\n".join(lines))).metadata
    assert (metadata.title, metadata.publisher) == ("國際貿易法規彙編", None)


@pytest.mark.parametrize(
    "caption",
    [
        "圖 1 代表團與北濱港務局長合影。左二為王大同處長。",
        "圖 4 北濱港貨櫃量之走勢。作者自行整理。",
        "表 3 各港費率之比較。括號內為最惠費率。",
    ],
)
def test_a_caption_may_have_two_short_sentences(caption: str) -> None:
    blocks = restore(raw_text("\n".join(("參訪報告", "王大同", "", PROSE, "", caption, "", PROSE)))).blocks
    assert texts(blocks, BlockKind.CAPTION) == [caption]


def _paged(first: str, *pages: tuple[str, ...]) -> str:
    told = ["\n\n".join((str(number), "港埠通訊", *page)) for number, page in enumerate(pages, 2)]
    return "\f".join(["\n\n".join((first, PROSE)), *told])


@pytest.mark.parametrize(
    ("first", "line", "behind"),
    [
        ("王大同談港口費率\n\n李小美", "王大同：", "年底以前定案，並公告周知。"),
        ("港埠通訊\n\n本會活動", "關務座談會 2031年5月7日", "地點為本會會議室，歡迎會員踴躍參加。"),
        ("參訪報告\n\n王大同", "國立西嶼大學", "本團於三月六日拜會國立西嶼大學，由校長接待，會後參觀。"),
    ],
)
def test_what_begins_a_page_below_its_number_is_no_head_for_a_name(first: str, line: str, behind: str) -> None:
    number = f"3\n\n{line}\n\n{behind}\n\n{PROSE}"
    text = "\f".join((_paged(first, (PROSE,)), number, f"4\n\n港埠通訊\n\n{PROSE}"))
    blocks = restore(raw_text(text)).blocks
    assert line not in of_role(blocks, "header")


def test_the_day_on_which_data_end_is_not_that_of_the_text() -> None:
    days = ("資料截止日：2030 年 12 月 31 日", "出版日期：2031 年 5 月 6 日")
    metadata = restore(
        raw_text("\n".join(("港埠費率年報", "北濱港務局", "", *days, "", "壹、概況", "", PROSE)))
    ).metadata
    assert metadata.date == datetime.date(2031, 5, 6)


def test_a_work_over_an_empty_line_stays_whole() -> None:
    works = (
        "王大同（2023），〈漁港費率制度之研究〉，《港口經濟學報》，第十二卷",
        "",
        "    第三期，頁 12-45。",
        "李小美（2024），〈港埠經營之民營化與費率管制〉，《東岸經濟論",
        "    叢》，第三卷第一期，頁 3-22。",
    )
    prose = "\n".join(LONG[at : at + 34] for at in range(0, 68, 34))
    blocks = restore(raw_text("\n".join((prose, prose, "", "參考文獻", "", *works)))).blocks
    found = [block.text for block in blocks if "（202" in block.text]
    assert len(found) == 2
    assert "東岸經濟論叢" in found[1]
