from hypothesis import given
from hypothesis import strategies as st

from reader.search.snippets import ELLIPSIS, snippet
from reader.text.folding import is_word


def test_what_was_cut_off_is_shown_by_an_ellipsis() -> None:
    text = "一" * 60 + "目標" + "二" * 60
    around = snippet(text, 60, 62)
    assert around.text == ELLIPSIS + "一" * 40 + "目標" + "二" * 40 + ELLIPSIS
    assert around.text[around.start : around.end] == "目標"


def test_a_short_block_is_shown_whole() -> None:
    assert snippet("全部都在這裡", 2, 3).text == "全部都在這裡"


def test_a_latin_word_is_not_cut() -> None:
    text = "internationalisation 與 " + "中" * 30 + "甲" + "中" * 33 + " globalisation"
    around = snippet(text, text.index("甲"), text.index("甲") + 1)
    assert around.text == ELLIPSIS + " 與 " + "中" * 30 + "甲" + "中" * 33 + " " + ELLIPSIS


def test_a_word_that_touches_the_hit_stays_whole_beyond_the_usual_length() -> None:
    text = "中" * 9 + "x" * 50 + "甲"
    assert snippet(text, 59, 60).text == ELLIPSIS + "x" * 50 + "甲"


def test_a_snippet_is_one_line() -> None:
    assert snippet("甲\t乙\n丙", 2, 3).text == "甲 乙 丙"


@given(st.text("中文ab é\u0301,\n", max_size=200), st.data())
def test_a_snippet_is_the_text_around_the_hit(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    around = snippet(text, start, end)
    one_line = text.replace("\n", " ")
    shown = around.text.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS)
    assert around.text[around.start : around.end] == one_line[start:end]
    assert shown in one_line
    assert len(shown) <= end - start + 160
    first = start - (around.start - (around.text[:1] == ELLIPSIS))
    assert one_line[first : first + len(shown)] == shown
    if first > 0 and start - first < 80:
        assert not (is_word(text[first - 1]) and is_word(text[first]) if first < len(text) else False)
