"""Searches that a reader keeps to ask them again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the library, as the reader said it: what was typed, in the language of queries."""

    text: str


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search under a name that no other one has."""

    id: str
    name: str
    asked: Asked
