"""A citation as CSL-JSON: https://docs.citationstyles.org/en/stable/specification.html"""

import re
from hashlib import sha256
from typing import Final

from reader.citing.formatting import section_path
from reader.citing.people import CHINESE_ORGAN, IMPERSONAL, INSTITUTION
from reader.citing.record import Citation

_COMPOUND: Final = ("歐陽", "司馬", "司徒", "上官", "諸葛", "夏侯", "皇甫", "端木", "范姜", "張簡", "欧阳", "诸葛")
_CHINESE: Final = re.compile(r"[\u3400-\u9fff]{2,4}")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ.'’-]+(?: [A-Za-zÀ-ɏ.'’-]+)+")


def csl(citation: Citation) -> dict[str, object]:
    """The item, with `locator` and `label` (note, page or section, the most exact known) of the place cited.

    `id` is made from the work, not from the place: citations of one article share it.
    """
    item: dict[str, object] = {"id": _id(citation), "type": _type(citation), "title": citation.title}
    if citation.authors:
        item["author"] = [name_parts(author) for author in citation.authors]
    if citation.date:
        item["issued"] = {"date-parts": [[citation.date.year, citation.date.month, citation.date.day]]}
    optional = {
        "container-title": citation.container,
        "issue": "" if citation.number is None else str(citation.number),
        "publisher": citation.publisher,
        "page": citation.page,
        "URL": citation.url,
    }
    item |= {key: value for key, value in optional.items() if value}
    label, locator = _locator(citation)
    return item | ({"locator": locator, "label": label} if locator else {})


def _id(citation: Citation) -> str:
    work = (citation.authors, citation.title, citation.container, citation.number, citation.date, citation.publisher)
    return f"trade-reader-{sha256(repr(work).encode('utf-8', 'replace')).hexdigest()[:12]}"


def _type(citation: Citation) -> str:
    if citation.container:
        return "article-magazine" if citation.number is not None else "article"
    return "report" if citation.publisher else "document"


def name_parts(author: str) -> dict[str, str]:
    """A Chinese or a Latin personal name in its parts; anything else, an institution say, as it is."""
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


def _locator(citation: Citation) -> tuple[str, str]:
    if citation.note is not None:
        return "note", str(citation.note)
    if citation.page:
        return "page", citation.page
    return "section", "".join(section_path(citation.section)).removesuffix("、")
