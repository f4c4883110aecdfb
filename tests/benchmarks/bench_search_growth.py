"""How the index grows: speed, disk and memory at 1/4, 1 and 4 times the laws, one document more, fewer or another, and
1,000,000 blocks.

    python -m tests.benchmarks search_growth [--all]

By default a twelfth of all that.  The fourfold laws are the laws repeated with changed characters.  All times are of
the processor, but for those until one document is found: these are what somebody waits.
"""

import argparse
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from reader.model.search import Query
from reader.search import Index, IndexedDocument, open_index
from reader.text.folding import fold_text
from tests.benchmarks.bench_search import BATCH, load, megabytes, percentile, questions, texts_of
from tests.benchmarks.search_peers import timed

SEARCHING = """
import sys, time
from pathlib import Path
import numpy as np
from reader.search import open_index
from reader.search.placing import block_texts
from reader.model.search import Query
begin = time.perf_counter()
index = open_index(Path(sys.argv[1]))
index.documents()
opened = (time.perf_counter() - begin) * 1000
segments = index._current().searcher.segments
def text_of(number):
    # The folded texts, which fold to themselves.
    for segment in segments:
        for docnum in np.flatnonzero(segment.documents.numbers == number).tolist():
            return "", "", block_texts(segment.text, docnum)
index.search(Query("台灣", limit=20), text_of, count=False)
times = []
for phrase in sys.argv[2:]:
    begin = time.thread_time()
    index.search(Query(phrase, limit=20), text_of, count=False)
    times.append((time.thread_time() - begin) * 1000)
with open("/proc/self/status") as status:
    fields = dict(line.split(":", 1) for line in status)
times.sort()
at = round(0.95 * (len(times) - 1))
print(f"opens in {opened:.0f} ms; first hits {times[len(times) // 2]:.2f}/{times[at]:.2f} ms p50/p95;",
      f"memory {int(fields['RssAnon'].split()[0]) / 1024:.0f} MB,",
      f"with the mapped files {int(fields['VmHWM'].split()[0]) / 1024:.0f} MB")
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


def fill(index: Index, documents: Iterator[IndexedDocument]) -> float:
    """Seconds to index them, the making of the documents left out."""
    seconds = 0.0
    batch: list[IndexedDocument] = []
    for document in documents:
        batch.append(document)
        if len(batch) == BATCH:
            seconds += timed(lambda: index.update(batch, sequence=1))
            batch.clear()
    return seconds + timed(lambda: index.update(batch, sequence=1))


def look(folder: Path, phrases: Sequence[str]) -> None:
    """Search in a process of its own, and tell what it took."""
    subprocess.run([sys.executable, "-c", SEARCHING, folder, *phrases], check=True)


def grow(documents: Sequence[IndexedDocument], phrases: Sequence[str]) -> None:
    for quarters in (1, 4, 16):
        with tempfile.TemporaryDirectory() as name:
            index = open_index(Path(name))
            if quarters == 1:
                size, seconds = megabytes(documents[::4]), fill(index, iter(documents[::4]))
            else:
                copies = range(quarters // 4)
                size = megabytes(documents) * len(copies)
                seconds = fill(index, (each for copy in copies for each in changed(documents, copy)))
            print(f"{size:.0f} MB: indexed at {size / seconds:.1f} MB/s; ", end="", flush=True)
            look(Path(name), phrases)


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
        look(Path(name), ["".join(chr(0x4E00 + rnd.randrange(300) * 7) for _ in range(2)) for _ in range(100)])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="all 11,547 laws and a million blocks")
    options = parser.parse_args()
    documents = list(load(options.all))
    asked = questions(documents, 20)
    classes = ("2 characters", "phrase of 4-8", "frequent phrase")
    # Folded, as the texts are that the searching process makes its hits of.
    phrases = [fold_text(each.phrases[0]) for name in classes for each in asked[name]]
    with tempfile.TemporaryDirectory() as name:
        index = open_index(Path(name))
        fill(index, iter(documents))
        one_document(index, documents, 40)
    grow(documents, phrases)
    many_blocks(20_000 if options.all else 1_600)


if __name__ == "__main__":
    main()
