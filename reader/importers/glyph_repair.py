"""Characters that PDF fonts hand out in place of the ones that were typed.

An ideograph stands for an ideograph, so that no place moves.  What is repaired is the source text that the library
keeps; the file lies beside it as it was.
"""

import re
import unicodedata
from typing import Final

# Radicals that Unicode does not map itself, and the ideographs that it names as their equivalents: what a reader sees.
_RADICALS: Final = dict(
    zip(
        "⺁⺂⺃⺄⺅⺆⺇⺈⺉⺊⺋⺌⺍⺎⺏⺐⺑⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺠⺡⺢⺣⺤⺥⺦⺧⺨⺩⺪"
        "⺫⺬⺭⺮⺯⺰⺱⺲⺳⺴⺵⺶⺷⺸⺹⺺⺻⺼⺽⺾⺿⻀⻁⻂⻃⻄⻅⻆⻇⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒"
        "⻓⻔⻕⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲",
        "厂乛乚乙亻冂𠘨刀刂卜㔾小小兀尣尢𡯂巳幺彑彐忄心扌攵旡日月歺民氵氺灬爫爫丬牛犭王𤴔"
        "目示礻𥫗糹纟罓罒㓁冗𦉫羊𦍌𦍋耂肀聿肉𦥑艹艹艹虎衤覀西见角𧢲讠贝𧾷车辶辶辶阝钅長镸"
        "长门𨸏阝雨青韦页风飞食𩙿飠饣𩠐马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀",
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
