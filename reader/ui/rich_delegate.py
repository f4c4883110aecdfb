"""Rows of lists painted from a little HTML: a title and a quiet line, a snippet with its hit, a quotation."""

from html import escape

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from reader.ui.quotes import narrow_quotes

HTML_ROLE = Qt.ItemDataRole.UserRole + 1
BAR_ROLE = Qt.ItemDataRole.UserRole + 2
_MARGIN = 6
_SIZES_KEPT = 50_000

Index = QModelIndex | QPersistentModelIndex


def quiet(text: str, palette: QPalette) -> str:
    """`text`, escaped, in the colour of less important words."""
    colour = palette.color(QPalette.ColorRole.PlaceholderText).name()
    return f'<span style="color:{colour}">{escape(text)}</span>'


class RichDelegate(QStyledItemDelegate):
    """Paints HTML_ROLE, wrapped to the width of the view; BAR_ROLE, a colour, makes a bar at the left."""

    def __init__(self, parent: QAbstractItemView) -> None:
        super().__init__(parent)
        self._view = parent
        # A library of ten thousand rows is measured once, not at every change of one of them.
        self._sizes: dict[tuple[object, object, int], QSize] = {}
        parent.viewport().installEventFilter(self)
        self._document = QTextDocument(self)
        self._document.setDocumentMargin(0)

    def _lay_out(self, option: QStyleOptionViewItem, index: Index) -> tuple[QTextDocument, int]:
        bar = 8 if index.data(BAR_ROLE) else 0
        self._document.setDefaultFont(option.font)
        colour = option.palette.color(QPalette.ColorRole.Text).name()
        self._document.setDefaultStyleSheet(f"body {{ color: {colour} }} p {{ margin: 0; line-height: 118% }}")
        self._document.setHtml(f"<body>{index.data(HTML_ROLE) or ''}</body>")
        narrow_quotes(self._document)
        self._document.setTextWidth(max(80, self._view.viewport().width() - 2 * _MARGIN - bar))
        return self._document, bar

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            # Rows are as high as their text is long in this width.
            self._view.scheduleDelayedItemsLayout()
        return super().eventFilter(watched, event)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        document, bar = self._lay_out(option, index)
        rect = option.rect
        painter.save()
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            wash = QColor(option.palette.color(QPalette.ColorRole.Highlight))
            wash.setAlpha(150 if state & QStyle.StateFlag.State_Active else 95)
            painter.fillRect(rect, wash)
        elif state & QStyle.StateFlag.State_MouseOver:
            wash = QColor(option.palette.color(QPalette.ColorRole.Highlight))
            wash.setAlpha(45)
            painter.fillRect(rect, wash)
        if bar:
            painter.fillRect(
                QRectF(rect.left() + 3, rect.top() + 4, 4, rect.height() - 8), QColor(index.data(BAR_ROLE))
            )
        painter.translate(rect.left() + _MARGIN + bar, rect.top() + _MARGIN)
        document.drawContents(painter, QRectF(0, 0, document.textWidth(), rect.height() - _MARGIN))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        key = (index.data(HTML_ROLE), index.data(BAR_ROLE), self._view.viewport().width())
        if key not in self._sizes:
            if len(self._sizes) >= _SIZES_KEPT:
                self._sizes.clear()
            document, bar = self._lay_out(option, index)
            width, height = int(document.idealWidth()), int(document.size().height())
            self._sizes[key] = QSize(width + 2 * _MARGIN + bar, height + 2 * _MARGIN)
        return self._sizes[key]


def paint_richly(view: QAbstractItemView, name: str) -> None:
    """Give a list or tree, called `name` to a screen reader, rows of rich text as high as they need to be."""
    view.setItemDelegate(RichDelegate(view))
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setMouseTracking(True)
    view.setAccessibleName(name)


def rich_list(parent: QWidget, model: QAbstractItemModel, name: str) -> QListView:
    """A list of such rows, of which several can be selected, and which asks for a menu."""
    view = QListView(parent)
    view.setModel(model)
    view.setSelectionMode(QListView.SelectionMode.ExtendedSelection)
    view.setResizeMode(QListView.ResizeMode.Adjust)
    view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
    paint_richly(view, name)
    return view
