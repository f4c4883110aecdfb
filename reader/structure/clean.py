"""The fast way for laws, scraps and huge files whose lines are paragraphs: nothing is moved, the headings are found."""

from collections.abc import Iterator
from typing import Final

from reader.model.document import Block, BlockKind
from reader.model.raw import RawText
from reader.structure.characters import BLANKS, TERMINAL
from reader.structure.numbering import ARTICLE, DIVISION, DIVISIONS, ITEM_TITLE, Marker, numbered

_MAX_HEADING: Final = 40
_MAX_TITLE: Final = 60
_ARTICLE_DEPTH: Final = len(DIVISIONS)
_FEW: Final = 4  # lines
_MANY: Final = 50_000  # lines
_LONGEST: Final = 20_000  # characters of a line
_ARTICLES: Final = 2  # that a law has, at least
_EDGES: Final = BLANKS + "\r\n\x1a\ufeff"

Row = tuple[int, int, str]  # page from 0, line from 1, text without blanks at its edges


def is_simple(rows: list[Row]) -> bool:
    """Whether the text is a law, a scrap of a few lines, or so large that the headings must do."""
    if len(rows) < _FEW or len(rows) > _MANY or any(len(text) > _LONGEST for _, _, text in rows):
        return True
    return sum(1 for _, _, text in rows if text[0] == "第" and ARTICLE.match(text)) >= _ARTICLES


def rows_of(raw: RawText) -> list[Row]:
    """The lines of `raw` that are not blank."""
    rows, number = [], 0
    for page_number, page in enumerate(raw.pages):
        for line in page.lines:
            number += 1
            if text := line.strip(_EDGES):
                rows.append((page_number, number, text))
    return rows


def _depth(text: str) -> int | None:
    """Among the divisions of a law: 0 for 編 … 5 for 目, then the article; None for other text."""
    if text[0] != "第":
        return None
    if found := DIVISION.match(text):
        return DIVISIONS.index(found["kind"])
    return _ARTICLE_DEPTH if ARTICLE.match(text) else None


def _opens_section(text: str, following: str | None) -> Marker | None:
    """The number of a heading: a short line without a sentence's end, and no sibling right behind it."""
    if len(text) > _MAX_HEADING or text[-1] in TERMINAL or text[-1] in "，、,":
        return None
    marker = numbered(text)
    if marker is None or following is None:
        return None
    sibling = numbered(following)
    return None if sibling and sibling.rank <= marker.rank else marker


def _headings(rows: list[Row]) -> Iterator[tuple[int, str, int]]:
    """(row, family, depth within the family) of each heading but the title."""
    last = len(rows) - 1
    for index, (_, _, text) in enumerate(rows):
        depth = _depth(text) if len(text) <= _MAX_TITLE else None
        if depth is not None:
            yield index, "law", depth
        elif len(text) <= _MAX_TITLE and not text[0].isalnum() and ITEM_TITLE.match(text):
            yield index, "item", 0
        elif marker := _opens_section(text, rows[index + 1][2] if index < last else None):
            yield index, "number", marker.rank


def _levels(rows: list[Row]) -> dict[int, int]:
    """The level of each heading by its row.  Kinds of number that occur take the levels below the title in turn."""
    found = list(_headings(rows))
    depths = sorted({(family, depth) for _, family, depth in found})
    order = {family: [depth for kind, depth in depths if kind == family] for family, _ in depths}
    levels = {index: 2 + order[family].index(depth) for index, family, depth in found}
    if rows and len(rows[0][2]) <= _MAX_TITLE and rows[0][2][-1] not in "。；，：":
        levels[0] = 1
    return levels


def blocks(rows: list[Row], paged: bool) -> tuple[Block, ...]:
    """One block a line, in the order of the file.  paged: whether the pages are known."""
    levels = _levels(rows)
    return tuple(
        [
            Block(
                BlockKind.HEADING if index in levels else BlockKind.PARAGRAPH,
                text,
                level=levels.get(index),
                lines=((number, number),),
                page=page + 1 if paged else None,
            )
            for index, (page, number, text) in enumerate(rows)
        ]
    )
