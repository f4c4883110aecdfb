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
    return [[table.text[cell.start : cell.end] for cell in row] for row in table.rows]


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
