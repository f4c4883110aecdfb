"""Lines that say who reported a piece of news, who took it down, and from which sources of which days."""

import re
from typing import Final

from reader.structure.characters import IDEOGRAPH
from reader.structure.rules import Expression, Rule, first_of, rule
from reader.structure.words.makers import CRAFTS, DID, INTERVIEWED, RENDERS, labels
from reader.structure.words.names import ANY_NAME, NAME
from reader.structure.words.posts import TITLE_OF_PERSON

SOURCE: Final = rule(
    "source of the material",
    r"(?:本文)?(?:(?:摘自|轉載自|轉自|原載於?|刊載於)\s?[：:《〈「]|(?:發表|原載|刊載|刊登|轉載)[於自]\s?[《〈「])[^。]{2,60}$"
    r"|(?:本文)?原文(?:[刊登]載|發表|刊登|載)於\s?[A-Z《〈「][^。]{2,200}。?(?:本譯?文[^。]{2,24}授權[^。]{0,20}。)?$"
    r"|[（(【\[]?\s*(?:取材資料|取材來源|取材自|資料取材|編譯自|原文出處|原文網址|本文取材|資料出處|(?:本文|建議)?引用格式)\s*[：:自]?.{0,2000}$",
    (
        "（取材資料：Yara Holt, Columns, HARBOUR TOLLS, 2023.）",
        "取材自：Reuters",
        "（編譯自：Yara Holt, Columns）",
        "引用格式：王大同（2023）",
        "摘自：漁港日報 第 2071 期 2031/6/3",
        "本文發表於《漁港日報》，20310603",
        "原文刊載於 Harbour Law Review, Vol. 12, pp. 211-238 (2030)。本譯文業經作者授權。",
    ),
    ("本文發表於《漁港日報》後，各方議論不斷。", "摘自生活", "資料來源：WTO 各組織行事曆", "由於取材"),
)
_SOURCE_DAY: Final = r"(?:\d{2,4}\s?[年./-]\s?)?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?"
DATED_SOURCE: Final = rule(
    "source and its day in brackets",
    r"[（(【〔［]\s?(?:(?:資料|新聞|消息)?(?:來源|出處)\s?[：:]\s?)?"
    rf"(?P<sources>[^（()）。：:]{{2,40}}?\s?[／/，,、]\s?{_SOURCE_DAY}(?:\s?[；;、][^（()）。：:]{{0,80}}\d\s?日?)?)\s?[）)】〕］]$",
    (
        "【資料來源：路透社，113.6.7；Bangkok Post，113.6.8】",
        "（駐越南代表處經濟組／114年11月7日）",
        "【路透社，2025/3/5】",
        "（駐澳洲代表處／114年11月 3日；金融評論報／114年11月1日）",
        "（共同社，114年11月3日、5日）",
        "（來源：共同社, 2025.3.5；Harbour Post, 2025.3.6）",
    ),
    ("（詳見附表／第 3 頁）", "（王大同，2023）", "（取材資料：路透社，2025/3/5）"),
)
_OPENS: Final = r"[【\[〔（(［◎●◆■※▪★☆─—－–-]{0,3}\s?"
_CLOSES: Final = r"\s?[】\]〕）)］]?"
_WORKS: Final = rf"(?:{CRAFTS})(?:[、．・與和及&]?(?:{CRAFTS}))*[者人員]?"
_CRAFT: Final = rf"(?:(?:本刊|本報|特約|責任|綜合|中文|專題|資料|新聞)?{_WORKS}|譯者|[文譯])"
_SAYS: Final = r"\s?[：:／/｜|＝】〕]\s?"
_ORIGIN: Final = "(?:資料|新聞|消息|訊息|原文|參考|內容|報導|素材)?(?:來源|出處)|參考(?:資料|文獻|自)?|原文|Sources?"
_TAKEN_FROM: Final = (
    "(?:綜合|彙整|資料|部分)?(?:取材|摘譯|摘錄|節錄|編譯|改寫|整理|彙整|參考|譯|摘|引|取)自|取材於|原載於?"
)
_APART: Final = r"(?:\s?[；;，,。｜|／/、·•）)】〕］]\s?|[ 　]{1,3}|(?=[（(【〔［]))[（(【〔［◎●◆■]?\s?"
_ANY_NAMES: Final = rf"{ANY_NAME}(?:\s?[、及與和&]\s?{ANY_NAME})*|[^；;，,。：:｜|／/（(【〔［\s]{{2,30}}"
_POST: Final = "(?:(?:(?:碩|博)士(?:班)?生|(?:助理|副)?研究員|研究助理|實習生|助理|律師|科員|專員)[ 　])?"
_LISTED_NAMES: Final = rf"{_POST}(?P<reporter>(?!本|作者|筆者|自行)(?:{_ANY_NAMES}))"
_NAMES: Final = rf"(?P<reporter>{NAME}(?:、{NAME})*)"
_SIGNED, _LAST = (_NAMES.replace("reporter", place) for place in ("signed", "last"))
_REPORTS: Final = f"(?:綜合)?(?:{RENDERS}|報導)"
LABELLED_REPORTER: Final = rule(
    "reporter and sources behind labels",
    rf"{_OPENS}{_CRAFT}{_SAYS}{_LISTED_NAMES}{_APART}"
    rf"(?:(?:{_ORIGIN}){_SAYS}|(?:{_TAKEN_FROM})\s?[：:]?\s?(?=.{{0,200}}\d))(?P<sources>.{{2,2000}}?)。?{_CLOSES}$",
    (
        "（編譯：王大同；資料來源：Reuters，2025/06/10）",
        "〔撰文／王大同、李小美；參考資料：Antara〕",
        "翻譯｜Mary Lindholm｜消息來源｜共同社 2025.3.5",
        "◎採訪整理：王大同　取材自：中部電臺，2025 年 3 月 5 日。",
        "文／沐以晴，譯自 The Harbour Post (2025/3/5)",
        "【編譯】王大同【來源】共同社 2025/3/5",
        "編譯：王大同（資料來源：共同社，2025 年 3 月 5 日）",
        "（報導／王大同，綜合取材自 The Harbour Post，2025 年 3 月 5 日、6 日）",
        "【編譯｜李小美　彙整自 共同社，2025/3/5】",
        "【整理：碩士生　王大同；資料來源：IMO，2025年10月14日】",
    ),
    (
        "（編譯：王大同）",
        "（資料來源：Reuters，2025/06/10）",
        "編譯：王大同，來源國規定另見附表",
        "整理：本中心；資料來源：各國海關",
    ),
)
SOURCED_REPORTER: Final = rule(
    "sources and, behind them, the reporter",
    rf"{_OPENS}(?:{_ORIGIN}|{_TAKEN_FROM})\s?[：:｜|]\s?(?P<sources>.{{2,300}}?\d\s?日?\s?[）)]?){_APART}"
    rf"(?:{_CRAFT}{_SAYS}{_LISTED_NAMES}|{_SIGNED}\s?{_REPORTS}|(?:{CRAFTS})[ 　]{_LAST})。?{_CLOSES}$",
    (
        "資料來源：日本經濟新聞，2024 年 6 月 5 日；王大同整理",
        "（資料來源：USTR，113.6.5，李小美編譯）",
        "［新聞來源：路透社，114/3/5；共同社，114/3/6。編譯：王大同］",
        "來源｜The Harbour Post（2025/3/5）｜編譯｜李小美、王大同",
        "（資料來源：共同社，113.6.5）（李小美編譯）",
        "(Source: The Harbour Post, 7 June 2025; 編譯 王大同)",
    ),
    (
        "資料來源：海關統計，2024 年；本研究整理",
        "資料來源：作者整理",
        "資料來源：海關統計，2024 年 5 月；製圖：王大同",
        "資料來源：海關統計，2024 年 5 月。整理：本刊編輯部",
    ),
)
SOURCED_BARE: Final = rule(
    "sources with their days and, behind these, the reporter, in brackets without labels",
    rf"[【\[〔（(［]\s?(?!(?:{_ORIGIN}|{_TAKEN_FROM}))"
    rf"(?P<sources>[^，,：:（）()]{{2,60}}[ 　，,（(]{{1,2}}{_SOURCE_DAY}.{{0,200}}?)\s?[，,；;／/　 ]\s?"
    rf"(?:{_NAMES}\s?[／/]?\s?{_REPORTS}|(?:{RENDERS})：\s?{_SIGNED})\s?[）)】〕］\]]$",
    (
        "〔Harbour Weekly 11/16，王大同編譯〕",
        "（北濱日報，2021 年 5 月 3 日；共同社，5 月 4 日；李小美整理）",
        "【The Harbour Post（2021/5/3）／王大同、李小美 編譯】",
        "（北濱通訊社，2031/10/11；The Harbour Post，2031/10/12；編譯：李小美）",
    ),
    ("（王大同編譯）", "（資料來源：Harbour Weekly 11/16，王大同編譯）", "（詳見第 3 頁，王大同整理）"),
)
_SENT_FROM: Final = r"(?:[（(][^（()）]{2,24}(?:電|報導)[）)])?"
REPORTER: Final = rule(
    "reporter",
    r"(?![（(]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[）)])"
    rf"(?!.[^】〕］）)]{{1,40}}(?:報導|專電|編譯)\s?[】〕］）)]\s?{_SENT_FROM}(?!取材|資料|綜合|參考|原文|[摘譯編]自){IDEOGRAPH}[^】〕］]{{20,}}。$)"
    r"(?![【〔［(（](?:專題|特別|深度|現場|焦點|系列|獨家|封面)報導[】〕］）)])"
    r"(?!.\s?資料來源\s?[：:].{0,200}(?:本[^，；、]{1,6}|作者|筆者|自行)(?:彙整|整理|編製))[【\[〔（(［]\s*"
    rf"(?:由?.{{1,40}}?(?:報導|(?:編譯|整理)(?!者)|專電).{{0,2000}}|由?{NAME}(?:、{NAME})*\s?(?:摘譯|譯)\s?(?:自|，|；).{{1,2000}})$",
    (
        "【由沐以晴綜合報導，Harbour Board、P7 Norway，2024 年 9 月 12 日】",
        "【王大同摘譯自 The Hindu，2024 年 10 月 9 日】",
        "（李小美、王大同摘譯，資料來源：Reuters，2025/06/10）",
    ),
    (
        "（全文譯自英文本）",
        "【專題報導】港口規費改革",
        "【詳細資料請至本會閱覽室查閱】",
        "（1）對違反規則",
        "（二）比較各國規定，整理成表",
        "（資料來源：會場文件，本團整理）",
        "（資料來源：Lindholm, at 12，編譯者譯）",
        "【北濱日報6月3日報導】（海港社記者王大同南灣3日電）拖船公會今日宣布，自下月起調漲拖船費百分之四。",
    ),
)
BARE_REPORTER: Final = rule(
    "reporter and sources without brackets",
    rf"(?:[─—－–◎●◆■※]{{1,2}}\s?)?{_NAMES}\s?{_REPORTS}\s?[，,；;　 ]?\s?"
    rf"(?:(?:{_TAKEN_FROM})\s?[：:]?|(?:{_ORIGIN})\s?[：:]|自(?=\s?[A-Za-z《]))\s?(?P<sources>.{{2,300}}?\d\s?日?[）)]?)$",
    (
        "── 王大同 整理自 Reuters（6/2）、共同社（6/3）",
        "李小美編譯，取材自 The Hindu，2024 年 6 月 4 日",
        "──李小美編譯自 Antara，113.6.4",
        "王大同綜合報導 資料來源：外務省，113.6.4",
    ),
    ("李小美編譯之專書", "報導自 2024 年 6 月 4 日"),
)
SOURCES_IN_BRACKETS: Final = rule(
    "reporter before what was done, and the sources in brackets",
    rf"{_NAMES}\s?[／/｜|]?\s?{DID}\s?[（(]\s?(?:(?:{_TAKEN_FROM})\s?[：:]?|(?:{_ORIGIN})\s?[：:])\s?"
    r"(?P<sources>.{2,300}?\d[^\d]{0,4})\s?[）)]$",
    (
        "王大同／綜合報導（資料來源：Harbour Weekly，2025.3.4；Berth Review，2025.3.6）",
        "李小美編譯（取材自 The Hindu，2024 年 6 月 4 日）",
    ),
    ("王大同／綜合報導", "海運公司編譯（資料來源：本公司，2024）", "王大同整理（詳見附表 3）"),
)
_BODY: Final = (
    r"(?!本|作者|筆者|以上|詳|參見|圖|表|照片|資料)[^，,；;：:。、／/（()）\s]{1,24}"
    "?(?:處|組|館|團|局|會|中心|公司|所|署|社|部|院|科|室)"
)
SENT_IN: Final = rule(
    "body that sent a piece in, and its sources",
    rf"(?:[【\[〔（(［]|[─—－–]{{1,2}})\s?(?:由|據)?(?P<reporter>{_BODY})\s?(?:提供|供稿|陳報)?"
    r"[，,；;、／/｜|：:　 ]?\s?"
    rf"(?:(?:{_TAKEN_FROM})|(?:{_ORIGIN})\s?[：:])\s?[：:]?\s?(?P<sources>[^）】〕］]{{2}}.{{0,2000}}?)\s?[）)】〕］\]]?$",
    (
        "（駐秘魯代表處經濟組，取材自 Puerto Diario，2021 年 5 月 3 日）",
        "【駐智利辦事處　綜合取材自 Cono Sur Weekly，2021.5.3；Andes Post，2021.5.4】",
        "（北濱商會取材自 Harbour Post，2021/5/3）",
        "── 東岸中心，摘譯自 The Harbour Post, May 3, 2021",
        "（駐汶萊代表處提供；資料來源：Borneo Times，2021/5/3）",
    ),
    (
        "（本中心，取材自 Harbour Post）",
        "（駐秘魯代表處經濟組提供）",
        "（圖表由本會，取材自年報）",
        "北濱商會取材自年報",
        "（詳見商會之資料來源）",
    ),
)
UNIT_ALONE: Final = rule(
    "office abroad or unit that sent a piece in, alone in brackets",
    rf"[（(](?:駐{IDEOGRAPH}{{1,12}}(?:[組處室]|中心|代表團)|(?:供稿|提供|採訪|撰稿)(?:單位|組)?\s?[：:／/]\s?{IDEOGRAPH}{{2,20}})[）)]$",
    ("（駐清奈辦事處）", "（供稿單位：機場關快遞機放組）", "（採訪：編輯室）"),
    ("（駐清奈辦事處提供）", "（供稿）", "（採訪：王大同，2031）"),
)
PROVIDED: Final = rule(
    "body that sent a piece in",
    rf"[【\[〔（(［]\s?(?:由|本文由|(?:資料|新聞|訊息|稿件)(?:提供|來源)\s?[：:]\s?)?(?P<reporter>{_BODY})"
    rf"(?:\s?(?:提供|供稿|陳報|彙報|報回|來電))?(?:[，,、；; 　]?\s?{_SOURCE_DAY})?\s?[）)】〕］\]]$",
    (
        "（駐秘魯代表處經濟組提供）",
        "【駐智利辦事處　供稿】",
        "（資料提供：駐汶萊代表處）",
        "（駐秘魯代表處經濟組陳報，110 年 5 月 3 日）",
    ),
    ("（照片：駐秘魯代表處提供）", "（本中心提供）", "（王大同提供）"),
)
_PRESS: Final = "(?:綜合|專題|整理|摘譯|編譯|特稿|[臺台]北|外電|外媒|各報|國際|即時|共同|聯合)"
REPORT: Final = rule(
    "reporter and sources",
    r"[【\[〔（(［]\s*(?:由|文)?\s*[／/]?\s*(?:(?:本刊|本報|特約)?(?:記者|編譯)(?=\S{2,}\s*[／/]?\s*[\u4e00-\u9fff]{0,6}(?:報導|編譯|整理|譯|專電)))?\s*"
    rf"(?P<reporter>.{{1,30}}?)\s*(?:[／/]\s*{IDEOGRAPH}{{0,4}}?)?{_PRESS}{{0,2}}\s*(?:報導|編譯|整理|專電|摘譯(?=自|[，；]))\s*[，,、；;。／/｜|]?\s*"
    rf"(?:綜合|資料)?\s*(?:自(?:(?=\s?[A-Za-z《])|\s?[：:]|(?!由時報)(?=\s?{IDEOGRAPH}{{2,12}}\s?[（(，,]\s?\d))|(?:取材自|取材於|參考自|摘自|摘錄自|譯自)\s?[：:]?|(?:資料|新聞|消息)?來源\s*[：:]|參考(?:資料)?[：:]?|原文[：:])?"
    r"\s*(?P<sources>.*?)\s*[】\]〕）)］]?$",
    (
        "【由蔡心遠報導, 取材自 Harbour Tolls Daily, 2024 年 09 月 12 日】",
        "（喬以晴／編譯；資料來源：外務省，2024 年 5 月 2 日）",
        "（記者杜昱廷綜合報導，資料來源：BIS，2024 年 10 月 30 日）",
        "【王大同摘譯自 The Hindu，2024 年 10 月 9 日】",
        "【由王大同編譯，摘自 FAO，2024 年 10 月 9 日】",
        "〔王大同編譯自 外務省（2024/10/9）〕",
    ),
    ("【詳細資料請至本會閱覽室查閱】",),
)
_WHO: Final = rf"\s?[：:／/｜|＝]\s?{ANY_NAME}(?:\s?[、，,]\s?{ANY_NAME})*(?:\s?{TITLE_OF_PERSON})?$"
RECORDER: Final = rule(
    "who took it down",
    rf"(?:(?:會議)?[紀記]錄(?:[、．・／/與和及&]?整理)?|整理|聽打)[人者]?{_WHO}",
    ("紀錄：公冶蓁", "整理／王大同、李小美", "紀錄、整理：王大同"),
    ("紀錄顯示", "整理：本刊編輯部依各國公告彙整", "採訪整理／王大同"),
)
INTERVIEWER: Final = rule(
    "who held an interview, its author right below a title",
    rf"{INTERVIEWED}{_WHO}",
    ("採訪、撰文／沐以晴", "訪問．整理｜Mary Lindholm", "採訪與攝影：公孫綠 記者"),
    ("採訪：王大同於港口", "訪問整理／比較法之運用方式"),
)
CREDIT_ALONE: Final = rule(
    "reporter behind a label, the sources on another line",
    rf"(?!{_OPENS}(?:責任|執行)?(?:編輯|執筆)[者人員]?{_SAYS}){_OPENS}{_CRAFT}{_SAYS}{_LISTED_NAMES}{_CLOSES}$",
    ("整理：王大同", "（編譯／沐以晴、李小美）", "【撰文】Mary Lindholm"),
    ("整理：本刊編輯部", "編譯：王大同，來源國規定另見附表", "王大同整理", "（責任編輯：王大同）", "執筆：李小美"),
)
DID_ALONE: Final = rule(
    "reporter before what was done, the sources on another line",
    rf"{_NAMES}\s?[／/]\s?{DID}$",
    ("王大同／綜合報導", "李小美、王大同 / 編譯"),
    ("王大同／臺北", "本會／整理", "王大同／編譯　資料來源：共同社"),
)
CRAFT_BEFORE: Final = rule(
    "reporter behind his craft in brackets, the sources on another line",
    rf"[【\[〔（(［]\s?(?:本刊|本報|特約|特派|駐地)?(?:記者|撰述|撰稿人|特派員|編譯)\s?{_NAMES}\s?[】\]〕）)］]$",
    ("【特約撰述王大同】", "（記者 李小美、王大同）", "〔本刊特派員李小美〕"),
    ("（編譯：王大同）", "【記者會】", "（編譯自共同社）", "記者王大同"),
)
SOURCES_ALONE: Final = rule(
    "sources and their days behind a label, the reporter on another line",
    rf"{_OPENS}(?:{_ORIGIN}|{_TAKEN_FROM}){_SAYS}(?P<sources>.{{2,300}}?\d\s?日?\s?[）)]?)。?{_CLOSES}$",
    (
        "資料來源：Reuters，2025/6/10；共同社，2025/6/11",
        "（取材自：The Harbour Post, June 3, 2025）",
        "來源｜日經 6/10",
    ),
    ("資料來源：海關統計", "來源不明 6/10", "資料來源：本會整理"),
)
_OF_OFFICES: Final = "新聞|公告|啟事|地址|電話|傳真|網[站址]|說明|簡介|報告|招商|聯[絡繫]|提供|供稿|[整彙]|編譯|資料"
OF_A_UNIT: Final = rule(
    "reporter behind the unit that he belongs to",
    r"(?!.*[司署局處組科室部會院]$)"
    rf"(?:(?P<abroad>駐{IDEOGRAPH}{{1,12}}(?:[組處室]|中心)[\s　]+)|{IDEOGRAPH}{{1,6}}?[組處部室科])"
    rf"(?P<names>(?(abroad)(?!{_OF_OFFICES}){IDEOGRAPH}{{2,4}}|{NAME})(?:、{NAME})*)$",
    ("國際組王大同", "編輯部李小美、王大同", "駐北濱辦事處 王大同", "駐秘魯代表處經濟組　李小美"),
    ("國際組", "王大同", "經濟部國際貿易署", "教育部高教司", "駐北濱辦事處 新聞稿", "駐秘魯代表處 公告"),
)
RULES: Final[tuple[Rule, ...]] = (
    CREDIT_ALONE,
    OF_A_UNIT,
    UNIT_ALONE,
    DID_ALONE,
    CRAFT_BEFORE,
    SOURCES_ALONE,
    SOURCE,
    DATED_SOURCE,
    LABELLED_REPORTER,
    SOURCED_REPORTER,
    REPORTER,
    BARE_REPORTER,
    SOURCES_IN_BRACKETS,
    SOURCED_BARE,
    SENT_IN,
    PROVIDED,
    REPORT,
    RECORDER,
    INTERVIEWER,
)


_LABEL: Final = re.compile(rf"{_OPENS}(?:{_CRAFT}|{_ORIGIN}|{_TAKEN_FROM}){_SAYS}")
_LABEL_BEGINS: Final = {craft[0] for craft in labels(CRAFTS)} | set("本特責綜中專資新消訊原參內素來出取摘引文彙部節改S")
ENDS_DAY: Final = frozenset("日0123456789")
_ENDS_WHOLE_DAY: Final = re.compile(
    r"(?:\d{2,4}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:\s?[、及與和]\s?(?:\d{1,2}\s?月\s?)?\d{1,2}\s?日)*"
    r"|(?<![\d./-])\d{2,4}(?P<sign>[./-])\d{1,2}(?P=sign)\d{1,2}(?:\s?[、及與和]\s?(?:\d{1,2}(?P=sign))?\d{1,2})*"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}, (?:19|20)\d\d|\d{1,2} [A-Z][a-z]{2,8}\.? (?:19|20)\d\d)$"
)
_ENDS_DAYS_IN_BRACKETS: Final = re.compile(
    r"[^\W\d]\s?[（(](?:\d{1,2}\s?[/月]\s?\d{1,2}日?[、，,；;]\s?)*\d{1,2}\s?[/月]\s?\d{1,2}日?[）)]$"
)
_BEGINS_BARE: Final = Expression(rf"{NAME}(?:、{NAME})*\s?／\s?{DID}\s?[（(]\s?(?:{_ORIGIN}|{_TAKEN_FROM})")
_REPORTER: Final = 24  # characters before the stroke behind who reported
_LONGEST_DAY: Final = 32  # characters, of several within one month or two
_NAMED_WITH_SOURCES: Final = (
    SOURCED_REPORTER,
    BARE_REPORTER,
    SOURCES_IN_BRACKETS,
    LABELLED_REPORTER,
    SOURCED_BARE,
    SENT_IN,
    REPORT,
)
_LABELLED: Final = first_of((SOURCED_REPORTER, LABELLED_REPORTER))


def ends_with_day(first: str, last: str) -> bool:
    """Whether a block that begins with the line `first` names who reported or a source behind a label, and its line
    `last` ends with the day of one: further sources would stand behind a comma."""
    if last[-1] not in ENDS_DAY or not _may_begin_with_label(first):
        return False
    ended = _ENDS_WHOLE_DAY.search(last[-_LONGEST_DAY:]) is not None
    return ended and bool(_LABEL.match(first) or SENT_IN.match(first))


def is_bare(text: str) -> bool:
    """Whether `text`, which ends with a day or a bracket, names the reporter without a label, and the sources."""
    return BARE_REPORTER.match(text) is not None or (text[-1] in "）)" and SOURCES_IN_BRACKETS.match(text) is not None)


def begins_bare(text: str) -> bool:
    """Whether a line begins as SOURCES_IN_BRACKETS does, which may go on on the next."""
    return "／" in text[:_REPORTER] and _BEGINS_BARE.match(text) is not None


def is_labelled(text: str) -> bool:
    """Whether `text` names reporter and sources behind labels, in whatever order."""
    if not _may_begin_with_label(text):
        return False
    return _LABEL.match(text) is not None and _LABELLED.match(text) is not None


def reporter_alone(text: str) -> str | None:
    """Who reported, where a line names nobody else behind its label, or before what was done."""
    may_begin = _may_begin_with_label(text)
    who = (CREDIT_ALONE.match(text) or CRAFT_BEFORE.match(text) if may_begin else None) or DID_ALONE.match(text)
    return who["reporter"] if who else None


def credit_apart(credit: str, sources: str) -> tuple[str, str] | None:
    """The reporter and the sources where one line names who reported and another from which, each behind its label."""
    told = sources_alone(sources)
    who = reporter_alone(credit) if told else None
    return (who, told["sources"]) if who and told else None


def sources_alone(text: str) -> re.Match[str] | None:
    """SOURCES_ALONE, not tried where `text` begins otherwise."""
    return SOURCES_ALONE.match(text) if _may_begin_with_label(text) else None


def _may_begin_with_label(text: str) -> bool:
    return not text[0].isalpha() or text[0] in _LABEL_BEGINS


def dated_sources(text: str) -> re.Match[str] | None:
    """The sources of a line that names these with their days, and no reporter; without brackets the last day has its
    year, or stands in brackets itself."""
    if found := DATED_SOURCE.match(text):
        return found
    found = sources_alone(text)
    return found if found and _ends_with_day(found["sources"]) else None


def _ends_with_day(sources: str) -> bool:
    """Whether sources end with a day and its year, or with days in brackets."""
    is_whole = _ENDS_WHOLE_DAY.search(sources.rstrip(" ）)")[-_LONGEST_DAY:]) is not None
    return is_whole or _ENDS_DAYS_IN_BRACKETS.search(sources[-_LONGEST_DAY:]) is not None


def reported(text: str) -> tuple[str, str] | None:
    """The reporter and the sources of a line that names them."""
    for told in _NAMED_WITH_SOURCES:
        if found := told.match(text):
            names = found.groupdict()
            who = next(filter(None, map(names.get, ("reporter", "signed", "last"))))
            of_unit = OF_A_UNIT.match(who)
            return of_unit["names"] if of_unit else who, found["sources"]
    alone = PROVIDED.match(text) or CRAFT_BEFORE.match(text)
    return (alone["reporter"], "") if alone else None
