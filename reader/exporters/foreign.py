"""Reading W3C Web Annotations, our own and those of others; and what the Hypothesis API gives."""

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import PurePosixPath
from typing import Final
from urllib.parse import unquote, urlsplit

from reader.errors import ExportError
from reader.i18n import gettext as _
from reader.model.annotation import Colour, Position, Span, Style, TextQuoteSelector

_FRAGMENT: Final = re.compile(r"start=(\d{1,9}):(\d{1,9})&end=(\d{1,9}):(\d{1,9})")  # start=3:0&end=3:12
FRAGMENTS: Final = "urn:trade-reader:block-offsets"  # see reader.exporters.w3c
_DIGEST: Final = re.compile(r"urn:sha256:[0-9a-fA-F]{64}")
_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_DEEPEST: Final = 8  # selectors refined by selectors
_TAGGING: Final = ("tagging", "oa:tagging")

Object = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class ImportedAnnotation:
    """An annotation of a file.

    id: as in the file, perhaps empty.  source: urn:sha256:… of the annotated file, else its title or name.  quote: its
    `exact` is empty where the file gives no words.  position: only where the file tells blocks, as ours do.
    created, modified: ISO 8601, UTC, or empty.
    """

    id: str
    source: str
    quote: TextQuoteSelector
    position: Span | None = None
    colour: Colour = Colour.YELLOW
    style: Style = Style.HIGHLIGHT
    note: str = ""
    tags: tuple[str, ...] = ()
    created: str = ""
    modified: str = ""


def parse(data: bytes) -> list[ImportedAnnotation]:
    """The annotations of a JSON file.

    It is an AnnotationPage or -Collection, one annotation, a list of them, or the `rows` of Hypothesis.  What is no
    annotation, or has neither words nor a note, is passed over.
    Raises ExportError for what is no JSON or holds no place for annotations.
    """
    try:
        content = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise ExportError(_("這個檔案不是 JSON-LD 標註檔，無法讀取；請選擇匯出為 JSON-LD 的檔案。")) from error
    items = _items(content)
    if items is None:
        raise ExportError(_("這個 JSON 檔裡沒有標註；請選擇 W3C Web Annotation（JSON-LD）格式的檔案。"))
    return [found for item in items if isinstance(item, Mapping) and (found := _annotation(item))]


def _items(content: object) -> list[object] | None:
    if isinstance(content, list):
        return content
    if not isinstance(content, Mapping):
        return None
    first = content.get("first")
    for holder, key in ((content, "items"), (first, "items"), (content, "rows"), (content, "@graph")):
        if isinstance(holder, Mapping) and isinstance(found := holder.get(key), list):
            return found
    return [content] if "target" in content else None


def _annotation(item: Object) -> ImportedAnnotation | None:
    target = next((each for each in _list(item.get("target")) if isinstance(each, Mapping)), {})
    selectors = list(_selectors(target.get("selector"), _DEEPEST))
    note, tags = _bodies(item)
    quote = _quote(selectors)
    if not (quote.exact or note or tags):
        return None
    colour, style = _appearance(item, target)
    return ImportedAnnotation(
        id=_text(item.get("id")),
        source=_source(item, target),
        quote=quote,
        position=_position(selectors),
        colour=colour,
        style=style,
        note=note,
        tags=tags,
        created=_moment(item.get("created")),
        modified=_moment(item.get("modified") or item.get("updated")),
    )


def _source(item: Object, target: Object) -> str:
    source = target.get("source") or item.get("uri") or next(iter(_list(item.get("target"))), "")
    address = _text(source.get("id") if isinstance(source, Mapping) else source)
    if _DIGEST.fullmatch(address):
        return address.lower()
    document = item.get("document")
    titles = _list(document.get("title")) if isinstance(document, Mapping) else []
    title = next((_text(each) for each in titles if _text(each)), "")
    return title or _file_name(address)


def _file_name(address: str) -> str:
    """file:///home/a/%E9%9B%BB.pdf -> 電.pdf; the address itself where it names no file."""
    try:
        return unquote(PurePosixPath(urlsplit(address).path).name) or address
    except ValueError:
        return address


def _selectors(value: object, depth: int) -> Iterator[Object]:
    """Every selector, those that refine others and those that are chosen among included."""
    for each in _list(value):
        if isinstance(each, Mapping) and depth:
            yield each
            yield from _selectors(each.get("refinedBy"), depth - 1)
            yield from _selectors(each.get("items"), depth - 1)


def _quote(selectors: list[Object]) -> TextQuoteSelector:
    for selector in selectors:
        if selector.get("type") == "TextQuoteSelector" and (exact := _text(selector.get("exact"))):
            return TextQuoteSelector(exact, _text(selector.get("prefix")), _text(selector.get("suffix")))
    return TextQuoteSelector("")


def _position(selectors: list[Object]) -> Span | None:
    for selector in selectors:
        if selector.get("conformsTo") == FRAGMENTS:
            found = _FRAGMENT.fullmatch(_text(selector.get("value")))
            if found:
                start, offset, end, last = map(int, found.groups())
                if (start, offset) <= (end, last):
                    return Span(Position(start, offset), Position(end, last))
    return None


def _bodies(item: Object) -> tuple[str, tuple[str, ...]]:
    """(note, tags); several comments are one note, parted by an empty line."""
    notes = [_text(item.get("bodyValue")), _text(item.get("text"))]
    tags = [_text(tag) for tag in _list(item.get("tags"))]
    for body in _list(item.get("body")):
        if isinstance(body, Mapping):
            words = _text(body.get("value") or body.get("chars"))
            purposes = _list(body.get("purpose") or item.get("motivation"))
            (tags if any(purpose in _TAGGING for purpose in purposes) else notes).append(words)
    return "\n\n".join(note for note in notes if note), tuple(dict.fromkeys(tag for tag in tags if tag))


def _appearance(item: Object, target: Object) -> tuple[Colour, Style]:
    names = _text(target.get("styleClass")).split()
    colour = next((Colour(name) for name in names if name in set(Colour)), Colour.YELLOW)
    style = next((Style(name) for name in names if name in set(Style)), Style.HIGHLIGHT)
    return colour, style


def _moment(value: object) -> str:
    try:
        moment = datetime.fromisoformat(_text(value))
        return moment.replace(tzinfo=moment.tzinfo or UTC).astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    except (ValueError, OverflowError):
        return ""


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _text(value: object) -> str:
    return _SURROGATE.sub("\ufffd", value) if isinstance(value, str) else ""
