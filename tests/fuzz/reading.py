"""Reading a file in a process of its own, which may neither hang nor grow nor die.

The parent waits for the answer as long as a case may take and no longer; a child that does not answer is killed.
"""

import resource
import tempfile
import traceback
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from reader.services.beside import Beside

LONGEST: Final = 60.0
"""Seconds of the clock that a case may take, on a machine that does other things too."""
MOST_MEMORY: Final = 1 << 30
"""Bytes that a child may come to hold."""
_ADDRESS_SPACE: Final = 6 << 30


@dataclass(frozen=True, slots=True)
class Outcome:
    """fault: what went wrong, "" if nothing did.  structured: whether there is a structure, else a refusal."""

    structured: bool
    fault: str = ""


class Child:
    """A process that reads files for this one; a new one takes its place when it dies."""

    def __init__(self) -> None:
        self._beside: Beside | None = None

    def read(self, name: str, data: bytes) -> Outcome:
        """What becomes of a file called `name` with these bytes."""
        beside = self._beside = self._beside or Beside("fuzz", _serve)
        pipe = beside.pipe
        try:
            pipe.send((name, data))
            if not pipe.poll(LONGEST):
                self.close()
                return Outcome(False, f"no answer within {LONGEST} s")
            outcome: Outcome = pipe.recv()
        except (EOFError, OSError):
            code = beside.process.exitcode
            self.close()
            return Outcome(False, f"the process died ({code})")
        return outcome

    def close(self) -> None:
        if self._beside is not None:
            self._beside.close()
            self._beside = None


def _serve(pipe: Connection) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    with tempfile.TemporaryDirectory() as folder:
        while True:
            try:
                name, data = pipe.recv()
            except EOFError:
                return
            pipe.send(_outcome(Path(folder) / name, data))


def _outcome(path: Path, data: bytes) -> Outcome:
    from reader import importers
    from reader.errors import ImportFailure
    from reader.structure import restore
    from tests.fuzz.invariants import check

    try:
        path.write_bytes(data)
        try:
            structure = restore(importers.read(path))
        except ImportFailure as failure:
            told = str(failure)
            return Outcome(False, "" if told.endswith("。") and "\n" not in told else f"no sentence: {told!r}")
        check(structure)
    except Exception:
        return Outcome(False, traceback.format_exc())
    finally:
        path.unlink(missing_ok=True)
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    return Outcome(True, "" if held < MOST_MEMORY else f"holds {held >> 20} MB")
