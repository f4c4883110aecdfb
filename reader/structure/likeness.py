"""What stays of a running head from page to page, so that those of several pages can be told to be alike."""

import re
from functools import lru_cache
from typing import Final

DIGITS: Final = re.compile(r"\d+")
_FIRST_NUMBER: Final = re.compile(r"(?:[-–—|]?\s*\d{1,4}\s*[-–—|｜•‧·/]?\s+|\d{1,4}\s*[|｜]\s*)(?=\S)")
_LAST_NUMBER: Final = re.compile(r"(?:\s(?<=\S\s)\s*[-–—|｜•‧·/]?\s*\d{1,4}\s*[-–—|]?|(?<=\S)[|｜]\s*\d{1,4})$")


@lru_cache(maxsize=1 << 12)  # of the lines at the edges of pages, which are looked at for each kind of furniture
def likeness(text: str) -> str:
    """What stays of a running head from page to page: no page number, other numbers as #, no blanks."""
    if DIGITS.search(text):
        first = _FIRST_NUMBER.match(text)
        text = text[first.end() :] if first else text
        text = DIGITS.sub("#", without_last_number(text) if _may_end_with_number(text) else text)
    return "".join(text.split())


def _may_end_with_number(text: str) -> bool:
    return text[-1].isdecimal() or text[-1] in "-–—|" or text[-1].isspace()


def without_last_number(text: str) -> str:
    """`text` without the number of a page at its end."""
    return _LAST_NUMBER.sub("", text)
