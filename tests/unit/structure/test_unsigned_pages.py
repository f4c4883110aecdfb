"""Pages of text without page breaks or signs of how lines end, told by what counts them, and narrow columns in it."""

import pytest

from reader.model.document import Block, BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.blocks import LONG, headings, of_role, texts
from tests.unit.structure.raw import raw_text

ROOM = 36
SERIES = "東岸海事評論　第七卷第二期"
TITLE = "拖救契約中過失責任之分配"


def _lines(text: str, room: int = ROOM) -> str:
    """`text` wrapped at `room` characters, an empty line behind each of its lines."""
    return "\n\n".join(text[at : at + room] for at in range(0, len(text), room)) + "\n\n"


def _prose(number: int, size: int) -> str:
    """A text of `size` ideographs and commas whose lines stand in no other."""
    return ("甲乙丙丁戊己庚辛"[number] + "港的" + (LONG * 6)[7 * number :].replace("。", "，"))[:size]


def _noted(number: int, *stars: str) -> str:
    """A paragraph with the mark of a footnote that breaks off at the end of the page, and the footnote."""
    text = f"{_prose(number, 60)}{number}，{_prose(number + 3, 60)}"
    return (
        _lines(text[: 3 * ROOM])
        + "\n"
        + "".join(f"{star}\n" for star in stars)
        + f"{number} 王大同，《戰略貿易》，頁 {number * 31}（2020）。\n"
    )


def _restored(*pages: str) -> Structure:
    return restore(raw_text("\n\n".join(pages)))


def _footnotes(blocks: tuple[Block, ...]) -> list[tuple[object, str]]:
    return [(block.number, block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE]


def _works(*numbers: int) -> list[tuple[object, str]]:
    return [(number, f"王大同，《戰略貿易》，頁 {number * 31}（2020）。") for number in numbers]


def test_running_heads_that_count_on_tell_the_pages() -> None:
    first = f"{TITLE}\n\n林佳穎\n\n壹、前言\n\n{_noted(1)}87\n"
    heads = (f"88　{SERIES}", f"{TITLE}　89", f"90　{SERIES}")
    others = [f"{head}\n\n{_noted(number)}" for number, head in enumerate(heads, start=2)]
    blocks = _restored(first, *others).blocks
    assert of_role(blocks, "header") == list(heads)
    assert of_role(blocks, "page_number") == ["87"]
    assert _footnotes(blocks) == _works(1, 2, 3, 4)
    assert headings(blocks) == [(1, TITLE), (2, "壹、前言")]


def test_feet_that_count_on_tell_the_pages_and_the_heads_above_them() -> None:
    feet = [f"南灣經貿雙週報 Vol. 9｜2031.03.14 P. 0{number}" for number in (1, 2, 3)]
    pages = [
        f"{'SOUTH BAY BIWEEKLY' * (number > 1)}\n\n{_noted(number)}\n{foot}\n"
        for number, foot in enumerate(feet, start=1)
    ]
    blocks = _restored(*pages, f"SOUTH BAY BIWEEKLY\n\n{_noted(4)}").blocks
    assert of_role(blocks, "footer") == feet
    assert of_role(blocks, "header") == ["SOUTH BAY BIWEEKLY"] * 3


def test_numbers_with_signs_may_count_pages_from_any_number_on() -> None:
    pages = [f"{_noted(number)}｜{number + 40}｜\n" for number in (1, 2, 3)]
    blocks = _restored(*pages).blocks
    assert of_role(blocks, "page_number") == ["｜41｜", "｜42｜", "｜43｜"]
    assert _footnotes(blocks) == _works(1, 2, 3)


@pytest.mark.parametrize("signed", [True, False])  # whether a blank ends each paragraph
def test_numbers_with_strokes_tell_pages_that_no_empty_lines_part(signed: bool) -> None:
    head, foot = "南灣經貿快訊 第 77 期 2031/03/08 ", "《南灣經貿快訊》轉載請註明出處 "
    short = "{}\n{}。 \n"
    texts = [
        short.format(_prose(number + 4, ROOM - number), _prose(number + 2, 20 - number)) * signed
        + short.format(_prose(number + 1, ROOM - number), _prose(number + 3, 20 - number)) * signed
        + _lines(_prose(number, 400)).replace("\n\n", "\n")
        for number in range(4)
    ]
    edges = [head, *(f"{foot}\n- {number} - \n{head}" for number in (2, 3))]
    lines = [line for text, edge in zip(texts, edges, strict=False) for line in (text.rstrip(), edge)]
    text = "\n".join(["南灣經貿快訊 ", "第 77 期 2031/03/08 ", *lines, texts[3], "餘見下期。 ", foot, "- 4 - "])
    blocks = restore(raw_text(text)).blocks
    assert of_role(blocks, "page_number") == ["- 2 -", "- 3 -", "- 4 -"]
    assert of_role(blocks, "header") == [head.strip()] * 3
    assert of_role(blocks, "footer") == [foot.strip()] * 3


def test_bare_numbers_far_apart_tell_pages_where_no_empty_lines_do() -> None:
    head = "南灣經貿月刊　第 87 期 "
    texts = [
        "".join(f"{_prose(number + at, ROOM - number)}\n{_prose(at, 20 - number)}。 \n" for at in range(3))
        + _lines(_prose(number + 4, 300)).replace("\n\n", "\n")
        for number in range(3)
    ]
    pages = [f"{head}\n{number} \n{text}" for number, text in enumerate(texts, start=24)]
    blocks = restore(raw_text("".join(pages) + "餘見下期。 ")).blocks
    assert of_role(blocks, "page_number") == ["24", "25", "26"]
    assert [block.text for block in blocks if block.text == head.strip()] == of_role(blocks, "footer")


def _article(rule: str) -> Structure:
    """Pages whose paragraphs end with a blank, with footnotes in wider lines below `rule`, and left and right heads."""
    heads = [
        "136 東岸海事評論 第 14 期",
        "拖救契約中過失責任之分配 137",
        "138 東岸海事評論 第 14 期",
        "拖救契約中過失責任之分配 139",
    ]
    lines = [f"{TITLE} ", "林佳穎 ", "壹、前言 "]
    for number in range(1, 6):
        for at in (2, 3):
            text = _prose((number + at) % 7, 100) + f"{number if at == 3 else ''}。"
            lines += _lines(text, 32).split("\n\n")[:-1]
            lines[-1] += " "
        note = f"{number} 王大同，《戰略貿易》，頁 {number * 31}（2020）；{_prose(number, 48)}，港務局公報另有記載。"
        cut = [line for line in _lines(f"{_prose(number + 1, 90)}，", 32).split("\n\n") if line]
        lines += [*cut, *([rule] if rule else []), *(line for line in _lines(note, 44).split("\n\n") if line)]
        lines[-1] += " "
        lines += [f"{head} " for head in heads[number - 1 : number]]
        lines += [f"{_prose(number + 2, 20)}。 "]
    return restore(raw_text("\n".join(lines)))


@pytest.mark.parametrize("rule", [" ", ""])
def test_heads_of_left_and_right_pages_in_turn_tell_the_pages_of_an_article(rule: str) -> None:
    blocks = _article(rule).blocks
    assert len(of_role(blocks, "header")) == 4
    assert [number for number, _ in _footnotes(blocks)] == [1, 2, 3, 4, 5]
    assert [ref.number for block in blocks for ref in block.footnote_refs] == [1, 2, 3, 4, 5]


@pytest.mark.parametrize("heads", [("1 緣起", "2 規範", "3 結語"), ("88　拖船費率", "92　港口工會", "93　引水制度")])
def test_headings_that_count_and_heads_that_do_not_tell_no_pages(heads: tuple[str, ...]) -> None:
    pages = [f"{head}\n\n{_lines(_prose(number, 180))}" for number, head in enumerate(heads)]
    assert of_role(_restored(TITLE + "\n", *pages).blocks, "header") == []


def test_the_title_and_the_author_may_each_have_a_note_with_stars() -> None:
    stars = ("* 投稿日：2031 年 3 月 3 日。", "** 東岸大學海商法研究所副教授。")
    first = f"{TITLE}*\n\n林佳穎**\n\n壹、前言\n\n{_noted(1, *stars)}87\n"
    others = [f"{number + 86}　{SERIES}\n\n{_noted(number)}" for number in (2, 3, 4)]
    found = _footnotes(_restored(first, *others).blocks)
    assert found == [("*", stars[0][2:]), ("**", stars[1][3:]), *_works(1, 2, 3, 4)]


def test_narrow_columns_below_a_wide_abstract_are_wrapped() -> None:
    abstract, column = _lines(_prose(1, 105) + "。", room=44), _prose(2, 400) + "。"
    blocks = _restored(f"{TITLE}\n\n摘要\n\n{abstract}壹、前言\n\n{_lines(column, room=18)}").blocks
    assert texts(blocks, BlockKind.PARAGRAPH)[-1] == column


def test_heads_whose_numbers_count_on_tell_pages_where_no_empty_lines_part_them() -> None:
    series = "南灣貿易通訊 2031 年第 7 期"
    heads = (f"2      {series}", f"{series}      3", f"4      {series}")
    pages = [f"{head} \n {_prose(number, 80)}，\n{_prose(number + 3, 300)}。 \n" for number, head in enumerate(heads)]
    text = f"{TITLE} \n林佳穎 \n" + "".join(
        "\n".join(line[at : at + ROOM] for at in range(0, len(line), ROOM)) + "\n"
        for page in (f"{_prose(6, 400)}。 \n", *pages)
        for line in page.splitlines()
    )
    blocks = restore(raw_text(text)).blocks
    assert of_role(blocks, "footer") == list(heads)


def test_a_short_article_tells_its_pages_by_its_title_the_number_before_and_the_series_once() -> None:
    heads = ("海上拖救之過失責任 89", f"90 {SERIES}", "海上拖救之過失責任 91")
    works = (
        "Ana Bello, Quays 40 (2011).",
        "李若谷，《碼頭費率論》，頁 4。",
        "Id. at 9.",
        "U.P. HARBOUR BOARD, TOLLS 3.",
    )
    text = f"海上拖救之過失責任：\n{TITLE}\n林佳穎\n"
    for number, head in enumerate(("", *heads), start=1):
        prose = f"{_prose(number, 260)}{number}，{_prose(number + 3, 120)}。"
        lines = "\n".join(prose[at : at + ROOM] for at in range(0, len(prose), ROOM))
        text += f"{head}\n{lines}\n{number}{works[number - 1]}\n".lstrip("\n")
        text += "88\n" if number == 1 else ""
    found = restore(raw_text(text))
    assert of_role(found.blocks, "header") == list(heads)
    assert of_role(found.blocks, "page_number") == ["88"]
    assert _footnotes(found.blocks) == list(enumerate(works, start=1))
    assert [ref.number for block in found.blocks for ref in block.footnote_refs] == [1, 2, 3, 4]
