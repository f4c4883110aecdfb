"""Words that a line's end parted: which hyphens the line's end alone called for."""

import re
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Final

from reader.structure.set_pages.segment import Segment

SOFT: Final = "\u00ad"
_HEAD: Final = re.compile(r"([A-Za-z]*[a-z]{2})([-‐])$")
_HYPHENS: Final = ("-", "‐")
_TAIL: Final = re.compile(r"[a-z]{2,}")
_WORD: Final = re.compile(r"[A-Za-z]+(?:[-‐][A-Za-z]+)*")
_TYPESET: Final = "‐"  # put in by programs that set type; on a keyboard there is only the other
_ADDRESS_END: Final = re.compile(r"(?:://|www\.)\S*$")
_SAME_SIZE: Final = 0.3  # points


def softened(order: Sequence[Segment], furniture: Collection[int]) -> list[Segment]:
    """The segments, with a soft hyphen at the end of those whose last word goes on in the next line of their size.

    A hyphen stays where the document has the word with one, or has its parts as words but not the whole: trade-related,
    not exam-ination.
    """
    result = list(order)
    ends = [(index, found) for index, part in enumerate(order) if (found := _parted(part.text))]
    words = _words(order) if ends else Counter()
    for index, found in ends:
        if index in furniture or _in_address(order, index) or (behind := _behind(order, furniture, index)) is None:
            continue
        tail = _TAIL.match(behind.text)
        if tail and _is_whole(found[1].lower(), tail[0], found[2], words):
            result[index] = replace(order[index], text=order[index].text[:-1] + SOFT)
    return result


def _parted(text: str) -> re.Match[str] | None:
    """The word at the end of a line that ends with a hyphen."""
    return _HEAD.search(text) if text.endswith(_HYPHENS) else None


def _in_address(order: Sequence[Segment], index: int) -> bool:
    """Whether a line ends within an address, whose hyphens are its own."""
    word = order[index].text.rsplit(None, 1)[-1]
    if "/" in word:
        return True
    return word == order[index].text and index > 0 and _ADDRESS_END.search(order[index - 1].text) is not None


def _behind(order: Sequence[Segment], furniture: Collection[int], index: int) -> Segment | None:
    """The next segment of the same size, on this page or the next."""
    here = order[index]
    for after in range(index + 1, len(order)):
        segment = order[after]
        if segment.page > here.page + 1:
            break
        if after not in furniture and abs(segment.size - here.size) <= _SAME_SIZE:
            return segment
    return None


def _is_whole(head: str, tail: str, hyphen: str, words: Counter[str]) -> bool:
    if words[head + tail]:
        return True
    if words[f"{head}-{tail}"]:
        return False
    return hyphen == _TYPESET or not (words[head] or words[tail])


def _words(order: Sequence[Segment]) -> Counter[str]:
    """The words of the document but those that a line's end parts."""
    counted: Counter[str] = Counter()
    parted = False
    for segment in order:
        found = [match[0].replace("‐", "-") for match in _WORD.finditer(segment.text.lower())]
        if parted:
            found = found[1:]
        parted = bool(_parted(segment.text))
        counted.update(found[:-1] if parted else found)
    return counted
