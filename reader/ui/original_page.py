"""The page of the original as it was printed, with the text being read marked on it."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPointF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHideEvent,
    QImage,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QStackedLayout, QVBoxLayout, QWidget

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.annotation import Colour, Position, Span
from reader.model.document import Document
from reader.model.progress import Progress
from reader.presenters.original import Original
from reader.services.page_images import PageAsked, PageImages
from reader.ui.controls import tool_button
from reader.ui.original_sheet import PageArea, PageMark, PageSheet
from reader.ui.themes import THEMES, Theme
from reader.ui.work_bar import WorkBar

_POLL_MS: Final = 20
_SETTLE_MS: Final = 90  # after the last change of size
_PATIENCE_MS: Final = 250  # before it is told that a page is being drawn
_ZOOM_STEP: Final = 1.25
_LEAST_ZOOM, _MOST_ZOOM = 0.5, 5.0
_PAPER: Final = THEMES["light"]  # paper is light in every theme, and so are the marks on it
_SIZE: Final = QSize(420, 600)
_NARROWEST: Final = 240
_BAR_WIDTH: Final = 60
_MARGIN, _GAP = 6, 2


class OriginalPage(QWidget):
    """`blockChosen` carries the block whose place on the page was clicked."""

    blockChosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("原始頁面"))
        self.setMinimumWidth(_NARROWEST)
        self.images = PageImages()
        self._original: Original | None = None
        self._path: Path | None = None
        self._shown: PageAsked | None = None
        self._selected: range | None = None
        self._marked: Sequence[tuple[int, Colour]] = ()
        self._here = Position(0, 0)
        self._brings_in = False
        self.page, self.pages, self.zoom = 1, 0, 1.0
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._take)
        self._settle = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._settle.timeout.connect(self._ask)
        self._patience = QTimer(self, interval=_PATIENCE_MS, singleShot=True)
        self._patience.timeout.connect(self._tell_drawing)
        self._build()

    # --- making
    def _build(self) -> None:
        self.sheet = PageSheet(self)
        self.sheet.pressed.connect(self._pressed)
        self.area = PageArea(self)
        self.area.setWidget(self.sheet)
        self.area.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.area.setAccessibleName(_("原始頁面"))
        self.area.zoomAsked.connect(lambda steps: self.zoom_by(_ZOOM_STEP**steps))
        self.area.resized.connect(self._resized)
        self.setFocusProxy(self.area)
        self.message = QLabel(self)
        self.message.setWordWrap(True)
        self.message.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.message.setMargin(24)
        self.work = WorkBar(self)
        self.work.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.work.bar.setMaximumWidth(_BAR_WIDTH)
        self.unread = QLabel(_("這一頁只有圖像，沒有讀到文字。"), self)
        self.unread.setWordWrap(True)
        self.unread.setMargin(4)
        self.unread.hide()
        middle = QWidget(self)
        self._stack = QStackedLayout(middle)
        self._stack.addWidget(self.message)
        self._stack.addWidget(self.area)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, 0)
        layout.setSpacing(4)
        layout.addLayout(self._bar())
        layout.addWidget(self.work)
        layout.addWidget(self.unread)
        layout.addWidget(middle, 1)
        self.show_document(None, None)

    def _bar(self) -> QHBoxLayout:
        bar = QHBoxLayout()
        bar.setSpacing(_GAP)
        self.previous = tool_button("◀", _("上一頁（PageUp）"), lambda: self.turn_to(self.page - 1), self)
        self.place = QLabel(self)
        self.next = tool_button("▶", _("下一頁（PageDown）"), lambda: self.turn_to(self.page + 1), self)
        self.smaller = tool_button("－", _("縮小（-）"), lambda: self.zoom_by(1 / _ZOOM_STEP), self)
        self.larger = tool_button("＋", _("放大（+）"), lambda: self.zoom_by(_ZOOM_STEP), self)
        self.fit = tool_button("↔", _("符合寬度（0）"), self.fit_width, self)
        self._buttons = (self.previous, self.next, self.smaller, self.larger, self.fit)
        for widget in (self.previous, self.place, self.next):
            bar.addWidget(widget)
        bar.addStretch(1)
        for widget in (self.smaller, self.larger, self.fit):
            bar.addWidget(widget)
        return bar

    # --- what is shown
    def show_document(self, document: Document | None, path: Path | None) -> None:
        """Show the pages of a document, whose kept original is the file at `path`."""
        self._original = Original(document) if document else None
        self._selected, self._marked = None, ()
        if path is not None and path == self._path:
            return  # another edition of the same pages
        self._path, self._shown, self.page, self.pages = None, None, 1, 0
        self.images.forget()
        self.sheet.image = QImage()
        if document is None:
            self._refuse(_("開啟一份 PDF 文件，這裡就會顯示印出來的頁面。"))
        elif path is None or not path.exists():
            self._refuse(_("文件庫裡找不到這份文件的原檔，看不到原始頁面；原檔可以從備份還原。"))
        elif path.suffix.lower() != ".pdf":
            self._refuse(_("這份文件不是從 PDF 匯入的，沒有印出來的頁面可以對照。"))
        else:
            self._path = path
            self._stack.setCurrentWidget(self.area)
        self._tell_place()

    def _refuse(self, sentence: str) -> None:
        self.message.setText(sentence)
        self._stack.setCurrentWidget(self.message)
        self.unread.hide()

    def follow(self, position: Position) -> None:
        """Show the page on which the text is being read."""
        self._here = position
        page = self._original.page_at(position) if self._original else None
        if page is not None:
            self._brings_in = True
            self._show_page(page)

    def select(self, span: Span | None) -> None:
        """Mark the blocks of the selection."""
        chosen = span is not None and span.start != span.end
        self._selected = range(span.start.block, span.end.block + 1) if span is not None and chosen else None
        page = self._original.page_at(span.start) if self._original and span is not None and chosen else None
        if page is not None:
            self._show_page(page)
        self._mark()

    def set_annotations(self, marked: Iterable[tuple[int, Colour]]) -> None:
        """Mark blocks that bear annotations, in their colours."""
        self._marked = tuple(marked)
        self._mark()

    def set_theme(self, theme: Theme) -> None:
        self.sheet.dark = theme.dark
        self.sheet.update()

    # --- turning and zooming
    def turn_to(self, page: int) -> None:
        """Show another page than the one being read; the text stays where it is."""
        if self.pages:
            self._show_page(min(max(1, page), self.pages))
            self.area.verticalScrollBar().setValue(0)

    def zoom_by(self, factor: float) -> None:
        self.zoom = min(_MOST_ZOOM, max(_LEAST_ZOOM, self.zoom * factor))
        self._resized()

    def fit_width(self) -> None:
        self.zoom = 1.0
        self._resized()

    def _show_page(self, page: int) -> None:
        if page != self.page:
            self.page = page
            self._ask()
        elif self._shown is None:
            self._ask()
        self._tell_place()
        self._mark()
        self._bring_in()

    def _fit_place(self) -> None:
        """Where one is, in few signs where there is no room for words."""
        told = self.place.toolTip()
        others = sum(button.sizeHint().width() + _GAP for button in self._buttons)
        room = self.width() - 2 * _MARGIN - others
        brief = f"{format_count(self.page)}／{format_count(self.pages)}"
        self.place.setText(told if self.place.fontMetrics().horizontalAdvance(told) <= room else brief)

    def _resized(self) -> None:
        """The sheet takes its new size at once, the sharper picture follows."""
        self._fit_place()
        self._fit_sheet()
        self._settle.start()

    # --- drawing
    def _ask(self) -> None:
        if self._path is None or not self.isVisible():
            return
        wide = round(max(80, self.area.viewport().width() * self.zoom) * self.devicePixelRatioF())
        asked = PageAsked(self._path, self.page, wide)
        if asked != self._shown:
            self.images.ask(asked)
            self._poll.start()
            self._patience.start()

    def _tell_drawing(self) -> None:
        """It takes long enough to say so, and to be stopped."""
        if self.images.waiting:
            if self.work.isHidden():
                self.work.watch(self._take, self._stop)
            self.work.show_progress(Progress("page", 0, 0, _("第 {page} 頁").format(page=format_count(self.page))))

    def _stop(self) -> None:
        self.images.close()
        self._rest()
        self._shown = None
        self._refuse(_("已停止繪製這一頁；翻頁，或在內文裡移動，就會再畫。"))

    def _rest(self) -> None:
        """No page is being drawn."""
        self._poll.stop()
        self._patience.stop()
        if not self.work.isHidden():
            self.work.finish()

    def _take(self) -> None:
        drawn = self.images.poll()
        if not self.images.waiting:
            self._rest()
        if drawn is None or drawn.asked.path != self._path:
            return
        self._shown = drawn.asked
        if drawn.picture is None:
            self._refuse(drawn.refusal)
            return
        picture = drawn.picture
        image = QImage(picture.pixels, picture.width, picture.height, picture.stride, QImage.Format.Format_RGB32)
        self.sheet.image, self.sheet.points, self.pages = image.copy(), picture.points, picture.pages
        self._stack.setCurrentWidget(self.area)
        self._fit_sheet()
        self._tell_place()
        self._mark()
        self._bring_in()

    def _fit_sheet(self) -> None:
        wide = max(80, round(self.area.viewport().width() * self.zoom))
        across, up = self.sheet.points
        self.sheet.resize(QSize(wide, round(wide * up / max(1.0, across))))

    def _mark(self) -> None:
        original, marks = self._original, []
        if original is not None and self._path is not None:
            current = [PageMark(box, QColor(_PAPER.focus)) for box in original.boxes(self.page, [self._here.block])]
            chosen = [
                PageMark(box, QColor(_PAPER.current_edge)) for box in original.boxes(self.page, self._selected or ())
            ]
            bars = [
                PageMark(box, _PAPER.annotation(colour), is_bar=True)
                for block, colour in self._marked
                for box in original.boxes(self.page, [block])
            ]
            marks = [*(chosen or current), *bars]
        self.sheet.marks = marks
        self.sheet.update()

    def _bring_in(self) -> None:
        """Scroll to the text being read, once, where the sheet is taller than the panel."""
        boxes = self._original.boxes(self.page, [self._here.block]) if self._original else []
        if self._brings_in and boxes and not self.sheet.image.isNull():
            self._brings_in = False
            rect = self.sheet.rect_of(boxes[0])
            self.area.ensureVisible(0, round(rect.top()), 0, round(self.area.viewport().height() * 0.3))

    def _tell_place(self) -> None:
        usable = self._path is not None
        for button in self._buttons:
            button.setEnabled(usable)
        label = self._original.label(self.page) if self._original else str(self.page)
        counted = {"page": label, "number": format_count(self.page), "pages": format_count(self.pages)}
        told = _("第 {page} 頁，共 {pages} 頁") if label == str(self.page) else _("第 {page} 頁（{number}／{pages}）")
        self.place.setToolTip(told.format(**counted) if usable and self.pages else "")
        self._fit_place()
        self.previous.setEnabled(usable and self.page > 1)
        self.next.setEnabled(usable and self.page < self.pages)
        self.area.setAccessibleDescription(self.place.toolTip())
        self.unread.setVisible(usable and self._original is not None and self._original.is_unread(self.page))

    # --- mouse, keys
    def _pressed(self, place: QPointF) -> None:
        block = self._original.block_at(self.page, place.x(), place.y()) if self._original else None
        if block is not None:
            self.blockChosen.emit(block)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_PageDown:
            self.turn_to(self.page + 1)
        elif key == Qt.Key.Key_PageUp:
            self.turn_to(self.page - 1)
        elif key == Qt.Key.Key_Home:
            self.turn_to(1)
        elif key == Qt.Key.Key_End:
            self.turn_to(self.pages)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.zoom_by(_ZOOM_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom_by(1 / _ZOOM_STEP)
        elif key == Qt.Key.Key_0:
            self.fit_width()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose_first()
        else:
            super().keyPressEvent(event)

    def _choose_first(self) -> None:
        """Go to the text at the top of the page."""
        block = self._original.first_on(self.page) if self._original else None
        if block is not None:
            self.blockChosen.emit(block)

    def sizeHint(self) -> QSize:
        return _SIZE

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._resized()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.images.forget()
        self._rest()

    def close_images(self) -> None:
        """End the process that draws."""
        self._rest()
        self._settle.stop()
        self.images.close()
