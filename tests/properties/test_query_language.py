"""However a question is written down in the language of queries, it is understood as that question; and whatever else
is typed is understood or refused with one sentence."""

import random
from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from reader.errors import QueryError
from reader.model.query import (
    And,
    Expression,
    Field,
    Near,
    Not,
    Or,
    Phrase,
    Range,
    Regex,
    Run,
    Wildcard,
)
from reader.search.language import parse
from reader.services.asking import quoted

WORDS = ("茶葉", "关税", "tea", "AND", "或", "（二）", "NEAR/", "-", "301", "標題:", "|", "a(b", "'t", "/", "且)")
PHRASES = (*WORDS, "free trade", "甲 OR 乙", "「茶」 葉", '5" 茶', "a\\b", "茶?稅*", "(甲", "乙)", "它's")
WILDCARDS = ("茶*稅", "?葉", "*wan", "茶\\*葉?", "a?* b", "甲* 乙*")
PATTERNS = ("茶.{0,3}稅", "a b/c", "(甲|乙) 丙", r"第\d+條", "[(]", '"', "(?s)a.b")
FIELDS = {Field.TEXT: (), Field.TITLE: ("標題:", "title：", "标题: "), Field.FOOTNOTE: ("腳註：", "Footnote:")}
AND, OR, NOT = ("AND", "且", "&&", "ＡＮＤ"), ("OR", "或", "|", "｜｜"), ("NOT", "非", "!")
BRACKETS = ("()", "（）", "(）")
QUOTES = ('""', "「」", "『』", "“”", "＂＂", "''")
# Latin letters do without blanks beside brackets and quotation marks, signs that no text has anywhere.
GLUED = frozenset(("AND", "ＡＮＤ", "OR", "NOT"))
PARTING = frozenset(("&&", "|", "｜｜"))

leaves = st.one_of(
    st.builds(Phrase, st.sampled_from(PHRASES), st.sampled_from(tuple(FIELDS)), st.booleans()),
    st.builds(Wildcard, st.sampled_from(WILDCARDS), st.sampled_from(tuple(FIELDS))),
    st.builds(Regex, st.sampled_from(PATTERNS), st.sampled_from(tuple(FIELDS))),
)
places = leaves.filter(lambda leaf: leaf.field in (Field.TEXT, Field.FOOTNOTE))
runs = st.lists(st.builds(Phrase, st.sampled_from(WORDS)), min_size=2, max_size=3).map(lambda each: Run(tuple(each)))
ranges = st.builds(Range, st.just(Field.DATE), st.just(date(2020, 1, 1)), st.sampled_from((None, date(2023, 5, 31))))
nears = st.recursive(
    places,
    lambda inner: st.one_of(
        st.builds(Near, inner, inner, st.sampled_from((0, 5, 20, 9999))),
        st.lists(inner, min_size=2, max_size=3).map(lambda each: Or(tuple(each))),
    ),
    max_leaves=4,
)


def _more(inner: st.SearchStrategy[Expression]) -> st.SearchStrategy[Expression]:
    several = st.lists(inner, min_size=2, max_size=3)
    some = inner.filter(lambda part: not isinstance(part, Not))
    return st.one_of(
        st.builds(lambda said, each: And((said, *each)), some, several),
        several.filter(lambda each: not any(isinstance(part, Not) for part in each)).map(lambda each: Or(tuple(each))),
        st.builds(lambda said, unwanted: And((said, Not(unwanted))), some, some),
    )


expressions = st.recursive(st.one_of(leaves, runs, ranges, nears), _more, max_leaves=6)


class Writer:
    """Writes expressions down, in any of the ways in which people do."""

    def __init__(self, chance: random.Random) -> None:
        self._chance = chance

    def written(self, expression: Expression) -> str:
        match expression:
            case Or(parts):
                return self._joined([self._side(part, And, Near) for part in parts], OR)
            case And(parts):
                return self._joined([self._side(part, Not, Near) for part in parts], AND)
            case Not(part):
                return self._chance.choice(NOT) + " " + self._side(part, Near)
            case Near(left, right, distance):
                name = self._chance.choice(("NEAR/", "鄰近/", "邻近", "near/", "ＮＥＡＲ／"))
                return f"{self._side(left, Near)} {name}{distance} {self._side(right)}"
            case Range(_field, low, high):
                return f"日期:{low}{self._chance.choice(('..', '~', '至', '…'))}{high or ''}"
            case Run(words):
                return " ".join("".join(f"\\{char}" for char in word.text) for word in words)
            case Phrase() | Wildcard() | Regex():
                return self._chance.choice(FIELDS[expression.field] or ("",)) + self._leaf(expression)

    def _side(self, part: Expression, *bare: type[Expression]) -> str:
        """A part, in brackets where it binds less than what is around it."""
        binds = isinstance(part, (Phrase, Wildcard, Regex, Range, Run, *bare))
        return self.written(part) if binds and self._chance.random() < 0.7 else self._in_brackets(self.written(part))

    def _in_brackets(self, written: str) -> str:
        marks = self._chance.choice(BRACKETS)
        return f"{marks[0]}{written}{marks[1]}"

    def _joined(self, parts: list[str], names: tuple[str, ...]) -> str:
        joined = parts[0]
        for part in parts[1:]:
            name = self._chance.choice(names)
            before, after = self._gaps(name, joined[-2:], part[0])
            joined += before + name + after + part
        return joined

    def _gaps(self, name: str, before: str, after: str) -> tuple[str, str]:
        if name in PARTING:
            return self._chance.choice(("", " ")), self._chance.choice(("", "　"))
        beside = self._chance.choice(("", " ")) if name in GLUED else " "
        return beside if before[-1] in ")）" and before[0] != "\\" else " ", beside if after in '(（"「' else " "

    def _leaf(self, leaf: Phrase | Wildcard | Regex) -> str:
        if isinstance(leaf, Regex):
            return "/" + leaf.pattern.replace("/", "\\/") + "/" + self._chance.choice(("", "i"))
        marks = self._chance.choice(QUOTES)
        if isinstance(leaf, Wildcard):
            return f"{marks[0]}{leaf.text}{marks[1]}"
        inside = "".join(f"\\{char}" if char in "?*\\？＊" or char in marks else char for char in leaf.text)
        return f"{marks[0]}{inside}{'*' * leaf.prefix}{marks[1]}"


@given(expressions, st.randoms(use_true_random=False))
def test_what_is_written_down_is_understood_as_it_was_meant(meant: Expression, chance: random.Random) -> None:
    typed = Writer(chance).written(meant)
    assert parse(typed) == meant, typed


SIGNS = (
    *"茶a 　()（）「」『』\"'“”/\\*?|&-!:：,。~=<>[]{}1²\n\0\ud800",
    "AND",
    "或",
    "NEAR/3",
    "標題:",
    "日期:",
    "期號：",
)


@given(st.one_of(st.text(), st.lists(st.sampled_from(SIGNS), max_size=20).map("".join)), st.booleans())
def test_any_text_is_understood_or_refused_with_a_sentence_about_a_place_in_it(typed: str, typing: bool) -> None:
    try:
        parse(typed, typing)
    except QueryError as error:
        assert 0 <= error.position <= len(typed)
        assert str(error).endswith("。")


@given(st.lists(st.sampled_from((*SIGNS, *PHRASES)), max_size=12).map("".join).filter(str.strip))
def test_words_out_of_a_text_are_no_more_than_words(words: str) -> None:
    typed, plain = quoted(words), " ".join(words.split())
    try:
        found = parse(typed)
    except QueryError as error:
        assert "沒有可以尋找的字" in str(error)  # nothing but blanks and signs that are not looked for
        return
    said = found.words if isinstance(found, Run) else (found,)
    assert all(isinstance(word, Phrase) and not word.prefix for word in said)
    assert " ".join(word.text for word in said if isinstance(word, Phrase)) == plain
