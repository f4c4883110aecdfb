"""Measure indexing and searching on the laws of ../shared/corpora, against SQLite FTS5 (bigrams) and a plain scan.

    python -m tests.benchmarks.bench_search [--all] [--queries N]

Prints one line a measure; quote the ratios, the absolute times are this machine's.
"""

import argparse
import random
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from reader.model.search import Query
from reader.search import Index, IndexedDocument, block_occurrences, open_index
from reader.text.folding import fold_text

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpora" / "laws.tar.xz"
SAMPLE = 12  # every 12th law, some 8 MB
BATCH = 2000  # documents a commit
CHINESE = re.compile(r"[\u4e00-\u9fff]+")
LATIN = re.compile(r"(?<![0-9A-Za-z])[A-Za-z]{2,6}(?![0-9A-Za-z])")
FREQUENT = ("中華民國", "主管機關", "本辦法自發布日施行", "中央主管機關", "之規定", "直轄市", "有下列情形之一者")
LIMIT = 20


@dataclass(frozen=True)
class Peer:
    """search: the number of occurrences (or None where it cannot tell) of a phrase, and the first hits shown."""

    name: str
    search: Callable[[str, bool], int | None]


def load(everything: bool) -> Iterator[IndexedDocument]:
    """The laws, a paragraph a block, their wrapped lines joined as the structure of an imported text has them."""
    with tarfile.open(CORPUS) as archive:
        members = [member for member in archive if member.isfile()]
        for number, member in enumerate(members if everything else members[::SAMPLE], 1):
            file = archive.extractfile(member)
            assert file is not None
            text = file.read().decode()
            blocks = tuple("".join(map(str.strip, part.splitlines())) for part in text.split("\n\n") if part.strip())
            yield IndexedDocument(number, text.partition("\n")[0], blocks)


def query_classes(documents: Sequence[IndexedDocument], count: int) -> dict[str, list[tuple[str, bool]]]:
    """Phrases of each class with whether the last word is a prefix; taken from the texts by a fixed seed."""
    rnd = random.Random(20260101)

    def cut(low: int, high: int) -> str:
        while True:
            text = rnd.choice(rnd.choice(documents).blocks)
            runs = [run for run in CHINESE.findall(text) if len(run) >= high]
            if runs:
                run, size = rnd.choice(runs), rnd.randint(low, high)
                start = rnd.randrange(len(run) - size + 1)
                return str(run[start : start + size])

    latin = Counter(word for document in documents for word in set(LATIN.findall("\n".join(document.blocks))))
    words = [word for word, held in sorted(latin.items()) if 2 <= held <= 400]
    rnd.shuffle(words)
    return {
        "1 character": [(cut(1, 1), False) for _ in range(count)],
        "2 characters": [(cut(2, 2), False) for _ in range(count)],
        "phrase of 4-8": [(cut(4, 8), False) for _ in range(count)],
        "frequent phrase": [(phrase, False) for phrase in FREQUENT],
        "none found": [(cut(2, 3) + cut(2, 3), False) for _ in range(count)],
        "Latin word": [(word, False) for word in words[:count]],
        "Latin prefix": [(word[:3], True) for word in words[:count]],
        "number": [(f"{rnd.randint(1, 400)}條", False) for _ in range(count)],
    }


# The peers


def fts5(documents: Sequence[IndexedDocument], folded: Sequence[str]) -> tuple[sqlite3.Connection, float]:
    """An FTS5 table of space-separated bigrams and words, as programs commonly index Chinese with it."""
    base = sqlite3.connect(":memory:")
    base.execute("create virtual table t using fts5(body, content='', tokenize='unicode61')")
    begin = time.perf_counter()
    rows = ((document.id, bigrams(text)) for document, text in zip(documents, folded, strict=True))
    base.executemany("insert into t(rowid, body) values (?, ?)", rows)
    base.commit()
    return base, time.perf_counter() - begin


def bigrams(text: str) -> str:
    def split(match: re.Match[str]) -> str:
        run = match[0]
        return " " + " ".join(run[i : i + 2] for i in range(len(run))) + " "

    return CHINESE.sub(split, text)


def fts5_search(base: sqlite3.Connection, folded: dict[int, str]) -> Callable[[str, bool], int | None]:
    def search(phrase: str, prefix: bool) -> int | None:
        wanted = fold_text(phrase)
        runs = bigrams(wanted).split()
        # The last character of a run stands alone in the text only where the run ends.
        terms = [run for run in runs if not (len(run) == 1 and CHINESE.match(run) and len(runs) > 1)]
        starred = prefix or (len(wanted) == 1 and CHINESE.match(wanted) is not None)
        query = '"' + " ".join(terms) + '"' + ("*" if starred else "")
        (count,) = base.execute("select count(*) from t where t match ?", (query,)).fetchone()
        best = base.execute("select rowid from t where t match ? order by rank limit ?", (query, LIMIT)).fetchall()
        for (number,) in best:
            text = folded[number]
            place = text.find(wanted)
            text[max(place - 40, 0) : place + 40]
        return None if count else 0

    return search


def scan_search(folded: Sequence[list[str]]) -> Callable[[str, bool], int | None]:
    def search(phrase: str, prefix: bool) -> int | None:
        wanted = fold_text(phrase)
        return sum(len(block_occurrences(block, [wanted], prefix)) for blocks in folded for block in blocks)

    return search


def index_search(index: Index, documents: dict[int, IndexedDocument]) -> Callable[[str, bool], int | None]:
    def text_of(number: int) -> tuple[str, str, tuple[str, ...]]:
        document = documents[number]
        return document.title, "", document.blocks

    return lambda phrase, prefix: index.search(Query(phrase, LIMIT, prefix), text_of).total


# Measuring


def build(index: Index, documents: Sequence[IndexedDocument]) -> float:
    begin = time.perf_counter()
    for start in range(0, len(documents), BATCH):
        index.update(documents[start : start + BATCH], sequence=start + BATCH)
    return time.perf_counter() - begin


def percentile(times: Iterable[float], share: float) -> float:
    ordered = sorted(times)
    return ordered[round(share * (len(ordered) - 1))]


def best_time(call: Callable[[], object], repeat: int) -> float:
    times = []
    for _ in range(repeat):
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    return min(times) * 1000


def compare(classes: dict[str, list[tuple[str, bool]]], peers: Sequence[Peer], scanned: int) -> int:
    """Print p50/p95 of each class and peer in ms; returns how many answers differed from the plain scan's."""
    wrong = 0
    print(f"{'ms p50/p95':18}" + "".join(f"{peer.name:>22}" for peer in peers) + "    p50 against the first")
    for name, queries in classes.items():
        medians, row = [], f"{name:18}"
        for peer in peers:
            slow = peer.name == "plain scan"
            chosen = queries[:scanned] if slow else queries
            times = [best_time(partial(peer.search, *query), 1 if slow else 3) for query in chosen]
            medians.append(statistics.median(times))
            row += f"{medians[-1]:12.2f}/{percentile(times, 0.95):<9.2f}"
        print(row + "   " + ", ".join(f"{median / medians[0]:.1f}x" for median in medians[1:]), flush=True)
        wrong += sum(peers[0].search(*query) != peers[-1].search(*query) for query in queries[:scanned])
    return wrong


def one_more(index: Index, document: IndexedDocument, count: int) -> list[float]:
    """ms from the beginning of an update by one document until a search has found it."""
    times = []
    for number in range(count):
        mark = f"獨一無二{number}號"
        extra = IndexedDocument(10_000_000 + number, "新", (*document.blocks[:20], mark))
        begin = time.perf_counter()
        index.update([extra], sequence=1)
        found = index.search(Query(mark, document=extra.id), {extra.id: ("新", "", extra.blocks)}.__getitem__).total
        times.append((time.perf_counter() - begin) * 1000)
        assert found == 1, mark
    return times


SEARCHING = """
import resource, sys, time
from pathlib import Path
from reader.search import open_index
from reader.model.search import Query
begin = time.perf_counter()
index = open_index(Path(sys.argv[1]))
index.documents()
print(f"open {(time.perf_counter() - begin) * 1000:.1f} ms", end=", ")
begin = time.perf_counter()
index.search(Query("主管機關", limit=1), lambda number: ("", "", ()))
print(f"first search {(time.perf_counter() - begin) * 1000:.1f} ms", end=", ")
for phrase in sys.argv[2:]:
    index.search(Query(phrase, limit=1), lambda number: ("", "", ()))
with open("/proc/self/status") as status:
    fields = dict(line.split(":", 1) for line in status)
print("anonymous memory", fields["RssAnon"].strip(), "; peak with mapped files", fields["VmHWM"].strip())
"""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--all", action="store_true", help="all 11,547 laws instead of a sample")
    parser.add_argument("--queries", type=int, default=40, help="queries a class")
    options = parser.parse_args()
    if not CORPUS.exists():
        sys.exit(f"no corpus at {CORPUS}")
    documents = list(load(options.all))
    size = sum(len(block.encode()) for document in documents for block in document.blocks) / 1e6
    blocks = sum(len(document.blocks) for document in documents)
    print(f"{len(documents)} documents, {blocks} blocks, {size:.1f} MB; Python {sys.version.split()[0]}")

    fold_text("")
    begin = time.perf_counter()
    folded = [fold_text("\n".join(document.blocks)) for document in documents]
    folding = time.perf_counter() - begin
    with tempfile.TemporaryDirectory() as folder:
        index = open_index(Path(folder))
        building = build(index, documents)
        disk = sum(path.stat().st_size for path in Path(folder).iterdir()) / 1e6
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(f"index: fold {size / folding:.1f} MB/s; fold + index + commit {size / building:.1f} MB/s; ", end="")
        print(f"{disk / size:.2f} of the text on disk; process with the corpus in memory {peak:.0f} MB")
        base, fts_time = fts5(documents, folded)
        print(f"FTS5 bigrams (in memory): fold + index {size / (fts_time + folding):.1f} MB/s; ", end="")
        print(f"ours is {(fts_time + folding) / building:.1f} times as fast")
        by_number = {document.id: document for document in documents}
        texts = dict(zip(by_number, folded, strict=True))
        peers = (
            Peer("index", index_search(index, by_number)),
            Peer("FTS5 bigrams", fts5_search(base, texts)),
            Peer("plain scan", scan_search([text.split("\n") for text in folded])),
        )
        classes = query_classes(documents, options.queries)
        wrong = compare(classes, peers, 3 if options.all else 6)
        print(f"totals that differ from the plain scan's: {wrong}")
        wide = [query for queries in classes.values() for query, _ in queries]
        subprocess.run([sys.executable, "-c", SEARCHING, folder, *wide], check=True)
        times = one_more(index, documents[0], 40)
        print(f"one more document until found: p50 {statistics.median(times):.1f} ms, most {max(times):.1f} ms")


if __name__ == "__main__":
    main()
