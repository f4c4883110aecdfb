"""From a quotation back to its place, in a text that may have changed.

First the position, if the very words still stand there; then the very words, told apart by what stands around them;
then the likeliest place for words that have changed.  What is not certain is said to be so.
"""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from reader.anchoring.fuzzy import MINIMUM_SCORE, Candidate, candidates, context_score
from reader.anchoring.passage import Passage, squeeze
from reader.anchoring.quoting import CONTEXT, describe
from reader.model.annotation import Ambiguous, Orphaned, Resolution, Resolved, Span, TextQuoteSelector
from reader.model.document import Block, BlockKind

# Shorter quotations are words that stand in many places: they are nothing without what stands around them.
SHORT: Final = 8
_MARGIN: Final = 0.1  # by which the best place must be better than the next
_CONTEXT: Final = 0.5  # of the context that must be there, for it to decide
_CERTAIN: Final = 0.75  # of quotation and context together, to be sure of changed words
_OFFERED: Final = 10
_LOOKED_AT: Final = 5000
_WEIGHED: Final = 500

# The two tuples of blocks last asked for, and their passages: annotations come a thousand at a time, and follow from
# one edition into the next.
_recent: deque[tuple[Sequence[Block], Passage]] = deque(maxlen=2)


def _passage(blocks: Sequence[Block]) -> Passage:
    for known, passage in tuple(_recent):
        if known is blocks:
            return passage
    passage = Passage(blocks)
    if isinstance(blocks, tuple):  # A list might change meanwhile.
        _recent.append((blocks, passage))
    return passage


def resolve(blocks: Sequence[Block], quote: TextQuoteSelector, position: Span | None) -> Resolution:
    """Where `quote` stands in `blocks`; `position` is where it stood when last seen.

    Resolved text is at least MINIMUM_SCORE similar to the quotation, blanks aside.  Never raises.
    """
    if position is not None and quote.exact and describe(blocks, position) == quote:
        return Resolved(position)
    needle = squeeze(quote.exact)
    if not needle:
        return Orphaned()
    search = _Search(_passage(blocks), needle, squeeze(quote.prefix), squeeze(quote.suffix), position)
    found = search.exact()
    if found is None and any(block.kind is BlockKind.FURNITURE for block in blocks):
        whole = Passage(blocks, furniture=True)
        found = _Search(whole, needle, search.prefix, search.suffix, position).exact()
    if found is None:
        found = search.changed()
    if isinstance(found, Resolved) and found.score == 1.0 and describe(blocks, found.span).exact != quote.exact:
        return Resolved(found.span, 0.99)
    return found


def follow(
    before: Callable[[], Sequence[Block]], after: Sequence[Block], quote: TextQuoteSelector, span: Span | None
) -> Resolution:
    """Where `quote`, which stood at `span` in the blocks that `before` gives, stands in `after`.

    As `resolve`, but for words that several places say alike, with the same surroundings: the same one of as many,
    else Ambiguous.  There `span` alone proves nothing once a paragraph has been put in before it.
    """
    needle, prefix, suffix = squeeze(quote.exact), squeeze(quote.prefix), squeeze(quote.suffix)
    if span is None or not needle:
        return resolve(after, quote, span)
    now = _Search(_passage(after), needle, prefix, suffix, span)
    places = now.surrounded()
    if len(places) < 2:
        return resolve(after, quote, span)
    then = _Search(_passage(before()), needle, prefix, suffix, span)
    former = then.surrounded()
    if len(former) == len(places) and then.hint in former:
        start = places[former.index(then.hint)]
        return Resolved(now.passage.span(start, start + len(needle)))
    return now.offer_equals(places)


class _Search:
    """One quotation, squeezed, in one passage."""

    def __init__(self, passage: Passage, needle: str, prefix: str, suffix: str, position: Span | None) -> None:
        self.passage = passage
        self.needle = needle
        self.prefix = prefix
        self.suffix = suffix
        self.hint = passage.place(position.start) if position is not None else None

    def exact(self) -> Resolution | None:
        """The place of the very words; None if they are nowhere."""
        size = len(self.needle)
        surrounded = self.surrounded()
        if len(surrounded) == 1 or self.hint in surrounded:
            start = self.hint if self.hint in surrounded else surrounded[0]
            return Resolved(self.passage.span(start, start + size)) if start is not None else None
        if surrounded:
            return self.offer_equals(surrounded)
        places = self._places(self.needle)
        near = sorted(places, key=lambda place: abs(place - (self.hint or 0)))[:_WEIGHED]
        found = [Candidate(place, place + size, 1.0, self._context(place, place + size)) for place in near]
        if len(near) < len(places):  # One that was not weighed might fit better.
            return self._offer(found)
        return self._choose_exact(found) if found else None

    def surrounded(self) -> list[int]:
        """The places of the very words with all of their context."""
        return [place + len(self.prefix) for place in self._places(self.prefix + self.needle + self.suffix)]

    def offer_equals(self, places: list[int]) -> Ambiguous:
        return self._offer([Candidate(place, place + len(self.needle), 1.0, 1.0) for place in places])

    def _choose_exact(self, found: list[Candidate]) -> Resolution:
        ranked = sorted(found, key=self._rank)
        best = ranked[0]
        if len(ranked) == 1:
            certain = len(self.needle) >= SHORT or best.context >= _CONTEXT
        else:
            certain = best.context >= _CONTEXT and best.context - ranked[1].context >= _MARGIN
        return Resolved(self.passage.span(best.start, best.end)) if certain else self._offer(ranked)

    def changed(self) -> Resolution:
        """The place of words that have changed, if one is likely enough."""
        short = len(self.needle) < SHORT
        if short and len(self.prefix) + len(self.suffix) < SHORT:
            return Orphaned()
        found = candidates(self.passage, self.needle, self.prefix, self.suffix)
        likely = [each for each in found if each.quote >= MINIMUM_SCORE and (not short or each.context >= _CONTEXT)]
        if not likely:
            return Orphaned()
        ranked = sorted(likely, key=lambda each: (-self._total(each), self._distance(each)))
        best = ranked[0]
        ahead = len(ranked) == 1 or self._total(best) - self._total(ranked[1]) >= _MARGIN
        if ahead and self._total(best) >= _CERTAIN:
            return Resolved(self.passage.span(best.start, best.end), min(best.quote, 0.99))
        return self._offer(ranked)

    def _total(self, each: Candidate) -> float:
        """Quotation and context together; the longer a quotation, the less its context matters."""
        if not (self.prefix or self.suffix):
            return each.quote
        weight = 0.4 if len(self.needle) < 2 * CONTEXT else 0.2
        return (1 - weight) * each.quote + weight * each.context

    def _context(self, start: int, end: int) -> float:
        return context_score(self.passage.text, start, end, self.prefix, self.suffix)

    def _distance(self, each: Candidate) -> int:
        return abs(each.start - self.hint) if self.hint is not None else each.start

    def _rank(self, each: Candidate) -> tuple[float, int]:
        return (-each.context, self._distance(each))

    def _offer(self, ranked: list[Candidate]) -> Ambiguous:
        best = sorted(ranked, key=lambda each: (-self._total(each), self._distance(each)))[:_OFFERED]
        return Ambiguous(tuple(self.passage.span(each.start, each.end) for each in best))

    def _places(self, wanted: str) -> list[int]:
        return [place for place, _ in zip(_occurrences(self.passage.text, wanted), range(_LOOKED_AT), strict=False)]


def _occurrences(text: str, wanted: str) -> Iterator[int]:
    place = text.find(wanted)
    while place >= 0:
        yield place
        place = text.find(wanted, place + 1)
