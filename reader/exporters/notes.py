"""Notes are Markdown that a reader typed or a file brought in: no raw HTML, nothing fetched from elsewhere."""

from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False, "breaks": True}).enable("strikethrough").disable("image")


def to_html(note: str) -> str:
    """Safe HTML: what is no Markdown is escaped, links of dangerous schemes stay text."""
    return str(_parser().render(note))


def tokens(note: str) -> list[Token]:
    """The stream of tokens, for formats other than HTML."""
    return _parser().parse(note)
