"""Set pages for tests, line by line."""

from collections.abc import Sequence
from pathlib import Path

from reader.model.raw import Glyphs, RawPage, RawText
from reader.structure.characters import width

Piece = tuple[float, float, float, str]  # left, baseline, size, text


def run(left: float, baseline: float, size: float, text: str, weight: int = 400) -> Glyphs:
    """A run whose letters are half a size wide and whose ideographs a whole one."""
    right = left + width(text.rstrip()) * size / 2
    return Glyphs(text, left, baseline - 0.2 * size, right, baseline + 0.8 * size, size, weight, baseline)


def typeset(*pages: Sequence[Piece | Glyphs]) -> RawText:
    """A text of pages 595 points wide and 842 high."""
    made = []
    for page in pages:
        runs = tuple(piece if isinstance(piece, Glyphs) else run(*piece) for piece in page)
        made.append(RawPage(tuple(piece.text for piece in runs), runs, 595.0, 842.0))
    return RawText(Path("試.pdf"), tuple(made), paged=True)


def column(
    text: str, top: float, *, left: float = 70, size: float = 12, room: int = 38, lead: float = 20
) -> list[Piece]:
    """`text`, all ideographs, as the lines of one paragraph whose first line is set in by two."""
    rows = [text[: room - 2], *(text[at : at + room] for at in range(room - 2, len(text), room))]
    return [(left + (0 if at else 2 * size), top - at * lead, size, row) for at, row in enumerate(rows)]
