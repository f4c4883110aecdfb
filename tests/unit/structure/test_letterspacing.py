"""Titles and lines whose characters stand a blank apart in text without positions."""

from reader.model.document import BlockKind
from reader.structure.letterspacing import closed_up, closed_up_line
from tests.unit.structure.blocks import LONG, blocks_of, texts


def test_a_line_set_far_apart_is_closed_up_and_cells_of_single_characters_are_not() -> None:
    assert closed_up_line("北 濱 經 貿 雙 週 報") == "北濱經貿雙週報"
    assert closed_up_line("MC12 所 通 過 者 僅 為 規 費 之 一 部 分 。") == "MC12 所通過者僅為規費之一部分。"
    for row in ("一 二 三 四 五 六 日", "有 無 有 有 無", "日 期 星 期 活 動", "港 口 費", "拖船 費率 與 引水"):
        assert closed_up_line(row) == row


def test_blanks_right_inside_of_brackets_fall_out_where_no_blanks_tell_of_columns() -> None:
    assert closed_up_line("港埠協會（ Harbour Association ）的統計") == "港埠協會（Harbour Association）的統計"
    assert closed_up_line("依 《 港埠稅則 》 規定") == "依 《港埠稅則》 規定"
    for line in ("是（ ）　否（ ）", "協會（ HA ）   六家   半數"):
        assert closed_up_line(line) == line


def test_names_of_two_characters_and_marks_typed_in_one_run_stay_apart() -> None:
    assert closed_up("目 次 表") == "目次表"
    assert closed_up("世界貿易 組織對各 會員國 之 關稅減讓 要求日益") == "世界貿易組織對各會員國之關稅減讓要求日益"
    assert closed_up("關稅配額 之 核配方式，業者 應 於 期限內") == "關稅配額之核配方式，業者應於期限內"
    for listed in (
        "提案人：王大同 李小美 陳志明，連署人：林大明 黃小華，計五人",
        "附表一 各國關稅，附表二 配額，附表三 規費",
    ):
        assert closed_up(listed) == listed
    stretched = "關於 資料室制度，參見霍允中，結合審查 中之 第三人資 料，公平法論壇"
    assert closed_up(stretched) == "關於資料室制度，參見霍允中，結合審查中之第三人資料，公平法論壇"
    for row in ("出席：王大同 李 明 張三豐 林小華 陳小美", "王大同 李 明 張三豐 林小華 陳小美", "甲 乙 丙", "優 佳 可"):
        assert closed_up(row) == row


def test_the_name_of_an_issue_set_far_apart_is_its_masthead_with_its_name_in_latin_letters() -> None:
    head = ["北濱港埠商業總會", "港 埠 雙 週 報", "第 458 期　中華民國 114 年 10 月 15 日出刊"]
    blocks = blocks_of(
        *head, "North Shore Harbour Chamber Biweekly", "壹、專題評析", f"{LONG}。", "貳、規費", f"{LONG}。"
    )
    assert texts(blocks, BlockKind.FURNITURE)[:4] == [
        "北濱港埠商業總會",
        "港埠雙週報",
        "第 458 期　中華民國 114 年 10 月 15 日出刊",
        "North Shore Harbour Chamber Biweekly",
    ]
