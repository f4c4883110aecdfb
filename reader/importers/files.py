"""Reaching the bytes of a file, with the operating system's refusals in the reader's words."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from reader.errors import ImportFailure
from reader.i18n import gettext as _

MAX_BYTES: Final = 200 * 1024 * 1024
_HEAD: Final = 1024
_CHUNK: Final = 1 << 20


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


def head(path: Path) -> bytes:
    """The first KiB.  Raises ImportFailure where the file cannot be read, is empty or larger than MAX_BYTES."""
    with _reachable(path):
        size = path.stat().st_size
        with path.open("rb") as file:
            start = file.read(_HEAD)
    if not start:
        raise ImportFailure(path, _("「{name}」是空的檔案，沒有內容可以匯入。").format(name=path.name))
    if size > MAX_BYTES:
        raise ImportFailure(
            path,
            _("「{name}」有 {size} MB，超過 {limit} MB 的上限。請分成幾個檔案再匯入。").format(
                name=path.name, size=size // 2**20, limit=MAX_BYTES // 2**20
            ),
        )
    return start


def content(path: Path) -> bytes:
    """All bytes of the file.  Raises ImportFailure."""
    with _reachable(path):
        return path.read_bytes()


def digest(path: Path) -> str:
    """SHA-256 of the bytes, as hex digits.  Raises ImportFailure."""
    with _reachable(path), path.open("rb") as file:
        summed = hashlib.sha256()
        while chunk := file.read(_CHUNK):
            summed.update(chunk)
    return summed.hexdigest()
