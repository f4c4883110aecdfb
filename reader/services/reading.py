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
from reader.structure.date_mentions import date_mentions
from reader.text.conversion import converter
from reader.text.offsets import OffsetMap
from reader.text.segmentation import is_simplified

# Blocks kept: some screens of text in every script, and what was scrolled past.
_KEPT: Final = 4096


@dataclass(frozen=True, slots=True)
class Displayed:
    """A block's text in a script, without footnote marks; the map's source is the block's text."""

    text: str
    map: OffsetMap


def displayed(text: str, script: Script) -> Displayed:
    """`text` in `script`, whichever script it is written in."""
    if script is Script.SOURCE:
        return Displayed(text, OffsetMap.identity(len(text)))
    converted = converter(script, simplified_source=is_simplified(text)).convert(text)
    return Displayed(converted.text, converted.map)


class ReadingService:
    """Views of blocks, each made when it is first asked for and kept for a while."""

    def __init__(self, glossary: Glossary) -> None:
        self._matcher = Matcher(glossary)
        # By text, not by block: a string knows its hash, a block would be hashed field by field.
        self._displayed = lru_cache(_KEPT)(displayed)
        self._terms = lru_cache(_KEPT)(self._matcher.matches)
        self._dates = lru_cache(_KEPT)(date_mentions)

    def displayed(self, block: Block, script: Script) -> Displayed:
        """The block's text in `script`."""
        return self._displayed(block.text, script)

    def terms(self, block: Block) -> tuple[TermMatch, ...]:
        """The glossary's terms in the block's source text."""
        return self._terms(block.text)

    def dates(self, block: Block, issued: date | None) -> tuple[DateMention, ...]:
        """The dates in the block's source text; `issued` is the day of its document."""
        return self._dates(block.text, issued)

    def outline(self, document: Document) -> tuple[OutlineEntry, ...]:
        return outline_of(document)

    def find_quote(self, blocks: Sequence[Block], exact: str) -> list[Span]:
        """Every place where the words stand, in either script and any width."""
        return anchoring.find_quote(blocks, exact)
