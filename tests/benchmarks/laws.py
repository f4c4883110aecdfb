"""The laws of ../shared/corpora, texts of many sizes that several benchmarks take."""

import tarfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

LAWS: Final = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "laws.tar.xz"


def laws() -> Iterator[str]:
    """The laws, one after the other.  Raises FileNotFoundError where the corpus is not there."""
    with tarfile.open(LAWS) as archive:
        for member in archive:
            if member.isfile() and (content := archive.extractfile(member)):
                yield content.read().decode("utf-8")
