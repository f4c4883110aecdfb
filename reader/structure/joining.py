"""How the lines of a block become one text.

Nothing goes between Chinese characters, one space between Latin words and between Chinese and Latin where a line broke,
nothing inside an address or after a hyphen; a soft hyphen at a line's end falls out.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from reader.structure.characters import is_chinese, is_wide
from reader.structure.lines import Line

_ADDRESS_TAIL: Final = re.compile(r"(?:[a-z][a-z+.-]{1,9}://|www\.)[!-~]*$", re.IGNORECASE)
_ADDRESS_HEAD: Final = re.compile(r"(?:https?|ftp|file)://|www\.", re.IGNORECASE)
_ADDRESS_GOES_ON: Final = re.compile(r"[!-~]+")
_HYPHENS: Final = "-‐"
_EITHER: Final = "—–…’”"  # set with Latin as with Chinese text
_OPENING: Final = "“‘"
_CLOSING: Final = "”’"
_LABEL_ENDS: Final = "："
_PAUSES: Final = ",;"  # within no word, whatever ends the line
_SOFT: Final = "\u00ad"
_LONGEST_ADDRESS: Final = 300  # characters
NONE: Final[frozenset[int]] = frozenset()
START: Final = (0,)


class Joined(NamedTuple):
    """text, the offset at which each line begins in it, and at which of them a space was put before the line."""

    text: str
    starts: tuple[int, ...]
    spaced: frozenset[int]


def glue(before: str, after: str, blank: bool | None) -> str:
    """What goes between two lines of a block.  `blank`: whether a blank ended the first, None = unknown."""
    if not before or not after:
        return ""
    last, first = before[-1], after[0]
    if is_chinese(last) and is_chinese(first):
        return ""
    if last == _SOFT:
        return ""
    if last in _LABEL_ENDS and blank:
        return " "
    if last == "–" and before[-2:-1].isdigit() and first.isdigit():
        return ""
    if last in _EITHER and (blank or before[-2:-1] == " ") and not is_wide(first):
        return " "
    if _is_quoted_latin(before, after):
        return "" if blank is False else " "
    if is_wide(last) or is_wide(first):
        return " " if _is_border(last, first) else ""
    if last in _HYPHENS or (last == "/" and (blank is not True or before.endswith("://"))):
        return ""
    if last == "." and before[-4:].lower() == "www." and first.isalnum():
        return ""
    if _ADDRESS_HEAD.match(after):
        return " "
    if blank is not True and _ends_with_address(before[-_LONGEST_ADDRESS:]):
        return "" if _goes_on(before, after) else " "
    return "" if blank is False and not (last in _PAUSES and first.isalpha()) else " "


def joined(texts: Sequence[str]) -> str:
    """The lines `texts` of a block, of which nothing tells whether a blank ended them, as one."""
    text = texts[0]
    for before, after in pairwise(texts):
        text += glue(before, after, None) + after
    return text


def _ends_with_address(text: str) -> bool:
    return ("://" in text or "www." in text.lower()) and bool(_ADDRESS_TAIL.search(text))


def _is_border(last: str, first: str) -> bool:
    """Between an ideograph and a Latin letter or digit, either way round."""
    chinese, other = (last, first) if is_chinese(last) else (first, last)
    return is_chinese(chinese) and (other.isalnum() and not is_wide(other))


def _is_quoted_latin(before: str, after: str) -> bool:
    """Whether Latin words stand before an opening quotation mark and in it, or in a closed one and behind it."""
    last, first = before[-1], after[0]
    if first in _OPENING:
        is_behind = last.isascii() and (last.isalnum() or last in ",.;:)")
        return is_behind and after[1:2].isascii() and after[1:2].isalnum()
    return last in _CLOSING and before[-2:-1].isascii() and first.isascii() and first.isalnum()


def _goes_on(before: str, after: str) -> bool:
    """Whether an address at the end of `before` runs on into `after`."""
    if before[-1] in ".,;)" and not before.endswith(("/", "_", "=", "&", "?")):
        return False
    head = _ADDRESS_GOES_ON.match(after)
    if head is None:
        return False
    return before[-1] in "/_=&?%-." or any(char in "/_=&?%-.0123456789" for char in head[0].rstrip(".,;"))


def join(lines: Sequence[Line]) -> Joined:
    """The text of a block from its lines."""
    if len(lines) == 1:
        return Joined(whole(lines[0].text), START, NONE)
    pieces: list[str] = []
    starts: list[int] = []
    spaced: set[int] = set()
    length, before = 0, None
    for index, line in enumerate(lines):
        text = line.text
        if before is not None and (between := glue(before.text, text, before.blank)):
            spaced.add(index)
            pieces.append(between)
            length += len(between)
        if text[-1:] == _SOFT:
            text = text[:-1] if index + 1 < len(lines) else whole(text)
        pieces.append(text)
        starts.append(length)
        length += len(text)
        before = line
    return Joined("".join(pieces), tuple(starts), frozenset(spaced) if spaced else NONE)


def text_of(lines: Sequence[Line]) -> str:
    """The text of a block, where it does not matter at which place in it a line begins."""
    return whole(lines[0].text) if len(lines) == 1 else join(lines).text


def lengthened(text: str, last: Line, line: Line) -> str:
    """The text of a block that ends with `last`, with one line more; a soft hyphen at its end stays."""
    return text.removesuffix(_SOFT) + glue(last.text, line.text, last.blank) + line.text


def whole(text: str) -> str:
    """The last line of a block: a soft hyphen is a hyphen where nothing follows."""
    return f"{text[:-1]}-" if text.endswith(_SOFT) else text


def with_cell(text: str, last: Line, line: Line) -> str:
    """The text of a row of a table that ends with `last`, with one line more: a blank where a cell ends."""
    return text + (" " if last.closes else glue(last.text, line.text, last.blank)) + line.text


def join_cells(lines: Sequence[Line]) -> str:
    """The text of a row of a table."""
    text = lines[0].text if lines else ""
    for last, line in pairwise(lines):
        text = with_cell(text, last, line)
    return text
