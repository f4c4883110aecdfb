"""Every rule takes its examples and leaves its counter-examples."""

import pytest

from reader.structure import (
    columns,
    contents_lines,
    date_mentions,
    doubts,
    furniture,
    lone_heads,
    mastheads,
    note_heads,
    note_labels,
    note_zones,
    numbering,
    origin,
    phrases,
    records,
    strewn_tables,
    table_heads,
    tables,
)
from reader.structure.rules import Rule

RULES = [
    rule
    for module in (
        columns,
        contents_lines,
        date_mentions,
        doubts,
        furniture,
        lone_heads,
        mastheads,
        note_heads,
        note_labels,
        note_zones,
        numbering,
        origin,
        phrases,
        records,
        strewn_tables,
        table_heads,
        tables,
    )
    for rule in module.RULES
]


def _cases(examples: bool) -> list[tuple[Rule, str]]:
    return [(rule, text) for rule in RULES for text in (rule.examples if examples else rule.counter_examples)]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_examples_of_both_kinds(rule: Rule) -> None:
    assert rule.examples
    assert rule.counter_examples


@pytest.mark.parametrize(("rule", "text"), _cases(True), ids=lambda value: getattr(value, "name", value))
def test_a_rule_takes_its_examples(rule: Rule, text: str) -> None:
    assert rule.match(text)


@pytest.mark.parametrize(("rule", "text"), _cases(False), ids=lambda value: getattr(value, "name", value))
def test_a_rule_leaves_its_counter_examples(rule: Rule, text: str) -> None:
    assert not rule.match(text)
