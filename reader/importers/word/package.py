"""The parts of a Word document and what leads from one to another."""

import posixpath
from typing import Final

from reader.importers.archive import Archive
from reader.importers.markup import Element, attribute, children

_USUAL: Final = "word/document.xml"


class Package:
    """main: the name of the part that holds the text."""

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        started = [target for kind, target, _ in self._relations("").values() if kind == "officedocument"]
        self.main = next((name for name in (*started, _USUAL) if name in archive.names), _USUAL)
        self._related = {kind: target for kind, target, _ in self._relations(self.main).values()}

    def part(self, kind: str) -> Element | None:
        """The root of the part that the text calls its `kind`: styles, numbering, footnotes …"""
        return self._archive.xml(self.name(kind))

    def name(self, kind: str) -> str:
        """The name of that part; "" where there is none."""
        return self._related.get(kind, "")

    def addresses(self, part: str) -> dict[str, str]:
        """The addresses outside the document that `part` leads to, by the ids of its relations."""
        found = self._relations(part).items() if part else ()
        return {number: target for number, (_, target, outside) in found if outside}

    def _relations(self, part: str) -> dict[str, tuple[str, str, bool]]:
        """(kind, target, whether it lies outside) by id."""
        folder, name = posixpath.split(part)
        root = self._archive.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found: dict[str, tuple[str, str, bool]] = {}
        for each in children(root, "relationship") if root is not None else ():
            kind = attribute(each, "Type").rpartition("/")[2].lower()
            target, outside = attribute(each, "Target"), attribute(each, "TargetMode") == "External"
            place = target if outside else posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            found[attribute(each, "Id")] = (kind, place, outside)
        return found
