"""Inputs that nobody wrote: texts, pages and the parts of documents, put together from what the formats know."""

from typing import Final
from xml.sax.saxutils import quoteattr

from hypothesis import strategies as st

from tests.properties.test_structure import PIECES
from tests.unit.importers.archives import epub
from tests.unit.importers.test_opendocument import odt
from tests.unit.importers.words import docx

_ENCODINGS: Final = ("utf-8", "utf-8", "utf-16", "cp950", "gb18030", "utf-16-le", "latin-1")
_MARKDOWN: Final = (
    "# ", "## ", "- ", "  - ", "1. ", "> ", "|", "|--|--|\n", "[^1]", "\n[^1]: ", "[^註]", "```\n", "**", "![](x)",
    "[a](b)", "<div>", "</div>", "---\n", "title: ", "\n", "\n\n", "    ", "&nbsp;", "\\", "^[", "]",
)  # fmt: skip
_PAGE: Final = (
    "p", "div", "h1", "h3", "ul", "ol", "li", "table", "tr", "td", "th", "caption", "a", "sup", "br", "ruby", "rt",
    "pre", "main", "article", "aside", "section", "span", "dl", "dt", "dd", "nav", "img", "svg", "blockquote",
    "figure", "figcaption",
)  # fmt: skip
_WORD: Final = (
    "w:p", "w:r", "w:t", "w:tbl", "w:tr", "w:tc", "w:pPr", "w:rPr", "w:tcPr", "w:trPr", "w:numPr", "w:numId", "w:ilvl",
    "w:pStyle", "w:gridSpan", "w:gridBefore", "w:vMerge", "w:del", "w:ins", "w:moveFrom", "w:hyperlink", "w:fldChar",
    "w:fldSimple", "w:instrText", "w:footnoteReference", "w:endnoteReference", "w:br", "w:sym", "w:sdt",
    "w:sdtContent", "w:drawing", "w:txbxContent", "w:sectPr", "w:outlineLvl", "w:ruby", "w:rubyBase",
    "w:abstractNum", "w:lvl", "w:num", "w:abstractNumId", "w:lvlText", "w:numFmt", "w:style", "w:name", "w:basedOn",
)  # fmt: skip
_OPEN: Final = (
    "text:p", "text:h", "text:list", "text:list-item", "text:list-header", "text:note", "text:note-citation",
    "text:note-body", "text:a", "text:s", "text:tab", "text:line-break", "text:span", "table:table",
    "table:table-row", "table:table-cell", "table:covered-table-cell", "table:table-header-rows", "draw:frame",
    "draw:text-box", "text:section", "text:index-body", "text:ruby", "text:ruby-base", "office:annotation",
)  # fmt: skip
_ATTRIBUTES: Final = (
    "id", "href", "class", "colspan", "rowspan", "type", "start", "value", "style", "hidden", "role", "epub:type",
    "w:val", "w:id", "w:fldCharType", "w:instr", "w:char", "r:id", "text:c", "text:outline-level", "text:style-name",
    "text:start-value", "table:number-columns-repeated", "table:number-rows-repeated", "text:note-class",
    "text:label", "xlink:href", "text:continue-numbering", "w:customMarkFollows",
)  # fmt: skip
_VALUES: Final = (
    "1", "0", "-1", "2", "9", "100000", "99999999999999", "a", "#a", "#b", "b", "x#a", "https://a.tw", "noteref",
    "footnote", "doc-noteref", "begin", "separate", "end", "HYPERLINK \"https://a.tw\"", "restart", "F0FE",
    "display:none", "i", "", "L1", "P1", "true", "list-style-type:cjk-ideographic", "heading 1", "*",
)  # fmt: skip
_WORDS: Final = st.sampled_from(
    ("貿易", "1", "[1]", "*", "一、", " ", "\n", "。", "Trade ", "https://a.tw/x", "\u3000", "第一章 總則", "&amp;")
)

texts = st.lists(st.sampled_from((*PIECES, *_MARKDOWN)) | st.text(max_size=8), max_size=60).map("".join)


@st.composite
def text_files(draw: st.DrawFn) -> tuple[str, bytes]:
    """Plain text and Markdown in some encoding, or bytes of no kind."""
    name = draw(st.sampled_from(("a.txt", "a.md", "a.html")))
    if draw(st.integers(0, 9)) == 0:
        return name, draw(st.binary(max_size=400))
    return name, draw(texts).encode(draw(st.sampled_from(_ENCODINGS)), "replace")


def _markup(names: tuple[str, ...]) -> st.SearchStrategy[str]:
    attributes = st.dictionaries(st.sampled_from(_ATTRIBUTES), st.sampled_from(_VALUES), max_size=3)

    def element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
        inner = st.lists(children, max_size=5).map("".join)
        return st.builds(_element, st.sampled_from(names), attributes, inner)

    return st.lists(st.recursive(_WORDS, element, max_leaves=25), min_size=1, max_size=5).map("".join)


def _element(name: str, attributes: dict[str, str], inner: str) -> str:
    told = "".join(f" {key}={quoteattr(value)}" for key, value in attributes.items())
    return f"<{name}{told}>{inner}</{name}>"


pages = _markup(_PAGE).map(lambda body: ("a.html", f"<!DOCTYPE html><body>{body}".encode()))
books = st.tuples(_markup(_PAGE), _markup(_PAGE)).map(
    lambda bodies: ("a.epub", epub({"a": bodies[0], "x": bodies[1]}, contents=bodies[0]))
)
words = st.tuples(_markup(_WORD), _markup(_WORD), _markup(_WORD)).map(
    lambda parts: (
        "a.docx",
        docx(
            parts[0],
            {"a": "https://a.tw"},
            footnotes=f"<w:footnote w:id='1'>{parts[1]}</w:footnote>",
            numbering=parts[2],
            styles=parts[2],
        ),
    )
)
open_documents = _markup(_OPEN).map(lambda body: ("a.odt", odt(body)))
documents = pages | books | words | open_documents
