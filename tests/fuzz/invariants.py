"""What holds of every structure, whatever the file."""

import json
import re
from math import isfinite
from typing import Final

from reader.exporters.forms import structure_form
from reader.model.document import Block, BlockKind, Structure
from reader.storage import pack, unpack

_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")


def check(structure: Structure) -> None:
    """Raises AssertionError where a structure points outside itself, or could not be stored or printed."""
    assert structure.blocks
    for block in structure.blocks:
        block.text.encode()
        assert not _UNPRINTABLE.search(block.text), "what XML cannot hold"
        _check_places(block, structure)
        _check_shape(block)
    _check_records(structure)
    packed = pack(structure)
    assert unpack(packed.texts, packed.shape) == structure
    json.dumps(structure_form(structure, "x"))


def _check_places(block: Block, structure: Structure) -> None:
    length = len(block.text)
    for ref in block.footnote_refs:
        assert 0 <= ref.offset <= length, "a mark outside its text"
        if ref.target is not None:
            note = structure.blocks[ref.target]
            assert note.kind is BlockKind.FOOTNOTE
            assert note.number == ref.number
    for link in block.links:
        assert 0 <= link.start < link.end <= length, "a link outside its text"
        assert link.url
    end = -1
    for cell in (cell for row in block.rows for cell in row):
        assert end < cell.start <= cell.end <= length, "cells that overlap"
        end = cell.end


def _check_shape(block: Block) -> None:
    assert block.level is None or block.level >= 1
    assert 0 <= block.confidence <= 1
    assert all(first <= last for first, last in block.lines)
    for box in block.boxes:
        assert box.page >= 1
        assert all(map(isfinite, (box.left, box.bottom, box.right, box.top)))
        assert box.left <= box.right
        assert box.bottom <= box.top


def _check_records(structure: Structure) -> None:
    found, count = structure.records, len(structure.blocks)
    assert all(0 <= item.first_block <= item.last_block < count for item in found.news_items)
    assert all(0 <= entry.first_block <= entry.last_block < count for entry in found.dictionary)
    assert all(0 <= event.block < count for event in found.events)
    assert all(0 <= block < count for _, _, block in found.minguo_dates)
