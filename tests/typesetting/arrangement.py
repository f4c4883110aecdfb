"""How the elements of sources are arranged: merged cells of tables, boxes beside the text, figures."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from corpus.build.source import Element

GroupKind = Literal["box", "figure", "block"]


@dataclass(frozen=True, slots=True)
class GridCell:
    """A cell that reaches over `down` rows and `across` columns; `covered`: another one reaches over it."""

    text: str
    down: int = 1
    across: int = 1
    covered: bool = False


def setting(element: Element) -> str:
    """What `%set` says of the element: quote, pull, box; empty where it says nothing."""
    return next((note.values[0] for note in element.notes if note.name == "set"), "")


def groups(elements: Sequence[Element]) -> Iterator[tuple[GroupKind, list[Element]]]:
    """The elements in turn: those of a box together, a picture with the captions below it, each other one alone."""
    begun: list[Element] = []
    for element in elements:
        if begun and not _belongs(element, begun[0]):
            yield _kind(begun[0]), begun
            begun = []
        begun.append(element)
    if begun:
        yield _kind(begun[0]), begun


def _belongs(element: Element, first: Element) -> bool:
    if setting(first) == "box":
        return setting(element) == "box"
    return first.kind == "picture" and element.kind == "caption"


def _kind(first: Element) -> GroupKind:
    if setting(first) == "box":
        return "box"
    return "figure" if first.kind == "picture" else "block"


def head_rows(table: Element) -> int:
    """How many rows are the head."""
    return next((int(note.values[0]) for note in table.notes if note.name == "head"), 1)


def grid(table: Element) -> list[list[GridCell]]:
    """The cells row by row, all rows as long as the table has columns."""
    columns = len(table.widths)
    spans = dict(_spans(table))
    covered = {
        (row + below, column + beside)
        for (row, column), (down, across) in spans.items()
        for below in range(down)
        for beside in range(across)
        if below or beside
    }
    return [
        [
            GridCell(text, *spans.get((row, column), (1, 1)), covered=(row, column) in covered)
            for column, text in enumerate((*cells, *[""] * (columns - len(cells))))
        ]
        for row, cells in enumerate(table.rows)
    ]


def _spans(table: Element) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    for number, row in enumerate(table.rows):
        if len(row) == 1:
            yield (number, 0), (1, len(table.widths))
    for note in table.notes:
        if note.name == "merge":
            first, column, down, across = map(int, note.values[0].split())
            yield (first - 1, column - 1), (down, across)
