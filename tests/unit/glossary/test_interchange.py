"""Glossaries of other programs, as those write them, and files that are none."""

import gzip
import io
import struct
import zipfile
from xml.etree import ElementTree

import pytest

from reader.datafiles import resource
from reader.errors import GlossaryError
from reader.glossary import load
from reader.glossary.interchange import FORMATS, format_of, read, write
from reader.model.glossary import Source, Term

NAFTA = Term(
    "nafta", "北美自由貿易協定", "北美自由贸易协定", "North American Free Trade Agreement", "NAFTA",
    ("北美自由貿易區",), "三國間的協定。", "An agreement.", "協定", ("usmca",), (Source("USTR", "https://ustr.gov/"),),
    ("北美自由貿易協定法",), since="1994-01-01", until="2020-07-01", replaced_by=("usmca",),
)  # fmt: skip


@pytest.mark.parametrize("form", sorted(FORMATS))
def test_the_built_in_glossary_survives_every_format(form: str) -> None:
    terms = load(resource("glossary")).terms
    reading = read(write(terms, form, "經貿術語"), form)
    assert reading.refused == ()
    assert sorted(reading.terms, key=lambda term: term.id) == sorted(terms, key=lambda term: term.id)


def test_the_tsv_is_what_omegat_reads() -> None:
    lines = write([NAFTA], "tsv", "經貿術語").decode("utf-8").splitlines()
    assert all(line.startswith("#") for line in lines[:2])
    assert lines[2].split("\t")[:3] == ["北美自由貿易協定", "North American Free Trade Agreement", "三國間的協定。"]


def test_a_glossary_of_omegat() -> None:
    data = "# 我的術語\n反傾銷稅\tanti-dumping duty\t對傾銷課的稅\n平衡稅\tcountervailing duty\n".encode()
    terms = read(data, "tsv").terms
    assert [(term.traditional, term.english, term.definition) for term in terms] == [
        ("反傾銷稅", "anti-dumping duty", "對傾銷課的稅"),
        ("平衡稅", "countervailing duty", ""),
    ]
    assert len({term.id for term in terms}) == 2


def test_a_spreadsheet_with_chinese_headings_in_big5() -> None:
    data = '術語,英文,縮寫,備註,頁碼\r\n自由貿易協定,Free Trade Agreement,FTA,"互免關稅,分階段",12\r\n'.encode("big5")
    (term,) = read(data, "csv").terms
    assert (term.traditional, term.english, term.abbreviation, term.definition) == (
        "自由貿易協定",
        "Free Trade Agreement",
        "FTA",
        "互免關稅,分階段",
    )


def test_a_row_that_cannot_be_used_is_named_and_the_rest_is_read() -> None:
    reading = read("術語,英文\n,nothing\n稅,tax\n關稅,customs duty\n".encode(), "csv")
    assert [term.traditional for term in reading.terms] == ["關稅"]
    assert [sentence[:5] for sentence in reading.refused] == ["第 2 列", "第 3 列"]


MARTIF = """<?xml version="1.0"?>
<!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
<martif type="TBX-Basic" xml:lang="en"><text><body>
<termEntry id="c5">
 <descrip type="subjectField">trade remedies</descrip>
 <langSet xml:lang="zh-TW">
  <descripGrp><descrip type="definition">對補貼課的稅。</descrip></descripGrp>
  <tig><term>平衡稅</term><termNote type="partOfSpeech">noun</termNote></tig><tig><term>反補貼稅</term></tig>
 </langSet>
 <langSet xml:lang="zh-CN"><ntig><termGrp><term>反补贴税</term></termGrp></ntig></langSet>
 <langSet xml:lang="en"><tig><term>countervailing duty</term></tig>
  <tig><term>CVD</term><termNote type="termType">abbreviation</termNote></tig></langSet>
 <langSet xml:lang="fr"><tig><term>droit compensateur</term></tig></langSet>
</termEntry>
<termEntry id="c6"><langSet xml:lang="zh-Hans"><tig><term>数字贸易</term></tig></langSet></termEntry>
</body></text></martif>"""


def test_a_termbase_of_tbx_2() -> None:
    first, second = read(MARTIF.encode(), "tbx").terms
    assert (first.id, first.traditional, first.mainland, first.english, first.abbreviation) == (
        "c5",
        "平衡稅",
        "反补贴税",
        "countervailing duty",
        "CVD",
    )
    assert (first.variants, first.domain, first.part_of_speech) == (("反補貼稅",), "trade remedies", "noun")
    assert first.definition == "對補貼課的稅。"
    assert (second.traditional, second.mainland) == ("數位貿易", "数字贸易")


def test_our_tbx_is_of_version_3_and_names_languages_and_status() -> None:
    root = ElementTree.fromstring(write([NAFTA], "tbx", "經貿術語"))
    space = {"t": "urn:iso:std:iso:30042:ed-2"}
    assert (root.tag, root.get("type"), root.get("style")) == (f"{{{space['t']}}}tbx", "TBX-Basic", "dca")
    languages = [e.get("{http://www.w3.org/XML/1998/namespace}lang") for e in root.iterfind(".//t:langSec", space)]
    assert languages == ["zh-Hant-TW", "zh-Hans-CN", "en"]
    assert [e.text for e in root.iterfind(".//t:termSec/t:term", space)] == [
        "北美自由貿易協定",
        "北美自由貿易區",
        "北美自由贸易协定",
        "North American Free Trade Agreement",
        "NAFTA",
    ]
    status = [e.text for e in root.iterfind(".//t:termNote[@type='administrativeStatus']", space)]
    assert status[:2] == ["preferredTerm-admn-sts", "admittedTerm-admn-sts"]


def test_no_entity_is_expanded_or_fetched() -> None:
    attack = '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]><tbx><text><body><conceptEntry>&a;</conceptEntry>'
    with pytest.raises(GlossaryError, match="TBX"):
        read(f"{attack}</body></text></tbx>".encode(), "tbx")


def _dictionary(entries: dict[str, bytes], synonyms: dict[str, int], **heading: str) -> bytes:
    index, body = b"", b""
    for word, article in entries.items():
        index += word.encode() + b"\0" + struct.pack(">II", len(body), len(article))
        body += article
    lines = ["StarDict's dict ifo file", "version=2.4.2", *(f"{name}={value}" for name, value in heading.items())]
    syn = b"".join(word.encode() + b"\0" + struct.pack(">I", place) for word, place in synonyms.items())
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("d/trade.ifo", "\n".join(lines))
        archive.writestr("d/trade.idx.gz", gzip.compress(index))
        archive.writestr("d/trade.dict.dz", gzip.compress(body))
        archive.writestr("d/trade.syn", syn)
    return out.getvalue()


def test_a_dictionary_of_another_program() -> None:
    articles = {"關稅": "<b>進口</b>時課的稅<br>tariff &amp; duty".encode(), "配額": "數量上限".encode()}
    data = _dictionary(articles, {"tariff": 0, "quota": 1}, sametypesequence="h")
    terms = read(data, "stardict").terms
    assert [(term.traditional, term.definition, term.variants) for term in terms] == [
        ("關稅", "進口時課的稅 tariff & duty", ("tariff",)),
        ("配額", "數量上限", ("quota",)),
    ]


def test_articles_of_several_parts() -> None:
    article = b"W" + struct.pack(">I", 4) + b"RIFF" + "m稅則\0".encode() + b"htariff"
    (term,) = read(_dictionary({"稅則號列": article}, {}), "stardict").terms
    assert term.definition == "稅則 tariff"


def test_the_index_of_our_dictionary_is_in_stardicts_order() -> None:
    terms = [
        Term("b", "beta term", "", ""),
        Term("a", "Alpha term", "", ""),
        Term("c", "關稅", "", "", variants=("duty",)),
    ]
    with zipfile.ZipFile(io.BytesIO(write(terms, "stardict", "x"))) as archive:
        heading = archive.read("glossary/glossary.ifo").decode()
        index = archive.read("glossary/glossary.idx")
        synonyms = archive.read("glossary/glossary.syn")
    assert [word for word in (b"Alpha term", b"beta term", "關稅".encode()) if word in index] and index.index(
        b"Alpha"
    ) < index.index(b"beta") < index.index("關稅".encode())
    assert synonyms == b"duty\0" + struct.pack(">I", 2)
    assert f"idxfilesize={len(index)}" in heading and "wordcount=3" in heading and "synwordcount=1" in heading


@pytest.mark.parametrize(
    ("form", "data"),
    [
        ("tbx", b""),
        ("tbx", b"<html></html>"),
        ("tsv", b"one column\nonly\n"),
        ("stardict", b"PK\x03\x04"),
        ("stardict", _dictionary({"ab": b"x"}, {})[:-30]),
        ("csv", b"\xff\xff\xfe\x81"),
    ],
)
def test_what_is_no_such_file_gets_one_sentence(form: str, data: bytes) -> None:
    with pytest.raises(GlossaryError, match=r"^[^\n]+[。]$"):
        read(data, form)


def test_the_name_of_a_file_tells_its_format() -> None:
    assert [format_of(name) for name in ("a.TBX", "b.utf8", "c.csv", "d.zip")] == ["tbx", "tsv", "csv", "stardict"]
    with pytest.raises(GlossaryError, match=r"a\.doc"):
        format_of("a.doc")
