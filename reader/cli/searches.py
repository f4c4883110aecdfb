"""Searches that the reader keeps."""

import click

from reader.cli.session import HOW_MANY, as_json_option, block_of, catch_up, opened, print_json, tell
from reader.cli.words import print_groups, query_text, takes_minus, tell_of
from reader.i18n import gettext as _
from reader.model.searches import Asked, SavedSearch


@click.group()
def searches() -> None:
    """The searches that you keep under a name."""


@searches.command("list")
@as_json_option
@click.pass_context
def list_searches(context: click.Context, as_json: bool) -> None:
    """List them."""
    with opened(context) as reader:
        saved = reader.searches.saved()
    if as_json:
        print_json({"searches": [_form(each) for each in saved]})
        return
    for each in saved:
        click.echo(f"{each.name}　{each.asked.text}")
    if not saved:
        tell(_("還沒有儲存過搜尋。"))


def _form(saved: SavedSearch) -> dict[str, object]:
    asked = saved.asked
    filters = [{"facet": each.facet.value, "value": each.value} for each in asked.filters]
    return {"name": saved.name, "query": asked.text, "sort": asked.sort.value, "filters": filters}


@searches.command("save", context_settings=takes_minus)
@click.argument("name")
@click.argument("query", nargs=-1, required=True)
@click.pass_context
def save_search(context: click.Context, name: str, query: tuple[str, ...]) -> None:
    """Keep QUERY under NAME, in place of what has that name."""
    with opened(context) as reader:
        asked = Asked(query_text(query))
        reader.asking.question(asked)
        reader.searches.save(name, asked)


@searches.command("remove")
@click.argument("names", nargs=-1, required=True, metavar="NAME...")
@click.pass_context
def remove_searches(context: click.Context, names: tuple[str, ...]) -> None:
    """Keep them no longer."""
    with opened(context) as reader:
        reader.searches.remove([reader.searches.named(name).id for name in dict.fromkeys(names)])


@searches.command("run")
@click.argument("name")
@click.option("--limit", type=HOW_MANY, default=20, show_default=True, help="Hits to print; 0 = all.")
@as_json_option
@click.pass_context
def run_search(context: click.Context, name: str, limit: int, as_json: bool) -> None:
    """Find what NAME asks for.

    With the order and the filters that it was saved with.
    """
    from reader.exporters.forms import search_form

    with opened(context) as reader:
        asked = reader.searches.named(name).asked
        catch_up(reader)
        results = reader.finding.search(reader.asking.question(asked, limit=limit).query)
        if as_json:
            print_json(search_form(results, block_of(reader)))
    tell_of(results)
    if not as_json:
        print_groups(results)


COMMANDS = (searches,)
