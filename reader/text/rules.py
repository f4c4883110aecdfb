"""A pattern of text as data: its name, the expression, what it must take and what it must leave.

Every module that recognises text declares its rules in a tuple named RULES; a test walks over them all, so that a rule
without a true example and a counter-example cannot be added.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """`pattern` is matched at the start of a text that has no blanks at its edges, or searched in it.

    Expressions are linear: no nested repetition, no repetition of alternatives that overlap.
    """

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counter_examples: tuple[str, ...]

    def match(self, text: str) -> re.Match[str] | None:
        return self.pattern.match(text)

    def search(self, text: str) -> re.Match[str] | None:
        return self.pattern.search(text)


def rule(name: str, pattern: str, examples: tuple[str, ...], counter_examples: tuple[str, ...]) -> Rule:
    """A Rule from the text of its expression."""
    return Rule(name, re.compile(pattern), examples, counter_examples)
