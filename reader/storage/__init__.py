"""The library on disk: documents, annotations, the change log, backups.  The only user of the database."""

from reader.storage.backups import restore
from reader.storage.clock import utc_now
from reader.storage.codec import Packed, pack, unpack
from reader.storage.library import Library
from reader.storage.log import (
    ANNOTATED,
    ANNOTATION,
    DOCUMENT_ADDED,
    DOCUMENT_CHANGED,
    DOCUMENT_REMOVED,
    LogEntry,
)
from reader.storage.opening import open_library
from reader.storage.originals import Keeping
from reader.storage.records import Arrival, Stored, unknown_document

__all__ = [
    "ANNOTATED",
    "ANNOTATION",
    "DOCUMENT_ADDED",
    "DOCUMENT_CHANGED",
    "DOCUMENT_REMOVED",
    "Arrival",
    "Keeping",
    "Library",
    "LogEntry",
    "Packed",
    "Stored",
    "open_library",
    "pack",
    "restore",
    "unknown_document",
    "unpack",
    "utc_now",
]
