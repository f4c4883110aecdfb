"""An index of a few texts in both scripts, and what it finds."""

from pathlib import Path

import pytest

from reader.model.search import Query, SearchResults
from reader.search import Index, IndexedDocument, open_index

LIBRARY = {
    1: IndexedDocument(1, "電子報", ("臺灣加入ＷＴＯ", "", "特別 301 條款與特別三○一條款", "國\t際\n貿\t易")),
    2: IndexedDocument(2, "論文", ("台湾的贸易。", "Taiwan 的 AI 產業（Việt Nam 亦同）")),
    3: IndexedDocument(3, "空白", ()),
    4: IndexedDocument(4, "附錄", ("臺灣" * 20, "𠀀𠀁國😀")),
}


def text_of(number: int) -> tuple[str, str, tuple[str, ...]]:
    document = LIBRARY[number]
    return document.title, f"{number}.txt", document.blocks


def search(index: Index, phrase: str, limit: int = 0, **options: object) -> SearchResults:
    return index.search(Query(phrase, limit, **options), text_of)  # type: ignore[arg-type]


@pytest.fixture
def index(tmp_path: Path) -> Index:
    index = open_index(tmp_path / "index")
    index.update(LIBRARY.values(), sequence=7)
    return index
