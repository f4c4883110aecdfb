"""What counts as an occurrence of a phrase: the definition that the index is held to.

Everything here works on folded text and is pure; the index answers the same from its postings, and a property test
compares the two.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from reader.text.folding import is_word

Span = tuple[int, int]


def occurrences(folded_text: str, folded_phrase: str, prefix: bool = False) -> list[Span]:
    """Where `folded_phrase` stands in `folded_text`: (start, end) in code points, left to right, never overlapping.

    A word character at an edge of the phrase begins or ends a word there, so that "ai" is not found in "taiwan" nor
    "301" in "2301"; with `prefix` the word that ends the phrase may go on.  An empty phrase occurs nowhere.
    """
    return list(_scan(folded_text, folded_phrase, prefix)) if folded_phrase else []


def _scan(text: str, phrase: str, prefix: bool) -> Iterator[Span]:
    begins_word = is_word(phrase[0])
    ends_word = is_word(phrase[-1]) and not prefix
    start = text.find(phrase)
    while start >= 0:
        end = start + len(phrase)
        inside = (begins_word and start > 0 and is_word(text[start - 1])) or (
            ends_word and end < len(text) and is_word(text[end])
        )
        if not inside:
            yield start, end
        start = text.find(phrase, start + 1 if inside else end)


def block_occurrences(folded_text: str, folded_phrases: Iterable[str], prefix: bool = False) -> list[Span]:
    """The occurrences of any of the phrases in one block, in the order of the text."""
    return merged(
        (end - start, (start, end)) for p in folded_phrases for start, end in occurrences(folded_text, p, prefix)
    )


def merged(found: Iterable[tuple[int, Span]]) -> list[Span]:
    """The spans that stay of `found`, (length in code points, span) of several phrases, in the order of the text.

    Where spans overlap the longest stays, of equally long ones the leftmost.
    """
    kept: list[Span] = []
    for _, span in sorted(set(found), key=lambda item: (-item[0], item[1])):
        at = bisect_left(kept, span)
        if (at == 0 or kept[at - 1][1] <= span[0]) and (at == len(kept) or span[1] <= kept[at][0]):
            kept.insert(at, span)
    return kept
