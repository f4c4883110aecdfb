"""The glossary that comes with the program keeps to its format and to its editorial rules."""

import re
from functools import cache

import pytest

from reader.datafiles import resource
from reader.glossary import Glossary, Matcher, load
from reader.model.glossary import Term
from reader.model.script import Script
from reader.text.conversion import converter
from tests.entries import entry

# What a reader of ../shared/texts and of the like meets; each as one may type it.
EXPECTED = """
Special 301|特別三○一條款|特别301条款|特別 301|301 條款|最惠國待遇|國民待遇|國家安全例外|爭端解決機構|上訴機構
防衛措施|反傾銷稅|平衡稅|補償|貿易報復|重新平衡|GATT|WTO|AZEC|AETI|JCM|CCUS|UNFCCC|COP|FOIP|MOU|G7|IPEF|CPTPP|RCEP
APEC|ASEAN|UFLPA|USTR|MSP|產能過剩|經濟脅迫|去風險|脫鉤|碳洩漏|隱含碳|碳關稅|CBAM|Section 232|Section 201|Super 301
IEEPA|DPA|TRIPS|TBT|SPS|NAFTA|USMCA|FTA|RTA|ROO|GSP|GPA|ECFA|Wassenaar Arrangement|Australia Group|MTCR|NSG|ECCN
catch-all|Entity List|智慧財產權|著作權|拘束稅率|關稅配額|貿易便捷化|電子商務聯合聲明|DEPA|經常帳|供應鏈韌性|友岸外包
"""


@cache
def _glossary() -> Glossary:
    return load(resource("glossary"))


def _ids(term: Term) -> str:
    return term.id


def test_there_are_terms_enough() -> None:
    assert len(_glossary().terms) >= 400


@pytest.mark.parametrize("form", re.split(r"[|\n]", EXPECTED.strip()))
def test_knows_the_terms_of_the_texts(form: str) -> None:
    matches = Matcher(_glossary()).matches(form)
    assert [(match.start, match.end) for match in matches] == [(0, len(form))]
    assert _glossary().lookup(form)[0] == matches[0].term


@pytest.mark.parametrize("term", _glossary().terms, ids=_ids)
def test_an_entry_is_complete(term: Term) -> None:
    assert 40 <= len(term.definition) <= 150
    assert term.definition.endswith("。")
    assert term.gloss.endswith(".") and term.gloss.count(". ") <= 1
    assert term.sources and all(source.title and source.url.startswith("https://") for source in term.sources)
    assert term.domain and term.id not in term.see_also


@pytest.mark.parametrize("term", _glossary().terms, ids=_ids)
def test_each_field_is_in_its_script(term: Term) -> None:
    """The character sets that came before Unicode tell the scripts apart: Big5 is Traditional, GB 2312 Simplified."""
    for text in (term.traditional, term.hong_kong, term.definition, *term.variants):
        text.encode("cp950")
    term.mainland.encode("gb2312")
    assert converter(Script.CN).convert(term.mainland).text == term.mainland


def test_no_variant_is_listed_in_vain() -> None:
    """A variant that another form of the term covers anyway only makes the list longer."""
    for term in _glossary().terms:
        for variant in term.variants:
            rest = Term(term.id, term.traditional, term.mainland, term.english, term.abbreviation)
            others = tuple(other for other in term.variants if other != variant)
            assert variant not in (rest.forms + others), (term.id, variant)


def test_what_ended_says_since_when_and_what_took_its_place() -> None:
    glossary = _glossary()
    nafta, tpp = entry(glossary, "nafta"), entry(glossary, "tpp")
    assert (nafta.since, nafta.until, nafta.replaced_by) == ("1994-01-01", "2020-07-01", ("usmca",))
    assert entry(glossary, "usmca").since == nafta.until
    assert tpp.replaced_by == ("cptpp",) and not tpp.since
    for term in glossary.terms:
        assert not (term.since and term.until) or term.since < term.until


def test_the_term_of_hong_kong_is_given_only_where_it_is_another() -> None:
    terms = [term for term in _glossary().terms if term.hong_kong]
    assert len(terms) >= 30
    for term in terms:
        assert converter(Script.HK).convert(term.traditional).text != converter(Script.HK).convert(term.hong_kong).text


def test_definitions_are_not_repeated() -> None:
    definitions = [term.definition for term in _glossary().terms]
    assert len(set(definitions)) == len(definitions)


@pytest.mark.parametrize(
    "text",
    [
        "股東協議",
        "不動產證券化條例",
        "學者專家組成",
        "製版權登記",
        "全世界銀行資本",
        "進口稅則",
        "與此相關稅負",
        "trips and trims",
        "國際貿易法規",
        "经济部门",
        "支柱一",
        "AI acts as a guide",
        "替代國內供應",
    ],
)
def test_words_that_only_look_like_terms_are_left_alone(text: str) -> None:
    assert Matcher(_glossary()).matches(text) == ()
