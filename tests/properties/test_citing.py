"""Whatever stands in footnotes, reading what they cite raises nothing, and every reference is where it says."""

import json
from string import whitespace

from hypothesis import given, settings
from hypothesis import strategies as st

from reader.citing import parse
from reader.exporters.works import WORK_FORMATS, export_works
from reader.model.bibliography import Resolution
from tests.unit.citing.notes import document

PIECES = (
    "Ann Ash & Bo Birch, On Gaps, 12 J. RULES L. 45, 47 (2010)", "Id.", "id. at 3", "See ", "see also ", "Cf. ",
    "supra note 1", "infra note 3", "Ash, supra note 2, at 5", "; ", ". ", ", ", "。", "；", "，", "同前註", "同上註",
    "前揭註 1", "王大明，", "〈論例外〉，", "《海島法學》，", "第 3 期，", "頁 1-20，", "2012 年",
    "（以下簡稱《報告》）", "[hereinafter Lights]", "Lights", "art. 5", "WT/DS900/R", "Panel Report, A — Lamps, ",
    "(May 3, 2021)",
    "https://example.org/a_b?c=%20", "(", ")", "（", "）", "《", "》", "「", "“", "”", "[", "]", "參見",
    "貿易法第 5 條", " ", "\n", "\t", "1994", "19 U.S.C. § 2411", "in THE BOOK 3", "𠀀",
    "{", "}", "\\", "%", "&", "99999999999", "十",
)  # fmt: skip
notes = st.lists(st.lists(st.sampled_from(PIECES), max_size=14).map("".join) | st.text(max_size=60), max_size=6)


@given(notes)
@settings(max_examples=300, deadline=None)
def test_references_lie_within_their_footnotes_in_order_and_mean_works_that_are_there(texts: list[str]) -> None:
    read = document(*texts)
    found = parse(read)
    ends: dict[int, int] = {}
    for each in found.references:
        text = read.blocks[each.block].text
        assert ends.get(each.block, 0) <= each.start < each.end <= len(text)
        ends[each.block] = each.end
        assert text[each.start : each.end].strip(whitespace)
        assert all(0 <= work < len(found.works) for work in each.works)
        assert bool(each.works) is (each.resolution is not Resolution.UNRESOLVED)
    for number, work in enumerate(found.works):
        first = found.described(number)
        assert read.blocks[first.block].text[first.start : first.end] == work.raw


@given(notes)
@settings(max_examples=100, deadline=None)
def test_what_was_read_can_be_written_in_every_format(texts: list[str]) -> None:
    works = parse(document(*texts)).works
    for format in WORK_FORMATS:
        assert export_works(works, format).decode() or not works
    assert len(json.loads(export_works(works, "csl"))) == len(works)
