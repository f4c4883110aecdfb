"""PDF pages as their reader sees them: turned, cropped, written downwards, linked, labelled, scanned."""

from pathlib import Path

import pytest

from reader import importers, structure
from reader.errors import ImportFailure
from reader.importers.glyph_repair import repaired
from reader.model.document import Block, BlockKind, Structure
from reader.model.raw import RawPage, RawText
from tests.unit.importers.written_pdf import Sheet, link, show, written

COLUMNS = ("直排的文字自上而下，從右邊讀到左邊", "第二行接著說明關稅與配額的差別，並", "在第三行結束。")
PICTURE = "q 500 0 0 700 40 60 cm BI /W 1 /H 1 /CS /G /BPC 8 ID x EI Q"


def _read(folder: Path, *sheets: Sheet, **more: object) -> RawText:
    path = folder / "報告.pdf"
    path.write_bytes(written(*sheets, **more))  # type: ignore[arg-type]
    return importers.read(path)


def _texts(page: RawPage) -> list[str]:
    return [run.text for run in page.runs]


def _paragraph(restored: Structure) -> Block:
    (block,) = (block for block in restored.blocks if block.kind is BlockKind.PARAGRAPH)
    return block


@pytest.mark.parametrize("order", [1, -1], ids=["in order", "drawn backwards"])
@pytest.mark.parametrize("font", ["V", "H"])
def test_columns_written_downwards_are_read_from_the_right(tmp_path: Path, font: str, order: int) -> None:
    """Both in an upright font and where each character was put in its place."""
    if font == "V":
        drawn = [show(words, 500 - 20 * at, 760, font="V") for at, words in enumerate(COLUMNS)]
    else:
        drawn = [
            "".join(show(char, 500 - 20 * at, 748 - 12 * row) for row, char in enumerate(words))
            for at, words in enumerate(COLUMNS)
        ]
    raw = _read(tmp_path, Sheet("".join(drawn[::order])))
    restored = structure.restore(raw)
    assert _texts(raw.pages[0]) == list(COLUMNS)
    assert restored.pages.vertical == (1,)
    block = _paragraph(restored)
    assert block.text == "".join(COLUMNS)
    (box,) = block.boxes
    left = 454 if font == "V" else 460  # an upright font centres its characters on the place
    assert box.left == pytest.approx(left, abs=3)
    assert box.right == pytest.approx(left + 52, abs=3)
    assert box.bottom == pytest.approx(760 - 12 * len(COLUMNS[0]), abs=3)
    assert box.top == pytest.approx(760, abs=3)


@pytest.mark.parametrize(
    ("turn", "matrix", "place"),
    [
        (0, "1 0 0 1 100 700", (100, 700)),
        (90, "0 1 -1 0 100 200", (200, 495)),
        (180, "-1 0 0 -1 400 300", (195, 542)),
        (270, "0 -1 1 0 100 700", (142, 100)),
    ],
)
def test_a_turned_page_is_read_as_it_is_shown(
    tmp_path: Path, turn: int, matrix: str, place: tuple[float, float]
) -> None:
    """The text is set so that it stands upright on the page as turned."""
    content = f"BT /F1 12 Tf {matrix} Tm (Rules of origin) Tj ET"
    (page,) = _read(tmp_path, Sheet(content, f"/Rotate {turn}")).pages
    (run,) = page.runs
    assert (page.width, page.height) == ((595, 842) if turn % 180 == 0 else (842, 595))
    assert (run.text, run.size, page.turned) == ("Rules of origin", 12, 0)
    assert run.left == pytest.approx(place[0], abs=1)
    assert run.baseline == pytest.approx(place[1], abs=1)


def test_a_page_set_sideways_is_turned_and_its_boxes_are_not(tmp_path: Path) -> None:
    lines = ["A table that is wider than the page is set", "sideways, its head on the left."]
    content = "".join(
        f"BT /F1 12 Tf 0 1 -1 0 {100 + 16 * at} 200 Tm ({words}) Tj ET\n" for at, words in enumerate(lines)
    )
    raw = _read(tmp_path, Sheet(content))
    assert raw.pages[0].turned == 1
    assert _texts(raw.pages[0]) == lines
    block = _paragraph(structure.restore(raw))
    assert block.text == " ".join(lines)
    (box,) = block.boxes
    assert box.left == pytest.approx(88, abs=2)
    assert box.bottom == pytest.approx(200, abs=2)
    assert box.right == pytest.approx(116, abs=3)


def test_a_stamp_across_the_margin_is_one_run(tmp_path: Path) -> None:
    content = show("內文橫排。", 100, 700) + "BT /F1 9 Tf 0 1 -1 0 30 200 Tm (draft of 3 May) Tj ET"
    (page,) = _read(tmp_path, Sheet(content)).pages
    assert _texts(page) == ["內文橫排。", "draft of 3 May"]


def test_the_tail_of_a_letter_does_not_tilt_its_line(tmp_path: Path) -> None:
    (run,) = _read(tmp_path, Sheet(show("一袋 bag", 100, 700))).pages[0].runs
    assert (run.text, run.baseline) == ("一袋 bag", 700)


def test_characters_drawn_one_by_one_are_read_though_neither_file_nor_machine_may_hold_their_font(
    tmp_path: Path,
) -> None:
    drawn = "".join(show(char, 100 + 12 * at, 700) for at, char in enumerate("逐字排印的標題"))
    (run,) = _read(tmp_path, Sheet(drawn)).pages[0].runs
    assert (run.text, run.left, run.right) == ("逐字排印的標題", 100, 184)


LATE = "BT /F1 12 Tf 72 700 Td [(L) -1000 (ng Tr) -1000 (n Thu, p. 9)] TJ ET "


def test_letters_of_a_second_font_stand_in_the_gaps_that_the_first_left(tmp_path: Path) -> None:
    (page,) = _read(tmp_path, Sheet(LATE + show("ậ", 78.7, 700) + show("ầ", 118.7, 700))).pages
    assert page.lines == ("Lậng Trần Thu, p. 9",)
    assert "".join(_texts(page)) == "Lậng Trần Thu, p. 9"


def test_a_letter_over_others_stays_where_it_was_drawn(tmp_path: Path) -> None:
    (page,) = _read(tmp_path, Sheet(LATE + show("ậ", 94, 700))).pages
    assert "".join(page.lines[0].split()) == "LngTrnThu,p.9ậ"


def test_a_font_that_stands_on_its_head_is_as_large_as_any(tmp_path: Path) -> None:
    content = "BT /F1 -12 Tf -1 0 0 -1 72 700 Tm (Rules of) Tj ( origin) Tj ET"
    (page,) = _read(tmp_path, Sheet(content)).pages
    assert [(run.text, run.size) for run in page.runs] == [("Rules of origin", 12)]


def test_characters_that_mean_nothing_are_left_out(tmp_path: Path) -> None:
    content = r"BT /F1 12 Tf 72 700 Td (\000\000) Tj ET BT /F1 12 Tf 72 500 Td (word) Tj ET"
    (page,) = _read(tmp_path, Sheet(content)).pages
    assert _texts(page) == ["word"]


def test_what_the_crop_box_cuts_off_is_not_read(tmp_path: Path) -> None:
    content = show("印刷者的記號", 10, 830) + show("讀者看得到的文字", 120, 700)
    (page,) = _read(tmp_path, Sheet(content, "/CropBox[50 50 545 792]")).pages
    (run,) = page.runs
    assert run.text == "讀者看得到的文字"
    assert run.left == pytest.approx(70, abs=1)
    assert run.baseline == pytest.approx(650, abs=1)
    assert (page.width, page.height) == (495, 742)


def test_letters_set_wide_and_gaps_within_one_drawing_command_part_runs(tmp_path: Path) -> None:
    content = "BT /F1 12 Tf 72 700 Td [(Tariff) -6000 (Quota)] TJ ET BT /F1 12 Tf 14 Tc 72 600 Td (WTO) Tj ET"
    (page,) = _read(tmp_path, Sheet(content)).pages
    assert [text.strip() for text in _texts(page)] == ["Tariff", "Quota", "W", "T", "O"]


def test_a_file_that_opens_with_an_empty_password_is_read(tmp_path: Path) -> None:
    raw = _read(tmp_path, Sheet("BT /F1 12 Tf 72 700 Td (Not secret at all) Tj ET"), encrypted=True)
    assert _texts(raw.pages[0]) == ["Not secret at all"]


def test_links_lie_over_their_words(tmp_path: Path) -> None:
    words = "請見此處的公告，草案也在此處，意見寄給我們。"
    annotations = "".join(
        (
            link("https://trade.example.org/a", 70 + 24, 696, 70 + 48, 712),
            link("https://trade.example.org/b", 70 + 12 * 12, 696, 70 + 12 * 14, 712),
            link("javascript:alert(1)", 70 + 12 * 15, 696, 70 + 12 * 17, 712),
            link("https://trade.example.org/", 70, 96, 190, 112),
        )
    )
    content = show(words, 70, 700) + show("網址為 https://trade.example.org/", 70, 100, font="H")
    restored = structure.restore(_read(tmp_path, Sheet(content, f"/Annots[{annotations}]")))
    block = next(block for block in restored.blocks if block.text.startswith("請見"))
    assert [(link.start, block.text[link.start : link.end], link.url) for link in block.links] == [
        (2, "此處", "https://trade.example.org/a"),
        (12, "此處", "https://trade.example.org/b"),
    ]
    assert restored.records.link_targets == ("https://trade.example.org/a", "https://trade.example.org/b")


def test_a_link_over_two_lines_is_one(tmp_path: Path) -> None:
    first, second = "這一行很長，說的是原產地規則與貿易便捷化協定的", "談判紀錄，下一句話。"
    annotations = link("https://a.example.org/x", 70 + 12 * 18, 696, 400, 712) + link(
        "https://a.example.org/x", 70, 676, 70 + 12 * 4, 692
    )
    sheet = Sheet(show(first, 70, 700) + show(second, 70, 680), f"/Annots[{annotations}]")
    block = _paragraph(structure.restore(_read(tmp_path, sheet)))
    assert [block.text[link.start : link.end] for link in block.links] == ["捷化協定的談判紀錄"]


def test_page_labels_are_known(tmp_path: Path) -> None:
    sheets = [Sheet(show(f"第{number}頁的內文。", 70, 700)) for number in "一二三"]
    labels = "/PageLabels<</Nums[0<</S/r>>2<</S/D/St 1470>>]>>"
    raw = _read(tmp_path, *sheets, catalog=labels)
    assert [page.label for page in raw.pages] == ["i", "ii", "1470"]
    restored = structure.restore(raw)
    assert [restored.pages.label(number) for number in (1, 3, 9)] == ["i", "1470", "9"]


def test_labels_that_only_count_are_none(tmp_path: Path) -> None:
    raw = _read(tmp_path, Sheet(show("內文。", 70, 700)), catalog="/PageLabels<</Nums[0<</S/D>>]>>")
    assert structure.restore(raw).pages.labels == ()


def test_bookmarks_are_read(tmp_path: Path) -> None:
    sheets = [Sheet(show("壹、前言", 70, 700)), Sheet(show("貳、結論", 70, 700))]
    raw = _read(tmp_path, *sheets, outline=[("壹、前言", 0), ("貳、結論", 1)])
    assert [(mark.title, mark.level, mark.page) for mark in raw.bookmarks] == [("壹、前言", 1, 0), ("貳、結論", 1, 1)]


def test_a_long_file_is_read_from_the_first_page_to_the_last(tmp_path: Path) -> None:
    """It is opened anew from time to time."""
    raw = _read(tmp_path, *(Sheet(f"BT /F1 12 Tf 72 700 Td (page {number} of 205) Tj ET") for number in range(1, 206)))
    assert [page.lines for page in raw.pages] == [(f"page {number} of 205",) for number in range(1, 206)]


OUTLINES = "".join(f"{10 + at} 10 m {20 + at} 400 l {30 + at} 90 l h f\n" for at in range(80))


@pytest.mark.parametrize("drawn", [PICTURE, OUTLINES], ids=["scanned", "letters as outlines"])
def test_pages_that_are_only_drawn_are_named(tmp_path: Path, drawn: str) -> None:
    sheets = [Sheet(show("這一頁有文字。", 70, 700)), Sheet(drawn), Sheet(""), Sheet(PICTURE + show("4", 300, 30))]
    restored = structure.restore(_read(tmp_path, *sheets))
    assert restored.pages.pictured == (2, 4)


def test_a_figure_among_text_is_no_scanned_page(tmp_path: Path) -> None:
    text = "".join(show("圖旁的文字說明貿易額的變化，足足有許多個字。", 70, 800 - 16 * row) for row in range(4))
    assert structure.restore(_read(tmp_path, Sheet(text + PICTURE))).pages.pictured == ()


def test_a_file_of_pictures_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match="沒有文字"):
        _read(tmp_path, Sheet(PICTURE), Sheet(OUTLINES))


def test_radicals_become_the_characters_that_are_seen_one_for_one() -> None:
    every = [chr(code) for code in (*range(0x2E81, 0x2EF4), *range(0x2F00, 0x2FD6), *range(0x2F800, 0x2FA1E))]
    assigned = [char for char in every if char != "\u2e9a"]
    seen = [repaired(char) for char in assigned]
    assert all(len(char) == 1 for char in seen)
    assert [char for char, was in zip(seen, assigned, strict=True) if char == was] == []
    assert repaired("⺟⺡⻑⻱⼀⿕金") == "母氵長龜一龠金"
    assert repaired("\ufa0e\ufa29") == "\ufa0e\ufa29"  # ideographs of their own, whatever the block is called
