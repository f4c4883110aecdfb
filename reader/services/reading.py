"""A document as it is read: in the script asked for, with its terms and its outline."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import Final

from reader import anchoring
from reader.glossary import Glossary, Matcher
from reader.model.annotation import Span
from reader.model.dates import DateMention
from reader.model.document import Block, Document, OutlineEntry
from reader.model.document import outline as outline_of
from reader.model.glossary import TermMatch
from reader.model.script import Script
from reader.structure.words.date_mentions import date_mentions
from reader.text.conversion import Conversions, Replacement
from reader.text.offsets import OffsetMap

# Blocks kept: some screens of text in every script, and what was scrolled past.
_KEPT: Final = 4096
_OF_EVENTS: Final = ("events", "calendar", "schedule", "courses")


@dataclass(frozen=True, slots=True)
class Displayed:
    """A block's text in a script, without footnote marks; the map's source is the block's text."""

    text: str
    map: OffsetMap


class ReadingService:
    """Views of blocks, each made when it is first asked for and kept for a while."""

    def __init__(self, glossary: Glossary, conversions: Conversions | None = None) -> None:
        self._conversions = conversions or Conversions()
        self._glossary = glossary
        self._matcher = Matcher(glossary)
        # By text, not by block: a string knows its hash, a block would be hashed field by field.
        self._shown = lru_cache(_KEPT)(self._convert)
        self._replaced = lru_cache(_KEPT)(self._replacements)
        self._terms = lru_cache(_KEPT)(self._match)
        self._dates = lru_cache(_KEPT)(date_mentions)

    def displayed(self, block: Block, script: Script) -> Displayed:
        """The block's text in `script`."""
        return self._shown(block.text, script)

    def shown(self, text: str, script: Script) -> Displayed:
        """`text` in `script`, whichever script it is written in."""
        return self._shown(text, script)

    def _convert(self, text: str, script: Script) -> Displayed:
        return Displayed(*self._conversions.convert(text, script))

    def replacements(self, block: Block, script: Script) -> tuple[Replacement, ...]:
        """The terms of the block's source text that `script` shows in other words."""
        return self._replaced(block.text, script)

    def _replacements(self, text: str, script: Script) -> tuple[Replacement, ...]:
        return tuple(self._conversions.of(text, script).replacements(text))

    def terms_chosen(self) -> None:
        """The reader's choices of terms have changed: show everything anew."""
        self._shown.cache_clear()
        self._replaced.cache_clear()

    def use_glossary(self, glossary: Glossary) -> bool:
        """Look for the terms of `glossary` from now on; whether it is another one."""
        if glossary is self._glossary:
            return False
        self._glossary, self._matcher = glossary, Matcher(glossary)
        self._terms.cache_clear()
        return True

    def _match(self, text: str) -> tuple[TermMatch, ...]:
        return self._matcher.matches(text)

    def terms_in(self, text: str) -> tuple[TermMatch, ...]:
        """The glossary's terms in any text."""
        return self._terms(text)

    def terms(self, block: Block) -> tuple[TermMatch, ...]:
        """The glossary's terms in the block's source text."""
        return self._terms(block.text)

    def dates(self, block: Block, issued: date | None) -> tuple[DateMention, ...]:
        """The dates in the block's source text; `issued` is the day of its document."""
        return self._dates(block.text, issued, block.role in _OF_EVENTS)

    def outline(self, document: Document) -> tuple[OutlineEntry, ...]:
        """The headings of the document, in its order."""
        return outline_of(document)

    def find_quote(self, blocks: Sequence[Block], exact: str) -> list[Span]:
        """Every place where the words stand, in either script and any width."""
        return anchoring.find_quote(blocks, exact)
