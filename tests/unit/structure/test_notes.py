"""Footnotes of set pages and of texts: none taken for a running foot, none lost behind one that was missed."""

import pytest

from reader.model.document import Block, BlockKind, FootnoteRef, NoteNumber
from reader.model.raw import Glyphs
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, texts
from tests.unit.structure.raw import raw_text, spaced
from tests.unit.structure.typeset import Piece, column, run, typeset

PROSE = "臺灣身為貿易依存度極高之經濟體面對全球供應鏈重組之趨勢必須持續推動出口市場多元化並強化與理念相近國家之連結"
CITED = ("See Lester, The Rebalancing Proposal.", "Id. at 131.", "同前註，頁三十四。")


def _notes(blocks: tuple[Block, ...]) -> dict[NoteNumber | None, str]:
    return {block.number: block.text for block in blocks if block.kind is BlockKind.FOOTNOTE}


def _refs(blocks: tuple[Block, ...]) -> list[NoteNumber]:
    return [ref.number for block in blocks for ref in block.footnote_refs]


def _page(*numbers: int, notes: dict[int, str], size: float = 8.5, head: str = "{} ") -> list[Piece | Glyphs]:
    """A page of text with a raised mark for each of the numbers, and the footnotes at its foot."""
    pieces: list[Piece | Glyphs] = [*column(PROSE * 2, 740)]
    for at, number in enumerate(numbers):
        line: Piece = (70, 600 - 22 * at, 12, PROSE[:30])
        pieces += [line, (430.0, 604.0 - 22 * at, 7.0, str(number)), (440.0, 600.0 - 22 * at, 12.0, "。")]
    top = 72 + 13 * (len(notes) - 1)
    return pieces + [(90.0, top - 13.0 * at, size, head.format(n) + text) for at, (n, text) in enumerate(notes.items())]


def test_footnotes_alike_at_the_feet_of_pages_are_no_running_foot() -> None:
    pages = [_page(n, notes={n: f"Id. at {n * 37}."}) for n in (1, 2, 3, 4)]
    blocks = restore(typeset(*pages)).blocks
    assert _notes(blocks) == {n: f"Id. at {n * 37}." for n in (1, 2, 3, 4)}
    assert _refs(blocks) == [1, 2, 3, 4]


def test_a_repeated_line_of_the_text_is_no_running_head() -> None:
    pages = [column(PROSE * 3, 760) for _ in range(2)] + [column(PROSE * 2, 740)]
    blocks = restore(typeset(*pages)).blocks
    assert not [block for block in blocks if block.kind is BlockKind.FURNITURE]


def test_footnotes_go_on_behind_one_that_was_not_found() -> None:
    pages = [_page(1, 2, notes={1: CITED[0]}), _page(3, notes={3: CITED[1]}), _page(4, notes={4: CITED[2]})]
    assert list(_notes(restore(typeset(*pages)).blocks)) == [1, 3, 4]


def test_footnotes_of_an_excerpt_begin_above_one() -> None:
    blocks = restore(typeset(_page(23, notes={23: CITED[0]}), _page(24, notes={24: CITED[1]}))).blocks
    assert list(_notes(blocks)) == [23, 24]
    assert _refs(blocks) == [23, 24]


def test_footnotes_hardly_smaller_than_the_text() -> None:
    pages = [_page(n, notes={n: f"{CITED[0]} {n}"}, size=11.5) for n in (1, 2, 3)]
    assert list(_notes(restore(typeset(*pages)).blocks)) == [1, 2, 3]


@pytest.mark.parametrize("head", ["{}. ", "({}) ", "（{}）", "註{}：", "[{}] ", "〔註{}〕"])
def test_the_dress_of_numbers(head: str) -> None:
    pages = [_page(n, notes={n: CITED[n % 3]}, head=head) for n in (1, 2, 3)]
    assert _notes(restore(typeset(*pages)).blocks) == {n: CITED[n % 3] for n in (1, 2, 3)}


def test_an_authors_note_says_where_he_works_and_the_footnotes_below_it_are_found() -> None:
    text = (
        " 數位服務稅之研究 \n\n陳柏翰* \n\n壹、前言 \n\n"
        + spaced(PROSE[:38], "之漁撈行為1，並對過漁魚群設有限制2。 ")
        + "\n \n* 國立中正大學法學博士，現任研究員。 \n1 See Lester, The Rebalancing Proposal. \n2 Id. at 3. \n"
    )
    structure = restore(raw_text(text))
    assert structure.metadata.affiliation == "國立中正大學法學博士，現任研究員。"
    assert structure.metadata.authors == ("陳柏翰",)
    assert list(_notes(structure.blocks)) == ["*", 1, 2]
    assert _refs(structure.blocks) == ["*", 1, 2]
    byline = structure.blocks[1]
    assert (byline.kind, byline.text) == (BlockKind.BYLINE, "陳柏翰")
    assert byline.footnote_refs == (FootnoteRef(3, "*", len(structure.blocks) - 3),)
    assert [block.kind for block in structure.blocks[-3:]] == [BlockKind.FOOTNOTE] * 3


def test_each_sign_means_the_note_that_has_it() -> None:
    """As often as a sign stands, and in whatever font."""
    text = (
        " 論數位服務稅之課徵＊ \n\n陳柏翰＊＊、林昱衡*** \n\n壹、前言 \n\n"
        + spaced(PROSE[:38], "之漁撈行為1，並對過漁魚群設有限制。 ")
        + "\n \n* 本文曾於北濱學會論壇發表。 \n** 北濱大學法律學系教授。 \n*** 東岸智庫研究員。 \n1 See Lester. \n"
    )
    blocks = restore(raw_text(text)).blocks
    notes = {index: block.text for index, block in enumerate(blocks) if block.kind is BlockKind.FOOTNOTE}
    told = {
        (block.text[: ref.offset], ref.number): notes[ref.target]
        for block in blocks[:2]
        for ref in block.footnote_refs
        if ref.target is not None
    }
    assert (blocks[0].text, blocks[1].text) == ("論數位服務稅之課徵", "陳柏翰、林昱衡")
    assert told == {
        ("論數位服務稅之課徵", "＊"): "本文曾於北濱學會論壇發表。",
        ("陳柏翰", "＊＊"): "北濱大學法律學系教授。",
        ("陳柏翰、林昱衡", "***"): "東岸智庫研究員。",
    }
    assert {block.confidence for block in blocks if isinstance(block.number, str)} == {1.0}


def test_marks_in_brackets_as_large_as_the_text() -> None:
    def page(first: int) -> list[Piece | Glyphs]:
        notes = [f"[{n}] {CITED[0]} {n} (2015)." for n in (first, first + 1)]
        rows = [PROSE[:33] + f"[{first}]", "。" + PROSE[:33], PROSE[:33] + "措施（", f"[{first + 1}]），其後。"]
        text: list[Piece | Glyphs] = [
            *column(PROSE, 740),
            *((70, 680 - 20 * at, 12, row) for at, row in enumerate(rows)),
        ]
        return text + [(94.0, 90.0 - 16 * at, 12.0, note) for at, note in enumerate(notes)]

    blocks = restore(typeset(page(1), page(3))).blocks
    assert list(_notes(blocks)) == [1, 2, 3, 4]
    assert _refs(blocks) == [1, 2, 3, 4]
    assert not any("[" in block.text for block in blocks)


def test_marks_in_brackets_leave_other_figures_alone() -> None:
    text = spaced(PROSE[:38], "於2015年（第3期）簽署（註1），其後第2案修正（註2）。 ")
    blocks = restore(raw_text(" 前言 \n\n" + text + "\n \n註1：See Lester. \n註2：Id. at 3. \n")).blocks
    assert list(_notes(blocks)) == [1, 2]
    assert PROSE[:38] + "於2015年（第3期）簽署，其後第2案修正。" in [block.text for block in blocks]


def test_lines_of_a_quotation_set_in_on_both_sides_are_one_paragraph() -> None:
    quotation = [(94.0, 680.0, 12.0, PROSE[:34]), (94.0, 660.0, 12.0, PROSE[:34]), (94.0, 640.0, 12.0, "為正途。")]
    blocks = restore(typeset([*column(PROSE * 2, 740), *quotation, *column(PROSE * 2, 600)])).blocks
    assert PROSE[:34] * 2 + "為正途。" in [block.text for block in blocks]


def test_numbers_that_begin_anew_on_each_page_point_to_the_footnotes_of_the_page() -> None:
    pages = [_page(1, 2, notes={1: f"{CITED[0]} {n}", 2: f"{CITED[1]} {n}"}) for n in (1, 2, 3)]
    blocks = restore(typeset(*pages)).blocks
    notes = [block for block in blocks if block.kind is BlockKind.FOOTNOTE]
    assert [block.number for block in notes] == [1, 2] * 3
    targets = [ref.target for block in blocks for ref in block.footnote_refs]
    assert targets == sorted(targets, key=lambda target: target or 0)
    assert len(set(targets)) == 6


def test_one_footnote_a_page_numbered_one_each() -> None:
    pages = [_page(1, notes={1: f"{CITED[0]} {n}"}) for n in (1, 2, 3)]
    blocks = restore(typeset(*pages)).blocks
    assert [block.text for block in blocks if block.number == 1] == [f"{CITED[0]} {n}" for n in (1, 2, 3)]


@pytest.mark.parametrize(
    ("note", "mark"), [("{}. ", "{}"), ("[{}] ", "[{}]"), ("註{}：", "（註{}）"), ("註{} ", "註{}")]
)
def test_notes_at_the_end_of_an_article(note: str, mark: str) -> None:
    text = " 漁業補貼 \n\n壹、前言 \n\n" + spaced(
        PROSE[:38],
        f"於2015年簽署{mark.format(1)}，其後第2案修正{mark.format(2)}。 ",
        "貳、結語 ",
        *[PROSE[:38]] * 8,
        f"{PROSE[:30]}{mark.format(3)}。 ",
        "註釋 ",
        f"{note.format(1)}WTO, Agreement on Fisheries Subsidies, WT/MIN(22)/33, WT/L/1144 (June 17, 2022), ",
        "https://docs.wto.org/dol2fe. ",
        f"{note.format(2)}同前註，頁三十四。 ",
        f"{note.format(3)}王大明，〈國家安全與貿易〉，頁十二。 ",
    )
    blocks = restore(raw_text(text)).blocks
    assert list(_notes(blocks)) == [1, 2, 3]
    assert _refs(blocks) == [1, 2, 3]
    assert PROSE[:38] + "於2015年簽署，其後第2案修正。" in [block.text for block in blocks]
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING][-1] == "註釋"


def test_a_title_over_two_columns_is_a_heading() -> None:
    title = run(70, 780, 18, PROSE[:24], 700)
    halves = [column(PROSE * 6, 740, left=left, size=10, room=20, lead=17) for left in (70, 310)]
    blocks = restore(typeset([title, *halves[0], *halves[1]])).blocks
    assert [block.text for block in blocks if block.kind is BlockKind.HEADING] == [PROSE[:24]]


def test_footnotes_with_an_empty_line_before_each() -> None:
    text = spaced(PROSE[:38], f"{PROSE[:20]}1，{PROSE[:10]}", f"{PROSE[:20]}2。 ", *[PROSE[:38]] * 6, "連結。 ")
    notes = spaced(
        "1 See Lester, The Rebalancing Proposal, https://www.example.org/presidential-actions/adjusting-", "imports/ "
    )
    blocks = restore(raw_text(" 前言 \n\n" + text + "\n \n" + notes + "\n2 BIS, 90 Fed. Reg. 11249. \n")).blocks
    assert list(_notes(blocks)) == [1, 2]


def test_a_mark_hardly_smaller_but_raised_much_is_a_mark() -> None:
    row = [run(70, 700, 10, PROSE[:20]), run(270, 704.5, 8.5, "2"), run(275, 700, 10, "。關稅")]
    note = [(70.0, 90.0, 8.0, "2 Id. at 3.")]
    blocks = restore(typeset([*column(PROSE, 780, size=10), *row, *note])).blocks
    assert _refs(blocks) == [2]


def test_a_running_foot_with_its_page_number_is_furniture() -> None:
    pages = [[*_page(n, notes={}), run(90, 50, 9, f"{n + 10} 中正法學集刊")] for n in (1, 2, 3)]
    blocks = restore(typeset(*pages)).blocks
    assert [block.role for block in blocks if block.kind is BlockKind.FURNITURE] == ["footer"] * 3


def test_an_item_of_a_list_is_no_footnote_that_is_numbered_without_a_dot() -> None:
    text = (
        "臺灣身為貿易依存度極高之經濟體，面對全球供應鏈重組之趨勢，必須持續推動出口市",
        "場多元化，始能降低單一市場之風險1。其中美國所占之比重已於二○二四年超過中國大陸，為二十年來",
        "所首見2。 ",
    )
    noted = "\n \n1 See Lester, The Rebalancing Proposal. \n2 Id. at 131. "
    first = spaced("出口市場之轉向 ", *text, "1. 關稅：依存度極高。 ", "2. 環境： ") + noted
    second = spaced("依公約之附件重新編排廢料之號列。 ", "3. 食品：新增 dietary supplements 專節。 ", PROSE + "。 ")
    blocks = restore(raw_text(f"{first}\f{second}")).blocks
    assert _notes(blocks) == {1: "See Lester, The Rebalancing Proposal.", 2: "Id. at 131."}


@pytest.mark.parametrize("begin", ["年金改革", "日月光公司", "月台票", "條約法公約", "款項", "號稱", "項下"])
@pytest.mark.parametrize("end", ["頁三十四。", "頁三十四"])
def test_a_footnote_may_begin_with_what_figures_count(begin: str, end: str) -> None:
    found = {1: f"參見王大同，論匯率，{end}", 2: f"{begin}之說明，參見林佳穎，論港口，{end}", 3: "Id. at 131."}
    assert _notes(restore(typeset(_page(1, 2, 3, notes=found))).blocks) == found
    text = "\n".join(f"{number} {note} " for number, note in found.items())
    above = spaced(PROSE[:38], "之漁撈行為1，並對過漁魚群設有限制2，其餘另訂之3。 ")
    assert _notes(restore(raw_text(f"壹、前言 \n\n{above}\n \n{text}\n")).blocks) == found


def test_a_mark_between_two_sentences_may_have_a_dot() -> None:
    said = f"{PROSE[:60]}。1.其後各港陸續跟進。", f"{PROSE[:60]}。2.惟東岸至今未行。"
    cited = {1: "參見王大同，《港口的帳簿》，頁8。", 2: "同前註，頁31。"}
    notes = [f"{number}. {note}" for number, note in cited.items()]
    blocks = blocks_of("漁港紀事", *said, *[f"{PROSE}。"] * 4, *notes)
    assert (_notes(blocks), _refs(blocks)) == (cited, [1, 2])


def test_the_number_of_a_page_marks_no_note_that_an_item_on_the_next_might_be() -> None:
    items = (
        "1. 透明化：主席提出資料庫之改版構想。",
        "2. 特別關切：APEC 各港就規費交換意見。",
        "3. 技術協助：EIF 報告其案例。",
    )
    pages = [[*BODY, *BODY, f"{number} "] for number in (1, 2)] + [[*(f"{item} " for item in items), *BODY, "3 "]]
    lines = "\n".join(line for page in pages for line in page)
    blocks = restore(raw_text("\n".join(["出席港口年會報告 ", "壹、目的 ", lines]))).blocks
    assert texts(blocks, BlockKind.FOOTNOTE) == []
    assert texts(blocks, BlockKind.LIST_ITEM) == [item[3:] for item in items]


def test_a_note_begins_apart_from_one_that_ends_with_the_query_of_an_address() -> None:
    notes = ("1 北濱漁業研究院之簡報，https://a.example/search?setting=list", "2 U.S. Customs, Statistics 2024.")
    text = spaced(*BODY, "各港查驗漁獲1，並公布統計2。 ", *BODY) + "\n \n" + spaced(*(f"{note} " for note in notes))
    assert texts(restore(raw_text(text)).blocks, BlockKind.FOOTNOTE) == [note[2:] for note in notes]


def test_lines_of_blanks_between_paragraphs_are_no_rules_above_footnotes() -> None:
    prose = [
        f"{place}港的費率由航商與裝卸業者逐年議定，主管機關僅予備查，並未\n公布其調幅，航商迭有怨言（註{at}）。 "
        for at, place in enumerate("東南西北", 1)
    ]
    items = "（1）義務自協定生效時起即已發生； \n（2）航商得於委員會中提出質疑； \n（3）既存之規費即可成為爭端之標的。 "
    text = "\n \n".join(["漁港費率之執行 ", *prose, "二、規範結構 ", *prose, items, "三、結論 ", *prose])
    blocks = restore(raw_text(text)).blocks
    assert texts(blocks, BlockKind.FOOTNOTE) == []
    assert len(texts(blocks, BlockKind.LIST_ITEM)) == 3


def test_a_footnote_that_begins_with_japan_is_none_of_the_text_though_its_number_reads_as_a_day() -> None:
    notes = {1: "日本港灣協會，港口年鑑，2031 年版，頁 12。", 2: "日圓匯率依北濱銀行公告。", 3: "Id. at 37."}
    blocks = restore(
        typeset(_page(1, notes={1: notes[1]}, head="{}"), _page(2, 3, notes={2: notes[2], 3: notes[3]}, head="{}"))
    ).blocks
    assert _notes(blocks) == notes
    assert _refs(blocks) == [1, 2, 3]
