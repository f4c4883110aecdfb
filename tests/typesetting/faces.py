"""The program's fonts as fonts of a system that has no others, for programs that take theirs from fontconfig."""

import os
from io import BytesIO
from pathlib import Path
from typing import Any, Final

from corpus.build import fonts

FACES: Final = ("Sans", "Serif", "Bold")
_FURTHER: Final = "0123456789…·. -—/第頁共期註〔〕[]（）：,:%+ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz●"
_ERROR: Final = 0.5  # units of the font that an outline may stray when its curves become quadratic


def install(folder: Path, text: str, truetype: bool) -> dict[str, str]:
    """Put fonts with the characters of `text` into `folder`; returns the environment in which they are the only ones.

    truetype: with quadratic curves, as fonts of other systems have them; browsers embed those whole, but print each
    letter of other fonts as a drawing.
    """
    for name in FACES:
        data = fonts.cut(name, text + _FURTHER)
        suffix = "ttf" if truetype else "otf"
        (folder / f"{name}.{suffix}").write_bytes(_quadratic(data) if truetype else data)
    configuration = folder / "fonts.conf"
    configuration.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n'
        f"<fontconfig><dir>{folder}</dir><cachedir>{folder}</cachedir></fontconfig>\n",
        encoding="utf-8",
    )
    return os.environ | {"FONTCONFIG_FILE": str(configuration)}


def _quadratic(data: bytes) -> bytes:
    """The OpenType font with TrueType outlines."""
    from fontTools.pens.cu2quPen import Cu2QuPen
    from fontTools.pens.ttGlyphPen import TTGlyphPen
    from fontTools.ttLib import TTFont, newTable

    font = TTFont(BytesIO(data), recalcTimestamp=False)
    order, outlines = font.getGlyphOrder(), font.getGlyphSet()
    drawn: dict[str, Any] = {}
    for name in order:
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, _ERROR, reverse_direction=True))
        drawn[name] = pen.glyph()
    del font["CFF "]
    font["loca"], font["glyf"] = newTable("loca"), newTable("glyf")
    font["glyf"].glyphOrder, font["glyf"].glyphs = order, drawn
    font["maxp"].tableVersion = 0x00010000
    for name in ("maxZones", "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs"):
        setattr(font["maxp"], name, 1 if name == "maxZones" else 0)
    for name in ("maxStackElements", "maxSizeOfInstructions", "maxComponentElements"):
        setattr(font["maxp"], name, 0)
    font["post"].formatType = 3.0
    font.sfntVersion = "\x00\x01\x00\x00"
    written = BytesIO()
    font.save(written)
    return written.getvalue()
