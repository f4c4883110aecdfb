"""How fast terms are found: `python -m tests.benchmarks.bench_glossary`.

10,000 terms, those of the program and invented ones, over 10 MB of the bundled corpus, in its paragraphs.  The
reference is the bare automaton over the same text: nothing folded, no word boundary looked at.  Quote the ratio, not
the MB/s.
"""

import random
from pathlib import Path
from time import process_time
from typing import Final

from ahocorasick_rs import AhoCorasick, MatchKind

from reader.datafiles import resource
from reader.glossary import Glossary, Matcher, load
from reader.model.glossary import Term

CORPUS: Final = Path(__file__).resolve().parents[2] / "corpus" / "sources"
_SIZE: Final = 10_000_000
_TERMS: Final = 10_000


def paragraphs() -> list[str]:
    """The corpus, repeated to 10 MB."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(CORPUS.glob("*.txt")))
    text *= -(-_SIZE // len(text.encode()))
    return [line for line in text.split("\n") if line]


def terms(text: str) -> list[Term]:
    """The bundled terms, and as many invented ones as are wanted, in characters of `text`."""
    chosen = random.Random(1)
    chars = sorted({char for char in text if "\u4e00" <= char <= "\u9fff"})
    found = {term.traditional: term for term in load(resource("glossary")).terms}
    while len(found) < _TERMS:
        word = "".join(chosen.choices(chars, k=chosen.randint(2, 6)))
        found.setdefault(word, Term(f"own-{len(found)}", word, "", ""))
    return list(found.values())


def main() -> None:
    blocks = paragraphs()
    size = sum(len(block.encode()) for block in blocks) / 1e6
    wanted = terms("".join(blocks[:2000]))
    start = process_time()
    matcher = Matcher(Glossary.merged([(0, wanted)]))
    built = process_time() - start
    start = process_time()
    count = sum(len(matcher.matches(block)) for block in blocks)
    matching = process_time() - start
    bare = AhoCorasick([form for term in wanted for form in term.forms], matchkind=MatchKind.LeftmostLongest)
    start = process_time()
    for block in blocks:
        bare.find_matches_as_indexes(block)
    reference = process_time() - start
    print(f"{len(wanted)} terms: built in {built:.2f} s")
    ratio = matching / reference
    print(f"{size:.1f} MB: {count} matches, {size / matching:.1f} MB/s; {ratio:.1f} times the bare automaton")


if __name__ == "__main__":
    main()
