"""Who wrote it: names, crafts, posts and affiliations, as bylines have them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from reader.model.document import NOTE_SIGNS
from reader.structure.characters import IDEOGRAPH
from reader.structure.numbering import DRAWN, SIGNS
from reader.structure.rules import Rule, first_of, rule
from reader.structure.words.makers import CRAFTS, DID, INTERVIEWED, RENDERS, REPORTS, WRITES
from reader.structure.words.names import (
    ANY_NAME,
    BEGINS_NAME,
    LATIN_NAME,
    NAME,
    NAME_ABROAD,
    NO_NAMES,
    SURNAMES,
    WHOLE_NAME,
    of_any_words,
)
from reader.structure.words.posts import BODIES, HONOURS, POSTS, TITLE_OF_PERSON

_CRAFT: Final = f"{CRAFTS}|譯者|主編|撰|著|文|譯|編"
_WRITER: Final = rf"(?:作者|{INTERVIEWED}|(?:{WRITES})[者人]?|文字?)"  # as a label
_BLANK: Final = r"[ \u3000]"
_NOTE_SIGN: Final = rf"\s?[{NOTE_SIGNS}]{{1,3}}(?:[、,][{NOTE_SIGNS}]{{1,3}})?"
_HONOURS: Final = rf"\s*(?:{HONOURS})"
# Ends as a name behind a blank or a name may, or as honours do: else no posts and bodies are looked for before it.
_LENGTHS_OF_NAMES: Final = "|".join(rf"(?<=[\s、，,及與]{IDEOGRAPH * length})" for length in (2, 3, 4))
_ENDS_NAMED: Final = rf"(?=(?s:.*+)(?:{_LENGTHS_OF_NAMES}|(?<=[上啟識誌])))"
_LAST: Final = "".join(sorted({word[-1] for word in f"{BODIES}|{POSTS}".split("|")}))

# Words side by side all of which end as those for amounts, places and goods do, or alike, are no names.
_THINGS: Final = rf"(?:\S*[率價量區縣費稅額值魚片品](?:{_BLANK}+|$))+$|\S*(?P<alike>\S)(?:{_BLANK}+\S*(?P=alike))+$"

SIGNED: Final = rule(
    "post and name of who signed",
    rf"{_ENDS_NAMED}[^，。；：？！\d]{{0,24}}?(?:{TITLE_OF_PERSON}|委員|主席|主編|總編輯|編輯|社長|會長){_BLANK}+"
    rf"(?P<names>(?!{NO_NAMES})(?:{NAME}|{IDEOGRAPH}{{3}}))(?:{_HONOURS})?$",
    ("社長 王大同 敬上", "國際貿易署署長　王大同", "委員　李小美", "部長 沐以晴", "主編　李小美"),
    ("署長致詞", "研究員 關稅", "委員 高雄"),
)
AUTHOR: Final[tuple[Rule, ...]] = (
    rule(
        "name alone",
        rf"(?P<names>{NAME}(?:{_NOTE_SIGN})?(?:\s*[、，,及與．‧・]\s*{NAME}(?:{_NOTE_SIGN})?)*)$",
        ("譚偉恩", "賴大同", "歐美玲", "林業修", "吳雨陽、林昱衡", "陳柏翰*", "陳柏翰＊、王大同＊＊", "王大同．李小美"),
        ("前言", "全球與區域焦點", "結論與建議", "關稅戰", "何謂", "關稅*", "歐洲", "管理", "簡介"),
    ),
    rule(
        "names with a blank between",
        rf"(?={WHOLE_NAME})(?!{_THINGS})(?P<names>{WHOLE_NAME}(?:{_NOTE_SIGN})?(?:{_BLANK}{{1,4}}{WHOLE_NAME}(?:{_NOTE_SIGN})?)+)$",
        ("王大同 李小美", "王大同*　李小美**　陳中和", "陳建業 林清樂"),
        ("王大同", "高雄 臺北", "農產品 關稅", "毛豬價 池魚量", "交響樂 古箏樂"),
    ),
    rule(
        "names with the numbers of their affiliations",
        rf"(?P<names>{WHOLE_NAME}\s?\d(?:\s?[、，,]\s?|\s+){WHOLE_NAME}\s?\d(?:(?:\s?[、，,]\s?|\s+){WHOLE_NAME}\s?\d)*)$",
        ("王大同1、李小美2", "王大同 1 李小美 2 陳中和 1"),
        ("王大同1", "表格1、附件2"),
    ),
    rule(
        "name and the same in Latin letters",
        rf"(?P<names>{WHOLE_NAME})\s?[（(]?\s?(?:{LATIN_NAME}|[A-Z][a-z]+, ?[A-Z][A-Za-z-]+)\s?[）)]?"
        rf"(?:{_NOTE_SIGN})?$",
        ("王大同 Ta-Tung Wang", "李小美（Hsiao-Mei Lee）", "王大同 Wang, Ta-Tung"),
        ("關稅配額 Tariff Quota", "王大同", "原產地 Country Origin"),
    ),
    rule(
        "names before what they did for a piece of news",
        rf"(?=[^\s，。／/]++\s?[／/])(?!{_THINGS})(?P<names>{NAME}(?:、{NAME})*)\s?[／/]\s?{DID}$",
        ("王大同／綜合報導", "李小美、王大同／編譯", "王大同 / 整理"),
        ("王大同／臺北", "本會／整理", "關稅／編譯", "資料／整理"),
    ),
    rule(
        "who reported it, below its title",
        rf"(?:[^，。；：／/]{{2,12}}[／/]\s?)?(?:特約|特派|{IDEOGRAPH}{{2,4}}(?=特派員))?(?:記者|編譯|特派員|駐外記者)\s?"
        rf"(?P<names>{NAME}(?:、(?:記者|編譯|特派員)?{NAME})*)\s?"
        rf"[／/]{IDEOGRAPH}{{0,8}}(?:報導|編譯|電|專訪)$",
        (
            "記者王大同／臺北報導",
            "北濱日報／ 記者李小美、王大同／臺北即時報導",
            "編譯王大同／綜合報導",
            "北濱報／ 南灣特派員李小美、記者王大同／綜合報導",
        ),
        ("記者會／臺北報導", "記者王大同報導", "（記者王大同／臺北報導）"),
    ),
    rule(
        "names in both scripts",
        rf"(?P<names>{NAME}(?:\s*[、，,及與]\s*{NAME})*\s*[、，,及與]\s*{LATIN_NAME}"
        rf"|{LATIN_NAME}\s*[、，,及與]\s*{NAME}(?:\s*[、，,及與]\s*{NAME})*)$",
        ("王大同、Peter Ashdown", "Mary B. Lindholm 與 李小美"),
        ("Peter Ashdown", "關稅、Trade War", "王大同、WTO"),
    ),
    rule(
        "name with a craft or post",
        rf"(?P<names>{NAME}(?:\s*[、，,及與]\s*{NAME})*)\s*(?:{_CRAFT}|{TITLE_OF_PERSON})(?:\s*[、，,及與]\s*{NAME}\s*(?:{_CRAFT}|{TITLE_OF_PERSON})?)*"
        rf"(?:{_NOTE_SIGN})?$",
        (
            "吳雨陽 編譯",
            "林昱衡 副研究員、周芷瑄 輔佐研究員",
            "梁敬偉輔佐研究員",
            "陳柏翰 助理教授*",
            "柯以晴、盧大同 編譯*",
        ),
        ("高級分析師", "中興大學國際政治研究所教授"),
    ),
    rule(
        "name with its affiliation in brackets",
        rf"(?P<names>{NAME}(?:\s*[、，,及與]\s*{NAME})*)\s*(?:{TITLE_OF_PERSON})?\s*"
        rf"[（(](?P<affiliation>[^（()）]{{2,40}}(?:{BODIES}|{TITLE_OF_PERSON}))[）)](?:{_NOTE_SIGN})?$",
        (
            "黃俊傑（國立臺灣大學政治學系副教授）",
            "張雅婷(國際貿易研究基金會)",
            "黃俊傑 教授（臺灣大學政治學系）",
            "王大同、李小美（東岸研究院研究員）",
        ),
        ("關稅戰（中央社）", "方案（草案）", "王大同（1950年生）"),
    ),
    rule(
        "rare name with its post in brackets",
        rf"(?P<names>{IDEOGRAPH}{{2,4}})\s?[（(](?P<affiliation>[^（()）]{{2,40}}{TITLE_OF_PERSON})[）)]$",
        ("沐以晴（北濱政策學會助理研究員）", "拓跋衡（東岸大學教授）"),
        ("關稅戰（中央社）", "結論（草案）"),
    ),
    SIGNED,
    rule(
        "rare name before its post",
        rf"(?={IDEOGRAPH}{{2,3}}{_BLANK})(?!{NO_NAMES})(?P<names>{IDEOGRAPH}{{2,3}})(?<![部會局院所系處社署室組心學科究]){_BLANK}+{TITLE_OF_PERSON}$",
        ("沐以晴　副研究員", "拓跋衡 助理教授"),
        ("北濱大學 教授", "經濟系 教授", "關稅 專家委員會", "安全 專家"),
    ),
    rule(
        "name in Latin letters before a post",
        rf"(?P<names>{LATIN_NAME})(?:\u3000+| {{2,}}|\s?[／/|｜]\s?)(?P<affiliation>[^。；：？！]{{0,60}}"
        rf"(?:University|Institute|Fellow|Professor|Foundation|Centre|Center|School|{BODIES}|{TITLE_OF_PERSON})[^。；：？！]{{0,40}})$",
        ("Maria Lindqvist　Visiting Fellow, Harbour Institute", "Peter Ashdown｜北濱基金會訪問學人"),
        ("Trade War　關稅之後", "Maria Lindqvist Institute", "Harbour Notes｜港口"),
    ),
    rule(
        "name before a stroke",
        rf"(?P<names>{NAME})(?:\s*(?:{TITLE_OF_PERSON})?\s*[／/|｜]\s*|\u3000{{1,4}}| {{2,6}})"
        rf"(?P<affiliation>[^，。；：？！,\d／/|｜]{{2,40}}(?:{BODIES}|{TITLE_OF_PERSON}))$",
        ("蔡明哲／國立政治大學國際經營與貿易學系教授", "林佳穎 | 東亞經貿研究中心", "林佳穎　　東亞經貿研究所副研究員"),
        ("關稅／非關稅措施", "高雄／臺北", "林佳穎 東亞經貿"),
    ),
    rule(
        "name before its affiliation and post",
        rf"(?P<names>{WHOLE_NAME}){_BLANK}(?P<affiliation>[^，。；：？！,\d／/|｜]{{2,30}}?(?:{BODIES})[^，。；：？！,\d／/|｜\s]{{0,12}}?{TITLE_OF_PERSON})$",
        ("王大同 東岸大學法律學系助理教授", "李小美 北濱研究院助研究員"),
        ("王大同 東岸研究院", "林佳穎 東亞經貿", "金融業 監理委員會之職權"),
    ),
    rule(
        "rare name before a stroke and its post",
        rf"(?={IDEOGRAPH}{{2,4}}\s?[／/|｜])(?!{NO_NAMES}|(?:採訪|攝影|{_CRAFT}))(?P<names>{IDEOGRAPH}{{2,4}})\s?[／/|｜]\s?(?P<affiliation>[^，。；：？！,\d／/|｜]{{2,40}}{TITLE_OF_PERSON})$",
        ("沐以晴／北濱經貿研究中心研究員", "單于庭｜東岸大學法律系教授"),
        ("採訪／王大同記者", "關稅／非關稅措施", "文化／教育部"),
    ),
    rule(
        "affiliation and name",
        rf"{_ENDS_NAMED}(?P<affiliation>[^，。；：？！,\d]{{2,40}}(?:{BODIES}|(?<=[部署局會院處司])\s+{IDEOGRAPH}{{2,6}}[室組科課]))\s+"
        rf"(?P<names>{NAME}(?:\s*[、，,及與]\s*{NAME})*)$",
        ("國際貿易研究基金會　張雅婷", "中華經濟研究院 林昱衡、周芷瑄", "港務調查局 法務室 王大同"),
        ("經濟部 關稅", "國際貿易研究基金會張雅婷"),
    ),
    rule(
        "craft before the name",
        rf"(?:(?:作者(?:簡介)?|(?:資料|編譯)?(?:{WRITES}|{RENDERS}|{REPORTS})[者人]?|[節選]譯|譯者|口述|文(?:字?[、．・‧與和及]?[圖攝]影?)?"
        rf"|圖[、．・‧與和及]?文|(?:研究|計畫|協同|共同|子計畫)主持人|研究人員)\s*[／/|｜：:]"
        rf"|(?:作者|(?:{WRITES})[者人]?|(?:採訪|訪談|紀錄|記錄)(?:整理|撰文))\s|文[．・‧])\s*(?P<names>{NAME}.{{0,60}})$",
        (
            "文／林昱衡",
            "文．林昱衡",
            "圖、文／林昱衡",
            "文・圖／周芷瑄",
            "資料整理：李小美",
            "作者：周芷瑄 輔佐研究員",
            "採訪／李小美",
            "作者 周心怡",
            "採訪整理　王大同",
            "研究主持人：林昱衡",
        ),
        ("作者： Qi Zhang", "文化部", "主持人：林昱衡"),
    ),
    rule(
        "craft before rare names",
        rf"(?:{_WRITER}\s?[：:／/|｜＝=]|(?:作者|(?:{WRITES})[者人]?|文)\s)"
        rf"\s?(?P<names>{ANY_NAME}(?:\s?[、，,]\s?{ANY_NAME})*)\s?"
        rf"(?:[（(](?P<affiliation>[^（()）]{{2,60}})[）)]|{TITLE_OF_PERSON})?(?:{_NOTE_SIGN})?$",
        (
            "文／單于庭",
            "文／海心怡（北濱觀察特約撰述、東岸大學講師）",
            "撰稿人：池若水、Daniel Ashgrove",
            "文 拓跋衡",
            "作者：沐以晴 研究員",
            "撰文＝沐以晴（本會專員）",
            "採訪整理／李小美",
            "訪問．整理｜Mary Lindholm",
            "採訪與攝影：公孫綠 記者",
        ),
        ("訪問整理／比較法之運用方式", "文／白之爭與語言改革", "表／圖", "文化部", "作者：本中心編輯小組整理"),
    ),
    rule(
        "rare names before a craft",
        rf"(?={IDEOGRAPH}{{2,4}}[\s、，,（({NOTE_SIGNS}]|[A-ZÀ-ÞĐ])(?P<names>{ANY_NAME}(?:\s?[、，,]\s?{ANY_NAME})*)\s?(?:[（(](?P<affiliation>[^（()）]{{2,60}})[）)])?(?:{_NOTE_SIGN})?"
        rf"\s+(?:{WRITES}|撰|著)$",
        ("池若水 撰", "沐以晴、Daniel Ashgrove 著", "單于庭（北濱大學教授） 撰文"),
        ("他為此 不斷撰", "報告撰", "本中心編輯小組 撰"),
    ),
    rule(
        "name from another language before a craft",
        rf"(?={IDEOGRAPH}{{1,6}}[．·‧・])(?P<names>{NAME_ABROAD})\s?[著撰]$",
        ("安娜．林霍姆（Anna Lindholm）著", "安娜·林霍姆 撰"),
        ("安娜．林霍姆", "港口・費率（Port Fee）顯著", "關稅・匯率 昭著"),
    ),
    rule(
        "rare name beside a known one before a craft",
        rf"(?P<names>{NAME}(?:\s?[、，,]\s?{ANY_NAME})+|(?:{ANY_NAME}\s?[、，,]\s?)+{NAME}(?:\s?[、，,]\s?{ANY_NAME})*)(?:{_NOTE_SIGN})?"
        rf"\s+(?:{_CRAFT})(?:{_NOTE_SIGN})?$",
        ("沐以晴、王大同 編譯", "李小美、池若水　譯"),
        ("沐以晴 編譯", "關稅、匯率 編譯", "王大同、沐以晴的 報導文"),
    ),
    rule(
        "affiliation, name and post",
        rf".{{2,40}}?\s(?P<names>{NAME}\s*{TITLE_OF_PERSON}"
        rf"(?:\s*[、，,及與]\s*(?:{NAME}|{LATIN_NAME})\s*(?:{TITLE_OF_PERSON})?)*)$",
        (
            "中華經濟研究院 WTO 及 RTA 中心 鍾雲曦 副分析師、梁敬偉輔佐研究員",
            "北濱經貿研究中心 林佳穎 助理研究員、Minh Anh Trần 訪問學人",
        ),
        ("日本和東協在綠色能源之合作進展與戰略思維", "中興大學國際政治研究所教授"),
    ),
)
BEFORE_NAME: Final = rule(
    "signs before who wrote it",
    rf"(?:[{DRAWN}▲△▼※•‧·／/|｜—─–-]{{1,2}}\s*)(?=\S)",
    ("◎ 王大同", "——王大同", "／王大同"),
    ("王大同", "（王大同"),
)
SPACED_NAME: Final = rule(
    "name with its characters set apart",
    rf"[{SURNAMES}](?:{_BLANK}{{1,3}}{IDEOGRAPH}){{2}}(?=\s?(?:[（({NOTE_SIGNS}、]|$))",
    ("王 大 同", "李　小　美＊", "王 大 同（東岸大學教授）"),
    ("王大同", "高 關 稅 戰", "摘 要"),
)
DAY_BEHIND: Final = rule(
    "who wrote it, and the day",
    r"(?P<byline>[^\W\d].{0,60}?[^\d./年-])\s?[（(]?(?:民國\s?)?\d{2,4}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?[）)]?$",
    ("東岸研究院副研究員 王大同2016/12/15", "王大同（2016.12.15）", "李小美 105年3月2日"),
    ("2016/12/15", "王大同", "王大同 2016"),
)
DAY_BEFORE: Final = rule(
    "the day, and who wrote it",
    r"\d{2,4}\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?\s?[\s　｜|／/,，]\s?(?P<byline>(?!日)[^\W\d].{1,60})$",
    ("2016-12-15　王大同　東岸研究院副研究員", "105 年 3 月 2 日 李小美", "2016.12.15｜王大同"),
    ("2016/12/15", "2016 年 12 月 15 日，1 人缺席", "王大同 2016/12/15"),
)
LABELLED_AUTHOR: Final = rule(
    "word for an author before a stroke",
    rf"{_WRITER}\s?[：:／/|｜＝=]",
    ("撰文＝王大同", "文／李小美", "採訪整理／王大同"),
    ("撰文 王大同", "文化部"),
)
BARE_NAME: Final = rule(
    "line as short as a name",
    rf"{IDEOGRAPH}{{2,4}}(?:{_NOTE_SIGN})?(?:\s*[、，,]\s*{IDEOGRAPH}{{2,4}}(?:{_NOTE_SIGN})?)*$",
    ("單于庭", "公孫綠、拓跋衡", "池安禮*"),
    ("國際政治研究所", "Qi Zhang", "前言："),
)
AFFILIATION: Final = rule(
    "affiliation",
    rf"(?![{SIGNS}▲△▼※])(?=[（(〔]?[^，。；：:？！,\d（(〔]*[{_LAST}]\s*(?:[（(]|[）)〕]?$))"
    rf"(?:[（(〔]\s*)?(?:[^，。；：:？！,\d（(〔]{{2,40}}(?:{BODIES})\s*(?:{TITLE_OF_PERSON})?|[^，。；：:？！,\d（(〔]{{2,40}}{TITLE_OF_PERSON})"
    r"(?:\s*[（(][^\s（()）]+@[^\s（()）]+[）)])?\s*[）)〕]?$",
    (
        "中興大學國際政治研究所教授",
        "中華經濟研究院",
        "南港經貿研究社",
        "產業研究所 資深分析師（a@b.tw）",
        "〔北濱基金會研究員〕",
    ),
    (
        "對於國家安全例外條款之意見，",
        "結語",
        "改革談判的三個僵局",
        "關稅之後的賽局",
        "關稅與機會",
        "新制之好處",
        "以海灣礦區為中心",
        "委託單位:海務署",
        "經濟部國際貿易署 3/20 3/25 實務說明會",
    ),
)
POST_OF_ANY_NAME: Final = rule(
    "body and a post of whatever name, below an affiliation",
    rf"(?![{SIGNS}▲△▼※])[^，。；：？！\d（(〔的]{{2,30}}(?:(?:{BODIES})[^，。；：？！\d（(〔的與及之]{{1,10}}|[員長師人者任授士官事理家使])$",
    ("北濱政策基金會諮議", "東岸大學出版社總企劃", "港務公司前任發言人", "自由撰稿人", "前駐智利大使"),
    ("北濱基金會的難題", "碼頭工會：一段歷史", "海運公司與港務局之爭", "運價上漲"),
)
BODY_AND_POST: Final = rule(
    "body and a post by its last letter, right below an author",
    rf"(?![{SIGNS}▲△▼※])[^，。；：:？！\d（(〔]{{2,24}}(?:{BODIES}|院|[所系廳司])[^，。；：:？！\d（(〔的之與及和]{{0,10}}?"
    r"(?:(?<![會成裁僱雇動])員|(?<![成增延專生市])長|師|教授|[博碩院技]士|官|主任|顧問|[大公特]使|[理監董參領]事|[經協襄]理|[專學]家|[學筆]者"
    r"|(?:發言|負責|召集|主持|研究|創辦|撰稿)人|[祕秘]書|代表|總編輯|總監|所長|學人)$",
    (
        "海港大學航運管理學系副教授兼南灣基金會諮詢委員",
        "北濱基金會 資深政策顧問",
        "東岸研究院區域發展研究所訪問學人",
        "南灣智庫專案召集人",
        "海事法院前庭長",
    ),
    ("南灣公司營收成長", "北濱協會的會員", "東岸大學之教師", "航運公司裁員", "委員會，一位研究員", "港務局與船長"),
)
NAME_AND_POST: Final = rule(
    "name and post, below who made a journey",
    rf"(?P<names>{IDEOGRAPH}{{2,4}})[\s\u3000]+{IDEOGRAPH}{{2,14}}$",
    ("沐以晴　專利高級審查官", "賀承恩 科員"),
    ("沐以晴", "賀承恩，科員", "參加部長會議 日內瓦市區之會場及其周邊地帶"),
)
LATIN_AUTHOR: Final = rule(
    "name in Latin letters alone",
    rf"(?P<names>{LATIN_NAME}(?:\s?(?:,|、|and|&)\s?{LATIN_NAME})*)$",
    ("Rosalind Achterberg", "Mary B. Lindholm and Peter Ashdown", "Chia-Ying Lin"),
    ("Abstract", "Trade Remedies in the Age of AI", "WTO Reform"),
)
LATIN_AFFILIATION: Final = rule(
    "affiliation in Latin letters",
    r"[\[〔（(]?\s?[A-Z][A-Za-z .,&’'-]{2,80}?\b(?:University|Institut(?:e|ion)|Cent(?:er|re)|College|School|Council"
    r"|Fellow|Professor|Foundation|Academy|Forum|Department)\b[A-Za-z .,&’'-]{0,60}[\]〕）)]?$",
    ("[Senior Fellow, Institute for Monetary Order]", "College of Law, National Eastern University"),
    ("the University of Geneva", "Trade Remedies: A Study"),
)
RULES: Final[tuple[Rule, ...]] = (
    *AUTHOR,
    BEFORE_NAME,
    SPACED_NAME,
    DAY_BEHIND,
    DAY_BEFORE,
    LABELLED_AUTHOR,
    BARE_NAME,
    AFFILIATION,
    POST_OF_ANY_NAME,
    BODY_AND_POST,
    NAME_AND_POST,
    LATIN_AUTHOR,
    LATIN_AFFILIATION,
)

_ENDS_DAY: Final = tuple("0123456789日）)")
_LOOSE: Final = [replace(author, text=of_any_words(author.text)) for author in AUTHOR]
_BY_LOOSE: Final = tuple(zip(_LOOSE, AUTHOR, strict=True))
_OF_BODIES: Final = tuple(pair for pair in _BY_LOOSE if "(?P<affiliation>" in pair[1].text)
_ENDS_PROSE: Final = frozenset("，、。；：？！」』》〉”…")  # with which what only these two of AUTHOR match may end
_MAY_END_SO: Final = first_of(one for one in _LOOSE if one.name.startswith(("craft before the", "name in Latin")))
# Begins as a name and is no sentence, or has a sign or a blank beside a name: else none of AUTHOR is looked for.
_BESIDE_NAME: Final = r"\s：:／/|｜＝=（(．・‧"
_MAY_NAME: Final = re.compile(rf"[{BEGINS_NAME}][^。；？！]*$|[^{_BESIDE_NAME}]*[{_BESIDE_NAME}]")
_IN_BRACKETS: Final = re.compile(r"[（(【〔]\s?(.{2,30}?)\s?[）)】〕]$")
_NAME_ALONE: Final = first_of(author for author in AUTHOR if author.name in ("name alone", "name with a craft or post"))


def names_author(text: str) -> bool:
    """Whether `text` says who wrote something, as any of AUTHOR has it, signs before and brackets around it aside."""
    if text and not text[0].isalnum():
        if found := _IN_BRACKETS.match(text):
            return _NAME_ALONE.match(found[1]) is not None
        text = BEFORE_NAME.pattern.sub("", text, count=1)
    byline = plain_byline(text)
    may_be = _MAY_END_SO if byline[-1:] in _ENDS_PROSE else _MAY_NAME
    return may_be.match(byline) is not None and any(found_authors(byline))


def found_authors(byline: str) -> Iterator[re.Match[str]]:
    """What each of AUTHOR finds in `byline`, in their order."""
    return _found(byline, _BY_LOOSE)


def affiliation_in(byline: str) -> str | None:
    """The affiliation that a byline names beside its author."""
    named = (found["affiliation"] for found in _found(byline, _OF_BODIES))
    return next(filter(None, named), None)


def _found(byline: str, rules: Iterable[tuple[Rule, Rule]]) -> Iterator[re.Match[str]]:
    """What each of these finds, of which only those are compiled whose loose form takes `byline`."""
    return filter(None, (author.match(byline) for loose, author in rules if loose.match(byline)))


def plain_byline(text: str) -> str:
    """`text` with a name whose characters are set apart at its beginning as one word, and without the day of it."""
    dated = DAY_BEHIND.match(text) if text[-1:] in _ENDS_DAY else None
    dated = dated or (DAY_BEFORE.match(text) if text[:1].isdecimal() else None)
    text = dated["byline"] if dated else text
    spaced = SPACED_NAME.match(text) if text[1:2] in (" ", "\u3000") else None
    return "".join(spaced[0].split()) + text[spaced.end() :] if spaced else text
