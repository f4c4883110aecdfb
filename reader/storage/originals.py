"""The files as they were imported: originals/ab/abcdef….pdf, named by what is in them."""

import hashlib
import os
import time
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from reader.storage.faults import translated

_CHUNK: Final = 1 << 20
_TEMPORARY: Final = ".part"
_STALE_SECONDS: Final = 24 * 3600
# A disk takes many requests to make a file durable together as fast as one.
_FLUSHERS: Final = 8


def sync_folder(folder: Path) -> None:
    """Make names made or changed in `folder` durable.  Windows has no such call and needs none."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def copy_file(source: Path, target: Path) -> str:
    """Copy the bytes durably; the SHA-256 of what was copied, in hex.  Leaves nothing at `target` if that fails."""
    digest = hashlib.sha256()
    try:
        with source.open("rb") as reading, target.open("xb") as writing:
            while chunk := reading.read(_CHUNK):
                digest.update(chunk)
                writing.write(chunk)
            writing.flush()
            os.fsync(writing.fileno())
    except BaseException:
        target.unlink(missing_ok=True)
        raise
    return digest.hexdigest()


class Originals:
    """The folder originals/."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def name(self, sha256: str, source: Path) -> str:
        """The path of an original below the folder; the suffix stays, for other programs to open it."""
        suffix = source.suffix.lower()
        return f"{sha256[:2]}/{sha256}{suffix if suffix[1:].isascii() and suffix[1:].isalnum() else ''}"

    def path(self, name: str) -> Path:
        return self.folder.joinpath(*name.split("/"))

    def keep(self, files: Iterable[tuple[Path, str]]) -> dict[Path, str | None]:
        """Copy each (file, its SHA-256) durably; its name by file, None for one that has another digest by now.

        Raises StorageError where the library's disk does not take it.  A file that cannot be read any more counts
        as changed.
        """
        wanted = list(files)
        if len(wanted) < 2:
            kept = [self._keep(*pair) for pair in wanted]
        else:
            with ThreadPoolExecutor(_FLUSHERS) as flushers:
                kept = list(flushers.map(self._keep, *zip(*wanted, strict=True)))
        with translated(self.folder):
            for folder in {self.path(name).parent for name, copied in kept if name and copied}:
                sync_folder(folder)
        return {file: name for (file, _), (name, _) in zip(wanted, kept, strict=True)}

    def _keep(self, source: Path, sha256: str) -> tuple[str | None, bool]:
        """(its name, whether it had to be copied)."""
        name = self.name(sha256, source)
        target = self.path(name)
        if target.exists():
            return name, False
        if not os.access(source, os.R_OK):
            return None, False
        part = target.with_name(f"{uuid4().hex}{_TEMPORARY}")
        with translated(self.folder):
            if not target.parent.is_dir():
                target.parent.mkdir(parents=True, exist_ok=True)
                sync_folder(self.folder)
            if copy_file(source, part) != sha256:
                part.unlink()
                return None, False
            part.replace(target)
        return name, True

    def any(self) -> bool:
        """Whether there is one, whole."""
        return any(not file.name.endswith(_TEMPORARY) for file in self.folder.glob("*/*"))

    def forget(self, names: Iterable[str]) -> None:
        """Delete originals that no edition names any more.  One that cannot be deleted only takes up room."""
        for name in names:
            with suppress(OSError):
                self.path(name).unlink(missing_ok=True)

    def sweep(self) -> None:
        """Delete what a crash left half copied, unless another process may still be at it."""
        for part in self.folder.glob(f"*/*{_TEMPORARY}"):
            with suppress(OSError):
                if time.time() - part.stat().st_mtime > _STALE_SECONDS:
                    part.unlink()
