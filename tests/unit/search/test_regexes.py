"""A regular expression may be written in either script, width and case, and means what its signs mean."""

import sys
from collections import Counter

import pytest

from reader.search import pieces, regexes
from reader.search import required as needs
from reader.search.required import AllOf, AnyOf, Need, always, required
from reader.text.folding import fold_text
from reader.text.rules import Rule


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


def all_of(*parts: Need) -> AllOf:
    return AllOf(parts)


def any_of(*parts: Need) -> AnyOf:
    return AnyOf(parts)


@pytest.mark.parametrize(
    ("pattern", "need"),
    [
        (r"\u570b際法", "国际法"),
        (r"第 \d+ 條", all_of("第", "条")),
        (r"\bAI法", "ai法"),
        ("關稅|補貼", any_of("关税", "补贴")),
        (r"第\d+條|附件", any_of(all_of("第", "条"), "附件")),
        (r"關稅\|補貼", "关税|补贴"),
        (r"關[(]|[)]稅", any_of("关", "税")),
        # within groups, across them, and whatever they are called
        ("(?:關稅|補貼)法", any_of("关税法", "补贴法")),
        ("(關|補)(稅|貼)", any_of("关税", "关贴", "补税", "补贴")),
        ("(?P<x>關)(?>稅)", "关税"),
        ("貿(?:.+|易法)稅", all_of("贸", "税")),
        ("貿(?:.+協定|.+公約)", all_of("贸", any_of("协定", "公约"))),
        ("[關補]稅", any_of("关税", "补税")),
        ("(?i)WTO", "wto"),
        ("(?i:W)(?-i:TO)", "wto"),
        ("(?ms)關.稅", all_of("关", "税")),
        # what may be left out, and what stands there several times
        ("關稅?法", any_of("关税法", "关法")),
        ("(?:關稅)??法", "法"),
        ("關稅{0,1}法", any_of("关税法", "关法")),
        ("關稅*+法", all_of("关", "法")),
        ("關(?:稅法)+罰", all_of("关", "税法", "罚")),
        ("關(?:稅|貼){2,3}?罰", all_of("关", any_of("税", "贴"), "罚")),
        ("關稅{1}法", "关税法"),
        ("關(?:稅|稅法)", "关税"),
        # what takes no text, or not its own
        (r"關(?=稅)(?<!貼)\b法", all_of("关", "法")),
        (r"(關|補)\1\10稅", all_of(any_of("关", "补"), "税")),
        (r"關\012稅", all_of("关", "税")),
        (r"關\pL稅\P{Han}", all_of("关", "税")),
        ("關(?:ab)稅", "关ab税"),
        # of which nothing is known
        (r"關稅|\d+", None),
        ("關稅|", None),
        ("[關|稅]", None),
        ("[^關]", None),
        ("[關-稅]", None),
        ("[[:alpha:]]", None),
        ("(?:關稅){e<=1}", None),
        ("關(?R)?稅", None),
        ("(?x) 關 稅", None),
        ("關(?#稅)*", None),
        ("(?(1)關|稅)", None),
        ("(*FAIL)關", None),
        ("(?!關)", None),
    ],
)
def test_what_every_place_has_to_say_is_known(pattern: str, need: Need | None) -> None:
    assert required(pattern) == need


@pytest.mark.parametrize(
    ("pattern", "texts"),
    [
        ("關稅", ("关税",)),
        ("第[一二]十條", ("第", "十条")),
        ("(?:關稅|補貼).+[法令]", ()),
        ("第.(?:甲條|乙條)", ("第", "条")),
        (r"第\d條|法\w條", ()),
        (r"\d", ()),
    ],
)
def test_what_stands_at_every_place_whatever_it_is_is_known(pattern: str, texts: tuple[str, ...]) -> None:
    assert always(required(pattern)) == texts


@pytest.mark.parametrize("pattern", ["a(", "[a", "*", "(?P<a", r"\p{Hanx}", "a{2,1}", "(" * 500 + "a" + ")" * 500])
def test_one_that_breaks_the_rules_is_refused(pattern: str) -> None:
    with pytest.raises(regexes.error):
        regexes.compiled(pattern)


@pytest.mark.parametrize(
    "pattern", ["(((a{100}){100}){100}){100}", "(?:關.{0,300}){400}", "a{99999}{2}", "[ab]{100001}"]
)
def test_one_that_would_take_all_memory_is_refused(pattern: str) -> None:
    with pytest.raises(regexes.error, match="too many repetitions"):
        regexes.compiled(pattern)


@pytest.mark.parametrize("pattern", ["a{3000}", "(?:a{30}){300}", "第.{0,9999}條", "a{e<=1}", "(?#{9999999})a"])
def test_one_that_is_counted_within_reason_is_not(pattern: str) -> None:
    regexes.compiled(pattern)


@pytest.mark.parametrize("pattern", [r"(?i)AI\pL", r"\PL(?i:ai)"])
def test_to_ignore_case_is_nothing_more(pattern: str) -> None:
    assert regexes.compiled(pattern).search(fold_text("1AI法1"))
    assert regexes.compiled("(?i)i").search(fold_text("İ")) is None


def test_a_name_ends_with_its_class() -> None:
    assert required(r"[f=\N{]稅") == "税"


def test_a_brace_after_a_brace_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Counter[str]()
    may_count = pieces._may_count

    def noted(piece: pieces.Piece) -> bool:
        looked[piece.written] += 1
        return may_count(piece)

    monkeypatch.setattr(pieces, "_may_count", noted)
    pieces.size("{" * 500)
    assert looked.total() < 1000


def test_an_expression_that_calls_itself_without_end_takes_too_long() -> None:
    with pytest.raises(TimeoutError):
        regexes.occurrences("關稅", regexes.compiled("(?R)"))


def test_no_character_is_folded_to_several() -> None:
    # `required` takes the last of a literal for the whole of it, whether it is escaped or not.
    assert max(len(fold_text(chr(code))) for code in range(sys.maxunicode + 1)) == 1


RULES = (*needs.RULES, *pieces.RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_takes_its_examples_and_leaves_its_counter_examples(rule: Rule) -> None:
    assert all(map(rule.match, rule.examples))
    assert not any(map(rule.match, rule.counter_examples))
