"""The reader's own glossaries: made, edited, ordered, undone, exchanged."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.bootstrap import Reader, open_reader
from reader.errors import GlossaryError, NotFoundError, UsageError
from reader.glossary import Matcher
from reader.model.glossary import Term
from reader.services.glossary import BUNDLED
from tests.entries import entry

GULF = Term("own-gulf", "數位落差", "数字鸿沟", "digital divide", definition="取用數位科技的差距。")


@pytest.fixture
def reader(tmp_path: Path) -> Iterator[Reader]:
    reader = open_reader(tmp_path / "library")
    yield reader
    reader.close()


def explained(reader: Reader, text: str) -> list[tuple[str, str]]:
    """Each term found in `text` with its id."""
    return [(text[match.start : match.end], match.term.id) for match in Matcher(reader.glossary).matches(text)]


def test_a_term_is_explained_from_then_on_and_undone(reader: Reader) -> None:
    assert explained(reader, "縮短数字鸿沟") == []
    changes = reader.glossaries.save(GULF)
    assert [each.after.name for each in changes.glossaries if each.after] == ["我的術語"]
    assert explained(reader, "縮短数字鸿沟") == [("数字鸿沟", "own-gulf")]
    reader.undoing.undo()
    assert explained(reader, "縮短数字鸿沟") == [] and reader.glossaries.glossaries() == ()
    reader.undoing.redo()
    assert explained(reader, "縮短数字鸿沟") == [("数字鸿沟", "own-gulf")]


def test_own_terms_are_there_when_the_library_is_opened_again(reader: Reader, tmp_path: Path) -> None:
    reader.glossaries.save(GULF)
    again = open_reader(tmp_path / "library")
    try:
        assert again.glossary.lookup("digital divide")[0] == GULF
    finally:
        again.close()


def test_an_own_version_hides_the_bundled_term_until_it_is_deleted(reader: Reader) -> None:
    bundled = entry(reader.glossary, "nafta")
    reader.glossaries.save(replace(bundled, definition="我的說明。"))
    assert entry(reader.glossary, "nafta").definition == "我的說明。"
    (own,) = reader.glossaries.glossaries()
    assert reader.glossary.origin("nafta") == own.id and reader.glossary.origin("usmca") == BUNDLED
    reader.glossaries.delete(own.id, ["nafta"])
    assert entry(reader.glossary, "nafta") == bundled


def test_a_rival_for_the_same_words_is_reachable_and_the_order_decides(reader: Reader) -> None:
    reader.glossaries.save(Term("own-tariff", "關稅", "关税", "tariff", definition="我的關稅。"))
    (own,) = reader.glossaries.glossaries()
    (match,) = Matcher(reader.glossary).matches("關稅")
    assert match.term.id == "own-tariff" and "customs-duty" in [term.id for term in match.shorter]
    reader.glossaries.order([BUNDLED, own.id])
    (match,) = Matcher(reader.glossary).matches("關稅")
    assert match.term.id == "customs-duty" and "own-tariff" in [term.id for term in match.shorter]


def test_a_glossary_switched_off_explains_nothing(reader: Reader) -> None:
    reader.glossaries.save(GULF)
    (own,) = reader.glossaries.glossaries()
    reader.glossaries.enable(own.id, False)
    assert explained(reader, "數位落差") == []
    reader.undoing.undo()
    assert explained(reader, "數位落差") == [("數位落差", "own-gulf")]


def test_deleting_a_glossary_is_undone_with_all_its_terms(reader: Reader) -> None:
    reader.glossaries.save_all([GULF, replace(GULF, id="own-b", traditional="數位主權", mainland="", english="")])
    (own,) = reader.glossaries.glossaries()
    reader.glossaries.remove(own.id)
    assert reader.glossaries.glossaries() == ()
    reader.undoing.undo()
    assert [term.traditional for term in reader.glossaries.terms(own.id)] == ["數位主權", "數位落差"]


def test_the_last_step_is_undone_first(reader: Reader) -> None:
    reader.glossaries.create("甲")
    reader.glossaries.create("乙")
    reader.undoing.undo()
    assert [each.name for each in reader.glossaries.glossaries()] == ["甲"]


def test_what_cannot_be_is_refused_in_a_sentence(reader: Reader) -> None:
    reader.glossaries.create("甲")
    with pytest.raises(UsageError, match="甲"):
        reader.glossaries.create(" 甲 ")
    with pytest.raises(UsageError):
        reader.glossaries.create("  ")
    with pytest.raises(GlossaryError, match="太短"):
        reader.glossaries.save(replace(GULF, traditional="稅"))
    with pytest.raises(NotFoundError):
        reader.glossaries.rename(99, "乙")


def test_a_file_is_imported_exported_and_imported_again_without_change(reader: Reader) -> None:
    data = "數位落差\tdigital divide\t取用的差距\n稅\ttax\t太短\n".encode()
    report = reader.glossaries.import_terms(data, "tsv", name="學會術語")
    assert (report.added, report.replaced, report.unchanged, len(report.refused)) == (1, 0, 0, 1)
    (own,) = reader.glossaries.glossaries()
    assert own.name == "學會術語"
    exported = reader.glossaries.export("tbx", [own.id])
    again = reader.glossaries.import_terms(exported, "tbx", own.id)
    assert (again.added, again.replaced, again.unchanged) == (0, 0, 1)
    assert not again.changes


def test_another_process_sees_the_terms_at_once(reader: Reader, tmp_path: Path) -> None:
    other = open_reader(tmp_path / "library")
    try:
        before = other.glossary
        reader.glossaries.save(GULF)
        assert other.glossary is not before and other.glossary.find("own-gulf") == GULF
    finally:
        other.close()
