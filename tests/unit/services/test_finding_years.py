"""A year in the library, however it is written: what is found by it, and what is not."""

from collections.abc import Callable
from pathlib import Path

from reader.bootstrap import Reader
from reader.model.search import Query
from reader.text.years import year_forms

TEXT = """\
關務年報

本會於去（110）年完成談判，協定自民國 110 年 3 月 1 日生效，2021 年 12 月檢討。

110年度預算業經民國一百一十年立法，110 年 7 月起執行。

談判歷經 110 年者未有，110 年來亦無先例，民國 99 年另案處理。
"""


def found(reader: Reader, words: str) -> list[str]:
    reader.finding.catch_up()
    results = reader.finding.search(Query(words, limit=0, anyof=year_forms(words)))
    assert results.total == len(results.hits)
    return [hit.text for hit in results.hits]


def test_a_western_year_finds_those_of_the_republic_and_no_length_of_time(
    reader: Reader, write: Callable[[str, str], Path]
) -> None:
    reader.library_service.import_paths([write("report.txt", TEXT)])
    assert found(reader, "2021") == [
        "去（110）年",
        "民國 110 年",
        "2021",
        "110年度",
        "民國一百一十年",
        "110 年 7 月",
    ]


def test_a_month_and_a_day_find_their_other_forms(reader: Reader, write: Callable[[str, str], Path]) -> None:
    reader.library_service.import_paths([write("report.txt", TEXT)])
    assert found(reader, "2021 年 3 月") == ["民國 110 年 3 月"]
    assert found(reader, "2021/3/1") == ["民國 110 年 3 月 1 日"]
    assert found(reader, "2021-07") == ["110 年 7 月"]
    assert found(reader, "民国110年12月") == ["2021 年 12 月"]
    assert found(reader, "2010年") == ["民國 99 年"]
