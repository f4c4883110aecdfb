"""The language of queries on one sheet, with examples that can be tried."""

from html import escape

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QMessageBox, QTextBrowser, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.ui.room import resize_within_screen

_SIZE = (560, 620)


def rows() -> tuple[tuple[str, str], ...]:
    """What can be written, by examples, and what each finds."""
    return (
        (_("供應鏈 韌性"), _("文件庫裡有連著這樣寫的，就找這一句；沒有的話，找每個詞都有的文件")),
        (_("「供應鏈韌性」"), _('一字不差的一句；也可以用 "…"')),
        (_("關稅 AND 報復"), _("兩者都有（也可寫「且」、&&）")),
        (_("晶片 OR 半導體"), _("有其中一個就好（或、|）")),
        (_("關稅 NOT 農產品"), _("不要有後面這個（非、!、-農產品）")),
        (_("(晶片 OR 半導體) AND 補助"), _("括號裡的先算")),
        (_("美國 NEAR/20 關稅"), _("同一段裡相隔不到 20 個字，先後不拘（鄰近/20）")),
        (_("反傾?稅"), _("? 是任一個字；* 是任意多個字，在詞尾表示開頭是這樣的詞：semicond*")),
        (_("標題:貿易政策"), _("只在某處找：標題、作者、系列、標籤、筆記、內文、章節標題、腳註、表格、圖說")),
        (_("日期:2023-03..2023-05"), _("日期的範圍；也可寫 日期:2023、日期:>=民國112年、日期:..民國前17年")),
        (_("期號:300..350"), _("期號的範圍")),
        (_("/第[一二三]+條/"), _("正規表示式，最多找一秒；\\b 是外文詞或數字的邊界，中文旁邊的空格不算")),
        (_("\\NOT"), _("反斜線後面的字沒有特別的意思")),
    )


class QueryHelp(QDialog):
    """`tried` carries an example that was clicked."""

    tried = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("搜尋語法"))
        resize_within_screen(self, _SIZE)
        self.sheet = QTextBrowser(self)
        self.sheet.setAccessibleName(_("搜尋語法"))
        self.sheet.setOpenLinks(False)
        self.sheet.anchorClicked.connect(lambda url: self._try(int(url.path())))
        self.sheet.setHtml(self._html())
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("關閉"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.sheet, 1)
        layout.addWidget(buttons)

    def _html(self) -> str:
        colour = self.palette().link().color().name()
        cells = "".join(
            f'<tr><td><a href="{number}" style="color:{colour}">{escape(example)}</a></td><td>{escape(told)}</td></tr>'
            for number, (example, told) in enumerate(rows())
        )
        told = _("繁體或簡體、全形或半形、大小寫都一樣。按一下例子就能試。")
        return f'<p>{escape(told)}</p><table cellpadding="4">{cells}</table>'

    def _try(self, number: int) -> None:
        self.tried.emit(rows()[number][0])
        self.accept()


def refuse_replacing(parent: QWidget) -> None:
    """Say why nothing is replaced in a text, and what can be done instead."""
    told = _(
        "原文一經匯入就不再更動，引用才有憑據，因此沒有「取代」。要合併、分段或更改文件資訊，請用「更正」選單；"
        "要換用另一地的詞，請選取文字後按右鍵。"
    )
    QMessageBox.information(parent, _("搜尋與取代"), told)
