"""The menu over the page: what can be done with the selection, the term, the marks and the link under it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMenu

from reader.i18n import gettext as _
from reader.model.annotation import Annotation, Colour
from reader.presenters.colours import colour_name
from reader.ui.colours import swatch
from reader.ui.reading import Context

if TYPE_CHECKING:
    from reader.ui.desk import Desk

_QUOTED = 16


def page_menu(desk: "Desk", point: QPoint, context: Context) -> QMenu:
    """The menu for `context`, which was asked for at `point` on the screen."""
    menu = QMenu(desk)
    if context.selection is not None:
        _add_selection(menu, desk)
    if context.term is not None:
        name = _("說明「{term}」").format(term=desk.shown(context.term.term.traditional))
        menu.addAction(
            name, partial(desk.popups.explain, context.term, QRect(point, QSize(1, 1)), context.position.block)
        )
    if context.replaced is not None:
        words = desk.popups.source_of(context.replaced)
        menu.addAction(_("不再替換「{term}」").format(term=words), partial(desk.popups.replacements.turn_off, words))
    for annotation in context.annotations:
        _add_annotation(menu, desk, annotation)
    if context.url:
        menu.addAction(_("開啟連結"), partial(desk.open_link, context.url))
        menu.addAction(_("複製連結"), partial(QGuiApplication.clipboard().setText, context.url))
    for add_part in desk.menu_parts:
        add_part(menu, context)
    menu.addAction(_("全選"), desk.view.select_all)
    return menu


def _add_selection(menu: QMenu, desk: "Desk") -> None:
    menu.addAction(_("複製"), desk.copy)
    menu.addAction(_("連同引註複製"), desk.copy_with_citation)
    menu.addAction(_("搜尋選取的文字"), desk.search_selection)
    menu.addAction(_("查術語"), desk.look_up)
    menu.addAction(_("收為術語…"), desk.add_term)
    selected = desk.view.selected_text()
    if len(selected) <= _QUOTED and "\n" not in selected:
        menu.addAction(_("以後將「{term}」顯示為…").format(term=selected), desk.add_replacement)
    menu.addSeparator()
    for colour in Colour:
        name = _("{colour}色螢光").format(colour=colour_name(colour))
        menu.addAction(swatch(colour), name, partial(desk.highlight, colour))
    menu.addAction(_("畫底線"), desk.underline)
    menu.addAction(_("寫筆記…"), desk.write_note)
    menu.addSeparator()


def _add_annotation(menu: QMenu, desk: "Desk", annotation: Annotation) -> None:
    quoted = desk.shown(annotation.quote.exact)[:_QUOTED].replace("\n", " ")
    each = menu.addMenu(swatch(annotation.colour), _("標註「{quote}」").format(quote=quoted))
    each.addAction(_("編輯筆記與標籤…"), partial(desk.edit, annotation.id))
    for colour in Colour:
        each.addAction(swatch(colour), colour_name(colour), partial(desk.recolour, annotation, colour))
    each.addSeparator()
    each.addAction(_("刪除"), partial(desk.delete, annotation))
