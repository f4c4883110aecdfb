"""Libraries and expressions that are made up, and what an index finds in them."""

import random
import re
from collections.abc import Callable
from datetime import date

from reader.model.query import (
    BLOCK_FIELDS,
    And,
    Expression,
    Field,
    Leaf,
    Near,
    Not,
    Or,
    Phrase,
    Range,
    Regex,
    Run,
    Section,
    Wildcard,
    escaped,
)
from reader.model.search import Query, Sort
from reader.search import IndexedDocument, regexes
from reader.search.meaning import FoldedDocument
from reader.text.folding import fold_text
from tests.properties.test_search import ALPHABET, CHUNKS, RESCRIPT

Library = dict[int, IndexedDocument]
SECTIONS = (Section.BODY, Section.BODY, Section.HEADING, Section.FOOTNOTE, Section.TABLE, Section.CAPTION)
DAYS = (None, date(2020, 1, 1), date(2020, 12, 31), date(2023, 5, 6))
QUERIES = 10  # for each library; 100 libraries are made up in a test run
FIELDS = (*(Field.TEXT,) * 12, *sorted(BLOCK_FIELDS), Field.TITLE, Field.AUTHOR, Field.SERIES, Field.NOTE, Field.TAG)
SHAPES: tuple[Callable[[str, str], str], ...] = (
    lambda a, b: f"{a}.{{0,3}}{b}",
    lambda a, b: f"{a}|{b}",
    lambda a, b: f"{a}.?{b}|{b}{a}|{b}{b}",
    lambda a, b: f"{a}[(|]|[)]?{b}",
    lambda a, b: f"[{a}]+{b}",
    lambda a, b: f"{a}?{b}",
    lambda a, b: f"^{a}",
    lambda a, b: f"{a}$",
    lambda a, b: f"(?:{a}|{b})+",
    lambda a, b: f"(?i)(?:{a}|{b}){a}",
    lambda a, b: f"[{a}]{b}|(?:{b}){{0,1}}{a}",
    lambda a, b: f"(?<!{a}){b}",
    lambda a, b: rf"{a}\w*",
    lambda a, b: f"[^{a}]{b}",
    lambda a, b: rf"\b{a}\b",
    lambda a, b: f"{a} {b}",
    lambda a, b: rf"{a}\s+{b}",
    lambda a, b: "".join(rf"\U{ord(char):08x}" for char in a) + b,
)


class Asker:
    """Makes up documents, and what to ask of them, mostly of what they say.  One seed, one library and its queries."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._said = ["貿"]

    def text(self) -> str:
        pieces = ALPHABET if self._random.random() < 0.8 else CHUNKS
        return "".join(self._random.choice(pieces) for _ in range(self._random.randrange(24)))

    def _texts(self, most: int) -> tuple[str, ...]:
        return tuple(self.text() for _ in range(self._random.randrange(most + 1)))

    def document(self, number: int) -> IndexedDocument:
        blocks = self._texts(5)
        made = IndexedDocument(
            number,
            self.text(),
            blocks,
            sections=tuple(self._random.choice(SECTIONS) for _ in blocks),
            notes=self._texts(2),
            tags=self._texts(2),
            authors=self._texts(2),
            series=self._random.choice((None, self.text())),
            date=self._random.choice(DAYS),
            number=self._random.choice((None, 1, 7, 320)),
        )
        self._said += [*blocks, *blocks, made.title, *made.notes, *made.tags, *made.authors, made.series or ""]
        return made

    def library(self) -> Library:
        return {number: self.document(number) for number in range(1, self._random.randint(2, 9))}

    def query(self) -> Query:
        only = self._random.choice((None, None, None, 1))
        return Query("", 0, document=only, expression=self.expression(), sort=self._random.choice(tuple(Sort)))

    def words(self, most: int = 6) -> str:
        block = self._random.choice(self._said)
        if not block or self._random.random() < 0.15:
            cut = self.text()
        else:
            start = self._random.randrange(len(block))
            cut = block[start : start + self._random.randint(1, most)]
        cut = cut.translate(RESCRIPT) if self._random.random() < 0.5 else cut
        return cut if fold_text(cut).strip() else "貿"

    def phrase(self, field: Field) -> Phrase:
        return Phrase(self.words(), field, self._random.random() < 0.4)

    def wildcard(self, field: Field) -> Wildcard:
        said = self.words(6)
        if len(said) > 2 and self._random.random() < 0.5:
            at = self._random.randrange(1, len(said) - 1)
            return Wildcard(escaped(said[:at]) + self._random.choice("?*") + escaped(said[at + 1 :]), field)
        opened = ("", "?", "*", "*?", "??")
        pieces = [escaped(self.words(3)) for _ in range(self._random.randint(1, 3))]
        inner = "".join(piece + self._random.choice(opened) for piece in pieces)
        return Wildcard(self._random.choice(opened) + inner, field)

    def regex(self, field: Field) -> Regex:
        one, other = re.escape(self.words(2)), re.escape(self.words(2))
        pattern = self._random.choice(SHAPES)(one, other)
        try:
            regexes.compiled(pattern)
        except regexes.error:
            return Regex(one + other, field)
        return Regex(pattern, field)

    def leaf(self, field: Field) -> Leaf:
        kind = self._random.randrange(4)
        return self.regex(field) if kind == 3 else self.wildcard(field) if kind == 2 else self.phrase(field)

    def side(self, depth: int) -> Expression:
        field = self._random.choice((Field.TEXT, Field.TEXT, *sorted(BLOCK_FIELDS)))
        kind = self._random.randrange(5 if depth else 4)
        if kind == 3:
            return Or((self.leaf(field), self.leaf(field)))
        return self.near(depth - 1) if kind == 4 else self.leaf(field)

    def near(self, depth: int) -> Near:
        return Near(self.side(depth), self.side(depth), self._random.choice((0, 1, 5, 20)))

    def range(self) -> Range:
        if self._random.random() < 0.5:
            days = (None, date(2020, 1, 1), date(2023, 5, 6))
            return Range(Field.DATE, self._random.choice(days), self._random.choice(days))
        return Range(Field.NUMBER, self._random.choice((None, 1, 7)), self._random.choice((None, 7, 320)))

    def run(self) -> Run:
        field = self._random.choice(FIELDS)
        one, other = self.phrase(field), self.wildcard(field)
        if self._random.random() < 0.3:
            return Run((one, self.phrase(field)), ((self.phrase(field), self.phrase(field)), ()))
        return Run((one, other) if self._random.random() < 0.3 else (one, self.phrase(field)))

    def expression(self, depth: int = 2) -> Expression:
        kinds = ("leaf", "leaf", "near", "range", "run", *(("and", "and", "or", "or", "not") if depth else ()))
        match self._random.choice(kinds):
            case "leaf":
                return self.leaf(self._random.choice(FIELDS))
            case "near":
                return self.near(1)
            case "range":
                return self.range()
            case "run":
                return self.run()
            case "not":
                return And((self.expression(depth - 1), Not(self.expression(depth - 1))))
            case kind:
                parts = tuple(self.expression(depth - 1) for _ in range(self._random.randint(2, 3)))
                return And(parts) if kind == "and" else Or(parts)


def folded(document: IndexedDocument) -> FoldedDocument:
    known = {
        Field.TITLE: (document.title,),
        Field.AUTHOR: document.authors,
        Field.SERIES: (document.series,) if document.series else (),
        Field.NOTE: document.notes,
        Field.TAG: document.tags,
    }
    return FoldedDocument(
        [fold_text(block) for block in document.blocks],
        document.sections,
        {field: [fold_text(text) for text in written] for field, written in known.items()},
        {Field.DATE: document.date, Field.NUMBER: document.number},
    )
