"""Marks, notes and tags; undone, redone, and brought in from elsewhere."""

import json
from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest

from reader.bootstrap import Reader, open_reader
from reader.errors import NotFoundError, UsageError
from reader.model.annotation import AnchorState, Annotation, Colour, Position, Span, Style
from reader.model.changes import ChangeSet
from tests.marking import mark_words
from tests.unit.services.conftest import ARTICLE

Write = Callable[[str, str], Path]


def only(changes: ChangeSet | None) -> Annotation:
    assert changes is not None
    (change,) = changes.annotations
    return change.annotation


def test_what_is_marked_is_there_with_everything(reader: Reader, article: int) -> None:
    made = only(
        mark_words(
            reader,
            article,
            "执法成效",
            colour=Colour.BLUE,
            style=Style.UNDERLINE,
            note="**待查**",
            tags=[" 著作權 ", "#WTO", "WTO", ""],
        )
    )

    assert reader.annotations.of(article) == (made,)
    assert (made.quote.exact, made.colour, made.style) == ("執法成效", Colour.BLUE, Style.UNDERLINE)
    assert (made.note, made.tags) == ("**待查**", ("著作權", "WTO"))
    assert UUID(made.id).version == 4
    assert made.created == made.modified
    assert made.created.endswith("Z")


def test_a_mark_over_several_blocks(reader: Reader, article: int) -> None:
    made = only(reader.annotations.add(article, Span(Position(0, 2), Position(2, 4))))

    assert made.quote.exact.count("\n") == 2


@pytest.mark.parametrize(
    "span",
    [
        Span.within(0, 3, 3),
        Span.within(99, 0, 1),
        Span.within(0, 2, 4000),
        Span(Position(0, 0), Position(44, 0)),
        Span(Position(0, 10), Position(1, 0)),
    ],
)
def test_a_span_without_words_or_outside_is_refused(reader: Reader, article: int, span: Span) -> None:
    with pytest.raises(UsageError):
        reader.annotations.add(article, span)
    assert reader.annotations.of(None) == ()


def test_editing_changes_what_is_given(reader: Reader, article: int) -> None:
    made = only(mark_words(reader, article, "執法成效", note="原註", tags=["甲"]))
    edited = only(reader.annotations.edit(made.id, colour=Colour.RED))

    assert (edited.colour, edited.note, edited.tags) == (Colour.RED, "原註", ("甲",))
    assert not reader.annotations.edit(made.id, colour=Colour.RED)
    with pytest.raises(NotFoundError):
        reader.annotations.edit("nothing", note="")


def test_undo_and_redo_go_all_the_way_both_ways(reader: Reader, article: int) -> None:
    states = [reader.annotations.of(None)]
    made = only(mark_words(reader, article, "執法成效", note="一"))
    states.append(reader.annotations.of(None))
    reader.annotations.edit(made.id, note="二", tags=["甲"])
    states.append(reader.annotations.of(None))
    reader.annotations.delete([made.id])
    states.append(reader.annotations.of(None))

    for state in reversed(states[:-1]):
        reader.undoing.undo()
        assert reader.annotations.of(None) == state
    assert not reader.undoing.can_undo
    assert reader.undoing.undo() is None
    for state in states[1:]:
        reader.undoing.redo()
        assert reader.annotations.of(None) == state
    assert reader.undoing.redo() is None


def test_a_new_change_ends_what_could_be_redone(reader: Reader, article: int) -> None:
    mark_words(reader, article, "執法成效")
    reader.undoing.undo()
    assert reader.undoing.can_redo
    mark_words(reader, article, "觀察名單")

    assert not reader.undoing.can_redo


def test_undo_leaves_alone_what_another_window_wrote(reader: Reader, article: int, tmp_path: Path) -> None:
    made = only(mark_words(reader, article, "執法成效"))
    reader.annotations.edit(made.id, colour=Colour.RED)
    other = open_reader(tmp_path / "library")
    other.annotations.edit(made.id, note="另一個視窗寫的")
    other.close()

    undone = only(reader.undoing.undo())

    assert (undone.colour, undone.note) == (Colour.YELLOW, "另一個視窗寫的")
    assert reader.library.annotation(made.id) == undone


def test_undoing_a_deletion_after_a_new_edition_finds_the_place_anew(
    reader: Reader, article: int, write: Write
) -> None:
    made = only(mark_words(reader, article, "執法成效獲得肯定"))
    reader.annotations.delete([made.id])
    reader.library_service.import_paths([write("article.txt", "全新的第一段。\n\n" + ARTICLE)])

    back = only(reader.undoing.undo())

    assert (back.edition, back.state) == (2, AnchorState.RESOLVED)
    assert reader.library.check() == []


def test_undo_after_its_document_was_removed_says_so(reader: Reader, article: int) -> None:
    mark_words(reader, article, "觀察名單")
    made = only(mark_words(reader, article, "執法成效"))
    reader.annotations.delete([made.id])
    reader.library_service.remove([article])

    with pytest.raises(NotFoundError):
        reader.undoing.undo()
    assert reader.annotations.of(None) == ()


def test_an_orphan_can_be_put_onto_new_words(reader: Reader, article: int, write: Write) -> None:
    made = only(mark_words(reader, article, "執法成效獲得肯定", note="心得"))
    reader.library_service.import_paths([write("article.txt", "完全不同的一段文字，談的是別的事情。")])
    (lost,) = reader.annotations.of(article)
    assert (lost.state, lost.span, lost.quote, lost.note) == (AnchorState.ORPHANED, None, made.quote, "心得")

    placed = only(reader.annotations.place(lost.id, Span.within(0, 0, 4)))

    assert (placed.state, placed.quote.exact, placed.note) == (AnchorState.RESOLVED, "完全不同", "心得")
    assert only(reader.undoing.undo()).state is AnchorState.ORPHANED


def _page(*items: dict[str, object]) -> bytes:
    context = "http://www.w3.org/ns/anno.jsonld"
    return json.dumps({"@context": context, "type": "AnnotationPage", "items": items}, ensure_ascii=False).encode()


def _item(key: str, source: str, exact: str, prefix: str = "", suffix: str = "") -> dict[str, object]:
    selector = {"type": "TextQuoteSelector", "exact": exact, "prefix": prefix, "suffix": suffix}
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": key,
        "type": "Annotation",
        "body": [{"type": "TextualBody", "value": "別人的註", "purpose": "commenting"}],
        "target": {"source": source, "selector": selector},
    }


def test_annotations_come_in_once_and_by_their_words(reader: Reader, article: int) -> None:
    digest = reader.library_service.document(article).sha256
    first = "urn:uuid:0b9a3f55-6a8e-4f5e-9a6d-3d1f0c1b2a3c"
    data = _page(
        _item(first, f"urn:sha256:{digest}", "執法成效獲得肯定"),
        _item("https://example.org/2", "特別三○一條款之檢討", "觀察名單"),
        _item("https://example.org/2", "特別三○一條款之檢討", "觀察名單"),
        _item("https://example.org/3", f"urn:sha256:{digest}", "特別三○一條款"),
        _item("https://example.org/4", f"urn:sha256:{digest}", "這段話從來不在這份文件裡面出現"),
        _item("https://example.org/5", "沒有這份文件", "文字"),
    )

    planned = reader.annotations.import_annotations(data, dry_run=True)
    assert reader.annotations.of(None) == ()
    done = reader.annotations.import_annotations(data)

    assert (planned.added, planned.unchanged) == (done.added, done.unchanged)
    assert first.removeprefix("urn:uuid:") in done.added
    assert [len(ids) for ids in (done.added, done.unchanged, done.ambiguous, done.orphaned)] == [2, 1, 1, 1]
    assert len(done.failed) == 1
    assert "沒有這份文件" in done.failed[0]
    assert len(reader.annotations.of(article)) == 4
    again = reader.annotations.import_annotations(data)
    assert (again.added, len(again.unchanged), bool(again.changes)) == ((), 4, False)

    reader.undoing.undo()
    assert reader.annotations.of(None) == ()
