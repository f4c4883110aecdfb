"""What a reader writes into documents: marks, notes, tags."""

from collections.abc import Iterable
from dataclasses import replace
from uuid import uuid4

from reader import anchoring
from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.annotation import AnchorState, Annotation, Colour, Span, Style
from reader.model.changes import AnnotationChange, ChangeSet
from reader.model.document import Block
from reader.services.carrying import Carrier
from reader.services.exchange import AnnotationImport, plan_import
from reader.services.history import History
from reader.storage import Library, utc_now

__all__ = ["AnnotationImport", "AnnotationService"]


def normalised_tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Without blanks around or doubled within, empty ones and repetitions; a leading # is how some people type them."""
    cleaned = (" ".join(tag.split()).lstrip("#").strip() for tag in tags)
    return tuple(dict.fromkeys(tag for tag in cleaned if tag))


class AnnotationService:
    """Every change is durable when it is returned, and goes into the history."""

    def __init__(self, library: Library, history: History) -> None:
        self._library = library
        self._history = history

    def of(self, document: int | None = None) -> tuple[Annotation, ...]:
        """Those on one document or on all, by document and place; those without a place last."""
        return self._library.annotations(document)

    def add(
        self,
        document: int,
        span: Span,
        *,
        edition: int | None = None,
        colour: Colour = Colour.YELLOW,
        style: Style = Style.HIGHLIGHT,
        note: str = "",
        tags: Iterable[str] = (),
    ) -> ChangeSet:
        """Mark `span`.  Raises NotFoundError, and UsageError for a span that is empty or not in the document.

        edition: the one that the span was drawn on, None = the present one; on an older one the mark is made on those
        words and carried over.
        """
        edition, blocks = self._blocks(document, edition)
        _validate(blocks, span)
        now = utc_now()
        made = Annotation(
            id=str(uuid4()),
            document=document,
            edition=edition,
            span=span,
            quote=anchoring.describe(blocks, span),
            colour=Colour(colour),
            style=Style(style),
            note=note,
            tags=normalised_tags(tags),
            created=now,
            modified=now,
        )
        with self._library.batch():
            if self._library.edition(document) != edition:  # A new one was imported this very moment.
                made = self._carrier(document).carry(made)
            return self._do(ChangeSet((AnnotationChange(None, made),)))

    def edit(
        self,
        key: str,
        *,
        colour: Colour | None = None,
        style: Style | None = None,
        note: str | None = None,
        tags: Iterable[str] | None = None,
    ) -> ChangeSet:
        """Change what is given, leave the rest.  Raises NotFoundError."""
        with self._library.batch():
            before = self._library.annotation(key)
            after = replace(
                before,
                colour=before.colour if colour is None else Colour(colour),
                style=before.style if style is None else Style(style),
                note=before.note if note is None else note,
                tags=before.tags if tags is None else normalised_tags(tags),
            )
            if after == before:
                return ChangeSet()
            return self._do(ChangeSet((AnnotationChange(before, replace(after, modified=utc_now())),)))

    def place(self, key: str, span: Span) -> ChangeSet:
        """Put an annotation whose place is lost or uncertain onto `span`; its quote becomes what stands there.

        Raises NotFoundError, UsageError.
        """
        with self._library.batch():
            before = self._library.annotation(key)
            edition, blocks = self._blocks(before.document)
            _validate(blocks, span)
            quote = anchoring.describe(blocks, span)
            after = replace(
                before, span=span, quote=quote, edition=edition, state=AnchorState.RESOLVED, modified=utc_now()
            )
            return self._do(ChangeSet((AnnotationChange(before, after),)))

    def delete(self, keys: Iterable[str]) -> ChangeSet:
        """Delete annotations, all or none.  Raises NotFoundError."""
        with self._library.batch():
            found = [self._library.annotation(key) for key in dict.fromkeys(keys)]
            return self._do(ChangeSet(tuple(AnnotationChange(each, None) for each in found)))

    def import_annotations(self, data: bytes, dry_run: bool = False) -> AnnotationImport:
        """Bring in W3C Web Annotations; a dry run tells what would happen.  Raises ExportError.

        One whose id is there already stays as it is.
        """
        planned = plan_import(self._library, data)
        if dry_run:
            return planned
        with self._library.batch():
            return replace(planned, changes=self._do(planned.changes))

    def _blocks(self, document: int, edition: int | None = None) -> tuple[int, tuple[Block, ...]]:
        """(edition, blocks) of an edition, None = the present one.  Raises UsageError for one that is gone."""
        if edition is not None and edition not in self._library.editions(document):
            raise UsageError(_("這份文件剛在別處更正過；請在新的版本上再標註一次。"))
        found = self._library.document(document, edition)
        return found.edition, found.blocks

    def _carrier(self, document: int) -> Carrier:
        edition, blocks = self._blocks(document)
        return Carrier(blocks, edition, self._library.blocks)

    def _do(self, wanted: ChangeSet) -> ChangeSet:
        return self._history.done(self._library.apply(wanted))


def _validate(blocks: tuple[Block, ...], span: Span) -> None:
    for position in (span.start, span.end):
        inside = 0 <= position.block < len(blocks)
        if not inside or not 0 <= position.offset <= len(blocks[position.block].text):
            raise UsageError(_("選取的範圍不在這份文件裡；請重新選取。"))
    if not anchoring.describe(blocks, span).exact.strip():
        raise UsageError(_("選取的範圍沒有文字；請選取要標註的文字。"))
