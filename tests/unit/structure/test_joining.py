"""How lines become one text."""

import pytest

from reader.structure.joining import glue, join
from reader.structure.lines import line_of


@pytest.mark.parametrize(
    ("before", "after", "blank", "joined"),
    [
        ("具體支持措施，包括", "介紹轉型金融", False, "具體支持措施，包括介紹轉型金融"),
        ("日本在 2021", "年 6 月發布", False, "日本在 2021 年 6 月發布"),
        ("昔日大力推動和支持", "WTO 成立", False, "昔日大力推動和支持 WTO 成立"),
        ("Community", "（AZEC）Concept", False, "Community（AZEC）Concept"),
        ("Climate", "Change", True, "Climate Change"),
        ("參見 IMO,", "Factsheet", False, "參見 IMO, Factsheet"),
        ("policy-", "offices", False, "policy-offices"),
        ("https://a.tw/in/album", "-721777", False, "https://a.tw/in/album-721777"),
        ("https://a.tw/in/album/", "721777", None, "https://a.tw/in/album/721777"),
        ("Note, https://www.", "a.tw/in/album", True, "Note, https://www.a.tw/in/album"),
        ("Co-Created by Japan", "https://a.tw/", True, "Co-Created by Japan https://a.tw/"),
        ("US —", "Origin Marking", True, "US — Origin Marking"),
        ("A Proposal for", "“Rebalancing” to Deal", None, "A Proposal for “Rebalancing” to Deal"),
        ("Taiwan’s “Yellow Card”", "Following Reforms", None, "Taiwan’s “Yellow Card” Following Reforms"),
        ("所謂", "“Smart”港口", None, "所謂“Smart”港口"),
        ("稱為“Smart”", "港口", None, "稱為“Smart”港口"),
        ("11/16-", "17", False, "11/16-17"),
        ("19 U.S.C. §§ 2411–", "2420", None, "19 U.S.C. §§ 2411–2420"),
        ("Doc. E/PC/T/A/PV/", "33, at 19", None, "Doc. E/PC/T/A/PV/33, at 19"),
        ("（Minerals Security Partnership，", "MSP）等", False, "（Minerals Security Partnership，MSP）等"),
    ],
)
def test_glue(before: str, after: str, blank: bool | None, joined: str) -> None:
    assert before + glue(before, after, blank) + after == joined


def test_join_tells_where_lines_begin_and_where_it_put_a_blank() -> None:
    joined = join([line_of(1, "支持", blank=False), line_of(3, "WTO 成立", blank=False), line_of(5, "與運作")])
    assert joined.text == "支持 WTO 成立與運作"
    assert joined.starts == (0, 3, 9)
    assert joined.spaced == {1}


def test_a_soft_hyphen_falls_out_where_the_text_goes_on() -> None:
    joined = join([line_of(1, "exam\u00ad"), line_of(2, "ination of meas\u00ad")])
    assert joined.text == "examination of meas-"
    assert joined.starts == (0, 4)
