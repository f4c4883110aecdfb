"""Every setting in one dialog, made from their declarations."""

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from reader.i18n import gettext as _
from reader.model.script import Script
from reader.presenters import settings as declared
from reader.presenters.settings import Setting, Settings
from reader.ui.controls import choice_box
from reader.ui.form_area import FormArea
from reader.ui.room import resize_within_screen


def choice_name(setting: Setting[str], value: str) -> str:
    """What a choice is called."""
    names: dict[str, dict[str, str]] = {
        declared.LANGUAGE.key: {"zh_TW": "正體中文", "zh_CN": "简体中文", "en": "English"},
        declared.THEME.key: {"light": _("明亮"), "sepia": _("米黃"), "dark": _("深色")},
        declared.SCRIPT.key: {script.value: script_name(script) for script in Script},
        declared.TERM_TRIGGER.key: {"rest": _("游標停留"), "shift": _("按住 Shift 指向")},
        declared.CITATION.key: {"zh": _("中文學術格式"), "chicago": "Chicago", "apa": "APA"},
    }
    return names.get(setting.key, {}).get(value, value)


def script_name(script: Script) -> str:
    return {
        Script.SOURCE: _("原文"),
        Script.TW: _("正體（臺灣）"),
        Script.HK: _("繁體（香港）"),
        Script.CN: _("簡體"),
        Script.CN_TERMS: _("簡體，大陸用語"),
    }[script]


class Preferences(QDialog):
    """Changes take effect at once; Esc closes."""

    def __init__(self, settings: Settings, families: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("偏好設定"))
        self._settings = settings
        self._families = list(families)
        area = FormArea(self)
        self.form = area.form
        self.form.setLabelAlignment(Qt.AlignmentFlag.AlignRight)
        self.editors: dict[str, QWidget] = {}
        for setting in declared.ALL:
            editor = self._editor(setting)
            editor.setAccessibleName(setting.label())
            self.editors[setting.key] = editor
            self.form.addRow(setting.label(), editor)
        buttons = QDialogButtonBox(self)
        buttons.addButton(_("關閉"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(area, 1)
        layout.addWidget(buttons)

    def exec(self) -> int:
        """Open as large as the settings are, or as the screen has room for."""
        hint = self.sizeHint()
        resize_within_screen(self, (hint.width(), hint.height()))
        return super().exec()

    def _editor(self, setting: Setting[str] | Setting[int] | Setting[float] | Setting[bool]) -> QWidget:
        if isinstance(setting.default, bool):
            return self._check_box(cast("Setting[bool]", setting))
        if isinstance(setting.default, str):
            return self._combo_box(setting)
        if isinstance(setting.default, int):
            return self._whole_number(cast("Setting[int]", setting))
        return self._fraction(cast("Setting[float]", setting))

    def _check_box(self, setting: Setting[bool]) -> QCheckBox:
        box = QCheckBox(self)
        # Beside the middle of its name.
        box.setMinimumHeight(self.fontMetrics().lineSpacing())
        box.setChecked(self._settings[setting])
        box.toggled.connect(lambda on: self._settings.__setitem__(setting, on))
        return box

    def _combo_box(self, setting: Setting[str]) -> QComboBox:
        choices = ((choice_name(setting, each), each) for each in setting.choices or self._families)
        box = choice_box(choices, self, chosen=self._settings[setting])
        box.currentIndexChanged.connect(lambda at: self._settings.__setitem__(setting, str(box.itemData(at))))
        return box

    def _whole_number(self, setting: Setting[int]) -> QSpinBox:
        box = QSpinBox(self)
        box.setRange(int(setting.minimum), int(setting.maximum))
        box.setSingleStep(int(setting.step))
        box.setValue(self._settings[setting])
        box.setSuffix(f" {setting.unit}" if setting.unit else "")
        box.valueChanged.connect(lambda value: self._settings.__setitem__(setting, value))
        return box

    def _fraction(self, setting: Setting[float]) -> QDoubleSpinBox:
        box = QDoubleSpinBox(self)
        box.setRange(setting.minimum, setting.maximum)
        box.setSingleStep(setting.step)
        box.setValue(self._settings[setting])
        box.valueChanged.connect(lambda value: self._settings.__setitem__(setting, round(value, 2)))
        return box
