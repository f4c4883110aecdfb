"""The page as a whole: its size, its fonts and colours, its lines, and what a screen reader gets."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QFontDatabase, QFontMetricsF, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from reader.datafiles import resource
from reader.model.annotation import Colour, Position, Span
from reader.model.document import Block, BlockKind
from reader.model.script import Script
from reader.presenters.slices import LONGEST
from reader.ui.fonts import SANS, SERIF, load_fonts, reading_families
from reader.ui.reading import ReadingView, Typography
from reader.ui.reading.tables import column_widths
from reader.ui.themes import THEMES, Theme, palette, stylesheet
from tests.gui.pages import LEFT, NO_KEY, Show, pixels, rect_of, show, view
from tests.unit.presenters.sample import (
    SAMPLE,
    annotation_of,
    document,
    paragraphs,
    table,
)

__all__ = ["show", "view"]


def test_only_what_is_in_sight_of_ten_megabytes_is_laid_out(show: Show) -> None:
    made = paragraphs(*["經貿政策的說明文字，共八十個字元左右。" * 4] * 42_000)
    view = show(made)
    pixels(view)
    assert view.layouts_made < 40
    view.set_script(Script.CN)
    pixels(view)
    assert view.layouts_made < 80
    view.go_to(Position(40_000, 0))
    pixels(view)
    assert view.layouts_made < 140


def test_fifty_megabytes_in_one_block_open_and_can_be_gone_through(show: Show) -> None:
    made = paragraphs("貿易政策。" * (16_700_000 // 5))
    view = show(made)
    pixels(view)
    assert view.layouts_made < 5
    view.go_to(Position(0, 9_000_000))
    pixels(view)
    assert abs(view.position().offset - 9_000_000) < LONGEST
    QTest.keyClick(view, Qt.Key.Key_End)
    assert view.layouts_made < 20


def test_an_empty_page_and_an_empty_document_do_no_harm(view: ReadingView) -> None:
    for made in (None, document(), paragraphs(""), document(table([[""], ["", ""]]))):
        view.set_document(made)
        pixels(view)
        for key in (Qt.Key.Key_Space, Qt.Key.Key_End, Qt.Key.Key_Tab, Qt.Key.Key_Home):
            QTest.keyClick(view, key)
        for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_End):
            QTest.keyClick(view, key, Qt.KeyboardModifier.ShiftModifier)
        QTest.mouseClick(view.viewport(), LEFT, NO_KEY, QPoint(100, 100))
        QTest.mouseDClick(view.viewport(), LEFT, NO_KEY, QPoint(100, 100))
        view.select_all()
        view.set_script(Script.CN)
        view.show_hit(1)
        assert view.selected_text().strip() == ""


# Words with the ligatures of the fonts (fi, fl, ffi), between Chinese that is set flush.
LIGATURES = (
    "跨太平洋夥伴全面進步協定（Comprehensive and Progressive Agreement for Trans-Pacific Partnership, CPTPP）之效力，"
    "以及官方（official）文件所稱之 efficient 與 flexible 安排，均須 notification 後方得為之。"
)


@pytest.mark.parametrize("column", range(18, 44, 2))
def test_no_line_of_flush_text_breaks_inside_a_latin_word(show: Show, column: int) -> None:
    view = show(document(Block(BlockKind.PARAGRAPH, LIGATURES * 3)))
    view.set_typography(Typography(column=column))
    (setting,) = view.sheet(0).settings
    text = setting.passage.text
    starts = [setting.line_start(line) for line in range(1, setting.layout.lineCount())]
    cut = [text[at - 8 : at + 8] for at in starts if text[at - 1].isascii() and text[at - 1 : at + 1].isalpha()]
    assert len(starts) > 3
    assert [words for words in cut if words[8].isascii()] == []


@pytest.mark.parametrize("column", [18, 23, 30, 37, 44])
def test_an_entry_of_the_contents_stands_on_one_line_and_its_page_at_the_edge(show: Show, column: int) -> None:
    titles = {"一、港口": 3, "（二）倉儲如何運作？": 14, "三、結語": 121}
    entries = [f"{title}{'.' * 90} {page}" for title, page in titles.items()]
    view = show(document(*(Block(BlockKind.TOC_ENTRY, entry) for entry in entries)))
    view.set_typography(Typography(column=column))
    ends = [rect_of(view, Span.within(at, len(entry) - 1, len(entry))) for at, entry in enumerate(entries)]
    starts = [rect_of(view, Span.within(at, 0, 1)) for at in range(3)]
    assert [rect.top() for rect in ends] == [rect.top() for rect in starts]
    assert max(rect.right() for rect in ends) - min(rect.right() for rect in ends) <= 3


def test_the_licence_names_every_family_that_comes_with_the_program(qapp: QApplication) -> None:
    told = resource("fonts", "OFL.txt").read_text(encoding="utf-8")
    files = sorted(resource("fonts").glob("*.woff2"))
    assert files
    for file in files:
        (family,) = QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(file)))
        assert family in told


def test_the_own_fonts_are_loaded_and_no_japanese_one_is_offered(qapp: QApplication) -> None:
    assert load_fonts() == (SANS, SERIF)
    families = reading_families()
    assert families[:2] == (SANS, SERIF)
    assert not [family for family in families if " JP" in family]


MARKS = "，。、；：！？"


def ink_of(view: ReadingView, position: Position, image: QImage) -> float:
    """Where the middle of a character's ink is in the width of its square, 0 at the left edge to 1 at the right."""
    rect = rect_of(view, Span(position, Position(position.block, position.offset + 1)))
    paper = QColor(view.theme.page).rgb()
    columns = [
        x
        for x in range(rect.width())
        if any(image.pixel(rect.x() + x, rect.y() + y) != paper for y in range(rect.height()))
    ]
    return (columns[0] + columns[-1]) / 2 / rect.width()


@pytest.mark.parametrize("family", [SANS, SERIF])
@pytest.mark.parametrize("kind", [BlockKind.PARAGRAPH, BlockKind.HEADING])
def test_commas_and_stops_stand_in_the_middle_in_traditional_and_in_the_corner_in_simplified_text(
    show: Show, family: str, kind: BlockKind
) -> None:
    view = show(document(Block(kind, "中" + "".join(f"　{mark}　" for mark in MARKS + "「") + "中")))
    view.set_typography(replace(view.typography, font=family, size=16, column=60))
    for script, cornered in ((Script.TW, False), (Script.CN, True), (Script.CN_TERMS, True), (Script.HK, False)):
        view.set_script(script)
        image = pixels(view)
        widths = {rect_of(view, Span.within(0, at, at + 1)).width() for at in range(3 * len(MARKS) + 5)}
        assert max(widths) - min(widths) <= 1, "each has the square of a character"
        for at, mark in enumerate(MARKS):
            assert (ink_of(view, Position(0, 3 * at + 2), image) < 0.4) == cornered, mark


@pytest.mark.parametrize(
    ("text", "cornered"), [("灯塔的光，照着远处的渔船。", True), ("燈塔的光，照著遠處的漁船。", False)]
)
def test_a_text_as_imported_has_its_marks_where_its_characters_have_them(show: Show, text: str, cornered: bool) -> None:
    made = paragraphs(text)
    view = show(made)
    view.set_annotations((annotation_of(made, text[:3], Colour.BLUE, note="光，遠。"),))
    assert (ink_of(view, Position(0, text.index("，")), pixels(view)) < 0.4) == cornered
    (card,) = view.notes.cards
    assert card.text is not None
    metrics = QFontMetricsF(card.text.font())
    assert (metrics.tightBoundingRect("，").center().x() < 0.4 * metrics.horizontalAdvance("中")) == cornered


@pytest.mark.parametrize("columns", [5, 8, 12, 14])
def test_the_columns_of_a_table_are_together_as_wide_as_the_page(columns: int) -> None:
    made = table([["港口進出貨量"] * columns, ["7,654,321"] * columns])
    for width in range(600, 640):
        widths = column_widths(made, width, 18, 6)
        assert sum(widths) == width
        assert max(widths) - min(widths) <= 1


def test_the_view_names_itself_the_document_and_the_section(view: ReadingView) -> None:
    assert view.accessibleName() == "閱讀區"
    view.set_document(replace(SAMPLE), Position(5, 0))
    assert view.accessibleDescription().startswith("樣本 — ")
    (read,) = (each for each in view.findChildren(QPlainTextEdit) if each.accessibleName() == "目前段落")
    assert read.toPlainText() in {block.text for block in SAMPLE.blocks}
    assert read.isReadOnly()


def contrast(first: QColor, second: QColor) -> float:
    """The contrast ratio of WCAG 2, 1..21."""
    lighter, darker = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: QColor) -> float:
    def linear(value: float) -> float:
        return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(colour.redF()) + 0.7152 * linear(colour.greenF()) + 0.0722 * linear(colour.blueF())


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_every_kind_of_text_stands_out_from_what_lies_behind_it(theme: Theme) -> None:
    page, text = QColor(theme.page), QColor(theme.text)
    behind = [
        page,
        *map(theme.marked, Colour),
        *map(QColor, (theme.selection, theme.hit, theme.current_hit, theme.stripe)),
    ]
    assert min(contrast(text, ground) for ground in behind) >= 4.5
    for ink in (theme.quiet, theme.faint, theme.link):
        assert contrast(QColor(ink), page) >= 4.5
    for ground in (theme.selection, theme.hit, theme.stripe):
        assert contrast(QColor(theme.link), QColor(ground)) >= 3
    assert contrast(QColor(theme.note_text), QColor(theme.note)) >= 4.5
    assert contrast(QColor(theme.window_text), QColor(theme.window)) >= 4.5
    assert contrast(QColor(theme.term), page) >= 3


@pytest.mark.parametrize("theme", THEMES.values(), ids=list(THEMES))
def test_a_theme_dresses_the_whole_application(theme: Theme) -> None:
    assert palette(theme).color(QPalette.ColorRole.Base) == QColor(theme.page)
    assert "$" not in stylesheet(theme)


@pytest.mark.parametrize("columns", [3, 4, 6, 9])
def test_no_column_of_a_table_stands_beside_a_narrow_page(show: Show, columns: int) -> None:
    heads = ["主辦與執行的單位", "報名截止日期", "活動的日期", "活動名稱與地點", *("其他應注意事項" for _ in range(5))]
    cells = ["港口管理局", "額滿為止", "5/14", "Seminar on Lighthouse Maintenance：燈塔維護研討會", *("須先登記",) * 5]
    view = show(document(table([heads[:columns], cells[:columns]])))
    view.resize(440, 640)
    pixels(view)
    _left, width, _ = view.columns()
    for number in range(len(view.presenter.slices)):
        settings = view.sheet(number).settings
        assert len(settings) == columns
        for setting in settings:
            assert setting.x + setting.width <= width + 1
        for one, other in pairwise(settings):
            assert one.x + one.width <= other.x
