"""The house above the title of a text that nobody signed, and titles on covers of series."""

import pytest

from reader.model.document import Block
from reader.structure import restore
from tests.unit.structure.blocks import BODY, blocks_of, headings, of_role
from tests.unit.structure.typeset import Piece, column, typeset

TITLE = "近海延繩釣漁船減船措施之成效與檢討"
TEXT = ("一、措施之內容 ", *BODY, "二、後續之建議 ", *BODY)


def _masthead(blocks: tuple[Block, ...]) -> list[str]:
    return of_role(blocks, "masthead")


@pytest.mark.parametrize(
    "above",
    [
        ("東岸漁業研究所 ", "2031 年 4 月 9 日 "),
        ("東岸漁業研究所　政策簡報 ", "中華民國一百二十年四月九日 "),
        ("東岸縣政府漁業局 ", "120.4.9 "),
    ],
)
def test_a_body_and_the_day_above_the_title_of_an_unsigned_text_are_a_masthead(above: tuple[str, ...]) -> None:
    blocks = blocks_of(*above, f"{TITLE} ", *TEXT)
    assert _masthead(blocks) == [line.strip() for line in above]
    assert headings(blocks) == [(1, TITLE), (2, "一、措施之內容"), (2, "二、後續之建議")]


@pytest.mark.parametrize(
    "above",
    [
        ("財團法人東岸漁業研究所 ",),
        ("財團法人東岸漁業研究所 ", "Eastern Shore Fisheries Institute ", "政策建議書 "),
        ("東岸漁業研究所研究報告 ",),
    ],
)
@pytest.mark.parametrize("below", ["2031 年 4 月 9 日 ", "委託單位：東岸縣政府漁業局 "])
def test_a_body_stands_above_a_title_below_which_the_day_or_fields_stand(above: tuple[str, ...], below: str) -> None:
    blocks = blocks_of(*above, f"{TITLE} ", below, *TEXT)
    assert _masthead(blocks) == [line.strip() for line in above]
    assert headings(blocks)[0] == (1, TITLE)


def test_the_body_of_a_meeting_is_none_of_the_title_of_its_minutes() -> None:
    fields = ("時間：120 年 4 月 9 日 ", "地點：東岸漁會三樓 ")
    blocks = blocks_of("東岸區漁會 ", "第十屆第二次會員代表大會紀錄 ", *fields, "一、主席致詞：略。 ", *BODY)
    assert _masthead(blocks) == ["東岸區漁會"]
    assert headings(blocks) == [(1, "第十屆第二次會員代表大會紀錄")]


@pytest.mark.parametrize(
    "lines",
    [
        ("老郵局 ", "2031 年 4 月 9 日 ", "清晨我們走過潮濕的石階 ", "郵差把信投進鏽蝕的鐵箱 "),
        ("海邊的郵局 ", "2031 年 4 月 9 日 ", "寫給還在等船的所有人 ", *BODY),
        ("成立漁業諮詢委員會 ", "2031 年 4 月 9 日 ", "第一次會議與會人員之共同期待 ", *BODY),
        ("東岸漁業年會 ", "2031 年 4 月 9 日 ", "理事長開幕致詞及會務簡要報告 ", *BODY),
        ("東岸漁業研究所 ", "歷史沿革與組織職掌之簡介 ", *BODY, "歷任所長與研究成果概要 ", *BODY),
    ],
)
def test_what_only_reads_like_a_body_stays_the_title(lines: tuple[str, ...]) -> None:
    blocks = blocks_of(*lines)
    assert not _masthead(blocks)
    assert headings(blocks)[0] == (1, lines[0].strip())


def test_the_body_above_the_name_of_a_form_is_a_masthead_with_it() -> None:
    blocks = blocks_of("東岸縣政府漁業局 ", "公務出國報告 ", "赴南嶼考察減船措施報告 ", "出國人員：王大同 ", *TEXT)
    assert _masthead(blocks) == ["東岸縣政府漁業局", "公務出國報告"]
    assert headings(blocks)[0] == (1, "赴南嶼考察減船措施報告")


@pytest.mark.parametrize("series", ["東岸漁業研究叢書第七號 ", "東岸漁業論叢　第 7 輯 "])
@pytest.mark.parametrize("below", [("──以東岸、南嶼兩港為例 ",), ("以東岸、南嶼兩港為例 ",), ()])
def test_on_the_cover_of_a_numbered_series_the_title_stays_one(series: str, below: tuple[str, ...]) -> None:
    house = ("東岸漁業研究所 ", "2031 年 4 月 ")
    contents = ("目次 ", "一、措施之內容 ........ 1 ", "二、後續之建議 ........ 5 ")
    blocks = blocks_of(series, f"{TITLE} ", *below, *house, *contents, *TEXT)
    assert _masthead(blocks) == [series.strip()]
    assert headings(blocks)[0] == (1, "".join([TITLE, *map(str.strip, below)]))


def test_a_periodical_may_have_its_house_below_its_number() -> None:
    news = ("漁價上漲 ", *BODY, "（編譯：王大同；資料來源：Quay News，2031/4/3） ")
    blocks = blocks_of(
        "遠洋通訊　第 7 期 ", "漁業與航運雙週報 ", "東岸漁業協會 ", "2031 年 4 月 9 日 ", "國際要聞 ", *news
    )
    assert _masthead(blocks) == ["遠洋通訊　第 7 期", "漁業與航運雙週報", "東岸漁業協會", "2031 年 4 月 9 日"]


def test_a_heading_that_compares_is_no_second_line_of_the_one_above() -> None:
    blocks = blocks_of(f"{TITLE} ", *BODY, "研究之方法 ", "以東岸、南嶼兩港為例 ", *BODY)
    assert "研究之方法" in [text for _, text in headings(blocks)]


def _centred(text: str, baseline: float, size: float) -> Piece:
    return ((595 - len(text) * size) / 2, baseline, size, text)


def _pages(*cover: Piece) -> tuple[Block, ...]:
    said = "漁業署於去年十月公告減船措施，凡船齡逾十五年者均得申請，收購價格依噸位計算，並以三年為期分批辦理。" * 3
    text = [(70, 760, 14, "一、措施之內容"), *column(said, 730), (70, 560, 14, "二、後續之建議"), *column(said, 530)]
    return restore(typeset(cover, text)).blocks


@pytest.mark.parametrize("sizes", [(20, 24, 16), (24, 24, 24), (16, 22, 14)])
def test_on_a_set_cover_series_title_what_it_compares_to_house_and_month_are_apart(sizes: tuple[int, int, int]) -> None:
    series, title, second = sizes
    blocks = _pages(
        _centred("東岸漁業研究叢書", 700, series),
        _centred("近海減船措施之成效", 560, title),
        _centred("以東岸、南嶼兩港為例", 520, second),
        _centred("東岸漁業研究所", 260, 16),
        _centred("2031 年 4 月", 225, 16),
    )
    assert _masthead(blocks) == ["東岸漁業研究叢書"]
    assert headings(blocks)[0] == (1, "近海減船措施之成效以東岸、南嶼兩港為例")
    assert [block.text for block in blocks if block.role in ("affiliation", "source")] == [
        "東岸漁業研究所",
        "2031 年 4 月",
    ]


def test_on_a_set_cover_the_form_below_a_house_and_fields_below_fields_are_apart() -> None:
    fields = ("出國人員：王大同科長", "出國期間：120 年 3 月 1 日至 3 月 6 日", "報告日期：120 年 4 月 9 日")
    blocks = _pages(
        _centred("東岸縣政府漁業局", 700, 20),
        _centred("公務出國報告", 660, 20),
        _centred("赴南嶼考察減船措施報告", 560, 24),
        *((150, 400 - at * 30, 14, field) for at, field in enumerate(fields)),
    )
    assert _masthead(blocks) == ["東岸縣政府漁業局", "公務出國報告"]
    assert tuple(block.text for block in blocks if block.role == "field") == fields


@pytest.mark.parametrize(
    "notes", [("責任編輯：柳大同 ",), ("編輯：柳大同　校對：桑以樂 ",), ("審稿：沐以晴 ", "責任編輯：柳大同 ")]
)
def test_who_edited_a_text_is_a_note_at_its_end(notes: tuple[str, ...]) -> None:
    blocks = blocks_of(f"{TITLE} ", "王大同 ", *TEXT, *notes)
    assert of_role(blocks, "editor_note") == [note.strip() for note in notes]


def test_who_edited_a_new_book_is_a_field_of_it() -> None:
    book = ("書名：漁港的帳簿 ", "作者：王大同 ", "出版社：東岸文化 ", "責任編輯：柳大同 ")
    blocks = blocks_of(f"{TITLE} ", "王大同 ", *TEXT, "新書介紹 ", *book)
    assert not of_role(blocks, "editor_note")
