"""How documents divide by what is known of them: counts for each value of each facet, and choosing by them."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.model.query import Section
from reader.model.search import Facet, FacetCount, Filter
from reader.search import fields
from reader.search.candidates import Documents
from reader.search.facts import FactsReader

_VALUED: Final = {
    Facet.SERIES: fields.SERIES,
    Facet.AUTHOR: fields.AUTHOR,
    Facet.TAG: fields.TAG,
    Facet.COLOUR: fields.COLOUR,
}


def counts(found: Iterable[tuple[FactsReader, Documents]], sections: Mapping[Section, int]) -> tuple[FacetCount, ...]:
    """Of the documents found in each segment, how many have each value.  sections: in how many there are hits in each;
    OTHER, which is no choice, is left out.

    The facets in their order, the most frequent value first, equal ones by their characters; of YEAR the latest first.
    """
    tallies: dict[Facet, Counter[str]] = {facet: Counter() for facet in Facet}
    choosable = {section.value: held for section, held in sections.items() if section is not Section.OTHER}
    tallies[Facet.SECTION].update(choosable)
    for facts, docs in found:
        for facet, column in _VALUED.items():
            tallies[facet].update(_values(facts, column, docs))
        years, held = np.unique(facts.dates[docs] // 10000, return_counts=True)
        tallies[Facet.YEAR].update(
            {f"{year:04}": count for year, count in zip(years.tolist(), held.tolist(), strict=True) if year}
        )
    return tuple(
        FacetCount(facet, value, count) for facet, tally in tallies.items() for value, count in _ordered(facet, tally)
    )


def _ordered(facet: Facet, tally: Counter[str]) -> Sequence[tuple[str, int]]:
    if facet is Facet.YEAR:
        return sorted(tally.items(), reverse=True)
    return sorted(tally.items(), key=lambda item: (-item[1], item[0]))


def _values(facts: FactsReader, column: str, docs: Documents) -> dict[str, int]:
    values = facts.values[column]
    asked = np.zeros(len(values.ends), bool)
    asked[docs] = True
    held = np.bincount(values.ids[asked[values.owners]], minlength=len(values.names))
    return {
        values.names[place].decode("utf-8", "surrogatepass"): int(held[place])
        for place in np.flatnonzero(held).tolist()
    }


def passing(facts: FactsReader, filters: Iterable[Filter]) -> NDArray[np.bool_]:
    """Of each document, whether it passes the filters; those of SECTION, which are about places, are left out."""
    wanted: dict[Facet, list[str]] = {}
    for chosen in filters:
        wanted.setdefault(chosen.facet, []).append(chosen.value)
    passed = np.ones(len(facts.dates), bool)
    for facet, values in wanted.items():
        if facet is Facet.YEAR:
            years = [int(value) for value in values if value.isdecimal()]
            passed &= np.isin(facts.dates // 10000, years) & (facts.dates > 0)
        elif facet in _VALUED:
            passed &= _having(facts, _VALUED[facet], values)
    return passed


def _having(facts: FactsReader, column: str, values: Sequence[str]) -> NDArray[np.bool_]:
    """Of each document, whether it has any of the values."""
    held = facts.values[column]
    sought = {value.encode("utf-8", "surrogatepass") for value in values}
    places = [place for place, name in enumerate(held.names) if name in sought]
    has = np.zeros(len(facts.dates), bool)
    has[held.owners[np.isin(held.ids, places)]] = True
    return has
