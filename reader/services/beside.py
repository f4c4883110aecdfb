"""A process beside this one, and the pipe to it."""

import multiprocessing
import os
import sys
from collections.abc import Callable
from typing import Final

_NICE: Final = 5


def give_way(times: int = 1) -> None:
    """Let others go first: a window, who stores what this process makes, and whoever gives way fewer times."""
    if sys.platform != "win32":
        os.nice(times * _NICE)


class Beside:
    """A spawned process that `work` is run in, its first argument the other end of `pipe`.

    Whoever works there has to end when the pipe is closed, so that it never outlives this process.
    """

    def __init__(self, name: str, work: Callable[..., None], *arguments: object, daemon: bool = True) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipe, theirs = context.Pipe()
        self.process = context.Process(target=work, args=(theirs, *arguments), name=name, daemon=daemon)
        self.process.start()
        # Theirs alone, so that its end is seen here.
        theirs.close()

    def close(self, patience: float = 0.0) -> None:
        """Close the pipe, and end the process if it has not ended by itself within `patience` seconds."""
        self.pipe.close()
        self.process.join(patience)
        if self.process.is_alive():
            self.process.kill()
            self.process.join()
        self.process.close()
