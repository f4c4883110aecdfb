"""Blocks whose lines a page description set in, set apart or broke at a page, and that say nothing of their ends."""

from reader.structure import restore
from reader.structure.breaks.flow import continues
from reader.structure.lines import clean_lines, plain_lines
from tests.unit.structure.blocks import LONG
from tests.unit.structure.raw import raw_text

CAPACITY = 40


def is_one_block(*texts: str) -> bool:
    lines = plain_lines(raw_text("\n".join(texts)))
    return all(continues(lines[: at + 1], lines[at + 1], CAPACITY) for at in range(len(lines) - 1))


def test_a_full_line_that_breaks_off_goes_on_however_far_the_next_is_set_in() -> None:
    assert is_one_block("南岬大學法律研究所副教授、港務政策學會特", "                    約研究員")
    assert is_one_block("Okafor, B. (2021). Harbours and Their Law in", "    Coastal States. Quay Press.")


def test_what_is_set_in_below_a_short_line_or_a_sentence_begins_a_block() -> None:
    assert not is_one_block("港口費用的計算", "    港口費用依船舶總噸位計收，各港之費率不同，")
    assert not is_one_block(
        "各港均須於每年年底以前公告次年的費率表。", "    港口費用依船舶總噸位計收，各港之費率不同，"
    )


def test_a_caption_in_lines_set_apart_goes_on() -> None:
    assert is_one_block("圖 3　各港之船舶費率（每噸） 資料來源：Quay", "", "Institute，作者重繪")


def test_a_caption_that_is_whole_ends_above_the_head_of_its_table() -> None:
    assert not is_one_block("表 2　各港之船舶費率（2015 年至 2019 年）", "    港名    費率    生效日")


def test_what_reads_as_the_number_of_a_heading_goes_on_with_the_sentence_that_a_full_line_breaks_off() -> None:
    assert is_one_block("費率由航商逐年議定，主要的參加者包括中國大", "陸、日本及韓國等航線的營運者，港方僅備查")
    assert is_one_block("費率由航商逐年議定，其計算方式應求透明及統", "一、公平，各港均應遵守公告的方式及期限規定")
    assert is_one_block("費率由航商逐年議定，計算方式依本法第一、", "二、三條之規定，各港均應遵守公告的方式")
    assert not is_one_block("一、費率由航商逐年議定，並送主管機關予以備", "二、規費由航商繳納，並於次年一月一日前公告")
    assert not is_one_block("費率由航商逐年議定，其計算方式應求透明及統", "二、公平之意義")


def test_a_letter_in_brackets_counts_a_part_of_the_article_that_the_line_above_names() -> None:
    assert is_one_block("小組認定該禁令違反公約第 11 條，且不符合第 20 條", "(d)款之例外要件，惟北濱已提起上訴")
    assert not is_one_block("小組認定該禁令違反公約第 11 條，並有下列情形。", "(d)款之例外要件，惟北濱已提起上訴")


def test_an_entry_of_a_bibliography_goes_on_on_a_line_that_is_set_in() -> None:
    assert is_one_block("Bello, Ana (2011). Harbours without Tolls? Quay Law Review,", "    44, 901-957.")
    assert is_one_block("Bello, Ana (2011), Quays and Cranes: the Harbours of the North, 9", "QUAY LAW REVIEW 45-83.")
    assert not is_one_block("Bello, Ana (2011), Quays, 9", "Reed, B. (2012). Tolls.")


def test_a_short_cell_below_a_caption_is_none_of_its_words() -> None:
    assert not is_one_block("表 3-2　主要漁獲之來源與替代", "品項")
    assert is_one_block("港務局表示漁獲的主要來源與替代的可能", "品項")


def test_numbers_that_count_within_a_sentence_go_on_behind_a_full_line_with_a_colon() -> None:
    full = "    港方要求簡化通關並放寬船員登岸，船方則另爭取："
    assert is_one_block(full, "（一）調降拖船費率；（二）避免重複計收規費")
    assert not is_one_block(full, "（一）調降拖船費率，並按季檢討其成效如何")
    assert not is_one_block("船方爭取：", "（一）調降拖船費率；（二）避免重複計收規費")


def test_a_decimal_at_the_beginning_of_a_line_is_an_amount_of_the_sentence_above() -> None:
    assert is_one_block("依港務公司的統計，去年進港船舶之總噸位達", "6.3 億噸，較前年為多。")
    assert not is_one_block("依港務公司的統計，進港船舶略有增加。", "6.3 費率之調整")
    assert not is_one_block("6.2 港口費用依船舶總噸位計收之方法及費率", "6.3 費率之調整")


def test_a_short_line_with_a_decimal_is_a_heading_below_a_full_line_without_a_stop_too() -> None:
    assert not is_one_block("以下依序說明引水之沿革與規範 Pilotage", "2.1 規範")
    assert is_one_block("引水船之數目較十年前增加，平均約為當時之", "2.1 倍")


def test_where_lines_are_paragraphs_none_is_torn_that_may_be_a_title_verse_or_recital() -> None:
    def goes_on(*texts: str) -> bool:
        first, after = clean_lines(raw_text("\n".join(texts)))
        return continues([first], after, CAPACITY)

    assert goes_on("南岬設有引水站。各站之人員由港務局指派，並於", "每年年底輪調一次。")
    assert not goes_on("南岬港引水制度之公共服務性格與強制引水之目的", "引水人依法執行業務。")
    assert not goes_on("我們把纜繩收起來像收起一個季節裡所有的風，", "燈塔還亮著。")
    assert not goes_on("基於雙方長期以來在引水人訓練方面之互信，", "願依下列條件合作。")
    assert not goes_on("基於長期以來之互信，並期增進雙方引水人之交流，", "願就訓練及考照相互協助，")
    assert goes_on("引水人每年互訪之次數，由兩港之港務局議定，於", "次年一月實施。")


def test_a_paragraph_goes_on_behind_the_running_head_of_the_next_page() -> None:
    first, behind = plain_lines(raw_text("三件事的順序不可以顛倒，我們看過港口先花\n\n\n才發現費率表不在清單上。"))
    assert not continues([first], behind, CAPACITY)
    assert continues([first], behind.changed(first=True), CAPACITY)


def test_the_source_in_brackets_goes_on_where_it_is_set_to_the_right_and_ends_with_its_bracket() -> None:
    assert is_one_block("【駐南岬辦事處，取材自 Quay News；", "           Cape Times，2019 年 3 月 2 日】")
    assert not is_one_block("（南岬辦事處，取材自 Quay）", "美洲地區")
    assert not is_one_block("（南岬辦事處，取材自 Quay）", "【北岬】調高港口費率，業者憂心")


def test_a_title_with_a_sign_ends_where_its_line_leaves_room() -> None:
    assert not is_one_block("● 北岬調高費率，業者憂心", "北岬港務局於三月二日公告新的費率表，")


def test_an_address_that_is_broken_behind_its_scheme_is_whole() -> None:
    (line,) = plain_lines(raw_text("見 https:// quay.example/a"))
    assert line.text == "見 https://quay.example/a"


def test_a_short_line_with_a_comma_above_a_full_one_is_a_title_and_below_narrow_ones_is_none() -> None:
    assert not is_one_block("費率調高，誰來付錢", "照理說費率調高對港務局是好消息，但在南岬")
    assert is_one_block("本文討論費率之調高，", "對港務局之影響與因應")
    assert is_one_block("本文討論費率調高，誰", "來付錢，與如何因應")


def test_a_paragraph_whose_lost_indent_ends_at_a_semicolon_begins_behind_a_full_line() -> None:
    prose = (LONG * 3).replace("。", "，")

    def paragraph(at: int, end: str) -> list[str]:
        first = f"{prose[at : at + 29]}{end}" if end else prose[at : at + 30]
        last = f"{prose[at + 62 : at + 93]}。"  # as wide as a line may be
        return [first, prose[at + 30 : at + 62], last]

    lines = [line for at, end in ((0, ""), (9, ""), (18, "；"), (27, ""), (36, "")) for line in paragraph(at, end)]
    blocks = restore(raw_text("\n".join(["漁港拍賣之沿革", *lines]))).blocks
    assert [len(block.text) for block in blocks[1:]] == [30 + 32 + 32] * 5
