"""A newsletter that announces events, keeps a calendar, explains a term and recommends a book; all invented."""

_HEAD = (
    "區域焦點",
    "▲越南擴大開放電信市場",
    "越南政府於今（2025）年 3 月 7 日公布新法，自去（113）年起研議之草案終獲通過，外資持股上限隨之放\\",
    "寬，各國業者均表歡迎，後續子法將於 5 月 1 日前完成。",
    "【由林知遠綜合報導，取材自日經亞洲，2025 年 3 月 8 日】",
    "經貿辭典",
    "碳邊境調整機制 Carbon Border Adjustment Mechanism（CBAM）",
    "指進口國依產品碳含量收取費用之制度，使進口品與境內產品負擔相同之碳成本，避免產業外移至管制寬\\",
    "鬆之國家。",
    "新書推薦",
    "書名：數位貿易協定導讀",
    "作者：蘇映禾",
    "網址：https://books.example.org/dta",
    "摘要：本書說明數位貿易協定之內容與各國實踐，並附條文對照。",
    "活動預告",
    "主辦單位 報名截止日 日期 活動名稱 網址",
)
_CALENDAR = (
    "國際經貿行事曆",
    "2025 年 3 月 24 日～2025 年 4 月 30 日",
    "日期 星期 會議",
    "WTO",
    "3/31 一 ⚫ Committee on Agriculture",
    "4/7-8 一~二 ⚫ Council for Trade in Goods",
)
EVENTS = (
    "東亞經貿研究中心 4/15 4/20 綠色貿易研討會 https://a.example.org",
    "國際貿易署 額滿為止 4/27-28 數位貿易工作坊 https://b.example.org",
)


def newsletter(number: int = 77, day: str = "2025.3.20", events: tuple[str, ...] = EVENTS) -> str:
    """An issue as a text extractor gives it: a blank ends a paragraph, a line that goes on has none."""
    lines = (f"東亞經貿觀察 第 {number} 期 {day}", *_HEAD, *events, *_CALENDAR)
    return "".join(f"{line} \n\n".replace("\\ ", "") for line in lines)
