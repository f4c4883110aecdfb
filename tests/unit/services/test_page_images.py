"""Pages of originals, drawn in a real process."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.datafiles import bundled_corpus
from reader.services.page_images import PageAsked, PageDrawn, PageImages

FILE = bundled_corpus() / "explainer-digital-trade.pdf"
PATIENCE = 60.0


@pytest.fixture
def images() -> Iterator[PageImages]:
    made = PageImages()
    yield made
    made.close()


def _drawn(images: PageImages, asked: PageAsked) -> PageDrawn:
    images.ask(asked)
    drawn = images.poll(PATIENCE)
    assert drawn is not None
    return drawn


def test_a_page_is_drawn_as_wide_as_it_is_wanted(images: PageImages) -> None:
    picture = _drawn(images, PageAsked(FILE, 2, 300)).picture
    assert picture is not None
    assert abs(picture.width - 300) <= 1
    assert picture.pages == 3
    assert picture.height / picture.width == pytest.approx(picture.points[1] / picture.points[0], rel=0.01)
    rows = [picture.pixels[at : at + 4 * picture.width] for at in range(0, len(picture.pixels), picture.stride)]
    assert len(rows) == picture.height
    assert rows[0][:3] == b"\xff\xff\xff"  # paper
    assert min(min(row) for row in rows) < 80  # ink


def test_only_what_was_asked_for_last_comes(images: PageImages) -> None:
    for page in (1, 2, 3):
        images.ask(PageAsked(FILE, page, 100))
    drawn = images.poll(PATIENCE)
    assert drawn is not None
    assert drawn.asked.page == 3
    assert not images.waiting
    assert images.poll() is None


def test_what_cannot_be_drawn_gets_a_sentence(images: PageImages, tmp_path: Path) -> None:
    path = tmp_path / "壞了.pdf"
    path.write_bytes(b"%PDF-1.7 and nothing else")
    drawn = _drawn(images, PageAsked(path, 1, 100))
    assert drawn.picture is None
    assert "畫不出「壞了.pdf」的第 1 頁" in drawn.refusal
    assert _drawn(images, PageAsked(FILE, 1, 100)).picture is not None


def test_a_file_that_ends_the_process_costs_one_page(images: PageImages) -> None:
    assert _drawn(images, PageAsked(FILE, 1, 100)).picture is not None
    assert images._beside is not None
    os.kill(images._beside.process.pid or 0, signal.SIGKILL)
    images._beside.process.join()
    drawn = _drawn(images, PageAsked(FILE, 2, 100))
    assert drawn.picture is None
    assert "中斷" in drawn.refusal
    assert _drawn(images, PageAsked(FILE, 3, 100)).picture is not None


def test_a_huge_page_is_drawn_smaller(images: PageImages) -> None:
    picture = _drawn(images, PageAsked(FILE, 1, 100_000)).picture
    assert picture is not None
    assert picture.width * picture.height <= 13_000_000
