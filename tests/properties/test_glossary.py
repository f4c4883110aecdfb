"""What holds of the matches in any text."""

from functools import cache

from hypothesis import given
from hypothesis import strategies as st

from reader.datafiles import resource
from reader.glossary import Glossary, Matcher, load
from reader.glossary.forms import expanded
from reader.text.folding import fold_text


@cache
def _glossary() -> Glossary:
    return load(resource("glossary"))


@cache
def _matcher() -> Matcher:
    return Matcher(_glossary())


@cache
def _forms() -> list[str]:
    return [form for term in _glossary().terms for form in term.forms]


pieces = st.one_of(
    st.sampled_from(_forms()),
    st.sampled_from([" ", "　", "，", "的", "s", "-", "7", "\u200b", "三", "ﬁ", "\n"]),
    st.text(max_size=5),
)


@given(st.lists(pieces, max_size=12).map("".join))
def test_matches_are_sorted_disjoint_and_forms_of_their_terms(text: str) -> None:
    end = 0
    for match in _matcher().matches(text):
        assert end <= match.start < match.end <= len(text)
        end = match.end
        written = {fold_text(way) for form in match.term.forms for way in expanded(form)}
        assert fold_text(text[match.start : match.end]) in written
        assert match.term not in match.shorter


@given(st.sampled_from(_forms()), st.sampled_from(["，", "。", "的", ""]))
def test_every_form_is_found_where_it_stands_alone(form: str, mark: str) -> None:
    (match,) = _matcher().matches(mark + form + mark)
    assert (match.start, match.end) == (len(mark), len(mark) + len(form))
    assert form in match.term.forms
