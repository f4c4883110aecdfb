"""The files as they were imported: originals/ab/abcdef….pdf, named by what is in them."""

import hashlib
import os
import time
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from reader.durable import sync_files, sync_folder, sync_folders
from reader.storage.faults import translated

# Memory for more at once is asked of the system anew each time, which takes longer than all else of a brief file.
_CHUNK: Final = 1 << 16
_TEMPORARY: Final = ".part"
_STALE_SECONDS: Final = 24 * 3600
_COPIERS: Final = 4


def copy_file(source: Path, target: Path) -> str:
    """Copy the bytes, not durably yet; the SHA-256 of what was copied, in hex.  Leaves nothing at `target` if that
    fails."""
    digest = hashlib.sha256()
    try:
        with source.open("rb", buffering=0) as reading, target.open("xb") as writing:
            while chunk := reading.read(_CHUNK):
                digest.update(chunk)
                writing.write(chunk)
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


def _is_stale(file: Path) -> bool:
    """Whether nobody has written to it for a day."""
    return time.time() - file.stat().st_mtime > _STALE_SECONDS


class Originals:
    """The folder originals/."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._root = str(folder)

    def name(self, sha256: str, source: Path) -> str:
        """The path of an original below the folder; the suffix stays, for other programs to open it."""
        suffix = source.suffix.lower()
        return f"{sha256[:2]}/{sha256}{suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ''}"

    def path(self, name: str) -> Path:
        return Path(self._place(name))

    def _place(self, name: str) -> str:
        """As `path`, for a fifth of the price: an import asks for it several times for each file."""
        return os.path.join(self._root, *name.split("/"))  # noqa: PTH118

    def keep(self, files: Iterable[tuple[Path, str]]) -> dict[Path, str | None]:
        """Copy each (file, its SHA-256) durably; its name by file, None for one that has another digest by now.

        Raises StorageError where the library's disk does not take it.  A file that cannot be read any more counts
        as changed.
        """
        names: dict[Path, str | None] = {}
        copies: dict[str, Path] = {}
        for file, sha256 in files:
            names[file] = name = self.name(sha256, file)
            if not self.holds(name):
                if copy := self.copy(file, sha256, name):
                    copies[name] = copy
                else:
                    names[file] = None
        self.place(copies)
        return names

    def holds(self, name: str) -> bool:
        """Whether there is one of that name.  Raises StorageError where that cannot be seen."""
        with translated(self.folder):
            try:
                os.stat(self._place(name))  # noqa: PTH116
            except (FileNotFoundError, NotADirectoryError):
                return False
        return True

    def copy(self, source: Path, sha256: str, name: str) -> Path | None:
        """A copy of `source` that is to be placed as `name`; None where it has another digest by now."""
        folder = Path(self._place(name.partition("/")[0]))
        part = folder / f"{uuid4().hex}{_TEMPORARY}"
        if not os.access(source, os.R_OK):
            return None
        with translated(self.folder):
            if not folder.is_dir():
                folder.mkdir(parents=True, exist_ok=True)
                sync_folder(self.folder)
            if copy_file(source, part) != sha256:
                part.unlink()
                return None
        return part

    def place(self, copies: Mapping[str, Path]) -> None:
        """Make copies durable and give them their names, which none has before it is whole."""
        with translated(self.folder):
            sync_files(copies.values())
            for name, part in copies.items():
                part.replace(self._place(name))
            sync_folders({part.parent for part in copies.values()})

    def any(self) -> bool:
        """Whether there is one, whole."""
        return any(self._whole())

    def _whole(self) -> Iterator[Path]:
        return (file for file in self.folder.glob("*/*") if not file.name.endswith(_TEMPORARY))

    def stale(self) -> set[str]:
        """The names of originals that have lain here for a day, so that no import is still about to name them."""
        found = set()
        for file in self._whole():
            with suppress(OSError):
                if _is_stale(file):
                    found.add(f"{file.parent.name}/{file.name}")
        return found

    def forget(self, names: Iterable[str]) -> None:
        """Delete originals that no edition names any more.  One that cannot be deleted only takes up room."""
        for name in names:
            with suppress(OSError):
                self.path(name).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Delete what a crash left half copied, unless another process may still be at it."""
        for part in self.folder.glob(f"*/*{_TEMPORARY}"):
            with suppress(OSError):
                if _is_stale(part):
                    part.unlink()


class Keeping:
    """Copies files into originals/ while its caller goes on, and makes many of them durable together."""

    def __init__(self, originals: Originals) -> None:
        self._originals = originals
        self._copiers = ThreadPoolExecutor(_COPIERS, thread_name_prefix="originals")
        self._given: dict[Path, tuple[str, Future[Path | None] | None]] = {}
        self._unnamed: dict[Path, str] = {}  # what was copied here, and is in no edition that is known of

    def give(self, file: Path, sha256: str) -> None:
        name = self._originals.name(sha256, file)
        copying = None
        if not self._originals.holds(name):
            copying = self._copiers.submit(self._originals.copy, file, sha256, name)
            self._unnamed[file] = name
        self._given[file] = (name, copying)

    def finish(self) -> dict[Path, str | None]:
        """What `Originals.keep` tells of the files given since the last time, once they are durable."""
        kept: dict[Path, str | None] = {}
        copies: dict[str, Path] = {}
        for file, (name, copying) in self._given.items():
            copy = copying and copying.result()
            kept[file] = name if copy or copying is None else None
            if copy:
                copies[name] = copy
        self._originals.place(copies)
        self._given.clear()
        return kept

    def named(self, files: Iterable[Path]) -> None:
        """Editions that are durable name the originals of `files`."""
        for file in files:
            self._unnamed.pop(file, None)

    def close(self) -> list[str]:
        """Give up what is not durable yet; the names of what may have been copied and was not told to be named."""
        self._copiers.shutdown(cancel_futures=True)
        for _, copying in self._given.values():
            if copying and not copying.cancelled() and not copying.exception() and (copy := copying.result()):
                with suppress(OSError):
                    copy.unlink(missing_ok=True)
        return list(self._unnamed.values())
