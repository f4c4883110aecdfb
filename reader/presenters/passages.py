"""What is shown of a stretch of source text: converted, with footnote numbers set in, and every place mapped back."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final, Protocol

from reader.model.document import FootnoteRef

# U+2060 holds the number on the line of the word it belongs to.
JOINER: Final = "\u2060"


class SpanMap(Protocol):
    """As `reader.text.offsets.OffsetMap`: spans of source and shown text, rounded outward to whole atoms."""

    def to_target(self, start: int, end: int) -> tuple[int, int]: ...

    def to_source(self, start: int, end: int) -> tuple[int, int]: ...


@dataclass(frozen=True, slots=True)
class Mark:
    """A footnote number at text[start:end] of the shown text."""

    start: int
    end: int
    ref: FootnoteRef


class Passage:
    """The shown form of text[start:end] of a block.

    `text` is what is laid out: the converted text with a footnote number for each reference.  Source offsets count
    the code points of the block, shown offsets those of `text`.  A reference stands before the character at its
    offset, so that a span that begins there does not take the number in and one that passes over it does.
    """

    __slots__ = ("_added", "_at", "_map", "_places", "converted", "end", "marks", "start", "text")

    def __init__(self, start: int, end: int, converted: str, span_map: SpanMap, refs: Sequence[FootnoteRef]) -> None:
        self.start = start
        self.end = end
        self.converted = converted
        self._map = span_map
        refs = sorted(refs, key=lambda ref: ref.offset)
        self._places = [self._place(ref.offset) for ref in refs]
        labels = [
            f"{JOINER}{',' if number and place == self._places[number - 1] else ''}{ref.number}"
            for number, (ref, place) in enumerate(zip(refs, self._places, strict=True))
        ]
        self._added = [0, *accumulate(map(len, labels))]
        self._at = [place + added for place, added in zip(self._places, self._added, strict=False)]
        self.marks = tuple(
            Mark(at, at + len(label), ref) for at, label, ref in zip(self._at, labels, refs, strict=True)
        )
        pieces = [0, *self._places, len(converted)]
        stretches = [converted[a:b] for a, b in pairwise(pieces)]
        self.text = "".join(part for pair in zip(stretches, [*labels, ""], strict=True) for part in pair)

    def _place(self, offset: int) -> int:
        """After all of what the character before `offset` became."""
        local = offset - self.start
        return self._map.to_target(local - 1, local)[1] if local > 0 else 0

    def _clip(self, offset: int) -> int:
        return min(max(offset, self.start), self.end) - self.start

    def to_shown(self, start: int, end: int) -> tuple[int, int]:
        """The shown span of a source span, cut to this passage; where conversion is not one to one, the whole atom."""
        first, last = self._map.to_target(self._clip(start), self._clip(end))
        shown = first + self._added[bisect_right(self._places, first)]
        return shown, max(shown, last + self._added[bisect_left(self._places, last)])

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """The source span of a shown span, rounded outward to whole atoms."""
        first, last = self._map.to_source(self._unmarked(start), self._unmarked(end))
        return self.start + first, self.start + last

    def around(self, shown: int) -> tuple[int, int]:
        """The source offset of a caret, twice; inside an atom the offsets of its start and end."""
        place = self._unmarked(shown)
        start = self._map.to_source(place, place)[0]
        end = self._map.to_source(place - 1, place)[1] if place > 0 else start
        return self.start + start, self.start + max(start, end)

    def source_of(self, shown: int) -> int:
        """The source offset of the character shown at `shown`."""
        place = min(self._unmarked(shown), max(0, len(self.converted) - 1))
        return self.start + self._map.to_source(place, min(place + 1, len(self.converted)))[0]

    def caret(self, offset: int) -> int:
        """The shown offset of a caret before the source character at `offset`, after a number that stands there."""
        return self.to_shown(offset, offset)[0]

    def snap(self, offset: int, forward: bool) -> int:
        """A source offset, moved out of an atom to its end if `forward`, else to its start."""
        local = self._clip(offset)
        if forward:
            atom = self._map.to_target(max(0, local - 1), local)
            return self.start + max(local, self._map.to_source(*atom)[1])
        atom = self._map.to_target(local, min(local + 1, self.end - self.start))
        return self.start + min(local, self._map.to_source(*atom)[0])

    def plain(self, start: int, end: int) -> str:
        """The converted text of a source span, without footnote numbers."""
        first, last = self._map.to_target(self._clip(start), self._clip(end))
        return self.converted[first:last]

    def mark_at(self, shown: int) -> Mark | None:
        """The footnote number of which the character at `shown` is a part."""
        number = bisect_right(self._at, shown) - 1
        return self.marks[number] if number >= 0 and shown < self.marks[number].end else None

    def _unmarked(self, shown: int) -> int:
        number = bisect_right(self._at, shown) - 1
        if number < 0:
            return shown
        if shown < self.marks[number].end:
            return self._places[number]
        return shown - self._added[number + 1]
