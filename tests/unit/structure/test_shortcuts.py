"""What is looked at first, so that a rule need not be tried, never keeps a rule from what it takes."""

from collections.abc import Sequence

import pytest

from reader.structure import numbering
from reader.structure.footnotes import note_chain
from reader.structure.headings import outline, titles
from reader.structure.lines import line_of
from reader.structure.page_furniture import furniture
from reader.structure.rules import Rule
from reader.structure.words import (
    authors,
    captions,
    columns,
    contents_lines,
    issue_lines,
    note_heads,
    page_numbers,
    phrases,
    starts,
    table_heads,
)
from reader.structure.words.date_mentions import first_day
from reader.structure.words.section_names import SECTION, is_section
from tests.unit.structure.test_rules import RULES

TEXTS = sorted({text for rule in RULES for text in (*rule.examples, *rule.counter_examples) if text})
CHARACTERS = sorted({char for text in TEXTS for char in text})


@pytest.mark.parametrize(
    ("rules", "letters"),
    [
        (starts.STARTERS, starts.STARTING_LETTERS),
        ([rule for rule, _, _ in outline.OTHERS], outline.LETTERS),
        (table_heads.BELOW, table_heads.LETTERS_BELOW),
    ],
    ids=["starts", "says", "stands below"],
)
def test_no_rule_takes_a_text_that_begins_with_another_letter(rules: Sequence[Rule], letters: frozenset[str]) -> None:
    others = [char for char in CHARACTERS if char.isalpha() and char not in letters]
    endings = [text[at:] for rule in rules for text in rule.examples for at in (0, 1)]
    assert len(others) > 500
    assert not [
        (rule.name, char + end) for rule in rules for char in others for end in endings if rule.match(char + end)
    ]


def test_the_longest_name_of_a_section_begins_a_block() -> None:
    name = "APEC六字以內的名行事曆"
    assert SECTION.match(name)
    assert starts.starts_block(name)


@pytest.mark.parametrize("text", TEXTS)
def test_shortcuts_agree_with_their_rules(text: str) -> None:
    assert captions.is_table_caption(text) == (captions.TABLE_CAPTION.match(text) is not None)
    assert captions.is_unit(text) == (captions.UNIT.match(text) is not None)
    line = line_of(1, text)
    assert [*note_heads.may_begin([line])] or not (note_heads.head_of(line) or note_heads.endnote_of(line))
    assert note_heads.cites(text) == (note_heads.CITED.match(text) is not None)
    assert (note_chain.label_of(text) is None) == (note_chain.LABEL.match(text) is None)
    assert page_numbers.is_page_number(text) == (page_numbers.PAGE_NUMBER.match(text) is not None)
    assert is_section(text) == (SECTION.match(text) is not None)
    assert phrases.is_contents_title(text) == (phrases.CONTENTS_TITLE.match(text) is not None)
    assert (phrases.labelled_of(text) is None) == (phrases.LABELLED.match(phrases.with_whole_label(text)) is None)
    assert outline.may_end_contents_or_credit(text) or not (
        contents_lines.LED_ENTRY.match(text) or phrases.CREDIT.match(text)
    )
    assert titles.may_begin_with_day(text) or not issue_lines.DATED_ENTRY.match(text)
    assert text[0] in furniture.BEGINS_SEPARATOR or not furniture.SEPARATOR.match(text)
    assert text[0] in numbering.BEGINS_NUMBER or not any(rule.match(text) for rule in numbering.NUMBERED)
    assert numbering.leads_title(text) == any(rule.match(text) for rule in (numbering.TITLE_SIGN, numbering.LED_TITLE))
    assert contents_lines.is_entry(text) == (contents_lines.LED_ENTRY.match(text) is not None)
    byline = authors.plain_byline(text)
    assert not text[0].isalnum() or authors.names_author(text) == any(rule.match(byline) for rule in authors.AUTHOR)
    assert [found.re for found in authors.found_authors(text)] == [
        rule.pattern for rule in authors.AUTHOR if rule.match(text)
    ]
    assert first_day(text) == first_day(f"Day: {text}")  # that a month in English may name one is looked at first
    assert columns.value_of(text) == next((rule.name for rule in columns.VALUES if rule.match(text)), None)


@pytest.mark.parametrize("head", ["附件六字以內之行程", "與會人員名冊", "議程表", "日程", "Table 2 Tariffs"])
def test_captions_of_tables_end_in_any_of_their_words(head: str) -> None:
    assert captions.is_table_caption(head) == (captions.TABLE_CAPTION.match(head) is not None)
