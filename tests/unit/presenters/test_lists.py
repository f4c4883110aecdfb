"""The filters of the library and of the annotations find what a reader would expect."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.model.annotation import AnchorState, Annotation, Colour, Span, TextQuoteSelector
from reader.model.dates import Precision
from reader.model.document import DocumentSummary
from reader.presenters.annotation_list import AnnotationFilter, lost, rows, tags
from reader.presenters.library_list import Order, describe, filtered


def document(number: int, title: str, day: date | None = None, imported: str = "", **more: str) -> DocumentSummary:
    return DocumentSummary(
        id=number,
        title=title,
        authors=(more.get("author", "林佑珊"),),
        date=day,
        series=more.get("series"),
        number=819 if more.get("series") else None,
        source=Path(more.get("source", "/texts/a.pdf")),
        edition=1,
        blocks=10,
        characters=12345,
        annotations=2,
        imported=imported,
    )


SHELF = [
    document(1, "國家安全例外條款", date(2023, 3, 10), "2026-01-01T00:00:00Z"),
    document(2, "電子報", date(2024, 4, 26), "2026-01-03T00:00:00Z", series="經貿前線通訊"),
    document(3, "出國報告", None, "2026-01-02T00:00:00Z", author="Élise Martin", source="/texts/report-113.txt"),
]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("", [1, 2, 3]),
        ("国家安全", [1]),
        ("安全 佑珊", [1]),
        ("８１９", [2]),
        ("前线", [2]),
        ("élise", [3]),
        ("report-113", [3]),
        ("2024-04", [2]),
        ("關稅", []),
    ],
)
def test_the_library_is_filtered_by_any_script_width_and_field(typed: str, found: list[int]) -> None:
    assert sorted(row.id for row in filtered(SHELF, typed, Order.TITLE)) == found


def test_the_library_is_sorted_by_date_or_import_newest_first_with_the_undated_last() -> None:
    assert [row.id for row in filtered(SHELF, "", Order.DATE)] == [2, 1, 3]
    assert [row.id for row in filtered(SHELF, "", Order.IMPORTED)] == [2, 3, 1]


def test_a_row_tells_author_series_date_length_and_marks() -> None:
    told = "林佑珊　經貿前線通訊 第 819 期", "2024年4月26日　12,345 字　2 則標註"
    assert describe(SHELF[1], str) == told


def test_a_row_tells_the_volume_that_a_number_belongs_to() -> None:
    assert describe(replace(SHELF[1], volume=12), str)[0] == "林佑珊　經貿前線通訊 第 12 卷第 819 期"


def test_a_row_tells_the_month_or_the_year_where_no_day_is_known() -> None:
    first = replace(SHELF[1], date=date(2024, 4, 1), precision=Precision.MONTH)
    assert describe(first, str)[1].startswith("2024年4月　")
    assert describe(replace(first, date=date(2024, 1, 1), precision=Precision.YEAR), str)[1].startswith("2024年　")
    assert filtered([first], "2024-04", Order.DATE) == [first]
    assert not filtered([first], "2024-04-01", Order.DATE)


def test_a_row_shows_names_in_the_script_of_the_view_and_the_programs_words_in_its_language() -> None:
    simplified = "林佑珊　经贸前线通讯 第 819 期", "2024年4月26日　12,345 字　2 則標註"
    assert describe(SHELF[1], lambda text: text.translate(str.maketrans("經貿線訊", "经贸线讯"))) == simplified


def mark(name: str, block: int | None, colour: Colour = Colour.YELLOW, note: str = "", *tag: str) -> Annotation:
    span = None if block is None else Span.within(block, 0, 4)
    state = AnchorState.RESOLVED if span else AnchorState.ORPHANED
    quote = TextQuoteSelector("數位貿易協定")
    return Annotation(name, 1, 1, span, quote, colour, note=note, tags=tag, created=name, state=state)


MARKS = [
    mark("c", 9, Colour.RED, "要再查", "關稅"),
    mark("a", 2, Colour.YELLOW, "", "數位", "關稅"),
    mark("o", None, Colour.BLUE, "舊版"),
]


def test_annotations_stand_in_the_order_of_the_text_and_the_lost_ones_last() -> None:
    assert [row.id for row in rows(MARKS, AnnotationFilter())] == ["a", "c", "o"]
    assert lost(MARKS) == 1
    assert tags(MARKS) == ["數位", "關稅"]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (AnnotationFilter(colours=frozenset({Colour.RED, Colour.BLUE})), ["c", "o"]),
        (AnnotationFilter(tag="關稅"), ["a", "c"]),
        (AnnotationFilter(words="数字"), []),
        (AnnotationFilter(words="数位贸易"), ["a", "c", "o"]),
        (AnnotationFilter(words="再查"), ["c"]),
        (AnnotationFilter(words="关税", colours=frozenset({Colour.YELLOW})), ["a"]),
    ],
)
def test_annotations_are_filtered_by_colour_tag_and_words_in_either_script(
    wanted: AnnotationFilter, found: list[str]
) -> None:
    assert [row.id for row in rows(MARKS, wanted)] == found
