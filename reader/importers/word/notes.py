"""The numbers of footnotes and endnotes, which Word counts when it prints."""

from collections.abc import Iterator
from typing import Final

from reader.importers.markup import Element, child, tag
from reader.importers.word.styles import number, value

_KINDS: Final = ("footnote", "endnote")


class NoteCounts:
    """Which notes have been met, and their numbers.  Those with a mark of their own are not counted."""

    def __init__(self) -> None:
        self._met: dict[tuple[str, str], int | None] = {}
        self._starts = dict.fromkeys(_KINDS, 1)
        self._restarts = dict.fromkeys(_KINDS, False)
        self._next = dict.fromkeys(_KINDS, 1)

    def follow(self, body: Element, settings: Element | None) -> None:
        """Count as the document says: from where, and whether anew in each section."""
        sections = [each for each in body.iter() if tag(each) == "sectpr"]
        for kind in _KINDS:
            for said in (settings, *sections[:1]):
                properties = child(said, f"{kind}pr")
                if (start := number(child(properties, "numstart"))) is not None and 0 <= start < 10_000:
                    self._starts[kind] = self._next[kind] = start
                if how := value(child(properties, "numrestart")):
                    self._restarts[kind] = how == "eachSect"

    def section_ends(self) -> None:
        for kind in _KINDS:
            if self._restarts[kind]:
                self._next[kind] = self._starts[kind]

    def key(self, kind: str, identity: str, own_mark: bool) -> str | None:
        """The key of a note that a mark means, None where the mark is in the text."""
        if (kind, identity) not in self._met:
            self._met[(kind, identity)] = None if own_mark else self._next[kind]
            self._next[kind] += not own_mark
        return None if own_mark else f"{kind} {identity}"

    def met(self, kind: str) -> Iterator[tuple[str, int | None]]:
        """(id, number) of the notes of a kind in the order in which they were met."""
        return ((identity, count) for (of, identity), count in self._met.items() if of == kind)
