"""Lines that are worded as notes, mastheads, bylines and captions are, and are none."""

import datetime

import pytest

from reader.model.document import BlockKind
from tests.unit.structure.blocks import blocks_of, headings, structure_of, texts

LONG = (
    "高原上的茶園多由小農經營，採收期集中於春秋兩季，製茶廠依葉片的老嫩分級收購，價格逐年協議，惟近年氣候多變，產量起伏"
    "甚大，農會乃擬訂保險辦法，並請試驗所提供逐月的雨量紀錄。"
)


@pytest.mark.parametrize(
    ("said", "items"),
    [
        ("先扳閥門1，放出蒸汽；再扳閥門2，注入冷水；最後轉動手柄3，關上爐門。", ("蒸汽閥", "冷水閥", "爐門")),
        ("先扳閥門 1，放出蒸汽；再扳閥門 2，注入冷水；最後轉動手柄 3，關上爐門。", ("蒸汽閥", "冷水閥", "爐門")),
        ("圖上編號1、2、3依序為茶廠、倉庫、水井。", ("參見茶廠之舊照", "倉庫一座", "水井二口")),
        ("提案1、提案2，均經大會同意。", ("請農會於半年內擬訂辦法。", "請試驗所提供雨量。")),
        ("試問申1、酉2、戌3各指何物？", ("猴", "雞", "狗")),
    ],
)
def test_figures_that_the_text_counts_by_are_no_marks_of_the_items_at_its_end(
    said: str, items: tuple[str, ...]
) -> None:
    blocks = blocks_of("茶園的一年", said, LONG, *(f"{at}. {item}" for at, item in enumerate(items, start=1)))
    assert texts(blocks, BlockKind.LIST_ITEM) == list(items)
    assert said in texts(blocks, BlockKind.PARAGRAPH)


def test_notes_at_the_end_that_cite_have_marks_fused_into_the_text_and_others_marks_behind_stops() -> None:
    cited = ("1. 沐以晴，《高原茶史》，頁 12。", "2. 同前註，頁 15。")
    assert (
        len(
            texts(
                blocks_of("茶園的一年", f"此說由來已久1。春茶另有一說2。{LONG}", LONG, *cited),
                BlockKind.FOOTNOTE,
            )
        )
        == 2
    )
    told = ("1. 指海拔千尺以上者。", "2. 秋茶不在此列。")
    assert (
        len(
            texts(
                blocks_of("茶園的一年", f"此說由來已久。1 春茶另有一說。2 {LONG}", LONG, *told),
                BlockKind.FOOTNOTE,
            )
        )
        == 2
    )


@pytest.mark.parametrize("word", ["修正", "修訂", "增訂"])
def test_the_day_on_which_rules_were_revised_is_text_and_no_series(word: str) -> None:
    day = f"中華民國 97 年 2 月 6 日{word}"
    structure = structure_of(
        "茶園灌溉規則", day, "第一條　為管理灌溉，訂定本規則。", "第二條　灌溉由農會辦理，必要時得委託水利會。"
    )
    assert day in texts(structure.blocks, BlockKind.PARAGRAPH)
    assert (structure.metadata.series, structure.metadata.date) == (None, datetime.date(2008, 2, 6))


def test_an_edition_below_the_title_names_no_series() -> None:
    structure = structure_of("製茶手冊", "第 4 版（2029 年 7 月）", "前言", LONG, "第一章 採收", LONG)
    assert texts(structure.blocks, BlockKind.FURNITURE) == ["第 4 版（2029 年 7 月）"]
    assert structure.metadata.series is None


def test_the_kind_of_a_report_names_a_series_only_beside_a_number() -> None:
    lines = ("高原各縣茶葉產銷專題報告", "從山徑到市集的一百年", "沐以晴 研究員", LONG, "壹、前言", LONG)
    alone = structure_of(*lines).metadata
    numbered = structure_of("編號：308", *lines).metadata
    assert (alone.title, alone.series) == ("高原各縣茶葉產銷專題報告", None)
    assert (numbered.title, numbered.series) == ("從山徑到市集的一百年", "高原各縣茶葉產銷專題報告")


def test_an_occasion_and_its_day_are_no_masthead_and_the_series_has_no_day() -> None:
    below = ("寫給山徑上每一位採茶人的一封長信", "李小美", LONG, LONG)
    said = structure_of("茶季開幕致詞 2029 年 4 月 2 日", *below)
    house = structure_of("高原觀點 2029 年 4 月 2 日", *below)
    assert said.metadata.title == "茶季開幕致詞 2029 年 4 月 2 日"
    assert (house.metadata.title, house.metadata.series) == (below[0], "高原觀點")


def test_a_paragraph_on_what_was_told_above_an_imprint_is_text() -> None:
    told = "內容由採茶談到製茶，並對分級制度提出另一種觀點，與會的茶農頻頻點頭，散會後還有人圍著講者發問。"
    blocks = blocks_of(
        "茶訊 第 41 期", "2029 年 4 月", "山中一席話", LONG, LONG, told, "發行人：李小美　總編輯：王大同"
    )
    assert told in texts(blocks, BlockKind.PARAGRAPH)


@pytest.mark.parametrize("words", ["毛豬價 池魚量", "交響樂 古箏樂", "成活率 周轉率"])
def test_words_side_by_side_that_end_as_amounts_and_kinds_do_are_no_authors(words: str) -> None:
    structure = structure_of("高原市場觀察", words, LONG, "茶葉批發 果品批發", LONG)
    assert (structure.metadata.authors, (2, words) in headings(structure.blocks)) == ((), True)


@pytest.mark.parametrize(
    "above", [("茶季大會出席人員名單",), ("茶葉分級小組", "召集人：王大同", "委員：李小美、陳中和"), ("茶季大會",)]
)
def test_rows_of_names_below_each_other_or_below_members_are_no_authors(above: tuple[str, ...]) -> None:
    rows = ("王大同　李小美　陳中和　林小明", "張大明　趙小敏　周芷若")
    assert structure_of(*above, *rows, LONG).metadata.authors == ()


def test_authors_side_by_side_on_one_line_are_authors() -> None:
    assert structure_of("茶園的一年", "王大同　李小美　陳中和", "前言", LONG, "採收", LONG).metadata.authors == (
        "王大同",
        "李小美",
        "陳中和",
    )


def test_numbered_bodies_below_an_author_without_number_are_no_affiliations() -> None:
    bodies = ("1 茶業公會", "2 製茶公司", "3 高原農會")
    roles = [block.role for block in blocks_of("茶價", "王大同", *bodies, LONG) if block.text in bodies]
    told = [block.role for block in blocks_of("茶價", "王大同1、李小美2", *bodies[:2], LONG)]
    assert "affiliation" not in roles
    assert told.count("affiliation") == 2


@pytest.mark.parametrize("line", ["首頁 / 選單之配色宜求一致", "Home / Abroad 旅人手記"])
def test_a_stroke_behind_a_word_for_the_first_page_alone_is_no_place_on_a_site(line: str) -> None:
    assert texts(blocks_of("網站的設計", line, LONG, "選單的位置", LONG), BlockKind.FURNITURE) == []


@pytest.mark.parametrize(
    "line",
    ["表 面上風平浪靜的漁村生活", "圖　靈測試與茶葉的自動分級", "圖 利他人之刑責與實務", "表 各地消長互見，北方尤甚"],
)
def test_sentences_and_words_that_begin_as_captions_do_are_none(line: str) -> None:
    assert texts(blocks_of("圖表的故事", LONG, line, LONG), BlockKind.CAPTION) == []
