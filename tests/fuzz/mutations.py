"""Damage: what transfers, editors, converters and enemies do to files."""

import io
import re
import zipfile
from collections.abc import Callable
from random import Random
from typing import Final

from tests.fuzz.seeds import seeds

_LONGEST: Final = 1 << 20
_NUMBER: Final = re.compile(rb"\d+")
_TAG: Final = re.compile(rb"<[^<>]{1,200}>")
_EXTREMES: Final = (
    b"0",
    b"-1",
    b"1",
    b"99999999999999999999",
    b"2147483648",
    b"65536",
    b"",
    b"x",
    b"1e309",
    b"NaN",
    "９".encode(),
)
_TOKENS: Final = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\f", b"\r", b"\x1b[31m", b"\xed\xa0\x80", b"\xf0\xa0\x80\x80",
    b"<!DOCTYPE html>", b"<!--", b"-->", b"]]>", b"<![CDATA[", b"&#0;", b"&#xD800;", b"&amp", b"&x;",
    b"<?xml version='1.0' encoding='big5'?>", b"<table>", b"<td colspan=999999>", b"<sup><a href='#a'>1</a></sup>",
    b"<li id=a>", b"</p>", b"</w:p>", b"<w:p>", b"[^1]", b"\n[^1]: x\n", b"---\n", b"endstream", b"endobj", b"<<",
    b">>", b"%PDF-", b"PK\x03\x04", b"startxref\n9\n%%EOF", "\u3000".encode(), "一、".encode(),
    "【由甲報導】".encode(), "4/30 二 ".encode(), "日期 星期 會議\n".encode(), b"https://a.tw/-\n",
)  # fmt: skip

Change = Callable[[bytes, Random], bytes]


def _flip(data: bytes, random: Random) -> bytes:
    changed = bytearray(data)
    for _ in range(random.choice((1, 1, 4, 30))):
        changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


def _piece(data: bytes, random: Random) -> tuple[int, int]:
    start = random.randrange(len(data))
    return start, min(len(data), start + random.choice((1, 10, 200, 5000)))


def _truncate(data: bytes, random: Random) -> bytes:
    return data[: random.randrange(len(data)) + 1]


def _behead(data: bytes, random: Random) -> bytes:
    return data[random.randrange(len(data)) :]


def _cut(data: bytes, random: Random) -> bytes:
    start, end = _piece(data, random)
    return data[:start] + data[end:]


def _double(data: bytes, random: Random) -> bytes:
    start, end = _piece(data, random)
    return data[:end] + data[start:end] * random.choice((1, 2, 50)) + data[end:]


def _move(data: bytes, random: Random) -> bytes:
    start, end = _piece(data, random)
    rest = data[:start] + data[end:]
    at = random.randrange(len(rest) + 1)
    return rest[:at] + data[start:end] + rest[at:]


def _splice(data: bytes, random: Random) -> bytes:
    other = random.choice(seeds())[1]
    at, start = random.randrange(len(data)), random.randrange(len(other))
    return data[:at] + other[start : start + random.choice((50, 2000, 100_000))] + data[at * random.choice((0, 1)) :]


def _insert(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + random.choice(_TOKENS) * random.choice((1, 1, 3, 400)) + data[at:]


def _noise(data: bytes, random: Random) -> bytes:
    at = random.randrange(len(data))
    return data[:at] + random.randbytes(random.choice((1, 16, 300))) + data[at:]


def _number(data: bytes, random: Random) -> bytes:
    found = list(_NUMBER.finditer(data[:200_000]))
    if not found:
        return data
    chosen = random.choice(found)
    return data[: chosen.start()] + random.choice(_EXTREMES) + data[chosen.end() :]


def _nest(data: bytes, random: Random) -> bytes:
    """An element within itself many times."""
    found = list(_TAG.finditer(data[:200_000]))
    if not found:
        return data
    chosen = random.choice(found)
    return data[: chosen.start()] + chosen[0] * random.choice((2, 60, 300, 3000)) + data[chosen.end() :]


def _swap(data: bytes, random: Random) -> bytes:
    """One element in the place of another."""
    found = list(_TAG.finditer(data[:200_000]))
    if len(found) < 2:
        return data
    one, other = random.sample(found, 2)
    return data[: one.start()] + other[0] + data[one.end() :]


_CHANGES: Final[tuple[Change, ...]] = (
    _flip, _truncate, _behead, _cut, _double, _move, _splice, _insert, _insert, _noise, _number, _number, _nest,
    _swap, _swap,
)  # fmt: skip


def _changed(data: bytes, random: Random) -> bytes:
    for _ in range(random.choice((1, 1, 2, 5))):
        data = (random.choice(_CHANGES)(data, random) or b" ")[:_LONGEST]
    return data


def _archive_changed(data: bytes, random: Random) -> bytes:
    """One member damaged, left out, renamed, doubled or taken from another archive; the archive itself is sound."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        members = [(name, file.read(name)) for name in file.namelist()]
    at = random.randrange(len(members))
    name, inner = members[at]
    act = random.randrange(10)
    if act == 0:
        del members[at]
    elif act == 1:
        members[at] = (random.choice(members)[0], inner)
    elif act == 2:
        members[at] = (name, random.choice(members)[1])
    else:
        members[at] = (name, _changed(inner or b" ", random))
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for number, (name, inner) in enumerate(dict(members).items()):
            file.writestr(zipfile.ZipInfo(name or str(number)), inner, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def case(seed: int, number: int) -> tuple[str, bytes]:
    """The name and bytes of a damaged file; the same for the same numbers."""
    random = Random(seed * 1_000_003 + number)
    name, data = random.choice(seeds())
    if data.startswith(b"PK") and random.random() < 0.8:
        return name, _archive_changed(data, random)
    return (random.choice(("a.txt", "a.html", "a.md", name)) if random.random() < 0.1 else name), _changed(data, random)
