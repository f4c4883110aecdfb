"""Every export of the sample is, to the letter, what lies in exports/; set UPDATE_GOLDEN=1 to write it anew."""

import os
from io import BytesIO
from pathlib import Path

import docx
import pytest

from reader.exporters import FORMATS, Form, export
from reader.model.script import Script
from tests.unit.exporters.sample import EXCERPTS

FOLDER = Path(__file__).parent / "exports"
SUFFIXES = {"markdown": ".md", "docx": ".docx.xml", "html": ".html", "csv": ".csv", "jsonld": ".jsonld"}


def _comparable(data: bytes, format: str) -> bytes:
    """Of a Word file its body, which holds neither times nor the order of a container."""
    if format != "docx":
        return data
    body = docx.Document(BytesIO(data)).element.body
    return str(body.xml).encode()


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize(("name", "style", "script"), [("source", "zh", Script.SOURCE), ("cn", "apa", Script.CN)])
def test_export_is_as_it_was(format: str, name: str, style: str, script: Script) -> None:
    data = _comparable(export(EXCERPTS, format, Form(style, script)), format)
    file = FOLDER / f"{name}{SUFFIXES[format]}"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_bytes(data)
    assert data.decode() == file.read_bytes().decode()
