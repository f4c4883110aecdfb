"""Rules of structure; see `reader.text.rules`."""

from reader.text.rules import Expression, Rule, first_of, number_of, rule

__all__ = ["Expression", "Rule", "first_of", "number_of", "rule"]
