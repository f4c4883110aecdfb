"""Full citations taken apart."""

from dataclasses import fields

import pytest

from reader.citing import parse
from reader.model.bibliography import Work, WorkKind
from tests.unit.citing.notes import document

ARTICLE, BOOK, CHAPTER, THESIS = WorkKind.ARTICLE, WorkKind.BOOK, WorkKind.CHAPTER, WorkKind.THESIS
DECISION, LEGISLATION, TREATY = WorkKind.DECISION, WorkKind.LEGISLATION, WorkKind.TREATY
DOCUMENT, NEWS, WEB, TEXT = WorkKind.DOCUMENT, WorkKind.NEWS, WorkKind.WEB, WorkKind.TEXT

LATIN: list[tuple[str, WorkKind, dict[str, object], str]] = [
    (
        "Ann Ash & Bo Birch, A “Rebalancing” of Lamps, 42(5) HARBOUR INT’L L. J. 1450, 1469 (2019).",
        ARTICLE,
        {
            "authors": ("Ann Ash", "Bo Birch"),
            "title": "A “Rebalancing” of Lamps",
            "container": "HARBOUR INT’L L. J.",
            "volume": "42",
            "issue": "5",
            "pages": "1450",
            "date": (2019,),
        },
        "1469",
    ),
    (
        "Roger P. Alford, The Self-Judging WTO Security Exception, 2011 UTAH L. REV. 697 (2011).",
        ARTICLE,
        {
            "authors": ("Roger P. Alford",),
            "title": "The Self-Judging WTO Security Exception",
            "container": "UTAH L. REV.",
            "volume": "2011",
            "pages": "697",
            "date": (2011,),
        },
        "",
    ),
    (
        "Raj Bhala, National Security and International Trade Law: What the GATT Says, 19 U. PA. J. INT’L"
        " ECON. L. 263 (1998)",
        ARTICLE,
        {
            "authors": ("Raj Bhala",),
            "title": "National Security and International Trade Law: What the GATT Says",
            "container": "U. PA. J. INT’L ECON. L.",
            "volume": "19",
            "pages": "263",
            "date": (1998,),
        },
        "",
    ),
    (
        "Ann Ash, “On Gaps,” Journal of Rules 12, no. 3 (2010): 45-67",
        ARTICLE,
        {
            "authors": ("Ann Ash",),
            "title": "On Gaps",
            "container": "Journal of Rules",
            "volume": "12",
            "issue": "3",
            "pages": "45-67",
            "date": (2010,),
        },
        "",
    ),
    (
        "Ash, A., & Birch, B. (2010). On gaps. Journal of Rules, 12(3), 45–67.",
        ARTICLE,
        {
            "authors": ("A. Ash", "B. Birch"),
            "title": "On gaps",
            "container": "Journal of Rules",
            "volume": "12",
            "issue": "3",
            "pages": "45–67",
            "date": (2010,),
        },
        "",
    ),
    (
        "Ann Ash, THE LAW OF LAMPS 34 (2d ed. 2010)",
        BOOK,
        {"authors": ("Ann Ash",), "title": "THE LAW OF LAMPS", "edition": "2d ed.", "date": (2010,)},
        "34",
    ),
    (
        "Ann Ash & Bo Birch, Lamps in Peril (Harbour Press, 2015)",
        BOOK,
        {
            "authors": ("Ann Ash", "Bo Birch"),
            "title": "Lamps in Peril",
            "publisher": "Harbour Press",
            "date": (2015,),
        },
        "",
    ),
    (
        "Cy Cole, Gaps, in THE HANDBOOK OF LAMPS 12, 34 (Ann Ash & Bo Birch eds., 2012)",
        CHAPTER,
        {
            "authors": ("Cy Cole",),
            "title": "Gaps",
            "editors": ("Ann Ash", "Bo Birch"),
            "container": "THE HANDBOOK OF LAMPS",
            "pages": "12",
            "date": (2012,),
        },
        "34",
    ),
    (
        "Panel Report, China — Rare Earths, WT/DS431/R, ¶ 7.1",
        DECISION,
        {"genre": "Panel Report", "title": "China — Rare Earths", "number": "WT/DS431/R"},
        "¶ 7.1",
    ),
    (
        "Appellate Body Report, China — Rare Earths, WT/DS431/AB/R, WT/DS432/AB/R, adopted 29 August 2014, para. 5.1",
        DECISION,
        {
            "genre": "Appellate Body Report",
            "title": "China — Rare Earths",
            "number": "WT/DS431/AB/R, WT/DS432/AB/R",
            "date": (2014, 8, 29),
        },
        "para. 5.1",
    ),
    (
        "Panel Report, United States — Origin Marking Requirement, para. 7.186, WTO Doc. WT/DS597/R (Dec. 21, 2022)"
        " [hereinafter Panel Report, US — Origin Marking (Hong Kong, China)].",
        DECISION,
        {
            "genre": "Panel Report",
            "title": "United States — Origin Marking Requirement",
            "number": "WT/DS597/R",
            "date": (2022, 12, 21),
            "short_names": ("Panel Report, US — Origin Marking (Hong Kong, China)",),
        },
        "para. 7.186",
    ),
    (
        "Military and Paramilitary Activities in and Against Nicaragua (Nicar. v. U.S.), Judgment, 1986"
        " I.C.J. 14, ¶ 222 (June 27).",
        DECISION,
        {
            "title": "Military and Paramilitary Activities in and Against Nicaragua (Nicar. v. U.S.)",
            "container": "I.C.J.",
            "pages": "14",
            "date": (1986,),
        },
        "¶ 222",
    ),
    (
        "Fed. Energy Admin. v. Algonquin SNG, Inc., 426 U.S. 548 (1976).",
        DECISION,
        {
            "title": "Fed. Energy Admin. v. Algonquin SNG, Inc.",
            "container": "U.S.",
            "volume": "426",
            "pages": "548",
            "date": (1976,),
        },
        "",
    ),
    (
        "Case C-311/18, Data Protection Commissioner v. Facebook Ireland Ltd, Judgment of 16 July 2020",
        DECISION,
        {
            "title": "Data Protection Commissioner v. Facebook Ireland Ltd",
            "number": "Case C-311/18",
            "date": (2020, 7, 16),
        },
        "",
    ),
    ("19 U.S.C. § 2411", LEGISLATION, {"title": "19 U.S.C. § 2411", "number": "19 U.S.C. § 2411"}, ""),
    (
        "Trade Act of 1974 § 301, 19 U.S.C. § 2411",
        LEGISLATION,
        {"title": "Trade Act of 1974", "number": "19 U.S.C. § 2411"},
        "§ 301",
    ),
    (
        "CHIPS and Science Act, Pub. L. No. 117-167, 136 Stat. 1366 (2022)",
        LEGISLATION,
        {"title": "CHIPS and Science Act", "number": "Pub. L. No. 117-167", "date": (2022,)},
        "",
    ),
    (
        "Regulation (EU) 2023/956 of the European Parliament and of the Council of 10 May 2023 establishing"
        " a mechanism",
        LEGISLATION,
        {
            "title": "Regulation (EU) 2023/956 of the European Parliament and of the Council of 10 May 2023"
            " establishing"
            " a mechanism",
            "number": "Regulation (EU) 2023/956",
            "date": (2023, 5, 10),
        },
        "",
    ),
    (
        "Commission Implementing Regulation (EU) 2017/649, recitals 88-104",
        LEGISLATION,
        {
            "title": "Commission Implementing Regulation (EU) 2017/649",
            "number": "Commission Implementing Regulation (EU) 2017/649",
        },
        "recitals 88-104",
    ),
    (
        "Agreement on Safeguards arts. 8.1-8.2, Apr. 15, 1994, Annex 1A, 1869 U.N.T.S 154, 157-158 (“To achieve this”)",
        TREATY,
        {"title": "Agreement on Safeguards", "number": "1869 U.N.T.S 154", "date": (1994, 4, 15)},
        "arts. 8.1-8.2",
    ),
    (
        "Agreement Between the United States of America, the United Mexican States, and Canada art. 32.2",
        TREATY,
        {"title": "Agreement Between the United States of America, the United Mexican States, and Canada"},
        "art. 32.2",
    ),
    (
        "General Agreement on Tariffs and Trade art. XXI, Oct. 30, 1947 [hereinafter GATT].",
        TREATY,
        {
            "title": "General Agreement on Tariffs and Trade",
            "date": (1947, 10, 30),
            "short_names": ("GATT",),
        },
        "art. XXI",
    ),
    (
        "Bureau of Industry and Security, New Controls: Certain Items; End Use; Entity List, 87 Fed. Reg."
        " 62186 (Oct. 13, 2022)",
        DOCUMENT,
        {
            "authors": ("Bureau of Industry and Security",),
            "title": "New Controls: Certain Items; End Use; Entity List",
            "container": "Fed. Reg.",
            "volume": "87",
            "pages": "62186",
            "date": (2022, 10, 13),
        },
        "",
    ),
    (
        "Proclamation No. 9704, 83 Fed. Reg. 11,619 (Mar. 15, 2018)（鋁）",
        DOCUMENT,
        {
            "title": "Proclamation No. 9704",
            "container": "Fed. Reg.",
            "volume": "83",
            "pages": "11,619",
            "date": (2018, 3, 15),
        },
        "",
    ),
    (
        "GATT Contracting Parties, Summary Record of the Twenty-Second Meeting, GATT/CP.3/SR.22 (June 8, 1949).",
        DOCUMENT,
        {
            "authors": ("GATT Contracting Parties",),
            "title": "Summary Record of the Twenty-Second Meeting",
            "number": "GATT/CP.3/SR.22",
            "date": (1949, 6, 8),
        },
        "",
    ),
    (
        "WTO, Work Programme on Electronic Commerce, Ministerial Decision of 2 March 2024, WT/MIN(24)/38, WT/L/1193.",
        DOCUMENT,
        {
            "authors": ("WTO",),
            "title": "Work Programme on Electronic Commerce, Ministerial Decision of 2 March 2024",
            "number": "WT/MIN(24)/38",
            "date": (2024, 3, 2),
        },
        "",
    ),
    (
        "European Commission, White Paper on Export Controls, COM(2024) 25 final, 24 January 2024.",
        DOCUMENT,
        {
            "authors": ("European Commission",),
            "title": "White Paper on Export Controls",
            "number": "COM(2024) 25 final",
            "date": (2024, 1, 24),
        },
        "",
    ),
    (
        "Dee Dale, Lamps and Ships, N.Y. TIMES (Mar. 3, 2021), https://example.org/d (last visited May 1, 2023)",
        NEWS,
        {
            "authors": ("Dee Dale",),
            "title": "Lamps and Ships",
            "container": "N.Y. TIMES",
            "date": (2021, 3, 3),
            "url": "https://example.org/d",
        },
        "",
    ),
    (
        "Harbour Trade Association, Webinar: Lamps, YOUTUBE (Mar. 7, 2023), https://example.org/watch?v=a_b&c=d",
        WEB,
        {
            "authors": ("Harbour Trade Association",),
            "title": "Webinar: Lamps",
            "container": "YOUTUBE",
            "date": (2023, 3, 7),
            "url": "https://example.org/watch?v=a_b&c=d",
        },
        "",
    ),
    (
        "Ministry of Trade and Lighthouses, Oct. 27, 2021. Action Agenda 2.0, https://example.org/a.pdf",
        WEB,
        {
            "authors": ("Ministry of Trade and Lighthouses",),
            "title": "Action Agenda 2.0",
            "date": (2021, 10, 27),
            "url": "https://example.org/a.pdf",
        },
        "",
    ),
    (
        "Press Release, Office of the Lighthouse Representative, Statement from Spokesperson Ann Ash (Dec."
        " 9, 2022), https://example.org/p",
        WEB,
        {
            "genre": "Press Release",
            "authors": ("Office of the Lighthouse Representative",),
            "title": "Statement from Spokesperson Ann Ash",
            "date": (2022, 12, 9),
            "url": "https://example.org/p",
        },
        "",
    ),
]

CHINESE: list[tuple[str, WorkKind, dict[str, object], str]] = [
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


@pytest.mark.parametrize(("text", "kind", "expected", "place"), LATIN + CHINESE)
def test_a_full_citation_is_taken_apart(text: str, kind: WorkKind, expected: dict[str, object], place: str) -> None:
    found = parse(document(text))
    (work,) = found.works
    given = {
        field.name: value
        for field in fields(Work)
        if field.name not in ("kind", "raw") and (value := getattr(work, field.name))
    }
    assert (work.kind, given) == (kind, expected)
    assert found.references[0].locator == place
    assert text.startswith(work.raw)


@pytest.mark.parametrize(
    "text",
    ["H.R. Rep. No. 100-576, at 1041 (1988) (Conf. Rep.)", "會議文件彙整於 https://example.org/mc13.htm"],
)
def test_what_cannot_be_taken_apart_is_kept_in_its_own_words(text: str) -> None:
    (work,) = parse(document(text)).works
    assert (work.kind, work.raw) == (TEXT, text)


@pytest.mark.parametrize(
    "text",
    [
        "這是作者自己的說明，並未引用文獻。",
        "美國認為，2019 年，該措施違反協定。",
        "The author thanks the anonymous reviewers for their comments.",
        "依該法第 5 條，主管機關得限制輸出。",
    ],
)
def test_a_remark_is_no_work(text: str) -> None:
    assert parse(document(text)).works == ()


def test_a_footnote_may_cite_several_works() -> None:
    text = (
        "See Michael J. Hahn, Vital Interests, 12 MICH. J. INT’L L. 558 (1991); Raj Bhala, National Security, "
        "19 U. PA. J. INT’L ECON. L. 263 (1998). 中文概論可參閱洪德欽，《WTO 法律與政策專題研究》，新學林（2005 年）。"
    )
    found = parse(document(text))
    assert [work.authors for work in found.works] == [("Michael J. Hahn",), ("Raj Bhala",), ("洪德欽",)]
    assert [each.signal for each in found.references] == ["See", "", "可參閱"]
