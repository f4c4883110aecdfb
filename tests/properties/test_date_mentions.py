"""Whatever is read: dates lie in the text, in order, and never on one another."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reader.structure.words.date_mentions import date_mentions

_WORDS = (
    "去 今 本 （ ） ( 民國 中華民國 西元 年 月 日 至 、 - / － 同年 翌年 上個 1 3 11 17 31 99 110 2021 2024 "
    "一百 十 三 〇 元 度 起 自 。 字"
)
PIECES = st.sampled_from([*_WORDS.split(), " "])
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=60)
DAYS = st.none() | st.dates(date(1950, 1, 1), date(2100, 1, 1))


@given(TEXTS, DAYS)
def test_mentions_lie_in_the_text_one_after_the_other(text: str, issued: date | None) -> None:
    end = 0
    for mention in date_mentions(text, issued):
        assert end <= mention.start < mention.end <= len(text)
        assert mention.first <= mention.last
        assert text[mention.start : mention.end].strip(" \u3000") == text[mention.start : mention.end]
        end = mention.end


@given(TEXTS, DAYS)
def test_a_date_with_its_own_year_needs_no_issue(text: str, issued: date | None) -> None:
    sure = [mention for mention in date_mentions(text, issued) if mention.sure]
    assert [each for each in date_mentions(text) if each.sure] == sure
