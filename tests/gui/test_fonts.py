"""The fonts that come with the program."""

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QRawFont
from pytestqt.qtbot import QtBot

from reader.model.script import Script
from reader.text.conversion import converter
from reader.ui.fonts import SANS, SERIF, load_fonts


def encoded(codec: str) -> Iterator[str]:
    """The ideographs of a two-byte encoding."""
    for high in range(0x81, 0xFF):
        for low in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            char = bytes((high, low)).decode(codec, "ignore")
            if len(char) == 1 and "\u4e00" <= char <= "\u9fff":
                yield char


@pytest.mark.parametrize("script", Script)
@pytest.mark.parametrize(("codec", "simplified"), [("cp950", False), ("gb2312", True)])
def test_whatever_script_a_text_is_shown_in_each_of_its_characters_has_a_glyph(
    qtbot: QtBot, codec: str, simplified: bool, script: Script
) -> None:
    load_fonts()
    converted = converter(script, simplified_source=simplified).convert("\n".join(encoded(codec))).text
    shown = sorted(char for char in {*converted} - {"\n"} if char <= "\uffff")  # Noto lacks nine beyond
    for family in (SANS, SERIF):
        font = QRawFont.fromFont(QFont(family))
        assert font.familyName() == family
        assert [char for char in shown if not font.supportsCharacter(ord(char))] == []
