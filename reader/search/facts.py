"""What a segment knows of its documents besides their words, in the file *.docs (see documents.py):

body.sections       uint8 a block of body, document after document: its place in SECTIONS
date                uint32 a document: year * 10000 + month * 100 + day, 0 where it is not known
issue               int64 a document: the number of its issue, NO_ISSUE where it has none
V.values            UTF-8 of the different values of V (series, author, tag, colour) in the segment, ascending by
                    bytes, one after the other; as they stand in the library, not folded
V.valueends         uint32 a value: where it ends in V.values
V.ids               uint32, document after document: the values that it has, by their places in V.values
V.idends            uint64 a document: how many entries of V.ids come before its end
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from reader.model.query import Section
from reader.search import fields
from reader.search.sections import SectionReader, SectionWriter, entries_before, entries_of, entry_counts, owners_of

SECTIONS: Final = tuple(Section)
"""What the numbers of body.sections mean.  Add new ones at the end of `Section`."""

VALUED: Final = (fields.SERIES, fields.AUTHOR, fields.TAG, fields.COLOUR)
NO_ISSUE: Final = -(1 << 63)

Ids = NDArray[np.uint32]


@dataclass(frozen=True, slots=True, eq=False)
class Facts:
    """Of one document.  sections: of each block of its body, by number; date: see `day_number`; values: of VALUED."""

    sections: NDArray[np.uint8]
    date: int
    issue: int | None
    values: Mapping[str, tuple[str, ...]]


def day_number(day: date | None) -> int:
    """A day as the column has it: in the order of the calendar, 0 for none."""
    return day.year * 10000 + day.month * 100 + day.day if day else 0


@dataclass(slots=True)
class _ValuesGathered:
    """One of VALUED of the documents written so far.  places: of each value in the order in which they came."""

    places: dict[bytes, int] = field(default_factory=dict)
    ids: "array[int]" = field(default_factory=lambda: array("I"))
    ends: "array[int]" = field(default_factory=lambda: array("Q"))

    def add(self, values: Iterable[bytes]) -> None:
        """The values of one more document."""
        for value in dict.fromkeys(values):
            self.ids.append(self.places.setdefault(value, len(self.places)))
        self.ends.append(len(self.ids))

    def append(self, column: "ValuesReader", first: int, last: int) -> None:
        """The values of the documents first..last of another segment."""
        begin = entries_before(first, column.ends)
        ends = column.ends[first:last]
        ids = column.ids[begin : int(ends[-1])]
        places = np.zeros(len(column.names), np.uint32)
        for id in np.unique(ids).tolist():
            places[id] = self.places.setdefault(column.names[id], len(self.places))
        self.ends.frombytes((ends - np.uint64(begin) + np.uint64(len(self.ids))).tobytes())
        self.ids.frombytes(places[ids].tobytes())

    def write(self, writer: SectionWriter, name: str) -> None:
        ordered = sorted(self.places)
        renumbered = np.zeros(len(ordered), np.uint32)
        renumbered[[self.places[value] for value in ordered]] = np.arange(len(ordered))
        writer.add(f"{name}.values", b"".join(ordered))
        writer.add(f"{name}.valueends", np.cumsum(np.array([len(value) for value in ordered], np.uint32), dtype="<u4"))
        writer.add(f"{name}.ids", renumbered[np.frombuffer(self.ids, np.uint32)])
        writer.add(f"{name}.idends", np.frombuffer(self.ends, np.uint64))


class FactsGathered:
    """The facts of the documents written so far."""

    def __init__(self) -> None:
        self._sections: list[NDArray[np.uint8]] = []
        self._dates = array("I")
        self._issues = array("q")
        self._values = {name: _ValuesGathered() for name in VALUED}

    def add(self, facts: Facts) -> None:
        self._sections.append(facts.sections)
        self._dates.append(facts.date)
        self._issues.append(NO_ISSUE if facts.issue is None else facts.issue)
        for name, gathered in self._values.items():
            gathered.add(value.encode("utf-8", "surrogatepass") for value in facts.values.get(name, ()))

    def append(self, reader: "FactsReader", first: int, last: int) -> None:
        """Take over the documents first..last of another segment."""
        self._sections.append(reader.codes_between(first, last))
        self._dates.frombytes(reader.dates[first:last].tobytes())
        self._issues.frombytes(reader.issues[first:last].tobytes())
        for name, gathered in self._values.items():
            gathered.append(reader.values[name], first, last)

    def write(self, writer: SectionWriter) -> None:
        writer.add("body.sections", *self._sections)
        writer.add("date", np.frombuffer(self._dates, np.uint32))
        writer.add("issue", np.frombuffer(self._issues, np.int64))
        for name, gathered in self._values.items():
            gathered.write(writer, name)


class ValuesReader:
    """One of VALUED of a segment."""

    def __init__(self, file: SectionReader, name: str) -> None:
        self._map = file.map
        self._begin, _end = file.extent(f"{name}.values")
        self._value_ends: NDArray[np.uint32] = file.array(f"{name}.valueends", "<u4")
        self.ids: Ids = file.array(f"{name}.ids", "<u4")
        self.ends: NDArray[np.uint64] = file.array(f"{name}.idends", "<u8")

    @cached_property
    def names(self) -> list[bytes]:
        """The values in UTF-8, ascending."""
        ends = (self._value_ends.astype(np.int64) + self._begin).tolist()
        return [self._map[start:end] for start, end in zip([self._begin, *ends], ends, strict=False)]

    def of(self, docnum: int) -> Ids:
        """The values of a document, by their places in `names`."""
        return entries_of(docnum, self.ids, self.ends)

    @cached_property
    def owners(self) -> Ids:
        """The document of each of `ids`."""
        return np.repeat(np.arange(len(self.ends), dtype=np.uint32), entry_counts(self.ends))


class FactsReader:
    """The facts of a segment's documents.  dates, issues: of each, as stored."""

    def __init__(self, file: SectionReader, block_ends: NDArray[np.uint64]) -> None:
        self.all_sections: NDArray[np.uint8] = file.array("body.sections", "u1")
        self._block_ends = block_ends
        self.dates: NDArray[np.uint32] = file.array("date", "<u4")
        self.issues: NDArray[np.int64] = file.array("issue", "<i8")
        self.values: dict[str, ValuesReader] = {name: ValuesReader(file, name) for name in VALUED}

    def sections(self, docnum: int) -> NDArray[np.uint8]:
        """Of each block of a document, its place in SECTIONS."""
        return entries_of(docnum, self.all_sections, self._block_ends)

    def codes_between(self, first: int, last: int) -> NDArray[np.uint8]:
        """As `sections`, of the documents first..last."""
        return self.all_sections[entries_before(first, self._block_ends) : entries_before(last, self._block_ends)]

    def sections_at(self, blocks: NDArray[np.intp]) -> list[Section]:
        """What some blocks, counted through all documents, belong to."""
        return [SECTIONS[code] for code in self.all_sections[blocks].tolist()]

    def sections_of(self, docnum: int, blocks: Iterable[int]) -> list[Section]:
        """What blocks of a document belong to; BODY for those that were not there when it was indexed."""
        codes: Any = self.sections(docnum)
        return [SECTIONS[int(codes[block])] if block < len(codes) else Section.BODY for block in blocks]

    def documents_by_section(self, blocks: NDArray[np.intp]) -> Counter[Section]:
        """In how many documents some of these blocks, counted through all documents, belong to each section."""
        owners = owners_of(blocks, self._block_ends)
        held = np.zeros((len(SECTIONS), len(self._block_ends)), bool)
        held[self.all_sections[blocks], owners] = True
        return Counter(dict(zip(SECTIONS, held.sum(axis=1).tolist(), strict=True)))

    def day(self, docnum: int) -> date | None:
        number = int(self.dates[docnum])
        return date(number // 10000, number // 100 % 100, number % 100) if number else None

    def issue(self, docnum: int) -> int | None:
        number = int(self.issues[docnum])
        return None if number == NO_ISSUE else number
