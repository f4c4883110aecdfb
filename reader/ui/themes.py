"""Light, sepia and dark: the colours of the page, and of the whole application around it."""

from dataclasses import dataclass, fields
from string import Template
from typing import Final

from PySide6.QtGui import QColor, QPalette

from reader.model.annotation import Colour


@dataclass(frozen=True, slots=True)
class Theme:
    """Colours as #rrggbb.  Text of every kind stands at a contrast of 4.5:1 or more on whatever lies beneath it.

    marking: how opaquely an annotation's colour is laid on the page, 0..1.
    """

    name: str
    dark: bool
    page: str
    text: str
    quiet: str
    faint: str
    rule: str
    selection: str
    hit: str
    current_hit: str
    current_edge: str
    term: str
    link: str
    focus: str
    note: str
    note_text: str
    stripe: str
    window: str
    window_text: str
    button: str
    accent: str
    marking: float

    def annotation(self, colour: Colour) -> QColor:
        """An annotation's full colour, for edges, underlines and ticks."""
        return QColor(colour.dark if self.dark else colour.light).lighter(135 if self.dark else 100)

    def marked(self, colour: Colour) -> QColor:
        """The opaque background of text highlighted in `colour`."""
        return blend(QColor(self.page), QColor(colour.dark if self.dark else colour.light), self.marking)


def blend(below: QColor, above: QColor, opacity: float) -> QColor:
    """`above` laid on `below`, as it comes out on the screen."""

    def mixed(low: int, high: int) -> int:
        return round(low + (high - low) * opacity)

    return QColor(
        mixed(below.red(), above.red()), mixed(below.green(), above.green()), mixed(below.blue(), above.blue())
    )


LIGHT: Final = Theme(
    name="light",
    dark=False,
    page="#fdfdfb",
    text="#1f2023",
    quiet="#5c6068",
    faint="#6f737b",
    rule="#dcdcd6",
    selection="#b9d7fb",
    hit="#ffe9a8",
    current_hit="#ffb74d",
    current_edge="#b35900",
    term="#3d8f83",
    link="#1a5fb4",
    focus="#1a5fb4",
    note="#f4f3ee",
    note_text="#3c3e43",
    stripe="#f5f4ef",
    window="#f1f0ec",
    window_text="#222327",
    button="#fafaf7",
    accent="#2f6f9f",
    marking=0.5,
)
SEPIA: Final = Theme(
    name="sepia",
    dark=False,
    page="#f7eedd",
    text="#3b2f22",
    quiet="#6a5a45",
    faint="#715f49",
    rule="#dccfb4",
    selection="#c9d8da",
    hit="#f8dc8c",
    current_hit="#f0a948",
    current_edge="#9c4f00",
    term="#4c8273",
    link="#2a5d8c",
    focus="#2a5d8c",
    note="#efe3cb",
    note_text="#4a3c2c",
    stripe="#f1e6d1",
    window="#ece0c8",
    window_text="#3b2f22",
    button="#f5ebd8",
    accent="#8a5a2b",
    marking=0.5,
)
DARK: Final = Theme(
    name="dark",
    dark=True,
    page="#17191d",
    text="#d7d6d0",
    quiet="#a2a4a8",
    faint="#8b8e94",
    rule="#363a41",
    selection="#2c4d78",
    hit="#5a4a12",
    current_hit="#8a4f0a",
    current_edge="#ffb74d",
    term="#5fb3a5",
    link="#85b8f2",
    focus="#85b8f2",
    note="#22252b",
    note_text="#c4c4c0",
    stripe="#1d2025",
    window="#1f2226",
    window_text="#d7d6d0",
    button="#2a2e34",
    accent="#6aa5d8",
    marking=0.7,
)
THEMES: Final = {theme.name: theme for theme in (LIGHT, SEPIA, DARK)}


def palette(theme: Theme) -> QPalette:
    """For the whole application."""
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.window,
        role.WindowText: theme.window_text,
        role.Base: theme.page,
        role.AlternateBase: theme.stripe,
        role.Text: theme.text,
        role.PlaceholderText: theme.faint,
        role.Button: theme.button,
        role.ButtonText: theme.window_text,
        role.BrightText: theme.current_edge,
        role.Highlight: theme.selection,
        role.HighlightedText: theme.text,
        role.Link: theme.link,
        role.LinkVisited: theme.link,
        role.ToolTipBase: theme.note,
        role.ToolTipText: theme.note_text,
        role.Mid: theme.rule,
        role.Midlight: theme.stripe,
        role.Light: theme.button,
        role.Dark: theme.faint,
        role.Shadow: theme.rule,
    }
    made = QPalette()
    for which, colour in colours.items():
        made.setColor(which, QColor(colour))
    for which in (role.WindowText, role.Text, role.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, which, blend(QColor(theme.window), QColor(theme.window_text), 0.45))
    return made


_STYLE: Final = Template(
    """
QToolTip { background: $note; color: $note_text; border: 1px solid $rule; padding: 4px 6px; }
QMainWindow::separator { background: $window; width: 5px; height: 5px; }
QMainWindow::separator:hover { background: $rule; }
QToolBar { background: $window; border: none; border-bottom: 1px solid $rule; spacing: 4px; padding: 3px 6px; }
QStatusBar { background: $window; color: $quiet; border-top: 1px solid $rule; }
QStatusBar::item { border: none; }
QListView, QTreeView, QTableView, QTextBrowser { background: $page; color: $text; border: none; }
QListView::item:selected, QTreeView::item:selected, QTableView::item:selected { background: $selection; color: $text; }
QListView::item:hover:!selected, QTreeView::item:hover:!selected { background: $stripe; }
QLineEdit, QPlainTextEdit, QTextEdit {
  background: $page; color: $text; border: 1px solid $rule; border-radius: 4px; padding: 3px 6px;
  selection-background-color: $selection; selection-color: $text; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus { border-color: $focus; }
QFrame#popup { background: $note; border: 1px solid $rule; border-radius: 6px; }
QTextBrowser#popup-body { background: transparent; color: $note_text; border: none; padding: 0; }
QPushButton#chip { background: $page; color: $text; border: 1px solid $rule; border-radius: 9px; padding: 2px 8px; }
QPushButton#chip:checked { background: $selection; border-color: $accent; }
QPushButton#chip:hover, QPushButton#chip:focus { border-color: $focus; }
QToolButton::menu-indicator { image: none; }
QLabel#hint { color: $quiet; }
QLabel#fault { background: $note; color: $note_text; border: 1px solid $current_edge; border-radius: 4px;
  padding: 5px 8px; }
QComboBox QAbstractItemView { background: $page; color: $text; selection-background-color: $selection; }
QMenu { background: $button; color: $window_text; border: 1px solid $rule; padding: 4px 0; }
QMenu::item { padding: 5px 26px 5px 22px; }
QMenu::item:disabled { color: $faint; }
QMenu::item:selected { background: $selection; color: $text; }
QMenu::separator { height: 1px; background: $rule; margin: 4px 8px; }
QTabBar::tab { background: transparent; color: $quiet; padding: 6px 7px; border: none;
  border-bottom: 2px solid transparent; }
QTabBar#panels::tab { padding: 6px 3px; }
QTabBar::tab:selected { color: $window_text; border-bottom-color: $accent; }
QTabWidget::pane { border: none; }
QHeaderView::section { background: $window; color: $quiet; border: none; border-bottom: 1px solid $rule;
  padding: 4px 8px; }
QCheckBox::indicator:unchecked, QListView::indicator:unchecked, QTreeView::indicator:unchecked,
QTableView::indicator:unchecked {
  width: 13px; height: 13px; background: $page; border: 1px solid $faint; border-radius: 2px; }
QScrollBar:vertical { background: transparent; width: 14px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 12px; margin: 0; }
QScrollBar::handle { background: $rule; border-radius: 4px; margin: 3px; min-height: 28px; min-width: 28px; }
QScrollBar::handle:hover { background: $faint; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""
)


def stylesheet(theme: Theme) -> str:
    """For the whole application, beside the palette: what the palette cannot say."""
    return _STYLE.substitute({item.name: getattr(theme, item.name) for item in fields(theme)})
