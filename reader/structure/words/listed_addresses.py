"""Addresses of links that an extractor listed after the text of a page."""

from collections.abc import Sequence
from typing import Final

from reader.structure.lines import Line
from reader.structure.rules import Rule, rule
from reader.structure.words.page_numbers import is_page_number

ADDRESS: Final = rule(
    "address alone on a line",
    r"(?:https?|ftp|file|mailto):[!-~]+$",
    ("https://tinyurl.com/mutu8xxm", "file:///C:/Users/a/b", "mailto:a@b.tw"),
    ("網址： https://tinyurl.com/mutu8xxm", "https://a.tw 詳見", "http"),
)
RULES: Final[tuple[Rule, ...]] = (ADDRESS,)

_UNENDED: Final = "-=&?%"  # with which hardly any address ends
_PRINTED_ABOVE: Final = 80  # lines: how far above its link an address is printed


def find(lines: Sequence[Line]) -> dict[int, str]:
    """The roles of the lines that are such addresses, by their indexes.

    They end without a blank, where printed text has one, and stand where no other text is still open.
    """
    texts = [line.text for line in lines]
    listed: list[int] = []
    found = [index for index, text in enumerate(texts) if text[0] in "hfm" and ADDRESS.match(text)]
    at_end = _at_ends(lines, found)
    for index in found:
        line = lines[index]
        if line.blank is True:  # as printed text has one, or all that ends a line
            if index in at_end and _lie_together(lines, index):
                listed.append(index)
        elif line.blank is None:
            if index in at_end and _trails_page(lines, index, listed):
                listed.append(index)
        elif not _interrupts(lines, index, listed) and not _is_wrapped(lines, index):
            listed.append(index)
    if not listed:
        return {}
    ranks = set(listed)
    printed = [text for index, text in enumerate(texts) if index not in ranks]
    targets = {texts[index] for index in listed}
    addressed = "\n".join([text for text in printed if ":" in text])
    duplicates = {text for text in targets if text in addressed}
    if len(duplicates) < len(targets):
        flat = "".join("".join(printed).split())  # lines may part an address
        duplicates.update(text for text in targets if text in flat)
    return {index: "link_duplicate" if texts[index] in duplicates else "link_target" for index in listed}


def _at_ends(lines: Sequence[Line], addresses: Sequence[int]) -> set[int]:
    """Which of the addresses have nothing but addresses below them on their page, in text that has pages."""
    found: set[int] = set()
    for index in reversed(addresses) if lines and lines[-1].page else ():
        below = lines[index + 1] if index + 1 < len(lines) else None
        if below is None or below.page != lines[index].page or index + 1 in found:
            found.add(index)
    return found


def _lie_together(lines: Sequence[Line], index: int) -> bool:
    """In spaced text: whether no empty line parts an address at a page's end from another beside it."""
    beside = [lines[index]] if index and ADDRESS.match(lines[index - 1].text) else lines[index + 1 : index + 2]
    return any(line.empty_before == 0 and ADDRESS.match(line.text) for line in beside)


def _trails_page(lines: Sequence[Line], index: int, listed: list[int]) -> bool:
    """In text without signs: of an address at a page's end, whether it stands behind another or the number of the page,
    or is printed before."""
    if (listed and listed[-1] == index - 1) or (index and _counts_page(lines[index - 1].text)):
        return True
    return any(lines[index].text in line.text for line in lines[max(0, index - _PRINTED_ABOVE) : index])


def _counts_page(text: str) -> bool:
    """Whether a line is the number of a page and no day: 5/27 may be either."""
    return is_page_number(text) and "/" not in text


def _is_wrapped(lines: Sequence[Line], index: int) -> bool:
    """Whether the address goes on in the next line, or in the footnotes of the next page, as a printed one may."""
    if lines[index].text[-1] in _UNENDED:
        return True
    if index + 1 == len(lines) or ADDRESS.match(lines[index + 1].text) or is_page_number(lines[index + 1].text):
        return False
    return not lines[index + 1].first and lines[index + 1].empty_before == 1


def _interrupts(lines: Sequence[Line], index: int, listed: list[int]) -> bool:
    if index == 0 or (listed and listed[-1] == index - 1):
        return False
    before = lines[index - 1]
    return before.closes is False and before.page == lines[index].page and not lines[index].empty_before
