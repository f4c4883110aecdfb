"""Marked passages out of the library, with the words as they are to be read and where they come from."""

from collections.abc import Collection, Iterable, Iterator, Sequence

from reader.citing import Citation, cite, cite_whole, format_citation
from reader.exporters import Excerpt, Form
from reader.exporters import export as export_excerpts
from reader.model.annotation import Annotation, Span
from reader.model.document import BlockKind, Document
from reader.model.script import Script
from reader.storage import Library
from reader.text.conversion import Conversions, Converter


class ExportService:
    """Reads the library; changes nothing."""

    def __init__(self, library: Library, conversions: Conversions | None = None) -> None:
        self._library = library
        self._conversions = conversions or Conversions()

    def export(
        self,
        documents: Sequence[int] | None,
        format: str,
        script: Script = Script.SOURCE,
        style: str = "zh",
        only: Collection[str] | None = None,
    ) -> bytes:
        """The annotations of `documents`, of all where None, as a file in one of `exporters.FORMATS`.

        Quotations, titles and citations are in `script`, citations in `style`.  only: ids of annotations, the others
        are left out.  Raises NotFoundError, UsageError.
        """
        found = self.excerpts(documents, script)
        wanted = [each for each in found if only is None or each.annotation.id in only]
        return export_excerpts(wanted, format, Form(style, script, self._conversions))

    def excerpts(self, documents: Sequence[int] | None, script: Script = Script.SOURCE) -> tuple[Excerpt, ...]:
        """Each annotation with its words in `script`, the documents in the order given, each once."""
        if documents is None:
            documents = [summary.id for summary in self._library.documents() if summary.annotations]
        return tuple(excerpt for id in dict.fromkeys(documents) for excerpt in self._of(id, script))

    def cite(self, document: int, span: Span, script: Script = Script.SOURCE, style: str = "zh") -> str:
        """The words of `span` and, on a line of their own, the citation.  Raises NotFoundError, UsageError."""
        found = self._library.document(document)
        reference = format_citation(cite(found, span), style, script, self._conversions)
        return f"{_words(found, span, self._converter(found, script))}\n——{reference}"

    def _of(self, id: int, script: Script) -> Iterator[Excerpt]:
        document = self._library.document(id)
        annotations = self._library.annotations(id)
        if annotations:
            yield from _excerpts(document, annotations, self._converter(document, script))

    def _converter(self, document: Document, script: Script) -> Converter:
        return self._conversions.of("".join(block.text for block in document.blocks), script)


def _excerpts(document: Document, annotations: Iterable[Annotation], convert: Converter) -> Iterator[Excerpt]:
    for annotation in annotations:
        words = _words(document, annotation.span, convert) if annotation.span else ""
        if not words.strip():
            words = "\n".join(convert.convert(line).text for line in annotation.quote.exact.split("\n"))
        yield Excerpt(document, annotation, words, _citation(document, annotation))


def _citation(document: Document, annotation: Annotation) -> Citation:
    return cite(document, annotation.span) if annotation.span else cite_whole(document)


def _words(document: Document, span: Span, convert: Converter) -> str:
    """The present text at `span`, a line feed between blocks, without the furniture in between.

    Whole blocks are converted, so that the words are those on the screen.
    """
    parts = []
    for index in range(span.start.block, min(span.end.block + 1, len(document.blocks))):
        block = document.blocks[index]
        covered = span.part(index, len(block.text))
        inner = span.start.block < index < span.end.block
        if covered and not (inner and block.kind is BlockKind.FURNITURE):
            converted = convert.convert(block.text)
            parts.append(converted.text[slice(*converted.map.to_target(*covered))])
    return "\n".join(parts)
