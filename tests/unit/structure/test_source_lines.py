"""Who reported a piece of news and from which sources, in the forms of several houses."""

from datetime import date

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from reader.structure.words.source_lines import is_labelled, reported
from tests.unit.structure.blocks import BODY, WRAPPED, blocks_of, headings, of_role, structure_of, texts
from tests.unit.structure.raw import raw_text

FIFTH, SIXTH = date(2025, 3, 5), date(2025, 3, 6)
BOTH = (("The Harbour Post", "共同社"), ((FIFTH,), (SIXTH,)))


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("編譯：李小美｜來源：The Harbour Post（2025/3/5）、共同社（2025/3/6）", BOTH),
        ("（資料來源：The Harbour Post，114/3/5；共同社，114/3/6。整理：李小美）", BOTH),
        ("【記者李小美／綜合外媒報導，取材自 The Harbour Post，2025 年 3 月 5 日；共同社，2025 年 3 月 6 日】", BOTH),
        ("【李小美編譯自：The Harbour Post, March 5, 2025; 共同社, 6 March 2025】", BOTH),
        ("李小美／綜合報導（資料來源：The Harbour Post，2025.3.5；共同社，2025.3.6）", BOTH),
        ("［編譯／李小美，來源／The Harbour Post 2025.03.05、共同社 2025.03.06］", BOTH),
        ("◎新聞來源：The Harbour Post (2025/3/5)、共同社 (2025/3/6)；編譯整理：李小美", BOTH),
        ("責任編譯：李小美　參考來源：The Harbour Post（3/5）、共同社（3/6）", BOTH),
        ("【編譯】李小美【來源】The Harbour Post，2025 年 3 月 5 日；共同社，3 月 6 日", BOTH),
        ("（資料來源：The Harbour Post，2025/3/5；共同社，2025/3/6）（李小美編譯）", BOTH),
        ("文／李小美，譯自 The Harbour Post, Mar. 5, 2025、共同社，2025-03-06", BOTH),
        ("（報導／李小美，綜合取材自 The Harbour Post，2025 年 3 月 5 日；共同社，2025 年 3 月 6 日）", BOTH),
        ("〔編譯／李小美，彙整自 The Harbour Post，2025/3/5；共同社，2025/3/6〕", BOTH),
        ("撰文｜李小美｜改寫自 The Harbour Post（2025/3/5）、共同社（2025/3/6）", BOTH),
        ("【記者李小美／日內瓦專電】", ((), ())),
    ],
)
def test_reports_are_signed_in_many_forms(
    line: str, sources: tuple[tuple[str, ...], tuple[tuple[date, ...], ...]]
) -> None:
    reports = [(f"▲{place}調整進口稅 ", *BODY, f"{line} ") for place in ("印度", "日本", "越南")]
    lines = (
        "東岸經貿月報 ",
        "第 8 期　2025 年 3 月 10 日 ",
        "國際要聞 ",
        *(each for report in reports for each in report),
    )
    structure = structure_of(*lines)
    items = structure.records.news_items
    assert texts(structure.blocks, BlockKind.BYLINE) == [line] * 3
    if "沐" not in line[:6]:  # a name that no list has is told by its label only
        assert {item.reporter for item in items} == {"李小美"}
    assert [(item.sources, item.source_dates) for item in items] == [sources] * 3


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (("【記者李小美／綜合報導】",), ("（資料來源：The Harbour Post，3/5；共同社，3/6）",)),
        (("【特約撰述李小美】",), ("（資料來源：The Harbour Post，3/5；共同社，3/6）",)),
        ((), ("（李小美整理）", "資料來源：The Harbour Post，2025 年 3 月 5 日；共同社，2025 年 3 月 6 日")),
        ((), ("（記者李小美）", "資料來源：The Harbour Post，2025 年 3 月 5 日；共同社，2025 年 3 月 6 日")),
    ],
)
def test_reporter_and_sources_may_stand_apart(above: tuple[str, ...], below: tuple[str, ...]) -> None:
    lines = ["東岸經貿月報 ", "第 8 期　2025 年 3 月 10 日 ", "國際要聞 "]
    for place in ("印度", "日本", "越南"):
        lines += [f"▲{place}調整進口稅 ", *(f"{line} " for line in above), *BODY, *(f"{line} " for line in below)]
    structure = structure_of(*lines)
    items = structure.records.news_items
    assert [item.title for item in items] == ["印度調整進口稅", "日本調整進口稅", "越南調整進口稅"]
    assert [(item.reporter, item.sources, item.source_dates) for item in items] == [("李小美", *BOTH)] * 3
    assert texts(structure.blocks, BlockKind.BYLINE) == [*above, *below] * 3


@pytest.mark.parametrize(
    "line",
    [
        "資料來源：The Harbour Post，2025 年 3 月 5 日、6 日",
        "（共同社，2025 年 3 月 5 日、6 日）",
        "資料來源：The Harbour Post，2025/3/5、6",
    ],
)
def test_a_source_may_have_several_days(line: str) -> None:
    reports = [(f"●{place}調整進口稅 ", *BODY, f"{line} ") for place in ("印度", "日本", "越南")]
    head = ("東岸經貿月報 ", "第 8 期　2025 年 3 月 10 日 ", "國際要聞 ")
    structure = structure_of(*head, *(each for report in reports for each in report))
    assert [item.source_dates for item in structure.records.news_items] == [((FIFTH, SIXTH),)] * 3


@pytest.mark.parametrize(
    ("line", "sources"),
    [
        ("（駐秘魯代表處經濟組，取材自 The Harbour Post，2025 年 3 月 5 日；共同社，2025 年 3 月 6 日）", BOTH),
        ("【駐秘魯代表處經濟組　綜合取材自 The Harbour Post，2025.3.5；共同社，2025.3.6】", BOTH),
        ("（駐秘魯代表處經濟組摘譯自：The Harbour Post，2025/3/5、共同社，2025/3/6）", BOTH),
        ("── 駐秘魯代表處經濟組，譯自 The Harbour Post, March 5, 2025; 共同社, March 6, 2025", BOTH),
        ("（駐秘魯代表處經濟組提供；資料來源：The Harbour Post，2025/3/5；共同社，2025/3/6）", BOTH),
    ],
)
def test_bodies_send_in_what_they_found(
    line: str, sources: tuple[tuple[str, ...], tuple[tuple[date, ...], ...]]
) -> None:
    places = ("印度", "日本", "越南")
    reports = [(f"【{place}】調整進口稅 ", *BODY, f"{line} ") for place in places]
    given = ("【智利】擴建漁港 ", *BODY, "（駐智利代表處提供） ", "東岸簡訊 ", *BODY)
    structure = structure_of("國際要聞 ", *(each for report in reports for each in report), *given)
    items = structure.records.news_items
    assert [(item.reporter, item.sources, item.source_dates) for item in items] == [
        *[("駐秘魯代表處經濟組", *sources)] * 3,
        ("駐智利代表處", (), ()),
    ]


@pytest.mark.parametrize("credit", ["{}／綜合報導", "{} / 編譯", "{}、王大同／整理"])
@pytest.mark.parametrize("days", ["（3/5）、共同社（3/5、3/6）", "，2025/3/6"])
def test_who_did_what_below_a_title_is_its_reporter_where_dated_sources_end_it(credit: str, days: str) -> None:
    reports = [
        (f"{place}調整進口稅 ", f"{credit.format('李小美')} ", *BODY, f"參考資料：The Harbour Post{days} ")
        for place in ("印度", "智利", "秘魯")
    ]
    masthead = ("東岸經貿月報 ", "第 8 期　2025 年 3 月 10 日 ")
    news = ("國際要聞 ", "【亞太】 ", *reports[0], "【美洲】 ", *reports[1], *reports[2])
    lines = (*masthead, "編輯室手札 ", *BODY, *news, "名詞解釋 ", "雙邊累積（Bilateral Cumulation） ", *BODY)
    structure = structure_of(*lines)
    assert [level for level, _ in headings(structure.blocks)] == [1, 1, 2, 3, 2, 3, 3, 1, 2]
    items = structure.records.news_items
    assert [item.reporter for item in items] == [credit.format("李小美").split("／")[0].split(" /")[0]] * 3
    assert {each for item in items for days in item.source_dates for each in days} <= {
        date(2025, 3, 5),
        date(2025, 3, 6),
    }
    assert all(item.sources[0] == "The Harbour Post" for item in items)


def test_sources_in_brackets_behind_who_reported_stand_apart_in_text_without_signs() -> None:
    credit = "李小美／綜合報導（資料來源：\nThe Harbour Post，2025.3.5；共同社，2025.3.6）"
    text = "\n".join(("港務要聞", "漁港開放夜航", WRAPPED, WRAPPED, credit, "運價持平", WRAPPED, WRAPPED))
    blocks = restore(raw_text(text)).blocks
    assert of_role(blocks, "reporter") == [credit.replace("\n", "")]
    assert "運價持平" in [block.text for block in blocks]


def test_a_picture_that_a_body_gave_is_no_report() -> None:
    blocks = blocks_of("漁價之起伏 ", "林佳穎 ", *BODY, "（北濱辦事處提供） ", *BODY, "結論 ", *BODY)
    assert texts(blocks, BlockKind.BYLINE) == ["林佳穎"]


def test_what_is_no_report_is_not_signed() -> None:
    for text in ("資料來源：海關統計，2024 年 5 月；製圖：王大同", "翻譯：以原文為準", "來源：各國公告，本中心整理"):
        assert not is_labelled(text)
        assert reported(text) is None


def test_who_took_an_interview_down_is_no_title() -> None:
    line = "採訪、整理／沐以晴"
    blocks = blocks_of("人物專訪 ", "「港口先變聰明」 ", f"{line} ", *BODY, "國際要聞 ", *BODY)
    assert line in texts(blocks, BlockKind.BYLINE)
    assert line not in [text for _, text in headings(blocks)]


def test_sections_may_all_stand_in_brackets() -> None:
    item = ("◆ 港口費率調整 ", *BODY, "編譯：王大同｜來源：共同社（2025/3/5） ")
    blocks = blocks_of(
        *("【本月數字】 ", *BODY, "【國際快訊】 ", *item, "◆ 原產地規則修正 ", *item[1:]),
        *("【人物專訪】 ", "港口的下一步 ", "採訪／王大同 ", *BODY, "【名詞淺釋】 "),
        *("雙邊累積／Bilateral Cumulation (BiC) ", *BODY),
    )
    assert headings(blocks) == [
        (1, "【本月數字】"),
        (1, "【國際快訊】"),
        (2, "◆ 港口費率調整"),
        (2, "◆ 原產地規則修正"),
        (1, "【人物專訪】"),
        (2, "港口的下一步"),
        (1, "【名詞淺釋】"),
        (2, "雙邊累積／Bilateral Cumulation (BiC)"),
    ]


@pytest.mark.parametrize("line", ["書名{}港口的帳簿", "作者{}沐以晴", "出版{}北濱文化，2024 年"])
@pytest.mark.parametrize("sign", ["｜", "："])
def test_fields_of_a_book_stand_behind_strokes_too(line: str, sign: str) -> None:
    told = [each.format(sign) for each in ("書名{}港口的帳簿", "作者{}沐以晴", "出版{}北濱文化，2024 年")]
    structure = structure_of("國際要聞 ", *BODY, "新書介紹 ", *(f"{each} " for each in told), *BODY)
    assert line.format(sign) in of_role(structure.blocks, "field")
    assert [(book.title, book.authors) for book in structure.records.publications] == [("港口的帳簿", "沐以晴")]


@pytest.mark.parametrize("section", ["名詞淺釋", "名詞解說", "術語釋義"])
def test_terms_with_their_english_behind_a_stroke_are_entries(section: str) -> None:
    lines = ("國際要聞 ", *BODY, f"{section} ", "雙邊累積／Bilateral Cumulation (BiC) ", *BODY, "活動訊息 ", *BODY)
    entries = structure_of(*lines).records.dictionary
    assert [(entry.chinese, entry.english, entry.abbreviation) for entry in entries] == [
        ("雙邊累積", "Bilateral Cumulation", "BiC")
    ]


@pytest.mark.parametrize("section", ["經貿名詞", "一期一詞", "海運 ABC", "認識規則"])
def test_sections_of_terms_are_told_by_the_terms(section: str) -> None:
    terms = (
        "損害差率Injury Margin ",
        "係指損害之幅度。 ",
        *BODY,
        "落日複查 Sunset Review (SR) ",
        "指期滿前之檢討。 ",
        *BODY,
    )
    head = ("東岸經貿月報 ", "第 8 期　2025 年 3 月 10 日 ", "國際要聞 ", "漁價上漲 ", *BODY)
    structure = structure_of(*head, f"{section} ", *terms, "活動訊息 ", "東岸漁展 ", *BODY)
    assert [(entry.chinese, entry.english, entry.abbreviation) for entry in structure.records.dictionary] == [
        ("損害差率", "Injury Margin", None),
        ("落日複查", "Sunset Review", "SR"),
    ]


def test_terms_may_stand_in_english_first() -> None:
    terms = ("Injury Margin, IM（損害差率） ", "係指損害之幅度。 ", "Dumping（傾銷） ", "指低價輸出。 ")
    head = ("東岸經貿月報 ", "第 8 期　2025 年 3 月 10 日 ", "國際要聞 ", "漁價上漲 ", *BODY)
    structure = structure_of(*head, "名詞 ABC ", *terms, "活動訊息 ", "東岸漁展 ", *BODY)
    assert [(entry.chinese, entry.english, entry.abbreviation) for entry in structure.records.dictionary] == [
        ("損害差率", "Injury Margin", "IM"),
        ("傾銷", "Dumping", None),
    ]


def test_new_members_with_names_in_both_languages_are_no_terms() -> None:
    members = ("北濱水產 Beibin Fisheries ", *BODY, "東岸海運 East Shore Shipping ", *BODY)
    head = ("東岸經貿月報 ", "第 8 期　2025 年 3 月 10 日 ", "國際要聞 ", "漁價上漲 ", *BODY)
    structure = structure_of(*head, "新會員介紹 ", *members, "活動訊息 ", "東岸漁展 ", *BODY)
    assert (2, "北濱水產 Beibin Fisheries") in headings(structure.blocks)
    assert structure.records.dictionary == ()


def test_the_articles_of_a_chapter_on_terms_are_no_entries() -> None:
    chapters = ("第 一 章 總則", "第 二 章 仲裁院之用語", "第 三 章 附則")
    articles = [(f"第 {2 * at + 1} 條 ", *BODY, f"第 {2 * at + 2} 條 ", *BODY) for at in range(3)]
    lines = [line for chapter, below in zip(chapters, articles, strict=True) for line in (f"{chapter} ", *below)]
    structure = structure_of("海事仲裁院組織法 ", *lines)
    assert (2, "第 二 章 仲裁院之用語") in headings(structure.blocks)
    assert structure.records.dictionary == ()
