"""Which sequences of words may be terms."""

import pytest

from reader.text import candidate_terms
from reader.text.candidate_terms import candidates
from reader.text.rules import Rule

TEXT = [
    "出口管制清單由主管機關公告。",
    "各國的出口管制清單並不相同，廠商應查對出口管制清單。",
    "違反出口管制清單者處以罰鍰；罰鍰得連續處罰。",
    "罰鍰在 2024 年 5 月 3 日，與 2024 年 5 月 3 日，公告。",
    "the Export Control Reform Act 與 Export Control Reform Act，the 罰鍰",
]


def found(texts: list[str], least: int = 2) -> dict[str, int]:
    return {each.text: each.count for each in candidates([(7, n, text) for n, text in enumerate(texts)], least)}


def test_words_that_keep_together_are_one_term_and_their_parts_none() -> None:
    terms = found(TEXT)
    assert terms["出口管制清單"] == 4
    assert terms["罰鍰"] == 4
    assert terms["Export Control Reform Act"] == 2
    assert not {"出口管制", "管制清單", "出口", "清單", "Reform Act"} & set(terms)


def test_no_term_begins_or_ends_with_a_word_of_grammar_nor_is_a_date() -> None:
    terms = found(TEXT)
    assert not [term for term in terms if term.startswith(("的", "the ", "各", "與")) or "2024" in term]


def test_addresses_and_numbers_are_no_terms() -> None:
    terms = found(
        [
            "公告見 https://www.example.org/news 與 www.example.org，WTO 亦有公告。",
            "來信請寄 office@example.org 或見 https://www.example.org/news。",
            "金額：三百五十萬，比率：百分之五；金額：三百五十萬，比率：百分之五。WTO 另有公告，12.5%，12.5%。",
        ]
    )
    assert {"WTO", "公告"} <= set(terms)
    assert not [term for term in terms if any(part in term for part in ("http", "www", "org", "百", "12", "news"))]


def test_what_references_are_made_of_is_no_term() -> None:
    terms = found(
        [
            "See Panel Report, Widgets, WT/DS901/R, para. 7.2; U.N. Doc. E/1; 12 J. INT'L ECON. L. 3. 參見腳註 3。",
            "See also Panel Report, Widgets, WT/DS901/R, para. 8; U.N. Doc. E/2; 14 J. INT'L ECON. L. 5. 參見腳註 4。",
        ]
    )
    assert {"Panel Report", "Widgets"} <= set(terms)
    assert not {"See", "Doc", "INT", "para", "L"} & set(terms)


@pytest.mark.parametrize("rule", candidate_terms.RULES, ids=lambda rule: rule.name)
def test_each_rule_takes_its_examples_and_leaves_its_counter_examples(rule: Rule) -> None:
    assert all(map(rule.match, rule.examples))
    assert not any(map(rule.match, rule.counter_examples))


def test_a_part_that_stands_elsewhere_too_is_a_term_of_its_own() -> None:
    terms = found([*TEXT, "出口管制很嚴。", "加強出口管制！", "出口管制與貿易"])
    assert terms["出口管制清單"] == 4
    assert terms["出口管制"] == 7


def test_the_place_is_the_first_one_and_scripts_count_together() -> None:
    (term,) = candidates([(3, 0, "开场"), (3, 2, "課徵反傾銷稅。"), (4, 1, "反倾销税")], 2)
    assert (term.text, term.count, term.document, term.block, term.start, term.end) == ("反傾銷稅", 2, 3, 2, 2, 6)


def test_nothing_comes_of_nothing() -> None:
    assert candidates([], 2) == []
    assert candidates([(1, 0, "，。")], 1) == []
