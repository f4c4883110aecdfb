"""Marks and corrections from the command line: made, exported, brought in, kept."""

import csv
import io
import json
import zipfile
from pathlib import Path

from tests.e2e.conftest import NEWSLETTER, Program, Write


def test_annotate_and_export_carry_quotation_note_tags_and_citation(program: Program, newsletter: Path) -> None:
    document = str(program.json("import", newsletter, "--json")["added"][0])
    made = json.loads(
        program.text(
            "annotate",
            document,
            "--quote",
            "每年应提出报告",
            "--colour",
            "green",
            "--note",
            "查**原文**",
            "--tag",
            "301",
        )
    )
    shown = program.json("show", document, "--json")
    assert shown["blocks"][made["block"]]["text"][made["start"] : made["end"]] == "每年應提出報告"
    assert program.json("list", "--json")["documents"][0]["annotations"] == 1

    markdown = program.text("export", "--format", "markdown")
    for expected in ("每年應提出報告", "查**原文**", "301", "經貿前線"):
        assert expected in markdown
    assert "每年应提出报告" in program.text("export", document, "--format", "markdown", "--script", "cn")
    rows = list(csv.DictReader(io.StringIO(program.text("export", "--format", "csv").lstrip("\ufeff"))))
    assert rows[0]["Highlight"] == "每年應提出報告"
    page = json.loads(program.text("export", "--format", "jsonld"))
    assert page["@context"] == "http://www.w3.org/ns/anno.jsonld"
    assert page["type"] == "AnnotationPage"
    assert made["annotation"] in page["items"][0]["id"]
    assert "每年應提出報告" in program.text("export", "--format", "html")


def test_export_to_a_file_prints_its_path_and_docx_is_a_word_file(
    program: Program, newsletter: Path, tmp_path: Path
) -> None:
    document = str(program.json("import", newsletter, "--json")["added"][0])
    program.text("annotate", document, "--quote", "數位貿易")
    out = tmp_path / "marks.docx"
    assert program.text("export", document, "--format", "docx", "-o", out).strip() == str(out)
    with zipfile.ZipFile(out) as word:
        assert "數位貿易" in word.read("word/document.xml").decode()


def test_exported_annotations_come_back_into_another_library(
    program: Program, newsletter: Path, tmp_path: Path
) -> None:
    document = str(program.json("import", newsletter, "--json")["added"][0])
    program.text("annotate", document, "--quote", "智慧財產權", "--note", "重點", "--tag", "IPR")
    out = tmp_path / "marks.jsonld"
    program.text("export", "--format", "jsonld", "-o", out)
    other = Program(tmp_path / "other")
    other.text("import", newsletter)
    before = other.json("list", "--json")
    assert len(other.json("import-annotations", out, "--dry-run", "--json")["added"]) == 1
    assert other.json("list", "--json") == before
    assert len(other.json("import-annotations", out, "--json")["added"]) == 1
    assert len(other.json("import-annotations", out, "--json")["unchanged"]) == 1
    exported = other.text("export", "--format", "markdown")
    assert "重點" in exported
    assert "IPR" in exported


def test_a_changed_file_becomes_a_new_edition_and_keeps_the_marks(program: Program, newsletter: Path) -> None:
    document = str(program.json("import", newsletter, "--json")["added"][0])
    program.text("annotate", document, "--quote", "智慧財產權保護與數位貿易", "--note", "別丟掉")
    newsletter.write_text("新的開頭一段，前所未有。\n\n" + NEWSLETTER, encoding="utf-8")
    outcome = program.json("import", newsletter, "--json")
    assert [str(number) for number in outcome["updated"]] == [document]
    page = json.loads(program.text("export", "--format", "jsonld"))
    assert len(page["items"]) == 1
    assert "別丟掉" in json.dumps(page, ensure_ascii=False)
    assert "新的開頭" in program.text("show", document)


def test_what_is_set_right_is_listed_cited_and_kept(program: Program, newsletter: Path) -> None:
    document = str(program.json("import", newsletter, "--json")["added"][0])
    program.text(
        "correct", document, "--title", "三○一條款", "--author", "林昱衡", "--author", "周若寧", "--date", "2024-05-10"
    )
    (row,) = program.json("list", "--json")["documents"]
    assert (row["title"], row["authors"], row["date"]) == ("三○一條款", ["林昱衡", "周若寧"], "2024-05-10")
    assert program.json("restructure", document, "--json")["unchanged"] == [int(document)]
    assert program.json("show", document, "--json")["title"] == "三○一條款"
    program.text("correct", document, "--volume", "12", "--number", "3", "--date", "2024-05", "--series", "港埠論叢")
    (row,) = program.json("list", "--json")["documents"]
    assert (row["series"], row["volume"], row["number"], row["date"]) == ("港埠論叢", 12, 3, "2024-05")
    program.text("annotate", document, "--quote", "特別三○一")
    assert "《港埠論叢》，第 12 卷第 3 期，2024 年 5 月，" in program.text("export", document, "--format", "markdown")
    assert program.run("correct", document, "--number", "第八期").returncode == 2
    assert program.run("correct", document).returncode == 2


def test_a_quotation_copied_with_its_footnote_marks_is_found(program: Program, write: Write) -> None:
    text = "標題在此\n\n雙方簽署雙邊協議1，並同意推動合作。\n\n \n1 Joint Announcement (Nov. 14, 2022). \n"
    document = str(program.json("import", write("note.txt", text.encode()), "--json")["added"][0])
    shown = program.json("show", document, "--json")
    marked = next(block["text"] for block in shown["blocks"] if "雙邊協議" in block["text"])
    made = json.loads(program.text("annotate", document, "--quote", marked))
    assert shown["blocks"][made["block"]]["text"][made["start"] : made["end"]] == marked


# A blank at the end of a line ends its block, as in text out of a PDF.
ARTICLE = (
    "論燈塔例外\n\n燈塔協定之例外條款，學說多有討論1。其後之見解2，與此不同。 \n\n \n"
    "1 Ann Ash & Bo Birch, On Gaps, 12 J. RULES L. 45 (2010); H.R. Rep. No. 100-576, at 1041 (1988). \n\n"
    "2 Ash & Birch, supra note 1, at 50. \n"
)


def test_works_are_listed_with_the_footnotes_that_cite_them(program: Program, write: Write) -> None:
    document = str(program.json("import", write("article.txt", ARTICLE.encode()), "--json")["added"][0])
    done = program.run("works", document)
    assert done.stdout.decode().splitlines() == [
        "Ann Ash & Bo Birch, On Gaps, 12 J. RULES L. 45 (2010)　[1、2]",
        "H.R. Rep. No. 100-576, at 1041 (1988).　[1]",
    ]
    assert "1 筆無法拆解" in done.stderr.decode()
    works = program.json("works", document, "--json")["works"]
    assert works[0]["csl"]["container-title"] == "J. RULES L."
    assert [(each["note"], each["locator"]) for each in works[0]["cited"]] == [(1, ""), (2, "50")]
    assert works[1]["parsed"] is False


def test_works_are_written_for_reference_managers(program: Program, write: Write, tmp_path: Path) -> None:
    program.text("import", write("article.txt", ARTICLE.encode()))
    assert json.loads(program.text("works", "article", "--format", "csl"))[0]["id"] == "ash2010"
    assert program.text("works", "article", "--format", "ris").startswith("TY  - JOUR")
    target = tmp_path / "works.bib"
    assert program.text("works", "article", "--format", "bibtex", "-o", target).strip() == str(target)
    assert target.read_text("utf-8").startswith("@article{ash2010,")
    assert program.run("works", "article", "--json", "--format", "ris").returncode == 2


def test_a_document_that_cites_nothing_says_so(program: Program, newsletter: Path) -> None:
    program.text("import", newsletter)
    done = program.run("works", "1")
    assert (done.returncode, done.stdout) == (0, b"")
    assert "沒有引用文獻" in done.stderr.decode()
