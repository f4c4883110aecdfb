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
    file, edit, view, go, mark, right, terms, help_ = (
        _("檔案(&F)"),
        _("編輯(&E)"),
        _("檢視(&V)"),
        _("前往(&G)"),
        _("標註(&A)"),
        _("更正(&R)"),
        _("術語(&T)"),
        _("說明(&H)"),
    )
    return (
        Command(file, "import_files", _("匯入檔案…"), ("Ctrl+O",)),
        Command(file, "import_folder", _("匯入資料夾…"), ("Ctrl+Shift+O",)),
        Command(file, "", ""),
        Command(file, "export", _("匯出標註…"), ("Ctrl+E",)),
        Command(file, "import_annotations", _("匯入標註…")),
        Command(file, "", ""),
        Command(file, "backup", _("備份文件庫…")),
        Command(file, "reindex", _("重新索引")),
        Command(file, "restructure", _("重新整理結構…")),
        Command(file, "", ""),
        Command(file, "preferences", _("偏好設定…"), ("Ctrl+,",)),
        Command(file, "quit", _("結束"), ("Ctrl+Q",)),
        Command(edit, "undo", _("復原"), ("Ctrl+Z",)),
        Command(edit, "redo", _("重做"), ("Ctrl+Shift+Z", "Ctrl+Y")),
        Command(edit, "", ""),
        Command(edit, "copy", _("複製"), ("Ctrl+C",)),
        Command(edit, "copy_citation", _("連同引註複製"), ("Ctrl+Shift+C",)),
        Command(edit, "", ""),
        Command(edit, "find_here", _("在本文件裡搜尋"), ("Ctrl+F",)),
        Command(edit, "find", _("搜尋文件庫"), ("Ctrl+Shift+F",)),
        Command(edit, "next_hit", _("下一處"), ("F3", "Ctrl+G")),
        Command(edit, "previous_hit", _("上一處"), ("Shift+F3", "Ctrl+Shift+G")),
        Command(edit, "replace", _("取代…"), ("Ctrl+H",)),
        Command(edit, "", ""),
        Command(edit, "analysis", _("詞語分析…"), ("F12",)),
        Command(view, "larger", _("放大字級"), ("Ctrl++", "Ctrl+=")),
        Command(view, "smaller", _("縮小字級"), ("Ctrl+-",)),
        Command(view, "usual_size", _("還原字級"), ("Ctrl+0",)),
        Command(view, "", ""),
        Command(view, "next_script", _("切換顯示字體"), ("Ctrl+T",)),
        Command(view, "next_theme", _("切換佈景"), ("Ctrl+Shift+T",)),
        Command(view, "", ""),
        Command(view, "full_screen", _("全螢幕"), ("F11",)),
        Command(go, "back", _("上一個位置"), ("Alt+Left",)),
        Command(go, "forward", _("下一個位置"), ("Alt+Right",)),
        Command(go, "", ""),
        Command(go, "next_section", _("下一節"), ("Ctrl+PgDown",)),
        Command(go, "previous_section", _("上一節"), ("Ctrl+PgUp",)),
        Command(go, "", ""),
        Command(go, "focus_library", _("移到文件庫"), ("Ctrl+1",)),
        Command(go, "focus_outline", _("移到目錄"), ("Ctrl+2",)),
        Command(go, "focus_text", _("移到內文"), ("Ctrl+3",)),
        Command(go, "focus_results", _("移到搜尋結果"), ("Ctrl+4",)),
        Command(go, "focus_annotations", _("移到標註"), ("Ctrl+5",)),
        Command(go, "focus_original", _("移到原始頁面"), ("Ctrl+6",)),
        Command(go, "focus_works", _("移到引用文獻"), ("Ctrl+7",)),
        Command(go, "focus_agenda", _("移到行事曆"), ("Ctrl+8",)),
        Command(mark, "highlight", _("畫螢光"), ("Ctrl+Alt+H",)),
        Command(mark, "underline", _("畫底線"), ("Ctrl+Alt+U",)),
        Command(mark, "note", _("寫筆記…"), ("Ctrl+Alt+N",)),
        Command(mark, "", ""),
        Command(mark, "next_annotation", _("下一則標註"), ("F4",)),
        Command(mark, "previous_annotation", _("上一則標註"), ("Shift+F4",)),
        Command(mark, "", ""),
        Command(terms, "glossary", _("術語表…"), ("F6",)),
        Command(terms, "lookup", _("查術語"), ("Ctrl+D",)),
        Command(terms, "add_term", _("收為術語…"), ("Ctrl+Alt+G",)),
        Command(terms, "", ""),
        Command(terms, "harvest_terms", _("收錄辭典詞條…")),
        Command(terms, "import_terms", _("匯入術語表…")),
        Command(terms, "export_terms", _("匯出術語表…")),
        Command(terms, "manage_terms", _("術語表的順序與開關…")),
        Command(right, "join_above", _("與上一段合併"), ("Ctrl+Shift+J",)),
        Command(right, "split_here", _("從這裡分段"), ("Ctrl+Shift+Return",)),
        Command(right, "", ""),
        Command(right, "refer", _("選取的數字是註腳標記")),
        *(Command(right, cast.name, cast.text, cast.keys) for cast in casts()),
        Command(right, "", ""),
        Command(right, "confirm", _("這一段沒有問題"), ("Ctrl+Alt+K",)),
        Command(right, "next_unsure", _("下一個不確定的地方"), ("F8",)),
        Command(right, "previous_unsure", _("上一個不確定的地方"), ("Shift+F8",)),
        Command(right, "", ""),
        Command(right, "information", _("文件資訊…"), ("Alt+Return",)),
        Command(help_, "keys", _("快速鍵一覽"), ("F1",)),
        Command(help_, "query_help", _("搜尋語法")),
        Command(help_, "about", _("關於經貿閱讀器")),
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
    groups = {
        _("選取文字後"): [
            (_("螢光、底線、筆記"), "H　U　A"),
            (_("八色螢光"), "1–8"),
            (_("查術語"), "L"),
            (_("收為術語"), "T"),
        ],
        _("在內文裡"): [
            (_("依序移到術語與註腳，開啟"), "Tab　Enter"),
            (_("搜尋"), "/"),
            (_("關閉彈出說明、取消選取、清除搜尋標示"), "Esc"),
        ],
    }
    for command in commands():
        group = groups.setdefault(_without_access_key(command.menu), [])
        if command.keys:
            group.append((command.text.rstrip("…."), "　".join(command.keys)))
    groups[_("顯示或隱藏")] = list(panels)
    return groups


def _without_access_key(name: str) -> str:
    """The name of a menu without the letter that opens it: 檔案(&F), &File."""
    return re.sub(r"\(&.\)|&", "", name)
