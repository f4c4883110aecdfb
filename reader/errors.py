"""What a user can act on.  Anything else that is raised is a bug of ours.

Each error is one sentence: what happened, where, and what to do about it.  Foreign errors are translated into these
at the adapter that meets them.
"""

from pathlib import Path


class ReaderError(Exception):
    """`str(error)` is the sentence shown to the user, already in the language of the interface."""


class UsageError(ReaderError):
    """The call makes no sense: an unknown document, script or format, a query that cannot be read."""


class QueryError(UsageError):
    """A query that makes no sense; position: where in what was typed, in code points."""

    def __init__(self, sentence: str, position: int) -> None:
        super().__init__(sentence)
        self.position = position


class NotFoundError(ReaderError):
    """A document, annotation, quotation or term that is not there."""


class AmbiguousError(ReaderError):
    """More than one thing fits what was asked for."""


class ImportFailure(ReaderError):  # noqa: N818 - the batch goes on; it is an outcome of one file
    """One file could not be read: empty, damaged, encrypted, scanned, not text, not permitted."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(sentence)
        self.path = path


class StorageError(ReaderError):
    """The library could not be read or written: locked, corrupt, full, not permitted, made by a newer program."""


class DiskFullError(StorageError):
    """There is no room for what was to be written, and what was written before stands."""


class IndexCorruptError(ReaderError):
    """The search index cannot be used and is to be built anew from the library."""


class GlossaryError(ReaderError):
    """A glossary file does not keep to the format: which file, which term, which field."""


class ExportError(ReaderError):
    """An export could not be written, or a file of annotations could not be read."""


class Cancelled(ReaderError):  # noqa: N818 - what the user asked for
    """The user stopped a long piece of work; all that was committed before stands."""
