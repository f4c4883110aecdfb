"""EPUB books, version 2 and 3: their chapters in the order of reading, their notes linked, their title stated."""

import posixpath
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final
from urllib.parse import unquote

from reader.importers.archive import Archive, blank, damaged, encrypted
from reader.importers.hyper_notes import Page, types_of
from reader.importers.hypertext import blocks_of
from reader.importers.markup import Element, attribute, child, children, html_tree, tag, text_of, xml_tree
from reader.model.document import BlockKind
from reader.model.raw import Marked, RawBlock, RawMetadata, RawText

SUFFIXES: Final = frozenset({".epub"})
_CONTAINER: Final = "META-INF/container.xml"
_PAGES: Final = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document"))
_DEEPEST: Final = 6


def recognises(archive: Archive) -> bool:
    """Whether an archive is an EPUB."""
    return _CONTAINER in archive.names


@dataclass(frozen=True, slots=True)
class _Item:
    """A file of the book: its place in the archive, and what the manifest says of it."""

    name: str
    media: str
    properties: frozenset[str]


def read(archive: Archive) -> RawText:
    """The blocks of all chapters.  Raises ImportFailure: damaged, protected, a bomb, without text."""
    return _Book(archive).text()


class _Book:
    def __init__(self, archive: Archive) -> None:
        self._path = archive.path
        self._archive = archive
        container = self._archive.xml(_CONTAINER)
        files = [
            attribute(each, "full-path")
            for each in (() if container is None else container.iter())
            if tag(each) == "rootfile"
        ]
        package = self._archive.xml(files[0]) if files else None
        if package is None:
            raise damaged(self._path)
        self._folder = posixpath.dirname(files[0])
        self._package = package
        self._items = dict(self._manifest())

    def text(self) -> RawText:
        pages = list(self._pages())
        found = blocks_of(pages)
        titles = self._titles()
        blocks: list[RawBlock] = []
        for page, inner in zip(pages, found, strict=True):
            titled = page.name in titles and _wants_title(inner)
            blocks += _titled(inner, *titles[page.name]) if titled else inner
        if not blocks:
            raise blank(self._path)
        return RawText(self._path, (), paged=False, metadata=self._metadata(), blocks=tuple(blocks))

    def _manifest(self) -> Iterator[tuple[str, _Item]]:
        for each in children(
            child(self._package, "manifest") if child(self._package, "manifest") is not None else [], "item"
        ):
            name = self._place(attribute(each, "href"), self._folder)
            properties = frozenset(attribute(each, "properties").split())
            yield attribute(each, "id"), _Item(name, attribute(each, "media-type"), properties)

    def _place(self, href: str, folder: str) -> str:
        return posixpath.normpath(posixpath.join(folder, unquote(href.partition("#")[0])))

    def _pages(self) -> Iterator[Page]:
        """The chapters in the order of the spine, without the table of contents."""
        protected = self._protected()
        seen = self._printed_contents()
        spine = child(self._package, "spine")
        for reference in children(spine, "itemref") if spine is not None else ():
            item = self._items.get(attribute(reference, "idref"))
            if item is None or item.name in seen or item.media not in _PAGES or "nav" in item.properties:
                continue
            if item.name in protected:
                raise encrypted(self._path)
            seen.add(item.name)
            data = self._archive.read(item.name)
            root = self._tree(data) if data else None
            if root is not None:
                yield Page(item.name, root)

    def _printed_contents(self) -> set[str]:
        """The pages that do nothing but print the table of contents, as books of the second version say."""
        guide = child(self._package, "guide")
        found = children(guide, "reference") if guide is not None else iter(())
        hrefs = (attribute(each, "href") for each in found if attribute(each, "type").lower() == "toc")
        return {self._place(href, self._folder) for href in hrefs if "#" not in href}

    def _tree(self, data: bytes) -> Element | None:
        """A chapter as the XML it should be, else as a browser would read it."""
        root = xml_tree(self._path, data)
        return root if root is not None else html_tree(self._path, data)

    def _protected(self) -> set[str]:
        root = self._archive.xml("META-INF/encryption.xml")
        found = (
            (attribute(each, "URI") for each in root.iter() if tag(each) == "cipherreference")
            if root is not None
            else ()
        )
        return {unquote(uri) for uri in found}

    def _titles(self) -> dict[str, tuple[int, str]]:
        """The level and name of each file that the table of contents names as a whole, or first within it."""
        titles: dict[str, tuple[int, str]] = {}
        for level, href, title in self._contents():
            if title and href not in titles:
                titles[href] = (min(level, _DEEPEST), title)
        return titles

    def _contents(self) -> Iterator[tuple[int, str, str]]:
        """(level, file, title) of each entry."""
        nav = next((item.name for item in self._items.values() if "nav" in item.properties), None)
        root = self._archive.xml(nav) if nav else None
        if nav and root is not None:
            lists = [each for each in root.iter() if tag(each) == "nav" and "toc" in types_of(each)]
            links = (each for found in lists[:1] for each in found.iter() if tag(each) == "a")
            for link in links:
                level = sum(tag(each) == "ol" for each in link.iterancestors())
                yield level, self._place(attribute(link, "href"), posixpath.dirname(nav)), _words(link)
            return
        ncx = next((item.name for item in self._items.values() if item.media == "application/x-dtbncx+xml"), None)
        root = self._archive.xml(ncx) if ncx else None
        for point in root.iter() if ncx and root is not None else ():
            label, target = child(child(point, "navlabel"), "text"), child(point, "content")
            if tag(point) == "navpoint" and label is not None and target is not None:
                level = 1 + sum(tag(each) == "navpoint" for each in point.iterancestors())
                yield level, self._place(attribute(target, "src"), posixpath.dirname(ncx or "")), _words(label)

    def _metadata(self) -> RawMetadata:
        said: dict[str, list[str]] = {"title": [], "creator": [], "date": []}
        metadata = child(self._package, "metadata")
        for each in metadata.iter() if metadata is not None else ():
            if tag(each) in said and (words := _words(each)):
                said[tag(each)].append(words)
        first = {key: next(iter(found), "") for key, found in said.items()}
        return RawMetadata(first["title"], "；".join(said["creator"]), first["date"], stated=True)


def _wants_title(blocks: Sequence[RawBlock]) -> bool:
    """Whether a chapter has text but no heading of its own."""
    kinds = {block.kind for block in blocks}
    return bool(kinds - {BlockKind.FOOTNOTE}) and BlockKind.HEADING not in kinds


def _titled(blocks: list[RawBlock], level: int, title: str) -> list[RawBlock]:
    """A chapter under the title that the table of contents gives it, which may stand as text at its head."""
    first = blocks[0]
    if "".join(first.text.text.split()) == "".join(title.split()):
        return [replace(first, kind=BlockKind.HEADING, level=level, marker=None), *blocks[1:]]
    return [RawBlock(BlockKind.HEADING, Marked(title), level=level), *blocks]


def _words(element: Element) -> str:
    return " ".join(text_of(element).split())
