"""The corpus written as Word, OpenDocument, a book and a page comes back block by block as it was written."""

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest

from reader import importers
from reader.exporters.forms import structure_form
from reader.structure import restore
from tests.golden.rewriting import as_book, as_open_document, as_page, as_word

Form = dict[str, Any]

CORPUS: Final = sorted((Path(__file__).resolve().parents[2] / "corpus" / "structure").glob("*.json"))
FORMATS: Final[dict[str, Callable[[Form], bytes]]] = {
    ".docx": partial(as_word, styled=True),
    ".odt": as_open_document,
    ".epub": as_book,
    ".html": as_page,
}
MOST_MISTAKEN: Final = 0.1
"""Of headings that a Word document does not mark as such."""


def _shape(block: Form) -> tuple[Any, ...]:
    """What a block is and says; the blank cells aside that fill up a row."""
    rows = [[cell for cell in row if cell] for row in block.get("rows", ())]
    return block["type"], block.get("level"), block.get("marker"), block.get("number"), rows or block["text"]


def _shapes(form: Form) -> list[tuple[Any, ...]]:
    """The blocks, footnotes last, wherever the format keeps them; what belongs to pages is not in these formats."""
    shapes = [_shape(block) for block in form["blocks"] if block["type"] != "page_furniture"]
    return sorted(shapes, key=lambda shape: shape[0] == "footnote")


def _read(path: Path, data: bytes) -> Form:
    path.write_bytes(data)
    return structure_form(restore(importers.read(path)), path.name)


@pytest.mark.parametrize("suffix", FORMATS)
@pytest.mark.parametrize("gold", CORPUS, ids=lambda path: path.stem)
def test_what_is_marked_comes_back(gold: Path, suffix: str, tmp_path: Path) -> None:
    form = json.loads(gold.read_text("utf-8"))
    read = _read(tmp_path / f"a{suffix}", FORMATS[suffix](form))
    assert _shapes(read) == _shapes(form)
    befores = [(ref["number"], ref["before"]) for ref in read["footnote_refs"]]
    assert befores == [(ref["number"], ref["before"]) for ref in form["footnote_refs"]]


@pytest.mark.parametrize("gold", CORPUS, ids=lambda path: path.stem)
def test_headings_that_are_not_marked_are_found_by_their_words(gold: Path, tmp_path: Path) -> None:
    form = json.loads(gold.read_text("utf-8"))
    wanted = {block["text"] for block in form["blocks"] if block["type"] == "heading"}
    read = _read(tmp_path / "a.docx", as_word(form, styled=False))
    found = {block["text"] for block in read["blocks"] if block["type"] == "heading"}
    assert len(wanted ^ found) <= MOST_MISTAKEN * len(wanted)
