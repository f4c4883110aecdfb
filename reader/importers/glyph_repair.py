"""Characters that PDF fonts hand out in place of the ones that were typed."""

import re
import unicodedata
from typing import Final

# Radicals that Unicode does not map itself: what a reader sees as the character on the right.
_RADICALS: Final = dict(
    zip(
        "⺠⻑⻄⻆⻘⻝⻩⻤⻁⻓⻢⻣⻥⻦⻨⻬⻮⻰⻅⻉⻋⻔⻙⻚⻛⻜⺝⺟⺒⻭⻯⻱⻫⻧⻏⻖⻌",
        "民長西角青食黄鬼虎长马骨鱼鸟麦齐齿龙见贝车门韦页风飞月母巳歯竜亀斉卤阝阝辶",
        strict=True,
    )
)
# CJK radicals supplement, Kangxi radicals, compatibility ideographs, Latin ligatures.
_SUSPECT: Final = re.compile("[\u2e80-\u2fdf\uf900-\ufaff\ufb00-\ufb06\U0002f800-\U0002fa1f]")
_INVISIBLE: Final = re.compile("[\u00ad\u200b\u2060\ufeff]")
# Fonts that do not say what their glyphs mean give codes of controls; neither a window nor XML could hold these.
_CONTROLS: Final = {code: "\ufffd" for code in (*range(32), 0xFFFE, 0xFFFF) if code not in (9, 10, 13)}


def _repair(match: re.Match[str]) -> str:
    char = match[0]
    return _RADICALS.get(char) or unicodedata.normalize("NFKC", char)


def repaired(text: str) -> str:
    """`text` with Kangxi radicals, compatibility ideographs and ligatures as the characters they stand for.

    A control character is U+FFFD, one for one.
    """
    return _INVISIBLE.sub("", _SUSPECT.sub(_repair, text)).translate(_CONTROLS)
