"""The command line as a user or a script meets it: real processes, real files."""

import fcntl
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.conftest import NEWSLETTER, Program, Write


def test_the_same_file_twice_is_one_document(program: Program, newsletter: Path) -> None:
    first = program.json("import", newsletter, "--json")
    assert len(first["added"]) == 1
    assert first["failed"] == []
    again = program.json("import", newsletter, "--json")
    assert again["added"] == []
    assert again["unchanged"] == first["added"]
    listed = program.json("list", "--json")["documents"]
    assert [row["id"] for row in listed] == first["added"]
    assert listed[0]["source"] == str(newsletter)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "big5", "gb18030"])
def test_a_text_is_read_in_whichever_encoding_it_was_written(program: Program, write: Write, encoding: str) -> None:
    text = NEWSLETTER.replace("○", "〇" if encoding == "gb18030" else "零")
    path = write("text.txt", text.encode(encoding))
    document = program.json("import", path, "--json")["added"][0]
    shown = program.json("show", str(document), "--json")
    assert "歐盟執委會指出，智慧財產權保護與數位貿易息息相關" in "".join(block["text"] for block in shown["blocks"])


@pytest.mark.parametrize("query", ["特别301条款", "特別301條款", "特別 301 條款", "特別３０１條款"])
def test_a_query_in_either_script_and_width_lands_on_the_place(program: Program, newsletter: Path, query: str) -> None:
    program.run("import", newsletter)
    found = program.json("search", query, "--limit", "0", "--json")
    assert found["total"] == 1
    (hit,) = found["hits"]
    assert hit["text"] == "特別 301 條款"
    shown = program.json("show", str(hit["document"]), "--json")
    assert shown["blocks"][hit["block"]]["text"][hit["start"] : hit["end"]] == hit["text"]


def test_a_query_may_have_operators_fields_and_open_characters(program: Program, write: Write) -> None:
    program.run(
        "import", write("tea.md", "---\ntitle: 茶葉報告\ndate: 2023-05-06\n---\n\n茶葉的關稅與配額。\n".encode())
    )
    program.run("import", write("coffee.md", "---\ntitle: 咖啡報告\n---\n\n咖啡的關稅，NOT 茶葉。\n".encode()))

    def texts(*query: str) -> list[str]:
        return [hit["text"] for hit in program.json("search", *query, "--json")["hits"]]

    assert texts("關稅", "AND", "配額") == ["關稅", "配額"]
    assert texts("关税 NOT 咖啡") == ["關稅"]
    assert texts("茶?的 NEAR/5 配額") == ["茶葉的", "配額"]
    assert texts("標題:咖啡 AND 關稅") == ["關稅"]
    assert sorted(texts("/[茶咖].的/")) == ["咖啡的", "茶葉的"]
    assert texts("--literal", "NOT 茶葉") == ["NOT 茶葉"]
    found = program.json("search", "日期:2023", "--json")
    assert (found["total"], [each["title"] for each in found["documents"]]) == (0, ["茶葉報告"])
    assert program.json("search", "配額 咖啡 關稅", "--json")["reading"] == "words"
    assert "您是不是要找：關稅與配額" in program.text("search", "關說與配額")


def test_a_query_that_makes_no_sense_says_where(program: Program) -> None:
    done = program.run("search", "茶葉 AND")
    assert done.returncode == 2
    assert "第 4 個字的「AND」被當成運算符號" in done.stderr.decode()


def test_variants_finds_every_form_of_a_term(program: Program, newsletter: Path) -> None:
    program.run("import", newsletter)
    found = program.json("search", "特别301条款", "--variants", "--limit", "0", "--json")
    assert {hit["text"] for hit in found["hits"]} == {"特別三○一條款", "Special 301", "特別 301 條款"}


def test_variants_finds_the_words_of_the_other_region(program: Program, write: Write) -> None:
    program.run("import", write("a.txt", "數位貿易規則與北美自由貿易協定。\n".encode()))
    for query, text in (("数字贸易", "數位貿易"), ("NAFTA", "北美自由貿易協定")):
        assert program.json("search", query, "--json")["total"] == 0
        assert [hit["text"] for hit in program.json("search", query, "--variants", "--json")["hits"]] == [text]
    assert "數位貿易" in program.text("search", "数字贸易")


def test_latin_words_are_found_inside_chinese_but_not_inside_words(program: Program, write: Write) -> None:
    program.run("import", write("a.txt", "美國USTR公告，Taiwan與AI產業。\n".encode()))
    assert program.json("search", "ustr", "--json")["total"] == 1
    assert program.json("search", "AI", "--json")["total"] == 1
    assert program.json("search", "沒有這個詞", "--json") == {"query": "沒有這個詞", "total": 0, "hits": []}


def test_show_converts_title_and_authors_too(program: Program, write: Write) -> None:
    file = write("report.md", "---\ntitle: 數位關務之展望\nauthor: 許芷寧\n---\n\n關務之發展。\n".encode())
    document = str(program.json("import", file, "--json")["added"][0])
    assert program.text("show", document, "--script", "cn").splitlines()[:2] == ["数位关务之展望", "许芷宁"]


def test_show_converts_and_source_stays_as_it_was(program: Program, newsletter: Path) -> None:
    document = str(program.json("import", newsletter, "--json")["added"][0])
    source = program.text("show", document)
    assert "程式設計師" in source
    assert "程式设计师" in program.text("show", document, "--script", "cn")
    terms = program.text("show", document, "--script", "cn-terms")
    assert "程序员" in terms
    assert "知识产权" in terms
    assert "数字贸易" in terms
    assert program.text("show", document) == source


def test_convert_keeps_line_ends_and_reads_standard_input(program: Program, write: Write) -> None:
    path = write("a.txt", "智慧財產權\r\n歐盟執委會\n\n末行無換行".encode())
    converted = program.run("convert", "--to", "cn", path).stdout
    assert converted == "智慧财产权\r\n欧盟执委会\n\n末行无换行".encode()
    assert program.run("convert", "--to", "cn", "-", input="臺灣\n".encode()).stdout == "台湾\n".encode()
    big5 = program.run("convert", "--to", "cn", input="世界貿易組織的爭端解決機構。\n".encode("big5"))
    assert big5.stdout.decode() == "世界贸易组织的争端解决机构。\n"
    assert program.run("convert", "--to", "cn", input=b"").stdout == b""
    own = program.run("convert", "--config", "s2twp", input="软件与内存\n".encode())
    assert own.stdout.decode() == "軟體與記憶體\n"
    for wrong in (["--config", "s2tokyo"], ["--config", "s2t", "--to", "cn"], []):
        assert program.run("convert", *wrong, input=b"").returncode == 2


def test_lookup_finds_a_term_by_any_of_its_forms(program: Program) -> None:
    for form in ("特別301", "特别301条款", "Special 301"):
        terms = program.json("lookup", form, "--json")["terms"]
        assert terms, form
        assert terms[0]["english"] == "Special 301"
        assert terms[0]["definition"]
    assert program.json("lookup", "NAFTA", "--json")["terms"][0]["traditional"] == "北美自由貿易協定"


def test_a_glossary_is_imported_looked_up_exported_and_named(program: Program, write: Write) -> None:
    file = write("學會術語.tsv", "數位落差\tdigital divide\t取用的差距\n".encode())
    assert program.json("glossary", "import", file, "--json")["added"] == 1
    assert program.json("lookup", "数字落差", "--json")["terms"] == []
    assert program.json("lookup", "DIGITAL DIVIDE", "--json")["terms"][0]["traditional"] == "數位落差"
    named = [each["name"] for each in program.json("glossary", "list", "--json")["glossaries"]]
    assert named == ["學會術語", "內建術語表"]
    assert "數位落差" in program.text("glossary", "export", "學會術語", "--format", "tbx")
    again = program.run("glossary", "import", write("bad.csv", "術語,英文\n稅,tax\n".encode()))
    assert again.returncode == 1 and "太短" in again.stderr.decode()
    unknown = program.run("glossary", "export", "別的", "--format", "csv")
    assert unknown.returncode == 1 and "學會術語" in unknown.stderr.decode()


def test_one_bad_file_does_not_stop_the_others(program: Program, write: Write, newsletter: Path) -> None:
    empty = write("empty.txt", b"")
    nuls = write("nuls.txt", bytes(4096))
    broken = write("broken.pdf", b"%PDF-1.7\nnothing follows")
    done = program.run("import", newsletter, empty, nuls, broken, newsletter.parent / "missing.txt", "--json")
    assert done.returncode == 1
    outcome = json.loads(done.stdout)
    assert len(outcome["added"]) == 1
    assert {Path(row["path"]).name for row in outcome["failed"]} == {
        "empty.txt",
        "nuls.txt",
        "broken.pdf",
        "missing.txt",
    }
    assert "Traceback" not in done.stderr.decode()
    for row in outcome["failed"]:
        assert row["error"].endswith("。")


def test_backup_and_restore_bring_everything_back(program: Program, newsletter: Path, tmp_path: Path) -> None:
    document = str(program.json("import", newsletter, "--json")["added"][0])
    program.text("annotate", document, "--quote", "數位貿易", "--note", "留著")
    file = tmp_path / "copy.zip"
    program.text("backup", file)
    other = Program(tmp_path / "restored")
    other.text("restore", file)
    assert "留著" in other.text("export", "--format", "markdown")
    assert other.json("search", "数位贸易", "--json")["total"] == 1
    assert "沒有發現問題" in other.text("doctor")


def test_reindex_and_doctor(program: Program, newsletter: Path) -> None:
    program.text("import", newsletter)
    for file in (program.folder / "index").iterdir():
        if file.is_file():
            file.write_bytes(b"damaged")
    assert program.json("search", "數位貿易", "--json")["total"] == 1
    assert "1" in program.text("reindex")
    assert "第 2 版" in program.text("doctor")


def test_doctor_checks_the_library_though_the_index_cannot_be_read(program: Program, newsletter: Path) -> None:
    program.text("import", newsletter)
    table = program.folder / "index" / "TOC"
    table.unlink()
    (table / "in the way").mkdir(parents=True)
    for original in (program.folder / "originals").glob("*/*"):
        original.unlink()
    told = program.run("doctor")

    assert told.returncode == 1
    assert "索引：無法讀取。" in told.stdout.decode()
    assert "原始檔" in told.stderr.decode()
    assert "index" in told.stderr.decode()


@pytest.mark.parametrize(
    "arguments",
    [
        ("show",),
        ("show", "1", "--script", "klingon"),
        ("export", "--format", "pdf"),
        ("nonsense",),
        ("search", "　"),
    ],
)
def test_wrong_usage_ends_with_status_2_and_no_traceback(program: Program, arguments: tuple[str, ...]) -> None:
    done = program.run(*arguments)
    assert done.returncode == 2
    assert done.stderr
    assert b"Traceback" not in done.stderr


def test_what_is_not_there_ends_with_status_1_and_a_sentence(program: Program, newsletter: Path) -> None:
    document = str(program.json("import", newsletter, "--json")["added"][0])
    absent = "987654321"  # no part of a path either, as 99 is of some
    for arguments in (("show", absent), ("annotate", document, "--quote", "原文沒有這句話")):
        done = program.run(*arguments)
        assert done.returncode == 1
        assert done.stderr.decode().strip().endswith("。")


def test_output_that_is_closed_early_is_no_failure(program: Program, newsletter: Path) -> None:
    program.text("import", newsletter)
    shell = f"{sys.executable} -m reader --library {program.folder} show 1 --json | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "0"
    assert done.stderr == ""


def test_a_full_disk_behind_the_output_gets_a_sentence(program: Program, newsletter: Path) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("needs /dev/full")
    program.text("import", newsletter)
    shell = f"{sys.executable} -m reader --library {program.folder} show 1 --json > /dev/full"
    environment = {**os.environ, "TRADE_READER_LANGUAGE": "zh_TW"}
    done = subprocess.run(
        ["bash", "-c", shell], capture_output=True, text=True, timeout=60, env=environment, check=False
    )
    assert done.returncode == 1
    assert done.stderr.strip().endswith("。")


def test_a_search_answers_from_what_is_indexed_while_another_process_holds_the_index(
    program: Program, newsletter: Path, write: Write
) -> None:
    program.text("import", newsletter)
    with (program.folder / "index" / "MAIN_WRITELOCK").open("wb") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        done = program.run("import", write("later.txt", "後來的文件\n\n談數位貿易。\n".encode()), "--json")
        assert len(json.loads(done.stdout)["added"]) == 1, "what was imported is told whatever the index does"
        found = program.run("search", "數位貿易", "--json")
        assert found.returncode == 0
        assert json.loads(found.stdout)["total"] == 1
        assert found.stderr
    assert program.json("search", "數位貿易", "--json")["total"] == 2


def test_a_file_in_place_of_a_command_is_to_be_opened_in_the_window(program: Program, write: Write) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    environment["TRADE_READER_LANGUAGE"] = "zh_TW"
    file = write("漁港.txt", "漁港\n\n談漁港。\n".encode())

    def told(*arguments: str | Path) -> tuple[int, str]:
        command = [sys.executable, "-m", "reader", "--library", str(program.folder), *map(str, arguments)]
        done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
        return done.returncode, done.stderr

    for arguments in ((file,), ("open", file), (file, file.parent)):
        status, said = told(*arguments)
        assert (status, "沒有顯示器" in said) == (1, True)
    status, said = told("沒有這份.txt")
    assert (status, said.count("\n")) == (2, 1)
    assert "「沒有這份.txt」" in said


def test_without_a_display_the_window_says_so(program: Program) -> None:
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment.pop("QT_QPA_PLATFORM", None)
    environment["TRADE_READER_LANGUAGE"] = "zh_TW"
    command = [sys.executable, "-m", "reader", "--library", str(program.folder)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, env=environment, check=False)
    assert done.returncode == 1
    assert "沒有顯示器" in done.stderr


@pytest.mark.parametrize(("argument", "unwanted"), [("--help", "sqlalchemy"), ("list", "reader.structure")])
def test_what_tells_of_little_waits_for_little(tmp_path: Path, argument: str, unwanted: str) -> None:
    run = (
        "import sys; from reader.cli import cli\n"
        "cli(['--library', sys.argv[1], sys.argv[2]], standalone_mode=False)\n"
        "sys.exit(sys.argv[3] in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", run, str(tmp_path / "library"), argument, unwanted], check=False)
    assert done.returncode == 0
