"""A font for what no font of the machine has: of a Chinese font that a PDF names and does not hold, pdfium takes one of
the system in its place, and where there is none, characters that were drawn one by one have no room for it and are left
out of its text.

Source: pdfium's fpdf_sysfontinfo.h.
"""

import ctypes
from functools import cache
from typing import Any, Final

import pypdfium2.raw as pdfium

from reader.datafiles import resource

_CHARSETS: Final = (
    *(pdfium.FXFONT_CHINESEBIG5_CHARSET, pdfium.FXFONT_GB2312_CHARSET),
    *(pdfium.FXFONT_SHIFTJIS_CHARSET, pdfium.FXFONT_HANGEUL_CHARSET),
)
_OURS: Final = 1  # the handle of our font, and no address of one of pdfium's


def _address(handle: Any) -> int | None:
    """Of what a function that gives back a pointer has given."""
    return handle if handle is None or isinstance(handle, int) else ctypes.cast(handle, ctypes.c_void_p).value


class _Fonts:
    """pdfium's own choice of fonts, and ours where it has none; its functions are pdfium's."""

    def __init__(self) -> None:
        self._data = resource("fonts", "TradeReaderRoom.ttf").read_bytes()
        self._usual: dict[str, Any] = {}
        self._calls: list[Any] = []  # kept, since pdfium calls them as long as the program runs
        info = pdfium.FPDF_GetDefaultSystemFontInfo()
        types = dict(pdfium.FPDF_SYSFONTINFO._fields_)
        for name, ours in (
            ("MapFont", self._map_font),
            ("GetFontData", self._font_data),
            ("GetFaceName", self._face_name),
            ("GetFontCharset", self._font_charset),
            ("DeleteFont", self._delete_font),
        ):
            # By its address: what is read out of the structure shows what stands there later.
            self._usual[name] = types[name](ctypes.cast(getattr(info.contents, name), ctypes.c_void_p).value)
            self._calls.append(types[name](ours))
            setattr(info.contents, name, self._calls[-1])
        pdfium.FPDF_SetSystemFontInfo(info)

    def _map_font(self, info: Any, weight: int, italic: int, charset: int, pitch: int, face: Any, exact: Any) -> Any:
        found = _address(self._usual["MapFont"](info, weight, italic, charset, pitch, face, exact))
        return _OURS if found is None and charset in _CHARSETS else found

    def _font_data(self, info: Any, font: Any, table: int, room: Any, size: int) -> int:
        """table: 0 = the whole file, of which the length is asked first."""
        if font != _OURS:
            return int(self._usual["GetFontData"](info, font, table, room, size))
        if table:
            return 0
        if room and size >= len(self._data):
            ctypes.memmove(room, self._data, len(self._data))
        return len(self._data)

    def _face_name(self, info: Any, font: Any, room: Any, size: int) -> int:
        return 0 if font == _OURS else int(self._usual["GetFaceName"](info, font, room, size))

    def _font_charset(self, info: Any, font: Any) -> int:
        if font == _OURS:
            return int(pdfium.FXFONT_CHINESEBIG5_CHARSET)
        return int(self._usual["GetFontCharset"](info, font))

    def _delete_font(self, info: Any, font: Any) -> None:
        if font != _OURS:
            self._usual["DeleteFont"](info, font)


@cache
def provide() -> _Fonts:
    """Have pdfium take our font where the system has none; once in a process, before a file is opened."""
    return _Fonts()
