"""Everything a user can do with one library that is open."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from reader.services.history import History
from reader.services.library import LibraryService
from reader.storage import Library

if TYPE_CHECKING:
    from reader.glossary import Glossary
    from reader.search import Index
    from reader.services.agenda import AgendaService
    from reader.services.analysis import AnalysisService
    from reader.services.annotating import AnnotationService
    from reader.services.asking import AskingService
    from reader.services.citing import CitingService
    from reader.services.correcting import CorrectionService
    from reader.services.exporting import ExportService
    from reader.services.finding import SearchService
    from reader.services.glossary import GlossaryService
    from reader.services.reading import ReadingService
    from reader.services.renewing import Renewing
    from reader.services.searches import SearchesService
    from reader.services.terminology import TerminologyService
    from reader.services.undoing import UndoService


class Reader:
    """The services of one library.  Those that cost time to make are made when they are first asked for."""

    def __init__(
        self,
        library: Library,
        make_index: "Callable[[], Index]",
        make_glossary: "Callable[[], Glossary]",
    ) -> None:
        self.library = library
        self.library_service = LibraryService(library)
        self._history = History()
        self._make_index = make_index
        self._make_glossary = make_glossary

    @cached_property
    def index(self) -> "Index":
        return self._make_index()

    @property
    def glossary(self) -> "Glossary":
        """All that is explained, the reader's own terms too, as it is now."""
        return self.glossaries.current

    @cached_property
    def glossaries(self) -> "GlossaryService":
        from reader.services.glossary import GlossaryService

        return GlossaryService(self.library, self._make_glossary(), self._history)

    @cached_property
    def annotations(self) -> "AnnotationService":
        from reader.services.annotating import AnnotationService

        return AnnotationService(self.library, self._history)

    @cached_property
    def corrections(self) -> "CorrectionService":
        from reader.services.correcting import CorrectionService

        return CorrectionService(self.library, self._history, self._renewing)

    @cached_property
    def undoing(self) -> "UndoService":
        from reader.services.undoing import UndoService

        return UndoService(self.library, self._history, self._renewing)

    @cached_property
    def _renewing(self) -> "Renewing":
        from reader.services.renewing import Renewing

        return Renewing(self.library, self._history)

    @cached_property
    def finding(self) -> "SearchService":
        from reader.services.finding import SearchService

        return SearchService(self.library, self.index, lambda: self.glossary)

    @cached_property
    def asking(self) -> "AskingService":
        from reader.services.asking import AskingService

        return AskingService(lambda: self.glossary, self.terminology)

    @cached_property
    def searches(self) -> "SearchesService":
        from reader.services.searches import SearchesService

        return SearchesService(self.library, self._history)

    @cached_property
    def analysis(self) -> "AnalysisService":
        from reader.services.analysis import AnalysisService

        return AnalysisService(self.library, self.finding)

    @cached_property
    def reading(self) -> "ReadingService":
        from reader.services.reading import ReadingService

        return ReadingService(self.glossary, self.terminology.conversions)

    @cached_property
    def citing(self) -> "CitingService":
        from reader.services.citing import CitingService

        return CitingService()

    @cached_property
    def agenda(self) -> "AgendaService":
        from reader.services.agenda import AgendaService

        return AgendaService(self.library)

    @cached_property
    def exporting(self) -> "ExportService":
        from reader.services.exporting import ExportService

        return ExportService(self.library, self.terminology.conversions)

    @cached_property
    def terminology(self) -> "TerminologyService":
        from reader.services.terminology import TerminologyService

        return TerminologyService(self.library)

    def close(self) -> None:
        """Let go of the library and the index."""
        if "index" in self.__dict__:
            self.index.close()
        self.library.close()
