"""Events that labelled fields announce, as houses print them that set no table."""

from datetime import date

import pytest

from reader.model.document import Event
from reader.structure.words.table_heads import role_of
from tests.unit.structure.blocks import BODY, blocks_of, structure_of

HEAD = (
    "北濱月報 ",
    "第 12 期　2031 年 5 月 2 日發行 ",
    "本期焦點 ",
    "匯率之兩難 ",
    *BODY,
    "法規動態 ",
    "稅率調整 ",
    *BODY,
)
TUG, PORT = "https://tug.example.org/f0603", "https://port.example.org/f0610"
LABELLED = (
    *("會員活動 ", "活動一 ", "活動名稱：拖船講座 ", "日期：6月 3 日（二）14:00-16:30 ", "地點：北濱港會議廳 "),
    *("主辦單位：拖船公會 ", "報名截止：5月28 日 ", f"網址：{TUG} "),
    *("活動二 ", "活動名稱：漁港考察團 ", "日期：6 月 10 日（二）至 6月 12日（四） ", "地點：南灣 "),
    *("主辦單位：拖船公會 ", "報名截止：額滿為止 ", f"網址：{PORT} "),
)
BELOW_TITLES = (
    *("活動訊息 ", "●拖船講座 ", "時間：120 年 6 月 3 日（二）下午 2 時 ", "地點：北濱港 ", f"報名網址：{TUG} "),
    *("●漁港考察團 ", "時間：120 年 6 月 10 日至 12 日 ", "地點：南灣 ", f"報名網址：{PORT} "),
)
BARRED = (
    *("課程資訊 ", "課程名稱｜拖船講座 ", "上課日期｜2031/6/3 ", "報名期限｜即日起至 2031/5/28 止 "),
    *("主辦單位｜拖船公會 ", f"報名網址｜{TUG} ", "課程名稱｜漁港考察團 ", "上課日期｜2031/6/10-2031/6/12 "),
    *("報名期限｜2031/6/1 ", "主辦單位｜引水公會 ", f"報名網址｜{PORT} "),
)
BRACKETED = (
    *("研討會訊息 ", "【名稱】拖船規費研討會 ", "【時間】2031.6.3（二）13:30~17:00 ", "【主辦】北濱大學航運系 "),
    *(f"【報名】{TUG} ", "【名稱】漁港法研討會 ", "【時間】2031-06-10 ", "【主辦】南灣大學 ", f"【報名】{PORT} "),
)
COUNTED = (
    *("近期活動 ", "1. 拖船講座 ", "時　間：6/3（二）14:00-16:00 ", "地　點：北濱港 ", "主辦單位：航港署 "),
    *(f"報　名：請於 5/28 前至 {TUG} 登錄 ", "2. 漁港考察團 ", "時　間：6/10-12 ", "地　點：南灣港 "),
    *("主辦單位：航港署 ", "報　名：額滿為止 "),
)
STROKED = ("活動預告 ", "主題：拖船講座 ", "時間／6 月 3 日 14:00 ", "費用／免費 ", f"報名／{TUG} ")
LISTED = ("活動預告 ", "◆ 活動名稱：拖船講座 ", "◆ 活動日期：6 月 3 日 14:00 ", "◆ 報名截止：5 月 28 日 ")

FIRST, TENTH, TWELFTH, LAST = date(2031, 6, 3), date(2031, 6, 10), date(2031, 6, 12), date(2031, 5, 28)


def _events(*lines: str) -> tuple[Event, ...]:
    return structure_of(*HEAD, *lines).records.events


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (
            LABELLED,
            [
                ("拖船公會", LAST, FIRST, None, "拖船講座", TUG),
                ("拖船公會", "額滿為止", TENTH, TWELFTH, "漁港考察團", PORT),
            ],
        ),
        (
            BELOW_TITLES,
            [("", None, FIRST, None, "拖船講座", TUG), ("", None, TENTH, TWELFTH, "漁港考察團", PORT)],
        ),
        (
            BARRED,
            [
                ("拖船公會", LAST, FIRST, None, "拖船講座", TUG),
                ("引水公會", date(2031, 6, 1), TENTH, TWELFTH, "漁港考察團", PORT),
            ],
        ),
        (
            BRACKETED,
            [
                ("北濱大學航運系", None, FIRST, None, "拖船規費研討會", TUG),
                ("南灣大學", None, TENTH, None, "漁港法研討會", PORT),
            ],
        ),
        (
            COUNTED,
            [
                ("航港署", None, FIRST, None, "拖船講座", TUG),
                ("航港署", None, TENTH, TWELFTH, "漁港考察團", None),
            ],
        ),
        (STROKED, [("", None, FIRST, None, "拖船講座", TUG)]),
        (LISTED, [("", LAST, FIRST, None, "拖船講座", None)]),
    ],
    ids=["labelled", "below titles", "barred", "bracketed", "counted", "stroked", "listed"],
)
def test_fields_announce_events(lines: tuple[str, ...], told: list[tuple[object, ...]]) -> None:
    events = _events(*lines)
    assert [(e.organiser, e.deadline, e.day, e.end, e.name, e.url) for e in events] == told


def test_an_event_stands_where_its_first_field_does() -> None:
    blocks = structure_of(*HEAD, *LABELLED)
    assert [blocks.blocks[event.block].text for event in blocks.records.events] == [
        "活動名稱：拖船講座",
        "活動名稱：漁港考察團",
    ]


@pytest.mark.parametrize(
    "fields",
    [
        ("座談會紀要 ", "時間：6 月 3 日（二）14:00 ", "地點：北濱港 ", "主辦單位：拖船公會 ", "主持人：王大同 "),
        ("新書介紹 ", "書名：港口的帳簿 ", "出版日期：2031 年 5 月 ", "網址：https://a.example/b "),
        ("採購商機 ", "案名：起重機監控系統 ", "截止日期：2031 年 6 月 8 日 ", "網址：https://a.example/c "),
        ("活動預告 ", "時間：6 月 3 日（二）14:00 ", "報名截止：5 月 28 日 "),
        ("船屋出租 ", "主題：南灣船屋 ", "時間：兩年 ", "洽詢：船屋管理室 "),
        ("船上廚房 ", "主題：鹽烤竹筴魚 ", "時間：45 分鐘 ", "報名方式：現場登記 "),
        ("港區導覽 ", "主題：燈塔 ", "開放時間：每週一至週五 ", "報名方式：現場登記 "),
        ("成果報告 ", "活動名稱：碼頭彩繪 ", "活動日期：6 月 3 日 ", "活動費用：五千元 ", "到場人數：40 人 "),
    ],
    ids=["minutes", "books", "tenders", "below a section", "rent", "how long it takes", "hours", "what took place"],
)
def test_fields_of_other_things_announce_none(fields: tuple[str, ...]) -> None:
    assert not _events(*fields)


def test_the_name_of_an_event_is_no_byline_of_the_section_above() -> None:
    blocks = blocks_of(*HEAD, *BRACKETED)
    assert [block.label for block in blocks if block.text.startswith("【名稱】")] == ["名稱", "名稱"]


def test_who_is_charged_with_the_chapters_of_an_agreement_holds_no_events() -> None:
    rows = ("1 總則 目標、定義 漁業署 ", "2 漁獲 配額、進港檢查 漁業署、港務局 ", "3 仲裁 仲裁人、裁決 外交部 ")
    assert _events("表一　各章 ", "章次 名稱 主要內容 主辦機關 ", *rows, *BODY) == ()


def test_days_of_fairs_head_a_calendar_and_those_of_loans_none() -> None:
    assert role_of(["展期", "展覽名稱", "地點"]) == "calendar"
    assert role_of(["展期", "利率", "金額"]) is None
