"""What the commands share: the library they work on, and how they speak."""

import json
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reader.errors import DiskFullError, StorageError, UsageError
from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.progress import Progress, Report
from reader.model.script import Script

if TYPE_CHECKING:
    from reader.bootstrap import Reader
    from reader.exporters.forms import BlockOf

SCRIPTS: Final = click.Choice([script.value for script in Script])
# Whether a path can be read is for the program to say, in its own words, and without stopping at the first.
ANY_PATH: Final = click.Path(path_type=Path, readable=False)
HOW_MANY: Final = click.IntRange(0, 1_000_000_000)
as_json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON.")


def library_folder(context: click.Context) -> Path:
    """The library asked for, else the usual one."""
    from reader.bootstrap import default_library

    asked: Path | None = context.find_root().params["library"]
    # An unset variable in a script must not make a library of the folder it happens to run in.
    return asked if asked is not None and str(asked) not in ("", ".") else default_library()


@contextmanager
def opened(context: click.Context) -> Iterator["Reader"]:
    """What works on the library; where the disk is full, that is said behind what was asked for."""
    from reader.bootstrap import open_reader

    reader = open_reader(library_folder(context))
    try:
        yield reader
    finally:
        reader.close()
    if isinstance(reader.library.refusal, DiskFullError):
        tell(str(reader.library.refusal))


def print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def block_of(reader: "Reader") -> "BlockOf":
    """The blocks of the library, for what is told of them in JSON and CSV."""
    return lambda document, block: reader.library_service.document(document).blocks[block]


def deliver(data: bytes, output: Path | None, is_text: bool = True) -> None:
    """Write a file, whose path is printed, or to standard output where none is named.

    Raises UsageError where that is a terminal, which shows nothing but text.
    """
    from reader.exporters.writing import write_file

    if output is not None:
        write_file(output, data)
        click.echo(str(output))
        return
    if not is_text and sys.stdout.isatty():
        raise UsageError(_("這種格式不能印在畫面上；請用 -o 指定要寫成哪個檔案。"))
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def tell(sentence: str) -> None:
    """Say it on standard error."""
    click.echo(sentence, err=True)


def tell_if_empty(reader: "Reader") -> None:
    """Say so where there is nothing that could be found."""
    if not reader.library_service.documents():
        tell(_("文件庫是空的。用 trade-reader import 檔案或資料夾 匯入。"))


def progress() -> Report:
    """Progress on one line of standard error where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        return lambda _progress: None
    from reader.presenters.stages import stage_name

    def report(now: Progress) -> None:
        of = f"{format_count(now.done)}/{format_count(now.total)}" if now.total else str(now.done)
        end = "\n" if now.total and now.done >= now.total else ""
        line = f"{stage_name(now.stage)} {of} {now.item}"
        sys.stderr.write(f"\r\x1b[2K{line[:100]}{end}")
        sys.stderr.flush()

    return report


def catch_up(reader: "Reader") -> None:
    """Bring the index up to the library.  Where that cannot be done now, say so: what is indexed can be searched."""
    try:
        reader.finding.catch_up(progress())
    except StorageError as error:
        tell(str(error))
        tell(_("索引還沒有跟上，下次搜尋時會再試；已索引的文件仍可搜尋。"))
