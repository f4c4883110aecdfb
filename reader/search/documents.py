"""What a segment keeps of each document: the file *.docs, kind DOCS (see sections.py for the container).

    number              int64 a document: the library's number
    F.text              UTF-8 of the folded text of field F (fields.TEXT_FIELDS), one document after the other, nothing
                        between
    F.ends              uint64 a document: where its text ends in F.text; it begins where the one before it ends
    F.blocks            uint32 a block, document after document: where the block begins in its document's text, bytes
    F.blockends         uint64 a document: how many entries of F.blocks come before its end
    info.documents      how many documents, deleted ones included (deletions are in the table of contents, toc.py)
    and what facts.py tells of

Blocks are joined by one line feed (0A), so a block ends one byte before the next begins.
"""

from array import array
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search.engine import codecs, columns
from reader.search.facts import FactsGathered, FactsReader
from reader.search.fields import BODY, FACTS, NUMBER, TEXT_FIELDS, FoldedText
from reader.search.postings import DROPPED
from reader.search.sections import SectionReader, SectionWriter, entries_before, entries_of, entry_counts

EXTENSION: Final = ".docs"
KIND: Final = b"DOCS"


class _TextGathered:
    """One text field of the documents written so far."""

    def __init__(self) -> None:
        self.parts: list[bytes | memoryview] = []
        self.size = 0
        self.ends = array("Q")
        self.blocks = array("I")
        self.block_ends = array("Q")

    def add(self, text: FoldedText | None) -> None:
        """Add a document, None for one in which the field is empty."""
        if text is not None:
            self.parts.append(text.utf8)
            self.size += len(text.utf8)
            self.blocks.frombytes(text.starts.tobytes())
        self.ends.append(self.size)
        self.block_ends.append(len(self.blocks))

    def append(
        self, data: memoryview, ends: NDArray[np.uint64], blocks: NDArray[np.uint32], counts: NDArray[np.uint64]
    ) -> None:
        """Add documents: their bytes, where each ends in them, their blocks, and where each one's blocks end."""
        self.parts.append(data)
        self.ends.frombytes((ends + np.uint64(self.size)).tobytes())
        self.size += len(data)
        self.block_ends.frombytes((counts + np.uint64(len(self.blocks))).tobytes())
        self.blocks.frombytes(blocks.tobytes())

    def write(self, writer: SectionWriter, name: str) -> None:
        writer.add(f"{name}.text", *self.parts)
        writer.add(f"{name}.ends", self.ends.tobytes())
        writer.add(f"{name}.blocks", self.blocks.tobytes())
        writer.add(f"{name}.blockends", self.block_ends.tobytes())


class FlatDocumentWriter(codecs.PerDocumentWriter):  # type: ignore[misc]
    """Gathers the documents of one segment in memory and writes them on `close`."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._path = Path(storage.folder) / segment.make_filename(EXTENSION)
        self._segment = segment
        self._texts = {name: _TextGathered() for name in TEXT_FIELDS}
        self._facts = FactsGathered()
        self._numbers = array("q")
        self._count = 0
        self._row: dict[str, Any] = {}
        self.is_closed = False

    @property
    def size(self) -> int:
        """Bytes of text gathered."""
        return sum(text.size for text in self._texts.values())

    def start_doc(self, docnum: int) -> None:
        self._row = {}

    def add_field(self, fieldname: str, fieldobj: Any, value: Any, length: int) -> None:
        """Nothing: what is kept of a field is its column."""

    def add_column_value(self, fieldname: str, columnobj: Any, value: Any) -> None:
        self._row[fieldname] = value

    def finish_doc(self) -> None:
        self._numbers.append(self._row[NUMBER])
        self._facts.add(self._row[FACTS])
        for name, gathered in self._texts.items():
            gathered.add(self._row.get(name))
        self._count += 1
        self._row = {}

    def append(self, reader: "FlatDocumentReader") -> NDArray[np.uint32]:
        """Take over the documents of another segment that are not deleted.

        Returns the new number of each, DROPPED for those left out.
        """
        alive = np.ones(reader.doc_count_all(), bool)
        alive[list(reader.deleted_docs())] = False
        kept = np.flatnonzero(alive)
        numbers = np.full(len(alive), DROPPED, np.uint32)
        numbers[kept] = np.arange(len(kept)) + self._count
        self._numbers.frombytes(reader.numbers[kept].tobytes())
        for first, last in _stretches(kept):
            self._facts.append(reader.facts, first, last)
            for name, gathered in self._texts.items():
                gathered.append(*reader.slice(name, first, last))
        self._count += len(kept)
        return numbers

    def close(self) -> None:
        self.is_closed = True
        if not self._count:
            return
        writer = SectionWriter(self._path, KIND)
        try:
            writer.add("number", self._numbers.tobytes())
            self._facts.write(writer)
            for name, gathered in self._texts.items():
                gathered.write(writer, name)
            self._segment.stamps[EXTENSION] = writer.finish({"documents": self._count})
        except BaseException:
            writer.abandon()
            raise
        self._texts = {}

    def discard(self) -> None:
        """Forget what was gathered."""
        self._count, self._texts, self.is_closed = 0, {}, True


def _stretches(kept: NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    """Runs of neighbouring numbers as (first, last + 1)."""
    if len(kept):
        for run in np.split(kept, np.flatnonzero(np.diff(kept) != 1) + 1):
            yield int(run[0]), int(run[-1]) + 1


class TextReader(columns.ColumnReader):  # type: ignore[misc]
    """The stored texts of a field.

    starts, ends: of each document in the file's map, in bytes.
    """

    def __init__(self, file: SectionReader, name: str) -> None:
        self.map = file.map
        begin, _end = file.extent(f"{name}.text")
        self.ends: NDArray[np.int64] = file.array(f"{name}.ends", "<u8").astype(np.int64) + begin
        self.starts: NDArray[np.int64] = np.concatenate((np.array([begin], np.int64), self.ends))[:-1]
        self.blocks: NDArray[np.uint32] = file.array(f"{name}.blocks", "<u4")
        self.block_ends: NDArray[np.uint64] = file.array(f"{name}.blockends", "<u8")
        # The first block of each document, counted through all.
        self._first_blocks = np.concatenate((np.zeros(1, np.int64), self.block_ends.astype(np.int64)))
        self._doccount = len(self.ends)

    def __getitem__(self, docnum: int) -> bytes:
        return self.map[int(self.starts[docnum]) : int(self.ends[docnum])]

    def bounds(self, docnums: NDArray[np.uint32]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where documents begin and end in the map, in bytes."""
        return self.starts.take(docnums), self.ends.take(docnums)

    def block_starts(self, docnum: int) -> NDArray[np.uint32]:
        """Where the blocks of a document begin in its text, in bytes."""
        return entries_of(docnum, self.blocks, self.block_ends)

    def blocks_at(self, places: NDArray[np.int64]) -> NDArray[np.intp]:
        """The blocks, counted through all documents, in which places of the map are, given in bytes."""
        return np.searchsorted(self._all_starts, places, "right") - 1

    def numbered(self, blocks: NDArray[np.intp]) -> tuple[NDArray[np.intp], NDArray[np.int64]]:
        """The documents of some blocks, counted through all documents, and the number of each in its document."""
        owners = self._first_blocks.searchsorted(blocks, "right") - 1
        return owners, blocks - self._first_blocks.take(owners)

    def extents(self, blocks: NDArray[np.intp]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Where some of the blocks, counted through all documents, begin and end in the map, in bytes."""
        following = blocks + 1
        after = self._first_blocks.searchsorted(following)
        is_last = self._first_blocks.take(after) == following
        ends = self._all_starts.take(following, mode="clip") - 1
        return self._all_starts.take(blocks), np.where(is_last, self.ends.take(after - 1), ends)

    def documents_at(self, places: NDArray[np.int64]) -> NDArray[np.intp]:
        """The documents in which places of the map are, given in bytes."""
        return np.searchsorted(self.ends, places, "right")

    def count_in(self, docnums: NDArray[np.uint32], places: NDArray[np.int64]) -> NDArray[np.int64]:
        """How many of the places, given by bytes of the map, each of the documents has, which are ascending and have
        all of them."""
        owners = np.searchsorted(self.ends[docnums], places, "right")
        return np.bincount(owners, minlength=len(docnums)).astype(np.int64)

    @cached_property
    def _all_starts(self) -> NDArray[np.int64]:
        return np.repeat(self.starts, entry_counts(self.block_ends)) + self.blocks


class NumberReader(columns.ColumnReader):  # type: ignore[misc]
    def __init__(self, numbers: NDArray[np.int64]) -> None:
        self._numbers = numbers
        self._doccount = len(numbers)

    def __getitem__(self, docnum: int) -> int:
        return int(self._numbers[docnum])


class FlatDocumentReader(codecs.PerDocumentReader):  # type: ignore[misc]
    def __init__(self, storage: Any, segment: Any) -> None:
        path = Path(storage.folder) / segment.make_filename(EXTENSION)
        self._file = SectionReader(path, KIND, segment.stamps.get(EXTENSION))
        self._segment = segment
        self.numbers: NDArray[np.int64] = self._file.array("number", "<i8")
        self.texts = {name: TextReader(self._file, name) for name in TEXT_FIELDS}
        self.facts = FactsReader(self._file, self.texts[BODY].block_ends)

    def verify(self) -> None:
        self._file.verify()

    def slice(self, name: str, first: int, last: int) -> tuple[memoryview, NDArray[Any], NDArray[Any], NDArray[Any]]:
        """Documents first..last of a text field as `_TextGathered.append` takes them."""
        text = self.texts[name]
        begin, end = int(text.starts[first]), int(text.ends[last - 1])
        blocks_before = entries_before(first, text.block_ends)
        block_ends = text.block_ends[first:last]
        return (
            memoryview(self._file.map)[begin:end],
            (text.ends[first:last] - begin).astype(np.uint64),
            text.blocks[blocks_before : int(block_ends[-1])],
            block_ends - np.uint64(blocks_before),
        )

    def close(self) -> None:
        """Nothing: the map goes with the last array that looks into it."""

    # Numbers and deletions

    def doc_count_all(self) -> int:
        return len(self.numbers)

    def doc_count(self) -> int:
        return len(self.numbers) - int(self._segment.deleted_count())

    def has_deletions(self) -> bool:
        return bool(self._segment.has_deletions())

    def is_deleted(self, docnum: int) -> bool:
        return bool(self._segment.is_deleted(docnum))

    def deleted_docs(self) -> Iterator[int]:
        return iter(self._segment.deleted_docs())

    # Columns

    def supports_columns(self) -> bool:
        return True

    def has_column(self, fieldname: str) -> bool:
        return fieldname == NUMBER or fieldname in self.texts

    def list_columns(self) -> list[str]:
        return [NUMBER, *self.texts]

    def column_reader(self, fieldname: str, column: Any) -> Any:
        return NumberReader(self.numbers) if fieldname == NUMBER else self.texts[fieldname]

    def stored_fields(self, docnum: int) -> dict[str, object]:
        return {NUMBER: int(self.numbers[docnum])}

    # Lengths, in bytes of the stored text: near enough to scale a score by

    def doc_field_length(self, docnum: int, fieldname: str, default: int = 0) -> int:
        text = self.texts.get(fieldname)
        return int(text.ends[docnum] - text.starts[docnum]) if text else default

    def _lengths(self, fieldname: str) -> NDArray[np.int64]:
        text = self.texts.get(fieldname)
        return text.ends - text.starts if text else np.zeros(1, np.int64)

    def field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).sum())

    def min_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).min(initial=0))

    def max_field_length(self, fieldname: str) -> int:
        return int(self._lengths(fieldname).max(initial=0))
