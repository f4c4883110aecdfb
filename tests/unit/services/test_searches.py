"""Searches that the reader keeps, undoes and asks again."""

import pytest

from reader.bootstrap import Reader, open_reader
from reader.errors import NotFoundError, UsageError
from reader.model.searches import Asked
from reader.services.searches import RECENT_KEPT


def kept(reader: Reader) -> list[tuple[str, str]]:
    return [(each.name, each.asked.text) for each in reader.searches.saved()]


def test_a_search_is_kept_under_its_name_and_there_after_reopening(reader: Reader) -> None:
    changes = reader.searches.save("  碳邊境  調整 ", Asked("CBAM OR 碳邊境調整"))
    assert [(each.before, each.after and each.after.name) for each in changes.searches] == [(None, "碳邊境 調整")]
    again = open_reader(reader.library.folder)
    assert kept(again) == [("碳邊境 調整", "CBAM OR 碳邊境調整")]
    assert again.searches.named("碳邊境 調整").asked == Asked("CBAM OR 碳邊境調整")
    again.close()


def test_the_same_name_asks_for_something_else_from_now_on_and_undo_brings_the_old_one_back(reader: Reader) -> None:
    reader.searches.save("晶片", Asked("晶片"))
    reader.searches.save("關稅", Asked("關稅"))
    reader.searches.save("晶片", Asked("半導體"))
    assert kept(reader) == [("晶片", "半導體"), ("關稅", "關稅")]
    reader.undoing.undo()
    assert kept(reader) == [("晶片", "晶片"), ("關稅", "關稅")]
    reader.undoing.redo()
    assert kept(reader)[0] == ("晶片", "半導體")


def test_one_that_was_removed_comes_back_with_all_it_asked(reader: Reader) -> None:
    reader.searches.save("晶片", Asked("晶片"))
    (one,) = reader.searches.saved()
    reader.searches.remove([one.id])
    assert reader.searches.saved() == ()
    changes = reader.undoing.undo()
    assert changes is not None and changes.searches[0].after == one
    assert reader.searches.saved() == (one,)


def test_renaming_takes_no_name_of_another(reader: Reader) -> None:
    reader.searches.save("晶片", Asked("晶片"))
    reader.searches.save("關稅", Asked("關稅"))
    first, second = reader.searches.saved()
    with pytest.raises(UsageError, match="已經有一個叫「關稅」的搜尋"):
        reader.searches.rename(first.id, "關稅")
    reader.searches.rename(first.id, "半導體")
    assert [name for name, _text in kept(reader)] == ["半導體", "關稅"]
    reader.searches.rename(second.id, "關稅")  # its own name is no other's


def test_what_makes_no_search_is_refused_in_a_sentence(reader: Reader) -> None:
    with pytest.raises(UsageError, match="名字"):
        reader.searches.save("　", Asked("關稅"))
    with pytest.raises(UsageError, match="先輸入"):
        reader.searches.save("空", Asked(" "))
    with pytest.raises(NotFoundError, match="沒有儲存過叫「關稅」的搜尋。"):
        reader.searches.named("關稅")
    reader.searches.save("晶片", Asked("晶片"))
    with pytest.raises(NotFoundError, match="現有的是晶片"):
        reader.searches.named("關稅")
    with pytest.raises(NotFoundError):
        reader.searches.remove([reader.searches.named("晶片").id, "no such"])
    assert kept(reader) == [("晶片", "晶片")]


def test_what_was_asked_lately_comes_first_and_once(reader: Reader) -> None:
    for text in ("關稅", "WTO", " ", "關稅　", "wto"):
        reader.searches.note(text)
    assert reader.searches.recent() == ("wto", "關稅")
    for number in range(RECENT_KEPT + 5):
        reader.searches.note(f"第 {number} 條")
    assert len(reader.searches.recent()) == RECENT_KEPT
    assert reader.searches.recent()[0] == f"第 {RECENT_KEPT + 4} 條"
    reader.searches.forget_recent()
    assert reader.searches.recent() == ()


def test_a_change_is_told_to_other_windows(reader: Reader) -> None:
    before = reader.library.last_sequence()
    reader.searches.save("晶片", Asked("晶片"))
    (entry,) = reader.library.log_since(before)
    assert (entry.kind, entry.key) == ("search", reader.searches.named("晶片").id)
