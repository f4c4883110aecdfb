"""Several series over time.  The one importer of pyqtgraph, which is slow to load: import this when it is needed."""

import math
from collections.abc import Sequence
from functools import partial
from typing import Final

import pyqtgraph as pg
from PySide6.QtCore import QBuffer, QByteArray, QEvent, QIODevice, QPoint, QPointF, Signal
from PySide6.QtGui import QImage, QImageWriter, QPainter, QPalette
from PySide6.QtWidgets import QToolTip, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.model.concordance import Timeline
from reader.presenters.analysis import moment_told, period_told

# After Okabe and Ito, told apart by those who do not tell red from green; the symbols tell them apart without colours.
_ON_LIGHT: Final = ("#0072b2", "#d55e00", "#008563", "#aa3377", "#8a6d00", "#4a4a8a", "#777777", "#000000")
_ON_DARK: Final = ("#56b4e9", "#e69f00", "#2fc79a", "#e58fc0", "#f0e442", "#a9a9f0", "#bbbbbb", "#ffffff")
_SYMBOLS: Final = ("o", "s", "t", "d", "+", "x", "star", "p")
_DARK: Final = 0.5
_SHARPNESS: Final = 2
_LABELS: Final = 12
_SYMBOL_SIZE: Final = 8
_FEW: Final = 60
_ROWS: Final = 2  # of the legend, where they have room
_BESIDE: Final = 12  # pixels between the legend and the edges
_ABOVE: Final = 8  # pixels between the upper edge and the legend, and between that and the highest point
_MOST_ABOVE: Final = 0.6  # of the height
_BELOW: Final = 12  # pixels below nought, for its figure beside the axis


class TimeChart(QWidget):
    """A line for each series, with a legend; under the pointer, what each has of that month or year.

    `chosen` carries the numbers of the series and of the period whose point is clicked.
    """

    chosen = Signal(int, int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._found: Timeline | None = None
        self._by_rate = True
        self.plot = pg.PlotWidget(self, enableMenu=False)
        # Made all the same, and without a parent it would outlive the chart.
        menu = self.plot.getPlotItem().ctrlMenu
        menu.setParent(self, menu.windowFlags())
        self.plot.hideButtons()
        self.plot.setMouseEnabled(x=True, y=False)
        self.plot.getAxis("left").setStyle(maxTickLevel=0)
        self.plot.showGrid(x=False, y=True, alpha=0.25)
        self.plot.scene().sigMouseMoved.connect(self._hover)
        self.legend = self.plot.addLegend(offset=(_BESIDE, _ABOVE))
        self._highest = 0.0
        self.plot.getPlotItem().getViewBox().sigResized.connect(lambda _box: self._set_heights())
        self.setAccessibleName(_("時間趨勢圖"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)

    def show_timeline(self, found: Timeline, by_rate: bool) -> None:
        """by_rate: places per 10,000 characters, else bare counts."""
        self._found, self._by_rate = found, by_rate
        self._draw()

    def _draw(self) -> None:
        self._dress()
        self.plot.clear()
        found = self._found
        if found is None or not found.periods:
            return
        self._highest = 0.0
        colours = self._colours()
        for number, series in enumerate(found.series):
            heights = self.heights(number)
            self._highest = max([self._highest, *(height for height in heights if not math.isnan(height))])
            colour = colours[number % len(colours)]
            line = self.plot.plot(
                list(range(len(heights))),
                heights,
                name=series.text,
                pen=pg.mkPen(colour, width=2),
                symbol=_SYMBOLS[number % len(_SYMBOLS)],
                symbolSize=_SYMBOL_SIZE if len(heights) <= _FEW else _SYMBOL_SIZE / 2,
                symbolBrush=colour,
                symbolPen=colour,
                connect="finite",
            )
            line.sigPointsClicked.connect(partial(self._choose, number))
        self._frame(found)

    def heights(self, number: int) -> list[float]:
        """The points of a series; NaN, a gap, where the library has nothing of the period."""
        assert self._found is not None
        series = self._found.series[number]
        rates = self._found.rates(series)
        values: Sequence[float | None] = (
            rates
            if self._by_rate
            else [None if rate is None else count for count, rate in zip(series.counts, rates, strict=True)]
        )
        return [math.nan if value is None else float(value) for value in values]

    def _fit_legend(self, room: float) -> None:
        """As few rows as have room, in pixels."""
        for columns in range(math.ceil(len(self.legend.items) / _ROWS), 0, -1):
            self.legend.setColumnCount(columns)
            if self.legend.width() <= room:
                return

    def _set_heights(self) -> None:
        """The highest point is below the legend, which would cover it, whatever the height of the chart."""
        box = self.plot.getPlotItem().getViewBox()
        self._fit_legend(box.width() - 2 * _BESIDE)
        pixels = max(1.0, box.height())
        top = self._highest / (1 - min(_MOST_ABOVE, (self.legend.height() + 2 * _ABOVE) / pixels)) or 1
        box.setYRange(-top * _BELOW / pixels, top, padding=0)

    def _frame(self, found: Timeline) -> None:
        count = len(found.periods)
        box = self.plot.getPlotItem().getViewBox()
        box.setLimits(xMin=-0.5, xMax=count - 0.5, minXRange=min(2, count))
        box.setXRange(-0.5, count - 0.5, padding=0)
        self._set_heights()
        step = math.ceil(count / _LABELS)
        ticks = [(at, period_told(found.periods[at].first, found.step)) for at in range(0, count, step)]
        self.plot.getAxis("bottom").setTicks([ticks])
        size = {"font-size": f"{self.font().pixelSize()}px"}
        self.plot.setLabel("left", _("每萬字次數") if self._by_rate else _("次數"), **size)

    # --- looks
    def _is_dark(self) -> bool:
        return self.palette().color(QPalette.ColorRole.Base).lightnessF() < _DARK

    def _colours(self) -> tuple[str, ...]:
        return _ON_DARK if self._is_dark() else _ON_LIGHT

    def _dress(self) -> None:
        palette = self.palette()
        self.plot.setBackground(palette.color(QPalette.ColorRole.Base))
        text = palette.color(QPalette.ColorRole.Text)
        for name in ("left", "bottom"):
            axis = self.plot.getAxis(name)
            axis.setPen(palette.color(QPalette.ColorRole.PlaceholderText))
            axis.setTextPen(text)
            axis.setStyle(tickFont=self.font())
        self.legend.setLabelTextColor(text)
        self.legend.setLabelTextSize(f"{self.font().pixelSize()}px")

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()
        super().changeEvent(event)

    # --- under the pointer
    def _choose(self, series: int, _line: object, points: Sequence[pg.SpotItem], _event: object) -> None:
        self.chosen.emit(series, round(points[0].pos().x()))

    def _hover(self, place: QPointF) -> None:
        told = self.told_at(self.plot.getPlotItem().getViewBox().mapSceneToView(place).x())
        where = self.plot.mapToGlobal(QPoint(int(place.x()), int(place.y())))
        QToolTip.showText(where, told, self.plot)

    def told_at(self, x: float) -> str:
        """What there is to tell of the period at `x` of the axis; empty beside the chart."""
        at = round(x)
        if self._found is None or not 0 <= at < len(self._found.periods):
            return ""
        return moment_told(self._found, at)

    def png(self) -> bytes:
        """The chart as it is, twice as sharp as on the screen."""
        image = QImage(self.plot.size() * _SHARPNESS, QImage.Format.Format_RGB32)
        image.setDevicePixelRatio(_SHARPNESS)
        painter = QPainter(image)
        self.plot.render(painter)
        painter.end()
        data = QByteArray()
        buffer = QBuffer(data)
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, QByteArray(b"PNG")).write(image)
        return bytes(data.data())
