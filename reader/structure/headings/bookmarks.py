"""The outline that a PDF brings along: where its titles stand on the pages they name, they are headings as deep."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from reader.model.document import BlockKind
from reader.model.raw import Bookmark
from reader.structure.characters import ends_sentence
from reader.structure.drafts import Draft, draft
from reader.structure.lines import Line

_MOST_LINES: Final = 4  # of a title
_LONGEST: Final = 120  # characters of a title
_FEWEST: Final = 2  # entries that must be found
_FOUND: Final = 0.6  # of the entries: an outline of which fewer are found was made for something else
_NEAR: Final = (0, 1, -1)  # pages by which an entry may miss its title
_BLANKS: Final = re.compile(r"\s+")
_KINDS: Final = (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM)


@dataclass(frozen=True, slots=True)
class Titles:
    """The lines, parted around the titles, and the depth of each title by the numbers of its first and last line."""

    lines: list[Line]
    depths: dict[tuple[int, int], int]


def titles(lines: Sequence[Line], taken: Collection[int], bookmarks: Sequence[Bookmark]) -> Titles:
    """Where the titles of the outline stand.  taken: indexes of lines that are no running text."""
    places = _places(lines, taken, bookmarks) if bookmarks else {}
    aimed = sum(1 for mark in bookmarks if mark.page is not None)
    if len(places) < _FEWEST or len(places) < _FOUND * aimed:
        return Titles(list(lines), {})
    result = list(lines)
    depths: dict[tuple[int, int], int] = {}
    for indexes, depth in places.items():
        for index in indexes:
            line = result[index]
            result[index] = line.changed(opens=index == indexes[0], closes=index == indexes[-1])
        if (behind := _next(lines, taken, indexes[-1])) is not None:
            result[behind] = result[behind].changed(opens=True)
        depths[lines[indexes[0]].number, lines[indexes[-1]].number] = depth
    return Titles(result, depths)


def _places(lines: Sequence[Line], taken: Collection[int], bookmarks: Sequence[Bookmark]) -> dict[tuple[int, ...], int]:
    """The indexes of the lines of each title that is found, and its depth."""
    pages: dict[int, list[int]] = {}
    for index, line in enumerate(lines):
        if index not in taken:
            pages.setdefault(line.page, []).append(index)
    folded = {index: _folded(lines[index].text) for indexes in pages.values() for index in indexes}
    found: dict[tuple[int, ...], int] = {}
    used: set[int] = set()
    for mark in bookmarks:
        title = _folded(mark.title)
        if mark.page is None or not title or len(title) > _LONGEST or ends_sentence(mark.title):
            continue
        for page in (mark.page + step for step in _NEAR):
            place = _place(pages.get(page, ()), folded, title, used)
            if place:
                found[place] = mark.level
                used.update(place)
                break
    return found


def _place(indexes: Sequence[int], folded: dict[int, str], title: str, used: set[int]) -> tuple[int, ...]:
    """The lines of the page that make up the title, none where it is not there."""
    for start, first in enumerate(indexes):
        if first in used or not folded[first] or not title.startswith(folded[first]):
            continue
        words = ""
        for end in range(start, min(start + _MOST_LINES, len(indexes))):
            words += folded[indexes[end]]
            if words == title:
                return tuple(indexes[start : end + 1])
            if not title.startswith(words):
                break
    return ()


def _folded(text: str) -> str:
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))


def _next(lines: Sequence[Line], taken: Collection[int], index: int) -> int | None:
    return next((behind for behind in range(index + 1, len(lines)) if behind not in taken), None)


def decide(drafts: Sequence[Draft], depths: dict[tuple[int, int], int]) -> None:
    """Make headings of the drafts that are titles of the outline, as deep as it has them."""
    found: list[tuple[Draft, int]] = []
    for made in drafts:
        if made.kind in _KINDS and made.lines:
            depth = depths.get((made.lines[0].number, made.lines[-1].number))
            if depth is not None:
                found.append((made, depth))
    if not found or _agrees(found):
        return
    shift = _shift(found)
    renamed = _renamed([(made.level, depth + shift) for made, depth in found if made.kind is BlockKind.HEADING])
    titled = {id(made) for made, _ in found}
    for made in drafts:
        if made.kind is BlockKind.HEADING and id(made) not in titled and made.level is not None and renamed:
            made.level = _level_beside(made.level, renamed)
    for made, depth in found:
        _head(made, min(6, depth + shift))


def _agrees(found: Sequence[tuple[Draft, int]]) -> bool:
    """Whether the headings lie in one another as the outline has it, which cannot say where a level is left out."""
    levels = [made.level or 0 for made, _ in found]
    if any(made.kind is not BlockKind.HEADING for made, _ in found):
        return False
    return _parents(levels) == _parents([depth for _, depth in found])


def _parents(levels: Sequence[int]) -> list[int | None]:
    """For each level, the place of the last one before it that is further out."""
    result: list[int | None] = []
    for place, level in enumerate(levels):
        result.append(next((at for at in range(place - 1, -1, -1) if levels[at] < level), None))
    return result


def _shift(found: Sequence[tuple[Draft, int]]) -> int:
    """How much deeper the headings lie than the entries: the title of the document may be none of these."""
    outer = min(depth for _, depth in found)
    levels = Counter(made.level for made, depth in found if depth == outer and made.kind is BlockKind.HEADING)
    usual = levels.most_common(1)
    return max(0, (usual[0][0] or 1) - outer) if usual else 0


def _renamed(levels: Sequence[tuple[int | None, int]]) -> dict[int, int]:
    """What most headings of a level have become."""
    counted: dict[int, Counter[int]] = {}
    for before, after in levels:
        if before is not None:
            counted.setdefault(before, Counter())[after] += 1
    return {before: afters.most_common(1)[0][0] for before, afters in counted.items()}


def _level_beside(level: int, renamed: dict[int, int]) -> int:
    """The level of a heading that the outline leaves out: with those it was level with, or below all, or as it was."""
    deepest = max(renamed)
    if level > deepest:
        return min(6, renamed[deepest] + level - deepest)
    return renamed.get(level, level)


def _head(made: Draft, level: int) -> None:
    if made.kind is not BlockKind.HEADING:
        fresh = draft(BlockKind.HEADING, made.lines)
        made.kind, made.raised = fresh.kind, fresh.raised
        made.text, made.starts, made.spaced = fresh.text, fresh.starts, fresh.spaced
        made.role = made.label = made.marker = None
    made.level = level
