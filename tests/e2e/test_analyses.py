"""Concordance, timeline and key terms on the command line."""

import csv
import io
import json
from pathlib import Path

import pytest

from tests.e2e.conftest import Program, Write


@pytest.fixture
def library(program: Program, write: Write) -> Program:
    texts = {
        "2022-03-04_a.txt": "關稅簡訊\n\n美國提高關稅，歐盟降低關稅。出口管制清單很長，出口管制清單常改。\n",
        "2024-05-06_b.txt": "貿易簡訊\n\n欧盟降低关税之后，貿易增加。\n",
    }
    program.text("import", *[write(name, text.encode()) for name, text in texts.items()])
    return program


def rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_concordance_has_a_line_for_each_place(library: Program, tmp_path: Path) -> None:
    found = library.json("concordance", "关税", "--sort", "left1", "--json")
    assert (found["total"], found["documents"]) == (4, 2)
    assert [line["before"][-2:] for line in found["lines"]] == ["", "降低", "降低", "提高"]
    assert found["lines"][1]["text"] in ("關稅", "关税")
    searched = library.json("search", "关税", "--limit", "0", "--json")["hits"]
    places = {(hit["document"], hit["block"], hit["start"], hit["end"]) for hit in searched}
    assert {(line["document"], line["block"], line["start"], line["end"]) for line in found["lines"]} == places

    file = tmp_path / "lines.csv"
    assert library.text("concordance", "關稅", "--limit", "3", "-o", file).strip() == str(file)
    assert [(row["Text"], row["Title"]) for row in rows(file.read_bytes())] == [("關稅", "關稅簡訊")] * 3
    assert "2 份文件，共 4 處" in library.text("concordance", "關稅")
    assert library.json("concordance", "關稅 -美國", "--json")["total"] == 1
    assert library.json("concordance", "關稅 -美國", "--literal", "--json")["total"] == 0


def test_companions_come_with_their_statistics(library: Program, tmp_path: Path) -> None:
    found = library.json("concordance", "關稅", "--collocates", "--left", "2", "--right", "2", "--json")
    (row,) = found["collocates"]
    assert (row["text"], row["count"], row["left"], row["elsewhere"]) == ("降低", 2, 2, 0)
    assert row["mutual_information"] > 0
    file = tmp_path / "words.csv"
    library.text("concordance", "關稅", "--collocates", "--left", "2", "--right", "2", "-o", file)
    assert [row["Text"] for row in rows(file.read_bytes())] == ["降低"]
    assert "降低" in library.text("concordance", "關稅", "--collocates")


def test_several_words_over_the_years(library: Program, tmp_path: Path) -> None:
    found = library.json("timeline", "關稅", "貿易", "--json")
    assert [period["period"] for period in found["periods"]] == ["2022", "2023", "2024"]
    tariffs, trade = found["series"]
    assert (tariffs["counts"], trade["counts"]) == ([3, 0, 1], [0, 0, 2])
    assert tariffs["per_10000"][1] is None
    file = tmp_path / "years.csv"
    library.text("timeline", "關稅", "--by", "year", "-o", file)
    assert [(row["Period"], row["關稅"]) for row in rows(file.read_bytes())] == [
        ("2022", "3"),
        ("2023", "0"),
        ("2024", "1"),
    ]
    assert "2023" in library.text("timeline", "關稅")


def test_what_is_typical_of_a_document_or_a_year(library: Program, tmp_path: Path) -> None:
    found = library.json("terms", "關稅簡訊", "--json")
    term = next(row for row in found["terms"] if row["text"] == "出口管制清單")
    assert (term["count"], term["elsewhere"], term["new"]) == (2, 0, True)
    assert library.json("terms", "--year", "2022", "--json")["documents"] == 1
    file = tmp_path / "terms.csv"
    library.text("terms", "1", "-o", file)
    assert "出口管制清單" in [row["Term"] for row in rows(file.read_bytes())]
    assert "出口管制清單　新" in library.text("terms", "1")


@pytest.mark.parametrize(
    "arguments",
    [
        ("concordance", "關稅", "--sort", "up1"),
        ("concordance", "關稅", "--sort", "left9"),
        ("concordance", "關稅", "--collocates", "--left", "0", "--right", "0"),
        ("concordance", "關稅", "--json", "-o", "x.csv"),
        ("terms",),
        ("terms", "1", "--year", "2022"),
    ],
)
def test_what_makes_no_sense_is_wrong_usage(program: Program, arguments: tuple[str, ...]) -> None:
    done = program.run(*arguments)
    assert done.returncode == 2
    assert done.stderr.decode().strip()


def test_queries_keep_their_signs_on_the_command_line(program: Program, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("第一份\n\n第2條 關稅與報復。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("第二份\n\n第1條 關稅。\n", encoding="utf-8")
    program.text("import", tmp_path / "a.txt", tmp_path / "b.txt")
    assert [hit["text"] for hit in program.json("search", "/第[^1]條/", "--json")["hits"]] == ["第2條"]
    assert [hit["title"] for hit in program.json("search", "關稅", "-報復", "--json")["hits"]] == ["第二份"]
    assert program.run("search", "關稅", "--limt", "3").returncode == 2
    assert program.run("searches", "save", "每週", "關稅 AND").returncode == 2
    assert program.json("searches", "list", "--json")["searches"] == []


def test_a_run_of_words_tells_how_it_was_read(library: Program) -> None:
    taken_apart, together = "沒有文件把這些詞連在一起", "這些詞當成連在一起的詞句來找"
    for arguments in (
        ("concordance", "清單 歐盟"),
        ("concordance", "清單 歐盟", "--collocates"),
        ("timeline", "清單 歐盟"),
    ):
        assert taken_apart in library.run(*arguments).stderr.decode()
        found = library.json(*arguments, "--json")
        assert (found["series"][0] if "series" in found else found)["reading"] == "words"
    told = library.run("timeline", "清單 歐盟", "降低 關稅", "貿易").stderr.decode().splitlines()
    assert [line.split("：")[0] for line in told] == ["「清單 歐盟」", "「降低 關稅」"]
    assert (taken_apart in told[0], together in told[1]) == (True, True)
    readings = [each.get("reading") for each in library.json("timeline", "降低 關稅", "貿易", "--json")["series"]]
    assert readings == ["phrase", None]


def test_a_regular_expression_that_takes_too_long_is_told(program: Program, write: Write) -> None:
    program.text("import", write("2024-01-02_long.txt", ("標題\n\n" + "甲乙" * 40_000 + "丙。丁\n").encode()))
    endless = "/(?:(?:甲|乙)+)+[^甲乙丙]/"
    for arguments in (("concordance", endless), ("concordance", endless, "--collocates"), ("timeline", endless)):
        done = program.run(*arguments, "--json")
        assert "正規表示式太費時，還有 1 份文件沒有看" in done.stderr.decode()
        found = json.loads(done.stdout)
        assert (found["series"][0] if "series" in found else found)["incomplete"] == 1


def test_a_series_is_named_as_it_was_typed(library: Program) -> None:
    found = library.json("timeline", "「關稅」", "貿*", "--json")
    assert [series["query"] for series in found["series"]] == ["「關稅」", "貿*"]
