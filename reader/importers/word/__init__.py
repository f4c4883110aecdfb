"""Word documents (.docx), as they would be printed: with the numbers of lists and headings that Word counts, insertions
in, deletions out; comments, hidden text, page heads and feet are no part of the text.
"""

from typing import Final

from reader.importers.archive import Archive, blank, damaged
from reader.importers.markup import child, tag, text_of
from reader.importers.word.body import Body
from reader.importers.word.numbering import Numbering
from reader.importers.word.package import Package
from reader.importers.word.styles import Styles
from reader.model.raw import RawMetadata, RawText

SUFFIXES: Final = frozenset({".docx", ".docm", ".dotx"})

# Who "wrote" the template of python-docx, and when: left in every file made with it unless its author says otherwise.
_TEMPLATE_FACTS: Final = frozenset({"python-docx", "2013-12-23T23:15:00Z"})


def recognises(archive: Archive) -> bool:
    """Whether an archive is a Word document."""
    return "word/document.xml" in archive.names or (
        "[Content_Types].xml" in archive.names and any(name.startswith("word/") for name in archive.names)
    )


def read(archive: Archive) -> RawText:
    """The blocks of the document.  Raises ImportFailure: damaged, a bomb, without text."""
    package = Package(archive)
    root = archive.xml(package.main)
    body = child(root, "body")
    if body is None:
        raise damaged(archive.path)
    styles = Styles(package.part("styles"))
    numbering = Numbering(package.part("numbering"), styles)
    blocks = Body(package, styles, numbering).blocks(body)
    if not blocks:
        raise blank(archive.path)
    return RawText(archive.path, (), paged=False, metadata=_metadata(archive), blocks=tuple(blocks))


def _metadata(archive: Archive) -> RawMetadata:
    said = {"title": "", "creator": "", "created": ""}
    root = archive.xml("docProps/core.xml")
    for each in root if root is not None else ():
        if tag(each) in said:
            told = " ".join(text_of(each).split())
            said[tag(each)] = "" if told in _TEMPLATE_FACTS else told
    return RawMetadata(said["title"], said["creator"], said["created"])


__all__ = ["SUFFIXES", "read", "recognises"]
