"""A web page of its own: style within, no script, nothing loaded from elsewhere."""

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from reader.exporters.excerpts import Excerpt, Form, grouped, language_tag
from reader.exporters.notes import to_html
from reader.i18n import gettext as _
from reader.model.annotation import Colour


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("reader.exporters"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["note"] = lambda note: Markup(to_html(note))
    return environment.get_template("excerpts.html")


def write(excerpts: Sequence[Excerpt], form: Form) -> bytes:
    """UTF-8.  Each excerpt is an article whose id is that of its annotation."""
    page = _template().render(
        groups=grouped(excerpts, form),
        language=language_tag(form.script),
        colours=tuple(Colour),
        title=_("標註摘錄"),
        tags=_("標籤"),
    )
    return page.encode()
