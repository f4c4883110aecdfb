"""Captions of tables and figures, and what stands below these: units, sources, remarks."""

from typing import Final

from reader.structure.rules import Rule, rule
from reader.structure.words.names import NAME

UNIT: Final = rule(
    "unit of a figure or table",
    r"[（(]?單位\s*[：:]\s*(?:[^。；，]{1,20}(?:[）)]|[。；，\s]+資料來源\s*[：:].{0,300})"
    r"|[^。，]{0,12}(?:[元幣鎊圓%％件家人倍]|[億萬千百]|公噸|公斤|百分點)(?:[；;、，,/／\s][^。，]{1,12})?(?:。[^。]{1,60}。)?)$",
    (
        "（單位：億美元）",
        "單位：億美元。資料來源：海關進出口統計資料庫",
        "單位：億美元；%",
        "單位：新臺幣億元",
        "單位：百萬美元，%",
        "單位：百萬美元。木材指第 44 章之貨品。",
    ),
    ("單位：國際貿易署", "單位：經濟部國際合作處", "單位：港務局。聯絡人另行公告。"),
)
_SOURCE_OF_DATA: Final = rule(
    "source of the data",
    r"[（(]?\s*(?:資料來源|圖片來源|照片來源|圖片提供|註|說明|Source)\s*[：:].{0,500}$",
    ("資料來源：WTO、IMF/World Bank、OECD", "圖片來源：Flickr"),
    ("資料來源不明", "說明如下"),
)
_MADE: Final = rule(
    "who made a table or figure",
    r"(?:資料)?(?:整理|彙整|製[表圖]|繪[表圖])\s?[：:／/]\s?[^，。；：\d]{2,12}$",
    ("整理：王大同", "製表／北濱資料室"),
    ("整理：Reuters，2031.5.6", "整理如下：", "整理，王大同"),
)
_TELLS: Final = (
    "整理|列出|列示|顯示|說明|呈現|彙整|所示|可見|指出|歸納|比較|標示|繪製|描述"  # what sentences say of a figure
)
_KINDS: Final = "(?:附?[圖表]|圖表|照片|相片)"
# Begin with the sign for a figure or table, a blank behind which parts them.
_WORDS: Final = (
    r"圖[　\s](?:利(?![率潤益息])|靈|謀|書[館室]|[騰騙])"
    r"|表[　\s](?:面(?![板積粉])|[示達態揚彰演]|現(?![金貨行])|決[議權])"
)
_UNCOUNTED: Final = (
    rf"(?:(?!{_WORDS})(?:{_KINDS}(?:[　｜|]\s?|\s(?!\S\s\S(?:\s|$)))|[【〔［]{_KINDS}[】〕］]\s?)"
    r"[^\s，。；：\d](?:[（(][^（()）。；]*[）)]|[^，。；]){3,80}$"
    rf"|{_KINDS}：\s?[^\s，。；：][^，。；]{{3,60}}$)"
)
OF_A_FIGURE: Final = rule(
    "label of a figure",
    r"[（(【〔［]?(?:附?圖|Fig(?:ure|\.))\s?[\d一二三四五六七八九十]{1,3}(?!\d|年)",
    ("圖 1　歷年費率", "圖一：各國關稅", "【圖 3】運費", "Figure 2. Trade", "圖 4"),
    ("表 1　歷年費率", "圖書館", "見圖 1"),
)
CAPTION: Final[tuple[Rule, ...]] = (
    rule(
        "words below a picture, behind their label",
        r"[（(]?(?:(?:封面)?(?:照片|圖片|相片)說明|圖說)\s*[：:]\s*\S.{3,400}$",
        ("照片說明：前鎮商港等待裝櫃的鋼捲。", "圖說：漁港一角"),
        ("圖說帝國", "照片說明了一切：漁港已老。"),
    ),
    rule(
        "caption of a table or figure",
        # A table's caption is no sentence, a picture's may be.
        r"(?!附?表\s*[\d一二三四五六七八九十]{1,3}\s[^。：]{2,80}，.{1,200}。$)"
        # Two sentences, of which the second is long and no source, nor tells what a picture shows.
        r"(?!附?[圖表]\s*[\d一二三四五六七八九十]{1,3}\s[^。：]{4,80}。"
        r"(?!資料|來源|註|單位|[左右]|[前後]排|括號|圖[為中])(?=[^。]{16,}。)[^。]*，)"
        # A sentence that goes on below.
        r"(?!.{2,6}\s就\s?[A-Z《「](?!.*(?:比較|對照|態度|一覽|彙整|差異|統計|趨勢|分[布佈]|結構|情形)表?$))"
        r"(?:[【〔]?(?:圖|表|附圖|附表|圖表|照片|相片|圖片|Figure|Fig\.|Table)\s*[\d一二三四五六七八九十]{1,3}(?:[-－.]\d{1,2})?"
        rf"(?!\s*(?:{_TELLS}|為(?!期)|係|[則亦另](?:{_TELLS}|[為係以將就])|進一步|[以將就中則亦另][^。]{{1,40}}?(?:{_TELLS})[^。]).*。$)"
        r"\s*[：:、．.　\s】〕｜|]"
        r"|附[圖表][　：])\s*\S.{0,120}$"
        rf"|{_UNCOUNTED}",
        (
            "圖 1：我國出口",
            "表二、各國關稅",
            "Table 3: Tariffs",
            "照片 1：會場",
            "附表　北濱 111 年出進口統計",
            "圖表　運費之走勢（3 月起，未含稅）",
            "【表 3】各國關稅",
            "圖 1｜可可期貨價格",
            "圖 1 中央港區貨櫃量走勢。",
            "圖 6 中央港區貨櫃量走勢。資料來源：北濱港務局。",
            "圖 1 代表團與北濱港務局長合影。左二為王大同處長。",
            "圖 4 北濱港貨櫃量之走勢。作者自行整理。",
            "表 3 各港費率之比較。括號內為最惠費率。",
            "圖 1 依港口別比較各港費率之變化。",
            "圖 2 以色列自各國進口量。",
            "圖 3 將來十年之需求。",
            "圖 4 就業人口之比較。",
            "表　近三年漁獲之去向",
            "圖：近十年之港口吞吐量",
            "表 1 就《海洋公約》與國內法之規範比較",
            "【表】各國補貼措施",
            "表 我國紡織品出口結構（2021 年）",
        ),
        (
            "圖書室新到",
            "表示歡迎",
            "表一覽如下。"[:4],
            "附表所列貨品",
            "表　格",
            "圖 書 館 之 友",
            "圖 書館",
            "表 面上風平浪靜的漁村生活",
            "圖 謀不軌者之刑責",
            "表 各港消長互見，北方尤甚",
            "表：如下，詳見次頁",
            "表 1 整理主要措施。",
            "圖 2 以流程說明其流向。",
            "圖 3 則將兩者並列。",
            "表 4 就各國措施加以比較，另附來源。",
            "表 1 就 CPTPP、DEPA 以及 WTO 於去年公",
            "表 2 以一艘拖船之費率為例，試算兩案之負擔。",
            "附表 1 假設運價持平，並推估三年後之缺額。",
            "表 1 依五個面向比較三種費率。讀者可以看到，其差異在於由誰審查例外。",
            "圖 1 進一步顯示不同費率下之運量。",
            "圖 5 是夜間之運量。費率在一至三之間者，其運量約為日間之六成。",
        ),
    ),
    _SOURCE_OF_DATA,
    UNIT,
    rule(
        "who drew or took the pictures",
        rf"(?:圖片?|照片|攝影)\s?[／/｜]\s?(?:{NAME}|[^，。；：\s／/｜]{{2,14}}(?:[室社部組會館院局署]|中心|公司|提供))$",
        ("圖／北濱資料室", "攝影｜王大同", "照片／港務局提供"),
        ("圖／表", "照片／紙本寄送", "攝影｜器材不限", "圖／本刊　文／王大同"),
    ),
    rule(
        "span of days",
        r"(?:\d{4}|民國\s*\d{2,3}|\d{2,3})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[～~\-–—－至到]\s*[\d\s年月日]{1,24}$",
        ("2024 年 4 月 29 日～2024 年 5 月 23 日",),
        ("2024 年 4 月 29 日，在義大利", "2024 年 4 月 29 日"),
    ),
    rule(
        "span of months",
        r"(?:\d{4}|民國\s*\d{2,3}|\d{2,3})\s*年\s*\d{1,2}\s*月\s*[～~\-–—－至到]\s*(?:\d{2,4}\s*年\s*)?\d{1,2}\s*月$",
        ("2018年6月至7月", "114 年 9 月～10 月"),
        ("2018年6月", "2018年6月至7月間，各國"),
    ),
)
SPANNED: Final = rule(
    "span of days or months, behind its label or with what a table holds of these",
    r"(?:期間|日期)\s?[：:]\s?(?:\d{4}|民國\s*\d{2,3}|\d{2,3})\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日\s*[～~\-–—－至到][\d\s年月]{1,16}日$"
    r"|(?:\d{4}|民國\s*\d{2,3}|\d{2,3})\s*年\s*\d{1,2}\s*(?:月\s*\d{1,2}\s*日)?\s*[～~\-–—－至到]\s*[\d\s年月]{1,16}[月日]\s*"
    r"[^，。；：？！\s\d]{2,16}$",
    ("2024 年 3 月 1 日至 31 日案件進度", "114 年 1-6 月進出口概況", "期間：2024 年 3 月 1 日至 4 月 3 日"),
    ("2024 年 3 月 1 日至 31 日", "2024 年 3 月案件進度", "114 年 1-6 月，進出口均增"),
)
_OF_WEEK: Final = r"(?:\s?[（(](?:星期|週)?[一二三四五六日][）)])?"
_MONTH_DAY: Final = rf"\d{{1,2}}\s?(?:月\s?\d{{1,2}}\s?日|[./]\s?\d{{1,2}}){_OF_WEEK}"
SPAN_ALONE: Final = rule(
    "span of days, of the year of the issue perhaps, that a table holds",
    rf"[（(【〔]?(?:(?:期間|日期|時間)\s?[：:]\s?)?(?:\d{{2,4}}\s?[年./]\s?)?{_MONTH_DAY}\s*[～~\-–—－至到]\s*"
    rf"(?:\d{{2,4}}\s?[年./]\s?)?(?:{_MONTH_DAY}|\d{{1,2}}\s?日?{_OF_WEEK})[）)】〕]?$",
    (
        "9 月 12 日～9 月 23 日",
        "（9/12～9/23）",
        "9 月 12 日（一）－23 日（五）",
        "期間：2031.9.12-9.23",
        "【9/12-23】",
    ),
    ("9 月 12 日～9 月 23 日之會議", "9 月 12 日", "9 月至 10 月", "9/12-23 漁業年會"),
)
REMARK: Final = rule(
    "source or remark below a table",
    r"[（(]?\s?(?:來源|出處|備註|附註|說明|註\s?\d{0,2}|[*＊※]\s?註?)\s?[：:].{1,300}$",
    ("來源：各國公告，本中心整理。", "（出處：海關統計）", "備註：不含港澳", "註1：初步數字"),
    ("來源不明", "關稅：百分之五"),
)
MARKED_REMARK: Final = rule(
    "remark behind a sign, right below a table of figures or words",
    r"※\s*(?!.{0,8}(?:歡迎|敬請|報名|洽))[^。！？]{1,100}。?$",
    ("※不含拖船費及領航費。", "※ 113 年為概估值"),
    ("※歡迎參加本中心課程！", "※報名請洽秘書處。", "不含拖船費。"),
)
EXPLANATION: Final = rule(
    "explanation, of a table or of what is proposed",
    r"說明\s*[：:]",
    ("說明：本案業經協商。", "說明："),
    ("說明會", "註：初步數字"),
)
COUNTED_CAPTION: Final = rule(
    "number of a caption",
    r"[【〔]?(?:附?[圖表]|圖表|照片|相片|圖片|Figure|Fig\.|Table)\s*[\d一二三四五六七八九十]",
    ("圖 1：我國出口", "附表二、各國關稅"),
    ("附表　本季公告", "圖書介紹"),
)
BRACKETED: Final = rule(
    "rest of a caption in brackets",
    r"[（(][^（()）。]{2,40}[）)]$",
    ("（與未課稅情形相比之百分比）", "(百萬美元)"),
    ("（一）關稅", "（本文為作者個人意見。）", "（一）（二）"),
)
TABLE_CAPTION: Final = rule(
    "caption of a table",
    r"[【〔]?(?:續?附?表|圖表|附件|Table)\s*[\d一二三四五六七八九十]{1,3}"
    r"(?:[-－.]\d{1,2})?\s*[：:、．.　\s】〕｜|]\s*\S.{0,120}$"
    rf"|附表[　：]\s*\S[^。]{{1,60}}$|(?=[【〔［]?圖?附?表){_UNCOUNTED}"
    r"|(?!.{35})\S.{1,30}(?:一覽表?|名單|名冊|日程表?|行程表?|議程表?|統計表|比較表|對照表)$",
    (
        "表 1：美、日、荷管制比較",
        "【表2】各國關稅",
        "附錄：與會人員名單",
        "一、行程表",
        "表　近三年漁獲之去向",
        "續表 4：拖船費率",
    ),
    ("表示歡迎", "圖 1：我國出口", "名單", "圖　近三年漁獲之去向"),
)
CONTINUED: Final = rule(
    "caption of a table that goes on",
    r"(?:[【〔]?附?表\s*[\d一二三四五六七八九十]{1,3}(?:[-－.]\d{1,2})?.{0,80}?[（(]\s*續(?:[前上]頁|[前上]表|完)?\s*\d{0,2}\s*[）)]"
    r"|[【〔]?續附?表\s*[\d一二三四五六七八九十]{1,3}.{0,80}|[（(]\s*續[前上][頁表]\s*[）)])[】〕]?$",
    ("表 2　各港之規費（續）", "表3-1（續 2）", "續表 4：拖船費率", "（續上頁）"),
    ("表 2　各港之規費", "續表示同意", "（續）", "表 2（續航力之比較）"),
)
RULES: Final[tuple[Rule, ...]] = (
    *CAPTION,
    OF_A_FIGURE,
    CONTINUED,
    SPANNED,
    SPAN_ALONE,
    REMARK,
    MARKED_REMARK,
    EXPLANATION,
    COUNTED_CAPTION,
    BRACKETED,
    TABLE_CAPTION,
    _MADE,
)


def is_unit(text: str) -> bool:
    """Whether `text` tells the unit of a table: UNIT, not tried where `text` begins otherwise."""
    return text[:1] in "單（(" and UNIT.match(text) is not None


def says_who_made_it(text: str) -> bool:
    """Whether `text` says but who made a table: 整理：王大同."""
    return _MADE.match(text) is not None


def is_source_of_data(text: str) -> bool:
    """Whether `text` says where the data of a table or figure come from."""
    return _SOURCE_OF_DATA.match(text) is not None


def is_table_caption(text: str) -> bool:
    """Whether `text` is the caption of a table: TABLE_CAPTION, not tried where neither end of the text allows it."""
    return (text[0] in "附表圖續T【〔" or text[-1] in "表單冊覽程") and TABLE_CAPTION.match(text) is not None
