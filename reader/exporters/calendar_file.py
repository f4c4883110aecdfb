"""An agenda as an iCalendar file (RFC 5545)."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Final
from uuid import UUID, uuid5

from icalendar import Calendar, Event

from reader.exporters.announcing import description, summary
from reader.model.notices import AgendaEntry
from reader.structure.entries.notices import notice_key

_PRODID: Final = "-//Trade Reader//Agenda//ZH"
_NAMESPACE: Final = UUID("7c0d1c52-9a43-5f0c-8d1b-5a1b1f6d0a11")


def calendar_file(entries: Iterable[AgendaEntry], made: datetime) -> bytes:
    """The entries that have a day, as whole-day events.

    made: when, as DTSTAMP.  The same entry has the same UID whenever and from whichever library it is written.
    """
    calendar = Calendar()
    calendar.add("prodid", _PRODID)
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    for entry in entries:
        if entry.notice.day is not None:
            calendar.add_component(_event(entry, entry.notice.day, made))
    return bytes(calendar.to_ical())


def _event(entry: AgendaEntry, day: date, made: datetime) -> Event:
    notice = entry.notice
    event = Event()
    event.add("uid", f"{uuid5(_NAMESPACE, '|'.join(notice_key(notice)))}@trade-reader")
    event.add("dtstamp", made.astimezone(UTC).replace(microsecond=0))
    event.add("dtstart", day)
    # The end is the first day that no longer belongs to it.
    event.add("dtend", (notice.end or day) + timedelta(days=1))
    event.add("summary", summary(entry))
    event.add("description", description(entry))
    event.add("transp", "TRANSPARENT")
    if notice.group:
        event.add("categories", [notice.group])
    if notice.url:
        event.add("url", notice.url)
    return event
