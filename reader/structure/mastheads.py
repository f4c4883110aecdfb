"""What stands above the text on a first page: the name of a series, its issue and day, the name of a form."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from reader.structure.characters import CJK, ends_sentence, has_chinese
from reader.structure.drafts import Draft, first_told
from reader.structure.kinds import BYLINE, CAPTION, FOOTNOTE, FURNITURE, HEADING, PARAGRAPH
from reader.structure.listed_addresses import ADDRESS
from reader.structure.numbering import ITEM_TITLE, leads_title, numbered
from reader.structure.phrases import COLUMN, LABELLED, is_contents_title, is_section, with_whole_label
from reader.structure.rules import Rule, rule
from reader.structure.sections import IMPRINT, is_periodical, is_unnumbered

_COUNT: Final = r"[\d一二三四五六七八九十百〇零○]{1,5}"
_DAY: Final = (
    r"(?:(?:中華民國|民國|西元)?\s?\d{2,4}\s?[年./-]\s?\d{1,2}(?:\s?[月./-]\s?\d{1,2}\s?日?|\s?月(?:\s?號)?)"
    r"|\d{4}\s?年?\s?[春夏秋冬]季號?)(?:\s?[（(]?星期.[）)]?)?"
)
_ISSUE: Final = (
    rf"(?:第\s?{_COUNT}\s?卷\s?)?(?:總?第\s?{_COUNT}\s?[期號輯]|[Vv]ol(?:ume)?\.?\s?\d+(?:\s?[,，]?\s?[Nn]o\.?\s?\d+)?|[Nn]o\.?\s?\d{{1,5}}(?:-\d{{1,3}})?"
    rf"|[Ii]ssue\s?\d{{1,5}}|創刊號|試刊號)"
)
_HOW_OFTEN: Final = r"(?:[　\s｜|]+(?:日|週|雙週|半月|月|雙月|季|半年|年)刊|[　\s｜|]+每.{1,8}(?:出刊|發行|出版))?"
_THEN_DAY: Final = rf"\s*[｜|/／,，、　(（]?\s*(?:{_DAY})?\s*(?:出刊|發行|出版)?\s*[）)]?{_HOW_OFTEN}"
ISSUE_LINE: Final = rule(
    "number of an issue alone",
    rf"[（(]?(?:{_DAY}\s*[｜|/／,，、　]?\s*)?{_ISSUE}{_THEN_DAY}$"
    r"|[（(]?\d{2,4}\s?年\s?(?:\d{1,2}\s?月|[春夏秋冬]季)\s?[號刊][）)]?$|(?:[Nn]o\.?\s?)?(?:19|20)\d\d[-－]\d{1,3}$",
    (
        "2024 年 6 月號",
        "2024-08",
        "第 58 期",
        "第58期　2025年3月14日",
        "2025年3月號 第12期",
        "Vol. 3, No. 12",
        "總第 58 期",
        "第58期（2025.3.14）",
        "第58期　半月刊",
    ),
    ("第 58 期之主題", "臺灣經貿觀測雙週報", "第 58 條", "第3期鋼鋁措施"),
)
NAMED_ISSUE: Final = rule(
    "name and number of an issue",
    rf"(?P<name>[^\s。，；：？！].{{1,28}}?)[\s　｜|，,]*(?:{_ISSUE}){_THEN_DAY}"
    r"(?:[，,]\s?頁\s?\d+\s?[-–~～]\s?\d+)?$",
    ("臺灣經貿觀測雙週報 第 58 期", "中正法學集刊第75期（2024年12月）", "經貿前線通訊 Vol. 12"),
    ("論第三期協定之履行", "壹、第一期計畫之成果", "第 58 期"),
)
DAY_LINE: Final = rule(
    "day of an issue alone",
    rf"[（(]?{_DAY}\s*(?:出刊|發行|出版|發布|修訂|版)?[）)]?{_HOW_OFTEN}$",
    (
        "2025 年 3 月 14 日",
        "中華民國114年3月14日",
        "2025.03.14 出刊",
        "2025年3月號",
        "113年6月14日　每週五出刊",
        "113 年 3 月版",
    ),
    ("2025年3月14日，美國總統", "2025 年"),
)
WHEN: Final = rule(
    "day and hour",
    rf"{_DAY}\s*(?:[上下中]午|晚間|早上)?\s?\d{{1,2}}\s?[時點:：].{{0,20}}$",
    ("113 年 9 月 12 日（星期四）上午 9 時", "2024 年 5 月 3 日 14:00"),
    ("2024 年 5 月 3 日", "113 年 9 月 12 日記者會"),
)
DATED_ENTRY: Final = rule(
    "entry that begins with its day",
    rf"{_DAY}[\s　：:]+(?=[^\s\d日起])",
    ("2024 年 3 月 1 日　實施加值稅減免", "113.5.6 調高關稅"),
    ("2024 年 3 月 1 日起實施", "2024 年 3 月 1 日"),
)
DOCUMENT_NUMBER: Final = rule(
    "number of an official document",
    r"[^\s，。：]{1,12}字第\s?[0-9A-Z]{4,16}\s?號(?:[函令]|公告)?$",
    ("經貿字第 11304601230 號", "台財關字第1131012345號令"),
    ("第 301 號命令", "依經貿字第 11304601230 號函辦理"),
)
PERSON_LABEL: Final = rule(
    "who did what, behind a label",
    rf"[{CJK}]{{2,6}}(?<=[人員者理輯任師話箱線])\s?[：:]\s?\S.{{0,40}}$",
    ("計畫主持人：沐以晴", "研究助理：李小美、王大同", "客服專線：(02)2345-6789"),
    ("越南：新興市場", "計畫主持人"),
)
PUBLISHED: Final = rule(
    "body that publishes",
    rf"(?:{_DAY}\s*(?:出刊|發行|出版|發布)?[\s｜|,，]+)?"
    r"(?P<body>[^，。；：？！\d]{2,30}?)\s*(?:編印|發行|出版|編製|主編|編輯|(?<=[署部會局院所心處社系館])[\s　]?編)"
    rf"(?:\s*{_DAY})?$",
    (
        "財團法人亞太貿易中心 發行",
        "國際貿易署編印",
        "中華民國 106 年 9 月 15 日出刊　中橋貿易調查學會編印",
        "北濱貿易署　編",
        "北濱貿易署編　中華民國114年12月19日",
    ),
    ("第 58 期發行", "發行", "王大同 編"),
)
_EDITS: Final = r"(?:發行人|發行單位|總編輯|主編|編輯委員會?)\s?[：:]"
IMPRINT_LINE: Final = rule(
    "who founded, edits and sells a periodical, on one line",
    rf"(?:\S.{{0,30}}?創刊[　\s]|{_EDITS}.{{1,40}}[　\s]{_EDITS}"
    r"|(?:發行人|社長|總編輯)[　\s][^，。；：]{2,12}[｜|／/]"
    r"|本[刊報].{0,20}?(?:出刊|發行|歡迎訂閱|歡迎投稿|歡迎轉載)).{0,100}$",
    (
        "2009 年 5 月創刊　發行單位：北濱經貿研究中心　發行人：王大同",
        "發行人：王大同　總編輯：李小美",
        "發行人　王大同　｜　社長　李小美　｜　地址　臺北市",
        "本刊每月 10 日出刊，歡迎訂閱電子報",
    ),
    ("本刊創刊至今", "主編：王大同", "本期起改以電子報寄送", "由主編：王大同撰文"),
)
SERIES_LINE: Final = rule(
    "name of a series and of what it holds",
    r"(?P<name>[^｜|，。；：？！\d]{2,14}?)\s*[｜|]\s*[^｜|，。；：？！\d]{0,12}"
    r"(?:評論|觀察|觀測|論壇|筆記|專欄|評析|研究|瞭望|通訊|週報|月報|電子報|視野)$",
    ("海風隨筆｜國際財經評論", "貿易之窗 | 產業觀察"),
    ("關稅｜非關稅", "東亞觀察｜半導體出口管制之影響", "第 3 期｜經貿評論"),
)
SERIES_NAME: Final = rule(
    "name of a series by its last word",
    r"[^，。；：？！]{2,14}(?:評論|觀察|觀測|論壇|筆記|專欄|評析|瞭望|通訊|週報|月報|電子報|視野|系列|叢刊|簡析|簡報|論叢|短評|快評|政策建議)$",
    ("東亞經濟與安全研究論壇", "國際經貿政策評析"),
    ("一座港口的地緣經濟學", "評論"),
)
NUMBERED_SERIES: Final = rule(
    "name of a series and number by years",
    r"(?P<name>[^，。；：？！\d]{2,20}(?:報告|系列|論文|叢刊|簡析|評論|專刊))[\s　]*"
    r"(?:[Nn]o\.?\s?)?\d{2,4}[-－]\d{1,3}$",
    ("專題研究報告 113-07", "政策簡析 No. 2023-18"),
    ("專題研究報告 113 年", "關於 2023-18 號報告"),
)
CATEGORY: Final = rule(
    "category of a report in brackets",
    r"[（(]\s*(?:出國類別|類別)\s*[：:].{1,20}[）)]$",
    ("（出國類別：開會）",),
    ("（一）出國類別：開會",),
)
FORM: Final = rule(
    "name of a form on a cover",
    r"(?:行政院及所屬各機關|公務|公務人員|政府)?(?:因公)?出國(?:人員)?報告書?\s*(?:[（(].{1,30}[）)])?$"
    r"|(?P<news>(?:即時)?新聞(?:稿|快訊|資料|參考資料)|(?:[Pp]ress|PRESS|[Nn]ews|NEWS) (?:[Rr]elease|RELEASE))$",
    ("出國報告（出國類別：國際會議）", "公務出國報告", "行政院及所屬各機關出國報告", "新聞稿", "PRESS RELEASE"),
    ("參加公共論壇出國報告", "出國報告摘要", "新聞稿一覽"),
)
APPEARS: Final = rule(
    "how often a periodical appears",
    r"(?:[（(]?(?:日|週|雙週|半月|月|雙月|季|半年|年)刊[）)]?|每.{1,8}(?:出刊|發行|出版))$",
    ("半月刊", "每週一出刊", "每月 10 日發行", "（雙月刊）"),
    ("每週一出刊之電子報", "期刊"),
)
IMPRINT_PIECE: Final = rule(
    "label and value of an imprint",
    rf"[{CJK}]{{2,10}}\s?[：:]\s?\S.{{0,60}}$",
    ("編輯委員會召集人：沐以晴", "電話：（02）2700-1234"),
    ("電話", "發行所："),
)
OF_PUBLISHER: Final = rule(
    "label of who publishes or how to write",
    r"[^：:]{0,8}(?:發行|編輯|編印|出版|創刊|社長|電話|傳真|信箱|地址|網址|社址|投稿)[^：:]{0,8}[：:]",
    ("發行所：北濱學會", "意見信箱：a@b.tw", "編輯委員會召集人：沐以晴"),
    ("時間：九月五日", "與談人：王大同"),
)
RIGHTS: Final = rule(
    "whose the rights are",
    r"(?:©|[Cc]opyright|(?:版權|著作權)(?:所有|歸)|(?:本刊|本報|文章|內容)?(?:歡迎轉載|轉載請|未經.{0,8}同意)).{0,60}(?<!。)$",
    ("版權所有，轉載請註明出處", "著作權所有 翻印必究", "© 2024 北濱學會"),
    ("版權爭議之解決", "轉載自路透社", "版權所有，轉載請註明出處。"),
)
RULES: Final[tuple[Rule, ...]] = (
    WHEN,
    PERSON_LABEL,
    DATED_ENTRY,
    DOCUMENT_NUMBER,
    RIGHTS,
    APPEARS,
    IMPRINT_PIECE,
    OF_PUBLISHER,
    ISSUE_LINE,
    NAMED_ISSUE,
    DAY_LINE,
    PUBLISHED,
    IMPRINT_LINE,
    SERIES_LINE,
    SERIES_NAME,
    NUMBERED_SERIES,
    CATEGORY,
    FORM,
)

BETWEEN_SIDES: Final = re.compile(r" {4,}|\u3000{2,}|\t+")  # of a running head
_BARS: Final = re.compile(r"\u3000+| {2,}|\s*[｜|]\s*|\s+(?=https?://)")
_AT_END: Final = 3  # blocks
_FEW, _MANY = 2, 3  # labels and values of an imprint
_WRITERS: Final = ("作者", "撰稿人", "撰文", "撰稿")  # fields above a title that say who wrote it
_ZONE: Final = 10  # blocks at the head of a document
_NAMES: Final = 3  # lines of a masthead that neither number nor date it
_LONGEST: Final = 30
_MOST_LINES: Final = 3  # of a field or a title
_LARGER: Final = 1.1
_SHORT_NAME: Final = 8  # characters
_LONG_NAME: Final = 16


def pieces(text: str) -> list[str]:
    """What wide blanks and bars part in a line of a masthead."""
    return [piece for piece in _BARS.split(with_whole_label(text)) if piece]


def _numbers_issue(text: str) -> bool:
    """Whether a line of a masthead numbers the issue, itself or one of its pieces, the others being of the kind."""
    if ISSUE_LINE.match(text) or NAMED_ISSUE.match(text):
        return True
    parts = pieces(text)
    return any(map(ISSUE_LINE.match, parts)) and all(map(_may_be_piece, parts))


def _may_be_piece(text: str) -> bool:
    if len(text) <= _SHORT_NAME or LABELLED.match(text) or ADDRESS.match(text):
        return True
    return any(piece.match(text) for piece in (ISSUE_LINE, DAY_LINE, PUBLISHED, APPEARS))


def _is_imprint(text: str, least: int) -> bool:
    """Whether a line is made of labels and values, `least` at least, one saying who publishes or how to write."""
    parts = pieces(text)
    told = [part for part in parts if IMPRINT_PIECE.match(part)]
    return len(told) >= max(least, len(parts) - 1) and any(OF_PUBLISHER.match(part) for part in told)


def _imprint_at_end(drafts: Sequence[Draft]) -> None:
    """An imprint may stand below all text."""
    texts = [made for made in drafts if made.kind is not FURNITURE and made.kind is not FOOTNOTE]
    found: list[Draft] = []
    for made in reversed(texts[-_AT_END:]):
        told = RIGHTS.match(made.text) or all(map(IMPRINT_PIECE.match, pieces(made.text)))
        if made.kind not in (PARAGRAPH, HEADING) or not told:
            break
        found.append(made)
    labels = sum(len(pieces(made.text)) for made in found)
    if labels >= _MANY and any("發行" in with_whole_label(made.text) for made in found):
        for made in found:
            _set_apart(made)


def of_issue(drafts: Sequence[Draft]) -> None:
    """The lines above the text that name and number an issue, and its imprint, are no headings and no text."""
    _imprint_at_end(drafts)
    zone = _zone(drafts)
    issued = [_numbers_issue(made.text) for made in zone]
    told = [one or made.role == "field" or _is_of_issue(made) for one, made in zip(issued, zone, strict=True)]
    imprinted = any(_is_imprint(made.text, _MANY) or IMPRINT_LINE.match(made.text) for made in zone[1:])
    if not any(told) or not (any(issued) or imprinted or _names_issue(drafts, zone[0]) or _runs_above(drafts, zone)):
        return
    lines = zone[: len(told) - told[::-1].index(True)]
    names = [made for made, known in zip(lines, told, strict=False) if not known]
    if len(names) > _NAMES or any(
        _length(made.text) > _LONGEST or _lines_of(made) > 1 or (is_section(made.text) and made is not lines[0])
        for made in names
    ):
        return
    for made in lines:
        _set_apart(made)


def of_cover(drafts: Sequence[Draft]) -> None:
    """Who publishes and the day, below the title of a cover, above the contents, the first number or a further page."""
    zone = _zone(drafts)
    below = [made for made in zone[1:] if PUBLISHED.match(made.text) or DAY_LINE.match(made.text)]
    if not below or not any(PUBLISHED.match(made.text) for made in below):
        return
    last = drafts.index(below[-1])
    after = next((made for made in drafts[last + 1 :] if made.kind is not FURNITURE), None)
    if after is not None and (after.begins_page or is_contents_title(after.text) or numbered(after.text)):
        for made in below:
            _set_apart(made)


def _length(text: str) -> int:
    """Characters, Latin letters being half as wide."""
    return len(text) - sum(map(str.isascii, text)) // 2


def _lines_of(made: Draft) -> int:
    """Of how many lines a draft is made, not counting those with the name in Latin letters."""
    return sum(1 for line in made.lines if has_chinese(line.text))


def _names_issue(drafts: Sequence[Draft], made: Draft) -> bool:
    """Whether a running head repeats `made` as the name of the issue."""
    sides = (side for head in drafts if head.role == "header" for side in BETWEEN_SIDES.split(head.text))
    heads = (NAMED_ISSUE.match(side) for side in sides)
    return any(found is not None and found["name"].strip("　 ｜|") == made.text for found in heads)


def _runs_above(drafts: Sequence[Draft], zone: Sequence[Draft]) -> bool:
    """Whether a running head with name and number stands above an imprint."""
    heads = (made for made in drafts[: drafts.index(zone[0])] if made.role == "header")
    return any(_is_imprint(made.text, _FEW) for made in zone) and any(NAMED_ISSUE.match(head.text) for head in heads)


def _is_of_issue(made: Draft) -> bool:
    if DAY_LINE.match(made.text) or PUBLISHED.match(made.text) or IMPRINT_LINE.match(made.text):
        return True
    return _is_imprint(made.text, _FEW)


def _zone(drafts: Sequence[Draft]) -> list[Draft]:
    """The short lines at the head of the document, up to the first text."""
    zone: list[Draft] = []
    for made in drafts:
        if made.kind is FURNITURE:
            continue
        text = made.text
        is_line = made.kind in (PARAGRAPH, HEADING) and made.role in (None, "field")
        if (
            not is_line
            or len(made.lines) > _MOST_LINES
            or numbered(text)
            or ITEM_TITLE.match(text)
            or len(zone) == _ZONE
        ):
            break
        if made.role is None and ("。" in text or (ends_sentence(text) and not DAY_LINE.match(text))):
            break
        zone.append(made)
    return zone


def _set_apart(made: Draft) -> None:
    made.kind, made.role, made.level = FURNITURE, "masthead", None


def of_form(drafts: Sequence[Draft]) -> None:
    """The name of a form above the title of what fills it."""
    zone = _zone(drafts)
    for made, after in pairwise(zone):
        form = FORM.match(made.text) if made.kind is not FURNITURE else None
        if form is None:
            continue
        if form["news"] and any(other.role is None for other in zone[zone.index(after) :]):
            _set_apart(made)  # fields may stand between it and the title
            return
        rest = [other for other in zone[zone.index(after) :] if not CATEGORY.match(other.text)]
        if rest and rest[0].role is None:
            for other in zone[zone.index(made) : zone.index(rest[0])]:
                _set_apart(other)
        return


def of_series(drafts: Sequence[Draft]) -> None:
    """The name of a series at the head of the first page, above the title that a byline tells from it."""
    texts = [made for made in drafts if made.kind is not FURNITURE]
    named = len(texts) > 1 and any(name.match(texts[0].text) for name in (COLUMN, SERIES_LINE, NUMBERED_SERIES))
    if named and is_unnumbered(texts[1]) and not is_periodical(drafts):
        _set_apart(texts[0])
        return
    headings = [made for made in drafts if made.kind is HEADING]
    if len(headings) < 2:
        return
    above = drafts[: drafts.index(headings[0])]
    if any(made.kind is not FURNITURE or made.text != headings[1].text for made in above):
        return  # no more than the title itself may run above
    title = drafts.index(headings[1])
    between = [made for made in drafts[drafts.index(headings[0]) + 1 : title] if made.kind is not FURNITURE]
    signed = any(made.kind is BYLINE for made in drafts[title + 1 : title + 4])
    signed = signed or any(made.label in _WRITERS for made in between)
    is_title_above = signed and all(made.kind is CAPTION or made.role == "field" for made in between)
    if is_title_above and _names_series(headings[0], headings[1]) and not is_periodical(drafts):
        _set_apart(headings[0])


def _names_series(made: Draft, title: Draft) -> bool:
    """Whether a short heading above a title names a series: it is no larger, and as short as names are or worded so;
    below a title in Chinese may stand another in Latin letters."""
    if _size(made) > _LARGER * _size(title) or not has_chinese(title.text):
        return False
    if len(pieces(made.text)) == _FEW and len(made.text) <= _LONGEST:
        return True
    return len(made.text) <= _SHORT_NAME or (len(made.text) <= _LONG_NAME and SERIES_NAME.match(made.text) is not None)


def above_title(drafts: Sequence[Draft]) -> None:
    """On set pages a title is larger than all above it: the short lines there name a series and say who edits it."""
    texts = first_told(drafts, _ZONE)
    first = next((place for place, made in enumerate(texts) if _size(made) > _LARGER * _size(texts[0])), 0)
    if not first or texts[first].kind is not HEADING or any(map(_may_be_text, texts[:first])):
        return
    if any(is_section(made.text) for made in texts[:first]) and is_periodical(drafts):
        return
    for made in texts[:first]:
        if made.kind is not CAPTION:
            _set_apart(made)


def _size(made: Draft) -> float:
    measures = made.lines[0].measures if made.lines else None
    return measures.size if measures is not None else 0.0


def _may_be_text(made: Draft) -> bool:
    """Whether a draft above a title is no line of a masthead: text, a number, who wrote it."""
    if made.kind is CAPTION or made.label in IMPRINT or _is_of_issue(made) or NAMED_ISSUE.match(made.text):
        return False
    is_line = made.kind in (PARAGRAPH, HEADING) and made.role is None
    counted = numbered(made.text) or leads_title(made.text)
    return not is_line or bool(counted) or len(made.text) > _LONGEST or ends_sentence(made.text)
