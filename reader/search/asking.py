"""An expression put to a state of the index."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.errors import UsageError
from reader.i18n import gettext as _
from reader.model.progress import IsCancelled, never
from reader.model.query import Expression, Field, Leaf, Or, Phrase, Reading, Run, confined
from reader.model.search import DocumentHits, Facet, Query
from reader.search import regexes
from reader.search.analysis import MAX_FREQUENCY
from reader.search.evaluated import ExpressionMatches, countable
from reader.search.evaluation import Evaluation
from reader.search.hits import Asked, Wanted, documents_hits
from reader.search.leaves import STORED, Budget
from reader.search.matches import Matches
from reader.search.meaning import FoldedDocument, Place, hits, notes_sought, resolved, section_of
from reader.search.noted import NotesOf, no_notes, with_notes
from reader.search.placing import block_texts
from reader.search.searcher import Searcher
from reader.search.searching import PhraseSearch, Search, phrase_plans
from reader.search.segments import SegmentView
from reader.text.folding import fold_text

# Documents that an expression is looked for in within some hundredths of a second.
_PORTION: Final = 256


def asked(searcher: Searcher, query: Query, notes_of: NotesOf = no_notes, cancelled: IsCancelled = never) -> Search:
    """The search that answers a query; once it is `cancelled`, what looks for more raises Cancelled.

    Raises UsageError if there is nothing to look for.
    """
    expression = query.expression
    sections = [_field(chosen.value) for chosen in query.filters if chosen.facet is Facet.SECTION]
    if sections:
        expression = confined(expression or _expression(query), sections)
    if expression is None:
        return PhraseSearch(searcher, query)
    search = ExpressionSearch(searcher, query, expression, notes_of, cancelled)
    phrases = search.as_phrases()
    return search if phrases is None else PhraseSearch(searcher, phrases, search.reading)


def _field(section: str) -> Field:
    """The field of the blocks of a section."""
    if section not in _CHOOSABLE:
        raise UsageError(
            _("不能只看「{section}」的結果；可以選的是 {known}。").format(section=section, known="、".join(_CHOOSABLE))
        )
    return _CHOOSABLE[section]


_CHOOSABLE: Final = {field.value: field for field in Field if section_of(field)}


def _expression(query: Query) -> Expression:
    phrase_plans(query)  # raises where there is nothing to look for
    phrases = tuple(Phrase(text, prefix=query.prefix) for text in (query.phrase, *query.anyof) if text.strip())
    return phrases[0] if len(phrases) == 1 else Or(phrases)


class ExpressionSearch(Search):
    """What a query with an expression finds in the segments of one commit.

    expression: with its runs of words taken as phrases or not.  reading: how they were taken, None if there are none.
    """

    def __init__(
        self, searcher: Searcher, query: Query, expression: Expression, notes_of: NotesOf, cancelled: IsCancelled
    ) -> None:
        super().__init__(searcher, query)
        self._notes_of = notes_of
        self._budget = Budget(regexes.SECONDS, cancelled)
        self._readings: dict[Run, Reading] = {}
        self.expression = resolved(expression, self._read)
        self._in_notes = tuple(notes_sought(self.expression))
        self.portion = _PORTION if countable(self.expression) < MAX_FREQUENCY else None
        taken = set(self._readings.values())
        self.reading = None if not taken else Reading.WORDS if Reading.WORDS in taken else Reading.PHRASE
        self._evaluations: dict[str, Evaluation] = {}

    def _read(self, run: Run) -> Reading:
        """A phrase, if any document says it so."""
        if run not in self._readings:
            phrase = resolved(run, lambda _run: Reading.PHRASE)
            said = self._query.reading is Reading.PHRASE or (
                self._query.reading is None
                and any(Evaluation(each, phrase, self._budget).holds_anywhere() for each in self._searcher.segments)
            )
            self._readings[run] = Reading.PHRASE if said else Reading.WORDS
        return self._readings[run]

    def as_phrases(self) -> Query | None:
        """The same query without an expression, if it asks for nothing but phrases in the text."""
        found = self.expression.parts if isinstance(self.expression, Or) else (self.expression,)
        phrases = [part for part in found if isinstance(part, Phrase) and part.field is Field.TEXT]
        if len(phrases) < len(found) or len({phrase.prefix for phrase in phrases}) > 1:
            return None
        first, *others = phrases
        return replace(
            self._query,
            phrase=first.text,
            prefix=first.prefix,
            anyof=tuple(each.text for each in others),
            expression=None,
        )

    @property
    def incomplete(self) -> int:
        return len(self._budget.unseen)

    def _matches(self, segment: SegmentView) -> Matches:
        """The documents of which the expression may be true, with hits or without."""
        evaluation = Evaluation(segment, self.expression, self._budget)
        self._evaluations[segment.name] = evaluation
        wanted = self._searcher.wanted(segment, self._query)
        return ExpressionMatches(segment, evaluation, wanted, self._searcher.scoring)

    def hits(self, asked: Sequence[Asked]) -> list[DocumentHits | None]:
        groups = documents_hits([self._wanted(each) for each in asked], self._anew)
        if not self._in_notes:
            return groups
        return [
            group and with_notes(group, self._noted(each), self._notes_of(group.document), each.source[2], each.limit)
            for each, group in zip(asked, groups, strict=True)
        ]

    def _noted(self, asked: Asked) -> list[Leaf]:
        return self._evaluations[asked.found.segment.name].noted(asked.found.docnum)

    def _wanted(self, asked: Asked) -> Wanted:
        found, evaluation = asked.found, self._evaluations[asked.found.segment.name]
        if self._in_notes:  # which have no places in the text, and count
            spans = evaluation.spans(found.docnum)
            return Wanted(asked, len(spans), spans[: asked.limit])
        return Wanted(asked, found.total, evaluation.spans(found.docnum, asked.limit))

    def _blocks(self, matches: Matches) -> Iterator[NDArray[np.intp]]:
        evaluation = self._evaluations[matches.segment.name]
        for source, row in zip(evaluation.sources, matches.counts, strict=True):
            yield evaluation.blocks(source, matches.docs[row > 0])

    def _anew(self, asked: Asked) -> list[Place] | None:
        """The places in a document whose text has changed since it was indexed."""
        documents, docnum, blocks = asked.found.segment.documents, asked.found.docnum, asked.source[2]
        document = FoldedDocument(
            blocks=[fold_text(block) for block in blocks],
            sections=documents.facts.sections_of(docnum, range(len(blocks))),
            known={field: block_texts(documents.texts[name], docnum) for field, name in STORED.items()},
            values={Field.DATE: documents.facts.day(docnum), Field.NUMBER: documents.facts.issue(docnum)},
        )
        try:
            return hits(self.expression, document)
        except TimeoutError:
            return None
