"""What sections of periodicals are called."""

from typing import Final

from reader.structure.rules import Rule, rule

_SECTION_TOPICS: Final = (
    "本期|當期|本月|本週|本周|近期|未來|下[週周月期]|本季|每日|每週|每周|每月|一週|一周|國際|全球|區域|兩岸|各國|各地|世界|海外|國內|臺灣|台灣|亞太|歐美|美洲|東協|產業|最新|重要|專題|經貿|"
    "貿易|財經|法規|法制|制度|案例|公告|新書|好書|書籍|出版|期刊|研討會|活動|課程|會議|編輯室|編輯部|編者|小編|主編|名詞|術語|統計|數據|市場|政策|焦點|圖書|讀者|展覽|商情|特別|新聞|"
    "人物|進出口|海關|展會|下週|下周|下月|上週|上月|本季|會務|會員|廠商|企業|亞洲|歐洲|非洲|中東|關務|通關|"
    "投資|聯絡|中心|學會|本會|線上|遠距|WTO|RTA|APEC|FTA|OECD|"
    "一月|二月|三月|四月|五月|六月|七月|八月|九月|十月|十一月|十二月"
)
KINDS_OF_SECTIONS: Final = (
    "快訊|快報|短波|短訊|簡訊|要聞|動態|速覽|速遞|速報|選讀|行事曆|辭典|詞典|小辭典|信箱|"
    "園地|櫥窗|剪影|集錦|專欄|掃描|瞭望|觀測|問答|書訊|書介"
)
"""What sections of periodicals are called, whatever they are about, as alternatives of an expression."""
_SECTION_KINDS: Final = (
    f"{KINDS_OF_SECTIONS}|"
    "焦點|新聞|動向|訊息|資訊|消息|公告|預告|日曆|月曆|日程|評析|評論|短評|專題|專論|專文|論壇|觀察|視野|介紹|推薦|新書|字典|詞彙|重要會議|大辭典|小百科|解釋|手札|手記|隨筆|的話|天地|廣場|導讀|導覽|"
    "數據|看板|報導|回顧|大事[記紀]|輯要|摘要|摘譯|文摘|精選|脈動|辭彙|行事|視窗|萬象|風向|縱橫|一瞥|放大鏡|淺釋|淺說|釋義|解說|說明會|專訪|訪談|人物|統計|數字|行情|案例|事項|一覽|彙整|講座|講堂|學堂|教室|啟事|課程|學習|學習平[台臺]|活動|研討會|我們|專區|商情|商機"
)
_SECTION_NAMES: Final = (
    "(?:買主|採購|商機|拓銷|商務).{0,4}?(?:專區|看板|商情|商機|資訊|訊息|快訊|動態|活動|課程)|"
    "本[期週周月季]重點|卷首語|卷頭語|專文|專論|書訊|封面故事|編輯室報告|編輯報告|編者的話|"
    "專欄|(?:關稅|原產地)(?:專區|專欄|問答)|小百科|小[辭詞]典|行事曆|大事[記紀]|活動看板|人事動態|徵稿啟事|出口統計|進口統計|"
    "國際(?:與|及|暨)兩岸|國內(?:與|及|暨)(?:兩岸|國際)|兩岸(?:與|及|暨)國內"
)
SECTION: Final = rule(
    "section of a periodical",
    rf"(?:(?:{_SECTION_TOPICS}).{{0,6}}?(?:{_SECTION_KINDS})|{_SECTION_NAMES})$",
    (
        "本期焦點",
        "國際要聞",
        "編輯室手札",
        "編輯室報告",
        "經貿辭典",
        "新書介紹",
        "研討會訊息",
        "經貿日曆",
        "WTO 最新動態",
        "線上課程",
        "大事紀",
        "八月大事記",
        "小詞典",
        "出口統計",
        "國內暨兩岸",
        "關稅專區",
        "原產地問答",
        "專欄",
        "買主專區",
        "各地商情",
        "採購商機",
        "拓銷活動",
    ),
    ("美國鋼鋁關稅重啟對臺灣產業之影響", "【亞太】", "前言", "一、國際要聞", "採購事項", "採購案例", "商機評析"),
)
OF_ARTICLES: Final = rule(
    "section of a periodical that articles have too",
    r"[^【〔《].{0,9}(?:專訪|訪談|人物|統計)$",
    ("人物專訪", "進出口統計"),
    ("【人物專訪】", "國際要聞", "統計數字"),
)
RULES: Final[tuple[Rule, ...]] = (SECTION, OF_ARTICLES)
_SECTION_BEGINS: Final = frozenset("買採商拓") | {name[0] for name in f"{_SECTION_TOPICS}|{_SECTION_NAMES}".split("|")}
_LONGEST_SECTION: Final = 14  # characters


def is_section(text: str) -> bool:
    """Whether `text` is the name of a section: SECTION, not tried where `text` is too long or begins otherwise."""
    return len(text) <= _LONGEST_SECTION and text[:1] in _SECTION_BEGINS and SECTION.match(text) is not None
