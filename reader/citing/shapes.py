"""Citations in Latin script known by their whole shape, and what they hold besides: genre, short name, access."""

from typing import Final

from reader.text.rules import Rule, rule

HEREINAFTER: Final = rule(
    "short name",
    r"(?:\[|(?P<round>[(（]))\s?(?:[Hh]ereinafter|[Hh]ereafter)(?: referred to as)?,?:? [“\"]?"
    r"(?P<name>[^\]“”\"]{2,80}?)[”\"]?\s?(?(round)[)）]|\])",
    ("[hereinafter GATT]", "(hereinafter “Lighthizer Report”)", "[hereinafter US — Marking (Hong Kong)]"),
    ("[GATT]", "hereinafter GATT"),
)
ACCESSED: Final = rule(
    "day of access",
    r"[(（]?\b(?:last (?:visited|accessed|viewed)|accessed|visited)\b[^)）]{0,40}[)）]?|available at:?\s*$",
    ("(last visited May 1, 2023)", "accessed 3 May 2024", "available at"),
    ("Access to Markets", "availability"),
)
GENRE: Final = rule(
    "what it calls itself",
    r"(?P<genre>(?:WTO |GATT )?(?:Panel|Appellate Body|Article 21\.5 Panel) Reports?|Award of the Arbitrators?"
    r"|Decision by the Arbitrators?"
    r"|Press Release|Fact Sheet|Media Release|News Release|Working Paper|Policy Brief|Note by the Secretariat"
    r"|Communication from the [A-Z]\w+(?: \w+)?), ",
    ("Panel Report, China — Rare Earths", "Press Release, Statements", "Appellate Body Report, United States — Shrimp"),
    ("Report on the Appellate Body, x", "Panel on Trade, x"),
)
TREATY: Final = rule(
    "treaty",
    r"^(?!.*\b(?:Declaration|Statement|Report|Decision|Notice|Comments|Launch\w*|Communiqué|Act of)\b)"
    r"(?=[A-Z])[^“”]*?\b(?:Agreement|Treaty|Convention|Protocol|Charter|Covenant|Partnership|Understanding"
    r"|Arrangement|GATT|GATS|DSU|TRIPS"
    r"|CPTPP|USMCA|RCEP|NAFTA)\b",
    ("Agreement on Safeguards", "GATT", "Protocol on the Accession of the United Kingdom", "TRIPS Agreement"),
    ("Joint Ministerial Declaration on the Agreement", "Simon Lester", "Report on the Agreement"),
)
CASE_NAME: Final = rule(
    "dispute by its name",
    r"[A-Z][\w. ]{1,40} ?— ?[A-Z][^,（(“”]{2,120}(?:\([^()]{2,40}\))?(?=, (?:paras?\b|¶)|[（(,]|$)",
    ("US — Gambling, paras. 6.281-6.287", "China — Publications and Audiovisual Products"),
    ("Ann Ash, On Gaps", "the panel — which"),
)
SERIES: Final = rule(
    "paper of a series",
    r", (?P<number>[A-Z][\w& ]*\b(?:Paper|Brief|Report|Note)s?(?: Series)? (?:No\. ?)?\d[\w/.-]*)",
    ("Implications for the South, UNCTAD Research Paper No. 29", "Losses, ECIPE Policy Brief No. 3/2019"),
    ("World Trade Report 2023", "Implications, Research Papers"),
)
NEWSPAPER: Final = rule(
    "newspaper",
    r"(?i)\b(?:times|post|reuters|bloomberg|news|wall st(?:reet|\.) j(?:ournal|\.)|guardian|economist|nikkei"
    r"|politico|xinhua|associated press"
    r"|cnn|bbc|cnbc|inside u\.s\. trade|le monde|daily|herald|tribune)(?!\w)|日報|時報|新聞|晚報|社$",
    ("N.Y. TIMES", "Reuters", "WALL ST. J.", "經濟日報"),
    ("YOUTUBE", "AM. J. INT’L L.", "Aptitude"),
)
BOOK: Final = rule(
    "book",
    r"(?P<title>[^()“”]+?)(?:,? (?P<locator>(?:at )?\d[\d–,\- ]*))? \((?:(?P<editors>[A-Z][^()]*?) eds?\., )?(?:"
    r"(?P<publisher>[A-Z][^()\d]*?),? )?(?:(?P<edition>\d\w* ?ed\.|rev\. ed\.),? )?(?P<date>(?:1[89]"
    r"|20)\d\d)\)[. ]*$",
    (
        "THE LAW OF EXCEPTIONS 34 (2d ed. 2010)",
        "Rules in Peril (Cambridge: Harbour Press, 2015)",
        "TRADE AND CUSTOM (2001)",
    ),
    ("“Title,” Journal 3 (2001): 5", "TITLE 34"),
)
CHAPTER: Final = rule(
    "chapter",
    r"(?P<title>.+?),? (?:in|In|IN) (?P<container>[A-Z][^()“”]+?)(?:,? (?:pp?\. )?(?P<page>\d+)(?:[-–]\d+)?"
    r"(?:, \d[\d–-]*)?)? \((?:(?P<editors>[A-Z][^()]*?),? [Ee]ds?\.,? )(?:[^()]*?)(?P<date>(?:1[89]|20)\d\d)\)",
    (
        "Exceptions, in THE HANDBOOK OF TRADE 12, 34 (Ann Ash ed., 2010)",
        "Gaps, in Rules (A. Ash & B. Birch eds., Harbour 2012)",
    ),
    ("A Study in Trade (2010)", "Rules in Peril (Harbour Press, 2015)"),
)
QUOTED: Final = rule(
    "article with its title in quotation marks",
    r"(?P<authors>[^“”\"]{0,160}?),? ?[“\"](?P<title>.+?)[,.]?[”\"],? (?P<container>[^\d,(“]+?),? (?:[Vv]ol\. ?)?"
    r"(?P<volume>\d+)"
    r"(?:,? ?[Nn]os?\. ?(?P<issue>[\d–/\-]+)|\((?P<issue_in_brackets>[\d–/\-]+)\))? ?\((?:[^()]*?)(?P<date>"
    r"(?:1[89]|20)\d\d)\)(?:[:,] ?(?:pp?\. ?)?(?P<page>\d[\d–-]*))?",
    (
        "Ann Ash, “On Gaps,” Journal of Rules 12, no. 3 (2010): 45-67",
        "Ann Ash, “Gaps”, Journal of Rules, vol. 4 (2011), pp. 3-9",
    ),
    ("“Constitutionalization” and Dispute Settlement in the WTO, 93 AM. J. INT’L L. 424 (1999)",),
)
DATED: Final = rule(
    "author and year first",
    r"(?P<authors>[A-Z][^()“”\d]{2,160}?) \((?P<date>(?:1[89]|20)\d\d)[a-z]?\)[.,:]? (?P<title>[^.?!“”]+[.?!]"
    r"|“[^”]+”),? (?P<container>[^,\d(]+)(?:, (?P<volume>\d+) ?(?:\((?P<issue>[^()]+)\))?[,:] ?(?:pp?\. ?)?"
    r"(?P<page>\d+(?:[-–]\d+)?))?",
    (
        "Ash, A., & Birch, B. (2010). On gaps. Journal of Rules, 12(3), 45–67.",
        "Ash, A. (2012). Gaps in rules. Harbour Press.",
    ),
    ("12 MICH. J. INT’L L. 558 (1991); see", "Ann Ash, GAPS (2010)"),
)
RULES: Final[tuple[Rule, ...]] = (
    HEREINAFTER,
    ACCESSED,
    GENRE,
    TREATY,
    CASE_NAME,
    SERIES,
    NEWSPAPER,
    BOOK,
    CHAPTER,
    QUOTED,
    DATED,
)
