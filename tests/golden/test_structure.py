"""Structures of hand-made texts against what was checked by eye, and scores against true structures.

To renew the expected files after a change of the rules, run this file with UPDATE_GOLDEN=1, then read the difference.
"""

import importlib.util
import json
import os
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from reader import importers
from reader.exporters.forms import structure_form
from reader.structure import restore

HERE = Path(__file__).resolve().parent / "structure"
ROOT = Path(__file__).resolve().parents[2]
SHARED = ROOT.parent / "shared"
TRUE = sorted((SHARED / "gold").glob("*.json"))
CORPUS = sorted((ROOT / "corpus" / "structure").glob("*.json"))

PLAIN_TEXT = 0.7
"""Texts without any sign of where paragraphs end."""


def _form(path: Path) -> dict[str, Any]:
    return structure_form(restore(importers.read(path)), path.name)


@pytest.fixture(scope="module")
def scorer() -> ModuleType:
    path = SHARED / "gold" / "score.py"
    spec = importlib.util.spec_from_file_location("score", path) if path.exists() else None
    if spec is None or spec.loader is None:
        pytest.skip("the scorer of ../shared/gold is not there")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _mean(scorer: ModuleType, gold: Path, source: Path) -> float:
    rows, _, _ = scorer.score(json.loads(gold.read_text(encoding="utf-8")), _form(source))
    return float(rows["MEAN"])


@pytest.mark.parametrize("source", sorted(HERE.glob("*.txt")), ids=lambda path: path.stem)
def test_hand_made_texts(source: Path) -> None:
    expected = source.with_suffix(".json")
    found = json.dumps(_form(source), ensure_ascii=False, indent=1) + "\n"
    if os.environ.get("UPDATE_GOLDEN"):
        expected.write_text(found, encoding="utf-8")
    assert json.loads(found) == json.loads(expected.read_text(encoding="utf-8"))


@pytest.mark.skipif(not TRUE, reason="the structures of ../shared/gold are not there")
@pytest.mark.parametrize("gold", TRUE, ids=lambda path: path.stem[:3])
def test_true_structures(scorer: ModuleType, gold: Path) -> None:
    assert _mean(scorer, gold, SHARED / "texts" / f"{gold.stem}.txt") >= 0.98


@pytest.mark.parametrize("gold", CORPUS, ids=lambda path: path.stem)
def test_typeset_corpus(scorer: ModuleType, gold: Path) -> None:
    assert _mean(scorer, gold, ROOT / "corpus" / "documents" / f"{gold.stem}.pdf") >= 0.95


@pytest.mark.parametrize("gold", CORPUS, ids=lambda path: path.stem)
def test_extracted_corpus(scorer: ModuleType, gold: Path) -> None:
    source = ROOT / "corpus" / "texts" / f"{gold.stem}.txt"
    is_plain = "\f" in source.read_text(encoding="utf-8")
    assert _mean(scorer, gold, source) >= (PLAIN_TEXT if is_plain else 0.95)


def test_what_is_sure_is_right_more_often() -> None:
    """Over the corpus's texts, those without signs among them: blocks by whether their confidence is 1."""
    right = {True: 0, False: 0}
    all_of = {True: 0, False: 0}
    for gold in CORPUS:
        true = Counter(map(_told, json.loads(gold.read_text(encoding="utf-8"))["blocks"]))
        for block in _form(ROOT / "corpus" / "texts" / f"{gold.stem}.txt")["blocks"]:
            if block["type"] == "page_furniture":
                continue
            told, is_sure = _told(block), "confidence" not in block
            all_of[is_sure] += 1
            right[is_sure] += true[told] > 0
            true[told] -= 1
    assert all_of[False] > 100
    assert right[True] >= 0.98 * all_of[True]
    assert right[False] / all_of[False] < right[True] / all_of[True]


def _told(block: dict[str, Any]) -> tuple[str, int | None, str]:
    """What is said of a block: its kind, its level if it is a heading, its text without blanks."""
    cells = ["".join(row) for row in block.get("rows", ())]
    text = "".join(cells) if cells else f"{block.get('marker', '')}{block['text']}"
    level = block.get("level") if block["type"] == "heading" else None
    return block["type"], level, "".join(text.split())
