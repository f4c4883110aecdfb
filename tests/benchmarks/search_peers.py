"""The search engines that the index is measured against, each as a program would commonly use it for Chinese.

Every peer gets the same folded texts to index and to keep, on the disk, as a program has to that shows what it found;
it answers the same questions with 20 documents, whose texts it reads from there, and a snippet of each.  Those that
index pairs of characters are given them separated by blanks.
"""

import re
import sqlite3
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from reader.search import block_occurrences
from reader.text.folding import fold_text

CHINESE = re.compile(r"[\u3400-\u9fff]+")
LIMIT = 20


@dataclass(frozen=True)
class Question:
    """All of some phrases; with `prefix` the last word of each may go on.  wildcard: in place of phrases, characters
    of which ? is any one."""

    phrases: tuple[str, ...] = ()
    prefix: bool = False
    wildcard: str = ""


class Peer(Protocol):
    """An engine with the texts in it.  seconds: of processor time that it took to index them, folding left out."""

    name: str
    seconds: float

    def search(self, asked: Question) -> int | None:
        """How many documents there are, having taken 20 of them and a snippet of each; None if it cannot say."""
        ...


def pairs(text: str) -> str:
    """The text with each run of Chinese as its pairs of characters, and its last one alone."""

    def split(match: re.Match[str]) -> str:
        run = match[0]
        return " " + " ".join(run[i : i + 2] for i in range(len(run))) + " "

    return CHINESE.sub(split, text)


def terms(phrase: str) -> list[str]:
    """The terms of a phrase, without a last character of Chinese: it stands alone only where a run ends."""
    found = re.findall(r"\w+", pairs(phrase))
    return found[:-1] if len(found) > 1 and len(found[-1]) == 1 and CHINESE.match(found[-1]) else found


def excerpt(text: str, phrase: str) -> str:
    at = text.find(phrase)
    return text[max(at - 40, 0) : at + len(phrase) + 40]


def timed(work: Callable[[], object]) -> float:
    begin = time.process_time()
    work()
    return time.process_time() - begin


def _base(path: Path) -> sqlite3.Connection:
    """An empty one, with the settings that are the fastest."""
    base = sqlite3.connect(path)
    for pragma in ("journal_mode = off", "synchronous = off", "cache_size = -200000"):
        base.execute(f"pragma {pragma}")
    return base


class Fts5Pairs:
    """The index without a text of its own, which would be the pairs, and a table with the texts beside it."""

    name = "FTS5 bigrams"

    def __init__(self, folded: Mapping[int, str], path: Path) -> None:
        self._base = _base(path)
        self._base.execute("create virtual table t using fts5(body, content='', tokenize='unicode61')")
        self._base.execute("create table texts(number integer primary key, text text)")
        self.seconds = timed(partial(self._fill, folded))

    def _fill(self, folded: Mapping[int, str]) -> None:
        rows = ((number, pairs(text)) for number, text in folded.items())
        self._base.executemany("insert into t(rowid, body) values (?, ?)", rows)
        self._base.executemany("insert into texts values (?, ?)", folded.items())
        self._base.commit()

    def search(self, asked: Question) -> int | None:
        if asked.wildcard:
            return None
        folded = [fold_text(phrase) for phrase in asked.phrases]
        query = " AND ".join(self._phrase(phrase, asked.prefix) for phrase in folded)
        (count,) = self._base.execute("select count(*) from t where t match ?", (query,)).fetchone()
        best = self._base.execute("select rowid from t where t match ? order by rank limit ?", (query, LIMIT))
        for row in best.fetchall():
            (text,) = self._base.execute("select text from texts where number = ?", row).fetchone()
            excerpt(text, folded[0])
        return int(count)

    def _phrase(self, phrase: str, prefix: bool) -> str:
        alone = len(phrase) == 1 and CHINESE.match(phrase)
        return '"' + " ".join(terms(phrase)) + '"' + ("*" if prefix or alone else "")


class Fts5Trigrams:
    """`+body`, a look through all texts, where there are no three characters: SQLite would ask the trigrams all the
    same, since two Chinese characters are more than three bytes, and find nothing."""

    name = "FTS5 trigrams"

    def __init__(self, folded: Mapping[int, str], path: Path) -> None:
        self._base = _base(path)
        self._base.execute("create virtual table t using fts5(body, tokenize='trigram')")
        self.seconds = timed(partial(self._fill, folded))

    def _fill(self, folded: Mapping[int, str]) -> None:
        self._base.executemany("insert into t(rowid, body) values (?, ?)", folded.items())
        self._base.commit()

    def search(self, asked: Question) -> int | None:
        if asked.prefix:
            return None
        if asked.wildcard:
            return self._ask("+body glob ?", [f"*{fold_text(asked.wildcard)}*"], asked.wildcard)
        folded = [fold_text(phrase) for phrase in asked.phrases]
        if all(len(phrase) >= 3 for phrase in folded):
            return self._ask("t match ?", [" AND ".join(f'"{phrase}"' for phrase in folded)], folded[0])
        return self._ask(" and ".join("+body like ?" for _ in folded), [f"%{phrase}%" for phrase in folded], folded[0])

    def _ask(self, condition: str, values: list[str], phrase: str) -> int:
        (count,) = self._base.execute(f"select count(*) from t where {condition}", values).fetchone()
        order = "order by rank" if "match" in condition else ""
        best = self._base.execute(f"select body from t where {condition} {order} limit {LIMIT}", values)
        for (text,) in best.fetchall():
            excerpt(text, phrase)
        return int(count)


class TantivyPairs:
    """Raises ImportError where tantivy is not installed."""

    name = "tantivy bigrams"

    def __init__(self, folded: Mapping[int, str], folder: Path) -> None:
        import tantivy

        self._tantivy = tantivy
        builder = tantivy.SchemaBuilder()
        builder.add_text_field("body", stored=False, tokenizer_name="whitespace", index_option="position")
        builder.add_bytes_field("text", stored=True)
        self._schema = builder.build()
        self._index: Any = tantivy.Index(self._schema, path=str(folder))
        self.seconds = timed(partial(self._fill, folded))
        self._searcher = self._index.searcher()

    def _fill(self, folded: Mapping[int, str]) -> None:
        writer = self._index.writer(heap_size=300_000_000, num_threads=1)
        for text in folded.values():
            document = self._tantivy.Document()
            document.add_text("body", " ".join(re.findall(r"\w+", pairs(text))))
            document.add_bytes("text", text.encode())
            writer.add_document(document)
        writer.commit()
        writer.wait_merging_threads()
        self._index.reload()

    def search(self, asked: Question) -> int | None:
        if asked.wildcard:
            return None
        folded = [fold_text(phrase) for phrase in asked.phrases]
        parts = [self._phrase(phrase, asked.prefix) for phrase in folded]
        query = parts[0]
        if len(parts) > 1:
            must = self._tantivy.Occur.Must
            query = self._tantivy.Query.boolean_query([(must, part) for part in parts])
        found: Any = self._searcher.search(query, limit=LIMIT, count=True)
        for _score, address in found.hits:
            excerpt(bytes(self._searcher.doc(address)["text"][0]).decode(), folded[0])
        return int(found.count)

    def _phrase(self, phrase: str, prefix: bool) -> Any:
        words: list[Any] = list(terms(phrase))
        query = self._tantivy.Query
        if len(words) > 1:
            return query.phrase_query(self._schema, "body", words)
        if prefix or (len(phrase) == 1 and CHINESE.match(phrase)):
            return query.regex_query(self._schema, "body", f"{words[0]}.*")
        return query.term_query(self._schema, "body", words[0])


class WhooshStock:
    """Whoosh with its own codec: pairs without positions, and the phrase looked for in the texts."""

    name = "stock whoosh"

    def __init__(self, folded: Mapping[int, str], folder: Path) -> None:
        from whoosh.analysis import SpaceSeparatedTokenizer

        from reader.search.engine import FileStorage, fields

        body = fields.TEXT(analyzer=SpaceSeparatedTokenizer(), phrase=False)
        self._index: Any = FileStorage(str(folder)).create_index(fields.Schema(text=fields.STORED(), body=body))
        self.seconds = timed(partial(self._fill, folded))
        self._searcher = self._index.searcher()

    def _fill(self, folded: Mapping[int, str]) -> None:
        writer = self._index.writer(limitmb=256)
        for text in folded.values():
            writer.add_document(text=text, body=" ".join(re.findall(r"\w+", pairs(text))))
        writer.commit()

    def search(self, asked: Question) -> int | None:
        from reader.search.engine import query

        if asked.wildcard or asked.prefix or any(len(phrase) == 1 for phrase in asked.phrases):
            return None
        folded = [fold_text(phrase) for phrase in asked.phrases]
        wanted = query.And([query.Term("body", term) for phrase in folded for term in terms(phrase)])
        texts = [hit["text"] for hit in self._searcher.search(wanted, limit=None)]
        said = [text for text in texts if all(phrase in text for phrase in folded)]
        for text in said[:LIMIT]:
            excerpt(text, folded[0])
        return len(said)


class PlainScan:
    """What is true: a look through every block."""

    name = "plain scan"
    seconds = 0.0

    def __init__(self, folded: Mapping[int, str]) -> None:
        self._documents = [text.split("\n") for text in folded.values()]

    def search(self, asked: Question) -> int | None:
        if asked.wildcard:
            wanted = re.compile(re.escape(fold_text(asked.wildcard)).replace("\\?", "."))
            return sum(any(wanted.search(block) for block in blocks) for blocks in self._documents)
        folded = [fold_text(phrase) for phrase in asked.phrases]
        return sum(
            all(any(block_occurrences(block, [phrase], asked.prefix) for block in blocks) for phrase in folded)
            for blocks in self._documents
        )


def peers_of(folded: Mapping[int, str], folder: Path, stock: bool) -> Sequence[Peer]:
    """Those that are installed, filled; with `stock` whoosh's own codec too, which takes minutes."""
    found: list[Peer] = [Fts5Pairs(folded, folder / "pairs.db"), Fts5Trigrams(folded, folder / "trigrams.db")]
    try:
        (folder / "tantivy").mkdir()
        found.append(TantivyPairs(folded, folder / "tantivy"))
    except ImportError:
        print("tantivy is not installed (pip install -e .[bench]); it is left out")
    if stock:
        (folder / "stock").mkdir()
        found.append(WhooshStock(folded, folder / "stock"))
    return [*found, PlainScan(folded)]
