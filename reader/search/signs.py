"""The signs of the query language: the names of fields and operators, brackets, quotation marks and what else means
something."""

import unicodedata
from enum import Enum, auto
from functools import cache
from typing import Final

from reader.model.query import Field
from reader.text.folding import fold_text
from reader.text.rules import rule

NEAR_DISTANCE: Final = 20
FARTHEST: Final = 9999

_FIELDS: Final = {
    Field.TITLE: "標題",
    Field.AUTHOR: "作者",
    Field.SERIES: "系列",
    Field.DATE: "日期",
    Field.NUMBER: "期號",
    Field.BODY: "內文",
    Field.HEADING: "章節標題",
    Field.FOOTNOTE: "腳註",
    Field.TABLE: "表格",
    Field.CAPTION: "圖說",
    Field.NOTE: "筆記",
    Field.TAG: "標籤",
}


class Kind(Enum):
    WORD = auto()
    PHRASE = auto()
    REGEX = auto()
    RANGE = auto()
    FIELD = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    MINUS = auto()
    NEAR = auto()
    END = auto()


_OPERATORS: Final = {
    # "Lester & Zhu" is how works are cited: one & is a character.
    **dict.fromkeys(("AND", "且", "&&"), Kind.AND),
    **dict.fromkeys(("OR", "或", "|", "||"), Kind.OR),
    **dict.fromkeys(("NOT", "非", "!"), Kind.NOT),
}
# What no operator's name begins with is none, however long.
_INITIALS: Final = frozenset("Nn鄰邻").union(name[0] for name in _OPERATORS)
NEAR: Final = rule(
    "near",
    r"(?:NEAR|[鄰邻]近|(?i:near)(?=/\d))(?:/?(?P<distance>\d{1,9}))?\Z",
    ("NEAR", "NEAR/20", "NEAR20", "鄰近", "邻近/5", "鄰近20", "NEAR/12345", "near/5"),
    ("NEARBY", "near", "NEAR/", "鄰近國家", "鄰近/周邊"),
)
NEAR_SOMEHOW: Final = rule(
    "near, with what is no distance",
    r"(?:NEAR|[鄰邻]近)/(?:[-+]?\d.*|[-+.,]*)\Z",
    ("NEAR/", "NEAR/-5", "鄰近/2.5", "NEAR/1,000", "NEAR/5字"),
    ("NEAR", "NEAR/FAR", "鄰近/周邊"),
)
PARTING: Final = rule(
    "an operator to which anything may be glued: no text has it",
    r"(?:\|{1,2}|｜{1,2}|&&|＆＆)",
    ("|", "||乙", "｜", "&&", "＆＆"),
    ("&", "＆甲", "/"),
)
FLAGS: Final = rule(
    "what stands behind a regular expression elsewhere",
    r"[gimsux]+",
    ("i", "gi", "ims 甲"),
    ("a", "/", ""),
)
RULES: Final = (NEAR, NEAR_SOMEHOW, PARTING, FLAGS)

QUOTES: Final = {
    '"': '"',
    "＂": "＂",
    "「": "」",
    "『": "』",
    "“": "”",
    "„": "“",
    "〝": "〞",
    "'": "'",
    "‘": "’",
}
APOSTROPHES: Final = "'‘"
"""Marks that are not always there to be closed."""

OPENING, CLOSING = "(（", ")）"
PAUSES: Final = "。，、；：！？.,;:!?"
COLONS: Final = ":："
WILD: Final = {"?": "?", "？": "?", "*": "*", "＊": "*"}
ESCAPE: Final = "\\"
SLASHES: Final = "/／"
MINUS: Final = "-－"
RANGED: Final = (Field.DATE, Field.NUMBER)


def operator_named(sign: str) -> Kind | None:
    """The operator that has this name, in any width."""
    if unicodedata.normalize("NFKC", sign[:1])[:1] not in _INITIALS:
        return None
    name = unicodedata.normalize("NFKC", sign)
    return Kind.NEAR if NEAR.match(name) or NEAR_SOMEHOW.match(name) else _OPERATORS.get(name)


def is_latin(sign: str) -> bool:
    """Whether an operator's name is of Latin capitals.  The Chinese words are glued to brackets in texts too."""
    name = unicodedata.normalize("NFKC", sign)
    return name.isascii() and name[:1].isalpha()


@cache
def field_names() -> dict[str, Field]:
    """Chinese and English names, folded: in either script, width and case."""
    chinese = {fold_text(name): field for field, name in _FIELDS.items()}
    return chinese | {field.value: field for field in _FIELDS}
