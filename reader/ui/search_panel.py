"""Results grouped by document, each hit a snippet with its words marked."""

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QPalette, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLabel, QTreeView, QVBoxLayout, QWidget

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.glossary import Term
from reader.model.search import DocumentHits, Hit
from reader.presenters.searching import SearchSession, Shown, snippet_in
from reader.ui.rich_delegate import HTML_ROLE, paint_richly, quiet

_FORMS_NAMED = 2
_HIT = Qt.ItemDataRole.UserRole + 10


class SearchPanel(QWidget):
    """`chosen` carries the Hit clicked or activated, `variantsAsked` the Term whose every form is to be found,
    `othersAsked` whether a year or a word is to be found in its other forms too."""

    chosen = Signal(object)
    variantsAsked = Signal(object)
    othersAsked = Signal(bool)

    def __init__(self, session: SearchSession, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._items: dict[Hit, QStandardItem] = {}
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setTextFormat(Qt.TextFormat.PlainText)
        self.variants = QLabel(self)
        self.variants.setWordWrap(True)
        self.variants.linkActivated.connect(lambda _link: self.variantsAsked.emit(self._term))
        self._term: Term | None = None
        self.others = QLabel(self)
        self.others.setWordWrap(True)
        self.others.linkActivated.connect(lambda link: self.othersAsked.emit(link == "with"))
        self.model = QStandardItemModel(self)
        self.tree = QTreeView(self)
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(0)
        self.tree.setRootIsDecorated(False)
        self.tree.setItemsExpandable(False)
        paint_richly(self.tree, _("搜尋結果"))
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.clicked.connect(self._choose)
        self.tree.activated.connect(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        layout.addWidget(self.summary)
        layout.addWidget(self.variants)
        layout.addWidget(self.others)
        layout.addWidget(self.tree, 1)
        self.say_nothing_yet()

    def say_nothing_yet(self) -> None:
        self.model.clear()
        self._items.clear()
        self.offer_variants(None, "")
        self.offer_others((), None)
        self.summary.setText(_("在上方輸入繁體或簡體的詞，例如「特别301条款」或 Special 301，再按 Enter。"))

    def offer_variants(self, term: Term | None, shown: str) -> None:
        """Offer to look for every form of `term`, called `shown`; None offers nothing."""
        self._term = term
        offer = _("也找「{term}」的其他寫法").format(term=shown)
        self.variants.setText(self._link("variants", offer))
        self.variants.setVisible(term is not None)

    def offer_others(self, forms: Sequence[str], found: int | None) -> None:
        """Tell of the other forms of a year or a word, of which `found` places are among the results; None offers to
        look for them.  No forms, no offer."""
        named = _("、").join(forms[:_FORMS_NAMED])
        if found is None:
            self.others.setText(self._link("with", _("也找{forms}等寫法").format(forms=named)))
        else:
            told = _("含{forms}等寫法 {count} 處。").format(forms=named, count=format_count(found))
            self.others.setText(escape(told) + self._link("without", _("不找這些寫法")))
        self.others.setVisible(bool(forms))

    def _link(self, name: str, words: str) -> str:
        colour = self.palette().color(QPalette.ColorRole.Link).name()
        return f'<a href="{name}" style="color:{colour}">{escape(words)}</a>'

    def show_results(self, show: Shown) -> None:
        """Fill in what the session found."""
        self.model.clear()
        self._items.clear()
        results = self._session.results
        if results is None:
            self.say_nothing_yet()
            return
        self.summary.setText(self._session.summary())
        for group in results.groups:
            self.model.appendRow(self._group_item(group, show))
        self.tree.expandAll()

    def _group_item(self, group: DocumentHits, show: Shown) -> QStandardItem:
        title = show(group.title).text
        item = QStandardItem(title)
        count = _("{count} 處").format(count=format_count(group.total))
        item.setData(f"<p><b>{escape(title)}</b>　{quiet(count, self.palette())}</p>", HTML_ROLE)
        if group.hits:
            item.setData(group.hits[0], _HIT)
        for hit in group.hits:
            item.appendRow(self._hit_item(hit, show))
        return item

    def _hit_item(self, hit: Hit, show: Shown) -> QStandardItem:
        snippet = snippet_in(show, hit)
        accent = self.palette().color(QPalette.ColorRole.Link).name()
        before, words, after = (
            escape(snippet.text[: snippet.start]),
            escape(snippet.text[snippet.start : snippet.end]),
            escape(snippet.text[snippet.end :]),
        )
        item = QStandardItem(snippet.text)
        item.setData(f'<p>{before}<b style="color:{accent}">{words}</b>{after}</p>', HTML_ROLE)
        item.setData(hit, _HIT)
        self._items[hit] = item
        return item

    def mark_current(self, hit: Hit | None) -> None:
        item = self._items.get(hit) if hit else None
        if item is not None:
            self.tree.setCurrentIndex(item.index())
            self.tree.scrollTo(item.index())

    def _choose(self, index: QModelIndex) -> None:
        hit = index.data(_HIT)
        if isinstance(hit, Hit):
            self.chosen.emit(hit)
