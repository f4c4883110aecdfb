"""The table of the search folding: which characters count as the same one.

Classes are the closure of: every candidate of the tables between Simplified and Traditional and between the variants
of Taiwan and Hong Kong; width and compatibility (NFKC) and lower case, each where the result is one character; and
the classes below.  A class is folded to one of its members, so that folding twice changes nothing.
"""

import unicodedata
from collections import Counter, defaultdict
from functools import cache
from typing import Final

from reader.text.dictionaries import entries

# Each string is one class, folded to its first character.  Those that begin with a dash or quote take in what the
# tables of OpenCC do not know; the radicals are those that NFKC leaves alone.
CLASSES: Final = (
    "零〇○",  # 特別三○一條款
    "一ㄧ",  # bopomofo I, typed for the number
    "什甚",  # 什麼, 甚麼
    "剩賸",  # 剩餘, 賸餘
    "台臺",
    "-‐‑‒–—―−─",  # a - b, 2019–2024, ──
    "~〜∼",
    '"“”„‟「」『』〝〞〟',
    "'‘’‚‛",
    "·‧・•∙⋅",  # 卡特里娜·羅克
    "民⺠",
    "長⻑",
    "西⻄",
    "食⻝",
    "青⻘",
    "黃⻩",
    "鬼⻤",
    "角⻆",
    "马⻢",
    "车⻋",
    "门⻔",
    "见⻅",
    "贝⻉",
    "飞⻜",
    "页⻚",
    "风⻛",
    "鱼⻥",
    "鸟⻦",
    "龙⻰",
    "齐⻬",
    "长⻓",
    "户⼾",
)
_TABLES: Final = ("TSCharacters", "STCharacters", "TWVariants", "TWVariantsRev", "HKVariants", "HKVariantsRev")
# Where Unicode has characters with a compatibility form or a lower case; walking all of it would take 0.2 s.
_RANGES: Final = (
    (0x41, 0x3400),
    (0xA640, 0xAC00),
    (0xF900, 0x10000),
    (0x10400, 0x10E00),
    (0x118A0, 0x118E0),
    (0x16E40, 0x16EC0),
    (0x1CCD0, 0x1CD00),
    (0x1D400, 0x1D800),
    (0x1E030, 0x1E090),
    (0x1E900, 0x1EF00),
    (0x1F100, 0x1F260),
    (0x1FBF0, 0x1FC00),
    (0x2F800, 0x2FA20),
)


class _Classes:
    """Disjoint sets of characters."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def root(self, char: str) -> str:
        parent = self._parent
        above = parent.setdefault(char, char)
        while above != char:
            parent[char] = parent[above]
            char, above = above, parent[above]
        return char

    def join(self, one: str, other: str) -> None:
        self._parent[self.root(one)] = self.root(other)

    def members(self) -> list[list[str]]:
        classes: defaultdict[str, list[str]] = defaultdict(list)
        for char in list(self._parent):
            classes[self.root(char)].append(char)
        return list(classes.values())


def _one(char: str, candidate: str) -> str:
    return candidate if len(candidate) == 1 else char


def plain_form(char: str) -> str:
    """`char` without width, compatibility form and upper case, as far as that is one character."""
    while (plain := _one(char, unicodedata.normalize("NFKC", char).lower())) != char:
        char = plain
    return char


@cache
def plain_table() -> dict[int, str]:
    """Code point -> its plain form, for every character that is not plain.  Shared: do not change it."""
    chars = (chr(code) for first, last in _RANGES for code in range(first, last))
    return {ord(char): form for char in chars if (form := plain_form(char)) != char}


@cache
def fold_table() -> dict[int, str]:
    """Code point -> the character it is folded to, for every character that folding changes.  Shared: do not change it.

    Building it takes some 20 ms, once a process.
    """
    plain = {chr(code): form for code, form in plain_table().items()}
    representative = _representatives(plain)
    table = {char: representative.get(form, form) for char, form in plain.items()}
    return {ord(char): folded for char, folded in (representative | table).items() if char != folded}


def _representatives(plain: dict[str, str]) -> dict[str, str]:
    classes = _Classes()
    simplified: dict[str, str] = {}
    for table in _TABLES:
        for key, candidates in entries(table):
            if len(key) > 1:
                continue
            if table == "TSCharacters":
                simplified[key] = candidates[0]
            for candidate in candidates.split(" "):
                if len(candidate) == 1:
                    classes.join(plain.get(key, key), plain.get(candidate, candidate))
    for members in CLASSES:
        for char in members[1:]:
            classes.join(plain.get(char, char), plain.get(members[0], members[0]))
    chosen = {members[0]: index for index, members in enumerate(CLASSES)}
    representatives: dict[str, str] = {}
    for group in classes.members():
        best = _best(group, simplified, chosen)
        representatives.update(dict.fromkeys(group, best))
    return representatives


def _best(group: list[str], simplified: dict[str, str], chosen: dict[str, int]) -> str:
    """The class's own first character, else the Simplified form of most members, the lowest code point of those."""
    if firsts := [char for char in group if char in chosen]:
        return min(firsts, key=chosen.__getitem__)
    counts = Counter(simplified.get(char, char) for char in group)
    own = [char for char in group if simplified.get(char, char) == char]
    return max(own or group, key=lambda char: (counts[char], -ord(char)))


@cache
def forms() -> dict[str, tuple[str, ...]]:
    """Folded letter -> the plain characters that are folded to it, where these are several.

    The first is the one that texts of Taiwan have most: OpenCC's character for the folded one, or that one itself.
    """
    classes: defaultdict[str, list[str]] = defaultdict(list)
    for code, folded in fold_table().items():
        if code not in plain_table() and folded.isalpha():
            classes[folded].append(chr(code))
    traditional, taiwan = dict(entries("STCharacters")), dict(entries("TWVariants"))
    found = {}
    for folded, others in classes.items():
        usual = traditional.get(folded, folded).split(" ")[0]
        usual = taiwan.get(usual, usual).split(" ")[0]
        found[folded] = tuple(sorted({folded, *others}, key=lambda char: (char != usual, char)))
    return found
