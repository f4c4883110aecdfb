"""Books: chapters in order, notes within and behind them, titles from the table of contents; protection and bombs."""

import zipfile
from pathlib import Path

import pytest

from reader.errors import ImportFailure
from tests.unit.importers.archives import archive, epub
from tests.unit.importers.reading import assert_linked, structure_of, told

NAV = "<ol><li><a href='a.xhtml'>第一章 緣起</a></li><li><a href='b.xhtml#top'>第二章 發展</a></li></ol>"


def test_chapters_notes_and_metadata(tmp_path: Path) -> None:
    book = epub(
        {
            "a.xhtml": "<p>傾銷<a epub:type='noteref' href='#n1'>1</a>之認定"
            "<a epub:type='noteref' href='z.xhtml#e1'>2</a>。</p>"
            "<aside epub:type='footnote' id='n1'><p>1. 指低於正常價值。</p></aside>",
            "b.xhtml": "<h1 id='top'>第二章　發展</h1>"
            "<p>補貼<sup><a href='z.xhtml#e2'>1</a></sup>之計算&#160;如下。</p>",
            "z.xhtml": "<h1>註釋</h1><ol epub:type='rearnotes'><li id='e1'>見協定。</li><li id='e2'>同前。</li></ol>",
        },
        contents=NAV,
    )
    structure = structure_of(tmp_path / "書.epub", book)
    assert told(structure) == [
        "h1 第一章 緣起",
        "p 傾銷[^1]之認定[^2]。",
        "note1 指低於正常價值。",
        "h1 第二章　發展",
        "p 補貼[^1]之計算\xa0如下。",
        "h1 註釋",
        "note2 見協定。",
        "note1 同前。",
    ]
    assert_linked(structure)
    told_of = structure.metadata
    assert (told_of.title, told_of.authors, str(told_of.date)) == ("貿易救濟導論", ("林昱衡", "周芷瑄"), "2023-11-02")


def test_a_book_of_the_second_version(tmp_path: Path) -> None:
    ncx = (
        "<ncx><navMap><navPoint><navLabel><text>緣起</text></navLabel><content src='a.xhtml'/>"
        "<navPoint><navLabel><text>小節</text></navLabel><content src='b.xhtml'/></navPoint></navPoint></navMap></ncx>"
    )
    chapters = {"c.xhtml": "<p>緣起 1</p>", "a.xhtml": "<p>甲。</p>", "b.xhtml": "<p>乙。&nbsp;</p><br>"}
    book = epub(chapters, more={"OEBPS/toc.ncx": ncx})
    path = tmp_path / "a.epub"
    path.write_bytes(book)
    with zipfile.ZipFile(path) as file:
        members = {name: file.read(name) for name in file.namelist()}
    item = b"<item id='ncx' href='toc.ncx' media-type='application/x-dtbncx+xml'/></manifest>"
    guide = b"</spine><guide><reference type='toc' href='c.xhtml'/></guide>"
    package = members["OEBPS/book.opf"].replace(b"</manifest>", item).replace(b"</spine>", guide)
    members["OEBPS/book.opf"] = package
    assert told(structure_of(path, archive(members))) == ["h1 緣起", "p 甲。", "h2 小節", "p 乙。"]


def test_protected_and_damaged_books_get_a_sentence(tmp_path: Path) -> None:
    lock = "<encryption><EncryptedData><CipherReference URI='OEBPS/a.xhtml'/></EncryptedData></encryption>"
    with pytest.raises(ImportFailure, match="保護"):
        structure_of(tmp_path / "a.epub", epub({"a.xhtml": "<p>甲</p>"}, more={"META-INF/encryption.xml": lock}))
    book = epub({"a.xhtml": "<p>甲</p>"})
    with pytest.raises(ImportFailure, match="毀損"):
        structure_of(tmp_path / "b.epub", book[: len(book) // 2])
    with pytest.raises(ImportFailure, match="毀損"):
        structure_of(tmp_path / "c.epub", archive({"META-INF/container.xml": "<container/>"}))
    with pytest.raises(ImportFailure, match="沒有文字"):
        structure_of(tmp_path / "d.epub", epub({"a.xhtml": "<img src='cover.png'/>"}))


def test_bombs_are_refused(tmp_path: Path) -> None:
    bomb = epub({"a.xhtml": "<p>甲</p>" + " " * (16 << 20)})
    assert len(bomb) < 100_000
    with pytest.raises(ImportFailure, match="大得不合理"):
        structure_of(tmp_path / "a.epub", bomb)
    many = archive({"META-INF/container.xml": "<container/>"} | {f"{number}": "" for number in range(20_001)})
    with pytest.raises(ImportFailure, match="大得不合理"):
        structure_of(tmp_path / "b.epub", many)


def test_archives_of_other_kinds_are_no_documents(tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match="不是讀得懂的文件"):
        structure_of(tmp_path / "a.zip", archive({"a.txt": "關稅"}))


def test_a_title_that_stands_as_text_is_no_title_twice(tmp_path: Path) -> None:
    chapters = {"a.xhtml": "<p>第一章　緣起</p><p>傾銷者，低價也。</p>", "b.xhtml": "<p>補貼者，助也。</p>"}
    assert told(structure_of(tmp_path / "a.epub", epub(chapters, contents=NAV))) == [
        "h1 第一章　緣起",
        "p 傾銷者，低價也。",
        "h1 第二章 發展",
        "p 補貼者，助也。",
    ]
