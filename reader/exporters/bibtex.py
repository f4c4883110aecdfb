"""Cited works in BibTeX, in UTF-8 as biber and modern BibTeX styles read it."""

from collections.abc import Sequence
from typing import Final

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.model import Block, Entry, Field
from bibtexparser.writer import BibtexFormat
from pylatexenc.latexencode import RULE_DICT, UnicodeToLatexConversionRule, UnicodeToLatexEncoder

from reader.citing.items import keys
from reader.citing.people import name_parts
from reader.i18n import gettext as _
from reader.model.bibliography import Work, WorkKind

_TYPES: Final = {
    WorkKind.ARTICLE: "article",
    WorkKind.BOOK: "book",
    WorkKind.CHAPTER: "incollection",
    WorkKind.THESIS: "phdthesis",
    WorkKind.DOCUMENT: "techreport",
}
_CONTAINERS: Final = {WorkKind.CHAPTER: "booktitle", WorkKind.ARTICLE: "journal"}
_PUBLISHERS: Final = {WorkKind.THESIS: "school", WorkKind.DOCUMENT: "institution"}
_MASTERS: Final = ("碩", "硕")
_MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# Only what TeX would take for a command: other characters stay as they are.
_COMMANDS: Final = {
    "&": r"\&", "%": r"\%", "$": r"\$", "#": r"\#", "_": r"\_", "{": r"\{", "}": r"\}",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "\\": r"\textbackslash{}",
}  # fmt: skip
_ENCODER: Final = UnicodeToLatexEncoder(
    conversion_rules=[UnicodeToLatexConversionRule(RULE_DICT, {ord(char): tex for char, tex in _COMMANDS.items()})],
    replacement_latex_protection="none",
    unknown_char_policy="keep",
    unknown_char_warning=False,
)


def write(works: Sequence[Work]) -> bytes:
    """The entries in UTF-8."""
    entries: list[Block] = [_entry(work, key) for work, key in zip(works, keys(works), strict=True)]
    form = BibtexFormat()  # type: ignore[no-untyped-call]
    form.block_separator = "\n"
    form.indent = "  "
    return write_string(Library(entries), bibtex_format=form).encode()


def _entry(work: Work, key: str) -> Entry:
    fields = {
        "author": _people(work.authors),
        "editor": _people(work.editors),
        # A second pair of braces keeps the capitals of names.
        "title": f"{{{_tex(work.title or work.raw)}}}",
        "shorttitle": _tex(work.short_names[0]) if work.short_names else "",
        _CONTAINERS.get(work.kind, "howpublished"): _tex(work.container),
        "volume": _tex(work.volume),
        "number": _tex(work.issue or work.number),
        "pages": work.pages.replace("–", "-").replace("-", "--"),
        "year": str(work.date[0]) if work.date else "",
        "day": str(work.date[2]) if len(work.date) > 2 else "",
        _PUBLISHERS.get(work.kind, "publisher"): _tex(work.publisher),
        "edition": _tex(work.edition),
        "type": _tex(work.genre),
        "url": work.url.replace("{", "%7B").replace("}", "%7D"),
        "note": "" if work.is_parsed else _("未能拆解，照錄原文"),
    }
    given = [Field(name, value) for name, value in fields.items() if value]
    if len(work.date) > 1:
        # The names of months are macros, which each style writes in its own way.
        given.append(Field("month", _MONTHS[work.date[1] - 1], enclosing="no-enclosing"))
    kind = "mastersthesis" if work.genre.startswith(_MASTERS) else _TYPES.get(work.kind, "misc")
    return Entry(kind, key, given)


def _tex(text: str) -> str:
    return str(_ENCODER.unicode_to_latex(" ".join(text.split())))


def _people(names: Sequence[str]) -> str:
    return " and ".join(_name(name) for name in names)


def _name(name: str) -> str:
    parts = name_parts(name)
    if "literal" in parts:
        # Braces keep the name of an institution whole.
        return f"{{{_tex(parts['literal'])}}}"
    return f"{_tex(parts['family'])}, {_tex(parts['given'])}"
