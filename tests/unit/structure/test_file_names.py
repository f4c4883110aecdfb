"""What the name of a file says where its text is silent."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from reader.model.document import IssueNumber, Metadata
from reader.model.raw import RawMetadata, RawText
from reader.structure import restore
from reader.structure.provenance.file_names import Named, completed, is_title, read_name
from tests.unit.structure.raw import raw_text, spaced

DAY = date(2024, 4, 26)


@pytest.mark.parametrize(
    ("stem", "named"),
    [
        ("2024-04-26_經貿法訊819期_吳雨陽", Named(DAY, IssueNumber("經貿法訊", 819, DAY), "吳雨陽")),
        ("港埠論叢12卷3期", Named(None, IssueNumber("港埠論叢", 3, volume=12), None)),
        ("WTO電子報第880期", Named(None, IssueNumber("WTO電子報", 880), None)),
        ("經貿前線通訊 第 112 期（2024.4.26）", Named(DAY, IssueNumber("經貿前線通訊", 112, DAY), None)),
        ("20240426 經貿前線通訊 No.112", Named(DAY, IssueNumber("經貿前線通訊", 112, DAY), None)),
        ("1130426_林昱衡_漁業補貼", Named(DAY, None, "林昱衡")),
        ("113年4月26日會議紀要", Named(DAY, None, None)),
        ("Trade News No. 12", Named(None, IssueNumber("Trade News", 12), None)),
        ("吳雨陽", Named()),
        ("附件1", Named()),
        ("第880期", Named()),
        ("000_d486d113b4662f1b", Named()),
        ("L0040001", Named()),
        ("2024 年度報告", Named()),
        ("20241399_稿", Named()),
        ("", Named()),
    ],
)
def test_what_a_name_says(stem: str, named: Named) -> None:
    assert read_name(stem) == named


def test_the_text_goes_before_the_name() -> None:
    text = Metadata("漁業補貼", ("周若寧",), date=date(2024, 5, 10), series="南港論叢")
    told = completed(text, "2024-04-26_經貿法訊819期_吳雨陽", periodical=False)
    assert told == replace(text, issue=IssueNumber("南港論叢", 819, date(2024, 5, 10)))


def _named(name: str, *lines: str) -> RawText:
    return replace(raw_text(spaced(*lines)), source=Path(name))


def test_a_file_named_after_its_issue_is_listed_and_dated_by_it() -> None:
    lines = ("漁業補貼協定之現況", "各會員致力於漁業補貼之談判，並於部長會議達成協議。", "後續談判仍有待努力。")
    told = restore(_named("2024-04-26_經貿法訊819期_吳雨陽.pdf", *lines)).metadata
    assert told == Metadata(
        title="漁業補貼協定之現況",
        authors=("吳雨陽",),
        date=DAY,
        issue=IssueNumber("經貿法訊", 819, DAY),
        series="經貿法訊",
    )


@pytest.mark.parametrize("words", ["Microsoft Word - 稿二.docx", "untitled", "report_final.doc", "未命名"])
def test_what_programs_put_in_for_a_title_is_none(words: str) -> None:
    assert not is_title(words)
    raw = replace(raw_text("\n"), metadata=RawMetadata(words))
    assert restore(raw).metadata.title == ""
    assert is_title("漁業補貼協定之現況")
