"""Titles and authors: whoever signed is no title, and a title may ask."""

import pytest

from reader.model.document import Block, BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.blocks import blocks_of, headings, of_role, structure_of, texts
from tests.unit.structure.raw import raw_text, spaced

BODY = (
    "臺灣身為貿易依存度極高之經濟體，面對全球供應鏈重組之趨勢，必須持續推動出口市",
    "場多元化，始能降低單一市場之風險。 ",
)
TAIL = ("貿易支柱：最難啃的骨頭 ", *BODY, "供應鏈支柱：留得住嗎？ ", *BODY, "結語 ", *BODY)


def _roles(structure: Structure, text: str) -> list[tuple[BlockKind, str | None]]:
    return [(block.kind, block.role) for block in structure.blocks if block.text == text]


@pytest.mark.parametrize(
    ("signed", "affiliation"),
    [
        (("黃俊傑 ", "國立臺灣大學政治學系副教授 "), "國立臺灣大學政治學系副教授"),
        (("黃俊傑（國立臺灣大學政治學系副教授） ",), "國立臺灣大學政治學系副教授"),
        (("黃俊傑* ",), None),
        (("作者 黃俊傑 ",), None),
        (("黃俊傑／國立臺灣大學政治學系教授 ",), "國立臺灣大學政治學系教授"),
        (("國際貿易研究基金會　黃俊傑 ",), "國際貿易研究基金會"),
    ],
)
@pytest.mark.parametrize(
    ("title", "whole"),
    [
        (("IPEF何去何從？ ",), "IPEF何去何從？"),
        (("川普2.0時代的印太經濟布局： ", "IPEF何去何從？ "), "川普2.0時代的印太經濟布局：IPEF何去何從？"),
        (("印太經濟布局之變局 ",), "印太經濟布局之變局"),
    ],
)
def test_the_line_above_the_author_is_the_title(
    title: tuple[str, ...], whole: str, signed: tuple[str, ...], affiliation: str | None
) -> None:
    structure = structure_of(*title, *signed, *BODY, *TAIL)
    assert structure.metadata.title == whole
    assert structure.metadata.authors == ("黃俊傑",)
    assert structure.metadata.affiliation == affiliation
    assert headings(structure.blocks)[0] == (1, whole)


def test_a_question_heads_a_section_as_its_siblings_do() -> None:
    structure = structure_of("IPEF何去何從？ ", *BODY, *TAIL)
    assert headings(structure.blocks) == [
        (1, "IPEF何去何從？"),
        (2, "貿易支柱：最難啃的骨頭"),
        (2, "供應鏈支柱：留得住嗎？"),
        (2, "結語"),
    ]


def test_a_question_within_the_talk_stays_a_paragraph() -> None:
    structure = structure_of("印太經濟布局 ", *BODY, "他接著問： ", "留得住嗎？ ", *BODY, *TAIL)
    assert _roles(structure, "留得住嗎？") == [(BlockKind.PARAGRAPH, None)]


def test_the_day_of_publication_is_a_field_and_no_heading() -> None:
    lines = ("IPEF何去何從？ ", "黃俊傑 ", "發布日期：2025-01-20 ", *BODY, *TAIL, "責任編輯：周育信 ")
    structure = structure_of(*lines)
    labels = [block.label for block in structure.blocks if block.role == "field"]
    assert labels == ["發布日期"]
    assert of_role(structure.blocks, "editor_note") == ["責任編輯：周育信"]


def _lead(text: str) -> Block:
    lines = ("美國鋼鋁關稅重啟之影響 ", "黃俊傑 ", text, "一、措施內容 ", *BODY, "二、結語 ", *BODY, *TAIL)
    return next(block for block in blocks_of(*lines) if block.text == text.strip())


def test_only_a_lead_that_speaks_of_the_text_is_an_abstract() -> None:
    assert _lead("美國對鋼鋁課徵關稅，各國反應不一。本文整理其影響。 ").role == "abstract"
    assert _lead("美國總統川普於二月十日簽署行政命令，課徵鋼鋁關稅。 ").role is None


def test_a_series_above_a_title_that_asks_is_its_series() -> None:
    lines = ("貿易評論 ", "碳關稅上路之後：誰是輸家？ ", "作者 周心怡 ", "發布時間：2024-10-15 ", *BODY, *TAIL)
    told = structure_of(*lines).metadata
    assert (told.title, told.series, told.authors) == ("碳關稅上路之後：誰是輸家？", "貿易評論", ("周心怡",))


def test_a_number_above_a_table_heads_it() -> None:
    table = ("日期 行程 ", "2月24日 搭機前往阿布達比 ", "2月25日 出席行前會議 ")
    lines = (
        "出席部長會議報告 ",
        "二、過程 ",
        "（一）行程表 ",
        *table,
        "（二）會議重點 ",
        "1.漁業補貼 ",
        *BODY,
        "2.電子商務 ",
        *BODY,
    )
    assert headings(blocks_of(*lines))[1:] == [
        (2, "二、過程"),
        (3, "（一）行程表"),
        (3, "（二）會議重點"),
        (4, "1.漁業補貼"),
        (4, "2.電子商務"),
    ]


def test_labels_told_by_their_last_word_are_fields() -> None:
    lines = (
        "赴日本考察報告書 ",
        "服務單位：國家發展委員會 ",
        "考察期間：2024年9月9日－13日 ",
        "壹、緣起 ",
        *BODY,
        "貳、紀要 ",
        *BODY,
    )
    structure = structure_of(*lines)
    assert [block.label for block in structure.blocks if block.role == "field"] == ["服務單位", "考察期間"]
    assert structure.metadata.date is None


@pytest.mark.parametrize("first", ["以資金換關稅？", "論關稅、投資與", "再平衡的代價！"])
def test_a_title_that_asks_or_breaks_off_goes_on_above_its_authors(first: str) -> None:
    lines = (
        "北濱論壇 ",
        first + " ",
        "美日投資備忘錄之定位 ",
        "",
        "林佳穎 ",
        "東海大學政治學系助理教授 ",
        "周心怡 ",
        "歐洲聯盟研究協會理事 ",
        *BODY,
        *TAIL,
    )
    structure = structure_of(*lines)
    assert structure.metadata.title == first + "美日投資備忘錄之定位"
    assert structure.metadata.authors == ("林佳穎", "周心怡")
    assert of_role(structure.blocks, "affiliation") == [
        "東海大學政治學系助理教授",
        "歐洲聯盟研究協會理事",
    ]


def test_a_quotation_that_ends_in_a_mark_is_no_title() -> None:
    quoted = (
        "“If a measure was necessary in December, it is difficult to see why it ",
        "was not necessary twelve months later. A defendant that blinks twice will be ",
        "asked why it opened its eyes at all.”3 ",
    )
    blocks = blocks_of("出口市場之轉向 ", "林佳穎 ", *BODY, *quoted, *BODY, *TAIL)
    assert len(headings(blocks)) == 4
    assert any(text.startswith("“If a measure") for text in texts(blocks, BlockKind.PARAGRAPH))


def test_the_head_of_an_issue_may_run_above_all_pages() -> None:
    head = "標準之窗　第 62期 "
    lines = (
        head,
        "TBT Enquiry Point, Chinese Taipei ",
        "中華民國 113年 9月 30 日出刊　發行單位：北濱檢驗局　執行單位：北濱驗證中心 ",
        "壹、焦點議題 ",
        *BODY,
        *TAIL,
    )
    pages = (spaced(*lines), spaced(head, "貳、通報 ", *BODY), spaced(head, "參、關切 ", *BODY))
    structure = restore(raw_text("\f".join(pages)))
    assert [text for _, text in headings(structure.blocks)][:1] == ["壹、焦點議題"]
    assert texts(structure.blocks, BlockKind.FURNITURE)[:3] == [line.strip() for line in lines[:3]]


def test_a_title_goes_on_where_latin_words_are_parted() -> None:
    lines = (" 北濱經濟夥伴協定首件爭端之評析：以 Costa ", "Blanca礦區案為中心 ", "林佳穎 ", *BODY, *TAIL)
    structure = structure_of(*lines)
    assert structure.metadata.title == "北濱經濟夥伴協定首件爭端之評析：以 Costa Blanca礦區案為中心"
    assert structure.metadata.authors == ("林佳穎",)


def test_a_longer_line_below_a_latin_word_is_a_title_of_its_own() -> None:
    title = "WTO 第十四屆部長會議之前瞻與臺灣參與之策略"
    structure = structure_of("海風隨筆 Breeze ", title + " ", "林佳穎 ", *BODY, *TAIL)
    assert title in [text for _, text in headings(structure.blocks)]


@pytest.mark.parametrize("quotation", ["「沉默的關稅」", "「誰來付帳？」"])
def test_a_quotation_heads_a_section_as_its_siblings_do(quotation: str) -> None:
    asking = (BODY[0], "場多元化。惟誰來付帳？ ")
    structure = structure_of("出口市場之轉向 ", "林佳穎 ", *asking, quotation + " ", *BODY, *TAIL)
    assert (2, quotation) in headings(structure.blocks)


def test_a_quotation_of_a_sentence_stays_a_paragraph() -> None:
    structure = structure_of("出口市場之轉向 ", "林佳穎 ", *BODY, "「我們不加稅。」 ", *BODY, *TAIL)
    assert "「我們不加稅。」" in texts(structure.blocks, BlockKind.PARAGRAPH)


@pytest.mark.parametrize("title", ["鹽，米，與茶", "一網，兩船，三個人"])
def test_a_short_title_may_list_what_its_text_tells(title: str) -> None:
    said = "".join(BODY).replace(" ", "")
    blocks = blocks_of("碼頭見聞", said, title, said)
    assert (2, title) in headings(blocks)
