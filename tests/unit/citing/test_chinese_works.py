"""Full Chinese citations taken apart."""

import pytest

from reader.model.bibliography import WorkKind
from tests.unit.citing.works import Given, taken_apart

ARTICLE = WorkKind.ARTICLE
BOOK = WorkKind.BOOK
CHAPTER = WorkKind.CHAPTER
THESIS = WorkKind.THESIS
DECISION = WorkKind.DECISION
LEGISLATION = WorkKind.LEGISLATION
TREATY = WorkKind.TREATY
DOCUMENT = WorkKind.DOCUMENT
NEWS = WorkKind.NEWS
WEB = WorkKind.WEB

CHINESE: list[tuple[str, WorkKind, Given, str]] = [
    (
        "王大明，〈論國家安全例外之審查〉，《海島法學雜誌》，第 200 期，頁 1-20，2012 年 1 月。",
        ARTICLE,
        {
            "authors": ("王大明",),
            "title": "論國家安全例外之審查",
            "container": "海島法學雜誌",
            "issue": "200",
            "pages": "1-20",
            "date": (2012, 1),
        },
        "",
    ),
    (
        "王大明，論國家安全例外之審查，海島法學雜誌，第 200 期，頁 1-20，2012 年 1 月。",
        ARTICLE,
        {
            "authors": ("王大明",),
            "title": "論國家安全例外之審查",
            "container": "海島法學雜誌",
            "issue": "200",
            "pages": "1-20",
            "date": (2012, 1),
        },
        "",
    ),
    (
        "李小華，「彈性條款之適用」，海島法學評論，第 12 卷第 3 期，2015 年，頁 45。",
        ARTICLE,
        {
            "authors": ("李小華",),
            "title": "彈性條款之適用",
            "container": "海島法學評論",
            "volume": "12",
            "issue": "3",
            "date": (2015,),
        },
        "頁 45",
    ),
    (
        "李小華、陳一心，〈數位貿易規則的三種路徑〉，《觀察月刊》第 35 期（2021 年 3 月），頁 5-19。",
        ARTICLE,
        {
            "authors": ("李小華", "陳一心"),
            "title": "數位貿易規則的三種路徑",
            "container": "觀察月刊",
            "issue": "35",
            "pages": "5-19",
            "date": (2021, 3),
        },
        "",
    ),
    (
        "海島研究院 WTO 及 RTA 中心，2023 年 6 月 28 日，海島將制定碳捕捉規則，第 799 期電子報，https://example.org/1",
        ARTICLE,
        {
            "authors": ("海島研究院 WTO 及 RTA 中心",),
            "title": "海島將制定碳捕捉規則",
            "container": "電子報",
            "issue": "799",
            "date": (2023, 6, 28),
            "url": "https://example.org/1",
        },
        "",
    ),
    (
        "陳一心著，《關稅與主權》，臺北：海島書局，2018 年，三版，頁 45-47。",
        BOOK,
        {
            "authors": ("陳一心",),
            "title": "關稅與主權",
            "publisher": "海島書局",
            "edition": "三版",
            "date": (2018,),
        },
        "頁 45-47",
    ),
    (
        "洪德欽，《WTO 法律與政策專題研究》，新學林（2005 年）。",
        BOOK,
        {"authors": ("洪德欽",), "title": "WTO 法律與政策專題研究", "publisher": "新學林", "date": (2005,)},
        "",
    ),
    (
        "林甲，〈救濟制度〉，收錄於趙乙主編《規則的邊界》，元照，2010 年，頁 33-60。",
        CHAPTER,
        {
            "authors": ("林甲",),
            "title": "救濟制度",
            "editors": ("趙乙",),
            "container": "規則的邊界",
            "publisher": "元照",
            "pages": "33-60",
            "date": (2010,),
        },
        "",
    ),
    (
        "周丙，跨境資料流通之研究，海島大學法律學研究所碩士論文，2019 年。",
        THESIS,
        {
            "authors": ("周丙",),
            "title": "跨境資料流通之研究",
            "publisher": "海島大學法律學研究所",
            "genre": "碩士論文",
            "date": (2019,),
        },
        "",
    ),
    (
        "經濟部國際貿易署，〈出口管制簡介〉，2023 年 5 月 1 日，https://example.org/a，最後瀏覽日：2024 年 1 月 2 日。",
        WEB,
        {
            "authors": ("經濟部國際貿易署",),
            "title": "出口管制簡介",
            "date": (2023, 5, 1),
            "url": "https://example.org/a",
        },
        "",
    ),
    (
        "吳丁，新關稅怎麼看，海島日報，2024 年 5 月 14 日，版 A2。",
        NEWS,
        {"authors": ("吳丁",), "title": "新關稅怎麼看", "container": "海島日報", "date": (2024, 5, 14)},
        "",
    ),
    (
        "经济合作组织，《数字贸易手册》，2023年，第5页。",
        BOOK,
        {"authors": ("经济合作组织",), "title": "数字贸易手册", "date": (2023,)},
        "第5页",
    ),
    (
        "行政院，《燈塔安全報告》（以下簡稱《安全報告》），2022 年 12 月，頁 12。",
        BOOK,
        {
            "authors": ("行政院",),
            "title": "燈塔安全報告",
            "date": (2022, 12),
            "short_names": ("安全報告",),
        },
        "頁 12",
    ),
    ("司法院釋字第 443 號解釋", DECISION, {"title": "司法院釋字第 443 號解釋", "number": "443"}, ""),
    (
        "最高行政法院 106 年度判字第 12 號判決",
        DECISION,
        {"title": "最高行政法院 106 年度判字第 12 號判決", "number": "12"},
        "",
    ),
    (
        "經濟部 112 年 3 月 7 日經貿字第 1120001234 號函",
        DOCUMENT,
        {
            "title": "經濟部 112 年 3 月 7 日經貿字第 1120001234 號函",
            "number": "1120001234",
            "date": (2023, 3, 7),
        },
        "",
    ),
    (
        "貿易法第 5 條、第 6 條（民國 108 年 12 月 25 日修正公布）。",
        LEGISLATION,
        {"title": "貿易法", "date": (2019, 12, 25)},
        "第 5 條、第 6 條",
    ),
    ("《反傾銷協定》第 2 條", TREATY, {"title": "反傾銷協定"}, "第 2 條"),
    (
        "海島國經濟省，依《輸出管理令》附表一及《外匯令》附表訂定貨物之省令部分修正，2023 年 5 月 23 日公布，https://example.org/2",
        WEB,
        {
            "authors": ("海島國經濟省",),
            "title": "依《輸出管理令》附表一及《外匯令》附表訂定貨物之省令部分修正",
            "date": (2023, 5, 23),
            "url": "https://example.org/2",
        },
        "",
    ),
]


@pytest.mark.parametrize(("text", "kind", "given", "place"), CHINESE)
def test_a_full_citation_is_taken_apart(text: str, kind: WorkKind, given: Given, place: str) -> None:
    assert taken_apart(text) == (kind, given, place)
