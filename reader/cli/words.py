"""Words: the structure of a file, search, conversion."""

import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from reader.cli.session import (
    ANY_PATH,
    HOW_MANY,
    SCRIPTS,
    as_json_option,
    block_of,
    catch_up,
    opened,
    print_json,
    tell,
    tell_if_empty,
)
from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.script import Script

if TYPE_CHECKING:
    from reader.bootstrap import Reader
    from reader.model.concordance import Concordance
    from reader.model.query import Reading
    from reader.model.search import SearchResults

# Footnote marks as `show` prints them are no part of the text.
MARK: Final = re.compile(r"\[\^\d+\]")
# A mark in a regular expression is a set of characters.
_MARK_OUTSIDE: Final = re.compile(rf"(?P<expression>/(?:\\.|[^/\\])*/)|{MARK.pattern}")

takes_minus: Final = {"ignore_unknown_options": True}
"""For commands with a query: what begins with a minus and is no option of theirs is a word that is not wanted."""


@click.command()
@click.argument("file", type=ANY_PATH)
@as_json_option
def structure(file: Path, as_json: bool) -> None:
    """Print the structure of one file.

    No library is needed.
    """
    from reader.exporters.forms import structure_form
    from reader.exporters.plain import structure_text
    from reader.importers import read
    from reader.services.reports import pictured
    from reader.structure import restore

    restored = restore(read(file))
    if restored.pages.pictured:
        tell(pictured(file.name, restored.pages.pictured))
    if as_json:
        print_json(structure_form(restored, file.name))
    else:
        click.echo(structure_text(restored))


@click.command(context_settings=takes_minus)
@click.argument("query", nargs=-1, required=True)
@click.option("--limit", type=HOW_MANY, default=20, show_default=True, help="Hits to print; 0 = all.")
@click.option(
    "--sort",
    type=click.Choice(["relevance", "newest", "oldest", "title", "hits"]),
    default="relevance",
    show_default=True,
    help="Which documents come first.",
)
@click.option(
    "--variants",
    is_flag=True,
    help="Also find the other forms of a term, a word or a year.",
)
@click.option("--literal", is_flag=True, help="Find QUERY as one phrase, every sign in it a character.")
@as_json_option
@click.pass_context
def search(
    context: click.Context, query: tuple[str, ...], limit: int, sort: str, variants: bool, literal: bool, as_json: bool
) -> None:
    """Find words, typed in either script.

    Words beside each other are a phrase where the library says them so, else all of them are looked for.

    \b
    "free trade"               a phrase
    tea AND tax, tea OR tax    in one document both, or any; brackets group
    tea NOT tax, tea -tax      without
    tea NEAR/20 tax            with at most 20 characters between them
    trad*, t?a                 an open end, an open character
    title:tea                  in a field: title author series body heading
                               footnote table caption note tag
    date:2023.., number:5..9   a range of days or of issue numbers
    /t[ae]x/                   a regular expression; \\b is the edge of a
                               Latin word, blanks beside Chinese do not count

    Operators and fields have Chinese names too: 且 或 非 鄰近/20 標題: 日期: …
    """
    phrase = query_text(query)
    with opened(context) as reader:
        catch_up(reader)
        results, others = _asked(reader, phrase, limit, sort, variants, literal)
        meant = () if results.documents else reader.finding.did_you_mean(results.query)
        if as_json:
            _print_json(reader, results, others)
        if not results.documents:
            tell_if_empty(reader)
    tell_of(results)
    if as_json:
        return
    print_groups(results)
    if meant:
        click.echo(_("您是不是要找：{phrases}").format(phrases=_("、").join(meant)))
    if others.total:
        told = _("另有 {count} 處寫作{forms}等；加上 --variants 一併列出。")
        click.echo(told.format(count=others.total, forms=_("、").join(others.forms[:2])))


def query_text(words: Sequence[str]) -> str:
    """A query out of a command's arguments, without the footnote marks that `show` prints.

    Raises UsageError for what looks like an option.
    """
    for word in words:
        if word.startswith("--") and len(word) > 2:
            raise UsageError(_("沒有「{option}」這個選項；要找這幾個字，請加上引號。").format(option=word))
    return _MARK_OUTSIDE.sub(lambda found: found["expression"] or "", " ".join(words))


@dataclass(frozen=True, slots=True)
class _Others:
    """Other ways to write the years and words asked for, and at how many further places they stand."""

    forms: tuple[str, ...] = ()
    total: int = 0


def _asked(
    reader: "Reader", phrase: str, limit: int, sort: str, variants: bool, literal: bool
) -> "tuple[SearchResults, _Others]":
    from reader.model.query import Reading
    from reader.model.search import Sort
    from reader.model.searches import USUAL, Asked, Widening
    from reader.services.asking import quoted

    text = quoted(phrase) if literal and phrase.strip() else phrase
    plain = Asked(text, widenings=tuple(Widening) if variants else (), sort=Sort(sort))
    question = reader.asking.question(plain, limit=limit)
    results = reader.finding.search(question.query)
    forms = [form for kind in USUAL for form in question.forms.get(kind, ())]
    if results.reading is Reading.WORDS:
        forms += [form for word, known in question.word_forms.items() if word.kind in USUAL for form in known]
    if variants or not forms:
        return results, _Others()
    wider = reader.asking.question(replace(plain, widenings=USUAL), limit=1)
    return results, _Others(tuple(forms), reader.finding.search(wider.query).total - results.total)


def _print_json(reader: "Reader", results: "SearchResults", others: _Others) -> None:
    from reader.exporters.forms import search_form

    form = search_form(results, block_of(reader))
    more = {"other_forms": {"forms": list(others.forms), "total": others.total}} if others.total else {}
    print_json({**form, **more})


def tell_of(results: "SearchResults | Concordance") -> None:
    """What one should know who reads the results."""
    tell_pending(results.pending)
    tell_how(results.reading if results.documents else None, results.incomplete)


def tell_pending(count: int) -> None:
    """That so many documents are not in what is told."""
    if count:
        tell(_("另有 {count} 份文件尚待索引，不在結果裡。").format(count=count))


def tell_how(reading: "Reading | None", incomplete: int, query: str = "") -> None:
    """How a query was taken, named where it is one of several, and what it did not come to."""
    from reader.model.query import Reading

    named = _("「{query}」：").format(query=query) if query else ""
    if reading is Reading.WORDS:
        tell(named + _("沒有文件把這些詞連在一起，找的是每個詞都有的文件；只要連在一起的，請加上引號。"))
    if reading is Reading.PHRASE:
        tell(named + _("這些詞當成連在一起的詞句來找；要找每個詞都有的文件，請在詞與詞之間寫 AND。"))
    if incomplete:
        told = _("正規表示式太費時，還有 {count} 份文件沒有看；請寫得更明確些，或用 AND 加上其他條件。")
        tell(named + told.format(count=incomplete))


def print_groups(results: "SearchResults") -> None:
    """The hits below their documents, and how many there are."""
    for group in results.groups:
        click.echo(click.style(f"{group.document}　{group.title}", bold=True) + f" ({group.total})")
        for hit in group.hits:
            click.echo(f"    {hit.before}{click.style(hit.words, fg='red', bold=True)}{hit.after}".replace("\n", " "))
    told = _("{documents} 份文件，共 {total} 處").format(documents=results.documents, total=results.total)
    click.echo(told if results.documents else _("找不到「{phrase}」。").format(phrase=results.query.text))


@click.command()
@click.option("--to", "script", type=SCRIPTS, help="The script to convert to.")
@click.option("--config", metavar="NAME", help="Convert as OpenCC does by this configuration: s2twp, t2hk …")
@click.argument("file", default="-", metavar="[FILE|-]")
def convert(script: str | None, config: str | None, file: str) -> None:
    """Convert a text to another script.

    A file, or standard input.
    """
    from reader.text.conversion import converter
    from reader.text.opencc_configurations import names
    from reader.text.opencc_semantics import own_chain
    from reader.text.segmentation import is_simplified

    if (script is None) == (config is None):
        raise click.UsageError(_("請用 --to 指定字體，或用 --config 指定 OpenCC 的設定，擇一即可。"))
    if config is not None and config not in names():
        told = _("OpenCC 沒有「{name}」這種設定；可用的有 {known}。")
        raise click.UsageError(told.format(name=config, known=_("、").join(names())))
    text = _read_text(file)
    if script is None:
        convert_text = own_chain(str(config)).convert
    else:
        convert_text = converter(Script(script), simplified_source=is_simplified(text)).convert
    converted = "".join(convert_text(line).text for line in text.splitlines(keepends=True))
    sys.stdout.buffer.write(converted.encode("utf-8", errors="surrogateescape"))


def _read_text(file: str) -> str:
    """A text file as it is, line ends and all; "-" is standard input, in whichever encoding."""
    from reader.importers.texts import decode_bytes, text_of

    if file != "-":
        return text_of(Path(file))[0]
    data = sys.stdin.buffer.read()
    return decode_bytes(data, _("標準輸入")) if data.strip() else data.decode("utf-8", errors="replace")


COMMANDS = (structure, search, convert)
