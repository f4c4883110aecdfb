"""Terms of trade policy: what they are called, what they mean, and where they stand in a text."""

from reader.glossary.collection import Glossary
from reader.glossary.loading import checked, load
from reader.glossary.matching import Matcher

__all__ = ["Glossary", "Matcher", "checked", "load"]
