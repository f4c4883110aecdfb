"""What browsers print above and below each page of a site: the day and time, the title, the address, pages of pages."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.structure.lines import Line
from reader.structure.rules import Rule, rule

STAMP: Final = rule(
    "day and time at which a browser printed a page, and the title beside them",
    r"(?P<time>\d{1,4}[/.-]\d{1,2}[/.-]\d{1,4}[,，]?\s*(?:[上下]午|凌晨|晚上)?\s?\d{1,2}:\d{2}(?:\s?[AP]M)?)(?:\s+\S.*)?$",
    ("2031/6/5 下午3:12", "6/5/31, 3:12 PM", "2031/6/5 下午3:12　漁港之檢討 - 北濱觀測", "5.6.2031, 15:12 漁港"),
    ("2031/6/5 北濱", "6/5 15:12", "2031/6/5 下午3:12-4:00"),
)
ADDRESS: Final = rule(
    "address of a page as a browser prints it, with the page of how many or without",
    r"(?P<address>(?:https?|file)://\S+)(?:\s+\d{1,3}/\d{1,3})?$",
    ("https://beibin.example.org/auction?id=35 1/4", "file:///tmp/auction.html", "http://beibin.example.org"),
    ("詳見 https://beibin.example.org", "https://beibin.example.org 3 月", "www.beibin.example.org 1/4"),
)
RULES: Final[tuple[Rule, ...]] = (STAMP, ADDRESS)
_OFTEN: Final = 2  # pages
_NEAR: Final = 5  # lines, from the time to the title, where an extractor parted them


def find(lines: Sequence[Line]) -> dict[int, str]:
    """The lines that a browser printed on each page, if it printed two at least, by indexes."""
    stamped = {
        index: found
        for index, line in enumerate(lines)
        if line.text[0].isdigit() and (found := STAMP.match(line.text)) is not None
    }
    often = Counter(found["time"] for found in stamped.values())
    stamps = [index for index, found in stamped.items() if often[found["time"]] >= _OFTEN]
    if not stamps:
        return {}
    return {
        **dict.fromkeys(_addresses(lines, stamps), "footer"),
        **dict.fromkeys((*stamps, *_titles(lines, stamps)), "header"),
    }


def _addresses(lines: Sequence[Line], stamps: Sequence[int]) -> list[int]:
    """The address of all pages, near the time of the same page or of the next: others are of the text."""
    near = [range(max(0, at - _NEAR), min(len(lines), at + _NEAR)) for at in (*stamps, len(lines))]
    found = {
        place: told["address"] for places in near for place in places if (told := ADDRESS.match(lines[place].text))
    }
    often = Counter(address for places in near for address in {found[place] for place in places if place in found})
    return [place for place, address in found.items() if often[address] >= max(_OFTEN, len(stamps) - 1)]


def _titles(lines: Sequence[Line], stamps: Sequence[int]) -> list[int]:
    """The line below each time that stands below all of them, once for each.

    On the first page it may be the title of the text, unless it names the site behind this.
    """
    below = [{lines[at].text: at for at in range(min(len(lines), stamp + _NEAR) - 1, stamp, -1)} for stamp in stamps]
    found: list[int] = []
    for title in set(below[0]).intersection(*below[1:]):
        names_site = any(title.startswith(f"{text} ") for text in below[0])
        found += [places[title] for places in (below if names_site else below[1:])]
    return found
