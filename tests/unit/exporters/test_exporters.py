"""What the files of an export say to the programs that open them."""

import csv
from dataclasses import replace
from html.parser import HTMLParser
from io import BytesIO, StringIO

import docx
import pytest
from docx.oxml.ns import qn
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from reader.errors import UsageError
from reader.exporters import FORMATS, Excerpt, Form, export
from reader.exporters.excerpts import clean
from reader.exporters.markdown import escaped
from reader.model.script import Script
from tests.unit.exporters.sample import EXCERPTS

nasty = st.text(st.characters() | st.sampled_from("\x00\x0b\r\n\t`*_#<>&[]|=-+1.~「"), max_size=40)


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_to_export_is_a_sound_file(format: str) -> None:
    data = export((), format)
    assert data == b"" if format == "markdown" else data


def test_an_unknown_format_or_style_is_refused() -> None:
    with pytest.raises(UsageError, match=r"odt.*markdown"):
        export(EXCERPTS, "odt")
    with pytest.raises(UsageError, match=r"mla.*chicago"):
        export(EXCERPTS, "markdown", Form(style="mla"))


@given(quotation=nasty, note=nasty, tag=nasty)
def test_no_string_breaks_an_export(quotation: str, note: str, tag: str) -> None:
    annotation = replace(EXCERPTS[0].annotation, note=note, tags=(tag,))
    excerpts = [replace(EXCERPTS[0], annotation=annotation, quotation=quotation), EXCERPTS[5]]
    for format in ("markdown", "html", "csv", "jsonld"):
        export(excerpts, format).decode()
    word = docx.Document(BytesIO(export(excerpts, "docx")))
    assert len(word.paragraphs) >= 4


# Markdown


def _shown(markdown: str) -> list[str]:
    """The text of each paragraph and heading."""
    tokens = MarkdownIt("commonmark").parse(markdown)
    return ["".join(child.content for child in token.children or ()) for token in tokens if token.type == "inline"]


@given(nasty)
def test_escaped_text_is_shown_to_the_letter(text: str) -> None:
    for line in clean(text).split("\n"):
        if line.strip():
            assert _shown(f"> {escaped(line)}")[:1] == [line.strip(" \t")] or line.strip(" \t") != line.strip()


@pytest.mark.parametrize("note", ["```\nopen", "~~~~ x\n~~~", "<!-- open", "- <script>", "    code", "# Title", "> q"])
def test_a_note_does_not_swallow_what_follows(note: str) -> None:
    first = replace(EXCERPTS[0], annotation=replace(EXCERPTS[0].annotation, note=note))
    shown = _shown(export([first, EXCERPTS[5]], "markdown").decode())
    assert "公聽會報告 <草案> & *附件*" in shown


# Word


def test_word_shows_colours_links_and_emphasis() -> None:
    word = docx.Document(BytesIO(export(EXCERPTS, "docx")))
    runs = {run.text: run for paragraph in word.paragraphs for run in paragraph.runs}
    shading = runs["關稅不是唯一的工具"]._element.get_or_add_rPr().find(qn("w:shd"))
    assert shading.get(qn("w:fill")) == "FFD400"
    underline = runs["企業多在原有基地之外另設據點。"]._element.get_or_add_rPr().find(qn("w:u"))
    assert underline.get(qn("w:color")) == "5FB236"
    assert runs["重點"].bold
    assert next((link.text, link.address) for p in word.paragraphs for link in p.hyperlinks) == (
        "WTO",
        "https://www.wto.org/",
    )
    assert [p.text for p in word.paragraphs if p.text.startswith(("1. 第", "2. 第"))] == ["1. 第一", "2. 第二 x"]


@pytest.mark.parametrize(("script", "font", "language"), [("tw", "PMingLiU", "zh-TW"), ("cn", "SimSun", "zh-CN")])
def test_word_takes_the_shapes_of_the_script(script: str, font: str, language: str) -> None:
    word = docx.Document(BytesIO(export(EXCERPTS, "docx", Form(script=Script(script)))))
    properties = word.styles["Normal"].element.rPr
    assert properties.rFonts.get(qn("w:eastAsia")) == font
    assert properties.find(qn("w:lang")).get(qn("w:eastAsia")) == language


# HTML


class _Page(HTMLParser):
    def __init__(self, data: bytes) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.text = ""
        self.feed(data.decode())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.text += data


def test_a_page_runs_no_script_and_loads_nothing() -> None:
    page = _Page(export(EXCERPTS, "html"))
    assert not {"script", "img", "b", "iframe", "link"} & {tag for tag, _attributes in page.tags}
    assert all("src" not in attributes for _tag, attributes in page.tags)
    addresses = [attributes["href"] for tag, attributes in page.tags if tag == "a"]
    assert all((address or "").startswith("https://") for address in addresses)
    assert "<script>alert('x')</script> 都只是文字" in page.text


def test_a_page_knows_dark_and_its_language() -> None:
    page = export(EXCERPTS, "html", Form(script=Script.CN)).decode()
    assert "prefers-color-scheme: dark" in page and "--yellow: #8a7300" in page
    assert '<html lang="zh-Hans">' in page


# CSV


def _rows(excerpts: list[Excerpt]) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(export(excerpts, "csv").decode(), newline="")))


def test_csv_has_the_columns_of_readwise_first() -> None:
    header = export((), "csv").decode().split("\r\n")[0].replace('"', "").split(",")
    assert header[:7] == ["Highlight", "Title", "Author", "URL", "Note", "Location", "Date"]


def test_csv_keeps_the_words_to_the_letter() -> None:
    row = _rows([EXCERPTS[5]])[0]
    assert row["Highlight"] == EXCERPTS[5].quotation
    assert row["Highlight"].startswith("=SUM")
    assert (row["Colour"], row["Tags"], row["Date"]) == ("grey", "#a_b, 甲,乙", "2024-05-06 08:00:00")


def test_excerpts_stand_in_text_order_with_lost_ones_last() -> None:
    rows = _rows(list(EXCERPTS))
    assert [row["Id"][-1] for row in rows] == ["1", "2", "3", "4", "5", "6"]
    assert rows[4]["Location"] == ""
    assert [int(row["Location"]) for row in rows[:4]] == sorted(int(row["Location"]) for row in rows[:4])
