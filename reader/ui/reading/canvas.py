"""The page without its paint: laid out slices in a scroll area, and what stays in place when they change."""

from collections import OrderedDict
from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.model.annotation import Colour, Position
from reader.presenters.heights import HeightIndex
from reader.presenters.reading import ReadingPresenter
from reader.presenters.scrolling import Scroller
from reader.ui.reading.notes import CARD_WIDTH, GAP
from reader.ui.reading.sheets import Sheet
from reader.ui.reading.ticks import TickBar
from reader.ui.reading.typesetting import Extents, Typesetter
from reader.ui.reading.typography import Typography
from reader.ui.themes import LIGHT, Theme

_KEPT_SHEETS: Final = 400
_KEPT_CHARACTERS: Final = 600_000
_PAGE_MARGIN: Final = 34
_NARROWEST: Final = 26
ICON_MARGIN: Final = 20


class PageCanvas(QAbstractScrollArea):
    """Shows the document of a presenter.  Only what is in sight is converted and laid out.

    The scroll state is (top slice, pixels of it above the view).  What the reader last scrolled to, a source position,
    is kept as the anchor: it stays at its height whenever the page is laid out anew.
    """

    def __init__(self, presenter: ReadingPresenter, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.presenter = presenter
        self.theme: Theme = LIGHT
        self.typography = Typography()
        self.notes_visible = True
        self.layouts_made = 0
        self._ticks = TickBar(self)
        self.setVerticalScrollBar(self._ticks)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._sheets: OrderedDict[int, Sheet] = OrderedDict()
        self._characters = 0
        self._syncing = False
        self._anchor: tuple[Position, float] | None = None
        self._typesetter = Typesetter(presenter, self.typography, self.theme, 400)
        self._extents = Extents(presenter)
        self._scroller = Scroller(HeightIndex(()), self._measure)

    # --- geometry of the page

    def columns(self) -> tuple[float, float, bool]:
        """The left edge and the width of the column, and whether notes have no room for cards."""
        room = self.viewport().width()
        em = self.typography.size
        wanted = em * self.typography.column
        cards = CARD_WIDTH + GAP if self.notes_visible and self.presenter.has_notes else 0
        width = min(wanted, room - 2 * _PAGE_MARGIN - cards)
        narrow = bool(cards) and width < min(wanted, _NARROWEST * em)
        if narrow:
            cards = ICON_MARGIN
            width = min(wanted, room - 2 * _PAGE_MARGIN - cards)
        width = max(width, 8 * em)
        left = max(_PAGE_MARGIN, (room - width) / 2)
        if cards and not narrow:
            left = max(_PAGE_MARGIN, min(left, room - width - cards - _PAGE_MARGIN / 2))
        return round(left), round(width), narrow

    def relayout(self) -> None:
        """Lay the page out anew; what the reader was reading stays where it was."""
        kept = self._kept()
        _, width, _ = self.columns()
        self._sheets.clear()
        self._characters = 0
        self._typesetter = Typesetter(self.presenter, self.typography, self.theme, width)
        if self._extents.slices is not self.presenter.slices:
            self._extents = Extents(self.presenter)
        self._scroller = Scroller(HeightIndex(self._typesetter.estimates(self._extents)), self._measure)
        self._scroller.height = self.viewport().height()
        self._restore(kept)
        self._place_ticks()
        self._sync()
        self.viewport().update()

    def _kept(self) -> tuple[Position, float] | None:
        if self._anchor is None and len(self._sheets):
            self._anchor = self._find_anchor()
        return self._anchor

    def _find_anchor(self) -> tuple[Position, float] | None:
        """The first line of which half or more is seen, and where its upper edge lies in the view."""
        if self._scroller.top == 0 and self._scroller.offset == 0:
            return None
        for number, y in self._scroller.visible():
            for index, setting in enumerate(self.sheet(number).settings[:1]):
                hidden = -y - setting.y
                line = max(0, int((hidden + setting.pitch / 2) // setting.pitch))
                if line < setting.layout.lineCount():
                    passage = self.presenter.passages(number)[index]
                    offset = passage.around(setting.line_start(line))[0]
                    return Position(self.presenter.slices[number].block, offset), y + setting.line_top(line)
        return None

    def _restore(self, kept: tuple[Position, float] | None) -> None:
        if kept is None or not len(self.presenter.slices):
            self._scroller.top, self._scroller.offset = 0, 0.0
            return
        position, y = kept
        number, within = self._row_of(position)
        self._scroller.show(number, within, y)
        self._anchor = kept

    def _row_of(self, position: Position) -> tuple[int, float]:
        """The slice of a position, and how far down in it its line begins."""
        number, index = self.presenter.place(position)
        if self.presenter.slices[number].block != position.block:
            return number, 0.0
        setting = self.sheet(number).settings[index]
        return number, setting.line_top(setting.line_of(setting.passage.caret(position.offset)))

    def sheet(self, number: int) -> Sheet:
        """The laid out slice, from the cache where it is there."""
        if number in self._sheets:
            self._sheets.move_to_end(number)
            return self._sheets[number]
        made = self._typesetter.sheet(number)
        self.layouts_made += 1
        self._sheets[number] = made
        self._characters += made.characters
        while len(self._sheets) > 24 and (len(self._sheets) > _KEPT_SHEETS or self._characters > _KEPT_CHARACTERS):
            _, dropped = self._sheets.popitem(last=False)
            self._characters -= dropped.characters
        return made

    def _measure(self, number: int) -> float:
        height = self.sheet(number).height
        if self._scroller.heights[number] != height:
            self._scroller.heights.set(number, height)
        return height

    # --- scrolling

    def position(self) -> Position:
        """The first line in view."""
        kept = self._kept()
        if kept is not None:
            return kept[0]
        first = self.presenter.slices.owners[0] if len(self.presenter.slices) else 0
        return Position(first, 0)

    def scroll_by(self, distance: float) -> None:
        """Move the page by pixels, downward if positive."""
        self._scroller.move(round(distance))
        self._scrolled()

    def _show_at(self, position: Position, y: float) -> None:
        """Bring the line of a position to `y` pixels below the upper edge, as far as the document allows."""
        number, within = self._row_of(position)
        self._scroller.show(number, within, round(y))
        self._scrolled()

    def _scrolled(self) -> None:
        self._anchor = None
        self._sync()
        self.viewport().update()

    def _sync(self) -> None:
        """Tell the scroll bar where the page stands, but not while the reader holds it."""
        bar = self.verticalScrollBar()
        if bar.isSliderDown():
            return
        self._syncing = True
        high = self.viewport().height()
        bar.setPageStep(max(1, high - 2 * self.typography.size))
        bar.setSingleStep(round(self.typography.size * self.typography.line_height))
        bar.setRange(0, max(0, round(self._scroller.heights.total) - high))
        bar.setValue(round(self._scroller.value))
        self._syncing = False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._syncing:
            return
        bar = self.verticalScrollBar()
        if bar.value() >= bar.maximum():
            self._scroller.to_end()
        elif bar.value() <= 0:
            self._scroller.jump(0)
        elif abs(dy) < 3 * self.viewport().height():
            self._scroller.move(-dy)
        else:
            self._scroller.jump(bar.value())
        self._scrolled()

    def resizeEvent(self, event: QResizeEvent) -> None:
        _, width, _ = self.columns()
        if width != self._typesetter.width:
            self.relayout()
            return
        kept = self._kept()
        self._scroller.height = self.viewport().height()
        self._restore(kept)
        self._place_ticks()
        self._sync()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def sizeHint(self) -> QSize:
        return QSize(900, 720)

    # --- ticks

    def _place_ticks(self) -> None:
        """Show in the scroll bar where hits and annotations are, as far as the heights are known."""
        self._place_marks()
        self._place_hits()

    def _place_marks(self) -> None:
        there = [(mark.span.start, mark.colour) for mark in self.presenter.annotations if mark.span]
        colours = {colour: self.theme.annotation(colour) for colour in Colour}
        self._ticks.set_marks(self._shares([start for start, _ in there]), [colours[colour] for _, colour in there])

    def _place_hits(self) -> None:
        presenter, hit = self.presenter, QColor(self.theme.term)
        places = self._shares([Position(each.block, each.start) for each in presenter.hits])
        colours = [hit] * len(places)
        if presenter.current_hit is not None and presenter.current_hit < len(places):
            places.append(places[presenter.current_hit])
            colours.append(QColor(self.theme.current_edge))
        self._ticks.set_hits(places, colours)

    def _shares(self, positions: Sequence[Position]) -> list[float]:
        """Where in the document positions are, from 0 to 1; nowhere in an empty one."""
        if not len(self.presenter.slices):
            return []
        return self._scroller.heights.shares(*self.presenter.slices.locate(positions))
