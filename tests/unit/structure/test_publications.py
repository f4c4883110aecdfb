"""New books and articles, told by labelled fields."""

from reader.model.document import Block, BlockKind, Publication
from reader.structure.words.publications import publications


def field(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, role="field", label=text.partition("：")[0])


def test_a_book_goes_on_as_long_as_fields_follow_and_over_the_end_of_a_page() -> None:
    blocks = [
        Block(BlockKind.HEADING, "好書推薦", level=2),
        field("書名： 關稅實務"),
        Block(BlockKind.FURNITURE, "12", role="page_number"),
        field("作者：何謹"),
        field("出版社：遠山書局"),
        field("摘要："),
        Block(BlockKind.PARAGRAPH, "歡迎借閱。"),
        field("主辦單位：貿易研究會"),
    ]
    assert list(publications(blocks)) == [Publication("關稅實務", False, "何謹", "遠山書局", None, "", 1, 5)]


def test_two_articles_one_after_the_other_are_two() -> None:
    blocks = [
        field("篇名：Tariffs: A Primer"),
        field("出處：https://j.example.org/1"),
        field("篇名：配額的分配"),
        field("作者：阮黎"),
        field("期刊：貿易季刊，第 3 卷, https://j.example.org/2."),
    ]
    first, second = publications(blocks)
    assert first == Publication("Tariffs: A Primer", True, "", "", "https://j.example.org/1", "", 0, 1)
    assert (second.title, second.authors, second.source, second.last_block) == (
        "配額的分配",
        "阮黎",
        "貿易季刊，第 3 卷",
        4,
    )
    assert second.url == "https://j.example.org/2"


def test_fields_of_an_event_are_no_publication() -> None:
    assert list(publications([field("主題：研討會"), field("時間：4/20")])) == []
