"""What stands in the middle of a citation and tells its kind: volume, journal and page; the number of a document."""

from typing import Final

from reader.model.bibliography import WorkKind
from reader.text.rules import Rule, rule

_J: Final = r"[A-Z][A-Za-z.'’&\-À-ÿ]*"
_DOC: Final = r"(?:(?:WTO|GATT|U\.?N\.?|OECD|ICSID|APEC|EU)? ?Doc(?:ument|s)?\.? (?:No\. )?)?"
DOCKET: Final = rule(
    "docket",
    r"(?P<number>(?:Docket|Inv\.|Investigation|Publication|Pub\.|Exec\. Order|Executive Order|Proclamation) "
    r"(?:Number |Nos?\. )?[\w\-]*\d[\w\-]*)",
    ("Docket Number USTR-2024-0007", "Inv. No. 332-591", "Exec. Order No. 13,873"),
    ("Publication of the Report", "Docket closed"),
)
# (kind, one of these signs must be there, rule).  The first in the text decides, of those at one place the first here.
ANCHORS: Final[tuple[tuple[WorkKind, tuple[str, ...], Rule], ...]] = (
    (
        WorkKind.DECISION,
        ("WT/DS",),
        rule(
            "WTO dispute",
            rf"{_DOC}(?P<number>WT/DS\d+(?:/(?:AB|RW?|ARB|Add\.\d+|Corr\.\d+|US|\d{{1,3}})\b)*(?:, WT/DS\d+(?:/"
            rf"(?:AB|RW?|ARB)\b)*)*)",
            ("WTO Doc. WT/DS556/R", "WT/DS285/AB/R", "WT/DS512/R/Add.1"),
            ("WT/MIN(24)/38", "DS512"),
        ),
    ),
    (
        WorkKind.LEGISLATION,
        ("§", "pt", "Pt"),
        rule(
            "United States Code",
            r"(?P<number>\d+ (?:U\.? ?S\.? ?C\.?(?: ?A\.)?|C\. ?F\. ?R\.?) (?:§+ ?|[Pp]ts?\. ?)[\d\w.()–\-]+)",
            ("19 U.S.C. § 2411", "15 C.F.R. pt. 744", "50 U.S.C. §§ 4801–4852"),
            ("19 U.S. 2411", "83 Fed. Reg. 11,619"),
        ),
    ),
    (
        WorkKind.LEGISLATION,
        ("Pub",),
        rule(
            "public law",
            r"(?P<number>Pub\. ?L\. (?:No\. )?\d+[-–]\d+)",
            ("Pub. L. No. 115-232", "Pub. L. 93–618"),
            ("Public Law Review", "L. 115"),
        ),
    ),
    (
        WorkKind.DOCUMENT,
        ("Fed",),
        rule(
            "Federal Register",
            r"(?P<volume>\d+) (?P<container>Fed\. ?Reg\.) (?P<page>\d(?:[\d,]*\d)?)",
            ("83 Fed. Reg. 11,619", "87 Fed. Reg. 62186"),
            ("83 FED. L. REV. 11",),
        ),
    ),
    (
        WorkKind.TREATY,
        ("T", "I"),
        rule(
            "treaty series",
            r"(?P<number>\d+ (?:U\. ?N\. ?T\. ?S\.?|I\. ?L\. ?M\.?|L\.N\.T\.S\.) ?\d+|T\.I\.A\.S\. (?:No\. )?[\d-]+)",
            ("1869 U.N.T.S 154", "55 U.N.T.S. 194", "33 I.L.M. 1125"),
            ("1869 U.S. 154",),
        ),
    ),
    (
        WorkKind.LEGISLATION,
        ("Stat.",),
        rule(
            "Statutes at Large", r"(?P<number>\d+ Stat\. [A-Z\d-]+)", ("61 Stat. A-11", "136 Stat. 1366"), ("Stat. 3",)
        ),
    ),
    (
        WorkKind.DECISION,
        ("C.J.",),
        rule(
            "International Court",
            r"(?P<date>(?:19|20)\d\d) (?P<container>I\.C\.J\.(?: Rep\.| Reports)?|P\.C\.I\.J\.)"
            r"(?: \(ser\. [\w/]+\))? (?P<page>\d+)",
            ("1986 I.C.J. 14", "2004 I.C.J. Rep. 136"),
            ("1986 I.L.M. 14",),
        ),
    ),
    (
        WorkKind.DECISION,
        (
            "U.",
            "S.",
            "F.",
            "C",
        ),
        rule(
            "reporter of cases",
            r"(?P<volume>\d+) (?P<container>U\. ?S\.|S\. ?Ct\.|L\. ?Ed\.(?: ?2d)?|F\.(?: ?(?:2d|3d|4th))?"
            r"|F\. ?App[’']x|F\. ?Supp\.(?: ?[23]d)?|Ct\. ?Int[’']l ?Trade|C\.I\.T\.)"
            r" (?P<page>\d+)",
            ("806 F. App’x 982", "426 U.S. 548", "376 F. Supp. 3d 1335"),
            ("19 U.S.C. § 1862", "42 FORDHAM 1450"),
        ),
    ),
    (
        WorkKind.DECISION,
        (
            "Case",
            "ECLI",
        ),
        rule(
            "European case",
            r"(?P<number>(?:Joined )?Cases? [CT][-‑–]\d+/\d+(?: P)?|ECLI:[A-Z]+:[A-Z]:\d{4}:\d+)",
            ("Case C-311/18", "ECLI:EU:C:2020:559"),
            ("Case study 3", "Case 311"),
        ),
    ),
    (
        WorkKind.LEGISLATION,
        (
            "Regulation",
            "Directive",
            "Decision",
        ),
        rule(
            "European act",
            r"(?P<number>(?:(?:Council|Commission|Implementing|Delegated) )*(?:Regulation|Directive|Decision) "
            r"(?:\((?:EU|EC|EEC|CFSP|Euratom)[^)]{0,10}\) )?(?:No\.? )?\d+/\d+(?:/E[UC]C?)?)",
            ("Regulation (EU) 2021/821", "Commission Implementing Regulation (EU) 2023/1773", "Directive 2003/87/EC"),
            ("Regulation of Trade", "Decision of 2 March"),
        ),
    ),
    (
        WorkKind.DOCUMENT,
        (
            "COM",
            "JOIN",
            "SWD",
            "SEC",
            "C(",
        ),
        rule(
            "European document",
            r"(?P<number>(?:COM|JOIN|SWD|SEC|C) ?\((?P<date>(?:19|20)\d\d)\) ?\d+(?: final)?)",
            ("COM(2024) 25 final", "JOIN(2023) 20 final"),
            ("COM 25",),
        ),
    ),
    (
        WorkKind.DOCUMENT,
        ("/",),
        rule(
            "document of an organisation",
            rf"{_DOC}(?P<number>\b(?=[^\s,;]*\d)[A-Z][A-Z]{{0,7}}(?:\(\d+\))?(?:/[A-Z]\w*(?:\.[A-Z\d]+)*(?:\(\d+\)\d*)?"
            rf"|/\d+(?:\.\d+)?)+)",
            (
                "GATT Doc. L/4250",
                "WT/MIN(24)/DEC",
                "U.N. Doc. E/PC/T/A/PV/33",
                "JOB/DSB/1/Add.12",
                "UNCTAD/SER.RP/2019/1",
                "TAD/TC/WP(2019)19/FINAL",
            ),
            ("and/or", "2003/87", "US/China", "IMF/World Bank"),
        ),
    ),
    (
        WorkKind.ARTICLE,
        (" ",),
        rule(
            "journal",
            rf"(?<![\w/.,(-])(?P<volume>\d{{1,4}})(?: ?\((?P<issue>[\d–/\-]+)\))? (?P<container>(?!(?:Jan|Feb|Mar"
            rf"|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z.]*\b){_J}(?:,? (?:{_J}|of|the|and|on|in|for|de|&))*) "
            rf"(?P<page>\d+(?:,\d{{3}})*(?:[-–]\d+)?)"
            r"(?=[, (]|$)(?=[^“”]{0,40}\()",
            (
                "42(5) FORDHAM INT’L L. J. 1450, 1469 (2019)",
                "12 MICH. J. INT’L L. 558 (1991)",
                "2011 UTAH L. REV. 697 (2011)",
            ),
            ("on April 15, 1994, Annex 1A", "Day 2 Statement", "Decision of 2 March 2024 (adopted)"),
        ),
    ),
)
RULES: Final[tuple[Rule, ...]] = (*(anchor for _kind, _signs, anchor in ANCHORS), DOCKET)
