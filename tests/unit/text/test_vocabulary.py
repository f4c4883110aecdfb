"""The curated tables: what is in them is needed, right in form, has an effect, and no other than it should."""

from collections import Counter
from collections.abc import Iterator

import pytest

from reader.datafiles import resource
from reader.glossary import load
from reader.model.script import Script
from reader.text.conversion import converter
from reader.text.folding import fold_text
from reader.text.vocabulary import Region, rows, version, vocabulary

# Kept to hold later terms off, though none touches them now.
GUARDS = {"執行董事", "正式程序", "正當程序", "多邊文件", "核心", "經濟整合"}
TABLES = {Region.MAINLAND: 600, Region.TAIWAN: 350}

# Headwords of the glossary that must not always become its mainland term, and why.
NOT_IN_PROSE = {
    "臺美 21 世紀貿易倡議": "who is named first is the text's affair",
    "人工智慧法": "begins 人工智慧法規 and 人工智慧法制",
    "OECD 人工智慧原則": "OECD is said on the mainland too",
    "OECD 第一支柱": "OECD is said on the mainland too",
    "WTO 部長會議": "WTO is said on the mainland too",
    "WTO 總理事會": "WTO is said on the mainland too",
    "APEC 企業諮詢委員會": "APEC is said on the mainland too",
    "APEC 資深官員會議": "APEC is said on the mainland too",
    "APEC 貿易暨投資委員會": "APEC is said on the mainland too",
    "APEC 太子城 2040 願景": "APEC is said on the mainland too",
    "排放交易體系": "of the EU and others the mainland says 排放交易体系",
    "巴黎協定第 6 條": "figures stay figures",
    "實質轉型": "industries transform too",
    "預先審核": "is an ordinary act too",
    "事後稽核": "is an ordinary act too",
    "修正京都公約": "may be a verb and its object",
    "爭端解決小組": "争端解决专家组 is said, and clearer",
    "重新平衡": "is said on the mainland too",
    "剝奪或減損": "rights are, in any law",
    "訴訟經濟原則": "in domestic law it is 诉讼经济原则",
    "回流本土": "two ordinary words",
    "外人投資審查": "外商 would be foreigners in China",
    "外人直接投資": "外商 would be foreigners in China",
    "通關單一窗口": "other countries have theirs",
    "貿易援助": "military and trade aid is another thing",
    "自然人移動": "the mainland's schedules say 流动, which the conversion takes",
    "亞太經濟合作": "is cooperation, too",
    "著作權": "so it is called in the mainland's law",
    "全球最低稅負制": "支柱二方案 says less",
    "無紙化貿易": "is said on the mainland too",
    "入會談判": "not of the WTO alone",
    "公共利益考量": "is an ordinary reason too",
}


def table(region: Region) -> Iterator[list[str]]:
    return rows(resource("vocabulary") / f"{region}.tsv")


def kept() -> Iterator[list[str]]:
    return rows(resource("vocabulary") / "keep.tsv")


def replaced(region: Region, text: str) -> dict[str, tuple[int, int]]:
    return {text[start:end]: (start, end) for start, end, _ in vocabulary(region).matches(text)}


@pytest.mark.parametrize("region", Region)
def test_there_are_enough_terms_each_once(region: Region) -> None:
    counts = Counter(row[0] for row in table(region))
    assert len(counts) >= TABLES[region]
    assert [term for term, count in counts.items() if count > 1] == []


def test_each_phrase_is_kept_once() -> None:
    assert [phrase for phrase, count in Counter(row[0] for row in kept()).items() if count > 1] == []


def test_every_row_is_whole() -> None:
    for each, columns in ((table(Region.MAINLAND), 5), (table(Region.TAIWAN), 5), (kept(), 3)):
        for row in each:
            assert len(row) == columns and all(cell and cell == cell.strip() for cell in row), row


def test_the_tables_are_of_one_version() -> None:
    files = sorted(resource("vocabulary").glob("*.tsv"))
    assert len(files) == 3 and {version(file) for file in files} == {2}


@pytest.mark.parametrize("region", Region)
def test_every_example_is_an_example(region: Region) -> None:
    wrong = [(term, example) for term, _, _, example, _ in table(region) if term not in replaced(region, example)]
    assert wrong == []


@pytest.mark.parametrize("region", Region)
def test_no_counter_example_is_one(region: Region) -> None:
    wrong = [(term, counter) for term, *_, counter in table(region) if term in replaced(region, counter)]
    assert wrong == []


@pytest.mark.parametrize("region", Region)
def test_every_counter_example_is_near_its_term(region: Region) -> None:
    far = [
        (term, counter) for term, *_, counter in table(region) if len(set(term) & set(counter)) < min(2, len(set(term)))
    ]
    assert far == []


def test_every_kept_phrase_is_kept_in_its_sentence() -> None:
    wrong: list[tuple[str, str]] = []
    for phrase, _, sentence in kept():
        assert phrase in sentence
        start = sentence.index(phrase)
        region = Region.TAIWAN if converter(Script.CN).convert(sentence).text == sentence else Region.MAINLAND
        if any(s < start + len(phrase) and start < e for s, e in replaced(region, sentence).values()):
            wrong.append((phrase, sentence))
    assert wrong == []


def test_the_mainland_terms_are_simplified() -> None:
    plain = converter(Script.CN).convert
    assert [term for term in vocabulary(Region.MAINLAND).terms.values() if plain(term).text != term] == []
    assert [term for term in vocabulary(Region.TAIWAN).terms if plain(term).text != term] == []


@pytest.mark.parametrize("region", Region)
def test_no_term_is_what_plain_conversion_gives_anyway(region: Region) -> None:
    plain = converter(Script.CN).convert
    terms = vocabulary(region).terms.items()
    assert [term for term, shown in terms if plain(term).text == plain(shown).text] == []


def test_every_kept_phrase_holds_off_a_term() -> None:
    terms = vocabulary(Region.MAINLAND).terms.keys() | vocabulary(Region.TAIWAN).terms.keys()
    idle = {
        phrase
        for phrase, *_ in kept()
        if not any(
            term in phrase or any(phrase.endswith(term[:size]) for size in range(1, len(term))) for term in terms
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


def test_the_mainland_terms_of_the_glossary_are_part_of_it() -> None:
    convert = converter(Script.CN_TERMS).convert
    # Taiwan parts figures and Latin words from Chinese by blanks, the mainland does not.
    others = {
        term.traditional
        for term in load(resource("glossary")).terms
        if term.mainland and _close(convert(term.traditional).text) != _close(term.mainland)
    }
    assert others == NOT_IN_PROSE.keys()


def _close(text: str) -> str:
    return fold_text(text).replace(" ", "")
