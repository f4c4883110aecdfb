"""What was found: how the search was understood, by what it can be narrowed, and each hit as a snippet."""

from collections.abc import Callable
from html import escape

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSplitter, QToolButton, QVBoxLayout, QWidget

from reader.i18n import gettext as _
from reader.model.search import Sort
from reader.presenters.asking import Inquiry, sort_names
from reader.presenters.searching import SearchSession, Shown
from reader.ui.chips import ChipRow
from reader.ui.controls import choice_box
from reader.ui.facet_tree import FacetTree
from reader.ui.flow import FlowLayout
from reader.ui.hit_tree import HitTree

_FACETS_HEIGHT, _HITS_HEIGHT = 300, 400
_GAP = 4


class SearchPanel(QWidget):
    """`sorted` carries a Sort, `suggested` the words of a suggestion that was taken, `linesAsked` those whose places
    are wanted as lines."""

    sorted = Signal(object)
    linesAsked = Signal(str)
    suggested = Signal(str)

    def __init__(self, session: SearchSession, inquiry: Inquiry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._inquiry = inquiry
        self.summary = self._label(Qt.TextFormat.PlainText)
        self.stopping = self._tool(_("停止"))
        self.stopping.setToolTip(_("停止搜尋（Esc）"))
        self.stopping.hide()
        self.suggestions = self._label(Qt.TextFormat.RichText)
        self.suggestions.linkActivated.connect(self.suggested.emit)
        self.chips = ChipRow(self)
        self.order = choice_box(((name, sort.value) for sort, name in sort_names().items()), self, _("排序"))
        self.order.setToolTip(_("排序"))
        self.order.activated.connect(lambda at: self.sorted.emit(Sort(self.order.itemData(at))))
        self.narrowing = self._tool(_("篩選"))
        self.narrowing.setCheckable(True)
        self.lines = self._tool(_("前後文"))
        self.lines.setToolTip(_("逐行列出每一處的前後文"))
        self.lines.clicked.connect(lambda: self.linesAsked.emit(self._inquiry.asked.text))
        self.kept = self._tool(_("儲存…"))
        self.kept.setToolTip(_("儲存這個搜尋，或再做儲存過與最近的搜尋"))
        self.kept.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.language = self._tool("?")
        self.language.setToolTip(_("搜尋語法"))
        self.language.setAccessibleName(_("搜尋語法"))
        self.facets = FacetTree(self)
        self.narrowing.toggled.connect(lambda _wanted: self._show_facets())
        self.tree = HitTree(self)
        self.lists = QSplitter(Qt.Orientation.Vertical, self)
        self._heights = [_FACETS_HEIGHT, _HITS_HEIGHT]
        self._lay_out()
        self.show_results(lambda text: text, None)

    def _label(self, form: Qt.TextFormat) -> QLabel:
        label = QLabel(self)
        label.setWordWrap(True)
        label.setTextFormat(form)
        return label

    def _tool(self, text: str) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return button

    def _lay_out(self) -> None:
        tools = FlowLayout(None, _GAP)
        for widget in (self.order, self.lines, self.narrowing, self.kept):
            tools.addWidget(widget)
        self.lists.setChildrenCollapsible(False)
        self.lists.addWidget(self.facets)
        self.lists.addWidget(self.tree)
        self.lists.setSizes(self._heights)
        self.lists.splitterMoved.connect(lambda _place, _edge: self._take_heights())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        head = QHBoxLayout()
        head.addWidget(self.summary, 1)
        head.addWidget(self.stopping, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.language, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(head)
        layout.addWidget(self.suggestions)
        layout.addWidget(self.chips)
        layout.addLayout(tools)
        layout.addWidget(self.lists, 1)

    def _take_heights(self) -> None:
        self._heights = self.lists.sizes()

    def state(self) -> dict[str, object]:
        """What its reader made of it, for `restore`."""
        return {"narrowing": self.narrowing.isChecked(), "heights": self._heights}

    def restore(self, kept: object) -> None:
        """As it was left; as usual where nothing is known of that."""
        if isinstance(kept, dict):
            self._heights = [int(high) for high in kept.get("heights", self._heights)]
            self.lists.setSizes(self._heights)
            self.narrowing.setChecked(bool(kept.get("narrowing")))

    def show_results(self, words: Callable[[str], str], show: Shown | None) -> None:
        """Fill in what the session found; `words` and `show` give the script of the view."""
        inquiry, results = self._inquiry, self._session.results
        self.suggest({})
        self.order.setCurrentIndex(self.order.findData(inquiry.asked.sort.value))
        self.tree.show_groups(results.groups if results and show else (), show)
        self.show_counts(words)

    def show_counts(self, words: Callable[[str], str]) -> None:
        """What is known later than the first results: how many there are, and by what they can be told apart."""
        inquiry, tally = self._inquiry, self._session.tally
        self.lines.setEnabled(self._session.results is not None)
        self.show_summary()
        asked = bool(inquiry.asked.text.strip())
        self.chips.show_chips(inquiry.chips(self._session.results, self._session.others, words) if asked else ())
        if tally is not None or self._session.results is None:
            self.facets.show_counts(tally.facets if tally else (), inquiry.asked.filters, words)
            self._show_facets()

    def show_summary(self) -> None:
        """How much was found, and how far that is; or why nothing was looked for."""
        hint = _("在上方輸入繁體或簡體的詞，例如「特别301条款」或 Special 301，再按 Enter。")
        fault = self._inquiry.fault
        self.summary.setText(fault.sentence if fault is not None else self._session.summary() or hint)

    def _show_facets(self) -> None:
        """Where they are asked for and there are any."""
        self.facets.setVisible(self.narrowing.isChecked() and self.facets.topLevelItemCount() > 0)

    def suggest(self, suggestions: dict[str, str]) -> None:
        """Offer what else could be asked: what is emitted, and the sentence that offers it."""
        colour = self.palette().link().color().name()
        links = (
            f'<a href="{escape(key)}" style="color:{colour}">{escape(offer)}</a>' for key, offer in suggestions.items()
        )
        self.suggestions.setText("<br>".join(links))
        self.suggestions.setVisible(bool(suggestions))
