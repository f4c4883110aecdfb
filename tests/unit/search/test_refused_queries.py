"""Whatever is typed into the search field is understood, or refused at its place, and soon."""

from contextlib import suppress
from typing import SupportsIndex

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.model.query import Regex
from reader.search.language import parse
from reader.search.required import required
from reader.search.tokens import tokens


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
