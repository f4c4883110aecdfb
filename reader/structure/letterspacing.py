"""Blanks between the ideographs of a line, which letter-spaced titles and justified lines have and no word needs."""

import re
from typing import Final

from reader.structure.characters import CJK, WIDE

_MANY: Final = 3
_SEVERAL: Final = 4
_TORN: Final = re.compile(f" [{CJK}][，。；、]")  # the last ideograph of a word, which no blank parts from it
_CLAUSES: Final = 2  # commas of a line that is no list
_LONG: Final = 10  # wide characters, less one
_APART: Final = re.compile(f"(?<=[{WIDE}]) (?=[{WIDE}])")
_TOGETHER: Final = re.compile(f"(?<=[{WIDE}])(?=[{WIDE}])")
_LONE: Final = re.compile(f"(?<=[{WIDE}] )[{WIDE}](?= [{WIDE}])")  # as a stretched line has them, and no names do
_PARTICLES: Final = frozenset("之的與及而並於以為在和或對由從將向")
"""Words of a sentence that no name or label is."""
_LONGEST_NAME: Final = 4  # characters
_LABEL: Final = re.compile("^[^：:]{1,8}[：:]")
_SPACED: Final = re.compile(f"(?<![^ ])[{CJK}](?: [{CJK}]){{{_SEVERAL},}}(?![^ ])")
_IN_BRACKETS: Final = re.compile(r"(?<=[（「『《〈]) (?=[^\s）」』》〉])|(?<=[^\s（「『《〈]) (?=[）」』》〉])")
"""A blank that no writer puts there, but extractors where letters were set apart from wide signs."""
CELLS: Final = frozenset("一二三四五六七八九十日甲乙丙丁戊己有無是否高中低優良佳可差")
"""Characters that are cells of tables by themselves."""
_HEADS: Final = re.compile("日期|時間|項次|項目|編號|名稱|單位")
"""Words of heads of tables, each of which may be set apart by itself."""


def closed_up(text: str) -> str:
    """The text of a line that was set in one piece, without the blanks between its ideographs if these are apart."""
    apart, together = len(_APART.findall(text)), len(_TOGETHER.findall(text))
    is_spaced = apart >= max(_SEVERAL, together) or (apart > 1 and not together and not CELLS.issuperset(text.split()))
    is_prose = text.count("，") >= _CLAUSES and together >= _LONG and _TORN.search(text) is not None
    if is_spaced or (apart >= _MANY and (is_prose or (apart + together >= _LONG and _is_stretched(text)))):
        return _APART.sub("", text)
    return text


def _is_stretched(text: str) -> bool:
    """Whether single characters of a line stand apart, and it is no list of names, whose short ones are spread: it
    has words of sentences among them, or longer pieces."""
    lone = _LONE.findall(text)
    if not lone:
        return False
    return not _PARTICLES.isdisjoint(lone) or any(len(piece) > _LONGEST_NAME for piece in _LABEL.sub("", text).split())


def closed_up_line(text: str) -> str:
    """The same of a line of which nobody knows whether it was set in one piece: the cells of a row may be single
    characters, too; and without blanks right inside of brackets."""
    if " " not in text:
        return text
    found = _SPACED.search(text) if text.count(" ") >= _SEVERAL else None
    characters = found[0].split() if found else []
    is_row = CELLS.issuperset(characters) or _HEADS.search("".join(characters))
    closed = text if is_row else closed_up(text)
    return closed if "  " in closed else _IN_BRACKETS.sub("", closed)
