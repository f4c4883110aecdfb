"""A structure on its way to become a new edition of a document, with what the reader did to the editions before."""

from dataclasses import dataclass

from reader.model.corrections import Correction
from reader.services.carrying import Carrier, tally
from reader.services.reports import NOTHING_CARRIED, Carried
from reader.storage import Library, Packed, Stored, pack, unpack
from reader.structure.correcting import corrected


@dataclass(frozen=True, slots=True)
class _Corrections:
    """What the structure became by them, None if by none.  unapplied: how many do not fit it."""

    held: tuple[Correction, ...]
    packed: Packed | None
    unapplied: int


class Arriving:
    """Does beforehand, outside of any transaction, what can be done: correcting the text, looking for marks in it."""

    def __init__(self, library: Library, document: int | None, packed: Packed) -> None:
        """document: the one that gets the edition, None if the library knows none."""
        self._library = library
        self._raw = packed
        self.unapplied = 0
        self._corrections: _Corrections | None = None
        self._carrier: Carrier | None = None
        if document is not None:
            self._corrections = self._corrected(library.corrections(document))
            annotations = library.annotations(document)
            if annotations:
                self._carrier = self._make_carrier(library.edition(document) + 1)
                self._carrier.changes(annotations)

    def settle(self, stored: Stored) -> Carried:
        """Within the transaction that has stored the structure: its corrections are made, and what stands on the
        editions before, as it now is, is moved into the newest."""
        held = self._library.corrections(stored.document)
        if self._corrections is None or self._corrections.held != held:  # Another process was quicker.
            self._corrections, self._carrier = self._corrected(held), None
        edition = stored.edition
        if self._corrections.packed is not None:
            edition = self._library.correct(stored.document, edition, self._corrections.packed, held)
        self.unapplied = self._corrections.unapplied
        stale = [each for each in self._library.annotations(stored.document) if each.edition != edition]
        if not stale:
            return NOTHING_CARRIED
        moved = (self._carrier or self._make_carrier(edition)).at(edition).changes(stale)
        self._library.apply(moved)
        return tally(moved)

    def _corrected(self, held: tuple[Correction, ...]) -> _Corrections:
        if not held:
            return _Corrections(held, None, 0)
        made = corrected(unpack(self._raw.texts, self._raw.shape), [each.act for each in held])
        return _Corrections(held, pack(made.structure), len(made.unapplied))

    def _make_carrier(self, edition: int) -> Carrier:
        packed = (self._corrections and self._corrections.packed) or self._raw
        return Carrier(unpack(packed.texts, packed.shape).blocks, edition, self._library.blocks)
