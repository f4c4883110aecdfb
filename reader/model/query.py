"""What a query asks for, whoever wrote it: expressions over the words of a document and what is known of it.

The unit of And, Or and Not is the document; Near is about places within one block.  The places that an expression
finds are those of all its parts that are not under a Not, in the documents for which it holds.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import partial
from typing import TypeVar

from reader.model.document import BlockKind


class Field(StrEnum):
    """Where words are looked for.

    TEXT: all blocks but furniture.  BODY to CAPTION: only the blocks of that section.  TITLE, AUTHOR, SERIES and TAG:
    what is known of a document, in which there are no places.  NOTE: the comments of its annotations.  DATE and NUMBER
    have ranges in place of words.
    """

    TEXT = "text"
    BODY = "body"
    HEADING = "heading"
    FOOTNOTE = "footnote"
    TABLE = "table"
    CAPTION = "caption"
    TITLE = "title"
    AUTHOR = "author"
    SERIES = "series"
    DATE = "date"
    NUMBER = "number"
    NOTE = "note"
    TAG = "tag"


BLOCK_FIELDS = frozenset((Field.TEXT, Field.BODY, Field.HEADING, Field.FOOTNOTE, Field.TABLE, Field.CAPTION))
"""The fields that are blocks of the text, and so have places in it."""


class Section(StrEnum):
    """What a place belongs to: a kind of block, or the note of an annotation."""

    BODY = "body"
    HEADING = "heading"
    FOOTNOTE = "footnote"
    TABLE = "table"
    CAPTION = "caption"
    OTHER = "other"
    NOTE = "note"

    @classmethod
    def of(cls, kind: BlockKind) -> "Section":
        return _SECTIONS.get(kind, cls.OTHER)


_SECTIONS = {
    BlockKind.PARAGRAPH: Section.BODY,
    BlockKind.LIST_ITEM: Section.BODY,
    BlockKind.HEADING: Section.HEADING,
    BlockKind.FOOTNOTE: Section.FOOTNOTE,
    BlockKind.TABLE: Section.TABLE,
    BlockKind.CAPTION: Section.CAPTION,
}


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words as they stand, folded as all searching folds.  With `prefix` the last word may go on."""

    text: str
    field: Field = Field.TEXT
    prefix: bool = False


@dataclass(frozen=True, slots=True)
class Wildcard:
    """Words in which `?` is any one character and `*` up to 50, or none, but never a line feed; a backslash takes away
    the meaning of the next character.  At an edge `*` is what a word may begin or end with, and no part of the place.
    """

    text: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Regex:
    """A regular expression over the folded text of one block; its literal characters are folded, case is ignored."""

    pattern: str
    field: Field = Field.TEXT


@dataclass(frozen=True, slots=True)
class Run:
    """Two or more words with no operator between them: one phrase if any document says it so, else all of the words.

    others: further forms of each of the words, any of which will do where they are taken as words; () for none at all.
    """

    words: tuple[Phrase | Wildcard, ...]
    others: tuple[tuple[Phrase, ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Near:
    """Places of `left` and `right` in one block, in either order, with at most `distance` code points of folded text
    between them.  Both are words, patterns, Near, or Or of these, in fields that are blocks."""

    left: "Expression"
    right: "Expression"
    distance: int


@dataclass(frozen=True, slots=True)
class And:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Or:
    parts: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Not:
    part: "Expression"


@dataclass(frozen=True, slots=True)
class Range:
    """A date or a number of an issue from `low` to `high`, both included; None = open.  What is not known is in no
    range."""

    field: Field
    low: date | int | None
    high: date | int | None


Leaf = Phrase | Wildcard | Regex
_Leaf = TypeVar("_Leaf", bound=Leaf)
Expression = Phrase | Wildcard | Regex | Run | Near | And | Or | Not | Range


class Reading(StrEnum):
    """How a Run is taken."""

    PHRASE = "phrase"
    WORDS = "words"


def parts(expression: Expression) -> tuple[Expression, ...]:
    """What an expression is made of, one level down; nothing for a leaf."""
    match expression:
        case And(inner) | Or(inner):
            return inner
        case Not(inner):
            return (inner,)
        case Near(left, right):
            return left, right
        case Run(words):
            return words
        case _:
            return ()


def with_parts(expression: Expression, changed: Callable[[Expression], Expression]) -> Expression:
    """An operator with each of its parts, one level down, `changed`; a leaf, a run or a range as it is."""
    match expression:
        case And(inner):
            return And(tuple(map(changed, inner)))
        case Or(inner):
            return Or(tuple(map(changed, inner)))
        case Not(part):
            return Not(changed(part))
        case Near(left, right, distance):
            return Near(changed(left), changed(right), distance)
        case _:
            return expression


def sought(expression: Expression) -> Iterator[Leaf]:
    """The leaves whose places are hits: those under no Not."""
    if isinstance(expression, Leaf):
        yield expression
    elif not isinstance(expression, Not):
        for part in parts(expression):
            yield from sought(part)


def as_phrase(run: Run) -> Phrase | Wildcard:
    """The words of a run as one phrase, a blank between them."""
    *before, last = run.words
    if isinstance(last, Phrase) and all(isinstance(word, Phrase) and not word.prefix for word in before):
        return Phrase(" ".join(word.text for word in run.words), last.field, last.prefix)
    return Wildcard(" ".join(_as_wildcard(word) for word in run.words), last.field)


def as_words(run: Run) -> And:
    """The words of a run as ones that a document has to have all of, each in any of its forms."""
    others = run.others or ((),) * len(run.words)
    return And(tuple(Or((word, *forms)) if forms else word for word, forms in zip(run.words, others, strict=True)))


def _as_wildcard(word: Phrase | Wildcard) -> str:
    if isinstance(word, Wildcard):
        return word.text
    return escaped(word.text) + ("*" if word.prefix else "")


def escaped(text: str) -> str:
    """Literal text as a Wildcard has it."""
    return "".join(f"\\{char}" if char in "\\?*" else char for char in text)


def with_words(expression: Expression, words: str, others: str) -> Expression:
    """The same question, with other words wherever a phrase of it is `words`."""
    match expression:
        case Phrase(text):
            return replace(expression, text=others) if text == words else expression
        case Run(each, forms):
            return Run(tuple(replace(word, text=others) if word.text == words else word for word in each), forms)
        case _:
            return with_parts(expression, partial(with_words, words=words, others=others))


def confined(expression: Expression, fields: Sequence[Field]) -> Expression:
    """The same question, asked of any of some fields of blocks in place of the whole text."""
    each = tuple(_in_field(expression, field) for field in fields)
    return each[0] if len(each) == 1 else Or(each)


def _in_field(expression: Expression, field: Field) -> Expression:
    match expression:
        case Phrase() | Wildcard() | Regex():
            return _leaf_in_field(expression, field)
        case Run(words, others):
            forms = tuple(tuple(_leaf_in_field(form, field) for form in each) for each in others)
            return Run(tuple(_leaf_in_field(word, field) for word in words), forms)
        case _:
            return with_parts(expression, partial(_in_field, field=field))


def _leaf_in_field(leaf: _Leaf, field: Field) -> _Leaf:
    return replace(leaf, field=field) if leaf.field is Field.TEXT else leaf
