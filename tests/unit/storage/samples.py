"""Small documents and annotations to store."""

import json
import sqlite3
import zlib
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Final

import pytest

from reader.model.annotation import Annotation, Colour, Span, Style, TextQuoteSelector
from reader.model.document import (
    Block,
    BlockKind,
    Box,
    CalendarEntry,
    Cell,
    DictionaryEntry,
    Event,
    FootnoteRef,
    IssueNumber,
    Link,
    Metadata,
    NewsItem,
    PageFacts,
    Publication,
    Records,
    Structure,
)
from reader.storage import Library, pack
from reader.storage.codec import Packed

try:
    import resource
except ImportError:  # Windows
    resource = None  # type: ignore[assignment]


def rich_structure() -> Structure:
    """One with a value in every field of the model."""
    day = date(2023, 11, 17)
    blocks = (
        Block(BlockKind.HEADING, "一、緣起", level=1, lines=((1, 1),), page=1, confidence=0.9),
        Block(
            BlockKind.PARAGRAPH,
            "美國貿易代表署（USTR）於報告中指出",
            role="abstract",
            label="摘要",
            inlines=(FootnoteRef(4, 7, 3), FootnoteRef(5, "＊"), Link(7, 11, "https://ustr.gov")),
            lines=((2, 3), (5, 6)),
            boxes=(Box(1, 72.0, 100.5, 500.25, 130.0), Box(2, 72.0, 700.0, 500.0, 720.0)),
        ),
        Block(BlockKind.FURNITURE, "第 3 頁", role="page_number"),
        Block(BlockKind.FOOTNOTE, "見前揭註。", number=7, marker="7"),
        Block(
            BlockKind.TABLE,
            "日期\t地點\n11/16\t舊金山",
            role="calendar",
            rows=((Cell(0, 2), Cell(3, 5)), (Cell(6, 11), Cell(12, 15))),
        ),
    )
    records = Records(
        news_items=(NewsItem("標題", None, ("路透社",), ((day,),), 0, 1),),
        dictionary=(DictionaryEntry("特別三○一條款", "Special 301", None, 0, 1),),
        events=(Event("外貿協會", "額滿為止", day, None, "研討會", None, 4), Event("", day, "待定", day, "", "u", 4)),
        calendar=(CalendarEntry(day, None, "世界貿易組織", "部長會議"),),
        minguo_dates=(("去（110）年", 2021, 1),),
        urls=("https://ustr.gov",),
        link_targets=("https://wto.org",),
        publications=(Publication("關稅實務", True, "何謹", "貿易季刊", None, "摘要", 0, 1),),
    )
    issue = IssueNumber("經貿前線", 12, day)
    metadata = Metadata("智慧財產權", ("王小明", "李四"), "中經院", day, issue, "通訊", "出版社")
    return Structure(metadata, blocks, records, page_starts=(0, 3), pages=PageFacts(("i", "1"), (2,), (1,)))


def paragraphs(*texts: str, title: str = "") -> Structure:
    return Structure(Metadata(title=title), tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))


def packed_of_old(structure: Structure) -> Packed:
    """As the first version packed it: its shape tells the kinds of all blocks, and the places of what all of them
    have."""
    packed = pack(structure)
    texts, shape = (json.loads(zlib.decompress(data)) for data in (packed.texts, packed.shape))
    assert len(texts.pop("kinds")) == len(structure.blocks)
    columns = {**shape["blocks"], "kind": [None, [block.kind.value for block in structure.blocks]]}
    shape["blocks"] = {
        name: [[*range(len(values))] if places is None else places, values]
        for name, (places, values) in columns.items()
    }
    return replace(packed, texts=_squeezed(texts), shape=_squeezed(shape))


def _squeezed(plain: object) -> bytes:
    return zlib.compress(json.dumps(plain).encode())


def store(library: Library, file: Path, text: str = "世界貿易組織於日內瓦召開部長會議。") -> int:
    """Write `text` into `file` and the file into the library."""
    file.write_text(text, encoding="utf-8")
    digest = sha256(file.read_bytes()).hexdigest()
    return library.add_document(file, digest, file, paragraphs(*text.split("\n")))


# What each revision of the schema added, taken away again; the latest first.
_TAKEN_AWAY: Final = {
    "0007": ("ALTER TABLE documents DROP COLUMN volume",),
    "0006": (),
    "0005": ("DROP TABLE searches",),
    "0004": ("DROP TABLE notices",),
    "0003": ("DROP TABLE terms", "DROP TABLE glossaries"),
    "0002": ("DROP TABLE corrections", "ALTER TABLE editions DROP COLUMN base"),
}


def leave_at(folder: Path, revision: str) -> None:
    """Make the library one that a program left whose schema was `revision`."""
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        for later, statements in _TAKEN_AWAY.items():
            for statement in statements if later > revision else ():
                connection.execute(statement)
        connection.execute("UPDATE alembic_version SET version_num = ?", (revision,))


@contextmanager
def full_disk(room: int) -> Iterator[None]:
    """The disk takes no file beyond `room` bytes."""
    if resource is None:
        pytest.skip("this system cannot limit the size of files")
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, most))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))


def mark(
    document: int, key: str, start: int = 0, end: int = 4, *, note: str = "", tags: Sequence[str] = ()
) -> Annotation:
    return Annotation(
        id=key,
        document=document,
        edition=1,
        span=Span.within(0, start, end),
        quote=TextQuoteSelector("世界貿易", "", "組織"),
        colour=Colour.GREEN,
        style=Style.UNDERLINE,
        note=note,
        tags=tuple(tags),
        created="2026-01-02T03:04:05Z",
        modified="2026-01-02T03:04:05Z",
    )
