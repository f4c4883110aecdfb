"""What each paragraph is: headings and their levels, list items, bylines, fields, captions, notes of the editor."""

from collections.abc import Sequence
from itertools import pairwise, takewhile
from typing import Final

from reader.structure import certainty
from reader.structure.breaks.bibliographies import counted_works
from reader.structure.breaks.flow import ABBREVIATION
from reader.structure.drafts import Draft, texts_of
from reader.structure.headings import (
    bylines,
    colon_heads,
    counted_heads,
    covers,
    interrupted,
    latin_titles,
    levels,
    lost_cells,
    mastheads,
    questions,
    title_lines,
    titles,
)
from reader.structure.headings.levels import FRAME
from reader.structure.headings.sections import is_periodical, settle_calendars
from reader.structure.headings.sized import is_display, stands_behind_text
from reader.structure.kinds import BYLINE, CAPTION, FURNITURE, HEADING, LIST_ITEM, PARAGRAPH, TABLE, TOC_ENTRY
from reader.structure.numbering import (
    BEGINS_NUMBER,
    DECIMALS,
    HEADING_KINDS,
    ITEM_TITLE,
    Marker,
    bulleted,
    counts_within,
    numbered,
    value_of,
)
from reader.structure.rules import first_of
from reader.structure.words import about_authors, authors, captions, contents_lines, phrases, source_lines
from reader.structure.words.disclaimers import DISCLAIMED
from reader.structure.words.names import FirstOf
from reader.structure.words.note_heads import ENDNOTES
from reader.structure.words.section_names import SECTION

_LARGE: Final = 1.2  # times the size of the text
_OVER_COLUMNS: Final = 2
_BRACKETS: Final = ("【", "〔")  # around the title of what frames a text, as of a box
_BY_THEIR_END: Final = ((contents_lines.LED_ENTRY, TOC_ENTRY, None), (phrases.CREDIT, CAPTION, None))
OTHERS: Final = (
    (phrases.EDITOR, PARAGRAPH, "editor_note"),
    (DISCLAIMED, PARAGRAPH, "editor_note"),
    (phrases.COLOPHON, PARAGRAPH, "editor_note"),
    (source_lines.REPORTER, BYLINE, "reporter"),
    (source_lines.CRAFT_BEFORE, BYLINE, "reporter"),
    (source_lines.RECORDER, BYLINE, "reporter"),
    (source_lines.INTERVIEWER, BYLINE, "reporter"),
    (source_lines.SENT_IN, BYLINE, "reporter"),
    (source_lines.UNIT_ALONE, BYLINE, "source"),
    (source_lines.SOURCE, BYLINE, "source"),
    (source_lines.DATED_SOURCE, BYLINE, "source"),
    (about_authors.ABOUT_AUTHOR, BYLINE, "affiliation"),
    *((caption, CAPTION, None) for caption in captions.CAPTION),
    (phrases.NOTICE, PARAGRAPH, None),
)
_ANY_OTHER: Final = FirstOf(pattern for pattern, _, _ in OTHERS)
LETTERS: Final = frozenset(
    "主免原取單圖建引按本民照相編表註說資附發社總副執責校核審美排攝繪紀記會整採訪專口摘轉刊譯工FST"
)  # with which what OTHERS match may begin
_ENDS_DAY: Final = "日0123456789）)"
_KNOWN_TITLE: Final = first_of((SECTION, phrases.ABSTRACT_TITLE, phrases.CONTENTS_TITLE, phrases.BACK_MATTER, ENDNOTES))
_NEVER_THEIR_END: Final = frozenset("。，；")
_ALWAYS: Final = ("part", "article")
_LEADING: Final = (HEADING, BYLINE)  # what stands above an abstract
_LONGEST_ABSTRACT: Final = 6  # paragraphs


def classify(drafts: list[Draft], capacity: int, body_size: float = 0.0, *, is_extract: bool = False) -> bool:
    """Say of each draft of running text what it is, and of headings and list items at which level.

    Returns whether the document is an issue of a periodical.

    capacity: of a full line, in half-width columns.  body_size: of the running text in points, 0 = unknown.
    is_extract: of a file that keeps no tables.
    """
    texts = _tell_by_words(drafts)
    _tell_mastheads(drafts, body_size)
    texts = [made for made in texts if made.kind is not FURNITURE]
    _tell_headings(texts, drafts, capacity, body_size)
    interrupted.join(drafts)
    if is_extract:
        lost_cells.gather(drafts)
    texts = texts_of(drafts)
    bylines.find(texts)
    bylines.credits_above(texts)
    titles.trust_lone(texts)
    in_latin = latin_titles.settle(drafts)
    texts = texts_of(drafts)
    settle_calendars(drafts)
    mastheads.of_series(drafts)
    periodical = is_periodical(drafts)
    levels.of_headings(drafts, periodical, body_size)
    latin_titles.level(in_latin)
    questions.answered(drafts, capacity, body_size)
    levels.of_items(drafts)
    _abstracts(texts)
    return periodical


def _tell_by_words(drafts: list[Draft]) -> list[Draft]:
    """Say what the words of drafts tell, and those beside them: fields, captions, sources, contents.

    Returns the drafts of running text, those aside that proved to be captions.
    """
    texts = [made for made in drafts if made.kind is PARAGRAPH]
    for made in texts:
        _say_plainly(made)
    bylines.credits_apart(texts)
    bylines.provided(texts)
    titles.beside_tables(drafts)
    bylines.sources_apart(drafts)
    texts = [made for made in texts if made.kind is not CAPTION]
    titles.listed(texts)
    titles.contents(texts)
    titles.in_contents(drafts)
    titles.labelled(texts)
    return texts


def _tell_mastheads(drafts: list[Draft], body_size: float) -> None:
    """Say what the head of an issue, form, thesis or book is, and what its cover."""
    mastheads.of_issue(drafts)
    covers.of_form(drafts)
    covers.of_session(drafts)
    covers.of_thesis(drafts)
    covers.of_edition(drafts)
    if not body_size:
        title_lines.thesis_title(drafts)
        title_lines.cover_title(drafts)
        title_lines.broken_title(drafts)
    covers.of_cover(drafts)


def _tell_headings(texts: list[Draft], drafts: list[Draft], capacity: int, body_size: float) -> None:
    """Say which drafts of running text are headings and which are list items; titles on several lines become one."""
    _titles_and_items(texts, capacity, body_size, _above_tables(drafts))
    titles.columns(texts, drafts)
    titles.led(texts)
    _unnumbered(texts, drafts, capacity, body_size)
    titles.terms(texts)
    for made, marker in counted_works(texts):
        _itemise(made, marker)
    if not body_size:
        questions.find(texts, capacity)
        titles.title_at_head(texts, capacity)
        titles.signed_questions(texts, capacity)
        title_lines.above_names(texts)
    title_lines.merge_titles(drafts)
    title_lines.repeated_title(drafts)
    if body_size:
        mastheads.above_title(drafts)


def classify_outlined(drafts: list[Draft]) -> None:
    """Say what the paragraphs are of a document whose headings and lists are known."""
    texts = texts_of(drafts)
    for made in texts:
        if made.kind is PARAGRAPH and made.role is None:
            _say_plainly(made)
            _itemise_typed(made)
    bylines.find(texts)
    levels.of_items(drafts)
    _abstracts(texts)


def _itemise_typed(made: Draft) -> None:
    """A paragraph that begins with a number or bullet is an item, where headings are marked as such."""
    marker = (numbered(made.text) or bulleted(made.text)) if titles.is_plain(made) else None
    if marker and marker.kind not in _ALWAYS and marker.end < len(made.text):
        _itemise(made, marker)


def _say_plainly(made: Draft) -> None:
    """What the words alone tell."""
    text = made.text
    if source_lines.is_labelled(text):
        made.kind, made.role = BYLINE, "reporter"
        return
    for pattern, kind, role in _BY_THEIR_END if may_end_contents_or_credit(text) else ():
        if pattern.match(text):
            made.kind, made.role = kind, role
            return
    told = _ANY_OTHER.number(text) if not text[0].isalpha() or text[0] in LETTERS else None
    if told is None and text[-1] in _ENDS_DAY and source_lines.is_bare(text):
        made.kind, made.role = BYLINE, "reporter"
        return
    if told is not None:
        _, made.kind, made.role = OTHERS[told]
        return
    if found := phrases.field_of(text):
        made.role, made.label = "field", found["label"]


def may_end_contents_or_credit(text: str) -> bool:
    """Whether `text` ends with a page number or a bracket, as entries of contents and credits do: their rules look
    through a text from its start, which is dear to do for each."""
    last = text[-1]
    if last in _NEVER_THEIR_END:  # as most texts do
        return False
    return contents_lines.may_end_entry(text) or last in "）)" or "／" in text[-26:] or "/" in text[-26:]


def _above_tables(drafts: Sequence[Draft]) -> set[int]:
    """The identities of the drafts right above a table, captions of it aside."""
    told = [made for made in drafts if made.kind not in (FURNITURE, CAPTION)]
    return {id(made) for made, below in pairwise(told) if below.kind is TABLE and made.kind is not TABLE}


def _titles_and_items(texts: Sequence[Draft], capacity: int, body_size: float, above_tables: set[int]) -> None:
    """Numbered and bulleted drafts: headings where text follows that is no sibling, or a table; else list items."""
    counting: dict[str, int | None] = {}  # kinds of the list that is open, and the last number of each
    heads: dict[str, int] = {}  # kinds of the headings so far, and the last number of each
    items: dict[str, int | None] = {}  # kinds of the items below the last numbered heading, and the last number of each
    shown_kinds = _shown_kinds(texts, capacity, body_size)
    signs = titles.signs(texts)
    above_text = colon_heads.find(texts)
    for index, made in enumerate(texts):
        first = made.text[0]
        if (first.isalnum() and first not in BEGINS_NUMBER) or not titles.is_plain(made):
            counting = {}
            continue
        if not first.isalnum() and (ITEM_TITLE.match(made.text) or first in signs):
            made.kind, counting = HEADING, {}
            continue
        marker = numbered(made.text) or bulleted(made.text)
        signed = marker is not None and marker.kind == "bullet" and not made.listed and authors.names_author(made.text)
        if marker is None or signed or counts_within(made.text):
            counting = {}
            continue
        value = value_of(marker.text)
        shown = (
            body_size > 0
            and _is_shown(made, capacity, body_size)
            and not counted_heads.has_sibling(texts, index, marker)
        )
        restarts = (
            value == 1
            and heads.get(marker.kind, 0) >= 1
            and index > 0
            and counted_heads.is_heading_of(texts[index - 1], marker)
        )
        resumes = value is not None and items.get(marker.kind) == value - 1 != heads.get(marker.kind)
        listed = restarts or resumes or marker.kind in shown_kinds or counted_heads.counts_on(counting, marker, value)
        heads_some = marker.kind in HEADING_KINDS or (value is not None and heads.get(marker.kind) == value - 1)
        titled = id(made) in above_tables and heads_some and titles.may_be_heading(made, capacity)
        headed = titled or id(made) in above_text or _heads_a_section(texts, index, marker, capacity)
        if shown or (not listed and headed) or counted_heads.goes_on_formally(made, marker, heads, capacity):
            made.kind, counting, items = HEADING, {}, {}
            heads[marker.kind] = value or 0
        else:
            _itemise(made, marker)
            counting[marker.kind] = items[marker.kind] = value


def _is_shown(made: Draft, capacity: int, body_size: float) -> bool:
    """Whether a draft is set as headings are and reads as one."""
    return is_display(made, body_size) and titles.may_be_heading(made, capacity, shown=True)


def _shown_kinds(texts: Sequence[Draft], capacity: int, body_size: float) -> set[str]:
    """The kinds of number that are set large somewhere: where they are not, they number items."""
    if not body_size:
        return set()
    shown = (made for made in texts if _is_shown(made, capacity, body_size))
    return {marker.kind for marker in (numbered(made.text) for made in shown) if marker}


def _heads_a_section(texts: Sequence[Draft], index: int, marker: Marker, capacity: int) -> bool:
    made = texts[index]
    shown = marker.kind in (*HEADING_KINDS, *DECIMALS)
    if marker.kind == "bullet" or not titles.may_be_heading(made, capacity, shown=shown):
        return False
    if marker.kind in _ALWAYS:
        return True
    following = texts[index + 1] if index + 1 < len(texts) else None
    if following is None:
        return marker.kind in HEADING_KINDS
    sibling = numbered(following.text)
    if sibling is None or sibling.kind != marker.kind:
        return True
    value, behind = value_of(marker.text), value_of(sibling.text)
    return value is not None and behind == 1 != value + 1


def _itemise(made: Draft, marker: Marker) -> None:
    made.kind, made.marker = LIST_ITEM, marker.text
    cut = marker.end
    made.text = made.text[cut:]
    if len(made.starts) > 1:  # the first line begins at 0 as before
        made.starts = tuple([max(0, start - cut) for start in made.starts])
    if made.raised:
        made.raised = [(max(0, offset - cut), number) for offset, number in made.raised]


def _unnumbered(texts: Sequence[Draft], drafts: Sequence[Draft], capacity: int, body_size: float) -> None:
    if body_size:
        for made in texts:
            room = _room(made, capacity, body_size)
            is_framed = made.text.startswith(_BRACKETS) and FRAME.match(made.text) is not None
            is_framed = is_framed or stands_behind_text(made.text)  # however small
            if titles.is_plain(made) and (is_framed or _is_shown(made, room, body_size)):
                made.kind = HEADING
        return
    last = next((index for index in range(len(drafts) - 1, -1, -1) if drafts[index].kind is not FURNITURE), -1)
    alone = titles.lone_contents(texts) | titles.dated(texts)
    for place, made in enumerate(texts):
        if made.kind is not PARAGRAPH or made.role is not None or "。" in made.text or id(made) in alone:
            continue  # hardly any text without a whole sentence is none of these
        if (
            not titles.is_plain(made)
            or not titles.may_be_heading(made, capacity)
            or titles.is_no_title(made.text)
            or (made.text[0] in "（(【「" and not (_KNOWN_TITLE.match(made.text) or FRAME.match(made.text)))
            or made.text[-1] in "？?"
            or titles.has_clauses(made)
        ):
            if _is_quoted_title(made, capacity):
                made.kind = HEADING
                made.doubt(_sureness(made))
            continue
        last_line = made.lines[-1]
        is_open = len(made.lines) > 1 and last_line.closes is not True and not ABBREVIATION.match(last_line.text)
        is_title = place < titles.HEAD and title_lines.LATIN_TITLE.match(made.text)
        if is_open and not (last_line.blank and (is_title or phrases.TERM.match(made.text))):
            continue
        if drafts[last] is not made or stands_behind_text(made.text):
            made.kind = HEADING
            made.doubt(1.0 if _KNOWN_TITLE.match(made.text) else _sureness(made))


def _sureness(made: Draft) -> float:
    """How sure it is that a short line is a heading."""
    is_signed = made.lines[-1].closes is not None or made.lines[-1].blank is not None
    return certainty.SHORT_LINE if is_signed else certainty.UNSIGNED_SHORT_LINE


def _room(made: Draft, capacity: int, body_size: float) -> int:
    """The columns that a heading has: one set large may reach over two columns of text."""
    measures = made.lines[0].measures
    return _OVER_COLUMNS * capacity if measures is not None and measures.size >= _LARGE * body_size else capacity


def _is_quoted_title(made: Draft, capacity: int) -> bool:
    """A title may begin with a quotation: 「國家安全例外」條款…"""
    text = made.text
    if text[0] not in "「『《" or text.endswith(("」", "』")) or titles.is_no_title(text):
        return False
    return titles.may_be_heading(made, capacity)


def _ends_abstract(made: Draft, after: Draft) -> bool:
    """Whether keywords stand below a paragraph, or the first number below one that speaks of the text."""
    if phrases.KEYWORDS.match(after.text):
        return True
    counted = after.kind is HEADING and numbered(after.text) is not None
    return counted and phrases.OF_ITSELF.search(made.text) is not None


def _abstracts(texts: Sequence[Draft]) -> None:
    """The paragraph under the heading 摘要, with those below it up to keywords or the next heading, or one between the
    byline and keywords, or the first number that speaks of the text."""
    for index in [index for index, made in enumerate(texts[:-1], start=1) if made.kind in _LEADING]:
        before, made = texts[index - 1], texts[index]
        if not titles.is_plain(made):
            continue
        after = texts[index + 1] if index + 1 < len(texts) else None
        under_title = before.kind is HEADING and phrases.ABSTRACT_TITLE.match(before.text)
        leads_in = (
            before.kind is BYLINE
            and before.role in ("author", "affiliation")
            and after is not None
            and _ends_abstract(made, after)
        )
        if under_title or leads_in:
            made.role = "abstract"
        if under_title:
            below = list(takewhile(titles.is_plain, texts[index + 1 : index + _LONGEST_ABSTRACT]))
            ends = texts[index + 1 + len(below) :][:1]
            if ends and titles.may_follow_abstract(ends[0]):
                for further in takewhile(lambda made: not phrases.THANKS.match(made.text), below):
                    further.role = "abstract"
