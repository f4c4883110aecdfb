"""What the index answers to an expression."""

from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest

from reader.model.annotation import Span
from reader.model.query import Expression, Phrase, Reading, Regex, Section
from reader.model.search import Query, SearchResults
from reader.search import Index, IndexedDocument, PlacedNote, open_index, regexes
from reader.search.language import parse

LIBRARY = {
    1: IndexedDocument(
        1,
        "茶葉報告",
        ("茶葉關稅", "特別 301 條款", "見公報"),
        sections=(Section.HEADING, Section.BODY, Section.FOOTNOTE),
        authors=("林甲",),
        date=date(2023, 5, 6),
        number=12,
    ),
    2: IndexedDocument(2, "咖啡", ("咖啡的關稅", "配額與公報"), notes=("存疑",), tags=("待查",)),
    3: IndexedDocument(3, "可可", ("可可配額", "a" * 40)),
}


def text_of(number: int) -> tuple[str, str, tuple[str, ...]]:
    document = LIBRARY[number]
    return document.title, f"{number}.txt", document.blocks


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = open_index(tmp_path / "index")
    index.update(LIBRARY.values(), sequence=7)
    return index


def ask(index: Index, asked: str | Expression, limit: int = 0, reading: Reading | None = None) -> SearchResults:
    expression = parse(asked) if isinstance(asked, str) else asked
    return index.search(Query("", limit, expression=expression, reading=reading), text_of)


def documents(results: SearchResults) -> set[int]:
    return {group.document for group in results.groups}


def hits(results: SearchResults) -> Iterable[tuple[int, int, str]]:
    return {(hit.document, hit.block, hit.text) for hit in results.hits}


def test_words_that_no_document_says_together_are_all_looked_for(index: Index) -> None:
    together = ask(index, "特別 301 條款")
    assert (together.reading, hits(together)) == (Reading.PHRASE, {(1, 1, "特別 301 條款")})
    apart = ask(index, "公報 關稅")
    assert apart.reading is Reading.WORDS
    assert hits(apart) == {(1, 0, "關稅"), (1, 2, "公報"), (2, 0, "關稅"), (2, 1, "公報")}
    assert ask(index, "公報 關稅", reading=Reading.PHRASE).total == 0
    assert ask(index, "特別 301 條款", reading=Reading.WORDS).total == 3
    assert ask(index, "「特別 301 條款」").reading is None


def test_a_document_may_be_found_by_what_is_known_of_it_and_have_no_hits(index: Index) -> None:
    found = ask(index, "日期:2023")
    assert (documents(found), found.total, found.documents) == ({1}, 0, 1)
    assert documents(ask(index, "作者:林甲 OR 標籤:待查")) == {1, 2}
    assert documents(ask(index, "筆記:存疑 期號:12")) == set()
    assert hits(ask(index, "標題:茶葉 AND 公報")) == {(1, 2, "公報")}
    assert len(ask(index, "作者:林甲 OR 標籤:待查", limit=1).groups) == 1


def test_a_hit_of_a_section_stands_there(index: Index) -> None:
    found = ask(index, "腳註:公報")
    assert [(hit.document, hit.block, hit.section) for hit in found.hits] == [(1, 2, Section.FOOTNOTE)]
    assert ask(index, "章節標題:公報").documents == 0


def test_a_document_that_changed_is_looked_at_anew(index: Index) -> None:
    def changed(number: int) -> tuple[str, str, tuple[str, ...]]:
        title, path, blocks = text_of(number)
        return title, path, ("茶葉免關稅", "關稅配額", *blocks[2:]) if number == 1 else ("咖啡",)

    query = Query("", 0, expression=parse("關稅 AND 公報"))
    found = index.search(query, changed)
    assert hits(found) == {(1, 0, "關稅"), (1, 1, "關稅"), (1, 2, "公報")}
    assert (found.total, found.documents) == (3, 1)


def test_what_an_expression_had_no_time_to_look_at_is_told_and_never_found(
    index: Index, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regexes, "SECONDS", 0.05)
    endless = "/(a|aa)+[bc]/"
    found = ask(index, endless)
    assert (found.total, found.documents, found.incomplete) == (0, 0, 1)
    for typed in (f"配額 NOT {endless}", f"配額 NOT (可可 NEAR {endless})"):
        left_out = ask(index, typed)
        assert (documents(left_out), left_out.incomplete) == ({2}, 1)


@pytest.mark.parametrize("part", ["(可可 NEAR/3 {})", "(配額 NEAR/3 {})", "(沒有 NEAR/3 {})", "筆記:(存疑 OR {})"])
def test_what_there_was_no_time_to_look_at_has_no_places(
    index: Index, part: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(regexes, "SECONDS", 0.0)
    found = ask(index, f"咖啡 OR {part.format('/(a|aa)+|疑/')}")
    assert hits(found) == {(2, 0, "咖啡")}
    assert found.incomplete == (0 if "沒有" in part else 1)


def test_a_note_that_changed_and_takes_too_long_is_no_hit(index: Index) -> None:
    def changed(_number: int) -> tuple[PlacedNote, ...]:
        span = Span.within(0, 0, 2)
        return PlacedNote("a" * 40, span), PlacedNote("存疑", span)

    query = Query("", 0, expression=parse("筆記:/存疑|(a|aa)+[bc]/"))
    found = index.search(query, text_of, notes_of=changed)
    assert [hit.text for hit in found.hits] == ["咖啡"]


def test_phrases_alone_are_answered_as_ever(index: Index) -> None:
    found = ask(index, "茶葉 OR 咖啡")
    assert hits(found) == {(1, 0, "茶葉"), (2, 0, "咖啡")}
    assert found.query.expression == parse("茶葉 OR 咖啡")
    assert ask(index, Phrase("关税")).total == 2
    assert ask(index, Regex("关税")).total == 2
