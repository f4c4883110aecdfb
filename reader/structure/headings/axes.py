"""Figures of charts in extracted text: what stood along their axes and on their bars follows line by line, no prose."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from reader.structure.drafts import Draft
from reader.structure.kinds import FOOTNOTE, FURNITURE, PARAGRAPH, TABLE
from reader.structure.words import captions

_YEAR: Final = r"(?:\d{1,2}\s?月|(?:19|20)\d\d(?!\S)|(?:19|20)\d\d\s?(?:年|[HQ][1-4]|[上下]半年))"
_VALUE: Final = rf"(?!{_YEAR})[-+－–−△▲]?\d[\d,.]*\s?[%％]?"
_YEARS: Final = re.compile(rf"{_YEAR}(?:\s+{_YEAR})*$")
_VALUES: Final = re.compile(rf"{_VALUE}(?:\s+{_VALUE})*$")  # rows of tables begin with a year
_LEAST: Final = 5  # lines of figures
_LEAST_VALUES: Final = 2  # of them: years alone are of a chronicle
_NEAR: Final = 4  # drafts between a caption and them: the names of what the bars show


class _Captioned(NamedTuple):
    """What the nearest caption is of, or a table, and how many drafts away; of two as near, that of a table counts."""

    away: int
    is_figure: bool


def set_apart(drafts: Sequence[Draft]) -> None:
    """Make furniture of lines of nothing but figures, five or more, above or below the caption of a figure.

    Those nearer to a table or to its caption may be cells of it, and stay.
    """
    told = [made for made in drafts if made.kind not in (FURNITURE, FOOTNOTE)]
    start = 0
    while start < len(told):
        end = start
        while end < len(told) and has_values_only(told[end]):
            end += 1
        values = sum(1 for made in told[start:end] if _VALUES.match(made.text))
        if (
            end - start >= _LEAST
            and values >= _LEAST_VALUES
            and min(_nearest(told[:start][::-1]), _nearest(told[end:])).is_figure
        ):
            for made in told[start:end]:
                made.kind, made.role = FURNITURE, "axis"
        start = max(end, start + 1)


def has_values_only(made: Draft) -> bool:
    """Whether a draft is nothing but figures, shares, years."""
    return made.kind is PARAGRAPH and (_VALUES.match(made.text) or _YEARS.match(made.text)) is not None


def _nearest(nearest_first: Sequence[Draft]) -> _Captioned:
    for away, made in enumerate(nearest_first[:_NEAR]):
        if captions.OF_A_FIGURE.match(made.text):
            return _Captioned(away, is_figure=True)
        if made.kind is TABLE or captions.is_table_caption(made.text):
            return _Captioned(away, is_figure=False)
    return _Captioned(_NEAR, is_figure=False)
