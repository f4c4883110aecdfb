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


def contained(note: str) -> str:
    """The note as Markdown that cannot swallow what is written below it: open code is closed, HTML blocks escaped."""
    lines = note.split("\n")
    parsed = MarkdownIt("commonmark").parse(note)
    for token in parsed:
        if token.type == "html_block" and token.map:
            lines[token.map[0]] = lines[token.map[0]].replace("<", "\\<", 1)
    last = next((token for token in reversed(parsed) if token.nesting == 0), None)
    if last is not None and last.type == "fence" and not lines[-1].strip(" >").startswith(last.markup):
        lines.append(last.markup)
    return "\n".join(lines)


def tokens(note: str) -> list[Token]:
    """The stream of tokens, for formats other than HTML."""
    return _parser().parse(note)
