"""What a reader may type and still find the text."""

from pathlib import Path

import pytest

from reader.text.dictionaries import entries
from reader.text.equivalents import fold_table, plain_form
from reader.text.folding import FOLD_VERSION, fold, fold_text, is_word
from reader.text.opencc_chains import chain

ROOT = Path(__file__).resolve().parents[3]

SAME = [
    ("智慧財產權", "智慧财产权"),
    ("歐盟執委會", "欧盟执委会"),
    ("臺灣", "台湾"),
    ("特別三○一條款", "特别三〇一条款"),
    ("特別三零一條款", "特别三〇一条款"),
    ("ㄧ般", "一般"),
    ("甚麼", "什么"),
    ("賸餘", "剩余"),
    ("ＷＴＯ", "wto"),
    ("WTO 及 RTA 中心", "WTO及RTA中心"),
    ("第 301 條", "第３０１條"),
    ("世界貿易組織（WTO）", "世界貿易組織 (WTO)"),
    ("卡特里娜·羅克", "卡特里娜・羅克"),
    ("INT’L TRADE ASS’N", "int'l trade ass'n"),
    ("「重新平衡」", "“重新平衡”"),
    ("2019–2024", "2019-2024"),
    ("⽴法院", "立法院"),
    ("Inside  U.S.\u00a0Trade", "inside u.s. trade"),
    ("國\u200b家", "国家"),
    ("\u3000第一條", "第一條"),
]


@pytest.mark.parametrize(("text", "typed"), SAME)
def test_found_as_typed(text: str, typed: str) -> None:
    assert fold_text(text) == fold_text(typed)


@pytest.mark.parametrize(
    ("one", "other"), [("貿易", "交易"), ("二", "三"), ("resume", "résumé"), ("A B", "AB"), ("ß", "ss")]
)
def test_kept_apart(one: str, other: str) -> None:
    assert fold_text(one) != fold_text(other)


def test_every_candidate_of_the_tables_is_found() -> None:
    for name in ("TSCharacters", "STCharacters", "TWVariants", "TWVariantsRev", "HKVariants", "HKVariantsRev"):
        for key, candidates in entries(name):
            assert {fold_text(key)} == {fold_text(candidate) for candidate in candidates.split(" ")}, key


def test_each_character_folds_to_one_that_stays() -> None:
    table = fold_table()
    assert all(len(folded) == 1 and ord(folded) not in table for folded in table.values())


def test_no_width_or_case_is_forgotten() -> None:
    table = fold_table()
    assert [hex(code) for code in range(0x110000) if plain_form(chr(code)) != chr(code) and code not in table] == []


def test_a_hit_in_the_folded_text_is_exact_in_the_source() -> None:
    text = "依 《 關稅暨貿易總協定 》 第 21 條，WTO  Members"
    folded = fold(text)
    found = folded.text.index(fold_text("第21条"))
    start, end = folded.map.to_source(found, found + 4)
    assert text[start:end] == "第 21 條"
    found = folded.text.index("wto members")
    start, end = folded.map.to_source(found, found + len("wto members"))
    assert text[start:end] == "WTO  Members"


def test_blanks_by_the_million_take_linear_time() -> None:
    assert fold_text("a" + " " * 1_000_000 + "b") == "a b"
    assert fold_text("a" + "\u3000 " * 500_000 + "中") == "a中"


def test_word_characters() -> None:
    assert all(map(is_word, "aZ5éßơд５Ａ²\u0301"))
    assert not any(map(is_word, "國か한ㄧ_-.,。　 〇𠀀\u3099"))


def test_the_version_names_the_tables() -> None:
    assert FOLD_VERSION.startswith("1+1.")


@pytest.mark.parametrize("folder", [ROOT / "corpus" / "texts", ROOT.parent / "shared" / "texts"], ids=["ours", "real"])
def test_a_text_folds_alike_in_every_script(folder: Path) -> None:
    """So nothing is missed that is typed in one script and stands in another: recall is whole in both directions."""
    if not folder.is_dir():
        pytest.skip("the texts beside the repository are absent")
    text = "".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.txt")))
    simplified = chain("tw2s").convert(text).text
    assert simplified != text
    for source, names in ((text, ("tw2s", "t2tw", "tw2hk", "t2s")), (simplified, ("s2tw", "s2hk", "s2t"))):
        for name in names:
            assert fold_text(chain(name).convert(source).text) == fold_text(text), name
