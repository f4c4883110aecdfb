"""Every regional replacement in ten documents of the corpus and three real ones, judged one by one.

`replacements.tsv`: document, the term, what `cn-terms` shows for it, at how many places, and the verdict: right,
needless (the mainland says it as Taiwan does, or a name should stay) or wrong.  A place that nobody has judged fails.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.model.script import Script
from reader.text.conversion import converter
from reader.text.vocabulary import rows

ROOT = Path(__file__).resolve().parents[2]
OURS = ROOT / "corpus" / "structure"
SHARED = ROOT.parent / "shared" / "gold"
REAL = ("000_d486d113b4662f1b", "001_da674d63ed4e0b6d", "004_6a0584e675cbd778")
MOST_WRONG = 0.03

Row = tuple[str, str, str, int, str]


def judged() -> list[Row]:
    table = rows(Path(__file__).with_name("replacements.tsv"))
    return [(document, term, shown, int(places), verdict) for document, term, shown, places, verdict in table]


def texts(file: Path) -> Iterator[str]:
    for block in json.loads(file.read_text(encoding="utf-8"))["blocks"]:
        yield from (cell for row in block["rows"] for cell in row) if "rows" in block else (block["text"],)


def replacements(file: Path) -> Counter[tuple[str, str]]:
    convert = converter(Script.CN_TERMS)
    return Counter((text[start:end], shown) for text in texts(file) for start, end, shown in convert.replacements(text))


def share(table: list[Row]) -> float:
    """Of the places judged, those that are needless or wrong."""
    return sum(places for *_, places, verdict in table if verdict != "right") / sum(places for *_, places, _ in table)


def documents() -> list[Path]:
    return [*sorted(OURS.glob("*.json")), *(SHARED / f"{name}.json" for name in REAL)]


@pytest.mark.parametrize("file", documents(), ids=lambda file: file.stem)
def test_every_replacement_has_been_judged(file: Path) -> None:
    if not file.is_file():
        pytest.skip("the real documents are not here")
    known: Counter[tuple[str, str]] = Counter()
    for document, term, shown, places, _ in judged():
        if document == file.stem:
            known[term, shown] += places
    assert replacements(file) == known


def test_verdicts_are_verdicts() -> None:
    assert {verdict for *_, verdict in judged()} <= {"right", "needless", "wrong"}


def test_at_most_three_in_a_hundred_are_needless_or_wrong() -> None:
    table = judged()
    assert share(table) <= MOST_WRONG
    assert share([row for row in table if row[0] in REAL]) <= MOST_WRONG
