"""Documents structured anew, as by a newer version of the program: marks and corrections come along."""

from dataclasses import replace
from pathlib import Path

from reader.bootstrap import Reader
from reader.model.document import Block, BlockKind
from reader.services.reports import Carried
from tests.marking import mark_words
from tests.unit.services.correcting import document_of, join, words_of


def test_structuring_anew_carries_marks_and_makes_the_corrections_again(reader: Reader, article: int) -> None:
    now = document_of(reader, article)
    assert reader.library_service.restructure([article]).unchanged == (article,)
    # As a former version of the program left it, which parted what belongs together and knew no headings.
    first, *rest = (block.text for block in now.blocks)
    texts = (first[:4], first[4:], *rest)
    older = replace(now.structure, blocks=tuple(Block(BlockKind.PARAGRAPH, text) for text in texts))
    reader.library.add_document(now.source, now.sha256, now.source, older)
    join(reader, article, 3)
    join(reader, article, 1)
    mark_words(reader, article, "執法成效")

    report = reader.library_service.restructure([article])

    assert (report.updated, report.carried, report.unapplied) == ((article,), Carried(1, 0, 0), 0)
    blocks = document_of(reader, article).blocks
    assert [block.kind for block in blocks] == [BlockKind.HEADING, BlockKind.PARAGRAPH]
    assert blocks[1].text == "".join(rest)
    (mark,) = reader.annotations.of(article)
    assert words_of(reader, mark) == "執法成效"
    assert reader.library_service.restructure([article]).unchanged == (article,)


def test_structuring_anew_without_an_original_says_so(reader: Reader, article: int, tmp_path: Path) -> None:
    original = reader.library.original(article)
    assert original is not None
    original.unlink()
    report = reader.library_service.restructure([article])
    assert "重新匯入這份檔案" in report.failed[0].error
