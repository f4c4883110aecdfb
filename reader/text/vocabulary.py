"""The mainland's words for those of Taiwan and Taiwan's for the mainland's: curated lists in `resources/vocabulary/`.

`mainland.tsv` is for texts in Traditional characters, `taiwan.tsv` for texts in Simplified ones.  A line has a term,
what replaces it, a note, a sentence in which it is replaced and one in which the same characters, or nearly the same,
are not.  `keep.tsv` has phrases of either script inside which nothing is replaced, why, and a sentence with each.  A
line that begins with # is a comment, of which the first gives the version; the first other line names the columns.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Final

from reader.datafiles import resource
from reader.text.phrases import Lexicon, Match

_VERSION: Final = "# version: "


class Region(StrEnum):
    """Whose words are put in: the mainland's into Traditional text, Taiwan's into Simplified text."""

    MAINLAND = "mainland"
    TAIWAN = "taiwan"


@dataclass(frozen=True, slots=True)
class Choices:
    """What a reader wants otherwise.  off: terms, as the texts have them, that are never replaced.  added: pairs of
    Taiwan's term in Traditional and the mainland's in Simplified characters, to be replaced either way."""

    off: frozenset[str] = frozenset()
    added: tuple[tuple[str, str], ...] = ()

    def pairs(self, region: Region) -> dict[str, str]:
        """The terms added, with what replaces them."""
        if region is Region.MAINLAND:
            return dict(self.added)
        return {mainland: taiwan for taiwan, mainland in self.added}


def rows(file: Path) -> Iterator[list[str]]:
    """The rows of a table of the vocabulary, without comments and the names of the columns.  Raises OSError."""
    lines = (line for line in file.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
    next(lines, None)
    return (line.split("\t") for line in lines)


def version(file: Path) -> int:
    """The version that a table of the vocabulary declares in its first line.  Raises OSError, and ValueError where
    there is none."""
    with file.open(encoding="utf-8") as lines:
        return int(lines.readline().removeprefix(_VERSION))


@cache
def notes() -> dict[str, str]:
    """What the tables note on their terms, of either region."""
    return {row[0]: row[2] for region in Region for row in rows(resource("vocabulary") / f"{region}.tsv")}


class Vocabulary:
    """Terms with what replaces them, and phrases to be kept.  What is both is a term: a phrase of the other script may
    be written alike."""

    def __init__(self, terms: Mapping[str, str], keep: Iterable[str] = ()) -> None:
        self.terms = dict(terms)
        self.keep = frozenset(keep)
        self._lexicon = Lexicon(dict.fromkeys(self.keep, "") | self.terms)

    @classmethod
    def read(cls, folder: Path, region: Region) -> "Vocabulary":
        """From the tables in `folder`.  Raises OSError."""
        terms = {row[0]: row[1] for row in rows(folder / f"{region}.tsv")}
        return cls(terms, (row[0] for row in rows(folder / "keep.tsv")))

    def changed(self, choices: Choices, region: Region) -> "Vocabulary":
        """With what a reader chose; a term that was added is replaced even where it is to be kept."""
        added = choices.pairs(region)
        terms = {term: shown for term, shown in (self.terms | added).items() if term not in choices.off}
        # A term turned off keeps the shorter ones inside it from being replaced, too.
        return Vocabulary(terms, (self.keep - added.keys()) | choices.off)

    def matches(self, text: str) -> list[Match]:
        """The terms in `text` with what replaces them: the leftmost of terms and kept phrases, there the longest."""
        return [match for match in self._lexicon.leftmost(text) if match[2]]


@cache
def vocabulary(region: Region) -> Vocabulary:
    """The vocabulary that comes with the program."""
    return Vocabulary.read(resource("vocabulary"), region)
