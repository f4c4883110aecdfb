"""Word documents for tests, from what stands in their parts."""

from collections.abc import Mapping
from typing import Final

from tests.unit.importers.archives import archive

_NAMESPACES: Final = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_PARTS: Final = ("styles", "numbering", "footnotes", "endnotes", "settings")
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def p(*inner: str, style: str = "", more: str = "") -> str:
    """A paragraph of runs, or of plain text; more: further properties."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    runs = "".join(each if each.startswith("<") else run(each) for each in inner)
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"


def item(text: str, level: int = 0, list_: int = 1) -> str:
    """A paragraph of a list."""
    return p(text, more=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{list_}"/></w:numPr>')


def reference(kind: str, identity: int, own: str = "") -> str:
    """A mark of a note; own: the mark that the text has itself."""
    if own:
        return f'<w:r><w:{kind}Reference w:customMarkFollows="1" w:id="{identity}"/><w:t>{own}</w:t></w:r>'
    return f'<w:r><w:{kind}Reference w:id="{identity}"/></w:r>'


def note(kind: str, identity: int, *paragraphs: str) -> str:
    inner = "".join(p(f"<w:r><w:{kind}Ref/></w:r>", each) for each in paragraphs)
    return f'<w:{kind} w:id="{identity}">{inner}</w:{kind}>'


def style(identity: str, name: str, properties: str = "", based_on: str = "") -> str:
    based = f'<w:basedOn w:val="{based_on}"/>' if based_on else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{identity}"><w:name w:val="{name}"/>{based}'
        f"<w:pPr>{properties}</w:pPr></w:style>"
    )


def level(place: int, form: str, text: str, more: str = "") -> str:
    shown = f'<w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/>'
    return f'<w:lvl w:ilvl="{place}"><w:start w:val="1"/>{shown}{more}</w:lvl>'


def lists(*levels: str, further: str = "") -> str:
    """One list with these levels, number 1; further: more of them."""
    return (
        f'<w:abstractNum w:abstractNumId="0">{"".join(levels)}</w:abstractNum>'
        f'<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>{further}'
    )


def docx(body: str, links: Mapping[str, str] | None = None, **parts: str) -> bytes:
    """A document with this body and these parts: styles, numbering, footnotes, endnotes, settings."""
    relations = "".join(f'<Relationship Id="{kind}" Type="{_KIND}/{kind}" Target="{kind}.xml"/>' for kind in parts)
    relations += "".join(
        f'<Relationship Id="{identity}" Type="{_KIND}/hyperlink" Target="{address}" TargetMode="External"/>'
        for identity, address in (links or {}).items()
    )
    members: dict[str, str | bytes] = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{_KIND}/officeDocument" Target="word/document.xml"/>'
        "</Relationships>",
        "word/document.xml": f"<w:document {_NAMESPACES}><w:body>{body}<w:sectPr/></w:body></w:document>",
        "word/_rels/document.xml.rels": f"<Relationships>{relations}</Relationships>",
    }
    assert set(parts) <= set(_PARTS)
    members |= {f"word/{kind}.xml": f"<w:{kind} {_NAMESPACES}>{inner}</w:{kind}>" for kind, inner in parts.items()}
    return archive(members)
