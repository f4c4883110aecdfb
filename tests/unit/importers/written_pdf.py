"""PDFs written by hand: pages of drawing commands, Helvetica as F1, a Chinese font as H (level) and V (upright)."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

_FONTS = (
    "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    "<</Type/Font/Subtype/Type0/BaseFont/MSung-Light/Encoding/UniCNS-UTF16-H/DescendantFonts[6 0 R]>>",
    "<</Type/Font/Subtype/Type0/BaseFont/MSung-Light/Encoding/UniCNS-UTF16-V/DescendantFonts[6 0 R]>>",
    "<</Type/Font/Subtype/CIDFontType0/BaseFont/MSung-Light/DW 1000/FontDescriptor 7 0 R"
    "/CIDSystemInfo<</Registry(Adobe)/Ordering(CNS1)/Supplement 0>>>>",
    "<</Type/FontDescriptor/FontName/MSung-Light/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
    "/Descent -120/CapHeight 700/StemV 80>>",
)


@dataclass(frozen=True)
class Sheet:
    """content: drawing commands.  extra: further entries of the page, as PDF has them."""

    content: str
    extra: str = ""
    media: str = "0 0 595 842"


def ideographs(text: str) -> str:
    """`text` as the fonts H and V take it."""
    return f"<{text.encode('utf-16-be').hex()}>"


def show(text: str, x: float, y: float, size: float = 12, font: str = "H") -> str:
    """The commands that draw `text` from (x, y) on, to the right, or downwards in font V."""
    return f"BT /{font} {size} Tf {x} {y} Td {ideographs(text)} Tj ET\n"


def link(url: str, left: float, bottom: float, right: float, top: float) -> str:
    return f"<</Type/Annot/Subtype/Link/Rect[{left} {bottom} {right} {top}]/A<</S/URI/URI({url})>>>>"


def written(
    *sheets: Sheet, outline: Sequence[tuple[str, int]] = (), catalog: str = "", encrypted: bool = False
) -> bytes:
    """A PDF of the sheets.  outline: title and page, from 0, of each bookmark.  encrypted: opens without a password."""
    objects = [f"<</Type/Catalog/Pages 2 0 R{catalog}{'/Outlines OUTLINE 0 R' if outline else ''}>>", "", *_FONTS]
    first = len(objects) + 1
    for number, sheet in enumerate(sheets):
        fonts = "/Resources<</Font<</F1 3 0 R/H 4 0 R/V 5 0 R>>>>"
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[{sheet.media}]/Contents {first + 2 * number + 1} 0 R{fonts}"
            f"{sheet.extra}>>"
        )
        objects.append(sheet.content)
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(sheets)))
    objects[1] = f"<</Type/Pages/Kids[{kids}]/Count {len(sheets)}>>"
    if outline:
        root = len(objects) + 1
        objects[0] = objects[0].replace("OUTLINE", str(root))
        last = root + len(outline)
        objects.append(f"<</First {root + 1} 0 R/Last {last} 0 R/Count {len(outline)}>>")
        for number, (title, page) in enumerate(outline, start=root + 1):
            beside = (f"/Prev {number - 1} 0 R" if number > root + 1 else "") + (
                f"/Next {number + 1} 0 R" if number < last else ""
            )
            name = f"<feff{title.encode('utf-16-be').hex()}>"
            objects.append(f"<</Title {name}/Parent {root} 0 R{beside}/Dest[{first + 2 * page} 0 R/Fit]>>")
    contents = {first + 2 * number + 1 for number in range(len(sheets))}
    return _file(objects, contents, encrypted)


def _file(objects: Sequence[str], contents: set[int], encrypted: bool) -> bytes:
    body, offsets = b"%PDF-1.4\n", []
    for number, text in enumerate(objects, start=1):
        offsets.append(len(body))
        data = text.encode("latin-1")
        if number in contents:
            data = _enciphered(data, number) if encrypted else data
            data = b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)
        body += b"%d 0 obj%sendobj\n" % (number, data)
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    count = len(objects) + 1
    security = f"/ID[<00><00>]/Encrypt<<{_SECURITY}>>" if encrypted else ""
    trailer = f"trailer<</Size {count}/Root 1 0 R{security}>>\nstartxref\n{len(body)}\n%%EOF"
    return body + f"xref\n0 {count}\n0000000000 65535 f \n{table}{trailer}".encode("latin-1")


# Encryption of revision 2 with empty passwords; PDF 1.4, 3.5.
_PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    result, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        result.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(result)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


_OWNER = _rc4(_md5(_PADDING)[:5], _PADDING)
_KEY = _md5(_PADDING + _OWNER + (-4).to_bytes(4, "little", signed=True) + b"\0")[:5]
_SECURITY = f"/Filter/Standard/V 1/R 2/P -4/O<{_OWNER.hex()}>/U<{_rc4(_KEY, _PADDING).hex()}>"


def _enciphered(data: bytes, number: int) -> bytes:
    return _rc4(_md5(_KEY + number.to_bytes(3, "little") + b"\0\0")[:10], data)
