"""Footnotes of extracted text, told by their numbers over all pages: found however torn, and never invented."""

from pathlib import Path

import pytest

from reader.model.document import Block, BlockKind
from reader.model.raw import RawPage, RawText
from reader.structure import restore

WIDE = "港區的起卸費率由航商與裝卸業者逐年議定，主管機關備查，但"
REST = "近三年的調幅未曾公布。"


def restored(*pages: str) -> tuple[Block, ...]:
    return restore(RawText(Path("a.txt"), tuple(RawPage(tuple(page.split("\n"))) for page in pages), paged=True)).blocks


def notes(blocks: tuple[Block, ...]) -> dict[object, str]:
    return {block.number: block.text for block in blocks if block.kind is BlockKind.FOOTNOTE}


def refs(blocks: tuple[Block, ...]) -> list[object]:
    return [ref.number for block in blocks for ref in block.footnote_refs]


def prose(*lines: str) -> str:
    """Lines of text that were wrapped, between others."""
    return "\n".join([*[WIDE] * 4, *lines, REST])


def test_a_footnote_below_a_colon_that_ends_the_page_is_no_item() -> None:
    blocks = restored(
        prose("業者因此另定附約1，航商並未反對2。")
        + "\n理事會的決議如下：\n1 Ana Bello, Quays and Cranes 4 (2011).\n2 Id. at 9.",
        prose("其後的調幅較小3。") + "\n3 Id. at 12.",
    )
    assert notes(blocks) == {1: "Ana Bello, Quays and Cranes 4 (2011).", 2: "Id. at 9.", 3: "Id. at 12."}
    assert refs(blocks) == [1, 2, 3]


def test_footnotes_go_on_over_one_that_begins_with_figures() -> None:
    blocks = restored(
        prose("航商並未反對1，也未同意2。") + "\n1 Ana Bello, Quays 4 (2011).\n2 61 Port Rep. § 14.",
        prose("其後的調幅較小3。") + "\n3 Id. at 12.",
    )
    assert notes(blocks) == {1: "Ana Bello, Quays 4 (2011).", 2: "61 Port Rep. § 14.", 3: "Id. at 12."}


def test_numbers_in_a_column_go_to_the_lines_behind_a_blank() -> None:
    column = "1\n\n2\n3\n\n Ana Bello, Quays and Cranes, in The Harbour Yearbook of\nthe North 4 (2011).\n Id. at 9."
    blocks = restored(prose("航商並未反對1，也未同意2，僅予備查3。") + f"\n{column}\n 同前註，頁 7。", prose())
    assert notes(blocks) == {
        1: "Ana Bello, Quays and Cranes, in The Harbour Yearbook of the North 4 (2011).",
        2: "Id. at 9.",
        3: "同前註，頁 7。",
    }


def test_numbers_in_a_column_go_below_the_rest_of_the_footnote_of_the_page_before() -> None:
    first = prose("航商並未反對1。") + "\n1\n\nAna Bello, Quays and Cranes, in The Harbour Yearbook (North"
    second = prose("也未同意2，僅予備查3。") + "\n2\n3\n\nPier 2011)。\n李若谷，碼頭費率論，頁 4。\n同前註，頁 7。"
    found = notes(restored(first, second))
    assert found[2] == "李若谷，碼頭費率論，頁 4。"
    assert found[3] == "同前註，頁 7。"


def test_a_column_of_numbers_in_a_table_is_no_column_of_footnotes() -> None:
    cells = "序號\n1\n2\n3\n港口\n南灣\n北澳\n東坪\n費率\n120\n95\n88"
    blocks = restored(prose("航商並未反對1，也未同意2。") + "\n1 Ana Bello, Quays 4 (2011).\n2 Id. at 9.", prose(cells))
    assert notes(blocks) == {1: "Ana Bello, Quays 4 (2011).", 2: "Id. at 9."}


@pytest.mark.parametrize(
    "items",
    [
        "1 南灣港\n2 北澳港\n3 東坪港",
        "2019 年南灣港\n2020 年北澳港",
        "12 萬噸\n13 萬噸",
        "1 月起調高\n2 月起調降",
    ],
)
def test_numbers_that_no_mark_means_are_no_footnotes(items: str) -> None:
    assert not notes(restored(prose(), prose("費率表所列者為：", items), prose()))


def test_a_list_below_a_colon_is_none_where_its_numbers_stand_in_the_text_too() -> None:
    items = "費率表所列的港口為：\n1 南灣港\n2 北澳港"
    assert not notes(restored(prose(), prose("其中以第 1 港及第 2 港較多。", items), prose()))


def test_marks_between_blanks_behind_a_stop_are_taken_out() -> None:
    told = prose("航商並未反對。 1 其後 4 年的調幅較小， 2 合計 3 次。 業者因此另定附約。 3 2019 年起施行。")
    blocks = restored(told + "\n1 Ana Bello, Quays 4 (2011).\n2 Id. at 9.\n3 同前註，頁 7。", prose())
    assert refs(blocks) == [1, 2, 3]
    assert any("反對。其後 4 年的調幅較小，合計 3 次。 業者因此另定附約。2019 年起" in block.text for block in blocks)


@pytest.mark.parametrize(
    ("begin", "rest"),
    [
        ("2 Ana Bello, Quays and Cranes, in The Harbour Yearbook (North", "Pier 2011)."),
        ("2 李若谷，碼頭費率論，頁 4；其後的見解則稱為「北方", "碼頭」說。"),
        ("2 Ana Bello, Quays and Cranes, in The Harbour Yearbook of the", "Northern Piers 4 (2011)."),
    ],
)
def test_a_footnote_goes_on_above_the_first_of_the_next_page(begin: str, rest: str) -> None:
    first = prose("航商並未反對1，也未同意2。") + f"\n1 Id. at 9.\n{begin}"
    second = prose("其後的調幅較小3。", WIDE) + f"\n{rest}\n3 Id. at 12."
    found = notes(restored(first, second, prose()))
    assert str(found[2]).endswith(rest)
    assert found[3] == "Id. at 12."


def test_text_right_above_a_footnote_is_no_rest_of_one_that_ended() -> None:
    first = prose("航商並未反對1。") + "\n1 Ana Bello, Quays and Cranes, in The Harbour Yearbook 4 (2011)."
    assert notes(restored(first, prose("其後的調幅較小2。", "Piers 」") + "\n2 Id. at 12."))[1].endswith("(2011).")


@pytest.mark.parametrize("mark", ["[{}]", "{}"])
def test_each_article_of_an_issue_may_have_its_notes_below_it_where_it_ends_within_a_page(mark: str) -> None:
    def sign(number: int) -> str:
        return mark.format(number)

    first = [
        f"{sign(1)} Ana Bello, Quays and Cranes 4 (2011).",
        f"{sign(2)} Id. at 9, https://a.example/quays-",
        "and-cranes",
    ]
    second = [f"{sign(1)} 李若谷，《碼頭費率論》，頁 4（2012）。", f"{sign(2)} 同前註，頁 7。"]
    pages = [
        prose(f"業者因此另定附約{sign(1)}，航商並未反對{sign(2)}。"),
        "\n".join(
            [
                "其餘三港從之。",
                *first,
                "引水人之選任",
                prose(f"引水人由港務局選任{sign(1)}，其費率另定{sign(2)}。"),
                *second,
            ]
        ),
    ]
    blocks = restored(*pages)
    found = [(block.number, block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE]
    assert found == [
        (1, "Ana Bello, Quays and Cranes 4 (2011)."),
        (2, "Id. at 9, https://a.example/quays-and-cranes"),
        (1, "李若谷，《碼頭費率論》，頁 4（2012）。"),
        (2, "同前註，頁 7。"),
    ]
    assert refs(blocks) == [1, 2, 1, 2]
    assert "引水人之選任" in [block.text for block in blocks]


def test_notes_of_two_articles_may_stand_one_below_the_other() -> None:
    pages = [
        prose("業者因此另定附約1，航商並未反對2。") + "\n1 Ana Bello, Quays 4 (2011).\n2 Id. at 9.",
        prose("其後的調幅較小3。", "引水人之選任", WIDE, "引水人由港務局選任1，其費率另定2。")
        + "\n3 Id. at 12.\n1 李若谷，《碼頭費率論》，頁 4（2012）。\n2 同前註，頁 7。",
    ]
    found = [block.number for block in restored(*pages) if block.kind is BlockKind.FOOTNOTE]
    assert sorted(found, key=str) == [1, 1, 2, 2, 3]


def test_the_rest_of_a_latin_footnote_may_be_all_that_stands_above_the_first_of_the_next_page() -> None:
    pages = [
        prose("業者因此另定附約1，航商並未反對2。") + "\n1 Ana Bello, Decision on Port Tolls of the Harbour Board",
        "on Foreign Ships 4 (2011).\n2 李若谷，《碼頭費率論》，頁 4（2012）。",
    ]
    assert notes(restored(*pages)) == {
        1: "Ana Bello, Decision on Port Tolls of the Harbour Board on Foreign Ships 4 (2011).",
        2: "李若谷，《碼頭費率論》，頁 4（2012）。",
    }


def test_numbers_with_dots_below_drawn_lines_are_footnotes_beside_a_counted_list_of_works() -> None:
    works = ["[1] 李若谷（2012），〈碼頭費率論〉，頁 4。", "[2] Bello, A. (2011). Quays and Cranes."]
    pages = [
        prose("業者因此另定附約1，航商並未反對，") + f"\n{'_' * 20}\n1. 附約全文見港務局公報第 4 期。\n碼頭評論 1",
        prose("引水人由港務局選任2。") + f"\n{'_' * 20}\n2. Id. art. 9(a)(1).\n碼頭評論 2",
        prose() + "\n\n延伸閱讀\n\n" + "\n".join(works) + "\n碼頭評論 3",
    ]
    blocks = restored(*pages)
    assert notes(blocks) == {1: "附約全文見港務局公報第 4 期。", 2: "Id. art. 9(a)(1)."}
    assert refs(blocks) == [1, 2]
    items = [(block.marker, block.level, block.text) for block in blocks if block.kind is BlockKind.LIST_ITEM]
    assert items == [(work[:3], 1, work[4:]) for work in works]


def test_numbers_may_be_fused_with_the_text_of_their_footnotes() -> None:
    blocks = restored(
        prose("業者因此另定附約。1航商並未反對，2迄今未改。")
        + "\n1Ana Bello, Quays and Cranes 4 (2011).\n2筆者依港務局公報逐筆計算。",
        prose("其後的調幅較小，3故爭議漸少。") + "\n3李若谷，《碼頭費率論》，頁 4（2012）。",
    )
    assert notes(blocks) == {
        1: "Ana Bello, Quays and Cranes 4 (2011).",
        2: "筆者依港務局公報逐筆計算。",
        3: "李若谷，《碼頭費率論》，頁 4（2012）。",
    }
    assert refs(blocks) == [1, 2, 3]


def test_a_mark_may_stand_right_before_the_year_that_begins_a_sentence() -> None:
    blocks = restored(
        prose("業者因此另定附約1。", "航商並未反對。22031 年公布之費率從之。")
        + "\n1 Ana Bello, Quays 4 (2011).\n2 Id. at 9.",
        prose("其後的調幅較小3。") + "\n3 Id. at 12.",
    )
    assert refs(blocks) == [1, 2, 3]
    assert any("航商並未反對。2031 年公布" in block.text for block in blocks)


def test_marks_may_stand_side_by_side_with_and_without_a_comma() -> None:
    blocks = restored(
        prose("業者因此另定附約。1航商並未反對23。")
        + "\n1 Ana Bello, Quays and Cranes 4 (2011).\n2 Id. at 9.\n3 該案仍在審理。",
        prose("其後的調幅較小4,5。") + "\n4 19 P.C. § 77(b).\n5HA-YUN LEE, QUAYS 3 (2012).",
    )
    assert notes(blocks) == {
        1: "Ana Bello, Quays and Cranes 4 (2011).",
        2: "Id. at 9.",
        3: "該案仍在審理。",
        4: "19 P.C. § 77(b).",
        5: "HA-YUN LEE, QUAYS 3 (2012).",
    }
    assert refs(blocks) == [1, 2, 3, 4, 5]
    assert any("調幅較小,。" in block.text for block in blocks)


def test_the_rest_of_a_footnote_that_broke_off_at_a_comma_stands_apart_above_the_next() -> None:
    pages = [
        prose("業者因此另定附約1，航商並未反對2。")
        + "\n\n1\n\nAna Bello, Quays and Cranes: The Tolls of the Harbours of the Eastern Coast 4 (2011)."
        + "\n\n2\n\n李若谷，〈碼頭費率論〉，《海事法評論》，第9卷第2期，",
        prose("引水人由港務局選任3，其費率自去年起另由") + "\n\n頁 45-92，頁 51（2022 年）。\n\n3\n\nId. at 9.",
        prose("其後的調幅較小4。") + "\n\nKeywords: Quays, Tolls\n\n4\n\nUNCTAD，前揭註1，前言第 5 段。",
    ]
    blocks = restored(*pages)
    assert notes(blocks) == {
        1: "Ana Bello, Quays and Cranes: The Tolls of the Harbours of the Eastern Coast 4 (2011).",
        2: "李若谷，〈碼頭費率論〉，《海事法評論》，第9卷第2期，頁 45-92，頁 51（2022 年）。",
        3: "Id. at 9.",
        4: "UNCTAD，前揭註1，前言第 5 段。",
    }
