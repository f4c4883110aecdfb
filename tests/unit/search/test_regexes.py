"""A regular expression may be written in either script, width and case, and means what its signs mean."""

import pytest

from reader.search import regexes
from reader.text.folding import fold_text


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("贸易.{0,3}协定", "貿易暨關稅協定", "貿易暨關稅協定"),
        ("貿易", "贸易", "贸易"),
        ("ＷＴＯ", "加入WTO後", "WTO"),
        ("[贸關]税", "關稅", "關稅"),
        ("[^贸]易", "貿易交易", "交易"),
        ("[一-龥]{3}", "ab貿易法cd", "貿易法"),
        ("[A-Z]+", "加入WTO後", "WTO"),
        (r"\d{4}", "民國２０２３年", "２０２３"),
        (r"第\d+条", "第301條", "第301條"),
        (r"(?P<Name>贸)易(?P=Name)", "貿易貿", "貿易貿"),
        (r"(?<=贸)易", "貿易", "易"),
        (r"\p{Han}+", "ab貿易法cd", "貿易法"),
        (r"（c）", "1862(c)", "(c)"),
        (r"[（]c", "1862(c)", "(c"),
        (r"贸(?:易|国)(?# a Note )法", "貿易法", "貿易法"),
        ("[]贸]", "]貿", "]"),
    ],
)
def test_its_text_is_folded_and_its_signs_are_not(pattern: str, text: str, found: str) -> None:
    match = regexes.compiled(pattern).search(fold_text(text))
    assert match is not None
    assert match[0] == fold_text(found)


@pytest.mark.parametrize("pattern", ["a(", "[a", "*", "(?P<a", r"\p{Hanx}", "a{2,1}", "(" * 500 + "a" + ")" * 500])
def test_one_that_breaks_the_rules_is_refused(pattern: str) -> None:
    with pytest.raises(regexes.error):
        regexes.compiled(pattern)
