"""Blocks folded together, and the way back into each."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reader.search.folded_block import FoldedBlocks
from reader.text.folding import fold

LONG = "國際貿易組織 WTO\u3000與　台灣\u200b。\t甲 \n 乙  é ß" * 3 + " " * 9
PIECES = st.lists(st.sampled_from((LONG, LONG * 70, "中" * 4095, "a b", " ", "\u00a0\u200b", "𠀀", "墠")), max_size=5)


@given(st.lists(PIECES.map("".join), min_size=1, max_size=4), st.data())
def test_blocks_are_folded_and_mapped_as_each_alone(texts: list[str], data: st.DataObject) -> None:
    alone = [fold(text) for text in texts]
    blocks = FoldedBlocks(texts)
    assert blocks.text == "\n".join(each.text for each in alone)
    places = []
    for number, each in enumerate(alone):
        begin = int(blocks.begins[number])
        assert blocks.text[begin : begin + len(each.text)] == each.text
        if each.text:
            start = data.draw(st.integers(0, len(each.text) - 1))
            places.append((number, start, data.draw(st.integers(start + 1, min(start + 9000, len(each.text))))))
    spans = [alone[number].map.to_source(start, end) for number, start, end in places]
    owners, starts, ends = np.array(places, np.intp).reshape(-1, 3).T
    begins = blocks.begins[owners]
    assert blocks.to_source(owners, starts + begins, ends + begins) == spans
