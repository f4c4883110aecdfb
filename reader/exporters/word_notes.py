"""A note's Markdown as paragraphs of Word."""

from dataclasses import dataclass, field

from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph
from docx.text.run import Run
from markdown_it.token import Token

from reader.exporters.notes import tokens

_INDENT = 18  # points a level


def add_note(word: WordDocument, note: str) -> None:
    """Append `note`: paragraphs, headings (bold), lists, quotes, code; emphasis, links, line breaks within."""
    state = _State(word)
    for token in tokens(note):
        state.take(token)


@dataclass
class _State:
    """Where in the note's structure the next paragraph stands."""

    word: WordDocument
    lists: list[str] = field(default_factory=list)
    quotes: int = 0
    heading: bool = False

    def take(self, token: Token) -> None:
        kind = token.type
        if kind in ("bullet_list_open", "ordered_list_open"):
            self.lists.append("" if kind.startswith("bullet") else str(token.attrGet("start") or 1))
        elif kind in ("bullet_list_close", "ordered_list_close"):
            self.lists.pop()
        elif kind in ("blockquote_open", "blockquote_close"):
            self.quotes += 1 if kind.endswith("open") else -1
        elif kind in ("heading_open", "heading_close"):
            self.heading = kind.endswith("open")
        elif kind == "list_item_open" and self.lists[-1]:
            self.lists[-1] = token.info or self.lists[-1]
        elif kind == "inline":
            _add_inline(self._paragraph(), token.children or [], self.heading)
        elif kind in ("code_block", "fence"):
            _add_code(self._paragraph(), token.content.rstrip("\n"))

    def _paragraph(self) -> Paragraph:
        paragraph = self.word.add_paragraph()
        depth = len(self.lists) + self.quotes
        if depth:
            paragraph.paragraph_format.left_indent = Pt(_INDENT * depth)
        if self.lists:
            # Word's own numbering would go on from note to note.
            paragraph.add_run(f"{self.lists[-1]}. " if self.lists[-1] else "• ")
        return paragraph


def _add_inline(paragraph: Paragraph, children: list[Token], bold: bool) -> None:
    style = {"strong": bold, "em": False, "s": False}
    address = ""
    for child in children:
        name, _underscore, edge = child.type.rpartition("_")
        if child.type == "link_open":
            address = str(child.attrGet("href") or "")
        elif child.type == "link_close":
            address = ""
        elif name in style and edge in ("open", "close"):
            style[name] = edge == "open" or (name == "strong" and bold)
        elif child.type in ("softbreak", "hardbreak"):
            paragraph.add_run().add_break()
        elif child.content:
            run = _add_run(paragraph, child.content, address)
            run.bold, run.italic, run.font.strike = style["strong"] or None, style["em"] or None, style["s"] or None
            if child.type == "code_inline":
                run.font.name = "Consolas"


def _add_run(paragraph: Paragraph, text: str, address: str) -> Run:
    run = paragraph.add_run(text)
    if address:
        link = OxmlElement("w:hyperlink")
        link.set(qn("r:id"), paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True))
        paragraph._p.append(link)
        link.append(run._r)
        run.underline = True
    return run


def _add_code(paragraph: Paragraph, text: str) -> None:
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.font.name = "Consolas"
