"""Sheets of facts and handbooks: editions, labels with values, chapters and steps, terms."""

from reader.model.document import BlockKind
from tests.unit.structure.blocks import BODY, blocks_of, headings, structure_of, texts

FACTS = (
    "簽約日期 2031 年 6 月 12 日 ",
    "適用範圍 貨物裝卸、拖船、領航 ",
    "北濱開放 十二座碼頭，另於換文時增列 3 座 ",
    "裝卸規則 以噸位計費，逾 40 小時者加收 ",
    "聯絡窗口 北濱航港署規費組 ",
)


SHEET = structure_of(
    *("PORT FACT SHEET ", "北濱與南橋港埠合作協定船員手冊 ", "A Handbook of Port Dues and Pilotage for Masters of "),
    *("Coastal Vessels ", "船員版　2031 年 3 月修訂（第 2 版） ", "一分鐘認識 ", *FACTS, "Chapter 1　協定簡介 ", *BODY),
    *("Chapter 2　如何減收規費？ ", "Step 1　確認噸位 ", *BODY, "Step 2　申請減收 ", *BODY, "規費如表 1。 "),
    *("表 1　減收試算 ", "項目 未減收 已減收 ", "規費（元） 9,000 7,000 ", "拖船費（元） 400 0 ", "※不含領航費。 "),
    *(
        "Chapter 3　期限 ",
        "3.1 申請期限 ",
        *BODY,
        "Chapter 4　名詞解釋 ",
        "停泊時數（Laytime, LT） ",
        *BODY,
        "滯期費（Demurrage） ",
        *BODY,
    ),
)


def test_the_form_above_a_title_and_the_edition_below_are_no_titles() -> None:
    assert texts(SHEET.blocks, BlockKind.FURNITURE) == ["PORT FACT SHEET", "船員版　2031 年 3 月修訂（第 2 版）"]
    assert SHEET.metadata.title == "北濱與南橋港埠合作協定船員手冊"


def test_chapters_steps_and_terms_lie_in_one_another() -> None:
    assert headings(SHEET.blocks) == [
        (1, "北濱與南橋港埠合作協定船員手冊"),
        (1, "A Handbook of Port Dues and Pilotage for Masters of Coastal Vessels"),
        (2, "一分鐘認識"),
        (2, "Chapter 1　協定簡介"),
        (2, "Chapter 2　如何減收規費？"),
        (3, "Step 1　確認噸位"),
        (3, "Step 2　申請減收"),
        (2, "Chapter 3　期限"),
        (3, "3.1 申請期限"),
        (2, "Chapter 4　名詞解釋"),
        (3, "停泊時數（Laytime, LT）"),
        (3, "滯期費（Demurrage）"),
    ]
    assert [(entry.chinese, entry.abbreviation) for entry in SHEET.records.dictionary] == [
        ("停泊時數", "LT"),
        ("滯期費", None),
    ]


def test_labels_with_values_are_a_table_without_a_head() -> None:
    facts, _ = (block.cell_texts() for block in SHEET.blocks if block.kind is BlockKind.TABLE)
    assert facts == [line.strip().split(" ", 1) for line in FACTS]


def test_a_sign_below_a_table_of_figures_begins_a_remark() -> None:
    assert texts(SHEET.blocks, BlockKind.CAPTION)[-1] == "※不含領航費。"


def test_persons_and_prose_behind_short_words_are_no_table() -> None:
    persons = ("召集人 王大同 ", "副召集人 李小美 ", "委員 沐以晴 ", "委員 單于庭 ", "聯絡窗口 池若水 ")
    blocks = blocks_of("委員名單 ", *persons, "北濱港務 ", *BODY)
    assert not [block for block in blocks if block.kind is BlockKind.TABLE]


def test_the_fields_of_a_release_below_its_house_are_no_rows() -> None:
    blocks = blocks_of(
        "海洋部港務局　新聞資料 ",
        "發布日期：民國 120 年 3 月 18 日 發布單位：航政組 ",
        "夜航方案說明與問答 ",
        *BODY,
        "方案重點 ",
        *BODY,
    )
    assert not [block for block in blocks if block.kind is BlockKind.TABLE]
    assert headings(blocks) == [(1, "夜航方案說明與問答"), (2, "方案重點")]
