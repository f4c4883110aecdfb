"""What was typed into the search field, cut into words, phrases, operators and the rest of the query language.

A sign is an operator only where nobody would write it in a text: an operator's name alone between blanks, a bracket or
a quotation mark that begins after a blank and ends before one.  Everything else is a character to look for.  A bracket
that begins so and has an operator in it is meant as one wherever it ends: an operator or a pause may follow at once.
"""

import unicodedata
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache
from typing import Final

from reader.errors import QueryError
from reader.i18n import gettext as _
from reader.model.query import Field
from reader.text.folding import fold_text
from reader.text.rules import rule

NEAR_DISTANCE: Final = 20

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


@dataclass(frozen=True, slots=True)
class Token:
    """text: what stands at `start` of what was typed; of a word or phrase, as a Wildcard has it; of a regular
    expression or a range, what is between its marks, from `inner` on.  field: of a range, or the one that is named.
    distance: of NEAR."""

    kind: Kind
    start: int
    text: str
    inner: int = 0
    field: Field = Field.TEXT
    distance: int = NEAR_DISTANCE


_OPERATORS: Final = {
    # "Lester & Zhu" is how works are cited: one & is a character.
    **dict.fromkeys(("AND", "且", "&&"), Kind.AND),
    **dict.fromkeys(("OR", "或", "|", "||"), Kind.OR),
    **dict.fromkeys(("NOT", "非", "!"), Kind.NOT),
}
FARTHEST: Final = 9999
NEAR: Final = rule(
    "near",
    r"(?:NEAR|鄰近)(?:/?(?P<distance>\d{1,9}))?\Z",
    ("NEAR", "NEAR/20", "NEAR20", "鄰近", "鄰近/5", "鄰近20", "NEAR/12345"),
    ("NEARBY", "near", "NEAR/", "鄰近國家", "鄰近/周邊"),
)
NEAR_SOMEHOW: Final = rule(
    "near, with what is no distance",
    r"(?:NEAR|鄰近)/[-+]?[\d.,]*\Z",
    ("NEAR/", "NEAR/-5", "鄰近/2.5", "NEAR/1,000"),
    ("NEAR", "NEAR/FAR", "鄰近/周邊"),
)
RULES: Final = (NEAR, NEAR_SOMEHOW)

_QUOTES: Final = {'"': '"', "＂": "＂", "「": "」", "『": "』", "“": "”", "„": "“", "〝": "〞"}
_OPENING, _CLOSING = "(（", ")）"
_PAUSES: Final = "。，、；：！？.,;:!?"
_COLONS: Final = ":："
_WILD: Final = {"?": "?", "？": "?", "*": "*", "＊": "*"}
_ESCAPE: Final = "\\"
_SLASHES: Final = "/／"
_MINUS: Final = "-－"
_RANGED: Final = (Field.DATE, Field.NUMBER)


@cache
def _field_names() -> dict[str, Field]:
    """Chinese and English names, folded: in either script, width and case."""
    chinese = {fold_text(name): field for field, name in _FIELDS.items()}
    return chinese | {field.value: field for field in _FIELDS}


def tokens(typed: str, typing: bool = False) -> list[Token]:
    """The tokens, the last of them END.  typing: what is still open at the end is no error.  Raises QueryError."""
    return _Scanner(typed, typing).scanned()


class _Scanner:
    def __init__(self, typed: str, typing: bool) -> None:
        self._typed = typed
        self._typing = typing
        self._at = 0
        self._depth = 0

    def scanned(self) -> list[Token]:
        found: list[Token] = []
        while True:
            self._pass_blanks()
            if self._at == len(self._typed):
                return [*found, Token(Kind.END, self._at, "")]
            found.append(self._next())

    def _next(self) -> Token:
        char = self._typed[self._at]
        if char in _CLOSING and self._depth:
            return self._close()
        if char in _OPENING and self._is_group():
            self._depth += 1
            return self._sign(Kind.OPEN)
        if char in _MINUS and not self._ends(self._at + 1) and self._typed[self._at + 1] not in _MINUS:
            return self._sign(Kind.MINUS)
        return (
            (self._quoted(_QUOTES[char]) if char in _QUOTES else None)
            or (self._regex(char) if char in _SLASHES else None)
            or self._operator()
            or self._field()
            or self._word()
        )

    def _pass_blanks(self) -> None:
        while self._at < len(self._typed) and self._typed[self._at].isspace():
            self._at += 1

    def _sign(self, kind: Kind) -> Token:
        self._at += 1
        return Token(kind, self._at - 1, self._typed[self._at - 1])

    def _ends(self, at: int, depth: int | None = None) -> bool:
        """Whether nothing is glued to what ends before `at`."""
        inside = self._depth if depth is None else depth
        return at >= len(self._typed) or self._typed[at].isspace() or (inside > 0 and self._typed[at] in _CLOSING)

    def _up_to(self, at: int, signs: str = "", depth: int | None = None) -> int:
        """Where from `at` on the first of the signs is, or what is glued together ends."""
        while not self._ends(at, depth) and self._typed[at] not in signs:
            at += 1
        return at

    # Brackets

    def _close(self) -> Token:
        """The bracket that closes here; a pause glued to it means nothing."""
        self._depth -= 1
        closing = self._sign(Kind.CLOSE)
        while not self._ends(self._at) and self._typed[self._at] in _PAUSES and self._operator_at(self._at) is None:
            self._at += 1
        return closing

    def _is_group(self) -> bool:
        """Whether the bracket here is no part of a word.  Raises QueryError if that cannot be told."""
        sign = self._typed[self._at]
        closing, has_operator = self._matching(self._at)
        if self._typing and (closing is None or has_operator):
            return True
        if closing is None:
            told = _("第 {place} 個字的「{sign}」後面沒有「{closing}」；請補上；要找括號本身，請寫成「\\{sign}」。")
            raise query_error(told, self._at, sign=sign, closing=")")
        after = closing + 1
        if self._ends(after) or not has_operator:
            return self._ends(after)
        if self._typed[after] in _PAUSES or self._operator_at(after) is not None:
            return True
        told = _(
            "第 {place} 個字的「{sign}」被當成一組條件的開頭，但它的「{closing}」後面緊接著別的字；"
            "請在「{closing}」後面空一格；要找括號本身，請寫成「\\{sign}」。"
        )
        raise query_error(told, self._at, sign=sign, closing=self._typed[closing])

    def _matching(self, begin: int) -> tuple[int | None, bool]:
        """Where the bracket that opens at `begin` is closed, None = nowhere, and whether it has an operator in it."""
        depth, at, has_operator = 0, begin, False
        while at < len(self._typed):
            char = self._typed[at]
            is_first = self._typed[at - 1].isspace() or self._typed[at - 1] in _OPENING
            if char == _ESCAPE:
                at += 1
            elif char in _OPENING:
                depth += 1
            elif char in _CLOSING:
                depth -= 1
                if not depth:
                    return at, has_operator
            elif char in _QUOTES and is_first:
                at = self._closing(at + 1, _QUOTES[char], depth) or at
            elif is_first and not has_operator:
                kind, stop = self._named(at, depth)
                has_operator = kind is not None and self._ends(stop, depth)
            at += 1
        return None, has_operator

    # Phrases and expressions

    def _closing(self, at: int, mark: str, depth: int | None = None) -> int | None:
        """Where the first `mark` stands from `at` on to which nothing is glued."""
        while at < len(self._typed):
            if self._typed[at] == _ESCAPE:
                at += 1
            elif self._typed[at] == mark and self._ends(at + 1, depth):
                return at
            at += 1
        return None

    def _quoted(self, mark: str) -> Token | None:
        """The phrase in quotation marks that begins here, None where they are part of a word."""
        begin = self._at
        end = self._closing(begin + 1, mark)
        if end is None and not self._typing:
            if mark in self._typed[begin + 1 :]:
                return None
            told = _("第 {place} 個字的引號「{sign}」後面沒有「{closing}」；請補上；要找引號本身，請寫成「\\{sign}」。")
            raise query_error(told, begin, sign=self._typed[begin], closing=mark)
        return Token(Kind.PHRASE, begin, self._wild(begin + 1, self._pass_mark(end)), begin + 1)

    def _pass_mark(self, at: int | None) -> int:
        """Go on after the closing mark `at`, or to the end where it is still to be typed; where the inside ends."""
        stop = len(self._typed) if at is None else at
        self._at = min(stop + 1, len(self._typed))
        return stop

    def _regex(self, mark: str) -> Token:
        begin = self._at
        end = self._closing(begin + 1, mark)
        if end is None and not self._typing:
            told = _(
                "第 {place} 個字的「{sign}」被當成正規表示式的開頭，後面沒有「{sign}」；請補上，或寫成「\\{sign}」。"
            )
            raise query_error(told, begin, sign=mark)
        pattern = self._typed[begin + 1 : self._pass_mark(end)].replace(f"{_ESCAPE}{mark}", mark)
        return Token(Kind.REGEX, begin, pattern, begin + 1)

    # Words

    def _named(self, at: int, depth: int | None = None) -> tuple[Kind | None, int]:
        """Which operator has the name at `at`, if one has, and where the name ends."""
        stop = self._up_to(at, _OPENING, depth)
        name = unicodedata.normalize("NFKC", self._typed[at:stop])
        is_near = NEAR.match(name) or NEAR_SOMEHOW.match(name)
        return Kind.NEAR if is_near else _OPERATORS.get(name), stop

    def _operator_at(self, at: int) -> tuple[Kind, int] | None:
        """The operator at `at`, and where it ends; a bracket may be glued to it if that has an operator in it."""
        kind, stop = self._named(at)
        return (kind, stop) if kind and (self._ends(stop) or self._matching(stop)[1]) else None

    def _operator(self) -> Token | None:
        found = self._operator_at(self._at)
        if found is None:
            return None
        begin, (kind, self._at) = self._at, found
        sign = self._typed[begin : self._at]
        return Token(kind, begin, sign, distance=self._distance(begin, sign) if kind is Kind.NEAR else NEAR_DISTANCE)

    def _distance(self, begin: int, sign: str) -> int:
        """How far apart a NEAR lets words be.  Raises QueryError."""
        name = unicodedata.normalize("NFKC", sign)
        near = NEAR.match(name)
        if near is None:
            if self._typing:
                return NEAR_DISTANCE
            told = _(
                "第 {place} 個字的「{sign}」裡相隔的字數要是整數，例如「{example}」；要找它本身，請寫成「\\{sign}」。"
            )
            raise query_error(told, begin, sign=sign, example=name.split("/")[0] + f"/{NEAR_DISTANCE}")
        distance = int(near["distance"]) if near["distance"] else NEAR_DISTANCE
        if distance > FARTHEST:
            told = _("第 {place} 個字的「{sign}」相隔太遠，最多 {most} 字；要找它本身，請寫成「\\{sign}」。")
            raise query_error(told, begin, sign=sign, most=str(FARTHEST))
        return distance

    def _field(self) -> Token | None:
        begin = self._at
        colon = self._up_to(begin, _COLONS)
        if colon == len(self._typed) or self._typed[colon] not in _COLONS:
            return None
        field = _field_names().get(fold_text(self._typed[begin:colon]))
        if field is None:
            return None
        self._at = colon + 1
        self._pass_blanks()
        name = self._typed[begin : colon + 1]
        return self._range(begin, field) if field in _RANGED else Token(Kind.FIELD, begin, name, field=field)

    def _range(self, begin: int, field: Field) -> Token:
        inner = self._at
        mark = _QUOTES.get(self._typed[inner : inner + 1])
        end = self._closing(inner + 1, mark) if mark else None
        if end is not None:
            self._at = end + 1
            return Token(Kind.RANGE, begin, self._typed[inner + 1 : end], inner, field)
        self._at = self._up_to(inner)
        return Token(Kind.RANGE, begin, self._typed[inner : self._at], inner, field)

    def _word(self) -> Token:
        begin, inside = self._at, 0
        while self._at < len(self._typed) and (inside or not self._ends(self._at)):
            char = self._typed[self._at]
            if char.isspace():
                break
            inside += (char in _OPENING) - (char in _CLOSING and inside > 0)
            self._at += 2 if char == _ESCAPE else 1
        self._at = min(self._at, len(self._typed))
        return Token(Kind.WORD, begin, self._wild(begin, self._at), begin)

    def _wild(self, begin: int, stop: int) -> str:
        """What was typed as a Wildcard has it."""
        pieces: list[str] = []
        at = begin
        while at < stop:
            char = self._typed[at]
            if char == _ESCAPE and at + 1 < stop:
                at += 1
                char = self._typed[at]
                pieces.append(_ESCAPE + char if char in "?*\\" else char)
            else:
                pieces.append(f"{_ESCAPE}{_ESCAPE}" if char == _ESCAPE else _WILD.get(char, char))
            at += 1
        return "".join(pieces)


def query_error(sentence: str, position: int, **values: str) -> QueryError:
    """The error at a place of what was typed, which its sentence names."""
    return QueryError(sentence.format(place=position + 1, **values), position)
