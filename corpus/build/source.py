"""The source format, read strictly: a line that is not understood is an error that names its place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Final, Literal

from corpus.build import inline

Kind = Literal[
    "heading",
    "paragraph",
    "list_item",
    "byline",
    "caption",
    "toc_entry",
    "footnote",
    "table",
    "masthead",
    "picture",
    "page_break",
]

# @word -> (kind, role) of the element that it begins.
ROLES: Final[dict[str, tuple[Kind, str | None]]] = {
    "abstract": ("paragraph", "abstract"),  # @abstract 本文檢討……
    "note": ("paragraph", "editor_note"),  # @note 編按：本文不代表本社立場。
    "field": ("paragraph", "field"),  # @field 書名：貿易政策入門
    "author": ("byline", "author"),  # @author 林懷安
    "affiliation": ("byline", "affiliation"),  # @affiliation 南港經貿研究社研究員
    "source": ("byline", "source"),  # @source （取材資料：……）
    "reporter": ("byline", "reporter"),  # @reporter 【由陳立言報導，取材自 WTO，2024 年 3 月 2 日】
    "caption": ("caption", None),  # @caption 圖 1：……
    "masthead": ("masthead", "masthead"),  # @masthead 南港論壇
}
TABLE_ROLES: Final = ("courses", "events", "calendar", "schedule", "data")
KEYS: Final = ("title", "authors", "affiliation", "series", "number", "date", "publisher")
TYPESETTING: Final = ("layout", "text", "head_left", "head_right", "foot")

_HEADING: Final = re.compile(r"(#{1,6}) (.+)")
_ITEM: Final = re.compile(r"((?:  )*)- (\S+) (.+)")
_FOOTNOTE: Final = re.compile(r"\[\^(\d+)\]: (.+)")
_DIRECTIVE: Final = re.compile(r"@([a-z]+)(?: (.+))?")
_RECORD: Final = re.compile(r"%([a-z]+) (.+)")


class SourceError(ValueError):
    """A source file breaks the format.  The message says where and how."""


@dataclass(frozen=True, slots=True)
class Note:
    """A line beginning with %: what is true of the element before it and printed nowhere."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a source.

    text: the line with its inline markup.  level: of a heading or list item, from 1.  rows: of a table, the first is
    its head; a row of one cell spans the table.  widths: of a table's columns, per cent.  page: printed in a toc_entry.
    """

    kind: Kind
    text: str = ""
    role: str | None = None
    label: str | None = None
    level: int | None = None
    marker: str | None = None
    number: int | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    widths: tuple[int, ...] = ()
    page: int | None = None
    notes: tuple[Note, ...] = ()
    line: int = 0


@dataclass(frozen=True, slots=True)
class Source:
    """A parsed source file."""

    path: Path
    title: str
    authors: tuple[str, ...]
    affiliation: str | None
    series: str | None
    number: int | None
    date: date | None
    publisher: str | None
    typesetting: dict[str, str] = field(default_factory=dict)
    elements: tuple[Element, ...] = ()

    @property
    def name(self) -> str:
        return self.path.stem


def load(path: Path) -> Source:
    """Parse the source at `path`.  Raises SourceError, OSError."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
        front, begin = _front_matter(lines)
        source = Source(
            path=path,
            title=front["title"],
            authors=tuple(name for name in front.get("authors", "").split("、") if name),
            affiliation=front.get("affiliation"),
            series=front.get("series"),
            number=int(front["number"]) if "number" in front else None,
            date=date.fromisoformat(front["date"]) if "date" in front else None,
            publisher=front.get("publisher"),
            typesetting={key: value for key, value in front.items() if key in TYPESETTING},
            elements=tuple(_elements(lines, begin)),
        )
        _check_footnotes(source)
    except (SourceError, ValueError, KeyError) as error:
        raise SourceError(f"{path.name}: {error}") from error
    return source


def load_all(folder: Path) -> list[Source]:
    """Every source in `folder`, by name."""
    return [load(path) for path in sorted(folder.glob("*.txt"))]


def _front_matter(lines: list[str]) -> tuple[dict[str, str], int]:
    if not lines or lines[0] != "---":
        raise SourceError("line 1: front matter begins with ---")
    end = lines.index("---", 1)
    front: dict[str, str] = {}
    for number, line in enumerate(lines[1:end], 2):
        key, separator, value = line.partition(": ")
        if not separator or key not in KEYS + TYPESETTING:
            raise SourceError(f"line {number}: not a key of the front matter: {line!r}")
        front[key] = value.strip()
    for key in ("title", "layout"):
        if key not in front:
            raise SourceError(f"the front matter lacks {key}")
    return front, end + 1


def _elements(lines: list[str], begin: int) -> Iterator[Element]:
    pending: Element | None = None
    index = begin
    while index < len(lines):
        line, number = lines[index].rstrip(), index + 1
        index += 1
        if not line:
            continue
        if record := _RECORD.fullmatch(line):
            if pending is None:
                raise SourceError(f"line {number}: % stands before any element")
            note = Note(record[1], tuple(value.strip() for value in record[2].split("|")))
            pending = _with_note(pending, note)
            continue
        if pending is not None:
            yield pending
        if line.startswith("@table "):
            rows: list[str] = []
            while index < len(lines) and lines[index].startswith("|"):
                rows.append(lines[index].rstrip())
                index += 1
            pending = _table(line, rows, number)
        else:
            pending = _element(line, number)
    if pending is not None:
        yield pending


def _with_note(element: Element, note: Note) -> Element:
    return replace(element, notes=(*element.notes, note))


def _element(line: str, number: int) -> Element:
    if line == "===":
        return Element("page_break", line=number)
    if match := _HEADING.fullmatch(line):
        return Element("heading", match[2], level=len(match[1]), line=number)
    if match := _ITEM.fullmatch(line):
        return Element("list_item", match[3], level=len(match[1]) // 2 + 1, marker=match[2], line=number)
    if match := _FOOTNOTE.fullmatch(line):
        return Element("footnote", match[2], number=int(match[1]), line=number)
    if line[0] == "@":
        return _directive(line, number)
    if line[0] in "#-|%=[ ":
        raise SourceError(f"line {number}: not understood: {line!r}")
    return Element("paragraph", line, line=number)


def _directive(line: str, number: int) -> Element:
    match = _DIRECTIVE.fullmatch(line)
    if not match or not match[2]:
        raise SourceError(f"line {number}: not understood: {line!r}")
    word, text = match[1], match[2].strip()
    if word == "toc":
        title, _, page = text.rpartition("|")
        return Element("toc_entry", title.strip(), page=int(page), line=number)
    if word == "picture":
        return Element("picture", text, line=number)
    if word not in ROLES:
        raise SourceError(f"line {number}: no such element: @{word}")
    kind, role = ROLES[word]
    label = None
    if word == "field":
        label, separator, _ = text.partition("：")
        if not separator:
            raise SourceError(f"line {number}: a field has a label and ：")
    return Element(kind, text, role=role, label=label, line=number)


def _table(line: str, rows: list[str], number: int) -> Element:
    role, _, widths = line.removeprefix("@table ").partition(" ")
    if role not in TABLE_ROLES or not rows:
        raise SourceError(f"line {number}: a table has a role of {TABLE_ROLES} and rows that begin with |")
    cells = tuple(tuple(cell.strip() for cell in row.strip("|").split("|")) for row in rows)
    columns = len(cells[0])
    for offset, row in enumerate(cells, 1):
        if len(row) not in (1, columns):
            raise SourceError(f"line {number + offset}: {len(row)} cells, not {columns}")
    shares = tuple(int(width) for width in widths.split()) or (100 // columns,) * columns
    if len(shares) != columns:
        raise SourceError(f"line {number}: {len(shares)} widths for {columns} columns")
    return Element("table", rows=cells, role=None if role == "data" else role, widths=shares, line=number)


def _check_footnotes(source: Source) -> None:
    """Each reference has one footnote after it, each footnote one reference before it, both in rising order."""
    referred: list[int] = []
    noted: list[int] = []
    for element in source.elements:
        if element.kind == "footnote" and element.number is not None:
            noted.append(element.number)
            continue
        texts = [element.text, *(cell for row in element.rows for cell in row)]
        referred += [int(piece.text) for text in texts for piece in inline.pieces(text) if piece.kind == "note"]
    if referred != noted:
        raise SourceError(f"footnote references {referred} are not the footnotes {noted}")
