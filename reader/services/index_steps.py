"""What the change log tells of documents that the index has not seen, and in which steps it takes them in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reader.storage import DOCUMENT_REMOVED, LogEntry


@dataclass(frozen=True, slots=True)
class Step:
    """Documents to index and to forget in one commit, after which the index has seen the log up to `sequence`."""

    documents: tuple[int, ...]
    removed: tuple[int, ...]
    sequence: int


def plan_steps(entries: Sequence[LogEntry], sizes: dict[int, int], last: int, room: int) -> list[Step]:
    """Divide the log's `entries` into commits of about `room` code points.

    sizes: code points of each document that is in the library; others are forgotten.  A document's latest entry
    counts, so that an index stopped after any commit still finds in the log whatever it has not seen.
    """
    latest: dict[int, int] = {}
    for entry in entries:
        if entry.document is not None:
            latest[entry.document] = entry.sequence
    steps: list[Step] = []
    documents: list[int] = []
    gone: list[int] = []
    size = 0
    for document, sequence in sorted(latest.items(), key=lambda item: item[1]):
        (documents if document in sizes else gone).append(document)
        size += sizes.get(document, 0)
        if size >= room:
            steps.append(Step(tuple(documents), tuple(gone), sequence))
            documents, gone, size = [], [], 0
    steps.append(Step(tuple(documents), tuple(gone), last))
    return steps


def count_changed(unseen: Iterable[LogEntry]) -> int:
    """How many documents have come, changed or gone."""
    return len({entry.key for entry in unseen if entry.kind.startswith("document-")})


def removed_in(unseen: Iterable[LogEntry]) -> frozenset[int]:
    """The documents that are gone since."""
    latest = {entry.key: entry.kind for entry in unseen if entry.kind.startswith("document-")}
    return frozenset(int(key) for key, kind in latest.items() if kind == DOCUMENT_REMOVED)
