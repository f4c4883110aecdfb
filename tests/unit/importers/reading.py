"""What a file holds, in a form that tests can say on a line."""

from pathlib import Path
from typing import Final

from reader import importers
from reader.exporters.forms import MarkedText
from reader.model.document import Block, BlockKind, Structure
from reader.structure import restore

_SHORT: Final = {
    BlockKind.HEADING: "h",
    BlockKind.PARAGRAPH: "p",
    BlockKind.LIST_ITEM: "li",
    BlockKind.FOOTNOTE: "note",
    BlockKind.BYLINE: "by",
}


def structure_of(path: Path, data: bytes) -> Structure:
    """The structure of a file with these bytes."""
    path.write_bytes(data)
    return restore(importers.read(path))


def told(structure: Structure) -> list[str]:
    """Each block as its kind with level or number, its marker, and its text with marks; of a table the cells."""
    return [_told(block) for block in structure.blocks]


def _told(block: Block) -> str:
    kind = _SHORT.get(block.kind, str(block.kind))
    count = block.level or block.number or ""
    marker = f" {block.marker}" if block.marker else ""
    marked = MarkedText.of(block)
    rows = " / ".join(" | ".join(marked.part(cell.start, cell.end) for cell in row) for row in block.rows)
    return f"{kind}{count}{marker} {rows if block.rows else marked.text}"


def links(structure: Structure) -> list[tuple[str, str]]:
    """(words, address) of each link."""
    return [(block.text[link.start : link.end], link.url) for block in structure.blocks for link in block.links]


def assert_linked(structure: Structure) -> None:
    """Every mark leads to a footnote of its number, and every footnote has a mark."""
    refs = [ref for block in structure.blocks for ref in block.footnote_refs]
    assert all(ref.target is not None and structure.blocks[ref.target].number == ref.number for ref in refs)
    notes = {index for index, block in enumerate(structure.blocks) if block.kind is BlockKind.FOOTNOTE}
    assert {ref.target for ref in refs} == notes
