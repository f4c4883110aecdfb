"""The rows of the annotation panel: filtered by colour, tag and words, in the order of the text."""

from collections.abc import Iterable
from dataclasses import dataclass

from reader.model.annotation import AnchorState, Annotation, Colour
from reader.text.folding import fold_text


@dataclass(frozen=True, slots=True)
class AnnotationFilter:
    """What to show: any of `colours` (all when empty), bearing `tag` (any when empty), holding every word of
    `words` in quotation, note or tags."""

    colours: frozenset[Colour] = frozenset()
    tag: str = ""
    words: str = ""

    def accepts(self, annotation: Annotation) -> bool:
        if self.colours and annotation.colour not in self.colours:
            return False
        if self.tag and self.tag not in annotation.tags:
            return False
        haystack = fold_text("\n".join((annotation.quote.exact, annotation.note, *annotation.tags)))
        return all(fold_text(word) in haystack for word in self.words.split())


def rows(annotations: Iterable[Annotation], wanted: AnnotationFilter) -> list[Annotation]:
    """Those accepted: by document, in the order of the text, what has lost its place last."""
    kept = [annotation for annotation in annotations if wanted.accepts(annotation)]

    def place(annotation: Annotation) -> tuple[int, int, int, int, str]:
        span = annotation.span
        if span is None:
            return annotation.document, 1, 0, 0, annotation.created
        return annotation.document, 0, span.start.block, span.start.offset, annotation.created

    return sorted(kept, key=place)


def tags(annotations: Iterable[Annotation]) -> list[str]:
    """Every tag in use, sorted."""
    return sorted({tag for annotation in annotations for tag in annotation.tags})


def lost(annotations: Iterable[Annotation]) -> int:
    """How many have lost their place or are uncertain."""
    return sum(annotation.state is not AnchorState.RESOLVED for annotation in annotations)
