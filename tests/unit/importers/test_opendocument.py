"""OpenDocument texts: notes, the outline's numbers, lists that go on, tables, links, changes and boxes."""

from pathlib import Path
from typing import Final

import pytest

from reader.errors import ImportFailure
from reader.model.document import Structure
from tests.unit.importers.archives import archive
from tests.unit.importers.reading import assert_linked, links, structure_of, told

_NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("meta", "meta"), ("manifest", "manifest"),
    )
) + ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip
STAR: Final = ' text:label="*"'
STYLES: Final = (
    '<text:outline-style><text:outline-level-style text:level="1" style:num-format="壹, 貳, 參, ..."'
    ' style:num-suffix="、"/>'
    '<text:outline-level-style text:level="2" style:num-format="1" text:display-levels="1" style:num-suffix="."/>'
    '</text:outline-style><text:list-style style:name="L1">'
    '<text:list-level-style-number text:level="1" style:num-format="一, 二, 三, ..." style:num-suffix="、"/>'
    '<text:list-level-style-number text:level="2" style:num-format="1" style:num-prefix="(" style:num-suffix=")"/>'
    '<text:list-level-style-bullet text:level="3" text:bullet-char="–"/></text:list-style>'
    '<style:style style:name="P1" style:parent-style-name="Title"/><style:style style:name="Title"/>'
    '<style:style style:name="Caption"/><style:style style:name="P2" style:parent-style-name="Caption"/>'
)


def odt(text: str, more: dict[str, str | bytes] | None = None) -> bytes:
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {_NAMESPACES}><office:body><office:text>{text}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {_NAMESPACES}>{STYLES}</office:document-styles>",
            "meta.xml": f"<office:document-meta {_NAMESPACES}><office:meta><dc:title>減讓表</dc:title>"
            "<meta:initial-creator>林昱衡</meta:initial-creator><meta:creation-date>2024-05-07T08:00:00</meta:creation-date>"
            "</office:meta></office:document-meta>",
            **(more or {}),
        }
    )


def _read(folder: Path, text: str) -> Structure:
    return structure_of(folder / "文.odt", odt(text))


def _note(citation: str, body: str, kind: str = "footnote", label: str = "") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation{label}>{citation}</text:note-citation>'
        f"<text:note-body><text:p>{body}</text:p></text:note-body></text:note>"
    )


def _item(*inner: str, more: str = "") -> str:
    return f"<text:list-item{more}>{''.join(inner)}</text:list-item>"


def test_headings_with_the_numbers_of_the_outline(tmp_path: Path) -> None:
    text = (
        '<text:p text:style-name="P1">論減讓</text:p><text:h text:outline-level="1">前言</text:h>'
        '<text:h text:outline-level="2">緣起</text:h><text:h text:outline-level="2">經過</text:h>'
        '<text:h text:outline-level="1">本論</text:h><text:h text:outline-level="2">法理</text:h>'
        '<text:h text:outline-level="1" text:is-list-header="true">附錄</text:h>'
        '<text:p text:style-name="P2">圖 1：稅率</text:p>'
    )
    structure = _read(tmp_path, text)
    assert told(structure) == [
        "h1 論減讓",
        "h2 壹、前言",
        "h3 1. 緣起",
        "h3 2. 經過",
        "h2 貳、本論",
        "h3 1. 法理",
        "h2 附錄",
        "caption 圖 1：稅率",
    ]
    told_of = structure.metadata
    assert (told_of.title, told_of.authors, str(told_of.date)) == ("論減讓", ("林昱衡",), "2024-05-07")


def test_notes(tmp_path: Path) -> None:
    text = (
        f"<text:p>減讓表{_note('3', '見 GATT 1994。')}之修正{_note('i', '文末。', 'endnote')}。</text:p>"
        f"<text:p>林昱衡{_note('*', '研究員。', label=STAR)}，</text:p>"
    )
    structure = _read(tmp_path, text)
    assert told(structure) == [
        "p 減讓表[^3]之修正[^1]。",
        "p 林昱衡*，",
        "note3 見 GATT 1994。",
        "note1 文末。",
        "note* 研究員。",
    ]
    assert_linked(structure)


def _list(*items: str, more: str = "") -> str:
    return f"<text:list{more}>{''.join(items)}</text:list>"


def test_lists_nest_count_and_go_on(tmp_path: Path) -> None:
    inner = _list(_item("<text:p>丑</text:p>", _list(_item("<text:p>寅</text:p>"))))
    counted = ' text:style-name="L1"'
    text = (
        _list(_item("<text:p>子</text:p>", inner), _item("<text:p>卯</text:p>"), more=counted)
        + "<text:p>其間。</text:p>"
        + _list(_item("<text:p>辰</text:p><text:p>續。</text:p>"), more=counted + ' text:continue-numbering="true"')
        + _list(_item("<text:p>巳</text:p>", more=' text:start-value="7"'), more=counted)
    )
    assert told(_read(tmp_path, text)) == [
        "li1 一、 子",
        "li2 (1) 丑",
        "li3 – 寅",
        "li1 二、 卯",
        "p 其間。",
        "li1 三、 辰",
        "p 續。",
        "li1 七、 巳",
    ]


def test_tables(tmp_path: Path) -> None:
    def cell(text: str, more: str = "") -> str:
        return f"<table:table-cell{more}><text:p>{text}</text:p></table:table-cell>"

    covered = "<table:covered-table-cell/>"
    wide = ' table:number-columns-spanned="2"'
    text = (
        f"<table:table><table:table-header-rows><table:table-row>{cell('國別')}{cell('稅率', wide)}{covered}"
        f"</table:table-row></table:table-header-rows><table:table-row>{cell('甲國')}{cell('3')}{cell('5')}"
        '<table:table-cell table:number-columns-repeated="900"/></table:table-row></table:table>'
        f"<table:table><table:table-row>{cell('框內的話。')}</table:table-row></table:table>"
    )
    assert told(_read(tmp_path, text)) == ["table 國別 | 稅率 |  / 甲國 | 3 | 5", "p 框內的話。"]


def test_what_is_no_text_and_what_is(tmp_path: Path) -> None:
    text = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>刪去。</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:p>依 <text:a xlink:href='https://a.tw'>公告</text:a>"
        "<office:annotation><text:p>評</text:p></office:annotation>"
        "<text:ruby><text:ruby-base>關稅</text:ruby-base><text:ruby-text>ㄍㄨㄢ</text:ruby-text></text:ruby>"
        "<text:s text:c='2'/>辦理。<text:line-break/>次段。<draw:frame><draw:text-box>"
        "<text:p>框。</text:p></draw:text-box></draw:frame></text:p>"
    )
    structure = _read(tmp_path, text)
    assert told(structure) == ["p 依 公告關稅  辦理。", "p 次段。", "p 框。"]
    assert links(structure) == [("公告", "https://a.tw")]


def test_what_cannot_be_read_gets_a_sentence(tmp_path: Path) -> None:
    path = tmp_path / "a.odt"
    lock = f"<manifest:manifest {_NAMESPACES}><manifest:encryption-data/></manifest:manifest>"
    with pytest.raises(ImportFailure, match="密碼"):
        structure_of(path, odt("<text:p>甲。</text:p>", {"META-INF/manifest.xml": lock}))
    with pytest.raises(ImportFailure, match="毀損"):
        structure_of(path, odt("", {"content.xml": "<a"}))
    with pytest.raises(ImportFailure, match="沒有文字"):
        structure_of(path, odt("<text:p/>"))
