"""Reading glossary files: what a reader may write, and what is said of what is wrong."""

from pathlib import Path

import pytest

from reader.errors import GlossaryError
from reader.glossary import load
from tests.entries import entry

TERM = """
domain = "多邊貿易規則"

[[term]]
id = "mfn"
traditional = "最惠國待遇"
mainland = "最惠国待遇"
english = "Most-Favoured-Nation Treatment"
abbreviation = "MFN"
definition = "…"
gloss = "A rule."
sources = [{ title = "WTO", url = "https://www.wto.org/" }]
"""


def _write(folder: Path, content: str, name: str = "rules.toml") -> Path:
    (folder / name).write_text(content, encoding="utf-8")
    return folder


def test_a_file_becomes_terms(tmp_path: Path) -> None:
    term = entry(load(_write(tmp_path, TERM)), "mfn")
    assert term.forms == ("最惠國待遇", "最惠国待遇", "Most-Favoured-Nation Treatment", "MFN")
    assert (term.domain, term.sources[0].url) == ("多邊貿易規則", "https://www.wto.org/")


def test_an_empty_folder_is_an_empty_glossary(tmp_path: Path) -> None:
    glossary = load(tmp_path)
    assert glossary.terms == () and glossary.lookup("關稅") == ()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('id = "mfn"', "", "rules.toml, [[term]] 1：缺少欄位「id」"),
        ('id = "mfn"', 'id = "MFN!"', "只能用小寫"),
        ('gloss = "A rule."', "", "rules.toml, mfn：缺少欄位「gloss」"),
        ('gloss = "A rule."', "gloss = 3", "「gloss」須是字串"),
        ('gloss = "A rule."', 'gloss = "A rule."\nnote = "…"', "不認得欄位「note」"),
        ('abbreviation = "MFN"', 'abbreviation = "M"', "「M」太短"),
        ('abbreviation = "MFN"', 'see_also = ["nt"]', "提到「nt」"),
        ('abbreviation = "MFN"', 'variants = "MFN"', "「variants」須是字串的清單"),
        ("sources = [", 'sources = ["WTO", ', "sources 須是清單"),
        ('domain = "多邊貿易規則"', "", "domain"),
        ("[[term]]", "[[term]", "無法讀取詞彙檔"),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, old: str, new: str, said: str) -> None:
    with pytest.raises(GlossaryError) as failure:
        load(_write(tmp_path, TERM.replace(old, new)))
    assert said in str(failure.value)


def test_bytes_that_are_no_text_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "rules.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GlossaryError, match=r"rules\.toml"):
        load(tmp_path)


def test_an_id_or_a_form_belongs_to_one_term(tmp_path: Path) -> None:
    with pytest.raises(GlossaryError, match="兩個詞條都叫「mfn」"):
        load(_write(_write(tmp_path, TERM), TERM, "again.toml"))
    with pytest.raises(GlossaryError, match="同時屬於詞條「other」與「mfn」"):
        load(_write(tmp_path, TERM.replace('id = "mfn"', 'id = "other"'), "again.toml"))


def test_lookup_ranks_exact_before_prefix_before_contained(tmp_path: Path) -> None:
    entries = [("a", "關稅配額", "关税配额"), ("b", "關稅", "关税"), ("c", "碳關稅", "碳关税")]
    content = 'domain = "x"\n' + "".join(
        f'[[term]]\nid = "{id}"\ntraditional = "{tw}"\nmainland = "{cn}"\nenglish = "Term {id}"\n'
        'definition = "…"\ngloss = "…"\n'
        for id, tw, cn in entries
    )
    glossary = load(_write(tmp_path, content))
    assert [term.id for term in glossary.lookup(" 关税 ")] == ["b", "a", "c"]
    assert [term.id for term in glossary.lookup("ＴＥＲＭ　Ｃ")] == ["c"]
    assert glossary.lookup("  ") == ()
    assert glossary.find("d") is None
