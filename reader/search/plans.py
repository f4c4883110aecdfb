"""What to look up for a phrase, and when the answer of the postings needs no proof."""

from dataclasses import dataclass
from itertools import pairwise

from reader.search import analysis
from reader.search.tables import code_units, is_surrogate
from reader.text.folding import is_word


@dataclass(frozen=True, slots=True)
class PhrasePlan:
    """Every document that holds the phrase has all `grams` and `words`, a gram that begins with each of `firsts`, and a
    word that begins with `word_prefix`.

    literal: the phrase as it stands in the stored text.  length: in code points.  begins_word, ends_word: whether the
    character before (after) an occurrence must not be a word character.  exact: the frequency of the one term *is* the
    number of occurrences, up to analysis.MAX_FREQUENCY.
    """

    literal: bytes
    length: int
    grams: tuple[int, ...]
    firsts: tuple[int, ...]
    words: tuple[bytes, ...]
    word_prefix: bytes | None
    begins_word: bool
    ends_word: bool
    exact: bool

    @property
    def terms(self) -> int:
        return len(self.grams) + len(self.firsts) + len(self.words) + (self.word_prefix is not None)


def plan(folded_phrase: str, prefix: bool = False) -> PhrasePlan:
    """The plan for a folded phrase that is not empty."""
    grams: dict[int, None] = {}
    firsts: dict[int, None] = {}
    for run, goes_on in analysis.gram_runs(folded_phrase):
        grams.update((a << 16 | b, None) for a, b in pairwise(run))
        if goes_on and len(run) == 1:
            grams[run[0] << 16] = None
        elif len(run) == 1:
            firsts[run[0]] = None
    words = analysis.words(folded_phrase)
    word_prefix = words.pop() if prefix and is_word(folded_phrase[-1]) else None
    literal = folded_phrase.encode("utf-8", "surrogatepass")
    units = code_units(folded_phrase).tolist()
    return PhrasePlan(
        literal=literal,
        length=len(folded_phrase),
        grams=tuple(grams),
        firsts=tuple(firsts),
        words=tuple(dict.fromkeys(words)),
        word_prefix=word_prefix,
        begins_word=is_word(folded_phrase[0]),
        ends_word=is_word(folded_phrase[-1]) and not prefix,
        exact=_is_exact(units, list(grams), list(firsts), literal, [*words, *([word_prefix] if word_prefix else [])]),
    )


def _is_exact(units: list[int], grams: list[int], firsts: list[int], literal: bytes, words: list[bytes]) -> bool:
    """Whether the phrase is nothing but one term.  Two equal units are not: 哈哈 stands twice in 哈哈哈 as a gram."""
    if words:
        return words == [literal]
    if 0 in units or any(map(is_surrogate, units)):
        return False
    if firsts:
        return firsts == units
    return len(grams) == 1 and len(units) == 2 and grams[0] == (units[0] << 16 | units[1]) and units[0] != units[1]
