"""Choosing the format."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final, cast

from reader.errors import UsageError
from reader.exporters.excerpts import Excerpt, Form
from reader.i18n import gettext as _

# Format -> its module, whose `write(excerpts, form)` gives the bytes; loaded when used, Word and HTML cost time.
_MODULES: Final = {"markdown": "markdown", "docx": "docx", "html": "html", "csv": "readwise", "jsonld": "w3c"}
FORMATS: Final = tuple(_MODULES)


def export(excerpts: Sequence[Excerpt], format: str, form: Form | None = None) -> bytes:
    """The excerpts as a file: grouped by document in the order of their first, in text order within.

    form: of titles and citations; quotations come as they are to appear, notes are the reader's own words and are
    never converted.  JSON-LD holds the source text whatever the script.
    Raises UsageError for a format that is not one of FORMATS.
    """
    if format not in _MODULES:
        known = "、".join(FORMATS)
        raise UsageError(_("沒有「{format}」這種匯出格式；可用的有 {known}。").format(format=format, known=known))
    module = import_module(f"reader.exporters.{_MODULES[format]}")
    write = cast(Callable[[Sequence[Excerpt], Form], bytes], module.write)
    return write(excerpts, form or Form())
