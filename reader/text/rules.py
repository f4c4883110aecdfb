"""A pattern of text as data: its name, the expression, what it must take and what it must leave.

Every module that recognises text declares its rules in a tuple named RULES; a test walks over them all, so that a rule
without a true example and a counter-example cannot be added.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

Match = Callable[[str], re.Match[str] | None]

_NAMED_GROUP: Final = re.compile(r"\(\?P<\w+>")


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` is matched at the start of a text that has no blanks at its edges, or searched in it.

    Expressions are linear: no nested repetition, no repetition of alternatives that overlap.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    match: Match = field(init=False, repr=False, compare=False)
    search: Match = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        # the expression's own methods, since rules are tried a dozen times a line
        object.__setattr__(self, "match", self.pattern.match)
        object.__setattr__(self, "search", self.pattern.search)


def rule(name: str, pattern: str, examples: tuple[str, ...], counter_examples: tuple[str, ...]) -> Rule:
    """A Rule from the text of its expression."""
    return Rule(name, re.compile(pattern), examples, counter_examples)


def first_of(rules: Iterable[Rule]) -> re.Pattern[str]:
    """One expression that matches as the first of `rules` does; its last group is `r` and the number of that rule."""
    parts = (_NAMED_GROUP.sub("(?:", candidate.pattern.pattern) for candidate in rules)
    return re.compile("|".join(f"(?P<r{number}>{part})" for number, part in enumerate(parts)))
