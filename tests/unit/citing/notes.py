"""Documents that consist of footnotes."""

from pathlib import Path

from reader.model.document import Block, BlockKind, Document, FootnoteRef, Metadata, Structure


def document(*notes: str, numbers: tuple[int, ...] = ()) -> Document:
    """A paragraph that refers to all of `notes`, which are numbered from 1 unless `numbers` are given."""
    counted = numbers or tuple(range(1, len(notes) + 1))
    refs = tuple(FootnoteRef(0, number, index) for index, number in enumerate(counted, start=1))
    body = Block(BlockKind.PARAGRAPH, "論安全例外。", inlines=refs, page=1)
    blocks = [
        Block(BlockKind.FOOTNOTE, text, number=number, page=1) for number, text in zip(counted, notes, strict=True)
    ]
    return Document(1, 1, Path("notes.txt"), "", Structure(Metadata("註腳"), (body, *blocks)))
