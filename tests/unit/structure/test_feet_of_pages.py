"""What stands at the feet of pages: notes, their numbers and those of the pages, and what reads like them."""

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role, texts
from tests.unit.structure.raw import raw_text, spaced


def _page(text: str, *notes: str) -> str:
    """A page of a paragraph, one more, and footnotes below a rule."""
    return spaced(f"{text} ", *BODY) + "\n \n" + "".join(f"{note} \n" for note in notes)


def _notes(blocks: tuple[Block, ...]) -> list[str]:
    return texts(blocks, BlockKind.FOOTNOTE)


def test_a_mark_stands_before_the_name_of_a_country() -> None:
    page = _page("各國監督其投資。1日本嗣後質疑，8 日公布其規則2。", "1 Id. at 3.", "2 Id. at 5.")
    assert (
        texts(restore(raw_text(page)).blocks, BlockKind.PARAGRAPH)[0]
        == "各國監督其投資。日本嗣後質疑，8 日公布其規則。"
    )


def test_the_rest_of_a_citation_is_no_foot() -> None:
    cited = (
        "ANNA LINDHOLM, TRADE 17 (2021); Peter Ashdown, Rethinking Exceptions, {} J. \n\nWORLD TRADE {}, 918 (2022)."
    )
    pages = [
        _page("匯率之裁決始於鋼鐵1。", "1 " + cited.format(34, 648)),
        _page("嗣後論及銅材2。", "2 " + cited.format(53, 210)),
        _page("其後之報告採同一見解3。", "3 " + cited.format(22, 675)),
    ]
    notes = _notes(restore(raw_text(" ".join(pages))).blocks)
    assert [note[note.index("J. ") :] for note in notes] == [
        "J. WORLD TRADE 648, 918 (2022).",
        "J. WORLD TRADE 210, 918 (2022).",
        "J. WORLD TRADE 675, 918 (2022).",
    ]


def test_a_list_behind_a_colon_is_no_zone_of_notes() -> None:
    table = ("表1　主要措施 ", "資料來源：本中心 ")
    items = (
        "各國主張如下： ",
        "1. USTR 重申其風險有限； ",
        "2. CPTPP 委員會重申調查仍在進行； ",
        "3. 商務部重申其談判。 ",
    )
    blocks = blocks_of("匯率之兩難 ", "林佳穎 ", *BODY, *table, *BODY, *items, *BODY)
    assert texts(blocks, BlockKind.LIST_ITEM)[0] == "USTR 重申其風險有限；"
    assert not _notes(blocks)


def test_a_mark_behind_a_sentence_ends_its_paragraph_before_a_latin_word() -> None:
    long = "臺灣身為貿易依存度極高之經濟體，面對全球供應鏈重組之趨勢，必須持續推動。1 "
    page = spaced(*BODY, *BODY, long, "CPTPP 委員會嗣後亦採此見解，各國均表歡迎。 ", *BODY) + "\n \n1 Id. at 3. \n"
    blocks = restore(raw_text(page)).blocks
    assert "CPTPP 委員會嗣後亦採此見解，各國均表歡迎。" in texts(blocks, BlockKind.PARAGRAPH)


def test_the_number_of_a_page_stands_below_its_notes() -> None:
    first = _page("學說見解有二1，其一肯定之2。", "1 王大同，論匯率，頁 3。", "2 Id. at 5.")
    second = spaced("其後各國均應及早因應，並持續檢討其規範。 ", *BODY)
    blocks = restore(raw_text(f"{first}\n7 \n\n\n\n{second}")).blocks
    assert _notes(blocks) == ["王大同，論匯率，頁 3。", "Id. at 5."]
    assert of_role(blocks, "page_number") == ["7"]


def test_a_picture_stands_between_the_series_and_the_title() -> None:
    picture = "港口之貨櫃。（圖片來源：本刊資料照片） "
    blocks = blocks_of("【北濱論壇】 ", picture, "匯率之兩難 ", "林佳穎 ", *BODY, "費率之爭 ", *BODY)
    assert headings(blocks) == [(1, "匯率之兩難"), (2, "費率之爭")]
    assert texts(blocks, BlockKind.FURNITURE) == ["【北濱論壇】"]


def test_works_of_a_bibliography_stand_apart() -> None:
    works = (
        "Lindholm, A. & Ashdown, P. (2018). Trade, Security and the Limits of Law. Oxford. ",
        "Reed, S. (2022). Rethinking Exceptions. London: Ashdown Press. ",
    )
    blocks = blocks_of("匯率之兩難 ", "林佳穎 ", "一、前言 ", *BODY, "參考文獻 ", *works)
    assert texts(blocks, BlockKind.PARAGRAPH)[-2:] == [work.strip() for work in works]


def test_a_quotation_that_ends_with_a_mark_is_no_title() -> None:
    quoted = ("“Nothing in this Agreement shall be construed to require any Member to furnish ", "information.”[1] ")
    text = spaced("匯率之兩難 ", "林佳穎 ", *BODY, "其原文略以： ", *quoted, *BODY) + "\n \n1 Id. at 3. \n"
    assert headings(restore(raw_text(text)).blocks) == [(1, "匯率之兩難")]


def test_labels_of_an_imprint_stand_behind_one_blank() -> None:
    imprint = ("北濱月訊　每月 1 日出刊 發行人：堵明川 總編輯：容小晴 ", "會址：臺北市北濱路 9 號 電話：02-2700-1234 ")
    blocks = blocks_of("本期焦點 ", "匯率之兩難 ", *BODY, "法規動態 ", "稅率調整 ", *BODY, *imprint)
    assert texts(blocks, BlockKind.FURNITURE) == [line.strip() for line in imprint]


def test_numbered_works_are_no_notes() -> None:
    works = (
        "1. 林佳穎（2025），《港埠市場季報》，臺北：元濱。 ",
        "2. Reed, S. (2025), Harbour Tolls, Ashdown Review, 14(2), 3-27. ",
    )
    blocks = blocks_of("匯率之兩難 ", "林佳穎 ", *BODY, "表1　主要措施 ", *BODY, "參考資料 ", *works)
    assert texts(blocks, BlockKind.LIST_ITEM)[0] == "林佳穎（2025），《港埠市場季報》，臺北：元濱。"
    assert not _notes(blocks)


def test_a_bar_parts_the_number_of_a_page_from_the_head() -> None:
    first = spaced(
        "北濱縱橫 No.58｜31 ", "國際焦點 ", "匯率之兩難： ", "沿岸諸港之回應 ", "林佳穎　北濱研究社副研究員 ", *BODY
    )
    second = spaced(
        "32｜北濱縱橫 No.58 ", "其後各國均應及早因應，並持續檢討其規範。 ", "規則之空白處 ", "補貼不易舉證。 "
    )
    blocks = restore(raw_text("\n\n\n".join([first, second]))).blocks
    assert headings(blocks) == [(1, "匯率之兩難：沿岸諸港之回應"), (2, "規則之空白處")]


def test_the_first_line_of_a_title_stays_where_heads_stand_above_it() -> None:
    pages = [
        (
            "北濱論叢第 9 期（2023.12） ",
            "－ 13 － ",
            "保證金之「成立要件」 ",
            "──以多邊保證為中心 ",
            "北濱大學副教授　林佳穎 ",
            *BODY,
        ),
        ("保證金之「成立要件」 ", "－ 14 － ", "各港處理方式不一，應予釐清。 ", "一、沿革 ", *BODY),
        ("北濱論叢第 9 期（2023.12） ", "－ 15 － ", "其判斷之基準如下所述。 ", "二、要件 ", *BODY),
    ]
    blocks = restore(raw_text("\n\n\n".join(spaced(*page) for page in pages))).blocks
    assert headings(blocks)[0] == (1, "保證金之「成立要件」──以多邊保證為中心")


def test_a_footnote_that_breaks_off_at_the_end_of_a_page_ends_it_where_a_blank_begins_the_next() -> None:
    page = (
        _page("各國監督其投資1，並公布規則2。", "1 Id. at 3.").removesuffix("\n")
        + "\n2 Nothing in this creates an obligation, it being the shared \n\n"
    )
    rest = "understanding of the members. \n"
    blocks = restore(
        raw_text(f"{page} 惟其效力不因名稱而異，各國嗣後仍公布規則，並未\n\n{spaced(*BODY)}\n \n{rest}3 Id. at 5. \n")
    )
    notes = _notes(blocks.blocks)
    assert notes[0] == "Id. at 3."
    assert not [note for note in notes if "惟其效力" in note]


def test_the_name_of_a_section_ends_the_footnotes_of_a_page() -> None:
    page = _page("各國監督其投資1，並公布規則2。", "1 Id. at 3.", "2 王大同，頁 5。") + "國際經貿行事曆 \n"
    blocks = restore(raw_text(page + "".join(f"{line}\n" for line in BODY))).blocks
    assert _notes(blocks) == ["Id. at 3.", "王大同，頁 5。"]
    assert "國際經貿行事曆" in [block.text for block in blocks]
