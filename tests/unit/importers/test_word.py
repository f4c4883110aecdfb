"""Word: notes, headings by style and level, counted numbers, tables, links, changes, boxes and fields."""

import io
from pathlib import Path

import docx as python_docx
import pytest

from reader.errors import ImportFailure
from reader.importers.word.styles import RULES
from reader.model.document import Structure
from reader.structure.rules import Rule
from tests.unit.importers.archives import archive
from tests.unit.importers.reading import assert_linked, links, structure_of, told
from tests.unit.importers.words import docx, item, level, lists, note, p, reference, run, style

STYLES = (
    style("1", "heading 1") + style("2", "標題 2") + style("a", "Title") + style("c", "caption")
    + style("x", "章名", '<w:outlineLvl w:val="2"/>') + style("y", "自訂章", based_on="1") + style("t", "toc 1")
)  # fmt: skip


def _read(folder: Path, body: str, **parts: str) -> Structure:
    return structure_of(folder / "文.docx", docx(body, None, **parts))


def test_headings_by_style_by_name_and_by_level(tmp_path: Path) -> None:
    body = (
        p("論關稅減讓", style="a")
        + p("壹、前言", style="1")
        + p("緣起", style="2")
        + p("細目", style="x")
        + p("貳、本論", style="y")
        + p("附論", more='<w:outlineLvl w:val="1"/>')
        + p("不在大綱", style="2", more='<w:outlineLvl w:val="9"/>')
        + p("前言\t3", style="t")
        + p("圖 1：稅率", style="c")
        + p("本文。")
    )
    assert told(_read(tmp_path, body, styles=STYLES)) == [
        "h1 論關稅減讓",
        "h2 壹、前言",
        "h3 緣起",
        "h4 細目",
        "h2 貳、本論",
        "h3 附論",
        "p 不在大綱",
        "toc_entry 前言\t3",
        "caption 圖 1：稅率",
        "p 本文。",
    ]


def test_notes_are_linked_and_counted(tmp_path: Path) -> None:
    body = (
        p(
            "減讓表",
            reference("footnote", 7),
            "之修正",
            reference("endnote", 2),
            "，依第二十八條",
            reference("footnote", 3),
            "。",
        )
        + p("林昱衡", reference("footnote", 5, "*"), "著。")
        + p("刪", f"<w:del>{reference('footnote', 4)}</w:del>", "畢。")
    )
    footnotes = (
        '<w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
        + note("footnote", 3, "同前註。")
        + note("footnote", 4, "已刪。")
        + note("footnote", 5, "* 研究員。")
        + note("footnote", 7, "見 GATT 1994。", "次段。")
    )
    structure = _read(tmp_path, body, footnotes=footnotes, endnotes=note("endnote", 2, "文末。"))
    assert told(structure) == [
        "p 減讓表[^1]之修正[^1]，依第二十八條[^2]。",
        "p 林昱衡*著。",
        "p 刪畢。",
        "note1 見 GATT 1994。\n次段。",
        "note2 同前註。",
        "note* 研究員。",
        "note1 文末。",
    ]
    assert_linked(structure)


def test_notes_begin_where_the_document_says(tmp_path: Path) -> None:
    restart = '<w:sectPr><w:footnotePr><w:numRestart w:val="eachSect"/></w:footnotePr></w:sectPr>'
    body = p("甲", reference("footnote", 1), "。", more=restart) + p("乙", reference("footnote", 2), "。")
    settings = '<w:footnotePr><w:numStart w:val="4"/></w:footnotePr>'
    footnotes = note("footnote", 1, "一。") + note("footnote", 2, "二。")
    structure = _read(tmp_path, body, settings=settings, footnotes=footnotes)
    assert told(structure) == ["p 甲[^4]。", "p 乙[^4]。", "note4 一。", "note4 二。"]
    assert [ref.target for block in structure.blocks for ref in block.footnote_refs] == [2, 3]


def test_numbers_are_counted_as_word_prints_them(tmp_path: Path) -> None:
    numbering = lists(
        level(0, "taiwaneseCountingThousand", "%1、"),
        level(1, "taiwaneseCountingThousand", "（%2）"),
        level(2, "decimal", "%1.%3."),
        level(3, "bullet", "\uf06c"),
        further='<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/>'
        "</w:lvlOverride></w:num>",
    )
    body = (
        p("甲章", style="1")
        + p("乙章", style="1")
        + item("子")
        + item("丑", 1)
        + item("寅", 1)
        + item("卯", 2)
        + item("辰", 3)
        + item("巳")
        + item("午", 1)
        + item("未", list_=2)
        + item("申", list_=2)
        + item("酉", list_=9)
    )
    assert told(_read(tmp_path, body, styles=STYLES, numbering=numbering))[2:] == [
        "li1 一、 子",
        "li2 （一） 丑",
        "li2 （二） 寅",
        "li3 一.1. 卯",
        "li4 • 辰",
        "li1 二、 巳",
        "li2 （一） 午",
        "li1 五、 未",
        "li1 六、 申",
        "p 酉",
    ]


def test_numbers_of_headings_belong_to_their_text(tmp_path: Path) -> None:
    list_ = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("1", "heading 1", list_) + style("2", "heading 2", list_)
    numbering = lists(
        level(0, "ideographLegalTraditional", "%1、", '<w:pStyle w:val="1"/>'),
        level(1, "decimal", "%1.%2", '<w:isLgl/><w:pStyle w:val="2"/>'),
    )
    body = p("前言", style="1") + p("緣起", style="2") + p("本論", style="1") + p("Scope", style="2")
    assert told(_read(tmp_path, body, styles=styles, numbering=numbering)) == [
        "h1 壹、前言",
        "h2 1.1 緣起",
        "h1 貳、本論",
        "h2 2.1 Scope",
    ]


def test_without_headings_numbers_tell_them(tmp_path: Path) -> None:
    numbering = lists(level(0, "taiwaneseCountingThousand", "%1、"))
    body = p("論關稅減讓") + item("前言") + p("本文談減讓。") + item("結語") + p("以上所述，僅供參考。")
    assert told(_read(tmp_path, body, numbering=numbering)) == [
        "h1 論關稅減讓",
        "h2 一、前言",
        "p 本文談減讓。",
        "h2 二、結語",
        "p 以上所述，僅供參考。",
    ]


def _cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def test_merged_cells_and_single_ones(tmp_path: Path) -> None:
    restart, goes_on, wide = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    body = (
        f"<w:tbl><w:tr>{_cell('國別', restart)}{_cell('稅率', wide)}</w:tr>"
        f"<w:tr>{_cell('', goes_on)}{_cell('初次')}{_cell('約束')}</w:tr>"
        f"<w:tr><w:trPr><w:del/></w:trPr>{_cell('刪')}{_cell('去')}</w:tr>"
        f"<w:tr>{_cell('甲國')}{_cell('3')}</w:tr></w:tbl>"
        f"<w:tbl><w:tr>{_cell('框內的話。')}</w:tr></w:tbl>"
    )
    assert told(_read(tmp_path, body)) == ["table 國別 | 稅率 |  /  | 初次 | 約束 / 甲國 | 3 | ", "p 框內的話。"]


def test_changes_comments_and_hidden_text(tmp_path: Path) -> None:
    body = (
        p("關稅", f"<w:ins>{run('減讓')}</w:ins>", "<w:del><w:r><w:delText>調降</w:delText></w:r></w:del>", "之",
          f"<w:moveFrom>{run('移走')}</w:moveFrom>", run("密", "<w:vanish/>"), run("談判", '<w:vanish w:val="0"/>'),
          "<w:r><w:commentReference w:id='1'/></w:r>")
        + p("前段", more="<w:rPr><w:del/></w:rPr>")
        + p("接後段。")
    )  # fmt: skip
    assert told(_read(tmp_path, body)) == ["h1 關稅減讓之談判", "p 前段接後段。"]


def test_breaks_symbols_and_hyphens(tmp_path: Path) -> None:
    body = p(
        "甲。", "<w:r><w:br/></w:r>", "乙，", "<w:r><w:br/></w:r>", "丙。",
        "<w:r><w:sym w:font='Wingdings' w:char='F0FE'/><w:t>選</w:t><w:noBreakHyphen/><w:softHyphen/>"
        "<w:t>項。</w:t></w:r>",
    )  # fmt: skip
    assert told(_read(tmp_path, body)) == ["p 甲。", "p 乙，丙。☑選-項。"]


def test_fields_show_their_results(tmp_path: Path) -> None:
    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    code = '<w:r><w:instrText> HYPERLINK "https://a.tw/b" </w:instrText></w:r>'
    body = p(
        "見", field("begin"), code, field("separate"), "公告", field("end"), "，",
        f'<w:hyperlink r:id="h1">{run("條文")}</w:hyperlink>',
        '<w:fldSimple w:instr=" PAGE ">' + run("5") + "</w:fldSimple>",
        '<w:hyperlink w:anchor="x">' + run("下節") + "</w:hyperlink>", "。",
    )  # fmt: skip
    structure = structure_of(tmp_path / "a.docx", docx(body, links={"h1": "https://c.tw"}))
    assert told(structure) == ["p 見公告，條文5下節。"]
    assert links(structure) == [("公告", "https://a.tw/b"), ("條文", "https://c.tw")]


def test_text_boxes_follow_their_paragraph_once(tmp_path: Path) -> None:
    box = (
        f"<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>{p('框。')}</w:txbxContent></wps:txbx></mc:Choice>"
        f"<mc:Fallback><w:pict><v:textbox><w:txbxContent>{p('框。')}</w:txbxContent></v:textbox></w:pict></mc:Fallback>"
        "</mc:AlternateContent></w:r>"
    )
    assert told(_read(tmp_path, p("前", box, "後。"))) == ["p 前後。", "p 框。"]


def test_metadata_and_a_file_by_another_program(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.core_properties.author = "周芷瑄"
    document.add_heading("貿易救濟導論", 0)
    document.add_heading("傾銷", 1)
    document.add_paragraph("進口價格低於正常價值。")
    document.add_paragraph("第一點", style="List Bullet")
    document.add_table(2, 2).cell(0, 0).text = "欄"
    document.sections[0].header.paragraphs[0].text = "頁首"
    saved = io.BytesIO()
    document.save(saved)
    structure = structure_of(tmp_path / "a.bin", saved.getvalue())
    assert told(structure) == [
        "h1 貿易救濟導論",
        "h2 傾銷",
        "p 進口價格低於正常價值。",
        "li1 • 第一點",
        "table 欄 |  /  | ",
    ]
    assert structure.metadata.title == "貿易救濟導論"
    assert structure.metadata.authors == ("周芷瑄",)
    # The date is the one of the other program's template, which says nothing of this document.
    assert structure.metadata.date is None


def test_the_name_of_a_program_is_no_author(tmp_path: Path) -> None:
    document = python_docx.Document()
    document.add_paragraph("進口價格低於正常價值。")
    saved = io.BytesIO()
    document.save(saved)
    assert structure_of(tmp_path / "a.docx", saved.getvalue()).metadata.authors == ()


def test_what_cannot_be_read_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with pytest.raises(ImportFailure, match="毀損"):
        structure_of(path, docx(p("甲。"))[:300])
    with pytest.raises(ImportFailure, match="毀損"):
        structure_of(path, archive({"word/document.xml": "<w:document"}))
    with pytest.raises(ImportFailure, match="沒有文字"):
        structure_of(path, docx(p("")))
    with pytest.raises(ImportFailure, match="舊式 Office 檔，或有密碼"):
        structure_of(path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_rules_take_their_examples_and_leave_the_others(rule: Rule) -> None:
    assert all(rule.match(example) for example in rule.examples)
    assert not any(rule.match(example) for example in rule.counter_examples)
