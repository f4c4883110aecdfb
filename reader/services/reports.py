"""What an import tells of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from reader.i18n import gettext as _


@dataclass(frozen=True, slots=True)
class Failure:
    """A file or folder that could not be imported, and a sentence that says why."""

    path: Path
    error: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A file that was imported, and a sentence that says what of it was not."""

    path: Path
    text: str


def pictured(name: str, pages: Iterable[int]) -> str:
    """The sentence for a file some of whose pages, counted from 1, are pictures without text."""
    told = _("「{name}」第 {pages} 頁只有圖像、沒有文字，這些頁的內容讀不到；請先做文字辨識（例如 ocrmypdf），再匯入。")
    return told.format(name=name, pages=_ranges(pages))


def pictured_briefly(pages: Iterable[int]) -> str:
    """The same in the few words that a status bar has room for."""
    return _("第 {pages} 頁只有圖像，沒有讀到文字。").format(pages=_ranges(pages))


def _ranges(pages: Iterable[int]) -> str:
    """3、5–7"""
    runs: list[list[int]] = []
    for page in pages:
        if runs and page == runs[-1][-1] + 1:
            runs[-1] = [runs[-1][0], page]
        else:
            runs.append([page])
    return "、".join("–".join(map(str, run)) for run in runs)


@dataclass(frozen=True, slots=True)
class Carried:
    """How many annotations have their place in the new edition, are uncertain of it, or have lost it."""

    resolved: int = 0
    ambiguous: int = 0
    orphaned: int = 0

    def __add__(self, other: "Carried") -> "Carried":
        return Carried(self.resolved + other.resolved, self.ambiguous + other.ambiguous, self.orphaned + other.orphaned)


NOTHING_CARRIED: Final = Carried()


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What became of the files, in their order.

    added, unchanged, updated: ids of documents, each once though several files were the same.  carried: what became of
    the annotations on those updated.  cancelled: whether it was stopped before the last file; what is told of here
    stands.  unapplied: how many of the reader's corrections no longer fit the documents updated; they are kept.
    notices: what could not be read of files that were imported.
    """

    added: tuple[int, ...] = ()
    unchanged: tuple[int, ...] = ()
    updated: tuple[int, ...] = ()
    failed: tuple[Failure, ...] = ()
    carried: Carried = NOTHING_CARRIED
    cancelled: bool = False
    unapplied: int = 0
    notices: tuple[Notice, ...] = ()


@dataclass(slots=True)
class Tally:
    """The report of an import while it grows."""

    added: list[int] = field(default_factory=list)
    unchanged: list[int] = field(default_factory=list)
    updated: list[int] = field(default_factory=list)
    failed: list[Failure] = field(default_factory=list)
    carried: Carried = NOTHING_CARRIED
    unapplied: int = 0
    notices: list[Notice] = field(default_factory=list)

    def join(self, other: "Tally") -> None:
        """Count what a part of the import came to."""
        self.added += other.added
        self.updated += other.updated
        self.unchanged += other.unchanged
        self.failed += other.failed
        self.carried += other.carried
        self.unapplied += other.unapplied
        self.notices += other.notices

    def report(self, cancelled: bool) -> ImportReport:
        """What it came to; cancelled: whether it was stopped."""
        added, unchanged, updated = (tuple(dict.fromkeys(ids)) for ids in (self.added, self.unchanged, self.updated))
        failed, notices = tuple(self.failed), tuple(self.notices)
        return ImportReport(added, unchanged, updated, failed, self.carried, cancelled, self.unapplied, notices)
