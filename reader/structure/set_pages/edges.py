"""What set pages carry that is no part of the text, told by its place and by what returns on other pages."""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure.likeness import likeness
from reader.structure.page_furniture.furniture import SEPARATOR, SIGNS
from reader.structure.set_pages.segment import Segment
from reader.structure.set_pages.segments import PageOf
from reader.structure.words.imprint_lines import ANSWERABLE
from reader.structure.words.note_heads import CITED, NOTE
from reader.structure.words.page_numbers import PAGE_NUMBER

_EDGE: Final = 0.12  # of the height of a page: where heads and feet stand
_SAME_PLACE: Final = 4.0  # points
_LEVEL: Final = 0.5  # points
_SMALL: Final = 0.95  # times the size of the text: what is smaller is small print
_FIGURE: Final = re.compile(r"\D{0,3}(\d{1,3})")
_SIGN: Final = re.compile(rf"(?:[{SIGNS}]\s?){{1,3}}$")
_ROW: Final = 3  # signs beside one another that part pieces
_LEADING: Final = 1.9  # times the size: lines further apart do not belong together


def roles_of(order: Sequence[Segment], pages: Sequence[PageOf], body: float) -> dict[int, str]:
    """Heads and feet: at the edges of pages, repeated there or a page's number, or small print above all text."""
    edges = {index: _edge(segment, pages[segment.page]) for index, segment in enumerate(order)}
    places: dict[tuple[str, str], list[int]] = defaultdict(list)
    for index, edge in edges.items():
        if edge:
            places[(edge, likeness(order[index].text))].append(index)
    notes = _notes(order, places)
    text_lines = {index for index, edge in edges.items() if edge and _runs_with_text(order, index, body)}
    roles = _separators(order)
    for (edge, key), indexes in places.items():
        for index in indexes:
            if PAGE_NUMBER.match(order[index].text):
                roles[index] = "page_number"
                continue
            is_text = index in notes or (index in text_lines and not _is_constant(order, indexes, len(pages)))
            if key and not is_text and any(_again(order[index], order[other]) for other in indexes):
                roles[index] = edge
            elif edge == "footer" and index not in notes and ANSWERABLE.match(order[index].text):
                roles.update(dict.fromkeys(_small_print(order, index), edge))
    _keep_cells(order, roles)
    roles.update(_beside_others(order, edges, roles, body))
    text = [part for index, part in enumerate(order) if index not in roles and part.size >= _SMALL * body]
    _keep_text(order, roles, text, body)
    top = max((part.baseline for part in text), default=0.0)
    for index, edge in edges.items():
        segment = order[index]
        if (
            edge == "header"
            and index not in roles
            and segment.size < _SMALL * body
            and segment.baseline > top + 0.5 * body
        ):
            roles[index] = "header"
    return roles


def _beside_others(
    order: Sequence[Segment], edges: dict[int, str | None], roles: dict[int, str], body: float
) -> dict[int, str]:
    """Small print on the line where several other pages have their heads or feet, whatever it says: left pages may
    have the pieces of right ones in another order."""
    known: dict[str, list[Segment]] = defaultdict(list)
    for index, role in roles.items():
        if role == edges[index]:
            known[role].append(order[index])
    found: dict[int, str] = {}
    for index, edge in edges.items():
        segment = order[index]
        if edge and index not in roles and segment.size < _SMALL * body:
            alike = {other.page for other in known[edge] if _has_place_of(segment, other)}
            if len(alike) > 1:
                found[index] = edge
    return found


def _has_place_of(segment: Segment, other: Segment) -> bool:
    """Whether a line stands in the size and at the height of one on another page."""
    is_level = abs(other.baseline - segment.baseline) <= _LEVEL and abs(other.size - segment.size) <= _LEVEL
    return is_level and other.page != segment.page


def _small_print(order: Sequence[Segment], index: int) -> list[int]:
    """The line at `index` and those right under it in its size."""
    found = [index]
    while found[-1] + 1 < len(order) and _goes_on(order[found[-1]], order[found[-1] + 1]):
        found.append(found[-1] + 1)
    return found


def _separators(order: Sequence[Segment]) -> dict[int, str]:
    """Rows of signs, each drawn at once or sign by sign, with no words on their line: those are cells."""
    found = {index: "separator" for index, segment in enumerate(order) if SEPARATOR.match(segment.text)}
    row: list[int] = []
    for index, segment in enumerate(order):
        is_sign = _SIGN.match(segment.text) is not None
        if not is_sign or (row and not segment.beside(order[row[-1]])):
            row = []
        if is_sign and (row or not _stands_behind(order, index)):
            row.append(index)
        if sum(len(order[place].text.replace(" ", "")) for place in row) >= _ROW:
            found.update(dict.fromkeys(row, "separator"))
    return found


def _stands_behind(order: Sequence[Segment], index: int) -> bool:
    """Whether a segment stands on the line of the one before it."""
    return index > 0 and order[index].page == order[index - 1].page and order[index].beside(order[index - 1])


def _keep_cells(order: Sequence[Segment], roles: dict[int, str]) -> None:
    """Take out of `roles` what reads as a page's number beside one that has its place on other pages too: 5/26 in a
    calendar."""
    numbers = sorted(
        (index for index, role in roles.items() if role == "page_number"), key=lambda index: order[index].baseline
    )
    placed = {index for pair in pairwise(numbers) if _again(order[pair[0]], order[pair[1]]) for index in pair}
    counted = {order[index].page for index in placed}
    for index in numbers:
        if index not in placed and order[index].page in counted:
            del roles[index]


def _keep_text(order: Sequence[Segment], roles: dict[int, str], text: Sequence[Segment], body: float) -> None:
    """Take out of `roles` what stands no further out than lines of text do on other pages: rows of a table."""
    top = max((part.baseline for part in text), default=float("inf")) + 0.3 * body
    foot = min((part.baseline for part in text), default=float("-inf")) - 0.3 * body
    for index in [index for index, role in roles.items() if role != "separator"]:
        if foot <= order[index].baseline <= top:
            del roles[index]


def _edge(segment: Segment, page: PageOf) -> str | None:
    if not page.height:
        return None
    if segment.baseline > (1 - _EDGE) * page.height:
        return "header"
    return "footer" if segment.baseline < _EDGE * page.height else None


def _again(segment: Segment, other: Segment) -> bool:
    return other.page != segment.page and abs(other.baseline - segment.baseline) <= _SAME_PLACE


def _notes(order: Sequence[Segment], places: dict[tuple[str, str], list[int]]) -> set[int]:
    """The lines at feet that are footnotes, however much they are alike: 2 Id. at 131, 10 Id. at 602."""
    found: set[int] = set()
    marked = {(segment.page, number) for segment in order for offset, number in segment.marks if offset}
    for (edge, _), indexes in places.items():
        if edge == "footer":
            apart = _counts_apart(order, indexes)
            numbers = {index: _number(order[index]) for index in indexes}
            found.update(
                index
                for index, number in numbers.items()
                if _cites(order[index]) or (number is not None and (apart or (order[index].page, number) in marked))
            )
    feet = {
        index
        for (edge, _), indexes in places.items()
        if edge == "footer"
        for index in (*_printed_again(order, indexes), *(at for at in indexes if ANSWERABLE.match(order[at].text)))
    }
    for index in range(1, len(order)):
        if index - 1 in found and index not in feet and _goes_on(order[index - 1], order[index]):
            found.add(index)
    return found


def _printed_again(order: Sequence[Segment], indexes: Sequence[int]) -> list[int]:
    """Those of alike lines that another page has in the same words at the same place."""
    return [
        index
        for index in indexes
        if any(order[index].text == order[other].text and _again(order[index], order[other]) for other in indexes)
    ]


def _number(segment: Segment) -> int | None:
    """The number that a line begins with as a footnote does, raised or not."""
    if segment.marks and segment.marks[0][0] == 0:
        return segment.marks[0][1]
    figure = _FIGURE.match(segment.text) if NOTE.match(segment.text) else None
    return int(figure[1]) if figure else None


def _cites(segment: Segment) -> bool:
    number = segment.marks[0][1] if segment.marks and segment.marks[0][0] == 0 else None
    return CITED.match(segment.text if number is None else f"{number} {segment.text}") is not None


def _counts_apart(order: Sequence[Segment], indexes: Sequence[int]) -> bool:
    """Whether the numbers that alike lines begin with count neither pages nor stay the same."""
    counted = [(number, order[i].page) for i in indexes if (number := _number(order[i])) is not None]
    numbers = {number for number, _ in counted}
    return len(numbers) > 1 and len({number - page for number, page in counted}) > 1


def _goes_on(before: Segment, segment: Segment) -> bool:
    """Whether `segment` is the line under `before`, in its size."""
    step = before.baseline - segment.baseline
    return (
        before.page == segment.page
        and abs(before.size - segment.size) < 0.2
        and 0 < step <= _LEADING * segment.size
        and not PAGE_NUMBER.match(segment.text)
    )


def _runs_with_text(order: Sequence[Segment], index: int, body: float) -> bool:
    """Whether a line is of the text's size and stands no further from the next than lines of a paragraph do."""
    segment = order[index]
    near = [order[place] for place in (index - 1, index + 1) if 0 <= place < len(order)]
    return abs(segment.size - body) <= 0.02 * body and any(
        _goes_on(segment, other) or _goes_on(other, segment) for other in near
    )


def _is_constant(order: Sequence[Segment], indexes: Sequence[int], pages: int) -> bool:
    """Whether the very same line stands on most pages."""
    if len(indexes) < max(3, pages // 2):
        return False
    first = order[indexes[0]].text
    return all(order[index].text == first for index in indexes)
