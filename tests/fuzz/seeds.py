"""Files of every format to begin from: those of the corpus, and some made here that hold all that a format has."""

import io
from functools import cache
from pathlib import Path
from typing import Final

import docx as python_docx

from tests.unit.importers.archives import epub
from tests.unit.importers.test_markdown import TEXT as MARKDOWN
from tests.unit.importers.test_opendocument import odt
from tests.unit.importers.words import docx, item, level, lists, note, p, reference, run, style

ROOT: Final = Path(__file__).resolve().parents[2]
HTML: Final = (
    "<!DOCTYPE html><html><head><meta charset='utf-8'><title>談減讓</title><meta name='author' content='林昱衡'>"
    "</head><body><nav><a href='/'>首頁</a></nav><article><h1>論關稅減讓</h1><p>文／林昱衡</p><p>減讓表"
    "<sup><a id='r1' href='#n1'>1</a></sup>之<ruby>關<rt>ㄍㄨㄢ</rt></ruby>稅<br>次段。<a href='https://a.tw/x'>"
    "公告</a></p><ol type='a' start='3'><li>甲<ul><li>乙</li></ul></li></ol><table><caption>表一：稅率</caption>"
    "<tr><th rowspan='2'>國別</th><th colspan='2'>稅率</th></tr><tr><td>初次</td><td>約束</td></tr></table>"
    "<pre>一\n二</pre><section><ol><li id='n1'>見協定。<a href='#r1'>↩</a></li></ol></section></article>"
    "<script>alert(1)</script></body></html>"
)
ODT: Final = (
    '<text:p text:style-name="P1">論減讓</text:p><text:h text:outline-level="1">前言</text:h><text:p>減讓表<text:note'
    ' text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p>見協定。</text:p>'
    "</text:note-body></text:note>之修正<text:s text:c='3'/>。<text:a xlink:href='https://a.tw'>公告</text:a></text:p>"
    '<text:list text:style-name="L1"><text:list-item><text:p>子</text:p><text:list><text:list-item><text:p>丑</text:p>'
    "</text:list-item></text:list></text:list-item></text:list><table:table><table:table-row><table:table-cell"
    ' table:number-columns-spanned="2"><text:p>國別</text:p></table:table-cell><table:covered-table-cell/>'
    "</table:table-row>"
    '<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>甲</text:p></table:table-cell>'
    "<table:table-cell><text:p>乙</text:p></table:table-cell></table:table-row></table:table>"
)


def _word() -> bytes:
    numbering = lists(
        level(0, "taiwaneseCountingThousand", "%1、"), level(1, "lowerRoman", "%1.%2"), level(2, "bullet", "•")
    )
    cell = f"<w:tc><w:tcPr><w:gridSpan w:val='2'/><w:vMerge w:val='restart'/></w:tcPr>{p('格')}</w:tc>"
    box = f"<w:r><w:drawing><w:txbxContent>{p('框。')}</w:txbxContent></w:drawing></w:r>"
    field = "".join(
        f"<w:r><w:fldChar w:fldCharType='{kind}'/></w:r>{run(text)}"
        for kind, text in (("begin", ""), ("separate", "果"), ("end", "。"))
    )
    body = (
        p("論減讓", style="1")
        + p("減讓表", reference("footnote", 1), "之", reference("endnote", 1), field, box)
        + item("子")
        + item("丑", 1)
        + item("寅", 2)
        + f"<w:tbl><w:tr>{cell}{cell}</w:tr><w:tr>{cell}{cell}</w:tr></w:tbl>"
        + p(f"<w:hyperlink r:id='h'>{run('公告')}</w:hyperlink>", more="<w:rPr><w:del/></w:rPr>")
        + p(f"<w:ins>{run('入')}</w:ins>")
        + p("結語", style="1")
        + p("以上。")
    )
    return docx(
        body,
        {"h": "https://a.tw"},
        styles=style("1", "heading 1", based_on="2") + style("2", "x", '<w:outlineLvl w:val="2"/>'),
        numbering=numbering,
        footnotes=note("footnote", 1, "見協定。", "次段。"),
        endnotes=note("endnote", 1, "文末。"),
    )


def _word_of_another_program() -> bytes:
    document = python_docx.Document()
    document.add_heading("貿易救濟導論", 0)
    document.add_paragraph("第一點", style="List Number")
    document.add_table(2, 3).cell(0, 0).text = "欄"
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def _book() -> bytes:
    chapters = {
        "a.xhtml": "<h1>甲章</h1><p>傾銷<a epub:type='noteref' href='#n1'>1</a>"
        "<a href='b.xhtml#n2'><sup>2</sup></a>。</p>"
        "<aside epub:type='footnote' id='n1'><p>1. 低價。</p></aside>",
        "b.xhtml": "<p>補貼。</p><p id='n2'>2 同前。</p>",
    }
    return epub(chapters, contents="<ol><li><a href='b.xhtml'>乙章</a></li></ol>")


@cache
def seeds() -> tuple[tuple[str, bytes], ...]:
    """(name, bytes) of each file.  The corpus's smaller PDFs come in, whose reading takes most of the time."""
    texts = sorted((ROOT / "corpus" / "texts").glob("*.txt"))
    pdfs = sorted((ROOT / "corpus" / "documents").glob("*.pdf"), key=lambda path: path.stat().st_size)[:4]
    made = (
        ("a.docx", _word()),
        ("b.docx", _word_of_another_program()),
        ("a.odt", odt(ODT)),
        ("a.epub", _book()),
        ("a.html", HTML.encode()),
        ("b.html", HTML.replace("utf-8", "big5").encode("cp950", "replace")),
        ("a.md", MARKDOWN.encode()),
    )
    return (*made, *made, *((path.name, path.read_bytes()) for path in (*texts, *pdfs)))
