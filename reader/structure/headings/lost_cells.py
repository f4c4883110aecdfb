"""Cells that an extractor left one below the other, each by itself, and that read as titles."""

from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from reader.structure import certainty
from reader.structure.drafts import Draft
from reader.structure.headings.axes import has_values_only
from reader.structure.headings.bylines import byline_role
from reader.structure.headings.levels import FRAME
from reader.structure.kinds import BYLINE, CAPTION, FOOTNOTE, FURNITURE, HEADING, LIST_ITEM, PARAGRAPH, TABLE
from reader.structure.numbering import leads_title, numbered
from reader.structure.rules import Rule, rule
from reader.structure.words import captions
from reader.structure.words.section_names import is_section

HEADS_LIST: Final = rule(
    "what stands above a list of persons, houses or papers",
    r"(?:(?:出席|列席|與會|參加|受訪|拜會|訪談|參訪|陪同|邀請).{0,6}(?:人員|單位|機關|委員|對象|名單|代表|廠商)"
    r"|(?:[^，。]{0,6}(?:目錄|文章|花絮|附錄|一覽)))$",
    ("出席人員", "列席單位", "出席單位及人員", "拜會機關", "訪談對象", "出版品目錄", "相關文章", "活動花絮"),
    ("代表單位", "出席情形", "文章作者"),
)
RULES: Final[tuple[Rule, ...]] = (HEADS_LIST,)
_LEAST: Final = 6  # cells
_LEAST_TITLES: Final = 4  # of them that read as titles
_LEAST_BELOW_CAPTION: Final = 3  # cells, and titles of them
_MOST_BETWEEN: Final = 4  # lines between two parts of a table
_LONGEST: Final = 24  # characters
_SHORTEST: Final = 4  # characters of a title of a section
_TEXT: Final = 40  # characters of a paragraph that is text
_MOST_AUTHORS: Final = 2  # lines
_PICTURES: Final = ("圖", "照片", "相片")
_STOPS: Final = "。，；：！？"


def gather(drafts: list[Draft]) -> None:
    """Make one unsure table of many short lines in a row, most of which were taken for titles: no text has so many
    titles without text."""
    told = [made for made in drafts if made.kind not in (FURNITURE, FOOTNOTE)]
    titles = {made.text for made, below in pairwise(told) if _heads(made, below)}
    tables = [run for run in _runs(told) if not _lists_titles(run, titles)]
    gone: set[int] = set()
    for first, *others in _joined(told, tables):
        cells = [cell for made in (first, *others) for cell in made.cells or [[made.text]]]
        first.kind, first.role, first.label, first.level, first.cells = TABLE, None, None, None, cells
        for made in others:
            first.append(made)
        first.doubt(certainty.LOST_COLUMNS)
        gone.update(map(id, others))
    if gone:
        drafts[:] = [made for made in drafts if id(made) not in gone]


def _runs(told: Sequence[Draft]) -> Iterator[list[Draft]]:
    run: list[Draft] = []
    above: Draft | None = None
    begun = next((place for place, made in enumerate(told) if _is_text(made)), len(told))  # below masthead and cover
    for made in [*told[begun:], None]:
        if made is not None and _may_be_cell(made):
            run.append(made)
            continue
        if made is not None:
            _leave_what_heads(run, made)
        if run and captions.is_table_caption(run[0].text):
            above = run.pop(0)
        titles = sum(each.kind is HEADING for each in run)
        enough = len(run) >= _LEAST and titles >= _LEAST_TITLES
        below_caption = _captions(above, run) and titles >= _LEAST_BELOW_CAPTION
        above_caption = _ends_at_caption(run, made) and titles == len(run) >= _LEAST_TITLES
        if enough or below_caption or above_caption or (sum(map(has_values_only, run)) >= _LEAST and _goes_on(above)):
            yield run
        run, above = [], made


def _leave_what_heads(run: list[Draft], below: Draft) -> None:
    """Take off the end of a run the title of what stands below it, and who wrote this, but no list of persons."""
    names = len(run) - next((at for at in range(len(run), 0, -1) if not byline_role(run[at - 1].text)), 0)
    if names > _MOST_AUTHORS or names == len(run):
        return
    title = run[-1 - names]
    is_text = _is_text(below) or (below.kind is LIST_ITEM and not names)
    if is_text and title.kind is HEADING and (len(title.text) >= _SHORTEST or names or FRAME.match(title.text)):
        del run[-1 - names :]


def _joined(told: Sequence[Draft], tables: Iterable[list[Draft]]) -> Iterator[list[Draft]]:
    """`tables`, those in one of which but a few short lines part them, with these."""
    places = {id(made): place for place, made in enumerate(told)}
    open_table: list[Draft] = []
    for table in tables:
        if open_table:
            between = told[places[id(open_table[-1])] + 1 : places[id(table[0])]]
            if len(between) <= _MOST_BETWEEN and all(map(_may_lie_between, between)):
                open_table += [*between, *table]
                continue
            yield open_table
        open_table = table
    if open_table:
        yield open_table


def _may_lie_between(made: Draft) -> bool:
    if made.kind is TABLE:
        return made.confidence <= certainty.LOST_COLUMNS
    return made.kind in (HEADING, PARAGRAPH) and len(made.text) <= _LONGEST


def _goes_on(above: Draft | None) -> bool:
    """Whether figures below `above` are those of a table."""
    return above is not None and above.kind in (TABLE, CAPTION) and not captions.OF_A_FIGURE.match(above.text)


def _ends_at_caption(run: Sequence[Draft], below: Draft | None) -> bool:
    """Whether a run stands right above the caption of a table, as the first column does that an extractor drew out."""
    return bool(run) and below is not None and below.kind is CAPTION and captions.is_table_caption(below.text)


def _lists_titles(run: Sequence[Draft], titles: Container[str]) -> bool:
    """Whether most of a run are titles of text, as a list of contents without pages has them."""
    return 2 * sum(made.text in titles for made in run) > len(run)


def _captions(above: Draft | None, run: Sequence[Draft]) -> bool:
    """Whether the draft above a run tells of a table; where it says whence the data are, one that goes on below."""
    if above is None or any(made.kind is BYLINE for made in run):
        return False
    if captions.OF_A_FIGURE.match(above.text) or above.text.startswith(_PICTURES):
        return False
    told = above.kind is CAPTION and (
        not captions.is_source_of_data(above.text) or any(len(made.text) == 1 for made in run)
    )
    return told or captions.is_table_caption(above.text)


def _may_be_cell(made: Draft) -> bool:
    """Whether a draft is short, and neither a sentence nor counted nor the head of a section."""
    if made.kind not in (HEADING, PARAGRAPH, BYLINE) or made.role == "field" or len(made.text) > _LONGEST:
        return False
    if numbered(made.text) is not None or leads_title(made.text) or made.note_refs or is_section(made.text):
        return False
    if HEADS_LIST.match(made.text):
        return False
    return made.text[0] not in "【〔" and not any(sign in made.text for sign in _STOPS)


def _heads(title: Draft, below: Draft) -> bool:
    """Whether a draft is the title of the text below it."""
    return title.kind is HEADING and len(title.text) >= _SHORTEST and _is_text(below)


def _is_text(made: Draft) -> bool:
    return made.kind is PARAGRAPH and len(made.text) >= _TEXT
