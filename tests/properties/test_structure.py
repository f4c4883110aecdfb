"""Whatever the text, structuring it raises nothing and loses nothing."""

import re
import tarfile
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.model.document import Block
from reader.model.raw import Glyphs, RawPage, RawText
from reader.structure import restore
from tests.unit.structure.raw import raw_text

LAWS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "laws.tar.xz"

PIECES = (
    "貿易自由化之發展", "，", "。", "：", "「", "」", "（", "）", " ", "  ", "\n", "\n\n", "\n \n", "\f",
    "\u3000", "1", "2", "3 ", "12", "7表示", "一、", "（一）", "(1)", "1. ", "壹、", "▲", "⚫ ", "第 1 條",
    "第一章 總則", "摘要", "書名：", "https://a.tw/b-", "c?d=1", "WTO ", "Trade and ",
    "【由甲綜合報導，取材自 A，2024 年 4 月 17、19 日】", "日期 星期 會議", "4/30 二 ",
    "主辦/執行單位 報名截止日期 活動日期 活動名稱 活動網址", "課程名稱 主講人 課程大綱",
    "工研院 5/7 5/10 說明會 https://a.tw", "經貿大辭典", "Id. at 3.", "......3", "│", "5/7", "林昱衡",
    "電子報 第 8 期（2024.4.26）", "日期 時間 行程", "09:00-10:00 拜會", "圖 1：出口", "編按：", "-", "12\n",
    "\ufeff", "²", "𠀀",
)  # fmt: skip

texts = st.lists(st.sampled_from(PIECES), max_size=60).map("".join) | st.text(max_size=200)

DRESS = "()（）[]〔〕【】註注.．、:："
"""What may stand around the number of a footnote and is no text."""


def _characters(text: str) -> Counter[str]:
    return Counter(re.sub(r"[\s\ufeff\x1a]", "", text))


def _kept(block: Block) -> str:
    number = f"{block.number}{DRESS}" if block.number is not None else ""
    marks = "".join(f"{ref.number}{DRESS}" for ref in block.footnote_refs)
    return f"{number}{block.marker or ''}{block.text}{marks}"


def _all_kept(raw: RawText) -> tuple[Counter[str], Counter[str]]:
    kept = "".join(map(_kept, restore(raw).blocks))
    return _characters("".join(raw.lines)), _characters(kept)


@given(texts)
@settings(max_examples=300, deadline=None)
def test_any_text_can_be_structured_and_offsets_fit(text: str) -> None:
    structure = restore(raw_text(text))
    for block in structure.blocks:
        assert all(0 <= ref.offset <= len(block.text) for ref in block.footnote_refs)
        assert all(0 <= link.start < link.end <= len(block.text) for link in block.links)
        assert all(
            ref.target is None or structure.blocks[ref.target].number == ref.number for ref in block.footnote_refs
        )
        assert all(
            block.text[c.start : c.end] is not None and c.end <= len(block.text) for row in block.rows for c in row
        )
    assert structure == restore(raw_text(text))


@given(texts)
@settings(max_examples=300, deadline=None)
def test_no_character_is_lost(text: str) -> None:
    before, after = _all_kept(raw_text(text))
    assert not before - after


runs = st.builds(
    Glyphs,
    text=st.sampled_from([piece.strip() or "貿" for piece in PIECES]),
    left=st.floats(0, 500),
    bottom=st.just(0.0),
    right=st.floats(0, 595),
    top=st.just(0.0),
    size=st.sampled_from([0.0, 6.0, 9.0, 12.0, 18.0]),
    weight=st.sampled_from([0, 400, 700]),
    baseline=st.floats(0, 842),
)
set_pages = st.lists(
    st.lists(runs, max_size=12).map(lambda found: RawPage(tuple(run.text for run in found), tuple(found), 595, 842)),
    max_size=4,
)


@given(set_pages)
@settings(max_examples=200, deadline=None)
def test_set_pages_however_odd_can_be_structured(pages: list[RawPage]) -> None:
    raw = RawText(Path("a.pdf"), tuple(pages), paged=True)
    before, after = _all_kept(raw)
    assert not before - after


def _some_laws(count: int) -> list[str]:
    if not LAWS.exists():
        pytest.skip("the laws of ../shared/corpora are not there")
    found: list[str] = []
    with tarfile.open(LAWS) as archive:
        for place, member in enumerate(archive):
            file = archive.extractfile(member) if place % 5 == 0 else None
            if file is not None:
                found.append(file.read().decode())
            if len(found) == count:
                break
    return found


def test_laws_pass_with_every_character_in_its_order() -> None:
    for text in _some_laws(500):
        raw = raw_text(text)
        kept = "".join(f"{block.marker or ''}{block.text}" for block in restore(raw).blocks)
        assert re.sub(r"\s", "", kept) == re.sub(r"\s", "", text)
