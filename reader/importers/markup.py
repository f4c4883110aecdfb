"""XML and HTML as trees, read so that nothing outside the file is reached and nothing inside it grows.

No entity is expanded, no document type or style fetched, no script run.  libxml2 nests no deeper than 2,048 elements;
what is nested deeper is refused, since it would be read only in part.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from lxml import etree

from reader.errors import ImportFailure
from reader.i18n import format_count
from reader.i18n import gettext as _

Element = Any
"""An element of lxml, which has no types."""

MAX_MARKUP: Final = 64 << 20  # bytes: its tree takes several times as many
_MAX_TAGS: Final = 5_000_000  # of some 250 bytes each
MAX_DEPTH: Final = 160
"""How deep an importer walks by calling itself; what lies deeper is read as text without structure."""


def xml_tree(path: Path, data: bytes) -> Element | None:
    """The root of an XML text, None where it is not well-formed.  Raises ImportFailure: too large, nested too deep."""
    _refuse_size(path, data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=True,
        remove_comments=True,
        remove_pis=True,
        recover=False,
    )
    return _parsed(path, data, parser)


def html_tree(path: Path, data: bytes) -> Element | None:
    """The root of an HTML text in UTF-8, None where it is blank.  Raises ImportFailure: too large, nested too deep."""
    _refuse_size(path, data)
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_comments=True, remove_pis=True, recover=True
    )
    return _parsed(path, data, parser)


def _parsed(path: Path, data: bytes, parser: Any) -> Element | None:
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ImportFailure(
            path, _("「{name}」的標記層層相套，超過可讀的深度。請用原來的程式另存後再匯入。").format(name=path.name)
        )
    return root


def _refuse_size(path: Path, data: bytes) -> None:
    tags = data.count(b"<")
    if len(data) > MAX_MARKUP or tags > _MAX_TAGS:
        told = _("「{name}」的內文太大（{size} MB，{tags} 個標記），讀不完。請分成幾個檔案再匯入。")
        raise ImportFailure(path, told.format(name=path.name, size=len(data) >> 20, tags=format_count(tags)))


def tag(element: Element) -> str:
    """The name of an element without its namespace; "" for an entity, which is no element."""
    name = element.tag
    return name.rpartition("}")[2].lower() if isinstance(name, str) else ""


def attribute(element: Element, name: str) -> str:
    """The value of an attribute by its name without a namespace, "" where there is none."""
    value = element.get(name)
    if value is None:
        value = next((value for key, value in element.items() if _bare(key) == name), "")
    return str(value)


def _bare(key: str) -> str:
    return key.rpartition("}")[2].rpartition(":")[2]


def children(element: Element, name: str) -> Iterator[Element]:
    """The children called `name`, which is without a namespace."""
    return (child for child in element if tag(child) == name)


def child(element: Element | None, name: str) -> Element | None:
    """The first child called `name`."""
    return next(children(element, name), None) if element is not None else None


def text_of(element: Element) -> str:
    """All text within an element."""
    return "".join(element.itertext(with_tail=False))
