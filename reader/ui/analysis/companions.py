"""The words that keep company with what was asked for, beside its lines."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QTableWidgetItem, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.model.concordance import Collocate, Collocates
from reader.presenters.analysis import collocates_told
from reader.presenters.searching import Shown
from reader.ui.analysis.figures import FigureTable
from reader.ui.controls import push_button

# As wide as the columns are with figures of three places.
_WIDTH = 464


class Companions(QWidget):
    """To be seen once it is asked for.  `chosen` carries the word that is clicked or activated, `tableAsked`: the words
    are to be written to a file."""

    chosen = Signal(str)
    tableAsked = Signal()

    def __init__(self, show: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self._show = show
        self.found: Collocates | None = None
        self.table = FigureTable(_("共現詞"), self, fits=True)
        self.compared = QLabel(self)
        self.compared.setWordWrap(True)
        self.write = push_button(_("匯出共現詞…"), self.tableAsked.emit, self)
        self.write.setEnabled(False)
        self.table.itemClicked.connect(self._choose)
        self.table.itemActivated.connect(self._choose)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.write)
        foot.addStretch(1)
        foot.addWidget(push_button(_("收起"), self.hide, self))
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.compared)
        column.addLayout(foot)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def fill(self, found: Collocates | None) -> None:
        """Show these; None: there are none yet."""
        self.found = found
        self.write.setEnabled(found is not None)
        self.table.fill(
            [
                (_("共現詞"), _("在所找的詞附近出現的詞；點一下只看附近有它的幾處")),
                (_("次數"), _("在附近的次數")),
                ("LL", _("對數概似比：超過 10.83 時，純屬巧合的機會不到千分之一；負值表示比巧合還少")),
                ("MI", _("相互資訊，以位元計：0 是巧合，每多 1 就是多一倍")),
                (_("在左"), _("在左邊的次數")),
                (_("在右"), _("在右邊的次數")),
                (_("其餘"), _("不在附近的次數")),
            ],
            [self._row(each) for each in found.rows] if found else [],
        )
        self.table.hint.setText(_("前後沒有夠常出現的詞。") if found else "")
        self.compared.setText(collocates_told(found) if found else "")

    def _row(self, each: Collocate) -> tuple[str, int, float, float, int, int, int]:
        shown = self._show(each.text).text
        return shown, each.count, each.likelihood, each.information, each.left, each.right, each.elsewhere

    def retell(self) -> None:
        """The script of the view is another."""
        if self.found is not None:
            self.fill(self.found)

    def _choose(self, item: QTableWidgetItem) -> None:
        if self.found is not None:
            self.chosen.emit(self.found.rows[self.table.row_of(item.row())].text)
