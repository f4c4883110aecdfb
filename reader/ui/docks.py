"""The panels around the page: tabs at either side, and the original page beside the text."""

from collections.abc import Mapping
from functools import partial
from typing import Final

from PySide6.QtCore import QByteArray, QEvent, QMargins, QObject, QSize, Qt, QTimer
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDockWidget, QMainWindow, QMenu, QStyle, QTabBar, QTabWidget, QWidget

from reader.i18n import gettext as _
from reader.ui.room import resize_within_screen

_SIZE: Final = (1440, 900)
_PANEL_WIDTH, _PAGE_WIDTH = 280, 400
_NEARLY: Final = 8
# In a small window the panels give way before the text does.
_NARROWEST_PANEL, _NARROWEST_TAB = 150, 36
# Beside the name of a tab, where there is room.
_BESIDE: Final = 8


class Docks(QObject):
    """Docks of `window` around its `text`, each of which `menu` shows and hides.  `left` and `right` hold tabs."""

    def __init__(self, window: QMainWindow, menu: QMenu, text: QWidget, page: QWidget) -> None:
        super().__init__(window)
        self._window, self._menu, self._text = window, menu, text
        # Pixels that each panel gave to the page.
        self._given = 0
        areas = Qt.DockWidgetArea
        self.left = self._tabs("left", _("文件庫與目錄"), areas.LeftDockWidgetArea, "F9")
        self.right = self._tabs("right", _("搜尋與標註"), areas.RightDockWidgetArea, "F10")
        self.page = self._dock("original", _("原始頁面"), "F7", page)
        # Between the text and what is at its right.
        window.addDockWidget(areas.RightDockWidgetArea, self.page)
        window.splitDockWidget(self.page, _dock_of(self.right), Qt.Orientation.Horizontal)
        self.page.hide()
        self.page.toggleViewAction().toggled.connect(self._make_room)
        # Pixels that the reader gave each panel, which has less in a window that has no more.
        self._wished = {_dock_of(panel): _PANEL_WIDTH for panel in (self.left, self.right)}
        # How wide they were when they were looked at last, and whether the window has another size since.
        self._seen: dict[QDockWidget, int] = {}
        self._is_resized = False
        self._settling = QTimer(self, singleShot=True, interval=0)
        self._settling.timeout.connect(self._settle)
        for watched in (window, text, *self._wished):
            watched.installEventFilter(self)

    def _tabs(self, name: str, title: str, area: Qt.DockWidgetArea, key: str) -> QTabWidget:
        tabs = QTabWidget(self._window)
        tabs.setTabBar(_TabBar(tabs))
        tabs.tabBar().setAccessibleName(title)
        tabs.setDocumentMode(True)
        # No arrows: nobody looks for a panel that is out of sight.
        tabs.setUsesScrollButtons(False)
        tabs.setElideMode(Qt.TextElideMode.ElideRight)
        tabs.setMinimumWidth(_NARROWEST_PANEL)
        self._window.addDockWidget(area, self._dock(name, title, key, tabs))
        return tabs

    def _dock(self, name: str, title: str, key: str, inner: QWidget) -> QDockWidget:
        dock = QDockWidget(title, self._window)
        dock.setObjectName(f"dock-{name}")
        dock.setFeatures(QDockWidget.DockWidgetFeature.DockWidgetClosable)
        dock.setTitleBarWidget(QWidget(dock))
        dock.setWidget(inner)
        toggle = dock.toggleViewAction()
        toggle.setShortcut(QKeySequence(key))
        self._menu.addAction(toggle)
        return dock

    def _make_room(self, shown: bool) -> None:
        """The page beside the text takes its room from the text, and gives it back there: the panels stay as wide.
        Where that is not enough, they give way both alike for as long as it is shown."""
        panels = [dock for dock in map(_dock_of, (self.left, self.right)) if dock.isVisible()]
        room = {panel: panel.width() + self._given for panel in panels}
        self._given = 0
        if shown:
            # It comes back as it was; at first as narrow as it can be.
            narrow = self.page.width() <= self.page.minimumSizeHint().width() + _NEARLY
            page = _PAGE_WIDTH if narrow else self.page.width()
            edge = self._window.style().pixelMetric(QStyle.PixelMetric.PM_DockWidgetSeparatorExtent)
            edges = (len(panels) + 1) * edge
            lacking = page + sum(room.values()) + edges + self._text.minimumWidth() - self._window.width()
            self._given = max(0, lacking) // max(1, len(panels))
            room = {panel: width - self._given for panel, width in room.items()} | {self.page: page}
        else:
            self._wished |= room
        self._is_resized = True  # Whatever edges move with it, none was drawn.
        # Once the layout knows which docks there are.
        resize = partial(self._window.resizeDocks, list(room), list(room.values()), Qt.Orientation.Horizontal)
        QTimer.singleShot(0, self, resize)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._is_resized = self._is_resized or watched is self._window
            self._settling.start()
        return super().eventFilter(watched, event)

    def _settle(self) -> None:
        """A window made larger gives back what it took from the panels; in one that is as large, an edge was drawn."""
        panels = [panel for panel in self._wished if panel.isVisible()]
        if self.page.isVisible() or not panels:
            return
        widths = {panel: panel.width() for panel in panels}
        is_drawn = not self._is_resized and self._seen.keys() == widths.keys() and self._seen != widths
        self._is_resized, self._seen = False, widths
        spare = self._text.width() - self._text.minimumWidth()
        lacking = {panel: max(0, self._wished[panel] - width) for panel, width in widths.items()}
        if spare < _NEARLY:
            return
        if is_drawn:
            self._wished |= widths
        elif any(lacking.values()):
            share = min(1.0, spare / sum(lacking.values()))
            wider = [width + int(share * lacking[panel]) for panel, width in widths.items()]
            self._window.resizeDocks(panels, wider, Qt.Orientation.Horizontal)

    def reveal(self, widget: QWidget) -> None:
        """Bring a widget of a panel into sight, and the keyboard to it."""
        for tabs in (self.left, self.right):
            for number in range(tabs.count()):
                panel = tabs.widget(number)
                if panel is not None and panel.isAncestorOf(widget):
                    _dock_of(tabs).show()
                    tabs.setCurrentIndex(number)
        if self.page.isAncestorOf(widget) and self.page.isHidden():
            # So that room is made before the layout takes it from one panel.
            self.page.toggleViewAction().trigger()
        widget.setFocus()

    # --- from one time to the next
    def kept(self) -> dict[str, object]:
        """How the window and its panels stand, for `restore`."""
        return {
            "geometry": bytes(self._window.saveGeometry().toBase64().data()).decode(),
            "state": bytes(self._window.saveState().toBase64().data()).decode(),
            "left": self.left.currentIndex(),
            "right": self.right.currentIndex(),
            "panels": list(self._wished.values()),
        }

    def restore(self, kept: Mapping[str, object]) -> None:
        """As they stood; at first as wide as is usual."""
        if kept:
            self._window.restoreGeometry(QByteArray.fromBase64(str(kept.get("geometry", "")).encode()))
            self._window.restoreState(QByteArray.fromBase64(str(kept.get("state", "")).encode()))
            self.left.setCurrentIndex(int(str(kept.get("left", 0))))
            self.right.setCurrentIndex(int(str(kept.get("right", 0))))
            if isinstance(wished := kept.get("panels"), list):
                self._wished = dict(zip(self._wished, map(int, wished), strict=True))
        else:
            resize_within_screen(self._window, _SIZE)
            docks = [_dock_of(panel) for panel in (self.left, self.right)]
            self._window.resizeDocks(docks, [_PANEL_WIDTH] * len(docks), Qt.Orientation.Horizontal)


class _TabBar(QTabBar):
    """Its tabs may be so narrow that all are in sight in the narrowest panel."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("panels")
        self._panel = parent

    def tabSizeHint(self, index: int) -> QSize:
        hints = [QTabBar.tabSizeHint(self, tab) for tab in range(self.count())]
        spare = self._panel.width() - sum(hint.width() for hint in hints)
        return hints[index].grownBy(QMargins(0, 0, max(0, min(_BESIDE, spare // len(hints))), 0))

    def minimumTabSizeHint(self, index: int) -> QSize:
        hint = super().minimumTabSizeHint(index)
        return QSize(min(hint.width(), _NARROWEST_TAB), hint.height())


def add_panel(tabs: QTabWidget, panel: QWidget, name: str) -> None:
    """A tab that says its whole name where it is too narrow to show it."""
    tabs.setTabToolTip(tabs.addTab(panel, name), name)


def _dock_of(widget: QWidget) -> QDockWidget:
    dock = widget.parentWidget()
    assert isinstance(dock, QDockWidget)
    return dock
