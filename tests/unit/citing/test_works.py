"""Which words of a footnote are works, and which are remarks."""

import pytest

from reader.citing import parse
from reader.model.bibliography import WorkKind
from tests.unit.citing.notes import document


@pytest.mark.parametrize(
    "text",
    ["H.R. Rep. No. 100-576, at 1041 (1988) (Conf. Rep.)", "會議文件彙整於 https://example.org/mc13.htm"],
)
def test_what_cannot_be_taken_apart_is_kept_in_its_own_words(text: str) -> None:
    (work,) = parse(document(text)).works
    assert (work.kind, work.raw) == (WorkKind.TEXT, text)


@pytest.mark.parametrize(
    "text",
    [
        "這是作者自己的說明，並未引用文獻。",
        "美國認為，2019 年，該措施違反協定。",
        "The author thanks the anonymous reviewers for their comments.",
        "依該法第 5 條，主管機關得限制輸出。",
    ],
)
def test_a_remark_is_no_work(text: str) -> None:
    assert parse(document(text)).works == ()


def test_a_footnote_may_cite_several_works() -> None:
    text = (
        "See Michael J. Hahn, Vital Interests, 12 MICH. J. INT’L L. 558 (1991); Raj Bhala, National Security, "
        "19 U. PA. J. INT’L ECON. L. 263 (1998). 中文概論可參閱洪德欽，《WTO 法律與政策專題研究》，新學林（2005 年）。"
    )
    found = parse(document(text))
    assert [work.authors for work in found.works] == [("Michael J. Hahn",), ("Raj Bhala",), ("洪德欽",)]
    assert [each.signal for each in found.references] == ["See", "", "可參閱"]
