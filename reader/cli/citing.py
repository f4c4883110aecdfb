"""The works that a document cites."""

from pathlib import Path
from typing import Final

import click

from reader.cli.session import as_json_option, deliver, opened, print_json, tell
from reader.errors import UsageError
from reader.i18n import format_count
from reader.i18n import gettext as _

FORMATS: Final = click.Choice(["csl", "ris", "bibtex"])


@click.command()
@click.argument("document", metavar="DOC")
@click.option("--format", "format_", type=FORMATS, help="Write the works for a reference manager.")
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@as_json_option
@click.pass_context
def works(context: click.Context, document: str, format_: str | None, output: Path | None, as_json: bool) -> None:
    """List the works that a document's footnotes cite.

    Each with the footnotes that cite it.  DOC is its number, or part of its title or path.
    """
    from reader.exporters.work_forms import works_form, works_text

    if (as_json and format_) or (output and not format_):
        raise UsageError(_("--json 與 --format 只能用一個，-o 要與 --format 一起用。"))
    with opened(context) as reader:
        shown = reader.library_service.document(reader.library_service.resolve(document))
        found = reader.citing.bibliography(shown)
        data = reader.citing.export(shown, format_) if format_ else b""
    if as_json:
        print_json(works_form(found, shown))
    elif format_:
        deliver(data, output)
    else:
        for line in works_text(found):
            click.echo(line)
    if not found.works:
        tell(_("《{title}》的註腳沒有引用文獻。").format(title=shown.title))
    elif kept := sum(not work.is_parsed for work in found.works):
        tell(_("其中 {count} 筆無法拆解，照錄原文。").format(count=format_count(kept)))


COMMANDS = (works,)
