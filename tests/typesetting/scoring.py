"""How near a structure is to the true one: the mean of the measures that apply to either, each from 0 to 1.

White space counts nowhere.  The measures are those of the project's gold standard; where that is at hand, a test holds
these against it.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from typing import Any, Final

Form = dict[str, Any]

_REF: Final = re.compile(r"\[\^(\d+)\]")
_SIGNS: Final = "▲■※●◆"
_CONTEXT: Final = 12


def measures(truth: Form, found: Form) -> dict[str, float]:
    """The measures that apply, by name."""
    results: dict[str, float | None] = {
        name: _f1(items(truth), items(found)) for name, items in (_BLOCKS | _RECORDS).items()
    }
    results["characters"] = _similarity(_body(truth), _body(found))
    results["references"] = _matched(_references(truth), _references(found))
    results["furniture"] = _kept_out(truth, found)
    return {name: value for name, value in results.items() if value is not None}


def mean(truth: Form, found: Form) -> float:
    """The mean of the measures that apply."""
    values = measures(truth, found).values()
    return sum(values) / len(values)


def _bare(text: object) -> str:
    return "".join(str(text or "").split())


def _read(block: Form) -> str:
    """What is read of a block, a list's marker and a table's cells included."""
    if block.get("rows"):
        return "".join(_bare(cell) for row in block["rows"] for cell in row)
    text, marker = _bare(block.get("text")), _bare(block.get("marker"))
    return text if text.startswith(marker) else marker + text


def _title(text: object) -> str:
    return _bare(text).lstrip(_SIGNS)


def _of(form: Form, kind: str) -> Iterable[Form]:
    return (block for block in form["blocks"] if block["type"] == kind)


def _running(form: Form) -> Iterable[Form]:
    return (block for block in form["blocks"] if block["type"] not in ("page_furniture", "footnote"))


def _body(form: Form) -> str:
    return "".join(_REF.sub("", _read(block)) for block in _running(form))


def _f1(truth: Iterable[Hashable], found: Iterable[Hashable]) -> float | None:
    known, told = Counter(truth), Counter(found)
    total = known.total() + told.total()
    return 2 * (known & told).total() / total if total else None


def _similarity(one: str, other: str) -> float | None:
    """Twice the longest common subsequence by the characters of both, sixty-odd characters at a step."""
    if not one and not other:
        return None
    places: dict[str, int] = {}
    for index, char in enumerate(one):
        places[char] = places.get(char, 0) | 1 << index
    whole = (1 << len(one)) - 1
    row = whole
    for char in other:
        hits = row & places.get(char, 0)
        row = (row + hits | row - hits) & whole
    return 2 * (len(one) - row.bit_count()) / (len(one) + len(other))


def _references(form: Form) -> list[tuple[int, str]]:
    """The footnote marks: number, and the characters before."""
    if form.get("footnote_refs") is not None:
        return [(int(ref["number"]), _bare(ref["before"])) for ref in form["footnote_refs"]]
    texts = [_read(block) for block in _running(form)]
    return [
        (int(mark[1]), _REF.sub("", text[: mark.start()])[-_CONTEXT:]) for text in texts for mark in _REF.finditer(text)
    ]


def _matched(truth: list[tuple[int, str]], found: list[tuple[int, str]]) -> float | None:
    """The share of marks with the same number behind the same characters."""
    if not truth and not found:
        return None
    left, hits = list(found), 0
    for number, before in truth:
        match = next((mark for mark in left if mark[0] == number and _ends_alike(before, mark[1])), None)
        if match:
            left.remove(match)
            hits += 1
    return hits / max(len(truth), len(found))


def _ends_alike(one: str, other: str) -> bool:
    return bool(other) and (one.endswith(other) or other.endswith(one))


def _kept_out(truth: Form, found: Form) -> float | None:
    """The share of the furniture's characters that do not stand in the text."""
    furniture = Counter(_bare(block["text"]) for block in _of(truth, "page_furniture"))
    total = sum(len(text) * times for text, times in furniture.items())
    if not total:
        return None
    kept = [_read(block) for block in found["blocks"] if block["type"] != "page_furniture"]
    right = "".join(_read(block) for block in truth["blocks"] if block["type"] != "page_furniture")
    whole = "".join(kept)
    leaked = 0
    for text, times in furniture.items():
        spare = kept.count(text) if len(text) < 4 else whole.count(text) - right.count(text)
        leaked += len(text) * max(0, min(times, spare))
    return 1 - leaked / total


def _day(text: object) -> Hashable:
    """Month and day, where there are such: 2024-05-07 and 5/7 are one."""
    found = re.search(r"(\d{1,2})[-/](\d{1,2})(?!\d)", re.sub(r"\b\d{4}[-/]", "", str(text or "")))
    return (int(found[1]), int(found[2])) if found else _bare(text)


def _event(event: Form) -> Hashable:
    days = _day(event.get("deadline")), _day(event.get("date"))
    return (_bare(event.get("organiser")), *days, _bare(event.get("name")), _bare(event.get("url")))


_Items = Callable[[Form], Iterable[Hashable]]
_BLOCKS: Final[dict[str, _Items]] = {
    "paragraphs": lambda form: [_read(block) for block in _of(form, "paragraph")],
    "items": lambda form: [_read(block) for block in _of(form, "list_item")],
    "headings and levels": lambda form: [(_title(block["text"]), block.get("level")) for block in _of(form, "heading")],
    "headings": lambda form: [_title(block["text"]) for block in _of(form, "heading")],
    "footnotes": lambda form: [(block.get("number"), _bare(block["text"])) for block in _of(form, "footnote")],
    "cells": lambda form: [
        _bare(cell) for block in _of(form, "table") for row in block.get("rows") or () for cell in row if _bare(cell)
    ],
}
_RECORDS: Final[dict[str, _Items]] = {
    "glossary": lambda form: [
        (_bare(entry.get("zh")), _bare(entry.get("en")), _bare(entry.get("abbr")))
        for entry in form.get("glossary") or ()
    ],
    "news": lambda form: [
        (_title(item.get("title")), _bare(item.get("reporter")), tuple(sorted(map(_bare, item.get("sources") or ()))))
        for item in form.get("news_items") or ()
    ],
    "calendar": lambda form: [
        (entry.get("date"), _bare(entry.get("group")), _bare(entry.get("title")))
        for entry in form.get("calendar") or ()
    ],
    "events": lambda form: [_event(event) for event in form.get("events") or ()],
}
