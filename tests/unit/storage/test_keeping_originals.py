"""The files that documents came from, kept beside the library."""

import os
from hashlib import sha256
from pathlib import Path

from reader.storage import open_library
from tests.unit.storage.samples import rich_structure


def test_originals_are_kept_many_at_a_time_and_one_that_changed_is_told(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(40)]
    for file in files:
        file.write_text(file.stem, encoding="utf-8")
    digests = [sha256(file.read_bytes()).hexdigest() for file in files]
    files[7].write_text("later", encoding="utf-8")
    files[8].unlink()
    with open_library(tmp_path / "library") as library:
        keeping = library.keeping()
        for file, digest in zip(files, digests, strict=True):
            keeping.give(file, digest)
        kept = keeping.finish()
        keeping.close()

        assert [file for file in files if kept[file] is None] == files[7:9]
        names = [library.originals / name for name in kept.values() if name]
        assert [name.read_text("utf-8") for name in names] == [file.stem for file in files if kept[file]]
        assert sorted(library.originals.rglob("*.*")) == sorted(names)


def test_originals_of_no_document_are_told_of_once_no_import_can_be_at_them(tmp_path: Path) -> None:
    files = [tmp_path / f"{number}.txt" for number in range(3)]
    with open_library(tmp_path / "library") as library:
        keeping = library.keeping()
        for file in files:
            file.write_text(file.stem, encoding="utf-8")
            keeping.give(file, sha256(file.read_bytes()).hexdigest())
        names = [library.originals / (name or "") for name in keeping.finish().values()]
        keeping.close()
        library.add_document(files[0], names[0].stem, files[0], rich_structure())
        assert library.check() == []
        for name in names[:2]:
            os.utime(name, (0, 0))

        (fault,) = library.check()
        assert f"1 個檔案不屬於任何文件（例如 {names[1].parent.name}/{names[1].name}）" in fault
        library.add_document(files[1], names[1].stem, files[1], rich_structure())
        assert library.check() == []
