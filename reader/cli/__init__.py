"""The command line: what the window does, for scripts and tests.

`--json` prints one JSON document to standard output; progress and sentences go to standard error.  Exit status: 0 done,
1 some inputs failed (each named), 2 wrong usage.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

import click

from reader import __version__, failures
from reader.cli import analyses, citing, glossary, library, lists, marks, searches, words
from reader.cli.session import library_folder, tell
from reader.errors import ReaderError, UsageError
from reader.i18n import gettext as _
from reader.i18n import preferred_language, set_language


class _Commands(click.Group):
    """Where the name of a file stands in place of a command, as file managers call programs, the file is opened."""

    def resolve_command(
        self, context: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if self.get_command(context, name) is None and not name.startswith("-"):
            if not Path(name).exists():
                told = _("沒有「{name}」這個指令，也沒有這個檔案；用法見 trade-reader --help。")
                raise UsageError(told.format(name=name))
            return open_command.name, open_command, args
        return super().resolve_command(context, args)


@click.command("open")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.pass_context
def open_command(context: click.Context, files: tuple[Path, ...]) -> None:
    """Open the window on files, which are imported.

    The first of them is shown, in the window that is open on the library if one is.  The word `open` may be left out.
    """
    from reader.bootstrap import open_window, pass_files

    folder, paths = library_folder(context), [file.absolute() for file in files]
    if pass_files(folder, paths):
        click.echo(_("已交給開著的視窗。"))
        context.exit(0)
    context.exit(open_window(folder, paths))


@click.group(cls=_Commands, invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="trade-reader")
@click.option(
    "--library",
    type=click.Path(file_okay=False, path_type=Path),
    envvar="TRADE_READER_LIBRARY",
    metavar="DIR",
    help="The folder of the library.  Also TRADE_READER_LIBRARY.",
)
@click.pass_context
def cli(context: click.Context, library: Path | None) -> None:
    """Trade Reader: read, search, annotate and quote Traditional Chinese policy texts.

    Without a command, opens the window.

    Places in JSON and CSV are counted in code points of a block's text as `show` prints it, footnote marks such as
    [^7] included.
    """
    if context.invoked_subcommand is None:
        from reader.bootstrap import open_window

        context.exit(open_window(library_folder(context)))


for command in (
    open_command,
    *library.COMMANDS,
    *words.COMMANDS,
    *glossary.COMMANDS,
    *marks.COMMANDS,
    *citing.COMMANDS,
    *lists.COMMANDS,
    *searches.COMMANDS,
    *analyses.COMMANDS,
):
    cli.add_command(command)


def main(arguments: Sequence[str] | None = None) -> NoReturn:
    """Run, and end the process with the exit status."""
    failures.start_log()
    set_language(preferred_language())
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    sys.exit(run(arguments))


def run(arguments: Sequence[str] | None = None) -> int:
    """The exit status of the command line `arguments`."""
    try:
        status = cli.main(args=arguments, prog_name="trade-reader", standalone_mode=False)
        sys.stdout.flush()
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        error.show()
        return 2
    except click.exceptions.Abort:
        return 130
    except UsageError as error:
        tell(str(error))
        return 2
    except ReaderError as error:
        tell(str(error))
        return 1
    except SystemExit:
        # So click ends where whoever read our output has gone away, and nowhere else in this mode.
        return 0
    except BrokenPipeError:
        return _output_is_gone()
    except OSError as error:
        tell(_("結果寫不出去（{reason}）；請檢查輸出的去處與磁碟空間。").format(reason=error.strerror or error))
        return _output_is_gone(1)
    except Exception as error:
        tell(failures.record(error))
        return 1


def _output_is_gone(status: int = 0) -> int:
    """Keep the interpreter from writing, as it ends, what cannot be written."""
    sys.stdout = None
    return status
