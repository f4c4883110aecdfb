"""Markdown files: CommonMark with tables, footnotes and front matter, read through what it renders to.

The text has no sign of its own by which to tell it, so that here the name must do; a file called otherwise is read as
plain text.  Of front matter only title, author and date are read, one a line or as a list: a parser for the whole of
YAML would be a dependency for three lines.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from reader.errors import ImportFailure
from reader.i18n import gettext as _
from reader.importers.archive import blank
from reader.importers.hyper_notes import Page
from reader.importers.hypertext import blocks_of
from reader.importers.markup import html_tree
from reader.importers.texts import text_of
from reader.model.raw import RawMetadata, RawText

SUFFIXES: Final = frozenset({".md", ".markdown"})
_MAX_CHARACTERS: Final = 16 << 20
_KEYS: Final = {
    "title": "title", "標題": "title", "author": "author", "authors": "author", "作者": "author", "date": "created",
    "日期": "created",
}  # fmt: skip
_LABELLED: Final = "labels are numbers"
_LINE: Final = re.compile(r"(?P<key>[\w-]{1,20})\s?[:：]\s*(?P<value>.*)$")
_ITEM: Final = re.compile(r"\s*-\s+(?P<value>.+)$")


def recognises(path: Path, head: bytes) -> bool:
    """Whether the file is called Markdown."""
    return path.suffix.lower() in SUFFIXES


def read(path: Path) -> RawText:
    """The blocks of the file.  Raises ImportFailure: no text, too large."""
    text, encoding = text_of(path)
    if len(text) > _MAX_CHARACTERS:
        told = _("「{name}」超過 Markdown 檔 {limit} MB 的上限。請分成幾個檔案再匯入。")
        raise ImportFailure(path, told.format(name=path.name, limit=_MAX_CHARACTERS >> 20))
    parser = _parser()
    environment: dict[str, Any] = {}
    tokens = parser.parse(text, environment)
    front = next((token.content for token in tokens if token.type == "front_matter"), "")
    rendered = parser.renderer.render(tokens, parser.options, environment)
    root = html_tree(path, f"<html><body>{rendered}</body></html>".encode("utf-8", "replace"))
    (blocks,) = blocks_of([Page("", root)]) if root is not None else ([],)
    if not blocks:
        raise blank(path)
    return RawText(path, (), paged=False, metadata=_metadata(front), encoding=encoding, blocks=tuple(blocks))


def _parser() -> MarkdownIt:
    parser = MarkdownIt("commonmark", {"html": True}).enable("table")
    parser.use(front_matter_plugin).use(footnote_plugin)
    parser.add_render_rule("footnote_caption", _caption)
    return parser


def _caption(renderer: Any, tokens: Sequence[Token], index: int, options: Any, environment: dict[str, Any]) -> str:
    """The number that the text shows: the label where all labels are numbers, else the order of the marks."""
    if _LABELLED not in environment:
        notes = environment.get("footnotes", {}).get("list", {}).values()
        environment[_LABELLED] = all(_is_number(note.get("label")) for note in notes)
    meta = tokens[index].meta
    return f"[{meta['label'] if environment[_LABELLED] else meta['id'] + 1}]"


def _is_number(label: str | None) -> bool:
    return label is not None and label.isascii() and label.isdigit() and len(label) < 5


def _metadata(front: str) -> RawMetadata:
    said: dict[str, list[str]] = {"title": [], "author": [], "created": []}
    values: list[str] | None = None
    for line in front.splitlines():
        if values is not None and (item := _ITEM.match(line)):
            values.append(_bare(item["value"]))
        elif found := _LINE.match(line):
            values = said[_KEYS[found["key"].lower()]] if found["key"].lower() in _KEYS else None
            if values is not None and found["value"].strip():
                values += map(
                    _bare,
                    found["value"].strip().strip("[]").split(",") if values is said["author"] else [found["value"]],
                )
        elif line.strip():
            values = None
    first = {key: next(iter(found), "") for key, found in said.items()}
    stated = any(first.values())
    return RawMetadata(first["title"], "；".join(filter(None, said["author"])), first["created"], stated)


def _bare(value: str) -> str:
    """A value without quotation marks."""
    return value.strip().strip("\"'").strip()
