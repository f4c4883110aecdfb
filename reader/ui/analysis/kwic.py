"""A concordance: lines aligned at the words asked for, each side as far as there is room."""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QRect, Qt, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from reader.i18n import gettext as _
from reader.model.concordance import KwicLine, Side, Sorting
from reader.model.search import Hit
from reader.presenters.analysis import ShownLine, shown_line, sorted_span
from reader.presenters.searching import Shown
from reader.ui.analysis.hint import Hint
from reader.ui.fonts import words_font
from reader.ui.words import set_as_page

Index = QModelIndex | QPersistentModelIndex

BEFORE, WORDS, AFTER, TITLE, DAY = range(5)
SPAN_ROLE = Qt.ItemDataRole.UserRole + 1
_MARGIN = 6
_WIDEST_WORDS = 260
# The title has a part of the width, and the sides share what is left.
_TITLE_PART, _NARROWEST_TITLE, _WIDEST_TITLE = 8, 90, 240
_DAY_WIDTH = 92
# Of a side, in pixels; where it would be narrower the date stands aside.
_NARROWEST_SIDE = 140
_KEPT = 2_000
_MEASURED = 400


class KwicModel(QAbstractTableModel):
    """`show` turns words into the script of the view."""

    def __init__(self, show: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self._shown = lru_cache(_KEPT)(lambda line: shown_line(show, line))
        self.lines: Sequence[KwicLine] = ()
        self.sorting: Sorting | None = None

    def fill(self, lines: Sequence[KwicLine], sorting: Sorting | None) -> None:
        self.beginResetModel()
        self.lines, self.sorting = lines, sorting
        self._shown.cache_clear()
        self.endResetModel()

    def line(self, row: int) -> ShownLine:
        return self._shown(self.lines[row])

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self.lines)

    def columnCount(self, parent: Index | None = None) -> int:
        return DAY + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return (_("前文"), _("所找的詞"), _("後文"), _("文件標題"), _("日期"))[section]
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.line(index.row())
        text = (line.before, line.words, line.after, line.title, line.day)[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return text
        if role in (Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole):
            whole = f"{line.before}{line.words}{line.after}"
            return (whole, whole, whole, f"{line.title}　{line.day}".rstrip("　"), line.day)[index.column()]
        if role == SPAN_ROLE and index.column() in (BEFORE, AFTER):
            side = Side.LEFT if index.column() == BEFORE else Side.RIGHT
            return sorted_span(text, side, self.sorting)
        return None


def fitting(text: str, end: bool, fits: Callable[[str], bool]) -> str:
    """As much of the beginning of `text`, or of its `end`, as fits."""

    def part(length: int) -> str:
        return text[len(text) - length :] if end else text[:length]

    return part(bisect_left(range(1, len(text) + 1), True, key=lambda length: not fits(part(length))))


class ContextDelegate(QStyledItemDelegate):
    """Paints the text beside the words from the words outwards, as many whole characters as fit."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        before = index.column() == BEFORE
        self._paint_ground(painter, option, index)
        painter.save()
        rect: QRect = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        painter.setClipRect(rect)
        painter.setPen(option.palette.color(QPalette.ColorRole.Text))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine | Qt.TextFlag.TextDontClip
        width = option.fontMetrics.horizontalAdvance
        whole = str(index.data())
        text = fitting(whole, before, lambda part: width(part) <= rect.width())
        cut = len(whole) - len(text) if before else 0
        start, end = (min(max(0, at - cut), len(text)) for at in index.data(SPAN_ROLE) or (0, 0))
        left = rect.right() + 1 - width(text) if before else rect.left()
        line = QRect(left, rect.top(), max(width(text), 1), rect.height())
        painter.drawText(line, flags, text)
        if end > start:
            self._paint_over(painter, option, line.translated(width(text[:start]), 0), text[start:end])
        painter.restore()

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        empty = QStyleOptionViewItem(option)
        self.initStyleOption(empty, index)
        empty.text = ""
        option.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, empty, painter, option.widget)

    @staticmethod
    def _paint_over(painter: QPainter, option: QStyleOptionViewItem, rect: QRect, words: str) -> None:
        """The unit by which lines are sorted, in another colour and underlined, for those who do not tell colours."""
        font = QFont(option.font)
        font.setUnderline(True)
        painter.setFont(font)
        painter.setPen(option.palette.color(QPalette.ColorRole.Link))
        painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, words)


class WordsDelegate(QStyledItemDelegate):
    """The words themselves, bold and in the middle."""

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        option.font.setBold(True)
        option.displayAlignment = Qt.AlignmentFlag.AlignCenter


class KwicTable(QTableView):
    """`chosen` carries the Hit of the line that is clicked or activated."""

    chosen = Signal(object)

    def __init__(self, show: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFont(words_font())
        set_as_page(self)
        self.rows = KwicModel(show, self)
        self.setModel(self.rows)
        self.hint = Hint(self)
        self.setAccessibleName(_("前後文"))
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegateForColumn(BEFORE, ContextDelegate(self))
        self.setItemDelegateForColumn(AFTER, ContextDelegate(self))
        self.setItemDelegateForColumn(WORDS, WordsDelegate(self))
        modes = QHeaderView.ResizeMode
        header = self.horizontalHeader()
        for column, mode in ((BEFORE, modes.Stretch), (WORDS, modes.Fixed), (AFTER, modes.Stretch)):
            header.setSectionResizeMode(column, mode)
        header.resizeSection(DAY, _DAY_WIDTH)
        self.clicked.connect(self._choose)
        self.activated.connect(self._choose)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._share(event.size().width())
        super().resizeEvent(event)

    def _share(self, width: int) -> None:
        """Give title and date what the sides can spare of the width."""
        header = self.horizontalHeader()
        title = min(max(width // _TITLE_PART, _NARROWEST_TITLE), _WIDEST_TITLE)
        header.resizeSection(TITLE, title)
        sides = width - header.sectionSize(WORDS) - title - _DAY_WIDTH
        header.setSectionHidden(DAY, sides < 2 * _NARROWEST_SIDE or not any(line.day for line in self.rows.lines))

    def fill(self, lines: Sequence[KwicLine], sorting: Sorting | None) -> None:
        """Show these, and how they are sorted."""
        self.rows.fill(lines, sorting)
        font = QFont(self.font())
        font.setBold(True)
        metrics = QFontMetrics(font)
        named = {self.rows.line(row).words for row in range(min(len(lines), _MEASURED))}
        named.add(_("所找的詞"))
        widest = max(metrics.horizontalAdvance(words) for words in named)
        self.horizontalHeader().resizeSection(WORDS, min(widest + 4 * _MARGIN, _WIDEST_WORDS))
        self.verticalHeader().setDefaultSectionSize(metrics.height() + _MARGIN)
        self._share(self.viewport().width())

    def retell(self) -> None:
        """The script of the view is another."""
        self.fill(self.rows.lines, self.rows.sorting)

    def _choose(self, index: QModelIndex) -> None:
        hit: Hit = self.rows.lines[index.row()].hit
        self.chosen.emit(hit)
