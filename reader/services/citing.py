"""The works that a document cites, read from its footnotes when they are first asked for."""

from reader.citing import parse
from reader.exporters.works import export_works
from reader.model.bibliography import Bibliography
from reader.model.document import Document


class CitingService:
    """Reads documents; changes nothing.  What was read of the last document is kept: the one that is open."""

    def __init__(self) -> None:
        self._last: tuple[Document, Bibliography] | None = None

    def bibliography(self, document: Document) -> Bibliography:
        """The works and the places that cite them."""
        # By identity: to compare two documents block by block would cost more than to read their footnotes.
        if self._last is None or self._last[0] is not document:
            self._last = document, parse(document)
        return self._last[1]

    def export(self, document: Document, format: str) -> bytes:
        """The works as a file in one of `exporters.works.WORK_FORMATS`.  Raises UsageError."""
        return export_works(self.bibliography(document).works, format)
