"""What stands in the middle while no document is open."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from reader.i18n import gettext as _


class Welcome(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("welcome")
        text = QLabel(self)
        text.setTextFormat(Qt.TextFormat.RichText)
        text.setAlignment(Qt.AlignmentFlag.AlignCenter)
        text.setWordWrap(True)
        lines = (
            _("從左邊的文件庫選一份文件，開始閱讀。"),
            _("把 PDF、Word、網頁或文字檔拖進視窗，或按 Ctrl+O 匯入。"),
            _("按 Ctrl+Shift+F 搜尋整個文件庫，繁體、簡體皆可。"),
        )
        body = "".join(f'<p style="line-height:160%">{line}</p>' for line in lines)
        name = _("經貿閱讀器")
        text.setText(f"<h2>{name}</h2>{body}")
        layout = QVBoxLayout(self)
        layout.addStretch(2)
        layout.addWidget(text)
        layout.addStretch(3)
