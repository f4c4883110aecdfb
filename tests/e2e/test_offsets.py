"""Whatever prints places, as JSON or CSV, counts the text as `show` prints it, footnote marks and all."""

import csv
import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.e2e.conftest import Program, Write

NOTED = """\
# 海纜合作備忘

兩島代表團[^1]簽署海底電纜合作備忘[^2]，並同意合建海底電纜的登陸站。海底電纜[^3]的維修費用由兩島分攤，登陸站由雙方輪流看守。

[^1]: Isles Joint Statement (Nov. 14, 2022).
[^2]: Memorandum on Cables, art. 3.
[^3]: Cable Report (2023), at 12.
"""
OTHER = "風場備忘\n\n風場的維修費用由電力公司負擔，登陸站不在其中。\n"
_MARK = re.compile(r"\[\^\d+\]")


@pytest.fixture
def library(program: Program, write: Write) -> Program:
    program.text("import", write("cable.md", NOTED.encode()), write("wind.txt", OTHER.encode()))
    return program


class Shown:
    """The texts of the library as `show --json` prints them."""

    def __init__(self, program: Program) -> None:
        numbers = [row["id"] for row in program.json("list", "--json")["documents"]]
        self._blocks = {number: program.json("show", str(number), "--json")["blocks"] for number in numbers}
        assert any("[^3]" in block["text"] for block in self._blocks[numbers[0]])

    def cut(self, place: Mapping[str, Any]) -> str:
        """What stands at a place of JSON or, with capitals, of CSV."""
        row = {name.lower(): value for name, value in place.items()}
        block = self._blocks[int(row["document"])][int(row["block"])]
        return str(block["text"][int(row["start"]) : int(row["end"])])


def test_offsets_in_json_cut_the_words_out_of_what_is_shown(library: Program) -> None:
    shown = Shown(library)
    searched = library.json("search", "登陸站", "--json")["hits"]
    listed = library.json("concordance", "登陸站", "--json")["lines"]
    for places in (searched, listed):
        assert [(shown.cut(place), place["text"]) for place in places] == [("登陸站", "登陸站")] * 3
    (over_a_mark,) = library.json("concordance", "纜的維修", "--json")["lines"]
    assert (shown.cut(over_a_mark), over_a_mark["text"]) == ("纜[^3]的維修", "纜[^3]的維修")

    terms = library.json("terms", "1", "--limit", "0", "--json")["terms"]
    assert {"海底電纜", "合作備忘"} <= {term["text"] for term in terms}
    assert [_MARK.sub("", shown.cut(term)) for term in terms] == [term["text"] for term in terms]

    made = library.json("annotate", "1", "--quote", "並同意合建")
    assert shown.cut(made) == "並同意合建"


def test_offsets_in_csv_cut_the_words_out_of_what_is_shown(library: Program, tmp_path: Path) -> None:
    shown = Shown(library)
    file = tmp_path / "lines.csv"
    library.text("concordance", "登陸站 OR 維修費用", "--sort", "left1", "-o", file)
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"), newline="")))
    assert len(rows) == 5
    assert [shown.cut(row) for row in rows] == [row["Text"] for row in rows]


def test_a_place_in_a_note_says_that_it_is_one(library: Program) -> None:
    library.text("annotate", "1", "--quote", "並同意合建", "--note", "與風場的作法比較")
    (hit,) = library.json("search", "筆記:作法", "--json")["hits"]
    assert (hit["section"], hit["text"], hit["snippet"]) == ("note", "並同意合建", "與風場的作法比較")
    (line,) = library.json("concordance", "筆記:作法", "--json")["lines"]
    assert (line["section"], line["before"] + line["text"] + line["after"]) == ("note", "與風場的作法比較")
    sections = [hit["section"] for hit in library.json("search", "isles OR 電力公司", "--json")["hits"]]
    assert sorted(sections) == ["body", "footnote"]


def test_lines_name_their_document(library: Program) -> None:
    lines = library.text("concordance", "維修費用").splitlines()
    assert sorted(line.split()[:2] for line in lines[:-1]) == [["1", "海纜合作備忘"], ["2", "風場備忘"]]
