"""Blocks folded together, and the way back into each."""

from hypothesis import given
from hypothesis import strategies as st

from reader.search.folded_block import FoldedBlocks
from reader.text.folding import fold

LONG = "國際貿易組織 WTO\u3000與　台灣\u200b。\t甲 \n 乙  é ß" * 3 + " " * 9
PIECES = st.lists(st.sampled_from((LONG, LONG * 70, "中" * 4095, "a b", " ", "\u00a0\u200b", "𠀀", "墠")), max_size=5)


@given(st.lists(PIECES.map("".join), min_size=1, max_size=4), st.data())
def test_blocks_are_folded_and_mapped_as_each_alone(texts: list[str], data: st.DataObject) -> None:
    numbers = data.draw(st.lists(st.integers(0, 99), min_size=len(texts), max_size=len(texts), unique=True))
    sources = dict(zip(numbers, texts, strict=True))
    alone = {number: fold(text) for number, text in sources.items()}
    blocks = FoldedBlocks(sources)
    assert blocks.texts == {number: each.text for number, each in alone.items()}
    places = []
    for number, each in alone.items():
        if each.text:
            start = data.draw(st.integers(0, len(each.text) - 1))
            places.append((number, start, data.draw(st.integers(start + 1, min(start + 9000, len(each.text))))))
    spans = [alone[number].map.to_source(start, end) for number, start, end in places]
    assert blocks.to_source(places) == spans
