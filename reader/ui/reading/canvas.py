"""The page: laid out slices in a scroll area, what is painted over them, the way between points and text."""

from collections import OrderedDict
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from reader.model.annotation import Annotation, Position, Span
from reader.presenters.heights import HeightIndex
from reader.presenters.reading import ReadingPresenter
from reader.presenters.scrolling import Scroller
from reader.presenters.targets import FootnoteTarget, Target
from reader.ui.reading.notes import CARD_WIDTH, GAP, MarginNotes
from reader.ui.reading.painting import SheetPainter
from reader.ui.reading.sheets import Setting, Sheet
from reader.ui.reading.ticks import TickBar
from reader.ui.reading.typesetting import Extents, Typesetter
from reader.ui.reading.typography import Typography
from reader.ui.themes import LIGHT, Theme

_KEPT_SHEETS: Final = 400
_KEPT_CHARACTERS: Final = 600_000
_PAGE_MARGIN: Final = 34
_NARROWEST: Final = 26
_ICON_MARGIN: Final = 20


@dataclass(frozen=True, slots=True)
class Caret:
    """A place between characters on the page: a slice, a passage of it, an offset in the passage's shown text."""

    slice: int
    passage: int
    shown: int


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
        self._notes = MarginNotes(self.typography)
        self._ring: Target | None = None
        self._flash: tuple[Position, float] | None = None
        self._typesetter = Typesetter(presenter, self.typography, self.theme, 400)
        self._extents = Extents(presenter)
        self._scroller = Scroller(HeightIndex(()), self._measure)

    # --- geometry of the page

    def _columns(self) -> tuple[float, float, bool]:
        """The left edge and the width of the column, and whether notes have no room for cards."""
        room = self.viewport().width()
        em = self.typography.size
        wanted = em * self.typography.column
        cards = CARD_WIDTH + GAP if self.notes_visible and self.presenter.has_notes else 0
        width = min(wanted, room - 2 * _PAGE_MARGIN - cards)
        narrow = bool(cards) and width < min(wanted, _NARROWEST * em)
        if narrow:
            cards = _ICON_MARGIN
            width = min(wanted, room - 2 * _PAGE_MARGIN - cards)
        width = max(width, 8 * em)
        left = max(_PAGE_MARGIN, (room - width) / 2)
        if cards and not narrow:
            left = max(_PAGE_MARGIN, min(left, room - width - cards - _PAGE_MARGIN / 2))
        return round(left), round(width), narrow

    def relayout(self) -> None:
        """Lay the page out anew; what the reader was reading stays where it was."""
        kept = self._kept()
        _, width, _ = self._columns()
        self._sheets.clear()
        self._characters = 0
        self._notes = MarginNotes(self.typography)
        self._typesetter = Typesetter(self.presenter, self.typography, self.theme, width)
        if self._extents.slices is not self.presenter.slices:
            self._extents = Extents(self.presenter)
        self._scroller = Scroller(HeightIndex(self._typesetter.estimates(self._extents)), self._measure)
        self._scroller.height = self.viewport().height()
        self._restore(kept)
        self._place_ticks()
        self._sync()
        self.viewport().update()

    def repaint_page(self) -> None:
        """Paint again what is in sight, nothing having moved."""
        self.viewport().update()

    def _kept(self) -> tuple[Position, float] | None:
        if self._anchor is None and len(self._sheets):
            self._anchor = self._find_anchor()
        return self._anchor

    def _find_anchor(self) -> tuple[Position, float] | None:
        """The first line of which something is seen, and where its upper edge lies in the view."""
        if self._scroller.top == 0 and self._scroller.offset == 0:
            return None
        for number, y in self._scroller.visible():
            for index, setting in enumerate(self.sheet(number).settings[:1]):
                hidden = -y - setting.y
                line = max(0, int(hidden // setting.pitch)) if hidden > 0 else 0
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

    def scroll_by(self, distance: float) -> None:
        """Move the page by pixels, downward if positive."""
        self._scroller.move(round(distance))
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
        _, width, _ = self._columns()
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

    # --- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        clip = QRectF(event.rect())
        painter.fillRect(clip, QColor(self.theme.page))
        left, _, _ = self._columns()
        pages = SheetPainter(painter, self.theme, clip)
        self._paint_flash(painter)
        for number, y in self._scroller.visible():
            pages.paint(self.sheet(number), self.presenter.runs(number), QPointF(left, y))
        if self._ring is not None and self.hasFocus():
            pages.ring(self._bands(self._ring))
        self._paint_caret(painter)
        self._place_notes()
        self._notes.paint(painter, self.theme)
        painter.end()
        self._sync()

    def _paint_caret(self, painter: QPainter) -> None:
        """For the view that has one."""

    def _paint_flash(self, painter: QPainter) -> None:
        if self._flash is None:
            return
        position, strength = self._flash
        area = self.line_rect(position)
        if area is not None:
            shade = QColor(self.theme.hit)
            shade.setAlphaF(max(0.0, min(1.0, strength)))
            painter.fillRect(QRectF(area).adjusted(-8, 0, 8, 0), shade)

    def _place_notes(self) -> None:
        if not self.notes_visible:
            self._notes.cards = []
            return
        left, width, narrow = self._columns()
        x = left + width + (_ICON_MARGIN / 3 if narrow else GAP)
        wanted: list[tuple[Annotation, float]] = []
        for number, y in self._scroller.visible():
            for annotation in self.presenter.notes(number):
                if annotation.span is None:
                    continue
                _, within = self._row_of(annotation.span.start)
                if y + within < self.viewport().height():
                    wanted.append((annotation, y + within))
        self._notes.place(wanted, x, narrow)

    def _place_ticks(self) -> None:
        """Where hits and annotations are in the document, as far as its heights are known."""
        presenter = self.presenter
        heights = self._scroller.heights
        total = heights.total or 1.0
        tops = heights.tops()

        def place(position: Position) -> float:
            number = presenter.slices.of(position)
            piece = presenter.slices[number]
            within = (position.offset - piece.start) / max(1, piece.end - piece.start)
            return float(tops[number] + min(1.0, max(0.0, within)) * heights[number]) / total

        if not len(presenter.slices):
            self._ticks.set_marks(())
            self._ticks.set_hits(())
            return
        self._ticks.set_marks(
            (place(a.span.start), self.theme.annotation(a.colour)) for a in presenter.annotations if a.span
        )
        hit, current = QColor(self.theme.term), QColor(self.theme.current_edge)
        places = [(place(Position(h.block, h.start)), hit) for h in presenter.hits]
        if presenter.current_hit is not None and presenter.current_hit < len(places):
            places.append((places[presenter.current_hit][0], current))
        self._ticks.set_hits(places)

    # --- between points and text

    def caret_at(self, point: QPointF) -> Caret | None:
        """The caret place nearest to a point of the viewport."""
        seen = self._scroller.visible()
        if not seen:
            return None
        number, top = next((row for row, after in pairwise(seen) if after[1] > point.y()), seen[-1])
        left, _, _ = self._columns()
        sheet = self.sheet(number)
        inside = point - QPointF(left, top)
        if not sheet.settings:
            return None
        index = sheet.setting_at(inside)
        return Caret(number, index, sheet.settings[index].caret_at(inside))

    def character_at(self, point: QPointF) -> Caret | None:
        """The character right under a point of the viewport."""
        near = self.caret_at(point)
        if near is None:
            return None
        left, _, _ = self._columns()
        top = dict(self._scroller.visible())[near.slice]
        shown = self._setting(near).character_at(point - QPointF(left, top))
        return None if shown is None else Caret(near.slice, near.passage, shown)

    def extent(self, caret: Caret) -> Span:
        """The caret as a source span: empty, or the converted word that the caret stands in."""
        low, high = self._setting(caret).passage.around(caret.shown)
        return Span.within(self.presenter.slices[caret.slice].block, low, high)

    def span_rects(self, span: Span) -> list[QRect]:
        """The lines of a span that are in sight, in the coordinates of the viewport."""
        found: list[QRect] = []
        left, _, _ = self._columns()
        for number, y in self._scroller.visible():
            part = span.part(self.presenter.slices[number].block, 1 << 62)
            for setting in self.sheet(number).settings if part else ():
                if part and part[0] < setting.passage.end and part[1] > setting.passage.start:
                    bands = setting.rects(*setting.passage.to_shown(*part))
                    found += [band.translated(left, y).toAlignedRect() for band in bands]
        return [rect for rect in found if rect.intersects(self.viewport().rect())]

    def line_rect(self, position: Position) -> QRect | None:
        """The line of a position as wide as the column, in the viewport; None if its slice is out of sight."""
        number, within = self._row_of(position) if len(self.presenter.slices) else (0, 0.0)
        top = dict(self._scroller.visible()).get(number)
        if top is None:
            return None
        left, width, _ = self._columns()
        pitch = self.sheet(number).settings[0].pitch if self.sheet(number).settings else 1.0
        return QRect(QPoint(round(left), round(top + within)), QSize(round(width), round(pitch)))

    def caret_rect(self, position: Position) -> QRect | None:
        """A caret two pixels wide before the character at a position, in the viewport."""
        line = self.line_rect(position)
        if line is None:
            return None
        number, index = self.presenter.place(position)
        setting = self.sheet(number).settings[index]
        left, _, _ = self._columns()
        x = round(left + setting.x_of(setting.passage.caret(position.offset)))
        return QRect(x - 1, line.y() + round((setting.pitch - setting.band) / 2), 2, round(setting.band))

    def target_rect(self, target: Target) -> QRect | None:
        """The first line of a target, in the viewport; None if it is out of sight."""
        bands = self._bands(target)
        return bands[0].toAlignedRect() if bands else None

    def _bands(self, target: Target) -> list[QRectF]:
        left, _, _ = self._columns()
        seen = dict(self._scroller.visible())
        for number in self.presenter.slices.of_block(target.block):
            if number not in seen:
                continue
            for setting in self.sheet(number).settings:
                shown = _shown(setting, target)
                if shown:
                    return [band.translated(left, seen[number]) for band in setting.rects(*shown)]
        return []

    def _setting(self, caret: Caret) -> Setting:
        return self.sheet(caret.slice).settings[caret.passage]


def _shown(setting: Setting, target: Target) -> tuple[int, int] | None:
    passage = setting.passage
    if isinstance(target, FootnoteTarget):
        return next(((mark.start, mark.end) for mark in passage.marks if mark.ref == target.ref), None)
    if target.start < passage.end and target.end > passage.start:
        return passage.to_shown(target.start, target.end)
    return None
