"""A pattern of text as data: its name, the expression, what it must take and what it must leave.

Every module that recognises text declares its rules in a tuple named RULES; a test walks over them all, so that a rule
without a true example and a counter-example cannot be added.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Protocol

_NAMED_GROUP: Final = re.compile(r"\(\?P<(\w+)>")
_REFERENCE: Final = re.compile(r"\(\?P=(\w+)\)")


class Match(Protocol):
    """How a compiled expression is asked: of a text, from the offset `at`."""

    def __call__(self, text: str, at: int = 0, /) -> re.Match[str] | None: ...


@dataclass(frozen=True)
class Expression:
    """A regular expression that is compiled when it is first asked: to open a library needs few of the hundreds there
    are, and all together take a third of a second.

    Its methods are those of the compiled expression itself, since rules are tried a dozen times a line.
    """

    text: str

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(self.text)

    @cached_property
    def match(self) -> Match:
        return self.pattern.match

    @cached_property
    def search(self) -> Match:
        return self.pattern.search


@dataclass(frozen=True)
class Rule(Expression):
    """Its expression is matched at the start of a text that has no blanks at its edges, or searched in it.

    Expressions are linear: no nested repetition, no repetition of alternatives that overlap.  They refer back to groups
    by name only: numbers count differently where `first_of` joins rules.
    """

    name: str
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]


def rule(name: str, text: str, examples: tuple[str, ...], counter_examples: tuple[str, ...]) -> Rule:
    """A Rule with the expression `text`."""
    return Rule(text, name, examples, counter_examples)


def first_of(rules: Iterable[Rule]) -> Expression:
    """One expression that matches as the first of `rules` does; `number_of` tells which."""
    parts = (_alternative(candidate.text, number) for number, candidate in enumerate(rules))
    return Expression("|".join(f"(?P<r{number}>{part})" for number, part in enumerate(parts)))


def number_of(found: re.Match[str]) -> int:
    """Which of the rules, from 0, has matched where `first_of` joined them."""
    return int(str(found.lastgroup)[1:])


def _alternative(text: str, number: int) -> str:
    """`text` as one of several in an expression: of its groups only those that it refers back to have names, with the
    `number`, for each may stand but once in an expression."""
    referred = frozenset(_REFERENCE.findall(text))
    named = _NAMED_GROUP.sub(lambda found: f"(?P<{found[1]}{number}>" if found[1] in referred else "(?:", text)
    return _REFERENCE.sub(rf"(?P=\g<1>{number})", named)
