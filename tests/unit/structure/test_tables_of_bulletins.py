"""Tables and calendars of bulletins in text without signs, all lines set apart by empty ones."""

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.raw import raw_text, spaced

PROSE = (
    "本次說明會由北濱港務局主辦，與會者計有東岸及南灣等",
    "十二個港口之代表，就拖船調度與引水費率之計算方式交",
    "換意見，並參訪自動化貨櫃碼頭，會後發表共同聲明，各",
    "港將於次年提出執行報告，供各界參考。",
)


def blocks(*lines: str) -> tuple[Block, ...]:
    return restore(raw_text(spaced(*PROSE, *lines, *PROSE * 3))).blocks


def rows(found: tuple[Block, ...]) -> list[list[str]]:
    table = next(block for block in found if block.kind is BlockKind.TABLE)
    return table.cell_texts()


def test_groups_of_any_name_part_the_days_of_a_calendar() -> None:
    east = ("東岸", "3/17-19 ● IHO：Coordinating Committee on Pilotage")
    both = ("4/7-10 ● IHO：Harbour Masters’ and Tug Owners’ Annual Joint Meeting", "雙邊", "3/25 ● 第 9 屆拖船論壇")
    fair = ("4/11 ● 東南（灣）引水人合作小組第 3 次會議", "展覽", "3/26-28 ● Northern Port Exhibition")
    found = blocks("港務行事曆", "日期 活動", *east, *both, *fair, "註：日期如有異動，以主辦單位公告為準。")
    assert rows(found) == [
        ["日期", "活動"],
        ["東岸"],
        ["3/17-19", "● IHO：Coordinating Committee on Pilotage"],
        ["4/7-10", "● IHO：Harbour Masters’ and Tug Owners’ Annual Joint Meeting"],
        ["雙邊"],
        ["3/25", "● 第 9 屆拖船論壇"],
        ["4/11", "● 東南（灣）引水人合作小組第 3 次會議"],
        ["展覽"],
        ["3/26-28", "● Northern Port Exhibition"],
    ]


def test_a_head_wider_than_text_is_no_part_of_the_caption_above_it() -> None:
    head = "港口 貨櫃成長率（%） 散貨成長率（%） 客運年增率（%） 拖船規費收入（億元）"
    values = ("東岸 7.1 3.6 14.3 282.4", "北濱 5.0 2.3 2.1 104.9", "南灣 2.5 0.4 5.4 131.7", "西嶼 5.1 1.8 5.7 264.0")
    found = blocks("表一、北濱及東岸海域主要港口營運指標（2031 年）", head, *values, "資料來源：港務局統計處")
    assert rows(found) == [line.split() for line in (head, *values)]
    assert (
        next(block.text for block in found if block.kind is BlockKind.CAPTION)
        == "表一、北濱及東岸海域主要港口營運指標（2031 年）"
    )


def test_the_last_event_may_have_its_host_broken_over_lines() -> None:
    first = "海東船塢協會 6/25 7/2 拖船費率說明會 https://reurl.example/a1Kd9"
    second = "南灣引水人公會 7/1 7/5 夜航實務工作坊 https://reurl.example/b7Qm2"
    third = ("國立西嶼大學港埠管理", "研究中心", "逕洽主辦單位 7/12 壓艙水研討會 https://reurl.example/c3Xz8")
    text = "\n".join(("研討會", "", "主辦單位 截止 日期 名稱 報名網址", first, second, *third, "", *PROSE * 2))
    found = rows(restore(raw_text(text)).blocks)
    assert [row[0] for row in found[1:]] == ["海東船塢協會", "南灣引水人公會", "國立西嶼大學港埠管理研究中心"]
    assert found[3][1:] == ["逕洽主辦單位", "7/12", "壓艙水研討會", "https://reurl.example/c3Xz8"]


CELLS_IN_BOXES = (
    ("發布日期", "文號", "主旨", "118.02.04", "港協字第1180200318號", "修正拖船規費之收費基準，夜航另計。"),
    ("118.02.11", "港標字第1180001277號", "預告修正引水人年度訓練之時數，自次年", "起逐批適用。"),
)


def test_each_cell_may_lie_in_a_box_of_its_own_below_its_head() -> None:
    paragraphs = [f"　　{''.join(PROSE)}"] * 3
    boxes = [*CELLS_IN_BOXES[0], *CELLS_IN_BOXES[1][:2], "\n".join(CELLS_IN_BOXES[1][2:])]
    found = restore(raw_text("\n\n".join(("公告彙整", *boxes, "引水人快訊", *paragraphs)))).blocks
    assert rows(found) == [
        ["發布日期", "文號", "主旨"],
        ["118.02.04", "港協字第1180200318號", "修正拖船規費之收費基準，夜航另計。"],
        ["118.02.11", "港標字第1180001277號", "預告修正引水人年度訓練之時數，自次年起逐批適用。"],
    ]
    assert next(block.role for block in found if block.kind is BlockKind.TABLE) is None
    assert "引水人快訊" in [block.text for block in found if block.kind is BlockKind.HEADING]


def test_a_short_cell_may_share_the_box_of_the_day_before_it() -> None:
    paragraphs = [f"　　{''.join(PROSE)}"] * 3
    boxes = ("日期", "星期", "活動", "3/3 二", "拖船實務班", "3/18-19 三~四", "Harbour Masters’ 7th\nSession 簡報")
    found = restore(raw_text("\n\n".join((*paragraphs, "三月行事曆", *boxes, *paragraphs)))).blocks
    assert rows(found) == [
        ["日期", "星期", "活動"],
        ["3/3", "二", "拖船實務班"],
        ["3/18-19", "三~四", "Harbour Masters’ 7th Session 簡報"],
    ]


def test_news_below_two_headings_are_no_table_for_their_days() -> None:
    paragraphs = [f"　　{''.join(PROSE)}"] * 3
    boxes = ("港務新聞", "本月要聞", "3/3", "拖船實務班開課", "3/18", "夜航費率調整", *paragraphs)
    found = restore(raw_text("\n\n".join(boxes))).blocks
    assert BlockKind.TABLE not in [block.kind for block in found]


def test_a_paragraph_set_in_below_its_title_is_no_table_for_its_blanks() -> None:
    lines = (
        "　　北濱零廢油產品規則（NT Bilge Water",
        "Regulation, NBWR）再度調整時程，拖船與引水",
        "船延至 118 年底適用，漁船與其他小型船則延",
        "至 119 年 6 月底。港務局另須提出檢討報告。",
    )
    text = "\n".join(("引水人快訊", "", "北濱延後廢油法規適用 漁船再緩半年", "", *lines, "", "　　" + "\n".join(PROSE)))
    found = restore(raw_text(text)).blocks
    assert BlockKind.TABLE not in [block.kind for block in found]
    assert "北濱延後廢油法規適用 漁船再緩半年" in [block.text for block in found if block.kind is BlockKind.HEADING]


def test_what_stands_before_a_day_is_one_cell_however_many_lines_it_has() -> None:
    lines = ("港口 生效日期", "東岸、北", "濱、南灣、", "西嶼", "2030 年 12 月 30 日", "中洲 2031 年 1 月 14 日")
    found = restore(raw_text("\n".join((*PROSE, *lines, "外礁 2031 年 2 月 19 日", *PROSE)))).blocks
    assert rows(found) == [
        ["港口", "生效日期"],
        ["東岸、北濱、南灣、西嶼", "2030 年 12 月 30 日"],
        ["中洲", "2031 年 1 月 14 日"],
        ["外礁", "2031 年 2 月 19 日"],
    ]


def test_a_paragraph_set_in_below_a_full_source_is_none_of_it() -> None:
    source = "資料來源：北濱港務局依單一窗口之統計自行整理"
    lines = (*PROSE, "", "表 1　通關概況", "", "港口 件數 時間", "東岸 182 0.84", "北濱 156 1.12", "", source, "")
    text = "\n".join((*lines, "　　一月份報單件數較上年同月增加，主因拖船調度", "改善所致。", "", *PROSE))
    captions = [block.text for block in restore(raw_text(text)).blocks if block.kind is BlockKind.CAPTION]
    assert source in captions


def test_words_of_a_head_broken_over_boxes_stand_above_the_values_they_name() -> None:
    head = ("港口 貨櫃量", "成長率", "出口額", "（億美元）", "新增投資", "（百萬美元）", "最低規費", "（萬元／月）")
    values = ("東岸港 11.2% 31.5 412 441", "北濱港 14.8% 28.9 376 386", "南灣港 7.9% 17.3 205 386")
    found = blocks(
        "表一、北濱主要港口經濟指標（2031 年 1 至 7 月）", *head, *values, "資料來源：港務局統計處，本組整理"
    )
    assert rows(found) == [
        ["港口", "貨櫃量成長率", "出口額（億美元）", "新增投資（百萬美元）", "最低規費（萬元／月）"],
        *(line.split() for line in values),
    ]
