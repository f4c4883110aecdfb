"""What a reader gets from a text: whole paragraphs, an outline, footnotes at their place, no page furniture."""

from reader.model.document import BlockKind, FootnoteRef
from reader.structure import restore
from tests.unit.structure.blocks import texts
from tests.unit.structure.raw import raw_text, spaced

BODY = "世界貿易組織會員於部長會議通過漁業補貼協定，禁止補貼非法、未報告及不受規範"


def _article() -> str:
    return (
        " 漁業補貼協定之意義 \n\n林昱衡 編譯 \n\n壹、前言 \n\n"
        + spaced(BODY, "之漁撈行為1，並對過漁魚群之補貼設有限制，被視為多邊體制在沉寂多年以後的一項", "成果。 ")
        + spaced("", "協定自 2024 年起陸續獲得接受，惟至今仍未達到生效所需的會員數，其原因包括國", "內程序與補")
        + "\n \n1 WTO, Agreement on Fisheries Subsidies, WT/MIN(22)/33 (June 17, 2022), https://docs.wto.org/\n\n"
        + "dol2fe/ \n 償之爭議2。 \n\n貳、結語 \n\n談判仍將繼續。 \n\n \n2 Id. at 3. \n"
    )


def test_paragraphs_are_whole_across_lines_and_pages() -> None:
    blocks = restore(raw_text(_article())).blocks
    assert texts(blocks, BlockKind.PARAGRAPH) == [
        BODY + "之漁撈行為，並對過漁魚群之補貼設有限制，被視為多邊體制在沉寂多年以後的一項成果。",
        "協定自 2024 年起陸續獲得接受，惟至今仍未達到生效所需的會員數，其原因包括國內程序與補償之爭議。",
        "談判仍將繼續。",
    ]


def test_headings_have_levels_and_the_author_is_no_heading() -> None:
    structure = restore(raw_text(_article()))
    headings = [(block.level, block.text) for block in structure.blocks if block.kind is BlockKind.HEADING]
    assert headings == [(1, "漁業補貼協定之意義"), (2, "壹、前言"), (2, "貳、結語")]
    assert structure.metadata.authors == ("林昱衡",)
    assert structure.metadata.title == "漁業補貼協定之意義"


def test_footnotes_stand_at_the_end_and_their_marks_point_there() -> None:
    blocks = restore(raw_text(_article())).blocks
    assert [block.kind for block in blocks[-2:]] == [BlockKind.FOOTNOTE] * 2
    assert [block.number for block in blocks[-2:]] == [1, 2]
    assert blocks[-2].text.endswith("https://docs.wto.org/dol2fe/")
    refs = [ref for block in blocks for ref in block.footnote_refs]
    last = len(blocks)
    assert [(ref.number, ref.target) for ref in refs] == [(1, last - 2), (2, last - 1)]
    marked = next(block for block in blocks if block.footnote_refs)
    first = marked.footnote_refs[0]
    assert isinstance(first, FootnoteRef)
    assert marked.text[: first.offset].endswith("之漁撈行為")


def test_running_heads_and_page_numbers_are_furniture() -> None:
    page = "經貿前線通訊 第 {n} 期（2024.5.10）\n{body}\n{page}\n"
    text = "\f".join(page.format(n=112, body=(BODY + "\n") * 4, page=number) for number in (1, 2, 3))
    structure = restore(raw_text(text))
    furniture = [(block.role, block.text) for block in structure.blocks if block.kind is BlockKind.FURNITURE]
    assert furniture == [
        entry
        for number in "123"
        for entry in (("header", "經貿前線通訊 第 112 期（2024.5.10）"), ("page_number", number))
    ]
    assert structure.metadata.issue is not None
    assert structure.metadata.issue.number == 112


def test_a_clean_text_passes_untouched() -> None:
    text = (
        "貿易法\n\n第 1 條\n為發展對外貿易，健全貿易秩序，特制定本法。\n一、貨品之輸入。\n二、貨品之輸出。\n\n"
        "第 2 條\n本法所稱貿易。"
    )
    blocks = restore(raw_text(text)).blocks
    assert [block.text for block in blocks] == [line for line in text.split("\n") if line]
    assert [block.level for block in blocks] == [1, 2, None, None, None, 2, None]


def test_an_empty_text_has_an_empty_structure() -> None:
    assert restore(raw_text("")).blocks == ()


def test_nested_items_have_levels() -> None:
    text = spaced(
        "建議如下： ",
        "1. 加強與各國主管機關的聯繫，並於年度會議以前提出書面的意見，使談判人員及早掌握",
        "立場。 ",
        "(1) 參與工作小組。 ",
        "(2) 蒐集資料。 ",
        "2. 培養人才，鼓勵同仁參加國際組織的訓練課程。 ",
        BODY,
        "之漁撈行為。 ",
    )
    items = [(b.marker, b.level) for b in restore(raw_text(text)).blocks if b.kind is BlockKind.LIST_ITEM]
    assert items == [("1.", 1), ("(1)", 2), ("(2)", 2), ("2.", 1)]
