"""What the agenda panel lists, and in which order."""

from datetime import date

from reader.model.document import Publication
from reader.model.notices import AgendaEntry, ListedPublication, Notice, NoticeKind, Place
from reader.presenters.agenda_list import AgendaFilter, Heading, accepted_publications, agenda_rows

TODAY = date(2025, 4, 7)
PLACE = Place(1, "東亞經貿觀察 第 77 期", "東亞經貿觀察", 77, date(2025, 3, 20), 4, 0)


def entry(
    title: str, day: date | None, end: date | None = None, kind: NoticeKind = NoticeKind.EVENT, group: str = ""
) -> AgendaEntry:
    return AgendaEntry(Notice(kind, title, day, end, "" if day else "另行公告", group, None, None, 4, 0), (PLACE,))


ENTRIES = [
    entry("二月的", date(2025, 2, 3)),
    entry("三月的", date(2025, 3, 5), group="貿易研究會"),
    entry("上月底起的", date(2025, 3, 30), date(2025, 4, 8), NoticeKind.CALENDAR),
    entry("昨天的", date(2025, 4, 6)),
    entry("今天的", date(2025, 4, 7), kind=NoticeKind.DEADLINE),
    entry("下月的", date(2025, 5, 1)),
    entry("未定的", None),
]


def shown(wanted: AgendaFilter | None = None) -> list[str]:
    rows = agenda_rows(ENTRIES, wanted or AgendaFilter(), TODAY)
    return [f"# {row.text}" if isinstance(row, Heading) else row.entry.notice.title for row in rows]


def test_what_is_to_come_stands_first_by_months_and_what_is_over_last_the_latest_first() -> None:
    assert shown() == [
        "# 2025年3月",
        "上月底起的",
        "# 2025年4月",
        "今天的",
        "# 2025年5月",
        "下月的",
        "# 日期未定",
        "未定的",
        "# 已過：2025年4月",
        "昨天的",
        "# 已過：2025年3月",
        "三月的",
        "# 已過：2025年2月",
        "二月的",
    ]


def test_today_is_marked_on_all_that_it_is_a_day_of() -> None:
    rows = agenda_rows(ENTRIES, AgendaFilter(), TODAY)
    lines = [row for row in rows if not isinstance(row, Heading)]
    assert [line.entry.notice.title for line in lines if line.is_now] == ["上月底起的", "今天的"]
    assert [line.entry.notice.title for line in lines if line.is_over] == ["昨天的", "三月的", "二月的"]


def test_the_filter_takes_a_kind_and_words_of_title_group_and_source_in_either_script() -> None:
    assert shown(AgendaFilter(NoticeKind.DEADLINE)) == ["# 2025年4月", "今天的"]
    assert shown(AgendaFilter(words="贸易研究会")) == ["# 已過：2025年3月", "三月的"]
    assert len(shown(AgendaFilter(words="東亞經貿"))) == len(shown())
    assert shown(AgendaFilter(words="沒有這個")) == []


def test_publications_are_filtered_by_their_words() -> None:
    book = ListedPublication(Publication("關稅實務", False, "何謹", "遠山書局", None, "導論", 0, 1), (PLACE,))
    assert accepted_publications([book], "关税 何謹") == [book]
    assert accepted_publications([book], "配額") == []
