"""What stands in newsletters beside their reports: tables one below another, books, terms, an imprint at the end."""

from datetime import date

import pytest

from reader.model.document import Block, BlockKind, FootnoteRef, Structure
from reader.model.raw import Glyphs
from reader.structure import restore
from reader.structure.joining import glue
from reader.structure.likeness import likeness
from tests.unit.structure.blocks import BODY, blocks_of, headings, structure_of, texts
from tests.unit.structure.raw import raw_text, spaced
from tests.unit.structure.typeset import Piece, column, run, typeset

MASTHEAD = ("東岸經貿週報 ", "第 8 期　2025 年 3 月 10 日 ")
REPORT = (*BODY, "（編譯／李小美，來源／The Harbour Post 2025.03.05） ")
EVENTS = (
    "活動訊息 ",
    "主辦單位 報名期限 活動日期 活動名稱 報名網址 ",
    "北濱學會 3/12 3/20 水產品標示研討會 https://a.example/2ru6 ",
    "外貿學苑 3/15 3/21 拉丁美洲市場開發班 https://a.example/2ru7 ",
)


def _issue(*lines: str) -> Structure:
    reports = ("國際要聞 ", "▲印度調整進口稅 ", *REPORT, "▲日本調整進口稅 ", *REPORT)
    return structure_of(*MASTHEAD, *reports, *lines)


def _tables(structure: Structure) -> list[Block]:
    return [block for block in structure.blocks if block.kind is BlockKind.TABLE]


@pytest.mark.parametrize(
    ("title", "head", "rows"),
    [
        ("下週重要會議", "日期 星期 會議", ("3/12 三 ⚫ 總理事會", "3/13-14 四~五 ⚫ 關務會議（河內）")),
        ("大事預告", "日期 活動", ("3/12（三） 總理事會", "3/13（四）-14（五） 關務會議（河內）")),
        ("四月經貿日程", "日期 星期 重要活動", ("3/12 三 ⚫ 總理事會", "3/13-14 四 ⚫ 關務會議（河內）")),
        ("未來一週活動", "日 期 星 期 活 動", ("3/12 三 總理事會", "3/13-14 四~五 關務會議（河內）")),
    ],
)
def test_a_calendar_under_a_title_of_its_own_is_no_part_of_the_events_above(
    title: str, head: str, rows: tuple[str, ...]
) -> None:
    structure = _issue(*EVENTS, f"{title} ", f"{head} ", *(f"{row} " for row in rows))
    assert [table.role for table in _tables(structure)] == ["events", "calendar"]
    assert (1, title) in headings(structure.blocks)
    first, second = structure.records.calendar
    assert (first.day, first.title) == (date(2025, 3, 12), "總理事會")
    assert (second.day, second.end, second.title) == (date(2025, 3, 13), date(2025, 3, 14), "關務會議（河內）")
    assert [event.deadline for event in structure.records.events] == [date(2025, 3, 12), date(2025, 3, 15)]


def test_titles_with_words_in_latin_letters_are_no_rows_of_a_table() -> None:
    titles = ("智利與秘魯啟動 FTA 升級談判", "印度公布對越南 301 調查報告之結論", "日本正式核准 CPTPP 後首次參與委員會")
    structure = structure_of(
        *MASTHEAD, "本期目錄 ", "一週焦點 ", *(f"{title} " for title in titles), "國際要聞 ", *REPORT
    )
    assert _tables(structure) == []


@pytest.mark.parametrize("head", ["日期 活動", "日期 會議"])
@pytest.mark.parametrize("title", ["一、行程", "行程表"])
def test_days_and_what_was_done_on_a_journey_are_a_schedule(title: str, head: str) -> None:
    days = ("3/12（三） 啟程 ", "3/13（四） 拜會北濱漁會 ", "3/14（五） 返國 ")
    lines = ("壹、目的 ", *BODY, "貳、過程 ", f"{title} ", f"{head} ", *days, "參、心得 ", *BODY)
    structure = structure_of("出席北濱漁業論壇出國報告 ", "服務機關：海洋署 ", *lines)
    (table,) = _tables(structure)
    assert (table.role, table.cell_texts()[1]) == ("schedule", ["3/12（三）", "啟程"])
    assert structure.records.calendar == ()


def test_a_chronology_is_no_calendar() -> None:
    structure = _issue(
        "表一　事件大事記 ", "日期 事件 ", "2024/12/2 列入清單 ", "2025/1/9 公布規則 ", "2025/2/4 限制出口 "
    )
    assert [table.role for table in _tables(structure)] != ["calendar"]
    assert structure.records.calendar == ()


def test_an_address_goes_on_behind_its_scheme() -> None:
    assert glue("https://", "a.example/b", True) == ""
    assert glue("a/", "b", True) == " "


@pytest.mark.parametrize(
    "source",
    [
        "撰稿人：李小美｜資料來源：The Harbour Post, 2025-03-05; WTO, 2025-03-06",
        "編譯：李小美；資料來源：共同社，2025 年 3 月 5 日",
        "文／李小美　來源／The Harbour Post, March 5, 2025",
    ],
)
def test_a_day_ends_who_reported_and_titles_below_a_column_lie_in_it(source: str) -> None:
    lines = (
        *("貿易法新聞 ", "多邊談判 ", "拖網費率會談另推新任，期限延至季末 ", *BODY, f"{source} "),
        *("電子提單共同草案已有條款，數港尚未加入 ", *BODY, f"{source} "),
        *("區域整合 ", "群島更新航運章程 ", *BODY, f"{source} "),
        *("名詞解釋 ", "Sunset Review（落日檢討） ", *BODY),
    )
    blocks = blocks_of(*MASTHEAD, *lines)
    assert texts(blocks, BlockKind.BYLINE) == [source] * 3
    assert headings(blocks) == [
        *((1, "貿易法新聞"), (2, "多邊談判"), (3, "拖網費率會談另推新任，期限延至季末")),
        *((3, "電子提單共同草案已有條款，數港尚未加入"), (2, "區域整合"), (3, "群島更新航運章程")),
        *((1, "名詞解釋"), (2, "Sunset Review（落日檢討）")),
    ]


@pytest.mark.parametrize("source", ["資料來源：共同社，114.3.5", "來源：The Harbour Post (2025.03.05)"])
def test_sources_without_brackets_and_reporters_end_reports(source: str) -> None:
    lines = ("國際要聞 ", "群島更新航運章程 ", *BODY, f"{source} ", "歐盟延後碳關稅之施行 ", *BODY, f"{source} ")
    structure = structure_of(*MASTHEAD, *lines)
    assert [(item.title, item.reporter) for item in structure.records.news_items] == [
        ("群島更新航運章程", None),
        ("歐盟延後碳關稅之施行", None),
    ]
    assert {days for item in structure.records.news_items for days in item.source_dates} == {(date(2025, 3, 5),)}


def test_the_source_of_a_figure_reports_nothing() -> None:
    figure = ("圖 1：港口之貨櫃量 ", "資料來源：海關統計，2025/3/5 ", "歐盟延後碳關稅之施行 ")
    structure = restore(
        raw_text(spaced(*MASTHEAD, "國際要聞 ", "群島更新航運章程 ", *BODY, *figure, *BODY, *figure, *BODY))
    )
    assert structure.records.news_items == ()
    assert len(texts(structure.blocks, BlockKind.CAPTION)) == 4


def test_the_pages_of_an_article_are_no_day_of_a_source() -> None:
    fields = ("篇名：港口之關稅 ", "作者：沐以晴 ", "出處：北濱法學，第 3 期，頁 1-38 ")
    structure = _issue("期刊論文 ", *fields, "篇名：碼頭之費率 ", *fields[1:], "活動訊息 ", *BODY)
    assert [article.source for article in structure.records.publications] == ["北濱法學，第 3 期，頁 1-38"] * 2


def test_sources_go_on_behind_a_comma() -> None:
    cut = ("撰稿人：李小美｜資料來源：The Harbour Post, 2025-03-05; Nippon Dispatch, ", "2025-03-06 ")
    blocks = restore(
        raw_text(spaced(*MASTHEAD, "區域整合 ", "東協更新協定 ", *BODY, *cut, "歐盟延後施行 ", *BODY))
    ).blocks
    assert texts(blocks, BlockKind.BYLINE) == [cut[0] + cut[1].strip()]


def test_reports_right_below_a_section_lie_in_it() -> None:
    source = "編譯：李小美；資料來源：共同社，2025 年 3 月 5 日 "
    lines = ("國際要聞 ", "群島更新航運章程 ", *BODY, source, "歐盟延後碳關稅之施行 ", *BODY, source)
    blocks = blocks_of(*MASTHEAD, *lines)
    assert headings(blocks) == [(1, "國際要聞"), (2, "群島更新航運章程"), (2, "歐盟延後碳關稅之施行")]


def test_fields_behind_strokes_tell_of_a_book() -> None:
    fields = (
        "書名／港口的帳簿 ",
        "作者／沐以晴 ",
        "出版社／Harbour Press（2025 年 2 月） ",
        "內容簡介／以碼頭日記重建貿易。 ",
    )
    structure = _issue("新書介紹 ", *fields)
    (book,) = structure.records.publications
    assert (book.title, book.authors, book.source) == ("港口的帳簿", "沐以晴", "Harbour Press（2025 年 2 月）")
    assert book.abstract == "以碼頭日記重建貿易。"


@pytest.mark.parametrize(
    "term",
    ["Sunset Review（落日檢討）", "Sunset Review／落日檢討", "Sunset Review：落日檢討", "Sunset Review 落日檢討"],
)
def test_terms_may_stand_in_english_first(term: str) -> None:
    structure = _issue("名詞解釋 ", f"{term} ", *BODY, "Rules of Origin, RoO（原產地規則） ", *BODY)
    told = [(entry.chinese, entry.english, entry.abbreviation) for entry in structure.records.dictionary]
    assert told == [("落日檢討", "Sunset Review", None), ("原產地規則", "Rules of Origin", "RoO")]


@pytest.mark.parametrize(
    "imprint",
    [
        ("發行人／王大同　總編輯／沐以晴　執行編輯／李小美、王大同 ", "地址／臺北市南港區 9 號　電話／(02) 2341-0000 "),
        ("發行單位：北濱學會　主編：沐以晴　編輯：李小美 ", "本通訊每月 15 日出刊，各篇由執筆者自負文責。 "),
        ("發行人：王大同 總編輯：沐以晴 編輯：李小美 ", "地址：臺北市南港區 9 號 電話：(02)2341-0000 "),
        ("發行人 王大同　總編輯 沐以晴　編輯 李小美 ", "地址 臺北市南港區 9 號　電話 (02)2341-0000 "),
    ],
)
def test_an_imprint_ends_an_issue(imprint: tuple[str, ...]) -> None:
    blocks = _issue("新書介紹 ", "書名：港口的帳簿 ", "作者：沐以晴 ", *imprint).blocks
    assert [block.role for block in blocks[-4:]] == ["field", "field", "masthead", "masthead"]


def test_an_imprint_of_many_lines_ends_an_issue_below_new_books() -> None:
    imprint = (
        "發行單位／北濱學會 ",
        "地址／臺北市南港區 9 號 ",
        "電話／(02)2341-0000　傳真／(02)2341-0001 ",
        "信箱／a@b.tw ",
    )
    blocks = _issue("新書介紹 ", "書名：港口的帳簿 ", "作者：沐以晴 ", *imprint).blocks
    assert [block.role for block in blocks[-6:]] == ["field", "field", *["masthead"] * 4]


def test_who_wrote_the_last_new_book_wrote_no_issue() -> None:
    blocks = _issue("新書介紹 ", "書名：港口的帳簿 ", "作者：沐以晴 ").blocks
    assert (blocks[-1].role, blocks[-1].label) == ("field", "作者")


def test_pages_may_be_counted_behind_a_bar_on_either_side() -> None:
    assert likeness("72｜港口經濟 No.31‧2024.5") == likeness("港口經濟 No.31‧2024.5｜73")
    assert likeness("12 • 港口經濟 2024.5") == likeness("港口經濟 2024.5 • 13")
    heads = ("12｜港口經濟 No.31‧2024.5 ", "港口經濟 No.31‧2024.5｜13 ", "14｜港口經濟 No.31‧2024.5 ")
    pages = (BODY, ("碼頭上的帳簿記下每一艘船。 ",), ("關稅由此而來。 ",))
    text = "\f".join(spaced(head, *page) for head, page in zip(heads, pages, strict=True))
    blocks = restore(raw_text(text)).blocks
    assert [block.role for block in blocks if block.kind is BlockKind.FURNITURE] == ["header"] * 3


def _article(*lines: str) -> tuple[Block, ...]:
    head = ("港口經濟 No.31‧2024.5｜71 ", "港口的地緣經濟學 ", "沐以晴　北濱經濟研究社副研究員 ")
    return restore(raw_text(spaced(*head, *BODY, "一、帳簿 ", *BODY) + "\f" + spaced(*BODY, *lines))).blocks


def test_a_numbered_list_below_the_title_of_a_bibliography_is_no_notes() -> None:
    works = (
        "1. 沐以晴（2025），《港口的帳簿》，臺北：北濱。 ",
        "2. Holt, Y. (2024), Ports and Tolls, London: Harbour. ",
    )
    for title in ("參考資料 ", "參考文獻： ", "【引用文獻】 "):
        blocks = _article("各港之關稅如表1所示。 ", title, *works)
        assert texts(blocks, BlockKind.LIST_ITEM) == [work[3:].strip() for work in works]
        assert texts(blocks, BlockKind.FOOTNOTE) == []


def test_marks_make_notes_of_the_list_below_the_title_of_a_bibliography() -> None:
    works = (
        "[1] 沐以晴（2025），《港口的帳簿》，臺北：北濱。 ",
        "[2] Holt, Y. (2024), Ports and Tolls, London: Harbour. ",
    )
    blocks = _article("各港之關稅不同[1]，帳簿亦然[2]。 ", "參考資料 ", *works)
    assert len(texts(blocks, BlockKind.FOOTNOTE)) == 2


def test_the_number_of_a_table_marks_no_note() -> None:
    notes = ("\n1 沐以晴，《港口的帳簿》，頁 13（2020）。 ",)
    page = spaced(*BODY, "各港之關稅如表1所示，帳簿亦然1。 ", *notes)
    blocks = restore(raw_text(page + "\f" + spaced(*BODY))).blocks
    (told,) = [block for block in blocks if "所示" in block.text]
    assert told.text == "各港之關稅如表1所示，帳簿亦然。"
    assert [mark.offset for mark in told.inlines if isinstance(mark, FootnoteRef)] == [told.text.index("。")]


def test_the_label_of_a_section_above_a_signed_article_is_of_its_periodical() -> None:
    head = ("港口經濟 No.31‧2024.5｜71 ", "國際焦點 ", "港口的地緣經濟學： ", "碼頭關稅與沿岸諸港之回應 ")
    lines = (*head, "沐以晴　北濱經濟研究社副研究員 ", *BODY, "一、帳簿 ", *BODY, "二、碼頭 ", *BODY)
    blocks = restore(raw_text(spaced(*lines) + "\f" + spaced("72｜港口經濟 No.31‧2024.5 ", *BODY))).blocks
    assert headings(blocks)[0] == (1, "港口的地緣經濟學：碼頭關稅與沿岸諸港之回應")
    assert ("masthead", "國際焦點") in [(block.role, block.text) for block in blocks]


def test_rows_that_are_counted_end_with_those_that_are_not() -> None:
    rows = ("1 越南 643.8 12.6% ", "2 日本國 431.9 -4.7% ", "— 其他 178.2 2.5% ", "合計 — 1,253.9 6.9% ")
    (table,) = _tables(
        _issue("統計資料 ", "表一、出口市場 ", "（單位：百萬美元） ", "排名 市場 114 年1-2 月 增減率 ", *rows)
    )
    assert [list(row) for row in table.cell_texts()[1:]] == [row.split() for row in rows]


def test_names_of_a_periodical_stand_alone_on_its_first_page() -> None:
    names = ((780.0, "港口法通訊"), (760.0, "Port Law Bulletin"), (740.0, "No. 36｜2024.6.15"))
    bold: list[Piece | Glyphs] = [run(70, baseline, 14, name, weight=700) for baseline, name in names]
    text = "碼頭的帳簿記下了每一艘船的關稅與其所載之貨物種類" * 4 + "。"
    page = [
        *bold,
        run(70, 700, 18, "專題評析", 700),
        *column(text, 660),
        run(70, 540, 18, "國際要聞", 700),
        *column(text, 500),
    ]
    blocks = restore(typeset(page)).blocks
    assert [block.text for block in blocks[:3]] == ["港口法通訊", "Port Law Bulletin", "No. 36｜2024.6.15"]
    assert {block.role for block in blocks[:3]} == {"masthead"}


def test_spaced_labels_stand_before_strokes_too() -> None:
    structure = _issue("新書介紹 ", "書　　名／港口的帳簿 ", "作　　者／沐以晴 ", "出　版　社／北濱文化 ")
    (book,) = structure.records.publications
    assert (book.title, book.authors, book.source) == ("港口的帳簿", "沐以晴", "北濱文化")


def test_cases_are_told_from_their_names_with_dashes() -> None:
    rows = (
        "DS712X Norway — Port Fees 專家審理之中 — ",
        "DS718X Kenya — Safeguard Duty on Woven Nets 請求成立小組 7/9 ",
        "DS725X Chile — Frozen Fish 提出諮商 7/24 ",
    )
    span = "2025 年 7 月 1 日至 31 日案件進度"
    structure = _issue("案件追蹤 ", f"{span} ", "案號 案名 進度 日期 ", *rows)
    (table,) = _tables(structure)
    assert [row[:2] for row in table.cell_texts()[1:]] == [
        ["DS712X", "Norway — Port Fees"],
        ["DS718X", "Kenya — Safeguard Duty on Woven Nets"],
        ["DS725X", "Chile — Frozen Fish"],
    ]
    assert texts(structure.blocks, BlockKind.CAPTION) == [span]


def test_months_head_columns_without_a_caption() -> None:
    rows = ("1 扣件 7318 38.2 -3.1% ", "2 工具機 8457 20.3 5.4% ", "－ 其他 － 300.4 1.0% ")
    (table,) = _tables(_issue("出口統計 ", "順位 貨品 稅號 114 年 1 月 年增率 ", *rows))
    assert [list(row) for row in table.cell_texts()] == [
        ["順位", "貨品", "稅號", "114 年 1 月", "年增率"],
        *(row.split() for row in rows),
    ]


@pytest.mark.parametrize(
    "span",
    ["9月12日～9 月23 日", "（9/12～9/23）", "9 月 12 日（五）－23 日（二）", "2025/9/12-9/23", "期間：9.12-9.23"],
)
def test_the_days_that_a_calendar_tells_of_are_its_caption(span: str) -> None:
    head, rows = "日期 組織 會議／活動 ", ("9/13 WTO 總理事會 ", "9/14-15 APEC 關務會議（河內） ")
    structure = _issue("下週行事曆 ", f"{span} ", head, *rows)
    assert texts(structure.blocks, BlockKind.CAPTION) == [span]
    assert headings(structure.blocks)[-1] == (1, "下週行事曆")
    assert [(entry.day, entry.group) for entry in structure.records.calendar] == [
        (date(2025, 9, 13), "WTO"),
        (date(2025, 9, 14), "APEC"),
    ]


def test_days_above_text_are_no_caption() -> None:
    structure = _issue("本會紀事 ", "9 月 12 日～9 月 23 日 ", *BODY)
    assert not texts(structure.blocks, BlockKind.CAPTION)
