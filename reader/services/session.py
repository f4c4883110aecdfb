"""Everything a user can do with one library, in one value."""

from dataclasses import dataclass

from reader.glossary import Glossary
from reader.search import Index
from reader.services.annotating import AnnotationService
from reader.services.exporting import ExportService
from reader.services.finding import SearchService
from reader.services.library import LibraryService
from reader.services.reading import ReadingService
from reader.storage import Library


@dataclass(frozen=True, slots=True)
class Reader:
    """A library that is open, and the services on it."""

    library: Library
    index: Index
    glossary: Glossary
    library_service: LibraryService
    annotations: AnnotationService
    finding: SearchService
    reading: ReadingService
    exporting: ExportService

    def close(self) -> None:
        self.index.close()
        self.library.close()
