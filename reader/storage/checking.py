"""Looks for what is wrong in a library: the database file, the originals, where annotations stand, and its place."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, select

from reader.i18n import gettext as _
from reader.storage import codec, searching
from reader.storage.database import Database, connect_to_read
from reader.storage.faults import translated
from reader.storage.originals import Originals
from reader.storage.schema import annotations, documents, editions
from reader.storage.synchronised import service

Report = Callable[[int, int], None]


def no_report(done: int, total: int) -> None:
    """For a check whose progress nobody watches."""


def check(database: Database, originals: Originals, report: Report) -> list[str]:
    """A sentence for each fault.  report: (editions looked at, editions in all)."""
    faults = list(_database_faults(database))
    place = list(_place_faults(database.file.parent))
    if faults:
        return faults + place
    with database.reading() as connection:
        faults += _search_faults(connection)
        rows = connection.execute(select(editions.c.id).order_by(editions.c.id)).scalars().all()
        for done, key in enumerate(rows):
            faults += _edition_faults(connection, originals, key)
            report(done + 1, len(rows))
        faults += _stray_faults(connection, originals)
    return faults + place


def _place_faults(folder: Path) -> Iterator[str]:
    name = service(folder)
    if name is not None:
        told = _("文件庫「{folder}」位於 {service} 的同步資料夾，同步可能損壞它；請把整個資料夾移到不同步的地方。")
        yield told.format(folder=folder, service=name)


def _database_faults(database: Database) -> Iterator[str]:
    with translated(database.file), closing(connect_to_read(database.file)) as connection:
        try:
            found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)")]
        except sqlite3.DatabaseError as error:
            found = [str(error)]
        for line in found:
            if line != "ok":
                yield _("文件庫檔案已損壞（{detail}）；請用 restore 命令還原最近的備份。").format(detail=line)
        if found == ["ok"] and connection.execute("PRAGMA foreign_key_check").fetchone():
            yield _("文件庫裡有些紀錄彼此對不上；請用 restore 命令還原最近的備份。")


def _search_faults(connection: Connection) -> Iterator[str]:
    for name in searching.damaged(connection):
        yield _("儲存的搜尋「{name}」讀不出來；請以同一個名字重新儲存，或還原備份。").format(name=name)


def _edition_faults(connection: Connection, originals: Originals, key: int) -> Iterator[str]:
    query = select(editions, documents.c.title, documents.c.edition).join(documents).where(editions.c.id == key)
    row = connection.execute(query).first()
    if row is None:  # Another process removed it meanwhile.
        return
    yield from _original_faults(originals, row)
    try:
        lengths = [len(block.text) for block in codec.unpack(row.texts, row.shape).blocks]
    except (zlib.error, ValueError, KeyError, TypeError):
        yield _("文件「{title}」第 {edition} 版的內容已損壞；請重新匯入這份文件，或還原備份。").format(
            title=row.title, edition=row.number
        )
        return
    if row.number == row.edition:
        yield from _annotation_faults(connection, row, lengths)


def _original_faults(originals: Originals, row: Any) -> Iterator[str]:
    if row.original is None:
        return
    try:
        with originals.path(row.original).open("rb") as file:
            intact = hashlib.file_digest(file, "sha256").hexdigest() == row.sha256
    except OSError:
        yield _("文件「{title}」的原始檔 {name} 不見了或無法讀取；內文仍在，請重新匯入原始檔。").format(
            title=row.title, name=row.original
        )
        return
    if not intact:
        yield _("文件「{title}」的原始檔 {name} 與匯入時不同；內文仍在，請重新匯入原始檔。").format(
            title=row.title, name=row.original
        )


def _stray_faults(connection: Connection, originals: Originals) -> Iterator[str]:
    """Originals of no document: an import was killed, or the database is an older one, from a backup, and these files
    are all that is left of what came later.  So they are told of, and not deleted."""
    stray = sorted(originals.stale() - set(connection.execute(select(editions.c.original)).scalars()))
    if stray:
        told = _(
            "{folder} 裡有 {count} 個檔案不屬於任何文件（例如 {name}）；需要的請用 import 命令匯入，其餘可以刪除。"
        )
        yield told.format(folder=originals.folder, count=len(stray), name=stray[0])


def _annotation_faults(connection: Connection, row: Any, lengths: list[int]) -> Iterator[str]:
    query = select(annotations).where(annotations.c.document == row.document, annotations.c.start_block.is_not(None))
    for mark in connection.execute(query):
        ends = ((mark.start_block, mark.start_offset), (mark.end_block, mark.end_offset))
        inside = all(0 <= block < len(lengths) and 0 <= offset <= lengths[block] for block, offset in ends)
        if not inside or ends[0] >= ends[1] or mark.edition != row.edition:
            yield _("文件「{title}」的標註 {id} 位置不對；標註內容仍在，請重新匯入這份文件。").format(
                title=row.title, id=mark.id
            )
