"""The JSON forms: text with marks, and offsets that count them."""

from datetime import date
from pathlib import Path

from reader.exporters.forms import MarkedText, search_form, show_form, structure_form
from reader.model.document import (
    Block,
    BlockKind,
    Cell,
    Document,
    Event,
    FootnoteRef,
    IssueNumber,
    Metadata,
    Publication,
    Records,
    Structure,
)
from reader.model.search import DocumentHits, Hit, Query, SearchResults
from reader.text.offsets import OffsetMap

PARAGRAPH = Block(
    BlockKind.PARAGRAPH,
    "高峰會聯合聲明表示。",
    inlines=(FootnoteRef(7, 7, 2), FootnoteRef(10, 8, None)),
    lines=((1, 3), (9, 9)),
)
TABLE = Block(
    BlockKind.TABLE, "日期\t會議\n5/7\t漁業", role="events", rows=((Cell(0, 2), Cell(3, 5)), (Cell(6, 9), Cell(10, 12)))
)
HEADING = Block(BlockKind.HEADING, "結語", level=2, lines=((5, 5),))


def _structure() -> Structure:
    issue = IssueNumber("電子報", 819, date(2024, 4, 26))
    events = (Event("工研院", "逕自洽詢", date(2024, 5, 7), None, "說明會", None, 1),)
    metadata = Metadata("題", ("甲",), date=date(2024, 4, 26), issue=issue)
    books = (Publication("關稅實務", True, "何謹", "貿易季刊", None, "導論", 0, 1),)
    return Structure(metadata, (PARAGRAPH, TABLE, HEADING), Records(events=events, publications=books), (1, 8))


def test_marks_stand_where_they_belong() -> None:
    marked = MarkedText.of(PARAGRAPH)
    assert marked.text == "高峰會聯合聲明[^7]表示。[^8]"


def test_spans_go_to_the_marked_text() -> None:
    marked = MarkedText.of(PARAGRAPH)
    for start in range(len(PARAGRAPH.text)):
        for end in range(start + 1, len(PARAGRAPH.text) + 1):
            begun, ended = marked.to_marked(start, end)
            assert marked.text[begun] == PARAGRAPH.text[start]
            assert marked.text[ended - 1] == PARAGRAPH.text[end - 1]


def test_a_sign_stands_in_the_text_as_printed_and_its_reference_apart_from_the_numbered() -> None:
    note = Block(BlockKind.FOOTNOTE, "北濱大學教授。", number="*")
    byline = Block(BlockKind.BYLINE, "陳柏翰、林昱衡", role="author", inlines=(FootnoteRef(3, "＊", 1),))
    numbered = Block(BlockKind.PARAGRAPH, "聲明。", inlines=(FootnoteRef(2, 1, None),))
    form = structure_form(Structure(Metadata(), (byline, note, numbered)), "a.txt")
    assert [(block.get("number"), block["text"]) for block in form["blocks"]] == [
        (None, "陳柏翰＊、林昱衡"),
        ("*", "北濱大學教授。"),
        (None, "聲明[^1]。"),
    ]
    assert form["footnote_refs"] == [{"number": 1, "block": 2, "before": "聲明"}]
    assert form["sign_refs"] == [{"sign": "＊", "block": 0, "before": "陳柏翰"}]


def test_structure_form_has_new_books_and_articles() -> None:
    (book,) = structure_form(_structure(), "a.txt")["publications"]
    assert book == {
        "title": "關稅實務",
        "kind": "article",
        "authors": "何謹",
        "source": "貿易季刊",
        "url": None,
        "abstract": "導論",
        "first_block": 0,
        "last_block": 1,
    }


def test_structure_form_has_the_fields_of_the_gold_form() -> None:
    form = structure_form(_structure(), "a.txt")
    assert form["source"] == "a.txt"
    assert form["issue"] == {"series": "電子報", "number": 819, "date": "2024-04-26"}
    assert form["blocks"][0] == {
        "type": "paragraph",
        "lines": [[1, 3], [9, 9]],
        "text": "高峰會聯合聲明[^7]表示。[^8]",
    }
    assert form["blocks"][1]["rows"] == [["日期", "會議"], ["5/7", "漁業"]]
    assert form["blocks"][2]["lines"] == [5, 5]
    assert form["footnote_refs"][0] == {"number": 7, "block": 0, "before": "高峰會聯合聲明"}
    assert form["events"][0]["deadline"] == "逕自洽詢"
    assert form["events"][0]["date"] == "2024-05-07"


def _shown(block: Block) -> tuple[str, OffsetMap]:
    """A script in which 聯合 has one more character and the table's words are bracketed."""
    if block.kind is BlockKind.TABLE:
        return "[日期]\t會議\n5/7\t漁業", OffsetMap.of_replacements(12, [(0, 2, 4)])
    if block is PARAGRAPH:
        return "高峰會联合会聲明表示。", OffsetMap.of_replacements(10, [(3, 5, 3)])
    return block.text, OffsetMap.identity(len(block.text))


def test_show_form_puts_marks_into_the_script_asked_for() -> None:
    document = Document(4, 1, Path("/a/b.txt"), "00", _structure())
    form = show_form(document, _shown)
    assert form["id"] == 4
    assert [block["index"] for block in form["blocks"]] == [0, 1, 2]
    assert form["blocks"][0]["text"] == "高峰會联合会聲明[^7]表示。[^8]"
    assert form["blocks"][1]["rows"][0] == ["[日期]", "會議"]
    assert show_form(document)["blocks"][0]["text"] == "高峰會聯合聲明[^7]表示。[^8]"


def test_search_form_counts_in_the_marked_text() -> None:
    hit = Hit(4, 0, 5, 9, "聲明表示", "高峰會聯合聲明表示。", 5, 9)
    results = SearchResults(Query("聲明表示"), 1, (DocumentHits(4, "題", "/a/b.txt", 1, (hit,)),))
    form = search_form(results, lambda document, block: PARAGRAPH)
    assert form["total"] == 1
    assert form["hits"][0] == {
        "document": 4,
        "title": "題",
        "source": "/a/b.txt",
        "block": 0,
        "section": "body",
        "start": 5,
        "end": 13,
        "text": "聲明[^7]表示",
        "snippet": "高峰會聯合聲明表示。",
    }
