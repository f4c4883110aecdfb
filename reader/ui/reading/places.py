"""The way between points of the viewport and places in the text."""

from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize

from reader.model.annotation import Position, Span
from reader.presenters.targets import FootnoteTarget, Target
from reader.ui.reading.canvas import PageCanvas
from reader.ui.reading.sheets import Setting


@dataclass(frozen=True, slots=True)
class Caret:
    """A place between characters on the page: a slice, a passage of it, an offset in the passage's shown text."""

    slice: int
    passage: int
    shown: int


class MappedPage(PageCanvas):
    """Tells where text lies and what lies at a point.  Points and rectangles are those of the viewport."""

    def caret_at(self, point: QPointF) -> Caret | None:
        """The caret place nearest to a point of the viewport."""
        seen = self._scroller.visible()
        if not seen:
            return None
        number, top = next((row for row, after in pairwise(seen) if after[1] > point.y()), seen[-1])
        left, _, _ = self.columns()
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
        left, _, _ = self.columns()
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
        left, _, _ = self.columns()
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
        left, width, _ = self.columns()
        pitch = self.sheet(number).settings[0].pitch if self.sheet(number).settings else 1.0
        return QRect(QPoint(round(left), round(top + within)), QSize(round(width), round(pitch)))

    def caret_rect(self, position: Position) -> QRect | None:
        """A caret two pixels wide before the character at a position, in the viewport."""
        line = self.line_rect(position)
        if line is None:
            return None
        number, index = self.presenter.place(position)
        setting = self.sheet(number).settings[index]
        left, _, _ = self.columns()
        x = round(left + setting.x_of(setting.passage.caret(position.offset)))
        return QRect(x - 1, line.y() + round((setting.pitch - setting.band) / 2), 2, round(setting.band))

    def target_rect(self, target: Target) -> QRect | None:
        """The first line of a target, in the viewport; None if it is out of sight."""
        bands = self._bands(target)
        return bands[0].toAlignedRect() if bands else None

    def _bands(self, target: Target) -> list[QRectF]:
        left, _, _ = self.columns()
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
