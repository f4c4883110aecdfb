"""What is told of the one work that a footnote cites, as the tests of citations compare it."""

from dataclasses import fields

from reader.citing import parse
from reader.model.bibliography import Work, WorkKind
from tests.unit.citing.notes import document

Given = dict[str, object]
"""The fields of a work that its citation tells, by their names."""

Citation = tuple[str, WorkKind, Given, str]
"""A citation, the kind of the work, what it tells of it, and the place in it that it cites."""

ARTICLE = WorkKind.ARTICLE
BOOK = WorkKind.BOOK
CHAPTER = WorkKind.CHAPTER
THESIS = WorkKind.THESIS
DECISION = WorkKind.DECISION
LEGISLATION = WorkKind.LEGISLATION
TREATY = WorkKind.TREATY
DOCUMENT = WorkKind.DOCUMENT
NEWS = WorkKind.NEWS
WEB = WorkKind.WEB


def taken_apart(text: str) -> tuple[WorkKind, Given, str]:
    """The kind of the work that `text` begins with, what it tells of it, and the place in it that it cites."""
    found = parse(document(text))
    (work,) = found.works
    assert text.startswith(work.raw)
    given = {field.name: getattr(work, field.name) for field in fields(Work) if field.name not in ("kind", "raw")}
    return work.kind, {name: value for name, value in given.items() if value}, found.references[0].locator
