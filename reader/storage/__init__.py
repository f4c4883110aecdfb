"""The library on disk: documents, annotations, the change log, backups.  The only user of the database."""

from reader.storage.backups import restore
from reader.storage.library import (
    ANNOTATION,
    DOCUMENT_ADDED,
    DOCUMENT_CHANGED,
    DOCUMENT_REMOVED,
    Library,
    LogEntry,
)
from reader.storage.opening import open_library

__all__ = [
    "ANNOTATION",
    "DOCUMENT_ADDED",
    "DOCUMENT_CHANGED",
    "DOCUMENT_REMOVED",
    "Library",
    "LogEntry",
    "open_library",
    "restore",
]
