"""What to look up for a phrase, and when the answer of the postings needs no proof."""

from dataclasses import dataclass
from functools import lru_cache

from reader.search import analysis
from reader.search.tables import code_units, is_surrogate
from reader.text.folding import fold_text, is_word


@dataclass(frozen=True, slots=True)
class PhrasePlan:
    """Every document that holds the phrase has all `grams` and `words`, a gram that begins with the unit `first`, and a
    word that begins with `word_prefix`.  followed: grams with the units that follow them there.

    literal: the phrase as it stands in the stored text.  length: in code points.  begins_word, ends_word: whether the
    character before (after) an occurrence must not be a word character.  exact: the frequency of the one term *is* the
    number of occurrences, up to analysis.MAX_FREQUENCY.
    """

    literal: bytes
    length: int
    grams: tuple[int, ...]
    followed: tuple[tuple[int, int], ...]
    first: int | None
    words: tuple[bytes, ...]
    word_prefix: bytes | None
    begins_word: bool
    ends_word: bool
    exact: bool


@lru_cache(maxsize=256)
def plan_of(phrase: str, prefix: bool = False) -> PhrasePlan | None:
    """The plan for a phrase as it was typed; None where there is nothing to look for."""
    folded = fold_text(phrase)
    return plan(folded, prefix) if folded.strip() else None


@lru_cache(maxsize=256)
def plan(folded_phrase: str, prefix: bool = False) -> PhrasePlan:
    """The plan for a folded phrase that is not empty."""
    literal = folded_phrase.encode("utf-8", "surrogatepass")
    words = analysis.words(folded_phrase)
    one_word = words == [literal]
    word_prefix = words.pop() if prefix and is_word(folded_phrase[-1]) else None
    # A word's own postings say more than those of the grams that an astral letter in it would add.
    grams, first = ([], None) if one_word else analysis.phrase_grams(folded_phrase)
    return PhrasePlan(
        literal=literal,
        length=len(folded_phrase),
        grams=tuple(dict.fromkeys(grams)),
        followed=() if one_word else tuple(dict.fromkeys(analysis.phrase_followers(folded_phrase))),
        first=first,
        words=tuple(dict.fromkeys(words)),
        word_prefix=word_prefix,
        begins_word=is_word(folded_phrase[0]),
        ends_word=is_word(folded_phrase[-1]) and not prefix,
        exact=one_word
        or (not (words or word_prefix) and _is_one_gram(code_units(folded_phrase).tolist(), grams, first)),
    )


def _is_one_gram(units: list[int], grams: list[int], first: int | None) -> bool:
    """Whether a phrase without words is nothing but what one gram counts.

    Two equal units are not, for 哈哈 stands twice in 哈哈哈 as a gram, once as a phrase; nor are halves of characters.
    """
    if 0 in units or any(map(is_surrogate, units)):
        return False
    if first is not None:
        return units == [first]
    return len(units) == 2 and units[0] != units[1] and grams == [units[0] << 16 | units[1]]
