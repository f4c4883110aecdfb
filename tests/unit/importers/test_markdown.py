"""Markdown: notes by their labels, tables, nested lists, front matter."""

from pathlib import Path

import pytest

from reader.errors import ImportFailure
from tests.unit.importers.reading import assert_linked, links, structure_of, told

TEXT = """\
---
title: "減讓表之修正"
authors:
  - 林昱衡
  - 周芷瑄
date: 2024-05-07
---

# 前言

減讓表[^3]之修正，依第二十八條
辦理[^7]。See [the site](https://a.tw/x).

1. 甲
   - 乙
2. 丙

| 國別 | 稅率 |
|------|-----:|
| 甲國 | 3[^7] |

## 結語

<div>原文 <script>alert(1)</script>照錄。</div>

[^3]: 見 GATT 1994。
[^7]: 同前註。

    次段。
"""


def test_all_that_markdown_marks(tmp_path: Path) -> None:
    structure = structure_of(tmp_path / "文.md", TEXT.encode())
    assert told(structure) == [
        "h1 前言",
        "p 減讓表[^3]之修正，依第二十八條辦理[^7]。See the site.",
        "li1 1. 甲",
        "li2 • 乙",
        "li1 2. 丙",
        "table 國別 | 稅率 / 甲國 | 3[^7]",
        "h2 結語",
        "p 原文 照錄。",
        "note3 見 GATT 1994。",
        "note7 同前註。\n次段。",
    ]
    assert_linked(structure)
    assert links(structure) == [("the site", "https://a.tw/x")]
    told_of = structure.metadata
    assert (told_of.title, told_of.authors, str(told_of.date)) == ("減讓表之修正", ("林昱衡", "周芷瑄"), "2024-05-07")


def test_labels_in_words_are_counted(tmp_path: Path) -> None:
    text = "甲[^乙]丙[^2]。\n\n[^2]: 二。\n[^乙]: 一。\n"
    assert told(structure_of(tmp_path / "a.markdown", text.encode())) == [
        "p 甲[^1]丙[^2]。",
        "note1 一。",
        "note2 二。",
    ]


def test_only_the_name_tells_markdown(tmp_path: Path) -> None:
    assert told(structure_of(tmp_path / "a.md", "# 關稅\n".encode("utf-16"))) == ["h1 關稅"]
    assert told(structure_of(tmp_path / "a.txt", "# 關稅\n".encode())) != ["h1 關稅"]


def test_front_matter_alone_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(ImportFailure, match="沒有文字"):
        structure_of(tmp_path / "a.md", b"---\ntitle: x\n---\n")
