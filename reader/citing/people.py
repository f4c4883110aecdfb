"""Who wrote a work: persons and institutions at the head of a citation."""

import re
from typing import Final

from reader.citing.bylines import TITLE
from reader.text.rules import Rule, rule

# A word of a name: an initial, a capitalised word, a particle.
_WORD: Final = r"(?:[A-ZÀ-ÖØ-Þ][\w'’.\-‐]*|(?:van|von|de|der|den|du|da|del|della|di|la|le|bin|al|el|dos)\b)"
_PERSON: Final = rf"(?:[A-ZÀ-ÖØ-Þ][\w'’.\-‐]*)(?: {_WORD}){{1,4}}"
PERSONS: Final = rule(
    "persons",
    rf"{_PERSON}(?:, {_PERSON})*,? (?:&|and) {_PERSON}(?=,|$)",
    ("Simon Lester & Huan Zhu, A Proposal", "Ann Ash, Bo Birch & Cy Cole, Gaps", "Ann Ash and Bo Birch, Gaps"),
    ("WTO, Declaration", "Ann Ash, Gaps", "the bank and the law, x"),
)
PERSON: Final = rule(
    "person",
    rf"{_PERSON}(?: et al\.?)?(?=,|$)",
    ("Michael J. Hahn, Vital", "J. Benton Heath, The", "Dani Rodrik et al., x", "Ludwig van der Berg, Gaps"),
    ("WTO, Declaration", "the bank, x", "Ann Ash Gaps in the law"),
)
SURNAMES: Final = rule(
    "surnames",
    r"[A-ZÀ-ÖØ-Þ][\w’'\-]+(?:, [A-ZÀ-ÖØ-Þ][\w’'\-]+)*,? & [A-ZÀ-ÖØ-Þ][\w’'\-]+(?=,)",
    ("Ash & Dell’Birch, Charging", "Ash, Birch & Cole, On"),
    ("Ash, Gaps", "ash & birch, x"),
)
ACRONYMS: Final = rule(
    "organisations by their initials",
    r"(?P<names>[A-Z][A-Z&.]{1,9}\.?(?:, [A-Z]{2,10})*(?:,? (?:and|&) [A-Z]{2,10})?)(?=,? )",
    ("WTO, Abu Dhabi", "IMF, OECD, UNCTAD and WTO, Handbook", "USITC, Economic"),
    ("Wto, A", "W, x", "Agreement on"),
)
# Words that make of a capitalised phrase an institution.
INSTITUTION: Final = rule(
    "institution",
    r"\b(?:Council|Office|Ministry|Ministers|Minister|Commission|Bureau|Department|Dep’t|Organi[sz]ation"
    r"|Association|Institute"
    r"|Bank|Cent(?:er|re)|Committee|University|House|Government|Contracting Parties|Mission|Agency|Fund|Forum|Group"
    r"|Secretariat|Board|Union|Conference|Parliament|Administration|Society|Foundation|Congress|Court|Authority"
    r"|Chamber|Federation|Representative|Assembly|Delegation|Network|Academy|Treasury|Senate|Service)\b",
    ("European Commission", "Council on Foreign Relations", "Institute of Energy Economics", "The White House"),
    ("Simon Lester", "Commissioned Work", "Energy Asia"),
)
# Words no name of a person has: a phrase with one of them is a title or an institution.
IMPERSONAL: Final = rule(
    "no person",
    r"\b(?:[Tt]he|[Oo]f|[Oo]n|[Ff]or|[Ii]n|[Tt]o|[Ff]rom|[Ww]ith|[Uu]nder|[Tt]rade|[Ss]ecurity|[Ll]aw|[Rr]eport"
    r"|Panel|Agreement|Press"
    r"|International|National|World|Global|Economic|Policy|States|Treaty|Convention|Protocol|Article|Notice|Statement"
    r"|Decision|Regulation|Directive|Act|Proclamation|Order|Energy|Series|Handbook|Declaration|Joint|Rules|Case"
    r"|Supreme|Review)\b",
    ("Panel Report", "The Security Exception", "Energy Asia", "World Trade Online"),
    ("Mona Pinchis-Paulsen", "Dani Rodrik", "Thea Lawson"),
)
TEXT: Final = rule(
    "name of a text",
    r"\b(?:Agreement|Treaty|Convention|Protocol|Declaration|Statement|Report|Decision|Act|Regulation|Communication"
    r"|Resolution)\b",
    ("Trade Agreement Between the Government of A and B", "Decision of the Council"),
    ("Office of the United States Trade Representative", "Treatymakers’ Society"),
)
CHINESE_ORGAN: Final = rule(
    "Chinese institution",
    r".*(?:院|部|省|廳|署|局|會|会|處|处|委員會|委员会|中心|大學|大学|研究所|學會|学会|協會|协会|基金會|辦公室|办公室|組織|组织|總署|公司|法院|社|庫|館|政府|編輯部|銀行|银行|聯盟|機構)"
    r"(?:編印|編著|編|編譯)?$",
    ("中華經濟研究院", "經濟部國際貿易署", "日本經濟產業省"[:4] + "部", "行政院"),
    ("王大明", "論國家安全例外之審查"),
)
RULES: Final[tuple[Rule, ...]] = (PERSONS, PERSON, SURNAMES, ACRONYMS, INSTITUTION, IMPERSONAL, TEXT, CHINESE_ORGAN)

_COMPOUND: Final = ("歐陽", "司馬", "司徒", "上官", "諸葛", "夏侯", "皇甫", "端木", "范姜", "張簡", "欧阳", "诸葛")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]{2,4}")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ.'’-]+(?: [A-Za-zÀ-ɏ.'’-]+)+")
_BETWEEN: Final = re.compile(r",? (?:&|and) |, ")
_COUNTRY: Final = re.compile(r", (?:Japan|Korea|China|Canada|Australia|Singapore|Taiwan|Vietnam|India)(?=, )")
_CHINESE_BETWEEN: Final = re.compile(
    r"[、/／&＆]|(?<=[\u3400-\u9fff])(?:與|和|及|与)(?=[\u3400-\u9fff]{2,4}(?:$|[、]))"
)
_ROLE: Final = re.compile(r"(?:等人|等|合著|主編|编著|編著|主编|著|編|编|譯|译|撰)$")
_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,4}|[\u3400-\u9fff]{1,6}[·‧・．][\u3400-\u9fff·‧・．]{1,12}")


def authors_at(head: str) -> tuple[tuple[str, ...], str]:
    """(authors, what follows them) of an English citation; no authors where it begins with its title."""
    for persons in (PERSONS.match(head), PERSON.match(head), SURNAMES.match(head)):
        if persons and not IMPERSONAL.search(persons[0]) and not INSTITUTION.search(persons[0]):
            return _split(persons[0]), _after(head, persons.end())
    acronyms = ACRONYMS.match(head)
    if acronyms and head[acronyms.end("names") :].startswith(", "):
        return _split(acronyms["names"]), _after(head, acronyms.end("names"))
    first = head.partition(", ")[0]
    is_text = TEXT.search(first) or "—" in first or "–" in first
    if len(first) < len(head) and INSTITUTION.search(first) and not is_text:
        place = _COUNTRY.match(head, len(first))
        end = place.end() if place else len(first)
        return (head[:end].removesuffix(" et al."),), _after(head, end)
    return (), head


def _split(names: str) -> tuple[str, ...]:
    return tuple(name for name in _BETWEEN.split(names.replace(" et al.", "").replace(" et al", "")) if name)


def _after(head: str, end: int) -> str:
    return head[end:].lstrip(" ,.:")


def chinese_authors(part: str) -> tuple[str, ...]:
    """The names in a part of a Chinese citation: 王大明、李小華著; an institution is one name."""
    if CHINESE_ORGAN.match(part):
        return (part,)
    names = (TITLE.sub("", _ROLE.sub("", name.strip())).strip() for name in _CHINESE_BETWEEN.split(part))
    return tuple(name for name in names if name)


def is_chinese_name(part: str) -> bool:
    """Whether `part` reads as names of people or as that of an institution."""
    found = chinese_authors(part)
    return bool(found) and all(_NAME.fullmatch(name) or CHINESE_ORGAN.match(name) for name in found)


def name_parts(author: str) -> dict[str, str]:
    """A Chinese or a Latin personal name in its parts, in the terms of CSL-JSON; an institution whole."""
    if any(rule.search(author) for rule in (INSTITUTION, IMPERSONAL)) or (
        len(author) > 2 and CHINESE_ORGAN.match(author)
    ):
        return {"literal": author}
    if _CHINESE.fullmatch(author):
        surname = 2 if author.startswith(_COMPOUND) and len(author) > 2 else 1
        return {"family": author[:surname], "given": author[surname:]}
    if _LATIN.fullmatch(author):
        given, _blank, family = author.rpartition(" ")
        return {"family": family, "given": given}
    return {"literal": author}
