"""What stands inside a line of text: footnote references, italics, links."""

import re
from dataclasses import dataclass
from typing import Final, Literal

Kind = Literal["text", "italic", "note", "link", "url"]

_MARKUP: Final = re.compile(
    r"\[\^(?P<note>\d+)\]"  # [^7]
    r"|\[(?P<words>[^\]\[]+)\]\((?P<target>https?://[^\s)]+)\)"  # [our library](https://example.org/)
    r"|(?P<url>https?://[!-~]+?)(?=[.,;)\]]*(?:[^!-~]|$))"  # https://example.org/page, without the point after it
    r"|\*(?P<italic>[^*]+)\*"  # *Marrakesh Agreement*
)


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a line.  `target` is the address of a link whose words are printed in its stead."""

    kind: Kind
    text: str
    target: str = ""


def pieces(line: str) -> list[Piece]:
    """The runs of `line`, in order.  A `note` has its number as text."""
    found: list[Piece] = []
    end = 0
    for match in _MARKUP.finditer(line):
        if match.start() > end:
            found.append(Piece("text", line[end : match.start()]))
        found.append(_piece(match))
        end = match.end()
    if end < len(line):
        found.append(Piece("text", line[end:]))
    return found


def _piece(match: re.Match[str]) -> Piece:
    if match["note"]:
        return Piece("note", match["note"])
    if match["words"]:
        return Piece("link", match["words"], match["target"])
    if match["url"]:
        return Piece("url", match["url"], match["url"])
    return Piece("italic", match["italic"])


def reading(line: str) -> str:
    """`line` as it is read, footnote references as [^7]."""
    return "".join(f"[^{piece.text}]" if piece.kind == "note" else piece.text for piece in pieces(line))


def printed(line: str) -> str:
    """`line` as it is read, without footnote references."""
    return "".join(piece.text for piece in pieces(line) if piece.kind != "note")
