"""What is said of a date, and which dates of a page are pointed at."""

from collections.abc import Iterator

import pytest

from reader.i18n import set_language
from reader.model.document import Block, BlockKind
from reader.presenters.dates import explained
from reader.presenters.reading import ReadingPresenter
from reader.presenters.targets import DateTarget, LinkTarget, TermTarget
from reader.structure.words.date_mentions import date_mentions
from tests.unit.presenters.sample import SampleService, document, paragraphs, table

TEXT = "於去（110）年修法，自 2024 年 4 月 17 日施行。"


@pytest.fixture
def english() -> Iterator[None]:
    set_language("en")
    yield
    set_language("zh_TW")


def lines(text: str) -> tuple[str, ...]:
    (mention,) = date_mentions(text)
    return explained(text, mention, str).lines


def test_a_year_of_the_republic_says_its_western_year() -> None:
    assert lines("去（110）年") == ("民國 110 年＝西元 2021 年",)
    assert lines("民國一百一十年三月七日") == ("民國 110 年＝西元 2021 年", "2021年3月7日")
    assert lines("110 年 3 月至 5 月")[1] == "2021年3月 – 2021年5月"


def test_a_year_that_is_not_written_says_so() -> None:
    text = "2021 年 11 月 1 日公告，11 月 11 日至 17 日展出"
    told = explained("11 月 11 日至 17 日", date_mentions(text)[1], str)
    assert told.year == 2021
    assert told.lines[0].startswith("2021年11月11日至")
    assert "推定" in told.lines[1]


@pytest.mark.usefixtures("english")
def test_it_is_said_in_english_too() -> None:
    assert lines("民國110年3月7日") == ("Republic of China year 110 = 2021", "March 7, 2021")


def test_the_words_are_in_the_script_of_the_view() -> None:
    (mention,) = date_mentions("民國110年")
    assert explained("民國110年", mention, lambda text: text.replace("國", "国")).words == "民国110年"


def test_only_dates_that_leave_something_open_are_pointed_at() -> None:
    presenter = ReadingPresenter(SampleService())
    presenter.open(paragraphs(TEXT))
    targets = presenter.targets(0)
    assert [(type(each), TEXT[each.start : each.end]) for each in targets] == [(DateTarget, "去（110）年")]
    assert presenter.target_at(0, 0, TEXT.index("110")) == targets[0]


def test_dates_of_a_table_belong_to_their_row_and_those_of_a_long_block_to_their_slice() -> None:
    presenter = ReadingPresenter(SampleService())
    long = "字" * 25_000 + "。於民國110年修法。"
    presenter.open(document(table([["年度", "名稱"], ["110年度", "修法"]]), Block(BlockKind.PARAGRAPH, long)))
    assert [len(presenter.targets(number)) for number in range(len(presenter.slices))] == [0, 1, 0, 1]
    (there,) = presenter.targets(3)
    assert long[there.start : there.end] == "民國110年"


def test_a_link_or_a_term_hides_the_date_in_it() -> None:
    presenter = ReadingPresenter(SampleService())
    presenter.open(paragraphs("民國110年智慧財產權"))
    assert [type(each) for each in presenter.targets(0)] == [DateTarget, TermTarget]
    assert LinkTarget not in map(type, presenter.targets(0))
