"""StarDict, which GoldenDict and many others read: the files of one dictionary in a ZIP.

https://github.com/huzheng001/stardict-3/blob/master/dict/doc/StarDictFileFormat

The article of a term is text: a line for each field, with its name in front.  The index leads to it from the headword,
the file of synonyms from every other form.
"""

import gzip
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from html.parser import HTMLParser
from typing import Final

from reader.errors import GlossaryError
from reader.glossary.interchange.fields import FIELDS, Reading, collected, joined, to_fields
from reader.i18n import gettext as _
from reader.model.glossary import Term

_MAGIC: Final = "StarDict's dict ifo file"
_LARGEST: Final = 256 << 20  # bytes, unpacked
_LABEL: Final = re.compile(rf"({'|'.join(FIELDS)}): (.*)")
_HTML: Final = frozenset("hgx")  # HTML, Pango markup, XDXF
_TEXTS: Final = frozenset("mltyhgxwk")  # what ends with a zero byte and is text


def write(terms: Iterable[Term], name: str) -> bytes:
    terms = list(terms)
    articles = [_article(term).encode("utf-8", "replace") for term in terms]
    order = sorted(range(len(terms)), key=lambda number: _rank(terms[number].traditional))
    body, index = io.BytesIO(), io.BytesIO()
    for number in order:
        index.write(_key(terms[number].traditional) + struct.pack(">II", body.tell(), len(articles[number])))
        body.write(articles[number])
    synonyms = [(form, place) for place, number in enumerate(order) for form in terms[number].forms[1:]]
    synonyms.sort(key=lambda each: _rank(each[0]))
    files = {
        "ifo": _heading(name, len(terms), len(synonyms), index.tell()).encode("utf-8", "replace"),
        "idx": index.getvalue(),
        "dict": body.getvalue(),
        "syn": b"".join(_key(form) + struct.pack(">I", place) for form, place in synonyms),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for suffix, data in files.items():
            # A fixed day, so that the same terms give the same file.
            archive.writestr(zipfile.ZipInfo(f"glossary/glossary.{suffix}", (1980, 1, 1, 0, 0, 0)), data)
    return out.getvalue()


def _article(term: Term) -> str:
    return "\n".join(f"{name}: {value}" for name, value in to_fields(term).items() if value)


def _key(word: str) -> bytes:
    return word.encode("utf-8", "replace") + b"\0"


def _rank(word: str) -> tuple[bytes, bytes]:
    """The order of StarDict: without regard to the case of ASCII letters, then with it."""
    encoded = word.encode("utf-8", "replace")
    return encoded.lower(), encoded


def _heading(name: str, words: int, synonyms: int, index_size: int) -> str:
    lines = [
        _MAGIC,
        "version=2.4.2",
        f"wordcount={words}",
        f"synwordcount={synonyms}",
        f"idxfilesize={index_size}",
        f"bookname={' '.join(name.split()) or 'Trade Reader'}",
        "sametypesequence=m",
    ]
    return "\n".join(lines) + "\n"


def read(data: bytes) -> Reading:
    """The terms of a ZIP with the files of one dictionary.  Raises GlossaryError where it is none."""
    try:
        files = _unpacked(data)
        heading = _parsed_heading(files["ifo"])
        words = list(_words(files["idx"], int(heading.get("idxoffsetbits", "32"))))
        synonyms = _synonyms(files.get("syn", b""), len(words))
    except (KeyError, ValueError, struct.error, zipfile.BadZipFile, OSError, EOFError, zlib.error) as error:
        raise GlossaryError(_("檔案不是完整的 StarDict 詞典；請把 .ifo、.idx、.dict 一起壓成 ZIP 再匯入。")) from error
    kinds = heading.get("sametypesequence", "")
    rows = (
        (_("「{word}」").format(word=word), _row(word, _articles(files["dict"][start:end], kinds), synonyms[place]))
        for place, (word, start, end) in enumerate(words)
    )
    return collected(rows)


def _unpacked(data: bytes) -> dict[str, bytes]:
    """The files by their suffixes, those that are packed unpacked.  Raises what zipfile and gzip raise, and ValueError
    for what would be too large."""
    found: dict[str, bytes] = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        if sum(each.file_size for each in archive.infolist()) > _LARGEST:
            raise ValueError("too large")
        for each in archive.infolist():
            name = each.filename.lower()
            packed = name.endswith((".dz", ".gz"))
            suffix = name.removesuffix(".dz").removesuffix(".gz").rpartition(".")[2]
            if suffix in ("ifo", "idx", "dict", "syn") and suffix not in found:
                found[suffix] = _inflated(archive.read(each)) if packed else archive.read(each)
    return found


def _inflated(data: bytes) -> bytes:
    with gzip.open(io.BytesIO(data)) as packed:
        unpacked = packed.read(_LARGEST + 1)
    if len(unpacked) > _LARGEST:
        raise ValueError("too large")
    return unpacked


def _parsed_heading(data: bytes) -> dict[str, str]:
    lines = data.decode("utf-8-sig", "replace").splitlines()
    if not lines or not lines[0].startswith(_MAGIC):
        raise ValueError("no StarDict heading")
    return {name.strip(): value.strip() for name, sign, value in (line.partition("=") for line in lines[1:]) if sign}


def _words(index: bytes, bits: int) -> Iterator[tuple[str, int, int]]:
    """(word, start and end of its article).  Raises ValueError, struct.error where the index is cut off."""
    form = ">QI" if bits == 64 else ">II"
    place = 0
    while place < len(index):
        end = index.index(b"\0", place)
        start, size = struct.unpack_from(form, index, end + 1)
        yield index[place:end].decode("utf-8", "replace"), start, start + size
        place = end + 1 + struct.calcsize(form)


def _synonyms(data: bytes, count: int) -> list[list[str]]:
    """For each word of the index its further forms."""
    found: list[list[str]] = [[] for _word in range(count)]
    place = 0
    while place < len(data):
        end = data.index(b"\0", place)
        (number,) = struct.unpack_from(">I", data, end + 1)
        if number < count:
            found[number].append(data[place:end].decode("utf-8", "replace"))
        place = end + 5
    return found


def _articles(data: bytes, kinds: str) -> str:
    """The text of an article of one or several parts; sounds and pictures are passed over."""
    parts: list[str] = []
    place = 0
    for number in range(len(kinds) or len(data)):
        if place >= len(data):
            break
        if kinds:
            kind = kinds[number]
        else:
            kind, place = chr(data[place]), place + 1
        place, part = _part(data, place, kind, last=bool(kinds) and number == len(kinds) - 1)
        parts.append(_plain(part) if kind in _HTML else part)
    return "\n".join(part for part in parts if part)


def _part(data: bytes, place: int, kind: str, last: bool) -> tuple[int, str]:
    """(where the next part begins, the text of the one at `place`).  The last of a known sequence needs no end."""
    if kind not in _TEXTS:
        if last or place + 4 > len(data):
            return len(data), ""
        return place + 4 + int.from_bytes(data[place : place + 4], "big"), ""
    end = data.find(b"\0", place)
    end = len(data) if last or end < 0 else end
    return end + 1, data[place:end].decode("utf-8", "replace")


class _Text(HTMLParser):
    """Collects the text of HTML."""

    def __init__(self) -> None:
        super().__init__()
        self.pieces: list[str] = []

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("br", "p", "div", "li"):
            self.pieces.append("\n")


def _plain(markup: str) -> str:
    parser = _Text()
    parser.feed(markup)
    parser.close()
    return "".join(parser.pieces)


def _row(word: str, article: str, synonyms: Iterable[str]) -> Mapping[str, str]:
    """The fields that an article of ours names; any other article is a definition."""
    named = [_LABEL.fullmatch(line) for line in article.split("\n")]
    row = {found[1]: found[2] for found in named if found}
    if row.get("traditional") == word and all(named):
        return row
    return {"traditional": word, "definition": article, "variants": joined(synonyms)}
