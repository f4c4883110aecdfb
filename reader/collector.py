"""The garbage collector, kept from many objects that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collection() -> Iterator[None]:
    """100,000 new objects that all stay make the collector look at all of them time and again: half the time."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def leave_alone() -> None:
    """What has been loaded by now stays: looking at all of it again takes 0.1 s, in the midst of whatever goes on."""
    gc.freeze()
