"""Lists over the whole library: the agenda, and what the glossary could take up."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.session import as_json_option, block_of, opened, print_json, tell
from reader.errors import UsageError
from reader.i18n import format_count, format_days
from reader.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.model.notices import AgendaEntry


class Day(click.ParamType[date]):
    """YYYY-MM-DD."""

    name = "date"

    def convert(self, value: str, param: click.Parameter | None, context: click.Context | None) -> date:
        try:
            return date.fromisoformat(value)
        except ValueError:
            raise UsageError(_("「{value}」不是日期；請寫成 2024-04-26 的樣子。").format(value=value)) from None


@click.command()
@click.option("--from", "first", type=Day(), help="Leave out what is over by then.")
@click.option("--to", "last", type=Day(), help="Leave out what begins later.")
@click.option("--format", "format_", type=click.Choice(["text", "ics"]), default="text", show_default=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@as_json_option
@click.pass_context
def agenda(
    context: click.Context, first: date | None, last: date | None, format_: str, output: Path | None, as_json: bool
) -> None:
    """List the events and deadlines that are announced.

    From all documents, their calendars too; or write them as iCalendar.
    """
    from reader.exporters.library_forms import agenda_form
    from reader.exporters.writing import write_file
    from reader.services.agenda import between

    if (format_ == "ics") != (output is not None) or (output is not None and as_json):
        raise UsageError(_("行事曆檔要寫成 --format ics -o FILE，而且不能加 --json。"))
    if first is not None and last is not None and first > last:
        told = _("期間的開始（{first}）晚於結束（{last}）；請對調 --from 與 --to。")
        raise UsageError(told.format(first=first, last=last))
    with opened(context) as reader:
        entries = tuple(between(reader.agenda.entries(), first, last))
        if as_json:
            print_json(agenda_form(entries, block_of(reader)))
            return
    if output is not None:
        from reader.exporters.calendar_file import calendar_file

        write_file(output, calendar_file(entries, datetime.now(UTC)))
        click.echo(str(output))
        return
    _print_agenda(entries)
    if not entries:
        tell(_("文件裡沒有這段期間的活動或行事曆。"))


def _print_agenda(entries: "Sequence[AgendaEntry]") -> None:
    from reader.exporters.announcing import cited, summary

    for entry in entries:
        notice = entry.notice
        when = format_days(notice.day, notice.end or notice.day) if notice.day else notice.words or _("日期未定")
        click.echo(click.style(when, bold=True) + f"　{summary(entry)}")
        told = [notice.group, notice.url or "", cited(entry.places[0])]
        click.echo("    " + "　".join(word for word in told if word))


@click.command()
@as_json_option
@click.pass_context
def harvest(context: click.Context, as_json: bool) -> None:
    """List dictionary entries and new books and articles.

    Each with the place in a document where it stands.
    """
    from reader.exporters.announcing import cited
    from reader.exporters.library_forms import harvest_form

    with opened(context) as reader:
        terms, publications = tuple(reader.agenda.harvested()), reader.agenda.publications()
        if as_json:
            print_json(harvest_form(terms, publications, block_of(reader)))
            return
    for found in terms:
        names = "　".join(name for name in (found.term.english, found.term.abbreviation) if name)
        click.echo(click.style(found.term.chinese, bold=True) + f"　{names}")
        click.echo(f"{found.term.definition}\n    {cited(found.place)}\n")
    for listed in publications:
        publication = listed.publication
        click.echo(click.style(publication.title, bold=True) + f"　{publication.authors}")
        click.echo("    " + "　".join(word for word in (publication.url or "", cited(listed.places[0])) if word) + "\n")
    counts = {"terms": format_count(len(terms)), "publications": format_count(len(publications))}
    click.echo(_("{terms} 則辭典條目，{publications} 筆新書與文章").format(**counts))


COMMANDS = (agenda, harvest)
