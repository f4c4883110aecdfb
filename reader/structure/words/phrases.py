"""What blocks say of themselves: labels, bylines, notes of the editor, entries of a table of contents."""

import re
from typing import Final

from reader.structure.characters import CJK, IDEOGRAPH, SPACES
from reader.structure.rules import Rule, rule
from reader.structure.words.makers import CHIEFS, EDITORS, HOUSES, PUBLISHERS

TERM: Final = rule(
    "term in both languages",
    rf"[{CJK}「」《》、]{{3,30}}\s?[（(]?[A-Z][A-Za-z’',&/. -]{{6,120}}(?:[（(][A-Z][A-Za-z&/-]{{1,9}}[）)])?[）)]?$",
    ("多方上訴安排 Multi-Party Appeal Arrangement, MPAA", "損害差率（Injury Margin）"),
    ("依 WTO 規定", "臺灣之出口 Exports, 其後", "Special Safeguard"),
)
QUESTION: Final = rule(
    "question that an answer follows",
    r"(?:Q\s?\d{0,2}|[問问]\s?(?:\d{0,2}|[一二三四五六七八九十]{1,3})|[問问][題题]\s?[\d一二三四五六七八九十]{1,3})\s*[：:.．、]"
    r"|Q\s?\d{1,2}[\s　]+(?=\S)|[【〔［]\s?(?:Q|[問问][題题]?)\s?\d{0,2}\s?[】〕］]\s?(?=\S)",
    (
        "Q2：其與商務部之調查有何不同？",
        "問：何時施行？",
        "Q3　於他港補開收據，可否減收規費？",
        "問題二：何時施行？",
        "問二：何時施行？",
        "【Q1】何時施行？",
    ),
    ("Quota：配額", "問題何在？", "Q 值", "問題：何在？", "【問答】"),
)
ANSWER: Final = rule(
    "answer to a question",
    r"(?:A\s?\d{0,2}|答[覆復案]?\s?(?:\d{0,2}|[一二三四五六七八九十]{1,3}))\s*[：:.．、]|A\s?\d{1,2}[\s　]+(?=\S)"
    r"|[【〔［]\s?(?:A|答)\s?\d{0,2}\s?[】〕］]\s?(?=\S)",
    ("A2：依下列程序。", "答：自公布日施行。", "A3　得減收。", "【A1】得減收。"),
    ("APEC：部長會議", "答復如下：", "A 級貨櫃"),
)
CREDIT: Final = rule(
    "credit within a caption",
    r"(?!(?:採訪|撰文|撰稿|作者|文)\s?[／/｜：:])(?:.{0,400}[（(]\s*(?:圖片|照片|圖|攝影|Photo)(?:來源|提供|credit)?\s*[：:].{0,300}[）)]$"
    r"|.{4,400}[。」\s（(](?:圖片?|照片|攝影)(?:來源|提供)?\s?[／/]\s?[^，。；／/]{2,24}[）)]?$"
    r"|.{0,400}[（(][^，。；（()）]{0,20}(?:資料照片?|檔案照片?|攝影?|攝影組)[）)]$"
    r"|[【〔][^】〕]{8,400}[／/]\s?[^】〕，。／/]{0,12}(?:攝影組?|攝|提供)[】〕]$"
    r"|.{4,400}[（(](?:示意圖|資料照片?|檔案照片?|圖|照片?)(?:\s?[／/]\s?[^，。；（()）／/]{2,20}){1,3}[）)]$"
    r"|.{4,400}[（(][^，。；（()）]{1,18}(?:[部局署社院會處]|公司|中心|大學|業者)提供[）)]$"
    r"|.{4,400}[。」\s][^，。；／/\s]{2,12}[／/]\s?(?:攝影?|提供)$)",
    (
        "川普重啟貿易政策。（圖片來源：https://www.flickr.com/a）",
        "港口的貨櫃。圖／本刊資料室",
        "港口的貨櫃。（資料照）",
        "（記者王大同攝）",
        "【李小美主任與各港代表會前合影/攝影組】",
        "（與談人合影/本中心攝影組）",
        "拖船進港。（示意圖／海港影像／北濱社）",
        "海運業者。 記者李小美／攝影",
        "貨櫃碼頭。（港務公司提供）",
    ),
    (
        "圖片來源不明",
        "資料來源：WTO",
        "兩國簽署意圖／聲明",
        "各國得申請豁免（由會員提供。）",
        "第三章 資訊之公開（資訊提供）",
        "（駐智利代表處提供）",
    ),
)
_MAKERS: Final = (
    f"{CHIEFS}|{EDITORS}|責任校對|編輯部|編輯小組|校對|核稿|審稿|審校|審訂|監製"
    "|美術編輯|美術設計|美術|美編|排版|攝影|繪圖"
)
EDITOR: Final = rule(
    "note of the editor",
    r"(?:(?:編按|編者按|編輯說明|編者註|編註|編輯[部室]註|譯者?按|按語|[主總]編的話|編者的話|編輯[室部]?手記|免責聲明)\s*[：:]|【(?:編按|編者按|編註|譯者?按|編輯室(?:手記|的話)?|編者的話)】)"
    r".{1,4000}$"
    r"|[（(](?:本文)?作者[^。（()）]{2,80}[。；，]\s?(?:本文|文中|文章|內容|以上)[^（()）]{0,60}(?:代表|立場|文責)[^（()）]{0,60}[）)]$",
    (
        "編按：本文僅代表作者個人觀點，不代表遠景基金會之政策與立場。",
        "【編按】來稿文責自負。",
        "【編輯室手記】本期專欄聚焦港口規費。",
        "編者的話：上月新聞接踵而至。",
        "【譯者按】原註與譯註連續編號。",
        "（作者為海港大學航運系教授。文中意見不代表本會立場。）",
        "（本文作者現任律師；本文文責自負）",
    ),
    ("編按鈕", "本文僅代表作者", "（作者為海港大學航運系教授）", "（作者為律師、海港協會之代表）"),
)
COLOPHON: Final = rule(
    "who made it, at its end",
    rf"(?:{_MAKERS})\s?[／/]\s?[^，。；：:／/\s　]{{2,20}}"
    rf"(?:[\s　、｜|]+(?:{_MAKERS})\s?[／/]\s?[^，。；：:／/\s　]{{2,20}})+$"
    rf"|[（(](?:{_MAKERS})\s?[／/：:]\s?[^，。；：:／/\s　]{{2,20}}[）)]$",
    ("執行編輯／桑以樂　核稿／王大同　美術／李小美", "（責任校對：王大同）"),
    ("編輯：王大同", "校對／編輯之分工", "（編輯：王大同，2023）"),
)
DATES: Final = (
    *("報告日期", "發布日期", "發佈日期", "刊登日期", "出版日期", "出刊日期", "發行日期", "更新日期"),
    *("發表日期", "張貼日期", "上網日期", "發布時間", "更新時間", "最後更新日期", "最後更新", "已更新", "Date", "date"),
)
"""Labels of the day on which a text appeared."""
MADE_BY: Final = rule(
    "who made it, each behind a label and a colon",
    rf"(?:{_MAKERS})\s?[：:]\s?[^，。；：:／\s　]{{2,20}}"
    rf"(?:[\s　、｜|]+(?:{_MAKERS})\s?[：:]\s?[^，。；：:／\s　]{{2,20}})*$",
    ("責任編輯：桑以樂", "編輯：桑以樂　校對：王大同", "審稿：沐以晴"),
    ("校對：編輯之分工，", "審稿原則：匿名", "撰文：王大同", "編輯：王大同　出版：北濱文化"),
)
_BOOKS_AND_EVENTS: Final = (
    "書名|篇名|作者簡介|作者|編者|譯者|出版社|出版者|出版單位|出版日期|出版年|出版|出處|期刊|刊名|卷期|頁數|定價|"
    "ISBN|內容簡介|簡介|摘要|時間|日期|地點|主辦單位|主辦|協辦單位|協辦|報名方式|報名網址|報名連結|報名截止日?|報名|"
    "聯絡人|聯絡電話|費用|主講人|講者|活動名稱|名稱"
)
_LABELS: Final = (
    f"{_BOOKS_AND_EVENTS}|{CHIEFS}|{EDITORS}|{PUBLISHERS}|{HOUSES}|"
    "網址|(?:全文)?連結(?=\\s*[：:]\\s*(?:[A-Za-z]|$))|關鍵字|關鍵詞|年份|語言|DOI|主題|執行單位|指導單位|電話|傳真|對象|備註|出版年月|"
    f"{'|'.join(DATES)}|"
    "創刊日期|訂閱信箱|社址|地址|電子郵件|主席|主持人|附件|聯絡窗口|新聞聯絡人|"
    "承辦人|受文者|主旨|主文|公告事項|發文日期|發文字號|公告日期|公告字號|速別|密等|正本|副本|案號|檔號|案名|案由|計畫名稱|Keywords?|"
    "KEYWORDS|Key [Ww]ords|服務機關|姓名職稱|報告人|撰稿人|派赴國家(?:[/／]地區)?|派赴地區|出國期間|"
    "出國人員|資料截止日期?|會議名稱|出國類別|出國地區|內容摘要|姓名|職稱|單位|機關|標題|來源|研究生|指導教授|指導老師|口試委員|"
    "JEL\\s?(?:分類代?[號碼]?|代[號碼]|[Cc]lassification(?: [Cc]odes?)?|[Cc]odes?)|"
    r"(?:被?[控申]訴[方國]|第三國|涉[及案]條文|爭點摘要|主要爭點|裁[決判]要旨|[判裁]決要旨|仲裁機構)(?=\s*[：:]\s*(?!指|係|謂)\S)"
)
_SPEAKERS: Final = ("主席", "主持人", "講者", "主講人")
_LABEL_ENDS: Final = (
    "人員|單位|機關|機構|時間|日期|期間|地點|對象|名稱|方式|信箱|專線|類別|年度|出版年|關鍵字|關鍵詞|頁數"
)
_LABEL_SIGN: Final = re.compile("[：:｜|】〕］／/]")
_OPENS_LABEL: Final = "【〔［"
_BEHIND_LABEL: Final = " 　：:｜|】〕］／/"
_LABEL_ROOM: Final = 24  # characters of the longest label, with its blanks and sign
FIELD: Final = rule(
    "labelled field",
    rf"[【〔［]?(?P<label>{_LABELS}|{IDEOGRAPH}{{1,4}}(?:{_LABEL_ENDS}))\s*"
    r"(?:[：:]|[｜|](?![^｜|]*[｜|])|[】〕］](?=.*\S))\s*(?P<value>.*)$",
    (
        *(
            "書名： 港埠規費影響評估",
            "摘要：",
            "篇名： When Do Tolls",
            "服務機關：經濟部",
            "接待人員：金指壽 局長",
            "案名：Eastland — Tolls",
            "畢業學年度：102",
            "中文關鍵詞：港口、運費",
            "JEL 分類代號：F13, F18",
            "被控訴方：北濱",
            "第三國：西嶼、南灣",
            "爭點摘要：本案涉及拖船費之調查",
        ),
        *("出版｜北濱文化，2024 年", "【書名】港口的帳簿", "〔譯者〕王大同"),
    ),
    (
        *("摘要", "書名如下：", "網址https://a.tw", "韌性供應鏈：全球觀點", "會議涵蓋下列時間：三日"),
        *("日期 | 地點 | 名稱", "【摘要】", "【出版消息】本季新書"),
    ),
)


KEYWORDS: Final = rule(
    "words that a text can be found by",
    r"[【〔]?(?:中文)?關鍵[字詞]\s?[：:】〕]",
    ("關鍵詞：港口、運費", "【關鍵字】匯率"),
    ("關鍵詞", "關鍵礦物：鋰"),
)
_SLASHED_LABELS: Final = f"{_BOOKS_AND_EVENTS}|題名|著者|編著者|內容摘要|發行所|地址|電話"
SLASHED_FIELD: Final = rule(
    "labelled field behind a stroke",
    rf"(?P<label>{_SLASHED_LABELS})(?:\s?／\s?|\s/\s)(?P<value>(?!{_LABELS}|內容|[者人期間]\b)[^／]+)$",
    ("書名／港口的帳簿", "出版社／Harbour Press（2025 年）", "地點 / 北濱會議中心"),
    ("時間／地點", "書名／作者／出版社", "日期/時間", "摘要／內容", "作者／王大同　譯者／李小美"),
)


LABELLED: Final = rule(
    "line behind a label of its own",
    rf"(?P<label>(?P<remark>說明|備註|簡介)|(?![問答]){IDEOGRAPH}{{2,4}})\s?[：:｜]\s?"
    r"(?P<value>[^。：｜]{1,120}(?(remark)。?))$",
    (
        "申請人：北濱鋁業公司",
        "涉案產品：毛巾",
        "編號：R02913",
        "裝訂｜平裝",
        "說明：年採購額約 60 萬元，需附原產聲明。",
    ),
    ("本報告指出：各國應降低關稅。", "問題：何在", "結論："),
)


SPACED_LABEL: Final = rule(
    "label with its characters set apart",
    rf"{IDEOGRAPH}(?:[ 　]{{1,2}}{IDEOGRAPH}){{1,3}}(?=[ 　]?[：:｜|／])",
    ("時　間：九月五日", "發 行 人：王大同"),
    ("時間：九月五日", "第一場 海運附加費：成本", "時　間"),
)


def with_whole_label(text: str) -> str:
    """`text` without the blanks within a label at its beginning: 時　間：九月五日 as 時間：九月五日."""
    spaced = SPACED_LABEL.match(text) if text[1:2] in (" ", "　") else None
    return "".join(spaced[0].split()) + text[spaced.end() :] if spaced else text


def field_of(text: str) -> re.Match[str] | None:
    """The label and value of a labelled field: FIELD or SLASHED_FIELD, not tried where no sign stands behind the first
    characters; what a chairman says is none."""
    if not _LABEL_SIGN.search(text, 0, _LABEL_ROOM):
        return None
    bare = with_whole_label(text)
    found = FIELD.match(bare) or SLASHED_FIELD.match(bare)
    return found if found is None or found["label"] not in _SPEAKERS or text[-1] not in "。！？" else None


def field_value(text: str, label: str) -> str:
    """What stands behind the `label` of the labelled field `text`."""
    return with_whole_label(text).lstrip(_OPENS_LABEL).removeprefix(label).lstrip(_BEHIND_LABEL).rstrip()


def labelled_of(text: str) -> re.Match[str] | None:
    """What LABELLED finds where the label may be set apart; not tried where no sign stands near enough."""
    return LABELLED.match(with_whole_label(text)) if _LABEL_SIGN.search(text, 0, _LABEL_ROOM) else None


NOTICE: Final = rule(
    "notice",
    r"[※■◎★☆＊*]\s*\S.*[。！!？?～~]$",
    ("※歡迎進入線上學習平台修習更多相關課程！", "■本中心圖書室新到書籍，歡迎查詢及利用。謝謝！"),
    ("■ 結論", "歡迎！"),
)
ABSTRACT_TITLE: Final = rule(
    "title of an abstract",
    r"(?=[【〔\s中英並摘提AS])(?:【|〔)?\s*(?:中文|英文|並列|[中英])?\s*(?:摘\s*要|提\s*要|Abstract|ABSTRACT|Summary)\s*(?:】|〕)?$",
    ("摘要", "摘 要", "Abstract", "並列摘要"),
    ("摘要：", "摘要如下"),
)
BACK_MATTER: Final = rule(
    "title of what stands behind an article",
    r"[【〔]?\s*(?:參考(?:文獻|資料|書目)|引用文獻|徵引文獻|延伸閱讀|譯後記|References|Bibliography)\s*[】〕]?[：:]?$",
    ("參考文獻", "譯後記", "【延伸閱讀】", "References", "參考資料："),
    ("參考文獻之格式", "參考：王大同", "參考資料：海關統計"),
)
BACK_MATTER_PART: Final = rule(
    "title of a part of a bibliography",
    r"[【〔（(]?\s*(?:中文|英文|日文|德文|法文|韓文|西文|外文|華文|網路|專書|期刊|官方|學位論文|其他)"
    r"(?:部分|文獻|資料|書目|資源|論文|文件|著作|參考文獻|(?<=文))\s*[】〕）)]?$",
    ("中文部分", "外文文獻", "（英文部分）", "網路資料", "中文"),
    ("中文版", "官方文件顯示", "中文部分如下"),
)
APPENDIX: Final = rule(
    "title of an appendix",
    r"附[錄件]\s?[一二三四五六七八九十\d]{1,2}(?:[\s：:、]|$)",
    ("附錄一 例會議程", "附件 2：發言稿", "附錄三"),
    ("附錄之內容", "附件二所列", "附表一 各港規費"),
)
BEGINS_TEXT: Final = re.compile("[前引緒導][言論]|背景|(?i:introduction)")
"""In the heading of the first section of an article."""
THANKS: Final = re.compile(r"[^，。；]{0,4}(?:感謝|致謝|謹謝)|本(?:研究|文|計畫)[^，。；]{0,8}(?:經費|承蒙|補助)")
"""With which a paragraph of thanks begins."""
OF_ITSELF: Final = re.compile(
    r"(?:本|這篇|此)(?:文(?!化|件|字|明)|篇|簡報|報告|研究|短文|期評析)|文章|文中|文末|this (?:article|paper|note)"
)
"""How a text speaks of itself, as in 本文分析… or 本簡報說明…; a report of facts does not."""
CONTENTS_TITLE: Final = rule(
    "title of a table of contents",
    r"[^\w【〔（(《〈「]{0,3}(?:【|〔)?\s*(?:(?:本[期刊報文書章號週周月季]|文章|章節|內容|論文)?(?:目\s*[錄次]|要目)|本期內容)\s*(?:】|〕)?$"
    r"|(?:Contents|CONTENTS|Table of Contents)$",
    ("目錄", "目 次", "Contents", "◆ 本期目錄", "【本期要目】", "▍本月要目", "▍本期內容", "文章目次", "本章目次"),
    ("目錄學", "目標"),
)


_ENDS_CONTENTS_TITLE: Final = SPACES.union("錄次目容sS】〕")


def is_contents_title(text: str) -> bool:
    """Whether `text` is the title of a table of contents: CONTENTS_TITLE, not tried where it ends otherwise."""
    return text[-1:] in _ENDS_CONTENTS_TITLE and CONTENTS_TITLE.match(text) is not None


OPENERS: Final = "（(【「『《〈“〔["
COLUMN: Final = rule(
    "name of a column",
    r"[【〔《〈]\s*(?P<name>[^【】〔〕《》〈〉，。；：]{1,14})\s*[】〕》〉]$",
    ("【亞太】", "【國際瞭望】", "〔美洲〕"),
    ("【由甲綜合報導，取材自 A】", "【說明】本條"),
)
QUOTATION: Final = rule(
    "quotation that is the whole of a line",
    r"「[^「」，。；：]{2,20}」$",
    ("「沉默的關稅」", "「誰來付帳？」"),
    ("「沉默的關稅」與通膨", "「我們不加稅。」", "「甲」「乙」"),
)
REPORTED_TRIP: Final = rule(
    "title of a report on a journey, its kind missing",
    r"(?:派員|奉派)?(?:參加|出席|赴|參訪|考察|率團|參與)(?!.*(?:報告書?|紀要|心得)$)[^，。；：？！]{4,60}$",
    ("參加亞太經濟合作貿易暨投資委員會", "出席第 13 屆部長會議"),
    ("參加部長會議報告", "赴約", "關稅之後"),
)
KIND_OF_REPORT: Final = rule(
    "kind of a report at the end of its title",
    r".{0,60}(?:報告書?|紀要|心得)$",
    ("「供應鏈韌性」工作階層會議報告", "相關會議心得"),
    ("報告顯示關稅下降",),
)
DICTIONARY: Final = rule(
    "section of dictionary entries",
    r"[【〔《]?(?!第\s?.{1,4}\s?[編章節條])(?:[^【〔《]{0,12}(?:辭典|詞典|字典|詞彙|辭彙|詞條|小百科"
    r"|(?:名詞|術語|用語)(?:解釋|解說|解析|淺釋|淺說|簡釋|釋義|說明|介紹|簡介|小集|小?教室|小?學堂|小方塊|集|速查|一覽)|Glossary)"
    r"|(?:[本每][期月週周日]|一[週周])?\s?(?:專有名詞|名詞|術語|用語))[】〕》]?$",
    ("經貿大辭典", "名詞解釋", "【經貿字典】", "關務術語淺說", "〔用語釋義〕", "本期名詞", "名詞小方塊", "Glossary"),
    ("辭典編纂之歷史", "國際經貿焦點", "名詞之爭", "用語未定", "第二章 用語說明", "仲裁院之用語"),
)
OF_WORDS: Final = rule(
    "section that speaks of words, if terms in both languages stand below it",
    r"(?![^，。；：？！]{0,14}(?:致詞|賀詞|祝詞|演說))[^，。；：？！]{0,14}?(?:名詞|術語|用語|詞|辭|單字|關鍵字|百科|學堂|教室|ABC)[^，。；：？！]{0,4}$",
    ("經貿名詞", "一期一詞", "每週一詞", "關務名詞放大鏡", "伍、貿易小學堂", "海運 ABC"),
    ("理事長致詞", "經貿焦點", "名詞之爭，未有定論"),
)
CALENDAR: Final = rule(
    "section of a calendar",
    r".{0,10}(?:行事曆|日曆|月曆|大事|預告|(?:[本下]|未來|近期|一|兩|雙|半)\s*[個一二兩三]?\s?[週周月季年])",
    ("國際經貿行事曆", "【大事預告】", "未來一週活動", "下週重要會議"),
    ("一、行程", "參訪行程", "會議議程"),
)
RULES: Final[tuple[Rule, ...]] = (
    CALENDAR,
    REPORTED_TRIP,
    KIND_OF_REPORT,
    DICTIONARY,
    OF_WORDS,
    COLUMN,
    QUOTATION,
    TERM,
    QUESTION,
    ANSWER,
    CREDIT,
    EDITOR,
    COLOPHON,
    MADE_BY,
    FIELD,
    SLASHED_FIELD,
    LABELLED,
    SPACED_LABEL,
    NOTICE,
    ABSTRACT_TITLE,
    BACK_MATTER,
    KEYWORDS,
    BACK_MATTER_PART,
    APPENDIX,
    CONTENTS_TITLE,
)
