"""Annotations from a file of W3C Web Annotations: which are new, and where they stand here."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, Protocol
from uuid import NAMESPACE_URL, UUID, uuid5

from reader import anchoring
from reader.i18n import gettext as _
from reader.model.annotation import AnchorState, Annotation, Colour, Span, Style, TextQuoteSelector
from reader.model.changes import AnnotationChange, ChangeSet
from reader.model.document import Document
from reader.services.carrying import placed
from reader.storage import Library, utc_now
from reader.text.folding import fold_text

_DIGEST: Final = "urn:sha256:"
_UUID: Final = "urn:uuid:"
_NAMED: Final = 20  # characters by which an annotation is named


@dataclass(frozen=True, slots=True)
class AnnotationImport:
    """What became of the annotations of a file, or would: ids of ours.

    added stand at their place; ambiguous and orphaned are brought in too, with a place that is uncertain or none;
    unchanged were there.  failed: a sentence for each that belongs to no document of the library.
    """

    added: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()
    orphaned: tuple[str, ...] = ()
    failed: tuple[str, ...] = ()
    changes: ChangeSet = ChangeSet()  # noqa: RUF009 - frozen


class Foreign(Protocol):
    """An annotation as `reader.exporters.w3c.parse` gives it.  source: urn:sha256:… or a title."""

    @property
    def id(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def quote(self) -> TextQuoteSelector: ...
    @property
    def position(self) -> Span | None: ...
    @property
    def colour(self) -> Colour: ...
    @property
    def style(self) -> Style: ...
    @property
    def note(self) -> str: ...
    @property
    def tags(self) -> tuple[str, ...]: ...
    @property
    def created(self) -> str: ...
    @property
    def modified(self) -> str: ...


def own_id(foreign: Foreign) -> str:
    """The id here: the UUID it has, else one made from its id or, without any, from its words; always the same."""
    name = foreign.id.removeprefix(_UUID)
    try:
        return str(UUID(name))
    except ValueError:
        words = "\n".join((foreign.source, foreign.quote.prefix, foreign.quote.exact, foreign.note))
        return str(uuid5(NAMESPACE_URL, foreign.id or words))


class Shelf:
    """The library's documents, by what a file calls them."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._known: dict[str, Document | None] = {}
        self._titles: dict[str, list[int]] | None = None

    def find(self, source: str) -> Document | None:
        """The document that has these bytes, now or before, or alone has this title or file name."""
        if source not in self._known:
            key = self._by_digest(source) or self._by_title(source)
            self._known[source] = self._library.document(key) if key else None
        return self._known[source]

    def _by_digest(self, source: str) -> int | None:
        digest = source.removeprefix(_DIGEST).lower()
        return self._library.find_digest(digest) or self._library.find_any_digest(digest)

    def _by_title(self, source: str) -> int | None:
        if self._titles is None:
            self._titles = {}
            for row in self._library.documents():
                for name in {fold_text(row.title), fold_text(row.source.name), fold_text(row.source.stem)}:
                    self._titles.setdefault(name, []).append(row.id)
        found = self._titles.get(fold_text(source), [])
        return found[0] if len(found) == 1 else None


def plan_import(library: Library, data: bytes) -> AnnotationImport:
    """What bringing in `data` does to the library.  Raises ExportError for what is no file of annotations."""
    from reader.exporters import w3c

    return plan(library, w3c.parse(data))


def plan(library: Library, foreigners: Iterable[Foreign]) -> AnnotationImport:
    """What bringing in these annotations does to the library."""
    shelf = Shelf(library)
    here = {each.id for each in library.annotations(None)}
    lists: dict[str, list[str]] = {"unchanged": [], "failed": [], **{state: [] for state in AnchorState}}
    changes: list[AnnotationChange] = []
    for foreign in foreigners:
        key = own_id(foreign)
        document = shelf.find(foreign.source)
        if key in here:
            lists["unchanged"].append(key)
        elif document is None:
            lists["failed"].append(_unplaced(foreign))
        else:
            here.add(key)
            made = _annotation(key, foreign, document)
            lists[made.state].append(key)
            changes.append(AnnotationChange(None, made))
    return AnnotationImport(
        added=tuple(lists[AnchorState.RESOLVED]),
        unchanged=tuple(dict.fromkeys(lists["unchanged"])),
        ambiguous=tuple(lists[AnchorState.AMBIGUOUS]),
        orphaned=tuple(lists[AnchorState.ORPHANED]),
        failed=tuple(lists["failed"]),
        changes=ChangeSet(tuple(changes), frozenset(change.annotation.document for change in changes)),
    )


def _unplaced(foreign: Foreign) -> str:
    words = foreign.quote.exact[:_NAMED]
    told = _("標註「{words}」所屬的文件「{source}」不在文件庫裡；請先匯入那份文件。")
    return told.format(words=words, source=foreign.source)


def _annotation(key: str, foreign: Foreign, document: Document) -> Annotation:
    created = foreign.created or utc_now()
    made = Annotation(
        id=key,
        document=document.id,
        edition=document.edition,
        span=foreign.position,
        quote=foreign.quote,
        colour=foreign.colour,
        style=foreign.style,
        note=foreign.note,
        tags=foreign.tags,
        created=created,
        modified=foreign.modified or created,
    )
    return placed(made, anchoring.resolve(document.blocks, foreign.quote, foreign.position), document.edition)
