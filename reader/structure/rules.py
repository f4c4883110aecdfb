"""Rules of structure; see `reader.text.rules`."""

from reader.text.rules import Rule, first_of, rule

__all__ = ["Rule", "first_of", "rule"]
