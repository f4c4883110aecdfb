"""The title of an article once more in Latin letters behind its text, above who wrote it and the abstract."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.structure.characters import ends_sentence, has_chinese
from reader.structure.drafts import Draft
from reader.structure.kinds import BYLINE, FOOTNOTE, FURNITURE, HEADING, PARAGRAPH
from reader.structure.words.authors import LATIN_AFFILIATION, LATIN_AUTHOR
from reader.structure.words.phrases import ABSTRACT_TITLE

_OPEN: Final = (HEADING, PARAGRAPH, BYLINE)
_MOST_NAMES: Final = 4  # lines between the title and the abstract
_WORDS: Final = 4
_LONGEST: Final = 240  # characters


def settle(drafts: Sequence[Draft]) -> list[tuple[Draft, Draft]]:
    """Say that such a title is a heading, as is that of its abstract, and what stands between is who wrote it.

    Returns each title and that of its abstract.
    """
    settled = []
    for title, names, abstract in _found(drafts):
        settled.append((title, abstract))
        title.kind, title.role = HEADING, None
        abstract.kind, abstract.role = HEADING, None
        for made in names:
            made.kind, made.level = BYLINE, None
            made.role = "author" if LATIN_AUTHOR.match(made.text) else "affiliation"
    return settled


def level(settled: Iterable[tuple[Draft, Draft]]) -> None:
    """Set such titles level with that of the article, and their abstracts' right below them."""
    for title, abstract in settled:
        title.level, abstract.level = 1, 2


def _found(drafts: Sequence[Draft]) -> Iterator[tuple[Draft, Sequence[Draft], Draft]]:
    """Each title, the lines of names below it and the title of the abstract."""
    told = [made for made in drafts if made.kind not in (FURNITURE, FOOTNOTE)]
    for place in range(len(told) // 2, len(told)):
        if not _heads_abstract(told[place]):
            continue
        above = told[max(0, place - 1 - _MOST_NAMES) : place]
        count = next((count for count, made in enumerate(reversed(above)) if not _names(made)), len(above))
        if 0 < count < len(above) and _is_title(title := above[-1 - count]):
            yield title, above[len(above) - count :], told[place]


def _heads_abstract(made: Draft) -> bool:
    return made.kind in _OPEN and not has_chinese(made.text) and ABSTRACT_TITLE.match(made.text) is not None


def _names(made: Draft) -> bool:
    if made.kind not in _OPEN:
        return False
    return (LATIN_AUTHOR.match(made.text) or LATIN_AFFILIATION.match(made.text)) is not None


def _is_title(made: Draft) -> bool:
    text = made.text
    if made.kind not in _OPEN or has_chinese(text) or ends_sentence(text) or len(text) > _LONGEST:
        return False
    return text[0].isupper() and len(text.split()) >= _WORDS
