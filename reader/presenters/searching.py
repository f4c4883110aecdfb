"""What the search panel shows, and which hit is the current one."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.search import Hit, Query, SearchResults
from reader.services.reading import Displayed

Search = Callable[[Query], SearchResults]
Shown = Callable[[str], Displayed]
HITS_SHOWN = 500
_MORE = 4


@dataclass(frozen=True, slots=True)
class Snippet:
    """A snippet in the script of the view, the hit at text[start:end]."""

    text: str
    start: int
    end: int


def snippet_in(show: Shown, hit: Hit) -> Snippet:
    """The snippet as `show` turns it into the script of the view."""
    shown = show(hit.snippet)
    start, end = shown.map.to_target(hit.snippet_start, hit.snippet_end)
    return Snippet(shown.text, start, end)


class SearchSession:
    """One search: what was found, and a cursor that moves over all of it, through the whole library.

    The panel lists the first HITS_SHOWN hits.  Those of one document are fetched whole when they are needed, and
    further documents when the cursor comes to them.
    """

    def __init__(self, search: Search) -> None:
        self._search = search
        self._whole: dict[int, tuple[Hit, ...]] = {}
        self.results: SearchResults | None = None
        self.current: Hit | None = None

    def run(self, query: Query) -> SearchResults:
        """Ask; the cursor stands before the first hit.  Raises UsageError for a query that makes no sense."""
        self.clear()
        self.results = self._search(query)
        return self.results

    def clear(self) -> None:
        self.results, self.current = None, None
        self._whole.clear()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """The hits listed."""
        return self.results.hits if self.results else ()

    def other_forms(self) -> int:
        """How many of the places say it in one of the query's further forms only."""
        if self.results is None or not self.results.query.anyof:
            return 0
        return self.results.total - self._search(replace(self.results.query, anyof=(), limit=1)).total

    def select(self, hit: Hit) -> None:
        self.current = hit

    def in_document(self, document: int) -> tuple[Hit, ...]:
        """Every hit in a document, listed or not."""
        if self.results is None:
            return ()
        if document not in self._whole:
            group = next((each for each in self.results.groups if each.document == document), None)
            if group is not None and group.total == len(group.hits):
                self._whole[document] = group.hits
            elif group is None and self.results.documents == len(self.results.groups):
                self._whole[document] = ()
            else:
                self._whole[document] = self._search(replace(self.results.query, document=document, limit=0)).hits
        return self._whole[document]

    def place(self) -> tuple[int, int]:
        """The number of the current hit in its document, from 1, and how many there are; (0, 0) for none."""
        if self.current is None:
            return 0, 0
        hits = self.in_document(self.current.document)
        return hits.index(self.current) + 1, len(hits)

    def step(self, steps: int) -> Hit | None:
        """Move the cursor by 1 or -1, around the ends too; the hit it comes to, None if there are none."""
        if self.results is None or not self.hits:
            return None
        if self.current is None:
            self.current = self.hits[0] if steps > 0 else self._ends(-1)[-1]
            return self.current
        hits = self.in_document(self.current.document)
        at = hits.index(self.current) + steps
        if not 0 <= at < len(hits):
            hits = self._neighbour(self.current.document, steps)
            at = 0 if steps > 0 else len(hits) - 1
        self.current = hits[at]
        return self.current

    def _ends(self, which: int) -> tuple[Hit, ...]:
        """The hits of the first (0) or the last (-1) document listed."""
        return self.in_document(self.results.groups[which].document) if self.results else ()

    def _neighbour(self, document: int, steps: int) -> tuple[Hit, ...]:
        """The hits of the document listed after, or before, the one given."""
        listed = [group.document for group in self.results.groups] if self.results else []
        at = listed.index(document) + steps if document in listed else 0
        if at == len(listed) and self._fetch_more():
            return self._neighbour(document, steps)
        return self._ends(at if 0 <= at < len(listed) else min(0, steps))

    def _fetch_more(self) -> bool:
        """List more documents; whether there were any."""
        known = self.results
        if known is None or known.documents <= len(known.groups):
            return False
        more = self._search(replace(known.query, limit=_MORE * max(1, len(known.hits))))
        self.results = more
        return len(more.groups) > len(known.groups)

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
                documents=format_count(self.results.documents), total=format_count(self.results.total)
            )
            if len(self.hits) < self.results.total:
                found += _("（顯示前 {shown} 處）").format(shown=format_count(len(self.hits)))
        if self.results.pending:
            found += _("；另有 {count} 份文件尚待索引").format(count=format_count(self.results.pending))
        return found
