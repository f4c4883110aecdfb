"""Which files an import means: those named, and those of the right kind in the folders named."""

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.i18n import gettext as _
from reader.importers import SUFFIXES
from reader.services.reports import Failure


def walk(paths: Sequence[Path], leave_out: Path) -> tuple[list[Path], list[Failure]]:
    """Absolute paths of the files in `paths`, each once; and what could not be looked into.

    A file that is named is taken whatever it is called.  Folders are walked in the order of their names; in them only
    SUFFIXES are taken, and nothing that is hidden, no link to a folder, and nothing below `leave_out`.
    """
    files: dict[Path, None] = {}
    failures: list[Failure] = []
    for path in (Path(os.path.abspath(path)) for path in paths):  # noqa: PTH100 - the name the reader gave, links kept
        if path.is_dir():
            files.update(dict.fromkeys(_within(path, leave_out, failures)))
        elif path.exists() and not path.is_file():
            failures.append(Failure(path, _("「{path}」不是一般檔案，無法匯入。").format(path=path)))
        else:
            files[path] = None
    return list(files), failures


def _within(folder: Path, leave_out: Path, failures: list[Failure]) -> Iterator[Path]:
    def refuse(error: OSError) -> None:
        told = _("無法讀取資料夾「{path}」（{reason}）；請檢查權限後再匯入。")
        failures.append(Failure(Path(error.filename), told.format(path=error.filename, reason=error.strerror)))

    library = leave_out.resolve()
    for name, folders, files in os.walk(folder, onerror=refuse):
        here = Path(name)
        folders[:] = sorted(each for each in folders if not each.startswith(".") and (here / each).resolve() != library)
        for each in sorted(files):
            path = here / each
            if each.startswith(".") or path.suffix.lower() not in SUFFIXES:
                continue
            # A link that leads nowhere is read like a file, so that the reader hears of it.
            if path.is_file() or not path.exists():
                yield path
