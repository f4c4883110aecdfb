"""The backups that lie in a library's folder: when each was made, what it holds, which to keep and which to offer."""

import os
import re
import shlex
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

STAMP: Final = "%Y%m%dT%H%M%SZ"
DAILY: Final = "daily-"
APART: Final = timedelta(days=1)
_DAILY_NAME: Final = re.compile(r"daily-\d{8}T\d{6}Z\.db")  # daily-20260307T083000Z.db
_STAMPED: Final = re.compile(r"\d{8}T\d{6}Z")
# Below backups/, those that were made best known first: daily-….db and before-migration-….db, archives that the
# reader put there, and what a restored backup replaced.
_PLACES: Final = ("*.db", "*.zip", "replaced-*/library.db")


@dataclass(frozen=True, slots=True)
class Holdings:
    """How much of the reader's a backup holds."""

    documents: int = 0
    annotations: int = 0


def stamp(time: datetime | None = None) -> str:
    """As names of backups have it, now or at `time`: 20260307T083000Z."""
    return (time or datetime.now(UTC)).strftime(STAMP)


def taken(backup: Path) -> datetime:
    """When a backup of the day was made, by its name."""
    return datetime.strptime(backup.stem.removeprefix(DAILY), STAMP).replace(tzinfo=UTC)


def written(file: Path) -> float:
    """When it was last written, 0 if another process has just deleted it."""
    try:
        return file.stat().st_mtime
    except FileNotFoundError:
        return 0.0


def daily(folder: Path) -> list[Path]:
    """The backups made by themselves, oldest first."""
    return sorted(file for file in folder.glob(f"{DAILY}*.db") if _DAILY_NAME.fullmatch(file.name))


def holdings(backup: Path) -> Holdings:
    """What a bare database holds; nothing for one that cannot be read."""
    try:
        with closing(sqlite3.connect(f"{backup.absolute().as_uri()}?mode=ro&immutable=1", uri=True)) as connection:
            counted = "SELECT (SELECT count(*) FROM documents), (SELECT count(*) FROM annotations)"
            return Holdings(*connection.execute(counted).fetchone())
    except sqlite3.Error:
        return Holdings()


def superseded(made: Mapping[Path, Holdings]) -> list[Path]:
    """Those of the backups of the day, oldest first, that need not be kept.

    Kept are the newest, the newest that is a day older (two processes may make theirs within a minute; that must not
    push out yesterday's), and the newest of those with the most documents and of those with the most annotations: a
    library that lost something must not push out the backup that has it.
    """
    if not made:
        return []
    oldest_first = sorted(made)
    newest_first = oldest_first[::-1]
    kept = {newest_first[0]}
    kept.update([each for each in newest_first if taken(newest_first[0]) - taken(each) >= APART][:1])
    kept.add(max(newest_first, key=lambda each: made[each].documents))
    kept.add(max(newest_first, key=lambda each: made[each].annotations))
    return [each for each in oldest_first if each not in kept]


def best(folder: Path) -> Path | None:
    """The backup below the folder backups/ to restore when the library is lost: the newest that holds anything."""
    found = [file for place in _PLACES for file in folder.glob(place) if file.is_file() and file.stat().st_size]
    return max(found, key=_worth, default=None)


def _worth(backup: Path) -> tuple[bool, bool, str]:
    stamped = _STAMPED.search(f"{backup.parent.name}/{backup.name}")
    made = stamped[0] if stamped else stamp(datetime.fromtimestamp(written(backup), UTC))
    filled = backup.suffix == ".zip" or holdings(backup) != Holdings()
    # What the reader chose to replace comes after all else.
    return filled, not backup.parent.name.startswith("replaced-"), made


def restoring(backup: Path, folder: Path) -> str:
    """The command that puts `backup` into the library `folder`, as one types it."""
    words = ["trade-reader", "--library", str(folder), "restore", str(backup)]
    return subprocess.list2cmdline(words) if os.name == "nt" else shlex.join(words)
