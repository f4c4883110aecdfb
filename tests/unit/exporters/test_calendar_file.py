"""The agenda as iCalendar: what another program reads out of it."""

from datetime import UTC, date, datetime

import pytest
from icalendar import Calendar

from reader.exporters.calendar_file import calendar_file
from reader.model.notices import AgendaEntry, Notice, NoticeKind, Place

MADE = datetime(2025, 3, 21, 8, 30, tzinfo=UTC)
PLACE = Place(1, "東亞經貿觀察 第 77 期", "東亞經貿觀察", 77, date(2025, 3, 20), 4, 0)
LONG = "各國碳邊境調整機制之最新發展與我國產業因應策略；暨低碳轉型，實務分享、座談（第一場）研討會"


def notice(title: str = LONG, kind: NoticeKind = NoticeKind.EVENT, day: date | None = date(2025, 4, 20)) -> Notice:
    return Notice(
        kind, title, day, date(2025, 4, 21), "", "貿易研究會", "https://a.example.org", date(2025, 4, 15), 4, 0
    )


def written(*entries: AgendaEntry, made: datetime = MADE) -> list[dict[str, object]]:
    data = calendar_file(entries, made)
    calendar = Calendar.from_ical(data)
    assert (str(calendar["prodid"]), str(calendar["version"])) == ("-//Trade Reader//Agenda//ZH", "2.0")
    return [dict(event) for event in calendar.walk("VEVENT")]


def test_an_event_comes_out_as_it_went_in() -> None:
    (event,) = written(AgendaEntry(notice(), (PLACE,)))
    assert str(event["SUMMARY"]) == LONG
    assert event["DTSTART"].dt == date(2025, 4, 20)  # type: ignore[attr-defined]
    assert event["DTEND"].dt == date(2025, 4, 22), "the first day after it"  # type: ignore[attr-defined]
    assert event["DTSTAMP"].dt == MADE  # type: ignore[attr-defined]
    assert str(event["URL"]) == "https://a.example.org"
    assert str(event["DESCRIPTION"]).split("\n") == [
        "貿易研究會",
        "報名截止：2025年4月15日",
        "出處：《東亞經貿觀察》第 77 期，2025年3月20日",
    ]


def test_lines_are_folded_within_75_bytes_and_whole_days_are_dates() -> None:
    data = calendar_file([AgendaEntry(notice(), (PLACE,))], MADE)
    assert data.endswith(b"END:VCALENDAR\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    assert b"DTSTART;VALUE=DATE:20250420\r\n" in data


def test_the_same_entry_has_the_same_uid_whenever_it_is_written_and_another_has_another() -> None:
    entry = AgendaEntry(notice(), (PLACE,))
    quoted = AgendaEntry(notice(f"「{LONG}」"), (PLACE, PLACE))
    later = datetime(2026, 1, 1, tzinfo=UTC)
    (first,), (second,), (third,) = written(entry), written(entry, made=later), written(quoted)
    assert first["UID"] == second["UID"] == third["UID"]
    deadline = AgendaEntry(notice(kind=NoticeKind.DEADLINE), (PLACE,))
    assert written(deadline)[0]["UID"] != first["UID"]
    assert str(written(deadline)[0]["SUMMARY"]) == f"報名截止：{LONG}"


@pytest.mark.parametrize("title", ["逗號, 分號; 反斜線\\ 冒號:", "換行\n其後", "𠮷野家與 WTO", "BEGIN:VEVENT"])
def test_any_title_survives(title: str) -> None:
    (event,) = written(AgendaEntry(notice(title), (PLACE,)))
    assert str(event["SUMMARY"]) == title


def test_what_has_no_day_is_left_out() -> None:
    assert written(AgendaEntry(notice(day=None), (PLACE,))) == []
