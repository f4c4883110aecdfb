"""What a mutation did: enough to refresh every screen, and to undo it."""

from dataclasses import dataclass

from reader.model.annotation import Annotation
from reader.model.corrections import Correction
from reader.model.glossary import OwnGlossary, OwnTerm
from reader.model.searches import SavedSearch


@dataclass(frozen=True, slots=True)
class AnnotationChange:
    """An annotation before and after; None before = made, None after = deleted."""

    before: Annotation | None
    after: Annotation | None

    @property
    def annotation(self) -> Annotation:
        """The annotation concerned, as it now stands or last stood."""
        changed = self.after or self.before
        if changed is None:
            raise ValueError("a change without an annotation")
        return changed


@dataclass(frozen=True, slots=True)
class CorrectionChange:
    """A correction before and after; None before = made, None after = taken back."""

    before: Correction | None
    after: Correction | None


@dataclass(frozen=True, slots=True)
class TermChange:
    """A term of a reader's glossary before and after; None before = made, None after = deleted."""

    before: OwnTerm | None
    after: OwnTerm | None


@dataclass(frozen=True, slots=True)
class GlossaryChange:
    """A reader's glossary before and after; None before = made, None after = deleted, with all its terms."""

    before: OwnGlossary | None
    after: OwnGlossary | None


@dataclass(frozen=True, slots=True)
class SearchChange:
    """A saved search before and after; None before = made, None after = deleted."""

    before: SavedSearch | None
    after: SavedSearch | None


@dataclass(frozen=True, slots=True)
class ChangeSet:
    """All that one action changed.

    documents: ids of documents imported, restructured, edited or removed.  corrections are all of one document; the
    annotations beside them were only carried into the edition that they made.  glossaries and terms change together
    with nothing else, and so do searches.
    """

    annotations: tuple[AnnotationChange, ...] = ()
    documents: frozenset[int] = frozenset()
    corrections: tuple[CorrectionChange, ...] = ()
    glossaries: tuple[GlossaryChange, ...] = ()
    terms: tuple[TermChange, ...] = ()
    searches: tuple[SearchChange, ...] = ()

    def __bool__(self) -> bool:
        kinds = (self.annotations, self.documents, self.corrections, self.glossaries, self.terms, self.searches)
        return any(kinds)
