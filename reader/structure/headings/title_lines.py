"""Titles on several lines: which lines at the head of a document, or above a text, are those of one title."""

from collections.abc import Collection, Sequence
from itertools import pairwise, takewhile
from typing import Final

from reader.model.document import NOTE_SIGNS
from reader.structure.characters import DASHES, ends_sentence, has_chinese, is_wide, width
from reader.structure.drafts import Draft, first_told
from reader.structure.headings.bylines import PERSONS, WRITERS, byline_role
from reader.structure.headings.covers import OF_THESES
from reader.structure.headings.titles import CALLS, HEAD, MAX_LINES, is_no_title, is_plain
from reader.structure.kinds import FURNITURE, HEADING, PARAGRAPH, TABLE
from reader.structure.numbering import leads_title, numbered
from reader.structure.rules import Rule, rule
from reader.structure.words import authors, phrases
from reader.structure.words.issue_lines import DAY_LINE, PUBLISHED, THESIS
from reader.structure.words.section_names import is_section
from reader.structure.words.series_lines import EXPLAINS, KIND_OF_ARTICLE, KIND_OF_REPORT, SERIES_NAME, SUBTITLE

_REPORTING: Final = ("報告機關", "報告單位", "提報機關", "提報單位")  # fields of a cover
SMALL_WORD: Final = (
    "(?:a|an|and|as|at|between|by|for|from|in|into|its|of|on|or|over|the|to|under|upon|versus|with|within)"
)
LATIN_TITLE: Final = rule(
    "title in Latin letters, all its words but small ones with capitals",
    rf"[A-Z“‘][^\s]*(?:\s(?:{SMALL_WORD}|[A-Z0-9“‘(&–—-][^\s]*)){{4,24}}(?<![.,;])$",
    (
        "A Handbook of Port Dues and Pilotage for Masters of Coastal Vessels",
        "Tolls on Trial: Ten Winters under the Harbour Act",
    ),
    (
        "The dues of a port are set by its authority",
        "Harbour Dues",
        "A Handbook of Port Dues and Pilotage for Masters.",
    ),
)
RULES: Final[tuple[Rule, ...]] = (LATIN_TITLE,)
_GOES_ON: Final = (*DASHES, "暨", "之", "及")  # no title begins with the last
_GOING_ON: Final = (*CALLS, *"，、的之與及和對暨於")  # behind them a title at the head may go on
_FULL_LATIN: Final = 24  # columns of a Latin line of a title that goes on
_NEVER_BROKEN: Final = 40  # columns: a shorter title would have found room on one line
_BROKEN: Final = 2  # lines
_WIDEST_SPLIT: Final = 60  # columns of a title that its second line goes on with, wherever it stands
_SET_IN: Final = 6  # columns: more than an indent
_OFF_AXIS: Final = 4  # columns, twice
_LONGEST_KIND: Final = 8  # characters: 考察心得報告書
_LEAST_REPEATED: Final = 8  # letters of a title that stands twice
_NUMBERED: Final = " \u30000123456789∣|｜"  # behind a title that is the head of a page
_MARKED: Final = f" \u3000{NOTE_SIGNS}"
_ALIKE: Final = 0.35  # points: sizes of one title


def cover_title(drafts: list[Draft]) -> None:
    """On a cover what stands together, apart from all else, above who reports or publishes is one title, on however
    many lines."""
    told, labels = first_told(drafts, HEAD), (*PERSONS, *WRITERS, *_REPORTING)
    below = next((at for at, made in enumerate(told) if made.label in labels or PUBLISHED.match(made.text)), 0)
    title: list[Draft] = []
    apart = told[below].lines[0].empty_before if below else 0
    for made in reversed(told[:below]):
        if (
            not _is_title_line(made)
            or authors.names_author(made.text)
            or (title and not _stand_together(made, title[0]))
            or (title and title[0].lines[0].empty_before >= apart)
        ):
            break
        title.insert(0, made)
    if 1 < len(title) <= MAX_LINES and apart:
        first = drafts.index(title[0])
        for _ in title[1:]:
            _merge(drafts, first, first + 1)


def thesis_title(drafts: list[Draft]) -> None:
    """Below the kind of a thesis the lines above who wrote it are its title, those in Latin letters aside."""
    if not any(made.role == "masthead" and THESIS.match(made.text) for made in drafts[:HEAD]):
        return
    told = first_told(drafts, HEAD)
    title = list(takewhile(_is_title_line, told))
    if not title or title == told or told[len(title)].label not in OF_THESES:
        return
    first = drafts.index(title[0])
    for _ in [made for made in title if has_chinese(made.text)][1:MAX_LINES]:
        _merge(drafts, first, first + 1)
    title[0].kind = HEADING


def broken_title(drafts: list[Draft]) -> None:
    """In text without signs: a title with a second part behind a colon that was broken above the author."""
    told = first_told(drafts, 4)
    told = told[1:] if told and _names_series(told[0].text) else told[:3]
    if len(told) < 3 or any(len(made.lines) > 1 or made.kind is TABLE for made in told):
        return
    first, second, author = told
    broken = "：" in first.text[1:-1] and len(second.text) < len(first.text) and not second.text.startswith(_GOES_ON)
    plain = first.lines[0].blank is None and is_plain(second) and "：" not in second.text
    if broken and plain and byline_role(author.text) == "author" and byline_role(second.text) is None:
        _merge(drafts, drafts.index(first), drafts.index(second))


def above_names(texts: Sequence[Draft]) -> None:
    """What ends no sentence, right above the name of who wrote it and the text, is a title, however long its lines are,
    and the name is none."""
    for made, name, below in zip(texts, texts[1:], texts[2:], strict=False):
        if not is_plain(made) or len(made.lines) > MAX_LINES or DAY_LINE.match(made.text):
            continue
        alone = name.kind in (PARAGRAPH, HEADING) and not name.role and len(name.lines) == 1
        if alone and authors.names_author(name.text) and _is_text(below) and not ends_sentence(made.text):
            made.kind, name.kind = HEADING, PARAGRAPH


def _is_text(made: Draft) -> bool:
    """Whether a draft is who somebody is, or a paragraph."""
    return made.kind in (PARAGRAPH, HEADING) and (
        len(made.lines) > 1 or authors.AFFILIATION.match(made.text) is not None
    )


def merge_titles(drafts: list[Draft]) -> None:
    """A title and its second line: where the first ends with a colon or dash, or at the head of a document."""
    index = 0
    heads: set[str] | None = None
    while index + 1 < len(drafts):
        first, second = drafts[index], drafts[index + 1]
        if index >= HEAD and second.kind is not HEADING:
            ahead = range(index + 1, len(drafts) - 1)
            index = next((at for at in ahead if drafts[at + 1].kind is HEADING), len(drafts))
            continue
        below = drafts[index + 2] if index + 2 < len(drafts) else None
        at_head = index < HEAD and not KIND_OF_ARTICLE.match(first.text)
        at_head = at_head and (_may_be_one(first, second) or _names_kind(first, second))
        if at_head:
            heads = _bare_heads(drafts) if heads is None else heads
            at_head = (
                _goes_on_at_head(first, second, heads)
                or _goes_on_to_author(first, second, below)
                or (_is_wrapped(first, second, below) and first_told(drafts, 1) == [first])
                or _compares(first, second, drafts[:index])
            )
        if at_head or (second.kind is HEADING and _splits_title(first, second)):
            _merge(drafts, index, index + 1)
            index -= at_head  # a third line may follow
        index += 1


def _merge(drafts: list[Draft], index: int, behind: int) -> None:
    """Make the drafts at `index` and `behind` one title."""
    drafts[index].kind = HEADING
    drafts[index].append(drafts.pop(behind))


def repeated_title(drafts: Sequence[Draft]) -> None:
    """A title that stands twice at the head of a document, first as the head of its page, perhaps with its number."""
    told = [made for made in first_told(drafts, HEAD) if made.role != "field"]
    for above, title in pairwise(told):
        are_lines = _is_title_line(above) and _is_title_line(title) and len(above.lines) == 1
        is_repeated = above.text.rstrip(_NUMBERED) == title.text.rstrip(_MARKED)
        if are_lines and is_repeated and len(_bare(title.text)) >= _LEAST_REPEATED:
            above.kind, above.role, above.level = FURNITURE, "header", None
            title.kind = HEADING
            return


def _bare(text: str) -> str:
    """The letters of a text: what stays of a title in a running head."""
    return "".join(filter(str.isalpha, text))


def _is_latin(text: str) -> bool:
    return not has_chinese(text)


def _bare_heads(drafts: Sequence[Draft]) -> set[str]:
    """The letters of the running heads and feet."""
    return set(map(_bare, {made.text for made in drafts if made.role in ("header", "footer")}))


def _goes_on_at_head(first: Draft, second: Draft, heads: Collection[str]) -> bool:
    """Whether two lines at the head of a document that may be one title are one: a running head has both as one, the
    second explains what the first names or stands on its axis, a report's kind is missing, a question stands above an
    answer, a Latin line is full, or Latin words are parted."""
    if _is_latin(first.text) or _is_latin(second.text):
        full = _is_latin(first.text) and width(first.text) >= _FULL_LATIN and not ends_sentence(first.text)
        return full and _is_latin(second.text) and not _is_signed_latin(second.text)
    if _bare(first.text + second.text) in heads or _breaks_within_latin(first, second):
        return True
    if first.text[0] in "「《" and first.text[-1] in "」》" and EXPLAINS.match(second.text):
        return True
    if _are_centred(first, second):
        return not (_names_series(first.text) or is_no_title(first.text) or is_no_title(second.text))
    if first.text[-1] in "？！?!":
        return second.kind is HEADING and second.text[0] in phrases.OPENERS and not phrases.COLUMN.match(second.text)
    return _ends_report(first, second)


def _ends_report(first: Draft, second: Draft) -> bool:
    """Whether the title of a report lacks its kind, which the second line has."""
    return bool(phrases.REPORTED_TRIP.match(first.text) and phrases.KIND_OF_REPORT.match(second.text))


def _ends_name_of_report(second: Draft) -> bool:
    """Whether a line says more than the kind of a report: 訪問團返國報告."""
    return len(second.text) > _LONGEST_KIND and phrases.KIND_OF_REPORT.match(second.text) is not None


def _breaks_within_latin(first: Draft, second: Draft) -> bool:
    """Whether a Chinese line breaks off between Latin words, of which nothing else tells whether it is over."""
    before, after = first.text[-1], second.text[0]
    parted = before.isalpha() and after.isalpha() and not is_wide(before) and not is_wide(after)
    return parted and first.lines[-1].closes is None and width(first.text) >= max(_FULL_LATIN, width(second.text))


def _goes_on_to_author(first: Draft, second: Draft, below: Draft | None) -> bool:
    """Whether two lines that may be one title are one above who wrote them: the first asks, or breaks off and both are
    parted from the author."""
    return (
        below is not None
        and first.text.endswith(_GOING_ON)
        and (
            first.text[-1] in CALLS
            or below.lines[0].empty_before > second.lines[0].empty_before
            or not _stand_together(second, below)
        )
        and authors.names_author(below.text)
    )


def _compares(first: Draft, second: Draft, above: Sequence[Draft]) -> bool:
    """Whether a line says what the title right above it compares to: no text stands above that, and it is no day."""
    if SUBTITLE.match(second.text) is None or is_no_title(first.text):
        return False
    return all(map(_is_title_line, first_told(above, HEAD)))


def _is_wrapped(first: Draft, second: Draft, below: Draft | None) -> bool:
    """Whether two lines that may be one title are as one that was broken in its middle: long, the second no longer than
    the first, and above who wrote it or an abstract, or the end of what a report is called.  Names of series, bodies
    and sections are none of it."""
    if below is None or not (
        _ends_name_of_report(second) or authors.names_author(below.text) or phrases.ABSTRACT_TITLE.match(below.text)
    ):
        return False
    wide, rest = width(first.text), width(second.text)
    if len(first.lines) + len(second.lines) > _BROKEN or rest > wide or wide + rest < _NEVER_BROKEN:
        return False
    if any(mark in first.text + second.text for mark in "，：:？！?!") or second.text.startswith(DASHES):
        return False
    return not (_names_series(first.text) or is_section(first.text) or is_section(second.text))


def _names_series(text: str) -> bool:
    """Whether a line names a series, a house or a column."""
    names = (SERIES_NAME, KIND_OF_REPORT, authors.AFFILIATION, phrases.COLUMN)
    return any(name.match(text) for name in names)


def _are_centred(first: Draft, second: Draft) -> bool:
    """Whether blanks set two lines that nothing parts on one axis."""
    above, below = first.lines[-1], second.lines[0]
    if min(above.column, below.column) < _SET_IN or below.empty_before or above.measures or below.measures:
        return False
    return abs(2 * (above.column - below.column) + above.width - below.width) <= _OFF_AXIS


def _may_be_one(first: Draft, second: Draft) -> bool:
    """Whether two lines may be those of one title."""
    return _may_be_title(first) and _may_be_title(second) and _stand_together(first, second)


def _names_kind(first: Draft, second: Draft) -> bool:
    """Whether a line says no more than that the title above it is that of a report, or what it compares to, however
    far apart they stand and however they are set."""
    is_kind = len(second.text) <= _LONGEST_KIND and _ends_report(first, second)
    is_kind = is_kind or (first.page == second.page and SUBTITLE.match(second.text) is not None)
    return is_kind and _may_be_title(first) and _may_be_title(second)


def _may_be_title(made: Draft) -> bool:
    signed = byline_role(made.text) is not None and not phrases.REPORTED_TRIP.match(made.text)
    return _is_title_line(made) and not signed


def _is_title_line(made: Draft) -> bool:
    is_line = made.kind in (PARAGRAPH, HEADING) and made.role is None
    return is_line and "。" not in made.text and not numbered(made.text)


def _stand_together(first: Draft, second: Draft) -> bool:
    """Whether two lines are set alike and nothing parts them."""
    above, below = first.lines[-1], second.lines[0]
    if above.page != below.page or below.empty_before > 1 or below.rule_before:
        return False
    if above.measures is None or below.measures is None:
        return True
    return abs(above.measures.size - below.measures.size) < _ALIKE and above.measures.bold == below.measures.bold


def _is_signed_latin(text: str) -> bool:
    return bool(authors.LATIN_AUTHOR.match(text) or authors.LATIN_AFFILIATION.match(text))


def _splits_title(first: Draft, second: Draft) -> bool:
    return (
        first.kind in (PARAGRAPH, HEADING)
        and first.role is None
        and (first.text[-1] in "：─—－:" or second.text.startswith(_GOES_ON))
        and len(first.lines) == 1
        and width(first.text) <= _WIDEST_SPLIT
        and not numbered(second.text)
        and not leads_title(second.text)
        and byline_role(second.text) != "author"
    )
