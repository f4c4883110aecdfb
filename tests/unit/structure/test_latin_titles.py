"""The title of an article once more in Latin letters behind its text."""

from reader.model.document import BlockKind
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role

TITLE = "The Evolution of Towage Contracts: Implications for Port Authorities"
HEAD = ("拖救契約中過失責任之分配 ", "林佳穎 ", "壹、前言 ", *BODY, "貳、結論 ", *BODY)
ABSTRACT = (
    "Abstract ",
    "Towage has long posed a challenge to the law of the sea. The article compares six contracts. ",
)


def test_title_authors_and_abstract_behind_the_text() -> None:
    blocks = blocks_of(
        *HEAD, f"{TITLE} ", "Chia-Ying Lin and Mary Lindholm ", "College of Law, North Harbour University ", *ABSTRACT
    )
    assert headings(blocks)[-2:] == [(1, TITLE), (2, "Abstract")]
    assert of_role(blocks, "author")[-1] == "Chia-Ying Lin and Mary Lindholm"
    assert of_role(blocks, "affiliation") == ["College of Law, North Harbour University"]


def test_title_author_and_abstract_behind_the_abstract_in_chinese() -> None:
    body = [line for title in ("壹、前言 ", "貳、拖救 ", "參、結論 ") for line in (title, *BODY, *BODY)]
    head = ("拖救契約中過失責任之分配 ", "林佳穎＊ ", "摘要 ", *BODY, f"{TITLE} ", "Chia-Ying Lin ", *ABSTRACT)
    blocks = blocks_of(*head, *body)
    assert headings(blocks)[1:4] == [(2, "摘要"), (1, TITLE), (2, "Abstract")]
    assert of_role(blocks, "author")[-1] == "Chia-Ying Lin"


def test_an_abstract_without_names_above_it_has_no_title_of_its_own() -> None:
    sentence = "The tugs were sold in the same year, and nobody asked for the price. "
    blocks = blocks_of(*HEAD, sentence, *ABSTRACT)
    assert (1, sentence.strip()) not in headings(blocks)
    assert [block.text for block in blocks if block.kind is BlockKind.PARAGRAPH][-2] == sentence.strip()


def test_a_title_on_several_lines_is_one_and_the_work_above_is_none_of_it() -> None:
    works = ("參考文獻 ", "Lindholm, Mary (2031). Towage in Winter Harbours. Port Law Review, 12, 40-55. ")
    lines = ("The Evolution of Towage", "Contracts: Implications for Port", "Authorities")
    blocks = blocks_of(*HEAD, *works, *(f"{line} " for line in lines), "Chia-Ying Lin ", *ABSTRACT)
    assert headings(blocks)[-2:] == [(1, " ".join(lines)), (2, "Abstract")]
    assert of_role(blocks, "author")[-1] == "Chia-Ying Lin"
