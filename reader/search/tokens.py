"""What was typed into the search field, cut into words, phrases, operators and the rest of the query language.

A sign is an operator only where nobody would write it in a text: an operator's name alone between blanks, a bracket or
a quotation mark that begins after a blank and ends before one.  Everything else is a character to look for.  Brackets
with an operator in them are meant as such wherever they end: an operator, a pause or another condition may follow at
once.  To AND, OR, NOT and NEAR brackets and quotation marks may be glued on either side, to | and && anything.
"""

from dataclasses import dataclass
from typing import Final
from unicodedata import normalize

from reader.errors import QueryError
from reader.i18n import gettext as _
from reader.model.query import Field
from reader.search.signs import (
    APOSTROPHES,
    CLOSING,
    COLONS,
    ESCAPE,
    FARTHEST,
    MINUS,
    NEAR,
    NEAR_DISTANCE,
    OPENING,
    PAUSES,
    QUOTES,
    RANGED,
    SLASHES,
    WILD,
    Kind,
    field_names,
)
from reader.search.typed import Operator, Typed
from reader.text.folding import fold_text

_LONGEST: Final = 10_000
_MOST_PARTS: Final = 300
_DEEPEST: Final = 40
_CONDITIONS: Final = frozenset((Kind.AND, Kind.OR, Kind.NOT, Kind.NEAR, Kind.OPEN))


@dataclass(frozen=True, slots=True)
class Token:
    """text: what stands at `start` of what was typed; of a word or phrase, as a Wildcard has it; of a regular
    expression or a range, what is between its marks, from `inner` on.  field: of a range, or the one that is named.
    distance: of NEAR.  flags: of a regular expression, as `(?…)` has them."""

    kind: Kind
    start: int
    text: str
    inner: int = 0
    field: Field = Field.TEXT
    distance: int = NEAR_DISTANCE
    flags: str = ""


def tokens(typed: str, typing: bool = False) -> list[Token]:
    """The tokens, the last of them END.  typing: what is still open at the end is no error.  Raises QueryError."""
    if len(typed) > _LONGEST:
        told = _("查詢太長了，從第 {place} 個字起放不下；請只留下一段有特色的話。")
        raise query_error(told, _LONGEST)
    return _Scanner(typed, typing).scanned()


class _Scanner:
    def __init__(self, text: str, typing: bool) -> None:
        self._typed = Typed(text)
        self._text = text
        self._typing = typing
        self._at = 0
        self._depth = 0
        self._behind_group: int | None = None
        # Brackets that words have opened, and the first one that closes what nothing has.
        self._open_in_words = 0
        self._stray: int | None = None

    def scanned(self) -> list[Token]:
        found: list[Token] = []
        while self._pass_blanks():
            if len(found) == _MOST_PARTS:
                told = _("從第 {place} 個字起，查詢的部分太多了；要找一整段話，請加上引號。")
                raise query_error(told, self._at)
            found.append(self._next())
        if self._stray is not None and not self._typing and any(token.kind in _CONDITIONS for token in found):
            raise _not_opened(self._text, self._stray)
        return [*found, Token(Kind.END, self._at, "")]

    def _next(self) -> Token:
        char = self._text[self._at]
        if char in CLOSING and self._depth:
            return self._close()
        if char in OPENING and self._is_group():
            return self._open()
        if self._is_minus(self._at):
            return self._sign(Kind.MINUS)
        return (
            (self._quoted() if char in QUOTES else None)
            or (self._regex(char) if char in SLASHES else None)
            or self._operator()
            or self._field()
            or self._word()
        )

    def _pass_blanks(self) -> bool:
        """Go on to where something stands; whether anything does."""
        while self._at < len(self._text) and self._text[self._at].isspace():
            self._at += 1
        return self._at < len(self._text)

    def _sign(self, kind: Kind) -> Token:
        self._at += 1
        return Token(kind, self._at - 1, self._text[self._at - 1])

    def _is_minus(self, at: int) -> bool:
        return self._text[at] in MINUS and not self._ends(at + 1) and self._text[at + 1] not in MINUS

    def _ends(self, at: int) -> bool:
        return self._typed.ends(at, self._depth > 0)

    # Brackets

    def _open(self) -> Token:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise query_error(_("第 {place} 個字的括號套得太深；請把查詢寫得簡單些。"), self._at)
        return self._sign(Kind.OPEN)

    def _close(self) -> Token:
        """The bracket that closes here; a pause glued to it means nothing."""
        self._depth -= 1
        closing = self._sign(Kind.CLOSE)
        self._behind_group = self._at
        while not self._ends(self._at) and self._text[self._at] in PAUSES and self._operator_at(self._at) is None:
            self._at += 1
        return closing

    def _is_group(self) -> bool:
        """Whether the bracket here is no part of a word.  Raises QueryError if that cannot be told."""
        closing = self._typed.bracket_end(self._at)
        if closing is None:
            if self._typing:
                return True
            raise _not_closed(self._text, self._at)
        has_operators, after = self._typed.has_operators(self._at, closing), closing + 1
        if self._typed.parts(after, self._depth > 0):
            return True
        if not has_operators:
            return False
        if self._typing or self._may_follow(after):
            return True
        if self._text[after] in CLOSING:
            raise _not_opened(self._text, after)
        told = _(
            "第 {place} 個字的「{sign}」被當成一組條件的開頭，但它的「{closing}」後面緊接著別的字；"
            "請在「{closing}」後面空一格，運算符號兩邊也要有空格；要找括號本身，請寫成「\\{sign}」。"
        )
        raise query_error(told, self._at, sign=self._text[self._at], closing=self._text[closing])

    def _may_follow(self, at: int) -> bool:
        """Whether what stands at `at` may follow a group at once."""
        begins = self._text[at] in (*PAUSES, *OPENING, *QUOTES) or self._is_minus(at)
        return begins or self._typed.operator(at, self._depth > 0) is not None

    def _refuse_group_in_word(self) -> None:
        """Raises QueryError where the bracket here has operators in it, and so is no part of the word."""
        closing = self._typed.bracket_end(self._at)
        if closing is None:
            if not self._typing and self._typed.has_operators(self._at, len(self._text)):
                raise _not_closed(self._text, self._at)
        elif self._typed.has_operators(self._at, closing):
            told = _(
                "第 {place} 個字的「{sign}」被當成一組條件的開頭，但它前面緊接著別的字；"
                "請在「{sign}」前面空一格；要找括號本身，請寫成「\\{sign}」。"
            )
            raise query_error(told, self._at, sign=self._text[self._at])

    # Phrases and expressions

    def _quoted(self) -> Token | None:
        """The phrase in quotation marks that begins here, None where they are part of a word."""
        begin, sign = self._at, self._text[self._at]
        end = self._typed.quotation_end(begin, self._depth > 0)
        if end is not None and end.is_free:
            return Token(Kind.PHRASE, begin, self._wild(begin + 1, self._pass_mark(end.at)), begin + 1)
        if sign in APOSTROPHES:
            return None
        if end is not None and self._typed.has_operators(begin, end.at):
            told = _(
                "第 {place} 個字的引號「{sign}」裡有運算符號，但它的「{closing}」後面緊接著別的字；"
                "請在「{closing}」後面空一格；要找引號本身，請寫成「\\{sign}」。"
            )
            raise query_error(told, begin, sign=sign, closing=QUOTES[sign])
        if end is not None:
            return None
        if self._typing:
            return Token(Kind.PHRASE, begin, self._wild(begin + 1, self._pass_mark(None)), begin + 1)
        if QUOTES[sign] in self._text[begin + 1 :]:
            return None
        told = _("第 {place} 個字的引號「{sign}」後面沒有「{closing}」；請補上；要找引號本身，請寫成「\\{sign}」。")
        raise query_error(told, begin, sign=sign, closing=QUOTES[sign])

    def _pass_mark(self, at: int | None) -> int:
        """Go on after the closing mark `at`, or to the end where it is still to be typed; where the inside ends."""
        stop = len(self._text) if at is None else at
        self._at = min(stop + 1, len(self._text))
        return stop

    def _regex(self, mark: str) -> Token:
        begin = self._at
        end = self._typed.expression_end(begin, self._depth > 0)
        if end is None and not self._typing:
            told = _(
                "第 {place} 個字的「{sign}」被當成正規表示式的開頭，後面沒有「{sign}」；請補上，或寫成「\\{sign}」。"
            )
            raise query_error(told, begin, sign=mark)
        pattern = self._text[begin + 1 : self._pass_mark(end)].replace(f"{ESCAPE}{mark}", mark)
        behind, self._at = self._at, self._typed.flags_end(self._at)
        return Token(Kind.REGEX, begin, pattern, begin + 1, flags=self._text[behind : self._at])

    # Words

    def _operator_at(self, at: int) -> Operator | None:
        """The operator at `at`.

        A bracket or quotation mark may be glued to one of Latin letters, or that is glued itself to a group before it;
        to any a bracket with operators in it.
        """
        found = self._typed.operator(at, self._depth > 0)
        if found is None or found.is_free or at == self._behind_group or self._ends(found.stop):
            return found
        closing = self._typed.bracket_end(found.stop) if self._text[found.stop] in OPENING else None
        return found if closing is not None and self._typed.has_operators(found.stop, closing) else None

    def _operator(self) -> Token | None:
        found = self._operator_at(self._at)
        if found is None:
            return None
        begin, self._at = self._at, found.stop
        sign = self._text[begin : self._at]
        if found.kind is Kind.NEAR:
            return Token(Kind.NEAR, begin, sign, distance=self._distance(begin, sign))
        return Token(found.kind, begin, sign)

    def _distance(self, begin: int, sign: str) -> int:
        """How far apart a NEAR lets words be.  Raises QueryError."""
        name = normalize("NFKC", sign)
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
        colon = self._typed.up_to(begin, self._depth > 0, COLONS)
        if colon == len(self._text) or self._text[colon] not in COLONS:
            return None
        field = field_names().get(fold_text(self._text[begin:colon]))
        if field is None:
            return None
        self._at = colon + 1
        self._pass_blanks()
        if field in RANGED and not self._ends(self._at):
            return self._range(begin, field)
        return Token(Kind.FIELD, begin, self._text[begin : colon + 1], field=field)

    def _range(self, begin: int, field: Field) -> Token:
        inner, inside = self._at, self._depth > 0
        end = self._typed.quotation_end(inner, inside) if self._text[inner] in QUOTES else None
        if end is not None and end.is_free:
            self._at = end.at + 1
            return Token(Kind.RANGE, begin, self._text[inner + 1 : end.at], inner, field)
        self._at = self._typed.up_to(inner, inside)
        return Token(Kind.RANGE, begin, self._text[inner : self._at], inner, field)

    def _word(self) -> Token:
        begin, open_inside = self._at, 0
        while self._at < len(self._text) and not self._text[self._at].isspace():
            char = self._text[self._at]
            if not open_inside and self._ends(self._at):
                break
            if char in OPENING:
                if not open_inside and self._at > begin:
                    self._refuse_group_in_word()
                open_inside += 1
            elif char in CLOSING and open_inside:
                open_inside -= 1
            elif char in CLOSING:
                self._close_in_words()
            elif char == ESCAPE and self._text[self._at + 1 : self._at + 2] in OPENING:
                self._open_in_words += 1
            self._at += 2 if char == ESCAPE else 1
        self._open_in_words += open_inside
        self._at = min(self._at, len(self._text))
        return Token(Kind.WORD, begin, self._wild(begin, self._at), begin)

    def _close_in_words(self) -> None:
        """Note a bracket in a word that closes what no word has opened."""
        if self._open_in_words:
            self._open_in_words -= 1
        elif self._stray is None:
            self._stray = self._at

    def _wild(self, begin: int, stop: int) -> str:
        """What was typed as a Wildcard has it."""
        pieces: list[str] = []
        at = begin
        while at < stop:
            char = self._text[at]
            if char == ESCAPE and at + 1 < stop:
                at += 1
                char = self._text[at]
                pieces.append(ESCAPE + char if char in "?*\\" else char)
            else:
                pieces.append(f"{ESCAPE}{ESCAPE}" if char == ESCAPE else WILD.get(char, char))
            at += 1
        return "".join(pieces)


def query_error(sentence: str, position: int, **values: str) -> QueryError:
    """The error at a place of what was typed, which its sentence names."""
    return QueryError(sentence.format(place=position + 1, **values), position)


def _not_closed(text: str, at: int) -> QueryError:
    told = _("第 {place} 個字的「{sign}」後面沒有「{closing}」；請補上；要找括號本身，請寫成「\\{sign}」。")
    return query_error(told, at, sign=text[at], closing=CLOSING[OPENING.index(text[at])])


def _not_opened(text: str, at: int) -> QueryError:
    told = _("第 {place} 個字的「{sign}」前面沒有「{opening}」；請刪去；要找括號本身，請寫成「\\{sign}」。")
    return query_error(told, at, sign=text[at], opening=OPENING[CLOSING.index(text[at])])
