"""How houses print the beginnings and ends of their pages, pieces and tables, each in several shapes."""

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role, texts
from tests.unit.structure.raw import raw_text, spaced
from tests.unit.structure.typeset import Piece, column, typeset

_PARAGRAPH = "臺灣身為貿易依存度極高之經濟體面對全球供應鏈重組之趨勢必須持續推動出口市場多元化" * 6


def _pages(*pages: tuple[str, ...]) -> tuple[Block, ...]:
    """The blocks of pages that but empty lines part."""
    return restore(raw_text("\n\n\n".join(spaced(*page) for page in pages))).blocks


@pytest.mark.parametrize(
    "foot",
    [
        "北濱商會 © 2021　{} / 3 ",
        "{} / 3　北濱商會 © 2021 ",
        "北濱商會 2021 年 第 {} 頁 共 3 頁 ",
        "北濱商會 2021 5 {} ",
    ],
)
def test_a_foot_may_hold_more_numbers_than_that_of_its_page(foot: str) -> None:
    pages = [("漁價之起伏 ", *BODY, *BODY, foot.format(1)), *((*BODY, *BODY, foot.format(at)) for at in (2, 3))]
    blocks = _pages(*pages)
    assert of_role(blocks, "footer") == [foot.format(at).strip() for at in (1, 2, 3)]


def test_rows_of_a_table_at_the_feet_of_pages_are_no_feet() -> None:
    rows = [(*BODY, *BODY, f"北濱 {figures} ") for figures in ("12 40", "31 52", "33 61")]
    assert not of_role(_pages(*rows), "footer")


@pytest.mark.parametrize(
    "above",
    [
        ("北濱觀點 2021 年 5 月 3 日 ",),
        ("2021/5/3　北濱觀點 ",),
        ("北濱觀點｜國際經濟｜2021.05.03 ",),
        ("北濱觀點 ", "國際經濟 ", "2021 年 5 月 3 日 "),
        ("Harbour View　3 May 2021 ",),
    ],
)
def test_a_house_and_a_day_stand_above_the_title(above: tuple[str, ...]) -> None:
    blocks = blocks_of(*above, "漁價起伏之後：小船東的難題 ", "林佳穎 ", *BODY, *BODY)
    assert of_role(blocks, "masthead") == [line.strip() for line in above]
    assert headings(blocks) == [(1, "漁價起伏之後：小船東的難題")]


def test_a_house_that_signs_runs_above_the_further_pages() -> None:
    first = ("北濱觀點 2021 年 5 月 3 日 ", "漁價起伏之後：小船東的難題 ", *BODY, *BODY)
    blocks = _pages(first, ("北濱觀點 ", *BODY, *BODY), ("北濱觀點 ", *BODY))
    assert of_role(blocks, "masthead") == ["北濱觀點 2021 年 5 月 3 日"]
    assert headings(blocks) == [(1, "漁價起伏之後：小船東的難題")]


def test_a_title_with_a_day_is_no_masthead() -> None:
    blocks = blocks_of("北濱漁會沿革 2021 年 5 月 ", "林佳穎 ", *BODY, "結論 ", *BODY)
    assert headings(blocks)[0] == (1, "北濱漁會沿革 2021 年 5 月")


def test_a_title_below_the_head_of_the_first_page_heads_each_second_page() -> None:
    house, title = "北濱月報　2021 年 5 月號 ", "漁價起伏之後的難題 "
    blocks = _pages(
        (house, "31 ", title, "林佳穎*、王大同** ", *BODY, *BODY),
        (title, "32 ", *BODY, *BODY),
        (house, "33 ", *BODY, *BODY),
        (title, "34 ", *BODY),
    )
    assert headings(blocks) == [(1, title.strip())]
    assert of_role(blocks, "author") == ["林佳穎*、王大同**"]


@pytest.mark.parametrize("post", ["北濱政策基金會諮議", "自由撰稿人", "前駐智利大使", "東岸出版社總企劃"])
def test_further_posts_stand_below_who_wrote_it(post: str) -> None:
    head = spaced("漁價之起伏 ", "林佳穎 ", "北濱大學海洋研究所副教授 ", f"{post} ")
    blocks = restore(raw_text(f"{head}\n \n{spaced(*BODY, '小船東的難題 ', *BODY)}")).blocks
    assert of_role(blocks, "affiliation") == ["北濱大學海洋研究所副教授", post]
    assert headings(blocks) == [(1, "漁價之起伏"), (2, "小船東的難題")]


def test_a_heading_below_who_wrote_it_stands_apart_or_with_its_text() -> None:
    below = spaced("海運公司併購案 ", *BODY)
    for gap in ("\n", "\n \n"):
        head = spaced("漁價之起伏 ", "林佳穎 ", "北濱大學海洋研究所副教授 ")
        blocks = restore(raw_text(f"{head}{gap}{below}")).blocks
        assert headings(blocks) == [(1, "漁價之起伏"), (2, "海運公司併購案")]


def test_names_of_regions_group_items_though_they_read_like_persons() -> None:
    items = ("● 北濱擴大漁港 ", *BODY, "● 東岸調整運價 ", *BODY)
    for name in ("華東", "安南"):  # the second is a surname with a given name, too
        blocks = blocks_of("產業要聞 ", f"{name} ", *items, "嶺南 ", *items)
        assert not of_role(blocks, "author")
        levels = {text: level for level, text in headings(blocks)}
        assert levels[name] == levels["嶺南"]


@pytest.mark.parametrize(
    "caption", ["表　近三年漁獲之去向", "表：近三年漁獲之去向", "【表】近三年漁獲之去向", "表 近三年漁獲之去向"]
)
def test_a_caption_without_a_number_tells_of_a_table(caption: str) -> None:
    page = spaced("漁價之起伏 ", *BODY, *BODY, f"{caption} ")
    page += "\n魚種 \n2020年漁獲量（百萬\n\n公斤） \n平均單價 主要 OPEC 買家 \n\n"
    page += "鯖魚 214 14%／6% 智利、秘魯 \n\n鮪魚 176 0%～2% 智利 \n\n"
    blocks = restore(raw_text(page + spaced("資料來源：北濱漁會 ", *BODY))).blocks
    assert texts(blocks, BlockKind.CAPTION) == [caption, "資料來源：北濱漁會"]
    (table,) = [block for block in blocks if block.kind is BlockKind.TABLE]
    assert table.cell_texts() == [
        ["魚種", "2020年漁獲量（百萬公斤）", "平均單價", "主要 OPEC 買家"],
        ["鯖魚", "214", "14%／6%", "智利、秘魯"],
        ["鮪魚", "176", "0%～2%", "智利"],
    ]


@pytest.mark.parametrize("closing", ["【本快訊由本會編撰，轉載請註明出處。】", "（作者感謝審查人之意見。）"])
def test_a_remark_in_brackets_stands_below_the_last_note(closing: str) -> None:
    notes = ("附註 ", "註1：Harbour Tolls Daily, Nov. 2020, at 3. ", "註2：Harbour Commission, Statement, ¶ 9. ")
    blocks = blocks_of("漁價之起伏 ", *BODY, "漁價上漲（註1），運價亦然（註2）。 ", *notes, f"{closing} ")
    assert texts(blocks, BlockKind.FOOTNOTE)[-1] == "Harbour Commission, Statement, ¶ 9."
    assert texts(blocks, BlockKind.PARAGRAPH)[-1] == closing


def _set_page(number: int, *foot: Piece) -> list[Piece]:
    text = column(_PARAGRAPH, 760) + column(_PARAGRAPH, 560) + column(_PARAGRAPH, 360)
    return [*([(70.0, 790.0, 18.0, "漁價之起伏")] if number == 1 else []), *text, *foot]


def test_left_and_right_pages_have_their_feet_in_another_order() -> None:
    house, address = "北濱漁會", "www.beibin.example.tw"
    feet: list[list[Piece]] = [
        [(300, 30, 9, house), (380, 30, 9, address), (520, 30, 9, "1")],
        [(70, 30, 9, f"2 {address} {house}")],
        [(300, 30, 9, house), (380, 30, 9, address), (520, 30, 9, "3")],
    ]
    blocks = restore(typeset(*(_set_page(number, *foot) for number, foot in enumerate(feet, start=1)))).blocks
    assert f"2 {address} {house}" in of_role(blocks, "footer")
    assert not [text for text in texts(blocks, BlockKind.PARAGRAPH) if house in text]


def test_a_remark_in_small_print_where_no_other_page_has_a_foot_is_text() -> None:
    feet: list[list[Piece]] = [[(300, 30, 9, "北濱漁會")], [(70, 42, 9, "漁獲以公噸計")], [(300, 30, 9, "北濱漁會")]]
    blocks = restore(typeset(*(_set_page(number, *foot) for number, foot in enumerate(feet, start=1)))).blocks
    assert of_role(blocks, "footer") == ["北濱漁會", "北濱漁會"]


@pytest.mark.parametrize(
    "issue", ["第四十六期　2021年5月3日", "編號：2021-12　發布日期：2021 年 5 月 3 日", "Vol. 12, No. 5｜May 3, 2021"]
)
def test_the_number_of_an_issue_goes_on_with_no_name_above_it(issue: str) -> None:
    head: list[Piece] = [(70, 800, 14, "Beibin Fishery Letter"), (70, 780, 14, issue), (70, 750, 14, "國際要聞")]
    body = [(70.0, 725.0, 14.0, "漁價上漲之後"), *column(_PARAGRAPH, 700), (70.0, 480.0, 14.0, "活動訊息")]
    blocks = restore(typeset([*head, *body, *column(_PARAGRAPH, 450)])).blocks
    assert [block.text for block in blocks][:3] == ["Beibin Fishery Letter", issue, "國際要聞"]


@pytest.mark.parametrize("closing", ["本週報內容僅供參考，不代表漁會立場。", "本會訊歡迎轉載，惟請註明出處。"])
def test_a_closing_stands_apart_from_the_imprint_above_it(closing: str) -> None:
    imprint = "發行：北濱漁會　編輯：推廣組　電話：(02) 2700-1234 分機 12"
    blocks = blocks_of("漁價之起伏 ", "林佳穎 ", *BODY, "小船東的難題 ", *BODY, f"{imprint} ", f"{closing} ")
    assert of_role(blocks, "masthead") == [imprint, closing]
