"""Habits of typesetting that no document at hand has: found by texts written to mislead."""

import pytest

from reader.model.document import Block, BlockKind, FootnoteRef
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role, structure_of, texts
from tests.unit.structure.raw import raw_text, spaced


def _role(blocks: tuple[Block, ...], text: str) -> tuple[BlockKind, str | None]:
    return next((block.kind, block.role) for block in blocks if block.text == text)


def test_a_picture_stands_between_the_title_and_who_wrote_it() -> None:
    blocks = blocks_of(
        "北濱評論 ",
        "看不見的網：認證之政治 ",
        "貨櫃船駛離港口。（圖片來源：本刊資料照片） ",
        "林佳穎 ",
        "北濱大學國際事務學院副教授 ",
        *BODY,
        "認證成為門檻 ",
        *BODY,
    )
    assert _role(blocks, "林佳穎") == (BlockKind.BYLINE, "author")
    assert headings(blocks) == [(1, "看不見的網：認證之政治"), (2, "認證成為門檻")]


def test_an_affiliation_goes_on_behind_a_comma_of_lists() -> None:
    blocks = blocks_of("匯率之兩難 ", "林佳穎 ", "北濱大學非洲研究中心主任、 ", "外交講習所兼任教授 ", *BODY)
    assert _role(blocks, "北濱大學非洲研究中心主任、") == (BlockKind.BYLINE, "affiliation")
    assert _role(blocks, "外交講習所兼任教授") == (BlockKind.BYLINE, "affiliation")


def test_the_marks_of_two_footnotes_stand_side_by_side() -> None:
    page = (
        "匯率之兩難 \n\n學說見解有二1，其一肯定之，其二否定之，近來亦有折衷之見\n\n解者。23至於實務，迄未表示意見。 \n"
        "\n \n"
        "1 王大同，論匯率，頁 3。 \n2 李小美，再論匯率，頁 8。 \n3 Id. at 9. \n"
    )
    blocks = restore(raw_text(page)).blocks
    (text,) = [block for block in blocks if block.inlines]
    refs = [
        (ref.number, text.text[ref.offset - 2 : ref.offset]) for ref in text.inlines if isinstance(ref, FootnoteRef)
    ]
    assert refs == [(1, "有二"), (2, "者。"), (3, "者。")]


def _page(text: str, *notes: str) -> str:
    """A page of a paragraph, one more, and footnotes below a rule."""
    return spaced(f"{text} ", *BODY) + "\n \n" + "".join(f"{note} \n" for note in notes)


def test_notes_on_one_case_are_no_running_heads() -> None:
    case = "Panel Report, US — Steel, ¶ 7.{}, WTO Doc. WT/DS544/R \n\n(adopted Jan. 10, 2023)."
    pages = [
        _page("匯率之裁決始於鋼鐵1，終於鋁材2。", "1 " + case.format(26), "2 Id."),
        _page("嗣後論及銅材3，亦及於鋅4。", "3 " + case.format(64), "4 Id."),
        _page("其後之報告採同一見解5。", "5 " + case.format(81)),
    ]
    blocks = restore(raw_text(" ".join(pages))).blocks
    assert [block.number for block in blocks if block.kind is BlockKind.FOOTNOTE] == [1, 2, 3, 4, 5]


def test_a_latin_word_may_stand_right_behind_a_mark() -> None:
    page = _page("各國均已批准。1CPTPP 因此生效，5G 則不在其列2。", "1 Id. at 3.", "2 Id. at 5.")
    blocks = restore(raw_text(page)).blocks
    assert texts(blocks, BlockKind.PARAGRAPH)[0] == "各國均已批准。CPTPP 因此生效，5G 則不在其列。"


def test_signed_page_numbers_count_beside_bare_figures() -> None:
    pages = [
        spaced(f"{title}國央行之操作目標近年迭有調整。 ", *BODY, f"- {number} - ")
        for number, title in enumerate("甲乙丙", 1)
    ]
    last = spaced("22 ", "其餘從略。 ", "- 4 - ")
    blocks = restore(raw_text("\n\n\n".join(["匯率之兩難 \n\n" + pages[0], *pages[1:], last]))).blocks
    numbers = of_role(blocks, "page_number")
    assert numbers == ["- 1 -", "- 2 -", "- 3 -", "- 4 -"]


def test_the_name_of_an_issue_heads_a_page_with_any_number() -> None:
    first = spaced("匯率之兩難 ", "林佳穎 ", "各國央行近年紛紛調整其操作之目標。 ", *BODY)
    second = spaced("北濱法學評論 第 33 期 97 ", "其後之發展如下。 ")
    blocks = restore(raw_text("\n\n\n".join([first, second]))).blocks
    assert texts(blocks, BlockKind.FURNITURE) == ["北濱法學評論 第 33 期 97"]


def test_a_bibliography_has_parts() -> None:
    works = (
        "林佳穎（2020），《匯率論》，臺北：元濱。 ",
        "英文部分 ",
        "Lindholm, M. (2019). Rates and Rules. London: Ashdown. ",
    )
    blocks = blocks_of("匯率之兩難 ", "林佳穎 ", "一、前言 ", *BODY, "參考文獻 ", "中文部分 ", *works)
    assert headings(blocks)[2:] == [(2, "參考文獻"), (3, "中文部分"), (3, "英文部分")]


def test_a_page_is_counted_below_the_name_that_heads_it() -> None:
    first = spaced("北濱經貿通訊 ", "匯率之兩難 ", "林佳穎 ", *BODY, "以下分述其要點。 ")
    blocks = restore(raw_text("\n\n\n".join([first, spaced("北濱經貿通訊 2025/03 ", "第 2 頁 ", *BODY)]))).blocks
    assert _role(blocks, "第 2 頁")[0] is BlockKind.FURNITURE


def test_a_title_heads_the_pages_below_the_number_of_the_issue() -> None:
    first = spaced("匯率之新紀律 ", "──以二〇二一年倡議為中心 ", "林佳穎（北濱大學博士生） ", *BODY, "分述如下。 ")
    second = spaced("北濱法學 第 2 期 ", "匯率之新紀律 ", "各國央行近年紛紛調整其操作之目標。 ")
    blocks = restore(raw_text("\n\n\n".join([first, second]))).blocks
    assert headings(blocks) == [(1, "匯率之新紀律──以二〇二一年倡議為中心")]
    assert texts(blocks, BlockKind.FURNITURE) == ["北濱法學 第 2 期", "匯率之新紀律"]


def test_a_title_with_a_colon_is_no_field_above_who_wrote_it() -> None:
    lines = ("作者：桑以樂（北濱智庫研究員） ", "日期：2025 年 3 月 4 日 ", *BODY)
    blocks = blocks_of("海底電纜：印太之隱形戰線 ", *lines)
    assert headings(blocks) == [(1, "海底電纜：印太之隱形戰線")]
    assert _role(blocks, "作者：桑以樂（北濱智庫研究員）") == (BlockKind.BYLINE, "author")


def test_an_imprint_ends_an_issue() -> None:
    closing = ("發行人：王大同　總編輯：李小美 ", "本電子報歡迎轉寄，轉載請註明出處。 ")
    blocks = blocks_of("本期焦點 ", "匯率之兩難 ", *BODY, "法規動態 ", "稅率調整 ", *BODY, *closing)
    assert texts(blocks, BlockKind.FURNITURE) == [line.strip() for line in closing]


def test_a_question_may_have_no_colon() -> None:
    lines = ("Q1　由第三地轉運，須何證明？ ", "A1　附全程提單。 ", "Q2　發票由第三地開立，影響資格否？ ", "A2　否。 ")
    blocks = blocks_of("匯率之兩難 ", *BODY, "常見問答 ", *lines)
    assert texts(blocks, BlockKind.PARAGRAPH)[1:] == [line.strip() for line in lines]


def test_a_bar_parts_the_number_of_a_caption_and_a_label_from_what_they_tell() -> None:
    lines = ("圖 1｜可可之期貨價格 ", "資料來源：本中心 ", *BODY, "圖 2 以流程說明其流向。 ")
    books = ("新書介紹 ", "書名｜進口小史 ", "作者｜沐以晴 ", "出版｜元濱文化，113 年 9 月 ")
    structure = structure_of("匯率之兩難 ", "林佳穎 ", *BODY, *lines, *books)
    blocks = structure.blocks
    assert _role(blocks, "圖 1｜可可之期貨價格") == (BlockKind.CAPTION, None)
    assert _role(blocks, "圖 2 以流程說明其流向。") == (BlockKind.PARAGRAPH, None)
    assert [block.label for block in blocks if block.role == "field"] == ["書名", "作者", "出版"]
    assert structure.records.publications[0].title == "進口小史"


@pytest.mark.parametrize(
    "name", ["中央港區貨櫃量走勢", "以色列自各國進口量", "將來十年之需求", "就業人口之變動", "為期三年之談判"]
)
def test_a_caption_may_begin_as_a_sentence_of_a_figure_does(name: str) -> None:
    blocks = blocks_of("匯率之兩難 ", "林佳穎 ", *BODY, f"圖 1　{name}。 ", "資料來源：本中心 ", *BODY)
    assert _role(blocks, f"圖 1　{name}。")[0] is BlockKind.CAPTION


def test_a_page_counts_within_its_volume() -> None:
    texts_of_pages = ("繩索為沿岸港埠之大宗。 ", "適格性審查之要件如下。 ", "我國之因應分述如次。 ")
    pages = [spaced(f"38-{number} ", text, *BODY) for number, text in enumerate(texts_of_pages, 1)]
    blocks = restore(raw_text("\n\n\n".join(["港埠之因應 \n\n" + pages[0], *pages[1:]]))).blocks
    assert of_role(blocks, "page_number") == ["38-1", "38-2", "38-3"]


def test_who_the_author_is_goes_on_with_what_the_text_was() -> None:
    who = "作者為北濱基金會研究員。本文增補自作者於年會之講稿。"
    blocks = blocks_of("匯率之兩難 ", "林佳穎 ", f"{who} ", *BODY, "一、前言 ", *BODY)
    assert _role(blocks, who) == (BlockKind.BYLINE, "affiliation")


def test_a_mark_ends_what_a_colon_leads_in() -> None:
    blocks = restore(raw_text(_page("學說上有二見解：1", "1 王大同，論匯率，頁 3。"))).blocks
    assert [text for text in texts(blocks, BlockKind.PARAGRAPH) if "見解" in text] == ["學說上有二見解："]


def test_a_title_that_asks_goes_on_above_the_author() -> None:
    blocks = blocks_of(
        "渡輪也能跨港嗎？ ", "聯合船班之進度 ", "文／林佳穎（北濱基金會研究員） ", *BODY, "費率之爭 ", *BODY
    )
    assert headings(blocks) == [(1, "渡輪也能跨港嗎？聯合船班之進度"), (2, "費率之爭")]


def test_numbers_within_one_of_several_sections_divide_it() -> None:
    sections = ("首航之試驗 ", *BODY, "班次稀少之因 ", *BODY, "一、費率無公式 ", *BODY, "二、責任不明 ", *BODY)
    blocks = blocks_of("匯率之兩難 ", "林佳穎 ", *BODY, *sections, "船東之打算 ", *BODY)
    assert [level for level, _ in headings(blocks)] == [1, 2, 2, 3, 3, 2]
    framed = blocks_of(
        "匯率之兩難 ", "林佳穎 ", "前言 ", *BODY, "一、費率無公式 ", *BODY, "二、責任不明 ", *BODY, "結語 ", *BODY
    )
    assert [level for level, _ in headings(framed)] == [1, 2, 2, 2, 2]


@pytest.mark.parametrize(
    ("said", "sources"),
    [
        ("編譯：{}｜來源：Port Asia（2024/03/11）、PMA（2024/03/19）", ("Port Asia", "PMA")),
        ("（資料來源：財政部，114/7/8；經濟早報，114/7/9。整理：{}）", ("財政部", "經濟早報")),
        ("【記者{}／綜合外媒報導，取材自 Harbour Wire，2025 年 2 月 6 日】", ("Harbour Wire",)),
        ("【{}編譯自：The Ledger, May 14, 2025; Globe, May 15, 2025】", ("The Ledger", "Globe")),
    ],
)
def test_reporters_and_sources_in_any_order(said: str, sources: tuple[str, ...]) -> None:
    reports = (
        "● 港口關閉二日 ",
        *BODY,
        f"{said.format('林佳穎')} ",
        "● 出口創新高 ",
        *BODY,
        f"{said.format('沐以晴')} ",
    )
    structure = structure_of("產業要聞 ", *reports)
    assert [(item.reporter, item.sources) for item in structure.records.news_items] == [
        ("林佳穎", sources),
        ("沐以晴", sources),
    ]


def test_terms_behind_a_stroke() -> None:
    news = ("國際要聞 ", "▲港口關閉二日 ", *BODY, "【林佳穎報導，取材自 Harbour Wire，2025 年 2 月 6 日】 ")
    entries = ("名詞淺釋 ", "兩段計費／Split Tolling ", *BODY, "活動預告 ", *BODY)
    structure = structure_of("本期焦點 ", "匯率之兩難 ", "林佳穎 ", *BODY, *news, *entries)
    assert [(term.chinese, term.english) for term in structure.records.dictionary] == [("兩段計費", "Split Tolling")]


def test_a_brief_is_numbered_in_latin_letters() -> None:
    masthead = ("遠岸智庫｜政策評析 ", "Farshore Policy Brief K-64　2025 年 9 月 18 日 ")
    blocks = blocks_of(*masthead, "匯率之兩難 ", "林佳穎 ", *BODY, "費率之爭 ", *BODY)
    assert headings(blocks)[0] == (1, "匯率之兩難")


def test_a_month_that_begins_a_line_begins_no_note() -> None:
    first = _page("學說見解有二1，其一肯定之2。", "1 王大同，論匯率，頁 3。", "2 Id. at 5.")
    second = spaced("主管機關於今（2024）年", "3 月表示，韌性有待強化，各國均應及早因應，並持續檢討。 ", *BODY)
    blocks = restore(raw_text(f"{first} {second}")).blocks
    assert [block.number for block in blocks if block.kind is BlockKind.FOOTNOTE] == [1, 2]


def test_empty_lines_below_notes_turn_the_page() -> None:
    first = _page("學說見解有二1，其一肯定之2。", "1 王大同，論匯率，頁 3。", "2 Id. at 5.")
    second = spaced("2024 年 8 月　3 ", "其後各國均應及早因應，並持續檢討其規範。 ", *BODY)
    blocks = restore(raw_text("\n\n\n".join([first, second]))).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.FOOTNOTE] == [
        "王大同，論匯率，頁 3。",
        "Id. at 5.",
    ]
    assert _role(blocks, "2024 年 8 月　3")[0] is BlockKind.FURNITURE


def test_a_section_in_brackets_is_no_part_of_the_exclamation_above_it() -> None:
    blocks = blocks_of(
        "夏日炎炎，請多補充水分！ ", "【本期焦點】 ", "匯率之兩難 ", "林佳穎 ", *BODY, "【國際快訊】 ", *BODY
    )
    assert "【本期焦點】" in [text for _, text in headings(blocks)]


def test_notes_may_stand_below_the_next_section() -> None:
    article = ("本期焦點 ", "匯率之兩難 ", "林佳穎 ", *BODY, "學說見解有二1，其一肯定之2。 ")
    news = ("國際快訊 ", "▲港口關閉二日 ", *BODY, "【沐以晴報導，取材自 Harbour Wire，2025 年 2 月 6 日】 ")
    notes = "\n \n1 王大同，論匯率，頁 3。 \n2 Id. at 5. \n"
    blocks = restore(raw_text(spaced(*article, *news) + notes)).blocks
    assert "學說見解有二，其一肯定之。" in texts(blocks, BlockKind.PARAGRAPH)


def test_few_lines_of_prose_tell_how_wide_it_is_set() -> None:
    prose = (
        "CPTPP 委員會於 112 年 6 月通過新規則，自 2025 年 1 月 1 日施行，其適用範圍及於 12 項產",
        "品，各界均表歡迎。 ",
    )
    titles = [
        f"{name}之兩難 " for name in ("匯率", "港口", "關稅", "配額", "漁業", "稻米", "鋼鐵", "棉花", "晶片", "電池")
    ]
    items = [line for title in titles for line in (title, *prose)]
    blocks = blocks_of("本期焦點 ", *items, *(f"{name}業 " for name in "甲乙丙丁戊己庚辛壬癸子丑"))
    assert {title.strip() for title in titles} <= {text for _, text in headings(blocks)}
