"""Finding terms in running text."""

import pytest

from reader.glossary import Glossary, Matcher
from reader.glossary.forms import expanded
from reader.model.glossary import Term

TERMS = [
    Term("section-301", "301 條款", "301条款", "Section 301"),
    Term("special-301", "特別 301 條款", "特别301条款", "Special 301", variants=("特別 301",)),
    Term("fta", "自由貿易協定", "自由贸易协定", "Free Trade Agreement", "FTA"),
    Term("nafta", "北美自由貿易協定", "北美自由贸易协定", "North American Free Trade Agreement", "NAFTA"),
    Term("rta", "區域貿易協定", "区域贸易协定", "Regional Trade Agreement", "RTA"),
    Term("ccus", "碳捕捉", "碳捕集", "Carbon Capture", "CCUS"),
    Term("trips", "與貿易有關之智慧財產權協定", "与贸易有关的知识产权协定", "TRIPS Agreement", "TRIPS"),
    Term("trims", "投資措施協定", "投资措施协定", "TRIMs Agreement", "TRIMs"),
    Term("who", "世界衛生組織", "世界卫生组织", "World Health Organization", "WHO"),
    Term("cop", "締約國大會", "缔约方大会", "Conference of the Parties", "COP"),
    Term("mou", "瞭解備忘錄", "谅解备忘录", "Memorandum of Understanding", "MOU", ("MoU",)),
    Term("g7", "七大工業國", "七国集团", "Group of Seven", "G7"),
    Term("g20", "二十國集團", "二十国集团", "Group of Twenty", "G20"),
    Term("catch-all", "滴水不漏管制", "全面控制", "Catch-All Control"),
    Term("duty", "關稅", "关税", "Customs Duty", exceptions=("相關稅",)),
    Term("asean", "東協", "东盟", "Association of Southeast Asian Nations", exceptions=("股東協",)),
]
MATCHER = Matcher(Glossary(TERMS))


def _found(text: str) -> list[tuple[str, str]]:
    return [(text[match.start : match.end], match.term.id) for match in MATCHER.matches(text)]


@pytest.mark.parametrize(
    "written",
    [
        "特別301條款",
        "特別 301 條款",
        "特別三○一條款",
        "特別三〇一條款",
        "特别三零一条款",
        "特別三百零一條款",
        "特別３０１條款",
        "SPECIAL 301",
    ],
)
def test_every_way_to_write_special_301_is_found_whole(written: str) -> None:
    assert _found(f"依 {written} 規定") == [(written, "special-301")]


def test_the_longer_match_hides_the_shorter_and_tells_of_it() -> None:
    (match,) = MATCHER.matches("北美自由貿易協定")
    assert (match.term.id, [term.id for term in match.shorter]) == ("nafta", ["fta"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They accuse; ACCUSED of CCUS.", [("CCUS", "ccus")]),
        ("an important RTA", [("RTA", "rta")]),
        ("many RTAs and FTAs", [("RTAs", "rta"), ("FTAs", "fta")]),
        ("who knows what WHO says", [("WHO", "who")]),
        ("trips under TRIPS; Trips", [("TRIPS", "trips"), ("Trips", "trips")]),
        ("he trims what TRIMs says", [("TRIMs", "trims")]),
        ("Nafta, nafta", [("Nafta", "nafta")]),
        ("a MoU, two MOUs, no mou", [("MoU", "mou"), ("MOUs", "mou")]),
        ("COP28 與 COP 27", [("COP", "cop"), ("COP", "cop")]),
        ("catch all controls", [("catch all controls", "catch-all")]),
        ("customs duties", [("customs duties", "duty")]),
        ("https://example.org/FTA/free-trade-agreement FTA", [("FTA", "fta")]),
        ("G77 的 G7", [("G7", "g7")]),
        ("ＦＴＡ", [("ＦＴＡ", "fta")]),
        ("free  trade\tagreement, free  trade agreement", [("free  trade agreement", "fta")]),
    ],
)
def test_latin_forms_stand_at_word_boundaries_in_their_case(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("二十七國集團", []),
        ("一千三百〇一條款", []),
        ("1301條款", []),
        ("20國集團", [("20國集團", "g20")]),
        ("股東協議與東協", [("東協", "asean")]),
        ("相關稅率、關稅", [("關稅", "duty")]),
        ("", []),
        ("  ", []),
    ],
)
def test_chinese_forms_do_not_cut_numbers_or_words(text: str, found: list[tuple[str, str]]) -> None:
    assert _found(text) == found


def test_a_form_of_one_term_may_be_an_exception_of_another() -> None:
    trade = Term("trade-act", "貿易法", "对外贸易法", "", exceptions=("美國貿易法",))
    other = Term("us-trade-act", "1974 年貿易法", "1974年贸易法", "", variants=("美國貿易法",))
    for terms in ([trade, other], [other, trade]):
        found = Matcher(Glossary(terms)).matches("美國貿易法與貿易法")
        assert [(match.start, match.term.id) for match in found] == [(0, "us-trade-act"), (6, "trade-act")]


def test_a_glossary_without_terms_finds_nothing() -> None:
    assert Matcher(Glossary(())).matches("關稅") == ()


def test_forms_are_expanded_by_rule() -> None:
    assert set(expanded("特別301條款")) == {"特別301條款", "特別三〇一條款", "特別三百〇一條款"}
    assert set(expanded("第二十一條")) == {"第二十一條", "第21條", "第二一條"}
    assert expanded("十四五規劃")[0] == "十四五規劃" and "9" not in "".join(expanded("十四五規劃"))
    assert set(expanded("most-favoured nation")) >= {"most-favoured-nation", "most favoured nations"}
    assert expanded("tax") == ("tax", "taxes")
