"""Marks and numbers of notes in the dress of several houses, at the foot of pages or at the end, counted through or
anew on each page."""

import pytest

from reader.model.document import Block, BlockKind, FootnoteRef
from reader.structure import restore
from tests.unit.structure.blocks import BODY, texts
from tests.unit.structure.raw import raw_text, spaced

NOTES = (
    "王大同，〈港口規費之性質〉，《北濱法學》，第 12 卷，頁 45。",
    "日本港灣協會，《港灣年鑑》，2021 年版，頁 12。",
    "Id. at 215.",
)
DRESSES = [
    (("1", "2", "3"), ("1 ", "2 ", "3 ")),
    (("[1]", "[2]", "[3]"), ("[1] ", "[2] ", "[3] ")),
    (("（註1）", "（註2）", "（註3）"), ("註1：", "註2：", "註3：")),
    (("（註一）", "（註二）", "（註三）"), ("註一、", "註二、", "註三、")),
    (("〔註1〕", "〔註2〕", "〔註3〕"), ("〔註1〕", "〔註2〕", "〔註3〕")),
    (("（1）", "（2）", "（3）"), ("（1）", "（2）", "（3）")),
    (("①", "②", "③"), ("①", "②", "③")),
    (("①", "②", "③"), ("① ", "② ", "③ ")),
    (("¹", "²", "³"), ("¹ ", "² ", "³ ")),
]


def _found(text: str) -> tuple[list[str], list[tuple[int | str, str]]]:
    """The notes, and (number, the two characters before it) of each mark."""
    blocks: tuple[Block, ...] = restore(raw_text(text)).blocks
    refs = [(block.text, ref) for block in blocks for ref in block.inlines if isinstance(ref, FootnoteRef)]
    marks = [(ref.number, told[ref.offset - 2 : ref.offset]) for told, ref in refs]
    return texts(blocks, BlockKind.FOOTNOTE), marks


def _said(marks: tuple[str, ...]) -> str:
    return f"規費有認為屬於稅捐者{marks[0]}，亦有認為屬於對價者{marks[1]}，實務迄無定論{marks[2]}。 "


@pytest.mark.parametrize(("marks", "labels"), DRESSES)
@pytest.mark.parametrize("at_end", [False, True])
def test_notes_are_found_in_any_dress(marks: tuple[str, ...], labels: tuple[str, ...], at_end: bool) -> None:
    notes = [f"{label}{note} " for label, note in zip(labels, NOTES, strict=True)]
    text = spaced("港口規費之性質 ", "林佳穎 ", _said(marks), *BODY, *BODY)
    text += spaced("\n註釋 ", *notes) if at_end else "\n \n" + "\n".join(notes) + "\n"
    found, marked = _found(text)
    assert found == list(NOTES)
    assert marked == [(1, "捐者"), (2, "價者"), (3, "定論")]


@pytest.mark.parametrize(("marks", "labels"), DRESSES)
def test_numbers_begin_anew_on_each_page_though_each_has_but_one_note(
    marks: tuple[str, ...], labels: tuple[str, ...]
) -> None:
    pages = [
        spaced(*head, f"規費有認為屬於{kind}者{marks[0]}，亦有不同之見解。 ", *BODY) + f" \n{labels[0]}{note} \n"
        for head, kind, note in zip(
            (
                ("港口規費之性質 ", "林佳穎 "),
                ("87　北濱法學第 3 期（2024 年 6 月） ",),
                ("88　北濱法學第 3 期（2024 年 6 月） ",),
            ),
            ("稅捐", "對價", "補償"),
            NOTES,
            strict=True,
        )
    ]
    found, marked = _found("\n\n\n".join(pages))
    assert found == list(NOTES)
    assert [number for number, _ in marked] == [1, 1, 1]


def test_circled_numbers_of_items_are_no_notes() -> None:
    listed = (
        spaced("港口規費之性質 ", *BODY, "其要件有三： ") + "\n \n" + "①須有給付。 \n②須有對價。 \n③須有法律之授權。 \n"
    )
    assert _found(listed)[0] == []
    notes = "\n \n1 王大同，頁 3。 \n2 李小美，頁 8。 \n"
    text = spaced("港口規費之性質 ", "其要件為①給付、②對價，學說向無異見1，惟實務尚有疑義2。 ", *BODY)
    assert _found(text + notes)[1] == [(1, "異見"), (2, "疑義")]


PROSE = (
    "各港之規費迭有調整，業者屢有意見，主管機關遂邀集學者共商，並將其\n結論公告周知，惟各方見解仍有不同，尚待立法解決。"
)


def _unsigned(*lines: str) -> str:
    """A text of two pages that says nothing of how its lines end."""
    return "\n".join(("港口規費之性質", PROSE, *lines)) + "\f" + "\n".join((PROSE, PROSE))


def test_circled_notes_are_found_in_text_without_signs() -> None:
    said = "規費有認為屬於稅捐者①，亦有認為屬於對價者②，實務迄無定論③。"
    found, marked = _found(_unsigned(said, PROSE, *(f"{sign} {note}" for sign, note in zip("①②③", NOTES, strict=True))))
    assert found == list(NOTES)
    assert marked == [(1, "捐者"), (2, "價者"), (3, "定論")]


def test_circled_items_are_no_notes_in_text_without_signs() -> None:
    items = ("①須有給付之事實。", "②須有對價之關係。", "③須有法律之授權。")
    assert _found(_unsigned("規費之要件有三：", *items, PROSE)) == ([], [])
    assert _found(_unsigned("規費之要件為①給付、②對價及③授權。分述如下：", *items, PROSE)) == ([], [])


def test_circled_items_are_no_notes_where_marks_without_circles_stand_above() -> None:
    said = "規費有認為屬於稅捐者1，亦有認為屬於對價者2，實務迄無定論3。"
    items = ("①須有給付之事實。", "②須有對價之關係。", "③須有法律之授權。")
    notes = (f"{number} {note}" for number, note in enumerate(NOTES, start=1))
    found, marked = _found(_unsigned(said, PROSE, *items, *notes))
    assert found == list(NOTES) and marked == [(1, "捐者"), (2, "價者"), (3, "定論")]
