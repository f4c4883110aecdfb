"""How a document is set: a set of choices, drawn from a number."""

from dataclasses import dataclass
from random import Random
from typing import Final, Literal

Genre = Literal["article", "newsletter", "report", "commentary", "proceedings", "study", "prose"]
GENRES: Final[tuple[Genre, ...]] = (
    *("article", "newsletter", "report", "commentary", "proceedings", "study"),
    *("prose", "prose"),  # of corpus/sources
)

NUMBERINGS: Final = {
    "formal": ("壹貳參肆伍陸柒捌玖", "{}、"),
    "chinese": ("一二三四五六七八九", "{}、"),
    "bracketed": ("一二三四五六七八九", "（{}）"),
    "figures": ("123456789", "{}."),
    "chapters": ("一二三四五六七八九", "第{}章 "),
    "sections": ("一二三四五六七八九", "第{}節 "),
    "dotted": ("123456789", "{parent}{}"),
    "none": ("", ""),
}
_SCHEMES: Final = (
    ("formal", "chinese", "bracketed"),
    ("chinese", "bracketed", "figures"),
    ("figures", "dotted", "dotted"),
    ("chapters", "sections", "chinese"),
    ("none", "none", "none"),
)
# A mark in the text, and the number before its footnote.
MARKS: Final = {
    "raised": ("{}", "{} ", True),
    "raised in brackets": ("[{}]", "[{}] ", True),
    "in brackets": ("[{}]", "[{}] ", False),
    "註": ("（註{}）", "註{}：", False),
    "pointed": ("{}", "{}. ", True),
}


@dataclass(frozen=True, slots=True)
class Look:
    """The choices.  Lengths are in points where not said otherwise."""

    page: str  # a CSS page size
    margins: tuple[int, int, int, int]  # mm: top, right, bottom, left
    face: str
    title_face: str
    size: float
    pitch: float  # times the size
    justified: bool
    indent: bool  # first lines set in by two characters; else a gap between paragraphs
    gap: float
    columns: int
    notes: Literal["page", "restart", "end"]
    mark: str  # of MARKS
    note_size: float
    note_rule: bool
    note_hangs: bool
    head: Literal["none", "left", "right", "centre", "alternate"]
    head_rule: bool
    first_head: bool  # whether the first page has one
    number: str  # of the page, as CSS content; empty = none
    number_at: Literal["centre", "outer", "right", "top"]
    title_sizes: tuple[float, float, float, float]  # of levels 1 to 4, times the size
    centred: bool
    scheme: tuple[str, str, str]  # of NUMBERINGS, from the second level on
    rules: Literal["full", "half", "none", "shade"]
    head_bold: bool
    repeats_head: bool
    caption_above: bool
    table_size: float
    figures: Literal["left", "center", "right"]
    hanging: bool  # items
    leader: str


_TITLES: Final = ((1.6, 1.3, 1.12, 1.0), (1.5, 1.2, 1.1, 1.05), (1.8, 1.35, 1.2, 1.08), (1.4, 1.0, 1.0, 1.0))
_NUMBERS: Final = (
    "counter(page)",
    "counter(page)",
    '"- " counter(page) " -"',
    '"第 " counter(page) " 頁"',
    'counter(page) " / " counter(pages)',
    '"Page " counter(page) " of " counter(pages)',
    "",
)


def draw(number: int, genre: Genre) -> Look:
    """The look of that number.  The same number and genre give the same look."""
    dice = Random(f"look {number} {genre}")
    size = dice.choice((10.0, 10.5, 11.0, 12.0, 12.0, 13.0))
    columns = 2 if genre == "proceedings" or (genre in ("article", "commentary") and dice.random() < 0.2) else 1
    side = dice.choice((16, 18, 20)) if columns == 2 else dice.choice((20, 25, 28, 32))
    indent = dice.random() < 0.65
    face = dice.choice(("Serif", "Serif", "Sans"))
    titles = dice.choice(_TITLES)
    return Look(
        page="A4" if columns == 2 else dice.choice(("A4", "A4", "A4", "182mm 257mm", "letter", "170mm 230mm")),
        margins=(dice.randint(20, 32), side, dice.randint(20, 30), side + dice.choice((0, 0, 0, 8))),
        face=face,
        title_face="Bold" if titles[1] == 1.0 else dice.choice(("Bold", "Bold", face)),
        size=min(size, 10.5) if columns == 2 else size,
        pitch=dice.choice((1.4, 1.5, 1.65, 1.75, 1.9)),
        justified=dice.random() < 0.5,
        indent=indent,
        gap=dice.choice((0.0, 0.0, 6.0)) if indent else dice.choice((7.0, 9.0)),
        columns=columns,
        notes="end" if columns == 2 else dice.choice(("page", "page", "page", "restart", "end")),
        mark=dice.choice(("raised", "raised", "raised", "raised in brackets", "in brackets", "註", "pointed")),
        note_size=dice.choice((0.75, 0.8, 0.85, 0.9)),
        note_rule=dice.random() < 0.7,
        note_hangs=dice.random() < 0.4,
        head=dice.choice(("none", "left", "right", "centre", "alternate", "alternate")),
        head_rule=dice.random() < 0.4,
        first_head=dice.random() < 0.5,
        number=dice.choice(_NUMBERS),
        number_at=dice.choice(("centre", "centre", "outer", "right", "top")),
        title_sizes=titles,
        centred=dice.random() < 0.4,
        # Levels without numbers must differ in size.
        scheme=dice.choice(_SCHEMES if titles[1] > titles[2] else _SCHEMES[:-1]),
        rules=dice.choice(("full", "half", "none", "shade")),
        head_bold=dice.random() < 0.5,
        repeats_head=dice.random() < 0.5,
        caption_above=dice.random() < 0.6,
        table_size=dice.choice((0.8, 0.85, 0.9)),
        figures=dice.choice(("left", "center", "right")),
        hanging=dice.random() < 0.6,
        leader=dice.choice(("…", ".", "·")),
    )
