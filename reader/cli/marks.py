"""Annotations: make, export, bring in."""

from pathlib import Path
from typing import Final

import click

from reader.cli.session import ANY_PATH, SCRIPTS, as_json_option, deliver, opened, print_json, tell
from reader.cli.words import MARK
from reader.errors import NotFoundError, ReaderError, UsageError
from reader.i18n import gettext as _
from reader.model.annotation import Colour, Style
from reader.model.script import Script

COLOURS: Final = click.Choice([colour.value for colour in Colour])
STYLES: Final = click.Choice([style.value for style in Style])
FORMATS: Final = click.Choice(["markdown", "docx", "html", "csv", "jsonld"])


@click.command()
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
    """Mark a quotation in a document.

    What was made is printed as JSON.
    """
    from reader.exporters.library_forms import annotation_form

    wanted = MARK.sub("", quote)
    if not wanted.strip():
        raise UsageError(_("--quote 是空的；請引一段文件裡的文字。"))
    with opened(context) as reader:
        shown = reader.library_service.document(reader.library_service.resolve(document))
        places = reader.reading.find_quote(shown.blocks, wanted)
        if occurrence > len(places):
            raise _no_such_place(shown.title, quote, len(places))
        if len(places) > 1:
            told = _("「{quote}」共有 {count} 處，標註的是第 {number} 處；用 --occurrence 選擇其他處。")
            tell(told.format(quote=quote, count=len(places), number=occurrence))
        changes = reader.annotations.add(
            shown.id, places[occurrence - 1], colour=Colour(colour), style=Style(style), note=note, tags=tags
        )
        print_json(annotation_form(changes.annotations[0].annotation, shown))


def _no_such_place(title: str, quote: str, count: int) -> ReaderError:
    if count:
        told = _("《{title}》裡「{quote}」只有 {count} 處；請給較小的 --occurrence。")
        return UsageError(told.format(title=title, quote=quote, count=count))
    told = _("《{title}》裡找不到「{quote}」；請照原文引一段連續的文字（繁簡、全形半形皆可）。")
    return NotFoundError(told.format(title=title, quote=quote))


@click.command()
@click.argument("documents", nargs=-1, metavar="[DOC...]")
@click.option("--format", "format_", type=FORMATS, required=True)
@click.option("--script", type=SCRIPTS, default="source", help="The script of the quotations.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.pass_context
def export(context: click.Context, documents: tuple[str, ...], format_: str, script: str, output: Path | None) -> None:
    """Write the marked passages with their citations.

    Of the documents named, or of all.
    """
    with opened(context) as reader:
        ids = [reader.library_service.resolve(document) for document in documents] or None
        data = reader.exporting.export(ids, format_, Script(script))
        if not (any(map(reader.library.annotations, ids)) if ids else reader.library.annotations()):
            tell(_("沒有標註可以匯出；請先在視窗裡標註，或用 annotate 命令加上。"))
    deliver(data, output, is_text=format_ != "docx")


@click.command("import-annotations")
@click.argument("file", type=ANY_PATH)
@click.option("--dry-run", is_flag=True, help="Say what would happen; change nothing.")
@as_json_option
@click.pass_context
def import_annotations(context: click.Context, file: Path, dry_run: bool, as_json: bool) -> None:
    """Bring in W3C Web Annotations (JSON-LD)."""
    from reader.importers.files import content

    data = content(file)
    with opened(context) as reader:
        outcome = reader.annotations.import_annotations(data, dry_run)
    counts = {
        "added": list(outcome.added),
        "unchanged": list(outcome.unchanged),
        "ambiguous": list(outcome.ambiguous),
        "orphaned": list(outcome.orphaned),
        "failed": list(outcome.failed),
    }
    if as_json:
        print_json({**counts, "dry_run": dry_run})
    else:
        told = _("新增 {added} 則，已有 {unchanged} 則，位置不確定 {ambiguous} 則，失去位置 {orphaned} 則。")
        click.echo(told.format(**{name: len(ids) for name, ids in counts.items()}))
    for sentence in outcome.failed:
        tell(sentence)
    context.exit(1 if outcome.failed else 0)


COMMANDS = (annotate, export, import_annotations)
