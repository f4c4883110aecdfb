"""Several words over the months or years: a chart, and the same figures in a table."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.model.concordance import Step, Timeline
from reader.presenters.analysis import period_told, query_within, timeline_told
from reader.ui.analysis.figures import Cell, FigureTable
from reader.ui.controls import choice_box

if TYPE_CHECKING:
    from reader.ui.analysis.chart import TimeChart

_SPLIT = (420, 200)


class TimeTab(QWidget):
    """`asked`: the series are to be asked for anew; `linesAsked` carries the query for the lines of a point."""

    asked = Signal()
    linesAsked = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.found: Timeline | None = None
        self.chart: TimeChart | None = None
        self.step = choice_box([(_("按年"), Step.YEAR), (_("按月"), Step.MONTH)], self, _("按年或按月"))
        self.measure = choice_box([(_("每萬字次數"), True), (_("次數"), False)], self, _("數值"))
        self.told = QLabel(self)
        self.told.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.told.setWordWrap(True)
        self.figures = FigureTable(_("各期數值"), self)
        self.hint = QLabel(_("在上方輸入要比較的詞，以分號隔開，例如：關稅；補貼；CBAM"), self)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.upper = QStackedWidget(self)
        self.upper.addWidget(self.hint)
        self.split = QSplitter(Qt.Orientation.Vertical, self)
        self.split.addWidget(self.upper)
        self.split.addWidget(self.figures)
        self.split.setSizes(_SPLIT)
        self._lay_out()
        self.step.currentIndexChanged.connect(lambda _index: self.asked.emit())
        self.measure.currentIndexChanged.connect(lambda _index: self._show())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(self.step)
        head.addWidget(self.measure)
        head.addWidget(self.told, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 6, 0, 0)
        outer.addLayout(head)
        outer.addWidget(self.split, 1)

    @property
    def chosen_step(self) -> Step:
        return Step(self.step.currentData())

    def show_timeline(self, found: Timeline) -> None:
        self.found = found
        self._show()

    def _show(self) -> None:
        if self.found is None:
            return
        self._made_chart().show_timeline(self.found, bool(self.measure.currentData()))
        self.told.setText(timeline_told(self.found))
        names = [(series.text, _("次數，與每萬字次數")) for series in self.found.series]
        heads = [(_("年月"), ""), (_("文件"), _("這段期間的文件數")), (_("字數"), _("這段期間的字數"))]
        for name, meaning in names:
            heads += [(name, meaning), (_("每萬字"), _("「{query}」每萬字的次數").format(query=name))]
        self.figures.fill(heads, self._rows(self.found))

    def _rows(self, found: Timeline) -> list[list[Cell]]:
        rates = [found.rates(series) for series in found.series]
        rows: list[list[Cell]] = []
        for number, period in enumerate(found.periods):
            if not period.documents:
                continue
            row: list[Cell] = [period_told(period.first, found.step), period.documents, period.characters]
            for series, rate in zip(found.series, rates, strict=True):
                row += [series.counts[number], rate[number]]
            rows.append(row)
        return rows

    def _point_chosen(self, series: int, period: int) -> None:
        if self.found is not None:
            first = self.found.periods[period].first
            self.linesAsked.emit(query_within(self.found.series[series].text, first, self.found.step))

    def _made_chart(self) -> "TimeChart":
        """The chart takes the place of the hint; what draws it is loaded when it is needed."""
        if self.chart is None:
            from reader.ui.analysis.chart import TimeChart

            self.chart = TimeChart(self)
            self.chart.chosen.connect(self._point_chosen)
            self.upper.addWidget(self.chart)
            self.upper.setCurrentWidget(self.chart)
        return self.chart
