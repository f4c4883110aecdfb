"""Columns below a section of an issue, above titles with a sign, with contents that list the sections and without."""

from itertools import chain

import pytest

from reader.structure import restore
from tests.unit.structure.blocks import BODY, LONG, blocks_of, headings
from tests.unit.structure.raw import raw_text, spaced

HEAD = ("南灣臺商簡訊 ", "第8期　2018年5月10日發行 ")
CONTENTS = (
    "本期內容 ",
    "會務報導 ............ 1 ",
    "南美鄰國經貿消息 ............ 2 ",
    "法規專欄 ............ 3 ",
    "名詞解釋 ............ 4 ",
)
REPORTS = ("會務報導 ", "第3屆大會落幕 ", *BODY, "會長拜會市政府 ", *BODY)
LAST = ("拖船費率自本季起按船長計收，調整案送請港務會議審議。 ",)
LAW = ("法規專欄 ", "拖船法上路之後 ", "文／林佳穎（白帆律師事務所律師） ", *BODY)
TERMS = ("名詞解釋 ", "裝卸（Stevedoring） ", *LAST)
ITEM = ("◆漁港擴建延後完工 ", *BODY, "（資料來源：Harbour Post，2018年4月10日） ")
RUNNING = ("南灣臺商簡訊　第 8 期 ", "- {} - ")
NAMES = [
    ("智利", "秘魯", "巴西"),
    ("南美洲", "中美洲"),
    ("鮭魚", "礦砂", "紙漿"),
    ("企業動態", "政府公告"),
    ("岸上", "海上"),
]


def _columns(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(chain.from_iterable((f"{name} ", *ITEM) for name in names))


def _expected(names: tuple[str, ...]) -> list[tuple[int | None, str]]:
    return [
        (1, "南美鄰國經貿消息"),
        *chain.from_iterable(((2, name), (3, "◆漁港擴建延後完工")) for name in names),
        (1, "法規專欄"),
        (2, "拖船法上路之後"),
        (1, "名詞解釋"),
        (2, "裝卸（Stevedoring）"),
    ]


def test_parts_of_the_world_are_columns_of_the_section_above_them() -> None:
    items = [line for name in ("亞太", "歐洲與中東", "美洲") for line in (f"{name} ", *ITEM, *ITEM)]
    lines = (*HEAD, *REPORTS, "各地商情 ", *items, *LAW)
    told = headings(blocks_of(*lines))
    assert told[told.index((1, "各地商情")) :] == [
        (1, "各地商情"),
        *(entry for name in ("亞太", "歐洲與中東", "美洲") for entry in ((2, name), *[(3, "◆漁港擴建延後完工")] * 2)),
        (1, "法規專欄"),
        (2, "拖船法上路之後"),
    ]


@pytest.mark.parametrize("names", NAMES)
def test_what_contents_of_sections_leave_out_is_a_column(names: tuple[str, ...]) -> None:
    lines = (*HEAD, *CONTENTS, *REPORTS, "南美鄰國經貿消息 ", *_columns(names), *LAW, *TERMS)
    told = headings(blocks_of(*lines))
    assert told[told.index((1, "南美鄰國經貿消息")) :] == _expected(names)


@pytest.mark.parametrize("names", NAMES)
@pytest.mark.parametrize("contents", [CONTENTS, ()])
def test_a_column_may_begin_the_page_below_its_section(names: tuple[str, ...], contents: tuple[str, ...]) -> None:
    pages = [
        spaced(*HEAD, *contents, *REPORTS, "南美鄰國經貿消息 "),
        spaced(RUNNING[0], RUNNING[1].format(2), *_columns(names), *LAW),
        spaced(RUNNING[0], RUNNING[1].format(3), *TERMS),
    ]
    told = headings(restore(raw_text("\n\n\n".join(pages))).blocks)
    assert told[told.index((1, "南美鄰國經貿消息")) :] == _expected(names)


@pytest.mark.parametrize(
    ("abroad", "at_home"), [("國際要聞", "國內要聞"), ("海外動態", "臺灣動態"), ("全球訊息", "國內訊息")]
)
def test_news_from_home_is_no_column_of_those_from_abroad(abroad: str, at_home: str) -> None:
    lines = (*HEAD, f"{abroad} ", *_columns(("智利", "秘魯")), f"{at_home} ", *ITEM, *LAW, *TERMS)
    told = headings(blocks_of(*lines))
    assert [title for level, title in told if level == 1][:2] == [abroad, at_home]


def test_news_from_home_is_a_column_where_others_are_named_as_sections() -> None:
    names = ("區域焦點", "各國消息剪影", "國內焦點")
    lines = (*HEAD, "國際要聞 ", *_columns(names), *LAW, *TERMS)
    told = headings(blocks_of(*lines))
    assert [title for level, title in told if level == 2][:3] == list(names)


def test_what_contents_of_sections_list_is_a_section_whatever_its_name() -> None:
    contents = ("目次 ", "會務報導 1 ", "國際經貿瞭望 2 ", "拖船會說話 3 ", "近期活動 4 ")
    interview = ("國際經貿瞭望 ", "引水人離港口有多遠？ ", "文／林佳穎 ", *BODY, *BODY)
    lines = (*HEAD, *contents, *REPORTS, *interview, "拖船會說話 ", *BODY, "近期活動 ", *BODY)
    told = headings(blocks_of(*lines))
    assert [text for level, text in told if level == 1] == [
        "目次",
        "會務報導",
        "國際經貿瞭望",
        "拖船會說話",
        "近期活動",
    ]


def test_what_an_issue_holds_stands_behind_the_sign_of_its_titles_above_all_sections() -> None:
    titles = [(f"※ {place}調整拖船費率 ", *BODY) for place in ("智利", "秘魯", "巴西")]
    sections = [
        (f"【{name}】 ", *title) for name, title in zip(("國際要聞", "法規動態", "產業資訊"), titles, strict=True)
    ]
    held = ("※ 本期重點 ", "一、智利調整拖船費率 ", "二、秘魯調整拖船費率 ")
    told = headings(blocks_of(*HEAD, *held, *chain.from_iterable(sections)))
    assert [text for level, text in told if level == 1] == [
        "※ 本期重點",
        "【國際要聞】",
        "【法規動態】",
        "【產業資訊】",
    ]


def test_items_lie_one_level_below_what_they_stand_under_a_column_or_a_section() -> None:
    item = "▲北濱各港同日調整拖船費率"
    lines = ("國際經貿焦點", item, LONG, "會務動態", "▲南灣漁會改選理事長", LONG, "活動訊息", "（請電洽本會。）")
    assert (2, item) in headings(blocks_of("港務通訊　第 12 期", "2024 年 5 月 1 日", *lines))
