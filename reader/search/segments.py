"""A segment as a search sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from reader.search.codec import FlatSegment
from reader.search.documents import FlatDocumentReader, TextReader
from reader.search.fields import BODY
from reader.search.terms import FieldTerms, FlatTermsReader


@dataclass(frozen=True, slots=True, eq=False)
class SegmentView:
    """A segment as it stood at one commit.

    alive: of each document, whether it was not deleted.  is_whole: whether none was.
    """

    name: str
    documents: FlatDocumentReader
    terms: FlatTermsReader
    alive: NDArray[np.bool_]
    is_whole: bool

    @property
    def text(self) -> TextReader:
        return self.documents.texts[BODY]

    @property
    def fields(self) -> Mapping[str, FieldTerms]:
        """The terms of each field that any document has."""
        return self.terms.fields

    @classmethod
    def of(cls, reader: Any, segment: FlatSegment) -> "SegmentView":
        """reader: whoosh's reader of the segment."""
        return cls(segment.segid, reader._perdoc, reader._terms, *_alive(segment))

    def at(self, segment: FlatSegment) -> "SegmentView":
        """The same files with the deletions of another commit."""
        return SegmentView(self.name, self.documents, self.terms, *_alive(segment))

    def live_numbers(self) -> NDArray[np.int64]:
        return self.documents.numbers[self.alive]


def _alive(segment: FlatSegment) -> tuple[NDArray[np.bool_], bool]:
    alive, deleted = np.ones(segment.doc_count_all(), bool), list(segment.deleted_docs())
    alive[deleted] = False
    return alive, not deleted
