"""The agenda of the library, what it offers the glossary, and its new books."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reader.bootstrap import Reader
from reader.model.document import Block, BlockKind, Event, Metadata, Records, Structure
from reader.model.notices import NoticeKind
from reader.services.agenda import between
from tests.newsletter import EVENTS, newsletter

Write = Callable[[str, str], Path]


@pytest.fixture
def issue(reader: Reader, write: Write) -> int:
    (document,) = reader.library_service.import_paths([write("77.txt", newsletter())]).added
    return document


def listed(reader: Reader) -> list[tuple[str, str, str]]:
    return [
        (entry.notice.kind.value, str(entry.notice.day or entry.notice.words), entry.notice.title)
        for entry in reader.agenda.entries()
    ]


@pytest.mark.usefixtures("issue")
def test_events_calendar_and_deadlines_stand_in_the_order_of_their_days(reader: Reader) -> None:
    assert listed(reader) == [
        ("calendar", "2025-03-31", "Committee on Agriculture"),
        ("calendar", "2025-04-07", "Council for Trade in Goods"),
        ("deadline", "2025-04-15", "綠色貿易研討會"),
        ("event", "2025-04-20", "綠色貿易研討會"),
        ("event", "2025-04-27", "數位貿易工作坊"),
    ]
    workshop = reader.agenda.entries()[-1].notice
    assert (workshop.end, workshop.group, workshop.url) == (
        date(2025, 4, 28),
        "國際貿易署",
        "https://b.example.org",
    )


def test_each_entry_leads_to_the_row_that_tells_it(reader: Reader, issue: int) -> None:
    document = reader.library_service.document(issue)
    for entry in reader.agenda.entries():
        (place,) = entry.places
        row = document.blocks[place.block].text[place.offset :].split("\n")[0]
        assert (place.document, place.series, place.number) == (issue, "東亞經貿觀察", 77)
        assert entry.notice.title in row


def test_what_two_issues_announce_is_one_entry_with_both_places(reader: Reader, issue: int, write: Write) -> None:
    again = (
        EVENTS[0].replace("綠色貿易研討會", "「綠色貿易」研討會"),
        "貿易研究會 逕自洽詢 6/1 關稅實務講座 https://c.example.org",
    )
    newer = write("78.txt", newsletter(78, "2025.4.3", again))
    (second,) = reader.library_service.import_paths([newer]).added
    events = [entry for entry in reader.agenda.entries() if entry.notice.kind is NoticeKind.EVENT]
    assert [entry.notice.title for entry in events] == ["綠色貿易研討會", "數位貿易工作坊", "關稅實務講座"]
    assert [place.document for place in events[0].places] == [second, issue], "the later issue comes first"


def test_the_agenda_follows_what_comes_and_goes(reader: Reader, issue: int, write: Write) -> None:
    assert len(listed(reader)) == 5
    write("77.txt", newsletter(events=EVENTS[:1]))
    reader.library_service.import_paths([write("77.txt", newsletter(events=EVENTS[:1] + EVENTS[:1]))])
    assert len(listed(reader)) == 4, "of the present edition only, and a row told twice once"
    reader.library_service.remove([issue])
    assert listed(reader) == []


@pytest.mark.usefixtures("issue")
def test_a_stretch_of_days_leaves_out_what_is_over_and_what_comes_later(reader: Reader) -> None:
    def titles(first: date | None, last: date | None) -> list[str]:
        return [entry.notice.title for entry in between(reader.agenda.entries(), first, last)]

    assert titles(date(2025, 4, 8), date(2025, 4, 15)) == ["Council for Trade in Goods", "綠色貿易研討會"]
    assert titles(date(2025, 4, 28), None) == ["數位貿易工作坊"]
    assert titles(None, date(2025, 3, 30)) == []


@pytest.mark.usefixtures("issue")
def test_an_event_whose_day_is_none_comes_last_in_the_words_of_its_source(reader: Reader, tmp_path: Path) -> None:
    table = Block(BlockKind.TABLE, "單位\t日期\n貿易研究會\t另行公告", role="events")
    event = Event("貿易研究會", "逕自洽詢", "另行公告", None, "關稅實務講座", None, 0)
    structure = Structure(Metadata(), (table,), Records(events=(event,)))
    reader.library.add_document(tmp_path / "a.txt", "0" * 64, None, structure)
    assert listed(reader)[-1] == ("event", "另行公告", "關稅實務講座")
    assert [e.notice.title for e in between(reader.agenda.entries(), date(2025, 1, 1), None)][-1] == "數位貿易工作坊"


@pytest.mark.usefixtures("issue")
def test_dictionary_entries_are_harvested_with_definition_and_source(reader: Reader) -> None:
    (found,) = reader.agenda.harvested()
    term = found.term
    assert (term.chinese, term.english, term.abbreviation) == (
        "碳邊境調整機制",
        "Carbon Border Adjustment Mechanism",
        "CBAM",
    )
    assert term.definition.startswith("指進口國依產品碳含量收取費用之制度")
    assert term.definition.endswith("避免產業外移至管制寬鬆之國家。")
    assert (found.place.series, found.place.number, found.place.block) == ("東亞經貿觀察", 77, term.block)


def test_new_books_are_listed_once_with_every_issue_that_names_them(reader: Reader, issue: int, write: Write) -> None:
    (second,) = reader.library_service.import_paths([write("78.txt", newsletter(78, "2025.4.3"))]).added
    (book,) = reader.agenda.publications()
    assert (book.publication.title, book.publication.authors) == ("數位貿易協定導讀", "蘇映禾")
    assert [place.document for place in book.places] == [second, issue]
