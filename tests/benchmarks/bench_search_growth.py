"""How the index grows: speed, disk and memory at 1/4, 1 and 4 times the laws, one document more, fewer or another, and
1,000,000 blocks.

    python -m tests.benchmarks search_growth [--all]

By default a twelfth of all that.  The fourfold laws are the laws repeated with changed characters.  All times are of
the processor, but for those by the clock and those until one document is found: these are what somebody waits.
"""

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path

from reader.model.search import Query
from reader.search import Index, IndexedDocument, open_index
from reader.text.folding import fold_text
from tests.benchmarks.bench_search import BATCH, load, megabytes, percentile, questions, texts_of
from tests.benchmarks.search_peers import timed

SEARCHING = """
import json, sys, time
from pathlib import Path
import numpy as np
from reader.search import open_index
from reader.search.placing import block_texts
from reader.model.search import Query
begin = time.perf_counter()
index = open_index(Path(sys.argv[1]))
index.documents()
print(f"opens in {(time.perf_counter() - begin) * 1000:.0f} ms")
segments = index._current().searcher.segments
numbers = np.concatenate([segment.documents.numbers for segment in segments])
ends = np.cumsum([len(segment.documents.numbers) for segment in segments])
order = np.argsort(numbers)
def text_of(number):
    # The folded texts, which fold to themselves.
    at = int(order[np.searchsorted(numbers, number, sorter=order)])
    owner = int(np.searchsorted(ends, at, "right"))
    return "", "", block_texts(segments[owner].text, at - int(ends[owner]) + len(segments[owner].documents.numbers))
def first_hits(phrase):
    index.search(Query(phrase, limit=20), text_of, count=False)
def everything(phrase):
    index.count(Query(phrase, limit=20))
classes = json.load(sys.stdin)
first_hits("台湾")
for act in first_hits, everything:
    for name, phrases in classes.items():
        times = []
        for phrase in phrases:
            begin = time.thread_time()
            act(phrase)
            times.append((time.thread_time() - begin) * 1000)
        times.sort()
        at = round(0.95 * (len(times) - 1))
        print(f"    {act.__name__}, {name}: {times[len(times) // 2]:.2f}/{times[at]:.2f} ms p50/p95")
    with open("/proc/self/status") as status:
        fields = dict(line.split(":", 1) for line in status)
    own, peak = (int(fields[name].split()[0]) / 1024 for name in ("RssAnon", "VmHWM"))
    print(f"    memory after that: {own:.0f} MB, with the mapped files up to {peak:.0f} MB")
"""


def changed(documents: Sequence[IndexedDocument], copy: int) -> Iterator[IndexedDocument]:
    """The documents again, every character that is not among the most frequent ones another."""
    rnd = random.Random(copy)
    chars = [chr(code) for code in range(0x4E00, 0x9FA0)]
    others = chars[:]
    rnd.shuffle(others)
    table = str.maketrans(dict(zip(chars[copy::7], others[copy::7], strict=True))) if copy else {}
    for each in documents:
        yield IndexedDocument(
            each.id + copy * 100_000, each.title, tuple(block.translate(table) for block in each.blocks)
        )


@dataclass
class Filling:
    """Of the processor, and of a clock on the wall."""

    seconds: float = 0.0
    waited: float = 0.0

    def by(self, work: Callable[[], object]) -> None:
        """Do it, and add what it takes."""
        begin = time.perf_counter()
        self.seconds += timed(work)
        self.waited += time.perf_counter() - begin


def fill(index: Index, documents: Iterator[IndexedDocument]) -> Filling:
    """Index them as the library does what comes at once; what it takes, the making of the documents left out."""
    took = Filling()
    while batch := list(islice(documents, BATCH)):
        took.by(partial(index.update, batch, sequence=1))
    took.by(index.merge)
    return took


def look(folder: Path, phrases: Mapping[str, Sequence[str]]) -> None:
    """Search in a process of its own, and tell what it took."""
    subprocess.run([sys.executable, "-c", SEARCHING, folder], input=json.dumps(phrases), text=True, check=True)


def grow(documents: Sequence[IndexedDocument], phrases: Mapping[str, Sequence[str]]) -> None:
    for quarters in (1, 4, 16):
        with tempfile.TemporaryDirectory() as name:
            index = open_index(Path(name))
            if quarters == 1:
                size, took = megabytes(documents[::4]), fill(index, iter(documents[::4]))
            else:
                copies = range(quarters // 4)
                size = megabytes(documents) * len(copies)
                took = fill(index, (each for copy in copies for each in changed(documents, copy)))
            print(f"{size:.0f} MB: indexed at {size / took.seconds:.1f} MB/s, ", end="")
            print(f"by the clock {size / took.waited:.1f} MB/s; ", end="", flush=True)
            look(Path(name), phrases)


def by_and_by(documents: Sequence[IndexedDocument]) -> None:
    """A library that grows by small imports."""
    with tempfile.TemporaryDirectory() as name:
        index, took = open_index(Path(name)), Filling()
        for first in range(0, len(documents), 100):
            took.by(partial(index.update, documents[first : first + 100], sequence=1))
        segments = len(list(Path(name).glob("*.terms")))
        print(f"in commits of 100 documents: {megabytes(documents) / took.seconds:.1f} MB/s, {segments} segments")


def wait(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return (time.perf_counter() - begin) * 1000


def seen(index: Index, document: IndexedDocument, gone: bool) -> None:
    """Add, update or delete a document, and search until that is to be seen."""
    index.update(() if gone else (document,), (document.id,) if gone else (), 1)
    found = index.search(Query(document.blocks[-1], document=document.id), texts_of([document])).total
    assert found == (0 if gone else 1), document.blocks[-1]


def one_document(index: Index, documents: Sequence[IndexedDocument], count: int) -> None:
    """ms from the beginning of an update until a search has found it, or finds it no more."""
    times: dict[str, list[float]] = {"added": [], "updated": [], "deleted": []}
    for number in range(count):
        blocks = documents[number * 7 % len(documents)].blocks[:40]
        first = IndexedDocument(10_000_000 + number, "新", (*blocks, f"獨一無二{number}號"))
        second = IndexedDocument(10_000_000 + number, "新", (*blocks, f"改頭換面{number}號"))
        times["added"].append(wait(partial(seen, index, first, False)))
        times["updated"].append(wait(partial(seen, index, second, False)))
        times["deleted"].append(wait(partial(seen, index, second, True)))
    for act, each in times.items():
        print(f"one document {act} until seen: {statistics.median(each):.1f}/{percentile(each, 0.95):.1f} ms p50/p95")


def synthetic(documents: int, blocks: int) -> Iterator[IndexedDocument]:
    """Blocks of 20 to 60 characters, as frequent as those of a language are."""
    rnd = random.Random(1)
    chars = [chr(0x4E00 + number * 7) for number in range(2900)]
    weights = [1 / (rank + 10) for rank in range(len(chars))]
    for number in range(documents):
        text = "".join(rnd.choices(chars, weights, k=blocks * 60))
        cuts = [text[at * 60 : at * 60 + rnd.randint(20, 60)] for at in range(blocks)]
        yield IndexedDocument(number, f"第{number}篇", tuple(cuts))


def many_blocks(documents: int) -> None:
    rnd = random.Random(2)
    with tempfile.TemporaryDirectory() as name:
        index = open_index(Path(name))
        fill(index, synthetic(documents, 50))
        print(f"{documents * 50:,} blocks: ", end="", flush=True)
        phrases = ["".join(chr(0x4E00 + rnd.randrange(300) * 7) for _ in range(2)) for _ in range(100)]
        look(Path(name), {"2 characters": [fold_text(phrase) for phrase in phrases]})


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="all 11,547 laws and a million blocks")
    options = parser.parse_args()
    documents = list(load(options.all))
    asked = questions(documents, 20)
    classes = ("2 characters", "phrase of 4-8", "frequent phrase")
    # Folded, as the texts are that the searching process makes its hits of.
    phrases = {name: [fold_text(each.phrases[0]) for each in asked[name]] for name in classes}
    with tempfile.TemporaryDirectory() as name:
        index = open_index(Path(name))
        fill(index, iter(documents))
        one_document(index, documents, 40)
    by_and_by(documents)
    grow(documents, phrases)
    many_blocks(20_000 if options.all else 1_600)


if __name__ == "__main__":
    main()
