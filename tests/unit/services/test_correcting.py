"""What a reader sets right: it holds, and marks stay on their words."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reader.bootstrap import Reader, open_reader, restore_library
from reader.errors import UsageError
from reader.model.annotation import Position, Span
from reader.model.corrections import Join, MetadataField, Recast, Split
from reader.model.document import BlockKind
from reader.storage import open_library
from tests.marking import mark_words
from tests.unit.services.conftest import ARTICLE
from tests.unit.services.correcting import document_of, join, words_of

Write = Callable[[str, str], Path]


def test_joining_keeps_every_mark_on_itswords_of(reader: Reader, article: int) -> None:
    mark_words(reader, article, "檢討各國")
    mark_words(reader, article, "執法成效")
    blocks = document_of(reader, article).blocks
    reader.annotations.add(article, Span(Position(1, len(blocks[1].text) - 3), Position(2, 2)))

    join(reader, article, 2)

    made = document_of(reader, article)
    assert [block.text for block in made.blocks] == [blocks[0].text, blocks[1].text + blocks[2].text]
    assert [words_of(reader, each) for each in reader.annotations.of(article)] == ["檢討各國", "名單。我國", "執法成效"]
    assert reader.library.check() == []


def test_the_place_where_a_document_was_left_stays_on_itswords_of(reader: Reader, article: int) -> None:
    seen = document_of(reader, article)
    above = len(seen.blocks[1].text)
    reader.library_service.set_position(seen, Position(2, 5))
    join(reader, article, 2)
    assert reader.library_service.position(article) == Position(1, above + 5)
    reader.undoing.undo()
    assert reader.library_service.position(article) == Position(2, 5)


def test_a_document_left_while_an_older_edition_is_in_sight_opens_at_the_samewords_of(
    reader: Reader, article: int
) -> None:
    seen = document_of(reader, article)
    join(reader, article, 2)
    reader.library_service.set_position(seen, Position(2, 7))
    assert reader.library_service.position(article) == Position(1, len(seen.blocks[1].text) + 7)


def test_editions_do_not_pile_up(reader: Reader, article: int) -> None:
    for _ in range(3):
        join(reader, article, 2)
        assert len(reader.library.editions(article)) == 2
        reader.undoing.undo()
        assert len(reader.library.editions(article)) == 1
    assert document_of(reader, article).edition == 7
    assert reader.library.check() == []


def test_splitting_and_recasting(reader: Reader, article: int) -> None:
    text = document_of(reader, article).blocks[2].text
    edition = document_of(reader, article).edition
    reader.corrections.split(article, edition, Position(2, text.index("惟數位")))
    reader.corrections.recast(article, edition + 1, 3, BlockKind.HEADING, 2)

    blocks = document_of(reader, article).blocks
    assert [block.kind for block in blocks[2:]] == [BlockKind.PARAGRAPH, BlockKind.HEADING]
    assert (blocks[3].text[:3], blocks[3].level) == ("惟數位", 2)
    listed = reader.corrections.of(article)
    assert [type(each.correction.act) for each in listed] == [Split, Recast]
    assert all(each.fits for each in listed)


def test_what_does_not_fit_is_refused_and_changes_nothing(reader: Reader, article: int) -> None:
    edition = document_of(reader, article).edition
    with pytest.raises(UsageError, match="上面沒有"):
        reader.corrections.join(article, edition, 0)
    with pytest.raises(UsageError, match="表格"):
        reader.corrections.recast(article, edition, 1, BlockKind.TABLE)
    with pytest.raises(UsageError, match="別處更動"):
        reader.corrections.join(article, edition + 1, 1)
    with pytest.raises(UsageError, match="不是卷數、期數或日期"):
        reader.corrections.describe(article, {MetadataField.TITLE: "甲", MetadataField.NUMBER: "第八期"})
    assert not reader.corrections.recast(article, edition, 1, BlockKind.PARAGRAPH)
    assert document_of(reader, article).edition == edition
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
    join(reader, article, 2)
    reader.corrections.describe(article, {MetadataField.TITLE: "標題"})
    first = reader.corrections.of(article)[0].correction

    reader.corrections.remove(article, [first.id])

    assert (len(document_of(reader, article).blocks), document_of(reader, article).title) == (3, "標題")
    reader.undoing.undo()
    assert (len(document_of(reader, article).blocks), document_of(reader, article).title) == (2, "標題")
    assert type(reader.corrections.of(article)[0].correction.act) is Join


def test_corrections_survive_a_changed_file_as_far_as_they_fit(reader: Reader, article: int, write: Write) -> None:
    join(reader, article, 2)
    mark_words(reader, article, "執法成效")
    edition = document_of(reader, article).edition
    reader.corrections.split(article, edition, Position(1, document_of(reader, article).blocks[1].text.index("並依")))
    changed = ARTICLE.replace("情形，並依特別三○一條款列出觀察名單", "，另見附表").replace(
        "美國貿易", "今年十二月，美國貿易"
    )

    report = reader.library_service.import_paths([write("article.txt", changed)])

    blocks = document_of(reader, article).blocks
    assert len(blocks) == 2
    assert blocks[1].text.startswith("今年十二月")
    assert "另見附表。我國近年" in blocks[1].text
    assert [each.fits for each in reader.corrections.of(article)] == [True, False]
    assert report.unapplied == 1
    (mark,) = reader.annotations.of(article)
    assert words_of(reader, mark) == "執法成效"
    assert reader.library.check() == []


def test_corrections_come_back_with_a_removed_document_and_from_a_backup(
    reader: Reader, article: int, write: Write, tmp_path: Path
) -> None:
    join(reader, article, 2)
    reader.library_service.remove([article])
    assert reader.library_service.import_paths([write("article.txt", ARTICLE)]).added == (article,)
    assert len(document_of(reader, article).blocks) == 2

    reader.library.backup(tmp_path / "backup.zip")
    restore_library(tmp_path / "backup.zip", tmp_path / "other")
    with open_library(tmp_path / "other") as other:
        assert len(other.corrections(article)) == 1
        assert len(other.document(article).blocks) == 2


def test_a_mark_on_an_edition_that_another_window_has_corrected_is_asked_for_again(
    reader: Reader, article: int, tmp_path: Path
) -> None:
    join(reader, article, 2)
    seen = document_of(reader, article)
    other = open_reader(tmp_path / "library")
    other.corrections.describe(article, {MetadataField.TITLE: "標題"})
    other.close()
    with pytest.raises(UsageError, match="在新的版本上"):
        reader.annotations.add(article, Span.within(1, 0, 4), edition=seen.edition)
    assert reader.annotations.of(article) == ()
