"""New books and articles, as their labelled fields tell of them."""

import re
from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import Final

from reader.model.document import Block, BlockKind, Publication
from reader.structure.words.phrases import field_value

_BOOKS: Final = ("書名", "題名", "書籍名稱")
_ARTICLES: Final = ("篇名", "論文名稱", "文章名稱", "論文題目")
_AUTHORS: Final = ("作者", "著者", "編者", "編著者", "譯者")
_SOURCES: Final = ("出處", "來源", "刊名", "期刊", "期刊名稱", "出版者", "出版社", "出版單位", "出版機構", "資料來源")
_URLS: Final = ("網址", "連結", "全文網址")
_ABSTRACTS: Final = ("摘要", "內容簡介", "簡介", "內容摘要")
TITLES: Final = _BOOKS + _ARTICLES
"""The labels of the fields that begin what is said of a new book or article."""
_BEGIN: Final = frozenset(TITLES)
_URL: Final = re.compile(r"https?://[!-~]+")
_LABEL: Final = attrgetter("label")
_TRAIL: Final = ".,;)"
_JOINTS: Final = " 　,，;；、"


def publications(blocks: Sequence[Block]) -> Iterator[Publication]:
    """Each begins with the field of its title and goes on as long as fields follow; furniture does not end it."""
    if _BEGIN.isdisjoint(map(_LABEL, blocks)):
        return
    first: int | None = None
    last = 0
    for index, block in enumerate(blocks):
        if block.kind is BlockKind.FURNITURE:
            continue
        is_field = block.role == "field" and block.label is not None
        begins = is_field and block.label in TITLES
        if first is not None and (begins or not is_field):
            yield _publication(blocks, first, last)
            first = None
        if begins:
            first = index
        last = index
    if first is not None:
        yield _publication(blocks, first, last)


def _publication(blocks: Sequence[Block], first: int, last: int) -> Publication:
    values: dict[str, str] = {}
    for block in blocks[first : last + 1]:
        if block.role == "field" and block.label is not None:
            values.setdefault(block.label, field_value(block.text, block.label))
    label = blocks[first].label or ""
    sources = [value for name in _SOURCES if (value := values.get(name))]
    told = [value for name in _URLS if (value := values.get(name))] + sources
    addresses = [found[0].rstrip(_TRAIL) for value in told for found in _URL.finditer(value)]
    without = [_URL.sub("", source).strip(_JOINTS) for source in sources]
    return Publication(
        title=values[label],
        is_article=label in _ARTICLES,
        authors="；".join(value for name in _AUTHORS if (value := values.get(name))),
        source="；".join(source for source in without if source),
        url=addresses[0] if addresses else None,
        abstract=next((value for name in _ABSTRACTS if (value := values.get(name))), ""),
        first_block=first,
        last_block=last,
    )
