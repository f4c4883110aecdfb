"""Every setting, declared once: its type, default, bounds and text.

Settings are kept in the library, so that they move with it.
"""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar, cast

from reader.errors import ReaderError
from reader.i18n import LANGUAGES, preferred_language
from reader.i18n import gettext as _
from reader.model.annotation import Colour
from reader.model.script import Script

T = TypeVar("T", bound=str | int | float | bool)


@dataclass(frozen=True, slots=True)
class Setting(Generic[T]):
    """A setting called `label()`.  A number lies between `minimum` and `maximum` and moves by `step`; a string is one
    of `choices` unless that is empty."""

    key: str
    default: T
    label: Callable[[], str]
    choices: tuple[T, ...] = ()
    minimum: float = 0
    maximum: float = 0
    step: float = 1
    unit: str = ""

    def accepts(self, value: object) -> bool:
        """Whether `value`, perhaps written by another version of the program, can be used."""
        if isinstance(self.default, bool) or isinstance(value, bool):
            return isinstance(value, bool) and isinstance(self.default, bool)
        if isinstance(self.default, str):
            return isinstance(value, str) and (not self.choices or value in self.choices)
        return isinstance(value, int | float) and self.minimum <= value <= self.maximum


LANGUAGE = Setting("language", preferred_language(), lambda: _("介面語言"), choices=LANGUAGES)
THEME = Setting("theme", "light", lambda: _("佈景"), choices=("light", "sepia", "dark"))
SCRIPT = Setting("script", Script.SOURCE.value, lambda: _("顯示字體"), choices=tuple(s.value for s in Script))
FONT = Setting("font", "Trade Reader Serif", lambda: _("字型"))
FONT_SIZE = Setting("font-size", 18, lambda: _("字級"), minimum=11, maximum=48, unit="px")
LINE_HEIGHT = Setting("line-height", 1.75, lambda: _("行高"), minimum=1.2, maximum=2.6, step=0.05)
LINE_WIDTH = Setting("line-width", 36, lambda: _("每行字數"), minimum=16, maximum=72)
TERMS = Setting("terms", True, lambda: _("標示術語"))
TERM_DELAY = Setting("term-delay", 350, lambda: _("術語說明延遲"), minimum=0, maximum=3000, step=50, unit="ms")
TERM_TRIGGER = Setting("term-trigger", "rest", lambda: _("開啟術語說明"), choices=("rest", "shift"))
REPLACEMENTS = Setting("replacements", True, lambda: _("標示換用的詞"))
NOTES = Setting("margin-notes", True, lambda: _("頁邊顯示筆記"))
FURNITURE = Setting("furniture", False, lambda: _("顯示頁首頁尾"))
CITATION = Setting("citation", "zh", lambda: _("引註格式"), choices=("zh", "chicago", "apa"))
LAST_COLOUR = Setting(
    "last-colour", Colour.YELLOW.value, lambda: _("螢光顏色"), choices=tuple(colour.value for colour in Colour)
)

ALL: tuple[Setting[str] | Setting[int] | Setting[float] | Setting[bool], ...] = (
    LANGUAGE,
    THEME,
    SCRIPT,
    FONT,
    FONT_SIZE,
    LINE_HEIGHT,
    LINE_WIDTH,
    TERMS,
    TERM_DELAY,
    TERM_TRIGGER,
    REPLACEMENTS,
    NOTES,
    FURNITURE,
    CITATION,
)


class SettingStore(Protocol):
    """Where values are kept, as JSON, by key."""

    def setting(self, key: str) -> object | None: ...

    def set_setting(self, key: str, value: object) -> None: ...


def remember(store: SettingStore, key: str, value: object) -> None:
    """Keep a comfort, which may be lost: a library that cannot be written now is still read."""
    with suppress(ReaderError):
        store.set_setting(key, value)


class Settings:
    """The values now in force; listeners are told of each change."""

    def __init__(self, store: SettingStore) -> None:
        self._store = store
        self._values: dict[str, object] = {}
        self._listeners: list[Callable[[str], None]] = []

    def __getitem__(self, setting: Setting[T]) -> T:
        if setting.key not in self._values:
            kept = self._store.setting(setting.key)
            self._values[setting.key] = kept if setting.accepts(kept) else setting.default
        value = self._values[setting.key]
        # JSON writes 2.0 and reads 2.
        return cast(T, float(value) if isinstance(setting.default, float) and isinstance(value, int) else value)

    def __setitem__(self, setting: Setting[T], value: T) -> None:
        """Raises ValueError for a value out of bounds."""
        if not setting.accepts(value):
            raise ValueError(f"{setting.key}: {value!r}")
        if self[setting] == value:
            return
        self._values[setting.key] = value
        remember(self._store, setting.key, value)
        for listener in list(self._listeners):
            listener(setting.key)

    def step(self, setting: Setting[int], steps: int) -> None:
        """Move a number by steps, staying within its bounds."""
        moved = int(self[setting] + steps * setting.step)
        self[setting] = int(min(setting.maximum, max(setting.minimum, moved)))

    def on_change(self, listener: Callable[[str], None]) -> None:
        """Call listener(key) after each change."""
        self._listeners.append(listener)
