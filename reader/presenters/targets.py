"""What in the text can be pointed at, tabbed to and activated."""

from dataclasses import dataclass

from reader.model.dates import DateMention
from reader.model.document import FootnoteRef, Link
from reader.model.glossary import TermMatch


@dataclass(frozen=True, slots=True)
class TermTarget:
    """A glossary term over source text[start:end] of a block."""

    block: int
    match: TermMatch

    @property
    def start(self) -> int:
        return self.match.start

    @property
    def end(self) -> int:
        return self.match.end


@dataclass(frozen=True, slots=True)
class LinkTarget:
    """An address over source text[start:end] of a block."""

    block: int
    link: Link

    @property
    def start(self) -> int:
        return self.link.start

    @property
    def end(self) -> int:
        return self.link.end


@dataclass(frozen=True, slots=True)
class FootnoteTarget:
    """A footnote number; it takes up no source text."""

    block: int
    ref: FootnoteRef

    @property
    def start(self) -> int:
        return self.ref.offset

    @property
    def end(self) -> int:
        return self.ref.offset


@dataclass(frozen=True, slots=True)
class DateTarget:
    """A date over source text[start:end] of a block that does not say all by itself."""

    block: int
    mention: DateMention

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


@dataclass(frozen=True, slots=True)
class ReplacementTarget:
    """Source text[start:end] of a block, which the script shows in other words."""

    block: int
    start: int
    end: int


Target = TermTarget | LinkTarget | FootnoteTarget | DateTarget | ReplacementTarget
