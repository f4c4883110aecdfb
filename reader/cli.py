"""The command line: what the window does, for scripts and tests.

`--json` prints one JSON document to standard output; progress and sentences go to standard error.  Exit status: 0 done,
1 some inputs failed (each named), 2 wrong usage.
"""

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from reader import __version__, failures
from reader.errors import ReaderError, UsageError
from reader.i18n import format_count, preferred_language, set_language
from reader.i18n import gettext as _
from reader.model.annotation import Colour, Style
from reader.model.progress import Progress, Report
from reader.model.script import Script

if TYPE_CHECKING:
    from reader.bootstrap import Reader
    from reader.model.document import Block
    from reader.text.offsets import OffsetMap

SCRIPTS = click.Choice([script.value for script in Script])
COLOURS = click.Choice([colour.value for colour in Colour])
STYLES = click.Choice([style.value for style in Style])
FORMATS = click.Choice(["markdown", "docx", "html", "csv", "jsonld"])


@contextmanager
def _opened(context: click.Context) -> Iterator["Reader"]:
    from reader.bootstrap import default_library, open_reader

    reader = open_reader(context.find_root().params["library"] or default_library())
    try:
        yield reader
    finally:
        reader.close()


def _print_json(value: object) -> None:
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def _tell(sentence: str) -> None:
    click.echo(sentence, err=True)


def _progress() -> Report:
    """Progress on one line of standard error where that is a terminal, else nothing."""
    if not sys.stderr.isatty():
        return lambda _progress: None
    names = {"import": _("匯入"), "index": _("索引")}

    def report(progress: Progress) -> None:
        of = f"{format_count(progress.done)}/{format_count(progress.total)}" if progress.total else str(progress.done)
        end = "\n" if progress.total and progress.done >= progress.total else ""
        line = f"{names.get(progress.stage, progress.stage)} {of} {progress.item}"
        sys.stderr.write(f"\r\x1b[2K{line[:100]}{end}")
        sys.stderr.flush()

    return report


@click.group(invoke_without_command=True, context_settings={"help_option_names": ["-h", "--help"]})
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
    """
    if context.invoked_subcommand is None:
        from reader.bootstrap import default_library, open_window

        context.exit(open_window(library or default_library()))


@cli.command("import")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def import_command(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Bring files or folders into the library; the same file twice is one document."""
    with _opened(context) as reader:
        report = reader.library_service.import_paths(paths, _progress())
        reader.finding.catch_up(_progress())
    failed = [{"path": str(failure.path), "error": failure.error} for failure in report.failed]
    if as_json:
        _print_json(
            {
                "added": list(report.added),
                "unchanged": list(report.unchanged),
                "updated": list(report.updated),
                "failed": failed,
            }
        )
    else:
        told = _("新增 {added} 份，未變 {unchanged} 份，更新 {updated} 份，失敗 {failed} 份。")
        click.echo(
            told.format(
                added=len(report.added),
                unchanged=len(report.unchanged),
                updated=len(report.updated),
                failed=len(report.failed),
            )
        )
    for failure in report.failed:
        _tell(failure.error if failure.path.name in failure.error else f"{failure.path}: {failure.error}")
    context.exit(1 if report.failed else 0)


@cli.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def list_command(context: click.Context, as_json: bool) -> None:
    """List the documents of the library."""
    from reader.exporters.library_forms import list_form

    with _opened(context) as reader:
        rows = reader.library_service.documents()
    if as_json:
        _print_json(list_form(rows))
        return
    for row in rows:
        marks = _("{count} 則標註").format(count=row.annotations) if row.annotations else ""
        parts = [str(row.id), row.title, "、".join(row.authors), str(row.date or ""), marks]
        click.echo("　".join(part for part in parts if part))
    if not rows:
        _tell(_("文件庫是空的。用 trade-reader import 檔案或資料夾 匯入。"))


@cli.command()
@click.argument("document", metavar="DOC")
@click.option("--script", type=SCRIPTS, default="source", help="The script to show it in.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def show(context: click.Context, document: str, script: str, as_json: bool) -> None:
    """Print a document: DOC is its number, or part of its title or path."""
    from reader.exporters.forms import show_form
    from reader.exporters.plain import show_text

    with _opened(context) as reader:
        shown = reader.library_service.document(reader.library_service.resolve(document))

        def display(block: "Block") -> "tuple[str, OffsetMap]":
            displayed = reader.reading.displayed(block, Script(script))
            return displayed.text, displayed.map

        if as_json:
            _print_json(show_form(shown, display))
        else:
            click.echo(show_text(shown, display))


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def structure(file: Path, as_json: bool) -> None:
    """Print the structure of one file; no library is needed."""
    from reader.exporters.forms import structure_form
    from reader.exporters.plain import structure_text
    from reader.importers import read
    from reader.structure import restore

    restored = restore(read(file))
    if as_json:
        _print_json(structure_form(restored, file.name))
    else:
        click.echo(structure_text(restored))


@cli.command()
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(min=0), default=20, show_default=True, help="Hits to print; 0 = all.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def search(context: click.Context, query: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find a phrase, typed in either script."""
    from reader.exporters.forms import search_form
    from reader.model.search import Query

    with _opened(context) as reader:
        reader.finding.catch_up(_progress())
        results = reader.finding.search(Query(" ".join(query), limit=limit))
        if as_json:
            _print_json(search_form(results, lambda doc, block: reader.library_service.document(doc).blocks[block]))
            return
    for group in results.groups:
        click.echo(click.style(f"{group.document}　{group.title}", bold=True) + f" ({group.total})")
        for hit in group.hits:
            before, words, after = (
                hit.snippet[: hit.snippet_start],
                hit.snippet[hit.snippet_start : hit.snippet_end],
                hit.snippet[hit.snippet_end :],
            )
            click.echo(f"    {before}{click.style(words, fg='red', bold=True)}{after}".replace("\n", " "))
    told = _("{documents} 份文件，共 {total} 處").format(documents=results.documents, total=results.total)
    click.echo(told if results.total else _("找不到「{phrase}」。").format(phrase=results.query.phrase))


@cli.command()
@click.option("--to", "script", type=SCRIPTS, required=True, help="The script to convert to.")
@click.argument("file", default="-", metavar="[FILE|-]")
def convert(script: str, file: str) -> None:
    """Convert a text file, or standard input, to another script."""
    from reader.importers.plain_text import text_of
    from reader.text.conversion import converter
    from reader.text.segmentation import is_simplified

    text = _standard_input() if file == "-" else text_of(Path(file))[0]
    convert_text = converter(Script(script), simplified_source=is_simplified(text)).convert
    converted = "".join(convert_text(line).text for line in text.splitlines(keepends=True))
    sys.stdout.buffer.write(converted.encode("utf-8", errors="surrogateescape"))


def _standard_input() -> str:
    return sys.stdin.buffer.read().decode("utf-8-sig", errors="surrogateescape")


@cli.command()
@click.argument("term", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def lookup(term: tuple[str, ...], as_json: bool) -> None:
    """Look a term up in the glossary, in any script or by its English name."""
    from reader.bootstrap import bundled_glossary
    from reader.exporters.library_forms import lookup_form

    wanted = " ".join(term)
    found = bundled_glossary().lookup(wanted)
    if as_json:
        _print_json(lookup_form(found))
        return
    for entry in found:
        abbreviation = f" ({entry.abbreviation})" if entry.abbreviation else ""
        click.echo(click.style(entry.traditional, bold=True) + f"　{entry.english}{abbreviation}")
        click.echo(_("中國大陸用語：{term}").format(term=entry.mainland))
        if entry.variants:
            click.echo(_("又作：{forms}").format(forms="、".join(entry.variants)))
        click.echo(f"{entry.definition}\n{entry.gloss}\n")
    if not found:
        _tell(_("術語表裡沒有「{term}」。").format(term=wanted))


@cli.command()
@click.argument("document", metavar="DOC")
@click.option("--quote", required=True, help="The words to mark, in either script.")
@click.option("--occurrence", type=click.IntRange(min=1), default=1, show_default=True, help="Which of its places.")
@click.option("--colour", "--color", type=COLOURS, default="yellow", show_default=True)
@click.option("--style", type=STYLES, default="highlight", show_default=True)
@click.option("--note", default="", help="A note in Markdown.")
@click.option("--tag", "tags", multiple=True, help="A tag; may be given several times.")
@click.pass_context
def annotate(
    context: click.Context,
    document: str,
    quote: str,
    occurrence: int,
    colour: str,
    style: str,
    note: str,
    tags: tuple[str, ...],
) -> None:
    """Mark a quotation in a document and print what was made, as JSON."""
    from reader.exporters.library_forms import annotation_form

    with _opened(context) as reader:
        shown = reader.library_service.document(reader.library_service.resolve(document))
        places = reader.reading.find_quote(shown.blocks, quote)
        if occurrence > len(places):
            raise _no_such_place(shown.title, quote, len(places))
        if len(places) > 1:
            told = _("「{quote}」共有 {count} 處，標註的是第 {number} 處；用 --occurrence 選擇其他處。")
            _tell(told.format(quote=quote, count=len(places), number=occurrence))
        changes = reader.annotations.add(
            shown.id, places[occurrence - 1], colour=Colour(colour), style=Style(style), note=note, tags=tags
        )
        _print_json(annotation_form(changes.annotations[0].annotation, shown))


def _no_such_place(title: str, quote: str, count: int) -> ReaderError:
    from reader.errors import NotFoundError

    if count:
        told = _("《{title}》裡「{quote}」只有 {count} 處；請給較小的 --occurrence。")
        return UsageError(told.format(title=title, quote=quote, count=count))
    told = _("《{title}》裡找不到「{quote}」；請照原文引一段連續的文字（繁簡、全形半形皆可）。")
    return NotFoundError(told.format(title=title, quote=quote))


@cli.command()
@click.argument("documents", nargs=-1, metavar="[DOC...]")
@click.option("--format", "format_", type=FORMATS, required=True)
@click.option("--script", type=SCRIPTS, default="source", help="The script of the quotations.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.pass_context
def export(context: click.Context, documents: tuple[str, ...], format_: str, script: str, output: Path | None) -> None:
    """Write the marked passages of documents (of all, where none is named) with their citations."""
    from reader.exporters.writing import write_file

    with _opened(context) as reader:
        ids = [reader.library_service.resolve(document) for document in documents] or None
        data = reader.exporting.export(ids, format_, Script(script))
    if output is None:
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
    else:
        write_file(output, data)
        click.echo(str(output))


@cli.command("import-annotations")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="Say what would happen; change nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.pass_context
def import_annotations(context: click.Context, file: Path, dry_run: bool, as_json: bool) -> None:
    """Bring in W3C Web Annotations (JSON-LD)."""
    from reader.importers.files import content

    data = content(file)
    with _opened(context) as reader:
        outcome = reader.annotations.import_annotations(data, dry_run)
    counts = {
        "added": list(outcome.added),
        "unchanged": list(outcome.unchanged),
        "ambiguous": list(outcome.ambiguous),
        "orphaned": list(outcome.orphaned),
        "failed": list(outcome.failed),
    }
    if as_json:
        _print_json({**counts, "dry_run": dry_run})
    else:
        told = _("新增 {added} 則，已有 {unchanged} 則，位置不確定 {ambiguous} 則，失去位置 {orphaned} 則。")
        click.echo(told.format(**{name: len(ids) for name, ids in counts.items()}))
    for sentence in outcome.failed:
        _tell(sentence)
    context.exit(1 if outcome.failed else 0)


@cli.command()
@click.pass_context
def reindex(context: click.Context) -> None:
    """Build the search index anew from the library."""
    with _opened(context) as reader:
        count = reader.finding.reindex(_progress())
    click.echo(_("已重新索引 {count} 份文件。").format(count=format_count(count)))


@cli.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check the library, its originals and its index."""
    with _opened(context) as reader:
        problems = reader.library.check()
        pending = reader.finding.pending()
        documents = len(reader.library_service.documents())
        folder = reader.library.folder
    click.echo(_("文件庫：{folder}（{count} 份文件）").format(folder=folder, count=format_count(documents)))
    if pending:
        click.echo(_("索引：尚有 {count} 份文件待索引，下次搜尋時會補上。").format(count=format_count(pending)))
    else:
        click.echo(_("索引：完整"))
    for problem in problems:
        _tell(problem)
    if not problems:
        click.echo(_("沒有發現問題。"))
    context.exit(1 if problems else 0)


@cli.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup(context: click.Context, file: Path) -> None:
    """Write the whole library, originals included, into one file."""
    with _opened(context) as reader:
        reader.library.backup(file)
    click.echo(str(file))


@cli.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.pass_context
def restore(context: click.Context, file: Path) -> None:
    """Bring the library back from a backup; the present one is kept beside it."""
    from reader.bootstrap import default_library, restore_library

    folder = context.find_root().params["library"] or default_library()
    kept = restore_library(file, folder)
    click.echo(_("已還原到 {folder}。").format(folder=folder))
    if kept is not None:
        click.echo(_("原來的文件庫留在 {folder}。").format(folder=kept))


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
        return status if isinstance(status, int) else 0
    except click.ClickException as error:
        error.show()
        return 2
    except click.exceptions.Abort:
        return 130
    except UsageError as error:
        _tell(str(error))
        return 2
    except ReaderError as error:
        _tell(str(error))
        return 1
    except BrokenPipeError:
        sys.stderr.close()
        return 0
    except Exception as error:
        _tell(failures.record(error))
        return 1
