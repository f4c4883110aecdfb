"""The fonts of the reading view: those that come with the program, and what the system has for Chinese.

Qt falls back to Japanese shapes where no family is named, and to empty boxes where none is installed; so every font
made here names a family for Traditional Chinese.
"""

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from reader.datafiles import resource
from reader.i18n import language

SANS: Final = "Trade Reader Sans"
SERIF: Final = "Trade Reader Serif"
# The Latin letters of the one without serifs, and quotation marks as narrow as Latin wants them.
_LABELS: Final = "Trade Reader Labels"
# Commas and stops in the corner of their squares, as Simplified texts have them.
_CORNERED: Final = {SANS: "Trade Reader Marks Sans", SERIF: "Trade Reader Marks Serif"}
_PARTIAL: Final = (_LABELS, *_CORNERED.values())
_INTERFACE_PIXELS: Final = 14
_FILES: Final = (
    "TradeReaderSans-Regular.woff2",
    "TradeReaderSans-Bold.woff2",
    "TradeReaderSerif-Regular.woff2",
    "TradeReaderLabels-Regular.woff2",
    "TradeReaderLabels-Bold.woff2",
    "TradeReaderMarksSans-Regular.woff2",
    "TradeReaderMarksSans-Bold.woff2",
    "TradeReaderMarksSerif-Regular.woff2",
)
# Wholly or by default Japanese or Korean in their shapes: "Noto Sans CJK JP", "Yu Gothic", "IPAMincho".
_FOREIGN: Final = (
    " JP",
    " KR",
    "Gothic",
    "Mincho",
    "Meiryo",
    "IPA",
    "Takao",
    "VL ",
    "Hiragino Kaku",
    "Malgun",
    "Nanum",
)


@cache
def load_fonts() -> tuple[str, ...]:
    """Make the program's own fonts known to Qt, once; those for Chinese, empty where the files are missing.

    Needs a QGuiApplication.
    """
    families: list[str] = []
    for name in _FILES:
        path = resource("fonts", name)
        number = QFontDatabase.addApplicationFont(str(path)) if path.is_file() else -1
        if number >= 0:
            families += QFontDatabase.applicationFontFamilies(number)
    return tuple(family for family in dict.fromkeys(families) if family not in _PARTIAL)


def reading_families() -> tuple[str, ...]:
    """The families to choose from: the program's own, then others installed that can show Traditional Chinese."""
    own = load_fonts()
    system = QFontDatabase.WritingSystem.TraditionalChinese
    others = [
        family
        for family in QFontDatabase.families(system)
        if family not in (*own, *_PARTIAL)
        and not QFontDatabase.isPrivateFamily(family)
        and not any(f in family for f in _FOREIGN)
    ]
    return (*own, *others)


def words_font() -> QFont:
    """The font of the window, for the library's words in it: all marks are Chinese in every language of the
    interface, in a Simplified one as Simplified texts have them."""
    return chinese_font(SANS, _INTERFACE_PIXELS, cornered=language() == "zh_CN")


def labels_font() -> QFont:
    """The font of the window where its language is none of China's: quotation marks and apostrophes, which Latin and
    Chinese share, are as wide as Latin has them, and those that only Chinese has as in `words_font`."""
    font = words_font()
    font.setFamilies([_LABELS, *font.families()])
    return font


def chinese_font(family: str, pixels: float, bold: bool = False, cornered: bool = False) -> QFont:
    """`family` in a size of `pixels`; characters that it lacks come from the program's own fonts first.

    cornered: set commas and stops as Simplified texts have them, as far as the family is the program's own.
    """
    # One without a name would take after that of the interface.
    font = QFont(family)
    font.setFamilies(list(dict.fromkeys((family, *load_fonts()))))
    font = with_marks(font, cornered)
    font.setPixelSize(max(1, round(pixels)))
    font.setStyleStrategy(QFont.StyleStrategy.PreferAntialias)
    # Pixel hinting gives the glyphs of one line different widths at small sizes.
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if bold:
        font.setWeight(QFont.Weight.Bold)
    return font


def with_marks(font: QFont, cornered: bool) -> QFont:
    """`font` with its commas and stops in the corner of their squares, as Simplified texts have them, or in the middle,
    as far as its first family for Chinese is the program's own."""
    families = [family for family in font.families() if family not in _CORNERED.values()]
    at = next((at for at, family in enumerate(families) if family != _LABELS), len(families))
    if cornered and at < len(families) and families[at] in _CORNERED:
        families.insert(at, _CORNERED[families[at]])
    made = QFont(font)
    made.setFamilies(families)
    return made
