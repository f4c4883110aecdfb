"""What an empty table says in place of rows."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QLabel, QTableView


class Hint(QLabel):
    """A sentence in the middle of a table, to be seen as long as that has no rows."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table.viewport())
        self._table = table
        self.setObjectName("hint")
        self.setWordWrap(True)
        self.setMargin(24)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        table.viewport().installEventFilter(self)
        model = table.model()
        for changed in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            changed.connect(self._rows_changed)

    def _rows_changed(self) -> None:
        self.setVisible(self._table.model().rowCount() == 0)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.setGeometry(self._table.viewport().rect())
        return super().eventFilter(watched, event)
