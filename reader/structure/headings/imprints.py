"""Imprints: who publishes and edits a periodical, where the house is and how to reach it, below all text or above."""

from collections.abc import Sequence
from typing import Final

from reader.structure.characters import has_chinese
from reader.structure.drafts import Draft
from reader.structure.headings.bylines import ends_publication
from reader.structure.kinds import FOOTNOTE, FURNITURE, HEADING, PARAGRAPH
from reader.structure.rules import Rule
from reader.structure.words.authors import AFFILIATION, names_author
from reader.structure.words.imprint_lines import (
    ANSWERABLE,
    CLOSING,
    IMPRINT_LINE,
    IMPRINT_PIECE,
    OF_PUBLISHER,
    PARTY,
    POSTAL,
    REGISTERED,
    RIGHTS,
    SAYS_WHO_PUBLISHES,
    SIGNED_RIGHTS,
    STANDARD_NUMBER,
    SUBSCRIBED,
    TITLE_OF_IMPRINT,
    WRITE_TO,
)
from reader.structure.words.issue_lines import APPEARS, DAY_LINE, PUBLISHED, pieces
from reader.structure.words.phrases import EDITOR, with_whole_label

_OF_PERIODICALS: Final = (CLOSING, IMPRINT_LINE, SUBSCRIBED)
_OF_HOUSES: Final = (IMPRINT_PIECE, POSTAL, WRITE_TO)
_OF_IMPRINTS: Final = (*_OF_HOUSES, APPEARS, DAY_LINE, PUBLISHED)
AT_END: Final = 6
"""Of how many blocks at the end some may be an imprint."""
_OF_BOOKS: Final = ("發行所", "發行者")  # who publishes a book, too
_FEW, _MANY = 2, 3  # labels and values
_LONGEST: Final = 600  # characters: what is longer is text, and to look for pieces in it takes long
_PLACES: Final = ("地址", "會址", "社址", "所址", "刊址")


def is_imprint(text: str, least: int) -> bool:
    """Whether a line is made of labels and values, `least` at least, one saying who publishes or how to write."""
    parts = pieces(text)
    told = [part for part in parts if IMPRINT_PIECE.match(part) or PUBLISHED.match(part)]
    return len(told) >= max(least, len(parts) - 1) and any(OF_PUBLISHER.match(part) for part in told)


def imprint_at_end(drafts: Sequence[Draft]) -> None:
    """An imprint may stand below all text."""
    texts = [made for made in drafts if made.kind is not FURNITURE and made.kind is not FOOTNOTE]
    below = _below_rights(texts[-AT_END:])
    texts = texts[: len(texts) - len(below)]
    found = _lines_at_end(texts[-AT_END:])
    above = texts[: len(texts) - len(found)]
    if _names_house(above, found):
        found += [made for made in above[-1:] if _is_house(made)]
    elif not (
        below or _is_published(above, found) or any(is_of_periodical(with_whole_label(made.text)) for made in found)
    ):
        found = []
    if found and TITLE_OF_IMPRINT.match("".join(made.text for made in texts[: -len(found)][-1:])):
        found = []  # a section of its own is text
    for made in (*below, *found):
        made.set_apart()


def _lines_at_end(texts: Sequence[Draft]) -> list[Draft]:
    """The last of `texts` that may be lines of an imprint, from the last up."""
    found: list[Draft] = []
    for made in reversed(texts):
        text = made.text
        if len(text) > _LONGEST:
            break
        is_of_book = made.role == "field" and not OF_PUBLISHER.match(with_whole_label(text))  # as above an imprint
        told = _is_of((RIGHTS, ANSWERABLE, STANDARD_NUMBER, REGISTERED, *_OF_PERIODICALS), text)
        told = told or _is_rest_of_address(text) or _is_made_of_labels(text)
        is_remark = made.role == "editor_note" and EDITOR.match(text) is not None
        if made.kind not in (PARAGRAPH, HEADING) or is_of_book or is_remark or not told:
            break
        found.append(made)
    return found


def _is_published(above: Sequence[Draft], found: Sequence[Draft]) -> bool:
    """Whether the lines `found` below the drafts `above` tell who publishes, and more."""
    parts = [part for made in found for part in pieces(made.text)]
    told_by = [part for part in parts if SAYS_WHO_PUBLISHES.match(part)]
    if ends_publication(above):
        told_by = [part for part in told_by if not part.startswith(_OF_BOOKS)]
    noted = all(made.role == "editor_note" and "發行" not in made.text for made in found)  # who made it, and no more
    return len(parts) >= _MANY and not noted and bool(told_by)


def _names_house(above: Sequence[Draft], found: Sequence[Draft]) -> bool:
    """Whether the lines `found`, or the one above, name a house, and they tell where it is and how to reach it."""
    parts = [part for made in found for part in pieces(made.text)]
    places = [part for part in parts if POSTAL.match(part) or part.startswith(_PLACES)]
    reached = [part for part in parts if _is_of(_OF_HOUSES, part)]
    if not places or len(reached) < _FEW or ends_publication(above) or _are_signed(above):
        return False
    if any(map(_may_name_house, set(parts).difference(reached))):
        return True
    is_listed = any(_is_of(_OF_HOUSES, made.text) for made in above[-2:-1])  # behind the lines of another house
    return any(map(_is_house, above[-1:])) and not is_listed


def _are_signed(above: Sequence[Draft]) -> bool:
    """Whether a party to a contract or suit has signed above the lines that tell where it is."""
    return any(PARTY.match(made.text) for made in above[-AT_END:])


def _may_name_house(part: str) -> bool:
    return has_chinese(part) and not DAY_LINE.match(part) and not names_author(part)


def _is_house(made: Draft) -> bool:
    is_line = made.kind in (PARAGRAPH, HEADING) and made.role is None and len(made.lines) == 1
    return is_line and AFFILIATION.match(made.text) is not None


def _is_of(rules: Sequence[Rule], text: str) -> bool:
    return any(rule.match(text) for rule in rules)


def is_of_periodical(text: str) -> bool:
    """Whether only an imprint says so."""
    return _is_of(_OF_PERIODICALS, with_whole_label(text))


def _below_rights(texts: Sequence[Draft]) -> Sequence[Draft]:
    """The last blocks from that on which says by its sign whose the rights are, if all are lines."""
    begin = next((at for at, made in enumerate(texts) if SIGNED_RIGHTS.match(made.text)), len(texts))
    below = texts[begin:]
    return below if all(made.kind in (PARAGRAPH, HEADING) and len(made.lines) == 1 for made in below) else ()


def _is_rest_of_address(text: str) -> bool:
    return text.isascii() and " " not in text


def _is_made_of_labels(text: str) -> bool:
    """Whether all pieces of a line but its name are labels with values, or say when it appears or who publishes it."""
    parts = pieces(text)
    told = [part for part in parts if _is_of(_OF_IMPRINTS, part)]
    return len(told) >= max(1, len(parts) - 1)
