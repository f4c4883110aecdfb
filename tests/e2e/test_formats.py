"""Documents of word processors and the web, from the file to the library, by the program as a process."""

from pathlib import Path

from tests.e2e.conftest import Program
from tests.unit.importers.archives import epub
from tests.unit.importers.words import docx, note, p, reference


def test_word_and_web_pages_are_structured_imported_and_found(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    word = folder / "減讓.docx"
    body = p("減讓表", reference("footnote", 1), "之修正，依第二十八條辦理。")
    word.write_bytes(docx(body, footnotes=note("footnote", 1, "見關稅暨貿易總協定。")))
    (folder / "救濟.epub").write_bytes(epub({"a.xhtml": "<h1>傾銷</h1><p>進口價格低於正常價值。</p>"}))
    (folder / "網頁.html").write_text("<!DOCTYPE html><h1>補貼</h1><p>政府之財務補助。</p>", encoding="utf-8")
    (folder / "筆記.md").write_text("# 防衛\n\n進口數量激增[^1]。\n\n[^1]: 見防衛協定。\n", encoding="utf-8")
    (folder / "照片.png").write_bytes(b"\x89PNG")

    form = program.json("structure", word, "--json")
    assert [block["type"] for block in form["blocks"]] == ["paragraph", "footnote"]
    assert form["footnote_refs"] == [{"number": 1, "block": 0, "before": "減讓表"}]
    assert len(program.json("import", folder, "--json")["added"]) == 4
    for phrase in ("见关税暨贸易总协定", "低于正常价值", "財務補助", "防衛協定"):
        assert program.json("search", phrase, "--json")["total"] == 1


def test_a_bomb_is_named_and_the_rest_goes_on(program: Program, tmp_path: Path) -> None:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.epub").write_bytes(epub({"a.xhtml": "<p>甲</p>" + " " * (16 << 20)}))
    (folder / "b.docx").write_bytes(docx(p("好。"))[:200])
    (folder / "c.docx").write_bytes(docx(p("關稅減讓。")))
    done = program.run("import", folder)
    assert done.returncode == 1
    told = done.stderr.decode()
    assert "a.epub" in told
    assert "b.docx" in told
    assert "Traceback" not in told
    assert program.json("search", "關稅減讓", "--json")["total"] == 1
