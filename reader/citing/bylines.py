"""The names in a byline."""

import re
from collections.abc import Sequence
from typing import Final

# What follows or stands beside a name without belonging to it, longest first where one ends in another.
_TITLES: Final = (
    "輔佐研究員", "助理研究員", "副研究員", "研究員", "助研究員", "副分析師", "分析師", "助理教授", "副教授",
    "特聘教授", "講座教授", "教授", "講師", "博士後", "博士生", "博士", "研究生", "副主任", "主任", "執行長",
    "副執行長", "院長", "所長", "處長", "組長", "律師", "顧問", "專員", "編輯", "編譯", "撰稿", "撰文", "主筆",
    "記者", "整理", "撰", "譯", "著", "文",
)  # fmt: skip
TITLE: Final = re.compile(rf"(?:{'|'.join(sorted(_TITLES, key=len, reverse=True))})+$")
_INSTITUTION: Final = re.compile(r"(?:院|中心|大學|學系|系|所|學會|協會|基金會|公司|部|會|署|局|處|組|及|與)$")
_LABEL: Final = re.compile(r"^(?:作者|撰稿人?|編譯|文|譯者)[：:／/]\s*")  # 作者：王小明
_PARTS: Final = re.compile(r"[\s、，,；;／/]+")  # 鍾雲曦 副分析師、梁敬偉輔佐研究員
_CHINESE_NAME: Final = re.compile(r"[\u3400-\u9fff]{2,4}(?:[·‧・][\u3400-\u9fff]{1,6})?")
_LATIN: Final = re.compile(r"[A-Za-zÀ-ɏ]")


def names(byline: str, known: Sequence[str] = ()) -> tuple[str, ...]:
    """The people named in `byline`, in its order.

    Those of `known` that stand in it, if any do; else what is left when institutions, titles and roles are taken away.
    A byline wholly in Latin letters is one name, or several joined by "and", "&" or commas.
    """
    found = sorted((byline.find(name), name) for name in known if name and name in byline)
    if found:
        return tuple(name for _place, name in found)
    text = _LABEL.sub("", byline.strip())
    if not re.search(r"[\u3400-\u9fff]", text):
        return tuple(name for part in re.split(r",|&|\band\b", text) if (name := part.strip()) and _LATIN.search(name))
    parts = (TITLE.sub("", part) for part in _PARTS.split(text))
    return tuple(part for part in parts if _CHINESE_NAME.fullmatch(part) and not _INSTITUTION.search(part))
