"""Every rule of citations takes its examples and leaves its counter-examples."""

import pytest

from reader.citing import anchors, dates, parts, people, pieces, shapes, short_forms
from reader.text.rules import Rule

RULES = [rule for module in (anchors, dates, parts, people, pieces, shapes, short_forms) for rule in module.RULES]


def _cases(examples: bool) -> list[tuple[Rule, str]]:
    return [(rule, text) for rule in RULES for text in (rule.examples if examples else rule.counter_examples)]


def _takes(rule: Rule, text: str) -> bool:
    """Rules of which every part may be missing match an empty text anywhere: that is no finding."""
    found = rule.search(text)
    return bool(found and (found[0] or rule.text.startswith((r"(?<", "(?="))))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.examples
    assert rule.counter_examples


@pytest.mark.parametrize(("rule", "text"), _cases(True), ids=lambda value: getattr(value, "name", value))
def test_a_rule_takes_its_examples(rule: Rule, text: str) -> None:
    assert _takes(rule, text)


@pytest.mark.parametrize(("rule", "text"), _cases(False), ids=lambda value: getattr(value, "name", value))
def test_a_rule_leaves_its_counter_examples(rule: Rule, text: str) -> None:
    assert not _takes(rule, text)
