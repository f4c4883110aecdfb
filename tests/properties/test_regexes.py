"""What a regular expression is said to need stands in whatever it matches."""

from random import Random

from hypothesis import event, given, settings
from hypothesis import strategies as st

from reader.search import regexes
from reader.search.required import AnyOf, Need, always, required
from reader.text.folding import fold_text

CHARACTERS = "關补稅法ab1，-&İ\n"
LITERALS: tuple[str, ...] = (*"關补稅法关aB1， -&", r"\.", r"\u6cd5", r"\x61")
SIGNS: tuple[str, ...] = (
    *(
        ".",
        "^",
        "$",
        r"\b",
        r"\B",
        r"\d",
        r"\w",
        r"\s",
        r"\n",
        r"\pL",
        r"\p{Han}",
        r"\101",
        r"\1",
        r"\K",
        "(?#a)",
        "(?i)",
    ),
    *("[關补]", "[^a]", "[a-c税]", "[[:alpha:]]", "[]a]", r"[\d法]", "(?=.)", "(?<!a)", "(?!法)", "(?>关)"),
)
OFTEN = ("?", "*", "+", "??", "*?", "++", "{1}", "{2}", "{0,1}", "{,2}", "{1,}", "{e<=1}")
HEADS = ("(", "(", "(?:", "(?:", "(?>", "(?|", "(?i:", "(?s-i:", "(?=", "(?<=", "(?<n>", "(?P<m>")
PATTERNS = 60  # for each of the examples


class Writer:
    """Makes up expressions and texts in which they may match."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)

    def pattern(self, depth: int = 3) -> str:
        branches = [self._in_order(depth) for _ in range(self._random.choice((1, 1, 1, 2, 3)))]
        return "|".join(branches)

    def _in_order(self, depth: int) -> str:
        return "".join(self._item(depth) + self._often() for _ in range(self._random.randint(1, 4)))

    def _item(self, depth: int) -> str:
        chance = self._random.random()
        if chance < 0.25 and depth:
            return f"{self._random.choice(HEADS)}{self.pattern(depth - 1)})"
        return self._random.choice(SIGNS if chance < 0.4 else LITERALS)

    def _often(self) -> str:
        return self._random.choice(OFTEN) if self._random.random() < 0.2 else ""

    def text(self, pattern: str) -> str:
        """Mostly the characters of the expression, as many of them as chance has it."""
        said = [char for char in pattern if char in CHARACTERS or char in "关税B"]
        pieces = [char * self._random.choice((0, 1, 1, 1, 1, 1, 2)) for char in said]
        noise = [self._random.choice(CHARACTERS) if self._random.random() < 0.15 else "" for _ in range(len(said) + 1)]
        return fold_text("".join(part for pair in zip(noise, (*pieces, ""), strict=True) for part in pair))


def stands(need: Need, text: str) -> bool:
    if isinstance(need, str):
        return need in text
    return (any if isinstance(need, AnyOf) else all)(stands(part, text) for part in need.parts)


@settings(max_examples=50)
@given(st.integers(0, 2**32))
def test_what_is_needed_stands_in_every_match(seed: int) -> None:
    writer = Writer(seed)
    matched = 0
    for _ in range(PATTERNS):
        pattern = writer.pattern()
        try:
            expression = regexes.compiled(pattern)
        except regexes.error:
            continue
        need = required(pattern)
        if need is None:
            continue
        for text in (writer.text(pattern) for _ in range(8)):
            try:
                places = regexes.occurrences(text, expression, seconds=0.1)
            except TimeoutError:
                continue
            matched += len(places)
            assert all(stands(need, text[:end]) for _start, end in places), (pattern, need, text)
            assert all(each in text for each in always(need)) or not places, (pattern, need, text)
    event("many matched" if matched > 50 else "some matched" if matched else "none matched")
