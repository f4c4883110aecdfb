"""Whatever a reader sets right, in whatever order: no word is lost, and everything stays on its words."""

import re
from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.annotation import Position, Span
from reader.model.corrections import Act, Join, Recast, Refer, Split
from reader.model.document import Block, BlockKind, FootnoteRef, Link, Metadata, Structure
from reader.structure import restore
from reader.structure.correcting import Moves, corrected, describe_place
from tests.properties.test_structure import DRESS, texts
from tests.unit.presenters.sample import table
from tests.unit.structure.raw import raw_text

Wish = tuple[int, int, int, int]
"""What a reader does: which act, on which block, at which character, with which kind."""

wishes = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 40), st.integers(0, 30), st.integers(0, 20)), max_size=8)
KINDS = tuple(BlockKind)

NOTED = Structure(
    Metadata(title="貿易自由化"),
    (
        Block(BlockKind.HEADING, "一、貿易自由化之發展", level=1),
        Block(
            BlockKind.PARAGRAPH,
            "各國致力於降低關稅，並簡化通關程序。",
            inlines=(FootnoteRef(9, 1, 6), FootnoteRef(18, 2, 7)),
        ),
        Block(BlockKind.FURNITURE, "經貿前線 3", role="header"),
        Block(BlockKind.LIST_ITEM, "數位貿易受到重視。", level=1, marker="（一）"),
        Block(BlockKind.LIST_ITEM, "智慧財產權之保護亦然。", level=1, marker="（二）", inlines=(FootnoteRef(8, 3, 8),)),
        table([["項目", "內容"], ["關稅", "調降"], ["配額", "取消"]]),
        Block(BlockKind.FOOTNOTE, "See WTO, Annual Report (2024).", number=1),
        Block(BlockKind.FOOTNOTE, "Id. at 12, https://a.tw/b.", number=2, inlines=(Link(11, 25, "https://a.tw/b"),)),
        Block(BlockKind.FOOTNOTE, "見前揭註一。", number=3),
        Block(BlockKind.PARAGRAPH, "3 見前揭註一。"),
        Block(BlockKind.PARAGRAPH, "4. 該條約另有規定，", inlines=(FootnoteRef(9, 5),)),
        Block(BlockKind.PARAGRAPH, "以及其他事項。"),
    ),
)


def act_of(blocks: tuple[Block, ...], wish: Wish) -> Act | None:
    what, block, offset, kind = wish
    if not blocks:
        return None
    block %= len(blocks)
    offset %= len(blocks[block].text) + 1
    if what == 0:
        return Join(describe_place(blocks, Position(block, 0)))
    if what == 1:
        return Split(describe_place(blocks, Position(block, offset)))
    if what == 3:
        return refer(blocks, block, offset)
    return Recast(describe_place(blocks, Position(block, 0)), KINDS[kind % len(KINDS)], level=1 + kind % 3)


def refer(blocks: tuple[Block, ...], block: int, offset: int) -> Act | None:
    """The figures at an offset, or a mark of the block, taken for the other."""
    text, refs = blocks[block].text, blocks[block].footnote_refs
    if refs and offset % 2:
        ref = refs[offset % len(refs)]
        return Refer(describe_place(blocks, Position(block, ref.offset)), ref.number, marks=False)
    figures = list(re.finditer(r"(?<!\d)[1-9][0-9]{0,3}(?!\d)", text, re.ASCII))
    if not figures:
        return None
    found = figures[offset % len(figures)]
    return Refer(describe_place(blocks, Position(block, found.start())), int(found[0]))


def done(structure: Structure, wanted: list[Wish]) -> tuple[list[Act], Structure, Moves]:
    """The acts that fit, what they made of the structure, and where its words went."""
    acts: list[Act] = []
    made = corrected(structure, acts)
    for wish in wanted:
        act = act_of(made.structure.blocks, wish)
        if act is not None and not (tried := corrected(structure, [*acts, act])).unapplied:
            acts.append(act)
            made = tried
    return acts, made.structure, made.moves


def _characters(structure: Structure) -> Counter[str]:
    kept = (
        f"{'' if block.number is None else block.number}{block.marker or ''}{block.text}"
        + "".join(str(ref.number) for ref in block.footnote_refs)
        for block in structure.blocks
    )
    return Counter(re.sub(rf"[\s{re.escape(DRESS)}]", "", "".join(kept)))


def _fits(structure: Structure) -> None:
    for block in structure.blocks:
        refs = block.footnote_refs
        assert all(0 <= ref.offset <= len(block.text) for ref in refs)
        aimed = [structure.blocks[ref.target] for ref in refs if ref.target is not None]
        assert all(note.kind is BlockKind.FOOTNOTE for note in aimed)
        assert [note.number for note in aimed] == [ref.number for ref in refs if ref.target is not None]
        assert all(block.text[link.start : link.end] in link.url for link in block.links)
        assert (block.kind is BlockKind.FOOTNOTE) == (block.number is not None)
        if block.rows:
            assert block.text == "\n".join("\t".join(row) for row in block.cell_texts())


@given(texts | st.just(""), wishes)
@settings(max_examples=200, deadline=None)
def test_no_character_is_lost_and_offsets_fit(text: str, wanted: list[Wish]) -> None:
    structure = restore(raw_text(text)) if text else NOTED
    acts, made, _ = done(structure, wanted)

    added = _characters(made)
    added.subtract(_characters(structure))
    # A footnote without a number is counted on from the one before: the only figures that may be put in.
    assert not [char for char, count in added.items() if count < 0]
    assert not [char for char, count in added.items() if count > 0 and not char.isdecimal()]
    _fits(made)
    assert corrected(structure, acts).structure == made


@given(texts | st.just(""), wishes)
@settings(max_examples=200, deadline=None)
def test_a_mark_stays_on_the_same_words(text: str, wanted: list[Wish]) -> None:
    structure = restore(raw_text(text)) if text else NOTED
    acts, made, moves = done(structure, wanted)
    back = moves.inverse()
    lost: Counter[str] = Counter()
    for index, block in enumerate(structure.blocks):
        for offset, char in enumerate(block.text):
            here = Span.within(index, offset, offset + 1)
            there = moves.span(here)
            if there is None:
                lost[char] += not char.isspace() and char not in DRESS
            else:
                assert made.blocks[there.start.block].text[there.start.offset : there.end.offset] == char
                assert back.span(there) == here
    heads = "".join(f"{block.marker or ''}{'' if block.number is None else block.number}" for block in made.blocks)
    heads += "".join(str(ref.number) for block in made.blocks for ref in block.footnote_refs)
    # Figures that were a mark and are figures again are others: a mark on them is found by its quotation.
    heads += "".join(str(act.number) for act in acts if isinstance(act, Refer))
    assert lost <= Counter(heads)


@given(wishes)
@settings(max_examples=200, deadline=None)
def test_footnote_marks_go_on_meaning_the_same_notes(wanted: list[Wish]) -> None:
    """The words of a note that a mark means are still those, as long as it is a note."""
    before = {
        ref.number: _note(NOTED, ref.target) for block in NOTED.blocks for ref in block.footnote_refs if ref.target
    }
    assert before == {1: "See WT", 2: "Id. at", 3: "見前揭註一。"}
    _, made, _ = done(NOTED, [wish for wish in wanted if wish[0] in (0, 2)])
    for block in made.blocks:
        for ref in block.footnote_refs:
            if ref.target is not None:
                assert _note(made, ref.target) == before[ref.number]


def _note(structure: Structure, target: int | None) -> str:
    assert target is not None
    return structure.blocks[target].text[:6]
