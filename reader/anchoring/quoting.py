"""From a span to the words it covers, and from typed words to the spans that say them."""

from collections.abc import Sequence
from typing import Final

from reader.anchoring.passage import Passage, squeeze
from reader.model.annotation import Span, TextQuoteSelector
from reader.model.document import Block, BlockKind
from reader.text.folding import fold, fold_text, is_word

# As Hypothesis and the examples of the W3C have it.
CONTEXT: Final = 32


def describe(document_blocks: Sequence[Block], span: Span) -> TextQuoteSelector:
    """The words of `span` and up to 32 code points before and after within its first and last block.

    Furniture is none of the words of a span that begins and ends outside of it.  What lies beyond the end of a block
    or of the document is empty.
    """
    blocks = document_blocks
    touched = range(span.start.block, min(span.end.block + 1, len(blocks)))
    furniture = any(blocks[i].kind is BlockKind.FURNITURE for i in (*touched[:1], *touched[-1:]))
    parts = []
    for index in touched:
        covered = span.part(index, len(blocks[index].text))
        if covered and (furniture or blocks[index].kind is not BlockKind.FURNITURE):
            parts.append(blocks[index].text[slice(*covered)])
    first = blocks[span.start.block].text if span.start.block < len(blocks) else ""
    last = blocks[span.end.block].text if span.end.block < len(blocks) else ""
    start, end = span.start.offset, span.end.offset
    return TextQuoteSelector("\n".join(parts), first[max(0, start - CONTEXT) : start], last[end : end + CONTEXT])


def find_quote(blocks: Sequence[Block], exact: str) -> list[Span]:
    """Every place where the words `exact`, typed in either script and any width, stand, in order.

    Blanks and the ends of blocks do not count.  Places where the quotation is a part of a longer word are given only
    if there are no others.  Furniture is not looked into.
    """
    wanted = fold_text(squeeze(exact))
    passage = Passage(blocks)
    if not wanted:
        return []
    folded = fold(passage.text)
    spans = []
    start = folded.text.find(wanted)
    while start >= 0:
        spans.append(passage.span(*folded.map.to_source(start, start + len(wanted))))
        start = folded.text.find(wanted, start + len(wanted))
    whole = [span for span in spans if _is_whole(blocks, span)]
    return whole or spans


def _is_whole(blocks: Sequence[Block], span: Span) -> bool:
    first, last = blocks[span.start.block].text, blocks[span.end.block].text
    start, end = span.start.offset, span.end.offset
    goes_back = start > 0 and is_word(first[start - 1]) and is_word(first[start])
    goes_on = end < len(last) and is_word(last[end - 1]) and is_word(last[end])
    return not (goes_back or goes_on)
