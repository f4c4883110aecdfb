"""The JSON forms of the command line: text with footnote marks like [^7], and offsets counted in that marked text."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import accumulate
from typing import Any

from reader.model.dates import iso_of
from reader.model.document import (
    Block,
    BlockKind,
    CalendarEntry,
    DictionaryEntry,
    Document,
    Event,
    FootnoteRef,
    IssueNumber,
    Metadata,
    NewsItem,
    PageFacts,
    Publication,
    Records,
    Structure,
)
from reader.model.query import Reading
from reader.model.search import Hit, SearchResults
from reader.text.offsets import OffsetMap

Form = dict[str, Any]
BlockOf = Callable[[int, int], Block]
"""A block of a document, by the numbers of both."""
Display = Callable[[Block], tuple[str, OffsetMap]]

_CONTEXT = 12


def printed(ref: FootnoteRef) -> str:
    """How a text with marks prints a footnote's: [^7], and a sign as it stands in the source."""
    return f"[^{ref.number}]" if isinstance(ref.number, int) else ref.number


@dataclass(frozen=True, slots=True)
class MarkedText:
    """A clean text with marks inserted, and the way between offsets in either.  All offsets are code points.

    `places` are (offset in the clean text, mark), in order; a mark stands before the character at its offset.
    """

    clean: str
    places: tuple[tuple[int, str], ...] = ()
    _offsets: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _shifts: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_offsets", tuple(offset for offset, _ in self.places))
        shifts = accumulate((len(mark) for _, mark in self.places), initial=0)
        object.__setattr__(self, "_shifts", tuple(shifts))

    @classmethod
    def of(cls, block: Block) -> "MarkedText":
        """The source text of `block` with its footnote marks."""
        return cls(block.text, tuple((ref.offset, printed(ref)) for ref in block.footnote_refs))

    @property
    def text(self) -> str:
        return self.part(0, len(self.clean))

    def part(self, start: int, end: int) -> str:
        """clean[start:end] with its marks; a mark right at `end` belongs to it, one at `start` only if `start` is 0."""
        first = bisect_right(self._offsets, start) if start else 0
        last = bisect_right(self._offsets, end)
        pieces, position = [], start
        for offset, mark in self.places[first:last]:
            pieces += [self.clean[position:offset], mark]
            position = offset
        return "".join([*pieces, self.clean[position:end]])

    def to_marked(self, start: int, end: int) -> tuple[int, int]:
        """Where clean[start:end] stands in the marked text, from its first to its last character."""
        begun = start + self._shifts[bisect_right(self._offsets, start)]
        if end <= start:
            return begun, begun
        return begun, end + self._shifts[bisect_left(self._offsets, end)]


def _iso(day: date | str | None) -> str | None:
    return day.isoformat() if isinstance(day, date) else day


def _block_form(block: Block, marked: MarkedText, rows: Sequence[Sequence[str]]) -> Form:
    form: Form = {"type": str(block.kind)}
    for name in ("level", "number", "marker", "role", "label"):
        if (value := getattr(block, name)) is not None:
            form[name] = value
    ranges = [list(pair) for pair in block.lines]
    form["lines"] = ranges[0] if block.kind is BlockKind.HEADING and ranges else ranges
    if block.kind is BlockKind.TABLE:
        form["rows"] = [list(row) for row in rows]
    if block.confidence < 1:
        form["confidence"] = block.confidence
    form["text"] = marked.text
    return form


def _source_form(block: Block) -> Form:
    marked = MarkedText.of(block)
    return _block_form(block, marked, [[marked.part(c.start, c.end) for c in row] for row in block.rows])


def _displayed_form(block: Block, display: Display) -> Form:
    text, offsets = display(block)
    places = [
        (offsets.to_target(ref.offset - 1, ref.offset)[1] if ref.offset else 0, printed(ref))
        for ref in block.footnote_refs
    ]
    marked = MarkedText(text, tuple(places))
    cells = [[offsets.to_target(cell.start, cell.end) for cell in row] for row in block.rows]
    return _block_form(block, marked, [[marked.part(start, end) for start, end in row] for row in cells])


def _origin_form(metadata: Metadata) -> Form:
    issue = metadata.issue
    return {
        "title": metadata.title,
        "author": list(metadata.authors),
        "date": _iso(metadata.date),
        "issue": issue and _issue_form(issue),
        "series": metadata.series,
        "publisher": metadata.publisher,
        **({"appeared": iso_of(metadata.appeared)} if metadata.appeared else {}),
    }


def _issue_form(issue: IssueNumber) -> Form:
    form: Form = {"series": issue.series, "number": issue.number, "date": _iso(issue.date)}
    return form if issue.volume is None else form | {"volume": issue.volume}


def _refs_form(blocks: Sequence[Block], name: str, known_by: type[int | str]) -> list[Form]:
    return [
        {name: ref.number, "block": index, "before": block.text[max(0, ref.offset - _CONTEXT) : ref.offset]}
        for index, block in enumerate(blocks)
        for ref in block.footnote_refs
        if isinstance(ref.number, known_by)
    ]


def _entry_form(entry: DictionaryEntry) -> Form:
    return {
        "zh": entry.chinese,
        "en": entry.english,
        "abbr": entry.abbreviation,
        "block_first": entry.first_block,
        "block_last": entry.last_block,
    }


def _news_form(item: NewsItem) -> Form:
    return {
        "title": item.title,
        "reporter": item.reporter,
        "sources": list(item.sources),
        "source_dates": [[_iso(day) for day in days] for days in item.source_dates],
        "first_block": item.first_block,
        "last_block": item.last_block,
    }


def _event_form(event: Event) -> Form:
    return {
        "organiser": event.organiser,
        "deadline": _iso(event.deadline),
        "date": _iso(event.day),
        "end": _iso(event.end),
        "name": event.name,
        "url": event.url,
        "block": event.block,
    }


def _calendar_form(entry: CalendarEntry) -> Form:
    return {"date": _iso(entry.day), "end": _iso(entry.end), "group": entry.group, "title": entry.title}


def _publication_form(publication: Publication) -> Form:
    return {
        "title": publication.title,
        "kind": "article" if publication.is_article else "book",
        "authors": publication.authors,
        "source": publication.source,
        "url": publication.url,
        "abstract": publication.abstract,
        "first_block": publication.first_block,
        "last_block": publication.last_block,
    }


def _records_form(records: Records) -> Form:
    return {
        "glossary": [_entry_form(entry) for entry in records.dictionary],
        "news_items": [_news_form(item) for item in records.news_items],
        "events": [_event_form(event) for event in records.events],
        "calendar": [_calendar_form(entry) for entry in records.calendar],
        "minguo_dates": [{"text": text, "year": year, "block": block} for text, year, block in records.minguo_dates],
        "urls": list(records.urls),
        "link_targets": list(records.link_targets),
        "publications": [_publication_form(publication) for publication in records.publications],
    }


def _pages_form(pages: PageFacts) -> Form:
    """What a PDF tells of its pages; nothing where there is nothing to tell."""
    told = {"page_labels": pages.labels, "pictured_pages": pages.pictured, "vertical_pages": pages.vertical}
    return {name: list(values) for name, values in told.items() if values}


def _form(structure: Structure, source_name: str, blocks: list[Form]) -> Form:
    return {
        "source": source_name,
        **_origin_form(structure.metadata),
        "page_starts": list(structure.page_starts),
        **_pages_form(structure.pages),
        "blocks": blocks,
        "footnote_refs": _refs_form(structure.blocks, "number", int),
        "sign_refs": _refs_form(structure.blocks, "sign", str),
        **_records_form(structure.records),
    }


def structure_form(structure: Structure, source_name: str) -> Form:
    """What `structure --json` prints; dates as YYYY-MM-DD, texts with marks."""
    return _form(structure, source_name, [_source_form(block) for block in structure.blocks])


def show_form(document: Document, display: Display | None = None) -> Form:
    """The structure form with "id" and, per block, "index"; texts and table cells as `display` gives them.

    `display(block)` is the block's clean text in the script asked for, with the map from the source text to it.
    """
    blocks = [_displayed_form(block, display) if display else _source_form(block) for block in document.blocks]
    indexed = [{"index": index, **form} for index, form in enumerate(blocks)]
    return {"id": document.id, **_form(document.structure, str(document.source), indexed), "title": document.title}


def marked_texts(places: Iterable[tuple[int, int]], block_of: BlockOf) -> dict[tuple[int, int], MarkedText]:
    """The marked texts of blocks, each named by its document and its number in it; one document after the other."""
    return {place: MarkedText.of(block_of(*place)) for place in sorted(set(places))}


def understood_form(reading: Reading | None, incomplete: int, pending: int = 0) -> Form:
    """What one should know who reads an answer: how words beside each other were taken, where there are any; how many
    documents a regular expression had no time for; how many are not indexed yet."""
    told = {"reading": reading.value if reading else None, "incomplete": incomplete, "pending": pending}
    return {name: value for name, value in told.items() if value}


def _hit_form(hit: Hit, marked: MarkedText, title: str, source: str) -> Form:
    start, end = marked.to_marked(hit.start, hit.end)
    return {
        "document": hit.document,
        "title": title,
        "source": source,
        "block": hit.block,
        "section": hit.section.value,
        "start": start,
        "end": end,
        "text": marked.text[start:end],
        "snippet": hit.snippet,
    }


def search_form(results: SearchResults, block_of: BlockOf) -> Form:
    """What `search --json` prints, with what `understood_form` tells; documents: those found without a hit in their
    texts.  A hit in a note (section "note") stands where its annotation does, and its snippet is from the note."""
    bare = [
        {"document": group.document, "title": group.title, "source": group.source}
        for group in results.groups
        if not group.hits
    ]
    marked = marked_texts(((hit.document, hit.block) for hit in results.hits), block_of)
    return {
        "query": results.query.text,
        "total": results.total,
        "hits": [
            _hit_form(hit, marked[hit.document, hit.block], group.title, group.source)
            for group in results.groups
            for hit in group.hits
        ],
        **({"documents": bare} if bare else {}),
        **understood_form(results.reading, results.incomplete, results.pending),
    }
