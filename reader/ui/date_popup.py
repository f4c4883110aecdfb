"""Says which day, month or year a few words mean."""

from html import escape

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QWidget

from reader.i18n import gettext as _
from reader.presenters.dates import DateExplained
from reader.ui.popups import PopUp


class DatePopUp(PopUp):
    """`findAsked` carries the year that is to be found in all its forms."""

    findAsked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._year = 0
        self.linkActivated.connect(self._follow)
        self.setAccessibleName(_("日期"))

    def show_date(self, date: DateExplained, rect: QRect, enter: bool = False) -> None:
        self._year = date.year
        self.title.setText(date.words)
        lines = [f"<p>{escape(line)}</p>" for line in date.lines]
        find = _("在文件庫中找出 {year} 年的各種寫法").format(year=date.year)
        self.body.setHtml("".join(lines) + f'<p><a href="find:">{escape(find)}</a></p>')
        self.setAccessibleDescription("　".join(date.lines))
        self.show_beside(rect, enter)

    def _follow(self, _link: str) -> None:
        self.dismiss()
        self.findAsked.emit(str(self._year))
