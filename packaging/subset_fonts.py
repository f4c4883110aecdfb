"""Make resources/fonts from Noto CJK: `python packaging/subset_fonts.py FOLDER`, where FOLDER holds
NotoSansCJK-Regular.ttc, NotoSansCJK-Bold.ttc and NotoSerifCJK-Regular.ttc (Debian: fonts-noto-cjk).  Needs fontTools
and brotli.

The subsets hold Big5 with its Hong Kong supplement, GB 2312, all that OpenCC converts to but for Japan, Latin with
Vietnamese, Greek, Cyrillic and symbols.  They bear other names than the originals, so that neither stands in the way of
the other.  Those of labels hold Latin and the quotation marks that Chinese shares with it, in the face for Korea, which
alone has them as narrow as Latin wants them.  Those of marks hold what stands in the corner of its square in Simplified
texts and in the middle in Traditional ones.
"""

import sys
import unicodedata
from collections.abc import Collection, Iterator
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from reader.text.dictionaries import data_file, entries

TARGET = Path(__file__).resolve().parents[1] / "resources" / "fonts"
FONTS = {
    "NotoSansCJK-Regular.ttc": ("TradeReaderSans-Regular", "Trade Reader Sans"),
    "NotoSansCJK-Bold.ttc": ("TradeReaderSans-Bold", "Trade Reader Sans"),
    "NotoSerifCJK-Regular.ttc": ("TradeReaderSerif-Regular", "Trade Reader Serif"),
}
LABELS = {
    "NotoSansCJK-Regular.ttc": ("TradeReaderLabels-Regular", "Trade Reader Labels"),
    "NotoSansCJK-Bold.ttc": ("TradeReaderLabels-Bold", "Trade Reader Labels"),
}
MARKS = {
    "NotoSansCJK-Regular.ttc": ("TradeReaderMarksSans-Regular", "Trade Reader Marks Sans"),
    "NotoSansCJK-Bold.ttc": ("TradeReaderMarksSans-Bold", "Trade Reader Marks Sans"),
    "NotoSerifCJK-Regular.ttc": ("TradeReaderMarksSerif-Regular", "Trade Reader Marks Serif"),
}
TRADITIONAL_FACE = 3
SIMPLIFIED_FACE = 2
KOREAN_FACE = 1
# The dot between the parts of a name is as wide as a Chinese character, in every language of the window.
LATIN = (*range(0x20, 0x7F), *range(0xA0, 0xB7), *range(0xB8, 0x180), *map(ord, "‘’“”"))
# With the blank, by which Qt measures a font.
CORNERED = tuple(map(ord, " \u3000，。、；：！？．"))
RANGES = (
    (0x20, 0x7F), (0xA0, 0x250), (0x2B0, 0x400), (0x400, 0x460), (0x1E00, 0x1F00), (0x2000, 0x2300), (0x2460, 0x27C0),
    (0x2B00, 0x2C00), (0x3000, 0x3130), (0x3190, 0x3400), (0xFE10, 0xFE70), (0xFF00, 0xFFF0),
)  # fmt: skip
# What texts hold and the fonts lack, and what looks the same: a symbol, or a private bullet of a word processor.
ALIKE = {
    0x26AB: 0x25CF, 0x26AA: 0x25CB, 0x25FE: 0x25A0, 0x25AA: 0x25A0, 0x25AB: 0x25A1, 0x2027: 0x00B7, 0x2B24: 0x25CF,
    0xF0B7: 0x2022, 0xF06C: 0x25CF, 0xF06E: 0x25A0, 0xF075: 0x25C6, 0xF0A7: 0x25A0, 0xF0D8: 0x25B6, 0xF0FC: 0x2713,
}  # fmt: skip


def encoded(codec: str) -> Iterator[int]:
    """The characters of a two-byte encoding."""
    for high in range(0x81, 0xFF):
        for low in (*range(0x40, 0x7F), *range(0x80, 0xFF)):
            try:
                yield from map(ord, bytes((high, low)).decode(codec))
            except UnicodeDecodeError:
                continue


def converted() -> Iterator[int]:
    """The characters that OpenCC puts in place of others, those for Japan aside."""
    for file in data_file("TSCharacters").parent.glob("*.txt"):
        if not file.name.startswith("JP"):
            for _, candidates in entries(file.stem):
                yield from map(ord, candidates.replace(" ", ""))


def wanted() -> set[int]:
    characters = {code for first, after in RANGES for code in range(first, after)}
    return characters.union(encoded("cp950"), encoded("big5hkscs"), encoded("gb2312"), converted())


def add_alike(font: TTFont) -> None:
    """Give radicals and compatibility forms the glyphs of the characters they stand for, and ALIKE those alike."""
    compatible = {
        code: ord(unicodedata.normalize("NFKC", chr(code)))
        for code in (*range(0x2E80, 0x2FE0), *range(0xF900, 0xFB00))
        if len(unicodedata.normalize("NFKC", chr(code))) == 1
    }
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format in (4, 12):
            for code, like in {**compatible, **ALIKE}.items():
                if like in table.cmap:
                    table.cmap.setdefault(code, table.cmap[like])


def rename(font: TTFont, name: str, family: str) -> None:
    for record in font["name"].names:
        new = {1: family, 3: f"{name};subset", 4: family, 6: name, 16: family}.get(record.nameID)
        if new is not None:
            record.string = new
    outlines = font["CFF "].cff
    outlines.fontNames[0] = name
    outlines.topDictIndex[0].FullName = outlines.topDictIndex[0].FamilyName = family


def cut(source: Path, face: int, characters: Collection[int]) -> TTFont:
    """The part of a face that shows `characters`."""
    font = TTFont(source, fontNumber=face)
    options = subset.Options()
    options.layout_features = ["kern", "vert", "vrt2", "ccmp", "mark", "mkmk", "liga", "palt", "halt", "chws"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def save(font: TTFont, name: str, family: str) -> None:
    rename(font, name, family)
    font.flavor = "woff2"
    font.save(TARGET / f"{name}.woff2")


def main(folder: Path) -> None:
    for file, (name, family) in FONTS.items():
        font = cut(folder / file, TRADITIONAL_FACE, wanted())
        add_alike(font)
        save(font, name, family)
    for file, (name, family) in LABELS.items():
        save(cut(folder / file, KOREAN_FACE, LATIN), name, family)
    for file, (name, family) in MARKS.items():
        save(cut(folder / file, SIMPLIFIED_FACE, CORNERED), name, family)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
