"""The works of the sample are written, to the letter, as they lie in exports/; UPDATE_GOLDEN=1 writes them anew."""

import json
import os
from pathlib import Path

import pytest

from reader.exporters.work_forms import works_form, works_text
from reader.exporters.works import WORK_FORMATS, export_works
from tests.unit.exporters.works import BIBLIOGRAPHY, DOCUMENT

FOLDER = Path(__file__).parent / "exports"
SUFFIXES = {"csl": ".csl.json", "ris": ".ris", "bibtex": ".bib"}


def _is_as_it_was(name: str, text: str) -> None:
    file = FOLDER / name
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8")
    assert text == file.read_text(encoding="utf-8")


@pytest.mark.parametrize("format", WORK_FORMATS)
def test_works_are_written_as_they_were(format: str) -> None:
    _is_as_it_was(f"works{SUFFIXES[format]}", export_works(BIBLIOGRAPHY.works, format).decode())


def test_the_command_line_prints_them_as_it_did() -> None:
    form = works_form(BIBLIOGRAPHY, DOCUMENT)
    _is_as_it_was("works.json", json.dumps(form, ensure_ascii=False, indent=2) + "\n")
    _is_as_it_was("works.txt", "\n".join(works_text(BIBLIOGRAPHY)) + "\n")
