"""Rules of structure; see `reader.text.rules`."""

from reader.text.rules import Rule, rule

__all__ = ["Rule", "rule"]
