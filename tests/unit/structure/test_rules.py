"""Every rule takes its examples and leaves its counter-examples, in whatever module of the package it stands."""

import importlib
import pkgutil
import re
import subprocess
import sys

import pytest

from reader import structure
from reader.structure.rules import Rule, first_of, rule

RULES: list[Rule] = [
    each
    for module in pkgutil.walk_packages(structure.__path__, f"{structure.__name__}.")
    for each in getattr(importlib.import_module(module.name), "RULES", ())
]


def _cases(examples: bool) -> list[tuple[Rule, str]]:
    return [(each, text) for each in RULES for text in (each.examples if examples else each.counter_examples)]


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


def test_a_rule_is_compiled_when_it_is_first_asked() -> None:
    script = f"from {__name__} import RULES; print([rule.name for rule in RULES if 'pattern' in vars(rule)])"
    assert subprocess.check_output([sys.executable, "-c", script], text=True).strip() == "[]"
    asked = Rule("一", "asked", ("一",), ("二",))
    assert asked.match("一")
    assert "pattern" in vars(asked)


def test_a_rule_refers_back_to_its_own_group_where_it_is_joined_to_others() -> None:
    ends = rule("two words that end alike", r"\S*(?P<end>\S) \S*(?P=end)$", ("red bed",), ("red bet",))
    begins = rule("two words that begin alike", r"(?P<end>\S)\S* (?P=end)\S*$", ("red rat",), ("red bat",))
    joined = first_of((ends, begins))
    told = [found and found.lastgroup for found in map(joined.match, ("red bed", "red rat", "red bat"))]
    assert told == ["r0", "r1", None]


def test_rules_refer_back_by_name() -> None:
    assert not [each.name for each in RULES if re.search(r"\\[1-9]", each.text)]
