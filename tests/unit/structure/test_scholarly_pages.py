"""Book reviews, translations and working papers: their heads, their notes and their tables of estimates."""

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import LONG, headings, of_role, texts, wrapped
from tests.unit.structure.raw import raw_text


def _blocks(*lines: str) -> tuple[Block, ...]:
    return restore(raw_text("\n".join(lines))).blocks


def _rows(blocks: tuple[Block, ...]) -> list[list[str]]:
    table = next(block for block in blocks if block.kind is BlockKind.TABLE)
    return table.cell_texts()


def _turned(turn: int) -> str:
    """Prose in lines of 23 characters, with other lines for each `turn`."""
    return wrapped(LONG[turn:] + LONG[:turn], 23)


PROSE = wrapped(LONG * 2, 23)


def test_the_kind_of_an_article_is_no_part_of_its_title() -> None:
    lines = ("書評", "拖船的囚徒困境：", "評《The Towage Trap》", "高以寧", "國立北濱大學港埠研究所副教授")
    structure = restore(raw_text("\n".join((*lines, PROSE))))
    assert structure.metadata.title == "拖船的囚徒困境：評《The Towage Trap》"
    assert of_role(structure.blocks, "masthead") == ["書評"]
    assert structure.metadata.authors == ("高以寧",)


def test_a_series_and_its_season_head_pages_in_turn_with_the_article() -> None:
    def page(number: int, head: str, *more: str) -> tuple[str, ...]:
        return (*more, _turned(number - 116), f"{number}｜", head)

    series, article = "北濱政經季刊 2031 冬季號", "書評｜拖船的囚徒困境"
    lines = (*page(118, article, "書評", "拖船的囚徒困境", "高以寧"), *page(119, series), *page(120, article), PROSE)
    structure = restore(raw_text("\n".join(lines)))
    assert of_role(structure.blocks, "header") == [article, series, article]
    assert structure.metadata.title == "拖船的囚徒困境"
    assert structure.metadata.series == "北濱政經季刊"


def test_no_blank_stays_behind_a_labelled_mark_that_ended_its_line() -> None:
    text = "轉而追問這種費率在什麼條件下有效。註1"
    begins = LONG[: 3 * 23 - len(text)] + text
    lines = ("拖船的費率", "高以寧", wrapped(f"{begins}例如北濱的調度。註2{LONG}", 23))
    notes = ("註1：王大同，《引水人的契約》，頁 12。", "註2：李小美，《拖船的政治》，頁 3。")
    blocks = _blocks(*lines, *notes)
    assert any("什麼條件下有效。例如北濱" in text for text in texts(blocks, BlockKind.PARAGRAPH))


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("安娜莉．林霍姆（Annelise Lindholm）著", "author"),
        ("原文刊載於 Harbour Law Review, Vol. 12, No. 3, pp. 211-238 (2030)。本譯文業經作者授權。", "source"),
        ("【譯者按】文中所述各協定之締約情形以原文截稿之五月為準，其後之發展由譯者以譯註補充。", "editor_note"),
    ],
)
def test_a_translation_tells_its_author_its_source_and_its_translator(line: str, role: str) -> None:
    heads = (
        "北濱海事譯叢 第 9 輯",
        "",
        "BMT Translation Series, Vol. 9 (2031)",
        "",
        "引水的三種想像",
        "",
        "許庭瑜 譯",
        "",
    )
    structure = restore(raw_text("\n".join((*heads, line, "", PROSE, "", "譯後記", "", PROSE))))
    assert line in of_role(structure.blocks, role)
    assert structure.metadata.title == "引水的三種想像"
    assert "譯後記" in [text for _, text in headings(structure.blocks)]


@pytest.mark.parametrize(
    "sentence",
    [
        "表 1 依五個面向比較三種想像。讀者可以看到，其差異在於由誰審查例外，並依何種密度審查，下文依序說明之。",
        "圖 1 進一步顯示不同費率下之運量。費率在一至三之間者，運量約為六成，四以上者則明顯下滑，解讀時應予保留。",
    ],
)
def test_sentences_on_a_table_or_figure_are_no_caption(sentence: str) -> None:
    blocks = _blocks("壹、前言", "", PROSE, "", sentence, "", PROSE)
    assert sentence in texts(blocks, BlockKind.PARAGRAPH)


ESTIMATES = (
    "                  表 2 費率對拖船利用率之影響",
    "                      (1)          (2)          (3)",
    "                      OLS          FE           FRM",
    "  限制指數 R          -0.038***    -0.043***    -0.045***",
    "                      (0.009)      (0.010)      (0.010)",
    "  R × M                            0.0024**     0.0026**",
    "                                   (0.0011)     (0.0012)",
    "  港口固定效果        否           是           否",
    "  R2                  0.118        0.467        —",
    "註：括號內為標準誤；** 表示在 5% 水準下顯著。",
)


def test_estimates_keep_their_errors_in_rows_of_their_own_and_the_models_above() -> None:
    paragraphs = tuple(wrapped(f"    {LONG}", 37) for _ in range(3))
    blocks = _blocks("一、基準估計", "", *paragraphs, "", *ESTIMATES, "", *paragraphs)
    assert _rows(blocks) == [
        ["", "(1)", "(2)", "(3)"],
        ["", "OLS", "FE", "FRM"],
        ["限制指數 R", "-0.038***", "-0.043***", "-0.045***"],
        ["", "(0.009)", "(0.010)", "(0.010)"],
        ["R × M", "", "0.0024**", "0.0026**"],
        ["", "", "(0.0011)", "(0.0012)"],
        ["港口固定效果", "否", "是", "否"],
        ["R2", "0.118", "0.467", "—"],
    ]
    assert texts(blocks, BlockKind.CAPTION)[-1] == ESTIMATES[-1]


def test_an_unusual_blank_among_estimates_costs_nothing_but_their_rows() -> None:
    paragraphs = tuple(wrapped(f"    {LONG}", 37) for _ in range(3))
    lines = (*ESTIMATES[:3], "  \u2028", *ESTIMATES[3:])
    text = " ".join(block.text for block in _blocks("一、基準估計", "", *paragraphs, "", *lines, "", *paragraphs))
    assert all(figure in text for line in ESTIMATES[3:9] for figure in line.split())


def test_authors_and_the_words_of_their_title_may_head_a_page() -> None:
    def page(number: int, head: str) -> tuple[str, ...]:
        return (_turned(5 * number), "", f"- {number} -", head, "")

    series, head = "BRI 工作論文第 58 號", "蔡欣樺、羅子鈞：費率與拖船利用率"
    title = ("費率的限制程度與拖船自由協定利用率：", "以北濱協定為例", "", "蔡欣樺 北濱研究院副研究員", "")
    blocks = _blocks(*title, *page(1, series), *page(2, head), *page(3, series), PROSE)
    assert of_role(blocks, "header") == [series, head, series]


def test_an_address_goes_on_behind_the_colon_that_ends_its_line() -> None:
    remark = "工作論文係初步研究成果，供學術討論之用；文中意見由作者自負，不代表本院之立場。聯絡作者："
    blocks = _blocks(
        "費率的限制程度", "", "蔡欣樺", "", wrapped(remark, 22), "hhtsai.longname@harbour.example.tw", "", PROSE
    )
    assert of_role(blocks, "editor_note") == [f"{remark}hhtsai.longname@harbour.example.tw"]


def test_a_number_and_what_it_counts_are_not_parted_nor_is_a_work_that_a_number_counts() -> None:
    works = (
        "[1] 北濱港務局，〈對境外拖船實施管制的決定及其他〉，2031 年第 61",
        "    號公告，2031 年 10 月 9 日。",
        "[2] Center for Harbours, Licensing in Practice: Six Months of Rules,",
        "    Oct. 2031.",
    )
    blocks = _blocks("壹、前言", "", wrapped(LONG * 2, 33), "", "參考資料", "", *works)
    assert [block.text for block in blocks if block.marker in ("[1]", "[2]")] == [
        "北濱港務局，〈對境外拖船實施管制的決定及其他〉，2031 年第 61 號公告，2031 年 10 月 9 日。",
        "Center for Harbours, Licensing in Practice: Six Months of Rules, Oct. 2031.",
    ]
