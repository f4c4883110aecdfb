"""Full citations in Latin letters, and what they tell."""

from tests.unit.citing.works import ARTICLE, BOOK, CHAPTER, DECISION, DOCUMENT, LEGISLATION, NEWS, TREATY, WEB, Citation

LATIN: list[Citation] = [
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
