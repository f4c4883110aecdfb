"""What stands above and below a title: house and day, a picture, a second line of the title, posts, fields."""

from datetime import date

import pytest

from reader.model.document import BlockKind, Structure
from reader.structure import restore
from tests.unit.structure.blocks import BODY, WRAPPED, headings, of_role, structure_of
from tests.unit.structure.raw import raw_text

PICTURE = "拖船在北濱港外錨地待命。（圖／港務局） "


@pytest.mark.parametrize(
    "head",
    [
        ("南灣觀點", "2021 年 5 月 3 日"),
        ("北濱論壇", "2021.05.03"),
        ("海風評論｜航運", "3 May 2021"),
        ("南灣觀點", "港口隨筆", "2021年5月3日"),
        ("北濱智庫　海事組", "中華民國 110 年 5 月 3 日"),
    ],
)
def test_house_and_day_stand_above_the_picture_of_a_title(head: tuple[str, ...]) -> None:
    title, author = "拖船法案之後：誰來付帳？", ("林佳穎 ", "海港大學航運管理學系教授 ")
    structure = structure_of(*(f"{line} " for line in head), PICTURE, f"{title} ", *author, *BODY, "結語 ", *BODY)
    assert of_role(structure.blocks, "masthead") == list(head)
    assert headings(structure.blocks) == [(1, title), (2, "結語")]


@pytest.mark.parametrize(
    "post",
    [
        "海港大學航運管理學系副教授兼南灣基金會諮詢委員",
        "北濱基金會 資深政策顧問",
        "南灣智庫專案召集人",
        "東岸研究院港埠組訪問學人",
        "海事法院前庭長",
        "北濱大學法律學系四年級",
        "北濱大學法律學院助理教授；同院碩士",
    ],
)
def test_a_post_in_a_body_right_below_an_author_is_his(post: str) -> None:
    structure = structure_of("港口的下一步 ", "林佳穎 ", f"{post} ", *BODY, "結語 ", *BODY)
    assert of_role(structure.blocks, "affiliation") == [post]


@pytest.mark.parametrize("heading", ["南灣公司營收成長", "北濱協會的會員", "港務局與船長"])
def test_a_heading_right_below_an_author_is_no_post(heading: str) -> None:
    structure = structure_of("港口的下一步 ", "林佳穎 ", f"{heading} ", *BODY, "結語 ", *BODY)
    assert headings(structure.blocks)[1] == (2, heading)


@pytest.mark.parametrize(
    "note",
    [
        "（作者為海港大學航運系教授。本文為其一己之見，不代表本基金會立場。）",
        "（本文作者現任律師；本文文責自負）",
        "（作者係北濱基金會研究員，文中意見不代表該會立場。）",
    ],
)
def test_whom_a_text_speaks_for_is_a_note_of_the_editor(note: str) -> None:
    structure = structure_of("港口的下一步 ", "林佳穎 ", *BODY, "結語 ", *BODY, f"{note} ")
    assert of_role(structure.blocks, "editor_note") == [note]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("海峽渡輪安全協定爭端裁決", "對我國離島航運業之影響"),
        ("北濱港區免稅區制度改革", "「落日條款」之適法性"),
        ("遠洋漁業補貼國際規範之演進", "與沿海國因應之道"),
        ("拖船作業自由化協定之國內實施", "以港埠管理法制為中心"),
    ],
)
@pytest.mark.parametrize("below", [("林佳穎 ",), ("摘要 ", "林佳穎認為如此。 ")])
def test_a_title_may_be_broken_in_its_middle(first: str, second: str, below: tuple[str, ...]) -> None:
    structure = structure_of(f"{first} ", f"{second} ", *below, *BODY, "一、背景 ", *BODY)
    assert headings(structure.blocks)[0] == (1, f"{first}{second}")


def test_two_lines_on_one_axis_are_one_title_above_its_house_and_day() -> None:
    head = ["                臺灣智利漁業合作暨港口保障協定", "                    船東關心議題問答集"]
    text = [
        "",
        "海洋部漁業談判辦公室　120 年 3 月 10 日",
        "",
        *WRAPPED.split("\n"),
        "",
        "壹、效益",
        "",
        *WRAPPED.split("\n"),
    ]
    structure = restore(raw_text("\n".join(head + text)))
    assert structure.metadata.title == "臺灣智利漁業合作暨港口保障協定船東關心議題問答集"
    assert of_role(structure.blocks, "source") == ["海洋部漁業談判辦公室　120 年 3 月 10 日"]


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ("南灣港務與航運政策研究論壇", "拖船費率自由化之影響"),
        ("貨櫃危機之後的港口城市", "當水岸成為新都心，誰會留下來？"),
    ],
)
def test_two_titles_are_no_broken_one(above: str, title: str) -> None:
    structure = structure_of(f"{above} ", f"{title} ", "林佳穎 ", *BODY, "結語 ", *BODY)
    assert title in [text for _, text in headings(structure.blocks)]


@pytest.mark.parametrize("form", ["財團法人南灣航運研究中心　出國報告", "海洋部港務局出國報告", "海港大學 出國報告"])
def test_the_form_of_a_report_may_name_the_body(form: str) -> None:
    lines = ("出席「第3屆港口年會」 ", "及訪問智利智庫出國報告 ", "出國人員：航運所 林佳穎 研究員、王大同 助理研究員 ")
    structure = structure_of(f"{form} ", *lines, "出國期間：112年6月12日至6月16日 ", "壹、目的 ", *BODY)
    assert of_role(structure.blocks, "masthead") == [form]
    assert headings(structure.blocks)[0] == (1, "出席「第3屆港口年會」及訪問智利智庫出國報告")
    assert of_role(structure.blocks, "field")[0] == lines[-1].rstrip()
    assert not [block for block in structure.blocks if block.kind is BlockKind.BYLINE]


@pytest.mark.parametrize(
    "field",
    [
        "智方出席人員：所長 María Rojas、國際組主任 Pedro Lillo",
        "與會人員：港務局 林佳穎、王大同、李小美及相關人員",
        "會議地點：智利聖地牙哥 Hotel Plaza 二樓會議廳",
    ],
)
def test_a_field_without_a_sentence_ends_where_its_line_has_room(field: str) -> None:
    structure = structure_of("壹、紀要 ", "時間：6 月 15 日上午 9 時 ", f"{field} ", *BODY, "貳、結語 ", *BODY)
    assert field in of_role(structure.blocks, "field")


@pytest.mark.parametrize("label", ["標的", "品名", "物件", "提議", "工程"])
def test_what_is_explained_right_below_is_a_field(label: str) -> None:
    field = f"{label}：北濱港區冷凍倉庫 3,150 坪"
    explained = "說明：距碼頭 3 公里，可立即進駐，港務局補助最高五成。"
    structure = structure_of("投資商機 ", f"{field} ", f"{explained} ", "結語 ", *BODY)
    assert field in of_role(structure.blocks, "field")
    assert explained in [block.text for block in structure.blocks if block.kind is BlockKind.PARAGRAPH]


TITLE = "拖船規費第 3 次調整說明資料"


def _running(head: str, *lines: str) -> Structure:
    """A text of four pages: `lines`, each apart from the next as extractors set what stands apart, above its first
    number, and `head` above the further pages."""
    first = f" \n\n{FAR}".join(lines) + " \n\n"
    text = "壹、背景說明 \n\n" + "\n\n".join(BODY * 2)
    places = ("日本", "印度", "越南")
    pages = [
        f"{head} \n\n{place}之費率不一，業者應先確認，並保存文件備查。 \n\n" + "\n\n".join(BODY * 2) for place in places
    ]
    return restore(raw_text(" " + "\n\n\n\n".join([first + text, *pages])))


FAR = " \n\n \n\n"


@pytest.mark.parametrize(
    "head",
    [
        ("北濱拖船協會　會員參考資料", "110.5.3"),
        ("北濱拖船協會", "研析資料", "2021 年 5 月 3 日"),
        ("會員參考資料　110-07", "中華民國 110 年 5 月 3 日"),
        ("會員參考資料　110.5.3",),
        ("北濱拖船協會",),
    ],
)
@pytest.mark.parametrize("rest", ["", "—兼論領港費"])
def test_a_title_that_heads_the_further_pages_stands_below_its_house(head: tuple[str, ...], rest: str) -> None:
    structure = _running(TITLE, *head, TITLE + (f" \n\n{rest}" if rest else ""))
    assert of_role(structure.blocks, "masthead") == list(head)
    assert headings(structure.blocks) == [(1, TITLE + rest), (2, "壹、背景說明")]
    assert structure.metadata.title == TITLE + rest


def test_house_and_series_side_by_side_are_publisher_and_series() -> None:
    told = _running(TITLE, "北濱拖船協會　會員參考資料", "110.5.3", TITLE).metadata
    assert (told.publisher, told.series, str(told.date)) == ("北濱拖船協會", "會員參考資料", "2021-05-03")


@pytest.mark.parametrize(
    ("house", "series"),
    [("北濱評論　No. 8", "北濱評論"), ("北濱評論　第 8 期", "北濱評論"), ("北濱評論｜經濟", "北濱評論")],
)
def test_a_day_below_the_head_that_names_the_series_is_of_the_masthead(house: str, series: str) -> None:
    title = "誰來付拖船的帳"
    structure = _running(house, house, "2021.05.03", title, "王大同 \n\n北濱論壇召集人")
    assert of_role(structure.blocks, "masthead") == ["2021.05.03"]
    assert headings(structure.blocks)[0] == (1, title)
    assert (structure.metadata.series, str(structure.metadata.date)) == (series, "2021-05-03")


def test_a_day_between_title_and_author_parts_them_not() -> None:
    house, title, day = "北濱評論　No. 8", "誰來付拖船的帳", "2021 年 5 月 3 日"
    structure = _running(house, house, f"{title} \n\n{day}", "王大同 \n\n北濱論壇召集人")
    assert of_role(structure.blocks, "author") == ["王大同"]
    assert headings(structure.blocks) == [(1, title), (2, "壹、背景說明")]


def test_a_day_between_a_title_and_what_it_compares_to_is_the_day_of_the_text() -> None:
    structure = structure_of("談引水人的酬勞 ", "2031 年 4 月 9 日 ", "兼論引水費率的調整 ", *BODY, *BODY)
    assert structure.metadata.date == date(2031, 4, 9)
    assert headings(structure.blocks) == [(1, "談引水人的酬勞"), (2, "兼論引水費率的調整")]
