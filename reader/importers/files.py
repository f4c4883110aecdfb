"""Reaching the bytes of a file, with the operating system's refusals in the reader's words."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from reader.errors import ImportFailure
from reader.i18n import gettext as _

MAX_BYTES: Final = 200 * 1024 * 1024
_HEAD: Final = 1024
# Memory for more at once is asked of the system anew each time, which takes longer than all else of a brief file.
_CHUNK: Final = 1 << 16


@contextmanager
def _reachable(path: Path) -> Iterator[None]:
    try:
        yield
    except FileNotFoundError as error:
        raise ImportFailure(path, _("找不到檔案：{path}。請確認它沒有被移走或改名。").format(path=path)) from error
    except PermissionError as error:
        raise ImportFailure(path, _("沒有讀取「{path}」的權限。請調整檔案權限後再匯入。").format(path=path)) from error
    except IsADirectoryError as error:
        raise ImportFailure(path, _("「{path}」是資料夾，不是檔案。請指定其中的檔案。").format(path=path)) from error
    except OSError as error:
        raise ImportFailure(
            path,
            _("讀不到「{path}」（{reason}）。請檢查磁碟或連線後再試。").format(
                path=path, reason=error.strerror or error
            ),
        ) from error


@contextmanager
def _opened(path: Path) -> Iterator[tuple[BinaryIO, int]]:
    """The file, opened, and its size in bytes.  A pipe would be waited for, a device read without end."""
    with _reachable(path):
        mode = path.stat().st_mode
        if stat.S_ISDIR(mode):
            raise IsADirectoryError(path)
        if not stat.S_ISREG(mode):
            told = _("「{path}」是裝置或管線，不是一般檔案，無法讀取；請先把內容存成檔案。")
            raise ImportFailure(path, told.format(path=path))
        with path.open("rb") as file:
            yield file, os.fstat(file.fileno()).st_size


def refuse_size(path: Path, size: int) -> None:
    """Raises ImportFailure for more than MAX_BYTES, and for nothing at all."""
    if not size:
        raise ImportFailure(path, _("「{name}」是空的檔案，沒有內容可以匯入。").format(name=path.name))
    if size > MAX_BYTES:
        raise ImportFailure(
            path,
            _("「{name}」有 {size} MB，超過 {limit} MB 的上限。請分成幾個檔案再匯入。").format(
                name=path.name, size=size // 2**20, limit=MAX_BYTES // 2**20
            ),
        )


def head(path: Path) -> bytes:
    """The first KiB.  Raises ImportFailure where the file cannot be read, is empty or larger than MAX_BYTES."""
    with _opened(path) as (file, size):
        start = file.read(_HEAD)
    refuse_size(path, max(size, len(start)))
    return start


def content(path: Path) -> bytes:
    """All bytes of the file.  Raises ImportFailure where it cannot be read, is no regular file, is empty or larger
    than MAX_BYTES.
    """
    with _opened(path) as (file, size):
        if size:
            refuse_size(path, size)
        data = file.read(size)
        # One that grows meanwhile, or whose size the system does not know beforehand.
        while len(data) <= MAX_BYTES and (more := file.read(_CHUNK)):
            data += more
    refuse_size(path, len(data))
    return data


def digest(path: Path) -> str:
    """SHA-256 of the bytes, as hex digits.  Raises ImportFailure."""
    with _opened(path) as (file, _size):
        summed = hashlib.sha256()
        while chunk := file.read(_CHUNK):
            summed.update(chunk)
    return summed.hexdigest()
