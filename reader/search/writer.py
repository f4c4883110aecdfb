"""One commit: documents in, documents out, a new table of contents."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.search import merging, toc
from reader.search.codec import FlatCodec, FlatSegment
from reader.search.documents import FlatDocumentReader
from reader.search.engine import SegmentReader, SegmentWriter
from reader.search.fields import BODY
from reader.search.indexed import IndexedDocument, rows
from reader.search.pool import FlatPool
from reader.search.terms import FlatTermsReader

# A commit of many documents is split into segments of this many bytes of text, which bounds its memory.
_SEGMENT_SIZE: Final = 64 << 20
# Documents of so many code points are folded at once.
_BATCH: Final = 100_000


class FlatWriter(SegmentWriter):  # type: ignore[misc]
    """Holds the index's write lock from its making to `commit_at` or `cancel`.

    sequence: where in the change log the index stands until then.  Raises whoosh's LockError if another writer does not
    finish within `timeout` seconds.
    """

    def __init__(self, index: toc.FlatIndex, timeout: float) -> None:
        try:
            super().__init__(index, timeout=timeout, delay=0.02, codec=FlatCodec(), compound=False)
            self.sequence = toc.read(index.folder).sequence
        except BaseException:
            # whoosh keeps the lock when something after it fails.
            lock = getattr(self, "writelock", None)
            if lock is not None and lock.fd is not None:
                lock.release()
            raise
        self.pool = FlatPool()
        self._folder = Path(self.storage.folder)
        self._rolled: list[FlatSegment] = []
        self._placed: dict[int, tuple[FlatSegment, int]] = {}
        self._gone: set[int] = set()
        self._waiting: list[IndexedDocument] = []
        self._characters = 0

    def remove(self, numbers: Iterable[int]) -> None:
        """Take the documents with these library numbers out of the index, as far as they are in it."""
        self._add_waiting()
        for number in numbers:
            self._gone.add(number)
            self._unplace(number)

    def put(self, document: IndexedDocument) -> None:
        """Add a document or replace the one with the same number."""
        self._waiting.append(document)
        self._characters += sum(map(len, document.blocks))
        if self._characters >= _BATCH:
            self._add_waiting()

    def _add_waiting(self) -> None:
        for document, values in zip(self._waiting, rows(self._waiting), strict=True):
            number = document.id
            self._gone.add(number)
            self._unplace(number)
            self._placed[number] = self.newsegment, self.docnum
            self.add_document(**values)
            if self.perdocwriter.size >= _SEGMENT_SIZE:
                self._roll()
        self._waiting, self._characters = [], 0

    def _unplace(self, number: int) -> None:
        placed = self._placed.pop(number, None)
        if placed is not None:
            segment, docnum = placed
            segment.delete_document(docnum)

    def _roll(self) -> None:
        """Finish the new segment and begin another one."""
        self._rolled.append(self._finalize_segment())
        self.newsegment = self.codec.new_segment(self.storage, self.indexname)
        self.perdocwriter = self.codec.per_document_writer(self.storage, self.newsegment)
        self.fieldwriter = self.codec.field_writer(self.storage, self.newsegment)
        self.pool = FlatPool()
        self.docnum = self.docbase
        self._added = False

    def commit_at(self, sequence: int, at_leisure: bool = False) -> None:
        """Make all of it the state of the index, with the change log at `sequence`; else nothing of it is.

        at_leisure: nobody waits, so that all segments that may become one do.
        """
        self._add_waiting()
        self.sequence = sequence
        self.commit(mergetype=lambda _writer, segments: self._settle(segments, at_leisure))

    def _settle(self, segments: list[FlatSegment], at_leisure: bool) -> list[FlatSegment]:
        """Delete what is gone and merge.  Returns the segments that stay, the one being written left out."""
        readers = {segment.segid: SegmentReader(self.storage, self.schema, segment) for segment in segments}
        self._delete_gone(segments, readers)
        alive = [segment for segment in segments if segment.doc_count()]
        sizes = [_size(segment, readers[segment.segid]) for segment in alive]
        added = self.perdocwriter.size
        merged = merging.segments_to_join(sizes) if at_leisure else merging.segments_to_merge(sizes, added)
        chosen = {alive[i].segid for i in merged}
        for segment in alive:
            if segment.segid in chosen:
                self.add_reader(readers[segment.segid])
        return [segment for segment in alive if segment.segid not in chosen] + self._rolled

    def _delete_gone(self, segments: list[FlatSegment], readers: dict[str, Any]) -> None:
        gone = np.fromiter(self._gone, np.int64, len(self._gone))
        for segment in segments:
            documents: FlatDocumentReader = readers[segment.segid]._perdoc
            for docnum in np.flatnonzero(np.isin(documents.numbers, gone)).tolist():
                segment.delete_document(docnum)

    # What whoosh calls

    def write_per_doc(self, fieldnames: Iterable[str], reader: Any) -> NDArray[np.uint32]:
        numbers: NDArray[np.uint32] = self.perdocwriter.append(reader._perdoc)
        self.docnum += reader.doc_count()
        return numbers

    def add_postings_to_pool(self, reader: Any, startdoc: int, docmap: NDArray[np.uint32]) -> None:
        terms: FlatTermsReader = reader._terms
        for name, field in terms.fields.items():
            self.pool.add_run(name, field.all(), docmap)

    def _commit_toc(self, segments: list[FlatSegment]) -> None:
        toc.write(self._folder, self.generation, self.sequence, segments)
        toc.clean(self._folder, segments)

    def cancel(self) -> None:
        """Leave the index as it was and release the lock.  May be called after a commit that failed."""
        if self.is_closed:
            return
        self.perdocwriter.discard()
        self.fieldwriter.close()
        self.pool.cleanup()
        try:
            # What the disk says now, not what we began with: the commit may have failed after it was made.
            toc.clean(self._folder, toc.read(self._folder).segments)
        finally:
            self._finish()

    def _finish(self) -> None:
        self.is_closed = True
        try:
            self._tempstorage.destroy()
        finally:
            self.writelock.release()


def _size(segment: FlatSegment, reader: Any) -> merging.SegmentSize:
    documents: FlatDocumentReader = reader._perdoc
    return merging.SegmentSize(documents.field_length(BODY), segment.doc_count_all(), segment.deleted_count())
