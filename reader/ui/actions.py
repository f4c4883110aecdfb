"""Every command of the window: what it is called, its keys, and the menu it stands in."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from reader.i18n import gettext as _
from reader.presenters.correcting import casts


@dataclass(frozen=True, slots=True)
class Command:
    """`name` is the key of the handler.  An empty text is a separator."""

    menu: str
    name: str
    text: str
    keys: tuple[str, ...] = ()


def commands() -> tuple[Command, ...]:
    """In the order of the menus."""
    menus = (_of_files, _of_editing, _of_view, _of_ways, _of_marks, _of_terms, _of_corrections, _of_help)
    return tuple(command for menu in menus for command in menu())


def _of_files() -> tuple[Command, ...]:
    menu = _("檔案(&F)")
    return (
        Command(menu, "import_files", _("匯入檔案…"), ("Ctrl+O",)),
        Command(menu, "import_folder", _("匯入資料夾…"), ("Ctrl+Shift+O",)),
        Command(menu, "", ""),
        Command(menu, "export", _("匯出標註…"), ("Ctrl+E",)),
        Command(menu, "import_annotations", _("匯入標註…")),
        Command(menu, "", ""),
        Command(menu, "backup", _("備份文件庫…")),
        Command(menu, "reindex", _("重新索引")),
        Command(menu, "restructure", _("重新整理結構…")),
        Command(menu, "", ""),
        Command(menu, "preferences", _("偏好設定…"), ("Ctrl+,",)),
        Command(menu, "quit", _("結束"), ("Ctrl+Q",)),
    )


def _of_editing() -> tuple[Command, ...]:
    menu = _("編輯(&E)")
    return (
        Command(menu, "undo", _("復原"), ("Ctrl+Z",)),
        Command(menu, "redo", _("重做"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Command(menu, "", ""),
        Command(menu, "copy", _("複製"), ("Ctrl+C",)),
        Command(menu, "copy_citation", _("連同引註複製"), ("Ctrl+Shift+C",)),
        Command(menu, "", ""),
        Command(menu, "find_here", _("在本文件裡搜尋"), ("Ctrl+F",)),
        Command(menu, "find", _("搜尋文件庫"), ("Ctrl+Shift+F",)),
        Command(menu, "next_hit", _("下一處"), ("F3", "Ctrl+G")),
        Command(menu, "previous_hit", _("上一處"), ("Shift+F3", "Ctrl+Shift+G")),
        Command(menu, "replace", _("取代…"), ("Ctrl+H",)),
        Command(menu, "", ""),
        Command(menu, "analysis", _("詞語分析…"), ("F12",)),
    )


def _of_view() -> tuple[Command, ...]:
    menu = _("檢視(&V)")
    return (
        Command(menu, "larger", _("放大字級"), ("Ctrl++", "Ctrl+=")),
        Command(menu, "smaller", _("縮小字級"), ("Ctrl+-",)),
        Command(menu, "usual_size", _("還原字級"), ("Ctrl+0",)),
        Command(menu, "", ""),
        Command(menu, "next_script", _("切換顯示字體"), ("Ctrl+T",)),
        Command(menu, "next_theme", _("切換佈景"), ("Ctrl+Shift+T",)),
        Command(menu, "", ""),
        Command(menu, "full_screen", _("全螢幕"), ("F11",)),
    )


def _of_ways() -> tuple[Command, ...]:
    menu = _("前往(&G)")
    return (
        Command(menu, "back", _("上一個位置"), ("Alt+Left",)),
        Command(menu, "forward", _("下一個位置"), ("Alt+Right",)),
        Command(menu, "", ""),
        Command(menu, "next_section", _("下一節"), ("Ctrl+PgDown",)),
        Command(menu, "previous_section", _("上一節"), ("Ctrl+PgUp",)),
        Command(menu, "", ""),
        Command(menu, "focus_library", _("移到文件庫"), ("Ctrl+1",)),
        Command(menu, "focus_outline", _("移到目錄"), ("Ctrl+2",)),
        Command(menu, "focus_text", _("移到內文"), ("Ctrl+3",)),
        Command(menu, "focus_results", _("移到搜尋結果"), ("Ctrl+4",)),
        Command(menu, "focus_annotations", _("移到標註"), ("Ctrl+5",)),
        Command(menu, "focus_original", _("移到原始頁面"), ("Ctrl+6",)),
        Command(menu, "focus_works", _("移到引用文獻"), ("Ctrl+7",)),
        Command(menu, "focus_agenda", _("移到行事曆"), ("Ctrl+8",)),
    )


def _of_marks() -> tuple[Command, ...]:
    menu = _("標註(&A)")
    return (
        Command(menu, "highlight", _("畫螢光"), ("Ctrl+Alt+H",)),
        Command(menu, "underline", _("畫底線"), ("Ctrl+Alt+U",)),
        Command(menu, "note", _("寫筆記…"), ("Ctrl+Alt+N",)),
        Command(menu, "", ""),
        Command(menu, "next_annotation", _("下一則標註"), ("F4",)),
        Command(menu, "previous_annotation", _("上一則標註"), ("Shift+F4",)),
        Command(menu, "", ""),
    )


def _of_terms() -> tuple[Command, ...]:
    menu = _("術語(&T)")
    return (
        Command(menu, "glossary", _("術語表…"), ("F6",)),
        Command(menu, "lookup", _("查術語"), ("Ctrl+D",)),
        Command(menu, "add_term", _("收為術語…"), ("Ctrl+Alt+G",)),
        Command(menu, "", ""),
        Command(menu, "harvest_terms", _("收錄辭典詞條…")),
        Command(menu, "import_terms", _("匯入術語表…")),
        Command(menu, "export_terms", _("匯出術語表…")),
        Command(menu, "manage_terms", _("術語表的順序與開關…")),
    )


def _of_corrections() -> tuple[Command, ...]:
    menu = _("更正(&R)")
    return (
        Command(menu, "join_above", _("與上一段合併"), ("Ctrl+Shift+J",)),
        Command(menu, "split_here", _("從這裡分段"), ("Ctrl+Shift+Return",)),
        Command(menu, "", ""),
        Command(menu, "refer", _("選取的數字是註腳標記")),
        *(Command(menu, cast.name, cast.text, cast.keys) for cast in casts()),
        Command(menu, "", ""),
        Command(menu, "confirm", _("這一段沒有問題"), ("Ctrl+Alt+K",)),
        Command(menu, "next_unsure", _("下一個不確定的地方"), ("F8",)),
        Command(menu, "previous_unsure", _("上一個不確定的地方"), ("Shift+F8",)),
        Command(menu, "", ""),
        Command(menu, "information", _("文件資訊…"), ("Alt+Return",)),
    )


def _of_help() -> tuple[Command, ...]:
    menu = _("說明(&H)")
    return (
        Command(menu, "keys", _("快速鍵一覽"), ("F1",)),
        Command(menu, "query_help", _("搜尋語法")),
        Command(menu, "about", _("關於經貿閱讀器")),
    )


@dataclass(frozen=True, slots=True)
class Menus:
    """The actions by the names of their commands, and the menu of what is seen, to which panels add themselves."""

    actions: dict[str, QAction]
    view: QMenu


def build_menus(window: QMainWindow, handlers: Mapping[str, Callable[[], object]]) -> Menus:
    """Fill the menu bar.  Raises KeyError for a command without a handler."""
    menus: dict[str, QMenu] = {}
    actions: dict[str, QAction] = {}
    for command in commands():
        menu = menus.get(command.menu)
        if menu is None:
            menu = menus[command.menu] = window.menuBar().addMenu(command.menu)
        if not command.name:
            menu.addSeparator()
            continue
        action = QAction(command.text, window)
        action.setShortcuts([QKeySequence(keys) for keys in command.keys])
        action.triggered.connect(lambda _checked=False, act=handlers[command.name]: act())
        menu.addAction(action)
        actions[command.name] = action
    return Menus(actions, menus[_("檢視(&V)")])


def keys_html(panels: Iterable[tuple[str, str]]) -> str:
    """The table of the help window, a group for each menu.  `panels` are the names of the panels, with the keys that
    show and hide them."""
    rows = "".join(
        f'<tr><td colspan="2"><h4>{escape(title)}</h4></td></tr>'
        + "".join(f"<tr><td>{escape(text)}</td><td><b>{escape(keys)}</b></td></tr>" for text, keys in group)
        for title, group in _key_groups(panels).items()
        if group
    )
    return f'<table cellpadding="3">{rows}</table>'


def _key_groups(panels: Iterable[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """What is done by key, with its keys, under the title of its group."""
    groups = _keys_without_commands()
    for command in commands():
        group = groups.setdefault(_without_access_key(command.menu), [])
        if command.keys:
            group.append((command.text.rstrip("…."), "　".join(command.keys)))
    groups[_("顯示或隱藏")] = list(panels)
    return groups


def _keys_without_commands() -> dict[str, list[tuple[str, str]]]:
    """What is done by key where the focus is, and stands in no menu."""
    return {
        _("選取文字後"): [
            (_("螢光、底線、筆記"), "H　U　A"),
            (_("八色螢光"), "1–8"),
            (_("查術語"), "L"),
            (_("收為術語"), "T"),
        ],
        _("在內文裡"): [
            (_("依序移到術語與註腳，開啟"), "Tab　Enter"),
            (_("選取文字"), "Shift+←　→　↑　↓"),
            (_("全選"), "Ctrl+A"),
            (_("捲動一行"), "↑　↓"),
            (_("捲動一頁"), "PgUp　PgDn　Shift+Space　Space"),
            (_("到開頭、結尾"), "Home　End"),
            (_("開啟這一段的選單"), "Shift+F10"),
            (_("立即說明滑鼠所指的術語"), "Shift"),
            (_("搜尋"), "/"),
            (_("關閉彈出說明、取消選取、清除搜尋標示"), "Esc"),
        ],
        _("在搜尋欄裡"): [
            (_("搜尋，再按到下一處；上一處"), "Enter　Shift+Enter"),
            (_("用過的搜尋"), "↓"),
        ],
        _("在清單裡"): [
            (_("開啟或編輯"), "Enter"),
            (_("編輯標註"), "F2"),
            (_("移除或刪除"), "Delete"),
        ],
        _("在原始頁面裡"): [
            (_("上一頁、下一頁"), "PgUp　PgDn"),
            (_("第一頁、最後一頁"), "Home　End"),
            (_("放大、縮小、符合寬度"), "+　-　0"),
            (_("移到這一頁的內文"), "Enter"),
        ],
        _("在其他視窗與筆記裡"): [
            (_("移到搜尋欄"), "Ctrl+F"),
            (_("新增術語"), "Ctrl+N"),
            (_("儲存筆記或術語"), "Ctrl+Enter"),
        ],
    }


def _without_access_key(name: str) -> str:
    """The name of a menu without the letter that opens it: 檔案(&F), &File."""
    return re.sub(r"\(&.\)|&", "", name)
