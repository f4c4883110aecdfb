"""The styles of OpenDocument texts: of paragraphs, lists, tables, boxes and pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal
from xml.sax.saxutils import escape

from corpus.build.source import Element, Source

SANS: Final = "Trade Reader Sans"
SERIF: Final = "Trade Reader Serif"
LISTS: Final = {"1.": ("", "1", "."), "（一）": ("（", "一, 二, 三, ...", "）"), "(1)": ("(", "1", ")")}


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document is set.  Lengths are in points where not said otherwise."""

    page: tuple[int, int]  # mm
    margins: tuple[int, int, int, int]  # mm: top, right, bottom, left
    face: str
    latin: str
    size: float
    pitch: int  # per cent of the face's own line
    title_sizes: tuple[float, float, float, float]  # of levels 1 to 4
    rules: Literal["full", "half"]
    number: str  # in the foot; # is the page, ## the count of pages
    heads: Literal["left", "mirrored", "none"] = "none"
    indent: bool = False  # first lines set in by two characters
    gap: float = 0.0  # between paragraphs
    centred: bool = False  # headings of level 2
    columns: int = 1  # of what stands between headings of level 1, tables and pictures
    hangs: bool = True  # commas at ends of lines, into the margin; some that LibreOffice hangs are not printed
    truetype: bool = False


def face(name: str) -> str:
    """The declaration of a font family."""
    return f'<style:font-face style:name="{name}" svg:font-family="&apos;{name}&apos;"/>'


def _fonts(face: str, latin: str, size: float, bold: bool = False) -> str:
    weight = "bold" if bold else "normal"
    return (
        f'<style:text-properties style:font-name="{latin}" style:font-name-asian="{face}" fo:font-size="{size}pt" '
        f'style:font-size-asian="{size}pt" fo:font-weight="{weight}" style:font-weight-asian="{weight}" '
        'fo:language="en" fo:country="US" style:language-asian="zh" style:country-asian="TW"/>'
    )


def _style(name: str, paragraph: str, letters: str = "", parent: str = "Standard") -> str:
    """A paragraph style, and the same one after a page break."""
    return (
        f'<style:style style:name="{name}" style:family="paragraph" style:parent-style-name="{parent}">'
        f"<style:paragraph-properties {paragraph}/>{letters}</style:style>"
        f'<style:style style:name="{name}-new" style:family="paragraph" style:parent-style-name="{name}">'
        '<style:paragraph-properties fo:break-before="page"/></style:style>'
    )


def styles(manner: Manner) -> Iterator[str]:
    """The styles that have names."""
    wrap = "hanging" if manner.hangs else "simple"
    letters = _fonts(manner.face, manner.latin, manner.size)
    yield (
        '<style:default-style style:family="paragraph"><style:paragraph-properties fo:orphans="2" fo:widows="2" '
        f'style:writing-mode="lr-tb" style:punctuation-wrap="{wrap}"/>{letters}</style:default-style>'
        '<style:style style:name="Standard" style:family="paragraph"/>'
    )
    yield from _of_text(manner)
    yield from _of_titles(manner)
    yield from _of_small_letters(manner)
    yield from _of_contents(manner)
    yield (
        '<style:style style:name="Frame" style:family="graphic"/><style:style style:name="raised" style:family="text">'
        '<style:text-properties style:text-position="super 58%"/></style:style>'
        '<text:notes-configuration text:note-class="footnote" style:num-format="1" text:start-value="0" '
        'text:start-numbering-at="document" text:footnotes-position="page" text:citation-body-style-name="raised" '
        'text:citation-style-name="raised" text:default-style-name="Footnote"/>'
    )
    yield from _list_styles(manner.size)


def _line(manner: Manner) -> str:
    return f'fo:line-height="{manner.pitch}%"'


def _of_text(manner: Manner) -> Iterator[str]:
    indent = f"{2 * manner.size if manner.indent else 0}pt"
    line = _line(manner)
    yield _style("text", f'{line} fo:text-indent="{indent}" fo:margin-bottom="{manner.gap}pt" fo:text-align="justify"')
    yield _style(
        "quote", f'{line} fo:margin-left="36pt" fo:margin-right="36pt" fo:margin-top="6pt" fo:margin-bottom="6pt"'
    )
    yield _style("field", f'{line} fo:margin-bottom="4pt"')
    yield _style("item", line)
    yield _style("author", 'fo:text-align="end"')
    yield _style("affiliation", 'fo:text-align="end" fo:margin-bottom="12pt"')
    yield _style("caption", 'fo:text-align="center" fo:margin-top="4pt" fo:margin-bottom="4pt"')


def _of_titles(manner: Manner) -> Iterator[str]:
    for level, points in enumerate(manner.title_sizes, 1):
        align = "center" if level == 1 or (manner.centred and level == 2) else "start"
        gaps = f'fo:margin-top="{10 if level > 1 else 0}pt" fo:margin-bottom="{12 if level == 1 else 5}pt"'
        keep = f'fo:keep-with-next="always" fo:text-align="{align}" {gaps}'
        yield _style(f"h{level}", keep, _fonts(SANS, SANS, points, bold=True))
    yield _style("masthead", 'fo:text-align="center" fo:margin-bottom="12pt"', _fonts(SANS, SANS, 26, bold=True))


def _of_small_letters(manner: Manner) -> Iterator[str]:
    size = manner.size
    yield _style("cell", 'fo:margin="0pt"', _fonts(manner.face, manner.latin, 0.85 * size))
    yield _style("head", 'fo:margin="0pt"', _fonts(SANS, SANS, 0.85 * size, bold=True))
    yield _style("boxed", 'fo:margin-bottom="3pt"', _fonts(SANS, SANS, 0.85 * size))
    yield _style("box-title", 'fo:margin-bottom="4pt"', _fonts(SANS, SANS, size, bold=True))
    yield _style("pull", 'fo:margin-bottom="0pt"', _fonts(SANS, SANS, 1.35 * size))
    yield _style("running", 'fo:margin="0pt"', _fonts(SANS, SANS, 0.75 * size))
    yield _style("running-right", 'fo:text-align="end"', parent="running")
    yield _style("running-centre", 'fo:text-align="center"', parent="running")
    hanging = 'fo:margin-left="12pt" fo:text-indent="-12pt"'
    yield _style("Footnote", hanging, _fonts(manner.face, manner.latin, 0.8 * size))


def _of_contents(manner: Manner) -> Iterator[str]:
    right = f"{manner.page[0] - manner.margins[1] - manner.margins[3]}mm"
    stop = f'<style:tab-stops><style:tab-stop style:position="{right}" style:type="right"/></style:tab-stops>'
    yield (
        '<style:style style:name="contents" style:family="paragraph" style:parent-style-name="Standard">'
        f"<style:paragraph-properties {_line(manner)}>{stop}</style:paragraph-properties></style:style>"
    )


def _list_styles(size: float) -> Iterator[str]:
    forms = [*LISTS.items(), ("●", None)]
    for number, (_, form) in enumerate(forms):
        levels = "".join(_list_level(level, form if level == 1 or not form else LISTS["1."], size) for level in (1, 2))
        yield f'<text:list-style style:name="list{number}">{levels}</text:list-style>'


def _list_level(level: int, form: tuple[str, str, str] | None, size: float) -> str:
    hang = 2.2 * size if form and form[0] == "（" else 1.6 * size
    place = (
        '<style:list-level-properties text:list-level-position-and-space-mode="label-alignment">'
        '<style:list-level-label-alignment text:label-followed-by="listtab" '
        f'fo:text-indent="-{hang}pt" fo:margin-left="{hang + 2.2 * size * (level - 1)}pt"/>'
        "</style:list-level-properties>"
    )
    if form is None:
        bullet = f'text:level="{level}" text:bullet-char="●"'
        return f"<text:list-level-style-bullet {bullet}>{place}</text:list-level-style-bullet>"
    before, sign, after = form
    return (
        f'<text:list-level-style-number text:level="{level}" style:num-prefix="{before}" style:num-suffix="{after}" '
        f'style:num-format="{sign}">{place}</text:list-level-style-number>'
    )


def automatic(source: Source, manner: Manner) -> Iterator[str]:
    """The styles of the sheet, its columns, boxes and tables."""
    yield _sheet(manner)
    yield (
        '<style:style style:name="columns" style:family="section"><style:section-properties><style:columns '
        f'fo:column-count="{manner.columns}" fo:column-gap="8mm"/></style:section-properties></style:style>'
    )
    yield from _frames()
    full = manner.rules == "full"
    border = 'fo:border="0.5pt solid #000000"' if full else 'fo:border-bottom="0.25pt solid #999999"'
    for name, extra in (("body", ""), ("top", 'fo:background-color="#dddddd"' if full else "")):
        yield (
            f'<style:style style:name="{name}" style:family="table-cell"><style:table-cell-properties {border} '
            f'fo:padding="2.5pt" {extra}/></style:style>'
        )
    for element in source.elements:
        if element.kind == "table":
            yield from _table_styles(element)


def _sheet(manner: Manner) -> str:
    width, height = manner.page
    margins = " ".join(
        f'fo:margin-{side}="{margin}mm"'
        for side, margin in zip(("top", "right", "bottom", "left"), manner.margins, strict=True)
    )
    usage = 'style:page-usage="mirrored"' if manner.heads == "mirrored" else ""
    running = "".join(
        f'<style:{place}-style><style:header-footer-properties fo:min-height="0pt" fo:margin-{side}="14pt"/>'
        f"</style:{place}-style>"
        for place, side in (("header", "bottom"), ("footer", "top"))
    )
    return (
        f'<style:page-layout style:name="sheet" {usage}><style:page-layout-properties fo:page-width="{width}mm" '
        f'fo:page-height="{height}mm" {margins}><style:footnote-sep style:width="0.5pt" '
        'style:distance-before-sep="6pt" style:distance-after-sep="4pt" style:rel-width="30%" style:color="#000000"/>'
        f"</style:page-layout-properties>{running}</style:page-layout>"
    )


def _frames() -> Iterator[str]:
    parent = 'style:family="graphic" style:parent-style-name="Frame"'
    place = 'style:horizontal-pos="right" style:vertical-pos="top" style:horizontal-rel="paragraph"'
    around = 'style:vertical-rel="paragraph" style:wrap="dynamic" fo:margin-left="10pt" fo:margin-bottom="6pt"'
    for name, look in (
        ("box", 'fo:padding="6pt" fo:border="0.75pt solid #555555" draw:fill="solid" draw:fill-color="#eeeeee"'),
        ("pulled", 'fo:padding="4pt" fo:border-top="1.5pt solid #555555" fo:border-bottom="1.5pt solid #555555"'),
    ):
        yield (
            f'<style:style style:name="{name}" {parent}><style:graphic-properties {place} {around} {look}/>'
            "</style:style>"
        )


def _table_styles(element: Element) -> Iterator[str]:
    yield (
        f'<style:style style:name="t{element.line}" style:family="table"><style:table-properties '
        'table:align="margins" style:rel-width="100%" fo:margin-bottom="8pt"/></style:style>'
    )
    for number, width in enumerate(element.widths):
        yield (
            f'<style:style style:name="t{element.line}.{number}" style:family="table-column">'
            f'<style:table-column-properties style:rel-column-width="{width}*"/></style:style>'
        )


def master(source: Source, manner: Manner) -> str:
    """The running heads and the page number."""
    left, right = (escape(source.typesetting.get(key, "")) for key in ("head_left", "head_right"))
    heads = ""
    if manner.heads == "mirrored":
        heads = (
            f'<style:header><text:p text:style-name="running-right">{right}</text:p></style:header>'
            f'<style:header-left><text:p text:style-name="running">{left}</text:p></style:header-left>'
        )
    elif manner.heads == "left":
        heads = f'<style:header><text:p text:style-name="running">{left}</text:p></style:header>'
    number = manner.number.replace("##", "<text:page-count/>")
    number = number.replace("#", '<text:page-number text:select-page="current"/>')
    foot = f'<style:footer><text:p text:style-name="running-centre">{number}</text:p></style:footer>'
    return f'<style:master-page style:name="Standard" style:page-layout-name="sheet">{heads}{foot}</style:master-page>'
