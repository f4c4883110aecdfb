"""What a reader sets right: it holds, marks stay on their words, and Ctrl+Z takes back whatever came last."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.bootstrap import Reader, open_reader, restore_library
from reader.errors import UsageError
from reader.model.annotation import AnchorState, Annotation, Position, Span
from reader.model.changes import ChangeSet
from reader.model.corrections import Act, Join, MetadataField, Recast, Split
from reader.model.document import Block, BlockKind, Document, Structure
from reader.services.reports import Carried
from reader.storage import open_library
from reader.structure.correcting import Corrected, Telling, corrected
from tests.unit.services.conftest import ARTICLE

Write = Callable[[str, str], Path]


def _document(reader: Reader, number: int) -> Document:
    return reader.library_service.document(number)


def _words(reader: Reader, annotation: Annotation) -> str:
    assert annotation.span is not None
    assert annotation.state is AnchorState.RESOLVED
    blocks = _document(reader, annotation.document).blocks
    start, end = annotation.span.start, annotation.span.end
    if start.block == end.block:
        return blocks[start.block].text[start.offset : end.offset]
    return blocks[start.block].text[start.offset :] + "\n" + blocks[end.block].text[: end.offset]


def _join(reader: Reader, number: int, block: int) -> ChangeSet:
    return reader.corrections.join(number, _document(reader, number).edition, block)


def test_joining_keeps_every_mark_on_its_words(reader: Reader, article: int) -> None:
    reader.annotations.add_quote(article, "檢討各國")
    reader.annotations.add_quote(article, "執法成效")
    blocks = _document(reader, article).blocks
    reader.annotations.add(article, Span(Position(1, len(blocks[1].text) - 3), Position(2, 2)))

    _join(reader, article, 2)

    made = _document(reader, article)
    assert [block.text for block in made.blocks] == [blocks[0].text, blocks[1].text + blocks[2].text]
    assert [_words(reader, each) for each in reader.annotations.of(article)] == ["檢討各國", "名單。我國", "執法成效"]
    assert reader.library.check() == []


def test_undo_takes_back_whatever_came_last(reader: Reader, article: int) -> None:
    former = _document(reader, article).structure
    reader.annotations.add_quote(article, "檢討各國", note="一")
    _join(reader, article, 2)
    reader.annotations.add_quote(article, "執法成效", note="二")
    reader.corrections.describe(article, {MetadataField.TITLE: "另一個標題"})

    def state() -> tuple[str, int, list[str]]:
        now = _document(reader, article)
        return now.title, len(now.blocks), [each.note for each in reader.annotations.of(article)]

    states = [state()]
    while reader.undoing.undo():
        states.append(state())
    assert states == [
        ("另一個標題", 2, ["一", "二"]),
        ("特別三○一條款之檢討", 2, ["一", "二"]),
        ("特別三○一條款之檢討", 2, ["一"]),
        ("特別三○一條款之檢討", 3, ["一"]),
        ("特別三○一條款之檢討", 3, []),
    ]
    assert _document(reader, article).structure == former
    for expected in reversed(states[:-1]):
        reader.undoing.redo()
        assert state() == expected
    assert [_words(reader, each) for each in reader.annotations.of(article)] == ["檢討各國", "執法成效"]


def test_the_place_where_a_document_was_left_stays_on_its_words(reader: Reader, article: int) -> None:
    seen = _document(reader, article)
    above = len(seen.blocks[1].text)
    reader.library_service.set_position(seen, Position(2, 5))
    _join(reader, article, 2)
    assert reader.library_service.position(article) == Position(1, above + 5)
    reader.undoing.undo()
    assert reader.library_service.position(article) == Position(2, 5)


def test_a_document_left_while_an_older_edition_is_in_sight_opens_at_the_same_words(
    reader: Reader, article: int
) -> None:
    seen = _document(reader, article)
    _join(reader, article, 2)
    reader.library_service.set_position(seen, Position(2, 7))
    assert reader.library_service.position(article) == Position(1, len(seen.blocks[1].text) + 7)


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Has something done in the midst of the correction that is made, undone or redone next."""

    def arrange(act: Callable[[], object]) -> None:
        def midst(structure: Structure, acts: Sequence[Act], further: Sequence[Telling] = ()) -> Corrected:
            monkeypatch.undo()
            act()
            return corrected(structure, acts, further)

        monkeypatch.setattr("reader.services.renewing.corrected", midst)

    return arrange


def _notes(reader: Reader, number: int) -> list[str]:
    return [each.note for each in reader.annotations.of(number)]


def test_a_mark_made_while_a_correction_is_undone_keeps_its_own_undo(
    reader: Reader, article: int, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    reader.annotations.add_quote(article, "檢討各國", note="一")
    _join(reader, article, 2)
    meanwhile(lambda: reader.annotations.add_quote(article, "執法成效", note="二"))

    assert reader.undoing.undo()
    assert (len(_document(reader, article).blocks), _notes(reader, article)) == (3, ["一", "二"])
    assert reader.undoing.undo()
    assert (len(_document(reader, article).blocks), _notes(reader, article)) == (3, ["一"])
    assert reader.undoing.undo()
    assert _notes(reader, article) == []
    assert not reader.undoing.can_undo
    while reader.undoing.redo():
        pass
    assert (len(_document(reader, article).blocks), _notes(reader, article)) == (2, ["一", "二"])


def test_a_correction_redone_while_a_mark_is_made_can_be_undone(
    reader: Reader, article: int, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    _join(reader, article, 2)
    reader.undoing.undo()
    meanwhile(lambda: reader.annotations.add_quote(article, "執法成效", note="二"))

    assert reader.undoing.redo()
    assert (len(_document(reader, article).blocks), _notes(reader, article)) == (2, ["二"])
    assert not reader.undoing.can_redo
    assert reader.undoing.undo()  # What was done last: the correction.
    assert (len(_document(reader, article).blocks), _notes(reader, article)) == (3, ["二"])
    assert reader.undoing.undo()
    assert _notes(reader, article) == []
    assert not reader.undoing.can_undo


def test_an_undo_that_fails_keeps_its_step_below_a_mark_made_meanwhile(
    reader: Reader, article: int, tmp_path: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    _join(reader, article, 2)

    def mark_and_correct_elsewhere() -> None:
        other = open_reader(tmp_path / "library")
        other.corrections.describe(article, {MetadataField.TITLE: "標題"})
        other.close()
        reader.annotations.add_quote(article, "執法成效", note="二")

    meanwhile(mark_and_correct_elsewhere)
    with pytest.raises(UsageError, match="別處更動"):
        reader.undoing.undo()
    assert reader.undoing.undo()
    assert (len(_document(reader, article).blocks), _notes(reader, article)) == (2, [])
    assert reader.undoing.undo()
    assert len(_document(reader, article).blocks) == 3


def test_a_deleted_mark_comes_back_at_its_place_after_corrections_came_and_went(reader: Reader, article: int) -> None:
    """Its words stand in two places: only the map of the corrections tells which one is meant."""
    second = Span.within(1, _document(reader, article).blocks[1].text.index("特別三○一條款"), 0 + 38)
    made = reader.annotations.add(article, Span.within(1, second.start.offset, second.start.offset + 7))
    reader.annotations.delete([made.annotations[0].annotation.id])
    _join(reader, article, 2)
    for _ in range(2):
        reader.undoing.undo()

    (back,) = reader.annotations.of(article)
    assert back.span == Span.within(1, second.start.offset, second.start.offset + 7)
    assert _words(reader, back) == "特別三○一條款"


def test_editions_do_not_pile_up(reader: Reader, article: int) -> None:
    for _ in range(3):
        _join(reader, article, 2)
        assert len(reader.library.editions(article)) == 2
        reader.undoing.undo()
        assert len(reader.library.editions(article)) == 1
    assert _document(reader, article).edition == 7
    assert reader.library.check() == []


def test_splitting_and_recasting(reader: Reader, article: int) -> None:
    text = _document(reader, article).blocks[2].text
    edition = _document(reader, article).edition
    reader.corrections.split(article, edition, Position(2, text.index("惟數位")))
    reader.corrections.recast(article, edition + 1, 3, BlockKind.HEADING, 2)

    blocks = _document(reader, article).blocks
    assert [block.kind for block in blocks[2:]] == [BlockKind.PARAGRAPH, BlockKind.HEADING]
    assert (blocks[3].text[:3], blocks[3].level) == ("惟數位", 2)
    listed = reader.corrections.of(article)
    assert [type(each.correction.act) for each in listed] == [Split, Recast]
    assert all(each.fits for each in listed)


def test_what_does_not_fit_is_refused_and_changes_nothing(reader: Reader, article: int) -> None:
    edition = _document(reader, article).edition
    with pytest.raises(UsageError, match="上面沒有"):
        reader.corrections.join(article, edition, 0)
    with pytest.raises(UsageError, match="表格"):
        reader.corrections.recast(article, edition, 1, BlockKind.TABLE)
    with pytest.raises(UsageError, match="別處更動"):
        reader.corrections.join(article, edition + 1, 1)
    with pytest.raises(UsageError, match="不是期數或日期"):
        reader.corrections.describe(article, {MetadataField.TITLE: "甲", MetadataField.NUMBER: "第八期"})
    assert not reader.corrections.recast(article, edition, 1, BlockKind.PARAGRAPH)
    assert _document(reader, article).edition == edition
    assert reader.corrections.of(article) == ()
    assert not reader.undoing.can_undo


def test_metadata_are_set_and_said_anyway_need_no_correction(reader: Reader, article: int) -> None:
    reader.corrections.describe(
        article,
        {
            MetadataField.TITLE: "三○一條款",
            MetadataField.AUTHORS: "林昱衡\n周若寧\n",
            MetadataField.SERIES: "經貿前線通訊",
            MetadataField.NUMBER: "112",
            MetadataField.DATE: "2024-05-10",
            MetadataField.PUBLISHER: "",
        },
    )
    (row,) = reader.library_service.documents()
    assert (row.title, row.authors, row.series, row.number, row.date) == (
        "三○一條款",
        ("林昱衡", "周若寧"),
        "經貿前線通訊",
        112,
        date(2024, 5, 10),
    )
    assert len(reader.corrections.of(article)) == 5

    reader.corrections.describe(article, {MetadataField.TITLE: "特別三○一條款之檢討", MetadataField.NUMBER: "113"})
    assert len(reader.corrections.of(article)) == 4
    assert reader.library_service.documents()[0].number == 113


def test_a_correction_can_be_removed_from_the_midst(reader: Reader, article: int) -> None:
    _join(reader, article, 2)
    reader.corrections.describe(article, {MetadataField.TITLE: "標題"})
    first = reader.corrections.of(article)[0].correction

    reader.corrections.remove(article, [first.id])

    assert (len(_document(reader, article).blocks), _document(reader, article).title) == (3, "標題")
    reader.undoing.undo()
    assert (len(_document(reader, article).blocks), _document(reader, article).title) == (2, "標題")
    assert type(reader.corrections.of(article)[0].correction.act) is Join


def test_corrections_survive_a_changed_file_as_far_as_they_fit(reader: Reader, article: int, write: Write) -> None:
    _join(reader, article, 2)
    reader.annotations.add_quote(article, "執法成效")
    edition = _document(reader, article).edition
    reader.corrections.split(article, edition, Position(1, _document(reader, article).blocks[1].text.index("並依")))
    changed = ARTICLE.replace("情形，並依特別三○一條款列出觀察名單", "，另見附表").replace(
        "美國貿易", "今年十二月，美國貿易"
    )

    report = reader.library_service.import_paths([write("article.txt", changed)])

    blocks = _document(reader, article).blocks
    assert len(blocks) == 2
    assert blocks[1].text.startswith("今年十二月")
    assert "另見附表。我國近年" in blocks[1].text
    assert [each.fits for each in reader.corrections.of(article)] == [True, False]
    assert report.unapplied == 1
    (mark,) = reader.annotations.of(article)
    assert _words(reader, mark) == "執法成效"
    assert reader.library.check() == []


def test_corrections_come_back_with_a_removed_document_and_from_a_backup(
    reader: Reader, article: int, write: Write, tmp_path: Path
) -> None:
    _join(reader, article, 2)
    reader.library_service.remove([article])
    assert reader.library_service.import_paths([write("article.txt", ARTICLE)]).added == (article,)
    assert len(_document(reader, article).blocks) == 2

    reader.library.backup(tmp_path / "backup.zip")
    restore_library(tmp_path / "backup.zip", tmp_path / "other")
    with open_library(tmp_path / "other") as other:
        assert len(other.corrections(article)) == 1
        assert len(other.document(article).blocks) == 2


STEP = st.tuples(st.sampled_from(["join", "split", "recast", "mark", "delete"]), st.integers(0, 9), st.integers(0, 60))


@given(st.lists(STEP, max_size=7))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_undo_all_the_way_restores_exactly_what_was(
    reader: Reader, article: int, steps: list[tuple[str, int, int]]
) -> None:
    former = _document(reader, article).structure
    for what, block, offset in steps:
        _step(reader, article, what, block, offset)
    after = _document(reader, article).structure, _marks(reader, article)
    assert reader.library.check() == []

    count = 0
    while reader.undoing.undo():
        count += 1
    assert (_document(reader, article).structure, _marks(reader, article)) == (former, [])
    for _ in range(count):
        reader.undoing.redo()
    assert (_document(reader, article).structure, _marks(reader, article)) == after
    while reader.undoing.undo():
        pass


def _marks(reader: Reader, article: int) -> list[tuple[Span | None, str, AnchorState]]:
    return [(each.span, each.quote.exact, each.state) for each in reader.annotations.of(article)]


def _step(reader: Reader, article: int, what: str, block: int, offset: int) -> None:
    document = _document(reader, article)
    block %= len(document.blocks)
    offset %= len(document.blocks[block].text)
    try:
        if what == "join":
            reader.corrections.join(article, document.edition, block)
        elif what == "split":
            reader.corrections.split(article, document.edition, Position(block, offset))
        elif what == "recast":
            kind = (BlockKind.HEADING, BlockKind.FOOTNOTE, BlockKind.FURNITURE, BlockKind.LIST_ITEM)[offset % 4]
            reader.corrections.recast(article, document.edition, block, kind)
        elif what == "mark":
            reader.annotations.add(
                article, Span.within(block, offset, min(offset + 5, len(document.blocks[block].text)))
            )
        elif marks := reader.annotations.of(article):
            reader.annotations.delete([marks[0].id])
    except UsageError:
        pass
    for mark, (span, exact, _) in zip(reader.annotations.of(article), _marks(reader, article), strict=True):
        assert span is not None
        assert _words(reader, mark) == exact


def test_structuring_anew_carries_marks_and_makes_the_corrections_again(reader: Reader, article: int) -> None:
    now = _document(reader, article)
    assert reader.library_service.restructure([article]).unchanged == (article,)
    # As a former version of the program left it, which parted what belongs together and knew no headings.
    first, *rest = (block.text for block in now.blocks)
    texts = (first[:4], first[4:], *rest)
    older = replace(now.structure, blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))
    reader.library.add_document(now.source, now.sha256, now.source, older)
    _join(reader, article, 3)
    _join(reader, article, 1)
    reader.annotations.add_quote(article, "執法成效")

    report = reader.library_service.restructure([article])

    assert (report.updated, report.carried, report.unapplied) == ((article,), Carried(1, 0, 0), 0)
    blocks = _document(reader, article).blocks
    assert [block.kind for block in blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert blocks[1].text == "".join(rest)
    (mark,) = reader.annotations.of(article)
    assert _words(reader, mark) == "執法成效"
    assert reader.library_service.restructure([article]).unchanged == (article,)


def test_structuring_anew_without_an_original_says_so(reader: Reader, article: int, tmp_path: Path) -> None:
    original = reader.library.original(article)
    assert original is not None
    original.unlink()
    report = reader.library_service.restructure([article])
    assert "重新匯入這份檔案" in report.failed[0].error


def test_a_mark_on_an_edition_that_another_window_has_corrected_is_asked_for_again(
    reader: Reader, article: int, tmp_path: Path
) -> None:
    _join(reader, article, 2)
    seen = _document(reader, article)
    other = open_reader(tmp_path / "library")
    other.corrections.describe(article, {MetadataField.TITLE: "標題"})
    other.close()
    with pytest.raises(UsageError, match="在新的版本上"):
        reader.annotations.add(article, Span.within(1, 0, 4), edition=seen.edition)
    assert reader.annotations.of(article) == ()
