"""Lines that tell of an issue, a series or a form: number and day, who published it, what it is."""

import re
from typing import Final

from reader.structure.characters import IDEOGRAPH
from reader.structure.rules import Rule, rule
from reader.structure.words.imprint_lines import IMPRINT_PIECE
from reader.structure.words.phrases import with_whole_label
from reader.structure.words.site_lines import READERS

FIGURE: Final = "[一二三四五六七八九十百〇零○]"
FIGURES: Final = f"{FIGURE}{{1,6}}"
"""A number in Chinese figures, as an expression."""
_COUNT: Final = rf"(?:\d{{1,5}}(?:-\d{{1,3}})?|{FIGURES})"
_MONTH: Final = (
    "(?i:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_DAY: Final = (
    r"(?:(?:中華民國|民國|西元)?\s?\d{2,4}\s?[年./-]\s?\d{1,2}(?:\s?[月./-]\s?\d{1,2}\s?日?|\s?月(?:[上中下]旬)?(?:\s?號)?)"
    rf"|(?:(?:中華)?民國\s?{FIGURES}|[一二][〇零○一二三四五六七八九]{{2,3}})年[一二三四五六七八九十]{{1,2}}月"
    r"(?:[一二三四五六七八九十]{1,3}日|號)?"
    r"|(?:19|20)\d\d[./](?:0?[1-9]|1[0-2])(?![\d./])|\d{4}\s?年?\s?[/／]?\s?[春夏秋冬]季號?|(?:Spring|Summer|Autumn|Fall|Winter),?\s(?:19|20)\d\d"
    rf"|(?:\d{{1,2}}\s)?{_MONTH},?\s?(?:\d{{1,2}},\s)?(?:19|20)\d\d)(?:\s?[（(]?星期.[）)]?)?"
)
_ISSUE: Final = (
    rf"(?:(?:19|20)\d\d\s?年(?=\s?第))?\s?(?:第\s?{_COUNT}\s?卷\s?)?(?:總?第\s?{_COUNT}\s?[期號輯]|(?i:vol(?:ume)?)\.?\s?\d+(?:\s?[,，]?\s?(?i:no)\.?\s?\d+)?|(?i:no)\.?\s?\d{{1,5}}(?:-\d{{1,3}})?"
    rf"|(?i:issue)\s?\d{{1,5}}|創刊號|試刊號)(?:\s?[（(](?:19|20)\d\d[）)])?"
)
# Blanks are taken possessively: heads of pages have dozens between their sides, which each part would try to share.
_HOW_OFTEN: Final = r"(?:[\s｜|]*(?:日|週|雙週|半月|月|雙月|季|半年|年)刊|[\s｜|]*每.{1,8}(?:出刊|發行|出版))?"
_TO_DAY: Final = rf"(?:\s?[-–—~～至到]\s?(?:{_DAY}|(?:\d{{1,2}}\s?[月/.]\s?)?\d{{1,2}}\s?日?))?"
_THEN_DAY: Final = rf"\s*+[｜|/／,，、(（‧·・•]?\s*+(?:{_DAY}{_TO_DAY})?\s*+(?:出刊|發行|出版)?\s*+[）)]?{_HOW_OFTEN}"
_PAGES: Final = r"(?:頁次?\s?|[Pp]{1,2}\.\s?)\d+\s?[-–~～]\s?\d+"
_TOLD: Final = (
    rf"(?:{_DAY}|{_ISSUE}|總[號期](?:數|次)?|出刊|發行|出版|[日週月季年]刊|ISSN[:：]?\s?\d{{4}}-\d{{3}}[\dX])"
)
_MIXED: Final = rf"(?=.{{0,60}}?{_ISSUE})(?:[（(]?{_TOLD}[）)]?[\s　｜|/／,，、：:‧·・•]*){{2,8}}$"
ISSUE_LINE: Final = rule(
    "number of an issue alone",
    rf"{_MIXED}|[（(]?(?:{_DAY}\s*+[｜|/／,，、]?\s*+)?{_ISSUE}(?:[\s，,]*{_PAGES})?{_THEN_DAY}(?:[\s，,]*{_PAGES})?$"
    r"|[（(]?\d{2,4}\s?年\s?(?:\d{1,2}\s?月|[春夏秋冬]季)\s?[號刊][）)]?$|(?:(?:[Nn]o\.?|編號)\s?[：:]?\s?)?(?:[A-Z]{1,4}-?)?(?:19|20)\d\d[-－]\d{1,3}$|編號\s?[：:]?\s?\d{2,3}[-－]\d{1,3}$",
    (
        "2024 年 6 月號",
        "2026 年 6 月下旬號 第 58 期",
        "2024-08",
        "第 58 期",
        "第 114-16 號　114 年 8 月 8 日",
        "第58期　2025年3月14日",
        "2025年3月號 第12期",
        "Vol. 3, No. 12",
        "總第 58 期",
        "第58期（2025.3.14）",
        "第58期　半月刊",
        "第 58 期（2025 年 6 月 9 日至 15 日）",
        "第 58 期，頁 87-93（2025 年 3 月）",
        "編號 NB-2025-09",
        "編號 112-31",
        "2021 年 5 月號（總號第 96 期）110 年 5 月 3 日出刊",
        "第 12 卷第 5 期（總第 137 期）／2021 年 5 月",
        "Vol. 12, No. 5｜May 2021",
        "MAY 2021 ISSUE 41",
        "2031 年第 7 期",
        "Vol. 9 (2031)",
        "第 7 卷第 2 期 2031 年夏季號 ISSN 1234-567X",
    ),
    (
        "第 58 期之主題",
        "2021 年 5 月第 96 期之主題",
        "2021 年 5 月，2021 年 6 月",
        "臺灣經貿觀測雙週報",
        "第 58 條",
        "第 58 期，頁 87-93（2025 年 3 月）。",
        "第3期鋼鋁措施",
    ),
)
NAMED_ISSUE: Final = rule(
    "name and number of an issue",
    rf"(?P<name>[^\s。，；：？！].{{1,28}}?|[A-Z][A-Za-z &’'-]{{4,60}}?)[\s　｜|，,]*"
    rf"(?!(?<=字)第\s?{_COUNT}\s?號)(?:{_ISSUE})(?:[\s，,]*{_PAGES})?{_THEN_DAY}"
    rf"(?:[\s，,]*{_PAGES})?(?:[\s｜|]*(?:研究|一般|專題|特邀)?(?:論文|專論|論著|時論|書評|特稿|譯文))?$",
    (
        "臺灣經貿觀測雙週報 第 58 期",
        "港埠法論叢 第 9 期 2031 年 6 月 研究論文",
        "港埠法論叢　第 9 期（2031 年 6 月）　頁 135-141",
        "中正法學集刊第75期（2024年12月）",
        "經貿前線通訊 Vol. 12",
        "港口經濟 No.31‧2024.5",
        "海洋治理學刊 第 4 卷 第 2 期 頁 55-90 2031 年/夏季號",
        "Journal of Ocean Governance Studies, Vol. 4, No. 2, pp. 55-90 Summer 2031",
    ),
    ("論第三期協定之履行", "壹、第一期計畫之成果", "第 58 期", "120年度海上字第7號"),
)
DAY_LINE: Final = rule(
    "day of an issue alone",
    rf"[（(]?{_DAY}\s*+(?:出刊|發行|出版|發布|版)?[）)]?(?:{_HOW_OFTEN}|[，,]?\s?頁\s?\d+\s?[-–~～]\s?\d+)$",
    (
        "2025 年 3 月 14 日",
        "中華民國114年3月14日",
        "2025.03.14 出刊",
        "2025年3月號",
        "113年6月14日　每週五出刊",
        "113 年 3 月版",
        "二〇二五年六月號",
        "2016 年 5 月 頁 45-88",
        "May, 2016",
        "3 June 2024",
        "中華民國一百一十三年六月十五日",
    ),
    ("2025年3月14日，美國總統", "2025 年", "民國一百年", "二〇二四年六月以來"),
)
_APPEARED: Final = "(?:出刊|發行|出版|發布)?"
DATED_NAME: Final = rule(
    "name and day, in whatever order",
    rf"(?P<name>(?!第)[^\s，。；：？！\d][^，。；：？！\d]{{1,24}}?)[\s　｜|／/‧·・•]*[（(]?{_DAY}\s*{_APPEARED}[）)]?$"
    rf"|{_DAY}\s*{_APPEARED}[\s　｜|／/‧·・•]+(?P<named>[^\s，。；：？！\d][^，。；：？！\d]{{1,24}})$",
    (
        "北濱觀點 2021 年 5 月 3 日",
        "北濱觀點｜國際經濟｜2021.05.03",
        "2021/5/3　北濱觀點",
        "Harbour View　3 May 2021",
    ),
    ("2021 年 5 月 3 日", "北濱觀點", "港口爭議：2021 年 5 月 3 日", "第 3 期 2021 年 5 月"),
)
NUMBER_ALONE: Final = rule(
    "number of a paper, behind its label or of letters and figures",
    r"(?:文件)?編號\s?[：:]\s?[A-Z]{0,4}-?\d{1,6}(?:[-－]\d{1,4})?$"
    r"|[A-Z]{2,6}[-－][A-Z]{1,6}(?:[-－]\d{1,4}){1,2}$",
    ("編號：1874", "文件編號：HB-77", "HDB-PSD-031-007"),
    ("編號 1874", "編號：甲級", "COVID-19", "HDB-PSD"),
)
_RENEWED: Final = "更新|修訂|修正|增訂|編製|印製|[初再]?版"
EDITION: Final = rule(
    "which edition a sheet or handbook is, and its day",
    rf"(?=.*版)(?:[^，。；：？！\d\s]{{1,9}}版[\s　]+)?"
    rf"(?:{_DAY}\s?(?:{_RENEWED})(?:\s?[（(]第\s?{_COUNT}\s?[版次刷][）)])?"
    rf"|第\s?{_COUNT}\s?版[\s　，,｜|（(]+{_DAY}(?:{_RENEWED})?[）)]?)$",
    ("船員版　2031 年 4 月更新（第 3 版）", "第 2 版（2030 年 1 月）", "113 年 6 月 5 日初版"),
    ("2031 年 4 月", "第 3 版之修正", "費率自 2031 年 4 月更新", "113 年 6 月 5 日修訂", "民國 97 年 2 月 6 日修正"),
)
WHEN: Final = rule(
    "day and hour, or day and how many read a page",
    rf"{_DAY}[\s　｜|/／]*(?:(?:[上下中]午|晚間|早上)?\s?\d{{1,2}}\s?[時點:：].{{0,20}}|{READERS})$",
    ("113 年 9 月 12 日（星期四）上午 9 時", "2024 年 5 月 3 日 14:00", "2031-04-09　瀏覽人次：1,024"),
    ("2024 年 5 月 3 日", "113 年 9 月 12 日記者會", "2031-04-09　瀏覽器更新"),
)
DATED_ENTRY: Final = rule(
    "entry that begins with its day",
    rf"(?:{_DAY}|\d{{1,2}}(?:/|\s?月\s?)\d{{1,2}}日?(?:[（(][一二三四五六日][）)])?(?:\s?[-–—~～至]\s?(?:\d{{1,2}}/)?\d{{1,2}}日?)?\s?(?:[（(][一二三四五六日~～、-]{{1,4}}[）)])?)"
    r"(?:\s?(?:[上下]午|晚間)?\s?\d{1,2}[:：]\d{2}(?:\s?[-–~～至]\s?\d{1,2}[:：]\d{2})?)?"
    r"[\s　：:]+(?=日[本圓方商]|[^\s\d日起以之的至])",
    (
        "2024 年 3 月 1 日　實施加值稅減免",
        "113.5.6 調高關稅",
        "6/16（一）　公布貿易統計",
        "6/18-19（三~四）　部長會議",
        "6/16（一）14:00-16:00　漁港座談會",
        "6/16（一）～6/18（三）　漁業年會",
    ),
    ("2024 年 3 月 1 日起實施", "2024 年 3 月 1 日", "1/3 以上"),
)
PASSED: Final = rule(
    "day on which a regulation was passed or changed",
    rf"{_DAY}[.．]?\s?[^，。；：？！]{{0,50}}?(?:通過|發布|公布|施行|分行|核定|備查|廢止|訂定|增訂|修[正訂])"
    r"(?:發布|名稱.{0,10}|(?:全文|條文|第)[^，。；：？！]{0,20}|生效)?$",
    (
        "87.3.9.第214次委員會議通過",
        "中華民國98年5月6日交航字第0980001234號令修正發布第3條條文",
        "民國 103 年 11 月 2 日修正全文",
        "113 年 6 月 5 日修訂",
    ),
    ("2024 年 3 月 1 日發布之關稅清單", "87.3.9. 港務會議", "98年5月6日修正，自即日施行"),
)
DOCUMENT_NUMBER: Final = rule(
    "number of an official document or of a judgment",
    r"[^\s，。：]{1,12}字第\s?[0-9A-Z]{4,16}\s?號(?:[函令]|公告)?$|\d{2,3}\s?年度\s?[^\s，。：]{1,8}字第\s?\d{1,6}\s?號$",
    ("經貿字第 11304601230 號", "台財關字第1131012345號令", "120年度海上字第7號"),
    ("第 301 號命令", "依經貿字第 11304601230 號函辦理", "評120年度海上字第7號判決"),
)
PERSON_LABEL: Final = rule(
    "who did what, behind a label",
    rf"{IDEOGRAPH}{{2,6}}(?<=[人員者理輯任師話箱線])\s?[：:]\s?\S.{{0,40}}$",
    ("計畫主持人：沐以晴", "研究助理：李小美、王大同", "客服專線：(02)2345-6789"),
    ("越南：新興市場", "計畫主持人"),
)
PUBLISHED: Final = rule(
    "body that publishes",
    rf"(?:{_DAY}\s*+(?:出刊|發行|出版|發布)?[\s｜|,，]*+)?"
    r"(?P<body>[^，。；：？！\d]{2,30}?)"
    rf"(?:\s*(?:編印|發行|出版|編[製輯]|主編|(?<=[署部會局院所心處社系館組])[\s　]?(?:編撰?|撰編|彙編))(?:\s*{_DAY})?"
    rf"|(?<=[署部會局院所心處社系館組協])\s+(?:發行|出刊|出版)日期：\s?{_DAY})$",
    (
        "財團法人亞太貿易中心 發行",
        "國際貿易署編印",
        "中華民國 106 年 9 月 15 日出刊　中橋貿易調查學會編印",
        "北濱貿易署　編",
        "駐東岸代表處經濟組 編撰",
        "北濱貿易署編　中華民國114年12月19日",
        "駐東岸代表處經濟組 出刊日期：114 年 8 月 29 日",
    ),
    ("第 58 期發行", "發行", "王大同 編", "貿易救濟案例彙編", "本會 113 年報告 發行日期：114 年 8 月 29 日"),
)
CATEGORY: Final = rule(
    "category of a report in brackets, or that of a meeting",
    r"[（(]\s*(?:(?:出國類別|類別)\s*[：:].{1,20}|(?:委託研究|委辦計畫|研究計畫|期[初中末]|成果|結案)報告書?)\s*[）)]$"
    r"|(?:出席|參加)國際會議報告書?$",
    ("（出國類別：開會）", "（委託研究報告）", "出席國際會議報告"),
    ("（一）出國類別：開會", "委託研究報告", "（研究報告顯示）", "出席國際漁業會議報告"),
)
FORM: Final = rule(
    "name of a form on a cover",
    r"(?:行政院及所屬各機關|公務|公務人員|政府"
    r"|(?!參加|出席|參訪|訪問|拜會|考察|赴)[^，。；：？！\d\s]{2,24}"
    r"(?:[院部署局]|大學|公司|(?:中心|[會所處])(?=[\s　]))[\s　]*)?"
    r"(?:因公)?出國(?:人員)?報告(?:書|提要|審核表)?\s*(?:[（(].{1,30}[）)])?"
    r"(?:[\s　]*系統識別號\s?[：:]?\s?[A-Z]?\d{4,12})?$"
    r"|(?:[A-Z][A-Za-z]{1,12} )?(?:FACT ?SHEET|[Ff]act ?[Ss]heet)$"
    r"|(?P<news>[^，。；：\s]{0,14}?[\s　]*(?:即時)?(?:新聞(?:稿|快訊|資料|參考資料)|記者會(?:背景|參考|說明)?資料)"
    r"(?:[\s　]+[A-Z ]{5,24})?"
    r"|(?:[Pp]ress|PRESS|[Nn]ews|NEWS) (?:[Rr]elease|RELEASE))$",
    (
        "出國報告（出國類別：國際會議）",
        "公務出國報告",
        "行政院及所屬各機關出國報告",
        "海洋部港務局出國報告",
        "公務出國報告提要　系統識別號：C12000317",
        "財團法人南灣航運研究中心　出國報告",
        "新聞稿",
        "海務署新聞稿",
        "海洋部港務局　新聞資料",
        "PRESS RELEASE",
        "PORT FACT SHEET",
    ),
    (
        "參加公共論壇出國報告",
        "訪問海港大學出國報告",
        "港口年會出國報告",
        "出國報告摘要",
        "新聞稿一覽",
        "Fact sheets of ports",
    ),
)
SESSION: Final = rule(
    "sitting of a parliament that a report is made to",
    r"(?:立法院|[^，。；：\s]{2,4}議會)\s?(?:第.{1,5}[屆期])?[^，。；：]{0,24}?(?:委員會|大會|院會|會議)"
    r"(?:\s?第.{1,5}次)?(?:\s?(?:全體)?(?:委員會|委員)?會議)?$",
    ("立法院第 12 屆第 4 會期交通委員會第 7 次全體委員會議", "立法院財政委員會會議", "北濱市議會第 3 次定期大會"),
    ("立法院之會議紀錄公開", "議會", "財政委員會會議", "立法院"),
)
OF_SITTING: Final = rule(
    "what was said or noted at a sitting, which names nothing without it",
    r"(?:[^，。；：\s]{1,4}?(?:[開閉]幕)?)?(?:議事錄|(?:速|會議)?[紀記]錄|質詢稿?|[致答謝]詞|[致答]詢|發言稿)$",
    ("議事錄", "會議紀錄", "副議長閉幕致詞", "署長答詢"),
    ("漁港拍賣制度專案報告", "漁港質詢之研究", "北濱漁港拍賣制度訪查會議紀錄"),
)
THESIS: Final = rule(
    "kind of a thesis on its cover",
    r"[^，。；：]{0,30}(?:[碩博學]士(?:學位)?|學位|畢業)(?:論文|專題報告)(?:研究?計[畫劃]書)?$",
    ("碩士論文", "北濱大學航運學系碩士學位論文", "博士論文研究計畫書"),
    ("碩士論文之寫作", "論文", "參考文獻：學位論文"),
)
APPEARS: Final = rule(
    "how often a periodical appears",
    r"(?:[（(]?(?:日|週|雙週|半月|月|雙月|季|半年|年)刊[）)]?|每[^。；]{1,16}(?:出刊|發行|出版)|\d{1,2}\s?月\s?\d{1,2}\s?日(?:出刊|發行|出版))$",
    ("半月刊", "每週一出刊", "每月 1 日、16 日發行", "（雙月刊）", "7 月 31 日發行"),
    ("每週一出刊之電子報", "期刊", "7 月 31 日"),
)
RULES: Final[tuple[Rule, ...]] = (
    EDITION,
    NUMBER_ALONE,
    WHEN,
    PERSON_LABEL,
    DATED_ENTRY,
    PASSED,
    DOCUMENT_NUMBER,
    APPEARS,
    ISSUE_LINE,
    NAMED_ISSUE,
    DAY_LINE,
    DATED_NAME,
    PUBLISHED,
    CATEGORY,
    FORM,
    SESSION,
    OF_SITTING,
    THESIS,
)

BETWEEN_SIDES: Final = re.compile(r" {4,}|\u3000{2,}|\t+")  # of a running head
_BESIDE_DAY: Final = " 　｜|／/‧·・•"
_BARS: Final = re.compile(
    rf"\u3000+| {{2,}}|\s*[｜|]\s*|(?<![：:])\s+(?=https?://|www\.|{IDEOGRAPH}{{2,6}}[：:／]\s?\S|\d{{3,6}}\s?{IDEOGRAPH}{{2}}[縣市])"
)


def tells_issue(text: str) -> bool:
    """Whether a line of a masthead holds nothing but the number of the issue, its day, or labels with these."""
    parts = pieces(text)
    told = [part for part in parts if ISSUE_LINE.match(part) or DAY_LINE.match(part)]
    labelled = [part for part in parts if IMPRINT_PIECE.match(part)]
    return bool(told) and len({*told, *labelled}) == len(parts)


def undated(text: str) -> str:
    """The name in a line of a masthead that names a house or column, without its day."""
    dated = DATED_NAME.match(text)
    return (dated["name"] or dated["named"]).strip(_BESIDE_DAY) if dated else text


def pieces(text: str) -> list[str]:
    """What wide blanks, bars and labels part in a line of a masthead."""
    if text.isalnum():  # as most lines are
        return [text]
    return [piece for piece in _BARS.split(with_whole_label(text)) if piece]
