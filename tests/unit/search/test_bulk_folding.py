from itertools import accumulate

from hypothesis import example, given
from hypothesis import strategies as st

from reader.search import bulk_folding
from reader.search.fields import fold_all
from reader.search.tables import code_units
from reader.search.unusual import is_unusual
from reader.text import folding

# 墠 is folded to a character outside the BMP; the last one is written outside it and folded to one inside.
LINE = st.text(
    st.sampled_from("臺湾ＷtoÉß１。「 　\t\u00a0\u200b\ufeff\u0301①カ墠𠀀\U0002f800") | st.characters(), max_size=40
)


def unusual_of(text: str) -> dict[int, str]:
    """The unusual characters of a text that are one unit, folded and as they are, by their places in units."""
    folded, own = folding.fold_text(text), folding.in_own_script(text)
    places = accumulate((len(code_units(char)) for char in folded), initial=0)
    return {
        at: char
        for at, plain, char in zip(places, folded, own, strict=False)
        if is_unusual(char) and max(plain, char) <= "\uffff"
    }


def told(folded: bulk_folding.Folded) -> dict[int, str]:
    return dict(zip(folded.unusual.tolist(), map(chr, folded.own.tolist()), strict=True))


def test_an_unusual_character_is_known_beside_one_outside_the_bmp() -> None:
    assert unusual_of("墠湾𠀀湾") == {2: "湾", 5: "湾"}
    assert unusual_of("臺灣") == {}


@given(st.lists(LINE, max_size=30), st.integers(0, 30))
@example([" 甲", "乙 ", "", " ", "丙"], 1)
@example(["é" * 30 + " " + "𠀀"], 0)
def test_bulk_folding_is_folding(lines: list[str], at: int) -> None:
    plain = "國際貿易組織加入WTO。" * 60  # makes the text long, and blanks few
    text = "\n".join([*lines[:at], plain, *lines[at:], plain])
    folded = bulk_folding.fold(text)
    assert folded.text == bulk_folding.fold_text(text) == folding.fold_text(text)
    assert folded.units.tolist() == code_units(folded.text).tolist()
    assert told(folded) == unusual_of(text)


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
        assert told(found.folded) == unusual_of("\n".join(blocks))


def test_every_character_of_the_bmp_is_folded_alike() -> None:
    chars = [chr(code) for code in range(0x10000) if not 0xD800 <= code < 0xE000]
    for start in range(0, len(chars), 700):
        text = "\n".join(f"{char} a{char}a" for char in chars[start : start + 700])
        assert bulk_folding.fold_text(text) == folding.fold_text(text)
