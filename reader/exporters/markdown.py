"""Markdown (CommonMark): a heading a document, a block quote an excerpt."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

from reader.exporters.excerpts import Excerpt, Form, Group, Passage, grouped
from reader.exporters.notes import contained
from reader.i18n import gettext as _

_SPECIAL: Final = re.compile(r"[\\`*_\[\]<>~|&$]")  # anywhere in a line
_AT_START: Final = re.compile(r"(?P<before>\d{0,9})(?P<mark>[#+=.)-])")  # # heading, - item, 1. item


def write(excerpts: Sequence[Excerpt], form: Form) -> bytes:
    """UTF-8.  Notes are taken over as they were written, in Markdown, but for what would swallow the text below."""
    return "\n".join(line for group in grouped(excerpts, form) for line in _group(group)).encode()


def escaped(text: str) -> str:
    """One line of text such that Markdown shows just that."""
    text = _SPECIAL.sub(r"\\\g<0>", text.strip(" \t"))
    return _AT_START.sub(r"\g<before>\\\g<mark>", text, count=1) if _AT_START.match(text) else text


def _group(group: Group) -> Iterator[str]:
    yield from (f"# {escaped(group.title)}", "", escaped(group.reference), "")
    for passage in group.passages:
        yield from _passage(passage)


def _passage(passage: Passage) -> Iterator[str]:
    for number, paragraph in enumerate(passage.paragraphs):
        yield from ([">"] if number else [])
        yield f"> {escaped(paragraph)}"
    yield from (">", f"> —— {escaped(passage.reference)}", "")
    if passage.note:
        yield from (contained(passage.note), "")
    if passage.tags:
        yield from (_("標籤：{tags}").format(tags="、".join(escaped(tag) for tag in passage.tags)), "")
    yield from ("---", "")
