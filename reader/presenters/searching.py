"""What the search panel shows, and which hit is the current one."""

from collections.abc import Callable
from dataclasses import dataclass

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.script import Script
from reader.model.search import Hit, Query, SearchResults
from reader.services.reading import displayed

Search = Callable[[Query], SearchResults]
HITS_SHOWN = 500


@dataclass(frozen=True, slots=True)
class Snippet:
    """A snippet in the script of the view, the hit at text[start:end]."""

    text: str
    start: int
    end: int


def snippet_in(script: Script, hit: Hit) -> Snippet:
    shown = displayed(hit.snippet, script)
    start, end = shown.map.to_target(hit.snippet_start, hit.snippet_end)
    return Snippet(shown.text, start, end)


class SearchSession:
    """One search: its results, and a cursor that moves over them through the whole library."""

    def __init__(self, search: Search) -> None:
        self._search = search
        self.results: SearchResults | None = None
        self._current = -1

    def run(self, query: Query) -> SearchResults:
        """Ask; the cursor stands before the first hit.  Raises UsageError for a query that makes no sense."""
        self.results = self._search(query)
        self._current = -1
        return self.results

    def clear(self) -> None:
        self.results, self._current = None, -1

    @property
    def hits(self) -> tuple[Hit, ...]:
        return self.results.hits if self.results else ()

    @property
    def current(self) -> Hit | None:
        return self.hits[self._current] if 0 <= self._current < len(self.hits) else None

    @property
    def number(self) -> int:
        """Which hit is the current one, from 1; 0 for none."""
        return self._current + 1

    def select(self, hit: Hit) -> None:
        self._current = self.hits.index(hit)

    def step(self, steps: int) -> Hit | None:
        """Move the cursor, around the ends too; the hit it comes to, None if there are none."""
        if not self.hits:
            return None
        start = self._current if self._current >= 0 else (-1 if steps > 0 else 0)
        self._current = (start + steps) % len(self.hits)
        return self.hits[self._current]

    def in_document(self, document: int) -> tuple[Hit, ...]:
        return tuple(hit for hit in self.hits if hit.document == document)

    def summary(self) -> str:
        """How much was found, in one line."""
        if self.results is None:
            return ""
        if not self.results.total:
            found = _("找不到「{phrase}」。可改用較短的詞，或檢查文件庫是否已匯入該文件。").format(
                phrase=self.results.query.phrase
            )
        else:
            found = _("{documents} 份文件，共 {total} 處").format(
                documents=format_count(len(self.results.groups)), total=format_count(self.results.total)
            )
            if len(self.hits) < self.results.total:
                found += _("（顯示前 {shown} 處）").format(shown=format_count(len(self.hits)))
        if self.results.pending:
            found += _("；另有 {count} 份文件尚待索引").format(count=format_count(self.results.pending))
        return found
