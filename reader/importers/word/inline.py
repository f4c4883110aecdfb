"""What the runs of a Word paragraph hold: text, breaks, links, fields, marks of notes, and boxes beside the text."""

import re
from collections.abc import Callable
from typing import Final

from reader.importers.markup import Element, attribute, child, tag, text_of
from reader.importers.passage import Passage
from reader.importers.word.styles import is_on
from reader.model.raw import Marked

_THROUGH: Final = frozenset(
    ("ins", "moveto", "smarttag", "sdt", "sdtcontent", "customxml", "dir", "bdo", "ruby", "rubybase")
)
_CHARACTERS: Final = {"tab": " ", "ptab": " ", "nobreakhyphen": "-", "cr": "\n"}
_ADDRESS: Final = re.compile(r"\s*HYPERLINK\s+\"([^\"]{1,2000})\"", re.IGNORECASE)
_DRAWN: Final = frozenset(("drawing", "pict", "object", "alternatecontent"))
# Symbol fonts by their codes: boxes to tick, and bullets.
_SYMBOLS: Final = {
    0xA8: "□",
    0xFE: "☑",
    0x52: "☑",
    0x6C: "●",
    0x6E: "■",
    0x6F: "□",
    0x75: "◆",
    0xD8: "➢",
    0xFC: "✓",
    0xE0: "→",
}
_DEEPEST: Final = 60

Mark = Callable[[str, str, bool], str | None]


class Inline:
    """Writes runs into a passage.  addresses: of links, by relation.  mark: gives the key of a note from its kind, its
    id and whether the text has a mark of its own for it; None if it has."""

    def __init__(self, addresses: dict[str, str], mark: Mark) -> None:
        self._addresses = addresses
        self._mark = mark
        self._fields: list[_Field] = []
        self.passage = Passage()
        self.boxes: list[Element] = []  # contents of text boxes met since they were last taken

    def take(self) -> Marked:
        """What was written since this was last asked."""
        passage, self.passage = self.passage, Passage()
        return passage.take()

    def write(self, element: Element, depth: int = 0) -> None:
        """All that lies in `element`: a paragraph, or what stands in one."""
        for each in element if depth < _DEEPEST else ():
            name = tag(each)
            if name == "r":
                self._run(each, depth)
            elif name == "hyperlink":
                self.passage.begin_link(self._addresses.get(attribute(each, "id"), ""))
                self.write(each, depth + 1)
                self.passage.end_link()
            elif name == "fldsimple":
                found = _ADDRESS.match(attribute(each, "instr"))
                self.passage.begin_link(found[1] if found else "")
                self.write(each, depth + 1)
                self.passage.end_link()
            elif name in ("omath", "omathpara"):
                self.passage.write_verbatim(text_of(each))
            elif name in _THROUGH:
                self.write(each, depth + 1)

    def _run(self, run: Element, depth: int) -> None:
        properties = child(run, "rpr")
        if is_on(child(properties, "vanish")) and not is_on(child(properties, "specvanish")):
            return
        for each in run:
            name = tag(each)
            if name == "fldchar":
                self._field(attribute(each, "fldCharType"))
            elif name == "instrtext" and self._fields:
                self._fields[-1].code += text_of(each)[:2000]
            elif self._in_code():
                continue
            elif name == "t":
                self.passage.write_verbatim(text_of(each).replace("\n", " ").replace("\r", " "))
            else:
                self._other(each, name, depth)

    def _other(self, element: Element, name: str, depth: int) -> None:
        if name in _CHARACTERS:
            self.passage.write_verbatim(_CHARACTERS[name])
        elif name == "br":
            self.passage.break_line()
        elif name == "sym":
            self.passage.write_verbatim(_symbol(attribute(element, "char")))
        elif name in ("footnotereference", "endnotereference"):
            own = attribute(element, "customMarkFollows") not in ("", "0", "false", "off")
            if (key := self._mark(name.removesuffix("reference"), attribute(element, "id"), own)) is not None:
                self.passage.mark(key)
        elif name in _DRAWN:
            self.boxes += _boxes(element)
        elif name in _THROUGH:
            self.write(element, depth + 1)

    def _in_code(self) -> bool:
        return any(not field.shown for field in self._fields)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(_Field())
        elif kind == "separate" and self._fields:
            field = self._fields[-1]
            field.shown = True
            found = _ADDRESS.match(field.code)
            if found and not self._in_code():
                self.passage.begin_link(found[1])
                field.links = True
        elif kind == "end" and self._fields and self._fields.pop().links:
            self.passage.end_link()


class _Field:
    __slots__ = ("code", "links", "shown")

    def __init__(self) -> None:
        self.code, self.shown, self.links = "", False, False


def _symbol(code: str) -> str:
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    if 0xF000 <= number <= 0xF0FF:
        return _SYMBOLS.get(number - 0xF000, "□")
    return chr(number) if 0x20 <= number < 0xD800 else "□"


def _boxes(element: Element) -> list[Element]:
    """The contents of the text boxes in a drawing; of the alternatives for old programs only the first is taken."""
    found: list[Element] = []
    waiting = [element]
    while waiting:
        each = waiting.pop()
        if tag(each) == "txbxcontent":
            found.append(each)
        elif tag(each) == "alternatecontent":
            waiting += [option for option in each if tag(option) in ("choice", "fallback")][:1]
        else:
            waiting += reversed(each)
    return found
