"""Where footnotes go: to the end of the article that refers to them."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate
from math import inf
from typing import Final

from reader.model.document import count_of
from reader.structure.drafts import Draft, texts_of
from reader.structure.footnotes import marks
from reader.structure.kinds import HEADING
from reader.structure.numbering import leads_title, numbered
from reader.structure.words.phrases import ABSTRACT_TITLE

_TITLES: Final = 2  # level of articles in the sections of a periodical


@dataclass(frozen=True, slots=True)
class Article:
    """The drafts in which marks of `notes` may stand, the index of the draft behind these, the level of its title, and
    the indexes of the drafts above the last note on its page, among which the title of the next article may be."""

    texts: list[Draft]
    notes: list[Draft]
    end: int
    level: int = 0
    shared: range = range(0)


def articles(drafts: Sequence[Draft], notes: Sequence[Draft], periodical: bool) -> list[Article]:
    """The articles that have footnotes.  Where the numbers begin anew, so does an article."""
    runs = _runs(notes)
    places = _Places(drafts) if periodical and runs else None
    result: list[Article] = []
    for index, group in enumerate(runs):
        begin, end = places.extent(group) if places else (0, len(drafts))
        texts = drafts[begin:end]
        if len(runs) > 1 and not periodical:
            texts = _texts_of(texts, runs, index)
        article = Article(texts_of(texts), group, end)
        result.append(places.with_page(article, begin) if places else article)
    return result


def _texts_of(drafts: Sequence[Draft], runs: Sequence[Sequence[Draft]], index: int) -> list[Draft]:
    """The drafts in which the marks of one sequence of numbers stand: from the page of its first note, or behind the
    notes of the sequence before it if that is earlier, to its last note."""
    first, last = runs[index][0].lines[0], runs[index][-1].lines[-1].number
    before = runs[index - 1][-1].lines[-1].number if index else 0
    return [
        made
        for made in drafts
        if made.lines
        and (index + 1 == len(runs) or made.lines[0].number <= last)
        and (made.lines[-1].number >= before or made.lines[-1].page >= first.page)
    ]


def _runs(notes: Sequence[Draft]) -> list[list[Draft]]:
    """The notes by sequences of numbers; an author's note belongs to the sequence of the number behind it."""
    runs: list[list[Draft]] = []
    last = 0
    for index, note in enumerate(notes):
        number = next((count for other in notes[index:] if (count := count_of(other.number))), 0)
        if not runs or (number and number <= last):
            runs.append([])
            last = 0
        runs[-1].append(note)
        last = count_of(note.number) or last
    return runs


class _Places:
    """Where the articles of a periodical stand among its drafts, looked up once for all footnotes."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        self._drafts = drafts
        headings = [index for index, made in enumerate(drafts) if made.kind is HEADING]
        self._starts = [index for index in headings if _begins_article(drafts[index])]
        numbers = [made.lines[0].number if made.lines else None for made in drafts]
        self._highest = list(accumulate([number or 0 for number in numbers], max))  # of those up to each
        self._lowest = list(accumulate([number or inf for number in reversed(numbers)], min))[::-1]  # from each on

    def extent(self, notes: Sequence[Draft]) -> tuple[int, int]:
        """First draft of the article whose footnotes are `notes`, and the one behind it."""
        drafts, first, last = self._drafts, notes[0].lines[0].number, notes[-1].lines[-1].number
        starts = [0, *self._starts[: bisect_left(self._starts, bisect_right(self._highest, first))]]
        begin = starts[-1]
        level = (drafts[begin].level or 1) if len(starts) > 1 else 1
        ends = (
            index
            for index in range(begin + 1, len(drafts))
            if drafts[index].kind is HEADING
            and drafts[index].lines[0].number > last
            and (drafts[index].level or 1) <= level
        )
        above = bisect_left(self._lowest, first)
        return _marked(drafts, starts, above or begin, notes[0]), next(ends, len(drafts))

    def with_page(self, article: Article, begin: int) -> Article:
        """The article that begins at `begin` with the drafts above its last note on the page of this."""
        last = article.notes[-1].lines[-1]
        stop = min(bisect_left(self._highest, last.number), article.end)
        start = stop
        while start > begin + 1 and self._drafts[start - 1].page == last.page:
            start -= 1
        return replace(article, level=self._drafts[begin].level or 1, shared=range(start, stop))


def _marked(drafts: Sequence[Draft], starts: Sequence[int], stop: int, note: Draft) -> int:
    """The last of the places where articles start from which on the mark of `note` may stand before `stop`: the next
    article may begin on the page whose foot has the notes of the one before."""
    number, page = count_of(note.number), note.lines[0].page
    for begin in reversed(starts):
        texts = texts_of(drafts[begin:stop])
        if not number or not texts or texts[0].page < page - 1:
            break
        if any(at == number for made in texts for _, at in made.raised):
            return begin
        if any(marks.candidates([made], {number: page}) for made in texts):
            return begin
    return starts[-1]


def _begins_article(made: Draft) -> bool:
    """Whether a heading of a periodical has an article below it, and not a part of one."""
    if numbered(made.text) or ABSTRACT_TITLE.match(made.text):
        return False
    return made.level is None or made.level <= _TITLES or leads_title(made.text)


def place(drafts: Sequence[Draft], found: Sequence[Article]) -> list[Draft]:
    """The drafts with the notes of each article of `found` at its end."""
    ends: dict[int, list[Draft]] = {}
    for article in found:
        ends.setdefault(_end(drafts, article), []).extend(article.notes)
    result: list[Draft] = []
    for index, made in enumerate(drafts):
        result += ends.get(index, [])
        result.append(made)
    return result + ends.get(len(drafts), [])


def _end(drafts: Sequence[Draft], article: Article) -> int:
    """The index behind an article: of the next title behind its last mark, though it stands above the notes on the
    page that both share."""
    notes = {id(note) for note in article.notes}
    marked = [at for at in article.shared if any(id(note) in notes for note in drafts[at].targets.values())]
    behind = range(max(marked, default=article.shared.start - 1) + 1, article.shared.stop)
    titles = (at for at in behind if drafts[at].kind is HEADING and (drafts[at].level or 1) <= article.level)
    return next(titles, article.end)
