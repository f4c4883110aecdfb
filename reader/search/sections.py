"""The container of every file of a segment, byte by byte.  All integers are little-endian.

    0     8   magic  89 'T' 'R' 'I' 0D 0A 1A 0A
    8     4   kind, four ASCII letters: DOCS (documents.py) or TERM (terms.py)
    12    4   format version, uint32
    16        the sections, each beginning at a multiple of 8 (zero bytes between), back to back
    D         directory: JSON in UTF-8, {"sections": {name: [offset, length in bytes, crc32]}, "info": {...}}
    E-24  8   D, uint64
    E-16  4   length of the directory in bytes, uint32
    E-12  4   crc32 of bytes 0-16 followed by the directory, uint32
    E-8   8   end mark  'T' 'R' 'I' '-' 'E' 'N' 'D' 0A

E is the length of the file.  A file is written once, in order, and never changed.
"""

import json
import mmap
import os
import struct
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, Final
from zlib import crc32

import numpy as np
from numpy.typing import DTypeLike, NDArray

from reader.errors import IndexCorruptError
from reader.i18n import gettext as _
from reader.search.mapped import MAPPED

FORMAT_VERSION: Final = 3
_MAGIC: Final = b"\x89TRI\r\n\x1a\n"
_END: Final = b"TRI-END\n"
_HEAD: Final = struct.Struct("<8s4sI")
_FOOT: Final = struct.Struct("<QII8s")

# Files are written in pieces of so many bytes, each at a multiple of it.  Linux keeps them in its cache as they were
# written, and maps a whole piece at a time: this takes a quarter of the time that the usual 8 KB do, while large ones
# fill the memory.
_PIECE: Final = 256 << 10

# So many are looked at before asking how much of the file is in memory.
_PART: Final = 8 << 20

Buffer = bytes | bytearray | memoryview | NDArray[Any]


def entries_of(number: int, entries: NDArray[Any], ends: NDArray[np.uint64]) -> NDArray[Any]:
    """Those of one document, of which each has several or none, stored one document after the other.

    ends: how many come before the end of each document.
    """
    return entries[entries_before(number, ends) : int(ends[number])]


def entries_before(number: int, ends: NDArray[np.uint64]) -> int:
    """How many of them come before the first of a document."""
    return int(ends[number - 1]) if number else 0


def owners_of(entries: NDArray[np.intp], ends: NDArray[np.uint64]) -> NDArray[np.intp]:
    """The documents to which entries belong, given by their places among all."""
    return np.searchsorted(ends, entries.astype(np.uint64), "right")


def entry_counts(ends: NDArray[np.uint64]) -> NDArray[np.int64]:
    """How many entries each document has."""
    return np.diff(ends, prepend=np.uint64(0)).astype(np.int64)


def corrupt(path: Path, reason: str) -> IndexCorruptError:
    """The error for a file that cannot be used; `reason` is for whoever reports it."""
    sentence = _("搜尋索引的檔案 {path} 無法使用（{reason}），請重建索引。")
    return IndexCorruptError(sentence.format(path=path, reason=reason))


class SectionWriter:
    """Writes one file.  `finish` makes it durable; a file that was not finished has no end mark and is never read."""

    def __init__(self, path: Path, kind: bytes) -> None:
        self._file = path.open("wb", _PIECE)
        self._sections: dict[str, tuple[int, int, int]] = {}
        self._head = _HEAD.pack(_MAGIC, kind, FORMAT_VERSION)
        self._at = 0
        self._write(self._head)

    def add(self, name: str, *parts: Buffer) -> None:
        """Write the section `name`, the concatenation of `parts`."""
        self.add_pieces(name, parts)

    def add_pieces(self, name: str, pieces: Iterable[Buffer]) -> None:
        """As `add`; each piece is asked for when the one before it is written."""
        self._write(bytes(-self._at % 8))
        start, checksum = self._at, 0
        for piece in pieces:
            data = np.ascontiguousarray(piece).data.cast("B") if isinstance(piece, np.ndarray) else memoryview(piece)
            for at in range(0, len(data), _PART):
                checksum = crc32(data[at : at + _PART], checksum)
                self._write(data[at : at + _PART])
        self._sections[name] = start, self._at - start, checksum

    def _write(self, data: bytes | memoryview) -> None:
        written = 0
        while written < len(data):
            size = min(_PIECE - self._at % _PIECE, len(data) - written)
            self._file.write(data[written : written + size])
            written += size
            self._at += size
            if self._at % _PART == 0:
                MAPPED.ease()  # of the segments that this one is made of

    def finish(self, info: Mapping[str, object] | None = None) -> tuple[int, int]:
        """Close the file.  Returns its stamp: (size in bytes, time of modification in ns)."""
        directory = json.dumps({"sections": self._sections, "info": dict(info or {})}).encode()
        start = self._at
        self._write(directory)
        self._write(_FOOT.pack(start, len(directory), crc32(directory, crc32(self._head)), _END))
        self._file.flush()
        os.fsync(self._file.fileno())
        state = os.fstat(self._file.fileno())
        self._file.close()
        return state.st_size, state.st_mtime_ns

    def abandon(self) -> None:
        self._file.close()


class SectionReader:
    """One file, mapped into memory.  Raises IndexCorruptError for anything that is not such a file, OSError if it
    cannot be opened.

    stamp: what `SectionWriter.finish` returned.  Where the file has another one by now, somebody touched it, and all
    of it is checked; else only what leads to the sections.
    """

    def __init__(self, path: Path, kind: bytes, stamp: tuple[int, int] | None = None) -> None:
        self.path = path
        with path.open("rb") as file:
            state = os.fstat(file.fileno())
            if state.st_size < _HEAD.size + _FOOT.size:
                raise corrupt(path, "too short")
            self.map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        MAPPED.add(self.map)
        self._read_directory(kind)
        if stamp != (state.st_size, state.st_mtime_ns):
            self.verify()

    def _read_directory(self, kind: bytes) -> None:
        head = self.map[: _HEAD.size]
        magic, found_kind, version = _HEAD.unpack(head)
        start, length, checksum, end = _FOOT.unpack(self.map[-_FOOT.size :])
        if (magic, end, found_kind) != (_MAGIC, _END, kind):
            raise corrupt(self.path, "marks")
        if version != FORMAT_VERSION:
            raise corrupt(self.path, f"version {version}")
        directory = self.map[start : start + length]
        if start + length + _FOOT.size != len(self.map) or crc32(directory, crc32(head)) != checksum:
            raise corrupt(self.path, "directory")
        parsed = json.loads(directory)
        self.info: dict[str, Any] = parsed["info"]
        self._sections: dict[str, tuple[int, int, int]] = {k: tuple(v) for k, v in parsed["sections"].items()}

    def verify(self) -> None:
        """Check every byte of every section.  Raises IndexCorruptError."""
        for name, (start, length, checksum) in self._sections.items():
            if self._checksum(start, start + length) != checksum:
                raise corrupt(self.path, name)

    def _checksum(self, start: int, end: int) -> int:
        checksum = 0
        with memoryview(self.map) as view:
            for at in range(start, end, _PART):
                with view[at : min(at + _PART, end)] as part:
                    checksum = crc32(part, checksum)
                MAPPED.ease()
        return checksum

    def extent(self, name: str) -> tuple[int, int]:
        """Where the section begins and ends in `map`."""
        start, length, _checksum = self._sections[name]
        return start, start + length

    def array(self, name: str, dtype: DTypeLike) -> NDArray[Any]:
        """The section as an array, not copied."""
        start, length, _checksum = self._sections[name]
        kind = np.dtype(dtype)
        return np.frombuffer(self.map, kind, length // kind.itemsize, start)
