"""The one module that wires things together."""

import os
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from platformdirs import user_documents_path

from reader.collector import without_collection
from reader.datafiles import resource
from reader.errors import ReaderError
from reader.i18n import gettext as _
from reader.services.session import Reader
from reader.storage import open_library, restore

if TYPE_CHECKING:
    from reader.glossary import Glossary
    from reader.search import Index

__all__ = [
    "Reader",
    "bundled_glossary",
    "default_library",
    "open_reader",
    "open_window",
    "pass_files",
    "restore_library",
]

_NAME: Final = "Trade Reader"


def default_library() -> Path:
    """Where the library lies unless the reader says otherwise.

    Among the reader's own documents, where it is seen, moved and backed up with them: what someone wrote over years
    does not belong into a hidden folder of an application.
    """
    return user_documents_path() / _NAME


def open_reader(folder: Path) -> Reader:
    """Open the library in `folder` with everything that works on it.  Raises StorageError."""
    library = open_library(folder)

    def make_index() -> "Index":
        from reader.search import open_index

        return open_index(library.index_folder)

    return Reader(library, make_index, bundled_glossary)


@cache
def bundled_glossary() -> "Glossary":
    """The terms that come with the program."""
    from reader.glossary import load

    return load(resource("glossary"))


def restore_library(file: Path, folder: Path) -> Path | None:
    """Put the library of a backup into `folder`; where the one that lay there is kept, None if there was none."""
    return restore(file, folder)


def pass_files(folder: Path, files: Sequence[Path]) -> bool:
    """Whether a window that is open on the library in `folder` opens `files`, which are absolute, in place of a new
    one."""
    from reader.ui.instances import pass_files as passed

    return passed(folder, files)


def open_window(folder: Path, files: Sequence[Path] = ()) -> int:
    """Show the window on the library in `folder` until it is closed; the exit status.

    files: imported and the first of them shown.

    Raises ReaderError where there is no display: Qt would end the process instead.
    """
    screens = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform == "linux" and not any(os.environ.get(name) for name in screens):
        raise ReaderError(_("這裡沒有顯示器，無法開啟視窗；請改用命令列，用法見 trade-reader --help。"))
    reader = open_reader(folder)
    try:
        with without_collection():  # A tenth of the time until the window is there.
            from reader.ui.application import Application

            application = Application(reader)
        return application.run(files)
    finally:
        reader.close()
