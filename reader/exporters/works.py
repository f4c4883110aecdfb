"""Choosing the format in which cited works are written."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import Final, cast

from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.bibliography import Work

# Format -> its module, whose `write(works)` gives the bytes; loaded when used, the libraries cost time.
_MODULES: Final = {"csl": "csl_json", "ris": "ris", "bibtex": "bibtex"}
WORK_FORMATS: Final = tuple(_MODULES)


def export_works(works: Sequence[Work], format: str) -> bytes:
    """The works as a file, in their order.  Raises UsageError for a format that is not one of WORK_FORMATS."""
    if format not in _MODULES:
        known = "、".join(WORK_FORMATS)
        raise UsageError(_("沒有「{format}」這種書目格式；可用的有 {known}。").format(format=format, known=known))
    module = import_module(f"reader.exporters.{_MODULES[format]}")
    return cast(Callable[[Sequence[Work]], bytes], module.write)(works)
