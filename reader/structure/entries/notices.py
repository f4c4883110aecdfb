"""What of a structure's records the whole library lists."""

from collections.abc import Iterator, Sequence
from datetime import date

from reader.model.document import Block, BlockKind, CalendarEntry, DictionaryEntry, Event, Structure
from reader.model.notices import DefinedTerm, Notice, NoticeKind, Notices
from reader.structure.words.publications import publications
from reader.text.folding import fold_text


def gather(structure: Structure) -> Notices:
    """The notices of a structure, each with the place that tells it."""
    blocks, records = structure.blocks, structure.records
    # An edition of an older version of the program has none among its records.
    published = records.publications or tuple(publications(blocks))
    calendars = [at for at, block in enumerate(blocks) if block.role == "calendar" and block.kind is BlockKind.TABLE]
    agenda = [notice for event in records.events for notice in _of_event(event, blocks)]
    agenda += [_of_calendar(entry, blocks, calendars) for entry in records.calendar]
    return Notices(
        tuple(sorted(agenda, key=lambda notice: (notice.block, notice.offset))),
        tuple(_defined(entry, blocks) for entry in records.dictionary),
        published,
    )


def _of_event(event: Event, blocks: Sequence[Block]) -> Iterator[Notice]:
    """The event, and the day until which one can register for it."""
    offset = _row(blocks, event.block, event.name)
    deadline = event.deadline if isinstance(event.deadline, date) else None
    day, words = (event.day, "") if isinstance(event.day, date) else (None, event.day or "")
    yield Notice(
        NoticeKind.EVENT, event.name, day, event.end, words, event.organiser, event.url, deadline, event.block, offset
    )
    if deadline:
        yield Notice(
            NoticeKind.DEADLINE, event.name, deadline, None, "", event.organiser, event.url, None, event.block, offset
        )


def _of_calendar(entry: CalendarEntry, blocks: Sequence[Block], calendars: Sequence[int]) -> Notice:
    # The record does not say which table it stands in.
    block = next((at for at in calendars if entry.title in blocks[at].text), calendars[0] if calendars else 0)
    offset = _row(blocks, block, entry.title) if calendars else 0
    return Notice(NoticeKind.CALENDAR, entry.title, entry.day, entry.end, "", entry.group, None, None, block, offset)


def _row(blocks: Sequence[Block], at: int, words: str) -> int:
    """Where the row begins in which `words` stand, in the table that is the block `at`; 0 where there is none."""
    if not 0 <= at < len(blocks):
        return 0
    table = blocks[at]
    for row in table.rows:
        if any(words in table.text[cell.start : cell.end] for cell in row):
            return row[0].start
    return 0


def _defined(entry: DictionaryEntry, blocks: Sequence[Block]) -> DefinedTerm:
    body = blocks[entry.first_block + 1 : entry.last_block + 1]
    told = (block.text for block in body if block.kind not in (BlockKind.FURNITURE, BlockKind.FOOTNOTE))
    return DefinedTerm(entry.chinese, entry.english, entry.abbreviation, "\n".join(told), entry.first_block)


def notice_key(notice: Notice) -> tuple[str, ...]:
    """By what two notices are the same: kind, days and the letters of the title, in whichever script and width."""
    days = [day.isoformat() if day else "" for day in (notice.day, notice.end)]
    return (notice.kind.value, *days, "" if notice.day else notice.words, folded_letters(notice.title))


def folded_letters(text: str) -> str:
    """The letters and digits of `text`, folded: what stays the same from one issue to the next."""
    return "".join(filter(str.isalnum, fold_text(text)))
