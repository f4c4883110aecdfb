"""The true structure of a source, as the JSON form has it."""

import json
import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from corpus.build import inline
from corpus.build.source import Element, Source, SourceError

Json = dict[str, Any]

_TOC_EMS: Final = 30
_MONTH_DAY: Final = re.compile(r"(\d{1,2})/(\d{1,2})(?:[-~～](?:(\d{1,2})/)?(\d{1,2}))?")
_BEFORE: Final = 12  # characters of context that footnote_refs carry


def structure(source: Source) -> Json:
    """One JSON object: metadata, blocks in logical order, records.  Running heads come last; they interrupt nothing."""
    content = [element for element in source.elements if element.kind not in ("picture", "page_break")]
    blocks = [block(element) for element in content]
    day = source.date.isoformat() if source.date else None
    issue = {"series": source.series, "number": source.number, "date": day} if source.number is not None else None
    return {
        "source": f"{source.name}.pdf",
        "title": source.title,
        "author": list(source.authors),
        "date": day,
        "issue": issue,
        "series": source.series,
        "publisher": source.publisher,
        "blocks": blocks + _running(source),
        "footnote_refs": list(_footnote_refs(blocks)),
        "glossary": list(_glossary(content)),
        "news_items": list(_news(content)),
        "events": list(_events(source, content)),
        "calendar": list(_calendar(source, content)),
        "minguo_dates": [
            {"text": note.values[0], "year": int(note.values[1]), "block": index}
            for index, element in enumerate(content)
            for note in element.notes
            if note.name == "minguo"
        ],
        "urls": _addresses(content, "url"),
        "link_targets": _addresses(content, "link"),
    }


def serialised(source: Source) -> str:
    """The structure as the file in structure/ has it."""
    return json.dumps(structure(source), ensure_ascii=False, indent=1) + "\n"


def characters(source: Source) -> int:
    """How many characters a reader reads: blanks, footnote marks and running heads not counted."""
    read = "".join(text(element) for element in source.elements if element.kind not in ("picture", "page_break"))
    return len(re.sub(r"\[\^\d+\]|\s", "", read))


def block(element: Element) -> Json:
    """One block of the form."""
    kind = "page_furniture" if element.kind == "masthead" else element.kind
    fields: Json = {"type": kind, "text": text(element)}
    for name in ("role", "label", "level", "marker", "number"):
        value = getattr(element, name)
        if value is not None:
            fields[name] = value
    if element.rows:
        fields["rows"] = [[cell(words) for words in row] for row in element.rows]
    return fields


def text(element: Element) -> str:
    """The reading text of an element: a table's cells joined by a blank, its rows by a line feed."""
    if element.rows:
        return "\n".join(" ".join(cell(words).replace("\n", " ") for words in row) for row in element.rows)
    if element.kind == "toc_entry" and element.page is not None:
        return f"{toc_leader(element.text)} {element.page}"
    return inline.reading(element.text)


def cell(words: str) -> str:
    """A table cell's reading text, its lines parted by line feeds."""
    return "\n".join(inline.reading(part.strip()) for part in words.split("<br>"))


def toc_leader(title: str) -> str:
    """The title followed by as many … as bring it near the page number."""
    ems = sum(0.5 if ord(char) < 0x2000 else 1.0 for char in title)
    return title + "…" * max(3, round(_TOC_EMS - ems))


def _running(source: Source) -> list[Json]:
    heads = [("head_left", "header"), ("head_right", "header"), ("foot", "footer")]
    texts = [(source.typesetting.get(key, ""), role) for key, role in heads]
    return [
        {"type": "page_furniture", "text": words.strip(), "role": role}
        for template, role in dict.fromkeys(texts)
        if (words := re.sub(r"\{pages?\}", "", template)).strip(" /-—–．·")
    ]


def _footnote_refs(blocks: Sequence[Json]) -> Iterator[Json]:
    for index, fields in enumerate(blocks):
        words = fields["text"]
        for match in re.finditer(r"\[\^(\d+)\]", words):
            before = re.sub(r"\[\^\d+\]", "", words[: match.start()])
            yield {"number": int(match[1]), "block": index, "before": before[-_BEFORE:]}


def _glossary(content: Sequence[Element]) -> Iterator[Json]:
    for index, element in enumerate(content):
        for note in element.notes:
            if note.name == "glossary":
                zh, en, abbr = (*note.values, "", "")[:3]
                last = _section_end(content, index) - 1
                yield {"zh": zh, "en": en or None, "abbr": abbr or None, "block_first": index, "block_last": last}


def _section_end(content: Sequence[Element], index: int) -> int:
    """The index after the last block under the heading at `index`."""
    level = content[index].level or 1
    for position in range(index + 1, len(content)):
        element = content[position]
        if element.kind == "heading" and (element.level or 1) <= level:
            return position
    return len(content)


def _news(content: Sequence[Element]) -> Iterator[Json]:
    for index, element in enumerate(content):
        for note in element.notes:
            if note.name != "news":
                continue
            first = max(at for at in range(index) if content[at].kind == "heading")
            sources = [part.partition("@") for part in note.values[1:]]
            yield {
                "title": inline.printed(content[first].text).lstrip("▲■※●◆"),
                "reporter": note.values[0] or None,
                "sources": [name.strip() for name, _, _ in sources],
                "source_dates": [[date.fromisoformat(day).isoformat() for day in days.split()] for *_, days in sources],
                "first_block": first,
                "last_block": index,
            }


def _days(source: Source, words: str) -> tuple[str | None, str | None]:
    """The first and last day of words such as 4/29-30 (4/30, 4/30-5/2); (None, None) where they are no day."""
    match = _MONTH_DAY.fullmatch(words)
    if not match:
        return None, None
    if source.date is None:
        raise SourceError(f"{source.path.name}: a document with a calendar has a date")
    month = int(match[1])
    year = source.date.year + (month < source.date.month - 6)
    first = date(year, month, int(match[2]))
    if not match[4]:
        return first.isoformat(), None
    return first.isoformat(), date(year, int(match[3] or month), int(match[4])).isoformat()


def _tables(content: Sequence[Element], role: str) -> Iterator[tuple[int, tuple[str, ...]]]:
    for index, element in enumerate(content):
        if element.kind == "table" and element.role == role:
            yield from ((index, row) for row in element.rows[1:])


def _calendar(source: Source, content: Sequence[Element]) -> Iterator[Json]:
    group = ""
    for _, row in _tables(content, "calendar"):
        if len(row) == 1:
            group = row[0]
            continue
        day, end = _days(source, row[0])
        yield {"date": day, "end": end, "group": group, "title": cell(row[2]).lstrip("● ")}


def _events(source: Source, content: Sequence[Element]) -> Iterator[Json]:
    for index, row in _tables(content, "events"):
        organiser, deadline, day, name, url = (cell(words).replace("\n", "") for words in row)
        first, end = _days(source, day)
        yield {
            "organiser": organiser,
            "deadline": _days(source, deadline)[0] or deadline,
            "date": first or day,
            "end": end,
            "name": name,
            "url": url or None,
            "block": index,
        }


def _addresses(content: Sequence[Element], kind: str) -> list[str]:
    lines = (words for element in content for words in (element.text, *(cell for row in element.rows for cell in row)))
    return list(dict.fromkeys(piece.target for line in lines for piece in inline.pieces(line) if piece.kind == kind))
