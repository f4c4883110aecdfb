"""Headings behind a label that counts, 建議一：…, 建議二：…: they lie below the heading that these are the parts of."""

import re
from collections.abc import Sequence
from typing import Final

from reader.structure.characters import IDEOGRAPH
from reader.structure.drafts import Draft
from reader.structure.kinds import FURNITURE, HEADING
from reader.structure.numbering import numbered, value_of
from reader.structure.rules import Rule, rule

LABEL: Final = rule(
    "label that counts before a heading",
    rf"[【〔［]?(?P<label>(?!第|附|[圖表註][一\d]){IDEOGRAPH}{{1,5}}?{IDEOGRAPH})(?:之\s?)?\s?"
    r"(?P<number>[一二三四五六七八九十]{1,2}|\d{1,2}|[①-⑩])(?:[】〕］]|\s?[：:｜|、.．]|[　 ]+)\s?(?=[^\s\d年月日])",
    ("建議一：調降規費", "迷思 2｜收費愈高愈好？", "【案例三】北濱港", "面向之一、費率", "挑戰四　人力不足"),
    ("建議：調降規費", "第一：調降規費", "附件一：名冊", "表一：各港規費", "民國112年規費", "一、建議"),
)
RULES: Final[tuple[Rule, ...]] = (LABEL,)
_LEAST: Final = 2


def below_their_heading(drafts: Sequence[Draft]) -> None:
    """Headings with one label that counts from one on, no unnumbered others between, lie a level below the heading
    above the first of them if no text stands between or its words have the label."""
    told = [made for made in drafts if made.kind is not FURNITURE]
    plain = [at for at, made in enumerate(told) if made.kind is HEADING and numbered(made.text) is None]
    labels = [LABEL.match(told[at].text) for at in plain]
    for place, found in enumerate(labels):
        if found is None or value_of(found["number"]) != 1:
            continue
        run = _run(labels, place, found["label"])
        above = next((made for made in reversed(told[: plain[place]]) if made.kind is HEADING), None)
        if above is None or above.level is None or len(run) < _LEAST:
            continue
        if above is told[plain[place] - 1] or found["label"] in above.text:
            for other in run:
                told[plain[other]].level = above.level + 1


def _run(labels: Sequence[re.Match[str] | None], place: int, label: str) -> list[int]:
    """The places of the labels that count on from the one at `place`, those left out that are no headings."""
    run, last = [place], 1
    for at in range(place + 1, len(labels)):
        found = labels[at]
        value = value_of(found["number"]) if found is not None and found["label"] == label else None
        if value is None or value <= last:
            break
        run.append(at)
        last = value
    return run
