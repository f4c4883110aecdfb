"""TBX, TermBase eXchange: writes version 3 in the Basic dialect, reads versions 2 and 3.

ISO 30042:2019; https://www.tbxinfo.net/tbx-dialects/
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from reader.errors import GlossaryError
from reader.glossary.interchange.fields import Reading, collected, joined
from reader.i18n import gettext as _
from reader.model.glossary import Term
from reader.model.script import Script
from reader.text.conversion import converter

_NAMESPACE: Final = "urn:iso:std:iso:30042:ed-2"
_LANGUAGE: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_TAIWAN, _MAINLAND, _HONG_KONG, _ENGLISH = "zh-Hant-TW", "zh-Hans-CN", "zh-Hant-HK", "en"
_ENTRIES: Final = frozenset({"conceptEntry", "termEntry"})
_SECTIONS: Final = frozenset({"langSec", "langSet"})
_GROUPS: Final = frozenset({"termSec", "tig", "ntig"})
_SHORT: Final = frozenset({"abbreviation", "acronym", "initialism", "shortForm"})
# TBX has no place for these; a note that begins with the name does it.
_NOTED: Final = ("since", "until", "replaced_by", "exceptions")
# What XML 1.0 cannot hold.
_UNPRINTABLE: Final = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_SIMPLIFIED: Final = ("zh-hans", "zh-cn", "zh-sg")


def write(terms: Iterable[Term], name: str) -> bytes:
    root = Element("tbx", {"type": "TBX-Basic", "style": "dca", _LANGUAGE: _TAIWAN, "xmlns": _NAMESPACE})
    description = SubElement(SubElement(root, "tbxHeader"), "fileDesc")
    SubElement(SubElement(description, "titleStmt"), "title").text = name or "Trade Reader"
    SubElement(SubElement(description, "sourceDesc"), "p").text = "Trade Reader"
    body = SubElement(SubElement(root, "text"), "body")
    for term in terms:
        _write_entry(body, term)
    ElementTree.indent(root)
    text: str = ElementTree.tostring(root, encoding="unicode")
    return ('<?xml version="1.0" encoding="UTF-8"?>\n' + _UNPRINTABLE.sub("\ufffd", text) + "\n").encode()


def _write_entry(body: Element, term: Term) -> None:
    entry = SubElement(body, "conceptEntry", {"id": _xml_id(term.id)})
    if term.domain:
        SubElement(entry, "descrip", {"type": "subjectField"}).text = term.domain
    for other in term.see_also:
        SubElement(entry, "ref", {"type": "crossReference", "target": _xml_id(other)}).text = other
    for source in term.sources:
        SubElement(entry, "xref", {"type": "externalCrossReference", "target": source.url}).text = source.title
    for name in _NOTED:
        value = getattr(term, name)
        if value:
            SubElement(entry, "note").text = f"{name}: {value if isinstance(value, str) else joined(value)}"
    taiwan = _section(entry, _TAIWAN, term.definition)
    _term(taiwan, term.traditional, part_of_speech=term.part_of_speech)
    for variant in term.variants:
        _term(taiwan, variant, status="admittedTerm-admn-sts")
    for language, word in ((_MAINLAND, term.mainland), (_HONG_KONG, term.hong_kong)):
        if word:
            _term(_section(entry, language), word)
    if term.english or term.abbreviation or term.gloss:
        english = _section(entry, _ENGLISH, term.gloss)
        if term.english:
            _term(english, term.english)
        if term.abbreviation:
            _term(english, term.abbreviation, kind="abbreviation")


def _section(entry: Element, language: str, definition: str = "") -> Element:
    section = SubElement(entry, "langSec", {_LANGUAGE: language})
    if definition:
        SubElement(SubElement(section, "descripGrp"), "descrip", {"type": "definition"}).text = definition
    return section


def _term(
    section: Element,
    word: str,
    *,
    part_of_speech: str = "",
    kind: str = "",
    status: str = "preferredTerm-admn-sts",
) -> None:
    group = SubElement(section, "termSec")
    SubElement(group, "term").text = word
    for name, value in (("partOfSpeech", part_of_speech), ("termType", kind), ("administrativeStatus", status)):
        if value:
            SubElement(group, "termNote", {"type": name}).text = value


def _xml_id(id: str) -> str:
    """An XML id does not begin with a digit."""
    return f"t-{id}" if id[:1].isdigit() or id.startswith("t-") else id


def _own_id(xml_id: str) -> str:
    return xml_id.removeprefix("t-")


def read(data: bytes) -> Reading:
    """Raises GlossaryError for what is no TBX.  Nothing outside the file is fetched."""
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        told = _("術語表無法解析（{reason}）；請確認它是 TBX 檔。")
        raise GlossaryError(told.format(reason=error)) from error
    entries = [element for element in root.iter() if _name(element) in _ENTRIES]
    if not entries:
        raise GlossaryError(_("檔案裡沒有 TBX 的詞條（conceptEntry 或 termEntry）；請確認它是 TBX 檔。"))
    return collected((_("第 {number} 則").format(number=n), _row(entry)) for n, entry in enumerate(entries, 1))


@dataclass(slots=True)
class _Entry:
    """What an entry says, while it is read.  words: by place, the preferred first."""

    definition: str = ""
    gloss: str = ""
    part_of_speech: str = ""
    abbreviation: str = ""
    words: dict[str, list[str]] = field(default_factory=lambda: {"tw": [], "cn": [], "hk": [], "en": []})


def _row(element: Element) -> dict[str, str]:
    entry = _Entry()
    outside = [part for part in element.iter() if part is not element]
    for section in [part for part in outside if _name(part) in _SECTIONS]:
        inside = set(section.iter())
        outside = [part for part in outside if part not in inside]
        _read_section(section, entry)
    row = _outer_fields(outside)
    row["id"] = _own_id(element.get("id") or element.get("{http://www.w3.org/XML/1998/namespace}id") or "")
    row["definition"] = entry.definition or row.get("definition", "")
    row |= {"gloss": entry.gloss, "abbreviation": entry.abbreviation, "part_of_speech": entry.part_of_speech}
    return row | _forms(entry)


def _forms(entry: _Entry) -> dict[str, str]:
    """The headwords, and as variants what stands beside them."""
    words = entry.words
    mainland = words["cn"][0] if words["cn"] else ""
    english = words["en"][0] if words["en"] else ""
    if words["tw"]:
        headword = words["tw"][0]
    elif words["hk"] or not mainland:
        headword = words["hk"][0] if words["hk"] else english or entry.abbreviation
    else:
        headword = converter(Script.TW, simplified_source=True).convert(mainland).text
    further = [word for place in ("tw", "hk", "cn", "en") for word in words[place][1:]]
    return {
        "traditional": headword,
        "mainland": mainland,
        "hong_kong": words["hk"][0] if words["hk"] and words["tw"] else "",
        "english": english,
        "variants": joined(further),
    }


def _read_section(section: Element, entry: _Entry) -> None:
    place = _place(section.get(_LANGUAGE) or section.get("lang") or "")
    if place is None:
        return
    for part in section.iter():
        if _name(part) in _GROUPS:
            _read_group(part, place, entry)
        elif _category(part) == "definition":
            if place == "en":
                entry.gloss = entry.gloss or _text(part)
            else:
                entry.definition = entry.definition or _text(part)


def _read_group(group: Element, place: str, entry: _Entry) -> None:
    word = next((_text(part) for part in group.iter() if _name(part) == "term"), "")
    notes = {_category(part): _text(part) for part in group.iter()}
    if not word:
        return
    if place == "en" and notes.get("termType") in _SHORT and not entry.abbreviation:
        entry.abbreviation = word
    else:
        entry.words[place].append(word)
    if place == "tw":
        entry.part_of_speech = entry.part_of_speech or notes.get("partOfSpeech", "")


def _outer_fields(parts: Iterable[Element]) -> dict[str, str]:
    """What stands in an entry outside its languages."""
    row: dict[str, str] = {}
    links: list[str] = []
    sources: list[str] = []
    for part in parts:
        category = _category(part)
        if category == "subjectField":
            row.setdefault("domain", _text(part))
        elif category == "definition":
            row.setdefault("definition", _text(part))
        elif category == "crossReference":
            links.append(_own_id(part.get("target") or _text(part)))
        elif category == "externalCrossReference":
            sources.append(f"{_text(part)} <{part.get('target', '')}>")
        elif _name(part) == "note":
            row |= _noted(_text(part))
    return row | {"see_also": joined(links), "sources": joined(sources)}


def _noted(note: str) -> dict[str, str]:
    name, colon, value = note.partition(": ")
    return {name: value} if colon and name in _NOTED else {}


def _place(language: str) -> str | None:
    """tw, cn, hk, en, or None for a language that is none of ours."""
    tag = language.lower().replace("_", "-")
    if tag.startswith("zh"):
        if tag.startswith(_SIMPLIFIED):
            return "cn"
        return "hk" if tag.endswith(("-hk", "-mo")) else "tw"
    return "en" if tag.startswith("en") else None


def _name(element: Element) -> str:
    """The element's name without its namespace."""
    return str(element.tag).rpartition("}")[2]


def _category(element: Element) -> str:
    """The data category: an attribute in one style of TBX, the element's own name in the other."""
    return element.get("type") or _name(element)


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
