"""A small document of every kind of block, and a service that converts it and knows three terms."""

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reader.model.annotation import Annotation, Colour, Span, Style, TextQuoteSelector
from reader.model.dates import DateMention
from reader.model.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    FootnoteRef,
    Link,
    Metadata,
    Structure,
)
from reader.model.glossary import Term, TermMatch
from reader.model.script import Script
from reader.model.search import Hit
from reader.structure.words.date_mentions import date_mentions
from reader.text.conversion import Replacement, converter
from reader.text.offsets import OffsetMap

TERMS = ("智慧財產權", "世界貿易組織", "WTO")


@dataclass(frozen=True, slots=True)
class Shown:
    text: str
    map: OffsetMap


class SampleService:
    """As ReadingService, with three terms; counts the texts it was asked to convert."""

    def __init__(self) -> None:
        self.converted = 0

    def displayed(self, block: Block, script: Script) -> Shown:
        self.converted += 1
        made = converter(script).convert(block.text)
        return Shown(made.text, made.map)

    def replacements(self, block: Block, script: Script) -> list[Replacement]:
        return converter(script).replacements(block.text)

    def terms(self, block: Block) -> tuple[TermMatch, ...]:
        found = re.finditer("|".join(TERMS), block.text)
        return tuple(TermMatch(m.start(), m.end(), Term(m[0], m[0], m[0], m[0])) for m in found)

    def dates(self, block: Block, issued: date | None) -> tuple[DateMention, ...]:
        return date_mentions(block.text, issued)


def table(rows: list[list[str]], role: str = "schedule") -> Block:
    """A table block with its text laid out as `Block` says."""
    cells: list[tuple[Cell, ...]] = []
    at = 0
    for row in rows:
        spans = []
        for text in row:
            spans.append(Cell(at, at + len(text)))
            at += len(text) + 1
        cells.append(tuple(spans))
    text = "\n".join("\t".join(row) for row in rows)
    return Block(BlockKind.TABLE, text, role=role, rows=tuple(cells))


def document(*blocks: Block, title: str = "樣本") -> Document:
    return Document(1, 1, Path("sample.txt"), "", Structure(Metadata(title=title), blocks))


def paragraphs(*texts: str) -> Document:
    return document(*(Block(BlockKind.PARAGRAPH, text) for text in texts))


LAW = "世界貿易組織的智慧財產權規定𠮷在2024年生效，各會員應遵守。其後WTO秘書處另有說明。"
"""U+20BB7 is two UTF-16 units; a footnote is referred to before 其後."""

SAMPLE = document(
    Block(BlockKind.HEADING, "壹、智慧財產權的新規則", level=1),
    Block(BlockKind.BYLINE, "王小明 報導", role="author"),
    Block(BlockKind.PARAGRAPH, LAW, inlines=(FootnoteRef(LAW.index("其後"), 1, 8),)),
    Block(BlockKind.FURNITURE, "經貿電子報 3", role="header"),
    Block(BlockKind.LIST_ITEM, "降低關稅，並簡化通關程序。", marker="（一）", level=1),
    Block(BlockKind.HEADING, "貳、時程", level=1),
    table([["日期", "活動"], ["5/7", "智慧財產權研討會"], ["5/10", "WTO貿易政策檢討"]]),
    Block(BlockKind.CAPTION, "表一　活動時程"),
    Block(
        BlockKind.FOOTNOTE,
        "See WTO, https://www.wto.org/ (2024).",
        number=1,
        inlines=(Link(9, 29, "https://www.wto.org/"),),
    ),
)


def place_of(made: Document, words: str) -> tuple[int, int, int]:
    """(block, start, end) of the first occurrence."""
    for number, block in enumerate(made.blocks):
        start = block.text.find(words)
        if start >= 0:
            return number, start, start + len(words)
    raise LookupError(words)


def span_of(made: Document, words: str) -> Span:
    return Span.within(*place_of(made, words))


def hit_of(made: Document, words: str) -> Hit:
    block, start, end = place_of(made, words)
    return Hit(made.id, block, start, end, words, words, 0, len(words))


def annotation_of(
    made: Document, words: str, colour: Colour = Colour.YELLOW, *, style: Style = Style.HIGHLIGHT, note: str = ""
) -> Annotation:
    return Annotation(words, made.id, 1, span_of(made, words), TextQuoteSelector(words), colour, style, note)
