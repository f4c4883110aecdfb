"""An expression put to a state of the index."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from reader.model.query import Expression, Field, Or, Phrase, Reading, Run
from reader.model.search import DocumentHits, Query
from reader.search import regexes
from reader.search.evaluation import Evaluation
from reader.search.hits import Source, document_hits
from reader.search.leaves import STORED, Budget
from reader.search.meaning import FoldedDocument, Place, hits, resolved, sources
from reader.search.placing import block_texts
from reader.search.searcher import Matches, RankedDocument, Searcher, SegmentView
from reader.text.folding import fold_text


class Asked:
    """What a query with an expression finds in the segments of one commit.

    expression: with its runs of words taken as phrases or not.  reading: how they were taken, None if there are none.
    """

    def __init__(self, searcher: Searcher, query: Query, expression: Expression) -> None:
        self._searcher = searcher
        self._query = query
        self._budget = Budget(regexes.SECONDS)
        self._readings: dict[Run, Reading] = {}
        self.expression = resolved(expression, self._read)
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

    def ranked(self, limit: int) -> tuple[int, int, list[RankedDocument]]:
        """As `Searcher.ranked`; the documents are those of which the expression is true, with hits or without."""
        matches = [self._matches(segment) for segment in self._searcher.segments]
        return self._searcher.ordered(matches, len(set(sources(self.expression))), limit)

    def _matches(self, segment: SegmentView) -> Matches:
        evaluation = Evaluation(segment, self.expression, self._budget)
        self._evaluations[segment.name] = evaluation
        if self._query.document is None:
            return evaluation.matches(np.flatnonzero(segment.alive).astype(np.uint32))
        only = (segment.documents.numbers == self._query.document) & segment.alive
        return evaluation.matches(np.flatnonzero(only).astype(np.uint32))

    def hits(self, found: RankedDocument, limit: int, source: Source) -> DocumentHits | None:
        """The first `limit` hits (0 = all) in a document that matches; None if it does so no more."""
        wanted = self._evaluations[found.segment.name].places(found.docnum)
        return document_hits(found, wanted, lambda blocks: self._anew(found, blocks), limit, source)

    def _anew(self, found: RankedDocument, blocks: Sequence[str]) -> list[Place] | None:
        """The places in a document whose text has changed since it was indexed."""
        documents, docnum = found.segment.documents, found.docnum
        document = FoldedDocument(
            blocks=[fold_text(block) for block in blocks],
            sections=[documents.facts.section(docnum, number) for number in range(len(blocks))],
            known={field: block_texts(documents.texts[name], docnum) for field, name in STORED.items()},
            values={Field.DATE: documents.facts.day(docnum), Field.NUMBER: documents.facts.issue(docnum)},
        )
        try:
            return hits(self.expression, document)
        except TimeoutError:
            return None
