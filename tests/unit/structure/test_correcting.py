"""What each correction makes of a small document, checked by eye."""

from dataclasses import replace
from datetime import date

import pytest

from reader.model.annotation import Position, Span
from reader.model.corrections import Act, Describe, Join, MetadataField, Recast, Refer, Split
from reader.model.document import Block, BlockKind, Box, FootnoteRef, IssueNumber, Metadata, Records, Structure
from reader.structure.correcting import corrected, describe_place
from tests.unit.presenters.sample import table

WITH_NOTES = Structure(
    Metadata(title="漁業補貼"),
    (
        Block(BlockKind.HEADING, "漁業補貼", level=1),
        Block(
            BlockKind.PARAGRAPH,
            "各會員已達成協議，並將於",
            inlines=(FootnoteRef(4, 2), FootnoteRef(9, 1, 4)),
            lines=((3, 4),),
            boxes=(Box(1, 70, 100, 500, 130),),
            confidence=0.5,
        ),
        Block(BlockKind.PARAGRAPH, "2 See Lester, Trade Law, 2020.", lines=((5, 5),)),
        Block(BlockKind.PARAGRAPH, "二年內批准3。", lines=((6, 6),), boxes=(Box(2, 70, 700, 500, 720),), page=2),
        Block(BlockKind.FOOTNOTE, "見世界貿易組織網站。", number=1),
        Block(BlockKind.FOOTNOTE, "同前註。", number=3),
    ),
)


def made(structure: Structure, *acts: Act) -> tuple[Block, ...]:
    done = corrected(structure, acts)
    assert done.unapplied == ()
    return done.structure.blocks


def _join(structure: Structure, block: int) -> Join:
    return Join(describe_place(structure.blocks, Position(block, 0)))


def _recast(structure: Structure, block: int, kind: BlockKind, level: int | None = None) -> Recast:
    return Recast(describe_place(structure.blocks, Position(block, 0)), kind, level)


def test_a_paragraph_becomes_the_footnote_that_a_mark_misses_and_what_it_parted_is_joined() -> None:
    note = _recast(WITH_NOTES, 2, BlockKind.FOOTNOTE)
    blocks = made(WITH_NOTES, note)
    assert [(block.kind, block.number) for block in blocks[2:]] == [
        (BlockKind.PARAGRAPH, None),
        (BlockKind.FOOTNOTE, 1),
        (BlockKind.FOOTNOTE, 2),
        (BlockKind.FOOTNOTE, 3),
    ]
    assert blocks[4].text == "See Lester, Trade Law, 2020."
    assert blocks[1].footnote_refs == (FootnoteRef(4, 2, 4), FootnoteRef(9, 1, 3))

    whole = replace(WITH_NOTES, blocks=blocks)
    joined = made(WITH_NOTES, note, _join(whole, 2))[1]
    assert joined.text == "各會員已達成協議，並將於二年內批准3。"
    assert (joined.lines, [box.page for box in joined.boxes], joined.confidence) == (((3, 4), (6, 6)), [1, 2], 1.0)


def test_a_footnote_that_is_none_gives_its_number_and_its_marks_back() -> None:
    blocks = made(WITH_NOTES, _recast(WITH_NOTES, 4, BlockKind.PARAGRAPH))
    assert (blocks[4].kind, blocks[4].text) == (BlockKind.PARAGRAPH, "1 見世界貿易組織網站。")
    assert (blocks[1].text, blocks[1].footnote_refs) == ("各會員已達成協議，1並將於", (FootnoteRef(4, 2),))


def test_figures_become_a_mark_and_back() -> None:
    figures = describe_place(WITH_NOTES.blocks, Position(3, 5))
    block = made(WITH_NOTES, Refer(figures, 3))[3]
    assert (block.text, block.footnote_refs) == ("二年內批准。", (FootnoteRef(5, 3, 5),))
    marked = corrected(WITH_NOTES, [Refer(figures, 3)]).structure
    back = Refer(describe_place(marked.blocks, Position(3, 5)), 3, marks=False)
    assert corrected(marked, [back]).structure.blocks == WITH_NOTES.blocks
    assert corrected(WITH_NOTES, [Refer(describe_place(WITH_NOTES.blocks, Position(3, 4)), 3)]).unapplied == (0,)


def test_a_sign_becomes_a_mark_and_what_it_means_a_footnote() -> None:
    shown = Structure(
        Metadata(),
        (
            Block(BlockKind.BYLINE, "陳柏翰*", role="author"),
            Block(BlockKind.PARAGRAPH, "* 北濱大學教授。"),
            Block(BlockKind.PARAGRAPH, "前言如下。"),
            Block(BlockKind.FOOTNOTE, "參見秘書處報告。", number=1),
        ),
    )
    sign = Refer(describe_place(shown.blocks, Position(0, 3)), "*")
    byline, prose, note, numbered = made(shown, sign, _recast(shown, 1, BlockKind.FOOTNOTE))
    assert (byline.text, byline.footnote_refs) == ("陳柏翰", (FootnoteRef(3, "*", 2),))
    assert (note.kind, note.number, note.text) == (BlockKind.FOOTNOTE, "*", "北濱大學教授。")
    assert (prose.text, numbered.number) == ("前言如下。", 1)


ITEMS = Structure(
    Metadata(),
    (
        Block(BlockKind.LIST_ITEM, "降低關稅。", level=1, marker="（一）"),
        Block(BlockKind.PARAGRAPH, "（二）簡化程序。後續另議。"),
        table([["日期", "活動"], ["5/7", "研討會"], ["5/8", "座談"]]),
        table([["5/9", "參訪"]]),
    ),
)


def test_markers_go_into_the_text_and_out_of_it() -> None:
    blocks = made(ITEMS, _recast(ITEMS, 0, BlockKind.HEADING, 2), _recast(ITEMS, 1, BlockKind.LIST_ITEM))
    assert (blocks[0].text, blocks[0].level, blocks[0].marker) == ("（一）降低關稅。", 2, None)
    assert (blocks[1].text, blocks[1].level, blocks[1].marker) == ("簡化程序。後續另議。", 1, "（二）")


def test_a_mark_on_words_behind_a_marker_stays_on_them() -> None:
    moves = corrected(ITEMS, [_recast(ITEMS, 1, BlockKind.LIST_ITEM)]).moves
    assert moves.span(Span.within(1, 3, 7)) == Span.within(1, 0, 4)
    assert moves.span(Span.within(1, 0, 3)) is None
    assert moves.inverse().span(Span.within(1, 0, 4)) == Span.within(1, 3, 7)


def test_tables_are_joined_and_parted_by_rows() -> None:
    joined = made(ITEMS, _join(ITEMS, 3))[2]
    assert joined.cell_texts() == [["日期", "活動"], ["5/7", "研討會"], ["5/8", "座談"], ["5/9", "參訪"]]
    at = ITEMS.blocks[2].text.index("座談")
    upper, lower = made(ITEMS, Split(describe_place(ITEMS.blocks, Position(2, at))))[2:4]
    assert (upper.cell_texts(), lower.cell_texts()) == ([["日期", "活動"], ["5/7", "研討會"]], [["5/8", "座談"]])
    assert corrected(ITEMS, [_join(ITEMS, 2)]).unapplied == (0,)


def test_a_place_is_found_again_where_blocks_were_put_in_or_joined_otherwise() -> None:
    act = _recast(ITEMS, 1, BlockKind.LIST_ITEM)
    more = replace(ITEMS, blocks=(Block(BlockKind.PARAGRAPH, "新的一段。"), *ITEMS.blocks))
    assert made(more, act)[2].marker == "（二）"
    known = replace(ITEMS, blocks=made(ITEMS, act))
    assert made(known, act) == known.blocks  # the rules have learned it by now
    joined = replace(ITEMS, blocks=made(ITEMS, _join(ITEMS, 1)))
    assert corrected(joined, [act]).unapplied == (0,)
    assert made(joined, _join(ITEMS, 1)) == joined.blocks


def test_of_several_places_alike_none_is_taken() -> None:
    alike = Structure(Metadata(), tuple(Block(BlockKind.PARAGRAPH, "同樣的一段文字。") for _ in range(9)))
    act = _recast(alike, 4, BlockKind.HEADING)
    assert [block.kind for block in made(alike, act)].index(BlockKind.HEADING) == 4
    more = replace(alike, blocks=(Block(BlockKind.PARAGRAPH, "前言。"), *alike.blocks))
    assert corrected(replace(more, blocks=more.blocks[:4]), [act]).unapplied == (0,)


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        (MetadataField.SERIES, "經貿法訊", Metadata("甲", series="經貿法訊")),
        (MetadataField.NUMBER, "819", Metadata("甲", issue=IssueNumber("", 819))),
        (MetadataField.VOLUME, "12", Metadata("甲", issue=IssueNumber("", volume=12))),
        (MetadataField.VOLUME, "", Metadata("甲")),
        (MetadataField.DATE, "2024-04-26", Metadata("甲", date=date(2024, 4, 26))),
        (MetadataField.DATE, "2024-04", Metadata("甲", appeared=(2024, 4))),
        (MetadataField.DATE, "2024", Metadata("甲", appeared=(2024,))),
        (MetadataField.AUTHORS, "吳雨陽\n\n林昱衡 ", Metadata("甲", ("吳雨陽", "林昱衡"))),
        (MetadataField.TITLE, "", Metadata()),
    ],
)
def test_metadata_say_what_the_reader_says(field: MetadataField, value: str, told: Metadata) -> None:
    assert corrected(Structure(Metadata("甲"), ()), [Describe(field, value)]).structure.metadata == told


def test_a_number_and_a_series_make_an_issue_and_its_day_dates_what_names_no_year() -> None:
    events = Block(BlockKind.TABLE, ITEMS.blocks[2].text, role="calendar", rows=ITEMS.blocks[2].rows)
    acts = (
        Describe(MetadataField.NUMBER, "819"),
        Describe(MetadataField.SERIES, "經貿法訊"),
        Describe(MetadataField.DATE, "2024-04-26"),
    )
    told = corrected(Structure(Metadata(), (events,), Records()), acts).structure
    assert told.metadata.issue == IssueNumber("經貿法訊", 819, date(2024, 4, 26))
    unnamed = corrected(told, [Describe(MetadataField.VOLUME, "3"), Describe(MetadataField.SERIES, "")]).structure
    assert unnamed.metadata.issue == IssueNumber("", 819, date(2024, 4, 26), 3)
    assert [entry.day for entry in told.records.calendar] == [date(2024, 5, 7), date(2024, 5, 8)]
    wrong = ("五月", "2024-13", "2024-04-31", "2024-04-30-1", "-2024")
    nonsense = [*(Describe(MetadataField.DATE, day) for day in wrong), Describe(MetadataField.NUMBER, "-1")]
    assert corrected(told, nonsense).unapplied == tuple(range(len(nonsense)))
    monthly = corrected(told, [Describe(MetadataField.DATE, "2025-05")]).structure
    assert monthly.metadata.issued is None
    assert [entry.day for entry in monthly.records.calendar] == [date(2025, 5, 7), date(2025, 5, 8)]
