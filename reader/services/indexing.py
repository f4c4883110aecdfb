"""The index follows an import in a process beside it, so that little is left to do when the import is done.

What it does not come to, or fails at, is left to who catches up after the import and can tell the user.
"""

import logging
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from reader import failures
from reader.i18n import language, set_language
from reader.services.beside import Beside, give_way

_log = logging.getLogger(__name__)

# Code points stored until the index is brought up to them: at the end, when one processor waits for the other, there is
# less than half a second's work left, and the segments are few.
_ENOUGH: Final = 2_000_000
# So long it may take, at the end, to finish.
_PATIENCE: Final = 5.0


class Indexing:
    """The index of the library in `folder`.  The process begins when there is enough for it to do."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._beside: Beside | None = None
        self._characters = 0

    def stored(self, characters: int) -> None:
        """Texts of so many code points are in the library now, durably."""
        self._characters += characters
        if self._characters >= _ENOUGH:
            self._catch_up()

    def _catch_up(self) -> None:
        self._characters = 0
        try:
            self._beside = self._beside or Beside("reader-indexing", _index, self._folder, language())
            self._beside.pipe.send(True)
        except OSError as error:  # No room for a process, or it has ended and logged why.
            _log.warning("not indexed beside the import: %s", error)

    def close(self, at_once: bool) -> None:
        """End the process, and unless `at_once` let it come to the end first."""
        if self._beside is None:
            return
        if not at_once:
            self._catch_up()
        self._beside.close(0.0 if at_once else _PATIENCE)
        self._beside = None


def _index(pipe: Connection, folder: Path, spoken: str) -> None:
    """What the process does until nobody is at the other end."""
    from reader.search import open_index
    from reader.services.finding import SearchService
    from reader.storage import open_library

    give_way()
    failures.start_log()
    set_language(spoken)
    try:
        with suppress(EOFError, OSError, KeyboardInterrupt), open_library(folder, upkeep=False) as library:
            finding = SearchService(library, open_index(library.index_folder))
            while pipe.recv():
                finding.catch_up()
    except Exception:
        _log.exception("not indexed beside the import")
