"""Spans to quotations and back: how an annotation finds its words again."""

from reader.anchoring.fuzzy import MINIMUM_SCORE
from reader.anchoring.moving import Landmark, moved
from reader.anchoring.quoting import describe, find_quote
from reader.anchoring.resolving import follow, resolve

__all__ = ["MINIMUM_SCORE", "Landmark", "describe", "find_quote", "follow", "moved", "resolve"]
