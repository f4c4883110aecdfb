"""Terms survive every file format whole."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.glossary.interchange import FORMATS, read, write
from reader.model.glossary import Source, Term

# Everything that separates or quotes in one of the formats, both scripts, characters beyond the first plane.
SPECIAL = "貿易條款关税\\|<>&\"',;:#=\t [](){}/AbZ09é𠀀—“\u3000"
LETTERS = st.text(st.sampled_from(SPECIAL) | st.characters(codec="utf-8", exclude_categories=("C", "Z")), max_size=12)
WORDS = LETTERS.map(lambda text: " ".join(text.split()))
FORM = WORDS.filter(lambda text: len(text) >= 2)
LIST = st.lists(FORM, max_size=3, unique=True).map(tuple)
IDS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
URL = st.sampled_from(["", "https://example.org/a?b=c&d=%3C"])
# As they come out of from_fields: a source's title has no blanks at its edges.
SOURCES = st.lists(st.builds(Source, FORM, URL), max_size=2, unique=True).map(tuple)
OPTIONAL = st.just("") | FORM
TERMS = st.lists(
    st.builds(
        Term, id=IDS, traditional=FORM, mainland=OPTIONAL, english=OPTIONAL, abbreviation=OPTIONAL, variants=LIST,
        definition=WORDS, gloss=WORDS, domain=WORDS, see_also=st.lists(IDS, max_size=2, unique=True).map(tuple),
        sources=SOURCES, exceptions=LIST, hong_kong=OPTIONAL, part_of_speech=st.sampled_from(["", "noun", "verb"]),
        since=st.sampled_from(["", "1994", "2020-07-01"]), until=st.sampled_from(["", "2020-07"]),
        replaced_by=st.lists(IDS, max_size=2, unique=True).map(tuple),
    ),
    max_size=4,
    unique_by=lambda term: term.id,
)  # fmt: skip


@pytest.mark.parametrize("form", sorted(FORMATS))
@settings(max_examples=1000 if settings.get_current_profile_name() == "prove" else 40)
@given(TERMS, st.text(max_size=8))
def test_what_is_written_is_read_back_whole(form: str, terms: list[Term], name: str) -> None:
    if form == "tbx" and not terms:
        return  # without entries nothing tells that it is one
    reading = read(write(terms, form, name), form)
    assert reading.refused == ()
    assert sorted(reading.terms, key=lambda term: term.id) == sorted(terms, key=lambda term: term.id)
