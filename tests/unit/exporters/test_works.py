"""Cited works as files that strict readers of each format accept, with nothing lost on the way."""

import json
from typing import Any

import jsonschema
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from bibtexparser.middlewares import LatexDecodingMiddleware
from bibtexparser.model import Entry

from reader.errors import UsageError
from reader.exporters.works import WORK_FORMATS, export_works
from tests.unit.exporters.works import BIBLIOGRAPHY

WORKS = BIBLIOGRAPHY.works
_NAME = {
    "type": "object",
    "oneOf": [{"required": ["family", "given"]}, {"required": ["literal"]}],
    "properties": {name: {"type": "string", "minLength": 1} for name in ("family", "given", "literal")},
    "additionalProperties": False,
}
_NAMES = {"type": "array", "minItems": 1, "items": _NAME}
_PARTS = {"type": "array", "minItems": 1, "maxItems": 3, "items": {"type": "integer"}}
_TEXTS = (
    "title", "container-title", "volume", "issue", "page", "publisher", "edition", "number", "genre", "title-short",
    "URL", "note",
)  # fmt: skip
# The part that we write of what the specification of CSL 1.0.2 knows; its own schema is in no package.
SCHEMA = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["id", "type", "title"],
        "properties": {
            "id": {"type": "string", "pattern": "^[a-z0-9-]+$"},
            "type": {
                "enum": [
                    "article-journal", "article-newspaper", "book", "chapter", "document", "legal_case", "legislation",
                    "report", "thesis", "treaty", "webpage",
                ]
            },
            "author": _NAMES,
            "editor": _NAMES,
            "issued": {
                "type": "object",
                "required": ["date-parts"],
                "properties": {"date-parts": {"type": "array", "minItems": 1, "maxItems": 1, "items": _PARTS}},
                "additionalProperties": False,
            },
            **{name: {"type": "string", "minLength": 1} for name in _TEXTS},
        },
        "additionalProperties": False,
    },
}  # fmt: skip


def test_csl_json_keeps_to_the_specification() -> None:
    items = json.loads(export_works(WORKS, "csl"))
    jsonschema.validate(items, SCHEMA)
    assert len({item["id"] for item in items}) == len(WORKS) == 12


def test_csl_json_has_the_parts_of_each_kind() -> None:
    items = {item["type"]: item for item in json.loads(export_works(WORKS, "csl"))}
    assert items["article-journal"]["author"] == [{"family": "王", "given": "大明"}, {"family": "李", "given": "小華"}]
    assert items["chapter"]["editor"] == [{"family": "Ash", "given": "Ann"}, {"family": "Birch", "given": "Bo"}]
    assert items["legal_case"]["title-short"] == "US — Lamps"
    assert items["article-newspaper"]["author"] == [{"literal": "中央社"}]
    assert items["document"]["title"] == "H.R. Rep. No. 100-576, at 1041 (1988) (Conf. Rep.)"
    assert items["document"]["note"]


def test_ris_is_read_again_as_it_was_written() -> None:
    records: list[dict[str, Any]] = rispy.loads(export_works(WORKS, "ris").decode())
    assert [record["title"] for record in records] == [work.title or work.raw for work in WORKS]
    assert not any("unknown_tag" in record for record in records)
    assert records[0]["authors"] == ["Ash, Simon", "Birch, Hua"]
    article = records[1]
    assert (article["start_page"], article["end_page"], article["volume"], article["number"]) == ("1", "20", "12", "3")
    assert (article["date"], article["secondary_title"]) == ("2012/01//", "海島法學雜誌")
    assert records[9]["urls"] == ["https://example.org/b_c?d=1&e=2%20"]


def test_a_ris_file_begins_with_a_record_and_has_nothing_between_them() -> None:
    lines = export_works(WORKS, "ris").decode().splitlines()
    assert lines[0] == "TY  - JOUR"
    assert all(line == "" or line[2:6] == "  - " for line in lines)


def test_bibtex_is_read_again_as_it_was_written() -> None:
    library = parse_string(export_works(WORKS, "bibtex").decode(), append_middleware=[LatexDecodingMiddleware()])
    assert library.failed_blocks == []
    entries: list[Entry] = library.entries
    assert [_plain(entry["title"]) for entry in entries] == [work.title or work.raw for work in WORKS]
    assert entries[2]["publisher"] == "海島書局"
    assert entries[0]["author"] == "Ash, Simon and Birch, Hua"
    # Addresses are read as they stand: the styles set them verbatim.
    as_written: list[Entry] = parse_string(export_works(WORKS, "bibtex").decode()).entries
    assert as_written[9]["url"] == "https://example.org/b_c?d=1&e=2%20"


def _plain(value: str) -> str:
    return value.strip("{}")


def test_bibtex_keeps_what_tex_would_take_for_commands() -> None:
    written = export_works(WORKS, "bibtex").decode()
    assert r"100\% of Lamps" in written
    assert r"關稅與主權：A \& B 案\_之研究" in written
    assert "month = jan" in written
    assert "author = {{Council on Foreign Lamps}}" in written


def test_nothing_cited_makes_an_empty_file() -> None:
    assert json.loads(export_works((), "csl")) == []
    assert rispy.loads(export_works((), "ris").decode()) == []
    assert parse_string(export_works((), "bibtex").decode()).blocks == []


def test_an_unknown_format_is_refused_with_those_there_are() -> None:
    with pytest.raises(UsageError, match="、".join(WORK_FORMATS)):
        export_works(WORKS, "endnote")
