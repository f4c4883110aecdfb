from hypothesis import given
from hypothesis import strategies as st

from reader.search.folded_block import FoldedBlock, folded_block
from reader.text.folding import fold

LONG = "國際貿易組織 WTO\u3000與　台灣\u200b。\t甲 \n 乙  é ß" * 3 + " " * 9
PIECES = st.lists(st.sampled_from((LONG, LONG * 70, "中" * 4095, "a b", " ", "\u00a0\u200b", "𠀀")), max_size=5)


@given(PIECES.map("".join).filter(lambda text: fold(text).text), st.data())
def test_a_long_block_is_folded_and_mapped_as_in_one_piece(text: str, data: st.DataObject) -> None:
    whole, block, quick = fold(text), FoldedBlock(text), folded_block(text)
    assert block.text == quick.text == whole.text
    start = data.draw(st.integers(0, len(whole.text) - 1))
    end = data.draw(st.integers(start + 1, min(start + 9000, len(whole.text))))
    assert block.to_source(start, end) == quick.to_source(start, end) == whole.map.to_source(start, end)
