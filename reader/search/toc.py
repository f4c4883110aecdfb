"""The table of contents: one small file that names the segments of the index and nothing else counts.

A commit is the replacement of this file by another one.  Byte by byte, all integers little-endian:

    0     8   magic  89 'T' 'O' 'C' 0D 0A 1A 0A
    8     4   format version, uint32
    12    4   crc32 of bytes 16-32 and the payload, uint32
    16    8   generation, uint64: one more with each commit; a new index begins at the nanoseconds of the clock
    24    8   sequence, uint64: what the library's change log had reached
    32        payload: JSON in UTF-8, {"analysis": how terms are made, "segments": [{"id": its name, "documents": how
              many, deleted ones included, "deleted": [numbers within the segment, ascending], "files": {extension:
              [size in bytes, time of modification in ns]}}]}
"""

import json
import os
import struct
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final
from zlib import crc32

from reader.durable import sync_folder
from reader.search.analysis import ANALYSIS_VERSION
from reader.search.codec import FlatSegment
from reader.search.engine import FileIndex
from reader.search.fields import schema
from reader.search.sections import corrupt

FORMAT_VERSION: Final = 3
NAME: Final = "TOC"
_TEMPORARY: Final = "TOC.new"
_INDEX: Final = "MAIN"
_MAGIC: Final = b"\x89TOC\r\n\x1a\n"
_HEAD: Final = struct.Struct("<8sIIQQ")
_CHECKED: Final = 16
_READ: Final = os.O_RDONLY | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Toc:
    """A state of the index.  `release` and `version` are for whoosh."""

    generation: int
    sequence: int
    segments: list[FlatSegment]
    schema: Any
    release: tuple[int, ...] = (0,)
    version: int = FORMAT_VERSION


def head(table: str) -> bytes:
    """The first bytes of a table of contents as it is now: other bytes, another state.  Raises OSError."""
    file = os.open(table, _READ)  # a third of the time that a file object takes, and asked before each search
    try:
        return os.read(file, _HEAD.size)
    finally:
        os.close(file)


def read(folder: Path) -> Toc:
    """The present state.  Raises IndexCorruptError if it was not written by this very version, OSError."""
    path = folder / NAME
    data = path.read_bytes()
    if len(data) < _HEAD.size or data[:8] != _MAGIC:
        raise corrupt(path, "marks")
    _magic, version, checksum, generation, sequence = _HEAD.unpack_from(data)
    if version != FORMAT_VERSION:
        raise corrupt(path, f"version {version}")
    if crc32(data[_CHECKED:]) != checksum:
        raise corrupt(path, "checksum")
    payload = json.loads(data[_HEAD.size :])
    if payload["analysis"] != ANALYSIS_VERSION:
        raise corrupt(path, "analysis")
    return Toc(generation, sequence, [_segment(form) for form in payload["segments"]], schema())


def write(folder: Path, generation: int, sequence: int, segments: Sequence[FlatSegment]) -> None:
    """Make this the state of the index, durably and at once."""
    forms = [_form(segment) for segment in segments]
    payload = json.dumps({"analysis": ANALYSIS_VERSION, "segments": forms}).encode()
    blank = _HEAD.pack(_MAGIC, FORMAT_VERSION, 0, generation, sequence)
    checksum = crc32(payload, crc32(blank[_CHECKED:]))
    temporary = folder / _TEMPORARY
    try:
        with temporary.open("wb") as file:
            file.write(_HEAD.pack(_MAGIC, FORMAT_VERSION, checksum, generation, sequence) + payload)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(folder / NAME)
    except OSError:  # The disk is full: nothing of it stays behind.
        with suppress(OSError):
            temporary.unlink()
        raise
    sync_folder(folder)


def create(folder: Path) -> None:
    """Begin an empty index that has seen nothing of the change log."""
    write(folder, time.time_ns(), 0, [])


def _form(segment: FlatSegment) -> dict[str, object]:
    return {
        "id": segment.segid,
        "documents": segment.doc_count_all(),
        "deleted": list(segment.deleted_docs()),
        "files": segment.stamps,
    }


def _segment(form: dict[str, Any]) -> FlatSegment:
    stamps = {extension: (size, modified) for extension, (size, modified) in form["files"].items()}
    return FlatSegment(_INDEX, form["id"], form["documents"], form["deleted"], stamps)


def clean(folder: Path, segments: Sequence[FlatSegment]) -> None:
    """Delete the files of segments that are no longer, or never were, part of the index."""
    current = {segment.segment_id() for segment in segments}
    for path in folder.glob(f"{_INDEX}_*.*"):
        if path.name.partition(".")[0] not in current and path.is_file():
            try:
                path.unlink()
            except OSError:  # still mapped by a reader (Windows): the next commit tries again
                continue


class FlatIndex(FileIndex):  # type: ignore[misc]
    """Whoosh's index, with this table of contents in place of a pickled one."""

    def __init__(self, storage: Any) -> None:
        self.storage = storage
        self.indexname = _INDEX
        self._schema = None

    @property
    def folder(self) -> Path:
        return Path(self.storage.folder)

    def latest_generation(self) -> int:
        return self._read_toc().generation

    def last_modified(self) -> float:
        return (self.folder / NAME).stat().st_mtime

    def _read_toc(self) -> Toc:
        return read(self.folder)
