"""Titles, running heads, broken lines and footnotes in pages that extractors give without any sign of how lines end."""

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import texts
from tests.unit.structure.raw import raw_text

PROSE = (
    "各會員對於漁業補貼的規範仍有歧見，談判因此一再延長，其後並",
    "未在期限以前獲致共識，主管機關乃將其納入國內法規，並要求相",
    "關業者按季提出報告，以便監督其執行情形，惟各國的進度不一。",
)
BEHIND = (
    "另一方面，碳邊境措施已經開始申報，進口人須按季提出報告，主",
    "管機關並得要求補正資料，逾期者依法處以罰鍰，情節重大者並得",
    "停止其進口，業者對此多有意見，要求延後施行並且簡化其程序。",
)


def _blocks(*pages: tuple[str, ...]) -> tuple[Block, ...]:
    return restore(raw_text("\f".join("\n".join(page) for page in pages))).blocks


def test_the_title_printed_above_the_masthead_too_is_a_running_head_there() -> None:
    title = "漁業補貼協定的法律基礎"
    blocks = _blocks((title, "", "海風論壇", title, "王大同", *PROSE), (title, "", *BEHIND))
    assert [(block.text, block.level) for block in blocks if block.kind is BlockKind.HEADING] == [(title, 1)]
    assert texts(blocks, BlockKind.FURNITURE) == [title, "海風論壇", title]


def test_a_caption_that_ends_with_its_credit_does_not_go_on_with_the_title() -> None:
    caption = ("北濱至東岸的航線示意圖：實線經過海峽，虛線繞行外海，圓圈為三", "處咽喉。（圖片來源：海風研究社繪製）")
    blocks = _blocks(("海風論壇", *caption, "貿易的窄門：海運與安全", "王大同", *PROSE), BEHIND)
    assert texts(blocks, BlockKind.CAPTION) == ["".join(caption)]
    assert texts(blocks, BlockKind.HEADING) == ["貿易的窄門：海運與安全"]


def test_a_line_broken_before_or_behind_a_figure_goes_on() -> None:
    first = ("各會員對於漁業補貼的規範仍有歧見，依據該協定第", "5.2 條，談判因此延長，影響約 298", "家企業。")
    blocks = _blocks((*BEHIND, "", *first), PROSE)
    assert (
        texts(blocks, BlockKind.PARAGRAPH)[1]
        == "各會員對於漁業補貼的規範仍有歧見，依據該協定第 5.2 條，談判因此延長，影響約 298 家企業。"
    )


def test_footnotes_whose_numbers_begin_anew_on_each_page() -> None:
    one = ("各會員已經通報有關的統計1，並公布其清單，以便相關業者能夠據", "以申報。", "1 王大同，〈出口管制〉，頁 3。")
    two = ("各會員其後延期2，並公布其清單1，以便相關業者能夠據以提出申", "報。", "1 Id. at 5.", "2 Id. at 7.")
    blocks = _blocks((*PROSE, *one), (*BEHIND, *two))
    notes = [(block.number, block.text) for block in blocks if block.kind is BlockKind.FOOTNOTE]
    assert notes == [(1, "王大同，〈出口管制〉，頁 3。"), (1, "Id. at 5."), (2, "Id. at 7.")]


def test_a_title_broken_in_its_second_part_above_the_author_is_one() -> None:
    blocks = _blocks(("漁業補貼協定的可審查性：從過境", "運輸案到鋼鋁案", "王大同", *PROSE), BEHIND)
    assert texts(blocks, BlockKind.HEADING) == ["漁業補貼協定的可審查性：從過境運輸案到鋼鋁案"]


def test_the_abbreviation_of_a_term_belongs_to_its_heading() -> None:
    blocks = _blocks((*PROSE, "", "關稅配額 Tariff Rate Quota Administration", "(TRQ)", *BEHIND), PROSE)
    assert texts(blocks, BlockKind.HEADING) == ["關稅配額 Tariff Rate Quota Administration (TRQ)"]


def test_rows_whose_cells_are_broken_within_words_below_a_head_that_is_broken_too() -> None:
    rows = ("北濱大學法律學", "研究所", "逕自洽", "詢", "4/26 通關工作坊 https://", "a.example/", "a1")
    more = ("東岸研究院 4/2 4/9 碳盤查研習 https://b.example/b2",)
    blocks = _blocks((*PROSE, "主辦單位 報名截", "止日期 活動日", "期 活動名稱 活動網址", *rows, *more), BEHIND)
    table = next(block for block in blocks if block.kind is BlockKind.TABLE)
    assert table.cell_texts() == [
        ["主辦單位", "報名截止日期", "活動日期", "活動名稱", "活動網址"],
        ["北濱大學法律學研究所", "逕自洽詢", "4/26", "通關工作坊", "https://a.example/a1"],
        ["東岸研究院", "4/2", "4/9", "碳盤查研習", "https://b.example/b2"],
    ]


def test_a_source_in_brackets_goes_on_until_they_are_closed() -> None:
    blocks = _blocks((*PROSE, "【由王大同綜合報導，取材自 Harbour Council，2024 年", "7 月 2 日】", *BEHIND), PROSE)
    assert "【由王大同綜合報導，取材自 Harbour Council，2024 年 7 月 2 日】" in texts(blocks, BlockKind.BYLINE)


def test_a_short_line_between_a_full_one_that_ends_its_paragraph_and_a_full_one_is_a_title() -> None:
    blocks = _blocks(("貿易的窄門", "王大同", *PROSE, "申報之後", *BEHIND))
    assert texts(blocks, BlockKind.HEADING) == ["貿易的窄門", "申報之後"]
    assert texts(blocks, BlockKind.PARAGRAPH) == ["".join(PROSE), "".join(BEHIND)]


def test_the_end_of_a_paragraph_below_a_full_line_that_ends_a_sentence_stays_in_it() -> None:
    for end in ("其餘從略。", "上限由各國自定：", "並得按季申報，"):
        blocks = _blocks(("海風論壇", "貿易的窄門", "王大同", *PROSE, end, *BEHIND), (*PROSE, *BEHIND))
        assert not [text for text in texts(blocks, BlockKind.HEADING) if text == end]
        assert [text for text in texts(blocks, BlockKind.PARAGRAPH) if end in text and text != end]
