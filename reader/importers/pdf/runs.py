"""The runs of a page: words on one baseline, of one size and weight, that stand near each other."""

from collections.abc import Iterator
from typing import Final

from reader.importers.glyph_repair import repaired
from reader.importers.pdf import late_letters
from reader.importers.pdf.characters import BASELINE_TOLERANCE, GAP, NOTHING, Face, Piece, TextPage
from reader.model.raw import Glyphs

_SPACED_GAP: Final = 1.6  # the same where a blank was typed, which justified setting stretches
_TIGHT: Final = 0.1  # of the font size


class _Run:
    """A run that is being gathered."""

    __slots__ = ("askew", "bottom", "colour", "end", "face", "left", "right", "start", "top")

    def __init__(self, piece: Piece) -> None:
        self.start, self.end, self.face, self.askew = piece.start, piece.end, piece.face, piece.askew
        self.left, self.right, self.bottom, self.top = piece.left, piece.right, piece.bottom, piece.top
        self.colour = piece.face.colour

    def takes(self, page: TextPage, piece: Piece) -> bool:
        face = self.face
        if self.askew or piece.askew or (piece.face is not face and not _is_alike(face, piece.face)):
            return False
        gap = piece.left - self.right
        if gap <= _TIGHT * face.size:  # where no ruled line finds room
            return -face.size <= gap
        if gap > GAP * face.size and (gap > _SPACED_GAP * face.size or not self._is_spaced(page, piece)):
            return False
        return not page.is_parted(self.right, piece.left, face.baseline)

    def _is_spaced(self, page: TextPage, piece: Piece) -> bool:
        """Whether a blank was typed before the piece."""
        before = piece.start - 1
        return page.chars[before] == " " and not page.is_inferred(before)

    def add(self, piece: Piece) -> None:
        self.end = piece.end
        if piece.face is not self.face and piece.face.colour != self.colour:
            self.colour = 0
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)
        self.bottom, self.top = min(self.bottom, piece.bottom), max(self.top, piece.top)

    def glyphs(self, page: TextPage, stop: int) -> Glyphs:
        face = self.face
        text = repaired(page.chars[self.start : stop].replace(NOTHING, ""))
        baseline = self.bottom if self.askew else face.baseline
        box = self.left, self.bottom, self.right, self.top
        return Glyphs(text, *box, round(face.size, 2), face.weight, baseline, self.colour)


def _is_alike(face: Face, other: Face) -> bool:
    """Whether characters of both stand on one line and are set alike."""
    return (
        other.raw_size == face.raw_size
        and other.weight == face.weight
        and abs(other.baseline - face.baseline) <= BASELINE_TOLERANCE * face.size
    )


def runs(page: TextPage) -> Iterator[Glyphs]:
    """The runs in the order of the page's content; text that the page's edge cuts off wholly is none of it."""
    if page.is_vertical:
        yield from _by_columns(list(_runs(page)))
    else:
        yield from _runs(page)


def _runs(page: TextPage) -> Iterator[Glyphs]:
    for start, end in page.lines():
        run: _Run | None = None
        for piece in late_letters.pieces(page, start, end):
            if run is not None and run.takes(page, piece):
                run.add(piece)
                continue
            if run is not None and _is_shown(run, page):
                yield run.glyphs(page, piece.start)
            run = _Run(piece)
        if run is not None and _is_shown(run, page):
            yield run.glyphs(page, end)


def _by_columns(found: list[Glyphs]) -> list[Glyphs]:
    """Columns of vertical writing from right to left, tier below tier; here they are lines, and tiers lie side by side.

    Their order in the file is of no use: pdfium takes it apart.
    """
    tiers: list[list[Glyphs]] = []
    edge = 0.0
    for glyphs in sorted(found, key=lambda glyphs: glyphs.left):
        if not tiers or glyphs.left - edge > glyphs.size:
            tiers.append([])
        tiers[-1].append(glyphs)
        edge = max(edge, glyphs.right)
    return [glyphs for tier in tiers for glyphs in sorted(tier, key=lambda each: (-round(each.baseline), each.left))]


def _is_shown(run: _Run, page: TextPage) -> bool:
    width, height = page.frame.size
    return run.right > 0 and run.left < width and run.top > 0 and run.bottom < height
