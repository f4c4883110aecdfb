"""The query language: from what somebody typed to what is asked for.

    query    = any-of (OR any-of)*            OR 或 |
    any-of   = part ((AND)? part)*            AND 且 && or nothing between them
    part     = (NOT | -)* near                NOT 非 !
    near     = item (NEAR/n item)*            NEAR 鄰近/20
    item     = word+ | "phrase" | /expression/ | field:item | field:range | ( query )

Words beside each other are one run; what is a word and what an operator says tokens.py.
"""

from typing import Final

from reader.errors import QueryError
from reader.i18n import gettext as _
from reader.model.query import (
    BLOCK_FIELDS,
    And,
    Expression,
    Field,
    Near,
    Not,
    Or,
    Phrase,
    Range,
    Regex,
    Run,
    Wildcard,
    as_phrase,
)
from reader.search import ranges, regexes, wildcards
from reader.search.signs import Kind
from reader.search.tokens import Token, query_error, tokens
from reader.text.folding import fold_text

# Of the flags of a regular expression those that say what is not so of every expression.
_TELLING: Final = "msx"
_ITEMS: Final = frozenset((Kind.WORD, Kind.PHRASE, Kind.REGEX, Kind.RANGE, Kind.FIELD, Kind.OPEN, Kind.NOT, Kind.MINUS))


def parse(typed: str, typing: bool = False) -> Expression:
    """What `typed` asks for.

    typing: more is to come, so that the last word may go on and what is not finished at the end is left out.
    Raises QueryError: where, what it was taken for, and what to write.
    """
    return _Parser(tokens(typed, typing), typing).parsed()


class _Parser:
    def __init__(self, found: list[Token], typing: bool) -> None:
        self._tokens = found
        self._typing = typing
        self._at = 0

    def _kind(self) -> Kind:
        """The kind of the next token."""
        return self._tokens[self._at].kind

    def _take(self) -> Token:
        self._at += 1
        return self._tokens[self._at - 1]

    def parsed(self) -> Expression:
        if self._typing:
            self._drop_unfinished()
        if self._kind() is Kind.END:
            raise QueryError(_("沒有可以尋找的字；請輸入要找的詞句。"), 0)
        found = self._any_of(Field.TEXT)
        if not _says_what(found):
            negation = next(token for token in self._tokens if token.kind in (Kind.NOT, Kind.MINUS))
            told = _("第 {place} 個字的「{sign}」只說了不要什麼；請在旁邊寫出要找的詞句，例如「{example}」。")
            example = _("關稅") + f" {negation.text}" + ("" if negation.kind is Kind.MINUS else " ") + _("報復")
            raise query_error(told, negation.start, sign=negation.text, example=example)
        return found

    def _drop_unfinished(self) -> None:
        """Leave out operators and fields at the end, and let the last word go on."""
        end = self._tokens.pop()
        loose = (Kind.AND, Kind.OR, Kind.NOT, Kind.MINUS, Kind.NEAR, Kind.FIELD, Kind.OPEN)
        while self._tokens and (self._tokens[-1].kind in loose or not self._tokens[-1].text):
            self._tokens.pop()
        self._tokens.append(end)

    # The grammar

    def _any_of(self, field: Field) -> Expression:
        found = [self._all_of(field)]
        while self._kind() is Kind.OR:
            self._take()
            found.append(self._all_of(field))
        return found[0] if len(found) == 1 else Or(tuple(found))

    def _all_of(self, field: Field) -> Expression:
        found = [self._part(field)]
        while self._kind() is Kind.AND or self._kind() in _ITEMS:
            if self._kind() is Kind.AND:
                self._take()
            found.append(self._part(field))
        return found[0] if len(found) == 1 else And(tuple(found))

    def _part(self, field: Field) -> Expression:
        negated, alone = False, False
        while self._kind() in (Kind.NOT, Kind.MINUS):
            alone = self._take().kind is Kind.MINUS
            negated = not negated
        found = self._near(field, alone)
        return Not(found) if negated else found

    def _near(self, field: Field, alone: bool) -> Expression:
        found = self._item(field, alone)
        while self._kind() is Kind.NEAR:
            near = self._take()
            if self._kind() in (Kind.NOT, Kind.MINUS):
                raise self._unwanted(near)
            sides = _side(found, near), _side(self._item(field, False), near)
            found = Near(*sides, near.distance)
        return found

    def _item(self, field: Field, alone: bool) -> Expression:
        token = self._take()
        match token.kind:
            case Kind.WORD:
                return self._run(token, field, alone)
            case Kind.PHRASE:
                return self._word(token, field)
            case Kind.REGEX:
                return _regex(token, field)
            case Kind.RANGE:
                return _range(token)
            case Kind.FIELD:
                return self._of_field(token)
            case Kind.OPEN:
                return self._group(token, field)
        raise self._missing(token)

    def _run(self, first: Token, field: Field, alone: bool) -> Expression:
        words = [self._word(first, field)]
        while self._kind() is Kind.WORD and not alone:
            words.append(self._word(self._take(), field))
        return words[0] if len(words) == 1 else Run(tuple(words))

    def _word(self, token: Token, field: Field) -> Phrase | Wildcard:
        said, before = wildcards.literal(token.text), wildcards.prefixed(token.text)
        if not fold_text(wildcards.fixed(token.text)).strip():
            told = _("第 {place} 個字起沒有可以尋找的字；請至少寫一個不是「?」、「*」和空格的字。")
            raise query_error(told, token.start)
        if wildcards.openings(token.text) > wildcards.MOST_OPENINGS:
            told = _("第 {place} 個字起的「?」和「*」太多，最多 {most} 處；請用 AND 或 NEAR 連接較短的詞句。")
            raise query_error(told, token.start, most=str(wildcards.MOST_OPENINGS))
        if before is not None:
            return Phrase(before, field, prefix=True)
        if said is None:
            return Wildcard(token.text, field)
        last = self._typing and token.kind is Kind.WORD and self._kind() is Kind.END
        return Phrase(said, field, prefix=last)

    def _of_field(self, name: Token) -> Expression:
        if self._kind() not in (Kind.WORD, Kind.PHRASE, Kind.REGEX, Kind.OPEN):
            told = _("第 {place} 個字的「{sign}」被當成欄位，後面少了要找的詞句；要找這幾個字本身，請加上引號。")
            raise query_error(told, name.start, sign=name.text)
        return self._item(name.field, alone=True)

    def _group(self, opening: Token, field: Field) -> Expression:
        if self._kind() is Kind.CLOSE:
            raise query_error(_("第 {place} 個字的括號裡沒有要找的詞句；請補上，或刪去括號。"), opening.start)
        found = self._any_of(field)
        if self._kind() is Kind.CLOSE:
            self._take()
        return found

    def _unwanted(self, near: Token) -> QueryError:
        """The error for what should not stand behind NEAR."""
        token = self._take()
        told = _("第 {place} 個字的「{sign}」是不要的意思，不能放在「{near}」後面；請寫到最後，例如「{example}」。")
        behind = token.text if token.kind is Kind.MINUS else f"{token.text} "
        example = " ".join((_("美國"), near.text, _("關稅"), behind + _("報復")))
        return query_error(told, token.start, sign=token.text, near=near.text, example=example)

    def _missing(self, token: Token) -> QueryError:
        """The error for `token`, before which or in whose place words should stand."""
        before = self._tokens[self._at - 2] if self._at > 1 else None
        if token.kind in (Kind.END, Kind.CLOSE) and before is not None:
            told = _("第 {place} 個字的「{sign}」被當成運算符號，後面少了要找的詞句；要找它本身，請寫成「\\{sign}」。")
            return query_error(told, before.start, sign=before.text)
        told = _("第 {place} 個字的「{sign}」被當成運算符號，前面少了要找的詞句；要找它本身，請寫成「\\{sign}」。")
        return query_error(told, token.start, sign=token.text)


def _regex(token: Token, field: Field) -> Regex:
    flags = "".join(flag for flag in _TELLING if flag in token.flags)
    pattern = f"(?{flags}){token.text}" if flags else token.text
    try:
        regexes.compiled(pattern)
    except regexes.error as error:
        told = _("正規表示式「{pattern}」在第 {place} 個字不合規則（{reason}）；請改正，或加上引號當成一般文字來找。")
        position = token.inner + max(0, (error.pos or 0) - len(pattern) + len(token.text))
        raise query_error(told, position, pattern=token.text, reason=error.msg) from error
    if not token.text:
        raise query_error(_("第 {place} 個字的正規表示式是空的；請在兩條斜線之間寫出要找的樣式。"), token.start)
    return Regex(pattern, field)


def _range(token: Token) -> Range:
    try:
        found = ranges.dates(token.text) if token.field is Field.DATE else ranges.numbers(token.text)
    except ranges.ReversedError as other:
        told = _("第 {place} 個字起的範圍「{typed}」前後顛倒；請寫成「{turned}」。")
        raise query_error(told, token.inner, typed=token.text, turned=str(other)) from other
    if found is not None:
        return Range(token.field, *found)
    if token.field is Field.DATE:
        told = _("第 {place} 個字起的「{typed}」不是日期的範圍；請寫成像「2023-03..2023-05」或「>=民國112年」。")
    else:
        told = _("第 {place} 個字起的「{typed}」不是期號的範圍；請寫成像「300..350」或「>=300」。")
    raise query_error(told, token.inner, typed=token.text)


def _side(found: Expression, near: Token) -> Expression:
    """What stands beside NEAR; a run of words is one phrase there."""
    if isinstance(found, Run):
        found = as_phrase(found)
    if isinstance(found, Or):
        return Or(tuple(_side(part, near) for part in found.parts))
    if isinstance(found, Near) or (isinstance(found, Phrase | Wildcard | Regex) and found.field in BLOCK_FIELDS):
        return found
    told = _("第 {place} 個字的「{sign}」兩邊只能是內文裡的詞句，或用 OR 連起來的詞句；其他條件請用 AND 連接。")
    raise query_error(told, near.start, sign=near.text)


def _says_what(found: Expression) -> bool:
    """Whether it says what documents should have, and not only what they should not."""
    if isinstance(found, Not):
        return False
    if isinstance(found, And):
        return any(map(_says_what, found.parts))
    if isinstance(found, Or):
        return all(map(_says_what, found.parts))
    return True
