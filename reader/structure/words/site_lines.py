"""What a page of a site carries around a text: its place there, menus, buttons, counters of readers."""

from typing import Final

from reader.structure.rules import Rule, rule

TRAIL: Final = rule(
    "place of a page on its site",
    r"(?:您?(?:目前|現在)(?:所在)?的?位置\s?[：:]|(?:首頁|Home)\s?(?:[>＞»›]|[/／].{1,40}[/／])\s?\S).{0,100}$",
    ("您現在的位置：首頁 / 電子報 / 專欄", "首頁 > 出版品 > 港口論叢"),
    ("位置：北濱港", "首頁", "目前位置不明", "首頁 / 選單之配色宜求一致", "Home / Abroad 旅人手記"),
)
_SKIPS: Final = (
    r"跳[到至過](?:主要?內容(?:區塊?)?|搜[尋索]|主?[選菜]單)|按\s?Enter\s?到主要?內容區|[Ss]kip to (?:main )?content"
)
_BACK: Final = "回?到?(?:上一?頁|前頁|首頁|頁首|頂端)|回(?:創作|文章)?列表|[Bb]ack to top|(?:[Tt]op|[Bb]ottom) of page"
_BUTTONS: Final = (
    r"[上下]一[篇則]|友善列印|列印本[頁文]|轉寄[友好]人|分享[至到](?:Facebook|臉書|LINE|Line|Twitter|噗浪)|加入最愛"
    r"|字[體級型](?:大小)?\s?[：:]?(?:\s?[大中小]){0,3}|下載\s?PDF\s?檔?|网站导航|網站導覽|[:：]{3}"
)
_BESIDE_OTHERS: Final = (
    "[Ff]acebook|LINE|Line|[Tt]witter|[Pp]lurk|RSS|English|简体|繁體|More|分享|收藏|回應|訂閱|列印|轉寄"
)
READERS: Final = (
    r"(?:(?:瀏覽|點閱|點擊)(?:人次|人數|次數|數|量)|(?:閱讀|觀看)(?:人次|次數))\s?[：:]?\s?\d[\d,]*\s?[次人]?"
)
"""How many read a page, as an expression."""
_BETWEEN: Final = r"[\s　|｜/／·•]*"
_IN_MENUS: Final = (
    "回?首頁|網站(?:導覽|地圖)|(?:聯[絡繫]|關於)(?:我們|本[會站所社])|(?:加入|登入)會員|會員(?:登入|中心|專區)|登入|註冊|隱私權(?:政策|聲明)?"
    "|常見問題|我要投稿|讀者投書|意見信箱|手機版|[Hh]ome|[Aa]bout(?: [Uu]s)?|[Cc]ontact(?: [Uu]s)?|[Ll]og ?in"
)
NAVIGATION: Final = rule(
    "menu, button or counter of a page",
    rf"(?:(?:{_BESIDE_OTHERS}){_BETWEEN}(?=\S))*(?:{_SKIPS}|{_BACK}|{_BUTTONS})"
    rf"(?:{_BETWEEN}(?:{_SKIPS}|{_BACK}|{_BUTTONS}|{_BESIDE_OTHERS}))*{_BETWEEN}$"
    rf"|(?:{_BESIDE_OTHERS})(?:[\s　|｜/／·•]+(?:{_BESIDE_OTHERS}))+$"
    r"|[:：]{3}\s?\S{0,8}$|[<＜〈]\s?網址\s?[：:]\s?https?://\S+\s?[>＞〉]$"
    rf"|{READERS}$"
    r"|(?:正在|資料)?(?:載入|加載)中?\s?[.．…]*$|(?:您的)?瀏覽器不支援.{0,60}$"
    r"|(?:[^\s，。；：、|｜]{1,4} ){9,}[^\s，。；：、|｜]{1,4}$"
    rf"|(?=(?:.*[|｜])?\s?(?:{_IN_MENUS})\s?(?:[|｜]|$))(?:[^|｜，。；：]{{1,14}}\s?[|｜]\s?){{4,}}[^|｜，。；：]{{0,14}}$",
    (
        "跳到主要內容區塊",
        ":::",
        ":::主要內容區",
        "top of page",
        "回上一頁",
        "上一篇 回創作列表 下一篇   字體：",
        "简体 More",
        "友善列印　轉寄友人",
        "facebook Line",
        "點閱次數：1,204",
        "觀看次數：560",
        "<網址：https://www.harbour.example>",
        "正在加載......",
        "即時 熱門 漁市 氣象 船期 生活 論壇 影音 財經 體育 專區",
        "北濱新聞| 港口通| 漁市場| 我要投稿| 手機版",
    ),
    (
        "首頁之設計",
        "分享經濟",
        "下一篇章",
        "列印業",
        "大",
        "瀏覽港口",
        "載入貨物",
        "日期 | 地點 | 名稱",
        "船名 | 船籍 | 會員編號 | 聯絡電話 | 備註",
        "| 燈塔 | 11 | 12 | 13 | 14 |",
        "回到 1930 年代",
        "閱讀人數：1,204 人",
    ),
)
RULES: Final[tuple[Rule, ...]] = (TRAIL, NAVIGATION)
