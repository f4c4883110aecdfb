"""Blocks in the script and with the terms that a reader sees."""

from reader.bootstrap import Reader
from reader.model.document import Block, BlockKind
from reader.model.script import Script


def test_a_block_is_shown_in_the_script_asked_for(reader: Reader) -> None:
    block = Block(BlockKind.PARAGRAPH, "智慧財產權與特別三○一條款")
    source, simplified, terms = (
        reader.reading.displayed(block, script) for script in (Script.SOURCE, Script.CN, Script.CN_TERMS)
    )

    assert source.text == block.text
    assert simplified.text == "智慧财产权与特别三○一条款"
    assert terms.text.startswith("知识产权")
    assert terms.map.to_source(0, 4) == (0, 5)
    assert reader.reading.displayed(block, Script.CN) is simplified


def test_a_simplified_text_is_shown_in_traditional(reader: Reader) -> None:
    block = Block(BlockKind.PARAGRAPH, "世界贸易组织争端解决机制")

    assert reader.reading.displayed(block, Script.TW).text == "世界貿易組織爭端解決機制"


def test_terms_stand_where_they_stand(reader: Reader) -> None:
    block = Block(BlockKind.PARAGRAPH, "美國依特別三○一條款展開調查")
    (match,) = [each for each in reader.reading.terms(block) if "301" in each.term.english]

    assert block.text[match.start : match.end] == "特別三○一條款"
