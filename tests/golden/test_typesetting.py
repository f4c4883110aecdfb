"""Documents of drawn typesetting, and of a word processor and a browser, against their true structure.

As PDF, and as the text that four extractors took.  The first sixteen of the drawn ones were looked at while the rules
were written.  The others were not: their figures were taken first.
"""

import importlib.util
import json
import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from reader import importers
from reader.exporters.forms import structure_form
from reader.model.document import UNSURE
from reader.structure import restore
from tests.typesetting import scoring

SET = Path(__file__).resolve().parents[1] / "typesetting"
SHARED = Path(__file__).resolve().parents[3] / "shared" / "gold"
EXTRACTORS = ("pypdfium2", "pdfminer", "pdftotext", "pdftotext-layout")


@dataclass(frozen=True)
class Documents:
    """Documents and the least that they may score: each PDF, all PDFs in the mean, the texts of each extractor."""

    names: list[str]
    floor: float
    mean: float
    texts: dict[str, float]


NAMES = sorted(path.stem for path in (SET / "structure").glob("*.json"))
DRAWN = Documents(
    [name for name in NAMES if name[0].isdigit()],
    floor=0.85,
    mean=0.985,
    texts={"pypdfium2": 0.98, "pdfminer": 0.94, "pdftotext": 0.945, "pdftotext-layout": 0.975},
)
PRINTED = Documents(
    [name for name in NAMES if not name[0].isdigit()],
    floor=0.95,
    mean=0.988,
    texts={"pypdfium2": 0.85, "pdfminer": 0.71, "pdftotext": 0.745, "pdftotext-layout": 0.795},
)
BOTH = pytest.mark.parametrize("documents", [DRAWN, PRINTED], ids=["drawn", "printed"])


def _truth(name: str) -> dict[str, Any]:
    truth: dict[str, Any] = json.loads((SET / "structure" / f"{name}.json").read_text(encoding="utf-8"))
    return truth


@cache
def _found(path: Path) -> dict[str, Any]:
    return structure_form(restore(importers.read(path)), path.name)


def _score(name: str, path: Path) -> float:
    return scoring.mean(_truth(name), _found(path))


def _pdf(name: str) -> Path:
    return SET / "documents" / f"{name}.pdf"


def test_the_set_is_large_enough() -> None:
    assert len(DRAWN.names) >= 20
    assert len(PRINTED.names) >= 10


@pytest.mark.parametrize("name", PRINTED.names)
def test_the_pdf_holds_every_character_of_its_structure(name: str) -> None:
    """Producers leave characters out: LibreOffice some commas that hang over the margin."""
    blocks = [block for block in _truth(name)["blocks"] if block["type"] != "toc_entry"]
    told = Counter("".join(re.sub(r"\[\^\d+\]|\s", "", block["text"]) for block in blocks))
    printed = Counter("".join((SET / "texts" / f"{name}.pypdfium2.txt").read_text(encoding="utf-8").split()))
    assert not told - printed


@pytest.mark.parametrize("name", NAMES)
def test_each_pdf(name: str) -> None:
    assert _score(name, _pdf(name)) >= (DRAWN if name in DRAWN.names else PRINTED).floor


@BOTH
def test_pdfs_in_the_mean(documents: Documents) -> None:
    assert mean(_score(name, _pdf(name)) for name in documents.names) >= documents.mean


@BOTH
@pytest.mark.parametrize("extractor", EXTRACTORS)
def test_extracted_texts_in_the_mean(documents: Documents, extractor: str) -> None:
    texts = [(name, SET / "texts" / f"{name}.{extractor}.txt") for name in documents.names]
    assert mean(_score(name, path) for name, path in texts) >= documents.texts[extractor]


@pytest.mark.skipif(not (SHARED / "score.py").exists(), reason="the scorer of ../shared/gold is not there")
@pytest.mark.parametrize("name", DRAWN.names[:8] + PRINTED.names)
def test_the_measures_agree_with_the_gold_standard(name: str) -> None:
    spec = importlib.util.spec_from_file_location("score", SHARED / "score.py")
    assert spec and spec.loader
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)
    for path in (_pdf(name), SET / "texts" / f"{name}.pdftotext.txt"):
        rows, _, _ = scorer.score(_truth(name), _found(path))
        assert scoring.mean(_truth(name), _found(path)) == pytest.approx(rows["MEAN"])


def _told(block: dict[str, Any]) -> tuple[str, str]:
    cells = "".join(cell for row in block.get("rows", ()) for cell in row)
    return block["type"], re.sub(r"\[\^\d+\]|\s", "", cells or block["text"])


@BOTH
def test_what_says_that_it_is_unsure_is_wrong_and_much_of_what_is_wrong_says_so(documents: Documents) -> None:
    """Of the extracted texts, which are hard to read: a sign in the margin that is mostly mistaken would be ignored."""
    told = {"wrong": [0, 0], "right": [0, 0]}  # sure, unsure
    for name in documents.names:
        truth = {_told(block) for block in _truth(name)["blocks"]}
        for extractor in EXTRACTORS:
            for block in _found(SET / "texts" / f"{name}.{extractor}.txt")["blocks"]:
                if block["type"] != "page_furniture":
                    is_unsure = block.get("confidence", 1.0) < UNSURE
                    told["right" if _told(block) in truth else "wrong"][is_unsure] += 1
    (missed, caught), (_, mistaken) = told["wrong"], told["right"]
    assert caught / (caught + mistaken) >= 0.7
    assert caught / (caught + missed) >= 0.3  # cells of lost columns, all unsure, count as the one table that they make
