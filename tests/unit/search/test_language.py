"""What is typed into the search field means what a reader would say it means, or is refused at its place."""

from contextlib import suppress
from datetime import date
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.model.query import And, Expression, Field, Near, Not, Or, Phrase, Range, Regex, Run, Wildcard
from reader.search import ranges, signs
from reader.search.language import parse
from reader.search.required import required
from reader.search.tokens import tokens
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
    ("typed", "position", "said"),
    [
        ("", 0, "沒有可以尋找的字；請輸入要找的詞句。"),
        ("茶葉 AND", 3, "第 4 個字的「AND」被當成運算符號，後面少了要找的詞句；要找它本身，請寫成「\\AND」。"),
        ("茶葉 且 或 關稅", 5, "第 6 個字的「或」被當成運算符號，前面少了要找的詞句；要找它本身，請寫成「\\或」。"),
        ("OR 茶葉", 0, "第 1 個字的「OR」被當成運算符號，前面少了要找的詞句；要找它本身，請寫成「\\OR」。"),
        ("茶 (葉 AND) 稅", 5, "第 6 個字的「AND」被當成運算符號，後面少了要找的詞句；要找它本身，請寫成「\\AND」。"),
        ("茶葉 NEAR/5", 3, "第 4 個字的「NEAR/5」被當成運算符號，後面少了要找的詞句；要找它本身，請寫成「\\NEAR/5」。"),
        ("NOT 茶葉", 0, "第 1 個字的「NOT」只說了不要什麼；請在旁邊寫出要找的詞句，例如「關稅 NOT 報復」。"),
        ("-茶葉", 0, "第 1 個字的「-」只說了不要什麼；請在旁邊寫出要找的詞句，例如「關稅 -報復」。"),
        ("甲 OR 非 乙", 5, "第 6 個字的「非」只說了不要什麼；請在旁邊寫出要找的詞句，例如「關稅 非 報復」。"),
        ("茶 「葉", 2, "第 3 個字的引號「「」後面沒有「」」；請補上；要找引號本身，請寫成「\\「」。"),
        ("茶 (葉", 2, "第 3 個字的「(」後面沒有「)」；請補上；要找括號本身，請寫成「\\(」。"),
        (
            "茶 (葉 OR 稅)法",
            2,
            "第 3 個字的「(」被當成一組條件的開頭，但它的「)」後面緊接著別的字；"
            "請在「)」後面空一格，運算符號兩邊也要有空格；要找括號本身，請寫成「\\(」。",
        ),
        (
            "（茶　或　葉）税",
            0,
            "第 1 個字的「（」被當成一組條件的開頭，但它的「）」後面緊接著別的字；"
            "請在「）」後面空一格，運算符號兩邊也要有空格；要找括號本身，請寫成「\\（」。",
        ),
        (
            '("甲 OR 乙" 丙)法',
            0,
            "第 1 個字的「(」被當成一組條件的開頭，但它的「)」後面緊接著別的字；"
            "請在「)」後面空一格，運算符號兩邊也要有空格；要找括號本身，請寫成「\\(」。",
        ),
        (
            "丙(甲 OR 乙)",
            1,
            "第 2 個字的「(」被當成一組條件的開頭，但它前面緊接著別的字；"
            "請在「(」前面空一格；要找括號本身，請寫成「\\(」。",
        ),
        (
            "丙（甲|乙）",
            1,
            "第 2 個字的「（」被當成一組條件的開頭，但它前面緊接著別的字；"
            "請在「（」前面空一格；要找括號本身，請寫成「\\（」。",
        ),
        ("丙(甲 OR 乙", 1, "第 2 個字的「(」後面沒有「)」；請補上；要找括號本身，請寫成「\\(」。"),
        ("甲 OR 乙)", 6, "第 7 個字的「)」前面沒有「(」；請刪去；要找括號本身，請寫成「\\)」。"),
        ("(甲 OR 乙)）", 8, "第 9 個字的「）」前面沒有「（」；請刪去；要找括號本身，請寫成「\\）」。"),
        (
            '"甲 OR 乙"法',
            0,
            '第 1 個字的引號「"」裡有運算符號，但它的「"」後面緊接著別的字；'
            '請在「"」後面空一格；要找引號本身，請寫成「\\"」。',
        ),
        ("NEAR(甲, 乙)", 0, "第 1 個字的「NEAR」被當成運算符號，前面少了要找的詞句；要找它本身，請寫成「\\NEAR」。"),
        ("茶 ()", 2, "第 3 個字的括號裡沒有要找的詞句；請補上，或刪去括號。"),
        ('茶 ""', 2, "第 3 個字起沒有可以尋找的字；請至少寫一個不是「?」、「*」和空格的字。"),
        ("茶 *", 2, "第 3 個字起沒有可以尋找的字；請至少寫一個不是「?」、「*」和空格的字。"),
        ("日期:不明", 3, "第 4 個字起的「不明」不是日期的範圍；請寫成像「2023-03..2023-05」或「>=民國112年」。"),
        (
            "日期:2023-02-30",
            3,
            "第 4 個字起的「2023-02-30」不是日期的範圍；請寫成像「2023-03..2023-05」或「>=民國112年」。",
        ),
        ("日期:2024..2023", 3, "第 4 個字起的範圍「2024..2023」前後顛倒；請寫成「2023..2024」。"),
        (
            "茶 日期:113~112年",
            5,
            "第 6 個字起的「113~112年」不是日期的範圍；請寫成像「2023-03..2023-05」或「>=民國112年」。",
        ),
        ("日期:民國113～112年", 3, "第 4 個字起的範圍「民國113～112年」前後顛倒；請寫成「112年..民國113」。"),
        ("期號:9..5", 3, "第 4 個字起的範圍「9..5」前後顛倒；請寫成「5..9」。"),
        ("期號:九..十", 3, "第 4 個字起的「九..十」不是期號的範圍；請寫成像「300..350」或「>=300」。"),
        (
            "茶 NEAR/12345 葉",
            2,
            "第 3 個字的「NEAR/12345」相隔太遠，最多 9999 字；要找它本身，請寫成「\\NEAR/12345」。",
        ),
        (
            "茶 鄰近/2.5 葉",
            2,
            "第 3 個字的「鄰近/2.5」裡相隔的字數要是整數，例如「鄰近/20」；要找它本身，請寫成「\\鄰近/2.5」。",
        ),
        (
            "茶 NEAR/ 葉",
            2,
            "第 3 個字的「NEAR/」裡相隔的字數要是整數，例如「NEAR/20」；要找它本身，請寫成「\\NEAR/」。",
        ),
        (
            "茶 NEAR/5字 葉",
            2,
            "第 3 個字的「NEAR/5字」裡相隔的字數要是整數，例如「NEAR/20」；要找它本身，請寫成「\\NEAR/5字」。",
        ),
        (
            "茶 NEAR/5 -葉",
            9,
            "第 10 個字的「-」是不要的意思，不能放在「NEAR/5」後面；請寫到最後，例如「美國 NEAR/5 關稅 -報復」。",
        ),
        (
            "茶 鄰近 非 葉",
            5,
            "第 6 個字的「非」是不要的意思，不能放在「鄰近」後面；請寫到最後，例如「美國 鄰近 關稅 非 報復」。",
        ),
        ("茶 標題:", 2, "第 3 個字的「標題:」被當成欄位，後面少了要找的詞句；要找這幾個字本身，請加上引號。"),
        ("茶 日期:", 2, "第 3 個字的「日期:」被當成欄位，後面少了要找的詞句；要找這幾個字本身，請加上引號。"),
        ("茶 /葉", 2, "第 3 個字的「/」被當成正規表示式的開頭，後面沒有「/」；請補上，或寫成「\\/」。"),
        ("茶 //", 2, "第 3 個字的正規表示式是空的；請在兩條斜線之間寫出要找的樣式。"),
        (
            "茶 /葉[/",
            5,
            "正規表示式「葉[」在第 6 個字不合規則（unterminated character set）；請改正，或加上引號當成一般文字來找。",
        ),
        (
            "茶 NEAR 標題:葉",
            2,
            "第 3 個字的「NEAR」兩邊只能是內文裡的詞句，或用 OR 連起來的詞句；其他條件請用 AND 連接。",
        ),
        ("茶 " * 400, 600, "從第 601 個字起，查詢的部分太多了；要找一整段話，請加上引號。"),
        ("茶*" * 21 + "葉", 0, "第 1 個字起的「?」和「*」太多，最多 20 處；請用 AND 或 NEAR 連接較短的詞句。"),
        (
            "/(?s)葉[/",
            7,
            "正規表示式「(?s)葉[」在第 8 個字不合規則（unterminated character set）；"
            "請改正，或加上引號當成一般文字來找。",
        ),
        (
            "/葉[/s",
            3,
            "正規表示式「葉[」在第 4 個字不合規則（unterminated character set）；請改正，或加上引號當成一般文字來找。",
        ),
        ("茶" * 10001, 10000, "查詢太長了，從第 10001 個字起放不下；請只留下一段有特色的話。"),
        ("(" * 41 + "茶" + ")" * 41, 40, "第 41 個字的括號套得太深；請把查詢寫得簡單些。"),
    ],
)
def test_a_query_that_makes_no_sense_is_refused_at_its_place(typed: str, position: int, said: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(typed)
    assert (caught.value.position, str(caught.value)) == (position, said)


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


@pytest.mark.parametrize("typed", ["/[a-", "/[關-", "/[a-/", "/(?V1)a/", "/a{" + "9" * 5000 + "}/"])
@pytest.mark.parametrize("typing", [False, True])
def test_an_expression_that_cannot_be_is_refused(typed: str, typing: bool) -> None:
    with pytest.raises(QueryError):
        parse(typed, typing)


EXPRESSION_SIGNS = (
    "a",
    "茶",
    "[",
    "]",
    "-",
    "^",
    "(",
    ")",
    "(?",
    "V1",
    "R",
    "{",
    "}",
    "3",
    ",",
    "\\",
    "\\N",
    "|",
    "*",
    "?",
    "=",
)


@given(st.lists(st.sampled_from(EXPRESSION_SIGNS), max_size=8).map("".join), st.booleans(), st.booleans())
def test_whatever_expression_is_typed_is_understood_or_refused(pattern: str, is_closed: bool, typing: bool) -> None:
    try:
        found = parse(f"/{pattern}" + "/" * is_closed, typing)
    except QueryError as refused:
        assert str(refused).endswith("。")
    else:
        assert isinstance(found, Regex)
        required(found.pattern)


class Read(str):
    """A text that counts how often a character of it is looked at."""

    looks = 0

    def __getitem__(self, at: SupportsIndex | slice) -> str:
        self.looks += 1
        return super().__getitem__(at)


def looks(typed: str, typing: bool) -> int:
    read = Read(typed)
    with suppress(QueryError):
        tokens(read, typing)
    return read.looks


@pytest.mark.parametrize("signs", ["(「", " (/a", "/a ", "(", '("', " a(", "(:", '"a', "「", "(或|"])
@pytest.mark.parametrize("typing", [False, True])
def test_what_is_twice_as_long_takes_twice_as_long_to_read(signs: str, typing: bool) -> None:
    assert looks(signs * 2000, typing) < 2.5 * looks(signs * 1000, typing)


SIGNS = (
    "茶",
    "葉",
    "tea",
    " ",
    "　",
    "AND",
    "或",
    "。",
    "NOT",
    "-",
    "NEAR/3",
    "(",
    "）",
    '"',
    "「",
    "」",
    "/",
    "\\",
    "*",
    "？",
    "標題:",
    "日期:",
    "2023",
    "..",
    "[",
)


@given(st.lists(st.sampled_from(SIGNS), max_size=14).map("".join), st.booleans())
def test_whatever_is_typed_is_understood_or_refused_within_it(typed: str, typing: bool) -> None:
    try:
        assert parse(typed, typing) == parse(typed, typing)
    except QueryError as error:
        assert 0 <= error.position <= len(typed)
        assert str(error).endswith("。")


RULES = (*signs.RULES, *ranges.RULES)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_takes_its_examples_and_leaves_its_counter_examples(rule: Rule) -> None:
    assert all(map(rule.match, rule.examples))
    assert not any(map(rule.match, rule.counter_examples))
