"""What is typed into the search field means what a reader would say it means."""

from datetime import date

import pytest

from reader.model.query import And, Expression, Field, Near, Not, Or, Phrase, Range, Regex, Run, Wildcard
from reader.search import ranges, signs
from reader.search.language import parse
from reader.text.rules import Rule


def words(*texts: str) -> Run:
    return Run(tuple(map(Phrase, texts)))


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("貿易", Phrase("貿易")),
        ("  貿易　", Phrase("貿易")),
        ("Special 301", words("Special", "301")),
        ('"Special 301"', Phrase("Special 301")),
        ("「特別 301」", Phrase("特別 301")),
        ("『特別 301』", Phrase("特別 301")),
        ("“特別 301”", Phrase("特別 301")),
        ('"茶葉" 關稅 配額', And((Phrase("茶葉"), words("關稅", "配額")))),
        # operators, in every dress
        ("茶葉 AND 關稅", And((Phrase("茶葉"), Phrase("關稅")))),
        ("茶葉 ＡＮＤ 關稅", And((Phrase("茶葉"), Phrase("關稅")))),
        ("茶葉 且 關稅 && 配額", And((Phrase("茶葉"), Phrase("關稅"), Phrase("配額")))),
        ("茶葉 ＆＆ 關稅", And((Phrase("茶葉"), Phrase("關稅")))),
        ("茶葉 或 咖啡 ｜ 可可", Or((Phrase("茶葉"), Phrase("咖啡"), Phrase("可可")))),
        ("茶葉 非 咖啡", And((Phrase("茶葉"), Not(Phrase("咖啡"))))),
        ("茶葉 ! 咖啡", And((Phrase("茶葉"), Not(Phrase("咖啡"))))),
        ("茶葉 -咖啡 可可", And((Phrase("茶葉"), Not(Phrase("咖啡")), Phrase("可可")))),
        ("茶葉 NOT 咖啡 可可", And((Phrase("茶葉"), Not(words("咖啡", "可可"))))),
        ("茶葉 NOT NOT 咖啡", And((Phrase("茶葉"), Phrase("咖啡")))),
        ("甲 乙 OR 丙 AND 丁", Or((words("甲", "乙"), And((Phrase("丙"), Phrase("丁")))))),
        ("(甲 OR 乙) 丙", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("丙")))),
        ("（甲 OR 乙） AND （丙）", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("丙")))),
        ("((甲))", Phrase("甲")),
        ("茶葉 NEAR 關稅", Near(Phrase("茶葉"), Phrase("關稅"), 20)),
        ("茶葉 NEAR/5 進口 關稅", Near(Phrase("茶葉"), Phrase("進口 關稅"), 5)),
        ("茶葉 鄰近/30 關稅", Near(Phrase("茶葉"), Phrase("關稅"), 30)),
        ("茶葉 鄰近30 關稅 AND 配額", And((Near(Phrase("茶葉"), Phrase("關稅"), 30), Phrase("配額")))),
        ("(甲 OR 乙) NEAR 丙", Near(Or((Phrase("甲"), Phrase("乙"))), Phrase("丙"), 20)),
        ("甲 NEAR/1 乙 NEAR/2 丙", Near(Near(Phrase("甲"), Phrase("乙"), 1), Phrase("丙"), 2)),
        # brackets to which an operator or a pause is glued
        ("（甲 或 乙）且 丙", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("丙")))),
        ("(甲 OR 乙)AND 丙", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("丙")))),
        ("（关税　ＯＲ　贸易）ＡＮＤ　ＷＴＯ", And((Or((Phrase("关税"), Phrase("贸易"))), Phrase("ＷＴＯ")))),
        ("(甲 OR 乙)AND(丙 或 丁)", And((Or((Phrase("甲"), Phrase("乙"))), Or((Phrase("丙"), Phrase("丁")))))),
        ("茶葉 NEAR/5(甲 OR 乙)", Near(Phrase("茶葉"), Or((Phrase("甲"), Phrase("乙"))), 5)),
        ("茶葉 AND (甲 OR 乙)。", And((Phrase("茶葉"), Or((Phrase("甲"), Phrase("乙")))))),
        ("（甲 或 乙），丙", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("丙")))),
        ("(甲 OR 乙); 丙", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("丙")))),
        ("(甲 OR 乙)!(丙 OR 丁)", And((Or((Phrase("甲"), Phrase("乙"))), Not(Or((Phrase("丙"), Phrase("丁"))))))),
        ("(甲 OR 乙)AND(丙)", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("丙")))),
        ("(甲 OR 乙)且（丙）", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("丙")))),
        ("(甲 OR 乙)(丙 OR 丁)", And((Or((Phrase("甲"), Phrase("乙"))), Or((Phrase("丙"), Phrase("丁")))))),
        ("(甲 OR 乙)「丙 丁」", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("丙 丁")))),
        ("(甲 OR 乙)-丙 丁", And((Or((Phrase("甲"), Phrase("乙"))), Not(Phrase("丙")), Phrase("丁")))),
        ("(甲)AND(乙)", And((Phrase("甲"), Phrase("乙")))),
        ("甲 NOT(乙)", And((Phrase("甲"), Not(Phrase("乙"))))),
        ('(甲 OR "乙)"AND 丙) 丁', And((Or((Phrase("甲"), And((Phrase("乙)"), Phrase("丙"))))), Phrase("丁")))),
        ("(甲 OR /[(]/) 丁", And((Or((Phrase("甲"), Regex("[(]"))), Phrase("丁")))),
        # quotation marks to which an operator is glued, signs that no text has
        ('"甲"AND"乙 丙"', And((Phrase("甲"), Phrase("乙 丙")))),
        ("「甲」OR（乙 OR 丙）", Or((Phrase("甲"), Or((Phrase("乙"), Phrase("丙")))))),
        ("甲|乙｜丙", Or((Phrase("甲"), Phrase("乙"), Phrase("丙")))),
        ("甲&&乙", And((Phrase("甲"), Phrase("乙")))),
        ("標題:甲|乙", Or((Phrase("甲", Field.TITLE), Phrase("乙")))),
        ("甲\\|乙", Phrase("甲|乙")),
        ("甲 near/5 乙", Near(Phrase("甲"), Phrase("乙"), 5)),
        ("甲 邻近/5 乙", Near(Phrase("甲"), Phrase("乙"), 5)),
        # quotation marks within others, and beside words
        ("「甲「乙」丙」", Phrase("甲「乙」丙")),
        ("『甲「乙 丁」丙』", Phrase("甲「乙 丁」丙")),
        ("「茶葉」法 AND 「關稅」", And((Phrase("「茶葉」法"), Phrase("關稅")))),
        ('"茶葉"法 AND "關稅"', And((Phrase('"茶葉"法'), Phrase("關稅")))),
        ("「茶葉」或「咖啡」", Phrase("「茶葉」或「咖啡」")),
        ("'free trade' ‘甲’", And((Phrase("free trade"), Phrase("甲")))),
        ("'90s workers'", Phrase("90s workers")),
        ("the '90s", words("the", "'90s")),
        ("workers' rights", words("workers'", "rights")),
        # what only looks like operators
        ("（二）", Phrase("二")),
        ("（二）或", Phrase("（二）或")),
        ("（二）且 丙", words("（二）且", "丙")),
        ("或（二） 丙", words("或（二）", "丙")),
        ("(或許 甲)法", words("(或許", "甲)法")),
        ("\\(甲 OR 乙)丙", Or((Phrase("(甲"), Phrase("乙)丙")))),
        ("black and white", words("black", "and", "white")),
        ("且慢 或許 非關稅", words("且慢", "或許", "非關稅")),
        ("R&D", Phrase("R&D")),
        ("Lester & Zhu", Run((Phrase("Lester"), Phrase("&"), Phrase("Zhu")))),
        ("1862(c) 條", words("1862(c)", "條")),
        ("（一）茶葉", Phrase("（一）茶葉")),
        ("「茶葉法」第五條", Phrase("「茶葉法」第五條")),
        ("加入（CPTPP）後", Phrase("加入（CPTPP）後")),
        ("(a(b) OR c)", Or((Phrase("a(b)"), Phrase("c")))),
        ('("a)" OR b)', Or((Phrase("a)"), Phrase("b")))),
        ("a) b", words("a)", "b")),
        ("1) a(b c", words("1)", "a(b", "c")),
        ("non-tariff", Phrase("non-tariff")),
        ("鄰近/周邊 國家", words("鄰近/周邊", "國家")),
        ("\\NEAR/12345", Phrase("NEAR/12345")),
        ("—— 茶葉", words("——", "茶葉")),
        ("茶葉 - 關稅", words("茶葉", "-", "關稅")),
        ("時間:10:30", Phrase("時間:10:30")),
        ("https://example.org/a", Phrase("https://example.org/a")),
        ("\\AND", Phrase("AND")),
        ("\\(甲", Phrase("(甲")),
        ("\\-甲", Phrase("-甲")),
        ("標題\\:甲", Phrase("標題:甲")),
        ("a\\ b", Phrase("a b")),
        ("甲\\\\乙", Phrase("甲\\乙")),
        # open characters
        ("trad*", Phrase("trad", prefix=True)),
        ("trad＊", Phrase("trad", prefix=True)),
        ('"free trad*"', Phrase("free trad", prefix=True)),
        ("茶*稅", Wildcard("茶*稅")),
        ("茶？稅", Wildcard("茶?稅")),
        ("*wan", Wildcard("*wan")),
        ("茶\\*稅", Phrase("茶*稅")),
        ("茶\\*稅?", Wildcard("茶\\*稅?")),
        ("trad* 301", Run((Phrase("trad", prefix=True), Phrase("301")))),
        # fields
        ("標題:茶葉 關稅", And((Phrase("茶葉", Field.TITLE), Phrase("關稅")))),
        ("标题：茶叶", Phrase("茶叶", Field.TITLE)),
        ("Title: tea", Phrase("tea", Field.TITLE)),
        ("腳註:(甲 OR 乙)", Or((Phrase("甲", Field.FOOTNOTE), Phrase("乙", Field.FOOTNOTE)))),
        ("章節標題:「茶 葉」", Phrase("茶 葉", Field.HEADING)),
        ("tag:tea* -note:/[ab]c/", And((Phrase("tea", Field.TAG, True), Not(Regex("[ab]c", Field.NOTE))))),
        ("日期:2023", Range(Field.DATE, date(2023, 1, 1), date(2023, 12, 31))),
        ("日期:2023-03..2023-05", Range(Field.DATE, date(2023, 3, 1), date(2023, 5, 31))),
        ("日期：>=民國112年", Range(Field.DATE, date(2023, 1, 1), None)),
        ("日期:民國112..民國113", Range(Field.DATE, date(2023, 1, 1), date(2024, 12, 31))),
        ("日期:民國112..113年", Range(Field.DATE, date(2023, 1, 1), date(2024, 12, 31))),
        ("日期:112年2月", Range(Field.DATE, date(2023, 2, 1), date(2023, 2, 28))),
        ("日期:「民國 112 年 3 月 5 日」", Range(Field.DATE, date(2023, 3, 5), date(2023, 3, 5))),
        ("date:＞2020", Range(Field.DATE, date(2021, 1, 1), None)),
        ("date:<2020-05", Range(Field.DATE, None, date(2020, 4, 30))),
        ("date:2020..", Range(Field.DATE, date(2020, 1, 1), None)),
        ("date:..2020", Range(Field.DATE, None, date(2020, 12, 31))),
        ("日期:1895..", Range(Field.DATE, date(1895, 1, 1), None)),
        ("日期:1842-08-29", Range(Field.DATE, date(1842, 8, 29), date(1842, 8, 29))),
        ("日期:民國前17年4月17日..民國元年", Range(Field.DATE, date(1895, 4, 17), date(1912, 12, 31))),
        ("日期:民前1", Range(Field.DATE, date(1911, 1, 1), date(1911, 12, 31))),
        ("日期:2100", Range(Field.DATE, date(2100, 1, 1), date(2100, 12, 31))),
        ("日期:110年至112年", Range(Field.DATE, date(2021, 1, 1), date(2023, 12, 31))),
        ("日期:民國110~112", Range(Field.DATE, date(2021, 1, 1), date(2023, 12, 31))),
        ("日期:2021-2023", Range(Field.DATE, date(2021, 1, 1), date(2023, 12, 31))),
        ("日期:2021—2023", Range(Field.DATE, date(2021, 1, 1), date(2023, 12, 31))),
        ("日期:112年3月－112年5月", Range(Field.DATE, date(2023, 3, 1), date(2023, 5, 31))),
        ("期號:300-350", Range(Field.NUMBER, 300, 350)),
        ("期號:300到350", Range(Field.NUMBER, 300, 350)),
        ("期號:300..350", Range(Field.NUMBER, 300, 350)),
        ("number:第320期", Range(Field.NUMBER, 320, 320)),
        ("期號:>320", Range(Field.NUMBER, 321, None)),
        ("茶葉 期號:≤3", And((Phrase("茶葉"), Range(Field.NUMBER, None, 3)))),
        # regular expressions
        ("/茶.{0,3}稅/", Regex("茶.{0,3}稅")),
        ("/a b\\/c/ 茶", And((Regex("a b/c"), Phrase("茶")))),
        ("/a b/gi 茶", And((Regex("a b"), Phrase("茶")))),
        ("/a.b/si|腳註:/c/", Or((Regex("(?s)a.b"), Regex("c", Field.FOOTNOTE)))),
    ],
)
def test_a_query_says_what_it_asks_for(typed: str, expected: Expression) -> None:
    assert parse(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("茶葉 關", Run((Phrase("茶葉"), Phrase("關", prefix=True)))),
        ("茶葉 關稅 AND", Run((Phrase("茶葉"), Phrase("關稅", prefix=True)))),
        ("茶葉 -", Run((Phrase("茶葉"), Phrase("-", prefix=True)))),
        ("茶葉 NEAR/", Phrase("茶葉", prefix=True)),
        ("「茶葉", Phrase("茶葉")),
        ("茶葉 (關稅 OR", And((Phrase("茶葉"), Phrase("關稅", prefix=True)))),
        ("茶葉 「", Phrase("茶葉", prefix=True)),
        ("(甲 OR 乙)A", And((Or((Phrase("甲"), Phrase("乙"))), Phrase("A", prefix=True)))),
        ("茶葉 標題:", Phrase("茶葉", prefix=True)),
        ("茶葉 日期:", Phrase("茶葉", prefix=True)),
        ("「茶葉」", Phrase("茶葉")),
    ],
)
def test_while_somebody_types_what_is_not_finished_is_left_out(typed: str, expected: Expression) -> None:
    assert parse(typed, typing=True) == expected


RULES = (*signs.RULES, *ranges.RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_takes_its_examples_and_leaves_its_counter_examples(rule: Rule) -> None:
    assert all(map(rule.match, rule.examples))
    assert not any(map(rule.match, rule.counter_examples))
