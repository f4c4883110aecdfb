"""What a glossary entry says beside its definition."""

import pytest

from reader.model.glossary import Term
from reader.presenters.terms import period


@pytest.mark.parametrize(
    ("since", "until", "told"),
    [
        ("1995-01-01", "", "1995年1月1日 起"),
        ("1947", "1995-01", "1947 年 至 1995年1月"),
        ("", "2020", "至 2020 年 止"),
        ("第二次世界大戰後", "", "第二次世界大戰後 起"),
        ("", "", ""),
    ],
)
def test_a_period_is_told_in_words(since: str, until: str, told: str) -> None:
    assert period(Term("a", "某協定", "某协定", "Some Agreement", since=since, until=until)) == told
