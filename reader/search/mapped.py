"""How much of the mapped files is in the memory of this process, and letting go of it.

A page that was once looked at stays until the system needs its memory, so that a process which searches a large
library would come to hold all of it.  What is let go of stays in the system's cache: to look at it again reads nothing.
"""

import mmap
import os
import sys
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from threading import Lock
from typing import Final
from weakref import WeakSet

import numpy as np
from numpy.typing import NDArray

# Bytes of files, besides what this process had of them before it mapped any of ours.
_MOST: Final = 40 << 20
# So many bytes of texts, or so many of a file, are looked at without asking how much is in memory.
_LITTLE: Final = 4 << 20
_PART: Final = 8 << 20
# A page brings others along, as many as were written at once; see sections.py.
_AROUND: Final = 256 << 10
_STATE: Final = Path("/proc/self/statm")
_ENOUGH: Final = 256


class Mapped:
    """Files that are mapped.  May be shared by threads: who looks at a page that was let go of gets it again."""

    def __init__(self) -> None:
        self._files: WeakSet[mmap.mmap] = WeakSet()
        self._others = 0
        self._lock = Lock()

    def add(self, file: mmap.mmap) -> None:
        """From now on let go of this file too."""
        with self._lock:
            if not self._files:
                self._others = _in_memory()
            self._files.add(file)

    def ease(self) -> None:
        """Let go of all of it, if it is too much; where the system does not tell, it never is."""
        if _in_memory() - self._others <= _MOST:
            return
        with self._lock:
            for file in self._files:
                _let_go(file)
            self._others = _in_memory()


MAPPED: Final = Mapped()
"""Of this process: that is what the system counts by."""


def parts(begins: NDArray[np.int64], ends: NDArray[np.int64]) -> Iterator[slice]:
    """Parts of the texts that begin and end at these bytes of a file, ascending, each of which may be looked at in one
    go: before it, what is too much in memory is let go of."""
    seen = ends - begins
    seen[1:] += np.minimum(begins[1:] - ends[:-1], _AROUND)
    so_far = seen.cumsum()
    if not len(so_far) or so_far[-1] <= _LITTLE:
        yield slice(None)
        return
    cuts = (np.flatnonzero(np.diff(so_far // _PART)) + 1).tolist()
    for first, last in pairwise([0, *cuts, len(begins)]):
        MAPPED.ease()
        yield slice(first, last)


def _let_go(file: mmap.mmap) -> None:
    if sys.platform == "linux":
        file.madvise(mmap.MADV_DONTNEED)


def _in_memory() -> int:
    """Bytes of files in this process's memory; 0 where the system does not tell."""
    try:
        return int(os.pread(_state(os.getpid()), _ENOUGH, 0).split()[2]) * mmap.PAGESIZE
    except OSError:
        return 0


@cache
def _state(_process: int) -> int:
    """What the system tells of this process, kept open: to open it takes ten times as long as to read it."""
    return os.open(_STATE, os.O_RDONLY)
