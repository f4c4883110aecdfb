"""The title of an article once more in Latin letters, behind its text or the abstract in the language of this, above
who wrote it and the abstract."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reader.structure.characters import ends_sentence, has_chinese
from reader.structure.drafts import Draft
from reader.structure.headings.title_lines import SMALL_WORD
from reader.structure.kinds import BYLINE, FOOTNOTE, FURNITURE, HEADING, PARAGRAPH
from reader.structure.rules import Rule, rule
from reader.structure.words.authors import LATIN_AFFILIATION, LATIN_AUTHOR
from reader.structure.words.phrases import ABSTRACT_TITLE

_OPEN: Final = (HEADING, PARAGRAPH, BYLINE)
_MOST_NAMES: Final = 4  # lines between the title and the abstract
_WORDS: Final = 4
_LONGEST: Final = 240  # characters
_MOST_LINES: Final = 4
_WORD: Final = rf"(?:[“‘(]?[A-Z0-9&][^\s]*|{SMALL_WORD}|[–—-])"
TITLED: Final = rule(
    "line of a title in Latin letters, all its words but small ones with capitals",
    rf"{_WORD}(?:\s{_WORD})*(?<![.,;])$",
    ("Pilots and Port Dues: The", "of Masters", "Legal Limits of Harbour Law", "Investigations"),
    ("Pilots are paid by the hour", "Lin, M. (2031), Pilots.", "in the harbour"),
)
RULES: Final[tuple[Rule, ...]] = (TITLED,)


def settle(drafts: list[Draft]) -> list[tuple[Draft, Draft]]:
    """Say that such a title is a heading, as is that of its abstract, and what stands between is who wrote it; the
    lines of the title become one.

    Returns each title and that of its abstract.
    """
    settled, joined = [], set[int]()
    for (title, *rest), names, abstract in list(_found(drafts)):
        for line in rest:
            title.append(line)
            joined.add(id(line))
        settled.append((title, abstract))
        title.kind, title.role = HEADING, None
        abstract.kind, abstract.role = HEADING, None
        for made in names:
            made.kind, made.level = BYLINE, None
            made.role = "author" if LATIN_AUTHOR.match(made.text) else "affiliation"
    drafts[:] = [made for made in drafts if id(made) not in joined]
    return settled


def level(settled: Iterable[tuple[Draft, Draft]]) -> None:
    """Set such titles level with that of the article, and their abstracts' right below them."""
    for title, abstract in settled:
        title.level, abstract.level = 1, 2


def _found(drafts: Sequence[Draft]) -> Iterator[tuple[Sequence[Draft], Sequence[Draft], Draft]]:
    """The lines of each title, those of names below it and the title of the abstract."""
    told = [made for made in drafts if made.kind not in (FURNITURE, FOOTNOTE)]
    abstracts = (at for at, made in enumerate(told) if has_chinese(made.text) and ABSTRACT_TITLE.match(made.text))
    for place in range(min(next(abstracts, len(told)), len(told) // 2), len(told)):
        if not _heads_abstract(told[place]):
            continue
        above = told[max(0, place - 1 - _MOST_NAMES) : place]
        count = next((count for count, made in enumerate(reversed(above)) if not _names(made)), len(above))
        lines = _title_above(told[: place - count]) if count else []
        if lines:
            yield lines, above[len(above) - count :], told[place]


def _title_above(told: Sequence[Draft]) -> Sequence[Draft]:
    """The last drafts as the lines of a title; none where they make none."""
    last = next((at for at, made in enumerate(reversed(told[-_MOST_LINES:])) if not _is_titled(made)), _MOST_LINES)
    for count in range(min(last, len(told)), 1, -1):
        lines = told[-count:]
        if lines[0].page == lines[-1].page and _reads_as_title(" ".join(line.text for line in lines)):
            return lines
    return told[-1:] if told and told[-1].kind in _OPEN and _reads_as_title(told[-1].text) else []


def _is_titled(made: Draft) -> bool:
    """Whether a draft may be a line of a title that was cut."""
    return made.kind in (HEADING, PARAGRAPH) and len(made.lines) == 1 and TITLED.match(made.text) is not None


def _heads_abstract(made: Draft) -> bool:
    return made.kind in _OPEN and not has_chinese(made.text) and ABSTRACT_TITLE.match(made.text) is not None


def _names(made: Draft) -> bool:
    if made.kind not in _OPEN:
        return False
    return (LATIN_AUTHOR.match(made.text) or LATIN_AFFILIATION.match(made.text)) is not None


def _reads_as_title(text: str) -> bool:
    if has_chinese(text) or ends_sentence(text) or len(text) > _LONGEST:
        return False
    return text[0].isupper() and len(text.split()) >= _WORDS
