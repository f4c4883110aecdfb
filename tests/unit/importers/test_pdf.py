"""PDFs: their runs, and the sentences for those that cannot be read.  The files are written by hand."""

from pathlib import Path

import pytest

from reader import importers
from reader.errors import ImportFailure
from reader.importers.glyph_repair import repaired


def pdf(content: str, *, title: str = "", extra: str = "") -> bytes:
    """A one-page PDF with `content` as its page's stream, Helvetica as F1; `extra` goes into the trailer."""
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        "<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
        f"<</Title({title})>>",
    ]
    body, offsets = "%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj{text}endobj\n"
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    trailer = f"trailer<</Size {count}/Root 1 0 R/Info 6 0 R{extra}>>\nstartxref\n{len(body)}\n%%EOF"
    return (body + f"xref\n0 {count}\n0000000000 65535 f \n" + table + trailer).encode("latin-1")


def _written(folder: Path, data: bytes) -> Path:
    path = folder / "報告.pdf"
    path.write_bytes(data)
    return path


def test_ruled_lines_part_runs_however_near(tmp_path: Path) -> None:
    stream = "BT /F1 12 Tf 72 700 Td (Tariff) Tj ET BT /F1 12 Tf 107 700 Td (3) Tj ET"
    ruled = stream + " 105 690 m 105 715 l S 72 690 40 25 re S"
    (plain,) = importers.read(_written(tmp_path, pdf(stream))).pages
    (page,) = importers.read(_written(tmp_path, pdf(ruled))).pages
    assert len(plain.runs) == 1
    assert [run.text.strip() for run in page.runs] == ["Tariff", "3"]
    assert sum(rule.is_upright for rule in page.rules) == 3


def test_runs_have_size_place_and_baseline(tmp_path: Path) -> None:
    stream = (
        "BT /F1 12 Tf 72 700 Td (Safeguards) Tj ET BT /F1 7 Tf 140 705 Td (3) Tj ET BT /F1 12 Tf 300 700 Td (May) Tj ET"
    )
    raw = importers.read(_written(tmp_path, pdf(stream, title="Trade")))
    page = raw.pages[0]
    assert raw.paged
    assert raw.metadata.title == "Trade"
    assert (page.width, page.height) == (595, 842)
    assert [(run.text.strip(), run.size, round(run.baseline)) for run in page.runs] == [
        ("Safeguards", 12, 700),
        ("3", 7, 705),
        ("May", 12, 700),
    ]
    assert page.runs[0].left == pytest.approx(72, abs=2)
    assert "Safeguards" in page.lines[0]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (pdf("0 0 100 100 re f"), "沒有文字"),
        (b"%PDF-1.4\nnothing of the kind", "已經毀損"),
        (pdf("BT /F1 12 Tf (a) Tj ET")[:300], "已經毀損"),
    ],
    ids=["scanned", "damaged", "cut off"],
)
def test_what_cannot_be_read_gets_a_sentence(tmp_path: Path, data: bytes, words: str) -> None:
    with pytest.raises(ImportFailure, match=words):
        importers.read(_written(tmp_path, data))


def test_a_run_has_the_colour_of_its_words_and_none_where_they_differ(tmp_path: Path) -> None:
    drawn = [(700, "Tariff", "1 0.5 0"), (660, "Safeguards", "0 0 0"), (620, "Dumping", "0 0 1")]
    stream = "".join(f"{colour} rg BT /F1 12 Tf 72 {y} Td ({words}) Tj ET " for y, words, colour in drawn)
    both = "1 0 0 rg BT /F1 12 Tf 72 580 Td (Trade ) Tj 0 0 1 rg (policy) Tj ET"
    (page,) = importers.read(_written(tmp_path, pdf(stream + both))).pages
    assert [(run.text.strip(), run.colour) for run in page.runs] == [
        ("Tariff", 0xFF8000),
        ("Safeguards", 0),
        ("Dumping", 0x0000FF),
        ("Trade policy", 0),
    ]


def test_an_encrypted_file_gets_a_sentence(tmp_path: Path) -> None:
    key = "<" + "00" * 32 + ">"
    encrypted = pdf(
        "BT /F1 12 Tf (a) Tj ET",
        extra=f"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -4/O{key}/U{key}>>",
    )
    with pytest.raises(ImportFailure, match="密碼"):
        importers.read(_written(tmp_path, encrypted))


def test_radicals_and_compatibility_ideographs_become_characters() -> None:
    assert repaired("⼤⻑⾦⾏ ﬁ 樂") == "大長金行 fi 樂"
    assert repaired("貿易（WTO）１２") == "貿易（WTO）１２"
    assert repaired("關\x07稅\x00\r\n") == "關\ufffd稅\ufffd\r\n"
