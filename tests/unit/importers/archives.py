"""Archives for tests, written member by member."""

import io
import zipfile
from collections.abc import Mapping

CONTAINER = (
    '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
    '<rootfile full-path="OEBPS/book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>'
)
_XHTML = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'


def archive(members: Mapping[str, str | bytes]) -> bytes:
    """A ZIP archive with these members, the mimetype stored as the formats demand."""
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in members.items():
            kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            file.writestr(zipfile.ZipInfo(name), data, kind)
    return written.getvalue()


def xhtml(body: str) -> str:
    """A chapter of a book."""
    return f"<?xml version='1.0' encoding='utf-8'?>{_XHTML}<head><title>x</title></head><body>{body}</body></html>"


def epub(chapters: Mapping[str, str], *, contents: str = "", more: Mapping[str, str | bytes] | None = None) -> bytes:
    """A book of chapters (name -> body) in this order.  contents: the body of its navigation."""
    items = "".join(
        f'<item id="c{i}" href="{name}" media-type="application/xhtml+xml"/>' for i, name in enumerate(chapters)
    )
    nav = '<item id="nav" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>' if contents else ""
    spine = '<itemref idref="nav"/>' * bool(nav) + "".join(f'<itemref idref="c{i}"/>' for i in range(len(chapters)))
    package = (
        '<package xmlns="http://www.idpf.org/2007/opf" xmlns:dc="http://purl.org/dc/elements/1.1/" version="3.0">'
        "<metadata><dc:title>貿易救濟導論</dc:title><dc:creator>林昱衡</dc:creator><dc:creator>周芷瑄</dc:creator>"
        f"<dc:date>2023-11-02</dc:date></metadata><manifest>{items}{nav}</manifest>"
        f'<spine toc="ncx">{spine}</spine></package>'
    )
    members: dict[str, str | bytes] = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": CONTAINER,
        "OEBPS/book.opf": package,
    }
    members |= {f"OEBPS/{name}": xhtml(body) for name, body in chapters.items()}
    if nav:
        members["OEBPS/nav.xhtml"] = xhtml(f'<nav epub:type="toc">{contents}</nav>')
    return archive({**members, **(more or {})})
