"""Ctrl+Z takes back whatever came last, a correction or a mark, though others work meanwhile."""

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.bootstrap import Reader, open_reader
from reader.errors import UsageError
from reader.model.annotation import AnchorState, Position, Span
from reader.model.corrections import Act, MetadataField
from reader.model.document import BlockKind, Structure
from reader.model.progress import Report
from reader.structure.correcting import Corrected, Telling, corrected
from tests.marking import mark_words
from tests.unit.services.correcting import document_of, join, words_of


def test_undo_takes_back_whatever_came_last(reader: Reader, article: int) -> None:
    former = document_of(reader, article).structure
    mark_words(reader, article, "檢討各國", note="一")
    join(reader, article, 2)
    mark_words(reader, article, "執法成效", note="二")
    reader.corrections.describe(article, {MetadataField.TITLE: "另一個標題"})

    def state() -> tuple[str, int, list[str]]:
        now = document_of(reader, article)
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
    assert document_of(reader, article).structure == former
    for expected in reversed(states[:-1]):
        reader.undoing.redo()
        assert state() == expected
    assert [words_of(reader, each) for each in reader.annotations.of(article)] == ["檢討各國", "執法成效"]


@pytest.fixture
def meanwhile(monkeypatch: pytest.MonkeyPatch) -> Callable[[Callable[[], object]], None]:
    """Has something done in the midst of the correction that is made, undone or redone next."""

    def arrange(act: Callable[[], object]) -> None:
        def midst(structure: Structure, acts: Sequence[Act], further: Sequence[Telling], report: Report) -> Corrected:
            monkeypatch.undo()
            act()
            return corrected(structure, acts, further, report)

        monkeypatch.setattr("reader.services.renewing.corrected", midst)

    return arrange


def _notes(reader: Reader, number: int) -> list[str]:
    return [each.note for each in reader.annotations.of(number)]


def test_a_mark_made_while_a_correction_is_undone_keeps_its_own_undo(
    reader: Reader, article: int, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    mark_words(reader, article, "檢討各國", note="一")
    join(reader, article, 2)
    meanwhile(lambda: mark_words(reader, article, "執法成效", note="二"))

    assert reader.undoing.undo()
    assert (len(document_of(reader, article).blocks), _notes(reader, article)) == (3, ["一", "二"])
    assert reader.undoing.undo()
    assert (len(document_of(reader, article).blocks), _notes(reader, article)) == (3, ["一"])
    assert reader.undoing.undo()
    assert _notes(reader, article) == []
    assert not reader.undoing.can_undo
    while reader.undoing.redo():
        pass
    assert (len(document_of(reader, article).blocks), _notes(reader, article)) == (2, ["一", "二"])


def test_a_correction_redone_while_a_mark_is_made_can_be_undone(
    reader: Reader, article: int, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    join(reader, article, 2)
    reader.undoing.undo()
    meanwhile(lambda: mark_words(reader, article, "執法成效", note="二"))

    assert reader.undoing.redo()
    assert (len(document_of(reader, article).blocks), _notes(reader, article)) == (2, ["二"])
    assert not reader.undoing.can_redo
    assert reader.undoing.undo()  # What was done last: the correction.
    assert (len(document_of(reader, article).blocks), _notes(reader, article)) == (3, ["二"])
    assert reader.undoing.undo()
    assert _notes(reader, article) == []
    assert not reader.undoing.can_undo


def test_an_undo_that_fails_keeps_its_step_below_a_mark_made_meanwhile(
    reader: Reader, article: int, tmp_path: Path, meanwhile: Callable[[Callable[[], object]], None]
) -> None:
    join(reader, article, 2)

    def mark_and_correct_elsewhere() -> None:
        other = open_reader(tmp_path / "library")
        other.corrections.describe(article, {MetadataField.TITLE: "標題"})
        other.close()
        mark_words(reader, article, "執法成效", note="二")

    meanwhile(mark_and_correct_elsewhere)
    with pytest.raises(UsageError, match="別處更動"):
        reader.undoing.undo()
    assert reader.undoing.undo()
    assert (len(document_of(reader, article).blocks), _notes(reader, article)) == (2, [])
    assert reader.undoing.undo()
    assert len(document_of(reader, article).blocks) == 3


def test_a_deleted_mark_comes_back_at_its_place_after_corrections_came_and_went(reader: Reader, article: int) -> None:
    """Its words stand in two places: only the map of the corrections tells which one is meant."""
    second = Span.within(1, document_of(reader, article).blocks[1].text.index("特別三○一條款"), 0 + 38)
    made = reader.annotations.add(article, Span.within(1, second.start.offset, second.start.offset + 7))
    reader.annotations.delete([made.annotations[0].annotation.id])
    join(reader, article, 2)
    for _ in range(2):
        reader.undoing.undo()

    (back,) = reader.annotations.of(article)
    assert back.span == Span.within(1, second.start.offset, second.start.offset + 7)
    assert words_of(reader, back) == "特別三○一條款"


STEP = st.tuples(st.sampled_from(["join", "split", "recast", "mark", "delete"]), st.integers(0, 9), st.integers(0, 60))


@given(st.lists(STEP, max_size=7))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_undo_all_the_way_restores_exactly_what_was(
    reader: Reader, article: int, steps: list[tuple[str, int, int]]
) -> None:
    former = document_of(reader, article).structure
    for what, block, offset in steps:
        _step(reader, article, what, block, offset)
    after = document_of(reader, article).structure, _marks(reader, article)
    assert reader.library.check() == []

    count = 0
    while reader.undoing.undo():
        count += 1
    assert (document_of(reader, article).structure, _marks(reader, article)) == (former, [])
    for _ in range(count):
        reader.undoing.redo()
    assert (document_of(reader, article).structure, _marks(reader, article)) == after
    while reader.undoing.undo():
        pass


def _marks(reader: Reader, article: int) -> list[tuple[Span | None, str, AnchorState]]:
    return [(each.span, each.quote.exact, each.state) for each in reader.annotations.of(article)]


def _step(reader: Reader, article: int, what: str, block: int, offset: int) -> None:
    document = document_of(reader, article)
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
        assert words_of(reader, mark) == exact
