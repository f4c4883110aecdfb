"""The reading view.  `ReadingView` is the widget, `Typography` how the reader wants the text set."""

from reader.ui.reading.pointing import Context
from reader.ui.reading.typography import Typography
from reader.ui.reading.view import ReadingView

__all__ = ["Context", "ReadingView", "Typography"]
