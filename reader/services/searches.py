"""Searches that the reader keeps under a name, and those asked lately."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Final
from uuid import uuid4

from reader.errors import NotFoundError, StorageError, UsageError
from reader.i18n import gettext as _
from reader.model.changes import ChangeSet, SearchChange
from reader.model.searches import Asked, SavedSearch
from reader.services.history import History
from reader.storage import Library

RECENT_KEPT: Final = 50
_RECENT: Final = "recent-searches"


class SearchesService:
    """Every change to what is kept is durable when it is returned, and can be undone through the history given."""

    def __init__(self, library: Library, history: History) -> None:
        self._library = library
        self._history = history

    def saved(self) -> tuple[SavedSearch, ...]:
        """By name."""
        return self._library.searches()

    def named(self, name: str) -> SavedSearch:
        """Raises NotFoundError."""
        wanted = _plain(name)
        for each in self.saved():
            if each.name == wanted:
                return each
        known = _("、").join(each.name for each in self.saved())
        told = _("沒有儲存過叫「{name}」的搜尋；現有的是{known}。") if known else _("沒有儲存過叫「{name}」的搜尋。")
        raise NotFoundError(told.format(name=wanted, known=known))

    def save(self, name: str, asked: Asked) -> ChangeSet:
        """Keep it; one with the same name asks for this from now on.  Raises UsageError for an empty name or search."""
        name = _plain(name)
        if not name:
            raise UsageError(_("請為這個搜尋取個名字。"))
        if not asked.text.strip():
            raise UsageError(_("沒有可以儲存的搜尋；請先輸入要找的詞句。"))
        with self._library.batch():
            before = next((each for each in self.saved() if each.name == name), None)
            after = replace(before, asked=asked) if before else SavedSearch(uuid4().hex, name, asked)
            return self._do(SearchChange(before, after))

    def rename(self, id: str, name: str) -> ChangeSet:
        """Raises NotFoundError, and UsageError for a name that is empty or another's."""
        name = _plain(name)
        if not name:
            raise UsageError(_("請為這個搜尋取個名字。"))
        with self._library.batch():
            before = self._kept(id)
            if any(each.name == name and each.id != id for each in self.saved()):
                raise UsageError(_("已經有一個叫「{name}」的搜尋；請換個名字。").format(name=name))
            return self._do(SearchChange(before, replace(before, name=name)))

    def remove(self, ids: Sequence[str]) -> ChangeSet:
        """Raises NotFoundError, having removed none."""
        with self._library.batch():
            return self._do(*(SearchChange(self._kept(id), None) for id in ids))

    def recent(self) -> tuple[str, ...]:
        """What was typed lately, the latest first."""
        kept = self._library.setting(_RECENT)
        return tuple(each for each in kept if isinstance(each, str)) if isinstance(kept, list) else ()

    def note(self, text: str) -> None:
        """`text` was asked just now; a library that cannot be written does without that."""
        text = _plain(text)
        recent = self.recent()
        if text and recent[:1] != (text,):
            others = [each for each in recent if each.casefold() != text.casefold()]
            with suppress(StorageError):
                self._library.set_setting(_RECENT, [text, *others][:RECENT_KEPT])

    def forget_recent(self) -> None:
        """Forget what was typed."""
        self._library.set_setting(_RECENT, [])

    def _kept(self, id: str) -> SavedSearch:
        for each in self.saved():
            if each.id == id:
                return each
        raise NotFoundError(_("找不到這個儲存的搜尋；它可能已經刪除。"))

    def _do(self, *wanted: SearchChange) -> ChangeSet:
        return self._history.done(self._library.apply_searches(ChangeSet(searches=wanted)))


def _plain(text: str) -> str:
    return " ".join(text.split())
