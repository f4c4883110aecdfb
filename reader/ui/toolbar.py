"""The bar above the page: back and forward, search, script, size, theme."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QToolBar, QWidget

from reader.i18n import gettext as _
from reader.model.script import Script
from reader.presenters import settings as declared
from reader.presenters.settings import Settings
from reader.ui.controls import choice_box
from reader.ui.preferences import choice_name, script_name
from reader.ui.search_field import SearchField


class TopBar(QToolBar):
    def __init__(self, settings: Settings, actions: dict[str, QAction], parent: QWidget) -> None:
        super().__init__(_("工具列"), parent)
        self.setObjectName("top-bar")
        self.setMovable(False)
        self.setIconSize(QSize(18, 18))
        self._settings = settings
        for name, text in (("back", "←"), ("forward", "→")):
            actions[name].setIconText(text)
            self.addAction(actions[name])
        self.search = SearchField(self)
        self.addWidget(self.search)
        for name, text in (("previous_hit", "▲"), ("next_hit", "▼")):
            actions[name].setIconText(text)
            self.addAction(actions[name])
        self.hits = QLabel(self)
        self.hits.setMargin(6)
        # A bar that grows by a pixel with the first hit would have every list beside it measured anew.
        self.hits.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.addWidget(self.hits)
        spacer = QWidget(self)
        spacer.setSizePolicy(spacer.sizePolicy().Policy.Expanding, spacer.sizePolicy().Policy.Preferred)
        self.addWidget(spacer)
        self.script = self._choice(declared.SCRIPT.label(), [(s.value, script_name(s)) for s in Script])
        self.script.currentIndexChanged.connect(
            lambda at: settings.__setitem__(declared.SCRIPT, str(self.script.itemData(at)))
        )
        for name, text in (("smaller", _("小")), ("larger", _("大"))):
            actions[name].setIconText(text)
            self.addAction(actions[name])
        themes = [(value, choice_name(declared.THEME, value)) for value in declared.THEME.choices]
        self.theme = self._choice(declared.THEME.label(), themes)
        self.theme.currentIndexChanged.connect(
            lambda at: settings.__setitem__(declared.THEME, str(self.theme.itemData(at)))
        )
        self.refresh()

    def _choice(self, label: str, choices: list[tuple[str, str]]) -> QComboBox:
        box = choice_box(((name, value) for value, name in choices), self, label)
        box.setToolTip(label)
        box.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.addWidget(box)
        return box

    def refresh(self) -> None:
        """Show the settings as they are."""
        for box, setting in ((self.script, declared.SCRIPT), (self.theme, declared.THEME)):
            box.blockSignals(True)
            box.setCurrentIndex(box.findData(self._settings[setting]))
            box.blockSignals(False)
