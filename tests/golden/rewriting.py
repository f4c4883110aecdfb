"""A true structure written as a document of another format, as an author would have: headings by their styles or marks,
footnotes as such, lists with their numbers typed.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any, Final
from xml.sax.saxutils import escape

from tests.unit.importers.archives import epub
from tests.unit.importers.test_opendocument import odt
from tests.unit.importers.words import docx, note, p, reference, run, style

Form = dict[str, Any]

_MARK: Final = re.compile(r"\[\^(\d+)\]")
_STYLES: Final = "".join(style(f"h{level}", f"heading {level}") for level in range(1, 7))


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """("text", words), ("break", "") or ("mark", number)."""
    for index, piece in enumerate(_MARK.split(text)):
        if index % 2:
            yield "mark", piece
            continue
        for line, words in enumerate(piece.split("\n")):
            if line:
                yield "break", ""
            if words:
                yield "text", escape(words)


def _text(block: Form) -> str:
    marker = block.get("marker", "")
    return f"{marker}{' ' * (marker in ('⚫', '•'))}{block['text']}"


def as_word(form: Form, *, styled: bool) -> bytes:
    """styled: whether headings have their styles, or look like paragraphs, as in most that are typed by hand."""
    notes = {block["number"]: place for place, block in enumerate(form["blocks"], 1) if block["type"] == "footnote"}
    write: dict[str, Callable[[str], str]] = {
        "text": run,
        "break": lambda _: "<w:r><w:br/></w:r>",
        "mark": lambda number: reference("footnote", notes[int(number)]),
    }

    def runs(text: str) -> list[str]:
        return [write[kind](words) for kind, words in _pieces(text)]

    body = ""
    for block in form["blocks"]:
        if block["type"] == "table":
            cells = (
                f"<w:tr>{''.join(f'<w:tc>{p(*runs(cell))}</w:tc>' for cell in row)}</w:tr>" for row in block["rows"]
            )
            body += f"<w:tbl>{''.join(cells)}</w:tbl>"
        elif block["type"] not in ("footnote", "page_furniture"):
            named = f"h{block['level']}" if styled and block["type"] == "heading" else ""
            body += p(*runs(_text(block)), style=named)
    feet = (note("footnote", notes[b["number"]], escape(b["text"])) for b in form["blocks"] if b["type"] == "footnote")
    return docx(body, footnotes="".join(feet), styles=_STYLES)


def _hypertext(form: Form) -> str:
    write: dict[str, Callable[[str], str]] = {
        "text": str,
        "break": lambda _: "<br/>",
        "mark": lambda number: f'<sup><a id="r{number}" href="#n{number}">{number}</a></sup>',
    }

    def inner(text: str) -> str:
        return "".join(write[kind](words) for kind, words in _pieces(text))

    body = ""
    for block in form["blocks"]:
        if block["type"] == "table":
            rows = (f"<tr>{''.join(f'<td>{inner(cell)}</td>' for cell in row)}</tr>" for row in block["rows"])
            body += f"<table>{''.join(rows)}</table>"
        elif block["type"] == "footnote":
            number = block["number"]
            body += f'<p id="n{number}"><a href="#r{number}">{number}</a> {inner(block["text"])}</p>'
        elif block["type"] != "page_furniture":
            name = f"h{block['level']}" if block["type"] == "heading" else "p"
            body += f"<{name}>{inner(_text(block))}</{name}>"
    return body


def as_page(form: Form) -> bytes:
    return f"<!DOCTYPE html><html><body>{_hypertext(form)}</body></html>".encode()


def as_book(form: Form) -> bytes:
    return epub({"a.xhtml": _hypertext(form)})


def as_open_document(form: Form) -> bytes:
    notes = {block["number"]: escape(block["text"]) for block in form["blocks"] if block["type"] == "footnote"}
    write: dict[str, Callable[[str], str]] = {
        "text": str,
        "break": lambda _: "<text:line-break/>",
        "mark": lambda number: (
            f'<text:note text:note-class="footnote"><text:note-citation>{number}</text:note-citation>'
            f"<text:note-body><text:p>{notes[int(number)]}</text:p></text:note-body></text:note>"
        ),
    }

    def inner(text: str) -> str:
        return "".join(write[kind](words) for kind, words in _pieces(text))

    body = ""
    for block in form["blocks"]:
        if block["type"] == "table":
            cells = ([f"<text:p>{inner(cell)}</text:p>" for cell in row] for row in block["rows"])
            rows = (f"<table:table-cell>{'</table:table-cell><table:table-cell>'.join(row)}" for row in cells)
            body += "".join(
                ("<table:table>", *(f"<table:table-row>{row}</table:table-cell></table:table-row>" for row in rows))
            )
            body += "</table:table>"
        elif block["type"] == "heading":
            level = block["level"]
            body += f'<text:h text:is-list-header="true" text:outline-level="{level}">{inner(block["text"])}</text:h>'
        elif block["type"] not in ("footnote", "page_furniture"):
            body += f"<text:p>{inner(_text(block))}</text:p>"
    return odt(body)
