"""Pages: what a browser shows of them, their footnotes, tables and lists, in every encoding they come in."""

from pathlib import Path

import pytest

from reader.errors import ImportFailure
from reader.importers import html, hyper_notes
from reader.model.document import Structure
from reader.structure.rules import Rule
from tests.unit.importers.reading import assert_linked, links, structure_of, told


def _page(folder: Path, body: str, head: str = "", name: str = "網頁.html") -> Structure:
    page = f'<!DOCTYPE html><html><head><meta charset="utf-8">{head}</head><body>{body}</body></html>'
    return structure_of(folder / name, page.encode())


def test_what_no_reader_sees_is_left_out(tmp_path: Path) -> None:
    structure = _page(
        tmp_path,
        "<header>經貿網</header><nav><a href='/'>首頁</a></nav><article><h1>關稅減讓</h1><p>本文談減讓表。"
        "<script>document.write('廣告')</script><span style='display: none'>暗文</span></p>"
        "<p hidden>未公開</p><style>p{color:red}</style><noscript>請開啟</noscript><!-- 註解 -->"
        "<button>分享</button><form><input value='x'><select><option>選</option></select></form></article>"
        "<footer>版權所有</footer>",
    )
    assert told(structure) == ["h1 關稅減讓", "p 本文談減讓表。"]


@pytest.mark.parametrize("image", ["<img src='http://example.invalid/a.png'/>", "<img src='http://example.invalid/'>"])
def test_nothing_is_fetched_or_grows(tmp_path: Path, image: str) -> None:
    """Whether it is read as XML or, not being well-formed, as a browser would."""
    page = (
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a "甲乙甲乙"><!ENTITY b "&a;&a;&a;&a;">'
        f'<!ENTITY f SYSTEM "file:///etc/passwd">]><html><body><p>前&b;&f;後</p>{image}</body></html>'
    )
    text = " ".join(told(structure_of(tmp_path / "a.xhtml", page.encode())))
    assert "甲乙甲乙甲乙" not in text
    assert "root" not in text
    assert "前" in text


def test_pairs_of_links_are_footnotes(tmp_path: Path) -> None:
    structure = _page(
        tmp_path,
        "<p>部長會議<sup><a id='r1' href='#n1'>1</a></sup>決議；<a id='r2' href='#n2'>[2]</a>見<a href='#s'>3</a>。</p>"
        "<h2 id='s'>第三節</h2><p>餘論。</p><hr><div><p id='n1'><a href='#r1'>1</a> 世界貿易組織，"
        "<i>Report</i>。</p><p><a id='n2' href='#r2'>[2]</a> 同前註。</p></div>",
    )
    assert told(structure)[0] == "p 部長會議[^1]決議；[^2]見3。"
    assert told(structure)[-2:] == ["note1 世界貿易組織，Report。", "note2 同前註。"]
    assert_linked(structure)


def test_a_list_of_contents_is_no_list_of_footnotes(tmp_path: Path) -> None:
    structure = _page(
        tmp_path, "<p><a href='#a'>1</a> <a href='#b'>2</a></p><h2 id='a'>甲節</h2><p>文。</p><p id='b'>乙段。</p>"
    )
    assert all(not block.number for block in structure.blocks)


def test_readings_breaks_and_wraps(tmp_path: Path) -> None:
    structure = _page(
        tmp_path,
        "<p><ruby>關<rt>ㄍㄨㄢ</rt>稅<rp>(</rp><rt>ㄕㄨㄟˋ</rt></ruby>之\n    課徵，依 WTO\n 協定&nbsp;辦理。<br>"
        "次段另起，<br>仍屬同段。</p><h2>上行<br>下行</h2>",
    )
    assert told(structure) == ["p 關稅之課徵，依 WTO 協定\xa0辦理。", "p 次段另起，仍屬同段。", "h1 上行下行"]


def test_lists_count_as_they_print(tmp_path: Path) -> None:
    structure = _page(
        tmp_path,
        "<ol start='3'><li>丙<ol type='a'><li>子</li><li value='4'><p>丑</p><p>續。</p></li></ol></li><li>丁</li></ol>"
        "<ol style='list-style-type: cjk-ideographic'><li>戊</li></ol><ul><li>己<ul><li>庚</li></ul></li>"
        "<li>二、辛</li></ul>",
    )
    assert told(structure) == [
        "li1 3. 丙",
        "li2 a. 子",
        "li2 d. 丑",
        "p 續。",
        "li1 4. 丁",
        "li1 一、 戊",
        "li1 • 己",
        "li2 • 庚",
        "li1 二、 辛",
    ]


def test_merged_cells_leave_room_and_layout_tables_are_text(tmp_path: Path) -> None:
    structure = _page(
        tmp_path,
        "<table><tr><td><h2>要聞</h2><p>甲文。</p></td><td><p>乙文。</p></td></tr></table>"
        "<table><caption>表一：稅率</caption><tr><th rowspan='2'>國別<th colspan='2'>稅率"
        "<tr><td>初次<td>約束<tr><td>甲國<td>3<td>5<br>（註）</table>",
    )
    assert told(structure) == [
        "h1 要聞",
        "p 甲文。",
        "p 乙文。",
        "caption 表一：稅率",
        "table 國別 | 稅率 |  /  | 初次 | 約束 / 甲國 | 3 | 5\n（註）",
    ]


def test_links_are_kept_over_their_words(tmp_path: Path) -> None:
    structure = _page(
        tmp_path,
        "<p>見<a href='https://a.tw/甲'>公告</a>與 https://b.tw/x，<a href='javascript:alert(1)'>不可</a>。</p>",
    )
    assert links(structure) == [("公告", "https://a.tw/甲"), ("https://b.tw/x", "https://b.tw/x")]
    assert structure.records.link_targets == ("https://a.tw/甲",)


def test_metadata(tmp_path: Path) -> None:
    head = (
        "<title>談減讓 | 某網</title><meta name='author' content='林昱衡'>"
        "<meta property='article:published_time' content='2024-05-07T08:00:00+08:00'>"
    )
    structure = _page(tmp_path, "<p>本文談減讓表之修正，並論其於國內法之效力。</p>", head)
    told_of = structure.metadata
    assert (told_of.title, told_of.authors, str(told_of.date)) == ("談減讓 | 某網", ("林昱衡",), "2024-05-07")


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [
        ("cp950", "big5"),
        ("cp950", ""),
        ("big5hkscs", "big5"),
        ("gb18030", "gb2312"),
        ("utf-8", ""),
        ("utf-16", "utf-16"),
    ],
)
def test_encodings(tmp_path: Path, encoding: str, declared: str) -> None:
    text = "香港啲貿易規例" if encoding == "big5hkscs" else "貿易自由化之發展，主管機關為經濟部。"
    meta = f"<meta http-equiv='Content-Type' content='text/html; charset={declared}'>" if declared else ""
    page = f"<html><head>{meta}</head><body><p>{text}</p></body></html>"
    assert told(structure_of(tmp_path / "a.htm", page.encode(encoding))) == [f"p {text}"]


def test_deep_nesting_ends(tmp_path: Path) -> None:
    deep = _page(tmp_path, "<div>" * 1000 + "<p>深處。</p>" + "</div>" * 1000 + "<p>其後。</p>")
    assert told(deep) == ["p 深處。", "p 其後。"]
    with pytest.raises(ImportFailure, match="層層相套"):
        _page(tmp_path, "<div>" * 5000 + "<p>深處</p>")


def test_pages_are_known_by_their_bytes(tmp_path: Path) -> None:
    assert told(structure_of(tmp_path / "a.txt", b"<!DOCTYPE html><p>Trade</p>")) == ["p Trade"]
    assert html.recognises(Path("a.html"), "關稅<b>減讓</b>".encode())
    assert not html.recognises(Path("a.html"), "關稅 < 5 與 > 3".encode())
    assert not html.recognises(Path("a.txt"), "見 <https://a.tw>".encode())


def test_a_page_without_text_is_said_to_be_so(tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match="沒有文字"):
        _page(tmp_path, "<script>1</script><img src='a.png'>")


@pytest.mark.parametrize("rule", hyper_notes.RULES, ids=lambda rule: rule.name)
def test_rules_take_their_examples_and_leave_the_others(rule: Rule) -> None:
    assert all(rule.match(example) for example in rule.examples)
    assert not any(rule.match(example) for example in rule.counter_examples)


def test_a_note_of_two_paragraphs_and_a_title_by_its_class(tmp_path: Path) -> None:
    structure = _page(
        tmp_path,
        "<p class='title western'>論減讓</p><h1>壹、前言</h1><p>減讓表<a id='r1' href='#n1'><sup>1</sup></a>。</p>"
        "<h1>貳、結語</h1><div><p><a id='n1' href='#r1'>1</a>見 WTO。</p><p>次段。</p></div>",
    )
    assert told(structure) == [
        "h1 論減讓",
        "h2 壹、前言",
        "p 減讓表[^1]。",
        "h2 貳、結語",
        "note1 見 WTO。\n次段。",
    ]
