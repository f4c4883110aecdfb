"""Dictionary entries of documents, offered as terms."""

from datetime import date

from reader.glossary import Glossary
from reader.glossary.harvesting import proposals
from reader.model.glossary import Term
from reader.model.notices import DefinedTerm, HarvestedTerm, Place

ISSUE = Place(3, "經貿前線通訊 第 112 期", "經貿前線通訊", 112, date(2024, 5, 10), 40, 0)
DIVIDE = DefinedTerm("數位落差", "Digital Divide", None, "取用數位科技的差距。\n各國情形不同。", 40)


def test_a_proposal_is_whole_and_says_where_it_is_from() -> None:
    (proposal,) = proposals([HarvestedTerm(DIVIDE, ISSUE)], Glossary(()))
    term = proposal.term
    assert (term.traditional, term.mainland, term.english) == ("數位落差", "数字鸿沟", "Digital Divide")
    assert term.definition == "取用數位科技的差距。 各國情形不同。"
    assert term.sources[0].title == "《經貿前線通訊 第 112 期》，2024-05-10"
    assert proposal.place == ISSUE


def test_what_the_glossary_has_or_another_issue_defines_is_not_offered_again() -> None:
    known = Glossary([Term("gulf", "數位鴻溝", "数字鸿沟", "", variants=("數位落差",))])
    assert proposals([HarvestedTerm(DIVIDE, ISSUE)], known) == ()
    twice = [HarvestedTerm(DIVIDE, ISSUE), HarvestedTerm(DIVIDE, Place(9, "較早的一期", None, None, None, 2, 0))]
    assert [proposal.place for proposal in proposals(twice, Glossary(()))] == [ISSUE]


def test_what_is_too_short_to_look_for_is_left_out() -> None:
    assert proposals([HarvestedTerm(DefinedTerm("稅", None, None, "…", 1), ISSUE)], Glossary(())) == ()


def test_an_entry_in_simplified_characters_gets_a_traditional_headword() -> None:
    (proposal,) = proposals([HarvestedTerm(DefinedTerm("贸易便利化", None, None, "…", 1), ISSUE)], Glossary(()))
    assert (proposal.term.traditional, proposal.term.mainland) == ("貿易便捷化", "贸易便利化")
