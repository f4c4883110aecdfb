"""A document as plain text on a terminal."""

from collections.abc import Callable, Sequence

from reader.exporters.forms import Display, MarkedText, printed
from reader.model.dates import iso_of
from reader.model.document import Block, BlockKind, Document, Structure


def _texts(block: Block, display: Display | None) -> tuple[str, list[list[str]]]:
    """The block's text with its footnote marks, and its cells, as displayed."""
    if display is None:
        return MarkedText.of(block).text, block.cell_texts()
    text, offsets = display(block)
    marks = tuple((offsets.to_target(ref.offset, ref.offset)[0], printed(ref)) for ref in block.footnote_refs)
    rows = [[text[slice(*offsets.to_target(cell.start, cell.end))] for cell in row] for row in block.rows]
    return MarkedText(text, marks).text, rows


def _block_text(block: Block, display: Display | None) -> str:
    text, rows = _texts(block, display)
    if block.kind is BlockKind.HEADING:
        return f"\n{'#' * (block.level or 1)} {text}"
    if block.kind is BlockKind.LIST_ITEM:
        return f"{'  ' * ((block.level or 1) - 1)}{block.marker or '-'} {text}"
    if block.kind is BlockKind.FOOTNOTE:
        return f"{block.number} {text}" if isinstance(block.number, str) else f"[^{block.number}]: {text}"
    if rows:
        return "\n".join(" | ".join(cell.replace("\n", " / ") for cell in row) for row in rows)
    return text


def _blocks_text(blocks: Sequence[Block], display: Display | None) -> str:
    return "\n".join(_block_text(block, display) for block in blocks if block.kind is not BlockKind.FURNITURE)


def show_text(document: Document, display: Display | None = None, shown: Callable[[str], str] = str) -> str:
    """The document to be read: headings behind #, footnotes as [^7], furniture left out.

    display, shown: turn a block, and the words of title and authors, into the script asked for.
    """
    metadata = document.metadata
    origin = "　".join(part for part in ("、".join(metadata.authors), iso_of(metadata.date_parts)) if part)
    head = [document.title, *([origin] if origin else [])]
    return "\n".join([*map(shown, head), _blocks_text(document.blocks, display)])


def structure_text(structure: Structure) -> str:
    """One line a block: its kind, its level or number, the beginning of its text."""
    lines = []
    for index, block in enumerate(structure.blocks):
        kind = f"{block.kind.value}{block.level or block.number or ''}{f' {block.role}' if block.role else ''}"
        begun = " ".join(block.text.split())
        lines.append(f"{index:5} {kind:24} {begun[:60]}{'…' if len(begun) > 60 else ''}")
    return "\n".join(lines)
