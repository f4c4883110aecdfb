"""Rows of lists in words of several looks: a title and a quiet line, a snippet with its hit, a quotation."""

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPainter, QPalette
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
)

from reader.ui.fonts import words_font
from reader.ui.row_text import RowSetter, RowText
from reader.ui.words import set_as_page

TEXT_ROLE = Qt.ItemDataRole.UserRole + 1
_MARGIN = 6
_BAR = 8
_LEAST = 80
_HEIGHTS_KEPT = 10_000
_EMPTY = RowText(())

Index = QModelIndex | QPersistentModelIndex


class RichDelegate(QStyledItemDelegate):
    """Paints the RowText of TEXT_ROLE, wrapped to the width of the view."""

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._view = parent
        # Rows are measured once, not at every change of one of them, nor of the script, whose marks have another font.
        self._heights: dict[tuple[RowText, int], int] = {}
        self._setter = RowSetter(parent.font())
        self._known: dict[tuple[str, ...], tuple[RowSetter, dict[tuple[RowText, int], int]]] = {}

    def _in(self, font: QFont) -> RowSetter:
        if font != self._setter.font:
            named = (font.key(), *font.families())
            if named not in self._known:
                self._known[named] = RowSetter(QFont(font)), {}
            self._setter, self._heights = self._known[named]
        return self._setter

    def _width(self, row: RowText) -> int:
        """Of the column of text."""
        return max(_LEAST, self._view.viewport().width() - 2 * _MARGIN - (_BAR if row.bar else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row = index.data(TEXT_ROLE) or _EMPTY
        rect = option.rect
        painter.save()
        wash = _wash(option)
        if wash:
            colour = QColor(option.palette.color(QPalette.ColorRole.Highlight))
            colour.setAlpha(wash)
            painter.fillRect(rect, colour)
        if row.bar:
            painter.fillRect(QRectF(rect.left() + 3, rect.top() + 4, 4, rect.height() - 8), QColor(row.bar))
        at = QPointF(rect.left() + _MARGIN + (_BAR if row.bar else 0), rect.top() + _MARGIN)
        # That of a view with a style sheet has another colour for quiet words.
        self._in(option.font).paint(painter, at, row, self._width(row), QGuiApplication.palette())
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        row = index.data(TEXT_ROLE) or _EMPTY
        setter, width = self._in(option.font), self._width(row)
        height = self._heights.get((row, width))
        if height is None:
            if len(self._heights) >= _HEIGHTS_KEPT:
                self._heights.clear()
            height = self._heights[row, width] = round(setter.height(row, width)) + 2 * _MARGIN
        return QSize(_LEAST, height)


class _TreeDelegate(RichDelegate):
    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        tree.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # Rows are as high as their text is long in this width.
            self._tree.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)


def _wash(option: QStyleOptionViewItem) -> int:
    """How much of the colour of selection covers a row, 0 to 255."""
    if option.state & QStyle.StateFlag.State_Selected:
        return 150 if option.state & QStyle.StateFlag.State_Active else 95
    return 45 if option.state & QStyle.StateFlag.State_MouseOver else 0


def paint_richly(view: QAbstractItemView, name: str, delegate: RichDelegate) -> None:
    """Have `delegate` paint the rows of a list or tree, called `name` to a screen reader."""
    view.setFont(words_font())
    set_as_page(view)
    view.setItemDelegate(delegate)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)
    view.setAccessibleName(name)


def lay_flat(tree: QTreeView, name: str) -> None:
    """Give a tree such rows as wide as itself, all of them open: what belongs to one is set in by its own margin."""
    tree.setHeaderHidden(True)
    tree.setIndentation(0)
    tree.setRootIsDecorated(False)
    tree.setItemsExpandable(False)
    tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
    paint_richly(tree, name, _TreeDelegate(tree))
