"""What Id., supra note 6, 同前註 and 前揭註 6 mean, by what was cited before."""

import pytest

from reader.citing import parse
from reader.citing.short_forms import ShortForm, short_form
from reader.model.bibliography import Bibliography, Reference, Resolution
from tests.unit.citing.notes import document

ASH = "Ann Ash, On Gaps, 12 J. RULES L. 45 (2010)"
BIRCH = "Bo Birch & Cy Cole, On Bridges, 3 HARBOUR L. REV. 7, 9 (2012)"
WANG = "王大明，〈論例外〉，《海島法學》，第 20 期，頁 1-20，2012 年"
LEE = "李小華、陳一心，〈論規則〉，《海島法學》，第 22 期，頁 5-9，2013 年"
TREATY = "Agreement on Lighthouses art. 3, Apr. 15, 1994 [hereinafter Lights]"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Id.", ShortForm("", (), "")),
        ("id. at 1473", ShortForm("", (), "1473")),
        ("Ibid., p. 5", ShortForm("", (), "p. 5")),
        ("Id. ¶¶ 7.53-7.56", ShortForm("", (), "¶¶ 7.53-7.56")),
        ("Lester & Zhu, supra note 6, at 1471", ShortForm("Lester & Zhu", (6,), "1471")),
        ("GATT, supra note 1, art. XXI(b)(i)-(iii).", ShortForm("GATT", (1,), "art. XXI(b)(i)-(iii)")),
        ("supra notes 5 & 7", ShortForm("", (5, 7), "")),
        ("supra notes 5-7", ShortForm("", (5, 6, 7), "")),
        ("Hahn, supra, at 560", ShortForm("Hahn", (), "560", by_name=True)),
        ("同前註", ShortForm("", (), "")),
        ("同上註，頁 34", ShortForm("", (), "頁 34")),
        ("同前注，第 5 页", ShortForm("", (), "第 5 页")),
        ("同前註5，頁34", ShortForm("", (5,), "頁34")),
        ("同註 6", ShortForm("", (6,), "")),
        ("前揭註 6", ShortForm("", (6,), "")),
        ("前引註6，頁 12", ShortForm("", (6,), "頁 12")),
        ("前揭註十二", ShortForm("", (12,), "")),
        ("註 6 書，頁 12", ShortForm("", (6,), "頁 12")),
        ("王大明，前揭註 6，頁 3", ShortForm("王大明", (6,), "頁 3")),
        ("王大明，前揭書，頁 12", ShortForm("王大明", (), "頁 12", by_name=True)),
        ("supra Part II", None),
        ("supra text accompanying note 5", None),
        ("備註說明", None),
        (ASH, None),
        (WANG, None),
    ],
)
def test_a_short_form_is_read(text: str, expected: ShortForm | None) -> None:
    assert short_form(text) == expected


def _of(found: Bibliography, note: int) -> Reference:
    """The last reference of the footnote numbered `note`."""
    return [each for each in found.references if each.note == note][-1]


def _meant(*notes: str, numbers: tuple[int, ...] = ()) -> tuple[Resolution, list[str]]:
    """How the last reference of all resolved, and the first author or the title of each work it means."""
    found = parse(document(*notes, numbers=numbers))
    last = found.references[-1]
    works = [found.works[number] for number in last.works]
    return last.resolution, [work.authors[0] if work.authors else work.title for work in works]


RESOLVED, AMBIGUOUS, UNRESOLVED = Resolution.RESOLVED, Resolution.AMBIGUOUS, Resolution.UNRESOLVED


@pytest.mark.parametrize(
    ("notes", "resolution", "works"),
    [
        ([ASH, "Id."], RESOLVED, ["Ann Ash"]),
        ([ASH, "Id.", "Id. at 46.", "See id. at 47."], RESOLVED, ["Ann Ash"]),
        # The note before cites two works: Id. may be either.
        ([f"{ASH}; {BIRCH}.", "Id. at 8."], AMBIGUOUS, ["Ann Ash", "Bo Birch"]),
        # Within one note it is the one just cited.
        ([ASH, f"{BIRCH}; id. at 9."], RESOLVED, ["Bo Birch"]),
        ([f"{ASH}; {BIRCH}.", "Id.", "Id."], AMBIGUOUS, ["Ann Ash", "Bo Birch"]),
        # A remark between cites nothing.
        ([ASH, "The author owes this to a friend.", "Id."], RESOLVED, ["Ann Ash"]),
        (["Id."], UNRESOLVED, []),
        ([ASH, BIRCH, "Ash, supra note 1, at 46."], RESOLVED, ["Ann Ash"]),
        ([f"{ASH}; {BIRCH}.", "See Birch & Cole, supra note 1, at 8."], RESOLVED, ["Bo Birch"]),
        ([f"{ASH}; {BIRCH}.", "supra note 1."], AMBIGUOUS, ["Ann Ash", "Bo Birch"]),
        # Notes were added later and the number no longer fits; the name does.
        ([ASH, BIRCH, "Ash, supra note 2."], RESOLVED, ["Ann Ash"]),
        ([ASH, BIRCH, "Ash, supra note 9, at 5."], RESOLVED, ["Ann Ash"]),
        ([ASH, BIRCH, "Dale, supra note 9, at 5."], UNRESOLVED, []),
        ([ASH, "Birch, infra note 3.", BIRCH], Resolution.FULL, ["Bo Birch"]),
        ([ASH, BIRCH, "Ash, supra, at 46."], RESOLVED, ["Ann Ash"]),
        ([ASH, BIRCH, "supra notes 1 & 2."], RESOLVED, ["Ann Ash", "Bo Birch"]),
        ([ASH, "Id. at 46.", "Ash, supra note 2, at 50."], RESOLVED, ["Ann Ash"]),
        ([TREATY, ASH, "Lights, supra note 1, art. 4."], RESOLVED, ["Agreement on Lighthouses"]),
        ([TREATY, ASH, "Lights art. 5."], RESOLVED, ["Agreement on Lighthouses"]),
        ([WANG, "同前註。"], RESOLVED, ["王大明"]),
        ([WANG, "同前註，頁 3。", "同前註，頁 5。"], RESOLVED, ["王大明"]),
        ([WANG, LEE, "王大明，前揭註 1，頁 3。"], RESOLVED, ["王大明"]),
        ([f"{WANG}；{LEE}。", "參見李小華、陳一心，前揭註 1，頁 6。"], RESOLVED, ["李小華"]),
        ([f"{WANG}；{LEE}。", "李小華等，前揭註 1，頁 6。"], RESOLVED, ["李小華"]),
        ([f"{WANG}；{LEE}。", "同前註。"], AMBIGUOUS, ["王大明", "李小華"]),
        ([f"{WANG}；{LEE}。", "王大明，同前註，頁 4。"], RESOLVED, ["王大明"]),
        ([WANG, LEE, "王大明，前揭文，頁 3。"], RESOLVED, ["王大明"]),
        ([WANG, LEE, "同註 1，頁 3。"], RESOLVED, ["王大明"]),
        ([WANG, LEE, "詳細說明見註 1。"], RESOLVED, ["王大明"]),
        ([WANG, LEE, "该案之论述，参见前揭注 2，第 6 页。"], RESOLVED, ["李小華"]),
        (["行政院，《燈塔報告》（以下簡稱《報告》），2022 年。", WANG, "《報告》，頁 5。"], RESOLVED, ["行政院"]),
        ([ASH, f"{BIRCH} (discussing Ash, supra note 1)."], RESOLVED, ["Ann Ash"]),
    ],
)
def test_a_short_form_means_what_was_cited_before(notes: list[str], resolution: Resolution, works: list[str]) -> None:
    assert _meant(*notes) == (resolution, works)


def test_a_note_that_is_missing_is_not_passed_over() -> None:
    assert _meant(ASH, "Id.", numbers=(5, 7)) == (UNRESOLVED, [])


def test_what_points_ahead_is_resolved_when_its_note_has_been_read() -> None:
    found = parse(document(ASH, "See Birch, infra note 3.", BIRCH))
    ahead = _of(found, 2)
    assert (ahead.resolution, ahead.points_to) == (RESOLVED, 3)
    assert found.works[ahead.works[0]].authors == ("Bo Birch", "Cy Cole")


def test_a_reference_says_where_it_stands_how_it_is_signalled_and_which_place_it_names() -> None:
    notes = (ASH, "該案之審查標準，see also Ash, supra note 1, at 46; 另見王大明，〈論例外〉，2012 年。")
    reference = parse(document(*notes)).references[1]
    assert notes[1][reference.start : reference.end] == "Ash, supra note 1, at 46"
    assert (reference.signal, reference.locator, reference.points_to) == ("see also", "46", 1)


def test_the_numbers_of_each_article_of_a_newsletter_count_for_themselves() -> None:
    found = parse(document(ASH, "Id.", WANG, "同前註。", "Ash, supra note 1.", numbers=(1, 2, 1, 2, 3)))
    assert [each.works for each in found.references] == [(0,), (0,), (1,), (1,), (1,)]


def test_a_work_cited_in_full_twice_is_one_work_and_completed() -> None:
    found = parse(document("Panel Report, A — Lamps, WT/DS900/R", "A — Lamps, WT/DS900/R (May 3, 2021)", ASH))
    assert [work.title for work in found.works] == ["A — Lamps", "On Gaps"]
    assert found.works[0].date == (2021, 5, 3)
    assert [each.note for each in found.citing(0)] == [1, 2]
