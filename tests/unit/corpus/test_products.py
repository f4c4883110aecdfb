"""What is built from the sources: structures as the form has them, PDFs that hold every character, their texts."""

import importlib
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from corpus.build import extract, structure
from corpus.build.source import Source, SourceError, load, load_all

CORPUS = Path(__file__).resolve().parents[3] / "corpus"
SOURCES = load_all(CORPUS / "sources")

each = pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.name)

TEXT = {"type": "string", "minLength": 1}
DAY = {"type": ["string", "null"], "pattern": r"^\d{4}-\d{2}-\d{2}$"}
INDEX = {"type": "integer", "minimum": 0}
ROLES = {
    "paragraph": ["abstract", "field", "editor_note"],
    "byline": ["author", "affiliation", "source", "reporter"],
    "table": ["courses", "events", "calendar", "schedule"],
    "page_furniture": ["header", "footer", "page_number", "link_duplicate", "link_target", "masthead", "separator"],
}
REQUIRED = {
    "heading": ["level"],
    "paragraph": [],
    "list_item": ["marker", "level"],
    "byline": ["role"],
    "caption": [],
    "toc_entry": [],
    "footnote": ["number"],
    "table": ["rows"],
    "page_furniture": ["role"],
}
FIELDS = {
    "type": True,
    "text": TEXT,
    "label": TEXT,
    "marker": TEXT,
    "level": {"type": "integer", "minimum": 1, "maximum": 6},
    "number": {"type": "integer", "minimum": 1},
    "rows": {"type": "array", "items": {"type": "array", "items": {"type": "string"}, "minItems": 1}, "minItems": 1},
}


def block_schema(kind: str) -> dict[str, Any]:
    role: Any = {"enum": ROLES[kind]} if kind in ROLES else False
    properties = {**FIELDS, "type": {"const": kind}, "role": role}
    return {"properties": properties, "required": ["text", *REQUIRED[kind]], "additionalProperties": False}


def record(**properties: Any) -> dict[str, Any]:
    return {
        "type": "array",
        "items": {
            "type": "object",
            "properties": properties,
            "required": sorted(properties),
            "additionalProperties": False,
        },
    }


def texts(**more: Any) -> dict[str, Any]:
    return {"type": "array", "items": TEXT, **more}


FORM = {
    "type": "object",
    "required": ["source", "title", "author", "date", "issue", "blocks"],
    "additionalProperties": False,
    "properties": {
        "source": TEXT,
        "title": TEXT,
        "author": texts(),
        "date": DAY,
        "issue": {"type": ["object", "null"], "required": ["series", "number", "date"]},
        "series": {"type": ["string", "null"]},
        "publisher": {"type": ["string", "null"]},
        "blocks": {"type": "array", "items": {"oneOf": [block_schema(kind) for kind in REQUIRED]}, "minItems": 1},
        "footnote_refs": record(number=INDEX, block=INDEX, before=TEXT),
        "glossary": record(
            zh=TEXT,
            en={"type": ["string", "null"]},
            abbr={"type": ["string", "null"]},
            block_first=INDEX,
            block_last=INDEX,
        ),
        "news_items": record(
            title=TEXT,
            reporter={"type": ["string", "null"]},
            sources=texts(minItems=1),
            source_dates={"type": "array", "items": {"type": "array", "items": DAY}},
            first_block=INDEX,
            last_block=INDEX,
        ),
        "events": record(organiser=TEXT, deadline=TEXT, date=TEXT, end=DAY, name=TEXT, url=True, block=INDEX),
        "calendar": record(date=DAY, end=DAY, group=TEXT, title=TEXT),
        "minguo_dates": record(text=TEXT, year={"type": "integer"}, block=INDEX),
        "urls": texts(),
        "link_targets": texts(),
    },
}


def committed(source: Source) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((CORPUS / "structure" / f"{source.name}.json").read_text("utf-8"))
    return found


@each
def test_the_structure_has_the_form(source: Source) -> None:
    jsonschema.validate(structure.structure(source), FORM)


@each
def test_the_committed_structure_is_that_of_the_source(source: Source) -> None:
    assert committed(source) == structure.structure(source)


@each
def test_records_point_at_what_they_name(source: Source) -> None:
    made = committed(source)
    blocks = made["blocks"]
    for ref in made["footnote_refs"]:
        assert f"[^{ref['number']}]" in blocks[ref["block"]]["text"]
    for word in made["glossary"]:
        assert word["zh"] in blocks[word["block_first"]]["text"]
        assert blocks[word["block_last"]]["type"] != "heading"
    for item in made["news_items"]:
        assert item["title"] in blocks[item["first_block"]]["text"]
        assert blocks[item["last_block"]]["role"] == "reporter"
        assert len(item["sources"]) == len(item["source_dates"])
        for name in (*item["sources"], item["reporter"] or ""):
            assert name in blocks[item["last_block"]]["text"]
    for event in made["events"]:
        assert blocks[event["block"]]["role"] == "events"
    for year in made["minguo_dates"]:
        block = blocks[year["block"]]
        assert year["text"] in block["text"]


@each
def test_the_pdf_holds_every_character_in_order_and_its_text_is_the_committed_one(source: Source) -> None:
    pdf = (CORPUS / "documents" / f"{source.name}.pdf").read_bytes()
    assert len(pdf) < 400_000
    assert (CORPUS / "texts" / f"{source.name}.txt").read_bytes().decode() == extract.text(source, pdf)


def test_no_product_has_lost_its_source() -> None:
    names = {source.name for source in SOURCES}
    for folder, suffix in (("documents", "pdf"), ("texts", "txt"), ("structure", "json")):
        assert {path.stem for path in (CORPUS / folder).glob(f"*.{suffix}")} == names


def test_a_changed_source_no_longer_fits_its_pdf(tmp_path: Path) -> None:
    original = SOURCES[0]
    path = tmp_path / original.path.name
    path.write_text(original.path.read_text("utf-8") + "\n此段不在文件之中。\n", encoding="utf-8")
    with pytest.raises(SourceError, match="此段不在文件之中"):
        extract.text(load(path), (CORPUS / "documents" / f"{original.name}.pdf").read_bytes())


def test_texts_look_as_extractors_leave_them() -> None:
    text = (CORPUS / "texts" / "article-security-exceptions.txt").read_text("utf-8")
    lines = text.split("\n")
    assert lines[0].startswith(" ")
    assert "原則1" not in text.replace(" ", "")[:200]
    assert any(line.endswith("。 ") for line in lines), "a paragraph's last line ends in a blank"
    assert "\n1 General Agreement on Tariffs and Trade" in text
    assert "文字至今未\n\n改1。" in text, "a footnote's number is fused into the wrapped prose"
    assert "南港經貿法評論 第 12 期" in text, "running heads are among the lines"


def test_typesetting_is_repeatable() -> None:
    try:
        importlib.import_module("weasyprint")
    except (ImportError, OSError) as error:
        pytest.skip(f"WeasyPrint or Pango is not here, so nothing can be typeset: {error}")
    from corpus.build import typeset

    source = next(source for source in SOURCES if source.name == "commentary-narrow-gates")
    pdf = typeset.pdf(source)
    assert pdf == typeset.pdf(source)
    assert extract.text(source, pdf).count("\n") > 100
