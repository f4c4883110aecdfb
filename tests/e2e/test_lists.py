"""The agenda, the harvest and years of the Republic on the command line."""

from pathlib import Path

import pytest
from icalendar import Calendar

from tests.e2e.conftest import Program
from tests.newsletter import newsletter


@pytest.fixture
def library(program: Program, tmp_path: Path) -> Program:
    file = tmp_path / "77.txt"
    file.write_text(newsletter(), encoding="utf-8")
    program.text("import", file)
    return program


def test_the_agenda_is_listed_cut_and_written_as_a_calendar_file(library: Program, tmp_path: Path) -> None:
    listed = library.json("agenda", "--json")["agenda"]
    assert [(entry["kind"], entry["date"], entry["end"]) for entry in listed] == [
        ("calendar", "2025-03-31", None),
        ("calendar", "2025-04-07", "2025-04-08"),
        ("deadline", "2025-04-15", None),
        ("event", "2025-04-20", None),
        ("event", "2025-04-27", "2025-04-28"),
    ]
    april = library.json("agenda", "--json", "--from", "2025-04-16", "--to", "2025-04-20")["agenda"]
    assert [entry["title"] for entry in april] == ["綠色貿易研討會"]
    assert "2025年4月27日至28日　數位貿易工作坊" in library.text("agenda")
    file = tmp_path / "agenda.ics"
    assert library.text("agenda", "--format", "ics", "-o", file).strip() == str(file)
    events = Calendar.from_ical(file.read_bytes()).walk("VEVENT")
    assert [str(event["SUMMARY"]) for event in events][-2:] == ["綠色貿易研討會", "數位貿易工作坊"]


@pytest.mark.parametrize(
    "arguments",
    [
        ("--from", "tomorrow"),
        ("--format", "ics"),
        ("-o", "a.ics"),
        ("--format", "ics", "-o", "a.ics", "--json"),
        ("--from", "2025-05-01", "--to", "2025-04-01"),
    ],
)
def test_an_agenda_that_makes_no_sense_is_wrong_usage(program: Program, arguments: tuple[str, ...]) -> None:
    done = program.run("agenda", *arguments)
    assert done.returncode == 2
    assert done.stderr.decode().strip()


def test_the_harvest_has_terms_and_books_with_their_source(library: Program) -> None:
    harvest = library.json("harvest", "--json")
    (term,), (book,) = harvest["terms"], harvest["publications"]
    assert (term["zh"], term["abbr"], term["source"]["number"]) == ("碳邊境調整機制", "CBAM", 77)
    assert (book["title"], book["kind"], book["sources"][0]["document"]) == ("數位貿易協定導讀", "book", 1)
    assert "1 則辭典條目，1 筆新書與文章" in library.text("harvest")


def test_an_empty_library_has_no_agenda_and_says_so(program: Program) -> None:
    assert program.json("agenda", "--json") == {"agenda": []}
    assert "沒有" in program.run("agenda").stderr.decode()


def test_a_western_year_tells_of_those_of_the_republic_and_lists_them_on_demand(library: Program) -> None:
    alone = library.json("search", "2024", "--json")
    assert alone["total"] == 0
    assert alone["other_forms"]["total"] == 1
    assert "另有 1 處寫作民國113年" in library.text("search", "2024")
    every = library.json("search", "2024", "--variants", "--json")
    assert [hit["text"] for hit in every["hits"]] == ["去（113）年"]
    assert every["total"] == 1


def test_a_search_is_kept_run_by_its_name_and_removed(library: Program) -> None:
    library.text("searches", "save", "數位", "數位貿易")
    (saved,) = library.json("searches", "list", "--json")["searches"]
    assert saved == {"name": "數位", "query": "數位貿易", "sort": "relevance", "filters": []}
    assert library.json("searches", "run", "數位", "--json") == library.json("search", "數位貿易", "--json")
    assert "數位貿易" in library.text("searches", "run", "數位")
    library.text("searches", "remove", "數位")
    assert "還沒有儲存過搜尋" in library.run("searches", "list").stderr.decode()
    missing = library.run("searches", "run", "數位")
    assert missing.returncode == 1 and "沒有儲存過叫「數位」的搜尋" in missing.stderr.decode()
