"""The forms of lists count the text as `show` prints it."""

from typing import Any

from reader.exporters.library_forms import agenda_form, harvest_form
from reader.model.document import Block, BlockKind, FootnoteRef, Publication
from reader.model.notices import (
    AgendaEntry,
    DefinedTerm,
    HarvestedTerm,
    ListedPublication,
    Notice,
    NoticeKind,
    Place,
)

TABLE = Block(
    BlockKind.TABLE,
    "綠色貿易研討會\t報名額滿為止\n數位貿易工作坊",
    inlines=(FootnoteRef(0, 8), FootnoteRef(12, 9)),
)
SHOWN = "[^8]綠色貿易研討會\t報名額滿[^9]為止\n數位貿易工作坊"


def block_of(document: int, block: int) -> Block:
    assert (document, block) == (7, 3)
    return TABLE


def test_an_agenda_counts_the_text_with_its_footnote_marks() -> None:
    def entry(title: str) -> AgendaEntry:
        at = TABLE.text.index(title)
        notice = Notice(NoticeKind.EVENT, title, None, None, "", "", None, None, 3, at)
        return AgendaEntry(notice, (Place(7, "電子報", None, None, None, 3, at),))

    form: Any = agenda_form([entry("綠色貿易研討會"), entry("數位貿易工作坊")], block_of)
    for told in form["agenda"]:
        assert SHOWN[told["sources"][0]["offset"] :].startswith(told["title"])


def test_the_harvest_counts_as_the_agenda_does() -> None:
    place = Place(7, "電子報", None, None, None, 3, 0)
    term = HarvestedTerm(DefinedTerm("綠色貿易", None, None, "說明", 3), place)
    book = ListedPublication(Publication("導讀", False, "", "", None, "", 3, 3), (place,))
    form: Any = harvest_form([term], [book], block_of)
    offsets = [form["terms"][0]["source"]["offset"], form["publications"][0]["sources"][0]["offset"]]
    assert [SHOWN[offset:][:4] for offset in offsets] == ["綠色貿易", "綠色貿易"]
