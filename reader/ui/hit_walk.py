"""The hits in the text: marked, counted beside the field, and gone to one after the other."""

from PySide6.QtWidgets import QLabel

from reader.i18n import format_count
from reader.i18n import gettext as _
from reader.model.annotation import Position
from reader.model.search import Hit
from reader.presenters.searching import SearchSession
from reader.ui.desk import Desk
from reader.ui.hit_tree import HitTree
from reader.ui.navigator import Navigator


class HitWalk:
    """The cursor of the session over page, list and `counter` at once."""

    def __init__(
        self, session: SearchSession, desk: Desk, navigator: Navigator, tree: HitTree, counter: QLabel
    ) -> None:
        self._session = session
        self._desk = desk
        self._navigator = navigator
        self._tree = tree
        self._counter = counter
        self._outdated: frozenset[int] = frozenset()

    def outdate(self, documents: frozenset[int]) -> None:
        """What was found in these documents stands elsewhere by now: no marks there until `renew`."""
        self._outdated |= documents
        self.show()

    def renew(self) -> None:
        """What is found from now on stands where it says."""
        self._outdated = frozenset()

    def show(self) -> None:
        """Mark the hits of the open document, the current one most of all."""
        document, current = self._desk.document, self._session.current
        if document is not None and document.id in self._outdated:
            self._desk.view.set_hits(())
        elif document is not None:
            hits = self._session.in_document(document.id)
            self._desk.view.set_hits(hits, hits.index(current) if current in hits else None)
        self.show_count()
        self._tree.mark_current(current)

    def show_count(self) -> None:
        """Where the current hit stands among those of its document, and how many there are in all."""
        session = self._session
        if not session.total:
            self._counter.setText("")
            return
        number, among = session.place()
        here = f"{number}/{among}　" if among else ""
        told = _("共 {total} 處") if session.counted else _("至少 {total} 處")
        self._counter.setText(here + told.format(total=format_count(session.total)))

    def go_to_first(self) -> None:
        """The first hit from here on in the open document, else its first, else the best of the library."""
        document = self._desk.document
        hits = self._session.in_document(document.id) if document else ()
        here = self._desk.view.position() if hits else Position(0, 0)
        ahead = [hit for hit in hits if Position(hit.block, hit.start) >= here] or list(hits)
        if ahead:
            self.go_to(ahead[0])
        else:
            self.step(1)

    def step(self, steps: int) -> None:
        """To the next hit or the one before, through the whole library."""
        hit = self._session.step(steps)
        if hit is not None:
            self.go_to(hit)

    def go_to(self, hit: Hit) -> None:
        self._session.select(hit)
        here = self._desk.document
        if here is None or here.id != hit.document:
            self._navigator.go(hit.document, Position(hit.block, hit.start), flash=False)
        else:
            self._navigator.leave(self._desk.view.position())
        self.show()
