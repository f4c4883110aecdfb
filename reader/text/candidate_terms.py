"""Sequences of words in some texts that stand on their own, so that they may be terms.

A term is a word, or several that keep together while what stands before and behind them changes: the entropy of their
neighbours tells (with accessor variety and C-value, the measure that needs no list of terms).  A sequence that is
nearly always a part of a longer one that is a term is none.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from reader.datafiles import resource
from reader.model.concordance import Unit
from reader.text.characters import is_word
from reader.text.folding import fold_text
from reader.text.outward import unit_spans
from reader.text.rules import rule

Ids = NDArray[np.int64]

_MOST_WORDS: Final = 7
_LONGEST: Final = 16  # code points of a term in Chinese
# In nats: with two neighbours that are as frequent it is 0.69, with three 1.10.
_LEAST_ENTROPY: Final = 0.6
# A sequence of whose occurrences so many are in one longer term.
_COVERED: Final = 0.75
# A day, a month, a number with its unit.
NUMBER: Final = rule(
    "a number, a date",
    r"[\W\d一二三四五六七八九十○〇零百千萬万億亿兆兩两廿卅分之點点年月日期號号第屆届條条項项款目個个]+\Z",
    ("2024年3月", "第三十二條", "三百五十萬", "百分之五", "12.5%", "兩千"),
    ("三角貿易", "百貨公司", "一帶一路"),
)
ADDRESS: Final = rule(
    "an address of a page or of somebody",
    r"(?i)(?:(?:https?|ftp)://|www\.)[!-~]+"
    r"|(?<![a-z0-9_-])(?:[a-z0-9_-]+[.@])+(?:com|org|net|gov|edu|int|info)(?:\.[a-z]{2})?(?![a-z0-9])(?:[/?#][!-~]*)?",
    ("https://www.example.org/a?b=1", "www.example.com.tw", "trade.example.org/news", "info@example.org"),
    ("e.g.", "U.S.", "organization", "the org"),
)
RULES: Final = (NUMBER, ADDRESS)


@dataclass(frozen=True, slots=True)
class Candidate:
    """text: as the texts write it at its first place, text[start:end] of block `block` of document `document`.
    count: how often the sequence was seen."""

    text: str
    count: int
    document: int
    block: int
    start: int
    end: int


@cache
def grammar() -> frozenset[str]:
    """Words that begin no term and end none, folded."""
    lines = resource("vocabulary", "grammar.txt").read_text(encoding="utf-8").split("\n")
    return frozenset(fold_text(word) for line in lines if not line.startswith("#") for word in line.split())


Texts = Iterable[tuple[int, int, str]]
"""Document, block and text."""


@dataclass(frozen=True, slots=True, eq=False)
class _Words:
    """The words of all texts in a row.  ids: the same for words that fold alike, -1 for a mark or an end of a block.
    starts, ends: in the text numbered by `owners`."""

    ids: Ids
    owners: Ids
    starts: Ids
    ends: Ids
    folded: list[str]
    texts: list[tuple[int, int, str]]


@dataclass(frozen=True, slots=True, eq=False)
class _Grams:
    """Sequences of `size` words.  at: the number of the one that begins at each word, -1 for none that is frequent.
    counts, firsts: of each, how often it is there and the word at which it begins first."""

    size: int
    at: Ids
    counts: Ids
    firsts: Ids


def candidates(texts: Texts, least: int) -> list[Candidate]:
    """What may be a term and is there `least` times or more, the most frequent first."""
    words = _read(texts)
    levels = list(_levels(words.ids, least))
    covered = [np.zeros(len(level.counts), np.int64) for level in levels]
    found: list[Candidate] = []
    for number in range(len(levels) - 1, -1, -1):
        level = levels[number]
        accepted = _stands_alone(words, level)
        kept = accepted & (covered[number] < _COVERED * level.counts)
        found += (_candidate(words, level, int(gram)) for gram in np.flatnonzero(kept))
        if number:
            reach = np.maximum(covered[number], np.where(accepted, level.counts, 0))
            _cover(level, levels[number - 1], reach, covered[number - 1])
    return sorted(found, key=lambda each: (-each.count, each.document, each.block, each.start, -each.end))


def _read(texts: Texts) -> _Words:
    known: dict[str, int] = {}
    forms: dict[str, int] = {}
    rows: list[tuple[int, int, int, int]] = []
    kept: list[tuple[int, int, str]] = []
    for owner, (document, block, text) in enumerate(texts):
        kept.append((document, block, text))
        # An address is a mark, and no words.
        plain = ADDRESS.pattern.sub(lambda found: "，".ljust(len(found[0])), text)
        for start, end in unit_spans(plain, Unit.WORD):
            form = plain[start:end]
            word = forms.get(form)
            if word is None:
                folded = fold_text(form)
                word = forms[form] = known.setdefault(folded, len(known)) if folded[:1].isalnum() else -1
            rows.append((word, owner, start, end))
        rows.append((-1, owner, len(text), len(text)))
    table = np.array(rows, np.int64).reshape(-1, 4)
    return _Words(table[:, 0], table[:, 1], table[:, 2], table[:, 3], list(known), kept)


def _levels(ids: Ids, least: int) -> Iterator[_Grams]:
    """Sequences of one word, of two, and so on, as long as any is frequent.  Of a sequence that is frequent every
    part is, so that each level is made of pairs of the one below."""
    at = _numbered(ids, least)
    while at.size <= _MOST_WORDS and len(at.counts):
        yield at
        first, second = at.at[:-1], at.at[1:]
        pairs = np.where((first >= 0) & (second >= 0), first * len(at.counts) + second, -1)
        at = _numbered(np.append(pairs, -1), least, at.size + 1)


def _numbered(keys: Ids, least: int, size: int = 1) -> _Grams:
    values, firsts, inverse, counts = np.unique(keys, return_index=True, return_inverse=True, return_counts=True)
    frequent = (values >= 0) & (counts >= least)
    numbers = np.where(frequent, np.cumsum(frequent) - 1, -1)
    return _Grams(size, numbers[inverse], counts[frequent], firsts[frequent])


def _stands_alone(words: _Words, level: _Grams) -> NDArray[np.bool_]:
    """Which sequences may be terms, by their edges and their neighbours."""
    joins = np.array([word in grammar() for word in words.folded] or [False])
    first, last = words.ids[level.firsts], words.ids[level.firsts + level.size - 1]
    fit: NDArray[np.bool_] = (
        ~joins[first] & ~joins[last] & np.array([_is_named(words, level, int(at)) for at in level.firsts])
    )
    if level.size > 1:
        places = np.flatnonzero(level.at >= 0)
        for neighbours in (places - 1, places + level.size):
            fit &= _entropy(level.at[places], words.ids, neighbours, len(level.counts)) >= _LEAST_ENTROPY
    return fit


def _is_named(words: _Words, level: _Grams, at: int) -> bool:
    text = _text(words, at, level.size)
    if NUMBER.match(text):
        return False
    if is_word(text[0]) and is_word(text[-1]):
        return len(text) > 1 and any(char.isalpha() for char in text)
    return 1 < len(text) <= _LONGEST and not text[-1].isdecimal()


def _entropy(grams: Ids, ids: Ids, neighbours: Ids, count: int) -> NDArray[np.float64]:
    """Of the neighbours of each sequence, in nats.  A mark or an edge is each time another neighbour: there is none."""
    beside = np.where(neighbours < 0, -1, ids[neighbours])
    known = len(ids)  # more than there are different words
    beside = np.where(beside < 0, known + np.arange(len(beside)), beside)
    pairs, times = np.unique(grams * (known + len(beside)) + beside, return_counts=True)
    owners = pairs // (known + len(beside))
    shares: NDArray[np.float64] = times / np.bincount(grams, minlength=count)[owners]
    return np.bincount(owners, weights=-shares * np.log(shares), minlength=count).astype(np.float64)


def _cover(level: _Grams, below: _Grams, reach: Ids, covered: Ids) -> None:
    """Note of the two parts of each sequence in how many occurrences they are in it, or in what it is in itself."""
    for part in (0, 1):
        np.maximum.at(covered, below.at[level.firsts + part], reach)


def _text(words: _Words, at: int, size: int) -> str:
    text = words.texts[int(words.owners[at])][2]
    return text[int(words.starts[at]) : int(words.ends[at + size - 1])]


def _candidate(words: _Words, level: _Grams, gram: int) -> Candidate:
    at = int(level.firsts[gram])
    document, block, _text_of = words.texts[words.owners[at]]
    start, end = int(words.starts[at]), int(words.ends[at + level.size - 1])
    return Candidate(_text(words, at, level.size), int(level.counts[gram]), document, block, start, end)
