"""The list of documents: read once, and brought up by what changed since."""

from pathlib import Path

import pytest

from reader.model.changes import AnnotationChange, ChangeSet
from reader.storage import open_library
from tests.unit.storage.samples import mark, store


def test_a_list_read_before_is_brought_up_by_what_changed_here_and_elsewhere(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library, open_library(folder) as other:
        ids = [store(library, tmp_path / f"{number}.txt", f"世界貿易組織第{number}號") for number in range(5)]
        assert [row.id for row in library.documents()] == ids
        other.remove_document(ids[1])
        other.apply(ChangeSet((AnnotationChange(None, mark(ids[2], "a")),)))
        other.document_moved(ids[3], tmp_path / "elsewhere.txt")
        added = store(other, tmp_path / "new.txt")
        store(library, tmp_path / "4.txt", "世界貿易組織第四號改版")
        with open_library(folder) as fresh:
            read = fresh.documents()

        assert library.documents() == other.documents() == read
        assert [(row.id, row.annotations, row.edition, row.source.name) for row in read] == [
            (ids[0], 0, 1, "0.txt"),
            (ids[2], 1, 1, "2.txt"),
            (ids[3], 0, 1, "elsewhere.txt"),
            (ids[4], 0, 2, "4.txt"),
            (added, 0, 1, "new.txt"),
        ]
        assert library.summaries([added, ids[1], ids[2]]) == {row.id: row for row in read if row.id in (added, ids[2])}


def test_the_list_of_documents_follows_every_change_whoever_makes_it(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library, open_library(tmp_path / "library") as other:
        document = store(library, tmp_path / "甲.txt")
        assert [row.title for row in other.documents()] == ["甲"]

        store(other, tmp_path / "乙.txt")
        assert [row.title for row in library.documents()] == ["甲", "乙"]

        other.apply(ChangeSet((AnnotationChange(None, mark(document, "a")),)))
        assert [row.annotations for row in library.documents()] == [1, 0]

        other.document_moved(document, tmp_path / "丙.txt")
        assert library.documents()[0].source == tmp_path / "丙.txt"

        other.remove_document(document)
        assert [row.title for row in library.documents()] == ["乙"]


def test_the_list_of_documents_forgets_what_a_failed_transaction_had_in_it(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        with pytest.raises(ZeroDivisionError), library.batch():
            store(library, tmp_path / "甲.txt")
            assert [row.title for row in library.documents()] == ["甲"]
            1 / 0  # noqa: B018
        assert not library.documents()

        store(library, tmp_path / "乙.txt")
        assert [row.title for row in library.documents()] == ["乙"]
