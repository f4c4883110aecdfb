"""Lines of an imprint: who publishes and edits a periodical, how it may be had, whose the rights are."""

from typing import Final

from reader.structure.characters import IDEOGRAPH
from reader.structure.rules import Rule, rule
from reader.structure.words.makers import CHIEFS, PUBLISHERS

_EDITS: Final = rf"(?:{CHIEFS}|{PUBLISHERS}|主編|編輯委員會?)\s?[：:]"
IMPRINT_LINE: Final = rule(
    "who founded, edits and sells a periodical, on one line",
    rf"(?:\S.{{0,30}}?創刊[　\s]|{_EDITS}.{{1,40}}[　\s]{_EDITS}"
    rf"|(?:{CHIEFS})[　\s][^，。；：]{{2,12}}(?:[｜|／/]|[　\s](?:{CHIEFS}|主編|執行編輯|編輯|地址)[　\s])"
    r").{0,100}$",
    (
        "2009 年 5 月創刊　發行單位：北濱經貿研究中心　發行人：王大同",
        "發行人：王大同　總編輯：李小美",
        "社長：王大同　發行人：李小美",
        "發行人　王大同　｜　社長　李小美　｜　地址　臺北市",
        "發行人 王大同　總編輯 李小美",
    ),
    ("本刊創刊至今", "主編：王大同", "本期起改以電子報寄送", "由主編：王大同撰文"),
)
IMPRINT_PIECE: Final = rule(
    "label and value of an imprint",
    rf"(?:{IDEOGRAPH}{{2,10}}\s?[：:／]|(?:電話|傳真|信箱|(?i:E-?mail|Tel|Fax))\.?\s?[：:／]?|(?:地址|社址|會址|網址)\s)\s?\S.{{0,60}}$",
    (
        "編輯委員會召集人：沐以晴",
        "電話：（02）2700-1234",
        "發行人／王大同",
        "傳真 02-2700-1235",
        "TEL：02-2700-1235",
        "E-mail: a@b.tw",
    ),
    ("電話", "發行所："),
)
OF_PUBLISHER: Final = rule(
    "label of who publishes or how to write",
    r"[^：:／]{0,8}(?:發行|編輯|編印|出版|創刊|社長|電話|傳真|信箱|地址|網址|[會社所刊]址|郵件|投稿|訂閱|讀者|劃撥)[^：:／]{0,8}[：:／]",
    ("發行所：北濱學會", "發行人／王大同", "意見信箱：a@b.tw", "編輯委員會召集人：沐以晴"),
    ("時間：九月五日", "與談人：王大同"),
)
SAYS_WHO_PUBLISHES: Final = rule(
    "label of who publishes or edits a periodical",
    rf"(?:{PUBLISHERS}|發行|{CHIEFS}|理事長|副總編輯|主編|創刊|[會社所刊]址)\s?[：:／]\s?\S",
    ("發行所：北濱學會", "主編：李小美", "會址：臺北市"),
    ("電話：（02）2700-1234", "出版：北濱文化", "主編的話：本期", "編輯部：王大同"),
)
TITLE_OF_IMPRINT: Final = rule(
    "title of a section that tells who publishes and how to write",
    r"(?:[壹貳參肆伍陸柒捌玖拾一二三四五六七八九十]{1,3}、\s?)?[【〔]?"
    r"(?:(?:出版|編輯|發行|版權|聯絡)(?:資訊|資料|團隊|頁)|(?:聯絡|聯繫|訂閱)(?:我們|方式|窗口)|洽詢(?:窗口|方式)|關於本刊)[】〕]?$",
    ("出版資訊", "聯絡我們", "伍、洽詢窗口", "【編輯團隊】"),
    ("聯絡我們的窗口", "出版動態", "洽詢北濱港務局"),
)
_RIGHTS: Final = r"(?:©|[Cc]opyright(?=\s?(?:©|\([Cc]\)|by\b|(?:19|20)\d\d)|.{0,60}\b[Aa]ll [Rr]ights))"
SIGNED_RIGHTS: Final = rule(
    "whose the rights are, by their sign",
    rf"{_RIGHTS}.*",
    (
        "© 2031 東岸漁業學會",
        "Copyright © Ashdown Forum",
        "Copyright 2031",
        "Copyright 東岸漁業學會 All Rights Reserved",
    ),
    ("Copyright　著作權", "Copyright protects maps", "Copyrights of 2031"),
)
RIGHTS: Final = rule(
    "whose the rights are",
    rf"[※◎●＊*]?\s?(?:{_RIGHTS}|(?:[^，。；：\s]{{2,20}}[\s　]+)?(?:版權|著作權)(?:所有|歸)|"
    r"(?:本刊|本報|文章|內容)?(?:歡迎轉載|轉載請|未經.{0,8}同意)).{0,60}(?<!。)$",
    (
        "版權所有，轉載請註明出處",
        "著作權所有 翻印必究",
        "© 2024 北濱學會",
        "北濱學會　版權所有",
        "※版權所有，請勿轉載※",
    ),
    ("版權爭議之解決", "轉載自路透社", "版權所有，轉載請註明出處。", "Copyright　著作權"),
)
_PERIODICAL: Final = r"本(?:[刊報](?!告)|[^，。；：\s]{1,4}[刊報訊](?![告導息])|手冊)"
CLOSING: Final = rule(
    "how a periodical may be had and copied",
    rf"(?:{_PERIODICAL}|[^，。；：]{{2,14}}為(?:日|週|雙週|半月|月|雙月|季)刊)[^：]{{0,60}}?"
    r"(?:(?:出刊|發行)(?=[，。]|$)|歡迎(?:轉載|轉寄|訂閱|投稿|索取)).{0,60}$",
    (
        "本電子報歡迎轉寄，轉載請註明出處。",
        "北濱之聲為季刊，於季末寄發。歡迎索取，亦歡迎投稿。",
        "本刊每月 10 日出刊，歡迎訂閱電子報",
    ),
    ("本刊歡迎之作品", "歡迎轉載", "本刊創刊至今", "本刊發行之書"),
)
SUBSCRIBED: Final = rule(
    "how a periodical may be subscribed to, or no longer",
    r"[^。；：]{0,20}?(?:(?:訂閱|退訂)(?=\s?(?:本|[，或者請]|歡迎|[^，。；：]{0,8}[刊報訊]))|訂戶|再收到本)[^。；：]{0,16}?(?:請|歡迎)\s?(?:來[信電函]|致電|寄|點|按|洽|至|上|回覆|填寫|聯[絡繫]).{0,60}(?<!。)$",
    (
        "訂閱或取消訂閱，請來信 news@a.example",
        "如欲取消訂閱，請點選此處",
        "若您不想再收到本電子報，請按此退訂",
        "訂閱請洽 (02)2700-1234",
        "欲訂閱本刊者，請至 https://a.example/s 填寫表單",
    ),
    (
        "訂閱制之商業模式",
        "訂閱服務之定義，請見第三條",
        "如需訂閱海圖頻道，請至 https://a.example/s 填寫表單",
        "本刊免費，訂閱請來電。",
        "訂閱：https://a.example/s",
        "報名請洽秘書處",
    ),
)
POSTAL: Final = rule(
    "postal address",
    rf"(?:[（(]?\d{{3}}(?:-?\d{{2,3}})?[）)]?\s?)?{IDEOGRAPH}{{2}}[縣市](?=[^，。；：]{{0,30}}[路街道鄉村里])[^，。；：]{{2,36}}?\d\s?號"
    rf"(?:之\s?\d+)?(?:\s?\d+\s?[樓室](?:之\s?\d+)?)*(?:\s{IDEOGRAPH}{{1,10}})?$",
    ("999 北濱市中央區海堤路 8 號 3 樓", "南灣市港口路二段 21 號", "(100)北濱縣燈塔鄉 1 號之 2 航運大樓"),
    ("北濱市公告第 8 號令修正", "會址：北濱市海堤路 8 號", "北濱市港口路拓寬案", "南灣市長發言"),
)
WRITE_TO: Final = rule(
    "whither to write",
    r"[^，。；：]{0,16}(?:來信|來函|請寄|寄至|寄到|E-?mail)\s?(?:至|到)?\s?[：:]?\s?[\w.-]+@[\w.-]+$",
    ("意見回饋請來信 a@b.example", "投稿請寄 a@b.example", "歡迎來信：a@b.example"),
    ("來信 a@b.example 者，概不退還", "來信請附地址", "王大同 a@b.example"),
)
PARTY: Final = rule(
    "who signs a contract, a suit or a will",
    r"(?:立[^，。；：\s]{1,8}人|[甲乙丙丁]\s?方|[具撰]狀人|出租人|承租人|買受人|出賣人|委託人|受託人|見證人|原告|被告|聲請人|訴願人|陳情人)"
    r"(?:[（(][^（()）]{1,8}[）)])?(?:$|\s?[：:]|[\s　])",
    ("甲方：東岸拖船公司", "立遺囑人", "具狀人　王大同", "承租人（乙方）：李小美"),
    ("甲方案", "立法人員", "發行人：王大同", "聯絡人：王大同", "原告敗訴"),
)
ANSWERABLE: Final = rule(
    "who is answerable for a periodical, and what it is good for",
    rf"{_PERIODICAL}(?:係|為|由|受|內容|文章|所載|刊載).{{0,60}}?(?:委託|編纂|編印|發行|出版|編製|不代表|觀點)"
    r"|內容[^。]{0,40}(?:不代表|文責自負)[^。]{0,40}。?$"
    rf"|(?:{_PERIODICAL}|本書)[^：]{{0,60}}?(?:註明出處|僅供參考|不得轉載|同意不得|文責自負|自負文責|自負其責)",
    (
        "本刊係經濟部國際貿易署委託，中華經濟研究院 WTO 及 RTA 中心編纂發行，",
        "本電子報內容不代表主管機關立場。",
        "本刊受航港署補助出版。",
        "本手冊所載規費僅供參考，以公告者為準。",
        "本通訊每季出刊，作者自負文責。",
        "本雙月報所載不代表本會立場。",
        "內容由作者負責，不代表本會立場。",
    ),
    (
        "本刊歡迎投稿。",
        "本文由三部分組成。",
        "內容為漁民的回憶，另收錄船長的觀點。",
        "本報告僅供內部研議參考",
        "本報告不代表本會立場",
    ),
)
STANDARD_NUMBER: Final = rule(
    "number by which libraries know a periodical",
    r"(?:[Ee]?-?ISSN|ISBN|GPN)[\s　：:]*\d[\dXx-]{3,}.{0,30}$",
    ("ISSN 2222-1234", "GPN：2009900001", "ISSN 2222-1234（網路版）"),
    ("ISSN 之申請", "第 2222 期"),
)
REGISTERED: Final = rule(
    "licence to post or publish a periodical",
    r"(?:中華郵政|.{0,6}郵局).{0,12}第\s?\d+\s?號.{0,14}$|.{0,14}局版.{1,6}第\s?\d+\s?號.{0,6}$|國內郵資已付$",
    (
        "中華郵政東岸雜字第 2147 號執照登記為雜誌交寄",
        "中華郵政北濱字第1374號登記為新聞紙類",
        "行政院新聞局局版東誌字第3311號",
        "國內郵資已付",
    ),
    ("中華郵政第 3 號議案之審查結果，交通部應於三個月內提出報告", "國內郵資已付之函件"),
)
RULES: Final[tuple[Rule, ...]] = (
    IMPRINT_LINE,
    IMPRINT_PIECE,
    TITLE_OF_IMPRINT,
    OF_PUBLISHER,
    SAYS_WHO_PUBLISHES,
    SIGNED_RIGHTS,
    RIGHTS,
    CLOSING,
    SUBSCRIBED,
    POSTAL,
    WRITE_TO,
    PARTY,
    ANSWERABLE,
    STANDARD_NUMBER,
    REGISTERED,
)
