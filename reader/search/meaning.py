"""What an expression means for one document: the definition that the evaluation over an index is held to.

Plain scans of folded text, as `occurrences` is for one phrase; the index answers with it where a document has changed
since it was indexed.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any, Final

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
    Reading,
    Run,
    Section,
    Wildcard,
    as_phrase,
    as_words,
    parts,
    sought,
    with_parts,
)
from reader.search import regexes, wildcards
from reader.search.occurrences import Span, merged, occurrences
from reader.text.folding import fold_text

Place = tuple[int, int, int]
"""A block, and where in its folded text: start and end in code points."""

Source = Leaf | Near
"""What has places of its own."""

_SECTIONS: Final = {each: Section(each.value) for each in BLOCK_FIELDS - {Field.TEXT}}


@dataclass(frozen=True, slots=True)
class FoldedDocument:
    """blocks: their folded texts.  sections: of each.  known: the folded texts of the fields that are no blocks.
    values: the date and the number of the issue."""

    blocks: Sequence[str]
    sections: Sequence[Section]
    known: Mapping[Field, Sequence[str]] = field(default_factory=dict)
    values: Mapping[Field, date | int | None] = field(default_factory=dict)


def section_of(looked_in: Field) -> Section | None:
    """The section to which a field of blocks is confined; None for all of them."""
    return _SECTIONS.get(looked_in)


def resolved(expression: Expression, reading: Callable[[Run], Reading]) -> Expression:
    """The expression with every run of words taken as `reading` says."""
    if isinstance(expression, Run):
        return as_phrase(expression) if reading(expression) is Reading.PHRASE else as_words(expression)
    # The sides of a Near have none.
    return expression if isinstance(expression, Near) else with_parts(expression, partial(resolved, reading=reading))


def sources(expression: Expression) -> Iterator[Source]:
    """The parts whose places are hits: those in blocks of the text and under no Not."""
    if isinstance(expression, Near) or (isinstance(expression, Leaf) and expression.field in BLOCK_FIELDS):
        yield expression
    elif not isinstance(expression, Not):
        for part in parts(expression):
            yield from sources(part)


def notes_sought(expression: Expression) -> Iterator[Leaf]:
    """The leaves that are looked for in notes; each note that holds any is a hit."""
    return (leaf for leaf in sought(expression) if leaf.field is Field.NOTE)


def together(expression: Expression) -> tuple[tuple[Phrase, ...], ...]:
    """What of a resolved expression should stand near each other in a document: the parts of an And that are phrases in
    its text, each with the forms any of which will do; nothing where there are not several.  Of an Or, what is so of
    the first of its parts of which anything is."""
    if isinstance(expression, Or):
        return next(filter(None, map(together, expression.parts)), ())
    found = [_forms(part) for part in expression.parts] if isinstance(expression, And) else []
    known = [forms for forms in found if forms]
    texts = [[fold_text(form.text) for form in forms] for forms in known]
    apart = tuple(forms for place, forms in enumerate(known) if not _is_within(place, texts))
    return apart if len(apart) > 1 else ()


def _is_within(place: int, each: Sequence[Sequence[str]]) -> bool:
    """Whether any of the folded forms of one of the parts lies in one of another part: it stands there already, and is
    near nothing by that.  Of two that are folded alike the first stays."""
    return any(
        text in form and (text != form or number < place)
        for text in each[place]
        for number, others in enumerate(each)
        if number != place
        for form in others
    )


def _forms(part: Expression) -> tuple[Phrase, ...]:
    """A phrase in the text, or several of which any will do; nothing for what is none."""
    each = part.parts if isinstance(part, Or) else (part,)
    phrases = tuple(form for form in each if isinstance(form, Phrase) and form.field in BLOCK_FIELDS)
    return phrases if len(phrases) == len(each) else ()


def spans_in(leaf: Leaf, folded_text: str) -> list[Span]:
    """Where a leaf stands in a text: (start, end) in code points, left to right, never overlapping."""
    if isinstance(leaf, Phrase):
        return occurrences(folded_text, fold_text(leaf.text), leaf.prefix)
    if isinstance(leaf, Wildcard):
        sought = wildcards.pattern(leaf.text)
        return wildcards.occurrences(folded_text, sought) if sought else []
    return regexes.occurrences(folded_text, regexes.compiled(leaf.pattern))


def holds(expression: Expression, document: FoldedDocument) -> bool:
    """Whether a resolved expression is true of a document."""
    if isinstance(expression, Leaf) and expression.field not in BLOCK_FIELDS:
        return any(spans_in(expression, text) for text in document.known.get(expression.field, ()))
    match expression:
        case And(inner):
            return all(holds(part, document) for part in inner)
        case Or(inner):
            return any(holds(part, document) for part in inner)
        case Not(part):
            return not holds(part, document)
        case Range(asked):
            return in_range(expression, document.values.get(asked))
        case _:
            return bool(places_of(expression, document))


def in_range(wanted: Range, value: Any) -> bool:
    """Whether a date or number, None = not known, is in a range of its kind."""
    low: Any = wanted.low
    high: Any = wanted.high
    return value is not None and (low is None or low <= value) and (high is None or value <= high)


def places_of(part: Expression, document: FoldedDocument) -> list[Place]:
    """The places of a leaf, Near, or Or of these, ascending."""
    if isinstance(part, Leaf):
        section = section_of(part.field)
        return [
            (number, start, end)
            for number, (block, belongs) in enumerate(zip(document.blocks, document.sections, strict=True))
            if section in (None, belongs)
            for start, end in spans_in(part, block)
        ]
    if isinstance(part, Near):
        return near(places_of(part.left, document), places_of(part.right, document), part.distance)
    return sorted({place for each in parts(part) for place in places_of(each, document)})


def hits(expression: Expression, document: FoldedDocument) -> list[Place] | None:
    """The places that a resolved expression finds in a document, ascending; None where it does not hold."""
    if not holds(expression, document):
        return None
    return merged_places(place for source in sources(expression) for place in places_of(source, document))


def near(left: Sequence[Place], right: Sequence[Place], distance: int) -> list[Place]:
    """The places of either side that have one of the other side before or after them in the same block, at most
    `distance` code points away and not overlapping."""
    return sorted({*_close(left, right, distance), *_close(right, left, distance)})


def _close(places: Sequence[Place], others: Sequence[Place], distance: int) -> Iterator[Place]:
    starts = sorted((block, start) for block, start, _end in others)
    ends = sorted((block, end) for block, _start, end in others)
    for block, start, end in places:
        after, before = bisect_left(starts, (block, end)), bisect_right(ends, (block, start)) - 1
        follows = after < len(starts) and starts[after][0] == block and starts[after][1] - end <= distance
        if follows or (before >= 0 and ends[before][0] == block and start - ends[before][1] <= distance):
            yield block, start, end


def merged_places(places: Iterable[Place]) -> list[Place]:
    """Those that stay of places that may overlap, as `occurrences.merged` says, ascending."""
    return [
        (block, *span)
        for block, found in groupby(sorted(places), itemgetter(0))
        for span in merged((end - start, (start, end)) for _block, start, end in found)
    ]
