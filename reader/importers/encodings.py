"""Which encoding a text is in.

A byte order mark or valid UTF-8 settles it.  Else each candidate is tried on a sample and judged by how much of what it
yields are characters that Chinese texts are full of: text read in the wrong encoding is made of rare characters.
"""

from dataclasses import dataclass
from typing import Final

from charset_normalizer import from_bytes

_BYTE_ORDER_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
_WIDE: Final = ("utf-16-le", "utf-16-be")
# cp950 before its superset: where both decode, the extension area means Microsoft's characters.
_NARROW: Final = ("cp950", "big5hkscs", "gb18030")
_SAMPLE: Final = 1 << 16
_SURE: Final = 0.12
_TOLERATED_DAMAGE: Final = 0.001
# Strays, where a character is one byte or more; a text of two bytes a character has far more, in its line ends alone.
_STRAY_NULS: Final = 3
_STRAY_NUL_SHARE: Final = 0.01

# The most frequent characters of running Chinese, in both scripts, and its punctuation.
_FREQUENT: Final = frozenset(
    "的一是不了人我在有他這中大來上國個到說們為子和你地出道也時年得就那要下以生會自著去之過家學對可她里後小麼心多天而能好都然"
    "沒日於起還發成事只作當想看文無開手十用主行方又如前所本見經頭面公同三已老從動兩長知民樣現分將外但身些與高意進把法此實回二"
    "理美點月明其種聲全工己話兒者向情部正名定女問力機給等幾很業最間新什打便位因重被走電四第門相次東政海口使教西再平真聽世氣信"
    "北少關並內加化由卻代軍產入先山五太水萬市九八七六百千區條約貿易協關稅議題府員委會院總統際濟貨品規範措施辦依款項應該及或"
    "这来国个说们为时会过学对后么还发当无开经头从动两长样现将与进实点种声话儿问机给几业间什电门东气关并内军产万区条约贸议题员"
    "总统际济货规范办应该"
    "，。、；：？！「」『』（）《》〈〉【】“”‘’…—－　"
)


@dataclass(frozen=True, slots=True)
class Decoded:
    text: str
    encoding: str


def _strict(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None


def _sample(data: bytes, encoding: str) -> str | None:
    """The start of `data`, decoded; its end may cut a character in two."""
    sample = data[:_SAMPLE]
    for cut in range(4):
        text = _strict(sample[: len(sample) - cut], encoding)
        if text is not None or len(data) <= _SAMPLE:
            return text
    return None


def likelihood(text: str) -> float:
    """How much `text` looks like Chinese or plain ASCII prose: share of frequent characters less share of odd ones."""
    if not text:
        return 0.0
    frequent = odd = ascii_letters = 0
    for char in text:
        if char in _FREQUENT:
            frequent += 1
        elif " " <= char < "\x7f" or char in "\r\n\t\f":
            ascii_letters += 1
        elif char < " " or 0xE000 <= ord(char) <= 0xF8FF or char == "\ufffd" or not char.isprintable():
            odd += 1
    foreign = len(text) - ascii_letters
    return (frequent - 2 * odd) / foreign if foreign else 0.5


def _best(data: bytes, candidates: tuple[str, ...]) -> tuple[float, str] | None:
    scored = []
    for rank, encoding in enumerate(candidates):
        text = _sample(data, encoding)
        if text is not None:
            scored.append((likelihood(text), -rank, encoding))
    if not scored:
        return None
    score, _, encoding = max(scored)
    return score, encoding


def _damaged(data: bytes, encoding: str) -> Decoded | None:
    """The text with U+FFFD for bytes that make no sense, if these are few."""
    text = data.decode(encoding, "replace")
    return Decoded(text, encoding) if text.count("\ufffd") <= len(text) * _TOLERATED_DAMAGE else None


def _is_wide(data: bytes) -> bool:
    """Whether there are more NULs than strays."""
    nuls = data.count(0)
    return nuls > max(len(data) * _STRAY_NUL_SHARE, min(_STRAY_NULS, len(data) // 20))


def _guess(data: bytes) -> str | None:
    wide = _WIDE if len(data) % 2 == 0 else ()
    best = _best(data, wide if _is_wide(data[:_SAMPLE]) else (*_NARROW, *wide))
    if best and best[0] >= _SURE:
        return best[1]
    if b"\0" in data:
        return None
    match = from_bytes(data[:_SAMPLE]).best()
    return match.encoding if match else best[1] if best else None


def decode(data: bytes) -> Decoded | None:
    """The text of `data` without its byte order mark, and the name of the encoding; None where it is no text."""
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            body = data[len(mark) :]
            text = _strict(body, encoding)
            return Decoded(text, encoding) if text is not None else _damaged(body, encoding)
    if not _is_wide(data):
        text = _strict(data, "utf-8")
        if text is not None:
            return Decoded(text, "utf-8")
        if damaged := _damaged(data, "utf-8"):
            return damaged
    guessed = _guess(data)
    if guessed is None:
        return None
    text = _strict(data, guessed)
    if text is None and guessed == "cp950":
        text = _strict(data, "big5hkscs")
    if text is not None:
        return Decoded(text, guessed)
    return _damaged(data, guessed)
