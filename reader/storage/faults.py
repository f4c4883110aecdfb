"""Foreign errors of the database and the disk become one sentence each, here and nowhere else."""

import errno
import logging
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from reader.errors import DiskFullError, StorageError
from reader.i18n import gettext as _

_log = logging.getLogger(__name__)

# By extended or primary result code, https://www.sqlite.org/rescode.html
_KINDS: Final = {
    sqlite3.SQLITE_BUSY: "locked",
    sqlite3.SQLITE_LOCKED: "locked",
    sqlite3.SQLITE_FULL: "full",
    sqlite3.SQLITE_CORRUPT: "corrupt",
    sqlite3.SQLITE_NOTADB: "corrupt",
    sqlite3.SQLITE_PERM: "forbidden",
    sqlite3.SQLITE_READONLY: "forbidden",
    sqlite3.SQLITE_AUTH: "forbidden",
    sqlite3.SQLITE_CANTOPEN: "forbidden",
    sqlite3.SQLITE_IOERR: "disk",
    # Read or written, a database needs some room beside it, for the index of its log.
    sqlite3.SQLITE_IOERR_SHMSIZE: "full",
}
_ERRNOS: Final = {
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EACCES: "forbidden",
    errno.EPERM: "forbidden",
    errno.EROFS: "forbidden",
    errno.ENOTDIR: "forbidden",
    errno.EEXIST: "forbidden",
    errno.EISDIR: "forbidden",
}


def storage_error(kind: str, place: Path, detail: str = "") -> StorageError:
    """The error for one of: locked, full, opened_full, corrupt, forbidden, read_only, disk, newer, foreign, in_use."""
    sentences = {
        "locked": _("文件庫「{place}」正被另一個程式寫入，這次的變更沒有存下；請稍候再試一次。"),
        "full": _("磁碟空間不足，無法寫入「{place}」；文件庫裡已存下的內容都還在，請騰出空間後再試一次。"),
        "opened_full": _(
            "磁碟已滿，文件庫「{place}」只能讀取，變更不會存下；已存下的內容都還在，請騰出空間後重新開啟。"
        ),
        "corrupt": _("文件庫「{place}」已損壞；請用 restore 命令還原 backups 資料夾裡最近的備份。"),
        "forbidden": _("沒有權限讀寫「{place}」；請檢查權限，或另選一個資料夾。"),
        "read_only": _(
            "文件庫「{place}」只能讀取，這次的變更沒有存下；請檢查資料夾的權限，或把文件庫複製到可以寫入的地方。"
        ),
        "disk": _("讀寫「{place}」時磁碟出錯（{detail}）；請檢查磁碟後再試一次。"),
        "newer": _("文件庫「{place}」是由較新版的程式建立的；請先更新程式再開啟，資料沒有更動。"),
        "foreign": _("「{place}」不是本程式的文件庫；請另選一個資料夾。"),
        "in_use": _("文件庫「{place}」正在其他視窗中開啟；請先關閉那些視窗再試一次。"),
    }
    error = DiskFullError if kind in ("full", "opened_full") else StorageError
    return error(sentences[kind].format(place=place, detail=detail))


def _kind(error: BaseException) -> str | None:
    if isinstance(error, sqlite3.Error):
        code: int | None = getattr(error, "sqlite_errorcode", None)
        return None if code is None else _KINDS.get(code) or _KINDS.get(code & 0xFF)
    if isinstance(error, OSError):
        return _ERRNOS.get(error.errno or 0, "disk")
    return None


@contextmanager
def translated(place: Path) -> Iterator[None]:
    """Raise StorageError about `place` for what the disk and the database raise.

    What no reader can act on (a constraint of ours broken, wrong SQL) is a bug and passes as it is.
    """
    try:
        yield
    except (DBAPIError, sqlite3.Error, OSError) as error:
        cause = error.orig if isinstance(error, DBAPIError) and error.orig is not None else error
        kind = _kind(cause)
        if kind is None:
            raise
        _log.warning("%s: %s", place, cause)
        raise storage_error(kind, place, str(cause)) from error
    except PoolTimeout as error:
        raise storage_error("locked", place) from error
    except (zlib.error, UnicodeDecodeError) as error:
        raise storage_error("corrupt", place) from error
