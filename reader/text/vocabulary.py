"""The mainland's words for those of Taiwan: a curated list, kept in `resources/vocabulary/`.

`mainland.tsv` has the columns traditional, mainland (in Simplified characters) and note.  `keep.tsv` has phrases inside
which nothing is replaced, and why.  Lines that begin with # are comments; the first other line names the columns.
"""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path

from reader.datafiles import resource
from reader.text.phrases import Lexicon, Match


def rows(file: Path) -> Iterator[list[str]]:
    """The rows of a table of the vocabulary, without comments and the names of the columns.  Raises OSError."""
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    next(lines, None)
    return (line.split("\t") for line in lines)


class Vocabulary:
    """Terms in Traditional characters with the mainland's term in Simplified ones, and phrases to be kept."""

    def __init__(self, terms: Mapping[str, str], keep: Iterable[str] = ()) -> None:
        self.terms = dict(terms)
        self.keep = frozenset(keep)
        self._lexicon = Lexicon(self.terms | dict.fromkeys(self.keep, ""))

    @classmethod
    def read(cls, folder: Path) -> "Vocabulary":
        """From the two tables in `folder`.  Raises OSError."""
        terms = {row[0]: row[1] for row in rows(folder / "mainland.tsv")}
        return cls(terms, (row[0] for row in rows(folder / "keep.tsv")))

    def matches(self, text: str) -> list[Match]:
        """The terms in `text` with what replaces them: the leftmost of terms and kept phrases, there the longest."""
        return [match for match in self._lexicon.leftmost(text) if match[2]]


@cache
def mainland_vocabulary() -> Vocabulary:
    """The vocabulary that comes with the program."""
    return Vocabulary.read(resource("vocabulary"))
