"""A library with two documents, and how words are found and selected in a window with the first of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.bootstrap import open_reader
from reader.model.annotation import Span
from reader.services.session import Reader
from reader.ui.window import MainWindow
from tests.gui.windows import library_of

TEXT = """\
經貿前線

一、前言

歐盟執委會指出，智慧財產權保護與數位貿易息息相關。程式設計師亦關注此事，北美自由貿易協定（NAFTA）已由新協定取代。

二、特別三○一條款

美國 1988 年綜合貿易暨競爭力法修正一八二條款，俗稱特別三○一條款。特別 301 條款規定美國貿易代表署（USTR）每年應提出報告。

{filler}

三、結語

最後一段談到世界貿易組織的爭端解決機制。
"""
FILLER = "\n\n".join(
    f"第{n}段談到關稅與供應鏈的關係，並說明各國的作法與其背後的考量，供讀者參考比較。" for n in range(60)
)
OTHER = "另一份文件\n\n本文也提到特別301條款與數位貿易，可與前文參看。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    texts = {"經貿前線.txt": TEXT.format(filler=FILLER), "另一份.txt": OTHER}
    reader = library_of(tmp_path, texts)
    reader.finding.catch_up()
    reader.close()
    return tmp_path / "library"


@pytest.fixture
def reader(folder: Path) -> Iterator[Reader]:
    opened = open_reader(folder)
    yield opened
    opened.close()


def block_with(window: MainWindow, words: str) -> int:
    document = window.desk.document
    assert document is not None
    return next(number for number, block in enumerate(document.blocks) if words in block.text)


def select(window: MainWindow, words: str) -> Span:
    block = block_with(window, words)
    assert window.desk.document is not None
    start = window.desk.document.blocks[block].text.index(words)
    span = Span.within(block, start, start + len(words))
    window.desk.view.reveal(span)
    window.desk.view.select(span)
    window.desk.view.setFocus()
    return span
