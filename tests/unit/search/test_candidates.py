"""Postings of several terms as those of one."""

import numpy as np
import pytest

from reader.search import candidates


@pytest.mark.parametrize("piece", [1, 2, 100])
def test_frequencies_are_added_in_pieces_of_any_size(monkeypatch: pytest.MonkeyPatch, piece: int) -> None:
    monkeypatch.setattr(candidates, "_PIECE", piece)
    postings = np.array([1 << 8 | 2, 3 << 8 | 1, 1 << 8 | 250, 1 << 8 | 9, 2 << 8 | 7], np.uint32)
    # Of document 1 it is 261, told as 255 or more.
    assert candidates.united(postings, 5).tolist() == [1 << 8 | 255, 2 << 8 | 7, 3 << 8 | 1]
    assert candidates.united(postings[:0], 5).tolist() == []
