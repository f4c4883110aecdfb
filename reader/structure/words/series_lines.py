"""Lines that name a series, by their form, their last word or a number beside it, names that no series has, and what
stands beside a title: a house, a second part."""

from typing import Final

from reader.structure.characters import IDEOGRAPH
from reader.structure.rules import Rule, rule
from reader.structure.words.posts import BODIES

SERIES_LINE: Final = rule(
    "name of a series and of what it holds",
    r"(?P<name>[^｜|，。；：？！\d]{2,14}?)\s*[｜|]\s*[^｜|，。；：？！\d]{0,12}"
    r"(?:評論|觀察|觀測|論壇|筆記|專欄|評析|研究|瞭望|通訊|週報|月報|電子報|視野)$",
    ("海風隨筆｜國際財經評論", "貿易之窗 | 產業觀察"),
    ("關稅｜非關稅", "東亞觀察｜半導體出口管制之影響", "第 3 期｜經貿評論"),
)
SERIES_NAME: Final = rule(
    "name of a series by its last word",
    r"[^，。；：？！]{2,14}(?:評論|觀察|觀測|論壇|筆記|專欄|評析|瞭望|通訊|週報|月報|電子報|視野|系列|叢刊|簡析|簡報|論叢|短評|快評|政策建議|(?:學|期|季|月)刊|學報)$",
    ("東亞經濟與安全研究論壇", "國際經貿政策評析", "港埠政策季刊", "海洋法學報"),
    ("一座港口的地緣經濟學", "評論", "漁港設施研究報告"),
)
KIND_OF_REPORT: Final = rule(
    "kind of a report, which names a series beside a number",
    r"[^，。；：？！]{2,14}(?:研究報告|專題報告|議題研析)$",
    ("北濱議會專題報告", "海洋議題研析"),
    ("研究報告", "漁港研究報告：第一部"),
)
NUMBERED_SERIES: Final = rule(
    "name of a series and number by years",
    r"(?P<name>[^，。；：？！\d]{2,20}(?:報告|系列|論文|叢刊|簡析|評論|專刊))[\s　]*"
    r"(?:[Nn]o\.?\s?)?\d{2,4}[-－]\d{1,3}$",
    ("專題研究報告 113-07", "政策簡析 No. 2023-18"),
    ("專題研究報告 113 年", "關於 2023-18 號報告"),
)
NUMBERED_BRIEF: Final = rule(
    "name and number of a brief in Latin letters",
    r"[A-Z][A-Za-z&’' -]{2,40}\s(?:No\.?\s?)?[A-Z]{0,3}-?\d{1,4}(?:[-/]\d{1,4})?$",
    ("Ashdown Policy Brief K-64", "Policy Paper No. 2025-07"),
    ("Trade War", "K-64", "政策簡報 No. 7"),
)
OCCASION: Final = rule(
    "what was held or said on a day, which names no house",
    r".*(?:[致答謝]詞|[演宣]講|演說|講[話稿座]|談話|會議|[大年談討]會|典禮|[紀記]錄|週年|訪談|側記|聲明)$",
    ("開港典禮致詞", "漁會年會", "理事會會議紀錄"),
    ("北濱觀點", "會議之後", "港口評論"),
)
_OF_HOUSES: Final = f"{BODIES}|政府|議會|[政法監試]院|公所|辦公室|協進會"
_GATHERINGS: Final = (
    "(?<![農漁商公工議國教總協學員金基科管委建])(?<!理事|監事|董事|聯合|聯誼|促進|協進|研究|校友|同鄉)會|同學會"
)
_SHOPS: Final = "小吃部|[郵藥]局|辦公處|(?:合作|福利)社"
HOUSE: Final = rule(
    "name of a house alone, or with that of its reports",
    r"(?!推動|成立|設立|籌設|參加|出席|參訪|拜[會訪]|[造尋探]訪|赴|論|關於|認識|走進|告別|再見|最後|第一|[一這那]|我|本)(?!.*(?:[的之與及為從在]|記者會|說明會|座談會|研討會|發表會|公聽會|年會|大會|論壇))"
    rf"(?!.*(?:{_GATHERINGS}|{_SHOPS})(?:[\s　]|$))"
    rf"(?:[財社]團法人[\s　]?)?{IDEOGRAPH}{{2,24}}?(?:{_OF_HOUSES})(?:[\s　]+{IDEOGRAPH}{{2,12}}(?:{_OF_HOUSES}))?"
    r"(?:[\s　]*(?:研究|專題|政策|專案|調查)?(?:報告|簡報|叢書|論叢|叢刊|建議書|論文|簡析|評析)(?:系列)?)?$",
    (
        "北濱政策研究中心",
        "財團法人東岸漁業基金會",
        "北濱市政府海洋局　漁政處",
        "東岸漁業協會研究報告",
        "北濱漁會",
        "領港公會理事會",
        "航港署",
        "社團法人水產貿易協進會",
        "海洋部漁業談判辦公室",
    ),
    (
        "海邊的郵局",
        "推動漁業委員會",
        "漁業補貼與遠洋船隊",
        "漁港之管理機關",
        "北濱觀點",
        "研究報告",
        "北濱漁業年會",
        "開港舞會",
        "船長同學會",
        "碼頭小吃部",
        "最後一座漁業署",
        "探訪燈塔學院",
    ),
)
SUBTITLE: Final = rule(
    "second part of a title, by how it is worded",
    r"(?:以[^，。；：？！]{2,30}為(?:例|中心|核心|重點|主軸|範圍|焦點)|兼[論評述談及][^，。；：？！]{2,30})$",
    ("以北濱、東岸兩港為例", "兼論引水人之責任", "以《商港規費公約》第三條為中心"),
    ("以此為例，說明如下", "以港為家", "兼任教授", "以貨櫃為例說明"),
)
EXPLAINS: Final = rule(
    "what is told of that which the title above names in brackets",
    r"(?:(?:重點|內容|政策|相關)?(?:說明|簡介|介紹)(?:[與及暨](?:常見)?問答)?|(?:常見)?問[與及]?答集?|說帖|懶人包|Q\s?&\s?A"
    r"|(?:座談會|研討會|公聽會|論壇|工作坊|說明會|圓桌會議)?(?:會議)?(?:紀錄|記錄|紀要|紀實|側記))$",
    ("說明與問答", "說帖", "常見問答", "重點說明", "座談會會議紀錄", "論壇紀要"),
    ("說明會", "漁港說明", "問題與回答"),
)
KIND_OF_ARTICLE: Final = rule(
    "kind of an article, above its title",
    r"[【〔]?(?:(?:研究|一般|專題|特邀|學術)?(?:論文|專論|論著|時論|書評|譯文)|特稿|時評|短評|社論|研究紀要|研究討論"
    r"|判[決例]評[釋析]|裁判評[釋析]|特別企[劃畫]|專題企[劃畫]|封面故事)[】〕]?(?:[\s　]+[A-Z]{3,}(?: [A-Z]{3,})*)?$",
    ("書評", "研究論文", "【特邀論文】", "判決評析", "特別企劃 SPECIAL REPORT"),
    ("書評人", "論文集", "評論", "研究"),
)
LATIN_NAME: Final = rule(
    "name of a periodical in Latin letters",
    r"[A-Z][A-Za-z&’'\- ]{2,70} "
    r"(?:Newsletter|Bulletin|Monthly|(?:Bi)?[Ww]eekly|Bimonthly|Quarterly|Review|Digest|Gazette|Briefing)$",
    ("Asia-Pacific Harbour Chamber Biweekly", "East Coast Trade Newsletter"),
    ("Newsletter", "A Review of the Law on Harbour Dues", "Judicial review"),
)
RULES: Final[tuple[Rule, ...]] = (
    SERIES_LINE,
    SERIES_NAME,
    KIND_OF_REPORT,
    NUMBERED_SERIES,
    NUMBERED_BRIEF,
    OCCASION,
    HOUSE,
    SUBTITLE,
    EXPLAINS,
    KIND_OF_ARTICLE,
    LATIN_NAME,
)
