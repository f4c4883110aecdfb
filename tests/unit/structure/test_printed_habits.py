"""Habits of print: figures typed small, signs that part pieces, credits behind a stroke, reporters behind labels."""

import pytest

from reader.model.document import Block, BlockKind, FootnoteRef
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role, structure_of, texts
from tests.unit.structure.raw import raw_text, spaced
from tests.unit.structure.typeset import Piece, column, typeset


def _kind(blocks: tuple[Block, ...], text: str) -> tuple[BlockKind, str | None]:
    return next((block.kind, block.role) for block in blocks if block.text == text)


def test_figures_typed_small_mark_the_notes_below() -> None:
    blocks = blocks_of(
        "匯率之兩難 ",
        "林佳穎 ",
        *BODY,
        "央行否認此說¹，惟順差占比仍高²。面積約 30 km²，與此無涉。 ",
        "註釋 ",
        "¹ 王大同，〈匯率與關稅〉，《東岸評論》，第 3 期，頁 12-15。 ",
        "² 同前註，頁 16。 ",
    )
    noted = [(block.number, block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE]
    assert noted == [(1, "王大同，〈匯率與關稅〉，《東岸評論》，第 3 期，頁 12-15。"), (2, "同前註，頁 16。")]
    text = next(block for block in blocks if block.text.startswith("央行"))
    assert text.text == "央行否認此說，惟順差占比仍高。面積約 30 km²，與此無涉。"
    assert [(ref.offset, ref.number) for ref in text.inlines if isinstance(ref, FootnoteRef)] == [(6, 1), (14, 2)]


@pytest.mark.parametrize("sign", ["◇◇◇◇◇", "◆◆◆", "☆☆☆☆"])
def test_signs_part_pieces_and_are_no_items(sign: str) -> None:
    blocks = blocks_of("貿易動態 ", *BODY, f"{sign} ", *BODY, "結語 ", *BODY, f"{sign} ", *BODY)
    assert [block.role for block in blocks if block.text == sign] == ["separator", "separator"]
    assert [block.text[-3:] for block in blocks if block.kind is BlockKind.PARAGRAPH] == ["風險。"] * 4


def test_a_reporter_behind_a_label_makes_news() -> None:
    said = "（編譯：林佳穎、王大同；資料來源：Law360，2025/06/11；外務省，2025/06/12） "
    structure = structure_of("國際新聞 ", "★法院暫停執行判決 ", *BODY, said, "★議會審議法案 ", *BODY, said)
    assert [(item.title, item.reporter, item.sources) for item in structure.records.news_items] == [
        ("法院暫停執行判決", "林佳穎、王大同", ("Law360", "外務省")),
        ("議會審議法案", "林佳穎、王大同", ("Law360", "外務省")),
    ]


def test_a_credit_behind_a_stroke_makes_a_caption() -> None:
    blocks = blocks_of("榴槤之外 ", "港邊的貨櫃場。2024 年出口量創下新高。圖／本刊資料室 ", *BODY, "結語 ", *BODY)
    assert _kind(blocks, "港邊的貨櫃場。2024 年出口量創下新高。圖／本刊資料室") == (BlockKind.CAPTION, None)


def test_names_of_two_characters_and_bodies_in_brackets_sign_a_title() -> None:
    blocks = blocks_of("匯率之兩難 ", "呼延靖 ", "〔北濱公共政策基金會研究員〕 ", *BODY, "結語 ", *BODY)
    assert _kind(blocks, "呼延靖") == (BlockKind.BYLINE, "author")
    assert _kind(blocks, "〔北濱公共政策基金會研究員〕") == (BlockKind.BYLINE, "affiliation")


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (("關稅之後呢？ ", "「新協議」構想與臺灣的兩難 "), "關稅之後呢？「新協議」構想與臺灣的兩難"),
        (("參加亞太貿易委員會 ", "「供應鏈」會議報告 "), "參加亞太貿易委員會「供應鏈」會議報告"),
    ],
)
def test_a_title_goes_on_in_the_next_line_at_the_head(lines: tuple[str, str], title: str) -> None:
    blocks = blocks_of(*lines, "林佳穎 ", *BODY, "結語 ", *BODY)
    assert headings(blocks) == [(1, title), (2, "結語")]


def test_a_title_in_two_lines_is_told_by_the_running_head() -> None:
    head = "碳費制度對紡織產業之影響 "
    lines = ["碳費制度對 ", "紡織產業之影響 ", "研究主持人：林佳穎 ", *BODY]
    text = spaced(*lines) + "\n\n\n" + spaced(head, *BODY) + "\n\n\n" + spaced(head, *BODY)
    blocks = restore(raw_text(text)).blocks
    assert headings(blocks) == [(1, "碳費制度對紡織產業之影響")]
    assert _kind(blocks, "研究主持人：林佳穎") == (BlockKind.BYLINE, "author")


def test_a_title_in_latin_letters_repeats_the_chinese_one() -> None:
    blocks = blocks_of(
        "匯率之兩難 ",
        "After Tariffs, the Dollar: The “Seaside ",
        "Accord” and What It Means ",
        "林佳穎 ",
        "Rosalind Achterberg ",
        "〔Senior Fellow, Institute for Monetary Order〕 ",
        "2025 年 5 月 9 日 ",
        *BODY,
        "結語 ",
        *BODY,
    )
    assert headings(blocks) == [
        (1, "匯率之兩難"),
        (1, "After Tariffs, the Dollar: The “Seaside Accord” and What It Means"),
        (2, "結語"),
    ]
    assert [block.role for block in blocks if block.kind is BlockKind.BYLINE] == [
        "author",
        "author",
        "affiliation",
        "source",
    ]


@pytest.mark.parametrize(("above", "is_series"), [("遠洋論壇", True), ("一座港口的地緣經濟學", False)])
def test_only_what_reads_as_a_series_stands_above_the_title(above: str, is_series: bool) -> None:
    blocks = blocks_of(f"{above} ", "貿易戰之後的航運 ", "林佳穎 ", "東岸大學經濟學系教授 ", *BODY, "結語 ", *BODY)
    assert (_kind(blocks, above) == (BlockKind.FURNITURE, "masthead")) is is_series


def test_a_day_that_heads_every_page_is_no_text() -> None:
    head = ("東岸法訊 第 7 期 ", "2024.03.15 ")
    first = spaced(*head, "第 1 頁 ", "匯率之兩難 ", "林佳穎 ", *BODY)
    pages = [first, *(spaced(*head, f"第 {number} 頁 ", *BODY) for number in (2, 3))]
    blocks = restore(raw_text("\n\n\n".join(pages))).blocks
    assert [block.role for block in blocks if block.text == "2024.03.15"] == ["header"] * 3
    assert headings(blocks) == [(1, "匯率之兩難")]


def test_years_in_a_head_and_figures_in_rows_part_the_cells() -> None:
    blocks = blocks_of(
        "貿易概況 ",
        *BODY,
        "表 1　主要產品出口量 ",
        "產品 2022 年 2023 年 ",
        "半成品（含粗鋼） 72.4 65.1 ",
        "寬 50 公分以上 扁鋼 1,031.0 28.7 ",
        "資料來源：本刊整理。 ",
        *BODY,
    )
    table = next(block for block in blocks if block.kind is BlockKind.TABLE)
    assert table.cell_texts() == [
        ["產品", "2022 年", "2023 年"],
        ["半成品（含粗鋼）", "72.4", "65.1"],
        ["寬 50 公分以上 扁鋼", "1,031.0", "28.7"],
    ]


def test_bodies_that_meet_are_the_second_column_of_a_calendar() -> None:
    structure = restore(
        raw_text(
            spaced(
                "國際會議行事曆 ",
                "2025 年 6 月 16 日～6 月 30 日 ",
                "日期 組織 會議 ",
                "6/16-17 G7 Leaders’ Summit ",
                "6/18 WTO Committee on Anti-Dumping Practices ",
                "6/24-26 OECD Working Party of the Trade Committee ",
            )
        )
    )
    assert [(entry.group, entry.title) for entry in structure.records.calendar] == [
        ("G7", "Leaders’ Summit"),
        ("WTO", "Committee on Anti-Dumping Practices"),
        ("OECD", "Working Party of the Trade Committee"),
    ]


def test_the_title_and_numbers_from_any_page_on_head_and_end_pages() -> None:
    title = ("論原產地直接運送規則之功能 ", "及其於自由貿易協定之適用 ")
    pages = [
        spaced(*title, "林佳穎 ", *BODY),
        spaced("東岸法學第 58 期 ", *BODY, *BODY, "62 "),
        spaced("".join(line.strip() for line in title) + " ", *BODY, *BODY, "63 "),
    ]
    blocks = restore(raw_text("\n\n\n".join(pages))).blocks
    assert of_role(blocks, "page_number") == ["62", "63"]
    assert of_role(blocks, "header") == [
        "東岸法學第 58 期",
        "論原產地直接運送規則之功能及其於自由貿易協定之適用",
    ]
    assert headings(blocks) == [(1, "論原產地直接運送規則之功能及其於自由貿易協定之適用")]


def test_numbered_reports_stand_right_below_their_section() -> None:
    said = "（記者林佳穎／編譯；來源：Reuters, 2022.9.20、21） "
    reports = ("1. 公共論壇登場 ", *BODY, said, "2. 法案草案公布 ", *BODY, said)
    structure = structure_of("本週要聞 ", *reports, "貿易統計速覽 ", *BODY, "一週行事曆 ", *BODY)
    assert headings(structure.blocks) == [
        (1, "本週要聞"),
        (2, "1. 公共論壇登場"),
        (2, "2. 法案草案公布"),
        (1, "貿易統計速覽"),
        (1, "一週行事曆"),
    ]
    news = structure.records.news_items[0]
    assert news.sources == ("Reuters",)
    assert [day.isoformat() for day in news.source_dates[0]] == ["2022-09-20", "2022-09-21"]


def test_stems_count_items() -> None:
    blocks = blocks_of("措施內容 ", *BODY, "甲、關鍵礦物：逐年提高。 ", "乙、電池零組件：逐年提高。 ", "結語 ", *BODY)
    assert [(block.marker, block.text) for block in blocks if block.kind is BlockKind.LIST_ITEM] == [
        ("甲、", "關鍵礦物：逐年提高。"),
        ("乙、", "電池零組件：逐年提高。"),
    ]


def test_a_heading_above_a_table_is_no_entry_of_a_dictionary() -> None:
    lines = (
        "名詞解釋 ",
        "累積（Cumulation）：成員得將他成員之材料視為本國材料之制度。 ",
        "數字之內 ",
        "表 1　批准情形 ",
    )
    rows = ("成員 國會通過 備註 ", "日本 2023/12/5 首個成員 ", "智利 2024/2/13 無 ", "資料來源：本刊彙整 ")
    structure = structure_of(*lines, *rows)
    assert [(entry.chinese, entry.english) for entry in structure.records.dictionary] == [("累積", "Cumulation")]


@pytest.mark.parametrize("made_by", ["執行編輯／桑以樂　核稿／海曉萱　美術／衛可", "（責任校對：邊語彤）"])
def test_who_made_it_is_a_note_of_the_editor(made_by: str) -> None:
    blocks = blocks_of("匯率之兩難 ", "林佳穎 ", *BODY, "結語 ", *BODY, f"{made_by} ", "本文不代表本會立場。 ")
    assert _kind(blocks, made_by) == (BlockKind.PARAGRAPH, "editor_note")


def test_the_title_of_a_cover_that_heads_the_pages_stays_the_title() -> None:
    title = "出席公共論壇暨拜會國際組織報告"
    cover = f"公務出國報告 \n\n \n\n \n\n{title} \n\n服務機關：國家貿易研究院 \n"
    pages = [cover, *(spaced(f"{title} ", *BODY, *BODY, f"第 {number} 頁，共 4 頁 ") for number in (2, 3, 4))]
    blocks = restore(raw_text("\n\n\n".join(pages))).blocks
    assert headings(blocks) == [(1, title)]
    assert [block.role for block in blocks if block.text == title] == [None, "header", "header", "header"]


def test_the_name_of_a_numbered_series_heads_the_further_pages() -> None:
    first = spaced("政策透視 No. 2024-09 ", "匯率之兩難 ", "沐以晴（北濱政策學會助理研究員） ", *BODY, "以下分述。 ")
    blocks = restore(raw_text("\n\n\n".join([first, spaced("政策透視 Policy Lens ", *BODY, "至堪留意。 ")]))).blocks
    assert [(block.role, block.text) for block in blocks if block.kind is BlockKind.FURNITURE] == [
        ("masthead", "政策透視 No. 2024-09"),
        ("header", "政策透視 Policy Lens"),
    ]
    assert _kind(blocks, "沐以晴（北濱政策學會助理研究員）") == (BlockKind.BYLINE, "author")


def test_a_sign_before_a_title_makes_no_affiliation() -> None:
    said = "【林佳穎整理，取材自 Antara，2024 年 10 月 3 日】 "
    reports = ("東南亞 ", "■ 印尼新政府將設國家糧食署 ", *BODY, said, "大洋洲 ", "■ 澳洲擴大出口信用 ", *BODY, said)
    structure = structure_of("區域要聞 ", *reports)
    assert [item.title for item in structure.records.news_items] == ["印尼新政府將設國家糧食署", "澳洲擴大出口信用"]
    assert headings(structure.blocks)[:3] == [(1, "區域要聞"), (2, "東南亞"), (3, "■ 印尼新政府將設國家糧食署")]


def test_a_sentence_on_a_table_is_no_caption() -> None:
    blocks = blocks_of("匯率之兩難 ", *BODY, "表 1 整理近三年之主要措施。 ", *BODY, "結語 ", *BODY)
    assert _kind(blocks, "表 1 整理近三年之主要措施。") == (BlockKind.PARAGRAPH, None)


def test_sections_in_brackets_hold_reports_and_entries() -> None:
    said = "〔林佳穎編譯自 ASEAN Secretariat（2023 年 10 月 13 日）、The Nation（2023 年 10 月 14 日）〕 "
    lines = ("【FTA 動態】 ", "● 聯合委員會召開會議 ", *BODY, said, "● 自貿協定獲法院放行 ", *BODY, said)
    entry = ("【經貿字典】 ", "催化資本 Catalytic Capital ", *BODY, "【活動預告】 ", *BODY)
    structure = structure_of("【本月焦點】 ", "匯率之兩難 ", "林佳穎 ", *BODY, *lines, *entry)
    assert [text for level, text in headings(structure.blocks) if level == 1] == [
        "【本月焦點】",
        "【FTA 動態】",
        "【經貿字典】",
        "【活動預告】",
    ]
    assert structure.records.news_items[0].sources == ("ASEAN Secretariat", "The Nation")
    assert [found.english for found in structure.records.dictionary] == ["Catalytic Capital"]


def test_a_credit_on_its_own_line_ends_the_caption_above_it() -> None:
    page: list[Piece] = [
        (70, 780, 12, "北濱論壇"),
        (70, 740, 10, "太平洋端的港口，近來成為兩國角力的焦點，也是航商的必經之地，更是本文討論的對象。"),
        (70, 724, 10, "（圖片來源：https://a.example/File:Harbour.jpg）"),
        (150, 670, 18, "誰的港口？"),
        (120, 646, 18, "運河兩端的特許權與大國角力"),
        (260, 600, 12, "林佳穎"),
        (200, 580, 12, "東海大學政治學系助理教授"),
        *column("臺灣身為貿易依存度極高之經濟體面對全球供應鏈重組之趨勢必須持續推動出口市場多元化" * 4, 540),
    ]
    blocks = restore(typeset(page)).blocks
    (caption,) = texts(blocks, BlockKind.CAPTION)
    assert caption.startswith("太平洋端的港口") and caption.endswith("Harbour.jpg）")
    assert headings(blocks) == [(1, "誰的港口？運河兩端的特許權與大國角力")]
