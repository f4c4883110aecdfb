"""What the short forms of real footnotes mean, read by eye: footnote -> the footnotes that cite these works in full."""

from pathlib import Path

import pytest

from reader import importers
from reader.citing import parse
from reader.model.bibliography import Bibliography, Resolution
from reader.model.document import Document, NoteNumber
from reader.structure import restore

ROOT = Path(__file__).resolve().parents[2]
TEXTS = ROOT / "corpus" / "texts"
SHARED = ROOT.parent / "shared" / "texts" / "000_d486d113b4662f1b.txt"

TRUE = {
    TEXTS / "article-security-exceptions.txt": {
        3: [1], 8: [2], 13: [12], 14: [12], 15: [12], 16: [12], 17: [12], 20: [19, 12], 24: [23], 27: [26], 30: [6],
        36: [19, 18], 37: [35],
    },
    TEXTS / "explainer-cptpp-accession.txt": {2: [1], 3: [1], 6: [4], 8: [7]},
    SHARED: {7: [6], 8: [6], 9: [6], 10: [6], 11: [6], 12: [6], 13: [6], 15: [6], 16: [6], 17: [2]},
}  # fmt: skip


def _read(path: Path) -> Bibliography:
    return parse(Document(1, 1, path, "", restore(importers.read(path))))


@pytest.mark.parametrize("path", TRUE, ids=lambda path: path.stem)
def test_every_short_form_means_the_right_work(path: Path) -> None:
    if not path.exists():
        pytest.skip("the texts of ../shared are not there")
    found = _read(path)
    meant: dict[NoteNumber | None, list[NoteNumber | None]] = {}
    for each in found.references:
        if each.resolution is not Resolution.FULL:
            assert each.resolution is Resolution.RESOLVED
            meant.setdefault(each.note, []).extend(found.described(work).note for work in each.works)
    assert meant == TRUE[path]


@pytest.mark.parametrize("path", sorted(TEXTS.glob("*.txt")), ids=lambda path: path.stem)
def test_nearly_every_work_is_taken_apart(path: Path) -> None:
    works = _read(path).works
    assert sum(not work.is_parsed for work in works) <= 0.1 * len(works)
