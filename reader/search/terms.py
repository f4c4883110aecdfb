"""The terms and postings of a segment: the file *.terms, kind TERM (see sections.py for the container).

F.gramkeys          uint32 a gram of field F (fields.TEXT_FIELDS, and `forms`, see forms.py), ascending; what a gram is
                    says analysis.py
F.gramoffsets       uint32, one more than grams: where the postings of each begin in F.grampostings
F.grampostings      uint32 a posting: document << 8 | frequency, ascending; document counts from 0 in the segment,
                    frequency is 1..255, 255 meaning 255 or more
F.gramsigns         uint16 a posting of F.grampostings: what comes after the gram in that document; see followers.py
F.words             UTF-8 of the words, ascending by bytes, one after the other
F.wordbytes         uint32, one more than words: where each begins in F.words
F.wordoffsets       uint32, one more than words: where the postings of each begin in F.wordpostings
F.wordpostings      as F.grampostings
info.fields         the names of the fields
"""

from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any, Final, TypeVar

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis
from reader.search.engine import TermInfo, TermNotFound, codecs
from reader.search.followers import Signs
from reader.search.lookup import find
from reader.search.mapped import MAPPED
from reader.search.matcher import FlatMatcher
from reader.search.postings import AnyLists, FieldPostings, Lists
from reader.search.sections import SectionReader, SectionWriter

EXTENSION: Final = ".terms"
KIND: Final = b"TERM"

Postings = NDArray[np.uint32]
Found = tuple[NDArray[np.intp], NDArray[np.bool_]]
"""Where something is, of each of several, and whether it is anywhere; a place means nothing without."""

_Posting = TypeVar("_Posting", np.uint32, np.uint64)

_NONE: Final = np.zeros(0, np.uint32)


class FlatFieldWriter(codecs.FieldWriter):  # type: ignore[misc]
    """Writes the postings that a FlatPool gathered."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._path = Path(storage.folder) / segment.make_filename(EXTENSION)
        self._segment = segment
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: dict[str, FieldPostings[AnyLists]]) -> None:
        writer = SectionWriter(self._path, KIND)
        try:
            for name, postings in items.items():
                _write_field(writer, name, postings)
            self._segment.stamps[EXTENSION] = writer.finish({"fields": list(items)})
        except BaseException:
            writer.abandon()
            raise

    def close(self) -> None:
        self.is_closed = True


def _write_field(writer: SectionWriter, name: str, postings: FieldPostings[AnyLists]) -> None:
    writer.add(f"{name}.gramkeys", postings.gram_keys)
    writer.add(f"{name}.gramoffsets", postings.grams.offsets)
    signs: list[Signs] = []

    def gram_postings() -> Iterator[Postings]:
        # Both are known at once, and the signs are half as large.
        for piece in postings.grams.pieces():
            signs.append(np.zeros(0, np.uint16) if piece.signs is None else piece.signs)
            yield piece.postings

    writer.add_pieces(f"{name}.grampostings", gram_postings())
    writer.add(f"{name}.gramsigns", *signs)
    writer.add(f"{name}.words", b"".join(postings.words))
    writer.add(f"{name}.wordbytes", np.cumsum([0, *map(len, postings.words)], dtype=np.uint32))
    writer.add(f"{name}.wordoffsets", postings.of_words.offsets)
    writer.add_pieces(f"{name}.wordpostings", (piece.postings for piece in postings.of_words.pieces()))


class FieldTerms:
    """The terms of one field of a segment."""

    def __init__(self, file: SectionReader, name: str) -> None:
        self.gram_keys: Postings = file.array(f"{name}.gramkeys", "<u4")
        self.gram_offsets: Postings = file.array(f"{name}.gramoffsets", "<u4")
        self.gram_postings: Postings = file.array(f"{name}.grampostings", "<u4")
        self.gram_signs: Signs = file.array(f"{name}.gramsigns", "<u2")
        self._words, self._words_end = file.extent(f"{name}.words")
        self._map = file.map
        self._word_bytes: Postings = file.array(f"{name}.wordbytes", "<u4")
        self._word_offsets: Postings = file.array(f"{name}.wordoffsets", "<u4")
        self._word_postings: Postings = file.array(f"{name}.wordpostings", "<u4")
        self.word_count = len(self._word_offsets) - 1
        # The same one by one: an array takes twice as long for it, and for one key five times as long to find it.
        self._each_key, self._each_offset = self.gram_keys.data, self.gram_offsets.data
        self._each_byte = self._word_bytes.data

    def word(self, index: int) -> bytes:
        return self._map[self._words + self._each_byte[index] : self._words + self._each_byte[index + 1]]

    def find_word(self, word: bytes, first: int = 0) -> int:
        """The index of the first word, from `first` on, that is not less than `word`."""
        return bisect_left(range(self.word_count), word, lo=first, key=self.word)

    def of_gram(self, gram: int) -> Postings:
        """The postings of a gram; empty ones if it does not occur."""
        at = bisect_left(self._each_key, gram)
        return self.of_gram_at(at) if at < len(self._each_key) and self._each_key[at] == gram else _NONE

    def of_gram_signed(self, gram: int) -> tuple[Postings, Signs]:
        """The postings of a gram that occurs, and their signs."""
        at = bisect_left(self._each_key, gram)
        held = slice(self._each_offset[at], self._each_offset[at + 1])
        return self.gram_postings[held], self.gram_signs[held]

    def of_gram_at(self, index: int) -> Postings:
        """The postings of the gram gram_keys[index]."""
        return self.gram_postings[self._each_offset[index] : self._each_offset[index + 1]]

    def find_in(self, gram: int, documents: NDArray[np.uint32]) -> Found:
        """Where in gram_postings the posting of a gram in each of the documents is."""
        at = bisect_left(self._each_key, gram)
        if at == len(self._each_key) or self._each_key[at] != gram:
            return np.zeros(len(documents), np.intp), np.zeros(len(documents), bool)
        places, held = _find_postings(documents << np.uint32(8), self.of_gram_at(at))
        return places + self._each_offset[at], held

    def find_each(self, grams: Postings, documents: NDArray[np.uint32]) -> Found:
        """The same of each of the grams in the document beside it; equal grams stand together."""
        MAPPED.ease()  # for these lie all over the file
        starts = analysis.run_starts(grams)
        indexes, known = find(grams[starts], self.gram_keys)
        low = self.gram_offsets.take(indexes).astype(np.intp)
        sizes = np.where(known, self.gram_offsets.take(indexes + 1, mode="clip") - low, 0)
        # The postings of all the grams in one ascending array: to look for each in its own takes many times as long.
        at = np.repeat(low - sizes.cumsum() + sizes, sizes) + np.arange(sizes.sum())
        runs = np.arange(len(starts), dtype=np.uint64) << np.uint64(32)
        every = np.repeat(runs, sizes) | self.gram_postings.take(at)
        wanted = np.repeat(runs, np.diff(starts, append=len(grams))) | documents << np.uint32(8)
        places, held = _find_postings(wanted, every)
        return np.append(at, 0).take(places), held

    def of_first(self, unit: int) -> Postings:
        """The postings of all grams that begin with a code unit, not in order of the documents."""
        first, last = self.beginning(unit)
        return self.gram_postings[int(self.gram_offsets[first]) : int(self.gram_offsets[last])]

    def beginning(self, unit: int) -> list[int]:
        """Where in gram_keys those that begin with a code unit begin and end."""
        # Of the keys' own type: numpy turns all of them into another one first.
        first, last = np.uint32(unit << 16), np.uint32(unit << 16 | 0xFFFF)
        return [int(self.gram_keys.searchsorted(first)), int(self.gram_keys.searchsorted(last, "right"))]

    def grams_beginning(self, unit: int) -> Postings:
        """The grams that begin with a code unit."""
        return self.gram_keys[slice(*self.beginning(unit))]

    def ending(self, unit: int) -> NDArray[np.intp]:
        """Where in gram_keys those are that end with a code unit."""
        return np.flatnonzero(self.gram_keys & np.uint32(0xFFFF) == unit)

    def grams_ending(self, unit: int) -> Postings:
        """The grams that end with a code unit."""
        return self.gram_keys[self.ending(unit)]

    def gram_sizes(self, grams: Postings) -> NDArray[np.int64]:
        """How many documents have each of the grams."""
        at, known = find(grams, self.gram_keys)
        sizes = np.zeros(len(grams), np.int64)
        sizes[known] = self.gram_offsets[at[known] + 1] - self.gram_offsets[at[known]]
        return sizes

    def of_word(self, word: bytes) -> Postings:
        index = self.find_word(word)
        return self._of_words(index, index + 1) if index < self.word_count and self.word(index) == word else _NONE

    def of_prefix(self, prefix: bytes) -> Postings:
        """The postings of all words that begin with `prefix`, not in order of the documents."""
        first = self.find_word(prefix)
        # No word has the byte FF.
        return self._of_words(first, self.find_word(prefix + b"\xff", first))

    def words_of_size(self, least: int, most: int) -> Iterator[bytes]:
        """The words that are so many bytes long."""
        sizes = np.diff(self._word_bytes)
        return map(self.word, np.flatnonzero((sizes >= least) & (sizes <= most)).tolist())

    def of_part(self, part: bytes, at_end: bool) -> Postings:
        """The postings of all words that hold `part`, or end with it, not in order of the documents."""
        found, at = [], self._map.find(part, self._words, self._words_end)
        while at >= 0:
            index = int(self._word_bytes.searchsorted(np.uint32(at - self._words), "right")) - 1
            end = self._words + int(self._word_bytes[index + 1])
            if at + len(part) == end or (at + len(part) < end and not at_end):
                found.append(self._of_words(index, index + 1))
                at = end - 1
            at = self._map.find(part, at + 1, self._words_end)
        return np.concatenate(found) if found else _NONE

    def _of_words(self, first: int, last: int) -> Postings:
        return self._word_postings[int(self._word_offsets[first]) : int(self._word_offsets[last])]

    def all(self) -> FieldPostings[Lists]:
        """Everything, for a merge."""
        written = self._map[self._words : self._words_end]
        words = [written[begin:end] for begin, end in pairwise(self._word_bytes.tolist())]
        grams = Lists(self.gram_offsets, self.gram_postings, self.gram_signs)
        return FieldPostings(self.gram_keys, grams, words, Lists(self._word_offsets, self._word_postings))

    # As whoosh sees terms: bytes, words and grams in one ascending order

    def of_term(self, term: bytes) -> Postings:
        gram = analysis.text_gram(term)
        return self.of_word(term) if gram is None else self.of_gram(gram)

    def terms(self) -> list[bytes]:
        words = [self.word(i) for i in range(self.word_count)]
        return sorted(words + [analysis.gram_text(gram) for gram in self.gram_keys.tolist()])


def _find_postings(wanted: NDArray[_Posting], postings: NDArray[_Posting]) -> Found:
    """Where among ascending postings those of some documents are.  wanted: with frequencies of 0."""
    places = postings.searchsorted(wanted)
    if not len(postings):
        return places, np.zeros(len(wanted), bool)
    return places, (postings.take(places, mode="clip") ^ wanted) < 0x100


class FlatTermsReader(codecs.TermsReader):  # type: ignore[misc]
    def __init__(self, storage: Any, segment: Any) -> None:
        path = Path(storage.folder) / segment.make_filename(EXTENSION)
        self._file = SectionReader(path, KIND, segment.stamps.get(EXTENSION))
        self.fields = {name: FieldTerms(self._file, name) for name in self._file.info["fields"]}

    def verify(self) -> None:
        self._file.verify()

    def _postings(self, fieldname: str, term: bytes) -> Postings:
        return self.fields[fieldname].of_term(term) if fieldname in self.fields else _NONE

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        fieldname, text = term
        return len(self._postings(fieldname, text)) > 0

    def indexed_field_names(self) -> list[str]:
        return list(self.fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        return ((name, term) for name, terms in sorted(self.fields.items()) for term in terms.terms())

    def terms_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        terms = self.fields[fieldname].terms() if fieldname in self.fields else []
        return ((fieldname, term) for term in terms[bisect_left(terms, prefix) :])

    def items(self) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, fieldname: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], Any]]:
        return ((term, self.term_info(*term)) for term in self.terms_from(fieldname, prefix))

    def term_info(self, fieldname: str, text: bytes) -> Any:
        found = self._postings(fieldname, text)
        if not len(found):
            raise TermNotFound(f"{fieldname}:{text!r}")
        frequencies = found & np.uint32(0xFF)
        return TermInfo(
            weight=float(frequencies.sum()),
            df=len(found),
            minlength=1,
            maxlength=1 << 20,
            maxweight=float(frequencies.max()),
            minid=int(found[0]) >> 8,
            maxid=int(found[-1]) >> 8,
        )

    def frequency(self, fieldname: str, text: bytes) -> int:
        return int((self._postings(fieldname, text) & np.uint32(0xFF)).sum())

    def doc_frequency(self, fieldname: str, text: bytes) -> int:
        return len(self._postings(fieldname, text))

    def matcher(self, fieldname: str, text: bytes, format_: Any, scorer: Any = None) -> FlatMatcher:
        found = self._postings(fieldname, text)
        if not len(found):
            raise TermNotFound(f"{fieldname}:{text!r}")
        return FlatMatcher(found, format_, (fieldname, text), scorer)

    def close(self) -> None:
        """Nothing: the map goes with the last array that looks into it."""
