"""What the library says around a query's places, over time, and typically."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reader.cli.session import (
    HOW_MANY,
    as_json_option,
    block_of,
    catch_up,
    opened,
    print_json,
    progress,
    tell,
    tell_if_empty,
)
from reader.cli.words import query_text, takes_minus, tell_how, tell_of, tell_pending
from reader.errors import UsageError
from reader.i18n import gettext as _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.bootstrap import Reader
    from reader.model.concordance import Collocates, Concordance, KeyTerms, KwicLine, Sorting, Timeline
    from reader.model.search import Query

_SIDES = ("left", "right")
_NEAREST = 5
# Columns of a terminal.
_WIDTH = 40
_TITLE_WIDTH = 20

output_option = click.option(
    "-o", "--output", type=click.Path(dir_okay=False, path_type=Path), metavar="FILE", help="Write CSV."
)
literal_option = click.option("--literal", is_flag=True, help="Find what is typed as it stands, operators too.")
unit_option = click.option(
    "--unit", type=click.Choice(["character", "word"]), help="In what the text beside a place is counted."
)


@click.command(context_settings=takes_minus)
@click.argument("query", nargs=-1, required=True)
@click.option("--document", metavar="DOC", help="In this document only.")
@click.option("--sort", metavar="left1|right1|…", help="Sort by what stands on a side, from its nth unit outwards.")
@unit_option
@click.option("--limit", type=HOW_MANY, default=0, show_default=True, help="Lines; 0 = all.")
@click.option("--collocates", is_flag=True, help="List the words beside the places instead, with their statistics.")
@click.option("--left", type=click.IntRange(0, 200), default=10, show_default=True, help="Characters looked at.")
@click.option("--right", type=click.IntRange(0, 200), default=10, show_default=True, help="Characters looked at.")
@click.option("--least", type=click.IntRange(min=1), default=2, show_default=True, help="How often beside the places.")
@literal_option
@output_option
@as_json_option
@click.pass_context
def concordance(
    context: click.Context,
    query: tuple[str, ...],
    document: str | None,
    sort: str | None,
    unit: str | None,
    limit: int,
    collocates: bool,
    left: int,
    right: int,
    least: int,
    literal: bool,
    output: Path | None,
    as_json: bool,
) -> None:
    """List every place of a query as a line.

    With --collocates, the words that keep company with it.

    QUERY is written as for `search`.  Lines begin with the number and the title of their document.
    """
    from reader.model.concordance import Unit, Window

    _refuse_both(output, as_json)
    sorting = _sorting(sort, unit)
    with opened(context) as reader:
        catch_up(reader)
        asked = _asked(reader, query_text(query), literal, limit, document)
        if collocates:
            window = Window(left, right, Unit(unit or "word"), least)
            _show_collocates(reader.analysis.concordances.collocates(asked, window, progress()), output, as_json)
        else:
            lines = reader.analysis.concordances.concordance(asked, sorting)
            if not lines.documents:
                tell_if_empty(reader)
            _show_lines(reader, lines, output, as_json)


def _asked(reader: "Reader", text: str, literal: bool, limit: int = 0, document: str | None = None) -> "Query":
    from reader.model.search import Query
    from reader.model.searches import Asked

    only = reader.library_service.resolve(document) if document is not None else None
    if literal:
        return Query(text, limit=limit, document=only)
    return reader.asking.question(Asked(text, widenings=()), only, limit).query


def _sorting(sort: str | None, unit: str | None) -> "Sorting | None":
    from reader.model.concordance import Side, Sorting, Unit

    if sort is None:
        return None
    side, nth = sort.rstrip("0123456789"), sort.lstrip("abcdefghijklmnopqrstuvwxyz")
    if side not in _SIDES or not nth.isdecimal() or not 1 <= int(nth) <= _NEAREST:
        told = _("不能依「{sort}」排序；請寫 left1 到 left{most}，或 right1 到 right{most}。")
        raise UsageError(told.format(sort=sort, most=_NEAREST))
    return Sorting(Side(side), int(nth), Unit(unit or "character"))


def _refuse_both(output: Path | None, as_json: bool) -> None:
    if output is not None and as_json:
        raise UsageError(_("-o 寫出 CSV，不能與 --json 並用。"))


def _write(output: Path, data: bytes) -> None:
    from reader.exporters.writing import write_file

    write_file(output, data)
    click.echo(str(output))


def _show_lines(reader: "Reader", found: "Concordance", output: Path | None, as_json: bool) -> None:
    from reader.exporters.analyses import concordance_csv, concordance_form

    tell_of(found)
    if output is not None:
        _write(output, concordance_csv(found.lines, block_of(reader)))
    elif as_json:
        print_json(concordance_form(found, block_of(reader)))
    else:
        _print_lines(found.lines)
        told = _("{documents} 份文件，共 {total} 處").format(documents=found.documents, total=found.total)
        click.echo(told if found.documents else _("找不到「{phrase}」。").format(phrase=found.query.text))


def _print_lines(lines: "Sequence[KwicLine]") -> None:
    """The words below each other; before them the number and the title of the document."""
    figures = max((len(str(line.hit.document)) for line in lines), default=0)
    for line in lines:
        title, width = _fitting(line.title, _TITLE_WIDTH)
        before, taken = _fitting(_on_one_line(line.before)[::-1], _WIDTH)
        words = click.style(_on_one_line(line.words), fg="red", bold=True)
        where = f"{line.hit.document:>{figures}} {title}{' ' * (_TITLE_WIDTH - width)}"
        click.echo(f"{where} {' ' * (_WIDTH - taken)}{before[::-1]} {words} {_on_one_line(line.after)}")


def _on_one_line(text: str) -> str:
    return text.replace("\n", " ").strip()


def _fitting(text: str, most: int) -> tuple[str, int]:
    """The beginning of a text that is no wider than `most` columns of a terminal, of which a Chinese character takes
    two, and how wide it is."""
    from unicodedata import combining, east_asian_width

    width = 0
    for at, char in enumerate(text):
        # What fonts may set narrow or wide, “ and … for one, terminals set narrow.
        columns = 2 if east_asian_width(char) in "WF" else 0 if combining(char) else 1
        if width + columns > most:
            return text[:at], width
        width += columns
    return text, width


def _show_collocates(found: "Collocates", output: Path | None, as_json: bool) -> None:
    from reader.exporters.analyses import collocates_csv, collocates_form

    tell_pending(found.pending)
    tell_how(found.reading if found.places else None, found.incomplete)
    if output is not None:
        _write(output, collocates_csv(found))
    elif as_json:
        print_json(collocates_form(found))
    else:
        for row in found.rows:
            click.echo(f"{row.count:6} {row.elsewhere:8} {row.likelihood:10.2f} {row.information:7.2f}  {row.text}")
        told = _("{places} 處前後 {characters} 字裡的詞：次數、別處次數、對數概似比、相互資訊")
        click.echo(told.format(places=found.places, characters=found.beside))


@click.command(context_settings=takes_minus)
@click.argument("queries", nargs=-1, required=True, metavar="QUERY...")
@click.option("--by", type=click.Choice(["month", "year"]), default="year", show_default=True)
@literal_option
@output_option
@as_json_option
@click.pass_context
def timeline(
    context: click.Context, queries: tuple[str, ...], by: str, literal: bool, output: Path | None, as_json: bool
) -> None:
    """Count how often queries are said, by date.

    The dates are those of the documents.

    Each QUERY is written as for `search`, in quotation marks of the shell.
    """
    from reader.model.concordance import Step

    _refuse_both(output, as_json)
    with opened(context) as reader:
        catch_up(reader)
        asked = tuple(_asked(reader, query_text([query]), literal) for query in queries)
        found = reader.analysis.timelines.timeline(asked, Step(by))
        if not found.periods:
            tell_if_empty(reader)
    _show_timeline(found, output, as_json)


def _show_timeline(found: "Timeline", output: Path | None, as_json: bool) -> None:
    from reader.exporters.analyses import period_name, timeline_csv, timeline_form

    tell_pending(found.pending)
    for series in found.series:
        named = series.text if len(found.series) > 1 else ""
        tell_how(series.reading if series.total else None, series.incomplete, named)
    if output is not None:
        _write(output, timeline_csv(found))
        return
    if as_json:
        print_json(timeline_form(found))
        return
    rates = [found.rates(series) for series in found.series]
    for number, period in enumerate(found.periods):
        told = (
            f"{series.counts[number]:6} {'' if rate[number] is None else format(rate[number], '.2f'):>8}"
            for series, rate in zip(found.series, rates, strict=True)
        )
        click.echo(f"{period_name(period.first, found.step)}  {'  '.join(told)}")
    named = _("、").join(series.text for series in found.series)
    click.echo(_("{terms}：次數，與每一萬字的次數").format(terms=named))
    if found.undated:
        tell(_("有 {count} 份文件沒有日期，不在圖表裡。").format(count=found.undated))


@click.command()
@click.argument("document", required=False, metavar="[DOC]")
@click.option("--year", type=int, help="Of all documents of this year, in place of one document.")
@click.option("--against", type=click.Choice(["rest", "earlier"]), default="rest", show_default=True)
@click.option("--limit", type=HOW_MANY, default=50, show_default=True, help="Terms; 0 = all.")
@output_option
@as_json_option
@click.pass_context
def terms(
    context: click.Context,
    document: str | None,
    year: int | None,
    against: str,
    limit: int,
    output: Path | None,
    as_json: bool,
) -> None:
    """List what is new or typical of a document or a year.

    It is compared with the rest of the library.
    """
    from reader.model.concordance import Against, TermQuestion

    _refuse_both(output, as_json)
    if (document is None) == (year is None):
        raise UsageError(_("請指明一份文件，或用 --year 指定一年，擇一即可。"))
    with opened(context) as reader:
        catch_up(reader)
        only = reader.library_service.resolve(document) if document is not None else None
        question = TermQuestion(only, year, Against(against), limit)
        _show_terms(reader, reader.analysis.terms.key_terms(question, progress()), output, as_json)


def _show_terms(reader: "Reader", found: "KeyTerms", output: Path | None, as_json: bool) -> None:
    from reader.exporters.analyses import terms_csv, terms_form

    tell_pending(found.pending)
    if output is not None:
        _write(output, terms_csv(found))
    elif as_json:
        print_json(terms_form(found, block_of(reader)))
    else:
        for row in found.rows:
            new = _("新") if row.is_new else ""
            click.echo(f"{row.count:6} {row.elsewhere:8} {row.likelihood:10.2f}  {row.text}　{new}".rstrip("　"))
        told = _("{documents} 份文件裡的詞，與其他 {others} 份比較：次數、別處次數、對數概似比")
        click.echo(told.format(documents=found.documents, others=found.others))


COMMANDS = (concordance, timeline, terms)
