"""W3C annotations: what others read from ours, and what we read from theirs."""

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import ExportError
from reader.exporters import export
from reader.exporters.w3c import ImportedAnnotation, parse
from reader.model.annotation import Annotation, Colour, Position, Span, Style, TextQuoteSelector
from tests.unit.exporters.sample import ANNOTATIONS, EXCERPTS, NEWSLETTER


def _as_imported(annotation: Annotation, digest: str) -> ImportedAnnotation:
    return ImportedAnnotation(
        id=f"urn:uuid:{annotation.id}",
        source=f"urn:sha256:{digest}",
        quote=annotation.quote,
        position=annotation.span,
        colour=annotation.colour,
        style=annotation.style,
        note=annotation.note,
        tags=annotation.tags,
        created=annotation.created,
        modified=annotation.modified,
    )


def test_what_is_written_is_read_back() -> None:
    found = {each.id: each for each in parse(export(EXCERPTS, "jsonld"))}
    for document, annotation in ANNOTATIONS:
        assert found[f"urn:uuid:{annotation.id}"] == _as_imported(annotation, document.sha256)


words = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
places = st.tuples(st.integers(0, 13), st.integers(0, 40)).map(lambda place: Position(*place))
annotations = st.builds(
    lambda ends, quote, colour, style, note, tags: replace(
        EXCERPTS[0].annotation,
        span=None if ends is None else Span(min(ends), max(ends)),
        quote=quote,
        colour=colour,
        style=style,
        note=note,
        tags=tuple(dict.fromkeys(tags)),
    ),
    st.none() | st.tuples(places, places),
    st.builds(TextQuoteSelector, words, words, words),
    st.sampled_from(Colour),
    st.sampled_from(Style),
    words | st.just(""),
    st.lists(words, max_size=3),
)


@given(annotations)
def test_any_annotation_survives_the_round_trip(annotation: Annotation) -> None:
    (found,) = parse(export([replace(EXCERPTS[0], annotation=annotation)], "jsonld"))
    assert found == _as_imported(annotation, NEWSLETTER.sha256)


def test_positions_count_the_joined_texts_of_all_blocks() -> None:
    text = "\n".join(block.text for block in NEWSLETTER.blocks)
    for item in json.loads(export(EXCERPTS[1:2], "jsonld"))["items"]:
        selector = next(each for each in item["target"]["selector"] if each["type"] == "TextPositionSelector")
        assert text[selector["start"] : selector["end"]] == "關稅不是唯一的工具"


def test_the_model_s_requirements_are_met() -> None:
    page = json.loads(export(EXCERPTS, "jsonld"))
    assert (page["@context"], page["type"]) == ("http://www.w3.org/ns/anno.jsonld", "AnnotationPage")
    for item in page["items"]:
        assert item["type"] == "Annotation" and item["id"].startswith("urn:uuid:") and item["target"]
        assert all(body["type"] == "TextualBody" for body in item.get("body", []))
    assert "註 1" in page["items"][2]["target"]["dcterms:bibliographicCitation"]


HYPOTHESIS = {
    "total": 1,
    "rows": [
        {
            "id": "abc123",
            "created": "2024-05-01T08:00:00.123456+00:00",
            "updated": "2024-05-02T16:00:00+08:00",
            "user": "acct:someone@hypothes.is",
            "uri": "file:///home/someone/%E9%9B%BB%E5%AD%90%E5%A0%B1.pdf",
            "text": "值得一讀",
            "tags": ["貿易", "貿易"],
            "document": {"title": ["電子報 第 112 期"]},
            "target": [
                {
                    "source": "file:///home/someone/%E9%9B%BB%E5%AD%90%E5%A0%B1.pdf",
                    "selector": [
                        {"type": "TextPositionSelector", "start": 10, "end": 14},
                        {"type": "TextQuoteSelector", "exact": "出口管制", "prefix": "與", "suffix": "的"},
                    ],
                }
            ],
        }
    ],
}


def test_the_rows_of_hypothesis_are_read() -> None:
    (found,) = parse(json.dumps(HYPOTHESIS).encode())
    assert found == ImportedAnnotation(
        id="abc123",
        source="電子報 第 112 期",
        quote=TextQuoteSelector("出口管制", "與", "的"),
        note="值得一讀",
        tags=("貿易",),
        created="2024-05-01T08:00:00Z",
        modified="2024-05-02T08:00:00Z",
    )


@pytest.mark.parametrize(
    ("annotation", "expected"),
    [
        (
            {
                "target": {
                    "source": "https://example.org/a/report.pdf",
                    "selector": {"type": "TextQuoteSelector", "exact": "關稅"},
                }
            },
            ImportedAnnotation("", "report.pdf", TextQuoteSelector("關稅")),
        ),
        (
            {"id": "x", "bodyValue": "只有評語", "target": "https://example.org/a"},
            ImportedAnnotation("x", "a", TextQuoteSelector(""), note="只有評語"),
        ),
        (
            {
                "body": [
                    {"type": "TextualBody", "value": "甲"},
                    {"value": "乙"},
                    {"value": "標", "purpose": "tagging"},
                    "urn:x",
                ],
                "target": {
                    "source": {"id": "urn:sha256:" + "AB" * 32},
                    "styleClass": "blue underline",
                    "selector": {
                        "type": "RangeSelector",
                        "refinedBy": {"type": "TextQuoteSelector", "exact": "貿易"},
                    },
                },
            },
            ImportedAnnotation(
                "",
                "urn:sha256:" + "ab" * 32,
                TextQuoteSelector("貿易"),
                colour=Colour.BLUE,
                style=Style.UNDERLINE,
                note="甲\n\n乙",
                tags=("標",),
            ),
        ),
    ],
)
def test_single_annotations_of_others_are_read(annotation: object, expected: ImportedAnnotation) -> None:
    assert parse(json.dumps(annotation).encode()) == [expected]
    assert parse(json.dumps([annotation, None, 3, {"target": {}}]).encode()) == [expected]


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"{", b"[" * 100_000, b"3", b'{"items": 3}', b'"x"'])
def test_what_is_no_file_of_annotations_is_said(data: bytes) -> None:
    with pytest.raises(ExportError):
        parse(data)


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3)
            | st.dictionaries(
                st.sampled_from(
                    ["target", "selector", "type", "exact", "body", "value", "tags", "items", "source", "created", "id"]
                ),
                inner,
                max_size=4,
            )
        ),
        max_leaves=20,
    )
)
def test_odd_records_are_passed_over(record: object) -> None:
    good = {"target": {"source": "a", "selector": {"type": "TextQuoteSelector", "exact": "關稅"}}}
    found = parse(json.dumps({"items": [record, good]}).encode())
    assert found[-1].quote.exact == "關稅"
