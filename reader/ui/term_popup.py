"""Explains a glossary term beside its words."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import QRect, QTimer, QUrl, Signal
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPalette, QPixmap, QTextDocument
from PySide6.QtWidgets import QWidget

from reader.i18n import gettext as _
from reader.model.glossary import Occurrences, Term
from reader.model.script import Script
from reader.presenters import terms as told
from reader.presenters.terms import Link, Shown
from reader.services.reading import ReadingService
from reader.services.session import Reader
from reader.ui.controls import tool_button
from reader.ui.popups import PopUp

_BARS = QUrl("bars:years")
_BAR, _HIGH = 7, 18
_LINES = 3


def defined_html(reading: ReadingService, term: Term, script: Script) -> str:
    """The definition, in which every other term is a link to its own."""
    shown = reading.shown(term.definition, script)
    pieces: list[str] = []
    last = 0
    for match in reading.terms_in(term.definition):
        start, end = shown.map.to_target(match.start, match.end)
        words = escape(shown.text[start:end])
        link = words if match.term.id == term.id else f'<a href="term:{escape(match.term.id)}">{words}</a>'
        pieces += [escape(shown.text[last:start]), link]
        last = end
    return "".join([*pieces, escape(shown.text[last:])])


def term_html(
    reading: ReadingService, term: Term, related: tuple[Term, ...], script: Script, palette: QPalette, said: str = ""
) -> str:
    """A glossary entry in the script of the view; `said` tells where the library has it.  Links as in `terms.Link`."""

    def shown(words: str) -> str:
        return reading.shown(words, script).text

    quiet = palette.color(QPalette.ColorRole.PlaceholderText).name()
    english = escape(term.english) + (f" ({escape(term.abbreviation)})" if term.abbreviation else "")
    lines = [f"<p>{english}</p>"] if english else []
    if term.definition:
        lines.append(f'<p style="line-height:120%">{defined_html(reading, term, script)}</p>')
    if term.gloss:
        lines.append(f'<p style="color:{quiet}">{escape(term.gloss)}</p>')
    lines.append(said)
    if related:
        links = _("、").join(Link(f"term:{t.id}", told.headword(t, script, shown)).html() for t in related)
        also = escape(_("參見"))
        lines.append(f"<p>{also}　{links}</p>")
    facts = [told.period(term), *told.other_names(term)]
    if term.sources:
        facts.append(_("事實出處：{title}").format(title=_("；").join(source.title for source in term.sources)))
    lines += [f'<p style="color:{quiet}">{escape(line)}</p>' for line in facts if line]
    return "".join(lines)


def occurrences_html(found: Occurrences, first: str) -> str:
    """Where the library says the term; `first` names the document that says it first."""
    lines = [escape(told.said_in_library(found))]
    if len(found.years) > 1:
        lines.append(f'<img src="{_BARS.toString()}">　{found.years[0][0]}–{found.years[-1][0]}')
    if found.first is not None:
        lines.append(Link("first:", _("最早一處：{title}").format(title=first)).html())
        lines.append(Link("find:", _("在文件庫中找出所有寫法")).html())
    return "".join(f"<p>{line}</p>" for line in lines)


def bars(found: Occurrences, colour: QColor, scale: float) -> QPixmap:
    """The places of each year as bars, side by side; years without any leave a gap.  scale: device pixels a pixel."""
    counts = dict(found.years)
    years = range(found.years[0][0], found.years[-1][0] + 1)
    pixmap = QPixmap(int(len(years) * _BAR * scale), int(_HIGH * scale))
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(QColor(0, 0, 0, 0))
    painter = QPainter(pixmap)
    for place, year in enumerate(years):
        high = round(_HIGH * counts.get(year, 0) / max(counts.values()))
        painter.fillRect(place * _BAR, _HIGH - high, _BAR - 2, high, colour)
    painter.end()
    return pixmap


class TermPopUp(PopUp):
    """Links inside lead on, with a way back.  `findAsked`, `editAsked` carry the Term, `placeAsked` a document, block
    and source offset, `said` a sentence."""

    findAsked = Signal(object)
    editAsked = Signal(object)
    placeAsked = Signal(int, int, int)
    said = Signal(str)

    def __init__(self, reader: Reader, script: Callable[[], Script], shown: Shown, parent: QWidget) -> None:
        super().__init__(parent)
        self._reader = reader
        self._script = script
        self._shown = shown
        self._past: list[Term] = []
        self._future: list[Term] = []
        self._found: Occurrences | None = None
        self._related: tuple[Term, ...] = ()
        self.term: Term | None = None
        self._back = tool_button("←", _("上一則"), self.go_back, self)
        self._forward = tool_button("→", _("下一則"), self.go_forward, self)
        copy = tool_button(_("複製"), _("複製說明與出處"), self.copy, self)
        edit = tool_button(_("編輯"), _("編輯術語…"), self._edit, self)
        self._pin = tool_button("⊙", _("釘住，移開游標也不關閉"), self._toggle_pin, self)
        self._pin.setCheckable(True)
        for place, button in enumerate((self._back, self._forward, copy, edit, self._pin)):
            self.bar.insertWidget(1 + place, button)
        self.linkActivated.connect(self._follow)
        self.setAccessibleName(_("術語說明"))

    def explain(self, term: Term, shorter: tuple[Term, ...], rect: QRect, enter: bool = False) -> None:
        """Show `term` beside `rect`; `shorter` are the terms that its match hides."""
        self._past, self._future = [], []
        self._show(term, shorter)
        self.show_beside(rect, enter)

    def _show(self, term: Term, shorter: tuple[Term, ...] = ()) -> None:
        """What the library says comes once the words are on the screen: the reader need not wait for it."""
        self.term, self._found = term, None
        self._related = tuple(dict.fromkeys((*shorter, *self._reader.glossary.related(term))))
        self.title.setText(told.headword(term, self._script(), self._shown))
        # Lines for what is still to come, so that the card does not grow under the pointer.
        self._fill("<p>&nbsp;</p>" * _LINES)
        self.setAccessibleDescription(self.body.toPlainText().strip())
        self._back.setEnabled(bool(self._past))
        self._forward.setEnabled(bool(self._future))
        QTimer.singleShot(0, self, self._count)

    def retell(self) -> None:
        """Say it again in the script that the view has now."""
        if self.term is not None and self.isVisible():
            self.title.setText(told.headword(self.term, self._script(), self._shown))
            self._count()

    def _count(self) -> None:
        if self.term is None or not self.isVisible():
            return
        self._found = found = self._reader.finding.occurrences(self.term)
        if len(found.years) > 1:
            image = bars(found, self.palette().color(QPalette.ColorRole.Link), self.devicePixelRatioF())
            self.body.document().addResource(QTextDocument.ResourceType.ImageResource, _BARS, image)
        self._fill(occurrences_html(found, self._first_title(found)))
        years = f"　{told.years_told(found)}" if found.years else ""
        self.setAccessibleDescription(self.body.toPlainText() + years)

    def _fill(self, said: str) -> None:
        if self.term is not None:
            self.body.setHtml(
                term_html(self._reader.reading, self.term, self._related, self._script(), self.palette(), said)
            )

    def _first_title(self, found: Occurrences) -> str:
        if found.first is None:
            return ""
        title, _source, _texts = self._reader.library.texts(found.first[0])
        return self._shown(title)

    def _follow(self, link: str) -> None:
        kind, _colon, name = link.partition(":")
        term = self._reader.glossary.find(name) if kind == "term" else None
        if term is not None and self.term is not None:
            self._past.append(self.term)
            self._future.clear()
            self._show(term)
        elif kind == "find" and self.term is not None:
            self.findAsked.emit(self.term)
        elif kind == "first" and self._found is not None and self._found.first is not None:
            document, block, start, _end = self._found.first
            self.placeAsked.emit(document, block, start)

    def go_back(self) -> None:
        if self._past and self.term:
            self._future.append(self.term)
            self._show(self._past.pop())

    def go_forward(self) -> None:
        if self._future and self.term:
            self._past.append(self.term)
            self._show(self._future.pop())

    def copy(self) -> None:
        """Put the entry with its sources on the clipboard."""
        if self.term is not None:
            QGuiApplication.clipboard().setText(told.with_source(self.term, self._script(), self._shown))
            self.said.emit(_("已連同出處複製。"))

    def _edit(self) -> None:
        if self.term is not None:
            self.editAsked.emit(self.term)

    def _toggle_pin(self) -> None:
        self.pinned = self._pin.isChecked()

    def dismiss(self) -> None:
        self._pin.setChecked(False)
        super().dismiss()
