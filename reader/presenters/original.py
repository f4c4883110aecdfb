"""Which page of the printed original a place in the text stands on, and which text stands at a place on the page."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import chain
from typing import Final

from reader.model.annotation import Position
from reader.model.document import Block, BlockKind, Box, Document

_MARGIN: Final = 4.0  # points around a box that still count as it


class Original:
    """The places of one document's blocks on its pages, which count from 1."""

    def __init__(self, document: Document) -> None:
        self._blocks = document.blocks
        self._facts = document.structure.pages
        self._is_paged = any(block.boxes or block.page is not None for block in self._blocks)
        self._on: dict[int, list[tuple[Box, int]]] = defaultdict(list)
        for index, block in enumerate(self._blocks):
            for box in block.boxes:
                self._on[box.page].append((box, index))

    def page_at(self, position: Position) -> int | None:
        """The page that the position stands on, or the text before it, or behind; None where no text has a page."""
        if not self._is_paged:
            return None
        here = min(position.block, len(self._blocks) - 1)
        order = chain(range(here, -1, -1), range(here + 1, len(self._blocks)))
        pages = (self._page_of(index, position.offset if index == here else 0) for index in order)
        return next((page for page in pages if page is not None), None)

    def _page_of(self, index: int, offset: int) -> int | None:
        block = self._blocks[index]
        return _box_at(block, offset).page if block.boxes else block.page

    def boxes(self, page: int, blocks: Iterable[int]) -> list[Box]:
        """Where the blocks stand on the page."""
        wanted = set(blocks)
        return [box for box, index in self._on.get(page, ()) if index in wanted]

    def block_at(self, page: int, x: float, y: float) -> int | None:
        """The block at a place on the page, in points from its lower left corner: the smallest there, else the nearest
        above or below; None where the page has no text.  Furniture is no text."""
        places = [(box, index) for box, index in self._on.get(page, ()) if self._is_text(index)]
        inside = [(_area(box), index) for box, index in places if _holds(box, x, y)]
        if inside:
            return min(inside)[1]
        near = [(_distance(box, x, y), index) for box, index in places]
        return min(near)[1] if near else None

    def first_on(self, page: int) -> int | None:
        """The first block of text that stands on the page."""
        return next((index for _, index in self._on.get(page, ()) if self._is_text(index)), None)

    def _is_text(self, index: int) -> bool:
        return self._blocks[index].kind is not BlockKind.FURNITURE

    def label(self, page: int) -> str:
        """What the page is called."""
        return self._facts.label(page)

    def is_unread(self, page: int) -> bool:
        """Whether what the page says is missing from the text."""
        return page in self._facts.pictured


def _box_at(block: Block, offset: int) -> Box:
    """The box in which the offset lies, the text being spread evenly over all of them."""
    left = sum(box.top - box.bottom for box in block.boxes) * min(1.0, offset / max(1, len(block.text)))
    for box in block.boxes:
        left -= box.top - box.bottom
        if left < 0:
            return box
    return block.boxes[-1]


def _holds(box: Box, x: float, y: float) -> bool:
    return box.left - _MARGIN <= x <= box.right + _MARGIN and box.bottom - _MARGIN <= y <= box.top + _MARGIN


def _area(box: Box) -> float:
    return (box.right - box.left) * (box.top - box.bottom)


def _distance(box: Box, x: float, y: float) -> float:
    aside = max(box.left - x, 0.0, x - box.right)
    apart = max(box.bottom - y, 0.0, y - box.top)
    return aside * aside + apart * apart
