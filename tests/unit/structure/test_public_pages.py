"""Habits of public pages and reports: contents with bare numbers, fields that name the title, bylines and endnotes."""

import datetime

import pytest

from reader.model.document import Block, BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.blocks import blocks_of, headings, of_role, structure_of, texts
from tests.unit.structure.raw import raw_text

LONG = (
    "各港口的規費多年未曾調整，航商因此改泊鄰近國家的港口，主管機關乃於去年提出修正草案，並邀集業者、學者及各級政府代表"
    "召開公聽會，聽取各方意見，惟草案內容仍有爭議，尚待進一步協商。"
)


def _notes(structure: Structure) -> list[tuple[int | str | None, str]]:
    return [(block.number, block.text) for block in structure.blocks if block.kind is BlockKind.FOOTNOTE]


def _marks(blocks: tuple[Block, ...]) -> list[int | str]:
    return [ref.number for block in blocks for ref in block.footnote_refs]


def test_entries_of_contents_have_their_numbers_behind_a_blank() -> None:
    entries = (
        "摘要 ii",
        "第一章 緒論 1",
        "第一節 港口的規費 2",
        "一、 航商的看法 2",
        "第二章 修正草案 ... 15",
        "參考文獻 31",
    )
    blocks = blocks_of("目 錄", *entries, "第一章 緒論", LONG)
    assert texts(blocks, BlockKind.TOC_ENTRY) == list(entries)
    assert texts(blocks, BlockKind.HEADING) == ["目 錄", "第一章 緒論"]


def test_an_entry_of_contents_goes_on_on_the_next_line() -> None:
    long = ("第二節 規費調整對於轉運貨櫃數量的影響以及鄰近港口", "的因應 12")
    lines = ("目次", "第一章 緒論 1", *long, "第三章 結論 20", "第一章 緒論")
    body = (
        "各港口的規費多年未曾調整，航商因此改泊鄰近國家的",
        "港口，主管機關乃於去年提出修正草案，並邀集業者及學",
        "者召開公聽會。",
    )
    blocks = restore(raw_text("\n".join((*lines, *body, *body)))).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == ["第一章 緒論 1", "".join(long), "第三章 結論 20"]


def test_the_first_of_the_titles_that_are_listed_ends_the_contents() -> None:
    entries = ("壹、前言 ....... 3", "貳、過程 ....... 5", "參、建議 ....... 7")
    text = ("港口論壇（Harbour Forum）自民國 98", "年起由港務局與漁會輪流主辦，討論拖船之費率。")
    blocks = restore(raw_text("\n".join(["出席港口論壇報告", "目次", *entries, "壹、前言", *text, LONG]))).blocks
    assert texts(blocks, BlockKind.TOC_ENTRY) == list(entries)
    assert (2, "壹、前言") in headings(blocks)


def test_numbers_that_fall_end_the_contents() -> None:
    blocks = blocks_of("目錄", "港口規費 3", "航商看法 5", "附錄 9", "第 12 期出版於 5", LONG)
    assert texts(blocks, BlockKind.TOC_ENTRY) == ["港口規費 3", "航商看法 5", "附錄 9"]


def test_a_field_names_the_title_and_another_the_author() -> None:
    fields = ("研究生：沐以晴", "論文名稱：港口規費之經濟分析", "指導教授：王大同", "畢業學年度：102", "論文頁數：96")
    structure = structure_of(*fields, LONG, LONG)
    assert structure.metadata.title == "港口規費之經濟分析"
    assert structure.metadata.authors == ("沐以晴",)
    assert [block.label for block in structure.blocks[:5]] == [field.partition("：")[0] for field in fields]


def test_a_law_is_called_what_its_field_says_and_not_as_the_page() -> None:
    fields = ("法規名稱： 商港規費收取辦法", "公發布日： 民國 97 年 8 月 4 日", "發文字號： 交航字第0970001號令")
    items = ("一、本辦法依商港法訂定之。", "二、規費由航商繳納。", "三、本辦法自發布日施行。")
    structure = structure_of("北濱法規系統", "法規內容", *fields, *items)
    assert structure.metadata.title == "商港規費收取辦法"
    assert structure.metadata.date == datetime.date(2008, 8, 4)


@pytest.mark.parametrize(
    ("byline", "names"),
    [
        ("王 大 同", ["王大同"]),
        ("王 大 同（東岸大學航運系助理教授）", ["王大同"]),
        ("東岸研究院港埠處副研究員 王大同2017/8/14", ["王大同"]),
        ("王大同 東岸大學航運學系助理教授", ["王大同"]),
        ("作者：王大同／東岸大學航運學系教授", ["王大同"]),
        ("海務署技監 王大同", ["王大同"]),
        ("王大同、李小美、陳中和（東岸研究院研究員）", ["王大同", "李小美", "陳中和"]),
        ("王大同　李小美", ["王大同", "李小美"]),
        ("王大同．李小美", ["王大同", "李小美"]),
        ("（王大同）", ["王大同"]),
        ("李小美（Hsiao-Mei Lee）", ["李小美"]),
        ("文・圖／王大同", ["王大同"]),
        ("北濱日報／ 記者王大同、李小美／臺北報導", ["王大同", "李小美"]),
    ],
)
def test_who_wrote_it_right_below_the_title(byline: str, names: list[str]) -> None:
    structure = structure_of("港口規費的經濟分析與政策意涵", byline, "一、前言", LONG, "二、結論", LONG)
    assert list(structure.metadata.authors) == names
    assert texts(structure.blocks, BlockKind.BYLINE) == [byline]


def test_a_byline_tells_the_day() -> None:
    byline = "東岸研究院副研究員 王大同 2017/8/14"
    assert structure_of("港口規費的經濟分析", byline, "一、前言", LONG).metadata.date == datetime.date(2017, 8, 14)


@pytest.mark.parametrize("marks", [("[1]", "[2]", "[3]"), ("1", "2", "3"), (" 1 ", " 2 ", " 3")])
@pytest.mark.parametrize("labels", ["[{}] ", "{}. "])
def test_a_text_of_whole_paragraphs_ends_with_its_notes(marks: tuple[str, ...], labels: str) -> None:
    first = f"各港口的規費多年未曾調整{marks[0]}，航商因此改泊鄰近國家的港口{marks[1]}，主管機關乃提出修正草案。"
    second = f"惟草案內容仍有爭議，航商多不以為然，尚待各方進一步協商{marks[2]}"
    notes = ("王大同，〈商港規費〉，頁 12。", "See Lindholm, Harbour Tolls.", "李小美，前揭註 1。")
    listed = [labels.format(number) + text for number, text in enumerate(notes, start=1)]
    structure = structure_of("港口規費的經濟分析", first, LONG, second, *listed)
    assert _notes(structure) == list(enumerate(notes, start=1))
    assert _marks(structure.blocks) == [1, 2, 3]
    assert structure.blocks[1].text.startswith("各港口的規費多年未曾調整，航商因此改泊鄰近國家的港口，主管")


def test_items_at_the_end_of_a_text_without_marks_are_no_notes() -> None:
    items = ("1. 王大同建議調降規費。", "2. 李小美建議分級收費。", "3. 航商建議維持現狀。")
    structure = structure_of("港口規費的經濟分析", LONG, "公聽會於 3 月 2 日舉行，各方建議如下：", *items)
    assert not _notes(structure)
    assert [block.marker for block in structure.blocks if block.kind is BlockKind.LIST_ITEM] == ["1.", "2.", "3."]


HALF = "各港口的規費多年未曾調整，航商因此改泊鄰近國家的港口，主管機關乃於去年提出修正草案，並邀集業者參加公聽會，"


@pytest.mark.parametrize("end", ["，", "、", "或", "與"])
def test_a_paragraph_that_breaks_off_goes_on_behind_an_empty_line(end: str) -> None:
    blocks = blocks_of("港口規費的經濟分析", HALF[:-1] + end, "聽取各方意見。", LONG)
    assert texts(blocks, BlockKind.PARAGRAPH) == [f"{HALF[:-1]}{end}聽取各方意見。", LONG]


def test_recitals_that_end_with_commas_stay_apart() -> None:
    recitals = [
        f"鑒於各締約國於{place}共同使用商港設施，並依其規費制度收取費用，" for place in ("北濱", "東岸", "南嶼")
    ]
    assert texts(blocks_of("商港規費協定", *recitals, LONG), BlockKind.PARAGRAPH) == [
        *recitals,
        LONG,
    ]


@pytest.mark.parametrize(
    "last", ["爰議定下列條款。", "願依互惠之原則，提供必要之協助。", "同意設立引水合作委員會，每年集會一次。"]
)
def test_recitals_stay_apart_however_long(last: str) -> None:
    recitals = [
        f"{word}雙方長期以來在{matter}方面已建立之互信與合作關係，以及近年船舶往來日益頻繁，{matter}之需求隨之增加，"
        for word, matter in (("鑒於", "引水人訓練"), ("體認", "航行安全"), ("重申", "港埠管理"))
    ]
    blocks = blocks_of("引水合作協定", *recitals, last, LONG)
    assert texts(blocks, BlockKind.PARAGRAPH) == [*recitals, last, LONG]


def test_a_sentence_that_begins_as_a_recital_does_goes_on() -> None:
    torn = (
        "鑒於引水人之養成需時甚久，近年報考人數又逐年減少，港務局乃於去年三月會同各航商團體修正其報考資格及見習辦法，"
    )
    blocks = blocks_of("引水人之養成", torn, "並提高見習期間之津貼。", LONG)
    assert texts(blocks, BlockKind.PARAGRAPH) == [f"{torn}並提高見習期間之津貼。", LONG]


def test_blanks_where_lines_broke_fall_out() -> None:
    broken = (
        "各港口的規費多年未曾調整，航商因此改泊鄰近國家的港口，主管機關乃於去 年提出修正草案，並邀集業者、學者及"
        "各級政府代表召開公聽會，聽取各方意見，惟草案內容仍有爭議，尚待進一步協商。 各國則多已完成修法，並依協定"
        "通知海運組織，其後陸續施行，規費收 入則撥入港口建設之基金。"
    )
    paragraphs = texts(blocks_of("港口規費 經濟分析", *[broken] * 3), BlockKind.PARAGRAPH)
    assert paragraphs == [broken.replace(" ", "")] * 3


def test_a_blank_of_respect_stays() -> None:
    told = f"{LONG}其後由 國父紀念館之代表宣讀 總統賀詞，與會者均表贊同，並決議於明年再行集會，檢討各項措施之成效。"
    assert told in texts(blocks_of("港口規費的經濟分析", told, LONG), BlockKind.PARAGRAPH)


def test_the_school_of_a_thesis_stands_above_its_title() -> None:
    school = ("東岸大學航運學系", "碩士在職專班", "碩士學位論文")
    people = ("研究生：王大同", "指導教授:李小美博士", "May, 2016")
    structure = structure_of(
        *school, "港口規費下", "航商行為之分析", "Harbour Tolls and Carriers", *people, "第一章 緒論", LONG
    )
    assert structure.metadata.title == "港口規費下航商行為之分析"
    assert (structure.metadata.series, structure.metadata.publisher) == (None, "東岸大學航運學系")
    assert of_role(structure.blocks, "masthead") == list(school)
    assert of_role(structure.blocks, "field") == list(people[:2])


def test_where_a_page_stands_on_its_site_is_no_title() -> None:
    structure = structure_of("您現在的位置：首頁 / 電子報 / 專欄", "【轉載】港口規費的檢討", LONG, "航商的看法", LONG)
    assert (structure.metadata.title, structure.metadata.series) == ("【轉載】港口規費的檢討", None)
    assert texts(structure.blocks, BlockKind.HEADING) == ["【轉載】港口規費的檢討", "航商的看法"]


def test_the_day_between_title_and_author_is_no_title() -> None:
    structure = structure_of(
        "從港口規費看海運政策", "2021-07-14", "作者：王大同（東岸研究院研究員）", LONG, "結語", LONG
    )
    assert structure.metadata.title == "從港口規費看海運政策"
    assert structure.metadata.date == datetime.date(2021, 7, 14)


def test_all_who_made_a_journey_are_its_authors() -> None:
    cover = ("出國報告（出國類別：開會）", "出席港口工作小組會議報告", "服務機關：海務署", "姓名職稱：王大同 科長")
    structure = structure_of(*cover, "李小美 技士", "報告日期：113 年 8 月 12 日", "壹、目的", LONG)
    assert structure.metadata.authors == ("王大同", "李小美")


def test_a_feature_is_no_report_of_news_and_its_authors_no_credit() -> None:
    structure = structure_of(
        "【專題報導】港口規費三部曲", "文／李小美　攝影／陳中和", LONG, "第一步：公開收費項目", LONG
    )
    assert structure.metadata.title == "【專題報導】港口規費三部曲"
    assert structure.metadata.authors == ("李小美",)


def test_pages_of_an_article_count_on_from_any_number() -> None:
    body = (
        "港口規費者，係指船舶使用港口設施所繳納之費用，各國之規費制度不盡相",
        "同，有以船舶總噸位計算者，亦有以停泊時間計算者，並無一定之標準可言。",
    )
    lines = ("論港口規費", *body * 2, "45", *body * 2, "46", *body * 2, "47")
    blocks = restore(raw_text("\n".join(lines))).blocks
    assert of_role(blocks, "page_number") == ["45", "46", "47"]


def test_years_alone_on_lines_are_no_pages() -> None:
    body = (
        "港口規費者，係指船舶使用港口設施所繳納之費用，各國之規費制度不盡相",
        "同，有以船舶總噸位計算者，亦有以停泊時間計算者，並無一定之標準可言。",
    )
    lines = ("論港口規費", "2019", *body * 2, "2020", *body * 2, "2021", *body * 2)
    blocks = restore(raw_text("\n".join(lines))).blocks
    assert not of_role(blocks, "page_number")


def test_columns_side_by_side_on_one_page_behind_a_margin() -> None:
    left = (
        "　　去年以來運費大漲，各國紛紛檢討",
        "港口政策，主管機關乃於去年提出修",
        "正草案，並邀集業者、學者及各級政",
        "府代表召開公聽會，聽取各方之意見",
        "，惟草案內容仍有爭議，尚待協商。",
        "　　其後航商要求規費應予公開，並",
        "應於每年檢討一次，以利其估算成本",
    )
    right = (
        "。主管機關則認為，規費之計算涉及",
        "港口建設之財源，不宜輕易調整，雙",
        "方因此僵持不下，草案遲未送審，直",
        "至今年三月始達成共識，並依協議分",
        "三年調降規費，同時公布計算方式。",
        "　　南嶼國於同年取消旅客服務費，",
        "東岸國則按船舶排放量計算其規費。",
    )
    lines = [" " * 12 + one.ljust(30, " ") + other for one, other in zip(left, right, strict=True)]
    blocks = restore(raw_text("\n".join(("P. 29", "港口的新帳", "", *lines)))).blocks
    assert of_role(blocks, "page_number") == ["P. 29"]
    told = "".join(texts(blocks, BlockKind.PARAGRAPH))
    assert told == "".join((*left, *right)).replace("　", "")


def test_days_on_which_a_regulation_was_passed_are_no_titles() -> None:
    passed = ("87.3.9.第214次委員會議通過", "98.5.6.修正全文", "98.5.8.交航字第0980001234號令發布")
    blocks = blocks_of("商港規費處理原則", *passed, "一、（目的）", LONG, "二、（收費項目）", LONG)
    assert texts(blocks, BlockKind.HEADING) == ["商港規費處理原則", "一、（目的）", "二、（收費項目）"]


def test_the_sign_of_a_note_stands_apart_behind_the_last_author() -> None:
    structure = structure_of("港口規費的經濟分析", "王大同 李小美 *", "一、前言", LONG, "* 王大同為東岸大學教授。")
    assert structure.metadata.authors == ("王大同", "李小美")


def test_the_mark_of_one_of_many_notes_may_not_be_seen() -> None:
    places = ("北濱", "東岸", "南嶼", "西灣", "中港", "外海")
    told = "，".join(
        f"{place}之規費制度{'' if number == 4 else number}" for number, place in enumerate(places, start=1)
    )
    notes = [f"{number}. 王大同，〈{place}規費〉，頁 3。" for number, place in enumerate(places, start=1)]
    structure = structure_of("港口規費的經濟分析", LONG, f"各國之規費制度不同，包括{told}，均有專文介紹。", *notes)
    assert [number for number, _ in _notes(structure)] == [1, 2, 3, 4, 5, 6]
    assert _marks(structure.blocks) == [1, 2, 3, 5, 6]
