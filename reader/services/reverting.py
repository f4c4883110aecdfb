"""How one change to an annotation is taken back, pure."""

from dataclasses import replace
from typing import Any, Final

from reader.model.annotation import Annotation
from reader.model.changes import AnnotationChange, ChangeSet, GlossaryChange, SearchChange, TermChange

_OWN: Final = ("colour", "style", "note", "tags", "modified")
_PLACE: Final = ("span", "quote", "state")


def reverted(change: AnnotationChange, now: Annotation | None) -> AnnotationChange | None:
    """What takes `change` back from an annotation that is `now` like this (None: not there); None if nothing does.

    Only what the change changed goes back: a note that another window has written since stays.
    """
    before, after = change.before, change.after
    if before is None:
        return AnnotationChange(now, None) if now else None
    if after is None:
        return AnnotationChange(None, before) if now is None else None
    if now is None:
        return None
    names = _OWN if now.edition != before.edition else (*_OWN, *_PLACE)
    back: dict[str, Any] = {
        name: getattr(before, name) for name in names if getattr(before, name) != getattr(after, name)
    }
    return AnnotationChange(now, replace(now, **back))


def terms_taken_back(step: ChangeSet) -> ChangeSet:
    """What takes a step back that was done to glossaries and terms."""
    return ChangeSet(
        glossaries=tuple(GlossaryChange(each.after, each.before) for each in step.glossaries),
        terms=tuple(TermChange(each.after, each.before) for each in step.terms),
    )


def searches_taken_back(step: ChangeSet) -> ChangeSet:
    """What takes a step back that was done to saved searches."""
    return ChangeSet(searches=tuple(SearchChange(each.after, each.before) for each in step.searches))
