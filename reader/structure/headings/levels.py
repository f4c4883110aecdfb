"""The depth of headings and list items: by size where the text was set, else by place and number."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import has_chinese
from reader.structure.drafts import Draft
from reader.structure.entries.dictionary import is_term_in_both
from reader.structure.headings import counted_labels, places
from reader.structure.headings.nesting import nested
from reader.structure.headings.sections import (
    Sections,
    numbered_above_pieces,
    numbered_columns,
    numbered_sections,
)
from reader.structure.headings.sized import by_size
from reader.structure.kinds import FURNITURE, HEADING, LIST_ITEM
from reader.structure.numbering import (
    DECIMALS,
    HEADING_KINDS,
    Marker,
    bulleted,
    leads_title,
    numbered,
    value_of,
)
from reader.structure.rules import Rule, rule
from reader.structure.words import phrases
from reader.structure.words.issue_pieces import numbers_issue

FRAME: Final = rule(
    "title of what frames a text",
    r"[【〔]?(?:.{0,4}(?:摘\s*要|提\s*要|大綱|[重要]點|關鍵[字詞])|前\s*言|緒\s*論|緒\s*言|引\s*言|導\s*[論言讀]|楔\s*子|緣\s*起|背\s*景|"
    r"結\s*[論語]|小\s*結|代結[論語]|餘\s*論|結論.{0,6}|建議|附\s*[錄件].{0,12}|註\s*釋|附\s*註|目\s*[錄次]|參考.{2}|引用文獻|延伸閱讀|"
    r"(?:編者|主編|理事長|發行人)的話|編輯[室部](?:報告|手[記札]|的話)|卷[首頭]語|"
    r"Abstract|Introduction|Conclusions?|References|Notes)[】〕]?$",
    ("前言", "編者的話", "結　論", "重點摘要", "【摘要】", "結論與建議", "延伸閱讀"),
    ("為何仍須等候？", "沿岸船東的打算", "建議關稅"),
)
RULES: Final[tuple[Rule, ...]] = (FRAME,)
_FIGURE: Final = re.compile(r"(\d{1,2})\s")
_SEVERAL: Final = 3
_LONG_LATIN: Final = 20  # characters of a title


def of_headings(drafts: Sequence[Draft], periodical: bool, body_size: float) -> None:
    """The levels of all headings.  body_size: of the running text in points, 0 = unknown."""
    if body_size:
        by_size(drafts, body_size)
    elif not periodical:
        _of_article(drafts)
    elif (outermost := numbered_sections(drafts)) is not None or (
        outermost := numbered_above_pieces(drafts)
    ) is not None:
        _by_kind(drafts, outermost)
    else:
        _of_issue(drafts)
    if not body_size:
        counted_labels.below_their_heading(drafts)
        places.gather(drafts)
    _without_gaps(drafts, periodical, by_size=body_size > 0)


def _of_article(drafts: Sequence[Draft]) -> None:
    """The title, what divides it or has a sign before it, then the kinds of number by their rank."""
    is_untitled = _is_untitled_issue(drafts)
    base, titled = 0 if is_untitled or _is_title_numbered(drafts) else 1, False
    counted: list[Draft] = []
    before: Draft | None = None
    led, parts = _led_title(drafts), _parts_of_back_matter(drafts)
    for made in [made for made in drafts if made.kind is not FURNITURE]:
        above, before = before, made
        if made.kind is not HEADING:
            continue
        if whole := parts.get(id(made)):
            made.level = (whole.level or base) + 1
        elif numbered(made.text) is not None:
            counted.append(made)
        elif made is not led and leads_title(made.text):
            made.level = 2
        else:
            is_below = (titled or not base) and not is_untitled
            is_below = is_below or (is_untitled and above is not None and _heads_section(above))
            made.level = 2 if is_below and not _is_translated(above, made) else 1
            titled = True
    deeper = (_lie_in_one_section, _begin_anew, _lie_below_figures)
    _rank_numbers(counted, base + any(lie(drafts) for lie in deeper))
    _rank_terms(drafts)


def _of_issue(drafts: Sequence[Draft]) -> None:
    """Sections, columns and titles in them, then the kinds of number by their rank, anew in each piece."""
    base, columned = 0 if _is_title_numbered(drafts) else 1, False
    counted: list[Draft] = []
    sections, columns, parts = Sections(drafts), numbered_columns(drafts), _parts_of_back_matter(drafts)
    headings = [made for made in drafts if made.kind is HEADING]
    for made in headings:
        if whole := parts.get(id(made)):
            made.level = (whole.level or base) + 1
        elif made is headings[0] and sections.is_named(made):
            made.level = 1
        elif id(made) in columns:
            made.level, columned = 2, True
        elif numbered(made.text) is not None:
            counted.append(made)
        elif leads_title(made.text) and not sections.begins_with_mark(made):
            made.level = 3 if columned else 2
        elif phrases.ABSTRACT_TITLE.match(made.text) or phrases.BACK_MATTER.match(made.text):
            made.level = base + 1
        else:
            _rank_numbers(counted, base)
            counted = []
            made.level = sections.level(made)
            base, columned = 2, made.level > 1
    _rank_numbers(counted, base)


def _parts_of_back_matter(drafts: Sequence[Draft]) -> dict[int, Draft]:
    """By the identity of each heading of a part of a bibliography, the title of this above it."""
    found: dict[int, Draft] = {}
    title: Draft | None = None
    for made in [made for made in drafts if made.kind is HEADING]:
        if phrases.BACK_MATTER.match(made.text):
            title = made
        if title is not None and phrases.BACK_MATTER_PART.match(made.text):
            found[id(made)] = title
    return found


def _rank_terms(drafts: Sequence[Draft]) -> None:
    """Terms in both languages lie below the heading of the dictionary that they stand in."""
    within: int | None = None
    for made in drafts:
        if made.kind is not HEADING:
            continue
        is_dictionary = phrases.DICTIONARY.match(made.text) is not None
        if numbered(made.text) or is_dictionary:
            within = made.level if is_dictionary else None
        elif within is not None and is_term_in_both(made.text):
            made.level = within + 1


def _led_title(drafts: Sequence[Draft]) -> Draft | None:
    """The first heading if it alone has a sign or topic before it: it is the title and heads no section."""
    headings = [made for made in drafts if made.kind is HEADING]
    led = [made for made in headings if leads_title(made.text)]
    return led[0] if led == headings[:1] and led else None


def _begin_anew(drafts: Sequence[Draft]) -> bool:
    """Whether the outermost numbers begin anew with the first below several unnumbered headings, and stand below none
    but these: they divide them.  Introductions and annexes stand beside the numbers that follow them."""
    above = ""
    begun: list[list[int | None]] = []  # values of the numbers below each unnumbered heading
    counted = [(made, numbered(made.text)) for made in drafts if made.kind is HEADING][1:]
    ranks = [marker.rank for _, marker in counted if marker]
    for made, marker in counted:
        if marker is None:
            above = made.text
            begun.append([])
        elif marker.rank == min(ranks):
            if not begun or FRAME.match(above):
                return False
            begun[-1].append(value_of(marker.text))
    found = [values for values in begun if values]
    return len(found) > 1 and all(values == list(range(1, len(values) + 1)) for values in found)


def _lie_in_one_section(drafts: Sequence[Draft]) -> bool:
    """Whether all numbered headings stand below one of several unnumbered ones, others following: they divide that one.

    Introductions and conclusions often have no number beside those that have one.
    """
    headings = [made for made in drafts if made.kind is HEADING][1:]
    counted = [at for at, made in enumerate(headings) if numbered(made.text)]
    if not counted or numbered(headings[counted[0] - 1].text) or counted[0] == 0:
        return False
    plain = [
        at
        for at, made in enumerate(headings)
        if not (numbered(made.text) or FRAME.match(made.text) or phrases.TERM.match(made.text))
    ]
    is_one = counted == list(range(counted[0], counted[-1] + 1))
    return is_one and len(plain) >= _SEVERAL and counted[0] - 1 in plain and plain[-1] > counted[-1]


def _lie_below_figures(drafts: Sequence[Draft]) -> bool:
    """Whether all numbers are decimals that stand below titles with the figure that they begin with: 2.1 below 2 …"""
    figure = ""
    found = 0
    for made in [made for made in drafts if made.kind is HEADING]:
        if marker := numbered(made.text):
            if marker.kind not in DECIMALS or marker.text.partition(".")[0] != figure:
                return False
            found += 1
        elif bare := _FIGURE.match(made.text):
            figure = bare[1]
    return found > 0


def _is_title_numbered(drafts: Sequence[Draft]) -> bool:
    """Whether the first heading is the only one with its kind of number: then it is the title, as of a chapter."""
    headings = [made for made in drafts if made.kind is HEADING]
    first = numbered(headings[0].text) if headings else None
    if first is None or first.kind not in HEADING_KINDS:
        return False
    return sum(1 for made in headings if (other := numbered(made.text)) and other.rank == first.rank) == 1


def _is_untitled_issue(drafts: Sequence[Draft]) -> bool:
    """Whether the first heading is what frames a text, below a masthead that numbers an issue: then none is the
    title."""
    first = next((made for made in drafts if made.kind is HEADING), None)
    if first is None or not FRAME.match(first.text):
        return False
    return any(made.role == "masthead" and numbers_issue(made.text) for made in drafts[: drafts.index(first)])


def _by_kind(drafts: Sequence[Draft], outermost: int) -> None:
    """Sections with numbers of the rank `outermost`, and what stands before them; in each, a kind of heading not seen
    there yet lies one level below the heading above it, a known one as deep as before."""
    known: list[str] = []
    begun = False
    told = [made for made in drafts if made.kind is not FURNITURE]
    for made, after in zip(told, [*told[1:], None], strict=True):
        if made.kind is not HEADING:
            continue
        marker = numbered(made.text)
        is_section = marker is not None and marker.rank == outermost
        begun = begun or is_section
        kind = _kind(made, marker, after)
        if is_section or (not begun and kind != "signed") or phrases.is_contents_title(made.text):
            made.level, known = 1, []
            continue
        if kind in known:
            del known[known.index(kind) + 1 :]
        else:
            known.append(kind)
        made.level = 1 + len(known)


def _kind(made: Draft, marker: Marker | None, after: Draft | None) -> str:
    """What tells a heading of an issue from others: the kind of its number, its sign, whether an author signed it."""
    if marker is not None:
        return marker.kind
    if not made.text[0].isalnum():
        return made.text[0]
    return "signed" if after is not None and after.role == "author" else ""


def _heads_section(made: Draft) -> bool:
    """Whether a draft is a heading with a number: right below it stands the title of a piece."""
    return made.kind is HEADING and numbered(made.text) is not None


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


def _without_gaps(drafts: Sequence[Draft], periodical: bool, by_size: bool) -> None:
    """Numbered headings, and others whose size told, stand one level below what they stand under, though elsewhere a
    kind of number or a size lies between.

    Nothing stands under the title of an abstract but its text; and right under a section of a periodical stands the
    title of an article, whether it was found or not, if not a numbered report.
    """
    reports = _reports(drafts) if periodical else set()
    above: list[tuple[int, int]] = []  # levels of the headings that are open, as they were and as they are now
    for made in [made for made in drafts if made.kind is HEADING]:
        if made.level is None or phrases.ABSTRACT_TITLE.match(made.text):
            continue
        was = made.level
        while above and above[-1][0] >= was:
            above.pop()
        if above:
            level = above[-1][1]
            lacks_article = periodical and level == 1 and id(made) not in reports
            if not lacks_article if numbered(made.text) else by_size:
                made.level = level + 1
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


def of_items(drafts: Sequence[Draft]) -> None:
    """Depth of list items: a new kind of marker within a list goes in, a known one comes back out."""
    kinds: list[str] = []
    for made in drafts:
        if made.kind is LIST_ITEM and made.marker:
            marker = numbered(made.marker + " 項") or bulleted(made.marker + " x")
            kind = marker.kind if marker and marker.kind != "bullet" else made.marker
            if marker is None and made.marker[-1] in "]〕":
                kind = "work"
            if kind in kinds:
                del kinds[kinds.index(kind) + 1 :]
            else:
                kinds.append(kind)
            made.level = len(kinds)
        elif made.kind is not FURNITURE:
            kinds = []
