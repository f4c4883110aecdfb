"""The library: one folder that holds everything, reached through one object."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection

from reader.errors import NotFoundError, StorageError
from reader.i18n import gettext as _
from reader.model.annotation import Annotation, Position
from reader.model.changes import AnnotationChange, ChangeSet
from reader.model.corrections import Correction
from reader.model.document import Block, Document, DocumentSummary, Structure
from reader.model.glossary import OwnGlossary, OwnTerm
from reader.model.notices import Notices
from reader.model.searches import SavedSearch
from reader.storage import (
    backups,
    checking,
    codec,
    log,
    marks,
    noticing,
    records,
    remembered,
    revising,
    searching,
    terms,
)
from reader.storage.codec import Packed
from reader.storage.database import Database
from reader.storage.listing import Listing
from reader.storage.log import ANNOTATED, ANNOTATION, DOCUMENT_ADDED, DOCUMENT_CHANGED, DOCUMENT_REMOVED, LogEntry
from reader.storage.originals import Keeping, Originals
from reader.storage.recent import Recent
from reader.storage.records import Arrival, Indexable, Stored


class Library:
    """A library that is open.  Every method may raise StorageError; what a method has written when it returns is
    durable, unless it is called within `batch`."""

    def __init__(self, folder: Path, database: Database) -> None:
        self.folder = folder
        self.index_folder = folder / "index"
        self.originals = folder / "originals"
        self._database = database
        self._files = Originals(self.originals)
        self._recent = Recent()
        self._listing = Listing()
        self._backup = backups.Automatic(database, folder / "backups")

    @property
    def read_only(self) -> bool:
        """Whether it was opened only for reading, because its files cannot be written; writing raises StorageError."""
        return self._database.read_only

    @property
    def refusal(self) -> StorageError | None:
        """Why it is so: DiskFullError for want of room; None where it can be written."""
        return self._database.refusal

    def start_backup(self) -> None:
        """Begin the backup of the day, if it is due, beside other work."""
        self._backup.start()

    def close(self) -> None:
        self._backup.finish()
        self._database.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *_error: object) -> None:
        self.close()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """One transaction around everything written inside.  Others wait for it: prepare beforehand, write, leave."""
        with self._database.writing():
            yield

    # Documents

    def documents(self) -> tuple[DocumentSummary, ...]:
        """In the order in which they were first imported."""
        with self._database.reading() as connection:
            return self._listed(connection)

    def _listed(self, connection: Connection) -> tuple[DocumentSummary, ...]:
        if self._database.in_transaction:  # What is not durable yet may be undone without an entry in the log.
            return tuple(records.summaries(connection))
        return self._listing.documents(connection)

    def summaries(self, wanted: Collection[int]) -> dict[int, DocumentSummary]:
        """What `documents` tells of those of the documents `wanted` that are there, for the price of these."""
        with self._database.reading() as connection:
            return {row.id: row for row in records.summaries(connection, wanted)}

    def document(self, document: int, edition: int | None = None) -> Document:
        """Its present edition, or an older one.  Raises NotFoundError."""
        with self._database.reading() as connection:
            return self._recent.remember(records.load(connection, document, edition, self._recent))

    def edition(self, document: int) -> int:
        """The number of its present edition.  Raises NotFoundError."""
        with self._database.reading() as connection:
            return records.edition(connection, document)

    def editions(self, document: int) -> tuple[int, ...]:
        with self._database.reading() as connection:
            return records.edition_numbers(connection, document)

    def find_digest(self, sha256: str) -> int | None:
        """The document whose present edition has these bytes."""
        found = self.find_digests([sha256]).get(sha256)
        return found[0] if found else None

    def find_digests(self, digests: Sequence[str]) -> dict[str, tuple[int, Path]]:
        """(document, path it was imported from) of those `digests` that a present edition has."""
        with self._database.reading() as connection:
            return records.find_digests(connection, digests)

    def find_any_digest(self, sha256: str) -> int | None:
        """The document one of whose editions, the oldest too, has these bytes."""
        with self._database.reading() as connection:
            return records.find_any_digest(connection, sha256)

    def find_sources(self, paths: Sequence[Path]) -> dict[Path, int]:
        """The document of each of `paths` that was imported from there."""
        with self._database.reading() as connection:
            return records.find_sources(connection, paths)

    def source(self, document: int) -> Path:
        """The path it was imported from.  Raises NotFoundError."""
        with self._database.reading() as connection:
            return records.source(connection, document)

    def keeping(self) -> Keeping:
        """Copies files into originals/, durably, before the transaction that names them."""
        self._database.require_writable()
        return Keeping(self._files)

    def add_document(self, source: Path, sha256: str, original: Path | None, structure: Structure) -> int:
        """Store one file's structure; the document's id.

        A path that the library knows gets a new edition, whose annotations the caller carries over.  The same bytes
        as a document removed before bring that one back, with what was written on it.  `original` is copied into
        originals/ unless it lies there.  Raises StorageError where it no longer has the digest.
        """
        return self.store([Arrival(source, sha256, original, codec.pack(structure))])[0].document

    def store(self, arrivals: Sequence[Arrival]) -> list[Stored]:
        """As add_document, of structures packed beforehand, while no transaction kept others waiting.

        No two of them have the same source or digest.  `original` is a file to copy; quickest if it is kept already.
        """
        with self._database.writing() as connection:
            stored = records.add(connection, arrivals, self._kept(arrivals))
            for kind, is_new in ((DOCUMENT_ADDED, True), (DOCUMENT_CHANGED, False)):
                log.put(connection, kind, *(str(each.document) for each in stored if each.is_new is is_new))
        return stored

    def _kept(self, arrivals: Sequence[Arrival]) -> dict[Path, str]:
        """The names below originals/ of what is to be kept.  What is there already is only looked at."""
        kept = self._files.keep([(each.original, each.sha256) for each in arrivals if each.original])
        for file, name in kept.items():
            if name is None:
                raise StorageError(_("檔案「{path}」在匯入時被更動了；請再匯入一次。").format(path=file))
        return {file: name for file, name in kept.items() if name}

    def document_moved(self, document: int, source: Path) -> None:
        """The file of a document is now at `source`."""
        with self._database.writing() as connection:
            records.moved(connection, document, source)
            log.put(connection, DOCUMENT_CHANGED, str(document))

    def remove_document(self, document: int) -> None:
        """Take it out of the library.  Annotations and corrections are kept until its file is imported again."""
        with self._database.writing() as connection:
            unneeded = records.remove(connection, document)
            log.put(connection, DOCUMENT_REMOVED, str(document))
        self._database.afterwards(lambda: self.forget_unnamed(unneeded))

    def forget_unnamed(self, originals: Collection[str]) -> None:
        """Delete those of `originals`, names below originals/, that no edition names."""
        if originals:
            # Within a write transaction, so that no import takes up an original while it goes.
            with self._database.writing() as connection:
                self._files.forget(records.unused(connection, originals))

    def texts(self, document: int) -> tuple[str, Path, tuple[str, ...]]:
        """(title, source, text of each block, "" for furniture), quicker than the whole.  Raises NotFoundError."""
        with self._database.reading() as connection:
            return records.texts(connection, document)

    def indexable(self, wanted: Sequence[int]) -> dict[int, Indexable]:
        """The text of each block as `texts` has it, and its kind, of those of the documents `wanted` that are there."""
        with self._database.reading() as connection:
            return records.indexable(connection, wanted)

    def blocks(self, document: int, edition: int) -> tuple[Block, ...]:
        """Those of one edition.  Raises NotFoundError."""
        return self.document(document, edition).blocks

    def original(self, document: int) -> Path | None:
        """The file in originals/ that its present edition was made from; None if it was not kept."""
        with self._database.reading() as connection:
            name = records.original(connection, document)
        return None if name is None else self._files.path(name)

    # Corrections

    def corrections(self, document: int) -> tuple[Correction, ...]:
        """What the reader has set right, in the order in which it is done to the edition as structured."""
        with self._database.reading() as connection:
            return revising.listed(connection, document)

    def structured(self, document: int) -> Document:
        """Its present edition without the reader's corrections.  Raises NotFoundError."""
        with self._database.reading() as connection:
            base = revising.base(connection, document)
            return self._recent.remember(records.load(connection, document, base, self._recent))

    def correct(
        self,
        document: int,
        base: int,
        packed: Packed | None,
        wanted: Sequence[Correction],
        structure: Structure | None = None,
    ) -> int:
        """Store what the edition `base`, as structured, became by the corrections `wanted`; the new edition's number.

        packed: None where it is as structured again.  structure: what it became, so that it need not be read again.
        Corrected editions that this one takes the place of are deleted: the caller carries over what stands on them.
        Raises NotFoundError.
        """
        with self._database.writing() as connection:
            revising.put(connection, document, wanted)
            metadata = structure.metadata if structure is not None else None
            made = revising.add_edition(connection, document, base, packed, metadata)
            log.put(connection, DOCUMENT_CHANGED, str(document))
        former = self._recent.find(document, base)
        if structure is not None and former is not None:
            now = replace(former, edition=made, structure=structure)
            self._database.afterwards(lambda: self._recent.remember(now))
        return made

    # Lists over all documents

    def notices(self) -> tuple[tuple[DocumentSummary, Notices], ...]:
        """Those of every document that has any, in the order in which the documents came."""
        with self._database.reading() as connection:
            missing = noticing.missing(connection)
        if missing and not self.read_only:
            with self._database.writing() as connection:
                noticing.fill(connection)
        with self._database.reading() as connection:
            found = noticing.listed(connection)
            return tuple((row, found[row.id]) for row in self._listed(connection) if row.id in found)

    # Annotations

    def annotations(self, document: int | None = None) -> tuple[Annotation, ...]:
        """Those on one document or on all, by document and place; those without a place last."""
        with self._database.reading() as connection:
            return marks.listed(connection, document)

    def annotation(self, key: str) -> Annotation:
        """Raises NotFoundError."""
        with self._database.reading() as connection:
            found = marks.find(connection, [key]).get(key)
        if found is None:
            raise NotFoundError(_("找不到標註「{id}」；它可能已經刪除。").format(id=key))
        return found

    def apply(self, wanted: ChangeSet) -> ChangeSet:
        """Bring each annotation to its `after`, in one transaction; what was truly changed, for undoing it.

        The `before` of the result is what the library held, whatever the caller took it to be.  Raises
        NotFoundError, having changed nothing, for an annotation on a document that is not there.
        """
        goals = {change.annotation.id: change.after for change in wanted.annotations}
        with self._database.writing() as connection:
            held = marks.find(connection, goals)
            done = {key: after for key, after in goals.items() if held.get(key) != after}
            written = [after for after in done.values() if after is not None]
            for document in {each.document for each in written}:
                if not records.exists(connection, document):
                    raise records.unknown_document()
            marks.drop(connection, (key for key, after in done.items() if after is None))
            marks.put(connection, written, held)
            changed = tuple(AnnotationChange(held.get(key), after) for key, after in done.items())
            touched = {side.document for change in changed for side in (change.before, change.after) if side}
            log.put(connection, ANNOTATION, *done)
            log.put(connection, ANNOTATED, *map(str, sorted(touched)))
        return ChangeSet(changed, frozenset(change.annotation.document for change in changed))

    # The reader's glossaries

    def glossaries(self) -> tuple[OwnGlossary, ...]:
        """In the order of their places."""
        with self._database.reading() as connection:
            return terms.listed(connection)

    def own_terms(self, glossary: int | None = None) -> tuple[OwnTerm, ...]:
        """Those of one glossary or of all."""
        with self._database.reading() as connection:
            return terms.own_terms(connection, glossary)

    def glossary_version(self) -> int:
        """A number that grows with every change to glossaries or terms, in whichever process."""
        with self._database.reading() as connection:
            return terms.version(connection)

    def new_glossary_id(self) -> int:
        """An id that no glossary has or had; call it within the `batch` that makes the glossary."""
        with self._database.reading() as connection:
            return terms.next_id(connection)

    def apply_terms(self, wanted: ChangeSet) -> ChangeSet:
        """Bring each glossary and term to its `after`, in one transaction; what was truly changed, for undoing it."""
        with self._database.writing() as connection:
            done = terms.apply(connection, wanted)
            if done:
                log.put(connection, terms.GLOSSARY, "")
        return done

    # The reader's searches

    def searches(self) -> tuple[SavedSearch, ...]:
        """Those that the reader keeps, by name."""
        with self._database.reading() as connection:
            return searching.listed(connection)

    def apply_searches(self, wanted: ChangeSet) -> ChangeSet:
        """Bring each saved search to its `after`, in one transaction; what was truly changed, for undoing it."""
        with self._database.writing() as connection:
            done = searching.apply(connection, wanted.searches)
            log.put(connection, searching.SEARCH, *done)
        return ChangeSet(searches=tuple(done.values()))

    # Reading positions and settings

    def position(self, document: int) -> Position | None:
        """Where the reader left the document."""
        with self._database.reading() as connection:
            return remembered.position(connection, document)

    def set_position(self, document: int, position: Position) -> None:
        with self._database.writing() as connection:
            remembered.set_position(connection, document, position)

    def setting(self, key: str) -> Any:
        """A JSON value; None if it was never set."""
        with self._database.reading() as connection:
            return remembered.setting(connection, key)

    def set_setting(self, key: str, value: Any) -> None:
        with self._database.writing() as connection:
            remembered.set_setting(connection, key, value)

    # The change log

    def log_since(self, sequence: int) -> tuple[LogEntry, ...]:
        """The entries after `sequence`, in order."""
        with self._database.reading() as connection:
            return log.since(connection, sequence)

    def last_sequence(self) -> int:
        """0 for a library to which nothing has happened."""
        with self._database.reading() as connection:
            return log.last(connection)

    # Keeping it safe

    def backup(self, file: Path) -> None:
        """Write everything, originals too, into one archive.  Others may go on reading and writing meanwhile."""
        backups.write_archive(self._database, self._files, file)

    def check(self, report: "checking.Report | None" = None) -> list[str]:
        """What is wrong with the library, a sentence each; empty where nothing is."""
        return checking.check(self._database, self._files, report or checking.no_report)
