"""Entries of bibliographies that numbers in brackets count."""

from collections.abc import Iterator, Sequence
from typing import Final

from reader.structure.drafts import Draft
from reader.structure.kinds import CAPTION, FURNITURE, HEADING, PARAGRAPH
from reader.structure.numbering import Marker
from reader.structure.rules import Rule, rule
from reader.structure.words.phrases import BACK_MATTER

COUNTED_WORK: Final = rule(
    "work that a number in brackets counts",
    r"(?P<count>[\[〔](?P<number>\d{1,3})[\]〕])\s*(?=\S)",
    ("[1] 王大同（2031），〈拖船之費率〉", "〔12〕Bello, A. (2011). Quays and Cranes."),
    ("[1]", "1. 王大同（2031）", "[註1] 王大同"),
)
RULES: Final[tuple[Rule, ...]] = (COUNTED_WORK,)

_INNERMOST: Final = 99


def counted_works(texts: Sequence[Draft]) -> Iterator[tuple[Draft, Marker]]:
    """The paragraphs right below the title of a bibliography that count on from one, each with its number."""
    wanted = 0
    for made in texts:
        is_line = made.kind in (PARAGRAPH, HEADING)
        found = COUNTED_WORK.match(made.text) if wanted and is_line else None
        if found and int(found["number"]) == wanted:
            wanted += 1
            yield made, Marker("work", _INNERMOST, found["count"], found.end())
        elif made.kind not in (FURNITURE, CAPTION):
            wanted = 1 if made.kind is HEADING and BACK_MATTER.match(made.text) else 0
