"""Columns and boxes narrower than the rest of a text, of which no positions tell."""

from reader.model.document import BlockKind
from reader.structure.breaks.rooms import rooms
from reader.structure.breaks.wrapping import wrapping
from reader.structure.lines import Wrapping
from tests.unit.structure.blocks import LONG, blocks_of, headings, texts, wrapped
from tests.unit.structure.raw import lines_of, raw_text

OTHER = (
    "北濱港的領航費率自前年調整以來，航商迭有意見，認為夜間加成過高，且計算的方式不夠透明；領航人則表示，夜航的"
    "風險與人力皆高於日間，加成實屬必要，雙方至今仍未能取得共識，主管機關已邀集各方於下個月初召開第二次的會議。"
)
PROSE = (f"{LONG[:90]}。", f"{OTHER[:95]}。", f"{LONG[:72]}。")
NARROW = (
    "夜航的費率規定見於北濱港務規則（Port Dues）",
    "的附表，航商得於每年三月以前提出異議，逾期",
    "不予受理。依港埠協會（Harbour Association）",
    "的統計，提出異議的航商，在去年只有六家，與",
    "前年的十一家相比，減少將近半數，可見規費的",
    "爭議已經緩和，惟領航人公會（Pilots' Guild）",
    "認為，航商是因為異議的程序過長而不再提出，",
    "並非同意調整。",
)
TITLES = ("漁港拍賣的新制", "南灣各港的回應", "規費何去何從呢", "領航夜班的爭議")


def _column(width: int) -> str:
    return "\n".join(wrapped(text, width) for text in PROSE)


def test_paragraphs_of_columns_narrower_than_the_rest_are_whole() -> None:
    wide, narrow = "\n".join([_column(44)] * 3), "\n".join(NARROW)
    blocks = blocks_of(f"{wide}\n{narrow}\n{_column(21)}\n{wide}")
    assert texts(blocks, BlockKind.PARAGRAPH) == [*PROSE * 3, "".join(NARROW), *PROSE * 4]


def test_a_title_of_a_column_goes_on_with_no_last_line_of_a_wider_paragraph() -> None:
    last = wrapped(f"{LONG[:100]}。{LONG[:8]}。", 44).splitlines()  # its last line is as wide as the column below
    lines = lines_of(*last, TITLES[0], *_column(21).splitlines())
    found = rooms(lines, 88)
    assert len(last) - 1 not in found
    assert {found[index] for index in range(len(last), len(lines))} == {42}


def test_a_list_of_titles_is_no_column() -> None:
    assert not rooms(lines_of(*(f"{title}及其對於航商影響的初步檢討" for title in TITLES * 3)), 88)


def test_sentences_on_lines_of_their_own_are_no_column() -> None:
    days = ("一月三日財政部公告修正海關進口稅則", "二月九日經濟部召開產業諮詢及會議", "三月底立法院審查關稅法修正草案")
    events = [f"{day}的第{number}案。" for number in "一二三四" for day in days]
    wide = "\n".join([_column(44)] * 3)
    blocks = blocks_of("\n".join((wide, "大事摘要如後。", *events, wide)))
    assert [text for text in texts(blocks, BlockKind.PARAGRAPH) if text not in PROSE] == ["大事摘要如後。", *events]


def test_text_in_columns_of_several_widths_was_wrapped_and_titles_above_paragraphs_were_not() -> None:
    boxes = "\n".join(wrapped(text, 45) for text in PROSE)
    assert wrapping(raw_text("\n".join((_column(21), boxes, _column(28), boxes, _column(34))))) is Wrapping.WRAPPED
    whole = [line for title in TITLES * 6 for line in (f"{title}及其對於航商影響的初步檢討", LONG, f"{OTHER[:52]}。")]
    assert wrapping(raw_text("\n".join(whole))) is Wrapping.CLEAN
    steps = [(OTHER[: 12 + 2 * step], LONG[: 40 + 3 * step]) for step in range(14)]
    assert wrapping(raw_text("\n".join("\n".join(step) for step in steps * 2))) is Wrapping.CLEAN


def test_a_title_between_a_column_and_a_wider_paragraph_goes_on_with_neither() -> None:
    title = "3.2　規費及裝卸費用之評估"
    wide = "\n".join([_column(44)] * 3)
    blocks = blocks_of(f"{wide}\n{_column(21)}\n{title}\n{wide}")
    assert title in [text for _, text in headings(blocks)]
    assert texts(blocks, BlockKind.PARAGRAPH) == list(PROSE * 7)
