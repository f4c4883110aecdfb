"""Settings keep what the reader chose and survive values that another version wrote."""

import pytest

from reader.errors import StorageError
from reader.presenters import settings as declared
from reader.presenters.settings import Settings


class Memory:
    """A library's settings, in memory."""

    def __init__(self, **kept: object) -> None:
        self.kept = dict(kept)

    def setting(self, key: str) -> object | None:
        return self.kept.get(key)

    def set_setting(self, key: str, value: object) -> None:
        self.kept[key] = value


def test_a_setting_has_its_default_until_it_is_changed_and_then_is_kept() -> None:
    store = Memory()
    settings = Settings(store)
    assert settings[declared.FONT_SIZE] == declared.FONT_SIZE.default
    settings[declared.FONT_SIZE] = 24
    assert Settings(store)[declared.FONT_SIZE] == 24


@pytest.mark.parametrize(
    ("setting", "kept"),
    [
        (declared.FONT_SIZE, 4000),
        (declared.FONT_SIZE, "large"),
        (declared.FONT_SIZE, True),
        (declared.THEME, "neon"),
        (declared.TERMS, 1),
        (declared.SCRIPT, None),
    ],
)
def test_an_unusable_value_in_the_library_falls_back_to_the_default(
    setting: declared.Setting[str], kept: object
) -> None:
    assert Settings(Memory(**{setting.key: kept}))[setting] == setting.default


def test_a_value_out_of_bounds_is_refused_and_changes_nothing() -> None:
    settings = Settings(Memory())
    with pytest.raises(ValueError, match="theme"):
        settings[declared.THEME] = "neon"
    assert settings[declared.THEME] == "light"


def test_a_library_that_cannot_be_written_does_not_keep_a_setting_from_taking_effect() -> None:
    class Full(Memory):
        def set_setting(self, key: str, value: object) -> None:
            raise StorageError("磁碟已滿。")

    settings = Settings(Full())
    settings[declared.THEME] = "dark"
    assert settings[declared.THEME] == "dark"


def test_stepping_stops_at_the_bounds() -> None:
    settings = Settings(Memory())
    settings.step(declared.FONT_SIZE, 1000)
    assert settings[declared.FONT_SIZE] == declared.FONT_SIZE.maximum
    settings.step(declared.FONT_SIZE, -1000)
    assert settings[declared.FONT_SIZE] == declared.FONT_SIZE.minimum


def test_listeners_hear_of_a_change_once_and_of_no_change_never() -> None:
    settings = Settings(Memory())
    heard: list[str] = []
    settings.on_change(heard.append)
    settings[declared.THEME] = "dark"
    settings[declared.THEME] = "dark"
    assert heard == ["theme"]


def test_every_default_lies_within_its_own_bounds() -> None:
    for setting in declared.ALL:
        assert setting.accepts(setting.default), setting.key
        assert setting.label()
