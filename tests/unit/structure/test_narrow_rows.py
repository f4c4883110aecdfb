"""Tables below their captions whose cells lie whole or broken on lines of their own."""

from reader.model.document import BlockKind
from reader.structure import restore
from reader.structure.tables.narrow_rows import narrow_rows
from tests.unit.structure.raw import raw_text

PROSE = (
    "港區拖船之調度規則自去年修正以來，各航商對於等候時間之計算方式迭有意見，主管機關遂於春季\n"
    "召開三場說明會，逐項回應業者所提問題，並將會議結論公布於網站，供各界查詢及下載使用，各港\n"
    "務分公司亦配合調整作業流程。"
)
CODED = (
    ("案號", "船名", "船籍", "處分"),
    ("HB301", "東岸之星", "東岸", "責令改善，並於次季複查救生\n設備"),
    ("HB307", "北濱拖船二號及附屬駁船", "北濱", "罰鍰"),
    ("HB312", "南灣號", "南灣", "警告"),
    ("HB318", "遠洋客輪晨曦及其接駁小艇", "東岸", "扣船；船東、貨主及保險人請\n求覆核"),
)


def whole(rows: tuple[tuple[str, ...], ...]) -> list[list[str]]:
    return [[cell.replace("\n", "") for cell in row] for row in rows]


def one_a_line(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    return [line for row in rows for cell in row for line in cell.split("\n")]


def sharing(rows: tuple[tuple[str, ...], ...]) -> list[str]:
    """Whole cells beside one another on one line, those of several lines on lines of their own."""
    lines: list[str] = []
    for row in rows:
        open_line = False
        for cell in row:
            if "\n" in cell or not open_line:
                lines += cell.split("\n")
            else:
                lines[-1] += f" {cell}"
            open_line = "\n" not in cell
    return lines


def test_codes_tell_the_rows_and_the_widest_lines_go_on() -> None:
    assert narrow_rows(one_a_line(CODED)) == whole(CODED)


def test_a_table_up_to_its_source_of_data_is_read_from_a_text_without_signs() -> None:
    text = "\n".join(("港務季報", PROSE, "", "表 1 本季港口國管制案件", "", *one_a_line(CODED), "", "資料來源：港務處"))
    table = next(block for block in restore(raw_text(text)).blocks if block.kind is BlockKind.TABLE)
    assert table.cell_texts() == whole(CODED)


def test_cells_that_share_lines_are_parted_as_whole_rows_are() -> None:
    rows = (
        ("條款", "ABPA", "CDPA", "EFPA", "東岸協定"),
        ("拖船費率自\n由化", "永久", "依部長決\n議", "永久", "永久但得檢\n討"),
        ("引水開放", "有義務", "有義務，例\n外寬", "有義務", "無"),
        ("港口設施", "有義務", "協商", "無", "無"),
        ("爭端解決", "適用", "不適用", "部分適用", "適用"),
    )
    assert narrow_rows(sharing(rows)) == whole(rows)


def test_a_broken_head_stands_above_values() -> None:
    rows = (
        ("港口", "吞吐量（百\n萬公噸）", "首要航線占\n比（%）", "轉運港", "擴建所需期\n間"),
        ("東岸港", "38.6", "67.2", "南灣、北濱", "3-6 個月"),
        ("北濱深水商港", "214.9", "78.5", "東岸、南灣", "12 個月以\n上"),
        ("南灣港", "11.3", "44.0", "東岸、北濱、\n西嶼", "6 個月"),
        ("西嶼港", "402.7", "83.1", "東岸、北濱", "9 個月"),
    )
    assert narrow_rows(sharing(rows)) == whole(rows)


def test_a_cell_that_begins_as_a_heading_does_not_end_the_table() -> None:
    rows = (
        ("日期", "時間", "場次", "主持"),
        ("6 月 3 日", "10:00-11:30", "開幕暨高階對話：航運作為\n減碳解方", "IHO 秘書處"),
        ("6 月 3 日", "15:00-16:30", "壓艙水處理與永續拖船對\n話", "東岸、西大\n陸、南灣"),
        ("6 月 4 日", "09:30-11:00", "引水費率之相互比較", "北濱、西嶼"),
        ("6 月 5 日", "全日", "港務委員會例會", "IHO 主席"),
    )
    above, below = ("壹、目的", *[PROSE] * 3, "貳、議程", "表 1　場次"), ("參、會議經過", *[PROSE] * 3)
    text = "\n".join(f"{line} " for line in (*above, *one_a_line(rows), *below))  # a blank ends what ends a block
    table = next(block for block in restore(raw_text(text)).blocks if block.kind is BlockKind.TABLE)
    assert table.cell_texts() == whole(rows)
    assert table.role == "schedule"


def test_the_number_of_an_article_alone_is_a_cell() -> None:
    rows = (
        ("議題", "EFPA", "CDPA", "IHO 文本"),
        ("拖船費率自由化", "第 14.3 條", "第 3.2 條", "第 11 條"),
        ("引水人之相互承認", "第 14.11 條", "第 4.3 條", "無"),
        ("夜航", "第 12 條", "第 9 條", "第 4 條"),
    )
    lines = ["一、比較", PROSE, "表 1　港務條款", *one_a_line(rows), "資料來源：作者整理。", PROSE]
    table = next(block for block in restore(raw_text("\n".join(lines))).blocks if block.kind is BlockKind.TABLE)
    assert table.cell_texts() == whole(rows)


def test_names_of_no_kind_are_parted_where_that_fits_clearly_best() -> None:
    rows = (
        ("機關", "姓名", "職稱"),
        ("北濱港務局駐外辦事處", "王大同", "處長"),
        ("海洋部航運與港埠政策發展\n司", "李小美", "科長"),
        ("海洋部航運與港埠政策發展\n司", "林一川", "專員"),
        ("東岸引水人公會", "Amy Ho", "顧問"),
        ("南灣拖船公會", "陳阿海", "秘書"),
        ("北濱大學", "周小船", "教授"),
    )
    assert narrow_rows(one_a_line(rows)) == whole(rows)


def test_no_rows_are_guessed_where_nothing_fits_clearly_best() -> None:
    words = ["東岸港務局長致詞", "茶敘", "南灣引水人公會之沿革與現況", "頒獎", "閉幕", "合影留念及港區參訪活動", "賦歸"]
    assert narrow_rows(words) is None
