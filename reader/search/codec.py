"""The codec: which of whoosh's parts are ours, and what a segment is."""

from collections.abc import Iterable, Iterator
from typing import Any

from reader.search import documents, terms
from reader.search.engine import codecs


class FlatSegment(codecs.Segment):  # type: ignore[misc]
    """A segment: a set of documents in files that never change, and which of them are deleted by now.

    stamps: of each file by its extension, (size, time of modification); see sections.SectionReader.
    """

    def __init__(
        self,
        indexname: str,
        segid: str | None = None,
        count: int = 0,
        deleted: Iterable[int] = (),
        stamps: dict[str, tuple[int, int]] | None = None,
    ) -> None:
        super().__init__(indexname)
        if segid is not None:
            self.segid = segid
        self.stamps = stamps if stamps is not None else {}
        self._count = count
        self._deleted = set(deleted)

    def codec(self) -> "FlatCodec":
        return FlatCodec()

    def set_doc_count(self, doccount: int) -> None:
        self._count = doccount

    def doc_count_all(self) -> int:
        return self._count

    def deleted_count(self) -> int:
        return len(self._deleted)

    def deleted_docs(self) -> Iterator[int]:
        return iter(sorted(self._deleted))

    def delete_document(self, docnum: int, delete: bool = True) -> None:
        (self._deleted.add if delete else self._deleted.discard)(docnum)

    def is_deleted(self, docnum: int) -> bool:
        return docnum in self._deleted

    def should_assemble(self) -> bool:
        return False


class FlatCodec(codecs.Codec):  # type: ignore[misc]
    """Postings of one uint32 a document, documents stored whole; see terms.py and documents.py for the bytes."""

    length_stats = False

    def per_document_writer(self, storage: Any, segment: FlatSegment) -> documents.FlatDocumentWriter:
        return documents.FlatDocumentWriter(storage, segment)

    def field_writer(self, storage: Any, segment: FlatSegment) -> terms.FlatFieldWriter:
        return terms.FlatFieldWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: FlatSegment) -> terms.FlatTermsReader:
        return terms.FlatTermsReader(storage, segment)

    def per_document_reader(self, storage: Any, segment: FlatSegment) -> documents.FlatDocumentReader:
        return documents.FlatDocumentReader(storage, segment)

    def new_segment(self, storage: Any, indexname: str) -> FlatSegment:
        return FlatSegment(indexname)
