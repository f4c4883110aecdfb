"""Terms between the page, the pop-up and the glossary window: added, edited, exchanged, looked at."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QInputDialog, QMessageBox, QWidget

from reader.errors import ReaderError
from reader.exporters.writing import write_file
from reader.glossary.harvesting import Proposal, proposals
from reader.glossary.interchange import FORMATS, format_of
from reader.glossary.interchange.fields import made_id
from reader.i18n import gettext as _
from reader.importers.files import content
from reader.model.annotation import Position
from reader.model.changes import ChangeSet
from reader.model.concordance import KwicLine
from reader.model.glossary import Source, Term
from reader.model.script import Script
from reader.model.search import Hit, Query
from reader.presenters.glossary_list import domains
from reader.services.glossary import BUNDLED
from reader.services.session import Reader
from reader.ui.broadcast import Broadcast
from reader.ui.desk import Desk
from reader.ui.file_dialogs import FileDialogs
from reader.ui.glossaries_dialog import GlossariesDialog
from reader.ui.glossary_window import GlossaryWindow
from reader.ui.harvest_dialog import HarvestDialog
from reader.ui.navigator import Navigator
from reader.ui.term_editor import TermEditor

# Lines of the concordance: more than anyone reads, few enough to be there at once.
_LINES = 200
_LONGEST = 60  # code points of a selection that may be a term


def format_names() -> dict[str, str]:
    """What the formats of glossaries are called."""
    return {"tbx": "TBX 3 (Basic)", "csv": "CSV", "tsv": "TSV (OmegaT)", "stardict": _("StarDict 詞典（ZIP）")}


class Terms(QObject):
    """`said` carries a sentence, `failed` an error."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(
        self,
        reader: Reader,
        desk: Desk,
        navigator: Navigator,
        broadcast: Broadcast,
        dialogs: FileDialogs,
        parent: QWidget,
    ) -> None:
        super().__init__(parent)
        self._reader, self._desk, self._navigator = reader, desk, navigator
        self._broadcast, self._dialogs, self._parent = broadcast, dialogs, parent
        self.window: GlossaryWindow | None = None
        desk.popups.term.editAsked.connect(self.edit)
        desk.popups.term.placeAsked.connect(lambda document, block, at: navigator.go(document, Position(block, at)))
        desk.termAsked.connect(self.add)
        broadcast.changed.connect(self._changed)

    # --- the window
    def show(self) -> None:
        """The glossary window, at the term that is explained or selected."""
        if self.window is None:
            self.window = self._made()
        popup = self._desk.popups.term
        term = popup.term if popup.isVisible() else None
        self.window.refresh(term.id if term else None)
        self.window.show()
        self.window.raise_()
        self.window.activateWindow()
        self.window.search.setFocus()

    def _made(self) -> GlossaryWindow:
        window = GlossaryWindow(
            self._reader, lambda: self._desk.script, self._desk.displayed, self._lines, self._parent
        )
        window.come_back(self._reader.library, "glossary-window")
        window.addAsked.connect(lambda: self.add(""))
        window.editAsked.connect(self.edit)
        window.deleteAsked.connect(self._delete)
        window.importAsked.connect(self.import_file)
        window.exportAsked.connect(self.export)
        window.manageAsked.connect(self.manage)
        window.placeAsked.connect(self._go)
        return window

    def _delete(self, glossary: int, id: str) -> None:
        if self._attempt(lambda: self._reader.glossaries.delete(glossary, [id])):
            self.said.emit(_("術語已刪除，可用「復原」取回。"))

    def _lines(self, term: Term) -> Sequence[KwicLine]:
        query = Query(term.forms[0], anyof=term.forms[1:], limit=_LINES)
        return self._reader.analysis.concordances.concordance(query).lines

    def _go(self, hit: Hit) -> None:
        self._navigator.go(hit.document, Position(hit.block, hit.start))
        if self.window is not None:
            self.window.reveal_page()

    def _changed(self, changes: ChangeSet) -> None:
        if changes.terms or changes.glossaries:
            self.retell()

    def retell(self) -> None:
        """The glossary, or the script of the view, is another."""
        if self.window is not None and self.window.isVisible():
            self.window.refresh()

    # --- terms
    def add(self, words: str) -> None:
        """Open the editor on a new term called `words`, as selected."""
        name = " ".join(words.split())
        if len(name) > _LONGEST:
            self.said.emit(_("選取的文字太長，不像一個術語。"))
            return
        known = self._reader.glossary.named(name) if name else None
        if known is not None:
            self.edit(known)
            return
        self._edit(self._named(name), None)

    def _named(self, name: str) -> Term:
        """A new term called so, in the words of either script."""
        if name.isascii():
            return Term("", name, "", name)
        shown = self._reader.reading.shown
        return Term("", shown(name, Script.TW).text, shown(name, Script.CN_TERMS).text, "")

    def keep_words(self, found: Iterable[tuple[str, int]]) -> None:
        """Take up words as terms without a definition; with each, the document that is its source."""
        titles = {row.id: row.title for row in self._reader.library_service.documents()}
        terms = [
            replace(_with_id(self._named(words), self._reader), sources=(Source(f"《{titles[document]}》"),))
            for words, document in found
            if document in titles
        ]
        if terms and self._attempt(lambda: self._reader.glossaries.save_all(terms)):
            self.said.emit(_("已收錄 {count} 則，可用「復原」取回。").format(count=len(terms)))

    def edit(self, term: Term) -> None:
        """Open the editor on a term; one of the program's becomes the reader's own when it is changed."""
        origin = self._reader.glossary.origin(term.id)
        self._edit(term, None if origin == BUNDLED else origin)

    def _edit(self, term: Term, into: int | None) -> None:
        mine = self._reader.glossaries.glossaries()
        editor = TermEditor(term, mine, into, domains(self._reader.glossary.terms), self._parent)

        def save(edited: Term, goal: int | None) -> bool:
            named = edited if edited.id else _with_id(edited, self._reader)
            return self._attempt(lambda: self._reader.glossaries.save(named, goal)) is not None

        if editor.edit_until(save):
            self.said.emit(_("術語已儲存。"))
            self._desk.popups.term.dismiss()

    # --- exchange
    def import_file(self) -> None:
        patterns = [_("術語表") + " (*.tbx *.csv *.tsv *.txt *.utf8 *.tab *.xml *.zip)"]
        for path in self._dialogs.files(_("匯入術語表"), patterns)[:1]:
            try:
                outcome = self._reader.glossaries.import_terms(
                    content(path), format_of(path.name), name=self._reader.glossaries.free_name(path.stem)
                )
            except ReaderError as error:
                self.failed.emit(error)
                continue
            self._broadcast.publish(outcome.changes)
            told = _("新增 {added} 則，更新 {replaced} 則，{unchanged} 則原已在術語表裡。").format(
                added=outcome.added, replaced=outcome.replaced, unchanged=outcome.unchanged
            )
            self._tell(told, outcome.refused)

    def _tell(self, told: str, refused: tuple[str, ...]) -> None:
        if not refused:
            self.said.emit(told)
            return
        box = QMessageBox(QMessageBox.Icon.Information, _("匯入術語表"), told, parent=self._parent)
        box.setInformativeText(_("有 {count} 則無法使用，其餘都已匯入。").format(count=len(refused)))
        box.setDetailedText("\n".join(refused))
        box.exec()

    def export(self, glossary: int | None) -> None:
        """Write one glossary, or all that are explained, where the reader says."""
        names = format_names()
        chosen, given = QInputDialog.getItem(
            self._parent, _("匯出術語表"), _("格式"), list(names.values()), 0, editable=False
        )
        form = next((form for form, name in names.items() if name == chosen), None)
        if not given or form is None:
            return
        path = self._dialogs.target(_("匯出術語表"), _("經貿術語"), FORMATS[form].suffix)
        if path is None:
            return
        try:
            write_file(path, self._reader.glossaries.export(form, None if glossary is None else [glossary]))
        except ReaderError as error:
            self.failed.emit(error)
            return
        self.said.emit(_("已寫入「{path}」。").format(path=path))

    def harvest(self) -> None:
        """Offer the dictionary entries of the library that no glossary has."""
        found = proposals(self._reader.agenda.harvested(), self._reader.glossary)
        dialog = HarvestDialog(found, self._desk.shown, self.keep, self._parent)
        dialog.placeAsked.connect(lambda place: self._navigator.go(place.document, Position(place.block, place.offset)))
        dialog.exec()

    def keep(self, chosen: Sequence[Proposal]) -> bool:
        """Take these up into the reader's own glossary; whether that was done."""
        terms = [each.term for each in chosen]
        done = self._attempt(lambda: self._reader.glossaries.save_all(terms))
        if done:
            self.said.emit(_("已收錄 {count} 則，可用「復原」取回。").format(count=len(terms)))
        return bool(done)

    def manage(self) -> None:
        GlossariesDialog(self._reader.glossaries, self._attempt, self.window or self._parent).exec()

    def _attempt(self, act: Callable[[], ChangeSet]) -> ChangeSet | None:
        return self._broadcast.attempt(act, self.failed.emit)


def _with_id(term: Term, reader: Reader) -> Term:
    """The term with an id that no other has."""
    number = 0
    while reader.glossary.find(id := made_id(term.traditional, term.english, *([str(number)] if number else []))):
        number += 1
    return replace(term, id=id)
