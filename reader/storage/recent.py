"""Documents that were read a moment ago."""

from itertools import islice

from reader.model.document import Document


class Recent:
    """The one last read, and another edition of it: who shows a document goes on to mark and to correct it, and a long
    one takes a second to read."""

    def __init__(self) -> None:
        self._held: tuple[Document, ...] = ()

    def find(self, document: int, edition: int) -> Document | None:
        return next((each for each in self._held if (each.id, each.edition) == (document, edition)), None)

    def remember(self, found: Document) -> Document:
        others = (each for each in self._held if each.id == found.id and each.edition != found.edition)
        self._held = (found, *islice(others, 1))
        return found
