"""A look as a style sheet."""

import json
from typing import Final

from tests.typesetting.looks import MARKS, Look

_BASE: Final = """
body { margin: 0 } i { font-style: normal } a { color: inherit; text-decoration: none }
h1, h2, h3, h4 { font-weight: normal; break-after: avoid; line-height: 1.4; margin: 0; bookmark-level: none }
h1 { margin-bottom: 14pt } h2 { margin: 14pt 0 5pt } h3 { margin: 10pt 0 4pt } h4 { margin: 8pt 0 2pt }
p { orphans: 2; widows: 2; overflow-wrap: break-word; margin: 0 }
p.author, p.affiliation { text-align: right; margin: 0 0 3pt } p.affiliation { margin-bottom: 12pt }
p.caption { text-align: center; margin: 4pt 0 } p.above { break-after: avoid }
p.masthead { border-bottom: 1.5pt solid #333; margin-bottom: 10pt }
p.field { margin: 0 0 6pt } p.note { margin-top: 6pt }
p.item { margin-bottom: 3pt }
p.toc { display: flex; justify-content: space-between }
table { border-collapse: collapse; width: 100%; table-layout: fixed; margin: 6pt 0 10pt; line-height: 1.4 }
th, td { padding: 3pt 5pt; vertical-align: top; text-align: left; font-weight: normal; overflow-wrap: anywhere }
tr { break-inside: avoid }
span.latin { font-feature-settings: 'palt' }
"""
_PLACES: Final = ("left", "center", "right")
_RULES: Final = {
    "full": "th, td { border: 0.5pt solid #444 }",
    "half": "table { border: solid #222; border-width: 1pt 0 } th { border-bottom: 0.5pt solid #222 }",
    "none": "",
    "shade": "th { background: #ddd } tr.even td { background: #f3f3f3 }",
}


def style(look: Look, heads: tuple[str, str]) -> str:
    """The style sheet; `heads` are the running heads of left and right pages."""
    return "\n".join([_BASE, _page(look, heads), _text(look), _titles(look), _notes(look), _table(look)])


def _page(look: Look, heads: tuple[str, str]) -> str:
    top, right, bottom, left = look.margins
    font = f'font: {0.78 * look.size:.2f}pt "Trade Reader {look.face}"'
    rules = [f"@page {{ size: {look.page}; margin: {top}mm {right}mm {bottom}mm {left}mm }}"]
    for side, box, content in _boxes(look, heads):
        rules.append(f"@page{side} {{ @{box} {{ content: {content}; {font} }} }}")
    if look.head_rule and look.head != "none":
        line = "border-bottom: 0.5pt solid #333; vertical-align: bottom; padding-bottom: 3pt; margin-bottom: 6mm"
        rules.append("@page { " + " ".join(f"@top-{place} {{ {line} }}" for place in _PLACES) + " }")
    if not look.first_head:
        rules.append("@page :first { " + " ".join(f"@top-{place} {{ content: none }}" for place in _PLACES) + " }")
    return "\n".join(rules)


def _boxes(look: Look, heads: tuple[str, str]) -> list[tuple[str, str, str]]:
    """(pages, margin box, content) of running heads and page numbers."""
    left, right = (json.dumps(words, ensure_ascii=False) for words in heads)
    boxes = {
        "none": [],
        "left": [("", "top-left", right)],
        "right": [("", "top-right", right)],
        "centre": [("", "top-center", right)],
        "alternate": [(":left", "top-left", left), (":right", "top-right", right)],
    }[look.head]
    if not look.number:
        return boxes
    return (
        boxes
        + {
            "centre": [("", "bottom-center", look.number)],
            "outer": [(":left", "bottom-left", look.number), (":right", "bottom-right", look.number)],
            "right": [("", "bottom-right", look.number)],
            "top": [("", "top-left" if look.head in ("right", "centre", "none") else "bottom-center", look.number)],
        }[look.number_at]
    )


def _text(look: Look) -> str:
    align = "justify" if look.justified else "left"
    first = "2em" if look.indent else "0"
    hang = "text-indent: -2em; margin-left: 2em" if look.hanging else "text-indent: 0; margin-left: 0"
    deeper = " ".join(
        f"p.item.level{level} {{ margin-left: {2 * level - (0 if look.hanging else 2)}em }}" for level in (2, 3, 4)
    )
    over_all = "h1, p.author, p.affiliation, p.masthead { column-span: all }"
    body = f"body {{ columns: {look.columns}; column-gap: 8mm }} {over_all}"
    return f"""
html {{ font-family: "Trade Reader {look.face}"; font-size: {look.size}pt; line-height: {look.pitch}; hyphens: none }}
p.text, p.abstract {{ text-indent: {first}; margin-bottom: {look.gap}pt; text-align: {align} }}
p.quote {{ margin: 4pt 3em 8pt; text-align: {align}; text-indent: 0 }}
p.item {{ {hang} }} {deeper}
p.caption {{ font-size: {0.9 * look.size:.2f}pt }}
{body if look.columns > 1 else ""}"""


def _titles(look: Look) -> str:
    align = "center" if look.centred else "left"
    sizes = " ".join(
        f"h{level} {{ font-size: {times * look.size:.2f}pt }}" for level, times in enumerate(look.title_sizes, 1)
    )
    faces = f'h1, h2, h3, h4, p.masthead {{ font-family: "Trade Reader {look.title_face}" }}'
    return f"{sizes} {faces} h1 {{ text-align: center }} h2 {{ text-align: {align} }}"


def _notes(look: Look) -> str:
    call, head, raised = MARKS[look.mark]
    size = look.note_size * look.size
    up = "vertical-align: super; line-height: 0;"
    rule = "border-top: 0.5pt solid #333;" if look.note_rule else ""
    hang = "padding-left: 1.5em; text-indent: -1.5em;" if look.note_hangs else ""
    calls = f"font-size: {0.65 * look.size:.2f}pt; {up}" if raised else "font-size: inherit; vertical-align: baseline;"
    marker = f"font-size: {0.7 * size:.2f}pt; {up}" if look.mark in ("raised", "raised in brackets") else ""
    return f"""
@page {{ @footnote {{ {rule} margin-top: 10pt; padding-top: 4pt }} }}
.footnote, .endnote {{ font-size: {size:.2f}pt; line-height: 1.4; text-align: left; overflow-wrap: break-word }}
.endnote {{ margin-bottom: 2pt; {hang} }}
.footnote {{ float: footnote; {hang} }}
.footnote::footnote-call {{ content: {_quoted(call)}; {calls} }}
.footnote::footnote-marker {{ content: {_quoted(head)}; {marker} }}
sup {{ {calls} }} span.marker {{ {marker} }}"""


def _quoted(form: str) -> str:
    before, _, after = form.partition("{}")
    return f'"{before}" attr(data-number) "{after}"'


def _table(look: Look) -> str:
    bold = 'th { font-family: "Trade Reader Bold" }' if look.head_bold else ""
    return f"""
table {{ font-size: {look.table_size * look.size:.2f}pt }} {_RULES[look.rules]} {bold}
table.data td + td {{ text-align: {look.figures} }} table.data td.words {{ text-align: left }}"""
