"""Addresses of the web within a text."""

import re
from collections.abc import Iterator
from typing import Final

_URL: Final = re.compile(r"(?:https?|ftp)://[!-~]+")
_TRAIL: Final = ".,;:)]}'\"!?>"


def addresses(text: str) -> Iterator[str]:
    """The addresses in `text`, without the punctuation behind them."""
    if "://" not in text:
        return
    for start, end in address_spans(text):
        yield text[start:end]


def address_spans(text: str) -> Iterator[tuple[int, int]]:
    """(start, end) of each address in `text`."""
    for found in _URL.finditer(text):
        address = found[0].rstrip(_TRAIL)
        if address.count("(") > address.count(")") and found[0][len(address) : len(address) + 1] == ")":
            address += ")"
        yield found.start(), found.start() + len(address)
