"""The library: import, list, show, and its upkeep."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.session import (
    ANY_PATH,
    SCRIPTS,
    as_json_option,
    catch_up,
    library_folder,
    opened,
    print_json,
    progress,
    tell,
    tell_if_empty,
)
from reader.datafiles import resource
from reader.errors import StorageError, UsageError
from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.dates import iso_of
from reader.model.script import Script
from reader.text.vocabulary import Region, version, vocabulary

if TYPE_CHECKING:
    from reader.model.document import Block
    from reader.services.library import ImportReport
    from reader.text.offsets import OffsetMap


@click.command("import")
@click.argument("paths", nargs=-1, required=True, type=ANY_PATH, metavar="PATH...")
@as_json_option
@click.pass_context
def import_command(context: click.Context, paths: tuple[Path, ...], as_json: bool) -> None:
    """Bring files or folders into the library.

    The same file twice is one document.
    """
    with opened(context) as reader:
        report = reader.library_service.import_paths(paths, progress())
        # What is in the library is told before what the import left to do at the index, which may fail.
        _print_report(report, as_json)
        catch_up(reader)
    context.exit(1 if report.failed else 0)


def _print_report(report: "ImportReport", as_json: bool) -> None:
    carried = report.carried
    if as_json:
        print_json(
            {
                "added": list(report.added),
                "unchanged": list(report.unchanged),
                "updated": list(report.updated),
                "failed": [{"path": str(failure.path), "error": failure.error} for failure in report.failed],
                "corrections": {"unapplied": report.unapplied},
                "notices": [{"path": str(notice.path), "notice": notice.text} for notice in report.notices],
                "annotations": {
                    "resolved": carried.resolved,
                    "ambiguous": carried.ambiguous,
                    "orphaned": carried.orphaned,
                },
            }
        )
    else:
        told = _("新增 {added} 份，未變 {unchanged} 份，更新 {updated} 份，失敗 {failed} 份。")
        counts = {name: len(getattr(report, name)) for name in ("added", "unchanged", "updated", "failed")}
        click.echo(told.format(**counts))
    if report.updated:
        told = _("更新的文件上，{placed} 則標註在原文字上，{ambiguous} 則位置不確定，{orphaned} 則失去位置；都保留著。")
        tell(told.format(placed=carried.resolved, ambiguous=carried.ambiguous, orphaned=carried.orphaned))
    if report.unapplied:
        told = _("有 {count} 項更正不再符合更新後的文字，已保留但沒有套用。")
        tell(told.format(count=format_count(report.unapplied)))
    for notice in report.notices:
        tell(notice.text)
    for failure in report.failed:
        tell(failure.error if failure.path.name in failure.error else f"{failure.path}: {failure.error}")


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOC...]")
@as_json_option
@click.pass_context
def restructure(context: click.Context, documents: tuple[str, ...], as_json: bool) -> None:
    """Structure documents anew with this version's rules.

    From their originals; all of them, where none is named.
    """
    with opened(context) as reader:
        service = reader.library_service
        wanted = [service.resolve(each) for each in documents] or [row.id for row in service.documents()]
        report = service.restructure(list(dict.fromkeys(wanted)), progress())
        _print_report(report, as_json)
        catch_up(reader)
    context.exit(1 if report.failed else 0)


@click.command("list")
@as_json_option
@click.pass_context
def list_command(context: click.Context, as_json: bool) -> None:
    """List the documents of the library."""
    with opened(context) as reader:
        rows = reader.library_service.documents()
        if as_json:
            from reader.exporters.library_forms import list_form

            print_json(list_form(rows))
            return
        tell_if_empty(reader)
    figures = max((len(str(row.id)) for row in rows), default=0)
    for row in rows:
        marks = _("{count} 則標註").format(count=row.annotations) if row.annotations else ""
        parts = [f"{row.id:>{figures}}", row.title, "、".join(row.authors), iso_of(row.date_parts), marks]
        click.echo("　".join(part for part in parts if part))


@click.command()
@click.argument("document", metavar="DOC")
@click.option("--script", type=SCRIPTS, default="source", help="The script to show it in.")
@as_json_option
@click.pass_context
def show(context: click.Context, document: str, script: str, as_json: bool) -> None:
    """Print a document.

    DOC is its number, or part of its title or path.
    """
    from reader.exporters.forms import show_form
    from reader.exporters.plain import show_text

    with opened(context) as reader:
        shown = reader.library_service.document(reader.library_service.resolve(document))

        def display(block: "Block") -> "tuple[str, OffsetMap]":
            displayed = reader.reading.displayed(block, Script(script))
            return displayed.text, displayed.map

        if as_json:
            print_json(show_form(shown, display))
        else:
            click.echo(show_text(shown, display, lambda words: reader.reading.shown(words, Script(script)).text))


@click.command()
@click.pass_context
def reindex(context: click.Context) -> None:
    """Build the search index anew from the library."""
    with opened(context) as reader:
        count = reader.finding.reindex(progress())
    click.echo(_("已重新索引 {count} 份文件。").format(count=format_count(count)))


@click.command()
@click.pass_context
def doctor(context: click.Context) -> None:
    """Check the library, its originals and its index."""
    with opened(context) as reader:
        problems = reader.library.check()
        try:
            index = _index_state(reader.finding.pending())
        except StorageError as error:  # What cannot be read of the index says nothing against the library.
            index = _("索引：無法讀取。")
            problems.append(str(error))
        documents = len(reader.library_service.documents())
        folder = reader.library.folder
    click.echo(_("文件庫：{folder}（{count} 份文件）").format(folder=folder, count=format_count(documents)))
    click.echo(index)
    click.echo(_vocabulary())
    for problem in problems:
        tell(problem)
    if not problems:
        click.echo(_("沒有發現問題。"))
    context.exit(1 if problems else 0)


def _index_state(pending: int) -> str:
    if pending:
        return _("索引：尚有 {count} 份文件待索引，下次搜尋時會補上。").format(count=format_count(pending))
    return _("索引：完整")


def _vocabulary() -> str:
    """Which words of the other region the program puts in: a report of a wrong one should say of which version."""
    to_mainland, to_taiwan = (vocabulary(region).terms for region in (Region.MAINLAND, Region.TAIWAN))
    return _("兩岸用語：第 {version} 版（臺灣→大陸 {there} 條，大陸→臺灣 {back} 條）").format(
        version=version(resource("vocabulary") / "mainland.tsv"),
        there=format_count(len(to_mainland)),
        back=format_count(len(to_taiwan)),
    )


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.pass_context
def backup(context: click.Context, file: Path) -> None:
    """Write the library with its originals into one file."""
    with opened(context) as reader:
        reader.library.backup(file)
    click.echo(str(file))


@click.command()
@click.argument("file", type=ANY_PATH)
@click.pass_context
def restore(context: click.Context, file: Path) -> None:
    """Bring the library back from a backup.

    The present one is kept beside it.
    """
    from reader.bootstrap import restore_library

    folder = library_folder(context)
    kept = restore_library(file, folder)
    click.echo(_("已還原到 {folder}。").format(folder=folder))
    if kept is not None:
        click.echo(_("原來的文件庫留在 {folder}。").format(folder=kept))


@click.command()
@click.argument("document", metavar="DOC")
@click.option("--title")
@click.option("--author", "authors", multiple=True, help="An author; may be given several times.")
@click.option("--affiliation")
@click.option("--series")
@click.option("--volume")
@click.option("--number")
@click.option("--date", help="YYYY-MM-DD, YYYY-MM or YYYY.")
@click.option("--publisher")
@click.pass_context
def correct(context: click.Context, /, document: str, authors: tuple[str, ...], **fields: str | None) -> None:
    """Set right what is said of a document.  An empty value says that there is none."""
    from reader.model.corrections import MetadataField

    wanted = {MetadataField(name): value for name, value in fields.items() if value is not None}
    if authors:
        wanted[MetadataField.AUTHORS] = "\n".join(authors)
    if not wanted:
        raise UsageError(_("請指明要更正什麼，例如 --title 或 --date。"))
    with opened(context) as reader:
        reader.corrections.describe(reader.library_service.resolve(document), wanted)


COMMANDS = (import_command, restructure, correct, list_command, show, reindex, doctor, backup, restore)
