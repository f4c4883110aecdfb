"""What each paragraph is: headings and their levels, list items, bylines, fields, captions, notes of the editor."""

from collections.abc import Sequence
from typing import Final

from reader.model.document import BlockKind
from reader.structure import levels, mastheads, phrases
from reader.structure.characters import ends_sentence, width
from reader.structure.drafts import Draft
from reader.structure.joining import Joined
from reader.structure.levels import is_display, is_periodical
from reader.structure.note_heads import ENDNOTES
from reader.structure.numbering import ITEM_TITLE, Marker, bulleted, numbered, value_of

_MAX_HEADING: Final = 0.95  # of the capacity, for a heading on one line
_MAX_TITLE_LINES: Final = 3
_LARGE: Final = 1.2  # times the size of the text
_OVER_COLUMNS: Final = 2
_MAX_QUESTION: Final = 36
_SHORT: Final = 0.6  # of the capacity, for a question that heads a section
_LONGER: Final = 1.5  # times as wide as the question: the paragraph behind it
_HEAD: Final = 8  # blocks at the head of a document
_SIMPLE: Final = (
    (phrases.CONTENTS, BlockKind.TOC_ENTRY, None),
    (phrases.EDITOR, BlockKind.PARAGRAPH, "editor_note"),
    (phrases.REPORTER, BlockKind.BYLINE, "reporter"),
    (phrases.SOURCE, BlockKind.BYLINE, "source"),
    (phrases.CREDIT, BlockKind.CAPTION, None),
    *((caption, BlockKind.CAPTION, None) for caption in phrases.CAPTION),
    (phrases.NOTICE, BlockKind.PARAGRAPH, None),
)
_ALWAYS: Final = ("part", "article")
_HEADING_KINDS: Final = ("part", "article", "formal", "chinese", "chinese in brackets")


def classify(drafts: list[Draft], capacity: int, body_size: float = 0.0) -> None:
    """Say of each draft of running text what it is, and of headings and list items at which level.

    capacity: of a full line, in half-width columns.  body_size: of the running text in points, 0 = unknown.
    """
    texts = [made for made in drafts if made.kind is BlockKind.PARAGRAPH]
    for made in texts:
        _say_plainly(made)
    if not body_size:
        mastheads.of_issue(drafts)
        mastheads.of_form(drafts)
        texts = [made for made in texts if made.kind is BlockKind.PARAGRAPH]
    _titles_and_items(texts, capacity, body_size)
    _columns(texts)
    _unnumbered(texts, drafts, capacity, body_size)
    if not body_size:
        _questions(texts, capacity)
        _title_at_head(texts, capacity)
    _merge_titles(drafts)
    texts = [made for made in drafts if made.is_text]
    _bylines(texts)
    mastheads.of_series(drafts)
    if body_size:
        levels.by_size(drafts, body_size)
    else:
        levels.by_position(drafts, is_periodical(drafts))
    levels.of_items(drafts)
    _abstracts(texts)


def _say_plainly(made: Draft) -> None:
    """What the words alone tell."""
    text = made.text
    for pattern, kind, role in _SIMPLE:
        if pattern.match(text):
            made.kind, made.role = kind, role
            return
    if found := phrases.FIELD.match(text):
        made.role, made.label = "field", found["label"]


def _is_plain(made: Draft) -> bool:
    return made.kind is BlockKind.PARAGRAPH and made.role is None and not phrases.NOTICE.match(made.text)


def may_be_heading(made: Draft, capacity: int) -> bool:
    """Short, not the end of a sentence, not broken off."""
    text = made.text
    asks = text[-1] in "？?" and len(text) <= _MAX_QUESTION
    if (
        len(made.lines) > _MAX_TITLE_LINES
        or (ends_sentence(text) and not asks)
        or text[-1] in "，、,；～~"
        or "。" in text
    ):
        return False
    room = capacity * (_MAX_HEADING if len(made.lines) == 1 else len(made.lines))
    return width(text) <= room and any(char.isalpha() for char in text)


def _titles_and_items(texts: Sequence[Draft], capacity: int, body_size: float) -> None:
    """Numbered and bulleted drafts: headings where text follows that is no sibling, else list items."""
    counting: dict[str, int | None] = {}  # kinds of the list that is open, and the last number of each
    heads: dict[str, int] = {}  # kinds of the headings so far, and the last number of each
    shown_kinds = _shown_kinds(texts, capacity, body_size)
    for index, made in enumerate(texts):
        if not _is_plain(made):
            counting = {}
            continue
        if ITEM_TITLE.match(made.text):
            made.kind, counting = BlockKind.HEADING, {}
            continue
        marker = numbered(made.text) or bulleted(made.text)
        if marker is None:
            counting = {}
            continue
        value = value_of(marker.text)
        shown = marker.kind != "bullet" and is_display(made, body_size) and may_be_heading(made, capacity)
        restarts = (
            value == 1 and heads.get(marker.kind, 0) >= 1 and index > 0 and _is_heading_of(texts[index - 1], marker)
        )
        listed = restarts or marker.kind in shown_kinds or _counts_on(counting, marker, value)
        if shown or (not listed and _heads_a_section(texts, index, marker, capacity)):
            made.kind, counting = BlockKind.HEADING, {}
            heads[marker.kind] = value or 0
        else:
            _itemise(made, marker)
            counting[marker.kind] = value


def _is_heading_of(made: Draft, marker: Marker) -> bool:
    """Whether `made` is a heading with the same kind of number."""
    other = numbered(made.text)
    return made.kind is BlockKind.HEADING and other is not None and other.kind == marker.kind


def _counts_on(counting: dict[str, int | None], marker: Marker, value: int | None) -> bool:
    """Whether a number goes on with the list that is open."""
    if marker.kind not in counting:
        return False
    last = counting[marker.kind]
    return last is None or value is None or value == last + 1


def _shown_kinds(texts: Sequence[Draft], capacity: int, body_size: float) -> set[str]:
    """The kinds of number that are set large somewhere: where they are not, they number items."""
    if not body_size:
        return set()
    shown = (made for made in texts if is_display(made, body_size) and may_be_heading(made, capacity))
    return {marker.kind for marker in (numbered(made.text) for made in shown) if marker}


def _heads_a_section(texts: Sequence[Draft], index: int, marker: Marker, capacity: int) -> bool:
    made = texts[index]
    if marker.kind == "bullet" or not may_be_heading(made, capacity):
        return False
    if marker.kind in _ALWAYS:
        return True
    following = texts[index + 1] if index + 1 < len(texts) else None
    if following is None:
        return marker.kind in _HEADING_KINDS
    sibling = numbered(following.text)
    if sibling is None or sibling.kind != marker.kind:
        return True
    value, behind = value_of(marker.text), value_of(sibling.text)
    return value is not None and behind == 1 != value + 1


def _itemise(made: Draft, marker: Marker) -> None:
    made.kind, made.marker = BlockKind.LIST_ITEM, marker.text
    joined, cut = made.joined, marker.end
    starts = tuple(max(0, start - cut) for start in joined.starts)
    made.joined = Joined(joined.text[cut:], starts, joined.spaced)
    made.raised = [(max(0, offset - cut), number) for offset, number in made.raised]


def _unnumbered(texts: Sequence[Draft], drafts: Sequence[Draft], capacity: int, body_size: float) -> None:
    if body_size:
        for made in texts:
            room = _room(made, capacity, body_size)
            if _is_plain(made) and is_display(made, body_size) and may_be_heading(made, room):
                made.kind = BlockKind.HEADING
        return
    last = max((index for index, made in enumerate(drafts) if made.kind is not BlockKind.FURNITURE), default=-1)
    for made in texts:
        if (
            not _is_plain(made)
            or not may_be_heading(made, capacity)
            or made.text[0] in "（(【「"
            or made.text[-1] in "？?"
        ):
            if made.kind is BlockKind.PARAGRAPH and made.role is None and _is_quoted_title(made, texts, capacity):
                made.kind = BlockKind.HEADING
            continue
        if len(made.lines) > 1 and made.lines[-1].closes is not True:
            continue
        if drafts[last] is not made or ENDNOTES.match(made.text):
            made.kind = BlockKind.HEADING


def _columns(texts: Sequence[Draft]) -> None:
    """Names in brackets on lines of their own, if there are several, head what follows."""
    found = [made for made in texts[:-1] if _is_plain(made) and _names_column(made)]
    if len(found) > 1:
        for made in found:
            made.kind = BlockKind.HEADING


def _names_column(made: Draft) -> bool:
    return len(made.lines) == 1 and phrases.COLUMN.match(made.text) is not None


def _questions(texts: Sequence[Draft], capacity: int) -> None:
    """A short question between whole paragraphs heads what follows, as the headings beside it do."""
    for before, made, after in zip(texts, texts[1:], texts[2:], strict=False):
        if (
            _is_plain(made)
            and made.text[-1] in "？?"
            and made.text[0] not in phrases.OPENERS
            and len(made.lines) == 1
            and width(made.text) <= _SHORT * capacity
            and may_be_heading(made, capacity)
            and before.kind is not BlockKind.HEADING
            and (ends_sentence(before.text) and before.text[-1] not in "：:？?")
            and after.kind is BlockKind.PARAGRAPH
            and after.role is None
            and width(after.text) > _LONGER * width(made.text)
        ):
            made.kind = BlockKind.HEADING


def _title_at_head(texts: Sequence[Draft], capacity: int) -> None:
    """What stands right above the first author, or begins the document as a short question, is the title."""
    for index, made in enumerate(texts[:_HEAD]):
        if len(made.lines) > 2 or "。" in made.text:
            break
        if index and byline_role(made.text) == "author" and not (numbered(made.text) or ITEM_TITLE.match(made.text)):
            _make_title(next((other for other in reversed(texts[:index]) if byline_role(other.text) is None), None))
            return
    if len(texts) > 1 and texts[0].text.endswith(("？", "?", "！", "!")) and width(texts[0].text) <= capacity:
        _make_title(texts[0])


def _make_title(made: Draft | None) -> None:
    if made is None or made.kind is not BlockKind.PARAGRAPH or made.role or phrases.COLUMN.match(made.text):
        return
    if len(made.lines) <= _MAX_TITLE_LINES and "。" not in made.text and made.text[-1] not in "，、；：:":
        made.kind = BlockKind.HEADING


def _room(made: Draft, capacity: int, body_size: float) -> int:
    """The columns that a heading has: one set large may reach over two columns of text."""
    measures = made.lines[0].measures
    return _OVER_COLUMNS * capacity if measures is not None and measures.size >= _LARGE * body_size else capacity


def _is_quoted_title(made: Draft, texts: Sequence[Draft], capacity: int) -> bool:
    """A title may begin with a quotation: 「國家安全例外」條款…"""
    text = made.text
    return text[0] in "「『《" and not text.endswith(("」", "』")) and may_be_heading(made, capacity)


def _merge_titles(drafts: list[Draft]) -> None:
    """A title that ends with a colon or dash, and its second line."""
    index = 0
    while index + 1 < len(drafts):
        first, second = drafts[index], drafts[index + 1]
        if _splits_title(first, second):
            first.kind = BlockKind.HEADING
            text = first.text + second.text
            starts = first.joined.starts + tuple(start + len(first.text) for start in second.joined.starts)
            first.raised += [(offset + len(first.text), number) for offset, number in second.raised]
            first.joined, first.lines = Joined(text, starts, first.joined.spaced), first.lines + second.lines
            del drafts[index + 1]
        index += 1


def _splits_title(first: Draft, second: Draft) -> bool:
    return (
        first.kind in (BlockKind.PARAGRAPH, BlockKind.HEADING)
        and first.role is None
        and second.kind is BlockKind.HEADING
        and first.text[-1] in "：─—－:"
        and len(first.lines) == 1
        and width(first.text) <= 60
        and not numbered(second.text)
        and not ITEM_TITLE.match(second.text)
    )


def _bylines(texts: Sequence[Draft]) -> None:
    """Who wrote it: right below a title."""
    below_title = False
    for made in texts:
        if made.kind is BlockKind.HEADING and not below_title:
            below_title = numbered(made.text) is None
            continue
        counted = numbered(made.text) or ITEM_TITLE.match(made.text)
        if below_title and not counted and made.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH):
            role = byline_role(made.text)
            if role and (made.kind is BlockKind.HEADING or made.role == "field" or not ends_sentence(made.text)):
                made.kind, made.role, made.label = BlockKind.BYLINE, role, None
                continue
        below_title = made.kind is BlockKind.HEADING and numbered(made.text) is None


def byline_role(text: str) -> str | None:
    """author or affiliation, if `text` reads as a byline."""
    if len(text) > 80 or phrases.ABSTRACT_TITLE.match(text):
        return None
    if any(pattern.match(text) for pattern in phrases.AUTHOR):
        return "author"
    return "affiliation" if phrases.AFFILIATION.match(text) else None


def _abstracts(texts: Sequence[Draft]) -> None:
    """The paragraph under the heading 摘要, or one between the byline and the first number that speaks of the text."""
    for index, made in enumerate(texts):
        before = texts[index - 1] if index else None
        if not _is_plain(made) or before is None:
            continue
        after = texts[index + 1] if index + 1 < len(texts) else None
        under_title = before.kind is BlockKind.HEADING and phrases.ABSTRACT_TITLE.match(before.text)
        leads_in = (
            before.kind is BlockKind.BYLINE
            and before.role in ("author", "affiliation")
            and after is not None
            and after.kind is BlockKind.HEADING
            and numbered(after.text) is not None
            and phrases.OF_ITSELF.search(made.text)
        )
        if under_title or leads_in:
            made.role = "abstract"
