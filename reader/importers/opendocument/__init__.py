"""OpenDocument texts (.odt): headings, lists, notes, tables and links as they would be printed; deletions, comments,
page heads and feet are no part of the text.
"""

from typing import Final

from reader.importers.archive import Archive, blank, damaged, encrypted
from reader.importers.markup import child, tag, text_of
from reader.importers.opendocument.body import Body
from reader.importers.opendocument.styles import Styles
from reader.model.raw import RawMetadata, RawText

SUFFIXES: Final = frozenset({".odt", ".ott"})
_MEDIA: Final = b"application/vnd.oasis.opendocument.text"


def recognises(archive: Archive) -> bool:
    """Whether an archive is an OpenDocument text."""
    return "content.xml" in archive.names and (archive.read("mimetype") or b"").startswith(_MEDIA)


def read(archive: Archive) -> RawText:
    """The blocks of the document.  Raises ImportFailure: damaged, encrypted, a bomb, without text."""
    manifest = archive.xml("META-INF/manifest.xml")
    if manifest is not None and any(tag(each) == "encryption-data" for each in manifest.iter()):
        raise encrypted(archive.path)
    content = archive.xml("content.xml")
    text = child(child(content, "body"), "text")
    if text is None:
        raise damaged(archive.path)
    blocks = Body(Styles(content, archive.xml("styles.xml"))).blocks(text)
    if not blocks:
        raise blank(archive.path)
    return RawText(archive.path, (), paged=False, metadata=_metadata(archive), blocks=tuple(blocks))


def _metadata(archive: Archive) -> RawMetadata:
    said: dict[str, str] = {}
    root = archive.xml("meta.xml")
    for each in root.iter() if root is not None else ():
        said.setdefault(tag(each), " ".join(text_of(each).split()))
    author = said.get("initial-creator") or said.get("creator", "")
    return RawMetadata(said.get("title", ""), author, said.get("creation-date") or said.get("date", ""))


__all__ = ["SUFFIXES", "read", "recognises"]
