"""What a double click selects."""

import pytest

from reader.text.segmentation import is_simplified, word_at

CLICKED = [
    ("保護智慧財|產權之國家", "智慧財產權"),
    ("保护知识|产权的国家", "知识产权"),
    ("美國貿|易代表戴琪", "貿易"),
    ("保護主義與國家安|全例外", "安全"),
    ("是|否「國家」", "是否"),
    ("|說「國家」。", "說"),
    ("「國家|」。", "」"),
    ("（|WTO）", "WTO"),
    ("完全自行判斷（self|-judging）", "self-judging"),
    ("INT’|L TRADE", "INT’L"),
    ("約 7.|5%", "7.5"),
    ("共 6,0|00 萬", "6,000"),
    ("Phạm Mi|nh", "Minh"),
    ("Phạ|m Minh", "Phạm"),
    ("因應WT|O爭端", "WTO"),
    ("因應ＷＴ|Ｏ爭端", "ＷＴＯ"),
    ("一  |  二", "    "),
    ("國家|", "國家"),
    ("|國家", "國家"),
    ("😀|😀", "😀"),
]


@pytest.mark.parametrize(("place", "word"), CLICKED)
def test_word_at(place: str, word: str) -> None:
    text, offset = place.replace("|", ""), place.index("|")
    start, end = word_at(text, offset)
    assert text[start:end] == word


def test_an_empty_text_has_no_word() -> None:
    assert word_at("", 0) == (0, 0)


def test_a_click_in_a_text_of_one_line_does_not_read_it_all() -> None:
    text = "國家安全" * 1_000_000
    start, end = word_at(text, 2_000_001)
    assert text[start:end] in ("國家", "安全", "國家安全")


@pytest.mark.parametrize(
    ("text", "simplified"),
    [("關稅暨貿易總協定", False), ("关税与贸易总协定", True), ("WTO", False), ("", False), ("台北的「发展」署", True)],
)
def test_is_simplified(text: str, simplified: bool) -> None:
    assert is_simplified(text) is simplified
