"""Lines that look like those of an issue, a torn line or a table, and are none."""

import pytest

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import LONG, headings, of_role, texts
from tests.unit.structure.raw import raw_text


@pytest.mark.parametrize("line", ["王大同｜2031 年 5 月", "2031 年 5 月｜高雄", "2031 年 5 月 | 5 分鐘閱讀"])
def test_a_month_beside_an_author_or_a_place_numbers_no_issue(line: str) -> None:
    structure = restore(raw_text(f"港口費率改革之路\n{line}\n\n{LONG}\n\n{LONG}\n"))
    assert structure.metadata.title == "港口費率改革之路"
    assert headings(structure.blocks)[0] == (1, "港口費率改革之路")


def test_an_item_below_one_without_a_stop_is_no_torn_line() -> None:
    lines = [
        "貳、策略之建議，可分為下列各點，請主管機關參考，並於談判以前擬定具體方案及備案",
        "一、短期策略",
        "（一）蒐集各港拍賣資料，建立完整資料庫，以作為談判之依據，並定期更新其內容與格式",
        "（二）培訓談判人才，選派年輕同仁赴各港實習，累積實務經驗，並建立專門之人才資料庫",
        "二、中期策略，應以參與區域港口管理組織為重點，並爭取擔任委員會主席或工作小組召集",
        "人，以提升我國影響力。",
        "三、長期策略，應以成為公約締約方為目標，並持續遊說各國支持。",
    ]
    blocks = restore(raw_text("\n".join(["港口策略", "", *lines]))).blocks
    begun = [block.text for block in blocks if block.text.startswith(("蒐集", "培訓", "中期", "長期", "二、", "三、"))]
    assert [text.lstrip("二三、")[:4] for text in begun] == ["蒐集各港", "培訓談判", "中期策略", "長期策略"]


def test_chapters_may_name_their_sections_alike_in_the_contents() -> None:
    entries = ["第一章 北區港口 1", "第一節 現況分析 2", "第二節 小結 5", "第二章 南區港口 6", "第一節 現況分析 7"]
    entries += ["第二節 小結 9", "第三章 東區港口 10", "第一節 現況分析 11", "第二節 小結 14", "參考文獻 15"]
    text = "\n".join(
        ["港口年報", "", "目錄", "", *entries, "", "第一章 北區港口", "", LONG, "", "第一節 現況分析", "", LONG]
    )
    assert texts(restore(raw_text(text)).blocks, BlockKind.TOC_ENTRY) == entries


def test_names_of_organisations_in_brackets_group_the_rows_of_a_calendar() -> None:
    groups = (
        ("【東岸漁業組織】", "5/3 五 漁業補貼談判會議", "5/7 二 總理事會"),
        ("【南洋港口合作】", "5/9 四 拖船費率工作小組會議", "5/14 二 資深官員會議"),
        ("【領港聯盟執委會】", "5/16 四 漁港委員會"),
    )
    text = "會議行事曆\n\n日期 星期 會議名稱\n" + "".join("\n" + "\n".join(group) + "\n" for group in groups)
    (table,) = [block for block in restore(raw_text(text)).blocks if block.kind is BlockKind.TABLE]
    for meeting in [row.split()[-1] for group in groups for row in group[1:]]:
        assert meeting in table.text


def test_the_report_of_a_meeting_that_has_no_other_title_keeps_its_own() -> None:
    fields = ("服務機關：海洋部", "姓名職稱：王大同 科長", "出國期間：2031 年 5 月 1 日至 5 月 6 日")
    text = "\n".join(["出席國際會議報告", "", *fields, "", "一、目的", "", "出席南洋漁業會議。"])
    structure = restore(raw_text(text))
    assert structure.metadata.title == "出席國際會議報告"
    assert headings(structure.blocks)[0] == (1, "出席國際會議報告")


def test_thanks_below_an_abstract_and_text_above_the_first_number_are_no_part_of_it() -> None:
    thanks = ("感謝兩位匿名審查人之寶貴意見，作者文責自負。", "本研究經費由港務局補助，謹此致謝。")
    blocks = restore(raw_text("\n\n".join(["港口費率之改革", "摘要", LONG, *thanks, "壹、前言", LONG]))).blocks
    assert of_role(blocks, "abstract") == [LONG]
    blocks = restore(
        raw_text("\n\n".join(["港口費率之改革", "摘要", LONG, LONG.replace("南灣", "北濱"), "一、費率之沿革", LONG]))
    ).blocks
    assert of_role(blocks, "abstract") == [LONG]


def test_a_heading_with_a_colon_behind_a_word_for_addresses_is_no_field() -> None:
    blocks = restore(raw_text("\n\n".join(["港口與城市", "一、沿革", LONG, "連結：海洋與城市", LONG]))).blocks
    assert "連結：海洋與城市" not in of_role(blocks, "field")
    blocks = restore(raw_text("\n\n".join(["出版：海洋部", "連結：https://a.example/", "港口與城市", LONG]))).blocks
    assert "連結：https://a.example/" in of_role(blocks, "field")


def test_a_title_in_brackets_right_above_a_row_names_a_group_of_the_calendar() -> None:
    text = (
        "六月重要會議\n\n日期 星期 會議名稱\n6/3 一 總理事會議\n6/5 三 漁業委員會\n\n"
        "【APTA 會議預告】\n6/10 一 資深官員會議\n6/12 三 航運部長會議\n"
    )
    (table,) = [block for block in restore(raw_text(text)).blocks if block.kind is BlockKind.TABLE]
    assert "總理事會議" in table.text
    assert "航運部長會議" in table.text


def test_a_remark_below_a_table_whose_cells_stand_on_lines_of_their_own_is_no_cell() -> None:
    cells = ["港口", "2022", "2023", "基北港", "150", "160", "臺東港", "180", "175", "南灣港", "900", "920"]
    remark = "表列數字以萬 TEU 計"
    text = "\n".join(["一、統計", "", "表 1 港口吞吐量", *cells, remark, "", "二、分析", "", "南灣港居首。"])
    blocks = restore(raw_text(text)).blocks
    assert not any(remark in block.text for block in blocks if block.kind is BlockKind.TABLE)
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert table.cell_texts() == [cells[at : at + 3] for at in range(0, len(cells), 3)]


def test_annexes_and_tables_in_a_row_are_no_marks() -> None:
    text = (
        "壹、前言\n\n我國航運業近年面臨減碳壓力1，主管機關已提出補助方案2，詳細項目見附件1,2。業者亦可參考表3,4。\n\n"
        "鄰國則課徵碳費3，並要求申報排放量4。\n\n1 參見港務局，減碳白皮書，頁12。\n2 參見港務局，補助要點，頁3。\n"
        "3 Harbour Commission, Fuel Rules (2031).\n4 Id. at 15.\n"
    )
    blocks = restore(raw_text(text)).blocks
    assert any("附件1,2。業者亦可參考表3,4。" in block.text for block in blocks)


def test_running_text_with_a_number_at_its_edge_is_no_head_of_the_page_between_two() -> None:
    prose = [LONG[at : at + 36] for at in range(0, 72, 36)]
    cut = ["受訪航商認為電價過高者計有 3", "家，其餘均表示可以接受，並願意配合辦理。"]
    pages = [*prose * 6, "1", "海運政策評論季刊 2", *prose * 6, *cut, *prose * 6, "海運政策評論季刊 4", *prose * 6]
    blocks = restore(raw_text("\n".join(["船舶岸電之推動", "林佳穎", *pages]))).blocks
    assert cut[0] not in [block.text for block in blocks if block.kind is BlockKind.FURNITURE]


def test_news_below_the_title_of_an_abstract_is_not_all_abstract() -> None:
    text = "\n\n".join(
        ["港口費率之改革", "摘要", LONG, LONG.replace("南灣", "北濱"), "參考文獻", "李若谷（2030），《費率》。"]
    )
    assert of_role(restore(raw_text(text)).blocks, "abstract") == [LONG]


LINES = (
    "漁港的擴建工程自前年秋天動工以來，已有兩座碼頭完成驗收，鄰近的冷凍廠",
    "也跟著搬遷到新的園區，居民對於噪音和交通的疑慮則由公所每月召開說明會",
    "回應。",
)
"""A paragraph wrapped at 34 characters."""


def _blocks_of(*lines: str) -> list[tuple[BlockKind, str]]:
    return [(block.kind, block.text) for block in restore(raw_text("\n".join(lines))).blocks]


@pytest.mark.parametrize("margin", ["", "        "])
def test_the_margin_of_a_page_takes_no_room_of_its_lines(margin: str) -> None:
    item = "一、漁港之管理機關為中央主管機關所屬之航港局，其組織另以法律。"
    below = "二、漁船進港應於二十四小時前向主管機關通報其航線及船員之。"
    text = ("漁港會議紀錄", item, *LINES, below, *LINES)
    found = _blocks_of(*(margin + line for line in text))
    assert (BlockKind.LIST_ITEM, item[2:]) in found
    assert found.count((BlockKind.PARAGRAPH, "".join(LINES))) == 2


def test_a_short_line_below_a_full_one_that_ends_a_sentence_is_a_heading() -> None:
    set_in = [f"　　{LINES[0]}{LINES[1]}{LINES[2]}"[at : at + 34] for at in range(0, 74, 34)]
    full = "　　漁會認為收費應當分階段辦，並且公布基金的用途和結餘以及未來三。"
    found = _blocks_of("港口與社區", *set_in, full, "船員之權益", *set_in, *set_in)
    assert (BlockKind.HEADING, "船員之權益") in found


def test_who_presides_over_a_meeting_is_not_its_author() -> None:
    offices = ("一、主席", "王大明 局長", "二、紀錄", "李小華 科員", "三、報告事項")
    structure = restore(raw_text("\n".join(("漁港管理委員會第三次會議", *offices, *LINES))))
    assert structure.metadata.authors == ()
    assert structure.metadata.title == "漁港管理委員會第三次會議"


def test_a_numbered_title_that_ends_with_a_stage_numbers_no_issue() -> None:
    stages = ("一、港區開發計畫第一期", *LINES, "二、港區開發計畫第二期", *LINES)
    structure = restore(raw_text("\n".join(("港區建設報告", *stages))))
    assert structure.metadata.issue is None
    assert [text for _, text in headings(structure.blocks)] == ["港區建設報告", stages[0], stages[4]]


def test_titles_that_count_stages_are_no_running_heads() -> None:
    stages = [line for stage in "123" for line in (f"{stage} 港區開發計畫第 {stage} 期工程", *LINES * 4)]
    structure = restore(raw_text("\n".join(("港區建設報告", *stages))))
    assert not of_role(structure.blocks, "header") + of_role(structure.blocks, "footer")
    assert structure.metadata.issue is None


def test_a_mark_stands_behind_words_that_end_as_those_for_notes_do() -> None:
    marked = (
        "漁港的擴建工程自前年秋天動工以來，受到中央與地方的重視 1 。參加的團體大",
        "多贊成分階段收費，也獲得了報章的關注 2 。但是對於小型漁船能否減免仍有",
        "不同看法。",
    )
    notes = ("1 參見王大明，港口法，頁 13（2020）。", "2 參見陳小英，海商法，頁 53（2021）。")
    blocks = restore(raw_text("\n".join((*marked, *LINES, "", *notes, "\f" + LINES[0], *LINES[1:])))).blocks
    assert [ref.number for block in blocks for ref in block.footnote_refs] == [1, 2]
    assert "獲得了報章的關注。但是" in blocks[0].text


def test_what_stands_for_empty_cells_makes_no_table_that_goes_on_below() -> None:
    rows = ("海洋日成績", "班級 冠軍 備註", "一年級 無 因雨停賽", "二年級 無 因雨停賽")
    below = "比賽將於下週補辦，請各班導師提醒同學準時參加。"
    assert (BlockKind.PARAGRAPH, below) in _blocks_of(*rows, below)


def test_a_list_with_stars_at_the_foot_of_a_page_is_no_author_s_note() -> None:
    items = ("* 請自備雨具", "* 集合地點為漁港廣場", "* 遇雨改期")
    text = "\n\n".join(("春季健行", "".join(LINES), *items)) + "\f" + "\n".join(LINES)
    assert texts(restore(raw_text(text)).blocks, BlockKind.LIST_ITEM) == [item[2:] for item in items]


def test_names_may_end_as_words_do_that_others_follow() -> None:
    titles = ("從海商法看貨櫃運送人之責任 王羲之", "港口國管制的實踐與檢討 陳大明", "船員勞動權益的保障 李小華")
    found = [text for _, text in _blocks_of("研討會論文目錄", *titles)]
    assert not any(titles[0] in text and titles[1] in text for text in found)


@pytest.mark.parametrize(
    "sentence",
    [
        "本法所稱通報義務人，依前項規定通報者，不負民事責任。",
        "本報價單所列金額僅供參考，實際費用以裝船當日之公告為準。",
        "本院發言人表示，王委員的發言屬於個人意見，不代表本院立場，本院尊重各方的看法。",
        "本公約之簽署，不代表承認其他締約方之領海主張或政策。",
    ],
)
def test_what_sentences_say_of_opinions_is_no_note_of_the_editor(sentence: str) -> None:
    blocks = restore(raw_text(f"漁港新聞\n\n{LONG}\n\n{sentence}\n\n{LONG}\n")).blocks
    assert not of_role(blocks, "editor_note")


@pytest.mark.parametrize(
    "lines",
    [
        ("漁港大事記", "1998 年 6 月　第一期工程完工", "2003 年 9 月　魚市場啟用"),
        ("王大明履歷", "2012 年 8 月　海港大學講師", "2015 年 8 月　海港大學教授"),
        ("漁人日記", "2019 年春季", "第一批烏魚到了。", "2019 年夏季", "颱風來得早。"),
    ],
)
def test_what_chronicles_date_is_not_when_they_appeared(lines: tuple[str, ...]) -> None:
    assert restore(raw_text("\n".join((*lines, *LINES)))).metadata.date_parts == ()


def test_each_paragraph_of_a_long_quotation_may_open_it_anew() -> None:
    first = (
        "「那年冬天特別冷，漁人在屋裡補網，補完了網就喝酒，屋裡沒有收音機，"
        "只有爐火，說起各港的舊事，罵完了大家又笑成一團。"
    )
    lines = [first[at : at + 16] for at in range(0, len(first), 16)]
    found = [text for _, text in _blocks_of(*lines, "「到了春天，魚群就回來了。」他說。", *LINES)]
    assert "「到了春天，魚群就回來了。」他說。" in found
