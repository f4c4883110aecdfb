"""pdfium's text of one page: its characters, and the words of each text object with their places.

A call into pdfium costs as much as a hundred characters of Python, so that nothing is asked for a character that holds
for its whole object: of a word only the first and the last are looked at.
"""

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import hypot
from operator import sub
from typing import Final

import pypdfium2.raw as pdfium

from reader.importers.pdf.frames import Box, Frame
from reader.model.raw import RuledLine

NOTHING: Final = "\0"  # stands for a character that the font does not tell
_HYPHENS: Final = str.maketrans({"\ufffe": "-", "\x02": "-"})  # pdfium's marks for a hyphen at a line's end
_LINE: Final = re.compile(r"[^\r\n]+")
_WORD: Final = re.compile(r"[^\0 ]+")
BASELINE_TOLERANCE: Final = 0.12  # of the font size: less is one line, more is a raised or lowered mark
_DESCENT: Final = 0.12  # of the font size: how deep the baseline lies in the square of an ideograph
_SAMPLE: Final = 16  # lines that are asked which way they run, and if one is askew
_MOSTLY: Final = 0.6
_BOLD: Final = 700
_MAX_NAME: Final = 128  # bytes of a font's name that are looked at

# The declared functions wrap each address in a pointer; here only the numbers are wanted.
_object_at = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_int)(
    ctypes.cast(pdfium.FPDFText_GetTextObject, ctypes.c_void_p).value or 0
)
_font_of = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFTextObj_GetFont, ctypes.c_void_p).value or 0
)
_room_at = ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_int, ctypes.c_void_p)(
    ctypes.cast(pdfium.FPDFText_GetLooseCharBox, ctypes.c_void_p).value or 0
)
_AT_ONCE: Final = 256  # characters whose rooms are asked for in one go
_ROOM: Final = ctypes.sizeof(pdfium.FS_RECTF)
GAP: Final = 0.75  # of the font size: a wider gap separates columns


@dataclass(frozen=True, slots=True)
class Face:
    """How the characters of one text object are set.  size: points; colour: 0xRRGGBB."""

    raw_size: float
    size: float
    weight: int
    baseline: float
    colour: int


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters [start, end) of one text object, and the room that they take.  askew: they do not run level."""

    start: int
    end: int
    face: Face
    left: float
    right: float
    bottom: float
    top: float
    askew: bool = False


class TextPage:
    """The characters of a page, one for each index of pdfium's, and what is asked of them by index."""

    def __init__(self, handle: object, frame: Frame) -> None:
        self._handle = handle
        self._address = ctypes.cast(handle, ctypes.c_void_p).value  # type: ignore[arg-type]
        self._room = pdfium.FS_RECTF()
        self._rooms = (ctypes.c_float * (4 * _AT_ONCE))()
        self._to_rooms = ctypes.addressof(self._rooms)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._matrix = pdfium.FS_MATRIX()
        self._colours = tuple(ctypes.c_uint() for _ in range(4))
        self._name = ctypes.create_string_buffer(_MAX_NAME)
        self._faces: dict[int | None, Face] = {}
        self._weights: dict[int | None, int] = {}  # of fonts, by their addresses
        self._upright: Sequence[RuledLine] = ()
        self.chars = _characters(handle)
        self._places: Sequence[int] = range(len(self.chars))  # pdfium's index of each character
        self.frame, self.turn, self.is_vertical = frame, 0, False
        self._find_direction()

    def rule(self, rules: Sequence[RuledLine]) -> None:
        """Take the ruled lines, in the page's frame, that part words however near."""
        self._upright = [rule for rule in rules if rule.is_upright]

    def lines(self) -> Iterator[tuple[int, int]]:
        """Where pdfium's lines begin and end."""
        return (found.span() for found in _LINE.finditer(self.chars))

    def box(self, index: int) -> Box:
        """The room that the character takes, in points: not of its ink alone."""
        room = self._room
        pdfium.FPDFText_GetLooseCharBox(self._handle, self._places[index], room)
        plain = room.left, room.right, room.bottom, room.top
        return plain if self.frame.is_plain else self.frame.box(*plain)

    def is_inferred(self, index: int) -> bool:
        """Whether pdfium made the character up from a gap."""
        return bool(pdfium.FPDFText_IsGenerated(self._handle, self._places[index]))

    def reorder(self, start: int, end: int, order: Sequence[int]) -> None:
        """Put the characters of the line [start, end) in this order; those that are not in it stand for nothing."""
        left_out = sorted({*range(start, end)} - {*order})
        places = list(self._places)
        places[start:end] = [places[at] for at in (*order, *left_out)]
        line = "".join([self.chars[at] for at in order]) + NOTHING * len(left_out)
        self.chars, self._places = self.chars[:start] + line + self.chars[end:], places

    def is_parted(self, left: float, right: float, y: float) -> bool:
        """Whether an upright line stands between two places on a line of text."""
        return any(
            left - 1 <= rule.left and rule.right <= right + 1 and rule.bottom <= y <= rule.top for rule in self._upright
        )

    def pieces(self, start: int, end: int) -> Iterator[Piece]:
        """The words of the line [start, end), parted where another text object begins."""
        places = self._places
        while start < end:
            if self.chars[start] == " ":
                start += 1
                continue
            drawn = _object_at(self._address, places[start])
            stop = self._border(start, end, drawn)
            yield from self._words(start, stop, self._face(drawn, start))
            start = stop

    def _border(self, start: int, end: int, drawn: int | None) -> int:
        """Where the characters of an object that begin at `start` end."""
        low, high = start, end - 1
        while self.chars[high] == " ":
            high -= 1
        places = self._places
        if high == low or _object_at(self._address, places[high]) == drawn:
            return high + 1
        if self.chars[low + 1] != " " and _object_at(self._address, places[low + 1]) != drawn:
            return low + 1  # many programs draw each character by itself
        while high - low > 1:
            middle = probe = (low + high) // 2
            while probe < high and self.chars[probe] == " ":  # inferred ones belong to no object
                probe += 1
            if probe < high and _object_at(self._address, places[probe]) == drawn:
                low = probe
            else:
                high = middle
        return low + 1

    def _face(self, drawn: int | None, start: int) -> Face:
        face = self._faces.get(drawn) if drawn is not None else None
        if face is None:
            face = self._faces[drawn] = self._new_face(drawn, start)
        return face

    def _new_face(self, drawn: int | None, index: int) -> Face:
        place = self._places[index]
        raw_size = abs(pdfium.FPDFText_GetFontSize(self._handle, place))  # negative in a font that stands on its head
        size = raw_size * self._scale(index)
        return Face(raw_size, size, self._weight(drawn, index), self._baseline(index, size), self._colour(place))

    def _colour(self, place: int) -> int:
        red, green, blue, alpha = self._colours
        if not pdfium.FPDFText_GetFillColor(self._handle, place, red, green, blue, alpha):
            return 0
        return int(red.value << 16 | green.value << 8 | blue.value)

    def _weight(self, drawn: int | None, index: int) -> int:
        font = _font_of(drawn)
        if font not in self._weights:
            self._weights[font] = self._weight_of_font(index)
        return self._weights[font]

    def _weight_of_font(self, index: int) -> int:
        """The font's weight; many fonts say only by their names that they are bold."""
        place = self._places[index]
        weight: int = max(0, pdfium.FPDFText_GetFontWeight(self._handle, place))
        pdfium.FPDFText_GetFontInfo(self._handle, place, self._name, _MAX_NAME, None)
        return max(weight, _BOLD) if b"bold" in self._name.value.lower() else weight

    def _scale(self, index: int) -> float:
        """Points for one unit of the font's size: the text matrix may enlarge it."""
        if not pdfium.FPDFText_GetMatrix(self._handle, self._places[index], self._matrix):
            return 1.0
        return hypot(self._matrix.c, self._matrix.d) or 1.0

    def _baseline(self, index: int, size: float) -> float:
        if self.is_vertical:
            return self.box(index)[2] + _DESCENT * size
        return self._origin(index)[1]

    def _origin(self, index: int) -> tuple[float, float]:
        """Where the pen stood."""
        pdfium.FPDFText_GetCharOrigin(self._handle, self._places[index], self._x, self._y)
        return self.frame.point(self._x.value, self._y.value)

    def _words(self, start: int, stop: int, face: Face) -> Iterator[Piece]:
        if stop - start == 1 and self.chars[start] != NOTHING:
            yield Piece(start, stop, face, *self.box(start))
            return
        words = [found.span() for found in _WORD.finditer(self.chars, start, stop)]
        if not words:
            return
        if (whole := self._at_once(words, face)) is not None:
            yield whole
            return
        first, last = words[0][0], words[-1][1] - 1
        if self._is_askew(first, last, self.box(last)[2] - self.box(first)[2], face):
            yield self._askew(first, last + 1, face)
            return
        for begin, end in words:
            left, right, bottom, top = self.box(begin)
            if end - begin > 1:
                _, right, _, _ = self.box(end - 1)
                if self._is_loose(left, right, end - begin, face):
                    yield from (Piece(index, index + 1, face, *self.box(index)) for index in range(begin, end))
                    continue
            yield Piece(begin, end, face, left, right, bottom, top)

    def _at_once(self, words: Sequence[tuple[int, int]], face: Face) -> Piece | None:
        """The words as one piece where no gap between them is wide, or where they are askew: most lines."""
        if self.frame.quarters or not 0 < len(words) <= _AT_ONCE // 2:
            return None
        place, places = self._to_rooms, self._places
        for begin, end in words:
            _room_at(self._address, places[begin], place)
            _room_at(self._address, places[end - 1], place + _ROOM)
            place += 2 * _ROOM
        rooms = self._rooms[: 8 * len(words)]  # left, top, right, bottom of the first and of the last of each word
        left, top, right, bottom = rooms[0], rooms[1], rooms[-2], rooms[3]
        start, stop = words[0][0], words[-1][1]
        if self._is_askew(start, stop - 1, rooms[-1] - bottom, face):
            return self._askew(start, stop, face)
        if len(words) > 1:
            gaps = list(map(sub, rooms[8::8], rooms[6::8]))
            if max(gaps) > GAP * face.size or min(gaps) < -face.size:
                return None
        left, right = left - self.frame.left, right - self.frame.left
        if stop - start > 1 and self._is_loose(left, right, stop - start, face):
            return None
        return Piece(start, stop, face, left, right, bottom - self.frame.bottom, top - self.frame.bottom)

    def _is_loose(self, left: float, right: float, count: int, face: Face) -> bool:
        """Whether the characters stand so far apart that each must be looked at."""
        if not 0 < right - left <= 1.02 * count * face.size:
            return True
        return bool(self._upright) and any(
            left < rule.left and rule.right < right and rule.bottom <= face.baseline <= rule.top
            for rule in self._upright
        )

    def _is_askew(self, first: int, last: int, climb: float, face: Face) -> bool:
        """Whether the characters do not run level.  climb: by how much the room of the last lies above that of the
        first, which in some fonts differs from letter to letter, as with the tail of a g."""
        least = BASELINE_TOLERANCE * face.size
        if abs(climb) <= least:
            return False
        return self.is_vertical or abs(self._origin(last)[1] - self._origin(first)[1]) > least

    def _askew(self, start: int, stop: int, face: Face) -> Piece:
        first, last = self.box(start), self.box(stop - 1)
        left, bottom = min(first[0], last[0]), min(first[2], last[2])
        return Piece(start, stop, face, left, max(first[1], last[1]), bottom, max(first[3], last[3]), askew=True)

    def _find_direction(self) -> None:
        """Turn the page where most of its text runs up, down or upside down."""
        lines = [span for span in self.lines() if span[1] - span[0] > 1]
        sample = lines[:: max(1, len(lines) // _SAMPLE)]
        if all(self._direction(*span) == 0 for span in sample):
            return
        lengths = [0, 0, 0, 0]
        for start, end in lines:
            lengths[self._direction(start, end)] += end - start
        most = max(range(4), key=lengths.__getitem__)
        if most and lengths[most] >= _MOSTLY * sum(lengths):
            start, _ = next(span for span in lines if self._direction(*span) == most)
            self._turn(most, start)

    def _turn(self, quarters: int, index: int) -> None:
        """Turn the page; a character that stands upright on it tells vertical writing from lines turned as a whole."""
        pdfium.FPDFText_GetMatrix(self._handle, self._places[index], self._matrix)
        x, y = self.frame.point(0, 0)
        to_x, to_y = self.frame.point(self._matrix.a, self._matrix.b)
        self.is_vertical = quarters == 3 and to_x - x > abs(to_y - y)
        self.frame, self.turn = self.frame.turned(quarters), quarters

    def _direction(self, start: int, end: int) -> int:
        """Quarter turns clockwise after which the line runs to the right."""
        (x, y), (to_x, to_y) = self._origin(start), self._origin(end - 1)
        across, up = to_x - x, to_y - y
        if abs(across) >= abs(up):
            return 0 if across >= 0 else 2
        return 1 if up > 0 else 3


def _characters(handle: object) -> str:
    """The characters of the page, one for each index."""
    count: int = pdfium.FPDFText_CountChars(handle)
    if count <= 0:
        return ""
    buffer = ctypes.create_string_buffer(2 * (count + 1))
    units = pdfium.FPDFText_GetText(handle, 0, count, ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)))
    text = buffer.raw[: 2 * max(0, units - 1)].decode("utf-16-le", "replace")
    if len(text) != count:  # there are characters without a meaning, or beyond the basic plane
        text = "".join(_character(handle, index) for index in range(count))
    return text.translate(_HYPHENS)


def _character(handle: object, index: int) -> str:
    code: int = pdfium.FPDFText_GetUnicode(handle, index)
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else NOTHING
