"""The program's fonts, cut down to the characters of one document.

WeasyPrint cuts fonts too, but keeps a slot for each of the 20,000 glyphs, which is a fourth of a small PDF.
"""

from io import BytesIO
from pathlib import Path
from typing import Final

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS: Final = Path(__file__).resolve().parents[2] / "resources" / "fonts"
_VERTICAL: Final = ["VORG", "vmtx", "vhea", "DSIG"]
_FEATURES: Final = ["kern", "locl", "ccmp", "palt"]
NAMES: Final = ("Sans", "Serif")
_FILES: Final = {"Bold": "TradeReaderSans-Bold"}


def cut(name: str, text: str) -> bytes:
    """An OpenType font with the characters of `text`.  Same input, same bytes.

    Raises ValueError if Trade Reader `name` lacks one: a font of the system would take its place.
    """
    file = _FILES.get(name, f"TradeReader{name}-Regular")
    font = TTFont(FONTS / f"{file}.woff2", recalcTimestamp=False)
    if missing := sorted({char for char in text if char.isprintable()} - {chr(code) for code in font.getBestCmap()}):
        raise ValueError(f"Trade Reader {name} lacks {''.join(missing)}")
    options = Options(drop_tables=_VERTICAL, layout_features=_FEATURES, hinting=False)
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.flavor = None
    written = BytesIO()
    font.save(written)
    return written.getvalue()
