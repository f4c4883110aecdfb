"""Anchors under random texts and edits: found, or honestly not."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from reader.anchoring import MINIMUM_SCORE, describe, find_quote, resolve
from reader.anchoring.passage import squeeze
from reader.model.annotation import Ambiguous, Position, Resolved, Span, TextQuoteSelector
from reader.model.document import Block, BlockKind

# Few characters, so that repetitions abound; and whatever else there is.
CHARACTERS = st.sampled_from("貿易協定之國際條款，。 　WTOab1\n") | st.characters()
TEXTS = st.text(CHARACTERS, max_size=40) | st.sampled_from(
    ["", "世界貿易組織爭端解決機制", "北美自由貿易協定之原產地規則"]
)
KINDS = st.sampled_from([BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.FOOTNOTE, BlockKind.FURNITURE])
DOCUMENTS = st.lists(st.builds(Block, kind=KINDS, text=TEXTS), max_size=6).map(tuple)


@st.composite
def anchored(draw: st.DrawFn) -> tuple[tuple[Block, ...], Span]:
    """A document and a span of it that is not empty."""
    blocks = draw(DOCUMENTS.filter(lambda blocks: any(block.text for block in blocks)))
    places = [Position(i, offset) for i, block in enumerate(blocks) for offset in range(len(block.text) + 1)]
    ends = sorted(draw(st.lists(st.sampled_from(places), min_size=2, max_size=2, unique=True)))
    return blocks, Span(*ends)


@st.composite
def edited(draw: st.DrawFn, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks dropped, put in, joined, split, cut and written over."""
    now = list(blocks)
    for _ in range(draw(st.integers(0, 4))):
        here = draw(st.integers(0, max(0, len(now) - 1)))
        action = draw(st.sampled_from(["drop", "put in", "join", "split", "write"]))
        if action == "put in":
            now.insert(here, draw(st.builds(Block, kind=KINDS, text=TEXTS)))
        elif not now:
            continue
        elif action == "drop":
            del now[here]
        elif action == "join" and here + 1 < len(now):
            now[here : here + 2] = [replace(now[here], text=now[here].text + now[here + 1].text)]
        else:
            text = now[here].text
            cut, end = sorted(draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text)))))
            if action == "split":
                now[here : here + 1] = [replace(now[here], text=text[:cut]), replace(now[here], text=text[cut:])]
            else:
                now[here] = replace(now[here], text=text[:cut] + draw(st.text(CHARACTERS, max_size=5)) + text[end:])
    return tuple(now)


@settings(deadline=None)
@given(anchored())
def test_an_unchanged_document_gives_the_span_back(case: tuple[tuple[Block, ...], Span]) -> None:
    blocks, span = case
    quote = describe(blocks, span)
    found = resolve(blocks, quote, span)

    if quote.exact:
        assert found == Resolved(span)


@settings(deadline=None)
@given(st.data(), anchored())
def test_what_is_found_says_what_was_quoted(data: st.DataObject, case: tuple[tuple[Block, ...], Span]) -> None:
    blocks, span = case
    quote = describe(blocks, span)
    now = data.draw(edited(blocks))
    found = resolve(now, quote, data.draw(st.sampled_from([span, None])))

    spans = found.candidates if isinstance(found, Ambiguous) else [found.span] if isinstance(found, Resolved) else []
    for each in spans:
        text = "".join(
            block.text[slice(*part)] for i, block in enumerate(now) if (part := each.part(i, len(block.text)))
        )
        there = [squeeze(describe(now, each).exact), squeeze(text)]
        assert max(fuzz.ratio(squeeze(quote.exact), words) for words in there) >= 100 * MINIMUM_SCORE
        assert each.start < each.end
    assert not isinstance(found, Ambiguous) or found.candidates


@settings(deadline=None)
@given(anchored(), DOCUMENTS, DOCUMENTS)
def test_words_whose_surroundings_stay_are_never_lost(
    case: tuple[tuple[Block, ...], Span], before: tuple[Block, ...], after: tuple[Block, ...]
) -> None:
    blocks, span = case
    quote = describe(blocks, span)
    now = (*before, *blocks, *after)
    shifted = Span(
        replace(span.start, block=span.start.block + len(before)), replace(span.end, block=span.end.block + len(before))
    )
    found = resolve(now, quote, span)

    if squeeze(quote.exact) and describe(now, shifted) == quote:
        assert isinstance(found, Resolved | Ambiguous)
        if isinstance(found, Resolved):
            assert squeeze(describe(now, found.span).exact) == squeeze(quote.exact)


@settings(deadline=None)
@given(DOCUMENTS, st.builds(TextQuoteSelector, st.text(CHARACTERS), st.text(CHARACTERS), st.text(CHARACTERS)))
def test_any_quote_in_any_document_has_an_answer(blocks: tuple[Block, ...], quote: TextQuoteSelector) -> None:
    resolve(blocks, quote, None)
    resolve(blocks, quote, Span(Position(2, 3), Position(7, 1)))


@settings(deadline=None)
@given(anchored())
def test_a_quotation_typed_as_it_stands_is_found(case: tuple[tuple[Block, ...], Span]) -> None:
    blocks, span = case
    readable = [replace(block, kind=BlockKind.PARAGRAPH) for block in blocks]
    words = describe(readable, span).exact
    found = find_quote(readable, words)

    if squeeze(words):
        assert found or not words.strip()
        assert all(place.start < place.end for place in found)
