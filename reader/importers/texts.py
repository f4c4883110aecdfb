"""The text of a file, in whichever encoding, and the sentences for those that hold none."""

import re
from pathlib import Path
from typing import Final

from reader.errors import ImportFailure
from reader.i18n import gettext as _
from reader.importers.encodings import Decoded, decode
from reader.importers.files import content, refuse_size

# All control characters but those that text files do hold: tab, line feed, vertical tab, form feed, return, end of
# file, escape.
_CONTROL: Final = re.compile(r"[\x00-\x08\x0e-\x19\x1c-\x1f]")
# A text with more of them is none: one in a hundred, though a brief one may hold some strays.
_MAX_CONTROLS: Final = 0.01
_STRAYS: Final = 3
_MAX_STRAYS: Final = 0.1
_OLE: Final = b"\xd0\xcf\x11\xe0"  # Word before 2007, and documents of later ones with a password
_KNOWN_BINARIES: Final = (
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"Rar!",
)


def _is_binary(text: str) -> bool:
    sample = text[:100_000]
    controls = len(_CONTROL.findall(sample))
    return controls > max(len(sample) * _MAX_CONTROLS, min(_STRAYS, len(sample) * _MAX_STRAYS))


def decode_bytes(data: bytes, name: str) -> str:
    """The text of `data`, in whichever encoding, its control characters as they are; `name` is what errors call it.

    Raises ImportFailure where it is empty, blank, larger than MAX_BYTES or no text.
    """
    return _decoded(data, Path(name)).text


def text_of(path: Path) -> tuple[str, str]:
    """The file's text as it is, and the encoding it was in.  Raises ImportFailure."""
    decoded = _decoded(content(path), path)
    return decoded.text, decoded.encoding


def _decoded(data: bytes, path: Path) -> Decoded:
    refuse_size(path, len(data))
    if not data.strip(b"\0"):
        raise ImportFailure(path, _("「{name}」裡只有空位元組，沒有文字；檔案可能已經毀損。").format(name=path.name))
    if data.startswith(_OLE):
        raise ImportFailure(
            path,
            _("「{name}」是舊式 Office 檔，或有密碼保護。請用原來的程式另存成沒有密碼的 .docx 再匯入。").format(
                name=path.name
            ),
        )
    decoded = None if data.startswith(_KNOWN_BINARIES) else decode(data)
    if decoded is None or _is_binary(decoded.text):
        raise ImportFailure(
            path,
            _("「{name}」不是文字檔，也不是讀得懂的文件。請另存成純文字、PDF 或 Word（.docx）再匯入。").format(
                name=path.name
            ),
        )
    if not decoded.text.strip("\ufeff\x1a \t\r\n\f\v\u3000"):
        raise ImportFailure(path, _("「{name}」裡沒有文字，只有空白。").format(name=path.name))
    return decoded
