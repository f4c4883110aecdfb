"""Numbered headings that end with a colon, each on a line of its own above the text that it names: 一、目的：."""

from collections.abc import Sequence
from typing import Final

from reader.structure.drafts import Draft
from reader.structure.headings.titles import is_plain
from reader.structure.kinds import PARAGRAPH
from reader.structure.numbering import HEADING_KINDS, bulleted, numbered, value_of
from reader.structure.rules import Rule, rule

NAMED: Final = rule(
    "name of a part, before a colon or without",
    r"(?!.*(?:[下左如]列|如[下左次]|以下|[者項有點則稱謂為是]\s?[：:]$))[^，。；：:？！「]{2,14}(?:\s?[：:])?$",
    ("目的：", "辦理方式與時程：", "心得與建議:", "問題之提出"),
    ("有下列情形之一者：", "理由如下：", "對象：船員", "其要件有三點：", "所稱漁船，指："),
)
RULES: Final[tuple[Rule, ...]] = (NAMED,)
_COLONS: Final = "：:"
_LEAST: Final = 2  # above text
_TEXT: Final = 24  # characters: an item of a list is shorter


def find(texts: Sequence[Draft]) -> set[int]:
    """The identities of such headings: all numbers of a kind that count on name parts, with a colon or without, and
    text that is no list stands below two at least, and half of them."""
    found: set[int] = set()
    if not any(made.text[-1] in _COLONS and _names_part(made) for made in texts):
        return found
    for places in _runs(texts):
        above_text = sum(1 for index in places if _is_text(texts[index + 1 : index + 2]))
        if above_text >= max(_LEAST, len(places) / 2) and all(_names_part(texts[index]) for index in places):
            found.update(id(texts[index]) for index in places if texts[index].text[-1] in _COLONS)
    return found


def _runs(texts: Sequence[Draft]) -> list[list[int]]:
    """The places of the numbers of each kind that headings have, those that begin anew apart."""
    runs: list[list[int]] = []
    last: dict[str, list[int]] = {}
    for index, made in enumerate(texts):
        marker = numbered(made.text) if is_plain(made) else None
        if marker is None or marker.kind not in HEADING_KINDS:
            continue
        if marker.kind not in last or value_of(marker.text) == 1:
            last[marker.kind] = []
            runs.append(last[marker.kind])
        last[marker.kind].append(index)
    return runs


def _names_part(made: Draft) -> bool:
    marker = numbered(made.text)
    return marker is not None and len(made.lines) == 1 and NAMED.match(made.text[marker.end :]) is not None


def _is_text(below: Sequence[Draft]) -> bool:
    """Whether a paragraph stands below, and no item of a list."""
    return any(
        made.kind is PARAGRAPH and "。" in made.text and len(made.text) > _TEXT and not bulleted(made.text)
        for made in below
        if not numbered(made.text)
    )
