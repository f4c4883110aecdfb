"""Figures reckoned by hand: the four cells, what chance gives, and the sums."""

from math import inf, log, log2

import numpy as np
import pytest

from reader.text.association import log_likelihood, mutual_information

# (together, one, other, total) -> G²; cells and expected cells by hand, the sum with a pocket calculator.
TABLES = [
    # cells 10 90 40 860, expected 5 95 45 855: 2 (6.9315 - 4.8661 - 4.7113 + 5.0147)
    ((10, 100, 50, 1000), 4.7374),
    # cells 3 37 2 1958, expected .1 39.9 4.9 1955.1: 2 (10.2036 - 2.7920 - 1.7922 + 2.9022)
    ((3, 40, 5, 2000), 17.0432),
    # cells 0 40 5 1955, expected .1 39.9 4.9 1955.1: less than chance
    ((0, 40, 5, 2000), -0.2023),
    # cells 30 70 270 99630, expected .3 99.7 299.7 99600.3
    ((30, 100, 300, 100_000), 229.8508),
]


@pytest.mark.parametrize(("table", "score"), TABLES)
def test_log_likelihood_is_that_of_the_four_cells(table: tuple[int, int, int, int], score: float) -> None:
    assert float(log_likelihood(*table)) == pytest.approx(score, abs=1e-4)


def test_many_tables_are_scored_at_once_as_each_alone() -> None:
    columns = np.array([table for table, _score in TABLES]).T
    assert log_likelihood(*columns) == pytest.approx([score for _table, score in TABLES], abs=1e-4)


def test_by_chance_there_is_nothing_to_tell() -> None:
    assert float(log_likelihood(5, 100, 50, 1000)) == pytest.approx(0, abs=1e-9)
    assert float(mutual_information(5, 100, 50, 1000)) == 0


def test_keyness_of_a_word_that_one_of_two_texts_does_not_have() -> None:
    # 7 times in 1,000 words, never in 9,000: expected .7 and 6.3, and of the other words 999.3 - 6.3 more or less.
    by_hand = 2 * (7 * log(10) + 993 * log(993 / 999.3) + 9000 * log(9000 / 8993.7))
    assert float(log_likelihood(7, 1000, 7, 10_000)) == pytest.approx(by_hand)
    assert by_hand == pytest.approx(32.2804, abs=1e-4)


@pytest.mark.parametrize(
    ("table", "bits"),
    [((10, 100, 50, 1000), 1.0), ((8, 10, 8, 1000), log2(100)), ((1, 100, 40, 1000), -2.0), ((0, 10, 8, 1000), -inf)],
)
def test_mutual_information_is_in_bits(table: tuple[int, int, int, int], bits: float) -> None:
    assert float(mutual_information(*table)) == pytest.approx(bits)


def test_a_table_without_anything_in_it_scores_nothing() -> None:
    assert float(log_likelihood(0, 0, 0, 0)) == 0
    assert float(log_likelihood(5, 10, 5, 10)) == 0
