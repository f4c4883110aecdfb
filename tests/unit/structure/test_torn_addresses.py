"""Addresses and bullets that an extractor set apart from what goes with them."""

from reader.structure.breaks.lone_bullets import with_bullets
from reader.structure.breaks.torn_addresses import with_addresses
from reader.structure.lines import Line, line_of


def lines(*texts: str) -> list[Line]:
    """Lines set apart by empty ones but where a text begins with a bar; blanks before a text set it in."""
    found = []
    for number, text in enumerate(texts, start=1):
        bare = text.removeprefix("|")
        shown = bare.lstrip()
        found.append(line_of(number, shown, empty_before=int(bare == text), column=len(bare) - len(shown)))
    return found


def of(found: object) -> list[str]:
    assert isinstance(found, list)
    return [line.text for line in found]


def test_what_follows_the_scheme_is_set_in_below_it() -> None:
    told = lines(
        "拖船座談會 https://", " port.example/t1", "出處：https://", "| port.example.gov.t", "|w/tug/2", "下一則"
    )
    assert of(with_addresses(told)) == [
        "拖船座談會 https://port.example/t1",
        "出處：https://port.example.gov.tw/tug/2",
        "下一則",
    ]


def test_the_host_may_stand_above_the_scheme_and_the_rest_below_it() -> None:
    told = lines(" port.example/", "https://", "|t1", " port.example/", "https://", "|t2", "備註")
    assert of(with_addresses(told)) == ["https://port.example/t1", "https://port.example/t2", "備註"]


def test_a_scheme_above_words_or_a_whole_address_stays() -> None:
    told = lines("網址：https://", "請洽秘書處", "https://port.example/t1", " port.example 為港務網站")
    assert of(with_addresses(told)) == [line.text for line in told]


def test_bullets_alone_lead_the_lines_below_them() -> None:
    told = lines("⚫", " Harbour Forum", "⚫", "|⚫", " Pilotage Panel", "| Tug Panel", "3/5")
    assert of(with_bullets(told)) == ["⚫ Harbour Forum", "⚫ Pilotage Panel", "⚫ Tug Panel", "3/5"]


def test_what_a_bullet_leads_goes_on_in_another_font() -> None:
    assert of(with_bullets(lines("⚫", " IHO", "：航道會議"))) == ["⚫ IHO：航道會議"]
    assert of(with_bullets(lines("⚫", " Harbour Forum", "（線上）"))) == ["⚫ Harbour Forum（線上）"]
    assert of(with_bullets(lines("⚫", " LNG", "加注實務班"))) == ["⚫ LNG 加注實務班"]
    assert of(with_bullets(lines("⚫", " Harbour Forum", "其他國際組織"))) == ["⚫ Harbour Forum", "其他國際組織"]
    assert of(with_bullets(lines(" IHO⚫ ：航道會議"))) == ["⚫ IHO：航道會議"]


def test_a_bullet_right_on_the_rest_of_a_line_leads_what_is_set_in_above_it() -> None:
    assert of(with_bullets(lines(" Panel on Tugs and", "⚫", "|Pilots"))) == ["⚫ Panel on Tugs and Pilots"]
    assert of(with_bullets(lines("：Panel on Tugs and", " IHO", "⚫", "|Pilots"))) == [
        "⚫ IHO：Panel on Tugs and Pilots"
    ]
    told = lines(" Harbour Forum", "| Panel on Tugs and", "⚫", "|⚫", "|Pilots")
    assert of(with_bullets(told)) == ["⚫ Harbour Forum", "⚫ Panel on Tugs and Pilots"]


def test_a_point_alone_leads_what_is_set_in_below_it() -> None:
    assert of(with_bullets(lines("‧", " 盤點各港拖船。"))) == ["‧ 盤點各港拖船。"]
    assert of(with_bullets(lines("‧", "｜71"))) == ["‧", "｜71"]
