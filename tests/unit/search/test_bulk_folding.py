from hypothesis import example, given
from hypothesis import strategies as st

from reader.search import bulk_folding
from reader.search.fields import fold_all
from reader.search.tables import code_units
from reader.search.unusual import is_unusual
from reader.text import folding

LINE = st.text(st.sampled_from("臺湾ＷtoÉß１。「 　\t\u00a0\u200b\ufeff\u0301①カ") | st.characters(), max_size=40)


@given(st.lists(LINE, max_size=30), st.integers(0, 30))
@example([" 甲", "乙 ", "", " ", "丙"], 1)
@example(["é" * 30 + " " + "𠀀"], 0)
def test_bulk_folding_is_folding(lines: list[str], at: int) -> None:
    plain = "國際貿易組織加入WTO。" * 60  # makes the text long, and blanks few
    text = "\n".join([*lines[:at], plain, *lines[at:], plain])
    folded = bulk_folding.fold(text)
    assert folded.text == bulk_folding.fold_text(text) == folding.fold_text(text)
    own = folding.in_own_script(text)
    if len(folded.units) == len(folded.text) == len(code_units(own)):
        expected = {at: char for at, char in enumerate(own) if is_unusual(char)}
        assert dict(zip(folded.unusual.tolist(), map(chr, folded.own.tolist()), strict=True)) == expected


@given(st.lists(st.lists(LINE, max_size=5), max_size=8), st.integers(0, 8))
def test_texts_folded_together_are_folded_as_each_alone(texts: list[list[str]], at: int) -> None:
    together = fold_all([*texts[:at], ["國際貿易組織 加入WTO。" * 60, ""], *texts[at:]])
    del together[min(at, len(texts))]
    assert len(together) == len(texts)
    for blocks, found in zip(texts, together, strict=True):
        parts = [folding.fold_text(block) for block in blocks]
        assert found.folded.text == "\n".join(parts)
        assert found.folded.units.tolist() == code_units(found.folded.text).tolist()
        assert found.utf8 == found.folded.text.encode("utf-8", "surrogatepass")
        sizes = [len(part.encode("utf-8", "surrogatepass")) + 1 for part in parts]
        assert found.starts.tolist() == [sum(sizes[:block]) for block in range(len(parts))]
        alone = bulk_folding.fold("\n".join(blocks))
        if len(alone.units) == len(alone.text):
            assert found.folded.unusual.tolist() == alone.unusual.tolist()
            assert found.folded.own.tolist() == alone.own.tolist()


def test_every_character_of_the_bmp_is_folded_alike() -> None:
    chars = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    for start in range(0, len(chars), 700):
        text = "\n".join(f"{char} a{char}a" for char in chars[start : start + 700])
        assert bulk_folding.fold_text(text) == folding.fold_text(text)
