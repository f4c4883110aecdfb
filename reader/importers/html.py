"""HTML files, read as a browser would without running, fetching or showing anything but their text."""

import codecs
import re
from pathlib import Path
from typing import Final

from reader.importers.archive import blank
from reader.importers.encodings import decode
from reader.importers.files import content
from reader.importers.hyper_notes import Page
from reader.importers.hypertext import blocks_of
from reader.importers.markup import Element, attribute, html_tree, tag, text_of, xml_tree
from reader.model.raw import RawMetadata, RawText

SUFFIXES: Final = frozenset({".html", ".htm", ".xhtml"})
_BEGINS: Final = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|title|meta|h[1-6]|p|div|table|article|section)"
    r"(?=[\s>/])",
    re.IGNORECASE | re.DOTALL,
)
_TAG: Final = re.compile(rb"<(?:/?[a-zA-Z][a-zA-Z0-9]*)[\s>/]")
_DECLARED: Final = re.compile(rb"<meta[^>]{1,300}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_:.-]{2,30})", re.IGNORECASE)
_XML_DECLARED: Final = re.compile(rb"\s*<\?xml[^>]{1,200}?encoding\s*=\s*[\"']([a-zA-Z0-9_:.-]{2,30})")
_XML_HEAD: Final = re.compile(r"\ufeff?\s*<\?xml[^>]*\?>\s*")
_DECLARED_WITHIN: Final = 4096
# What the web means by these names is more than their standards hold.
_ON_THE_WEB: Final = {
    "big5": "cp950",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "iso-8859-1": "cp1252",
    "shift_jis": "cp932",
}
_TITLES: Final = ("citation_title", "dc.title", "dcterms.title", "og:title")
_AUTHORS: Final = ("citation_author", "dc.creator", "dcterms.creator", "author", "article:author")
_DATES: Final = (
    "citation_publication_date", "citation_date", "dc.date", "dcterms.date", "dcterms.created",
    "article:published_time", "pubdate", "date",
)  # fmt: skip


def recognises(path: Path, head: bytes) -> bool:
    """Whether a file that starts with `head` is HTML: it begins as such, or is called so and holds tags."""
    text = head.decode("utf-16", "replace") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("latin-1")
    if _BEGINS.match(text.removeprefix("ï»¿")):
        return True
    return path.suffix.lower() in SUFFIXES and _TAG.search(head) is not None


def read(path: Path) -> RawText:
    """The blocks of the page.  Raises ImportFailure: no text in it, too large, nested too deep."""
    text, encoding = text_of_page(content(path))
    root = _tree(path, text)
    (blocks,) = blocks_of([Page("", root)]) if root is not None else ([],)
    if not blocks:
        raise blank(path)
    return RawText(path, (), paged=False, metadata=_metadata(root), encoding=encoding, blocks=tuple(blocks))


def _tree(path: Path, text: str) -> Element | None:
    """The page as the XML that it says it is, else as a browser would read it."""
    declared = _XML_HEAD.match(text)
    root = xml_tree(path, text[declared.end() :].encode("utf-8", "replace")) if declared else None
    return root if root is not None else html_tree(path, text.encode("utf-8", "replace"))


def text_of_page(data: bytes) -> tuple[str, str | None]:
    """The text of a page and its encoding: by its mark, by what it declares, else by what it looks like."""
    if not data.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        head = data[:_DECLARED_WITHIN]
        found = _XML_DECLARED.match(head) or _DECLARED.search(head)
        declared = found[1].decode("ascii").lower() if found else ""
        for name in filter(None, (_ON_THE_WEB.get(declared, declared), "big5hkscs" if "big5" in declared else "")):
            try:
                return data.decode(name), name
            except (UnicodeDecodeError, LookupError):
                continue
    decoded = decode(data)
    return (decoded.text, decoded.encoding) if decoded else (data.decode("utf-8", "replace"), None)


def _metadata(root: Element) -> RawMetadata:
    said: dict[str, list[str]] = {}
    title = created = ""
    for element in root.iter():
        name = tag(element)
        if name == "meta":
            key = (attribute(element, "name") or attribute(element, "property")).lower()
            said.setdefault(key, []).append(attribute(element, "content").strip())
        elif name == "title" and not title:
            title = " ".join(text_of(element).split())
        elif name == "time" and not created:
            created = attribute(element, "datetime")
    return RawMetadata(
        title=next((said[key][0] for key in _TITLES if said.get(key)), title),
        author="；".join(next((said[key] for key in _AUTHORS if said.get(key)), ())),
        created=next((said[key][0] for key in _DATES if said.get(key)), created),
    )
