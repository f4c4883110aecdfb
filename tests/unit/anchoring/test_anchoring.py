"""A quotation finds its words again after what extraction and editing do to a text."""

import time
from dataclasses import replace

import pytest

from reader.anchoring import MINIMUM_SCORE, describe, find_quote, resolve
from reader.anchoring.passage import BLANKS, squeeze
from reader.model.annotation import Ambiguous, Orphaned, Position, Resolution, Resolved, Span, TextQuoteSelector
from reader.model.document import Block, BlockKind

FIRST = "美國貿易代表署於十一月發布年度報告，檢討各國對智慧財產權之保護情形，並依特別三○一條款列出觀察名單。"
SECOND = "我國近年修正著作權法與商標法，執法成效獲得肯定，惟數位環境之侵權問題仍待各方共同努力。"
THIRD = "The United States Trade Representative may initiate a Section 301 investigation at any time."
NOTE = "見經濟部國際貿易署，《年度經貿報告》，頁十二，二○二三年。"


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)


ORIGINAL = (*blocks(FIRST, SECOND, THIRD), Block(BlockKind.FOOTNOTE, NOTE, number=1))


def said(there: tuple[Block, ...], resolution: Resolution) -> str:
    """The words at the place found."""
    assert isinstance(resolution, Resolved), resolution
    return describe(there, resolution.span).exact


def span_of(words: str, there: tuple[Block, ...] = ORIGINAL) -> Span:
    (span,) = find_quote(there, words)
    return span


def test_a_selector_has_the_words_and_what_surrounds_them() -> None:
    quote = describe(ORIGINAL, span_of("智慧財產權"))

    assert quote.exact == "智慧財產權"
    assert (FIRST.index("智慧財產權"), quote.prefix) == (23, FIRST[:23])
    assert quote.suffix == FIRST[28:60]


def test_a_selector_over_blocks_joins_them_with_line_feeds_and_leaves_furniture_out() -> None:
    there = (*blocks("前段文字"), Block(BlockKind.FURNITURE, "第 3 頁"), *blocks("後段文字"))
    quote = describe(there, Span(Position(0, 2), Position(2, 2)))

    assert quote == TextQuoteSelector("文字\n後段", "前段", "文字")
    assert resolve(there, quote, None) == Resolved(Span(Position(0, 2), Position(2, 2)))


@pytest.mark.parametrize("words", ["智慧財產權", SECOND, "Section 301", "頁十二", "觀察名單。\n我國近年", "國"])
def test_words_that_did_not_change_are_found_where_they_were(words: str) -> None:
    place = find_quote(ORIGINAL, words)[0]

    assert resolve(ORIGINAL, describe(ORIGINAL, place), place) == Resolved(place)


@pytest.mark.parametrize(
    "now",
    [
        pytest.param((*blocks("新的第一段。"), *ORIGINAL), id="a block before"),
        pytest.param(blocks(FIRST + SECOND, THIRD), id="joined"),
        pytest.param(blocks(FIRST, SECOND[:9], SECOND[9:], THIRD), id="split"),
        pytest.param(blocks(FIRST, SECOND.replace("執法", " 執　法\n"), THIRD), id="blanks"),
        pytest.param(blocks(SECOND, FIRST), id="moved"),
        pytest.param((Block(BlockKind.TABLE, f"甲\t{SECOND}\n乙\t丙"),), id="in a table"),
    ],
)
@pytest.mark.parametrize("words", ["執法成效獲得肯定", "執法", SECOND[4:30]])
def test_words_survive_another_structure(words: str, now: tuple[Block, ...]) -> None:
    place = span_of(words)
    found = resolve(now, describe(ORIGINAL, place), place)

    assert squeeze(said(now, found)) == words


def test_words_across_blocks_survive_joining() -> None:
    place = Span(Position(0, 44), Position(1, 10))
    joined = blocks(FIRST + SECOND)

    assert said(joined, resolve(joined, describe(ORIGINAL, place), place)) == FIRST[44:] + SECOND[:10]


def test_words_in_a_footnote_are_found_where_footnotes_moved() -> None:
    place = span_of("年度經貿報告")
    moved = (ORIGINAL[3], *ORIGINAL[:3])

    assert resolve(moved, describe(ORIGINAL, place), place) == Resolved(Span.within(0, 11, 17))


def test_changed_words_are_found_and_say_that_they_changed() -> None:
    place = span_of(SECOND[4:30])
    now = blocks(FIRST, SECOND.replace("商標法", "專利法").replace("執法成效", "執法的成效"), THIRD)
    found = resolve(now, describe(ORIGINAL, place), place)

    assert said(now, found) == "修正著作權法與專利法，執法的成效獲得肯定，惟數位環境之"
    assert isinstance(found, Resolved)
    assert MINIMUM_SCORE <= found.score < 1


def test_words_that_are_gone_are_orphaned() -> None:
    place = span_of(SECOND)

    assert resolve(blocks(FIRST, THIRD), describe(ORIGINAL, place), place) == Orphaned()
    assert resolve((), describe(ORIGINAL, place), place) == Orphaned()


def test_a_short_word_does_not_land_on_another_place() -> None:
    """Four characters stand in many places; without their surroundings they are not taken for the same."""
    place = span_of("著作權法")
    elsewhere = blocks("與會者討論了全球供應鏈，著作權法不在議程之內，會後各方發表聲明並相約明年再會。")

    assert isinstance(resolve(elsewhere, describe(ORIGINAL, place), place), Ambiguous)
    assert resolve(blocks("著作財產", FIRST), describe(ORIGINAL, place), place) == Orphaned()


def test_repeated_words_are_told_apart_by_what_surrounds_them() -> None:
    there = blocks(f"其一，{SECOND}甲說可採。", f"其二，{SECOND}乙說不可採。")
    place = Span.within(1, 3, 3 + len(SECOND))
    now = (*blocks("導言。"), *there)

    assert resolve(now, describe(there, place), place) == Resolved(Span.within(2, 3, 3 + len(SECOND)))


def test_repeated_words_with_the_same_surroundings_are_ambiguous() -> None:
    there = blocks(SECOND, SECOND, SECOND)
    place = Span.within(1, 2, 12)
    quote = describe(there, place)
    now = (*blocks("導言。", "續。"), *there)

    assert resolve(there, quote, place) == Resolved(place)
    found = resolve(now, quote, Span.within(4, 0, 1))
    assert isinstance(found, Ambiguous)
    assert set(found.candidates) == {Span.within(block, 2, 12) for block in (2, 3, 4)}
    assert found.candidates[0] == Span.within(4, 2, 12)  # the nearest first


def test_a_quote_in_furniture_is_found() -> None:
    there = (*blocks(FIRST), Block(BlockKind.FURNITURE, "經貿前線第一一二期"))
    place = Span.within(1, 4, 9)

    assert resolve((*blocks(SECOND), *there), describe(there, place), place) == Resolved(Span.within(2, 4, 9))


def test_an_empty_quote_is_orphaned() -> None:
    assert resolve(ORIGINAL, TextQuoteSelector(""), None) == Orphaned()
    assert resolve(ORIGINAL, TextQuoteSelector(" \n"), Span.within(0, 0, 0)) == Orphaned()


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("特别三○一条款", "特別三○一條款"),
        ("特別 三○一 條款", "特別三○一條款"),
        ("ｓｅｃｔｉｏｎ　３０１", "Section 301"),
        ("section  301", "Section 301"),
        ("观察名单。我国", "觀察名單。\n我國"),
    ],
)
def test_a_typed_quotation_finds_its_place(typed: str, words: str) -> None:
    assert [describe(ORIGINAL, span).exact for span in find_quote(ORIGINAL, typed)] == [words]


def test_a_typed_quotation_is_a_whole_word_where_it_can_be() -> None:
    there = blocks("the party is part of a partner", "article")

    assert find_quote(there, "part") == [Span.within(0, 13, 17)]
    assert find_quote(there, "artic") == [Span.within(1, 0, 5)]
    assert find_quote(there, "nothing") == find_quote(there, " ") == find_quote((), "a") == []


def test_the_blanks_are_those_of_python() -> None:
    assert {char for char in map(chr, range(0x110000)) if char.isspace()} == set(BLANKS) - set(
        "\u00ad\u200b\u2060\ufeff"
    )


def test_a_thousand_annotations_on_a_megabyte_take_seconds() -> None:
    there = blocks(*(f"第{n}條　{FIRST}{n}{SECOND}" for n in range(3600)))  # 1.1 MB
    places = [Span.within(n * 3, 8, 40 + n % 60) for n in range(1000)]
    quotes = [describe(there, place) for place in places]
    edited = [replace(block, text=block.text.replace("執法成效", "實施之成效")) for block in there]
    now = (*blocks("新的開頭"), *edited)

    began = time.perf_counter()
    found = [resolve(now, quote, place) for quote, place in zip(quotes, places, strict=True)]

    assert time.perf_counter() - began < 20
    assert not any(isinstance(each, Orphaned) for each in found)
