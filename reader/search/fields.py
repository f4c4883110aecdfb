"""The schema: how whoosh is told of folded text, document numbers and what is kept of each document."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from reader.search import bulk_folding
from reader.search.engine import columns, fields, formats
from reader.text import folding

BODY: Final = "body"
TITLE: Final = "title"
HEADING: Final = "heading"
NOTE: Final = "note"
TAG: Final = "tag"
AUTHOR: Final = "author"
SERIES: Final = "series"
FORMS: Final = "forms"
"""Has postings only: of `body` in its own script, see forms.py."""

NUMBER: Final = "number"
COLOUR: Final = "colour"
FACTS: Final = "facts"

TEXT_TERM: Final = b""
"""Stands for "a whole text" where whoosh expects a term: `FoldedField.index` hands it to the posting pool so."""

_LINE_FEED: Final = 0x0A


class FoldedText(NamedTuple):
    """Folded blocks joined by line feeds.

    utf8: the text in UTF-8.  starts: where each block begins in `utf8`, in bytes.
    """

    folded: bulk_folding.Folded
    utf8: bytes
    starts: NDArray[np.uint32]


def fold_blocks(blocks: Sequence[str]) -> FoldedText:
    """Fold the blocks and join them."""
    return fold_all([blocks])[0]


def fold_all(texts: Sequence[Sequence[str]]) -> list[FoldedText]:
    """Fold several texts, each given by its blocks.

    In one go, which is much quicker: a line feed is an edge to folding and stays where it is.
    """
    if not texts:
        return []
    every = [block for blocks in texts for block in blocks or ("",)]
    folded = bulk_folding.fold("\n".join(every))
    utf8 = folded.text.encode("utf-8", "surrogatepass")
    octets = _edges(np.frombuffer(utf8, np.uint8), every)
    # Which block is the first of each text, and would be of one more.
    firsts = np.cumsum([0, *(len(blocks) or 1 for blocks in texts)])
    begins = octets.take(firsts)
    starts = (octets[:-1] - np.repeat(begins[:-1], np.diff(firsts))).astype(np.uint32)
    every_utf8 = [utf8[begin : end - 1] for begin, end in pairwise(begins.tolist())]
    parts = folded.parts(_edges(folded.units, every).take(firsts), every_utf8)
    each = zip(parts, every_utf8, firsts.tolist(), texts, strict=False)
    return [FoldedText(part, own, starts[first : first + len(blocks)]) for part, own, first, blocks in each]


def _edges(values: NDArray[Any], blocks: Sequence[str]) -> NDArray[np.intp]:
    """Where each of the blocks begins in the values, in which line feeds join them, and where one more would."""
    lines = np.flatnonzero(values == _LINE_FEED)
    if len(lines) >= len(blocks):
        # A block ends before as many of them as the blocks up to it have and are joined by.
        lines = lines[np.cumsum([block.count("\n") + 1 for block in blocks])[:-1] - 1]
    return np.concatenate((np.zeros(1, np.intp), lines + 1, np.array([len(values) + 1])))


class TextColumn(columns.Column):  # type: ignore[misc]
    """The folded text of each document; its values are `FoldedText` going in and UTF-8 bytes coming out."""

    def default_value(self, reverse: bool = False) -> bytes:
        return b""


class NumberColumn(columns.Column):  # type: ignore[misc]
    """The library's number of each document."""

    def default_value(self, reverse: bool = False) -> int:
        return 0


class FactsColumn(columns.Column):  # type: ignore[misc]
    """What is known of each document besides its words: `facts.Facts` going in; facts.FactsReader has them."""

    def default_value(self, reverse: bool = False) -> None:
        return None


class FoldedField(fields.FieldType):  # type: ignore[misc]
    """A text that is folded already, indexed as grams and words and stored for proof.  It has no analyzer: the whole
    text goes to the posting pool in one piece."""

    def __init__(self) -> None:
        super().__init__(formats.Frequency(), None, scorable=True, sortable=TextColumn())

    def index(self, value: FoldedText, **kwargs: Any) -> Iterator[tuple[bytes, int, float, bulk_folding.Folded]]:
        yield TEXT_TERM, len(value.folded.units), 1.0, value.folded

    def process_text(self, qstring: str, mode: str = "", **kwargs: Any) -> Iterator[str]:
        """One term a query text; phrases of several terms are planned by plans.py."""
        yield folding.fold_text(qstring)

    def to_bytes(self, value: str | bytes) -> bytes:
        return value if isinstance(value, bytes) else value.encode("utf-8", "surrogatepass")

    def from_bytes(self, bs: bytes) -> str:
        return bs.decode("utf-8", "surrogatepass")

    def to_column_value(self, value: FoldedText) -> FoldedText:
        return value


class StoredField(fields.COLUMN):  # type: ignore[misc]
    """What is stored of the document and not indexed."""


TEXT_FIELDS: Final = (BODY, TITLE, HEADING, NOTE, TAG, AUTHOR, SERIES)
"""`body` has all blocks, headings too; each note, tag and author is a block of its field."""


def schema() -> Any:
    """A new whoosh schema of the index."""
    stored = {NUMBER: StoredField(NumberColumn()), FACTS: StoredField(FactsColumn())}
    return fields.Schema(**stored, **{name: FoldedField() for name in TEXT_FIELDS})
