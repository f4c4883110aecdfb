"""The curated tables: what is in them is needed, right in form, and has an effect."""

from collections import Counter

from reader.datafiles import resource
from reader.model.script import Script
from reader.text.conversion import converter
from reader.text.vocabulary import Region, rows, vocabulary

# Kept to hold later terms off, though none touches them now.
GUARDS = {"執行董事", "正式程序", "正當程序", "多邊文件", "核心", "經濟整合"}


def test_there_are_enough_terms_each_once() -> None:
    counts = Counter(row[0] for table in ("mainland.tsv", "keep.tsv") for row in rows(resource("vocabulary", table)))
    assert len(vocabulary(Region.MAINLAND).terms) >= 250
    assert [phrase for phrase, count in counts.items() if count > 1] == []


def test_every_row_is_whole() -> None:
    for table, columns in (("mainland.tsv", 3), ("keep.tsv", 2)):
        for row in rows(resource("vocabulary", table)):
            assert len(row) == columns and all(cell and cell == cell.strip() for cell in row), row


def test_the_mainland_terms_are_simplified() -> None:
    plain = converter(Script.CN).convert
    assert [term for term in vocabulary(Region.MAINLAND).terms.values() if plain(term).text != term] == []


def test_no_term_is_what_plain_conversion_gives_anyway() -> None:
    plain = converter(Script.CN).convert
    assert [term for term, shown in vocabulary(Region.MAINLAND).terms.items() if plain(term).text == shown] == []


def test_every_kept_phrase_holds_off_a_term() -> None:
    terms = vocabulary(Region.MAINLAND)
    idle = {
        phrase
        for phrase in terms.keep
        if not any(
            term in phrase or any(phrase.endswith(term[:size]) for size in range(1, len(term))) for term in terms.terms
        )
    }
    assert idle <= GUARDS


def test_terms_that_every_newsletter_has() -> None:
    terms = vocabulary(Region.MAINLAND).terms
    expected = {
        "品質": "质量",
        "專案": "项目",
        "歐盟執委會": "欧盟委员会",
        "晶片": "芯片",
        "永續": "可持续",
        "沙烏地阿拉伯": "沙特阿拉伯",
        "杜哈回合": "多哈回合",
        "平衡稅": "反补贴税",
    }
    assert {term: terms[term] for term in expected} == expected
