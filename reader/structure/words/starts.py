"""How the first line of a block begins, as no other line does: with a number, a bullet, a label, a work, a caption."""

from functools import lru_cache
from typing import Final

from reader.structure.characters import CJK
from reader.structure.numbering import BULLET, ITEM_TITLE, numbered
from reader.structure.rules import Rule, rule
from reader.structure.words.captions import CAPTION
from reader.structure.words.contents_lines import is_entry
from reader.structure.words.imprint_lines import ANSWERABLE
from reader.structure.words.names import FirstOf
from reader.structure.words.phrases import (
    ABSTRACT_TITLE,
    BACK_MATTER,
    COLOPHON,
    COLUMN,
    CONTENTS_TITLE,
    EDITOR,
    NOTICE,
    field_of,
)
from reader.structure.words.section_names import is_section
from reader.structure.words.source_lines import DATED_SOURCE, REPORTER, SENT_IN, SOURCE, begins_bare, is_labelled

WORK: Final = rule(
    "entry of a bibliography",
    rf"(?:[A-Z][A-Za-zÀ-ÿ’'-]+,\s[A-Z][^。]{{0,80}}?|[{CJK}、]{{2,24}})\s?[（(](?:19|20)\d\d[a-z]?[）)][.,，。：:]"
    r"|[A-Z][A-Za-zÀ-ÿ’'-]+,(?:\s[A-Z][A-Za-zÀ-ÿ.’'-]*){1,4},\s[“\"]"
    r"|[A-Z][^。“”\"]{1,60}?\s[（(](?:19|20)\d\d[a-z]?[）)],?\s[“\"《〈]",
    (
        "Lindholm, A. & Reed, S. (2018). Trade and Security.",
        "林佳穎、王大同（2020），《匯率論》",
        "Lindholm, Mary Beth, “Tolls on Trial”, Harbour Review",
        "IMO (2016), “Guidelines on Pilotage,” MSC/77",
    ),
    ("Trade Act of (2018)", "法院嗣後（2020）變更其見解", "Reed, Rethinking Exceptions, 56 J. WORLD TRADE 1 (2022)"),
)
RULES: Final[tuple[Rule, ...]] = (WORK,)
STARTERS: Final = (
    ABSTRACT_TITLE,
    BACK_MATTER,
    CONTENTS_TITLE,
    BULLET,
    ITEM_TITLE,
    NOTICE,
    REPORTER,
    SENT_IN,
    SOURCE,
    DATED_SOURCE,
    EDITOR,
    COLOPHON,
    COLUMN,
    ANSWERABLE,
    *CAPTION,
)
STARTING_LETTERS: Final = frozenset(
    "文章內論主中免原取單圖建引按提摘本民照相目編英表要註說資附發社總副執責校核審美排攝繪並轉刊譯參徵延ABCFRST"
)
"""The letters and ideographs with which what STARTERS match may begin; hardly any line begins so."""
_ANY_STARTER: Final = FirstOf(STARTERS)


@lru_cache(maxsize=1 << 12)  # of a line is asked where lines are mended, joined and told from running heads
def starts_block(text: str) -> bool:
    """Whether `text` begins as only the first line of a block does."""
    return bool(
        numbered(text)
        or ((not text[0].isalpha() or text[0] in STARTING_LETTERS) and _ANY_STARTER.number(text) is not None)
        or is_section(text)
        or is_labelled(text)
        or begins_bare(text)
        or field_of(text)
        or is_entry(text)
    )
