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
        # what is written by its number, or behind a backslash, is text as well
        (r"\u570b際", "国际经济", "国际"),
        (r"\x41\u0049", "生成式AI", "AI"),
        (r"[\u4e00-\u9fff]+", "ab貿易法cd", "貿易法"),
        (r"[\u8cbf]易", "贸易", "贸易"),
        (r"\（c\）", "1862(c)", "(c)"),
        (r"[\[\-\]]+", "a[-]", "[-]"),
        (r"[!-/]+", "a!/b", "!/"),
        ("[[:digit:]]+", "第301條", "301"),
        # words and blanks are those of searching
        (r"\bAI\b", "Taiwan的AI政策", "ai"),
        (r"\d+\b", "301a 302条", "302"),
        (r"\Bwan\b", "在Taiwan", "wan"),
        (r"第 \d+ 条", "第 301 條", "第301條"),
        ("free  trade", "free trade", "free trade"),
        (r"free\strade", "free trade", "free trade"),
        (r"公約\s第", "公約 第三條", "公約第"),
        (r"（ c）", "1862( c)", "( c)"),
        ("(?x) 贸 易", "贸易", "贸易"),
        (r"a\\u0041", "a\\u0041", "a\\u0041"),
    ],
)
def test_its_text_is_folded_and_its_signs_are_not(pattern: str, text: str, found: str) -> None:
    match = regexes.compiled(pattern).search(fold_text(text))
    assert match is not None
    assert match[0] == fold_text(found)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (r"\bAI\b", "Taiwan"),
        (r"\b貿", "關貿"),
        ("free trade", "freetrade"),
        (r"free\strade", "freetrade"),
        (r"\Bwan", "wan"),
    ],
)
def test_a_word_has_its_edges_and_a_blank_between_words_is_wanted(pattern: str, text: str) -> None:
    assert regexes.compiled(pattern).search(fold_text(text)) is None


@pytest.mark.parametrize(
    ("pattern", "choices"),
    [
        (r"\u570b際法", (("国际法",),)),
        (r"第 \d+ 條", (("第", "条"),)),
        (r"\bAI法", (("ai法",),)),
        ("關稅|補貼", (("关税",), ("补贴",))),
        (r"第\d+條|附件", (("第", "条"), ("附件",))),
        (r"關稅\|補貼", (("关税|补贴",),)),
        ("(?:關稅|補貼)法", (("法",),)),
        (r"關[(]|[)]稅", (("关",), ("税",))),
        (r"關稅|\d+", ()),
        ("關稅|", ()),
        ("[關|稅]", ()),
    ],
)
def test_what_every_place_has_to_say_is_known(pattern: str, choices: tuple[tuple[str, ...], ...]) -> None:
    assert regexes.required(pattern) == choices


@pytest.mark.parametrize("pattern", ["a(", "[a", "*", "(?P<a", r"\p{Hanx}", "a{2,1}", "(" * 500 + "a" + ")" * 500])
def test_one_that_breaks_the_rules_is_refused(pattern: str) -> None:
    with pytest.raises(regexes.error):
        regexes.compiled(pattern)
