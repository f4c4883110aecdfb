"""What the window does with files: import, export, backup; and its few help texts."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QMessageBox

from reader import __version__
from reader.datafiles import bundled_corpus
from reader.errors import ReaderError
from reader.exporters.writing import write_file
from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.importers import SUFFIXES
from reader.importers.files import content
from reader.model.changes import ChangeSet
from reader.model.progress import Progress
from reader.model.script import Script
from reader.presenters import settings as declared
from reader.presenters.settings import remember
from reader.services.jobs import Done, Failed, Worker
from reader.services.library import ImportReport
from reader.services.session import Reader
from reader.ui.broadcast import Broadcast
from reader.ui.export_dialog import ExportDialog, Extent
from reader.ui.file_dialogs import FileDialogs
from reader.ui.keys_window import KeysWindow
from reader.ui.work_bar import WorkBar

if TYPE_CHECKING:
    from reader.ui.window import MainWindow

_SETTLED_MS = 2000
_FAILURES_SHOWN = 12
# Before it is told that the index is being brought up to what was marked or corrected: the reader goes on meanwhile.
_QUIET_MS = 3000


class Chores:
    """One piece of long work at a time; what is asked for meanwhile waits its turn."""

    def __init__(self, window: "MainWindow", reader: Reader, work: WorkBar, broadcast: Broadcast) -> None:
        self._window = window
        self._reader = reader
        self._work = work
        self._broadcast = broadcast
        self._worker: Worker | None = None
        self._kind = ""
        self._dialogs = FileDialogs(window, reader.library)
        self._settling = QTimer(window, singleShot=True, interval=_SETTLED_MS)
        self._settling.timeout.connect(self.catch_up)
        self._waiting: list[tuple[str, Sequence[Path]]] = []

    # --- long work
    def import_paths(self, paths: Sequence[Path]) -> None:
        self._begin("import", paths)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Import, and show the first document that this brings in or that is there already."""
        self._begin("open", paths)

    def reindex(self) -> None:
        self._begin("reindex", ())

    def restructure(self) -> None:
        """Structure every document anew, after a question that says what that does."""
        question = _(
            "要以目前的規則，自保存的原始檔重新整理所有文件的結構嗎？標註與更正都會移到新版本，"
            "位置不確定或失去位置的會告訴你有幾則。"
        )
        if QMessageBox.question(self._window, _("重新整理結構"), question) == QMessageBox.StandardButton.Yes:
            self._begin("restructure", ())

    def catch_up(self) -> None:
        """Bring the index up to the library, where it is behind."""
        if self._reader.finding.is_behind():
            self._begin("catch-up", ())

    def catch_up_soon(self) -> None:
        """Bring the index up to the library once the reader has done with a series of changes."""
        self._settling.start()

    def _begin(self, kind: str, paths: Sequence[Path]) -> None:
        if self._worker is not None:
            self._waiting.append((kind, paths))
            return
        self._worker, self._kind = Worker(), kind
        self._worker.start("import" if kind == "open" else kind, self._reader.library.folder, tuple(paths))
        self._work.watch(self._poll, self._worker.cancel, _QUIET_MS if kind == "catch-up" else 0)

    def _poll(self) -> None:
        if self._worker is None:
            return
        for event in self._worker.poll():
            if isinstance(event, Progress):
                self._work.show_progress(event)
            elif isinstance(event, Done):
                self._finish(event.result)
            elif isinstance(event, Failed):
                self._finish(None)
                self._window.complain(ReaderError(event.sentence))

    def _finish(self, result: object) -> None:
        self._worker = None
        self._work.finish()
        if isinstance(result, ImportReport):
            self._tell_import(result)
            self._broadcast.publish(ChangeSet(documents=frozenset((*result.added, *result.updated))))
            brought = (*result.added, *result.updated, *result.unchanged)
            if self._kind == "open" and brought and self._window.navigator.open(brought[0]):
                self._window.desk.view.setFocus()
        elif result is not None and self._kind == "reindex":
            self._window.say(_("已重新索引整個文件庫。"))
        if self._kind != "reindex":
            self._window.finder.refresh()
        if self._waiting:
            kind, paths = self._waiting.pop(0)
            self._begin(kind, paths)

    def _tell_import(self, report: ImportReport) -> None:
        told = _("新增 {added} 份，未變 {unchanged} 份，更新 {updated} 份，失敗 {failed} 份。")
        sentence = told.format(
            added=format_count(len(report.added)),
            unchanged=format_count(len(report.unchanged)),
            updated=format_count(len(report.updated)),
            failed=format_count(len(report.failed)),
        )
        if report.updated:
            told = _(
                "更新的文件上，{placed} 則標註在原文字上，{ambiguous} 則位置不確定，{orphaned} 則失去位置；都保留著。"
            )
            carried = report.carried
            sentence += told.format(placed=carried.resolved, ambiguous=carried.ambiguous, orphaned=carried.orphaned)
        if report.unapplied:
            told = _("有 {count} 項更正不再符合更新後的文字，已保留但沒有套用。")
            sentence += told.format(count=format_count(report.unapplied))
        self._window.say(sentence)
        told_of = [failure.error for failure in report.failed] + [notice.text for notice in report.notices]
        if told_of:
            lines = told_of[:_FAILURES_SHOWN]
            if len(told_of) > _FAILURES_SHOWN:
                lines.append(_("另有 {count} 個檔案。").format(count=format_count(len(told_of) - _FAILURES_SHOWN)))
            title = _("有些檔案沒有讀進來") if report.failed else _("有些頁沒有讀到")
            QMessageBox.warning(self._window, title, sentence + "\n\n" + "\n".join(lines))

    def may_close(self) -> bool:
        """Whether the window may close now.  An import asks first; indexing goes on by itself the next time."""
        self._settling.stop()
        if self._worker is None:
            return True
        if self._kind in ("import", "open"):
            question = _("匯入還在進行。要停止並結束嗎？已匯入的文件都會保留。")
            answer = QMessageBox.question(self._window, _("經貿閱讀器"), question)
            if answer != QMessageBox.StandardButton.Yes:
                return False
        if self._worker is not None:
            self._work.finish()
            self._worker.cancel()
            self._worker.close()
            self._worker = None
        return True

    def import_bundled(self) -> None:
        """Bring in the documents that come with the program, once for each library."""
        key = "bundled-imported"
        library = self._reader.library
        if not library.read_only and not library.setting(key) and bundled_corpus().is_dir():
            remember(library, key, True)
            self.import_paths([bundled_corpus()])

    # --- files
    def choose_files(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in sorted(SUFFIXES))
        documents, everything = _("文件"), _("所有檔案")
        files = self._dialogs.files(_("匯入檔案"), [f"{documents} ({kinds})", f"{everything} (*)"])
        if files:
            self.import_paths(files)

    def choose_folder(self) -> None:
        folder = self._dialogs.folder(_("匯入資料夾"))
        if folder:
            self.import_paths(folder)

    def remove(self, documents: list[int]) -> None:
        """Take documents out of the library, after a question that says what goes with them."""
        if documents:
            self._attempt(lambda: self._remove(documents))

    def _remove(self, documents: Sequence[int]) -> None:
        buttons = QMessageBox.StandardButton
        box = QMessageBox(
            QMessageBox.Icon.Question, _("自文件庫移除"), "", buttons.Yes | buttons.No, parent=self._window
        )
        box.setTextFormat(Qt.TextFormat.PlainText)  # Signs of a title are no markup.
        box.setText(self._removal(documents))
        box.setDefaultButton(buttons.No)
        if box.exec() == buttons.Yes:
            self._broadcast.publish(self._reader.library_service.remove(documents))
            self.catch_up()

    def _removal(self, documents: Sequence[int]) -> str:
        """What removing these would mean, as a question.  Raises NotFoundError."""
        if len(documents) == 1:
            title = self._window.desk.shown(self._reader.library_service.title(documents[0]))
            question = _("要自文件庫移除「{title}」嗎？").format(title=title)
        else:
            question = _("要自文件庫移除 {documents} 份文件嗎？").format(documents=format_count(len(documents)))
        marks = sum(len(self._reader.annotations.of(document)) for document in documents)
        if marks:
            told = _("{marks} 則標註會收起，再匯入同一份檔案時回來。").format(marks=format_count(marks))
        else:
            told = _("再匯入同一份檔案就會回來。")
        return f"{question}\n\n{told}"

    def export(self, chosen: Sequence[int], script: Script, marks: Sequence[str] = ()) -> None:
        """Ask what to export and write it: the annotations `marks`, those on the documents `chosen`, or all."""
        dialog = ExportDialog(script, self._extents(chosen, marks), self._window)
        if not dialog.exec():
            return
        extent = dialog.extent
        name = self._window.desk.shown(self._title(extent))
        target = self._dialogs.target(_("匯出標註"), name, dialog.suffix)
        if target is not None:
            self._attempt(lambda: self._write_export(target, extent, dialog.format, dialog.script))

    def _extents(self, chosen: Sequence[int], marks: Sequence[str]) -> list[Extent]:
        found = []
        if marks:
            label = _("標註欄裡選取或列出的 {count} 則標註").format(count=format_count(len(marks)))
            found.append(Extent(label, None, frozenset(marks)))
        if chosen:
            count = sum(len(self._reader.annotations.of(document)) for document in chosen)
            label = _("選取的 {documents} 份文件，{count} 則標註").format(
                documents=len(chosen), count=format_count(count)
            )
            found.append(Extent(label, tuple(chosen)))
        count = len(self._reader.annotations.of(None))
        found.append(Extent(_("整個文件庫，{count} 則標註").format(count=format_count(count)), None))
        return found

    def _title(self, extent: Extent) -> str:
        """What a file of the extent is called: after its one document, if it has but one."""
        if extent.documents and len(extent.documents) == 1:
            return self._reader.library_service.title(extent.documents[0])
        return _("標註")

    def _write_export(self, file: Path, extent: Extent, format_: str, script: Script) -> None:
        style = self._window.settings[declared.CITATION]
        export = self._reader.exporting.export
        write_file(file, export(extent.documents, format_, script, style, only=extent.only))
        self._window.say(_("已匯出到 {file}。").format(file=file))

    def import_annotations(self) -> None:
        for file in self._dialogs.files(_("匯入標註"), ["W3C Web Annotation (*.jsonld *.json)"]):
            self._attempt(lambda name=file: self._read_annotations(name))  # type: ignore[misc]

    def _read_annotations(self, file: Path) -> None:
        outcome = self._reader.annotations.import_annotations(content(file), False)
        self._broadcast.publish(outcome.changes)
        told = _("新增 {added} 則，已有 {unchanged} 則，位置不確定 {ambiguous} 則，失去位置 {orphaned} 則。")
        sentence = told.format(
            added=len(outcome.added),
            unchanged=len(outcome.unchanged),
            ambiguous=len(outcome.ambiguous),
            orphaned=len(outcome.orphaned),
        )
        self._window.say(sentence)
        if outcome.failed:
            QMessageBox.warning(self._window, _("匯入標註"), sentence + "\n\n" + "\n".join(outcome.failed))

    def backup(self) -> None:
        target = self._dialogs.target(_("備份文件庫"), "trade-reader-backup", ".zip")
        if target is not None:
            self._attempt(lambda: self._write_backup(target))

    def _write_backup(self, file: Path) -> None:
        self._reader.library.backup(file)
        self._window.say(_("已備份到 {file}。").format(file=file))

    def _attempt(self, act: Callable[[], object]) -> None:
        try:
            act()
        except ReaderError as error:
            self._window.complain(error)

    # --- help
    def show_keys(self) -> None:
        KeysWindow(self._window).exec()

    def show_about(self) -> None:
        where = _("文件庫在 {folder}").format(folder=self._reader.library.folder)
        name = _("經貿閱讀器")
        text = f"<h3>{name} {__version__}</h3><p>{where}</p><p>Apache-2.0</p>"
        QMessageBox.about(self._window, _("關於經貿閱讀器"), text)
