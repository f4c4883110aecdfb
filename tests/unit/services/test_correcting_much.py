"""Corrections of many paragraphs in one step: how they are done, how long they take, and how they are stopped."""

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.bootstrap import Reader
from reader.errors import Cancelled
from reader.model.document import BlockKind
from reader.model.progress import Progress
from tests.marking import mark_words
from tests.steps import calls
from tests.unit.services.correcting import document_of

Write = Callable[[str, str], Path]


def test_a_selection_is_joined_from_above_around_running_heads(reader: Reader, write: Write) -> None:
    pages = [
        f"港務月報　第 8 期\n\n{place}的碼頭已經完工，船期提前。\n\n{place}的倉庫仍在修繕，貨物暫存他處。\n\n{page}"
        for page, place in enumerate(("北岸", "南岸", "東岸", "西岸"), start=1)
    ]
    (number,) = reader.library_service.import_paths([write("月報.txt", "\f".join(pages))]).added
    blocks = document_of(reader, number).blocks
    heads = [block.text for block in blocks if block.kind is BlockKind.FURNITURE]
    body = [index for index, block in enumerate(blocks) if block.kind is not BlockKind.FURNITURE]
    assert heads
    reader.corrections.join(number, document_of(reader, number).edition, body[1], body[-1])

    made = document_of(reader, number).blocks
    assert [block.text for block in made if block.kind is BlockKind.FURNITURE] == heads
    (whole,) = [block.text for block in made if block.kind is not BlockKind.FURNITURE]
    assert whole == "".join(blocks[index].text for index in body)
    reader.undoing.undo()
    assert document_of(reader, number).blocks == blocks


def test_many_paragraphs_are_joined_in_steps_that_grow_as_their_number(reader: Reader, write: Write) -> None:
    def steps(count: int) -> int:
        text = "\n\n".join(f"第 {number} 號船於清晨進港，卸下木材與茶葉，於傍晚離港。" for number in range(count))
        (number,) = reader.library_service.import_paths([write(f"{count}.txt", text)]).added
        last = len(document_of(reader, number).blocks) - 1
        edition = document_of(reader, number).edition
        return calls(lambda: reader.corrections.join(number, edition, 1, last))

    steps(50)  # what is looked up once and kept
    assert steps(450) < 4.5 * steps(150)


def stop_at(number: int, told: list[Progress]) -> Callable[[Progress], None]:
    """A report that stops at the so many-th time it is told of, and keeps what it was told."""

    def report(progress: Progress) -> None:
        told.append(progress)
        if len(told) == number:
            raise Cancelled("已停止")

    return report


@pytest.mark.parametrize("marked", [False, True])
def test_a_correction_is_stopped_to_the_last_with_everything_as_it_was(
    reader: Reader, article: int, marked: bool
) -> None:
    if marked:
        mark_words(reader, article, "檢討各國")
    former = document_of(reader, article)
    told: list[Progress] = []
    reader.corrections.join(article, former.edition, 2, report=stop_at(0, told))
    assert ("correct", 1, 1) in [(each.stage, each.done, each.total) for each in told] or not marked
    joined = document_of(reader, article)
    again: list[Progress] = []
    reader.undoing.undo(stop_at(0, again))
    former = document_of(reader, article)
    assert former.blocks != joined.blocks
    for last in range(1, len(told) + 1):
        with pytest.raises(Cancelled):
            reader.corrections.join(article, former.edition, 2, report=stop_at(last, []))
        assert document_of(reader, article) == former
    reader.undoing.redo()
    joined = document_of(reader, article)
    for last in range(1, len(again) + 1):
        with pytest.raises(Cancelled):
            reader.undoing.undo(stop_at(last, []))
        assert document_of(reader, article) == joined
    reader.undoing.undo()
    assert document_of(reader, article).blocks == former.blocks


def test_of_a_large_document_without_marks_it_is_told_how_much_is_written(reader: Reader, write: Write) -> None:
    ships = "、".join(f"第 {number} 號船" for number in range(40))
    text = "\n\n".join(f"第 {day} 日進港的有{ships}，卸下木材與茶葉。" for day in range(6_000))
    (number,) = reader.library_service.import_paths([write("進港.txt", text)]).added
    before = document_of(reader, number)
    told: list[Progress] = []
    reader.corrections.join(number, before.edition, 2, report=told.append)
    written = [(each.done, each.total) for each in told if each.stage == "write"]
    blocks = len(before.blocks) - 1
    assert {total for _done, total in written} == {blocks}
    assert (written[0], written[-1]) == ((0, blocks), (blocks, blocks)) and written == sorted(written)
    assert any(0 < done < blocks / 2 for done, _total in written), "while its text is written, too"
