"""Texts without positions restored: MB/s by their kind and size, and plain splitting and joining of lines in one run.

The kinds: paragraphs, one a line; newsletters as an extractor leaves them; the documents of tests/typesetting as
each of four extractors leaves them; and where ../shared/corpora is, laws, and laws whose lines are wrapped.  Paragraphs
and newsletters as one text of three sizes, to show that growth is linear, the others as many texts.  Seconds are
processor time, so that other work beside it does not count.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import cycle
from pathlib import Path
from typing import Final

from reader.model.raw import RawPage, RawText
from reader.structure import restore
from tests.benchmarks.laws import LAWS, laws

ROOT: Final = Path(__file__).resolve().parents[2]
TEXTS: Final = ROOT / "corpus" / "texts"
EXTRACTED: Final = ROOT / "tests" / "typesetting" / "texts"
EXTRACTORS: Final = ("pypdfium2", "pdfminer", "pdftotext", "pdftotext-layout")
SIZES: Final = (0.02, 0.2, 2.0)  # MB
_COLUMNS: Final = 38  # characters of a wrapped line
_TIMES: Final = 2  # that each is measured; the faster counts
_SENTENCES: Final = 4  # of a paragraph


def wrapped_laws() -> Iterator[str]:
    """The laws with their lines wrapped."""
    for text in laws():
        lines = (line[at : at + _COLUMNS] for line in text.split("\n") for at in range(0, len(line) or 1, _COLUMNS))
        yield "\n".join(lines)


def newsletters() -> Iterator[str]:
    """The newsletters of the corpus over and over."""
    return cycle([path.read_text("utf-8") for path in sorted(TEXTS.glob("newsletter-*.txt"))])


def paragraphs() -> Iterator[str]:
    """The sentences of the corpus as whole paragraphs, over and over."""
    joined = "".join("".join(path.read_text("utf-8").split()) for path in sorted(TEXTS.glob("*.txt")))
    sentences = [f"{sentence}。" for sentence in joined.split("。") if 10 < len(sentence) < 200]
    return cycle(
        "".join(sentences[at : at + _SENTENCES]) + "\n" for at in range(0, len(sentences) - _SENTENCES, _SENTENCES)
    )


def extracted(extractor: str) -> list[str]:
    """The typeset documents as `extractor` leaves them."""
    return [path.read_text("utf-8") for path in sorted(EXTRACTED.glob(f"*.{extractor}.txt"))]


def taken(texts: Iterable[str], size: float) -> list[str]:
    """As many of `texts` as make `size` MB."""
    found: list[str] = []
    length = 0.0
    for text in texts:
        if length >= size * 1e6:
            break
        found.append(text)
        length += len(text.encode())
    return found


def plainly(text: str) -> int:
    """The reference: split the text into lines, leave out their blanks and join them again."""
    return len("\n".join(line.strip() for line in text.splitlines()))


def structured(text: str) -> int:
    """How many blocks the text's structure has."""
    pages = tuple(RawPage(tuple(page.split("\n"))) for page in text.split("\f"))
    return len(restore(RawText(Path("text.txt"), pages, paged=len(pages) > 1)).blocks)


def seconds(work: Callable[[str], int], texts: Sequence[str]) -> float:
    """Processor seconds of `work` on all the texts."""
    found: list[float] = []
    for _ in range(_TIMES):
        started = time.process_time()
        for text in texts:
            work(text)
        found.append(time.process_time() - started)
    return min(found)


def tell(name: str, texts: Sequence[str]) -> None:
    size = sum(len(text.encode()) for text in texts) / 1e6
    ours, plain = seconds(structured, texts), seconds(plainly, texts)
    print(f"{name}, {size:.2f} MB: {size / ours:.1f} MB/s, {ours / plain:.0f} times splitting and joining", flush=True)


def main() -> None:
    for name, one in (("paragraphs", paragraphs), ("newsletters", newsletters)):
        for size in SIZES:
            tell(name, ["".join(taken(one(), size))])
    for extractor in EXTRACTORS:
        tell(f"documents through {extractor}", extracted(extractor))
    if not LAWS.is_file():
        print("skipped the laws: ../shared/corpora is not here")
        return
    for name, many in (("laws", laws), ("wrapped laws", wrapped_laws)):
        for size in SIZES:
            tell(name, taken(many(), size))


if __name__ == "__main__":
    main()
