"""Measure indexing and searching on the laws of ../shared/corpora, with other engines in the same run.

    python -m tests.benchmarks search [--all] [--stock] [--queries N]

`--all` takes all 11,547 laws instead of 8 MB of them, `--stock` whoosh's own codec too.  All times are of the
processor.  Quote the ratios: the absolute times are this machine's.

The index and its peers keep the folded texts themselves, on the disk, and read from there what they show.  The index
does more: it makes each hit a place in the source text, which it is given from memory, and makes sure that it stands
there.
"""

import argparse
import random
import re
import statistics
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from reader.model.query import And, Expression, Phrase, Wildcard
from reader.model.search import Query
from reader.search import Index, IndexedDocument, open_index
from reader.text.folding import fold_text
from tests.benchmarks.laws import LAWS, laws
from tests.benchmarks.search_peers import CHINESE, LIMIT, Peer, Question, peers_of, timed

SAMPLE = 12  # every 12th law, some 8 MB
BATCH = 3000  # documents a commit, about as large as those of the library's own
LATIN = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2,6}(?![0-9A-Za-z])")
MIXED = re.compile(r"[\u4e00-\u9fff]{1,2}[0-9A-Za-z]{1,8}[\u4e00-\u9fff]{1,2}")
FREQUENT = ("中華民國", "主管機關", "本辦法自發布日施行", "中央主管機關", "之規定", "直轄市", "有下列情形之一者")

TextOf = Callable[[int], tuple[str, str, tuple[str, ...]]]


def load(everything: bool) -> Iterator[IndexedDocument]:
    """The laws, a paragraph a block, their wrapped lines joined as the structure of an imported text has them."""
    if not LAWS.exists():
        sys.exit(f"no corpus at {LAWS}")
    for number, text in enumerate(islice(laws(), 0, None, 1 if everything else SAMPLE), 1):
        blocks = tuple("".join(map(str.strip, part.splitlines())) for part in text.split("\n\n") if part.strip())
        yield IndexedDocument(number, text.partition("\n")[0], blocks)


def megabytes(documents: Iterable[IndexedDocument]) -> float:
    return sum(len(block.encode()) for document in documents for block in document.blocks) / 1e6


def texts_of(documents: Iterable[IndexedDocument]) -> TextOf:
    """What a library gives to the index to make hits of, from memory."""
    known = {document.id: (document.title, "", document.blocks) for document in documents}
    return known.__getitem__


def questions(documents: Sequence[IndexedDocument], count: int) -> dict[str, list[Question]]:
    """Questions of each class, taken from the texts by a fixed seed."""
    rnd = random.Random(20260101)

    def runs(pattern: re.Pattern[str], least: int) -> str:
        while True:
            found = [run for run in pattern.findall(rnd.choice(rnd.choice(documents).blocks)) if len(run) >= least]
            if found:
                return str(rnd.choice(found))

    def cut(low: int, high: int) -> str:
        run, size = runs(CHINESE, high), rnd.randint(low, high)
        start = rnd.randrange(len(run) - size + 1)
        return run[start : start + size]

    def opened() -> str:
        word = cut(3, 5)
        return f"{word[0]}?{word[2:]}"

    held = Counter(word for document in documents for word in set(LATIN.findall("\n".join(document.blocks))))
    words = sorted(word for word, documents_with in held.items() if 2 <= documents_with <= 400)
    rnd.shuffle(words)
    each = range(count)
    return {
        "1 character": [Question((cut(1, 1),)) for _ in each],
        "2 characters": [Question((cut(2, 2),)) for _ in each],
        "phrase of 4-8": [Question((cut(4, 8),)) for _ in each],
        "frequent phrase": [Question((phrase,)) for phrase in FREQUENT],
        "AND of two": [Question((cut(2, 4), cut(2, 4))) for _ in each],
        "Latin in Chinese": [Question((runs(MIXED, 3),)) for _ in each],
        "prefix": [Question((word[:3],), prefix=True) for word in words[:count]],
        "wildcard": [Question(wildcard=opened()) for _ in each],
        "none found": [Question((cut(2, 3) + cut(2, 3),)) for _ in each],
    }


class Ours:
    """The index, answering as soon as the first hits are known."""

    name = "index"

    def __init__(self, index: Index, text_of: TextOf) -> None:
        self._index = index
        self._text_of = text_of

    def search(self, asked: Question) -> None:
        self._index.search(query_of(asked), self._text_of, count=False)

    def count(self, asked: Question) -> int:
        """In how many documents it is, as the peers count."""
        return self._index.documents_with(query_of(asked))

    def places(self, asked: Question) -> int:
        return self._index.count(query_of(asked), divide=False).total


def query_of(asked: Question) -> Query:
    if len(asked.phrases) == 1:
        return Query(asked.phrases[0], LIMIT, asked.prefix)
    parts: tuple[Expression, ...] = tuple(map(Phrase, asked.phrases))
    return Query("", LIMIT, expression=Wildcard(asked.wildcard) if asked.wildcard else And(parts))


# Measuring


def build(index: Index, documents: Sequence[IndexedDocument]) -> None:
    """As a library's index catches up with many documents."""
    for start in range(0, len(documents), BATCH):
        index.update(documents[start : start + BATCH], sequence=start + BATCH)
    index.merge()


def percentile(times: Iterable[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[round(share * (len(ordered) - 1))]


def best_time(call: Callable[[], object], repeat: int) -> float:
    """ms of this thread's processor time."""
    times = []
    for _ in range(repeat):
        begin = time.thread_time()
        call()
        times.append(time.thread_time() - begin)
    return min(times) * 1000


def told(times: Sequence[float]) -> str:
    return f"{statistics.median(times):10.2f}/{percentile(times, 0.95):<8.2f}"


def compare(classes: Mapping[str, Sequence[Question]], ours: Ours, peers: Sequence[Peer], scanned: int) -> int:
    """Print p50/p95 of each class and peer in ms; how many of our counts of documents are not the plain scan's."""
    wrong = 0
    *engines, plain = peers
    acts = {"first hits": ours.search, "count": ours.count, "places": ours.places}
    acts |= {peer.name: peer.search for peer in engines}
    print(f"{'ms p50/p95':17}" + "".join(f"{name:>18} " for name in (*acts, plain.name)))
    for name, asked in classes.items():
        unable = {peer.name for peer in engines if peer.search(asked[0]) is None}
        able = {named: act for named, act in acts.items() if named not in unable}
        # Each question is put to all of them at once: the machine is not as fast all the time.
        times = [[best_time(partial(act, each), 3) for act in able.values()] for each in asked]
        columns = dict(zip(able, map(told, zip(*times, strict=True)), strict=True))
        row = "".join(columns.get(named, f"{'-':>19}") for named in acts)
        scanning = [best_time(partial(plain.search, each), 1) for each in asked[:scanned]]
        print(f"{name:17}{row}{told(scanning)}", flush=True)
        wrong += sum(ours.count(each) != plain.search(each) for each in asked[:scanned])
    return wrong


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="all 11,547 laws instead of a sample")
    parser.add_argument("--stock", action="store_true", help="whoosh's own codec too")
    parser.add_argument("--queries", type=int, default=40, help="queries a class")
    options = parser.parse_args()
    documents = list(load(options.all))
    size = megabytes(documents)
    print(f"{len(documents)} documents, {size:.1f} MB; Python {sys.version.split()[0]}")
    fold_text("")
    folded: dict[int, str] = {}
    folding = timed(lambda: folded.update((each.id, fold_text("\n".join(each.blocks))) for each in documents))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        index = open_index(folder / "index")
        building = timed(partial(build, index, documents))
        disk = sum(path.stat().st_size for path in (folder / "index").iterdir()) / 1e6
        print(f"index: fold, index, commit {size / building:.1f} MB/s; {disk / size:.2f} of the text on disk")
        peers = peers_of(folded, folder, options.stock)
        for peer in peers[:-1]:
            took = peer.seconds + folding
            print(f"{peer.name}: {size / took:.1f} MB/s with folding; the index is {took / building:.1f} times as fast")
        ours = Ours(index, texts_of(documents))
        wrong = compare(questions(documents, options.queries), ours, peers, 3 if options.all else 6)
        print(f"counts of documents that are not the plain scan's: {wrong}")


if __name__ == "__main__":
    main()
