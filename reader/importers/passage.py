"""Text with its marks and links while an importer gathers it."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Final

from reader.model.document import Link
from reader.model.raw import Marked, NoteMark, RawBlock
from reader.structure.characters import BLANKS, ends_chinese, is_wide
from reader.structure.joining import glue

_BLANK_RUN: Final = re.compile(r"([ \t\r\n\f]+)")
_INVISIBLE: Final = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
# What no text means and XML cannot hold becomes U+FFFD, one for one.
_UNPRINTABLE: Final = {code: "\ufffd" for code in (*range(32), 0xFFFE, 0xFFFF) if code not in (9, 10, 13)}
_CLEANED: Final = {**_INVISIBLE, **_UNPRINTABLE, 13: "\n", 0x2028: "\n", 0x2029: "\n", 0x85: "\n"}
_GOES_ON: Final = "，、,（(「『《〈【“‘"
_SCHEMES: Final = ("http://", "https://", "ftp://")
_EDGES: Final = BLANKS + "\r\n"


class Passage:
    """Gathers the text of one paragraph.  Blanks collapse to one, as in marked-up text, unless written verbatim; a
    line break is kept until the text is taken."""

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0
        self._last = ""
        self._blank = ""
        self._marks: list[NoteMark] = []
        self._links: list[Link] = []
        self._open: list[tuple[int, str]] = []

    def __bool__(self) -> bool:
        return self._length > 0 or bool(self._marks)

    def write(self, text: str | None) -> None:
        """Text in which a run of blanks is one."""
        for piece in _BLANK_RUN.split((text or "").translate(_INVISIBLE)):
            if not piece:
                continue
            if piece[0] in " \t\r\n\f":
                self._blank = "\n" if "\n" in piece or "\r" in piece or self._blank == "\n" else " "
            else:
                self._put(self._between(piece[0]) + piece.translate(_CLEANED))

    def write_verbatim(self, text: str) -> None:
        """Text whose blanks are its own, and whose line feeds are line breaks."""
        if text:
            self._put(text.translate(_CLEANED))

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)
        self._last = text[-1:] or self._last
        self._blank = ""

    def _between(self, first: str) -> str:
        """What a run of blanks in the source stands for: where it breaks a line within Chinese, nothing."""
        if not self._blank or self._last in ("", "\n", " "):
            return ""
        wide = is_wide(self._last) and is_wide(first)
        return "" if self._blank == "\n" and wide else " "

    def break_line(self) -> None:
        self._put("\n")

    def mark(self, note: str) -> None:
        """A reference mark of the footnote `note` here."""
        self._marks.append(NoteMark(self._length, note))

    def begin_link(self, url: str) -> None:
        if self._blank and self._last not in ("", "\n", " "):
            self._put(" ")
        self._open.append((self._length, url.strip()))

    def end_link(self) -> None:
        start, url = self._open.pop() if self._open else (self._length, "")
        if start < self._length and url.lower().startswith(_SCHEMES) and not self._within_link(start):
            self._links.append(Link(start, self._length, url))

    def _within_link(self, start: int) -> bool:
        return bool(self._links) and start < self._links[-1].end

    def take(self) -> Marked:
        """All that was gathered, without blanks at its edges.  Links that are still open end here."""
        while self._open:
            self.end_link()
        return trimmed(Marked("".join(self._pieces), tuple(self._marks), tuple(self._links)))


def sliced(passage: Marked, start: int, end: int) -> Marked:
    """passage.text[start:end] with its marks, one right at `end` among them, and its links."""
    first = bisect_left(passage.marks, start, key=attrgetter("offset"))
    last = bisect_right(passage.marks, end, key=attrgetter("offset"))
    marks = tuple(replace(mark, offset=mark.offset - start) for mark in passage.marks[first:last])
    first = bisect_right(passage.links, start, key=attrgetter("end"))
    last = bisect_left(passage.links, end, key=attrgetter("start"))
    links = tuple(
        Link(max(link.start, start) - start, min(link.end, end) - start, link.url) for link in passage.links[first:last]
    )
    return Marked(passage.text[start:end], marks, links)


def trimmed(passage: Marked) -> Marked:
    """Without blanks at its edges; no mark is lost with them."""
    start = len(passage.text) - len(passage.text.lstrip(_EDGES))
    text = passage.text.strip(_EDGES)
    end = start + len(text)
    marks = tuple(replace(mark, offset=min(max(mark.offset - start, 0), len(text))) for mark in passage.marks)
    links = tuple(
        Link(max(link.start, start) - start, min(link.end, end) - start, link.url)
        for link in passage.links
        if max(link.start, start) < min(link.end, end)
    )
    return Marked(text, marks, links)


def joined(parts: Sequence[Marked], between: str | None = None) -> Marked:
    """The parts as one; `between` them, else what goes between two lines of a text."""
    pieces: list[str] = []
    marks: list[NoteMark] = []
    links: list[Link] = []
    length = 0
    for part in parts:
        before = pieces[-1] if pieces else ""
        space = "" if not pieces else between if between is not None else glue(before, part.text, None)
        pieces += [space, part.text]
        length += len(space)
        marks += [replace(mark, offset=mark.offset + length) for mark in part.marks]
        links += [replace(link, start=link.start + length, end=link.end + length) for link in part.links]
        length += len(part.text)
    return Marked("".join(pieces), tuple(marks), tuple(links))


def labelled(text: Marked, label: str) -> Marked:
    """`text` behind the number or sign that its file prints before it."""
    return joined([Marked(label), text], "" if ends_chinese(label) else " ")


def whole(block: RawBlock) -> Marked:
    """All of a block as one text, as a cell or note holds it."""
    if block.rows:
        return joined([joined([cell for cell in row if cell.text], " ") for row in block.rows], "\n")
    return labelled(block.text, block.marker) if block.marker else block.text


def lines_of(passage: Marked) -> list[Marked]:
    """The passage parted at its line breaks, blank lines left out; their marks stay."""
    found: list[Marked] = []
    start = 0
    for line in passage.text.split("\n"):
        part = trimmed(sliced(passage, start, start + len(line)))
        if part.text:
            found.append(part)
        elif part.marks and found:
            end = len(found[-1].text)
            late = tuple(replace(mark, offset=end) for mark in part.marks)
            found[-1] = replace(found[-1], marks=(*found[-1].marks, *late))
        start += len(line) + 1
    return found


def one_line(passage: Marked) -> Marked:
    """The passage with its line breaks taken for those of a title: what follows goes on."""
    return joined(lines_of(passage)) if "\n" in passage.text else passage


def paragraphs(passage: Marked) -> Iterator[Marked]:
    """A line break within a paragraph ends it, unless the line is visibly unfinished."""
    if "\n" not in passage.text:
        yield passage
        return
    group: list[Marked] = []
    for line in lines_of(passage):
        if group and group[-1].text[-1] not in _GOES_ON:
            yield joined(group)
            group = []
        group.append(line)
    if group:
        yield joined(group)
