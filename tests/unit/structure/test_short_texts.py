"""Short texts: how they were wrapped is told by few lines, and lines that are paragraphs are read as what they are."""

import pytest

from reader.model.document import Block, BlockKind
from reader.structure import restore
from reader.structure.breaks.wrapping import wrapping
from reader.structure.lines import Wrapping
from tests.unit.structure.blocks import of_role
from tests.unit.structure.raw import raw_text, spaced

SHORT = """出席亞太經濟合作資深官員會議報告
服務機關：經濟部國際貿易署
姓名職稱：王大同　科長、李小美　專員
摘要
本次會議由主辦會員體韓國於慶州舉行，主題為「建構永續未來」，我國由國際貿易署
率團出席，並就供應鏈韌性、數位貿易等議題發言。
i
目次
壹、會議目的.................................................1
貳、會議過程.................................................2
  一、貿易暨投資委員會（CTI）................................2
ii
壹、會議目的
亞太經濟合作係亞太地區重要之經濟合作論壇，我國自民國八十年加入以來積極參與各
項活動。本次會議目的如下：
一、掌握主辦會員體韓國之優先議題與規劃。
二、與友我會員體進行雙邊諮商：
（一）日本：就入會案交換意見。
（二）澳洲：就關鍵礦產合作交換意見。
1
貳、會議過程
時間：2月25日（星期二）上午9時
主席：Christopher Tan（新加坡）
主席首先說明本年工作重點。
日期 時間 會議 地點
2/24 09:00-12:00 電子商務指導小組（DESG） 101會議室
2/25 09:00-17:00 貿易暨投資委員會（CTI） 和白廳
2
"""
SIGNED = "".join(f"{line} \n" if len(line) < 38 or line[-1] in "12室" else f"{line}\n" for line in SHORT.splitlines())
CLEAN = SHORT.replace("國際貿易署\n率團", "國際貿易署率團").replace("積極參與各\n", "積極參與各")


def _kinds(blocks: tuple[Block, ...]) -> dict[str, tuple[BlockKind, str | None]]:
    return {block.text: (block.kind, block.role) for block in blocks}


@pytest.mark.parametrize(
    ("text", "kind"), [(SHORT, Wrapping.WRAPPED), (SIGNED, Wrapping.SIGNED), (CLEAN, Wrapping.CLEAN)]
)
def test_a_short_report_reads_alike_however_it_is_wrapped(text: str, kind: Wrapping) -> None:
    raw = raw_text(text)
    assert wrapping(raw) is kind
    blocks = restore(raw).blocks
    kinds = _kinds(blocks)
    assert kinds["服務機關：經濟部國際貿易署"] == (BlockKind.PARAGRAPH, "field")
    assert kinds["主席：Christopher Tan（新加坡）"] == (BlockKind.PARAGRAPH, "field")
    assert [text for text, (_, role) in kinds.items() if role == "page_number"] == ["i", "ii", "1", "2"]
    assert sum(kind is BlockKind.TOC_ENTRY for kind, _ in kinds.values()) == 3
    assert [block.level for block in blocks if block.marker in ("一、", "（一）", "（二）")] == [1, 2, 2]
    assert any(kind is BlockKind.TABLE and role == "schedule" for kind, role in kinds.values())
    whole = "我國由國際貿易署率團出席，並就供應鏈韌性、數位貿易等議題發言。"
    assert any(kind is BlockKind.PARAGRAPH and text.endswith(whole) for text, (kind, _) in kinds.items())


def test_no_character_of_a_clean_report_is_lost_or_moved() -> None:
    kept = "".join(f"{block.marker or ''}{block.text}" for block in restore(raw_text(CLEAN)).blocks)
    assert "".join(kept.split()) == "".join(CLEAN.split())


def test_titles_of_one_length_are_not_joined() -> None:
    lines = (
        "美國對進口鋼鋁課徵關稅之影響與我國產業因應",
        "歐盟碳邊境調整機制之變革與我國產業之因應",
        "日本經濟安全推進法對我國供應鏈之影響評估",
    )
    blocks = restore(raw_text("\n".join(("目前研究如下。", *lines, "以上均可於本院圖書室參閱。")))).blocks
    assert [block.text for block in blocks][1:4] == list(lines)


def test_numbers_that_stand_close_count_no_pages() -> None:
    text = "\n".join(f"{n}\n第{n}項之名稱" for n in range(1, 6)) + "\n以上各項均已完成。"
    assert not any(block.role == "page_number" for block in restore(raw_text(text)).blocks)


def test_numbers_of_rules_count_no_pages() -> None:
    rule = "人壽保險各險定名，應將本險之主要性質表明，並依各險標準名稱冠以公司之名。"
    text = "人壽保險定名準則\n\n1\n" + f"{rule}\n" * 8 + "\n2\n" + rule + "\n\n3\n" + rule
    assert not any(block.role == "page_number" for block in restore(raw_text(text)).blocks)


def test_a_head_that_stands_on_one_further_page_only_is_no_text() -> None:
    body = "面對高關稅常態化，廠商應及早盤點供應鏈，並善用政府提供之輔導資源。\n" * 6
    first = "臺灣經貿觀測雙週報\n" + body + "- 1 -\n"
    text = (
        f"{first}臺灣經貿觀測雙週報 第 58 期\n{body}- 2 -\n數位服務稅之展望          中正法學集刊 第75期\n{body}- 3 -\n"
    )
    blocks = restore(raw_text(text)).blocks
    assert of_role(blocks, "header") == [
        "臺灣經貿觀測雙週報 第 58 期",
        "數位服務稅之展望          中正法學集刊 第75期",
    ]


@pytest.mark.parametrize("indent", ["  ", ""])
def test_items_that_name_treaties_are_no_footnotes(indent: str) -> None:
    first = (
        "1. 掌握主辦會員體之優先議題。 ",
        "2. 推動我國所提之倡議： ",
        f"{indent}(1) 日本：就CPTPP入會案交換意見。 ",
    )
    page = spaced(
        "出席會議報告 ", "壹、目的 ", "本次會議目的如下： ", *first, f"{indent}(2) 澳洲：就關鍵礦產合作。 ", " 1  "
    )
    text = (
        page[:-1]
        + "\n "
        + spaced("貳、過程 ", "面對全球供應鏈重組之趨勢，必須推動出口市場多", "元化。 ", "會議順利結束。 ", " 2  ")
    )
    blocks = restore(raw_text(text)).blocks
    assert not any(block.kind is BlockKind.FOOTNOTE for block in blocks)
    assert [block.marker for block in blocks if block.kind is BlockKind.LIST_ITEM] == ["1.", "2.", "(1)", "(2)"]


def test_numbers_of_sections_whose_titles_are_lost_are_items_without_text() -> None:
    lines = (
        *("第一節", "", "第二節"),
        "既有研究多半討論出口管制對供應鏈之整體衝擊，而就中小企業遵循管制之成本究",
        "竟如何，則尚少有人以問卷加以調查。本文即就此提出下列兩項問題：",
    )
    blocks = restore(raw_text("\n".join(lines))).blocks
    assert [(block.kind, block.marker, block.text) for block in blocks[:2]] == [
        (BlockKind.LIST_ITEM, "第一節", ""),
        (BlockKind.LIST_ITEM, "第二節", ""),
    ]
