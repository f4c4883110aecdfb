"""First lines of paragraphs that are set in, in text that says nothing of how its lines end."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import ends_sentence
from reader.structure.lines import Line, capacity
from reader.structure.numbering import leads_title

_LEAST: Final = 4  # columns: two characters
_ENOUGH: Final = 5  # lines
_NEARLY_ALL: Final = 0.85  # of the lines that are set in so
_SHORT: Final = 0.8  # of the capacity: what is narrower has ended, as titles do


def with_first_lines(lines: Sequence[Line]) -> list[Line]:
    """The same lines, those that are set in as the first lines of paragraphs opening a block: nearly all that are set
    in as far stand where a block may begin, above a line that is not set in."""
    told = Counter(line.column for line in lines if line.column >= _LEAST)
    indent, times = told.most_common(1)[0] if told else (0, 0)
    if times < _ENOUGH:
        return list(lines)
    first = [at for at, line in enumerate(lines) if line.column == indent and _leads(lines, at)]
    short = _SHORT * capacity(lines)
    begun = {at for at in first if at == 0 or ends_sentence(lines[at - 1].text) or lines[at - 1].width < short}
    if len(begun) < _NEARLY_ALL * times:
        return list(lines)
    result = list(lines)
    for at in first:
        if at and not lines[at].opens and (at in begun or leads_title(lines[at - 1].text)):
            result[at] = lines[at].changed(opens=True)
    return result


def _leads(lines: Sequence[Line], at: int) -> bool:
    """Whether the lines above and below are not set in, or there ends a paragraph of one line."""
    line = lines[at]
    begins = at == 0 or lines[at - 1].column == 0 or ends_sentence(lines[at - 1].text)
    return begins and (at + 1 == len(lines) or lines[at + 1].column == 0 or ends_sentence(line.text))
