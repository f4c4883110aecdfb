"""Notes on authors: who they are and where they work, below an article or at its end."""

from typing import Final

from reader.model.document import NOTE_SIGNS
from reader.structure.characters import IDEOGRAPH
from reader.structure.rules import Rule, rule
from reader.structure.words.names import LATIN_NAME
from reader.structure.words.posts import BODIES, POSTS

ABOUT_AUTHOR: Final = rule(
    "note on the author",
    rf"[{NOTE_SIGNS}]{{1,3}}\s*+(?!本文(?!作者)|感謝)[^。；：]{{0,40}}?(?:大學|學院|研究院|研究所|中心|基金會|協會|學會|委員會|公司|事務所|{POSTS})",
    ("＊ 政和大學法律學院碩士生。作者感謝審查人之意見。", "* 國立中正大學法學博士"),
    ("＊ 本文初稿曾於會議發表。", "＊＊＊", "* 本文曾於北濱學會青年學者論壇發表，文責自負。"),
)
WHO_WROTE: Final = rule(
    "who the author is, in brackets",
    rf"[（(](?P<name>(?:本文)?作者(?:{IDEOGRAPH}{{2,4}}?)?|{IDEOGRAPH}{{2,4}}?|{LATIN_NAME})"
    rf"(?:\s?(?:為|係|現任|現職為|任職於)[^。]{{0,40}}?(?:{BODIES}|{POSTS}).{{0,120}}"
    r"|[之的](?:研究領域|專長|著作|近著)[為有包][^（()）]{4,120})[）)]$",
    (
        "（王大同為北濱大學貿易研究中心助理教授）",
        "（作者為東岸智庫研究員；Mary Lindholm 為該所訪問學人）",
        "（本文作者沐以晴為律師、北濱大學特約研究員）",
        "（本文作者之研究領域為港埠政策，近著為《拖船的政治》。）",
    ),
    ("（王大同，2023）", "（關稅為百分之十）", "王大同為研究員"),
)
WHO_IS: Final = rule(
    "who the author is, without brackets",
    rf"(?P<name>(?:本文)?作者|{IDEOGRAPH}{{2,4}}?|{LATIN_NAME})\s?(?:為|係|現任|現職為|任職於)[^。]{{0,40}}?(?:{BODIES}|{POSTS})[^。]{{0,120}}(?:。(?:本文|文責|感謝)[^。]{{1,80}})?。?$",
    (
        "作者為北濱基金會研究員。本文增補自其年會講稿。",
        "沐以晴為北濱大學法律學院副教授；Mary Lindholm 為該院訪問學者",
        "作者現任東岸智庫研究員。",
    ),
    ("關稅為百分之十", "沐以晴為研究所需，赴日訪問。其後返國。"),
)
RULES: Final[tuple[Rule, ...]] = (ABOUT_AUTHOR, WHO_WROTE, WHO_IS)
