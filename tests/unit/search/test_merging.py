from reader.search.merging import SegmentSize, segments_to_merge

KB, MB = 1 << 10, 1 << 20


def fresh(size: int) -> SegmentSize:
    return SegmentSize(size, 10, 0)


def test_a_few_segments_are_left_alone() -> None:
    assert segments_to_merge([fresh(KB)] * 7 + [fresh(60 * MB)], added=KB) == []


def test_eight_small_segments_become_one_and_the_large_one_is_not_copied() -> None:
    assert segments_to_merge([fresh(60 * MB)] + [fresh(KB)] * 8, added=KB) == list(range(1, 9))


def test_one_small_document_never_waits_for_much_copying() -> None:
    assert segments_to_merge([fresh(5 * MB)] * 8, added=KB) == []


def test_a_large_commit_takes_larger_segments_along() -> None:
    assert segments_to_merge([fresh(5 * MB)] * 8, added=20 * MB) == list(range(8))


def test_a_segment_most_of_which_is_deleted_is_rewritten() -> None:
    assert segments_to_merge([SegmentSize(20 * MB, 100, 60), fresh(20 * MB)], added=KB) == [0]


def test_segments_stay_few_when_documents_come_one_by_one() -> None:
    sizes: list[int] = []
    copied = 0
    for _ in range(3000):
        chosen = segments_to_merge([fresh(size) for size in sizes], 8 * KB)
        merged = sum(sizes[i] for i in chosen)
        copied += merged
        sizes = [size for i, size in enumerate(sizes) if i not in chosen] + [merged + 8 * KB]
    assert len(sizes) < 30
    assert copied < 6 * 3000 * 8 * KB * 8
