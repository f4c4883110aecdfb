"""The sources: that they parse, that they are what was asked for, and that the parser lets nothing slip."""

from pathlib import Path

import pytest

from corpus.build import inline, structure
from corpus.build.source import Source, SourceError, load, load_all

SOURCES = Path(__file__).resolve().parents[3] / "corpus" / "sources"


@pytest.fixture(scope="module")
def sources() -> dict[str, Source]:
    return {source.name: source for source in load_all(SOURCES)}


def test_there_are_ten_documents_of_forty_thousand_characters(sources: dict[str, Source]) -> None:
    assert len(sources) >= 10
    assert sum(structure.characters(source) for source in sources.values()) >= 40_000


def test_every_document_has_one_title_that_its_front_matter_names(sources: dict[str, Source]) -> None:
    for source in sources.values():
        if source.typesetting["layout"] == "newsletter":
            continue
        titles = [inline.printed(e.text) for e in source.elements if e.kind == "heading" and e.level == 1]
        assert titles == [source.title]


def test_the_law_article_cites_as_law_reviews_do(sources: dict[str, Source]) -> None:
    notes = [e.text for e in sources["article-security-exceptions"].elements if e.kind == "footnote"]
    assert len(notes) >= 17
    for manner in ("*Id.*", "*Id.* ¶", "*See*", "*supra* note", "同前註", "前揭註", " & "):
        assert any(manner in note for note in notes), manner


def test_a_supra_points_back(sources: dict[str, Source]) -> None:
    import re

    for element in sources["article-security-exceptions"].elements:
        if element.kind == "footnote" and element.number:
            for target in re.findall(r"supra\* note (\d+)|前揭註 (\d+)", element.text):
                assert int("".join(target)) < element.number


@pytest.mark.parametrize(("name", "entry", "abbreviation"), [("112", "Special 301", None), ("113", "NAFTA", "NAFTA")])
def test_a_newsletter_has_the_sections_of_one(
    sources: dict[str, Source], name: str, entry: str, abbreviation: str | None
) -> None:
    made = structure.structure(sources[f"newsletter-{name}"])
    headings = [block["text"] for block in made["blocks"] if block["type"] == "heading"]
    for section in (
        "小編快報",
        "國際經貿動態評析",
        "國際經貿焦點",
        "經貿大辭典",
        "好書推薦",
        "活動快訊",
        "國際經貿行事曆",
    ):
        assert section in headings, section
    assert {block.get("role") for block in made["blocks"]} >= {"reporter", "author", "courses", "events", "calendar"}
    assert any(heading.startswith("▲") for heading in headings)
    assert [entry in (word["en"], word["abbr"]) for word in made["glossary"]] == [True]
    assert made["glossary"][0]["abbr"] == abbreviation
    assert made["issue"]["number"] == int(name)
    assert len(made["news_items"]) >= 5
    assert made["events"] and made["calendar"] and made["footnote_refs"]


def test_the_trip_report_has_contents_a_schedule_and_nested_lists(sources: dict[str, Source]) -> None:
    elements = sources["report-public-forum"].elements
    assert sum(e.kind == "toc_entry" for e in elements) >= 5
    assert any(e.role == "schedule" for e in elements)
    assert max(e.level or 0 for e in elements if e.kind == "list_item") >= 4
    assert any("心得與建議" in e.text for e in elements if e.kind == "heading")


def test_the_commentary_has_a_picture_with_its_caption(sources: dict[str, Source]) -> None:
    elements = sources["commentary-narrow-gates"].elements
    at = next(index for index, e in enumerate(elements) if e.kind == "picture")
    assert elements[at + 1].kind == "caption"
    assert (SOURCES / "pictures" / elements[at].text.split()[0]).is_file()


FRONT = "---\ntitle: 樣本\nlayout: journal\n---\n"


def parse(folder: Path, body: str) -> Source:
    path = folder / "sample.txt"
    path.write_text(FRONT + body, encoding="utf-8")
    return load(path)


def test_a_line_is_an_element(tmp_path: Path) -> None:
    parsed = parse(
        tmp_path,
        "# 一、前言[^1]\n  - (1) 拜會\n@field 書名：關稅\n正文 *Id.* 。\n%minguo 去（110）年 | 2021\n[^1]: 註。\n",
    )
    heading, item, field, paragraph, note = parsed.elements
    assert (heading.kind, heading.level, heading.text) == ("heading", 1, "一、前言[^1]")
    assert (item.marker, item.level, item.text) == ("(1)", 2, "拜會")
    assert (field.role, field.label, field.text) == ("field", "書名", "書名：關稅")
    assert inline.reading(paragraph.text) == "正文 Id. 。"
    assert paragraph.notes[0].values == ("去（110）年", "2021")
    assert (note.kind, note.number) == ("footnote", 1)


@pytest.mark.parametrize(
    ("body", "complaint"),
    [
        ("@unknown 甲\n", "line 5: no such element: @unknown"),
        ("#標題\n", "line 5: not understood"),
        (" 前有空白\n", "line 5: not understood"),
        ("甲[^1]\n", r"footnote references \[1\] are not the footnotes \[\]"),
        ("[^1]: 無人引用\n", r"footnote references \[\] are not the footnotes \[1\]"),
        ("@table schedule\n| 一 | 二 |\n| 一 | 二 | 三 |\n", "line 7: 3 cells, not 2"),
        ("@table schedule 10\n| 一 | 二 |\n", "line 5: 1 widths for 2 columns"),
        ("@table weather\n| 一 |\n", "line 5: a table has a role"),
        ("@field 無冒號\n", "line 5: a field has a label"),
        ("%minguo 去年 | 2021\n", "line 5: % stands before any element"),
    ],
)
def test_what_is_not_understood_is_named(tmp_path: Path, body: str, complaint: str) -> None:
    with pytest.raises(SourceError, match=complaint):
        parse(tmp_path, body)


def test_front_matter_is_strict(tmp_path: Path) -> None:
    path = tmp_path / "sample.txt"
    path.write_text("---\ntitle: 樣本\ncolour: red\n---\n", encoding="utf-8")
    with pytest.raises(SourceError, match=r"sample\.txt: line 3: not a key"):
        load(path)


def test_inline_markup_knows_where_an_address_ends() -> None:
    line = "見 https://www.wto.org/english/。另見[本社](https://example.org/a)（https://example.org/b）[^2]，*Id.*"
    assert [(piece.kind, piece.text) for piece in inline.pieces(line)] == [
        ("text", "見 "),
        ("url", "https://www.wto.org/english/"),
        ("text", "。另見"),
        ("link", "本社"),
        ("text", "（"),
        ("url", "https://example.org/b"),
        ("text", "）"),
        ("note", "2"),
        ("text", "，"),
        ("italic", "Id."),
    ]
