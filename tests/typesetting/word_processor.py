"""Sources as documents of a word processor, which LibreOffice exports."""

import subprocess
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

from corpus.build import structure
from corpus.build.source import Source
from tests.typesetting.document_styles import SANS, SERIF, Manner
from tests.typesetting.faces import install
from tests.typesetting.kinds import Kind
from tests.typesetting.open_document import open_document
from tests.typesetting.sheets import UnsettledError

_SECONDS: Final = 180
_ROUNDS: Final = 3
_HEADS: Final = {"none": (), "left": ("head_left",), "mirrored": ("head_left", "head_right")}
_MANNERS: Final[dict[Kind, Manner]] = {
    "brief": Manner(
        page=(210, 297),
        margins=(22, 22, 20, 22),
        face=SANS,
        latin=SANS,
        size=11,
        pitch=120,
        gap=7,
        title_sizes=(20, 15, 12.5, 11),
        rules="full",
        number="# / ##",
        heads="left",
        truetype=True,
    ),
    "newsletter": Manner(
        page=(210, 297),
        margins=(20, 17, 18, 17),
        face=SERIF,
        latin=SANS,
        size=10,
        pitch=110,
        indent=True,
        gap=3,
        title_sizes=(16, 12.5, 11, 10),
        rules="half",
        number="第 # 頁",
        heads="left",
        columns=2,
        hangs=False,
    ),
    "law": Manner(
        page=(182, 257),
        margins=(25, 22, 22, 26),
        face=SERIF,
        latin=SERIF,
        size=11,
        pitch=115,
        indent=True,
        title_sizes=(18, 14, 12, 11),
        rules="full",
        number="#",
        heads="mirrored",
        centred=True,
        hangs=False,
        truetype=True,
    ),
    "trip": Manner(
        page=(210, 297),
        margins=(25, 28, 25, 28),
        face=SERIF,
        latin=SANS,
        size=13,
        pitch=110,
        indent=True,
        title_sizes=(22, 17, 14.5, 13),
        rules="full",
        number="第 # 頁，共 ## 頁",
        truetype=True,
    ),
    "paper": Manner(
        page=(210, 297),
        margins=(25, 30, 25, 30),
        face=SERIF,
        latin=SERIF,
        size=12,
        pitch=135,
        indent=True,
        title_sizes=(18, 15, 13, 12),
        rules="half",
        number="- # -",
        heads="mirrored",
    ),
}


def export(source: Source, kind: Kind) -> tuple[bytes, dict[str, Any]]:
    """The PDF and the structure.

    Raises UnsettledError where the table of contents does not come to rest, OSError or subprocess.SubprocessError where
    LibreOffice is not there or fails.
    """
    for _ in range(_ROUNDS):
        written = _exported(source, kind)
        settled = _with_pages(source, written)
        if settled == source:
            running = {key: words for key, words in source.typesetting.items() if key in _HEADS[_MANNERS[kind].heads]}
            return written, structure.structure(replace(source, typesetting=running))
        source = settled
    raise UnsettledError(source.name)


def _exported(source: Source, kind: Kind) -> bytes:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"{kind}.fodt"
        path.write_text(open_document(source, _MANNERS[kind]), encoding="utf-8")
        (Path(folder) / "fonts").mkdir()
        environment = install(Path(folder) / "fonts", source.path.read_text("utf-8"), _MANNERS[kind].truetype)
        command = [
            *("soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile"),
            *("--convert-to", "pdf:writer_pdf_Export", "--outdir", folder, str(path)),
        ]
        subprocess.run(command, env=environment, capture_output=True, check=True, timeout=_SECONDS)
        return path.with_suffix(".pdf").read_bytes()


def _with_pages(source: Source, written: bytes) -> Source:
    """The source, its table of contents with the pages to which the PDF's outline leads."""
    import pypdfium2

    document = pypdfium2.PdfDocument(written)
    pages: dict[str, int] = {}
    for mark in document.get_toc():
        place = mark.get_dest()
        if place is not None:
            pages[mark.get_title()] = place.get_index() + 1
    document.close()
    elements = [
        replace(element, page=pages[element.text]) if element.kind == "toc_entry" else element
        for element in source.elements
    ]
    return replace(source, elements=tuple(elements))
