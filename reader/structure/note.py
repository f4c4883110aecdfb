"""A footnote while it is gathered."""

from dataclasses import dataclass, field

from reader.model.document import NoteNumber
from reader.structure.lines import Line


@dataclass(slots=True)
class Note:
    """A footnote while it is gathered: its number, its lines, the first without the number."""

    number: NoteNumber
    lines: list[Line] = field(default_factory=list)
    indexes: list[int] = field(default_factory=list)
