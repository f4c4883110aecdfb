"""Setting right the structure of the open document: by the menu over a block, by the menu bar, by keys."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from reader.errors import ReaderError
from reader.i18n import gettext as _
from reader.model.annotation import Position, Span
from reader.model.changes import ChangeSet
from reader.model.document import NOTE_SIGNS, Block, BlockKind, Document, NoteNumber
from reader.presenters.correcting import Cast, casts, next_unsure
from reader.services.session import Reader
from reader.ui.deeds import Deeds
from reader.ui.desk import Desk
from reader.ui.information import Information
from reader.ui.reading import Context

_QUOTED = 8
_LONGEST_NUMBER = 4


class Corrector(QObject):
    """`said` carries a sentence for the status bar, `failed` an error."""

    said = Signal(str)
    failed = Signal(object)

    def __init__(self, reader: Reader, desk: Desk, deeds: Deeds, parent: QObject) -> None:
        super().__init__(parent)
        self._reader = reader
        self._desk = desk
        self._deeds = deeds
        desk.menu_parts.append(self.add_to)

    # --- what is pointed at
    def _pointed(self) -> tuple[Document, Position, Position] | None:
        """The document, and the beginning and end of what is selected, or twice the place clicked last."""
        document, selection = self._desk.document, self._desk.view.selection()
        place = self._desk.view.clicked()
        if document is not None and selection is not None:
            return document, selection.start, selection.end
        if document is not None and place is not None:
            return document, place, place
        self.said.emit(_("請先點一下要更正的段落，或選取其中的文字。"))
        return None

    # --- what is done
    def join(self) -> None:
        """Join the block pointed at to the one above; of a selection over several blocks, all of them."""
        pointed = self._pointed()
        if pointed is not None:
            _document, start, end = pointed
            self.join_blocks(start.block + 1 if end.block > start.block else start.block, end.block)

    def join_blocks(self, first: int, last: int) -> None:
        """Join each of the blocks from `first` to `last` to the one above it."""
        join = partial(self._reader.corrections.join, block=first, last=last)
        self._change(join, _("已併入上一段；按 Ctrl+Z 復原。"))

    def split(self) -> None:
        pointed = self._pointed()
        if pointed is not None:
            self.split_at(pointed[1])

    def split_at(self, position: Position) -> None:
        self._change(partial(self._reader.corrections.split, position=position), _("已從這裡分段；按 Ctrl+Z 復原。"))

    def cast(self, chosen: Cast) -> None:
        pointed = self._pointed()
        if pointed is not None:
            self.cast_blocks(pointed[1].block, pointed[2].block, chosen)

    def cast_blocks(self, first: int, last: int, chosen: Cast) -> None:
        """Take the blocks from `first` to `last` for something else."""
        done = _("已{cast}；按 Ctrl+Z 復原。").format(cast=chosen.text)
        recast = partial(self._reader.corrections.recast, block=first, last=last, kind=chosen.kind)
        self._change(partial(recast, level=chosen.level, role=chosen.role), done)

    def refer(self) -> None:
        """Take the selected figures or sign for the mark of a footnote."""
        document, selection = self._desk.document, self._desk.view.selection()
        number = _mark_in(document, selection) if document and selection else None
        if selection is None or number is None:
            self.said.emit(_("請先選取註腳標記的數字或符號。"))
            return
        self.refer_at(selection.start, number, True)

    def refer_at(self, position: Position, number: NoteNumber, marks: bool) -> None:
        done = (
            _("已當作註 {number} 的標記；按 Ctrl+Z 復原。")
            if marks
            else _("「{number}」已不是註腳標記；按 Ctrl+Z 復原。")
        )
        act = partial(self._reader.corrections.refer, position=position, number=number, marks=marks)
        self._change(act, done.format(number=number))

    def confirm(self) -> None:
        """Say that the block pointed at is right as it is."""
        pointed = self._pointed()
        if pointed is not None:
            self.confirm_block(pointed[1].block)

    def confirm_block(self, at: int) -> None:
        document = self._desk.document
        if document is not None:
            block = document.blocks[at]
            recast = self._reader.corrections.recast
            act = partial(recast, block=at, kind=block.kind, level=block.level, role=block.role)
            self._change(act, _("已記下這一段沒有問題。"))

    def _change(self, act: Callable[..., ChangeSet], done: str) -> None:
        """Do it to the edition in sight."""
        document = self._desk.document
        if document is not None:
            seen = partial(act, document.id, document.edition)
            self._deeds.do(lambda report: seen(report=report), partial(self._tell, done))

    def _tell(self, done: str, changes: ChangeSet | None) -> None:
        self.said.emit(done if changes else _("已經是這樣了。"))

    # --- what is unsure
    def next_unsure(self, steps: int) -> None:
        """To the next place where the structure is unsure, or the one before."""
        document = self._desk.document
        if document is None:
            return
        view = self._desk.view
        here = view.clicked() or view.position()
        found = next_unsure(document.blocks, here.block, steps, view.presenter.furniture_visible)
        if found is None:
            self.said.emit(_("這份文件裡沒有結構不確定的地方。"))
            return
        self._desk.jump(Position(found, 0))
        view.point_at(Position(found, 0))
        self.said.emit(_("這一段的結構不確定：按右鍵，或用「更正」選單更正或確認。"))

    # --- menus
    def add_to(self, menu: QMenu, context: Context) -> None:
        """Add to the menu over the page what can be set right there."""
        document = self._desk.document
        if document is None or context.position.block >= len(document.blocks):
            return
        at, block = context.position, document.blocks[context.position.block]
        each = menu.addMenu(_("更正結構（不確定）") if block.is_unsure else _("更正結構"))
        if block.is_unsure:
            each.addAction(_("這一段沒有問題") + "\tCtrl+Alt+K", partial(self.confirm_block, at.block))
            each.addSeparator()
        selected = context.selection
        several = selected is not None and selected.end.block > selected.start.block
        if selected is not None and several:
            join = partial(self.join_blocks, selected.start.block + 1, selected.end.block)
            each.addAction(_("合併選取的各段") + "\tCtrl+Shift+J", join)
        else:
            each.addAction(_("與上一段合併") + "\tCtrl+Shift+J", partial(self.join_blocks, at.block, at.block))
        place = at if selected is None else selected.start
        words = document.blocks[place.block].text[place.offset : place.offset + _QUOTED]
        if place.offset and words.strip():
            split = _("從「{words}」起另成一段").format(words=self._desk.shown(words.strip()))
            each.addAction(split + "\tCtrl+Shift+Return", partial(self.split_at, place))
        number = _mark_in(document, selected) if selected is not None else None
        if selected is not None and number is not None:
            refer = partial(self.refer_at, selected.start, number, True)
            each.addAction(_("「{number}」是註腳標記").format(number=number), refer)
        if context.mark is not None:
            ref = context.mark.ref
            refer = partial(self.refer_at, Position(context.mark.block, ref.offset), ref.number, False)
            each.addAction(_("「{number}」不是註腳標記").format(number=ref.number), refer)
        each.addSeparator()
        self._add_casts(each, (selected.start.block, selected.end.block) if selected else (at.block, at.block), block)

    def _add_casts(self, menu: QMenu, extent: tuple[int, int], block: Block) -> None:
        if block.kind is BlockKind.FOOTNOTE:
            menu.addAction(_("取消註腳") + "\tCtrl+Alt+0", partial(self.cast_blocks, *extent, casts()[0]))
        for cast in casts():
            if block.kind is BlockKind.FOOTNOTE and cast.kind is BlockKind.PARAGRAPH:
                continue
            action = QAction("\t".join((cast.text, *cast.keys[:1])), menu)
            action.setCheckable(True)
            action.setChecked(cast.fits(block))
            action.triggered.connect(partial(self.cast_blocks, *extent, cast))
            menu.addAction(action)

    # --- the document as a whole
    def show_information(self, parent: QWidget, document: int | None = None) -> None:
        """Open the dialog on a document, else on the open one."""
        here = self._desk.document
        wanted = document if document is not None else here.id if here else None
        if wanted is None:
            self.said.emit(_("請先開啟一份文件。"))
            return
        try:
            dialog = Information(self._reader, wanted, self._deeds, self._desk.shown, parent)
        except ReaderError as error:
            self.failed.emit(error)
            return
        dialog.exec()


def _mark_in(document: Document, selection: Span) -> NoteNumber | None:
    """The number or sign that a selection consists of, as far as it may mark a footnote."""
    if selection.start.block != selection.end.block or selection.end.block >= len(document.blocks):
        return None
    words = document.blocks[selection.start.block].text[selection.start.offset : selection.end.offset]
    if not words or len(words) > _LONGEST_NUMBER:
        return None
    if not words.strip(NOTE_SIGNS):
        return words
    return int(words) if words.isascii() and words.isdecimal() else None
