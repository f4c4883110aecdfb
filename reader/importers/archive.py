"""Documents that are ZIP archives: their members, within limits that no document reaches and a bomb does."""

import io
import zipfile
import zlib
from pathlib import Path
from typing import Final

from reader.errors import ImportFailure
from reader.i18n import gettext as _
from reader.importers.files import content
from reader.importers.markup import MAX_MARKUP, Element, xml_tree

SIGNATURE: Final = b"PK\x03\x04"
_MAX_MEMBERS: Final = 20_000
_MAX_TOTAL: Final = 256 << 20  # bytes unpacked of the members that are read
_MAX_RATIO: Final = 400  # unpacked to packed; markup comes to 30
_SMALL: Final = 1 << 20  # bytes: what unpacks to less is no bomb
_CHUNK: Final = 1 << 20
_ENCRYPTED: Final = 0x1


class Archive:
    """The members of the file at `path`.  Raises ImportFailure where it is damaged or has too many of them."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._total = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(content(path)))
            self._members = {each.filename: each for each in self._zip.infolist()}
        except (zipfile.BadZipFile, zlib.error, ValueError, NotImplementedError, OSError, RuntimeError) as error:
            raise damaged(path) from error
        if len(self._members) > _MAX_MEMBERS:
            raise self._bomb()

    @property
    def names(self) -> frozenset[str]:
        return frozenset(self._members)

    def read(self, name: str) -> bytes | None:
        """The bytes of a member, None where there is none such.  Raises ImportFailure: damaged, encrypted, a bomb."""
        member = self._members.get(name)
        if member is None:
            return None
        if member.flag_bits & _ENCRYPTED:
            raise encrypted(self.path)
        if member.file_size > MAX_MARKUP or self._total + member.file_size > _MAX_TOTAL:
            raise self._bomb()
        if member.file_size > max(_SMALL, member.compress_size * _MAX_RATIO):
            raise self._bomb()
        data = self._unpacked(member)
        self._total += len(data)
        return data

    def _unpacked(self, member: zipfile.ZipInfo) -> bytes:
        """What it unpacks to, whatever its head says of its size."""
        pieces: list[bytes] = []
        size = 0
        try:
            with self._zip.open(member) as stream:
                while piece := stream.read(_CHUNK):
                    pieces.append(piece)
                    size += len(piece)
                    if size > MAX_MARKUP:
                        raise self._bomb()
        # What zipfile and its decompressors raise for damaged members.
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError, RuntimeError) as error:
            raise damaged(self.path) from error
        except (OSError, MemoryError) as error:
            raise damaged(self.path) from error
        return b"".join(pieces)

    def xml(self, name: str) -> Element | None:
        """The root of a member that is XML; None where there is none such or it is not well-formed."""
        data = self.read(name)
        return None if data is None else xml_tree(self.path, data)

    def _bomb(self) -> ImportFailure:
        told = _("「{name}」解開後大得不合理，可能是惡意檔案，已停止讀取。請確認來源；必要時用原來的程式另存再匯入。")
        return ImportFailure(self.path, told.format(name=self.path.name))


def damaged(path: Path) -> ImportFailure:
    return ImportFailure(
        path, _("「{name}」已經毀損，打不開。請重新下載，或用原來的程式修復後另存再匯入。").format(name=path.name)
    )


def encrypted(path: Path) -> ImportFailure:
    return ImportFailure(
        path, _("「{name}」有密碼或版權保護，讀不到內文。請另存一份沒有保護的複本再匯入。").format(name=path.name)
    )


def blank(path: Path) -> ImportFailure:
    """The failure of a document without a word."""
    told = _("「{name}」裡沒有文字。請確認檔案是否正確；內容若是圖片，請先做文字辨識。")
    return ImportFailure(path, told.format(name=path.name))
