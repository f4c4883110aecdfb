"""The posting pool: gathers the postings of one segment in memory, in whoosh's place of an external sort."""

from collections import defaultdict
from dataclasses import dataclass, field
from itertools import chain, count

import numpy as np
from numpy.typing import NDArray

from reader.search import analysis
from reader.search.bulk_folding import Folded
from reader.search.fields import BODY, FORMS
from reader.search.followers import UNKNOWN, Signs
from reader.search.postings import AnyLists, FieldPostings, Lists, Numbered, merged
from reader.search.tables import Units
from reader.search.unusual import usual_units

# Long enough that numpy's start-up cost vanishes, short enough that a batch stays in the processor's cache.
_BATCH = 60_000

# Where the units of the grams with a unit at some place are, and those that follow them.
_AROUND = np.arange(-1, 3)

Item = tuple[str, bytes, int, float, Folded | None]


def _numbered() -> defaultdict[str, int]:
    """Numbers for what is looked up in it, in the order in which it comes."""
    return defaultdict(count().__next__)


@dataclass(slots=True, eq=False)
class _Gathered:
    """One field while it is being indexed.  forms: where the postings of its unusual characters go.

    runs: grams with their postings.  words: a number for each; word_runs: `number << 32 | document << 8 | frequency`.
    others: the postings of other segments, of later documents, and their new numbers.
    """

    forms: "_Gathered | None" = None
    texts: list[Folded] = field(default_factory=list)
    documents: list[int] = field(default_factory=list)
    units: int = 0
    runs: list[analysis.GramPostings] = field(default_factory=list)
    words: defaultdict[str, int] = field(default_factory=_numbered)
    word_runs: list[NDArray[np.uint64]] = field(default_factory=list)
    others: list[Numbered] = field(default_factory=list)

    def add_text(self, document: int, text: Folded) -> None:
        self.texts.append(text)
        self.documents.append(document)
        self.units += len(text.units) + len(analysis.EDGE)
        if self.units >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Turn the texts that wait into postings."""
        if not self.texts:
            return
        units = np.concatenate([part for text in self.texts for part in (text.units, analysis.EDGE)])
        lengths = [len(text.units) + len(analysis.EDGE) for text in self.texts]
        classes = analysis.classes_of(units)
        self.runs.append(analysis.gram_postings(units, classes, self.documents, lengths))
        self._add_words(units, classes, lengths)
        if self.forms is not None:
            self.forms.add_forms(self.texts, units, classes, self.documents, lengths)
        self.texts, self.documents, self.units = [], [], 0

    def add_forms(
        self,
        texts: list[Folded],
        units: Units,
        classes: NDArray[np.uint8],
        documents: list[int],
        lengths: list[int],
    ) -> None:
        """Add the grams of unusual characters.  The other arguments are those of `analysis.gram_postings`."""
        starts = np.cumsum([0, *lengths[:-1]])
        places = np.concatenate([text.unusual + start for text, start in zip(texts, starts, strict=True)])
        own, around = units.copy(), places[:, np.newaxis] + _AROUND
        own[around] = usual_units(units[around])
        own[places] = np.concatenate([text.own for text in texts])
        self.runs.append(analysis.gram_postings_at(places, own, classes, documents, lengths))

    def _add_words(self, units: Units, classes: NDArray[np.uint8], lengths: list[int]) -> None:
        """Add the words of the texts that wait.  The arguments are those of `analysis.gram_postings`."""
        if analysis.may_have_astral_words(units):
            each = [analysis.astral_words(text.text) for text in self.texts]
            found, held = list(chain.from_iterable(each)), np.array([*map(len, each)])
        else:
            found, begins = analysis.words_among(units, classes)
            held = np.diff(begins.searchsorted(np.cumsum(lengths)), prepend=0)
        numbers = np.fromiter(map(self.words.__getitem__, found), np.uint64, len(found))
        owned = numbers << np.uint64(24) | np.repeat(np.array(self.documents, np.uint64), held)
        owned.sort()
        starts = analysis.run_starts(owned)
        frequencies = np.minimum(np.diff(starts, append=len(owned)), analysis.MAX_FREQUENCY).astype(np.uint64)
        self.word_runs.append(owned[starts] << np.uint64(8) | frequencies)

    def finished(self) -> FieldPostings[AnyLists]:
        self.flush()
        own = self._own()
        return merged([(own, None), *self.others]) if self.others else own

    def _own(self) -> FieldPostings[Lists]:
        keys, postings, signs = self._sorted_grams()
        starts = analysis.run_starts(keys)
        words, word_starts, word_postings = self._sorted_words()
        return FieldPostings(
            keys[starts],
            Lists(np.append(starts, len(keys)).astype(np.uint32), postings, signs),
            words,
            Lists(np.append(word_starts, len(word_postings)).astype(np.uint32), word_postings),
        )

    def _sorted_words(self) -> tuple[list[bytes], NDArray[np.int64], NDArray[np.uint32]]:
        """All words, ascending, where the postings of each begin, and these."""
        ascending = sorted(self.words)
        places = np.zeros(len(ascending), np.uint64)
        places[[self.words[word] for word in ascending]] = np.arange(len(ascending))
        found = np.concatenate([np.zeros(0, np.uint64), *self.word_runs])
        postings = found.astype(np.uint32) | places.take(found >> np.uint64(32)) << np.uint64(32)
        postings.sort(kind="stable")
        starts = analysis.run_starts(postings >> np.uint64(32))
        return [word.encode() for word in ascending], starts, postings.astype(np.uint32)

    def _sorted_grams(self) -> tuple[NDArray[np.uint32], NDArray[np.uint32], Signs]:
        """All grams, ascending, with their postings and the signs of these."""
        runs = [*self.runs, analysis.GramPostings(np.zeros(0, np.uint64), np.zeros(0, np.uint16))]
        self.runs = []
        grams, signs = (np.concatenate(parts) for parts in zip(*runs, strict=True))
        postings = grams.astype(np.uint32)
        grams &= np.uint64(0xFFFFFFFF00000000)
        grams |= np.arange(len(grams), dtype=np.uint64)
        # Sorted runs one after the other: the stable sort merges them.
        grams.sort(kind="stable")
        order = grams.astype(np.uint32)
        return (grams >> np.uint64(32)).astype(np.uint32), postings[order], signs[order]


class FlatPool:
    """Whoosh's PostingPool as far as SegmentWriter knows it, and `add_run` for merges."""

    def __init__(self) -> None:
        self._fields: dict[str, _Gathered] = {}

    def _field(self, name: str) -> _Gathered:
        if name not in self._fields:
            self._fields[name] = _Gathered(self._field(FORMS) if name == BODY else None)
        return self._fields[name]

    def add(self, item: Item) -> None:
        """Add (field, term, document, weight, text): a whole text where there is one, then the term is TEXT_TERM, else
        one posting."""
        name, term, document, weight, text = item
        gathered = self._field(name)
        if text is not None:
            gathered.add_text(document, text)
            return
        posting = document << 8 | min(max(int(weight), 1), analysis.MAX_FREQUENCY)
        gram = analysis.text_gram(term)
        if gram is None:
            gathered.word_runs.append(np.array([gathered.words[term.decode()] << 32 | posting], np.uint64))
        else:
            known = np.array([gram << 32 | posting], np.uint64), np.array([UNKNOWN], np.uint16)
            gathered.runs.append(analysis.GramPostings(*known))

    def add_run(self, name: str, postings: FieldPostings[Lists], documents: NDArray[np.uint32]) -> None:
        """Add the postings of another segment, whose documents come after all that were added.  `documents` maps its
        document numbers to new ones; see postings.DROPPED."""
        self._field(name).others.append((postings, documents))

    def iter_postings(self) -> dict[str, FieldPostings[AnyLists]]:
        """All postings, by field.  Whoosh passes this on to FieldWriter.add_postings without looking."""
        return {name: gathered.finished() for name, gathered in sorted(self._fields.items())}

    def save(self) -> None:
        """Nothing is kept outside memory."""

    def cleanup(self) -> None:
        self._fields = {}
