"""What each edition holds for the lists of the library, stored with it and made up for in older libraries."""

import sqlite3
from contextlib import closing
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from reader.model.notices import NoticeKind, Notices
from reader.storage import Library, codec, open_library
from reader.structure.entries.notices import gather
from tests.unit.storage.samples import leave_at, paragraphs, rich_structure


def add(library: Library, file: Path, words: bytes = b"bytes") -> int:
    return library.add_document(file, sha256(words).hexdigest(), None, rich_structure())


def test_notices_come_back_as_they_were_gathered() -> None:
    notices = gather(rich_structure())
    assert [notice.kind for notice in notices.agenda].count(NoticeKind.CALENDAR) == 1
    assert codec.unpack_notices(codec.pack_notices(notices)) == notices
    assert codec.pack_notices(Notices()) is None
    assert not codec.unpack_notices(None)


def test_only_documents_that_hold_any_are_listed_with_their_present_edition(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = add(library, tmp_path / "a.txt")
        library.add_document(tmp_path / "b.txt", "0" * 64, None, paragraphs("無事"))
        ((row, notices),) = library.notices()
        assert (row.id, notices) == (document, gather(rich_structure()))
        library.add_document(tmp_path / "a.txt", "1" * 64, None, paragraphs("改版後無事"))
        assert library.notices() == ()


def test_a_document_taken_out_is_listed_no_more(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        library.remove_document(add(library, tmp_path / "a.txt"))
        assert library.notices() == ()


def test_an_older_library_gets_the_notices_of_what_it_holds(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        add(library, tmp_path / "a.txt")
        before = library.notices()
    leave_at(folder, "0003")
    with open_library(folder) as library:
        assert library.notices() == before
        assert before[0][1].agenda[0].day == date(2023, 11, 17)


def test_a_damaged_text_does_not_keep_an_older_library_shut(tmp_path: Path) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        broken, whole = add(library, tmp_path / "a.txt"), add(library, tmp_path / "b.txt", b"more")
    leave_at(folder, "0003")
    with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
        connection.execute("UPDATE editions SET shape = X'00' WHERE document = ?", (broken,))
    with open_library(folder) as library:
        assert [row.id for row, _ in library.notices()] == [whole]


@pytest.mark.parametrize("lost", [1, 2])
def test_an_edition_that_nobody_looked_at_is_looked_at_when_the_list_is_asked_for(tmp_path: Path, lost: int) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        add(library, tmp_path / "a.txt")
        add(library, tmp_path / "b.txt", b"more")
        with closing(sqlite3.connect(folder / "library.db")) as connection, connection:
            connection.execute("DELETE FROM notices WHERE edition <= ?", (lost,))
        assert len(library.notices()) == 2


@pytest.mark.parametrize("corrected", [True, False])
def test_a_corrected_edition_has_its_notices_from_the_first(tmp_path: Path, corrected: bool) -> None:
    folder = tmp_path / "library"
    with open_library(folder) as library:
        document = add(library, tmp_path / "a.txt")
        library.correct(document, 1, codec.pack(rich_structure()) if corrected else None, ())
        with closing(sqlite3.connect(folder / "library.db")) as connection:
            unseen = "SELECT count(*) FROM editions WHERE id NOT IN (SELECT edition FROM notices)"
            assert connection.execute(unseen).fetchone() == (0,)
        assert [notices for _, notices in library.notices()] == [gather(rich_structure())]
