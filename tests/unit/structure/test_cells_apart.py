"""Tables in text whose blocks end with blanks and lie apart, no empty line within them: each cell is such a block."""

from reader.model.document import BlockKind
from reader.structure import restore
from tests.unit.structure.raw import raw_text, spaced

PROSE = (
    "港區拖船的調度規則自去年修正以來，各航商對於等候時間的計算方式迭有意見，主管機關\n"
    "遂於春季召開三場說明會，逐項回應業者所提問題，並將結論公布於網站供各界查詢及下載\n"
    "使用。 "
)
CALENDAR = (
    ("日期", "星期", "會議名稱"),
    ("IHO",),
    ("5/6", "一", "Pilotage Panel"),
    ("5/7-8", "二~三", "Port State Review:\nEastern Basin"),
    ("北濱區域",),
    ("5/9", "四", "Tug Council"),
    ("其他",),
    ("5/10", "五", "Harbour Forum"),
)


def rows_of(*cells: str) -> list[list[str]]:
    """The rows of the first table of a text with these cells."""
    text = spaced("北濱港務週報 ", PROSE, *(f"{cell} " for cell in cells), "編者的話 ", "主編 王大同 ")
    found = next(block for block in restore(raw_text(text)).blocks if block.kind is BlockKind.TABLE)
    return found.cell_texts()


def test_figures_stand_below_their_heads() -> None:
    table = (
        ("年別", "貨櫃及散裝", "油輪", "客輪"),
        ("109 年", "43.9", "14.6", "8.2"),
        ("110 年", "42.3", "14.7", "8.6"),
    )
    assert rows_of(*(cell for row in table for cell in row)) == [list(row) for row in table]


def test_events_whose_names_are_broken_are_told_by_their_addresses() -> None:
    head = ["活動名稱", "主辦單位", "活動日期", "報名截止日", "報名網址"]
    first = [
        "拖船調度制度變動與航商因\n應座談會",
        "國立北濱大學航運經\n營研究所",
        "5/17",
        "5/14",
        "https://tug.example/a",
    ]
    second = ["2031 夏季港務實習訓\n練營", "北濱船長青年\n協會", "7/1-5", "5/31", "https://pilot.example/b"]
    assert rows_of(*head, *first, *second) == [
        head,
        [cell.replace("\n", "") for cell in first],
        [cell.replace("\n", "") for cell in second],
    ]


def test_a_calendar_with_a_group_that_no_word_names_keeps_all_rows() -> None:
    found = rows_of(*(cell for row in CALENDAR for cell in row))
    assert found == [[cell.replace("\n", " ") for cell in row] for row in CALENDAR]


def test_rows_on_a_line_each_are_parted_by_what_columns_hold() -> None:
    first = ("時間 議題 主談單位", "3/4 09:00 開幕、採認議程 主席", "3/4 09:30 拖船等候時間之計算方式 東岸港、西岸港")
    later = ("3/4 14:00 引水費率之檢討與 IHO 1987 年公約之落實 北濱港", "3/5 09:00 船席調度之跨港合作 南灣港")
    found = rows_of("表一　會議議程", *first, *later, "二、會議紀要")
    assert [row[0] for row in found[1:]] == ["3/4 09:00", "3/4 09:30", "3/4 14:00", "3/5 09:00"]
