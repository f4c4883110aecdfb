"""The search index of a library: what the rest of the program knows of this package.

The index is disposable.  One that is damaged, or was made by another version of the program, is thrown away and begun
anew, empty; the library's change log tells what has to be indexed.
"""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from operator import length_hint
from pathlib import Path
from typing import Any, Final

from reader.errors import Cancelled, IndexCorruptError, StorageError, UsageError
from reader.i18n import gettext as _
from reader.model.progress import IsCancelled, Progress, Report, never, no_report
from reader.model.search import DocumentCounts, Query, SearchResults, Tally, Tell
from reader.search import suggestions, toc
from reader.search.asking import asked
from reader.search.codec import FlatSegment
from reader.search.engine import FileStorage, LockError, SegmentReader, try_for
from reader.search.hits import Collected, TextOf, collected
from reader.search.indexed import IndexedDocument
from reader.search.mapped import MAPPED
from reader.search.noted import NotesOf, no_notes
from reader.search.ranking import Ranking
from reader.search.searcher import Searcher
from reader.search.searching import Search
from reader.search.sections import corrupt
from reader.search.segments import SegmentView
from reader.search.writer import FlatWriter

# How long a second writer waits for the first one, in seconds.
LOCK_TIMEOUT: Final = 5.0
# Of a phrase that may have been meant so many places are looked at.
_LOOKED_AT: Final = 3
# A writer may delete a segment's files between our reading of the table of contents and our opening of them.
_ATTEMPTS: Final = 20


@dataclass(frozen=True, slots=True, eq=False)
class _Snapshot:
    """A commit, opened.  head: the bytes by which a later one is told apart."""

    head: bytes
    sequence: int
    searcher: Searcher


def open_index(folder: Path) -> "Index":
    """Open the index in `folder`, made if it is not there.  An unusable one is replaced by an empty one.

    Raises StorageError if the folder can be neither read nor written.
    """
    with _foreign_errors(folder):
        index = Index(folder)
        try:
            index.documents()
        except IndexCorruptError:
            index.rebuild()
        return index


class Index:
    """Finds phrases in the documents of a library.  May be shared by threads; each process opens its own."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._table = str(folder / toc.NAME)
        self._whoosh = toc.FlatIndex(FileStorage(str(folder)))
        self._snapshot: _Snapshot | None = None
        self._refreshing = threading.Lock()

    # What it holds

    @property
    def sequence(self) -> int:
        """How far in the library's change log the index has come, in whichever process."""
        return self._current().sequence

    def documents(self) -> set[int]:
        """The ids of the documents in the index."""
        segments = self._current().searcher.segments
        return {number for segment in segments for number in segment.live_numbers().tolist()}

    def verify(self) -> None:
        """Check every byte.  Raises IndexCorruptError."""
        for segment in self._current().searcher.segments:
            segment.documents.verify()
            segment.terms.verify()

    # Searching

    def search(
        self,
        query: Query,
        text_of: TextOf,
        count: bool = True,
        notes_of: NotesOf = no_notes,
        cancelled: IsCancelled = never,
        tell: Tell | None = None,
    ) -> SearchResults:
        """Every place that says it: the total exact, groups in the order of `query.sort`, hits in that of the text.

        By relevance, documents that say it in the very characters typed come before those of the other script.
        count: False for an answer as soon as the first hits are known; whether all were counted the result tells.
        text_of: gives title, source path and the source texts of the blocks of a document; asked only for documents
        whose hits are returned.  A document that it does not know any more (NotFoundError) is left out.
        notes_of: gives the notes of such a document, where notes are asked for.
        tell: told of what there is so far while what takes long goes on; more comes after it.
        Raises UsageError for a query of blanks, IndexCorruptError, and Cancelled.
        """
        _check_limit(query)
        searched = asked(self._searcher(query), query, notes_of, cancelled)
        ranking = searched.ranking()
        if count:
            ranking.prove_all()
        results = partial(_results, query, searched, ranking)
        so_far = (lambda found: tell(results(found, False))) if tell and searched.portion else None
        return results(collected(ranking, query.limit, text_of, searched.hits, searched.typed, so_far), ranking.counted)

    def count(self, query: Query, divide: bool = True, cancelled: IsCancelled = never) -> Tally:
        """All that `search` would find, without looking at what it says; `query.limit` does not count.

        divide: whether to count the values of the facets too.  Raises UsageError, IndexCorruptError, Cancelled.
        """
        return asked(self._searcher(query), query, cancelled=cancelled).tally(divide)

    def documents_with(self, query: Query) -> int:
        """In how many documents it is, sooner than `count` knows how often; `query.limit` does not count.

        For what has no places to show, as the order of `similar`, and for those who compare: other engines tell this by
        a count.

        Raises UsageError, IndexCorruptError.
        """
        return asked(self._searcher(query), query).documents()

    def counts(self, query: Query) -> DocumentCounts:
        """How often each document says it, without looking for the places; `query.limit` does not count.

        Raises UsageError for a query of blanks, IndexCorruptError.
        """
        searched = asked(self._searcher(query), query)
        counts = searched.ranking().counts()
        return DocumentCounts(counts, searched.reading, searched.incomplete)

    def about(self, query: Query) -> set[int]:
        """The documents in which a query looks, by its filters.  Raises IndexCorruptError."""
        searcher = self._searcher(query)
        found: set[int] = set()
        for segment in searcher.segments:
            wanted = searcher.wanted(segment, query)
            found.update(segment.documents.numbers[segment.alive if wanted is None else wanted].tolist())
        return found

    def similar(self, phrase: str, text_of: TextOf, terms: Iterable[str] = ()) -> Iterator[str]:
        """Phrases as they stand in the library, made of whole words, that are but a character or a word from `phrase`,
        those of the most documents first; and those of the `terms`.  Raises IndexCorruptError."""
        told: set[str] = set()
        known = sorted(terms, key=lambda term: self.documents_with(Query(term)), reverse=True)
        found = suggestions.similar(self._current().searcher.segments, phrase)
        # To two characters every other word is similar, and how often it is said tells little.
        for words in chain(known, found) if len(phrase) == 2 else chain(found, known):
            hits = self.search(Query(words, limit=_LOOKED_AT), text_of, count=False).hits
            said = next((" ".join(hit.text.split()) for hit in hits if suggestions.stands_alone(hit)), None)
            if said is not None and said not in told:
                told.add(said)
                yield said

    def _searcher(self, query: Query) -> Searcher:
        searcher = self._current().searcher
        return searcher.without(query.without) if query.without else searcher

    # Changing

    def update(
        self,
        documents: Iterable[IndexedDocument],
        removed: Iterable[int] = (),
        sequence: int = 0,
        report: Report = no_report,
        cancelled: IsCancelled = never,
        since: int | None = None,
    ) -> bool:
        """Remove documents, add or replace others, and note the change log's `sequence`: one commit, whole or absent.

        since: the sequence from which the change was planned.  Where the index stands at another one by now, for
        another process took it further or began it anew, the change would leave out what lies between: nothing is done.
        Whether it was done.  A document both removed and given is in the index afterwards.  Raises Cancelled (nothing
        changed) and StorageError (another writer does not finish, the disk is full; nothing changed).
        """
        total = length_hint(documents)
        with self._writing() as writer:
            if since not in (None, writer.sequence):
                return False
            writer.remove(removed)
            done = 0
            for document in documents:
                _go_on(cancelled)
                report(Progress("index", done, total, document.title))
                writer.put(document)
                done += 1
            _go_on(cancelled)
            writer.commit_at(sequence)
        report(Progress("index", done, done))
        return True

    def merge(self) -> None:
        """Make one segment of those that many commits left, as far as one may hold them: searches are quicker then.

        Raises StorageError.
        """
        with self._writing() as writer:
            writer.commit_at(writer.sequence, at_leisure=True)

    def clear(self) -> None:
        """Forget everything: an empty index that has seen nothing of the change log.  Raises StorageError."""
        with self._locked():
            self._begin_anew()

    def rebuild(self) -> None:
        """Begin anew if the index is unusable, and no other process was quicker to do so.  Raises StorageError."""
        with self._locked():
            try:
                self._current()
            except IndexCorruptError:
                self._begin_anew()

    def _begin_anew(self) -> None:
        toc.create(self._folder)
        toc.clean(self._folder, [])

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with _foreign_errors(self._folder):
            self._folder.mkdir(parents=True, exist_ok=True)
            lock = self._whoosh.lock("WRITELOCK")
            if not try_for(lock.acquire, timeout=LOCK_TIMEOUT, delay=0.02):
                raise LockError
            try:
                yield
            finally:
                lock.release()

    def close(self) -> None:
        """Let go of the files; the next call opens them again."""
        self._snapshot = None

    @contextmanager
    def _writing(self) -> Iterator[FlatWriter]:
        with _foreign_errors(self._folder):
            writer = FlatWriter(self._whoosh, LOCK_TIMEOUT)
            try:
                yield writer
            finally:
                writer.cancel()

    # The state on the disk

    def _current(self) -> _Snapshot:
        """The latest commit, opened; costs one read of a few bytes when nothing changed."""
        MAPPED.ease()  # of what earlier searches looked at
        with self._refreshing, _foreign_errors(self._folder):
            head = toc.head(self._table)
            if self._snapshot is None or self._snapshot.head != head:
                self._snapshot = self._opened(self._snapshot)
            return self._snapshot

    def _opened(self, before: _Snapshot | None) -> _Snapshot:
        known = {segment.name: segment for segment in before.searcher.segments} if before else {}
        for _attempt in range(_ATTEMPTS):
            head = toc.head(self._table)
            state = toc.read(self._folder)
            try:
                views = [self._view(segment, state.schema, known) for segment in state.segments]
            except FileNotFoundError:
                if toc.head(self._table) == head:
                    raise
                continue
            return _Snapshot(head, state.sequence, Searcher(views))
        raise StorageError(_("搜尋索引正被不斷改寫，無法讀取；請稍後再試。"))

    def _view(self, segment: FlatSegment, schema: Any, known: dict[str, SegmentView]) -> SegmentView:
        if segment.segid in known:
            return known[segment.segid].at(segment)
        return SegmentView.of(SegmentReader(self._whoosh.storage, schema, segment), segment)


def _results(query: Query, searched: Search, ranking: Ranking, found: Collected, counted: bool) -> SearchResults:
    documents, total = ranking.found
    return SearchResults(
        query,
        total + found.hits,
        found.groups,
        documents=documents + found.documents,
        reading=searched.reading,
        incomplete=searched.incomplete,
        counted=counted,
    )


def _go_on(cancelled: IsCancelled) -> None:
    """Raises Cancelled where the index is no longer to be brought up to date."""
    if cancelled():
        raise Cancelled(_("已停止建立搜尋索引；先前完成的部分都已保存。"))


def _check_limit(query: Query) -> None:
    if query.limit < 0:
        raise UsageError(_("結果的數目不能是負數（{limit}）；0 表示全部列出。").format(limit=query.limit))


@contextmanager
def _foreign_errors(folder: Path) -> Iterator[None]:
    """Turn what whoosh and the system raise into errors that a user can act on."""
    try:
        yield
    except LockError as error:
        sentence = _("另一個程式正在更新搜尋索引「{folder}」；請等它完成後再試。")
        raise StorageError(sentence.format(folder=folder)) from error
    except FileNotFoundError as error:
        raise corrupt(Path(error.filename or folder), "missing") from error
    except OSError as error:
        sentence = _("無法讀寫搜尋索引「{folder}」（{reason}）；請檢查磁碟空間與資料夾的權限。")
        raise StorageError(sentence.format(folder=folder, reason=error.strerror or error)) from error
