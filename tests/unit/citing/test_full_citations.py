"""Full citations, Chinese and in Latin letters, taken apart."""

import pytest

from reader.model.bibliography import WorkKind
from tests.unit.citing.chinese_works import CHINESE
from tests.unit.citing.latin_works import LATIN
from tests.unit.citing.works import Given, taken_apart


@pytest.mark.parametrize(("text", "kind", "given", "place"), [*CHINESE, *LATIN])
def test_a_full_citation_is_taken_apart(text: str, kind: WorkKind, given: Given, place: str) -> None:
    assert taken_apart(text) == (kind, given, place)
