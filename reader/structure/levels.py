"""The depth of headings and list items: by size where the text was set, else by place and number."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty, phrases
from reader.structure.characters import has_chinese
from reader.structure.drafts import Draft
from reader.structure.kinds import FURNITURE, HEADING, LIST_ITEM, PARAGRAPH, TABLE
from reader.structure.numbering import TITLE_SIGN, Marker, bulleted, numbered, value_of

IMPRINT: Final = (
    *("發行人", "總編輯", "執行編輯", "編輯單位", "出版單位", "出版者"),
    *("發行單位", "發行機關", "發行所", "地址", "社址", "電話"),
)
_NOTICES: Final = ("events", "calendar", "courses")  # tables that periodicals print
_LONGEST_SECTION: Final = 20
_BRACKETS: Final = "【】〔〕《》〈〉"
_LONG_LATIN: Final = 20  # characters of a title
_LONGEST_GROUP: Final = 12
_SEVERAL: Final = 2  # sections of signed articles
_HEAD: Final = 12  # blocks
_LARGER: Final = 1.035  # times the size of the running text
_SAME_SIZE: Final = 0.35  # points


def is_display(made: Draft, body_size: float) -> bool:
    """Whether a draft is set larger or bolder than the running text."""
    measures = made.lines[0].measures
    return measures is not None and (measures.size >= _LARGER * body_size or measures.bold)


def is_periodical(drafts: Sequence[Draft]) -> bool:
    """Whether the document is an issue of several pieces: sections that begin pages, reports with reporters."""
    headings = [made for made in drafts if _is_section(made)]
    named = sum(1 for made in headings if _names_section(made.text))
    begun = sum(1 for made in headings if _begins_page(made) and not _names_section(made.text))
    sections = named + begun
    reports = sum(1 for made in drafts if made.role == "reporter")
    items = sum(1 for made in drafts if made.kind is HEADING and TITLE_SIGN.match(made.text))
    notices = sum(1 for made in drafts if made.kind is TABLE and made.role in _NOTICES)
    if sections and any(made.role == "masthead" for made in drafts) and _has_imprint(drafts):
        return True
    if sections >= 3 and (named >= 2 or notices):
        return True
    if len(_grouping(drafts, signed_only=True)) >= _SEVERAL:
        return True
    return (reports >= 2 and items >= 2) or (sections >= 2 and reports + items + notices >= 1)


def _has_imprint(drafts: Sequence[Draft]) -> bool:
    """Whether the first blocks say who edits a periodical."""
    return any(made.label in IMPRINT for made in drafts[:_HEAD])


def _begins_page(made: Draft) -> bool:
    return made.kind is HEADING and made.begins_page


def _grouping(drafts: Sequence[Draft], *, signed_only: bool = False) -> set[int]:
    """The identities of unnumbered headings right above a column, an item or a signed title: they group these.

    signed_only: leave out those above columns and items.
    """
    told = [made for made in drafts if made.kind is not FURNITURE]
    found: set[int] = set()
    for index, (made, after) in enumerate(pairwise(told)):
        if made.kind is not HEADING or len(made.text) > _LONGEST_GROUP or after.kind is not HEADING:
            continue
        if not is_unnumbered(made) or phrases.COLUMN.match(made.text):
            continue
        behind = told[index + 2] if index + 2 < len(told) else None
        signed = is_unnumbered(after) and behind is not None and behind.role == "author"
        if signed or (not signed_only and (TITLE_SIGN.match(after.text) or phrases.COLUMN.match(after.text))):
            found.add(id(made))
    return found


def _pages_tell(drafts: Sequence[Draft]) -> bool:
    """Whether sections begin pages, or else have but their names to be known by."""
    headings = [made for made in drafts if made.kind is HEADING]
    named = [made for made in headings if _names_section(made.text)]
    begun = sum(1 for made in headings[1:] if _begins_page(made) and _is_section(made))
    within = sum(1 for made in named if made is not headings[0] and not _begins_page(made))
    return not named or (begun >= 2 and begun > within)


def _names_section(text: str) -> bool:
    """Whether `text` is the name of a section, in brackets or not."""
    return phrases.SECTION.match(text.strip(_BRACKETS)) is not None


def _is_section(made: Draft) -> bool:
    if made.kind is not HEADING or len(made.text) > _LONGEST_SECTION or not is_unnumbered(made):
        return False
    titled = phrases.ABSTRACT_TITLE.match(made.text) or phrases.CONTENTS_TITLE.match(made.text)
    return not titled


def is_unnumbered(made: Draft) -> bool:
    """Whether a draft is a heading without a number or sign before it."""
    return made.kind is HEADING and numbered(made.text) is None and not TITLE_SIGN.match(made.text)


def by_position(drafts: Sequence[Draft], periodical: bool) -> None:
    """Levels from the top: title or section, column or subtitle, then the kinds of number by their rank."""
    base, titled = 1, False
    article: list[Draft] = []
    sections = _Sections(drafts) if periodical else None
    above: Draft | None = None
    for made in drafts:
        before, above = above, above if made.kind is FURNITURE else made
        if made.kind is not HEADING:
            continue
        marker = numbered(made.text)
        if marker is not None:
            article.append(made)
        elif TITLE_SIGN.match(made.text):
            made.level = 3 if periodical else 2
        elif periodical and phrases.ABSTRACT_TITLE.match(made.text):
            made.level = base + 1
        elif sections is not None:
            _rank_numbers(article, base)
            article = []
            made.level = sections.level(made)
            base = 2
        else:
            made.level = 2 if titled and not _is_translated(before, made) else 1
            titled = True
    _rank_numbers(article, base)


def _is_translated(above: Draft | None, made: Draft) -> bool:
    """Whether a heading is the title once more in Latin letters, right below the Chinese one that begins the text."""
    return (
        above is not None
        and above.level == 1
        and above.kind is HEADING
        and has_chinese(above.text)
        and not has_chinese(made.text)
        and len(made.text) >= _LONG_LATIN
    )


class _Sections:
    """Which unnumbered headings of a periodical are sections (1), which columns and titles in them (2)."""

    def __init__(self, drafts: Sequence[Draft]) -> None:
        told = [made for made in drafts if made.kind is not FURNITURE]
        self._behind = {id(made): _kind_of(after) for made, after in pairwise(told)}
        self._by_name = not _pages_tell(drafts)
        self._grouping = _grouping(drafts)
        self._signed = len(_grouping(drafts, signed_only=True)) >= _SEVERAL
        begun = [self._behind.get(id(made)) for made in told if _begins_page(made) and is_unnumbered(made)]
        self._stacked = False  # whether the open section begins with a title
        self._in_signed = False  # whether an article stands open that says who wrote it
        self._usual = {kind for kind in begun if begun.count(kind) > 2}
        self._opened: str | None = None  # what the open section begins with
        self._columns: set[str | None] | None = None  # what columns of the open section begin with; None: no columns

    def level(self, made: Draft) -> int:
        """The level of the next of them in the order of the document."""
        if phrases.CONTENTS_TITLE.match(made.text):
            return 1
        behind = self._behind.get(id(made))
        named = _names_section(made.text) or id(made) in self._grouping
        is_section = bool(named) if self._by_name else self._begins_section(made, behind, bool(named))
        alike = self._columns is not None and behind in self._columns and behind not in self._usual
        is_distinct = made.begins_page or made.text[0] in _BRACKETS
        is_column = alike and not (named and self._by_name and is_distinct)
        is_first, self._stacked = self._stacked and not made.begins_page, False
        is_beside = self._columns is None and behind in _NOTICES and behind == self._opened
        if is_beside or (is_section and not is_column and not is_first):
            self._opened = behind
            self._stacked = behind == "title"
            self._columns = set() if self._stacked else None
            self._in_signed = False
            return 1
        if is_section and is_column:
            made.doubt(certainty.COLUMN)
        if self._columns is not None:
            self._columns.add(behind)
        if self._in_signed and behind == PARAGRAPH and not named:
            return 3
        self._in_signed = behind == "author"
        return 2

    def _begins_section(self, made: Draft, behind: str | None, named: bool) -> bool:
        """By pages; in an issue of signed articles those begin pages too."""
        return (named or (made.begins_page and behind != "author")) if self._signed else made.begins_page


def _kind_of(made: Draft) -> str:
    """What a draft begins: an item, a title, a byline, a field, a table of some role, text."""
    if made.kind is HEADING:
        return "item" if TITLE_SIGN.match(made.text) or numbered(made.text) else "title"
    return made.role or str(made.kind)


def by_size(drafts: Sequence[Draft], body_size: float) -> None:
    """The larger, the higher; numbers of different kinds in one size as they lie in one another; those in the text's
    size below."""
    headings = [made for made in drafts if made.kind is HEADING]
    order = nested([marker for made in headings if (marker := numbered(made.text))])
    keys: dict[int, tuple[float, int]] = {}  # size and depth among the kinds of number
    for made in headings:
        measures, marker = made.lines[0].measures, numbered(made.text)
        size = measures.size if measures and is_display(made, body_size) else body_size
        keys[id(made)] = (-_SAME_SIZE * round(size / _SAME_SIZE), order.index(marker.rank) if marker else -1)
    sizes: dict[float, set[int]] = {}
    for size, depth in keys.values():
        sizes.setdefault(size, set()).add(depth)
    for depths in sizes.values():
        if -1 in depths and len(depths) > 1:  # unnumbered headings stand level with the first kind of number
            depths.discard(-1)
    places = [(size, depth) for size in sorted(sizes) for depth in sorted(sizes[size])]
    for made in headings:
        size, depth = keys[id(made)]
        made.level = 1 + places.index((size, depth if depth in sizes[size] else min(sizes[size])))
    _numbers_in_order(headings, order)


def _numbers_in_order(headings: Sequence[Draft], order: Sequence[int]) -> None:
    """3.1 lies below 3. however large it is set: kinds of number that have one level each share these in `order`."""
    levels: dict[int, set[int]] = {}
    for made in headings:
        if (marker := numbered(made.text)) and made.level:
            levels.setdefault(marker.rank, set()).add(made.level)
    if any(len(found) != 1 for found in levels.values()):
        return
    ranked = dict(zip(sorted(levels, key=order.index), sorted(min(found) for found in levels.values()), strict=True))
    for made in headings:
        if marker := numbered(made.text):
            made.level = ranked[marker.rank]


def without_gaps(drafts: Sequence[Draft], periodical: bool) -> None:
    """Numbered headings stand one level below what they stand under, though elsewhere a kind of number lies between.

    Nothing stands under the title of an abstract but its text; and right under a section of a periodical stands the
    title of an article, whether it was found or not, if not a numbered report.
    """
    reports = _reports(drafts) if periodical else set()
    above: list[tuple[int, int]] = []  # levels of the headings that are open, as they were and as they are now
    for made in drafts:
        if made.kind is not HEADING or made.level is None or phrases.ABSTRACT_TITLE.match(made.text):
            continue
        was = made.level
        while above and above[-1][0] >= was:
            above.pop()
        if above and numbered(made.text) and (above[-1][1] > 1 or not periodical or id(made) in reports):
            made.level = above[-1][1] + 1
        above.append((was, made.level))


def _reports(drafts: Sequence[Draft]) -> set[int]:
    """The identities of the headings whose text a reporter signed."""
    found: set[int] = set()
    last: Draft | None = None
    for made in drafts:
        if made.kind is HEADING:
            last = made
        elif made.role == "reporter" and last is not None:
            found.add(id(last))
    return found


def _rank_numbers(article: Sequence[Draft], base: int) -> None:
    counted = [(made, marker) for made in article if (marker := numbered(made.text))]
    order = nested([marker for _, marker in counted])
    for made, marker in counted:
        made.level = base + 1 + order.index(marker.rank)


def nested(markers: Sequence[Marker]) -> list[int]:
    """The ranks that occur, outermost first: as the numbers lie in one another, and where these do not tell, by rank.

    1. … (一) … (二) … 2. tells that 1. lies outside of (一), whatever other documents do.
    """
    inside: dict[int, set[int]] = {}  # rank -> those within which numbers of it begin anew
    for place, marker in enumerate(markers):
        value = value_of(marker.text)
        ahead = next((at for at in range(place + 1, len(markers)) if markers[at].rank == marker.rank), None)
        if value is None or ahead is None or value_of(markers[ahead].text) != value + 1:
            continue
        for other in markers[place + 1 : ahead]:
            if value_of(other.text) == 1:
                inside.setdefault(other.rank, set()).add(marker.rank)
    order: list[int] = []
    for rank in sorted({marker.rank for marker in markers}):
        outer = inside.get(rank, set())
        within = [at for at, other in enumerate(order) if rank in inside.get(other, set()) and other not in outer]
        order.insert(min(within, default=len(order)), rank)
    return order


def of_items(drafts: Sequence[Draft]) -> None:
    """Depth of list items: a new kind of marker within a list goes in, a known one comes back out."""
    kinds: list[str] = []
    for made in drafts:
        if made.kind is LIST_ITEM and made.marker:
            marker = numbered(made.marker + " x") or bulleted(made.marker + " x")
            kind = made.marker if marker is None or marker.kind == "bullet" else marker.kind
            if kind in kinds:
                del kinds[kinds.index(kind) + 1 :]
            else:
                kinds.append(kind)
            made.level = len(kinds)
        elif made.kind is not FURNITURE:
            kinds = []
