"""Exports and citations out of a real library."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest

from reader.errors import NotFoundError, UsageError
from reader.model.annotation import Colour, Position, Span
from reader.model.script import Script
from reader.services.annotating import AnnotationService
from reader.services.exporting import ExportService
from reader.services.history import History
from reader.storage import Library, open_library
from tests.unit.exporters.sample import NEWSLETTER, REPORT


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    opened = open_library(tmp_path / "library")
    yield opened
    opened.close()


def _add(library: Library) -> tuple[int, int]:
    newsletter = library.add_document(NEWSLETTER.source, NEWSLETTER.sha256, None, NEWSLETTER.structure)
    return newsletter, library.add_document(REPORT.source, REPORT.sha256, None, REPORT.structure)


def _rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode(), newline="")))


def test_quotations_are_in_the_script_asked_for(library: Library) -> None:
    newsletter, _report = _add(library)
    AnnotationService(library, History()).add(newsletter, Span(Position(7, 0), Position(9, 3)), note="筆記不轉換")
    service = ExportService(library)
    (row,) = _rows(service.export(None, "csv", Script.CN))
    # The page number between the paragraph and its footnote is none of the words.
    assert row["Highlight"] == "企业多在原有基地之外另设据点。\nSee"
    assert (row["Note"], row["Title"]) == ("筆記不轉換", "经贸观察电子报 第 112 期")
    (row,) = _rows(service.export([newsletter], "csv"))
    assert row["Highlight"] == "企業多在原有基地之外另設據點。\nSee"


def test_documents_come_in_the_order_given_and_once(library: Library) -> None:
    newsletter, report = _add(library)
    annotating = AnnotationService(library, History())
    annotating.add(newsletter, Span.within(4, 0, 2))
    annotating.add(report, Span.within(0, 0, 2), colour=Colour.RED)
    rows = _rows(ExportService(library).export([report, newsletter, report], "csv"))
    assert [int(row["Document"]) for row in rows] == [report, newsletter]
    with pytest.raises(NotFoundError):
        ExportService(library).export([99], "csv")
    with pytest.raises(UsageError):
        ExportService(library).export(None, "odt")


def test_an_annotation_without_a_place_shows_the_words_it_kept(library: Library, tmp_path: Path) -> None:
    newsletter, _report = _add(library)
    AnnotationService(library, History()).add(newsletter, Span.within(4, 0, 9))
    blocks = tuple(block for index, block in enumerate(NEWSLETTER.blocks) if index != 4)
    structure = replace(NEWSLETTER.structure, blocks=blocks)
    data = ExportService(library).export(None, "jsonld")
    other = open_library(tmp_path / "other")
    there = other.add_document(NEWSLETTER.source, NEWSLETTER.sha256, None, structure)
    assert len(AnnotationService(other, History()).import_annotations(data).orphaned) == 1
    (row,) = _rows(ExportService(other).export([there], "csv", Script.CN))
    assert (row["Highlight"], row["Location"]) == ("关税不是唯一的工具", "")
    other.close()


def test_an_export_can_be_brought_in_elsewhere(library: Library, tmp_path: Path) -> None:
    newsletter, _report = _add(library)
    annotating = AnnotationService(library, History())
    annotating.add(newsletter, Span.within(7, 2, 15), colour=Colour.PURPLE, note="**二**", tags=["甲"])
    annotating.add(newsletter, Span(Position(4, 3), Position(7, 4)))
    data = ExportService(library).export(None, "jsonld", Script.CN)
    other = open_library(tmp_path / "other")
    there = other.add_document(NEWSLETTER.source, NEWSLETTER.sha256, None, NEWSLETTER.structure)
    assert len(AnnotationService(other, History()).import_annotations(data).added) == 2
    made = {replace(each, document=0, edition=0) for each in library.annotations(newsletter)}
    assert {replace(each, document=0, edition=0) for each in other.annotations(there)} == made
    other.close()


def test_copying_with_citation_gives_words_and_citation(library: Library) -> None:
    newsletter, _report = _add(library)
    assert ExportService(library).cite(newsletter, Span.within(4, 0, 9), Script.CN) == (
        "关税不是唯一的工具\n"
        "——林知远，〈友岸外包与供应链的重组〉，《经贸观察电子报》，第 112 期，2024 年 4 月 26 日，一，页 1。"
    )
    with pytest.raises(UsageError):
        ExportService(library).cite(newsletter, Span.within(4, 0, 9), style="mla")
