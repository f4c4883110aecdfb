"""What is exported, put in order for every format alike."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from reader.citing import Citation, cite_whole, format_citation, in_script
from reader.model.annotation import Annotation
from reader.model.document import Document
from reader.model.script import Script
from reader.text.conversion import Conversions

# What XML 1.0 cannot hold, and what no text means: control characters but tab and line feed, lone surrogates.
_UNPRINTABLE: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufffe\uffff]|[\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """An annotation with the words to show for it.

    quotation: in the script asked for, a line feed between blocks.  citation: of the place.
    """

    document: Document
    annotation: Annotation
    quotation: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Form:
    """How titles and citations are to be written."""

    style: str = "zh"
    script: Script = Script.SOURCE
    conversions: Conversions = field(default_factory=Conversions)

    def cite(self, citation: Citation) -> str:
        return format_citation(citation, self.style, self.script, self.conversions)


@dataclass(frozen=True, slots=True)
class Passage:
    """An excerpt, clean of control characters.  paragraphs: of the quotation.  reference: its citation as text."""

    excerpt: Excerpt
    paragraphs: tuple[str, ...]
    reference: str
    note: str
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """The passages of one document in text order.  reference: the citation of the document as a whole."""

    title: str
    reference: str
    passages: tuple[Passage, ...]


def clean(text: str) -> str:
    """`text` without control characters; a line break of any kind becomes a line feed, a lone surrogate U+FFFD."""
    text = (
        text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0b", "\n").replace("\x0c", "\n").replace("\x85", "\n")
    )
    return _UNPRINTABLE.sub(lambda found: "\ufffd" if found[0] >= "\ud800" and found[0] < "\ue000" else "", text)


def in_order(excerpts: Iterable[Excerpt]) -> list[list[Excerpt]]:
    """One list a document, in the order of first appearance; in text order within, those without a place last."""
    groups: dict[int, list[Excerpt]] = {}
    for excerpt in excerpts:
        groups.setdefault(excerpt.document.id, []).append(excerpt)
    return [sorted(group, key=_place) for group in groups.values()]


def grouped(excerpts: Sequence[Excerpt], form: Form) -> tuple[Group, ...]:
    """The excerpts as text to be laid out."""
    return tuple(
        Group(
            title=clean(in_script(group[0].document.title, form.script, form.conversions)),
            reference=clean(form.cite(cite_whole(group[0].document))),
            passages=tuple(_passage(excerpt, form) for excerpt in group),
        )
        for group in in_order(excerpts)
    )


def language_tag(script: Script) -> str:
    """The language of the text in a script, as BCP 47 has it."""
    return {Script.HK: "zh-Hant-HK", Script.CN: "zh-Hans", Script.CN_TERMS: "zh-Hans-CN"}.get(script, "zh-Hant-TW")


def _place(excerpt: Excerpt) -> tuple[bool, tuple[int, int], tuple[int, int], str]:
    span = excerpt.annotation.span
    if span is None:
        return True, (0, 0), (0, 0), excerpt.annotation.created
    ends = ((span.start.block, span.start.offset), (span.end.block, span.end.offset))
    return False, *ends, excerpt.annotation.created


def _passage(excerpt: Excerpt, form: Form) -> Passage:
    annotation = excerpt.annotation
    tags = (" ".join(clean(tag).split()) for tag in annotation.tags)
    return Passage(
        excerpt=excerpt,
        paragraphs=tuple(line for line in clean(excerpt.quotation).split("\n") if line.strip()) or ("",),
        reference=clean(form.cite(excerpt.citation)),
        note=clean(annotation.note).strip(),
        tags=tuple(tag for tag in tags if tag),
    )
