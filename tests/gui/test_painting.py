"""What is painted on the page: marks, hits, terms, labels and lines."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from reader.model.annotation import Colour, Span, Style
from reader.model.script import Script
from reader.ui.reading import ReadingView
from reader.ui.themes import LIGHT, THEMES
from tests.gui.pages import Show, ground, pixels, rect_of, show, view
from tests.unit.presenters.sample import (
    SAMPLE,
    annotation_of,
    hit_of,
    paragraphs,
    span_of,
)

__all__ = ["show", "view"]


@pytest.mark.parametrize("script", [Script.SOURCE, Script.CN_TERMS])
def test_marks_hits_and_the_selection_lie_behind_their_words(view: ReadingView, script: Script) -> None:
    marked, found, current = (span_of(SAMPLE, words) for words in ("秘書處", "簡化", "活動時程"))
    view.set_annotations([annotation_of(SAMPLE, "秘書處", Colour.GREEN)])
    view.set_hits([hit_of(SAMPLE, "簡化"), hit_of(SAMPLE, "活動時程")], current=1)
    view.select(span_of(SAMPLE, "各會員"))
    view.set_script(script)
    assert ground(view, marked) == LIGHT.marked(Colour.GREEN)
    assert ground(view, found) == QColor(LIGHT.hit)
    assert ground(view, current) == QColor(LIGHT.current_hit)
    assert ground(view, span_of(SAMPLE, "各會員")) == QColor(LIGHT.selection)
    assert ground(view, span_of(SAMPLE, "遵守")) == QColor(LIGHT.page)


def test_both_of_two_overlapping_highlights_are_seen(view: ReadingView) -> None:
    view.set_annotations(
        [annotation_of(SAMPLE, "降低關稅", Colour.RED), annotation_of(SAMPLE, "關稅，並", Colour.BLUE)]
    )
    rect = rect_of(view, span_of(SAMPLE, "關稅"))
    image = pixels(view)
    assert image.pixelColor(rect.center().x(), rect.top() + 2) == LIGHT.marked(Colour.RED)
    assert image.pixelColor(rect.center().x(), rect.bottom() - 2) == LIGHT.marked(Colour.BLUE)


def test_an_underline_lies_under_the_words_and_not_behind_them(view: ReadingView) -> None:
    view.set_annotations([annotation_of(SAMPLE, "降低關稅", Colour.RED, style=Style.UNDERLINE)])
    rect = rect_of(view, span_of(SAMPLE, "降低關稅"))
    image = pixels(view)
    line = [image.pixelColor(rect.left() + 5, y) for y in range(rect.bottom() - 4, rect.bottom() + 1)]
    assert LIGHT.annotation(Colour.RED) in line
    assert ground(view, span_of(SAMPLE, "降低關稅")) == QColor(LIGHT.page)


def test_a_term_has_a_dotted_line_that_can_be_turned_off(view: ReadingView) -> None:
    def dots() -> int:
        rect = rect_of(view, span_of(SAMPLE, "世界貿易組織"))
        image = pixels(view)
        colours = (
            image.pixelColor(x, y)
            for x in range(rect.left(), rect.right())
            for y in range(rect.bottom() - 4, rect.bottom() + 2)
        )
        return sum(colour == QColor(LIGHT.term) for colour in colours)

    assert dots() > 20
    view.set_terms_visible(False)
    assert dots() == 0


@pytest.mark.parametrize("name", list(THEMES))
def test_every_theme_paints_its_page(view: ReadingView, name: str) -> None:
    view.set_theme(THEMES[name])
    assert ground(view, span_of(SAMPLE, "遵守")) == QColor(THEMES[name].page)


def test_furniture_is_hidden_until_it_is_asked_for(view: ReadingView) -> None:
    header = span_of(SAMPLE, "經貿電子報")
    assert view.span_rects(header) == []
    view.set_furniture_visible(True)
    assert view.span_rects(header)


def test_a_list_item_and_a_footnote_hang_behind_their_labels(view: ReadingView) -> None:
    body = rect_of(view, Span.within(0, 0, 1)).left()
    assert rect_of(view, Span.within(4, 0, 1)).left() > body + 40
    assert rect_of(view, Span.within(8, 0, 1)).left() > body + 20


def test_a_paragraph_of_the_body_begins_two_characters_in_or_not(view: ReadingView) -> None:
    body = rect_of(view, Span.within(1, 0, 1)).left()
    size = view.typography.size
    assert rect_of(view, Span.within(2, 0, 1)).left() - body == 2 * size
    view.set_typography(replace(view.typography, indent=False))
    assert rect_of(view, Span.within(2, 0, 1)).left() == body


def test_full_lines_of_chinese_end_flush(show: Show) -> None:
    view = show(paragraphs("世界貿易組織（WTO）的爭端解決機制在2019年底停擺以後，會員紛紛提出各種改革的主張，" * 4))
    rights = [rect.right() for rect in view.span_rects(Span.within(0, 0, 170))]
    left, width, _ = view.columns()
    assert len(rights) > 4
    assert all(abs(right - (left + width)) <= 2 for right in rights[:-1])
