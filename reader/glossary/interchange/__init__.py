"""Glossaries as files of other programs, read and written: TBX 3 (Basic), CSV, the TSV of OmegaT, StarDict.

Each format is a module that turns terms into bytes and bytes into terms; what one term brings that cannot be used is
named and the rest is read.  What was written by this program comes back whole, whichever the format.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from reader.errors import GlossaryError
from reader.glossary.interchange import stardict, tables, tbx
from reader.glossary.interchange.fields import Reading
from reader.i18n import gettext as _
from reader.model.glossary import Term

__all__ = ["FORMATS", "Format", "Reading", "format_of", "read", "write"]


@dataclass(frozen=True, slots=True)
class Format:
    """suffix: of its files, with the dot.  write takes the terms and the glossary's name."""

    suffix: str
    write: Callable[[Iterable[Term], str], bytes]
    read: Callable[[bytes], Reading]


FORMATS: Final[Mapping[str, Format]] = {
    "tbx": Format(".tbx", tbx.write, tbx.read),
    "csv": Format(".csv", tables.write_csv, tables.read_csv),
    "tsv": Format(".tsv", tables.write_tsv, tables.read_tsv),
    "stardict": Format(".zip", stardict.write, stardict.read),
}
# OmegaT keeps its glossaries in .txt and .utf8 files too.
_SUFFIXES: Final = {form.suffix: name for name, form in FORMATS.items()} | {
    ".txt": "tsv",
    ".utf8": "tsv",
    ".tab": "tsv",
    ".xml": "tbx",
}


def format_of(file_name: str) -> str:
    """The format that a file's name tells, in any case.  Raises GlossaryError where it tells none."""
    name = file_name.lower()
    for suffix, form in _SUFFIXES.items():
        if name.endswith(suffix):
            return form
    known = "、".join(form.suffix for form in FORMATS.values())
    raise GlossaryError(_("「{name}」不是認得的術語表檔案；請用 {known} 檔。").format(name=file_name, known=known))


def read(data: bytes, form: str) -> Reading:
    """The terms in a file of `form`, a key of FORMATS.  Raises GlossaryError where it is no such file."""
    return FORMATS[form].read(data)


def write(terms: Iterable[Term], form: str, name: str) -> bytes:
    """`terms` as a file of `form`, a key of FORMATS; `name` is the glossary's."""
    return FORMATS[form].write(terms, name)
