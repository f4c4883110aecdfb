"""What goes into a library comes out of it, after closing and opening too."""

import os
import subprocess
import sys
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from reader.errors import NotFoundError, StorageError
from reader.model.annotation import Position
from reader.model.changes import AnnotationChange, ChangeSet
from reader.model.document import Block, BlockKind
from reader.storage import Arrival, Library, codec, open_library, pack
from reader.storage.schema import HEAD
from tests.unit.storage.samples import mark, packed_of_old, paragraphs, rich_structure, store


def test_a_structure_with_every_field_comes_back_as_it_was() -> None:
    packed = codec.pack(rich_structure())

    assert codec.unpack(packed.texts, packed.shape) == rich_structure()
    assert packed.blocks == 4  # furniture is not counted
    assert codec.unpack_texts(packed.texts)[2] == ""  # nor searched


def test_a_document_is_there_after_reopening(tmp_path: Path) -> None:
    file = tmp_path / "通訊.txt"
    file.write_bytes(b"bytes")
    with open_library(tmp_path / "library") as library:
        document = library.add_document(file, sha256(b"bytes").hexdigest(), file, rich_structure())

    with open_library(tmp_path / "library") as library:
        found = library.document(document)
        (row,) = library.documents()

    assert found.structure == rich_structure()
    assert (found.source, found.edition) == (file, 1)
    assert (row.title, row.authors, row.series, row.number) == ("智慧財產權", ("王小明", "李四"), "通訊", 12)
    kept = tmp_path / "library" / "originals" / found.sha256[:2] / f"{found.sha256}.txt"
    assert kept.read_bytes() == b"bytes"


def test_a_document_without_a_title_goes_by_its_file_name(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        store(library, tmp_path / "報告.txt")

        assert library.documents()[0].title == "報告"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such names")
def test_a_file_name_that_is_not_utf8_is_kept_to_the_byte(tmp_path: Path) -> None:
    file = Path(os.fsdecode(os.fsencode(tmp_path) + "/經貿.txt".encode("big5")))
    with open_library(tmp_path / "library") as library:
        document = store(library, file)

        assert library.document(document).source == file
        assert library.find_sources([file]) == {file: document}


def test_new_bytes_at_a_known_path_are_a_new_edition(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        first = store(library, tmp_path / "a.txt", "第一版")
        second = store(library, tmp_path / "a.txt", "第二版")

        assert first == second
        assert library.editions(first) == (1, 2)
        assert library.document(first).blocks[0].text == "第二版"
        assert library.document(first, edition=1).blocks[0].text == "第一版"
        assert library.find_digest(library.document(first, edition=1).sha256) is None
        assert [entry.kind for entry in library.log_since(0)] == ["document-added", "document-changed"]


def test_a_file_that_changed_while_it_was_read_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("later")
    with open_library(tmp_path / "library") as library:
        with pytest.raises(StorageError, match="被更動"):
            library.add_document(file, sha256(b"before").hexdigest(), file, paragraphs("before"))

        assert library.documents() == ()
        assert not list(library.originals.rglob("*.*"))


def test_annotations_tags_positions_and_settings_come_back(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
        made = mark(document, "a", note="**重點** 😀\0", tags=("WTO", "待查"))
        library.apply(ChangeSet((AnnotationChange(None, made),)))
        library.set_position(document, Position(0, 3))
        library.set_setting("theme", {"name": "sepia", "size": 18})

    with open_library(tmp_path / "library") as library:
        assert library.annotations(document) == (made,)
        assert library.annotation("a") == made
        assert library.position(document) == Position(0, 3)
        assert library.setting("theme") == {"name": "sepia", "size": 18}
        assert library.setting("never set") is None
        assert library.documents()[0].annotations == 1


def test_annotations_are_listed_by_place_and_those_without_one_last(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
        lost = replace(mark(document, "lost"), span=None)
        marks = [mark(document, "late", 5, 7), lost, mark(document, "early", 1, 2)]
        library.apply(ChangeSet(tuple(AnnotationChange(None, each) for each in marks)))

        assert [each.id for each in library.annotations(None)] == ["early", "late", "lost"]


def test_apply_tells_what_it_truly_changed(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
        first = mark(document, "a")
        second = replace(first, note="new")
        library.apply(ChangeSet((AnnotationChange(None, first),)))

        done = library.apply(ChangeSet((AnnotationChange(None, second),)))
        again = library.apply(ChangeSet((AnnotationChange(None, second),)))

        assert done.annotations == (AnnotationChange(first, second),)
        assert done.documents == {document}
        assert not again


def test_an_annotation_on_a_document_that_is_not_there_changes_nothing(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
        wanted = ChangeSet((AnnotationChange(None, mark(document, "a")), AnnotationChange(None, mark(99, "b"))))
        with pytest.raises(NotFoundError):
            library.apply(wanted)

        assert library.annotations(None) == ()


def test_a_removed_document_without_annotations_is_gone(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
        library.remove_document(document)

        assert library.documents() == ()
        assert not list(library.originals.rglob("*.txt"))
        with pytest.raises(NotFoundError, match="已不在文件庫裡"):
            library.document(document)
        assert store(library, tmp_path / "a.txt") != document


def test_a_removed_document_brings_its_annotations_back(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
        library.apply(ChangeSet((AnnotationChange(None, mark(document, "a", note="心得")),)))
        library.remove_document(document)

        assert library.documents() == ()
        assert library.annotations(None) == ()

        assert store(library, tmp_path / "b.txt") == document
        assert [each.note for each in library.annotations(document)] == ["心得"]


def test_several_files_are_stored_at_once_each_where_it_belongs(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        known = store(library, tmp_path / "known.txt", "第一版")
        removed = store(library, tmp_path / "removed.txt")
        library.apply(ChangeSet((AnnotationChange(None, mark(removed, "a")),)))
        digest = library.document(removed).sha256
        library.remove_document(removed)
        sequence = library.last_sequence()
        files = [tmp_path / name for name in ("one.txt", "known.txt", "back.txt", "two.txt")]
        digests = ["1" * 64, "2" * 64, digest, "3" * 64]
        arrivals = [
            Arrival(file, sha, None, pack(paragraphs(file.stem))) for file, sha in zip(files, digests, strict=True)
        ]
        stored = library.store(arrivals)

        one, two = (each.document for each in (stored[0], stored[3]))
        assert [each.is_new for each in stored] == [True, False, True, True]
        assert [each.document for each in stored] == [one, known, removed, two]
        assert [each.edition for each in stored] == [1, 2, 1, 1]
        assert [library.document(each).blocks[0].text for each in (one, known, two)] == ["one", "known", "two"]
        assert library.document(removed).blocks[0].text.startswith("世界貿易組織")
        assert library.find_sources(files) == dict(zip(files, (one, known, removed, two), strict=True))
        assert library.find_digests([*digests, "4" * 64])["3" * 64] == (two, files[3])
        assert sorted((entry.kind, entry.key) for entry in library.log_since(sequence)) == sorted(
            [("document-added", str(each)) for each in (one, removed, two)] + [("document-changed", str(known))]
        )
        assert library.check() == []


def test_a_corrected_edition_is_what_was_stored_and_not_what_was_given_up(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        document = store(library, tmp_path / "a.txt")
        former, given_up, corrected = library.document(document), paragraphs("放棄的更正"), paragraphs("留下的更正")
        with pytest.raises(RuntimeError), library.batch():
            library.correct(document, 1, pack(given_up), (), given_up)
            raise RuntimeError
        assert library.document(document) == former

        assert library.correct(document, 1, pack(corrected), (), corrected) == 2
        now = library.document(document)
        assert now == replace(former, edition=2, structure=corrected)
        assert now.structure is corrected  # for it was not read again
        assert library.structured(document) == former
        with open_library(tmp_path / "library") as again:
            assert again.document(document) == now


def test_what_is_indexed_is_the_same_of_editions_that_an_older_version_packed(tmp_path: Path) -> None:
    with open_library(tmp_path / "library") as library:
        arrivals = [
            Arrival(tmp_path / "a.txt", "a" * 64, None, pack(rich_structure())),
            Arrival(tmp_path / "b.txt", "b" * 64, None, packed_of_old(rich_structure())),
        ]
        first, second = (each.document for each in library.store(arrivals))
        found = library.indexable([first, second, 99])

        assert set(found) == {first, second}
        assert found[first] == found[second]
        assert found[first][1] == tuple(block.kind for block in rich_structure().blocks)
        assert found[first][0][2:4] == ("", "見前揭註。")
        assert library.document(second).structure == rich_structure()


def test_every_kind_of_block_is_packed_with_a_letter_of_its_own(tmp_path: Path) -> None:
    structure = replace(rich_structure(), blocks=tuple(Block(kind, kind.value) for kind in BlockKind))
    with open_library(tmp_path / "library") as library:
        document = library.add_document(tmp_path / "a.txt", "a" * 64, None, structure)

        assert library.indexable([document])[document][1] == tuple(BlockKind)


def test_more_files_than_one_question_holds_are_found(tmp_path: Path) -> None:
    arrivals = [
        Arrival(tmp_path / f"{number}.txt", f"{number:064}", None, pack(paragraphs(str(number))))
        for number in range(1200)
    ]
    with open_library(tmp_path / "library") as library:
        stored = library.store(arrivals)

        assert [library.document(each.document).source for each in stored] == [each.source for each in arrivals]
        found = library.find_digests([each.sha256 for each in arrivals])
        assert [found[each.sha256][0] for each in arrivals] == [each.document for each in stored]


def test_opening_needs_no_alembic(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from reader.storage import open_library\n"
        "open_library(Path(sys.argv[1])).close(); open_library(Path(sys.argv[1])).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code, str(tmp_path)], check=False).returncode == 0
    assert HEAD


def test_the_library_is_a_context(tmp_path: Path) -> None:
    with open_library(tmp_path) as library:
        assert isinstance(library, Library)
        assert library.index_folder == tmp_path / "index"
