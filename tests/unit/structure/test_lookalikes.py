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
    assert [[table.text[cell.start : cell.end] for cell in row] for row in table.rows] == [
        cells[at : at + 3] for at in range(0, len(cells), 3)
    ]


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
