"""The glossary: looking a term up, and the reader's own glossaries."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reader.cli.session import ANY_PATH, as_json_option, deliver, opened, print_json, tell
from reader.errors import NotFoundError
from reader.i18n import gettext as _
from reader.model.glossary import Term

if TYPE_CHECKING:
    from reader.bootstrap import Reader

FORMATS: Final = click.Choice(["tbx", "csv", "tsv", "stardict"])


@click.command()
@click.argument("term", nargs=-1, required=True)
@as_json_option
@click.pass_context
def lookup(context: click.Context, term: tuple[str, ...], as_json: bool) -> None:
    """Look a term up in the glossary.

    In any script, or by its English name.
    """
    from reader.exporters.library_forms import lookup_form

    wanted = " ".join(term)
    with opened(context) as reader:
        found = reader.glossary.lookup(wanted)
    if as_json:
        print_json(lookup_form(found))
        return
    for entry in found:
        _print_term(entry)
    if not found:
        tell(_("術語表裡沒有「{term}」。").format(term=wanted))


def _print_term(term: Term) -> None:
    from reader.presenters.terms import other_names

    abbreviation = f" ({term.abbreviation})" if term.abbreviation else ""
    click.echo(click.style(term.traditional, bold=True) + f"　{term.english}{abbreviation}")
    for line in other_names(term):
        click.echo(line)
    if term.since or term.until:
        click.echo(_("期間：{since}–{until}").format(since=term.since, until=term.until))
    click.echo(f"{term.definition}\n{term.gloss}\n")


@click.group()
def glossary() -> None:
    """Your glossaries beside the bundled one."""


@glossary.command("list")
@as_json_option
@click.pass_context
def list_glossaries(context: click.Context, as_json: bool) -> None:
    """List the glossaries in their order."""
    with opened(context) as reader:
        mine = reader.glossaries.glossaries()
        rows = [(each.id, each.name, len(reader.glossaries.terms(each.id)), each.enabled, each.place) for each in mine]
        rows.append((0, _("內建術語表"), len(reader.glossaries.terms(0)), True, 0))
    rows.sort(key=lambda row: row[4])
    if as_json:
        keys = ("id", "name", "terms", "enabled")
        print_json({"glossaries": [dict(zip(keys, row[:4], strict=True)) for row in rows]})
        return
    for number, name, terms, enabled, _place in rows:
        off = "" if enabled else _("（停用）")
        click.echo(f"{number}　{name}{off}　" + _("{count} 則").format(count=terms))


@glossary.command("export")
@click.argument("names", nargs=-1, metavar="[GLOSSARY...]")
@click.option("--format", "form", type=FORMATS, required=True)
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE")
@click.pass_context
def export_glossary(context: click.Context, names: tuple[str, ...], form: str, output: Path | None) -> None:
    """Write glossaries, by number or name, as a file.

    Where none is named, all whose terms are explained.
    """
    with opened(context) as reader:
        chosen = [_number(reader, name) for name in names] or None
        data = reader.glossaries.export(form, chosen)
    deliver(data, output, is_text=form != "stardict")


@glossary.command("import")
@click.argument("file", type=ANY_PATH)
@click.option("--format", "form", type=FORMATS, help="Otherwise told by the file's name.")
@click.option("--into", metavar="GLOSSARY", help="The glossary, by number or name; otherwise one is made.")
@as_json_option
@click.pass_context
def import_glossary(context: click.Context, file: Path, form: str | None, into: str | None, as_json: bool) -> None:
    """Bring in the terms of a TBX, CSV, TSV (OmegaT) or StarDict file."""
    from reader.glossary.interchange import format_of
    from reader.importers.files import content

    form = form or format_of(file.name)
    data = content(file)
    with opened(context) as reader:
        goal = _number(reader, into) if into else None
        outcome = reader.glossaries.import_terms(
            data, form, goal, name=None if goal else reader.glossaries.free_name(file.stem)
        )
    counts = {"added": outcome.added, "replaced": outcome.replaced, "unchanged": outcome.unchanged}
    if as_json:
        print_json({**counts, "refused": list(outcome.refused)})
    else:
        told = _("新增 {added} 則，更新 {replaced} 則，{unchanged} 則原已在術語表裡。")
        click.echo(told.format(**counts))
    for sentence in outcome.refused:
        tell(sentence)
    context.exit(1 if outcome.refused else 0)


def _number(reader: "Reader", name: str) -> int:
    """The glossary that `name`, its number or its name, means.  Raises NotFoundError."""
    mine = reader.glossaries.glossaries()
    for each in mine:
        if name in (str(each.id), each.name):
            return each.id
    if name in ("0", _("內建術語表")):
        return 0
    known = _("、").join([*(each.name for each in mine), _("內建術語表")])
    raise NotFoundError(_("沒有「{name}」這份術語表；現有的是{known}。").format(name=name, known=known))


COMMANDS = (lookup, glossary)
