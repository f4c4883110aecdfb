import pytest

from reader.search.merging import SegmentSize, segments_to_join, segments_to_merge

KB, MB = 1 << 10, 1 << 20


def fresh(size: int) -> SegmentSize:
    return SegmentSize(size, 10, 0)


def test_a_few_segments_are_left_alone() -> None:
    assert segments_to_merge([fresh(KB)] * 7 + [fresh(60 * MB)], added=KB) == []


def test_eight_small_segments_become_one_and_the_large_one_is_not_copied() -> None:
    assert segments_to_merge([fresh(60 * MB)] + [fresh(KB)] * 8, added=KB) == list(range(1, 9))


def test_one_small_document_never_waits_for_much_copying() -> None:
    assert segments_to_merge([fresh(30 * MB)] * 8, added=KB) == []


def test_a_large_commit_takes_larger_segments_along() -> None:
    assert segments_to_merge([fresh(12 * MB)] * 8, added=26 * MB) == list(range(8))


def test_of_more_than_may_be_copied_at_a_time_the_smallest_are() -> None:
    assert segments_to_merge([fresh(size * MB) for size in (30, 9, 10, 30, 11, 12, 30, 30)], added=KB) == [1, 2, 4, 5]


def test_a_segment_most_of_which_is_deleted_is_rewritten() -> None:
    assert segments_to_merge([SegmentSize(20 * MB, 100, 60), fresh(20 * MB)], added=KB) == [0]


@pytest.mark.parametrize(
    ("commits", "added", "most", "times"),
    [(3000, 8 * KB, 30, 10), (400, MB, 30, 2), (1000, 4 * MB, 120, 1), (100, 36 * MB, 40, 1)],
)
def test_segments_stay_few_and_nothing_is_copied_often(commits: int, added: int, most: int, times: int) -> None:
    sizes: list[int] = []
    copied = 0
    for _ in range(commits):
        chosen = segments_to_merge([fresh(size) for size in sizes], added)
        merged = sum(sizes[i] for i in chosen)
        copied += merged
        sizes = [size for i, size in enumerate(sizes) if i not in chosen] + [merged + added]
    assert len(sizes) < most
    assert copied < times * commits * added


def test_where_nobody_waits_all_that_one_may_hold_become_one() -> None:
    assert segments_to_join([fresh(30 * MB), fresh(2 * MB), fresh(36 * MB)]) == [0, 1, 2]
    assert segments_to_join([fresh(100 * MB), fresh(20 * MB), fresh(36 * MB)]) == [1, 2]
    assert segments_to_join([fresh(KB)]) == []


def test_a_large_segment_is_not_copied_for_a_small_one() -> None:
    assert segments_to_join([fresh(100 * MB), fresh(MB)]) == []
    assert segments_to_join([fresh(MB), fresh(100 * MB), fresh(MB)]) == [0, 2]
