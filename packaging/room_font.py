"""Make resources/fonts/TradeReaderRoom.ttf: `python packaging/room_font.py`.  Needs fontTools.

The one glyph of the font, an empty frame in its square, stands for every character that is none of ASCII.
"""

from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts" / "TradeReaderRoom.ttf"
GLYPHS = (".notdef", "room")
ASCENT, DESCENT = 880, 120
OUTER = ((60, -60), (60, 820), (940, 820), (940, -60))
INNER = ((100, -20), (900, -20), (900, 780), (100, 780))
RANGES = ((0xA1, 0xD800), (0xE000, 0x10000), (0x20000, 0x32000))
MANY_TO_ONE = 13  # the format of a character map


def frame() -> object:
    pen = TTGlyphPen(None)
    for points in (OUTER, INNER):
        pen.moveTo(points[0])
        for point in points[1:]:
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def character_map() -> object:
    table = CmapSubtable.newSubtable(MANY_TO_ONE)
    table.format, table.reserved, table.language = MANY_TO_ONE, 0, 0
    table.platformID, table.platEncID = 3, 10
    table.cmap = {code: GLYPHS[1] for start, end in RANGES for code in range(start, end)}
    return table


def main() -> None:
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder(list(GLYPHS))
    font.setupGlyf(dict.fromkeys(GLYPHS, frame()))
    font.setupHorizontalMetrics(dict.fromkeys(GLYPHS, (1000, OUTER[0][0])))
    font.setupHorizontalHeader(ascent=ASCENT, descent=-DESCENT)
    font.setupNameTable({"familyName": "Trade Reader Room", "styleName": "Regular"})
    font.setupCharacterMap({RANGES[0][0]: GLYPHS[1]})
    font.setupOS2(sTypoAscender=ASCENT, sTypoDescender=-DESCENT, usWinAscent=ASCENT, usWinDescent=DESCENT)
    font.setupPost()
    font.font["cmap"].tables = [character_map()]
    # Without the time, so that the same file comes of it each time.
    font.updateHead(created=0, modified=0)
    font.font.recalcTimestamp = False
    font.save(TARGET)


if __name__ == "__main__":
    main()
